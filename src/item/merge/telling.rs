//! Items as they are told in the documents, read once for merging and for the store's columns.

use std::sync::Arc;

use super::super::{ActorRef, Basis, Extraction, ItemCore, Kind, Length, PlaceAndRule};
use super::actors::Named;
use super::words::{Sketch, stem};
use crate::annotate::{CountryBasis, Modality};
use crate::language::Country;
use crate::time::{Grain, TimeInterval};

/// Where an item was extracted: document and position among its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Told {
    /// Position of the extraction.
    pub document: u32,
    /// Position among the items of that extraction.
    pub item: u32,
}

/// The country in which an item stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StandsIn {
    /// In none that is known.
    Nowhere,
    /// In one that the article or a table tells.
    Known(Country),
    /// In one that is only assumed.
    Assumed(Country),
}

impl StandsIn {
    fn of(item: &ItemCore) -> Self {
        let assumed = item.country_basis.is_some_and(CountryBasis::is_assumed);
        item.country.map_or(Self::Nowhere, if assumed { Self::Assumed } else { Self::Known })
    }

    /// The country.
    pub fn country(self) -> Option<Country> {
        match self {
            Self::Nowhere => None,
            Self::Known(country) | Self::Assumed(country) => Some(country),
        }
    }
}

/// An item of one document: who, when and where, with its countries and actors in [`Tellings`]. As
/// large as what a processor fetches at once.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(align(64))]
pub struct Telling {
    /// Where it was extracted.
    pub told: Told,
    /// From start to end, which are the same where there is no interval.
    start: i64,
    end: i64,
    /// Probability that it is right, in parts of [`CERTAIN`].
    confidence: u16,
    /// How much its words say.
    pub length: Length,
    /// Statement or event.
    pub kind: Kind,
    /// Fact, plan, possibility or denied.
    pub modality: Modality,
    /// What the interval rests on.
    pub basis: Basis,
    /// Precision of the interval.
    pub grain: Option<Grain>,
    /// Where it stands.
    pub stands: StandsIn,
    /// Whether a person decided something about it.
    pub is_decided: bool,
    /// Whether the first of its actors said it.
    pub has_speaker: bool,
    /// Whether no other telling is of the same item.
    pub alone: bool,
    /// The item it is of, by its position in [`super::Merged::items`].
    pub item: u32,
    /// Its words, for telling apart from those of other items.
    pub(super) sketch: Sketch,
    /// Of an event: hashes of its place, 0 for none, and its kind.
    pub(super) place: u32,
    pub(super) kind_of_event: u32,
    /// Where its countries begin in the lists, and how many there are; its actors stand behind them.
    first: u32,
    n_countries: u8,
    n_actors: u16,
}

const _: () = assert!(size_of::<Telling>() == 64, "a telling is fetched at once");

impl Telling {
    /// Probability that it is right.
    pub fn confidence(&self) -> f32 {
        f32::from(self.confidence) / CERTAIN
    }

    /// When it was said or happened.
    pub fn interval(&self) -> Option<TimeInterval> {
        TimeInterval::new(self.start, self.end)
    }
}

/// A confidence of one.
const CERTAIN: f32 = u16::MAX as f32;

/// What kind of event a rule finds: "event/meeting" of "event/meeting/visit".
fn kind_of_event(rule: &str) -> &str {
    let kind = rule.rsplit_once('/').map(|(kind, _)| kind);
    kind.filter(|kind| kind.contains('/')).unwrap_or(rule)
}

/// How many countries are kept of one item: as many as there are.
const MOST_COUNTRIES: usize = u8::MAX as usize;
/// How many actors are kept of one item, which no article comes near.
const MOST_ACTORS: usize = u16::MAX as usize;

/// How many tellings are copied together.
const AT_A_TIME: usize = 64;

/// All tellings, in the order of the documents: what was extracted is far apart in memory and quickest to
/// read in the order in which it was written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tellings {
    all: Vec<Telling>,
    /// Of each the numbers of the countries it speaks of besides the one it stands in, then its actors.
    lists: Vec<u32>,
    /// How many of the lists' values are countries.
    n_countries: usize,
    /// The number of the first telling of each document.
    begins: Vec<u32>,
}

