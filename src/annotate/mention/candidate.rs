//! A name before it becomes a mention.

use std::ops::Range;

use crate::annotate::{MentionKind, Pos, Prepared};
use crate::language::{BodyKind, Country, Entry, NounClass, words};

words! {
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

/// Whether what would be a firm is an everyday word with its article in a text that tells of no firm: "die Metro".
pub(super) fn is_everyday(prepared: &Prepared, name: &Candidate) -> bool {
    let Some(before) = name.tokens.start.checked_sub(1).filter(|_| name.kind == MentionKind::Org) else {
        return false;
    };
    let names = &prepared.pack.names;
    let word = prepared.word(name.tokens.start);
    let body = names.organisation(word).map(|idx| &names.organisations[idx]);
    let everyday =
        body.is_some_and(|body| body.kind == BodyKind::Company && body.is_ambiguous(&names.inflection, word));
    let article = prepared.pos[before] == Pos::Det;
    let told = || prepared.pack.actors.firm_signs.iter().any(|sign| prepared.knows_word(sign));
    name.tokens.len() == 1 && everyday && article && !told()
}

/// Whether what the tagger takes for a person or body is one by its words: an address of a page, the number of a road, a
/// model of a maker, a noun for what does nothing, or for who holds an office.
pub(super) fn is_no_actor(prepared: &Prepared, name: &Candidate) -> bool {
    let person = name.kind == MentionKind::Per;
    if name.evidence != Evidence::Model || !(person || name.kind == MentionKind::Org) {
        return false;
    }
    let word = |at: usize| prepared.word(at);
    let digits = |at: usize| word(at).contains(|c: char| c.is_ascii_digit());
    let address = |at: usize| {
        let site = word(at).contains('/') || word(at).trim_end_matches('.').contains('.');
        word(at).contains('_') || person && site
    };
    let (first, last) = (name.tokens.start, name.tokens.end - 1);
    if name.tokens.clone().any(|at| person && digits(at) || address(at)) {
        return true;
    }
    if prepared.table_name(first).is_some_and(|known| known.tokens == name.tokens) {
        return false;
    }
    if person {
        // "Wolf Grader" has a given name.
        let noun = prepared.info(first).given.is_none() && prepared.pos[first] == Pos::Noun;
        return noun && is_idle(prepared, first..first + 1);
    }
    let road = name.tokens.len() == 2 && word(first).chars().count() < 3 && digits(last);
    let names = &prepared.pack.names;
    let maker =
        names.organisation(word(first)).is_some_and(|idx| names.organisations[idx].kind == BodyKind::Company);
    let model = name.tokens.len() > 1 && maker && digits(last);
    // "Institut [für Forschung]" is an institute.
    let small = |at: &usize| word(*at).starts_with(char::is_lowercase);
    let end = name.tokens.clone().skip(1).find(small).unwrap_or(name.tokens.end);
    road || model || is_office(prepared, last) || is_idle(prepared, first..end)
}

/// Whether the word names nothing but who holds an office: "Air-France-Chef".
fn is_office(prepared: &Prepared, at: usize) -> bool {
    prepared.info(at).office.as_ref().is_some_and(|office| !office.ambiguous && office.begin > 0)
}

/// Whether the noun at the end of `tokens` stands for what neither acts nor speaks by itself. Behind names it is one by a
/// whole word only: "Škoda Auto" and "The Nation" are bodies.
fn is_idle(prepared: &Prepared, tokens: Range<usize>) -> bool {
    let nouns = &prepared.pack.nouns;
    let last = tokens.end - 1;
    let word = prepared.word(last);
    let noun = prepared.pos[last] == Pos::Noun;
    let behind_name = tokens.len() > 1 && !matches!(prepared.pos[last - 1], Pos::Adj | Pos::Det);
    let by_part = || nouns.class(word).filter(|class| noun && tokens.len() == 1 && *class != NounClass::Time);
    match nouns.class_of_word(word).or_else(by_part) {
        None | Some(NounClass::Human | NounClass::Body) => false,
        Some(NounClass::Event | NounClass::Place | NounClass::Document) => true,
        Some(_) => !behind_name,
    }
}

/// Whether what would be a town or nothing known is a common noun with its article: "den Neubau", "ihren Favoriten".
pub(super) fn is_common_noun(prepared: &Prepared, name: &Candidate) -> bool {
    let Some(before) = name.tokens.start.checked_sub(1).filter(|_| name.kind == MentionKind::Loc) else {
        return false;
    };
    let word = prepared.word(before).to_lowercase();
    let words = &prepared.pack.actors;
    // "zwei Elche"
    let number = prepared.pos[before] == Pos::Num && word.starts_with(char::is_alphabetic);
    let article = words.gender_behind(&word, "").is_some()
        || words.own.contains(&word)
        || prepared.pos[before] == Pos::Det
        || number;
    let places = &prepared.pack.names.places;
    let town = prepared.table_name(name.tokens.start).is_some_and(|known| {
        known.tokens == name.tokens
            && known.entries.iter().any(|entry| matches!(entry, Entry::Place(idx) if places[*idx].is_town()))
            && !known.entries.iter().any(|entry| matches!(entry, Entry::Country(..)))
    });
    article && name.tokens.len() == 1 && town
}
