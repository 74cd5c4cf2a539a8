use std::sync::Arc;

use chrono::NaiveDate;

use super::code::{BASES, GRAINS, KINDS, MODALITIES};
use crate::annotate::{Annotations, CountryBasis, Derivation, LinkRole, Modality};
use crate::document::Document;
use crate::item::{
    Actor, ActorId, Answered, Basis, Evidence, Extraction, Form, Item, ItemTime, Kind, Through, made,
};
use crate::language::Country;
use crate::text::Span;
use crate::time::{Grain, TimeInterval};

const TEXT: &str = "Die Ministerin sagte „Wir reisen ab“ und lächelte.";

fn document() -> Arc<Document> {
    Arc::new(Document::plain("17", "de", TEXT))
}

fn actor(id: &str) -> Arc<Actor> {
    Arc::new(made::person(id, id))
}

fn span(words: &str) -> Span {
    let begin = TEXT.find(words).unwrap();
    Span::new(begin, begin + words.len())
}

/// An item with nothing in it that can be missing.
fn least() -> Item {
    Item {
        id: "17:1".to_owned(),
        kind: Kind::Statement(Form::Free),
        evidence: vec![Evidence { document: "17".to_owned(), spans: Vec::new() }],
        modality: Modality::Denied,
        rule: String::new(),
        confidence: 0.0,
        ..made::bare()
    }
}

/// An item with everything that can be there.
fn most() -> Item {
    let id = |id: &str| ActorId(id.into());
    let evidence =
        Evidence { document: "17".to_owned(), spans: vec![span("„Wir reisen ab“"), span("lächelte")] };
    Item {
        id: "17:0".to_owned(),
        kind: Kind::Event,
        title: Some("Abreise".to_owned()),
        text: "Wir reisen ab".to_owned(),
        evidence: vec![evidence],
        time: ItemTime {
            interval: TimeInterval::new(-80_000_000_000, 1_757_000_000),
            grain: Some(Grain::Century),
            basis: Basis::Vague,
            timex: Some(span("sagte")),
            derivation: Derivation::FromPublication(NaiveDate::from_ymd_opt(-43, 3, 15).unwrap()),
        },
        about: TimeInterval::new(0, 60),
        modality: Modality::Planned,
        speaker: Some(id("b")),
        chain: vec![
            Through { role: LinkRole::Reporter, actor: id("a") },
            Through { role: LinkRole::Origin, actor: id("an unknown witness") },
        ],
        answers: Some(Answered { item: "17:3".to_owned(), rule: "reply/verb".to_owned() }),
        addressees: vec![id("nobody here"), id("a")],
        actors: vec![id("a"), id("b"), id("elsewhere")],
        country: Country::new("DE"),
        country_basis: Some(CountryBasis::Home),
        countries: ["DE", "FR", "ZZ"].iter().filter_map(|code| Country::new(code)).collect(),
        place: Some("Köln".to_owned()),
        medium: Some("press conference".to_owned()),
        rule: "event/leave".to_owned(),
        confidence: 0.86,
    }
}

#[test]
fn items_come_back_as_they_were() {
    let with = |derivation| Item { time: ItemTime { derivation, ..most().time }, ..most() };
    let named = |id: &str| Item { id: id.to_owned(), ..most() };
    let day = NaiveDate::from_ymd_opt(2025, 9, 5).unwrap();
    let items = [
        least(),
        most(),
        with(Derivation::Literal),
        with(Derivation::Vague),
        with(Derivation::FromTimex(span("sagte"))),
        with(Derivation::AssumedPublication(day)),
        with(Derivation::Told("as the record says".to_owned())),
        with(Derivation::Told(String::new())),
        Item { text: "other words than the document's".to_owned(), ..most() },
        Item { answers: Some(Answered { item: "18:4".to_owned(), rule: String::new() }), ..most() },
        named("17:4294967295"),
        named("17:04"),
        named("17:+4"),
        named("17"),
        named("18:4"),
        named(""),
    ];
    let actors = vec![actor("a"), actor("b"), actor("a")];
    let extraction = Extraction::new(document(), Annotations::default(), actors, &items);
    assert_eq!(extraction.n_items(), items.len());
    assert_eq!(extraction.items().collect::<Vec<_>>(), items);
}

#[test]
fn every_kind_mood_basis_and_grain_comes_back() {
    let mut items = vec![least()];
    items.extend(KINDS.map(|kind| Item { kind, ..least() }));
    items.extend(MODALITIES.map(|modality| Item { modality, ..least() }));
    items.extend(BASES.map(|basis| Item { time: ItemTime { basis, ..least().time }, ..least() }));
    items.extend(GRAINS.map(|grain| Item { time: ItemTime { grain, ..least().time }, ..least() }));
    let extraction = Extraction::new(document(), Annotations::default(), Vec::new(), &items);
    assert_eq!(extraction.items().collect::<Vec<_>>(), items);
}

#[test]
fn an_item_takes_little_room() {
    let items = vec![Item { text: TEXT.to_owned(), ..most() }; 100];
    let extraction =
        Extraction::new(document(), Annotations::default(), vec![actor("a"), actor("b")], &items);
    let n_bytes =
        extraction.items.bytes.len() + extraction.items.ends.len() * 4 + extraction.items.words.len();
    assert!(n_bytes < 100 * 110, "{n_bytes}");
}
