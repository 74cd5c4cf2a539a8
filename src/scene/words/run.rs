//! Words of one look, and how wide they are.

use std::sync::{Arc, OnceLock};

use crate::font::fit::ELLIPSIS;
use crate::font::{Face, Shaped, shape, width};
use crate::theme::Role;

/// The size at which words are measured, in points.
pub const SIZE: f32 = 12.0;
/// Words of one look.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The words, with the blanks between them and the next run.
    pub text: Arc<str>,
    /// Their face.
    pub face: Face,
    /// What their color is for.
    pub role: Role,
}

impl Run {
    /// Words in a face.
    pub fn new(text: impl Into<Arc<str>>, face: Face, role: Role) -> Self {
        Self { text: text.into(), face, role }
    }

    /// Its width in points.
    pub fn width(&self) -> f32 {
        width(self.face, SIZE, &self.text)
    }

    /// Width of its words before byte `end`, in points.
    pub(super) fn width_before(&self, end: usize) -> f32 {
        self.width_before_in(&shape(self.face, &self.text), end)
    }

    /// The same, where it is shaped already.
    pub(super) fn width_before_in(&self, shaped: &Shaped, end: usize) -> f32 {
        let in_order = shaped.glyphs.is_sorted_by_key(|glyph| glyph.byte);
        match shaped.glyphs.iter().find(|glyph| glyph.byte >= end) {
            Some(glyph) if in_order => glyph.x * SIZE,
            // Words that run from right to left.
            Some(_) => width(self.face, SIZE, &self.text[..end]),
            None => shaped.width * SIZE,
        }
    }
}

/// Width of "…" in the widest face of labels, in points.
pub(super) fn ellipsis() -> f32 {
    static WIDTH: OnceLock<f32> = OnceLock::new();
    let of = |face| width(face, SIZE, ELLIPSIS);
    *WIDTH.get_or_init(|| of(Face::Ui).max(of(Face::UiMedium)).max(of(Face::UiSemiBold)))
}

/// How many words `runs` are, read as one text.
pub fn n_words(runs: &[Run]) -> usize {
    let mut in_word = false;
    let mut counted = false;
    let mut n_words = 0;
    for letter in runs.iter().flat_map(|run| run.text.chars()) {
        if letter.is_whitespace() {
            in_word = false;
        } else {
            counted &= in_word;
            in_word = true;
            if letter.is_alphanumeric() && !counted {
                counted = true;
                n_words += 1;
            }
        }
    }
    n_words
}

/// Where word number `n` of `text` ends; how many words there are where there are fewer.
pub(super) fn end_of_word(text: &str, n: usize) -> Result<usize, usize> {
    let mut n_words = 0;
    let mut begin = 0;
    while n_words < n {
        let rest = &text[begin..];
        let word = begin + (rest.len() - rest.trim_start().len());
        if word == text.len() {
            return Err(n_words);
        }
        let end = text[word..].find(char::is_whitespace).map_or(text.len(), |at| word + at);
        n_words += usize::from(text[word..end].contains(char::is_alphanumeric));
        begin = end;
    }
    Ok(begin)
}
