//! A phrase that names a source without a person's name → the actor: an office, an account, a body, a group.

use std::ops::Range;

use super::phrase::{self, Phrase};
use super::roster::Roster;
use super::source::{Memory, mentions_in, person_in};
use super::{body, person, pronoun};
use crate::annotate::{ActorKind, Mention, MentionKind, Pos, Prepared};
use crate::language::{ActorWords, Country, Entry};
use crate::text::TokenKind;

/// Reads the phrase that names a source.
pub(super) struct Reader<'m> {
    pub memory: &'m Memory,
    pub mentions: &'m [Mention],
    /// Whether the verb beside it is a plural.
    pub plural: bool,
}

/// An office looks back over so many names, a short word for a body over so many bodies.
const FARTHEST: usize = 200;

/// Accounts of accounts ("Angaben aus Berichten von …") are followed so many times.
const DEEPEST: usize = 4;

impl Reader<'_> {
    /// The actor that the phrase of `tokens` names.
    pub fn phrase(&self, roster: &mut Roster, tokens: Range<usize>, depth: usize) -> Option<usize> {
        let prepared = roster.prepared;
        let words = &prepared.pack.actors;
        if tokens.is_empty() || depth > DEEPEST {
            return self.memory.last();
        }
        let span = prepared.span(tokens.clone());
        if tokens.len() == 1 && words.is_pronoun(prepared.word(tokens.start)) {
            return pronoun::resolve(roster, self.memory, self.mentions, span, self.plural);
        }
        let first = tokens.clone().find(|at| !self.opens(prepared, *at))?;
        let indefinite = words.indefinite.contains(&prepared.word(tokens.start).to_lowercase());
        let tokens = first..tokens.end;
        if let Some(at) = tokens.clone().find(|at| words.accounts.contains(prepared.word(*at))) {
            return self.account(roster, tokens, at, depth);
        }
        let head = tokens.clone().find(|at| is_head(prepared, *at))?;
        if let Some(idx) = self.compound_account(roster, head) {
            return Some(idx);
        }
        if let Some(name) = quoted_name(prepared, head) {
            return Some(quoted_body(roster, name, tokens.start..head + 1));
        }
        if let Some(office) = &prepared.info(head).office {
            let phrase = Phrase::around(prepared, head, tokens.start, tokens.end);
            // "von Experten", "der Experten", but "dem Präsidenten".
            let article = tokens.start.checked_sub(1).map_or("", |at| prepared.word(at)).to_lowercase();
            let singular = words.singular_articles.contains(&article);
            let reader = Reader { plural: self.plural || (office.plural && !singular), ..*self };
            return Some(reader.office(roster, tokens, head, phrase, indefinite));
        }
        self.body(roster, tokens, head, indefinite)
    }

    /// Whether the token at `at` opens a phrase without being part of its name: articles, "laut", marks.
    fn opens(&self, prepared: &Prepared, at: usize) -> bool {
        let word = prepared.word(at);
        prepared.tokens[at].kind == TokenKind::Mark || ActorWords::is(&prepared.pack.actors.determiners, word)
    }

    /// "Angaben der Polizei", "ukrainischen Angaben", "eigenen Angaben".
    fn account(&self, roster: &mut Roster, tokens: Range<usize>, at: usize, depth: usize) -> Option<usize> {
        let prepared = roster.prepared;
        if at + 1 < tokens.end {
            let behind = at + 1..tokens.end;
            let span = prepared.span(behind.clone());
            return person_in(roster, self.mentions, span).or_else(|| self.phrase(roster, behind, depth + 1));
        }
        let front = tokens.start..at;
        if front.is_empty()
            || front.clone().any(|at| ActorWords::is(&prepared.pack.actors.own, prepared.word(at)))
        {
            return self.memory.last();
        }
        if let Some(country) = phrase::country_in(prepared, front.clone()) {
            return Some(state(roster, country));
        }
        if let Some(owner) =
            mentions_in(self.mentions, prepared.span(front.clone())).iter().find_map(|mention| mention.actor)
        {
            return Some(owner);
        }
        let name = prepared.span(tokens).of(prepared.text()).to_owned();
        Some(roster.add(&name, ActorKind::Anonymous, None))
    }

    /// "Polizeiangaben", "EU-Angaben", "Medienberichten".
    fn compound_account(&self, roster: &mut Roster, head: usize) -> Option<usize> {
        let prepared = roster.prepared;
        let word = prepared.word(head);
        let lower = word.to_lowercase();
        let ending =
            prepared.pack.actors.account_endings.iter().find(|ending| lower.ends_with(ending.as_str()))?;
        let front = word.get(..word.len().checked_sub(ending.len())?)?.trim_end_matches('-');
        let names = &prepared.pack.names;
        if let Some((country, _)) = names.countries.named(front) {
            return Some(state(roster, country));
        }
        if let Some(idx) = names.organisation(front) {
            let organisation = &names.organisations[idx];
            return Some(roster.add(organisation.name, ActorKind::Organisation, organisation.country));
        }
        let front = if front.ends_with("ngs") || front.ends_with("fts") {
            front.trim_end_matches('s')
        } else {
            front
        };
        (!front.is_empty()).then(|| roster.add(front, ActorKind::Collective, None))
    }

    /// The holder of the office at `head`: named in the document, known to the tables, or unnamed.
    fn office(
        &self,
        roster: &mut Roster,
        tokens: Range<usize>,
        head: usize,
        phrase: Phrase,
        indefinite: bool,
    ) -> usize {
        let prepared = roster.prepared;
        if !indefinite && !self.plural {
            let known = self.holder_in_text(roster, &phrase, tokens.start);
            if let Some(idx) = known.or_else(|| holder_in_tables(roster, head, &phrase)) {
                roster.alias(prepared.span(tokens.clone()).of(prepared.text()), idx);
                return idx;
            }
        }
        let kind = if self.plural { ActorKind::Collective } else { ActorKind::Office };
        let behind = unnamed_behind(prepared, head + 1..tokens.end);
        let office = if self.plural { prepared.word(head) } else { phrase.office.as_str() };
        let name = match behind.is_empty() {
            true => office.to_owned(),
            false => format!("{office} {}", prepared.span(behind).of(prepared.text())),
        };
        let idx = roster.add(&name, kind, phrase.country);
        let member = roster.member_mut(idx);
        member.gender = phrase.gender;
        member.local = !self.plural;
        idx
    }

    /// The person of the document who holds the office: the one named last before it, else any.
    fn holder_in_text(&self, roster: &Roster, phrase: &Phrase, at: usize) -> Option<usize> {
        let prepared = roster.prepared;
        let fits = |idx: usize| {
            let member = roster.member(idx);
            let country = phrase.country.is_none()
                || member.actor.country.is_none()
                || member.actor.country == phrase.country;
            let gender = phrase.gender.is_none() || member.gender.is_none() || member.gender == phrase.gender;
            country
                && gender
                && member.offices.iter().any(|office| phrase::same_office(office, &phrase.office))
        };
        let begin = prepared.tokens[at].span.begin;
        let before = self.mentions.partition_point(|mention| mention.span.begin < begin);
        let near = self.mentions[..before].iter().rev().take(FARTHEST);
        let named = near.filter_map(|mention| mention.actor).find(|idx| fits(*idx));
        named.or_else(|| roster.persons().take(FARTHEST).map(|(idx, _)| idx).find(|idx| fits(*idx)))
    }

    /// A body, a state, a group or somebody unnamed.
    fn body(
        &self,
        roster: &mut Roster,
        tokens: Range<usize>,
        head: usize,
        indefinite: bool,
    ) -> Option<usize> {
        let prepared = roster.prepared;
        let span = prepared.span(tokens.clone());
        let organisation =
            mentions_in(self.mentions, span).iter().find(|mention| mention.kind == MentionKind::Org);
        if let Some(actor) = organisation.and_then(|mention| mention.actor) {
            return Some(actor);
        }
        if let Some(idx) = table_body(roster, head) {
            return Some(idx);
        }
        if tokens.len() == 1
            && let Some(idx) = person::by_family_name(roster, head)
        {
            return Some(idx);
        }
        let words = &prepared.pack.actors;
        let lower = prepared.word(head).to_lowercase();
        if !indefinite
            && !self.plural
            && head == tokens.start
            && let Some(idx) = shortened(roster, &lower)
        {
            return Some(idx);
        }
        let anonymous = words.anonymous_endings.iter().any(|ending| lower.ends_with(ending.as_str()));
        let is_body = prepared.pack.actors.strong_ending(prepared.word(head)).is_some();
        let country = phrase::country_in(prepared, tokens.start..head + 1)
            .or_else(|| phrase::body_country(prepared, head + 1..tokens.end).filter(|_| is_body));
        let front = adjectives(prepared, tokens.start, head);
        let kind = match () {
            () if anonymous => ActorKind::Anonymous,
            () if self.plural => ActorKind::Collective,
            () if is_body => ActorKind::Organisation,
            () if indefinite => ActorKind::Anonymous,
            () if head == tokens.start
                && !prepared.word(head).starts_with(char::is_lowercase)
                && tokens.len() == 1
                && prepared.pos[head] == Pos::Propn =>
            {
                ActorKind::Organisation
            }
            () => ActorKind::Anonymous,
        };
        let name = match kind {
            ActorKind::Organisation => {
                let end = with_place(prepared, head + 1, tokens.end);
                let place = if end > head + 1 {
                    format!(" {}", prepared.span(head + 1..end).of(prepared.text()))
                } else {
                    String::new()
                };
                body::nominative(prepared, front..head + 1) + &place
            }
            ActorKind::Anonymous if indefinite => somebody(prepared, front, head),
            _ => words.nominative_plural(prepared.span(front..head + 1).of(prepared.text())),
        };
        let idx = roster.add(&name, kind, country);
        let member = roster.member_mut(idx);
        member.plural |= self.plural;
        member.local = !self.plural && !anonymous && !body::part_of_international(prepared, &name);
        Some(idx)
    }
}

