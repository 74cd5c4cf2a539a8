//! Definite descriptions → the person last named whom they fit: "die Ministerin", "der 54-Jährige", "der CDU-Politiker",
//! "die Wienerin", "der Zeuge".

use std::ops::Range;

use super::look::Look;
use super::roster::{Member, Roster};
use super::topic::{About, Topic};
use super::{form, named, phrase, pronoun};
use crate::annotate::{ActorKind, CountryBasis, Mention, MentionKind, Pos, Prepared};
use crate::document::{Block, BlockKind};
use crate::language::{Cases, Country, CountryForm, Gender, OfficePart, OfficeWord};
use crate::text::Span;

/// What a definite phrase says of the one it means.
pub(super) struct Description {
    gender: Option<Gender>,
    age: Option<u32>,
    /// "der Argentinier": the country it tells.
    nation: Option<Country>,
    /// Whether the noun itself is the nationality, not an adjective before it.
    is_nation: bool,
    /// "die Freiburgerin": from a town, of which another country may have one.
    of_town: bool,
    party: Option<String>,
    office: Option<OfficeWord>,
}

/// An exact fact looks back over so many names.
const FARTHEST: usize = 200;

/// A description without an office looks back over so many sentences.
const FARTHEST_SENTENCE: usize = 12;

impl Description {
    /// Reads the phrase `tokens`, which is definite, around its `head`; `None` where it describes no person.
    pub fn read(prepared: &Prepared, tokens: &Range<usize>, head: usize) -> Option<Self> {
        let words = &prepared.pack.actors;
        let word = prepared.word(head);
        let info = prepared.info(head);
        // "die Sozialdemokratin", "der CDU-Politiker" tell the party, not what they do in it.
        let member = words.is_party_member(word);
        let office = info.office.clone().filter(|_| !member);
        let inhabitant = info.countries.first().filter(|part| part.form == CountryForm::Inhabitant);
        let adjective = (tokens.start..head).rev().find_map(|at| {
            let part = prepared.info(at).countries.first()?;
            (part.form == CountryForm::Adjective).then_some(part.country)
        });
        let town = info.town.and_then(|idx| prepared.pack.names.places[idx].country);
        let age = age_in(prepared, tokens.start..head + 1);
        let party = words.party_of(word).and_then(|names| party_here(prepared, names));
        let party = party.or_else(|| phrase::party_of(prepared, word));
        let article = tokens.start.checked_sub(1).map_or("", |at| prepared.word(at)).to_lowercase();
        // "der 54-Jährige" is declined like an adjective, "der Zeuge" not.
        let adjective_form = match tokens.start < head {
            true => prepared.word(head - 1),
            false if age.is_some() => prepared.word(head),
            false => "",
        };
        let by_article = match words.gender_behind(&article, adjective_form) {
            Some('m') => Some(Gender::Masculine),
            Some('f') => Some(Gender::Feminine),
            Some(_) => return None,
            None => None,
        };
        let told = info.office.as_ref().map(|office| office.gender).filter(|_| age.is_none());
        let gender = told.or(by_article);
        // "die Techniker" are several, "die Technikerin" is one.
        let several = by_article == Some(Gender::Feminine)
            && office.is_none()
            && !words.feminine_endings.iter().any(|ending| word.ends_with(ending.as_str()));
        if several {
            return None;
        }
        let bare = prepared.pack.names.inflection.genitive_stems(word).min_by_key(|stem| stem.len());
        let noun = words.strong_ending(word).or_else(|| words.strong_ending(bare?));
        let body = noun.is_some() && office.is_none() && age.is_none();
        let human = office.is_some()
            || inhabitant.is_some()
            || town.is_some()
            || party.is_some()
            || age.is_some()
            || words.is_human(word);
        (human && !body).then(|| Self {
            gender,
            age,
            nation: inhabitant.map(|part| part.country).or(adjective).or(town),
            is_nation: inhabitant.is_some(),
            of_town: inhabitant.is_none() && adjective.is_none(),
            party,
            office,
        })
    }

    /// The person last named before the token `at` of whom the text or the tables say the same: the same age, party,
    /// nationality or office.
    pub fn same(&self, roster: &Roster, mentions: &[Mention], at: usize) -> Option<usize> {
        let begin = roster.prepared.tokens[at].span.begin;
        let before = mentions.partition_point(|mention| mention.span.begin < begin);
        let near = mentions[..before].iter().rev().take(FARTHEST).filter_map(|mention| mention.actor);
        let mut near = near.filter(|idx| self.fits(roster.prepared, roster.member(*idx)));
        near.find(|idx| self.is_said_of(roster.member(*idx)))
    }

