//! Mentions of persons → one entry for each person, with what stands beside the name.

use std::ops::Range;

use chrono::NaiveDate;

use super::phrase::{self, Phrase};
use super::roster::Roster;
use crate::annotate::{ActorKind, CountryBasis, Mention, MentionKind, Pos, Prepared};
use crate::document::BlockKind;
use crate::language::{Country, Entry, Gender, Names, NounClass, OfficeKind, Person};
use crate::text::{Span, TokenKind};

/// Enters all persons that `mentions` name and points the mentions to them. Full names come first, so
/// that a headline's "Peskow" finds the person who is named in full below.
pub(super) fn enroll(roster: &mut Roster, mentions: &mut [Mention]) {
    let prepared = roster.prepared;
    for full in [true, false] {
        for mention in mentions.iter_mut().filter(|mention| mention.kind == MentionKind::Per) {
            let tokens = phrase::tokens_in(prepared, mention.span);
            let beside_article = is_beside_article(prepared, mention.span);
            if tokens.is_empty()
                || beside_article
                || mention.actor.is_some()
                || is_full(prepared, &tokens) != full
            {
                continue;
            }
            let beside = Beside::of(prepared, &tokens);
            let idx =
                if full { by_full_name(roster, &tokens, &beside) } else { by_part(roster, &tokens, &beside) };
            if let Some(idx) = idx {
                describe(roster, idx, &tokens, beside);
                mention.actor = Some(idx);
            }
        }
    }
}

/// Whether `span` stands in what is no part of the article: boilerplate, or a line in brackets that only signs it, "(Jo
/// Tal, 5.9.2025)".
fn is_beside_article(prepared: &Prepared, span: Span) -> bool {
    /// A signature has at most so many bytes.
    const LONGEST: usize = 60;
    let blocks = prepared.document.blocks();
    let block = blocks.get(blocks.partition_point(|block| block.span.end <= span.begin));
    block.is_some_and(|block| {
        let words = block.span.of(prepared.text()).trim();
        let signs = words.starts_with('(') && words.ends_with(')') && words.len() <= LONGEST;
        block.kind == BlockKind::Boilerplate || signs
    })
}

/// Whether the name has a given name: "Von der Leyen" has none.
fn is_full(prepared: &Prepared, tokens: &Range<usize>) -> bool {
    let particle =
        prepared.pack.names.inflection.family_particles.contains(&prepared.word(tokens.start).to_lowercase());
    tokens.len() > 1 && !particle
}

/// The person named in full, entered where it is new.
fn by_full_name(roster: &mut Roster, tokens: &Range<usize>, beside: &Beside) -> Option<usize> {
    let prepared = roster.prepared;
    let names = &prepared.pack.names;
    let text = prepared.span(tokens.clone()).of(prepared.text());
    let table = prepared.table_name(tokens.start).filter(|name| name.tokens.end >= tokens.end);
    let person = table.and_then(|name| {
        name.entries.iter().find_map(|entry| match entry {
            Entry::Person(idx) => Some(&names.people[*idx]),
            _ => None,
        })
    });
    let person = person.filter(|person| agrees(names, person, beside));
    if let Some(person) = person {
        let bare = nominative(roster, text);
        let idx = roster.named(person.name).unwrap_or_else(|| {
            let idx = roster.add(person.name, ActorKind::Person, None);
            roster.learn(person, idx);
            idx
        });
        roster.learn_family(&bare, idx);
        roster.also_named(&bare, idx);
        return Some(idx);
    }
    let name = nominative(roster, text);
    if let Some(idx) = roster.named(&name) {
        return Some(idx);
    }
    if let Some(idx) = same_person(roster, &name) {
        roster.also_named(&name, idx);
        return Some(idx);
    }
    let idx = roster.add(&name, ActorKind::Person, None);
    roster.member_mut(idx).gender = names.word(name.split(' ').next()?).given.and_then(|given| given.gender);
    Some(idx)
}

