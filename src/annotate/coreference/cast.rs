//! The actors of one document while they are being found.

use std::collections::HashMap;
use std::ops::Range;

use super::role::{Role, role_of};
use crate::annotate::{ActorKind, LocalActor, Mention, Prepared};
use crate::language::{Class, Country, Entry, Gender, OfficeWord, Person};
use crate::text::Span;

/// The actors found so far and what tells them apart.
pub(super) struct Cast<'a> {
    pub prepared: &'a Prepared<'a>,
    pub actors: Vec<LocalActor>,
    /// For each actor what grammar knows of it.
    traits: Vec<Traits>,
    /// People by their family name.
    families: HashMap<String, Vec<usize>>,
    /// Bodies, states and groups by their name.
    bodies: HashMap<String, usize>,
    /// Where actors are named, in text order once sorted.
    occurrences: Vec<(u32, usize)>,
    /// Who spoke last.
    speakers: Vec<usize>,
}

/// What grammar knows of an actor.
#[derive(Default)]
struct Traits {
    gender: Option<Gender>,
    /// Offices the text gives it, as [`OfficeWord::base`].
    offices: Vec<String>,
}

/// A country that holds at least this share of all countries named is where the story plays.
const SCENE_SHARE: f32 = 0.5;
/// How many speakers back an office may find its holder.
const OFFICE_REACH: usize = 400;

impl<'a> Cast<'a> {
    pub fn new(prepared: &'a Prepared<'a>) -> Self {
        Self {
            prepared,
            actors: Vec::new(),
            traits: Vec::new(),
            families: HashMap::new(),
            bodies: HashMap::new(),
            occurrences: Vec::new(),
            speakers: Vec::new(),
        }
    }

    /// The tokens of `span`.
    pub fn tokens_of(&self, span: Span) -> Range<usize> {
        let tokens = &self.prepared.tokens;
        let first = tokens.partition_point(|token| token.span.begin < span.begin);
        let end = tokens.partition_point(|token| token.span.begin < span.end);
        first..end.max(first)
    }

    /// Notes that `actor` is named at `span`.
    pub fn occurs(&mut self, span: Span, actor: usize) {
        self.occurrences.push((span.begin, actor));
    }

    /// Puts the occurrences in text order.
    pub fn sort_occurrences(&mut self) {
        self.occurrences.sort_unstable();
    }

    /// Notes who spoke.
    pub fn remember(&mut self, speaker: Option<usize>) {
        self.speakers.extend(speaker);
    }

    fn add(&mut self, actor: LocalActor, traits: Traits) -> usize {
        self.actors.push(actor);
        self.traits.push(traits);
        self.actors.len() - 1
    }

    fn add_alias(&mut self, actor: usize, alias: &str) {
        let actor = &mut self.actors[actor];
        if actor.name != alias && !actor.aliases.iter().any(|known| known == alias) {
            actor.aliases.push(alias.to_owned());
        }
    }

    // -------------------------------------------------------------------- people

    /// The person with the full name at `tokens`.
    pub fn full_name(&mut self, tokens: Range<usize>) -> usize {
        let person = self.table_person(&tokens);
        let written = self.written_name(&tokens);
        let name = person.map_or_else(|| written.clone(), |person| person.name.to_owned());
        let role = role_of(self.prepared, &tokens);
        let actor = match self.bearer_of(&name) {
            Some(actor) => actor,
            None => self.new_person(&name, person),
        };
        self.add_alias(actor, &written);
        self.give_role(actor, role);
        self.occurs(self.prepared.span(tokens), actor);
        actor
    }

    /// The person with the family name at `tokens`: one named in full in this document, else one of the tables in
    /// office on the day of publication, else somebody of that name.
    pub fn family_name(&mut self, tokens: Range<usize>) -> usize {
        let word = self.written_name(&tokens);
        let span = self.prepared.span(tokens.clone());
        let role = role_of(self.prepared, &tokens);
        let actor = self.bearer_before(&word, span.begin, &role).unwrap_or_else(|| {
            let person = self.person_in_office(&word, &role);
            let name = person.map_or(word.as_str(), |person| person.name).to_owned();
            self.bearer_of(&name).unwrap_or_else(|| self.new_person(&name, person))
        });
        self.add_alias(actor, &word);
        self.give_role(actor, role);
        self.occurs(span, actor);
        actor
    }

