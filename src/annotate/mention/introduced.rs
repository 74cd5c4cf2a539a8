//! Names that the article itself introduces: what the words before a name say of it counts for more than what the name
//! looks like.

use std::ops::Range;

use foldhash::{HashMap, HashSet};

use super::candidate::{Candidate, Evidence};
use crate::annotate::{MentionKind, Pos, Prepared};
use crate::language::{BodyKind, CountryForm, Entry, NounClass, NounForm};
use crate::text::TokenKind;

/// A name with its kind after a word for an inhabitant or a role before or in it: "[Japaner Daichi Moriyama]" is a
/// person, also where the model sees a place.
pub(super) fn by_role(
    prepared: &Prepared,
    tokens: Range<usize>,
    kind: MentionKind,
) -> (Range<usize>, MentionKind) {
    let first = prepared.info(tokens.start).countries.first();
    let inhabitant = first.is_some_and(|part| part.form == CountryForm::Inhabitant);
    let known = prepared.table_name(tokens.start).is_some_and(|name| name.tokens.start == tokens.start);
    if kind == MentionKind::Loc && inhabitant && !known && tokens.len() > 2 {
        return (tokens.start + 1..tokens.end, MentionKind::Per);
    }
    (tokens, kind)
}

/// Makes bodies of the names behind a noun for one, "der Sensorhersteller [Lohrmann]", wherever they stand, and places
/// of those that are a town behind an adjective, "das entfernte [Thun]"; platforms and characters are nobody.
pub(super) fn by_noun(prepared: &Prepared, candidates: &mut Vec<Candidate>) {
    let unseen = media(prepared, candidates);
    candidates.extend(unseen);
    candidates.sort_by_key(|name| name.tokens.start);
    let bodies: HashSet<&str> =
        candidates.iter().filter(|name| is_body(prepared, name)).map(|name| text(prepared, name)).collect();
    let mut persons: HashMap<&str, usize> = HashMap::default();
    let named = |name: &&Candidate| name.kind == MentionKind::Per && name.tokens.len() > 1;
    for name in candidates.iter().filter(named).filter(|name| !bodies.contains(text(prepared, name))) {
        *persons.entry(prepared.word(name.tokens.end - 1)).or_default() += 1;
    }
    // "ein Haus Reuters" is somebody's whom the article names in full, not the agency's.
    for name in candidates.iter_mut().filter(|name| name.kind == MentionKind::Org && name.tokens.len() == 1) {
        let owner = text(prepared, name).strip_suffix('s').is_some_and(|bare| persons.contains_key(bare));
        if owner && !bodies.contains(text(prepared, name)) {
            (name.kind, name.country, name.evidence) = (MentionKind::Per, None, Evidence::Introduced);
        }
    }
    for name in candidates.iter_mut().filter(|name| name.kind != MentionKind::Org) {
        let words = text(prepared, name);
        let bare = words.strip_suffix('s').unwrap_or(words);
        let person =
            name.kind == MentionKind::Per && persons.contains_key(prepared.word(name.tokens.end - 1));
        if (bodies.contains(words) || bodies.contains(bare)) && !person {
            (name.kind, name.country, name.evidence) = (MentionKind::Org, None, Evidence::Introduced);
        } else if is_town(prepared, name) {
            name.kind = MentionKind::Loc;
        }
    }
    let things: HashSet<&str> = candidates
        .iter()
        .filter(|name| is_thing(prepared, name))
        .map(|name| text(prepared, name))
        .chain(things_in_marks(prepared))
        .collect();
    candidates.retain(|name| !is_nobody(prepared, name) && !things.contains(text(prepared, name)));
}

/// Names behind a noun for a newspaper, station or site that the tagger sees nothing in: "die Tageszeitung [Haaretz]".
fn media(prepared: &Prepared, candidates: &[Candidate]) -> Vec<Candidate> {
    let mut taken = vec![false; prepared.tokens.len()];
    candidates.iter().for_each(|name| taken[name.tokens.clone()].fill(true));
    let nouns = prepared.pack.actors.nouns_of(BodyKind::Media);
    let medium = |at: &usize| {
        let noun = prepared.pos[*at] == Pos::Noun && prepared.word(*at).starts_with(char::is_uppercase);
        noun && nouns.iter().any(|noun| prepared.word(*at).to_lowercase().ends_with(noun.as_str()))
    };
    let name = |at: usize| {
        let word = prepared.word(at);
        // "die Zeitung Montag" tells when.
        let plain = || {
            prepared.pack.nouns.class_of_word(word).is_none() && prepared.info(at).noun == NounForm::Unknown
        };
        let pos = prepared.pos.get(at).copied();
        (pos == Some(Pos::Propn) || matches!(pos, Some(Pos::Noun | Pos::Other | Pos::Adj)) && plain())
            && !taken[at]
            && word.starts_with(char::is_uppercase)
            && prepared.table_name(at).is_none_or(|known| {
                !known.entries.iter().any(|entry| matches!(entry, Entry::Country(..) | Entry::Place(_)))
            })
    };
    let found = (0..prepared.tokens.len()).filter(medium).filter_map(|at| {
        let end = (at + 1..prepared.tokens.len()).find(|at| !name(*at))?;
        let tokens = at + 1..end;
        let (kind, country, evidence) = (MentionKind::Org, None, Evidence::Introduced);
        (!tokens.is_empty()).then_some(Candidate { tokens, kind, country, evidence, is_name: true })
    });
    found.collect()
}