/// The body spoken of before whose name ends like `noun`: "das Ministerium" after "das Fischereiministerium".
fn shortened(roster: &Roster, noun: &str) -> Option<usize> {
    const SHORTEST: usize = 5;
    let ends = |name: &str| {
        let lower = name.to_lowercase();
        lower.split(' ').any(|word| word != noun && word.ends_with(noun))
    };
    let found = (noun.len() >= SHORTEST)
        .then(|| roster.bodies().take(FARTHEST).find(|(_, member)| ends(&member.actor.name)));
    found.flatten().map(|(idx, _)| idx)
}

/// The name in quotation marks straight behind the noun at `head`: "die Zeitung „Wedomosti“".
fn quoted_name(prepared: &Prepared, head: usize) -> Option<Range<usize>> {
    let inside = head + 2;
    let n = (inside < prepared.tokens.len()).then(|| prepared.short_quote(inside)).flatten()?;
    let opens = prepared.tokens[head + 1].kind == TokenKind::Mark && prepared.short_quote(head + 1).is_none();
    opens.then(|| inside..inside + n)
}

/// The body with the name of the tokens `name`, which the noun phrase `noun` introduces.
fn quoted_body(roster: &mut Roster, name: Range<usize>, noun: Range<usize>) -> usize {
    let prepared = roster.prepared;
    let known = body::by_table(roster, name.start)
        .filter(|_| prepared.table_name(name.start).is_some_and(|found| found.tokens.end == name.end));
    known.unwrap_or_else(|| {
        let country = phrase::country_in(prepared, noun);
        roster.add(prepared.span(name).of(prepared.text()), ActorKind::Organisation, country)
    })
}