/// Whether the article's words for somebody do not speak against their being `person` of the tables: a trainer or baker
/// is no namesake who holds public office, and somebody of another country neither.
fn agrees(names: &Names, person: &Person, beside: &Beside) -> bool {
    // "Küster Jo Tal", "Herr Tal vom Bauhof" hold no public office.
    if beside.private && !person.terms.is_empty() {
        return false;
    }
    let office = beside.office.as_ref().and_then(|office| names.word(office).office);
    let kinds = person.terms.iter().flat_map(|term| &term.offices).filter_map(|of| names.word(of).office);
    let public = kinds.map(|office| office.is_public()).reduce(|any, public| any || public);
    let role = office.is_none_or(|office| office.is_public() || public != Some(true));
    let country = beside.country.is_none_or(|country| {
        person.terms.iter().all(|term| term.country.is_none_or(|own| own != country && own == Country::EU))
            || person.terms.iter().any(|term| term.country == Some(country))
    });
    role && country
}

/// A person known under the same family name, of whose given names one is the other's beginning:
/// "Franz Josef Jung" and "Franz Jung", "G. W. Bush" and "George W. Bush".
fn same_person(roster: &Roster, name: &str) -> Option<usize> {
    let (given, family) = name.rsplit_once(' ')?;
    let first = given.split([' ', '.']).next()?;
    let same = |idx: &&usize| {
        let known = roster.member(**idx).actor.name.as_str();
        let other = known.split([' ', '.']).next().unwrap_or("");
        known.contains(' ') && (other == first || (first.chars().count() == 1 && other.starts_with(first)))
    };
    roster.family(family).iter().find(same).copied()
}

/// The person named by one word: the one named in full elsewhere, else one of the tables, else a new one.
fn by_part(roster: &mut Roster, tokens: &Range<usize>, beside: &Beside) -> Option<usize> {
    let prepared = roster.prepared;
    let word = prepared.word(tokens.end - 1);
    let known = roster.family(word).to_vec();
    match known.as_slice() {
        [] => {}
        [idx] => return Some(*idx),
        several => {
            let fits = |idx: &&usize| {
                let gender = roster.member(**idx).gender;
                beside.gender.is_none() || gender.is_none() || gender == beside.gender
            };
            return several.iter().rev().find(fits).or(several.last()).copied();
        }
    }
    if let Some(idx) = roster.by_first_name(word) {
        return Some(idx);
    }
    let names = &prepared.pack.names;
    let day = roster.day();
    let bearers = names.bearers(word).iter().map(|idx| &names.people[*idx]);
    let whole = !joined_to_name(prepared, tokens);
    let mut fitting: Vec<_> = bearers
        .filter(|person| whole && agrees(names, person, beside))
        .filter(|person| beside.gender.is_none_or(|gender| gender == person.gender))
        .filter(|person| day.is_none_or(|day| person.term_on(day).is_some()))
        .filter(|person| {
            beside.country.is_none() || person.country().is_none() || person.country() == beside.country
        })
        .collect();
    if let Some(office) = &beside.office
        && fitting.len() > 1
    {
        fitting.retain(|person| {
            person.terms.iter().flat_map(|term| &term.offices).any(|of| phrase::same_office(of, office))
        });
    }
    if fitting.len() > 1 {
        // "Bush" alone is the one who heads a state or government.
        let heads = fitting.iter().copied().filter(|person| day.is_some_and(|day| heads(names, person, day)));
        let heads: Vec<_> = heads.collect();
        if heads.len() == 1 {
            fitting = heads;
        }
    }
    if let [person] = fitting.as_slice() {
        let idx =
            roster.named(person.name).unwrap_or_else(|| roster.add(person.name, ActorKind::Person, None));
        roster.learn(person, idx);
        return Some(idx);
    }
    let name = nominative(roster, word);
    let idx = roster.add(&name, ActorKind::Person, None);
    let given = names.word(&name).given.and_then(|given| given.gender);
    let member = roster.member_mut(idx);
    member.gender = member.gender.or(given);
    Some(idx)
}

