//! Whether two tellings tell the same: what an editor would look at, from the cheapest to the dearest.
//!
//! The answer is about these two alone, does not depend on which comes first, and names what they differ
//! in. Whatever it calls different never stands in one item.

use std::sync::Arc;

use super::conflict::Conflict;
use super::order::Order;
use super::outline::{Difference, Fit, LEAST_SHARED, Likeness, Outline, SAME_WORDS};
use super::telling::{Telling, Tellings};
use super::wording::{Wording, Wordings};
use super::words::stem;
use crate::annotate::{ActorKind, MentionKind};
use crate::item::{Actor, Extraction, ItemFields, Kind};

/// A title of so many words says by itself which event is meant.
const TELLING_TITLE: usize = 3;
/// How many words a statement has at least to be known again on another day.
const TELLING_WORDS: usize = 4;
/// The share of words that two tellings have in common at least that are said to contradict one another.
const SURE_WORDS: f32 = 0.6;
/// When so many people do something of one kind on one day, it is one event.
const SAME_PEOPLE: usize = 2;
/// How many actors, countries and places of one telling are compared.
const MAX_NAMED: usize = 16;

/// Compares tellings by their places in an [`Order`].
pub struct Pairs<'a> {
    extractions: &'a [Arc<Extraction>],
    tellings: &'a Tellings,
    /// The kinds of all actors.
    kinds: Vec<ActorKind>,
    wordings: Wordings<'a>,
}

impl<'a> Pairs<'a> {
    /// Of `tellings`, which name `actors`.
    pub fn new(extractions: &'a [Arc<Extraction>], tellings: &'a Tellings, actors: &[Actor]) -> Self {
        Self {
            extractions,
            tellings,
            kinds: actors.iter().map(|actor| actor.kind).collect(),
            wordings: Wordings::new(tellings.all().len()),
        }
    }

    /// In what the tellings at two places of `order` differ; `None` where they tell the same.
    pub fn difference(&mut self, order: &Order, a: usize, b: usize) -> Option<Difference> {
        let likeness = match order.outline(a).compare(order.outline(b)) {
            Ok(likeness) => likeness,
            Err(difference) => return Some(difference),
        };
        if !order.may_share(a, b) {
            return Some(Difference::Words);
        }
        let tellings = (self.telling(order, a), self.telling(order, b));
        self.compare_tellings((order.outline(a), order.outline(b)), tellings, likeness).err()
    }

    /// In what the tellings at two places of `order` may contradict one another: they are alike in all that is compared but
    /// that.
    pub fn conflict(&mut self, order: &Order, a: usize, b: usize) -> Option<Conflict> {
        let (one, other) = (order.outline(a), order.outline(b));
        let (fit, by_outline) = one.may_conflict(other).ok()?;
        let (a, b) = (self.telling(order, a), self.telling(order, b));
        // What happens at one place and time is one event however it is called.
        let same_event = one.is_event
            && one.place != 0
            && (one.place, one.kind_of_event) == (other.place, other.kind_of_event)
            && fit == Fit::Same;
        if same_event && by_outline.is_none() && self.counts_otherwise(a, b) {
            return self.compare_parties(a, b).is_ok().then_some(Conflict::Figures);
        }
        let likeness = Likeness { fit, is_of_day: false, unless_same_people: None };
        let by_words = match self.compare_tellings((one, other), (a, b), likeness) {
            Ok(()) => return by_outline.filter(|_| self.is_sure((one, other), (a, b))),
            Err(Difference::Figures) => Conflict::Figures,
            Err(Difference::Negation) => Conflict::Polarity,
            Err(_) => return None,
        };
        let counts_otherwise = by_words != Conflict::Figures || self.counts_otherwise(a, b);
        let sure = by_outline.is_none() && counts_otherwise && self.is_sure((one, other), (a, b));
        sure.then_some(by_words)
    }

    /// Whether both count the same and the numbers contradict each other.
    fn counts_otherwise(&mut self, a: &Telling, b: &Telling) -> bool {
        let (a, b) = (self.wording(a), self.wording(b));
        let (a, b) = (self.wordings.get(a), self.wordings.get(b));
        !a.says().figures.agree(&b.says().figures)
    }

    /// Whether enough speaks for it that two tellings that do not agree are of the same: most of their words, and of an
    /// event its place or somebody in it.
    fn is_sure(&mut self, (one, other): (&Outline, &Outline), (a, b): (&Telling, &Telling)) -> bool {
        let same_place = one.place != 0 && one.place == other.place;
        let is_known =
            !one.is_event || same_place || n_shared(self.tellings.actors(a), self.tellings.actors(b)) > 0;
        let is_placed = same_place || !are_apart(&self.places(a), &self.places(b));
        let about = (self.fields(a).about, self.fields(b).about);
        let of_one_time = about.0.zip(about.1).is_none_or(|(of_a, of_b)| of_a.overlaps(&of_b));
        let (a, b) = (self.wording(a), self.wording(b));
        let (a, b) = (self.wordings.get(a), self.wordings.get(b));
        let is_telling = a.label.len().min(b.label.len()) >= TELLING_TITLE;
        is_known && is_placed && of_one_time && is_telling && a.label.overlap(&b.label) >= SURE_WORDS
    }

