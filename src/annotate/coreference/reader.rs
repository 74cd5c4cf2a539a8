//! A phrase that names a source without a person's name → the actor: an office, an account, a body, a group.

use std::ops::Range;

use super::description::Description;
use super::look::{Look, Read};
use super::memory::Memory;
use super::named::{self, mentions_in, person_in};
use super::phrase::{self, Phrase};
use super::roster::Roster;
use super::topic::Topic;

use super::{body, noun, person, pronoun};
use crate::annotate::clause::structure::{ClauseKind, Mood, Voice};
use crate::annotate::{ActorKind, Mention, MentionKind, Pos, Prepared};
use crate::language::{ActorWords, Country, Entry, Gender, NounClass, OfficeKind, Organisation, Person};
use crate::text::{TokenKind, capitalized};

/// Reads the phrase that names a source.
#[derive(Clone, Copy)]
pub(super) struct Reader<'m> {
    pub look: Look<'m>,
}

/// An office looks back over so many names, a short word for a body over so many bodies.
const FARTHEST: usize = 200;

/// Accounts of accounts ("Angaben aus Berichten von …") are followed so many times.
const DEEPEST: usize = 4;

impl<'m> Reader<'m> {
    pub fn new(memory: &'m Memory, mentions: &'m [Mention], topics: &'m [Vec<Topic>], plural: bool) -> Self {
        let (read, read_body) = (read as Read, read_body as Read);
        Self { look: Look { memory, mentions, topics, plural, depth: 0, read, read_body } }
    }

    /// The same beside a verb that is a plural or none.
    pub fn beside(&self, plural: bool) -> Self {
        Self { look: Look { plural, ..self.look } }
    }

    /// The same for a phrase to which another led; `None` where too many did.
    fn deeper(&self) -> Option<Self> {
        Some(Self { look: self.look.deeper()? })
    }

    /// The actor that the phrase of `tokens` names.
    pub fn phrase(&self, roster: &mut Roster, tokens: Range<usize>, depth: usize) -> Option<usize> {
        let prepared = roster.prepared;
        let words = &prepared.pack.actors;
        if tokens.is_empty() || depth > DEEPEST {
            return self.look.memory.last();
        }
        let span = prepared.span(tokens.clone());
        if tokens.len() == 1 && words.is_pronoun(prepared.word(tokens.start)) {
            return pronoun::resolve(roster, &self.look, span);
        }
        if let Some(idx) = self.owned(roster, &tokens).or_else(|| self.author(roster, &tokens)) {
            return Some(idx);
        }
        let Some(first) = tokens.clone().find(|at| !self.opens(prepared, *at)) else {
            return someone(roster, &tokens);
        };
        let opening = tokens.start..first;
        let indefinite = words.indefinite.contains(&prepared.word(tokens.start).to_lowercase());
        let tokens = first..tokens.end;
        if let Some(at) = tokens.clone().find(|at| noun::is_account(roster.clauses, *at, tokens.end)) {
            return self.account(roster, &opening, tokens, at, depth);
        }
        let head = noun::head_of(roster.clauses, tokens.clone())?;
        if let Some(idx) = named::behind_degrees(prepared, self.look.mentions, head) {
            return Some(idx);
        }
        if let Some(idx) = self.compound_account(roster, tokens.start, head) {
            return Some(idx);
        }
        if let Some(name) = noun::quoted_name(prepared, head) {
            return Some(quoted_body(roster, name, tokens.start..head + 1));
        }
        let office = prepared.info(head).office.as_ref();
        if let Some(office) = office.filter(|_| !noun::is_council(prepared, head)) {
            let phrase = Phrase::around(prepared, head, tokens.start, tokens.end);
            let plural = self.look.plural || noun::are_several(prepared, office, &tokens, head);
            let reader = Reader { look: Look { plural, ..self.look } };
            let phrase = phrase.after_article(prepared, tokens.start);
            return Some(reader.office(roster, tokens, head, phrase, indefinite));
        }
        self.body(roster, tokens, head, indefinite)
    }

