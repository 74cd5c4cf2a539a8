//! The parts of a text: title, lead, headings, paragraphs, boilerplate.

use super::{Block, BlockKind};
use crate::text::Span;

/// Reads the blocks off the lines of `text`. `title` is the headline where it is known apart from
/// the text.
pub fn blocks_of(text: &str, _title: Option<&str>) -> Vec<Block> {
    lines(text).map(|span| Block { span, kind: BlockKind::Paragraph }).collect()
}

/// The lines that hold more than blanks, without the blanks around them.
fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut begin = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let at = begin + (line.len() - line.trim_start().len());
        begin += line.len();
        let words = line.trim();
        (!words.is_empty()).then(|| Span::new(at, at + words.len()))
    })
}
