//! In which country a place lies, after the words beside its name.

use super::candidate::Candidate;
use crate::annotate::{MentionKind, Pos, Prepared};
use crate::language::{Country, CountryForm, Entry};

/// Between a place and its state stand at most so many words: "im US-Bundesstaat".
const FARTHEST: usize = 4;

/// The country of a name: of a place the one that the words beside it tell ("Paris, Texas", "Frankfurt (Oder)", "im
/// dänischen Apenrade"), else the one it has, among several of the name one where the article is read.
pub(super) fn country_beside(prepared: &Prepared, name: &Candidate) -> Option<Country> {
    if name.kind != MentionKind::Loc {
        return name.country;
    }
    adjective_before(prepared, name)
        .or_else(|| state_behind(prepared, name))
        .or_else(|| at_home(prepared, name))
        .or(name.country)
        .or_else(|| of_small_town(prepared, name))
}

/// "im dänischen [Apenrade]".
fn adjective_before(prepared: &Prepared, name: &Candidate) -> Option<Country> {
    let before = name.tokens.start.checked_sub(1)?;
    let part = prepared.info(before).countries.first()?;
    let whole = part.range.len() == prepared.word(before).len();
    (part.form == CountryForm::Adjective && whole).then_some(part.country)
}

/// "[Paris], Texas", "[Springfield] (Illinois)", "[Portland] im US-Bundesstaat Oregon", "[Portland] im Bundesstaat Maine".
fn state_behind(prepared: &Prepared, name: &Candidate) -> Option<Country> {
    let end = name.tokens.end;
    let next = prepared.word(end);
    let state = |at: usize| {
        let known = prepared.table_name(at).filter(|known| known.tokens.start == at)?;
        known.entries.iter().find_map(|entry| match entry {
            Entry::Country(country, CountryForm::Name) => Some(*country),
            Entry::Place(idx) => {
                let place = &prepared.pack.names.places[*idx];
                place.country.filter(|_| place.is_state())
            }
            _ => None,
        })
    };
    match next {
        "(" => state(end + 1).filter(|_| prepared.word(end + 2) == ")"),
        // A list of places has no comma and then another: "in Paris, Texas und Rom" is rare.
        "," => {
            let known = prepared.table_name(end + 1)?;
            let closes = matches!(prepared.word(known.tokens.end), "," | "." | ")" | "–" | ";");
            let listed = name.tokens.start.checked_sub(1).is_some_and(|at| prepared.word(at) == ",");
            state(end + 1).filter(|_| closes && !listed)
        }
        word if prepared.pack.scenes.state_links.contains(word) => {
            let noun = (end + 1..end + 1 + FARTHEST).find(|at| prepared.pos.get(*at) == Some(&Pos::Noun))?;
            let place = prepared.pack.scenes.is_place_noun(prepared.word(noun));
            place.then(|| state(noun + 1)).flatten()
        }
        _ => None,
    }
}

/// Of several places of one name the one where the article is read: "Freiburg" in a Swiss one.
fn at_home(prepared: &Prepared, name: &Candidate) -> Option<Country> {
    let known = prepared.table_name(name.tokens.start).filter(|known| known.tokens == name.tokens)?;
    let mut countries = known.entries.iter().filter_map(|entry| match entry {
        Entry::Place(idx) => prepared.pack.names.places[*idx].country,
        _ => None,
    });
    let home = prepared.homeland?;
    countries.find(|country| *country == home)
}

/// The country of a small town of the tables behind a preposition of place, where the model sees a place too: "in Kalmar",
/// "die Polizei von Cleveland".
fn of_small_town(prepared: &Prepared, name: &Candidate) -> Option<Country> {
    let before = prepared.word(name.tokens.start.checked_sub(1)?).to_lowercase();
    let scenes = &prepared.pack.scenes;
    let placed = scenes.places.contains(&before) || scenes.place_links.contains(&before);
    let known =
        prepared.table_name(name.tokens.start).filter(|known| known.tokens == name.tokens && placed)?;
    known.entries.iter().find_map(|entry| match entry {
        Entry::Place(idx) => prepared.pack.names.places[*idx].country,
        _ => None,
    })
}
