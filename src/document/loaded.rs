//! What a reader hands out.

use super::article::Document;
use crate::diagnostic::Diagnostic;

/// What a reader hands out of a file, in the order of the file.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "nearly all are articles; a box would help none of them")]
pub enum Loaded {
    /// An article to extract from.
    Article(Document),
    /// A line that `extract` printed, to be opened as it is.
    Extracted {
        /// Its number in the file, from 1.
        number: u64,
        /// The line, without its break.
        line: String,
    },
    /// Something that could not be read, or not in full.
    Told(Diagnostic),
}

impl Loaded {
    /// What was told, where it is no article.
    pub fn problem(self) -> Option<Diagnostic> {
        match self {
            Self::Told(problem) => Some(problem),
            Self::Article(_) | Self::Extracted { .. } => None,
        }
    }
}
