//! Articles of a few crowded weeks, made up from a seed: as many days, countries and items as a
//! picture needs.

use std::sync::Arc;

use chrono::NaiveDate;
use zeitstrahl::annotate::{ActorKind, Annotations, Derivation, Modality};
use zeitstrahl::document::{Block, BlockKind, Document, Published, PublishedEvidence};
use zeitstrahl::item::{Actor, ActorId, Basis, Evidence, Extraction, Form, Item, ItemTime, Kind};
use zeitstrahl::language::Country;
use zeitstrahl::text::Span;
use zeitstrahl::time::{Grain, TimeInterval};

use super::generate::Dice;

const DAY: i64 = 86_400;

const COUNTRIES: [&str; 14] =
    ["RU", "UA", "FR", "US", "DE", "EU", "PL", "GB", "IT", "CN", "TR", "IN", "BR", "JP"];

const NAMES: [&str; 28] = [
    "Anna Berg",
    "Jonas Weiss",
    "Mira Koval",
    "Oleh Danko",
    "Claire Moreau",
    "Hugo Lambert",
    "Nina Frost",
    "Paul Hardy",
    "Sofia Conti",
    "Marco Riva",
    "Lena Winter",
    "Tom Baker",
    "Eva Novak",
    "Jan Kowal",
    "Li Wen",
    "Chen Bo",
    "Ayse Demir",
    "Emre Kaya",
    "Ravi Nair",
    "Asha Rao",
    "Ana Lima",
    "Rui Costa",
    "Ken Mori",
    "Yuki Abe",
    "Olga Petrowa",
    "Igor Sokolow",
    "Iwan Lebedew",
    "Außenministerium",
];

/// Sentences that no other article has.
const OWN_SENTENCES: usize = 40;

const SAYINGS: [&str; 10] = [
    "Die Gespräche gehen in der kommenden Woche weiter",
    "Man werde jeden Vorschlag prüfen, der zu einem dauerhaften Frieden führt",
    "Ohne verlässliche Zusagen sei eine Einigung nicht denkbar",
    "Die Verhandlungen hätten einen Punkt erreicht, an dem alle Seiten Mut brauchten",
    "Es gibt keinen Grund zur Eile",
    "Details würden noch beraten",
    "Wer jetzt zögert, verliert Zeit, die niemand hat, und Vertrauen, das sich nur langsam wieder aufbauen lässt",
    "lehnt weitere Zugeständnisse ab",
    "fordert ein Treffen auf höchster Ebene",
    "Die Lage sei ernst, aber nicht aussichtslos",
];

const EVENTS: [&str; 8] = [
    "Gipfeltreffen der Außenminister",
    "Pressekonferenz",
    "Beratung im Parlament",
    "Waffenruhe an der Grenze",
    "Abstimmung über den Haushalt",
    "Telefonat der Staatschefs",
    "Luftalarm in der Hauptstadt",
    "Wahl",
];

/// How many items, of which kind of time.
pub struct Shape {
    pub n_items: usize,
    pub n_countries: usize,
    /// First day and number of days.
    pub first: NaiveDate,
    pub n_days: usize,
    pub seed: u64,
}

/// From 0 to below 1.
fn share(dice: &mut Dice) -> f64 {
    dice.below(1 << 30) as f64 / f64::from(1 << 30)
}

fn one_of<'a, T>(dice: &mut Dice, all: &'a [T]) -> &'a T {
    &all[dice.below(all.len())]
}

/// Extractions with `shape.n_items` items, some twenty an article.
pub fn extractions(shape: &Shape) -> Vec<Arc<Extraction>> {
    let mut dice = Dice::new(shape.seed);
    let n_documents = shape.n_items.div_ceil(20).max(1);
    // A few days draw most of the items, as news does.
    let peaks: Vec<f64> = (0..6).map(|_| share(&mut dice)).collect();
    (0..n_documents)
        .map(|number| {
            let n_items = shape.n_items / n_documents + usize::from(number < shape.n_items % n_documents);
            Arc::new(extraction(shape, &mut dice, (number, n_items), &peaks))
        })
        .collect()
}

fn day_at(shape: &Shape, dice: &mut Dice, peaks: &[f64]) -> i64 {
    let place = match dice.below(5) {
        0 | 1 => (*one_of(dice, peaks) + (share(dice) - 0.5) * (share(dice) * 0.08)).clamp(0.0, 0.999),
        _ => share(dice),
    };
    let first = TimeInterval::day(shape.first).start;
    first + (place * shape.n_days as f64) as i64 * DAY
}