/// Whether the name is part of a longer one that no table has: "Bankhaus [Merz] & Ritter".
fn joined_to_name(prepared: &Prepared, tokens: &Range<usize>) -> bool {
    let before = tokens.start.checked_sub(1).map_or("", |at| prepared.word(at));
    matches!(prepared.word(tokens.end), "&" | "+") || matches!(before, "&" | "+")
}

/// The person called by the family name at token `at`, where the document or the tables know one.
pub(super) fn by_family_name(roster: &mut Roster, at: usize) -> Option<usize> {
    let word = roster.prepared.word(at);
    let named = !roster.family(word).is_empty() || roster.by_first_name(word).is_some();
    let known = named || roster.prepared.info(at).family;
    known.then(|| by_part(roster, &(at..at + 1), &Beside::default())).flatten()
}

/// Whether `person` headed a state or government on `day`.
fn heads(names: &Names, person: &Person, day: NaiveDate) -> bool {
    let offices = person.term_on(day).into_iter().flat_map(|term| &term.offices);
    let kinds = offices.filter_map(|office| names.word(office).office);
    kinds
        .into_iter()
        .any(|office| matches!(office.kind, OfficeKind::HeadOfState | OfficeKind::HeadOfGovernment))
}

/// A name without the ending of the genitive, where the rest is known as a name: "Putins" → "Putin".
fn nominative(roster: &Roster, name: &str) -> String {
    let names = &roster.prepared.pack.names;
    let (front, last) = name.rsplit_once(' ').map_or(("", name), |(front, last)| (front, last));
    let mut bare = names.inflection.genitive_stems(last);
    let known = bare.find(|stem| {
        let whole = if front.is_empty() { (*stem).to_owned() } else { format!("{front} {stem}") };
        let listed = names.word(stem);
        let word = names.word(last);
        let plain = (word.surname || word.family) && !listed.surname && !listed.family;
        roster.named(&whole).is_some()
            || (!plain && (listed.surname || listed.family))
            || elsewhere(roster.prepared, stem)
    });
    let apostrophe = last.trim_end_matches(['\'', '’']);
    match known {
        Some(stem) if !names.word(last).surname => format!("{front} {stem}").trim().to_owned(),
        _ => format!("{front} {apostrophe}").trim().to_owned(),
    }
}

/// Whether `word` stands in the text by itself.
fn elsewhere(prepared: &Prepared, word: &str) -> bool {
    prepared.knows_word(word)
}

/// What stands beside a name and tells of the person.
#[derive(Default)]
pub(super) struct Beside {
    pub office: Option<String>,
    pub gender: Option<Gender>,
    pub country: Option<Country>,
    /// Whether a body that belongs to no one country stands there, and no country.
    pub international: bool,
    /// Whether only the office itself tells the country, as one that few countries have.
    pub by_office: bool,
    /// Whether a trade stands there, or a form of address before the name and what they are with behind it: "Küster Tal",
    /// "Herr Tal vom Bauhof".
    pub private: bool,
}

/// How far an office may stand before a name: "Präsident der Europäischen Kommission, José Barroso".
const FARTHEST: usize = 9;

impl Beside {
    fn of(prepared: &Prepared, tokens: &Range<usize>) -> Self {
        let mut before = Self::before(prepared, tokens.start);
        let after = Self::after(prepared, tokens.end);
        let titled = tokens.start.checked_sub(1).map_or("", |at| prepared.word(at));
        let linked = prepared.pack.actors.links.contains(prepared.word(tokens.end));
        let told = after.office.is_some() || after.country.is_some() || after.international;
        before.private |= prepared.pack.actors.address(titled).is_some() && linked && !told;
        if before.office.is_some() {
            // "Kommissionspräsident Jo Tal (Tirol)": what the article says itself counts for more than the office.
            if before.country.is_none() || before.by_office {
                before.country = after.country.or(before.country);
                before.international &= before.country.is_none();
            }
            return before;
        }
        let gender = before.gender.or(after.gender);
        let country = before.country.or(after.country);
        Self {
            gender,
            country,
            office: after.office,
            international: country.is_none() && after.international,
            by_office: false,
            private: before.private,
        }
    }

