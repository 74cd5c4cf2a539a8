//! The actors found so far, and who is called by a word.

use chrono::NaiveDate;
use foldhash::HashMap;

use crate::annotate::clause::Clauses;
use crate::annotate::stage::{Located, Part};
use crate::annotate::{ActorKind, CountryBasis, LocalActor, Prepared};
use crate::language::{BodyKind, Country, Gender, OfficeWord, Person};

/// More other words for one actor are not kept.
const MOST_ALIASES: usize = 40;

/// The actors of a document in the making.
pub(super) struct Roster<'a> {
    pub prepared: &'a Prepared<'a>,
    pub clauses: &'a Clauses<'a>,
    members: Vec<Member>,
    /// Full names, and names of bodies, with their members.
    by_name: HashMap<String, usize>,
    /// Last words of persons' names with the members that bear them.
    by_family: HashMap<String, Vec<usize>>,
    /// First words of persons' full names with the members that bear them.
    by_first: HashMap<String, Vec<usize>>,
}

/// An actor in the making.
pub(super) struct Member {
    pub actor: LocalActor,
    pub gender: Option<Gender>,
    /// Whether several are meant: "Beobachter".
    pub plural: bool,
    /// Whether the country of the article's scene may stand for its own, which is not known.
    pub local: bool,
    /// Office as a word for matching: "Präsident", in the holder's gender.
    pub offices: Vec<String>,
    /// Its party, as the tables call it.
    pub party: Option<String>,
    /// Its age in years.
    pub age: Option<u32>,
    /// Common nouns that the text or the tables call it by, in small letters: "hilfsorganisation".
    pub nouns: Vec<String>,
}

impl<'a> Roster<'a> {
    pub fn new(clauses: &'a Clauses<'a>) -> Self {
        Self {
            prepared: clauses.prepared,
            clauses,
            members: Vec::new(),
            by_name: HashMap::default(),
            by_family: HashMap::default(),
            by_first: HashMap::default(),
        }
    }

    pub fn member(&self, idx: usize) -> &Member {
        &self.members[idx]
    }

    pub fn member_mut(&mut self, idx: usize) -> &mut Member {
        &mut self.members[idx]
    }

