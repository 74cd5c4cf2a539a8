//! A name before it becomes a mention.

use std::ops::Range;

use crate::annotate::{MentionKind, Pos, Prepared};
use crate::language::{Country, Entry, kinds};

kinds! {
    /// What a name was found by.
    Evidence {
        /// The tables know it as the name of a country.
        Country = "table/country",
        /// The tables know it as another word for a country or its people.
        Metonym = "table/metonym",
        /// The tables know a person of this full name.
        Person = "table/person",
        /// The tables know a place of this name.
        Place = "table/place",
        /// The tables know a body of this name.
        Organisation = "table/organisation",
        /// The tables know the words for a body as one voice.
        Body = "table/body",
        /// The tagger sees a name.
        Model = "model",
        /// The article itself says what bears the name.
        Introduced = "introduced",
        /// The last word of a full name that stands elsewhere.
        NamedBefore = "named before",
        /// The tagger is sure of the word elsewhere in the document.
        NamedElsewhere = "named elsewhere",
        /// Somebody of this family name is in office on the day of publication.
        HoldsOffice = "holds an office",
    }
}

/// A name before it becomes a mention.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub tokens: Range<usize>,
    pub kind: MentionKind,
    pub country: Option<Country>,
    pub evidence: Evidence,
    /// Whether it is a proper name; see [`Mention::is_name`].
    pub is_name: bool,
}

/// Whether what would be a town or nothing known is a common noun with its article: "den Neubau", "ihren Favoriten".
pub(super) fn is_common_noun(prepared: &Prepared, name: &Candidate) -> bool {
    let Some(before) = name.tokens.start.checked_sub(1).filter(|_| name.kind == MentionKind::Loc) else {
        return false;
    };
    let word = prepared.word(before).to_lowercase();
    let words = &prepared.pack.actors;
    let article = words.gender_behind(&word, "").is_some()
        || words.own.contains(&word)
        || prepared.pos[before] == Pos::Det;
    let places = &prepared.pack.names.places;
    let town = prepared.table_name(name.tokens.start).is_some_and(|known| {
        known.tokens == name.tokens
            && known.entries.iter().any(|entry| matches!(entry, Entry::Place(idx) if places[*idx].is_town()))
            && !known.entries.iter().any(|entry| matches!(entry, Entry::Country(..)))
    });
    article && name.tokens.len() == 1 && town
}
