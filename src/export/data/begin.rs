//! What a file of data begins with, and all of it as text.

use std::io::{self, Write};

use super::selection::{Selection, Watch};
use super::sheet::BYTE_ORDER_MARK;
use super::write;
use crate::export::format::Format;

/// The first `n` lines of a file. Of a page of HTML its words are told as Markdown has them, not its style sheet.
pub fn first_lines(format: Format, selection: &Selection, n: usize) -> Vec<String> {
    let format = if format == Format::Html { Format::Markdown } else { format };
    let mut begin = Begin { bytes: Vec::new(), n_lines: n };
    // It ends with an error when there is enough; what is there by then is what is asked for.
    let _ = write(format, selection, &Watch::default(), &mut begin);
    let text = String::from_utf8_lossy(&begin.bytes);
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&text);
    text.lines().take(n).map(|line| line.chars().take(MOST_LETTERS).collect()).collect()
}

/// The whole file as text, without a mark for spreadsheets at its begin; empty for a picture.
pub fn text_of(format: Format, selection: &Selection) -> String {
    let mut bytes = Vec::new();
    if write(format, selection, &Watch::default(), &mut bytes).is_err() {
        return String::new();
    }
    let text = String::from_utf8_lossy(&bytes);
    text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&text).to_owned()
}

/// Longer lines are seen in part.
const MOST_LETTERS: usize = 400;
/// So many bytes are enough for the begin, however long its lines are.
const ENOUGH: usize = 1 << 20;

/// Takes in bytes until there are enough of them.
struct Begin {
    bytes: Vec<u8>,
    n_lines: usize,
}

impl Write for Begin {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n_lines = bytes.iter().filter(|byte| **byte == b'\n').count();
        if self.n_lines == 0 || self.bytes.len() > ENOUGH {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.bytes.extend(bytes);
        self.n_lines = self.n_lines.saturating_sub(n_lines);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