/// The body or state that the tables know at `head`.
fn table_body(roster: &mut Roster, head: usize) -> Option<usize> {
    let prepared = roster.prepared;
    let names = &prepared.pack.names;
    // "die Presse", "die Union": words that are bodies only where the model sees a name.
    let common = names
        .organisation(prepared.word(head))
        .is_some_and(|idx| names.organisations[idx].ambiguous.contains(&prepared.word(head)));
    if common {
        return None;
    }
    let begins = roster.prepared.table_name(head).is_some_and(|name| name.tokens.start <= head);
    begins.then(|| body::by_table(roster, head)).flatten()
}

/// The state as an actor.
fn state(roster: &mut Roster, country: Country) -> usize {
    let row = roster.prepared.pack.names.countries.row(country);
    roster.add(row.map_or(country.code(), |row| row.name), ActorKind::Country, Some(country))
}

/// The person who held the office on the day of publication, after the tables.
fn holder_in_tables(roster: &mut Roster, head: usize, phrase: &Phrase) -> Option<usize> {
    let prepared = roster.prepared;
    let names = &prepared.pack.names;
    let day = roster.day()?;
    let set_phrase = prepared.table_name(head).and_then(|name| {
        name.entries.iter().find_map(|entry| match entry {
            Entry::Holder(idx) if names.holders[*idx].person && names.holders[*idx].kind != "former" => {
                Some(&names.holders[*idx])
            }
            _ => None,
        })
    });
    let office = set_phrase.map(|holder| holder.office).filter(|office| !office.is_empty());
    let country =
        phrase.country.or_else(|| set_phrase.and_then(|holder| holder.countries.first().copied()))?;
    let offices = office.into_iter().chain([phrase.office.as_str()]);
    let held =
        offices.flat_map(|office| names.holders_of(office, country).iter().map(move |idx| (office, *idx)));
    let mut found = held.map(|(office, idx)| (office, &names.people[idx])).filter(|(office, person)| {
        let mut terms = person.terms.iter().filter(|term| term.holds_on(day));
        terms.any(|term| term.offices.iter().any(|of| phrase::same_office(of, office)))
    });
    let (_, person) = found.next()?;
    // Two who fit are as good as none.
    if found.any(|(_, other)| other.name != person.name) {
        return None;
    }
    let idx = roster.add(person.name, ActorKind::Person, None);
    roster.learn(person, idx);
    Some(idx)
}

