//! A phrase that names a source without a person's name → the actor: an office, an account, a body, a group.

use std::ops::Range;

use super::description::Description;
use super::memory::Memory;
use super::named::{mentions_in, person_in};
use super::phrase::{self, Phrase};
use super::roster::Roster;

use super::{body, noun, person, pronoun};
use crate::annotate::{ActorKind, Mention, MentionKind, Pos, Prepared};
use crate::language::{ActorWords, Country, Entry, OfficeKind};
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
        if let Some(idx) = self.owned(roster, &tokens) {
            return Some(idx);
        }
        let first = tokens.clone().find(|at| !self.opens(prepared, *at))?;
        let indefinite = words.indefinite.contains(&prepared.word(tokens.start).to_lowercase());
        let tokens = first..tokens.end;
        if let Some(at) = tokens.clone().find(|at| noun::is_account(prepared, *at, tokens.end)) {
            return self.account(roster, tokens, at, depth);
        }
        let head = noun::head_of(prepared, tokens.clone())?;
        if let Some(idx) = self.compound_account(roster, tokens.start, head) {
            return Some(idx);
        }
        if let Some(name) = noun::quoted_name(prepared, head) {
            return Some(quoted_body(roster, name, tokens.start..head + 1));
        }
        if let Some(office) = &prepared.info(head).office {
            let phrase = Phrase::around(prepared, head, tokens.start, tokens.end);
            let plural = self.plural || noun::are_several(prepared, office, &tokens, head);
            let reader = Reader { plural, ..*self };
            let phrase = phrase.after_article(prepared, tokens.start);
            return Some(reader.office(roster, tokens, head, phrase, indefinite));
        }
        self.body(roster, tokens, head, indefinite)
    }

    /// Somebody or a body of a person whose name in the genitive comes first: "Putins Sprecher", "Starmers Büro".
    fn owned(&self, roster: &mut Roster, tokens: &Range<usize>) -> Option<usize> {
        let prepared = roster.prepared;
        let owner = mentions_in(self.mentions, prepared.span(tokens.clone())).first()?;
        let name = phrase::tokens_in(prepared, owner.span);
        let genitive = owner.kind == MentionKind::Per && owner.span.of(prepared.text()).ends_with('s');
        if !genitive || name.start != tokens.start || name.end >= tokens.end {
            return None;
        }
        let person = roster.member(owner.actor?).actor.clone();
        let head = noun::head_of(prepared, name.end..tokens.end)?;
        let noun = prepared.span(name.end..head + 1).of(prepared.text());
        let office = prepared.info(head).office.is_some();
        let body = prepared.pack.actors.strong_ending(prepared.word(head)).is_some();
        let kind = match () {
            () if self.plural => ActorKind::Collective,
            () if body => ActorKind::Organisation,
            () if office => ActorKind::Office,
            () => ActorKind::Anonymous,
        };
        let of = &prepared.pack.events.title.of;
        let named = noun.starts_with(char::is_uppercase);
        named.then(|| roster.add(&format!("{noun} {of} {}", person.name), kind, person.country))
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
        let several = prepared.pack.actors.nominative_plural(prepared.word(at)) != prepared.word(at);
        let name = body::nominative(prepared, tokens, several);
        Some(roster.add(&name, ActorKind::Anonymous, None))
    }

    /// "Polizeiangaben", "EU-Angaben", "Medienberichten".
    fn compound_account(&self, roster: &mut Roster, first: usize, head: usize) -> Option<usize> {
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
            let country = organisation.country_in(prepared.homeland);
            return Some(roster.add(organisation.name, ActorKind::Organisation, country));
        }
        let front = if front.ends_with("ngs") || front.ends_with("fts") {
            front.trim_end_matches('s')
        } else {
            front
        };
        let country = (first < head).then(|| phrase::country_in(prepared, first..head)).flatten();
        (!front.is_empty()).then(|| compound_body(roster, front, country))
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
            let described = Description::read(prepared, &tokens, head);
            let known = self.holder_in_text(roster, &phrase, tokens.start);
            let same = |roster: &Roster| described.as_ref()?.same(roster, self.mentions, tokens.start);
            let known = known.or_else(|| same(roster)).or_else(|| holder_in_tables(roster, head, &phrase));
            if let Some(idx) = known.or_else(|| self.described(roster, described.as_ref(), &tokens)) {
                roster.alias(prepared.span(tokens.clone()).of(prepared.text()), idx);
                return idx;
            }
        }
        let kind = if self.plural { ActorKind::Collective } else { ActorKind::Office };
        let behind = noun::unnamed_behind(prepared, head + 1..tokens.end);
        let several = prepared.pack.actors.nominative_plural(prepared.word(head));
        let office = if self.plural { several.as_str() } else { phrase.office.as_str() };
        let name = match behind.is_empty() {
            true => office.to_owned(),
            false => format!("{office} {}", prepared.span(behind).of(prepared.text())),
        };
        let idx = roster.add(&name, kind, phrase.country);
        let member = roster.member_mut(idx);
        member.gender = phrase.gender;
        member.local = !self.plural && !phrase.international;
        idx
    }

    /// The person spoken of last whom a definite description fits, who learns what it says.
    fn described(
        &self,
        roster: &mut Roster,
        description: Option<&Description>,
        tokens: &Range<usize>,
    ) -> Option<usize> {
        let words = &roster.prepared.pack.actors;
        let article = tokens.start.checked_sub(1).map_or("", |at| roster.prepared.word(at)).to_lowercase();
        // "der Leiter der Oper" is whoever leads the opera.
        let head = noun::head_of(roster.prepared, tokens.clone())?;
        let alone = head + 1 == tokens.end || !noun::has_owner(roster.prepared, head + 1);
        let description = description.filter(|_| alone && words.definite.contains(&article))?;
        let idx = description.nearest(roster, self.memory, self.mentions, tokens.start)?;
        description.teach(roster, idx);
        Some(idx)
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
        let front = noun::adjectives(prepared, tokens.start, head);
        let adjective_country = (front < head).then(|| phrase::country_in(prepared, front..head)).flatten();
        let back = !indefinite && !self.plural && adjective_country.is_none();
        let known = self.named_body(roster, &tokens, head);
        let lower = prepared.word(head).to_lowercase();
        let known = known.or_else(|| self.called(roster, &lower, tokens.start).filter(|_| back));
        let known = known.or_else(|| shortened(roster, &lower).filter(|_| back));
        let described = Description::read(prepared, &tokens, head).filter(|_| !indefinite && !self.plural);
        let same = |roster: &Roster| described.as_ref()?.same(roster, self.mentions, tokens.start);
        let known = known.or_else(|| same(roster));
        let known = known.or_else(|| self.described(roster, described.as_ref(), &tokens));
        Some(known.unwrap_or_else(|| self.unnamed(roster, tokens, front..head + 1, indefinite)))
    }

    /// The body or person whose name stands in the phrase.
    fn named_body(&self, roster: &mut Roster, tokens: &Range<usize>, head: usize) -> Option<usize> {
        let prepared = roster.prepared;
        let span = prepared.span(tokens.clone());
        // "Staatsanwaltschaft [Nürnberg-Fürth]" is named by both words.
        let opens = prepared.pack.names.inflection.organisation_heads.contains(prepared.word(head));
        let begin = prepared.tokens[head].span.begin;
        let organisation = mentions_in(self.mentions, span)
            .iter()
            .find(|mention| mention.kind == MentionKind::Org && (!opens || mention.span.begin <= begin));
        let named = organisation.and_then(|mention| mention.actor).or_else(|| table_body(roster, head));
        named.or_else(|| (tokens.len() == 1).then(|| person::by_family_name(roster, head)).flatten())
    }

    /// A body, group or person without a name, entered as the noun phrase `noun` in the nominative.
    fn unnamed(
        &self,
        roster: &mut Roster,
        tokens: Range<usize>,
        noun: Range<usize>,
        indefinite: bool,
    ) -> usize {
        let prepared = roster.prepared;
        let words = &prepared.pack.actors;
        let head = noun.end - 1;
        let anonymous = words.is_anonymous(prepared.word(head));
        let is_body = words.strong_ending(prepared.word(head)).is_some();
        let lone = tokens.len() == 1 && prepared.pos[head] == Pos::Propn;
        let kind = match () {
            () if anonymous => ActorKind::Anonymous,
            () if self.plural => ActorKind::Collective,
            () if is_body || lone && !indefinite => ActorKind::Organisation,
            () => ActorKind::Anonymous,
        };
        let country = phrase::country_in(prepared, tokens.start..noun.end)
            .or_else(|| phrase::body_country(prepared, noun.end..tokens.end).filter(|_| is_body))
            .or_else(|| phrase::place_before(prepared, head).filter(|_| is_body));
        let idx = match kind {
            ActorKind::Organisation => {
                let end = noun::with_place(prepared, noun.end, tokens.end);
                let place = noun.end..end;
                let name = body::nominative(prepared, noun, false);
                let place = (!place.is_empty()).then(|| prepared.span(place).of(prepared.text()));
                let name = place.map_or(name.clone(), |place| format!("{name} {place}"));
                body::add_of_state(roster, &name, country)
            }
            ActorKind::Anonymous if indefinite => {
                roster.add(&noun::somebody(prepared, noun.start, head), kind, country)
            }
            _ => {
                let several = self.plural || anonymous && prepared.word(head).ends_with('n');
                roster.add(&body::nominative(prepared, noun, several), kind, country)
            }
        };
        let international = body::part_of_international(prepared, &roster.member(idx).actor.name);
        let of_state = !self.plural || words.is_authorities(prepared.word(head));
        let member = roster.member_mut(idx);
        member.plural |= self.plural;
        member.local = of_state && !international;
        idx
    }

    /// The one spoken of last before the token `at` whom the text or the tables call by `noun`: "die Hilfsorganisation".
    fn called(&self, roster: &Roster, noun: &str, at: usize) -> Option<usize> {
        let begin = roster.prepared.tokens[at].span.begin;
        let before = self.mentions.partition_point(|mention| mention.span.begin < begin);
        let near = self.mentions[..before].iter().rev().take(FARTHEST);
        near.filter_map(|mention| mention.actor).find(|idx| is_called(&roster.member(*idx).nouns, noun))
    }
}