    /// The person spoken of last before the token `at`, in the same paragraph or at the end of the one before, of whom
    /// nothing known speaks against it; farther before where it tells no office, which another may hold as well.
    pub fn nearest(&self, roster: &mut Roster, look: &Look, at: usize) -> Option<usize> {
        let prepared = roster.prepared;
        let begin = prepared.tokens[at].span.begin;
        let own = prepared.sentences.partition_point(|sentence| sentence.span.end <= begin);
        let blocks = prepared.document.blocks();
        let here = blocks.partition_point(|block| block.span.end <= begin);
        let first_of = |block: Option<&Block>| {
            let begin = block.map_or(0, |block| block.span.begin);
            prepared.sentences.partition_point(|sentence| sentence.span.end <= begin)
        };
        let first = first_of(blocks.get(here));
        // The sentence that ends the paragraph before is still in mind at the beginning of this one.
        let first = if own <= first + 1 { first.saturating_sub(1) } else { first };
        let last = own.min(prepared.sentences.len().checked_sub(1)?);
        let near = (first..=last).rev().find_map(|nth| self.in_sentence(roster, look, nth, begin));
        let heading = |block: &&Block| block.kind == BlockKind::Heading;
        let section = blocks.get(..here).and_then(|before| before.iter().rev().find(heading));
        let farthest = first_of(section).max(first.saturating_sub(FARTHEST_SENTENCE));
        let alone = self.office.is_none() && !self.is_nation;
        let far = if near.is_none() && alone { farthest..first } else { 0..0 };
        near.or_else(|| far.rev().find_map(|nth| self.in_sentence(roster, look, nth, begin))).flatten()
    }

    /// The person whom the sentence before introduces by name alone, where the description says what they are: "Anna Berg kam.
    /// Die frühere Buchhalterin der Firma …"
    pub fn introduced(&self, roster: &mut Roster, look: &Look, at: usize) -> Option<usize> {
        let prepared = roster.prepared;
        let begin = prepared.tokens[at].span.begin;
        let own = prepared.sentences.partition_point(|sentence| sentence.span.end <= begin);
        let (before, here) =
            (prepared.sentences.get(own.checked_sub(1)?)?.span, prepared.sentences.get(own)?.span);
        let opens = prepared.text().get(here.begin as usize..begin as usize)?.split_whitespace().count() <= 1;
        let one_block = !prepared.text().get(before.end as usize..here.begin as usize)?.contains('\n');
        let named = look.topics_before(own - 1, before.end).iter().find_map(|topic| match topic.about {
            About::Named(idx) => Some(idx),
            _ => None,
        })?;
        let member = roster.member(named);
        let same = member.gender.is_none() || self.gender.is_none() || member.gender == self.gender;
        let person = member.actor.kind == ActorKind::Person && member.offices.is_empty();
        (opens && one_block && same && person).then_some(named)
    }

    /// The person of a sentence whom it fits, before the byte `before`: who spoke there last, then whom its last clause is
    /// about, then who is named.
    fn in_sentence(
        &self,
        roster: &mut Roster,
        look: &Look,
        nth: usize,
        before: u32,
    ) -> Option<Option<usize>> {
        let prepared = roster.prepared;
        let sentence = prepared.sentences.get(nth)?.span;
        let zone = Span { begin: sentence.begin, end: sentence.end.min(before) };
        let fits = |roster: &Roster, idx: usize| self.fits(prepared, roster.member(idx));
        let spoke = look.memory.within(zone.begin, zone.end).rev().find(|idx| fits(roster, *idx));
        if spoke.is_some() {
            return Some(spoke);
        }
        if !self.is_nation {
            for topic in look.topics_before(nth, zone.end).iter().rev() {
                let idx = self.meant_by(roster, look, topic);
                if idx.is_some_and(|idx| fits(roster, idx)) {
                    return Some(idx);
                }
            }
        }
        self.named_in(roster, look.mentions, zone)
    }

