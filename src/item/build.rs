//! Annotations of one document → its items.

use std::sync::Arc;

use super::Extraction;
use crate::annotate::annotate;
use crate::document::Document;
use crate::language::Pack;

/// Annotates `document` with `pack` and builds its items and actors.
pub fn extract(document: Arc<Document>, pack: &Pack) -> Extraction {
    let annotations = annotate(&document, pack);
    Extraction { document, annotations, items: Vec::new(), actors: Vec::new() }
}