/// Whether one of `nouns` is `noun` or ends in it: "die Organisation" after "die Hilfsorganisation".
fn is_called(nouns: &[String], noun: &str) -> bool {
    nouns.iter().any(|known| known == noun || noun.len() >= SHORTEST && known.ends_with(noun))
}

/// The body of an account in one word: "Polizeiangaben", "Behördenangaben", "Medienberichten".
fn compound_body(roster: &mut Roster, front: &str, country: Option<Country>) -> usize {
    let words = &roster.prepared.pack.actors;
    let body = words.strong_ending(front).is_some();
    let of_state = body || words.is_authorities(front);
    let kind = if body { ActorKind::Organisation } else { ActorKind::Collective };
    let idx = roster.add(front, kind, country);
    roster.member_mut(idx).local |= of_state;
    idx
}

/// A noun that stands for a longer one has at least so many bytes.
const SHORTEST: usize = 5;

/// The body spoken of before whose name ends like `noun`: "das Ministerium" after "das Fischereiministerium".
fn shortened(roster: &Roster, noun: &str) -> Option<usize> {
    let ends = |name: &str| {
        let lower = name.to_lowercase();
        lower.split(' ').any(|word| word != noun && word.ends_with(noun))
    };
    let found = (noun.len() >= SHORTEST)
        .then(|| roster.bodies().take(FARTHEST).find(|(_, member)| ends(&member.actor.name)));
    found.flatten().map(|(idx, _)| idx)
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
    let name = prepared.table_name(head).filter(|name| name.tokens.start <= head)?;
    // "die Presse", "die Union": words that are bodies only where the model sees a name.
    let words = prepared.span(name.tokens.clone()).of(prepared.text());
    let common = name.entries.iter().any(|entry| match entry {
        Entry::Organisation(idx) => names.organisations[*idx].is_ambiguous(&names.inflection, words),
        _ => false,
    });
    (!common).then(|| body::by_table(roster, head)).flatten()
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
            Entry::Holder(idx)
                if names.holders[*idx].person && names.holders[*idx].kind != OfficeKind::Former =>
            {
                Some(&names.holders[*idx])
            }
            _ => None,
        })
    });
    let office = set_phrase.map(|holder| holder.office).filter(|office| !office.is_empty());
    let country =
        phrase.country.or_else(|| set_phrase.and_then(|holder| holder.country_in(prepared.homeland)))?;
    let offices = office.into_iter().chain([phrase.office.as_str()]);
    let held =
        offices.flat_map(|office| names.holders_of(office, country).iter().map(move |idx| (office, *idx)));
    // There are as many mayors as towns.
    if prepared.info(head).office.as_ref().is_some_and(|office| office.kind == OfficeKind::Mayor) {
        return None;
    }
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
