//! Documents with items from a seed: the same on every machine, for tests and benches.

#![allow(clippy::unwrap_used, reason = "in tests and benches it is the assertion")]

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use zeitstrahl::annotate::{ActorKind, Annotations, CountryBasis, Derivation, Modality};
use zeitstrahl::document::{Block, BlockKind, Document, Published, PublishedEvidence};
use zeitstrahl::item::{Actor, ActorId, Basis, Evidence, Extraction, Form, Item, ItemTime, Kind};
use zeitstrahl::language::Country;
use zeitstrahl::text::Span;
use zeitstrahl::time::{Grain, TimeInterval};

/// Items of one document, as many as a long news article gives.
const ITEMS_A_DOCUMENT: usize = 35;

/// Numbers from a seed (SplitMix64).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Any number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Below `end`, all alike.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// Below `end`, small numbers far more often, as names in the news are spread.
    pub fn mostly_small(&mut self, end: usize) -> usize {
        let share = (self.next() >> 11) as f64 / (1u64 << 53) as f64;
        ((end as f64).powf(share) - 1.0) as usize
    }

    /// True `percent` times in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// People and bodies that one document names; articles have about half as many as items.
const CAST: usize = 14;

/// About `n_items` items in documents of 35, all in German, published over three years.
pub fn generate(seed: u64, n_items: usize) -> Vec<Arc<Extraction>> {
    let world = World::new(n_items);
    let mut dice = Dice::new(seed);
    let n_documents = n_items.div_ceil(ITEMS_A_DOCUMENT);
    let document = |number: usize| {
        let n_items = ITEMS_A_DOCUMENT.min(n_items - number * ITEMS_A_DOCUMENT);
        Arc::new(world.document(&mut dice, number, n_items))
    };
    (0..n_documents).map(document).collect()
}

/// The people, countries and words that documents draw from.
struct World {
    actors: Vec<Arc<Actor>>,
    countries: Vec<Country>,
    words: Vec<String>,
}

impl World {
    fn new(n_items: usize) -> Self {
        let mut dice = Dice::new(7);
        let words: Vec<String> = (0..4_000).map(|_| word(&mut dice)).collect();
        let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        let code = |n: usize| String::from_utf8(vec![letters[n % 26], letters[n / 26 + 1]]).unwrap();
        let countries: Vec<_> = (0..60).map(|n| Country::new(&code(n)).unwrap()).collect();
        let n_actors = (n_items / 100).clamp(8, 20_000);
        let actors = (0..n_actors).map(|n| Arc::new(actor(&mut dice, n, &countries))).collect();
        Self { actors, countries, words }
    }