fn extraction(
    shape: &Shape,
    dice: &mut Dice,
    (number, n_items): (usize, usize),
    peaks: &[f64],
) -> Extraction {
    let id = format!("{number:05}");
    let published = zeitstrahl::time::date_of(day_at(shape, dice, peaks) + DAY);
    // Most sentences of an article are its own: none is a copy of another.
    let own = (0..OWN_SENTENCES).map(|n| format!(". Absatz {n} von Bericht {number} steht hier für sich"));
    let text = SAYINGS.join(". ") + &own.collect::<String>();
    let actors = NAMES.iter().enumerate().map(|(place, name)| Arc::new(actor(place, name, shape))).collect();
    let items: Vec<Item> = (0..n_items).map(|item| made_item(shape, dice, (&id, item), peaks)).collect();
    let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph };
    let document = Document {
        id,
        path: None,
        provenance: None,
        title: Some(format!("Bericht {number}")),
        author: None,
        outlet: Some("Morgenausgabe".to_owned()),
        url: None,
        language: "de".to_owned(),
        published: Published::on(published, PublishedEvidence::Metadata),
        text,
        parts: vec![block].into(),
        diagnostics: Vec::new(),
        known: Default::default(),
    };
    Extraction::new(Arc::new(document), Annotations::default(), actors, &items)
}

fn actor(place: usize, name: &str, shape: &Shape) -> Actor {
    Actor {
        id: ActorId(name.to_lowercase().replace(' ', "-").into()),
        name: name.to_owned(),
        kind: if place + 1 == NAMES.len() { ActorKind::Organisation } else { ActorKind::Person },
        role: None,
        country: Country::new(COUNTRIES[place % shape.n_countries]),
        country_basis: None,
        country_words: None,
        aliases: Vec::new(),
        is_decided: false,
    }
}

fn made_item(shape: &Shape, dice: &mut Dice, (document, number): (&str, usize), peaks: &[f64]) -> Item {
    // The first countries have most items.
    let country = (share(dice).powi(2) * shape.n_countries as f64) as usize;
    let kind = match dice.below(10) {
        0..=2 => Kind::Event,
        3..=5 => Kind::Statement(Form::Direct),
        6..=8 => Kind::Statement(Form::Indirect),
        _ => Kind::Statement(Form::Reported),
    };
    let event = kind == Kind::Event;
    let text = if event { *one_of(dice, &EVENTS) } else { *one_of(dice, &SAYINGS) };
    let speakers: Vec<&str> = NAMES
        .iter()
        .enumerate()
        .filter(|(place, _)| place % shape.n_countries == country)
        .map(|(_, name)| *name)
        .collect();
    let speaker = (!event && !speakers.is_empty())
        .then(|| ActorId(one_of(dice, &speakers).to_lowercase().replace(' ', "-").into()));
    let planned = dice.below(20) == 0;
    Item {
        id: format!("{document}:{number}"),
        kind,
        title: event.then(|| text.to_owned()),
        text: text.to_owned(),
        evidence: vec![Evidence {
            document: document.to_owned(),
            spans: vec![Span::new(number, number + 1)],
        }],
        time: item_time(shape, dice, event, peaks),
        about: None,
        modality: if planned { Modality::Planned } else { Modality::Asserted },
        actors: speaker.iter().cloned().collect(),
        speaker,
        chain: Vec::new(),
        answers: None,
        addressees: Vec::new(),
        country: Country::new(COUNTRIES[country]),
        country_basis: None,
        countries: Vec::new(),
        place: None,
        medium: None,
        rule: "made".to_owned(),
        confidence: 0.9,
    }
}

/// Mostly days, stated or assumed; some hours, some vague, some of months, some without a date.
fn item_time(shape: &Shape, dice: &mut Dice, event: bool, peaks: &[f64]) -> ItemTime {
    let day = day_at(shape, dice, peaks);
    let (start, seconds, grain, basis) = match dice.below(40) {
        0 => {
            return ItemTime {
                interval: None,
                grain: None,
                basis: Basis::None,
                timex: None,
                derivation: Derivation::Unresolved,
            };
        }
        1 | 2 if event => (day + 6 * 3600, 2 * DAY, Grain::Hour, Basis::Stated),
        3 => (day - 900 * DAY, 900 * DAY + shape.n_days as i64 * DAY, Grain::Day, Basis::Vague),
        4 => (day, 30 * DAY, Grain::Month, Basis::Stated),
        5 | 6 => (day, 3 * DAY, Grain::Day, Basis::Vague),
        7..=9 => (day + 3600 * dice.below(23) as i64, 3600, Grain::Hour, Basis::Stated),
        10..=24 => (day, DAY, Grain::Day, Basis::Assumed),
        _ => (day, DAY, Grain::Day, Basis::Stated),
    };
    ItemTime {
        interval: TimeInterval::new(start, start + seconds),
        grain: Some(grain),
        basis,
        timex: None,
        derivation: Derivation::Literal,
    }
}
