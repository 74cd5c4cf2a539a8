//! Names in the text and words that name countries.

use crate::language::{Country, CountryForm};
use crate::tagger::MentionKind;
use crate::text::Span;

/// A proper name in the text, or a common noun for a body of the tables.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The name, without titles and articles.
    pub span: Span,
    /// Its kind, as GermEval 2014 defines it.
    pub kind: MentionKind,
    /// Index into [`Annotations::actors`].
    pub actor: Option<usize>,
    /// The country it names or belongs to.
    pub country: Option<Country>,
    /// Rule or table that found it.
    pub rule: String,
    /// Whether it is a proper name as the guideline of GermEval 2014 has it. Bodies that the tables know are
    /// mentions also where they are called by a common noun ("der Nationalrat").
    pub is_name: bool,
}

/// A country named in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountryRef {
    /// The words or the part of a word that name it: "russische", "US" of "US-Präsident".
    pub span: Span,
    /// The country.
    pub country: Country,
    /// How it is named.
    pub form: CountryForm,
}