/// What stands in quotation marks behind a noun for a thing.
fn things_in_marks<'p>(prepared: &'p Prepared) -> impl Iterator<Item = &'p str> {
    /// A name has at most so many bytes.
    const LONGEST: usize = 40;
    let named = prepared.quotes.iter().filter(|pair| pair.closed && pair.inner.len() <= LONGEST);
    let thing = |begin: u32| {
        let at = prepared.tokens.partition_point(|token| token.span.begin < begin).checked_sub(1)?;
        let noun = matches!(prepared.pos[at], Pos::Noun | Pos::Propn) && prepared.info(at).office.is_none();
        prepared.pack.nouns.class(prepared.word(at)).filter(|_| noun)
    };
    let named = named.filter(move |pair| thing(pair.outer.begin) == Some(NounClass::Thing));
    named.map(|pair| pair.inner.of(prepared.text()))
}

/// Whether the name is that of a ship, film or the like by the noun before it: "der Dampfer „Meta Jansen“".
fn is_thing(prepared: &Prepared, name: &Candidate) -> bool {
    let Some(last) = name.tokens.start.checked_sub(1) else { return false };
    let marked = prepared.tokens[last].kind == TokenKind::Mark && prepared.word(last) != ",";
    let before = if marked { last.checked_sub(1) } else { Some(last) };
    let noun = before.filter(|at| {
        matches!(prepared.pos[*at], Pos::Noun | Pos::Propn) && prepared.info(*at).office.is_none()
    });
    let class = noun.and_then(|at| prepared.pack.nouns.class(prepared.word(at)));
    let person = name.kind == MentionKind::Per && !marked;
    class == Some(NounClass::Thing) && !person && name.kind != MentionKind::Loc
}

fn text<'p>(prepared: &Prepared<'p>, name: &Candidate) -> &'p str {
    prepared.span(name.tokens.clone()).of(prepared.text())
}

/// Whether a noun for a firm, club or the like stands right before the name, which no table knows for something else.
fn is_body(prepared: &Prepared, name: &Candidate) -> bool {
    let Some(before) = name.tokens.start.checked_sub(1) else { return false };
    let noun =
        matches!(prepared.pos[before], Pos::Noun | Pos::Propn) && prepared.info(before).office.is_none();
    let known = prepared.table_name(name.tokens.start).is_some_and(|known| {
        known.tokens == name.tokens
            && known
                .entries
                .iter()
                .any(|entry| matches!(entry, Entry::Country(..) | Entry::Person(_) | Entry::Place(_)))
    });
    // "die Zeitung Jo Tals" has a person's full name behind it.
    let given = prepared.info(name.tokens.start).given.is_some() && name.tokens.len() > 1;
    noun && !known && !given && prepared.pack.actors.is_firm(prepared.word(before))
}

/// Whether a single word that the model takes for a person is a town of the tables behind an adjective or preposition of
/// place.
fn is_town(prepared: &Prepared, name: &Candidate) -> bool {
    let Some(before) = name.tokens.start.checked_sub(1).filter(|_| name.tokens.len() == 1) else {
        return false;
    };
    let places = &prepared.pack.names.places;
    let town = prepared.table_name(name.tokens.start).is_some_and(|known| {
        let place = |entry: &Entry| matches!(entry, Entry::Place(idx) if places[*idx].is_town());
        known.tokens == name.tokens && known.entries.iter().any(place)
    });
    let adjective = matches!(prepared.pos[before], Pos::Adj | Pos::Participle)
        && prepared.word(before).starts_with(char::is_lowercase);
    let preposition = prepared.pack.scenes.set_in.contains(prepared.word(before));
    name.kind == MentionKind::Per && town && (adjective || preposition)
}

/// Whether the name is a platform's, or a character's: "im Netzwerk [Linkedin]", "die Rolle des [Alfred Ill]".
fn is_nobody(prepared: &Prepared, name: &Candidate) -> bool {
    let words = text(prepared, name);
    let platform = prepared.pack.scenes.platforms.iter().any(|platform| platform.eq_ignore_ascii_case(words));
    let character = (1..=2).any(|back| {
        let before = name.tokens.start.checked_sub(back).map_or("", |at| prepared.word(at));
        prepared.pack.actors.fictional.contains(before)
    });
    let before = name.tokens.start.checked_sub(1).map_or("", |at| prepared.word(at));
    let medium = prepared.pack.scenes.platform_before.contains(before);
    platform && (name.kind == MentionKind::Per || medium) || name.kind != MentionKind::Loc && character
}