    /// "der russische Präsident [Wladimir Putin]", "Frau [Merkel]", "der Sprecher der Polizei, [Jo Tal]".
    fn before(prepared: &Prepared, begin: usize) -> Self {
        let mut found = Self::default();
        let Some(last) = begin.checked_sub(1) else { return found };
        let comma = prepared.word(last) == ",";
        let first = begin.saturating_sub(FARTHEST);
        let stop =
            (first..last).rev().find(|at| phrase::ends_phrase(prepared, *at)).map_or(first, |at| at + 1);
        let mut offices = (stop..begin).rev().filter(|at| prepared.info(*at).office.is_some());
        // Without a comma the office stands straight before the name.
        // The leftmost: "der Sprecher des Präsidenten, Jo Tal".
        let office = offices.rfind(|at| if comma { *at < last } else { *at + 1 == begin });
        if let Some(at) = office {
            // "der Vorsitzende Jo Tal" is a man.
            let article = (stop..at).rev().find(|at| prepared.pos[*at] == Pos::Det);
            let start = article.map_or(at, |article| article + 1);
            found.take(&Phrase::around(prepared, at, stop, begin).after_article(prepared, start));
            return found;
        }
        found.gender = prepared.pack.actors.address(prepared.word(last));
        found.private = found.gender.is_none() && is_trade(prepared, last);
        let person = prepared.info(last).countries.first().filter(|_| !comma);
        found.country = person.map(|part| part.country);
        found.country = found.country.or_else(|| phrase::introduced_country(prepared, begin));
        found
    }

    /// "[Jo Tal], Sprecher der Polizei", "[Jo Tal] (CDU)", "[Jo Tal] vom Robert-Koch-Institut".
    fn after(prepared: &Prepared, end: usize) -> Self {
        let mut found = Self::default();
        let stop = (end + 1..prepared.tokens.len().min(end + 1 + FARTHEST))
            .find(|at| phrase::ends_phrase(prepared, *at))
            .unwrap_or(prepared.tokens.len().min(end + 1 + FARTHEST));
        match prepared.word(end) {
            "," | "(" | "–" => {
                let office = (end + 1..stop).find(|at| prepared.info(*at).office.is_some());
                let office = office.filter(|at| *at <= end + 4);
                match office.filter(|at| prepared.word(end) == "(" || !names_another(prepared, *at)) {
                    Some(at) => found.take(&Phrase::around(prepared, at, end + 1, stop)),
                    None if prepared.word(end) == "(" => {
                        let inside = end + 1..prepared.tokens.len().min(end + FARTHEST);
                        let close =
                            inside.clone().find(|at| prepared.word(*at) == ")").unwrap_or(inside.start);
                        found.country = phrase::bracketed_country(prepared, inside.start..close)
                    }
                    None => {}
                }
            }
            word if prepared.pack.actors.links.contains(word) => {
                found.country =
                    phrase::body_country(prepared, end + 1..stop).or_else(|| phrase::origin(prepared, end));
                found.international = phrase::of_no_country(prepared, end + 1..stop);
            }
            _ => {}
        }
        found
    }

    fn take(&mut self, phrase: &Phrase) {
        self.office = Some(phrase.office.clone());
        self.gender = phrase.gender;
        self.country = phrase.country;
        self.international = phrase.international;
        self.by_office = phrase.by_office;
    }
}