    /// Whether two tellings of different documents are alike in everything that is compared, so that what is
    /// the same as one is the same as the other.
    pub fn are_alike(&mut self, order: &Order, a: usize, b: usize) -> bool {
        let (one, other) = (order.outline(a), order.outline(b));
        let (of_one, of_other) = (self.telling(order, a), self.telling(order, b));
        one.is_like(other)
            && self.tellings.actors(of_one) == self.tellings.actors(of_other)
            && self.tellings.countries(of_one) == self.tellings.countries(of_other)
            && self.wording(of_one) == self.wording(of_other)
            && self.fields(of_one).about == self.fields(of_other).about
            && self.places(of_one) == self.places(of_other)
    }

    fn compare_tellings(
        &mut self,
        (one, other): (&Outline, &Outline),
        (a, b): (&Telling, &Telling),
        likeness: Likeness,
    ) -> Result<(), Difference> {
        self.compare_parties(a, b)?;
        let fit = likeness.fit;
        let same_people = likeness.is_of_day && self.n_people(a, b) >= SAME_PEOPLE;
        if let Some(difference) = likeness.unless_same_people.filter(|_| !same_people) {
            return Err(difference);
        }
        let (words_a, words_b) = (self.wording(a), self.wording(b));
        let (words_a, words_b) = (self.wordings.get(words_a), self.wordings.get(words_b));
        let same_place = one.place != 0 && one.place == other.place;
        let mut is_placed = same_place;
        if one.is_event {
            let shared = n_shared(self.tellings.actors(a), self.tellings.actors(b));
            let same_kind = one.kind_of_event == other.kind_of_event;
            let agree = Agreement { same_place, same_kind, same_people, n_actors: shared };
            compare_titles(words_a, words_b, agree, fit)?;
            // Of an event that people share, its text may name places of what went before.
            is_placed |= shared > 0;
        } else {
            compare_statements(words_a, words_b, fit)?;
        }
        let (says_a, says_b) = (words_a.says(), words_b.says());
        if says_a.is_negated != says_b.is_negated {
            return Err(Difference::Negation);
        }
        let figures_fit = match fit {
            Fit::Same => says_a.figures.agree(&says_b.figures),
            // On another day only what counts the same is the same report.
            Fit::Later => says_a.figures.equal(&says_b.figures),
        };
        if !figures_fit {
            return Err(Difference::Figures);
        }
        if !is_placed && are_apart(&self.places(a), &self.places(b)) {
            return Err(Difference::Place);
        }
        match (self.fields(a).about, self.fields(b).about) {
            (Some(about_a), Some(about_b)) if !about_a.overlaps(&about_b) => Err(Difference::About),
            _ => Ok(()),
        }
    }

    /// Who takes part: among people, states and, of an event, bodies, where both name some, one must be in
    /// both. Bodies named with a statement are often only those who passed it on.
    fn compare_parties(&self, a: &Telling, b: &Telling) -> Result<(), Difference> {
        let is_event = a.kind == Kind::Event;
        let kinds: &[ActorKind] = if is_event {
            &[ActorKind::Person, ActorKind::Country, ActorKind::Organisation]
        } else {
            &[ActorKind::Person, ActorKind::Country]
        };
        let (of_a, of_b) = (self.others(a), self.others(b));
        let is_of = |kind: ActorKind| move |at: &&u32| self.kinds[**at as usize] == kind;
        let are_apart_in = |&kind: &ActorKind| {
            let (mut in_a, mut in_b) = (of_a.iter().filter(is_of(kind)), of_b.iter().filter(is_of(kind)));
            in_a.clone().next().is_some() && in_b.next().is_some() && !in_a.any(|at| of_b.contains(at))
        };
        let countries = (self.tellings.countries(a), self.tellings.countries(b));
        if !of_a.is_empty() && !of_b.is_empty() && kinds.iter().any(are_apart_in)
            || are_apart(first(countries.0), first(countries.1))
        {
            return Err(Difference::Parties);
        }
        Ok(())
    }

    /// How many people take part in both.
    fn n_people(&self, a: &Telling, b: &Telling) -> usize {
        let person = |at: &&u32| self.kinds[**at as usize] == ActorKind::Person;
        let in_b = first(self.tellings.actors(b));
        first(self.tellings.actors(a)).iter().filter(person).filter(|at| in_b.contains(at)).count()
    }