    /// The person whom a clause is about, where the form does not speak against it.
    fn meant_by(&self, roster: &mut Roster, look: &Look, topic: &Topic) -> Option<usize> {
        let genders = self.gender.map_or(Cases::SINGULAR, form::cases_of);
        if !topic.genders.any(genders) {
            return None;
        }
        match topic.about.clone() {
            About::Named(idx) => Some(idx),
            About::Pronoun(span) => pronoun::resolve(roster, &look.deeper()?, span),
            // Who is described so here and otherwise there may be two, where both hold an office.
            About::Person(tokens) if self.office.is_none() => look.deeper()?.phrase(roster, tokens),
            About::Person(_) | About::Body(_) => None,
        }
    }

    /// The person named in `zone` whom it fits: of several the one who is the subject, none where nobody is; `None` where
    /// it fits nobody there, or only those whom something is done to.
    fn named_in(&self, roster: &Roster, mentions: &[Mention], zone: Span) -> Option<Option<usize>> {
        let prepared = roster.prepared;
        let fitting = persons_in(prepared, mentions, zone);
        let fitting: Vec<(u32, usize)> =
            fitting.filter(|(_, idx)| self.fits(prepared, roster.member(*idx))).collect();
        let (_, first) = *fitting.first()?;
        // A nationality tells nothing of which of two is meant.
        if self.is_nation {
            let one = fitting.iter().all(|(_, idx)| *idx == first);
            return Some(one.then_some(first));
        }
        let subject = fitting.iter().find(|(at, _)| !named::is_oblique(prepared, *at));
        subject.map(|(_, idx)| Some(*idx))
    }

    /// Enters what the description says of the member at `idx`, whom it means.
    pub fn teach(&self, roster: &mut Roster, idx: usize) {
        let home = roster.prepared.homeland;
        if let Some(nation) = self.nation.filter(|nation| !self.of_town || home == Some(*nation)) {
            roster.belongs(idx, Some(nation), CountryBasis::Stated);
        }
        let member = roster.member_mut(idx);
        member.age = member.age.or(self.age);
        member.gender = member.gender.or(self.gender);
        if let Some(office) = self.office.as_ref().filter(|_| self.age.is_none())
            && !member.offices.contains(&office.base)
        {
            member.offices.push(office.base.clone());
        }
    }

    /// Whether nothing known of `member` speaks against its being meant.
    fn fits(&self, prepared: &Prepared, member: &Member) -> bool {
        let described = self.office.is_none() && member.actor.kind == ActorKind::Office;
        let person = (member.actor.kind == ActorKind::Person || described) && !member.plural;
        let gender = self.gender.is_none() || member.gender.is_none() || member.gender == self.gender;
        let age = self.age.is_none_or(|age| member.age.is_none_or(|known| known.abs_diff(age) <= 1));
        let party = self.party.is_none() || member.party.is_none() || member.party == self.party;
        let stated =
            member.actor.country.filter(|_| member.actor.country_basis == Some(CountryBasis::Stated));
        let nation = self.of_town || self.nation.is_none() || stated.is_none() || stated == self.nation;
        person && gender && age && party && nation && self.office_fits(prepared, member)
    }

    /// Whether the office is one that `member` may hold beside those known of it: "der Anwalt" after "Präsident", not
    /// after "Richter"; who is called by public office alone has to hold one of the kind.
    fn office_fits(&self, prepared: &Prepared, member: &Member) -> bool {
        let Some(office) = &self.office else { return true };
        let known = member.offices.iter().filter_map(|of| prepared.pack.names.word(of).office);
        let known: Vec<OfficeWord> = known.collect();
        let same = known.iter().any(|other| other.kind == office.kind);
        match office.part() {
            OfficePart::Public => same,
            // In court everybody has one part.
            OfficePart::Profession => !known.iter().any(|other| office.excludes(other)),
            OfficePart::Role => !known.iter().any(|other| other.part() == OfficePart::Public),
            OfficePart::Post => same || known.iter().all(|other| other.part() == OfficePart::Role),
        }
    }

    /// Whether the same is said of `member`.
    fn is_said_of(&self, member: &Member) -> bool {
        let age = self.age.is_some() && member.age == self.age;
        let party = self.party.is_some() && member.party == self.party;
        let nation = !self.of_town
            && self.nation.is_some()
            && member.actor.country == self.nation
            && self.office.is_none();
        let office = self.office.as_ref().filter(|_| self.age.is_none()).is_some_and(|office| {
            let base = office.base.to_lowercase();
            member
                .offices
                .iter()
                .any(|of| phrase::same_office(of, &office.base) || of.to_lowercase().ends_with(&base))
        });
        age || party || nation || office
    }
}