/// Whether the token at `at` can be the head of a phrase: a noun or name, not an adjective of a country.
fn is_head(prepared: &Prepared, at: usize) -> bool {
    let word = prepared.word(at);
    let capital = word.starts_with(char::is_uppercase);
    let noun = matches!(prepared.pos[at], Pos::Noun | Pos::Propn)
        || prepared.table_name(at).is_some_and(|name| name.tokens.start == at);
    let adjective = prepared.pos[at] == Pos::Adj
        || prepared.info(at).town.is_some_and(|_| prepared.pos.get(at + 1) == Some(&Pos::Noun));
    (capital || word.contains(char::is_uppercase))
        && (noun || prepared.info(at).office.is_some() || !adjective)
}

/// Where the adjectives in front of `head` begin.
fn adjectives(prepared: &Prepared, first: usize, head: usize) -> usize {
    let mut at = head;
    while at > first
        && (prepared.pos[at - 1] == Pos::Adj
            || !prepared.info(at - 1).countries.is_empty()
            || prepared.info(at - 1).town.is_some())
    {
        at -= 1;
    }
    at
}

/// Where the name of a place behind a body's noun ends: "Staatsanwaltschaft Schwerin", "Polizei in Hannover".
fn with_place(prepared: &Prepared, first: usize, end: usize) -> usize {
    let name = |at: usize| at < end && prepared.pos[at] == Pos::Propn;
    let begin =
        if first + 1 < end && prepared.pos[first] == Pos::Adp && name(first + 1) { first + 1 } else { first };
    let mut at = begin;
    while name(at) {
        at += 1;
    }
    if at > begin { at } else { first }
}

/// What belongs to an unnamed holder's office: up to the next comma.
fn unnamed_behind(prepared: &Prepared, tokens: Range<usize>) -> Range<usize> {
    let end = tokens.clone().find(|at| matches!(prepared.word(*at), "," | "–" | "(" | "„" | "\""));
    tokens.start..end.unwrap_or(tokens.end)
}

/// Somebody unnamed in the nominative: "einem ehemaligen Minister" → "ehemaliger Minister".
fn somebody(prepared: &Prepared, front: usize, head: usize) -> String {
    let inflection = &prepared.pack.names.inflection;
    let words = &prepared.pack.actors;
    let article = front.checked_sub(1).map_or("", |at| prepared.word(at)).to_lowercase();
    let ending = words.strong_article_ending(&article);
    let adjectives = (front..head).map(|at| match ending {
        Some(ending) => format!("{}{ending} ", inflection.adjective_stem(prepared.word(at))),
        None => format!("{} ", prepared.word(at)),
    });
    adjectives.chain([prepared.word(head).to_owned()]).collect()
}