    /// Whether the one word at `at` is the family name of somebody named in full in this document, or of the one holder of
    /// office whom it can mean.
    pub fn is_family_name(&self, at: usize) -> bool {
        let word = self.prepared.word(at);
        if !word.starts_with(char::is_uppercase) {
            return false;
        }
        let stems = self.prepared.pack.names.inflection.genitive_stems(word);
        if std::iter::once(word).chain(stems).any(|form| self.families.contains_key(form)) {
            return true;
        }
        let info = self.prepared.info(at);
        let before = at.checked_sub(1).map_or("", |before| self.prepared.word(before)).to_lowercase();
        let article = self.prepared.pack.grammar.class(&before).any(Class::DETERMINER.with(Class::OBLIQUE));
        info.family
            && info.office.is_none()
            && info.countries.is_empty()
            && !article
            && self.person_in_office(word, &Role::default()).is_some()
    }

    /// The person of the tables whose name stands at `tokens`.
    fn table_person(&self, tokens: &Range<usize>) -> Option<&'a Person> {
        let names = &self.prepared.names;
        let at = names.partition_point(|name| name.tokens.start < tokens.start);
        let name = names.get(at).filter(|name| name.tokens.start < tokens.end)?;
        name.entries.iter().find_map(|entry| match entry {
            Entry::Person(idx) => Some(&self.prepared.pack.names.people[*idx]),
            _ => None,
        })
    }

    /// The name at `tokens`, its last word in the nominative where another place or a table has it so.
    fn written_name(&self, tokens: &Range<usize>) -> String {
        let text = self.prepared.span(tokens.clone()).of(self.prepared.text());
        let names = &self.prepared.pack.names;
        let last = self.prepared.word(tokens.end - 1);
        let known = |stem: &&str| {
            self.families.contains_key(*stem)
                || (names.word(stem).family && !names.word(last).given.is_some())
        };
        let bare = names.inflection.genitive_stems(last).find(known);
        match bare {
            Some(stem) if !self.families.contains_key(last) => {
                text[..text.len() - (last.len() - stem.len())].to_owned()
            }
            _ => text.to_owned(),
        }
    }

    /// The family name in a full name; all of a single word.
    fn family_of<'n>(&self, name: &'n str, country: Option<Country>) -> &'n str {
        let family = self.prepared.pack.names.inflection.family_name(name, country);
        family.unwrap_or_else(|| name.rsplit(' ').next().unwrap_or(name))
    }

    fn new_person(&mut self, name: &str, person: Option<&Person>) -> usize {
        let day = self.prepared.document.published.date;
        let term = person.and_then(|person| day.map_or(person.terms.last(), |day| person.term_on(day)));
        let actor = LocalActor {
            name: name.to_owned(),
            kind: ActorKind::Person,
            role: term.and_then(|term| term.offices.first()).map(|office| (*office).to_owned()),
            country: term.and_then(|term| term.country).or_else(|| person.and_then(Person::country)),
            aliases: Vec::new(),
        };
        let given =
            name.split([' ', '-']).next().and_then(|first| self.prepared.pack.names.word(first).given);
        let gender = person.map(|person| person.gender).or_else(|| given.and_then(|given| given.gender));
        let offices = term.map_or(Vec::new(), |term| term.offices.iter().map(|o| (*o).to_owned()).collect());
        let family = self.family_of(name, actor.country).to_owned();
        let idx = self.add(actor, Traits { gender, offices });
        self.families.entry(family).or_default().push(idx);
        idx
    }

    /// The person known by this full name; a middle name more or less is the same person.
    fn bearer_of(&self, name: &str) -> Option<usize> {
        let bearers = self.families.get(self.family_of(name, None))?;
        let first = name.split(' ').next();
        bearers.iter().copied().find(|&idx| {
            let known = &self.actors[idx];
            known.name == name || (name.contains(' ') && known.name.split(' ').next() == first)
        })
    }

    /// Of the people with this family name the one named last before `at`, else the first named later.
    fn bearer_before(&self, family: &str, at: u32, role: &Role) -> Option<usize> {
        let bearers = self.families.get(family)?;
        let fits = |idx: &usize| {
            let gender = self.traits[*idx].gender;
            role.gender.is_none() || gender.is_none() || gender == role.gender
        };
        let named = self.occurrences.iter().filter(|(_, actor)| bearers.contains(actor) && fits(actor));
        let before = named.filter(|(begin, _)| *begin < at).max_by_key(|(begin, _)| *begin);
        before.map(|(_, actor)| *actor).or_else(|| bearers.iter().copied().find(fits))
    }

    /// The one person of the tables with this family name who held office on the day of publication and whose country
    /// the document speaks of.
    fn person_in_office(&self, family: &str, role: &Role) -> Option<&'a Person> {
        let names = &self.prepared.pack.names;
        let day = self.prepared.document.published.date;
        let spoken_of = |country: Country| {
            role.country.map_or_else(
                || self.prepared.countries.iter().any(|known| known.country == country),
                |named| named == country,
            )
        };
        let mut fitting = names.bearers(family).iter().map(|&idx| &names.people[idx]).filter(|person| {
            let holds = day.map_or(person.terms.iter().any(|term| term.to.is_none()), |day| {
                person.term_on(day).is_some()
            });
            holds && person.country().is_none_or(spoken_of)
        });
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first)
    }

    /// Adds what stands beside a name; what is known already stays.
    fn give_role(&mut self, actor: usize, role: Role) {
        let known = &mut self.actors[actor];
        known.country = known.country.or(role.country);
        let traits = &mut self.traits[actor];
        traits.gender = traits.gender.or(role.gender);
        if let Some(office) = role.office {
            if known.role.is_none() {
                known.role = Some(office.clone());
            }
            if !traits.offices.contains(&office) {
                traits.offices.push(office);
            }
        }
    }

    // -------------------------------------------------------------------- offices

    /// The holder of an office named without a name: one the text has given that office, else the one of the tables on
    /// the day of publication.
    pub fn holder(&mut self, office: &OfficeWord, country: Option<Country>, at: u32) -> Option<usize> {
        if office.plural && office.kind != "head-of-state" && office.kind != "head-of-government" {
            return None;
        }
        self.named_holder(office, country, at).or_else(|| {
            let person = self.table_holder(office, country?)?;
            Some(self.bearer_of(person.name).unwrap_or_else(|| self.new_person(person.name, Some(person))))
        })
    }

    fn named_holder(&self, office: &OfficeWord, country: Option<Country>, at: u32) -> Option<usize> {
        let fits = |actor: usize| {
            let (known, traits) = (&self.actors[actor], &self.traits[actor]);
            let same_office = traits.offices.iter().any(|given| is_office(given, &office.base));
            let same_country = country.is_none() || known.country.is_none() || known.country == country;
            let same_gender = traits.gender.is_none_or(|gender| gender == office.gender);
            known.kind == ActorKind::Person && same_office && same_country && same_gender
        };
        let end = self.occurrences.partition_point(|(begin, _)| *begin < at);
        let before = self.occurrences[..end].iter().rev().take(OFFICE_REACH);
        before.map(|(_, actor)| *actor).find(|actor| fits(*actor))
    }

    fn table_holder(&self, office: &OfficeWord, country: Country) -> Option<&'a Person> {
        let day = self.prepared.document.published.date?;
        let people = &self.prepared.pack.names.people;
        let mut holders = people.iter().filter(|person| {
            let held = |office: &str| {
                person.terms.iter().any(|term| {
                    term.country == Some(country)
                        && term.holds_on(day)
                        && term.offices.iter().any(|held| *held == office)
                })
            };
            held(&office.base)
        });
        let first = holders.next()?;
        holders.next().is_none().then_some(first)
    }

    // -------------------------------------------------------------------- bodies

    /// The body that the tables or the words at `span` name.
    pub fn body_of(&mut self, span: Span, country: Option<Country>) -> Option<usize> {
        let tokens = self.tokens_of(span);
        if tokens.is_empty() {
            return None;
        }
        let written = self.prepared.span(tokens.clone()).of(self.prepared.text()).to_owned();
        let name = self.table_body(&tokens).map_or_else(|| self.written_name(&tokens), str::to_owned);
        let actor = self.named(&name, ActorKind::Organisation, country);
        self.add_alias(actor, &written);
        Some(actor)
    }

    /// The name of the table for the body or the metonym at `tokens`.
    fn table_body(&self, tokens: &Range<usize>) -> Option<&'static str> {
        let names = &self.prepared.names;
        let at = names.partition_point(|name| name.tokens.start < tokens.start);
        let found = names.get(at).filter(|name| name.tokens == *tokens)?;
        found.entries.iter().find_map(|entry| match entry {
            Entry::Organisation(idx) => Some(self.prepared.pack.names.organisations[*idx].name),
            Entry::Holder(idx) => {
                let holder = &self.prepared.pack.names.holders[*idx];
                (!holder.person).then_some(holder.phrase)
            }
            _ => None,
        })
    }

    /// The state itself as an actor.
    pub fn state(&mut self, country: Country, written: &str) -> Option<usize> {
        let row = self.prepared.pack.names.countries.row(country)?;
        let actor = self.named(row.name, ActorKind::Country, Some(country));
        self.add_alias(actor, written);
        Some(actor)
    }

    /// The actor with exactly this name, made where there is none.
    pub fn named(&mut self, name: &str, kind: ActorKind, country: Option<Country>) -> usize {
        if let Some(&known) = self.bodies.get(name) {
            self.actors[known].country = self.actors[known].country.or(country);
            return known;
        }
        let actor = LocalActor { name: name.to_owned(), kind, role: None, country, aliases: Vec::new() };
        let idx = self.add(actor, Traits::default());
        self.bodies.insert(name.to_owned(), idx);
        idx
    }

    // -------------------------------------------------------------------- pronouns

    /// Whom a pronoun at `at` stands for: the last speaker or who was named first in the sentence before, by gender.
    pub fn antecedent(&self, gender: Option<Gender>, at: u32) -> Option<usize> {
        let fits = |actor: usize| {
            let person = self.actors[actor].kind == ActorKind::Person;
            gender.is_none()
                || (person && self.traits[actor].gender.is_none_or(|known| Some(known) == gender))
        };
        let sentences = &self.prepared.sentences;
        let here = sentences.partition_point(|sentence| sentence.span.end <= at);
        let first_of = |idx: usize| {
            let span = sentences.get(idx)?.span;
            let first = self.occurrences.partition_point(|(begin, _)| *begin < span.begin);
            let inside = self.occurrences[first..].iter().take_while(|(begin, _)| *begin < span.end.min(at));
            inside.map(|(_, actor)| *actor).find(|actor| fits(*actor))
        };
        let near = (here.saturating_sub(2)..=here).rev().find_map(first_of);
        let speaker = self.speakers.last().copied().filter(|actor| fits(*actor));
        near.or(speaker).or_else(|| self.speakers.iter().rev().copied().find(|actor| fits(*actor)))
    }

    /// Who spoke last.
    pub fn last_speaker(&self) -> Option<usize> {
        self.speakers.last().copied()
    }

    // -------------------------------------------------------------------- countries

    /// People and bodies whose country nothing tells belong to the country the story plays in, if it is one.
    pub fn place_the_rest(&mut self, mentions: &[Mention]) {
        let Some(scene) = self.scene_country(mentions) else { return };
        for actor in &mut self.actors {
            if matches!(actor.kind, ActorKind::Person | ActorKind::Office) {
                actor.country = actor.country.or(Some(scene));
            }
        }
    }

    /// The country that most words of the document name.
    fn scene_country(&self, mentions: &[Mention]) -> Option<Country> {
        let mut counts: HashMap<Country, usize> = HashMap::new();
        let named = self.prepared.countries.iter().map(|named| named.country);
        for country in named.chain(mentions.iter().filter_map(|mention| mention.country)) {
            *counts.entry(country).or_default() += 1;
        }
        let all: usize = counts.values().sum();
        let (&country, &most) =
            counts.iter().max_by_key(|(country, count)| (**count, std::cmp::Reverse(**country)))?;
        (most as f32 >= SCENE_SHARE * all as f32).then_some(country)
    }
}

/// Whether somebody given the office `given` may be called `called`: "Bundeskanzler" is "Kanzler" too.
fn is_office(given: &str, called: &str) -> bool {
    given == called || given.to_lowercase().ends_with(&called.to_lowercase())
}