    fn document(&self, dice: &mut Dice, number: usize, n_items: usize) -> Extraction {
        let first = NaiveDate::from_ymd_opt(2023, 1, 2).unwrap();
        let published = first + Days::new(dice.below(1_000) as u64);
        let id = format!("d{number}");
        let mut text = String::new();
        let mut cast: Vec<usize> = (0..CAST).map(|_| dice.mostly_small(self.actors.len())).collect();
        cast.sort_unstable();
        cast.dedup();
        let cast: Vec<Arc<Actor>> = cast.into_iter().map(|at| Arc::clone(&self.actors[at])).collect();
        let items: Vec<Item> =
            (0..n_items).map(|n| self.item(dice, (&id, n), (published, &cast), &mut text)).collect();
        text.shrink_to_fit();
        let undated = dice.chance(3);
        let date = (!undated).then_some(published);
        let evidence = if undated { PublishedEvidence::None } else { PublishedEvidence::Metadata };
        let document = Document {
            path: Some(format!("{id}.txt")),
            provenance: None,
            title: Some(self.phrase(dice, 5)),
            author: None,
            outlet: Some(format!("Blatt {}", number % 40)),
            url: None,
            language: "de".to_owned(),
            published: Published { date, time: None, evidence },
            parts: vec![Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph }].into(),
            diagnostics: Vec::new(),
            known: Default::default(),
            text,
            id,
        };
        Extraction::new(Arc::new(document), Annotations::default(), cast, &items)
    }

    fn item(
        &self,
        dice: &mut Dice,
        at: (&str, usize),
        (published, cast): (NaiveDate, &[Arc<Actor>]),
        text: &mut String,
    ) -> Item {
        let named = |dice: &mut Dice| &cast[dice.mostly_small(cast.len())];
        let is_event = dice.chance(20);
        let begin = text.len();
        let n_words = 8 + dice.below(20);
        text.push_str(&self.phrase(dice, n_words));
        let span = Span::new(begin, text.len());
        text.push('\n');
        let forms = [Form::Direct, Form::Mixed, Form::Indirect, Form::Free, Form::Reported];
        let speaker = (!is_event && dice.chance(95)).then(|| named(dice));
        let actors = (0..dice.below(4)).map(|_| named(dice).id.clone()).collect();
        let own = self.countries[dice.mostly_small(self.countries.len())];
        let country = speaker.map_or(dice.chance(90).then_some(own), |speaker| speaker.country);
        let mut countries: Vec<Country> = country.into_iter().collect();
        for _ in 0..dice.below(3) {
            let other = self.countries[dice.mostly_small(self.countries.len())];
            if !countries.contains(&other) {
                countries.push(other);
            }
        }
        Item {
            id: format!("{}:{}", at.0, at.1),
            kind: if is_event { Kind::Event } else { Kind::Statement(forms[dice.below(5)]) },
            title: is_event.then(|| self.phrase(dice, 3)),
            text: span.of(text).to_owned(),
            evidence: vec![Evidence { document: at.0.to_owned(), spans: vec![span] }],
            time: time(dice, published),
            about: None,
            modality: if dice.chance(5) { Modality::Planned } else { Modality::Asserted },
            speaker: speaker.map(|speaker| speaker.id.clone()),
            chain: Vec::new(),
            answers: None,
            addressees: Vec::new(),
            actors,
            country,
            country_basis: country.map(|_| CountryBasis::Stated),
            countries,
            place: dice.chance(30).then(|| self.words[dice.below(300)].clone()),
            medium: None,
            rule: "generated".to_owned(),
            confidence: 0.3 + dice.below(70) as f32 / 100.0,
        }
    }

    fn phrase(&self, dice: &mut Dice, n_words: usize) -> String {
        (0..n_words)
            .map(|_| self.words[dice.mostly_small(self.words.len())].as_str())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

fn actor(dice: &mut Dice, n: usize, countries: &[Country]) -> Actor {
    Actor {
        id: ActorId(format!("a{n}").into()),
        name: format!("{} {}", capitalized(&word(dice)), capitalized(&word(dice))),
        kind: if dice.chance(70) { ActorKind::Person } else { ActorKind::Organisation },
        role: None,
        country: dice.chance(90).then(|| countries[dice.mostly_small(countries.len())]),
        country_basis: None,
        country_words: None,
        aliases: vec![capitalized(&word(dice))],
        is_decided: false,
    }
}

/// A time near the publication, seldom long ago, sometimes only assumed or none at all.
fn time(dice: &mut Dice, published: NaiveDate) -> ItemTime {
    let back = if dice.chance(4) { dice.below(4_000) } else { dice.mostly_small(30) };
    let day = TimeInterval::day(published - Days::new(back as u64));
    let (interval, grain, basis) = match dice.below(100) {
        0..=9 => {
            let start = day.start + dice.below(86_400) as i64;
            (TimeInterval::new(start, start + 60), Some(Grain::Minute), Basis::Stated)
        }
        10..=49 => (Some(day), Some(Grain::Day), Basis::Stated),
        50..=59 => (TimeInterval::new(day.start, day.end + 86_400 * 20), Some(Grain::Month), Basis::Stated),
        60..=64 => (TimeInterval::new(day.start, day.end + 86_400 * 300), Some(Grain::Day), Basis::Vague),
        65..=96 => (Some(TimeInterval::day(published)), Some(Grain::Day), Basis::Assumed),
        _ => (None, None, Basis::None),
    };
    let derivation =
        if basis == Basis::None { Derivation::Unresolved } else { Derivation::FromPublication(published) };
    ItemTime { interval, grain, basis, timex: None, derivation }
}

/// A made-up word.
fn word(dice: &mut Dice) -> String {
    const STARTS: [&str; 16] =
        ["b", "br", "d", "f", "g", "gr", "h", "k", "l", "m", "n", "r", "s", "schr", "t", "w"];
    const ENDS: [&str; 9] = ["a", "e", "i", "o", "u", "ei", "au", "er", "en"];
    const UMLAUTS: [&str; 3] = ["ä", "ö", "ü"];
    let end = |dice: &mut Dice| if dice.chance(5) { UMLAUTS[dice.below(3)] } else { ENDS[dice.below(9)] };
    (0..1 + dice.below(4)).map(|_| [STARTS[dice.below(16)], end(dice)].concat()).collect()
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
