//! Byte ranges of a document's text.

use serde::{Deserialize, Serialize};

/// A byte range of a document's UTF-8 text, end exclusive, on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
pub struct Span {
    /// First byte, counted from the start of the text.
    pub begin: u32,
    /// First byte after the end.
    pub end: u32,
}

impl Span {
    /// The span from `begin` to `end`; documents are far below 4 GiB (the reader's limit).
    pub fn new(begin: usize, end: usize) -> Self {
        debug_assert!(begin <= end);
        Self { begin: begin as u32, end: end as u32 }
    }

    /// As a range of `usize`, for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.begin as usize..self.end as usize
    }

    /// The text it covers; empty where the span does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.begin) as usize
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.begin == self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.begin < other.end && other.begin < self.end
    }

    /// Whether `other` lies within.
    pub fn contains(self, other: Self) -> bool {
        self.begin <= other.begin && other.end <= self.end
    }

    /// The smallest span that holds both.
    pub fn hull(self, other: Self) -> Self {
        Self { begin: self.begin.min(other.begin), end: self.end.max(other.end) }
    }
}

impl From<(u32, u32)> for Span {
    fn from((begin, end): (u32, u32)) -> Self {
        Self { begin, end: end.max(begin) }
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.begin, span.end)
    }
}