impl Tellings {
    /// Reads what `extractions` tell, whose actors are `named`.
    pub(super) fn new(extractions: &[Arc<Extraction>], named: &Named) -> Self {
        let n_tellings = extractions.iter().map(|one| one.n_items()).sum();
        let (all, lists) = (Vec::with_capacity(n_tellings), Vec::with_capacity(4 * n_tellings));
        let mut tellings = Self { all, lists, n_countries: 0, begins: Vec::with_capacity(extractions.len()) };
        for (extraction, document) in extractions.iter().zip(0..) {
            tellings.begins.push(tellings.all.len() as u32);
            for item in 0..extraction.n_items() as u32 {
                tellings.add(Told { document, item }, &extraction.core(item as usize), named);
            }
        }
        tellings
    }

    fn add(&mut self, told: Told, item: &ItemCore, named: &Named) {
        let place = |actor: ActorRef| named.place_of(told.document, actor);
        // Countries and actors of all tellings stand in one list; a telling keeps where its own begin. The
        // speaker is the first of its actors.
        let first = self.lists.len();
        let others = item.countries().filter(|&other| Some(other) != item.country);
        self.lists.extend(others.map(|other| other.number() as u32).take(MOST_COUNTRIES));
        let first_actor = self.lists.len();
        self.n_countries += first_actor - first;
        let speaker = item.speaker.and_then(place);
        self.lists.extend(speaker);
        for actor in item.addressees().chain(item.actors()).filter_map(place) {
            let known = &self.lists[first_actor..];
            if known.len() < MOST_ACTORS && !known.contains(&actor) {
                self.lists.push(actor);
            }
        }
        let PlaceAndRule { place, rule } = match item.kind {
            Kind::Event => item.place_and_rule(),
            Kind::Statement(_) => PlaceAndRule::default(),
        };
        self.all.push(Telling {
            told,
            start: item.interval.map_or(0, |interval| interval.start),
            end: item.interval.map_or(0, |interval| interval.end),
            confidence: (item.confidence.clamp(0.0, 1.0) * CERTAIN).round() as u16,
            length: item.length,
            kind: item.kind,
            modality: item.modality,
            basis: item.basis,
            grain: item.grain,
            stands: StandsIn::of(item),
            is_decided: item.is_decided,
            has_speaker: speaker.is_some(),
            alone: true,
            item: self.all.len() as u32,
            sketch: item.sketch,
            place: place.map_or(0, |place| stem(place.as_bytes()) | 1),
            kind_of_event: stem(kind_of_event(rule).as_bytes()),
            first: first as u32,
            n_countries: (first_actor - first) as u8,
            n_actors: (self.lists.len() - first_actor) as u16,
        });
    }

    /// How many countries all of them speak of besides the ones they stand in.
    pub fn n_countries(&self) -> usize {
        self.n_countries
    }

    /// How many actors all of them name.
    pub fn n_actors(&self) -> usize {
        self.lists.len() - self.n_countries
    }

    /// Each of them.
    pub fn all(&self) -> &[Telling] {
        &self.all
    }

    /// One by its number.
    pub fn get(&self, number: u32) -> &Telling {
        &self.all[number as usize]
    }

    /// The number of one by where it was extracted.
    pub fn number_of(&self, told: Told) -> u32 {
        self.begins[told.document as usize] + told.item
    }

    /// Gives each of those with these `numbers` to `each`. They are copied some at a time, because what is
    /// asked for together comes sooner from far memory than one after the other.
    pub fn for_each(&self, mut numbers: impl Iterator<Item = u32>, mut each: impl FnMut(&Telling)) {
        let mut together = Vec::with_capacity(AT_A_TIME);
        loop {
            together.clear();
            together.extend(numbers.by_ref().take(AT_A_TIME).map(|number| *self.get(number)));
            if together.is_empty() {
                return;
            }
            together.iter().for_each(&mut each);
        }
    }

    /// The [`Country::number`]s of the countries that it speaks of besides the one it stands in.
    pub fn countries(&self, telling: &Telling) -> &[u32] {
        &self.lists[telling.first as usize..][..usize::from(telling.n_countries)]
    }

    /// The places of its actors among all, each once: the speaker, addressees, others.
    pub fn actors(&self, telling: &Telling) -> &[u32] {
        let first = telling.first as usize + usize::from(telling.n_countries);
        &self.lists[first..][..usize::from(telling.n_actors)]
    }

    /// Notes of which item each telling is: `told` has the tellings of each side by side, which end at
    /// `ends`.
    pub(super) fn note_items(&mut self, told: &[u32], ends: &[u32]) {
        let mut begin = 0;
        for (&end, item) in ends.iter().zip(0..) {
            for &number in &told[begin as usize..end as usize] {
                let telling = &mut self.all[number as usize];
                (telling.item, telling.alone) = (item, end - begin == 1);
            }
            begin = end;
        }
    }
}