    /// The member with exactly this name.
    pub fn named(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// The members whose name ends in `word` or what it is without the ending of the genitive.
    pub fn family(&self, word: &str) -> &[usize] {
        let inflection = &self.prepared.pack.names.inflection;
        let mut forms = std::iter::once(word).chain(inflection.genitive_stems(word));
        forms.find_map(|form| self.by_family.get(form)).map_or(&[], Vec::as_slice)
    }

    /// The one member whose full name begins with `word`: "Thaksin" for "Thaksin Shinawatra".
    pub fn by_first_name(&self, word: &str) -> Option<usize> {
        let inflection = &self.prepared.pack.names.inflection;
        let mut forms = std::iter::once(word).chain(inflection.genitive_stems(word));
        match forms.find_map(|form| self.by_first.get(form))?.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// Notes a common noun that the member at `idx` is called by.
    pub fn call(&mut self, idx: usize, noun: &str) {
        let nouns = &mut self.members[idx].nouns;
        if nouns.len() < MOST_ALIASES && !nouns.iter().any(|known| known == noun) {
            nouns.push(noun.to_owned());
        }
    }

    /// Notes the country of the member at `idx` where nothing stronger tells one.
    pub fn belongs(&mut self, idx: usize, country: Option<Country>, basis: CountryBasis) {
        let actor = &mut self.members[idx].actor;
        let stronger = actor.country_basis.is_none_or(|known| basis < known);
        if country.is_some() && stronger {
            actor.country = country;
            actor.country_basis = Some(basis);
        }
    }

    /// Adds an actor, or finds the one of the same name; the article says that it belongs to `country`.
    pub fn add(&mut self, name: &str, kind: ActorKind, country: Option<Country>) -> usize {
        if let Some(idx) = self.named(name) {
            self.belongs(idx, country, CountryBasis::Stated);
            return idx;
        }
        let idx = self.members.len();
        self.members.push(Member {
            actor: LocalActor {
                name: name.to_owned(),
                kind,
                role: None,
                country,
                country_basis: country.map(|_| CountryBasis::Stated),
                country_words: None,
                aliases: Vec::new(),
            },
            gender: None,
            plural: matches!(kind, ActorKind::Collective),
            local: matches!(kind, ActorKind::Person | ActorKind::Organisation | ActorKind::Office),
            offices: Vec::new(),
            party: None,
            age: None,
            nouns: Vec::new(),
        });
        self.by_name.insert(name.to_owned(), idx);
        if kind == ActorKind::Person {
            self.learn_family(name, idx);
        }
        idx
    }

    /// Notes that `name` is another full name of the member at `idx`.
    pub fn also_named(&mut self, name: &str, idx: usize) {
        self.by_name.entry(name.to_owned()).or_insert(idx);
        self.alias(name, idx);
    }

    /// Notes under which family name the person `name` is called.
    pub fn learn_family(&mut self, name: &str, idx: usize) {
        if let Some((first, _)) = name.split_once(' ') {
            let bearers = self.by_first.entry(first.to_owned()).or_default();
            if !bearers.contains(&idx) {
                bearers.push(idx);
            }
        }
        let inflection = &self.prepared.pack.names.inflection;
        let country = self.members[idx].actor.country;
        let family = inflection.family_name(name, country);
        for word in
            [family, family.and_then(|family| family.split(' ').next_back()), name.split(' ').next_back()]
        {
            let bearers = word.map(|word| self.by_family.entry(word.to_owned()).or_default());
            if let Some(bearers) = bearers.filter(|bearers| !bearers.contains(&idx)) {
                bearers.push(idx);
            }
        }
    }

    /// Notes another word for the member at `idx`.
    pub fn alias(&mut self, alias: &str, idx: usize) {
        let actor = &mut self.members[idx].actor;
        if actor.aliases.len() < MOST_ALIASES
            && alias != actor.name
            && !actor.aliases.iter().any(|known| known == alias)
        {
            actor.aliases.push(alias.to_owned());
        }
    }

    /// Notes another name of a body; the article's own counts where it says more.
    pub fn prefer_longer(&mut self, name: &str, idx: usize) {
        let actor = &mut self.members[idx].actor;
        if name.len() > actor.name.len() {
            let shorter = std::mem::replace(&mut actor.name, name.to_owned());
            actor.aliases.retain(|alias| alias != name);
            self.alias(&shorter, idx);
            self.by_name.entry(name.to_owned()).or_insert(idx);
        } else {
            self.alias(name, idx);
        }
    }

    /// The bodies, the one entered last first.
    pub fn bodies(&self) -> impl Iterator<Item = (usize, &Member)> {
        self.members
            .iter()
            .enumerate()
            .rev()
            .inspect(|_| self.prepared.effort.count())
            .filter(|(_, member)| member.actor.kind == ActorKind::Organisation)
    }

    /// The day on which offices are looked up: the publication day.
    pub fn day(&self) -> Option<NaiveDate> {
        self.prepared.document.published.date
    }

    /// Enters what the tables know of `person`.
    pub fn learn(&mut self, person: &Person, idx: usize) {
        // Who heads a state and a European body at once is at home in the state.
        let terms = self.day().map(|day| person.terms.iter().filter(move |term| term.holds_on(day)));
        let term = terms.and_then(|terms| terms.min_by_key(|term| term.country == Some(Country::EU)));
        let country = term.and_then(|term| term.country).or(person.country());
        self.belongs(idx, country, CountryBasis::Table);
        let member = &mut self.members[idx];
        member.gender = Some(person.gender);
        member.local = country.is_none() && person.terms.is_empty();
        if let Some(office) = term.and_then(|term| term.offices.first()) {
            member.actor.role.get_or_insert_with(|| (*office).to_owned());
        }
        let offices = term.into_iter().flat_map(|term| &term.offices).map(|office| (*office).to_owned());
        member.offices.extend(offices);
    }

    /// The persons, in the order in which they were entered.
    pub fn persons(&self) -> impl Iterator<Item = (usize, &Member)> {
        let members = self.members.iter().enumerate().inspect(|_| self.prepared.effort.count());
        members.filter(|(_, member)| member.actor.kind == ActorKind::Person)
    }

    /// The finished actors; those whose country is not known get that of the passage or article that introduces them.
    pub fn into_actors(self, scene: impl Fn(usize, Part) -> Option<Located>) -> Vec<LocalActor> {
        let (offices, text) = (&self.prepared.pack.names, self.prepared.text());
        let finish = |(idx, member): (usize, Member)| {
            let mut actor = member.actor;
            if member.local && actor.country.is_none() {
                let part = match is_medium(self.prepared, &actor, &member.nouns) {
                    true => Part::Medium,
                    false => part_of(member.offices.iter().filter_map(|office| offices.word(office).office)),
                };
                let found = scene(idx, part);
                actor.country = found.map(|found| found.country);
                actor.country_basis = found.map(|found| found.basis);
                actor.country_words =
                    found.and_then(|found| found.words).map(|words| words.of(text).to_owned());
            }
            actor
        };
        self.members.into_iter().enumerate().map(finish).collect()
    }
}

/// Whether a body is a paper, station or agency, by its name or by the nouns that it is called by.
fn is_medium(prepared: &Prepared, actor: &LocalActor, nouns: &[String]) -> bool {
    let media = prepared.pack.actors.nouns_of(BodyKind::Media);
    let agencies = prepared.pack.actors.nouns_of(BodyKind::Agency);
    let called = |noun: &str| {
        media.iter().any(|known| noun.ends_with(known.as_str())) || agencies.iter().any(|known| known == noun)
    };
    let in_name = || actor.name.split(' ').any(|word| called(&word.to_lowercase()));
    actor.kind == ActorKind::Organisation && (nouns.iter().any(|noun| called(noun)) || in_name())
}

/// For whom somebody with these offices speaks.
fn part_of(offices: impl Iterator<Item = OfficeWord>) -> Part {
    offices.fold(Part::Own, |part, office| match part {
        Part::Own if office.is_of_state() => Part::OfState,
        Part::Own if office.is_of_body() => Part::OfBody,
        part => part,
    })
}
