//! A German article of one paragraph, extracted.

use std::sync::Arc;

use zeitstrahl::document::{Block, BlockKind, Document, Published};
use zeitstrahl::effort::Effort;
use zeitstrahl::item::{Extraction, extract};
use zeitstrahl::language::pack_for;
use zeitstrahl::text::Span;

/// The article of this identifier and text.
pub fn article(id: &str, text: &str, published: Published) -> Arc<Extraction> {
    let document = Document {
        parts: vec![Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph }].into(),
        published,
        ..Document::plain(id, "de", text)
    };
    Arc::new(extract(Arc::new(document), pack_for("de").unwrap(), &Effort::unlimited()))
}
