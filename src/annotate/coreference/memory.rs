//! Who spoke where, as far as the text is read.

use crate::text::Span;

/// Who spoke where, in text order of the sources.
#[derive(Default)]
pub(super) struct Memory {
    spoke: Vec<(Span, usize)>,
    /// The speaker of the quotation before.
    last: Option<usize>,
}

impl Memory {
    /// The speaker of the quotation before.
    pub fn last(&self) -> Option<usize> {
        self.last
    }

    /// Who spoke between the bytes `begin` and `end`, in text order.
    pub fn within(&self, begin: u32, end: u32) -> impl DoubleEndedIterator<Item = usize> {
        let first = self.spoke.partition_point(|(span, _)| span.begin < begin);
        let last = self.spoke.partition_point(|(span, _)| span.begin < end).max(first);
        self.spoke[first..last].iter().map(|(_, idx)| *idx)
    }

    /// Notes that the member at `idx` spoke, whom the words at `span` name.
    pub fn note(&mut self, span: Option<Span>, idx: usize) {
        self.last = Some(idx);
        if let Some(span) = span {
            let at = self.spoke.partition_point(|(known, _)| known.begin < span.begin);
            // Sources come nearly in order: only a nested quotation's stands before the last.
            self.spoke.insert(at, (span, idx));
        }
    }
}