    /// Somebody or a body of a person whose name in the genitive comes first: "Putins Sprecher", "Starmers Büro".
    fn owned(&self, roster: &mut Roster, tokens: &Range<usize>) -> Option<usize> {
        let prepared = roster.prepared;
        let owner = mentions_in(self.look.mentions, prepared.span(tokens.clone())).first()?;
        let name = phrase::tokens_in(prepared, owner.span);
        let genitive = owner.kind == MentionKind::Per && owner.span.of(prepared.text()).ends_with('s');
        if !genitive || name.start != tokens.start || name.end >= tokens.end {
            return None;
        }
        let person = roster.member(owner.actor?).actor.clone();
        let head = noun::head_of(roster.clauses, name.end..tokens.end)?;
        // "Tals Meinung" is what Tal says.
        let account = prepared.pack.actors.accounts.contains(prepared.word(head));
        if account || noun::is_written(prepared, head) {
            return owner.actor;
        }
        let noun = prepared.span(name.end..head + 1).of(prepared.text());
        let office = prepared.info(head).office.is_some();
        let body = prepared.pack.actors.strong_ending(prepared.word(head)).is_some();
        let kind = match () {
            () if self.look.plural => ActorKind::Collective,
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

    /// "Angaben der Polizei", "ukrainischen Angaben", "eigenen Angaben", "ihren Angaben"; `opening` are the words before.
    fn account(
        &self,
        roster: &mut Roster,
        opening: &Range<usize>,
        tokens: Range<usize>,
        at: usize,
        depth: usize,
    ) -> Option<usize> {
        let prepared = roster.prepared;
        let front = tokens.start..at;
        if let Some(owner) = self.owner(roster, opening.start..at) {
            return Some(owner);
        }
        let behind = at + 1..tokens.end;
        if !behind.is_empty() && !noun::says_when(roster.clauses, &behind) {
            let span = prepared.span(behind.clone());
            return person_in(roster, self.look.mentions, span)
                .or_else(|| self.phrase(roster, behind, depth + 1));
        }
        // "In dem Bericht heißt es" after words of a person: the report says it.
        let last = self.look.memory.last();
        let is_paper = prepared.pack.actors.works.contains(prepared.word(at));
        let person = last.is_some_and(|idx| roster.member(idx).actor.kind == ActorKind::Person);
        if front.is_empty() && behind.is_empty() && !(is_paper && person) {
            return last;
        }
        // "nach dessen Angaben": of whom was told last.
        let words = &prepared.pack.actors;
        if front.clone().any(|at| ActorWords::is(&words.said_before, prepared.word(at))) {
            return self.look.memory.last();
        }
        if !front.is_empty() {
            if let Some(country) = phrase::country_in(prepared, front.clone()) {
                return Some(state(roster, country));
            }
            let named = mentions_in(self.look.mentions, prepared.span(front.clone()));
            if let Some(owner) = named.iter().find_map(|mention| mention.actor) {
                return Some(owner);
            }
        }
        // "Informationen vom Abend": nobody knows whose; "offizielle Angaben" are those of officials.
        let adjective = |at: usize| {
            let plain = prepared.pack.grammar.class(&prepared.word(at).to_lowercase()).is_empty();
            prepared.pos[at] == Pos::Adj || plain && prepared.pack.names.inflection.is_weak(prepared.word(at))
        };
        let described = front.clone().any(adjective);
        if !described && !noun::is_written(prepared, at) {
            return None;
        }
        let several = words.nominative_plural(prepared.word(at)) != prepared.word(at);
        let name = body::nominative(prepared, tokens.start..at + 1, several);
        let idx = roster.add(&name, ActorKind::Anonymous, None);
        // One report is of somebody here; of "Berichte" nobody knows where they come from.
        roster.member_mut(idx).local = !several && noun::is_written(prepared, at);
        Some(idx)
    }

    /// Whose it is by the words before a noun: "[eigenen] Angaben" are of whom the clause is about, "[ihre] Darstellung" of
    /// somebody spoken of before.
    fn owner(&self, roster: &mut Roster, before: Range<usize>) -> Option<usize> {
        let prepared = roster.prepared;
        let words = &prepared.pack.actors;
        let own = before.clone().find(|at| ActorWords::is(&words.own, prepared.word(*at)));
        if let Some(at) = own {
            return self.subject_near(roster, at).or_else(|| self.look.memory.last());
        }
        let (at, genders) =
            before.into_iter().find_map(|at| Some((at, words.owner_of(prepared.word(at))?)))?;
        let reader = self.deeper()?;
        pronoun::owner(roster, &reader.look, prepared.tokens[at].span, genders)
            .or_else(|| self.look.memory.last())
    }

    /// Whom the clause of the token at `at` is about.
    fn subject_near(&self, roster: &mut Roster, at: usize) -> Option<usize> {
        let clauses = roster.clauses;
        let subject = clauses.subject_of(at).filter(|subject| !subject.tokens.contains(&at))?;
        let tokens = subject.tokens.clone();
        if !noun::can_speak(clauses, &tokens) {
            return None;
        }
        let span = roster.prepared.span(tokens.clone());
        person_in(roster, self.look.mentions, span).or_else(|| self.deeper()?.phrase(roster, tokens, 0))
    }

    /// Who wrote what the phrase names, where that is somebody told beside it: "in seinem Spruch", "in einem Brief, den
    /// sie verschickte".
    fn author(&self, roster: &mut Roster, tokens: &Range<usize>) -> Option<usize> {
        let (clauses, prepared) = (roster.clauses, roster.prepared);
        let head = noun::head_of(clauses, tokens.clone()).filter(|at| noun::is_written(prepared, *at))?;
        if let Some(owner) = self.owner(roster, tokens.start..head) {
            return Some(owner);
        }
        let relative = tokens.end + 1;
        let clause = clauses.clause_at(relative).filter(|clause| {
            clause.kind == ClauseKind::Relative && clause.predicate.voice == Voice::Active
        })?;
        let subject = clause.subject.as_ref()?.tokens.clone();
        let behind = prepared.word(tokens.end) == "," && subject.start > relative;
        let speaks = behind && noun::can_speak(clauses, &subject);
        let span = prepared.span(subject.clone());
        speaks.then(|| person_in(roster, self.look.mentions, span)).flatten().or_else(|| {
            let reader = self.deeper().filter(|_| speaks)?;
            reader.phrase(roster, subject, 0)
        })
    }

    /// "Polizeiangaben", "EU-Angaben", "Medienberichten".
    fn compound_account(&self, roster: &mut Roster, first: usize, head: usize) -> Option<usize> {
        let prepared = roster.prepared;
        let word = prepared.word(head);
        let lower = word.to_lowercase();
        if let Some(issuer) = issuer(roster, head) {
            return Some(issuer);
        }
        let ending =
            prepared.pack.actors.account_endings.iter().find(|ending| lower.ends_with(ending.as_str()))?;
        let front = word.get(..word.len().checked_sub(ending.len())?)?.trim_end_matches('-');
        let names = &prepared.pack.names;
        if let Some((country, _)) = names.countries.named(front) {
            return Some(state(roster, country));
        }
        let organisation = names.organisation(front).map(|idx| &names.organisations[idx]);
        // "Presseberichte" are of no newspaper of that name.
        let plain = |body: &&Organisation| !body.is_ambiguous(&names.inflection, front);
        if let Some(organisation) = organisation.filter(plain) {
            let country = prepared.country_of(organisation);
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
        if !indefinite && !self.look.plural {
            let described = Description::read(prepared, &tokens, head);
            let known = in_office(roster, head, &phrase)
                .and_then(|person| roster.named(person.name))
                .or_else(|| self.holder_in_text(roster, &phrase, tokens.start));
            let same = |roster: &Roster| described.as_ref()?.same(roster, self.look.mentions, tokens.start);
            let known = known.or_else(|| same(roster)).or_else(|| holder_in_tables(roster, head, &phrase));
            // "der Arzt Jo Tals" is not Jo Tal.
            let named = mentions_in(self.look.mentions, prepared.span(tokens.clone()));
            let other = |idx: &usize| !named.iter().any(|mention| mention.actor == Some(*idx));
            let known = known.filter(other);
            let known = known.or_else(|| self.described(roster, described.as_ref(), &tokens).filter(other));
            if let Some(idx) = known {
                roster.alias(prepared.span(tokens.clone()).of(prepared.text()), idx);
                return idx;
            }
        }
        let kind = if self.look.plural { ActorKind::Collective } else { ActorKind::Office };
        let behind = noun::unnamed_behind(prepared, head + 1..tokens.end);
        let several = prepared.pack.actors.nominative_plural(prepared.word(head));
        let office = if self.look.plural { several.as_str() } else { phrase.office.as_str() };
        let name = match behind.is_empty() {
            true => office.to_owned(),
            false => format!("{office} {}", prepared.span(behind).of(prepared.text())),
        };
        let idx = roster.add(&name, kind, phrase.country);
        let member = roster.member_mut(idx);
        member.gender = phrase.gender;
        member.local = !self.look.plural && !phrase.international;
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
        let head = noun::head_of(roster.clauses, tokens.clone())?;
        let alone = head + 1 == tokens.end || !noun::has_owner(roster.prepared, head + 1);
        let description = description.filter(|_| words.definite.contains(&article))?;
        let idx = match alone {
            true => description.nearest(roster, &self.look, tokens.start)?,
            false => description.introduced(roster, &self.look, tokens.start)?,
        };
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
        let before = self.look.mentions.partition_point(|mention| mention.span.begin < begin);
        let sentence = prepared.sentences.partition_point(|sentence| sentence.span.end <= begin);
        let first = prepared.sentences.get(sentence).map_or(begin, |sentence| sentence.span.begin);
        // "[Tal] wolle drohen, so der Präsident": who is spoken of is not who speaks.
        let talked_of = |mention: &Mention| {
            let at = phrase::tokens_in(prepared, mention.span).start;
            let clause = roster.clauses.clause_at(at);
            mention.span.begin >= first
                && clause.is_some_and(|clause| clause.predicate.mood == Mood::Reported)
        };
        let near = self.look.mentions[..before].iter().rev().take(FARTHEST);
        let near = near.filter(|mention| !talked_of(mention));
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
        let back = !indefinite && !self.look.plural;
        let known = self.named_body(roster, &tokens, head);
        let lower = prepared.word(head).to_lowercase();
        let called = |roster: &Roster| self.called(roster, &lower, adjective_country, tokens.start);
        let known = known.or_else(|| called(roster).filter(|_| back));
        let back = back && adjective_country.is_none();
        let known = known.or_else(|| shortened(roster, &lower).filter(|_| back));
        let described =
            Description::read(prepared, &tokens, head).filter(|_| !indefinite && !self.look.plural);
        let same = |roster: &Roster| described.as_ref()?.same(roster, self.look.mentions, tokens.start);
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
        // "die Buchhalterin der Berg AG" is no body.
        let human = prepared.pack.nouns.class(prepared.word(head)) == Some(NounClass::Human);
        let before = opens || human;
        let organisation = mentions_in(self.look.mentions, span)
            .iter()
            .find(|mention| mention.kind == MentionKind::Org && (!before || mention.span.begin <= begin));
        let named = organisation.and_then(|mention| mention.actor).or_else(|| table_body(roster, head));
        // "in dem Papier" is no one's family name.
        let noun = prepared.pos[head] == Pos::Noun && noun::is_written(prepared, head);
        named.or_else(|| (tokens.len() == 1 && !noun).then(|| person::by_family_name(roster, head)).flatten())
    }

    /// The body that the phrase of `tokens` names or stands for; where its noun may stand for any, one told of before.
    fn body_of(&self, roster: &mut Roster, tokens: Range<usize>) -> Option<usize> {
        let prepared = roster.prepared;
        let head = noun::head_of(roster.clauses, tokens.clone())?;
        let lower = prepared.word(head).to_lowercase();
        if !prepared.pack.actors.stand_ins.contains(&lower) {
            return self.phrase(roster, tokens, 0);
        }
        let country = phrase::country_in(prepared, tokens.start..head);
        let named = self.named_body(roster, &tokens, head);
        let called = named.or_else(|| self.called(roster, &lower, country, tokens.start));
        called.or_else(|| shortened(roster, &lower))
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
        let class = prepared.pack.nouns.class(prepared.word(head));
        // "die Resolution" ends like a body and is something written.
        let document = class == Some(NounClass::Document);
        let ends = || !document && words.strong_ending(prepared.word(head)).is_some();
        let is_body = class == Some(NounClass::Body) || ends();
        let lone = tokens.len() == 1 && prepared.pos[head] == Pos::Propn;
        let kind = match () {
            () if anonymous => ActorKind::Anonymous,
            () if self.look.plural => ActorKind::Collective,
            () if is_body || lone && !indefinite => ActorKind::Organisation,
            () => ActorKind::Anonymous,
        };
        // "die Regierung Tal" is of the country of Tal.
        let behind = (noun.end < tokens.end).then(|| prepared.span(noun.end..tokens.end));
        let led = behind.and_then(|span| {
            let person = mentions_in(self.look.mentions, span).first()?;
            let led =
                person.kind == MentionKind::Per && words.led.contains(&prepared.word(head).to_lowercase());
            roster.member(person.actor.filter(|_| led)?).actor.country
        });
        let country = phrase::country_in(prepared, tokens.start..noun.end)
            .or(led)
            .or_else(|| phrase::body_country(prepared, noun.end..tokens.end).filter(|_| is_body))
            .or_else(|| phrase::place_behind(prepared, tokens.end).filter(|_| is_body))
            .or_else(|| phrase::place_before(prepared, head).filter(|_| is_body));
        let idx = match kind {
            ActorKind::Organisation => {
                let members = noun::with_members(roster.clauses, head, tokens.end);
                let end = noun::with_place(prepared, noun.end, tokens.end).max(members);
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
                let several = self.look.plural || anonymous && prepared.word(head).ends_with('n');
                roster.add(&body::nominative(prepared, noun, several), kind, country)
            }
        };
        let international = body::part_of_international(prepared, &roster.member(idx).actor.name);
        let article = tokens.start.checked_sub(1).map_or("", |at| prepared.word(at)).to_lowercase();
        let adjective = if tokens.start < head { prepared.word(head - 1) } else { "" };
        let by_article = match words.gender_behind(&article, adjective) {
            Some('m') => Some(Gender::Masculine),
            Some('f') => Some(Gender::Feminine),
            _ => None,
        };
        let of_state = !self.look.plural || words.is_authorities(prepared.word(head));
        let member = roster.member_mut(idx);
        member.plural |= self.look.plural;
        if kind == ActorKind::Anonymous && !member.plural {
            member.gender = member.gender.or(by_article);
        }
        member.local = of_state && !international;
        idx
    }

    /// The one of `country`, if one is told, spoken of last before the token `at` whom the text or the tables call by `noun`:
    /// "die Hilfsorganisation".
    fn called(&self, roster: &Roster, noun: &str, country: Option<Country>, at: usize) -> Option<usize> {
        let begin = roster.prepared.tokens[at].span.begin;
        let before = self.look.mentions.partition_point(|mention| mention.span.begin < begin);
        let near = self.look.mentions[..before].iter().rev().take(FARTHEST);
        let fits = |idx: &usize| {
            let own = roster.member(*idx).actor.country;
            country.is_none() || own.is_none() || own == country
        };
        let near = near.filter_map(|mention| mention.actor).filter(fits);
        let called = near.clone().find(|idx| is_called(&roster.member(*idx).nouns, noun));
        // "das Unternehmen" after "der Technologiekonzern Jo & Co"
        let words = &roster.prepared.pack.actors;
        let alike = |idx: &usize| roster.member(*idx).nouns.iter().any(|known| words.are_alike(known, noun));
        called.or_else(|| near.into_iter().filter(|_| words.is_kind(noun)).find(alike))
    }
}

fn read(look: &Look, roster: &mut Roster, tokens: Range<usize>) -> Option<usize> {
    Reader { look: *look }.phrase(roster, tokens, 0)
}

fn read_body(look: &Look, roster: &mut Roster, tokens: Range<usize>) -> Option<usize> {
    Reader { look: *look }.body_of(roster, tokens)
}

/// Somebody of whom only an indefinite pronoun and a clause tell: "einer, der dabei war".
fn someone(roster: &mut Roster, tokens: &Range<usize>) -> Option<usize> {
    /// A clause that describes somebody takes no more words.
    const MOST: usize = 10;
    let (clauses, prepared) = (roster.clauses, roster.prepared);
    let words = &prepared.pack.actors;
    let lone = tokens.len() == 1 && words.indefinite.contains(&prepared.word(tokens.start).to_lowercase());
    let clause = clauses.clause_at(tokens.end + 1).filter(|clause| clause.kind == ClauseKind::Relative)?;
    let end = clause.parts.last()?.end;
    let told = lone && prepared.word(tokens.end) == "," && end < tokens.end + MOST;
    let name = prepared.span(tokens.start..end).of(prepared.text());
    told.then(|| {
        let idx = roster.add(&capitalized(name), ActorKind::Anonymous, None);
        roster.member_mut(idx).local = true;
        idx
    })
}

/// The body before the hyphen of a word for something written: "ai-Bericht", "WHO-Studie".
fn issuer(roster: &mut Roster, at: usize) -> Option<usize> {
    let prepared = roster.prepared;
    let names = &prepared.pack.names;
    let (front, last) = prepared.word(at).rsplit_once(['-', '‑'])?;
    let written = prepared.pack.actors.accounts.contains(last) || prepared.pack.actors.works.contains(last);
    let document = prepared.pack.nouns.class_of_word(last) == Some(NounClass::Document);
    if !(written || document) || prepared.info(at).office.is_some() {
        return None;
    }
    // "EU-Bericht" is of the union that the tables know for a country; "US-Studie" is not of the state.
    if let Some((country, _)) = names.countries.named(front) {
        return (country == Country::EU).then(|| state(roster, country));
    }
    let told = roster.named(front).filter(|idx| roster.member(*idx).actor.kind == ActorKind::Organisation);
    told.or_else(|| {
        let body = names.organisation(front).map(|idx| &names.organisations[idx])?;
        let plain = !body.is_ambiguous(&names.inflection, front);
        let country = roster.prepared.country_of(body);
        plain.then(|| roster.add(body.name, ActorKind::Organisation, country))
    })
}

/// Whether one of `nouns` is `noun` or ends in it: "die Organisation" after "die Hilfsorganisation".
fn is_called(nouns: &[String], noun: &str) -> bool {
    nouns.iter().any(|known| known == noun || noun.len() >= SHORTEST && known.ends_with(noun))
}

/// The body of an account in one word: "Polizeiangaben", "Behördenangaben", "Medienberichten".
fn compound_body(roster: &mut Roster, front: &str, country: Option<Country>) -> usize {
    let words = &roster.prepared.pack.actors;
    let body = words.strong_ending(front).is_some();
    // "Presseberichte" are of nobody's press.
    let of_state = (body || words.is_authorities(front)) && !words.stand_ins.contains(&front.to_lowercase());
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
    let called = prepared.word(noun.end - 1).to_lowercase();
    let idx = known.unwrap_or_else(|| {
        let country = phrase::country_in(prepared, noun);
        roster.add(prepared.span(name).of(prepared.text()), ActorKind::Organisation, country)
    });
    roster.call(idx, &called);
    idx
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
    let person = in_office(roster, head, phrase)?;
    let idx = roster.add(person.name, ActorKind::Person, None);
    roster.learn(person, idx);
    Some(idx)
}

/// Who held the office on the day of publication, as the tables know.
fn in_office<'a>(roster: &Roster<'a>, head: usize, phrase: &Phrase) -> Option<&'a Person> {
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
    let sole = !found.any(|(_, other)| other.name != person.name);
    sole.then_some(person)
}
