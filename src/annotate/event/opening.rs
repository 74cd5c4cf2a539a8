//! Where an article tells its news.

use foldhash::HashSet;

use crate::annotate::Prepared;
use crate::document::BlockKind;
use crate::text::Span;

use super::stems::stems;

/// The part of an article in which its news stand.
#[derive(Debug, Default)]
pub(super) struct Lead {
    /// The first sentence of running text.
    first: Span,
    /// The summary or first paragraph; where the text holds its own headline and a summary below it, with the first
    /// paragraph behind that.
    whole: Span,
    /// The beginnings of the nouns and names of the first sentence.
    pub stems: HashSet<String>,
}

impl Lead {
    /// The lead of a document; of one without running text it is empty.
    pub fn of(prepared: &Prepared) -> Self {
        let blocks = prepared.document.blocks();
        let running = |kind: BlockKind| matches!(kind, BlockKind::Paragraph | BlockKind::Lead);
        let mut parts = blocks.iter().filter(|block| running(block.kind));
        let Some(opening) = parts.next() else { return Self::default() };
        let titled = blocks.iter().any(|block| block.kind == BlockKind::Title);
        // A paragraph shorter than the one behind it is a summary below the headline.
        let body = parts.next().filter(|body| titled && body.span.len() > opening.span.len());
        let whole = Span { begin: opening.span.begin, end: body.unwrap_or(opening).span.end };
        let at = prepared.sentences.partition_point(|sentence| sentence.span.begin < opening.span.begin);
        let first = prepared.sentences.get(at).map_or(opening.span, |sentence| sentence.span);
        Self { first, whole, stems: stems(first.of(prepared.text())) }
    }

    /// Whether what stands at `span` opens the article.
    pub fn opens(&self, span: Span) -> bool {
        self.first.contains(Span { begin: span.begin, end: span.begin })
    }

    /// Whether it stands where the article tells its news.
    pub fn leads(&self, span: Span) -> bool {
        self.whole.contains(Span { begin: span.begin, end: span.begin })
    }
}