/// The persons named in `zone` outside quotation marks, in text order: where the name begins, and the member.
fn persons_in<'m>(
    prepared: &'m Prepared,
    mentions: &'m [Mention],
    zone: Span,
) -> impl Iterator<Item = (u32, usize)> + 'm {
    let from = mentions.partition_point(|mention| mention.span.begin < zone.begin);
    let named = mentions[from..].iter().take_while(move |mention| mention.span.end <= zone.end);
    let told =
        named.filter(|mention| mention.kind == MentionKind::Per && !named::is_quoted(prepared, mention.span));
    told.filter_map(|mention| Some((mention.span.begin, mention.actor?)))
}

/// The age in a phrase: "54-Jährige", "39-jährige Ermittler", "71 Jahre alte Rentnerin".
fn age_in(prepared: &Prepared, tokens: Range<usize>) -> Option<u32> {
    let words = &prepared.pack.actors;
    tokens.clone().find_map(|at| {
        let word = prepared.word(at);
        let joined = word.split_once(['-', '‑']).filter(|(_, rest)| words.is_years_old(rest));
        let apart =
            || (words.years.contains(prepared.word(at + 1)) && tokens.contains(&(at + 2))).then_some(word);
        joined.map(|(number, _)| number).or_else(apart)?.parse().ok()
    })
}

/// The one of the parties called by `names` that the article may mean: the one whose country it is at home in.
fn party_here(prepared: &Prepared, parties: &[String]) -> Option<String> {
    let names = &prepared.pack.names;
    let known =
        parties.iter().filter_map(|name| names.organisation(name).map(|idx| &names.organisations[idx]));
    let known: Vec<_> = known.collect();
    let here = known.iter().find(|party| prepared.country_of(party) == prepared.homeland);
    here.or(known.first()).map(|party| party.name.to_owned())
}

/// Teaches the members what descriptions say that name no source: "Kurz zuvor hatte der Kroate Gelb gesehen".
pub(super) fn learn_nationalities(roster: &mut Roster, look: &Look) {
    let prepared = roster.prepared;
    for head in 0..prepared.tokens.len() {
        let inhabitant = |at: usize| {
            prepared.info(at).countries.first().is_some_and(|part| part.form == CountryForm::Inhabitant)
        };
        if !inhabitant(head) || matches!(prepared.pos.get(head + 1), Some(Pos::Propn | Pos::Noun)) {
            continue;
        }
        let Some(start) = definite_before(prepared, head) else { continue };
        let Some(description) = Description::read(prepared, &(start..head + 1), head) else { continue };
        if !is_singular(prepared, start, head) {
            continue;
        }
        if let Some(idx) = description.nearest(roster, look, head) {
            description.teach(roster, idx);
        }
    }
}

/// Where the phrase with its head at `head` begins behind a definite article.
fn definite_before(prepared: &Prepared, head: usize) -> Option<usize> {
    /// Adjectives, an age.
    const MOST: usize = 5;
    let words = &prepared.pack.actors;
    let inside = |at: &usize| matches!(prepared.pos[*at], Pos::Adj | Pos::Num | Pos::Noun) && *at < head;
    let mut start = head;
    while start > 0 && head - start < MOST && inside(&(start - 1)) {
        start -= 1;
    }
    let article = prepared.word(start.checked_sub(1)?).to_lowercase();
    // "die Heimat der Argentinier"
    let genitive = start > 1 && prepared.pos[start - 2] == Pos::Noun;
    (words.definite_subject.contains(&article) && !genitive).then_some(start)
}

/// Whether one person is meant: "der Kroate", "die Kroatin", not "die Kroaten" or "der Kroaten".
fn is_singular(prepared: &Prepared, start: usize, head: usize) -> bool {
    let words = &prepared.pack.actors;
    let article = prepared.word(start - 1).to_lowercase();
    let word = prepared.word(head);
    match words.gender_behind(&article, if start < head { prepared.word(head - 1) } else { "" }) {
        Some('f' | 'p') => words.feminine_endings.iter().any(|ending| word.ends_with(ending.as_str())),
        Some('m') => !prepared.pack.names.inflection.is_oblique_inhabitant(word),
        _ => false,
    }
}