/// Whether the office at `at` is that of a person named straight behind it, the next of a list: "[Jo Tal], Tirols
/// Präsident Uwe Berg"; not "[Jo Tal], Tochter Uwe Bergs" or "[Jo Tal], Gouverneur Floridas".
fn names_another(prepared: &Prepared, at: usize) -> bool {
    /// A name has at most so many words.
    const WORDS: usize = 4;
    let names = &prepared.pack.names;
    let is_name = |word: &str| {
        let known = names.word(word);
        known.given.is_some() || known.family || known.surname
    };
    let is_place = |at: usize| {
        let of_place = |entry: &Entry| matches!(entry, Entry::Place(_) | Entry::Country(..));
        prepared.table_name(at).is_some_and(|name| name.entries.iter().any(of_place))
    };
    let next = at + 1;
    // The tagger takes many a family name for something else.
    let of_name = |at: &usize| prepared.word(*at).starts_with(char::is_uppercase);
    let run = (next..prepared.tokens.len().min(next + WORDS)).take_while(of_name);
    let Some(last) = run.last() else { return false };
    let owns = names.inflection.genitive_stems(prepared.word(last)).any(is_name);
    // A name that no table has is one of two words.
    let unheard = last > next && prepared.table_name(next).is_none();
    let proper = matches!(prepared.pos.get(next), Some(Pos::Propn | Pos::Noun));
    // "Jonas" may be of a town, and is a name all the same.
    let given = last > next && names.word(prepared.word(next)).given.is_some();
    proper && (is_name(prepared.word(next)) || unheard) && !owns && (given || !is_place(next))
}

/// Whether the word at `at` straight before a name says what somebody does, and is no office: "Küster".
fn is_trade(prepared: &Prepared, at: usize) -> bool {
    let word = prepared.word(at);
    let info = prepared.info(at);
    let noun = matches!(prepared.pos[at], Pos::Noun | Pos::Propn) && word.starts_with(char::is_uppercase);
    let plain = info.office.is_none() && info.countries.is_empty() && info.town.is_none();
    // "Republikaner Tal" is of a party, and "Milliardär Tal" may govern.
    let nouns = &prepared.pack.nouns;
    let class = if prepared.pos[at] == Pos::Noun { nouns.class(word) } else { nouns.class_of_word(word) };
    noun && plain && class == Some(NounClass::Human) && prepared.pack.actors.party_of(word).is_none()
}

/// Whether the name of the member at `idx` is a genitive behind a noun with its own article, which is then somebody
/// else: "die Anhänger [Tals]".
fn is_owner(roster: &Roster, idx: usize, tokens: &Range<usize>) -> bool {
    let prepared = roster.prepared;
    let last = prepared.word(tokens.end - 1);
    let genitive = last.ends_with('s') && !roster.member(idx).actor.name.ends_with(last);
    let noun = tokens.start.checked_sub(1).filter(|_| genitive);
    let noun = noun.filter(|at| prepared.word(*at).starts_with(char::is_uppercase));
    let adjective = |at: &usize| prepared.pos[*at] == Pos::Adj;
    let first = noun.map(|at| (0..at).rev().take(FARTHEST).take_while(adjective).last().unwrap_or(at));
    let article = first.and_then(|first| first.checked_sub(1));
    article.is_some_and(|at| prepared.pos[at] == Pos::Det)
}

fn describe(roster: &mut Roster, idx: usize, tokens: &Range<usize>, mut beside: Beside) {
    let prepared = roster.prepared;
    let text = prepared.span(tokens.clone()).of(prepared.text());
    if is_owner(roster, idx, tokens) {
        beside = Beside { country: beside.country.filter(|_| beside.office.is_none()), ..Beside::default() };
    }
    if prepared.tokens[tokens.start].kind == TokenKind::Word {
        roster.alias(text, idx);
    }
    let party = phrase::party_behind(prepared, tokens.end);
    if let Some(party) = party.or_else(|| phrase::party_of(prepared, beside.office.as_deref()?)) {
        roster.member_mut(idx).party = Some(party);
    }
    if let Some(age) = phrase::age_behind(prepared, tokens.end) {
        roster.member_mut(idx).age = Some(age);
    }
    if let Some(noun) = phrase::noun_beside(prepared, tokens) {
        roster.call(idx, &noun);
    }
    roster.belongs(idx, beside.country, CountryBasis::Stated);
    let member = roster.member_mut(idx);
    member.gender = member.gender.or(beside.gender);
    member.local &= !beside.international;
    if let Some(office) = beside.office {
        if !member.offices.contains(&office) {
            member.offices.push(office.clone());
        }
        member.actor.role.get_or_insert(office);
    }
}