    /// Its actors but the speaker, whom all tellings of one statement have in common.
    fn others(&self, telling: &Telling) -> &'a [u32] {
        first(&self.tellings.actors(telling)[usize::from(telling.has_speaker)..])
    }

    fn telling(&self, order: &Order, place: usize) -> &'a Telling {
        self.tellings.get(order.number(place))
    }

    fn fields(&self, telling: &Telling) -> ItemFields<'a> {
        self.extractions[telling.told.document as usize].fields(telling.told.item as usize)
    }

    fn wording(&mut self, telling: &Telling) -> u32 {
        let extraction = &self.extractions[telling.told.document as usize];
        // Where a telling's number was before merging: it is alone in its item.
        let number = telling.item as usize;
        let fields = || (extraction.fields(telling.told.item as usize), &*extraction.document.language);
        self.wordings.number(number, fields)
    }

    /// The places that its words name, countries apart, as hashes.
    fn places(&self, telling: &Telling) -> Vec<u32> {
        let document = &self.extractions[telling.told.document as usize];
        let (mentions, countries) = (&document.annotations.mentions, &document.annotations.countries);
        let text = &document.document.text;
        let mut places = Vec::new();
        for span in self.fields(telling).spans() {
            let begin = mentions.partition_point(|mention| mention.span.begin < span.begin);
            let inside = mentions[begin..].iter().take_while(|mention| mention.span.begin < span.end);
            places.extend(inside.filter(|mention| mention.kind == MentionKind::Loc).filter_map(|mention| {
                let at = countries.partition_point(|country| country.span.begin < mention.span.begin);
                let is_country = countries.get(at).is_some_and(|country| country.span == mention.span);
                let name = text.get(mention.span.begin as usize..mention.span.end as usize)?;
                (!is_country).then(|| stem(name.as_bytes()))
            }));
        }
        places.truncate(MAX_NAMED);
        places
    }
}

/// What speaks for it that two tell the same event, besides their words.
#[derive(Clone, Copy)]
struct Agreement {
    same_place: bool,
    same_kind: bool,
    /// Whether the same people do something of one kind on one day.
    same_people: bool,
    /// How many take part in both.
    n_actors: usize,
}

/// Titles of one event share most words; or some, where place, kind and people agree and one title only says
/// more than the other ("Gipfel in Anchorage", "Gipfel der Präsidenten"). A title like "Treffen" is not
/// enough: place, people or the text must say which one.
fn compare_titles(a: &Wording, b: &Wording, agree: Agreement, fit: Fit) -> Result<(), Difference> {
    let shared = a.label.overlap(&b.label);
    let is_known = match (agree.same_place, agree.same_kind) {
        (true, true) => true,
        (true, false) => agree.n_actors >= 1,
        (false, true) => agree.n_actors >= 2,
        (false, false) => false,
    };
    let (own_a, own_b) = (&a.without_place, &b.without_place);
    let one_says_more =
        || own_a.len().min(own_b.len()) > 0 && (own_a.is_part_of(own_b) || own_b.is_part_of(own_a));
    if agree.same_people && shared >= LEAST_SHARED {
        return Ok(());
    }
    if shared < SAME_WORDS && !(is_known && shared >= LEAST_SHARED && one_says_more()) {
        return Err(Difference::Words);
    }
    let same_text = a.says().text.overlap(&b.says().text) >= SAME_WORDS;
    let is_telling = shared >= SAME_WORDS && a.label.len().min(b.label.len()) >= TELLING_TITLE;
    match fit {
        Fit::Same if same_text || is_telling || agree.same_place || agree.n_actors > 0 => Ok(()),
        Fit::Later if same_text && (is_telling || agree.same_place || agree.n_actors > 0) => Ok(()),
        Fit::Same | Fit::Later => Err(Difference::Evidence),
    }
}

fn compare_statements(a: &Wording, b: &Wording, fit: Fit) -> Result<(), Difference> {
    let shared = a.label.overlap(&b.label);
    let is_telling = || a.label.len().min(b.label.len()) >= TELLING_WORDS;
    if shared >= SAME_WORDS && (fit == Fit::Same || is_telling()) { Ok(()) } else { Err(Difference::Words) }
}

/// Whether both hold something, and nothing in common.
fn are_apart(a: &[u32], b: &[u32]) -> bool {
    !a.is_empty() && !b.is_empty() && n_shared(a, b) == 0
}

fn n_shared(a: &[u32], b: &[u32]) -> usize {
    let b = first(b);
    first(a).iter().filter(|one| b.contains(one)).count()
}

fn first(named: &[u32]) -> &[u32] {
    &named[..named.len().min(MAX_NAMED)]
}
