use super::super::{Basis, Item, Kind, made};
use super::order::Order;
use super::outline::Difference;
use super::pair::Pairs;
use super::*;
use crate::annotate::{ActorKind, Annotations, Modality};
use crate::document::Document;
use crate::item::{Evidence, Form};
use crate::language::Country;
use crate::time::Grain;
use crate::time::TimeInterval;
use chrono::NaiveDate;

fn day(d: u32) -> TimeInterval {
    TimeInterval::day(NaiveDate::from_ymd_opt(2025, 9, d).unwrap())
}

fn id(actor: &str) -> ActorId {
    ActorId(actor.to_lowercase().replace(' ', "-").into())
}

fn actor(name: &str, country: Option<&str>) -> Actor {
    Actor { country: country.and_then(Country::new), ..made::person(&id(name).0, name) }
}

/// A direct quote on a September day.
fn statement(speaker: &str, text: &str, d: u32) -> Item {
    Item {
        text: text.to_owned(),
        evidence: vec![Evidence { document: String::new(), spans: Vec::new() }],
        time: made::stated(day(d)),
        speaker: Some(id(speaker)),
        ..made::bare()
    }
}

fn event(title: &str, place: Option<&str>, d: u32) -> Item {
    let title = Some(title.to_owned());
    let place = place.map(str::to_owned);
    Item { kind: Kind::Event, title, place, speaker: None, ..statement("", "", d) }
}

/// A document that tells `items`.
fn telling(number: usize, items: Vec<Item>, actors: Vec<Actor>) -> Arc<Extraction> {
    let document = Document::plain(&number.to_string(), "de", "");
    let actors = actors.into_iter().map(Arc::new).collect();
    Arc::new(Extraction::new(document.into(), Annotations::default(), actors, &items))
}

fn merged(extractions: &[Arc<Extraction>]) -> Merged {
    merge(extractions, &Effort::unlimited())
}

/// How many items two documents with one item each tell together.
fn n_merged(a: Item, b: Item) -> usize {
    let actors = || vec![actor("Wladimir Putin", None), actor("Donald Trump", None)];
    merged(&[telling(0, vec![a], actors()), telling(1, vec![b], actors())]).items().len()
}

#[test]
fn the_same_words_of_one_speaker_on_a_day_are_one_statement() {
    let said = |text, d| statement("Wladimir Putin", text, d);
    let text = "Russland ist bereit, weiter Krieg zu führen";
    assert_eq!(n_merged(said(text, 3), said("Russland sei bereit, weiter Krieg zu führen.", 3)), 1);
    assert_eq!(n_merged(said(text, 3), said(text, 4)), 2, "another day");
    assert_eq!(n_merged(said(text, 3), said("Selenskyj könne nach Moskau kommen", 3)), 2, "other words");
    assert_eq!(n_merged(said(text, 3), statement("Donald Trump", text, 3)), 2, "another speaker");
    let reported = Item { kind: Kind::Statement(Form::Reported), ..said(text, 3) };
    assert_eq!(n_merged(said(text, 3), reported), 2, "rendered otherwise");
}

#[test]
fn an_assumed_day_may_be_that_of_the_report() {
    let text = "Russland ist bereit, weiter Krieg zu führen";
    let mut later = statement("Wladimir Putin", text, 5);
    later.time.basis = Basis::Assumed;
    assert_eq!(n_merged(statement("Wladimir Putin", text, 3), later.clone()), 1);
    assert_eq!(n_merged(later, statement("Wladimir Putin", text, 11)), 2);
}

#[test]
fn an_event_is_the_same_by_title_place_and_time() {
    let summit = || event("Gipfel in Anchorage", Some("Anchorage"), 15);
    assert_eq!(n_merged(summit(), summit()), 1);
    assert_eq!(n_merged(summit(), event("Gipfel der Präsidenten", Some("Anchorage"), 15)), 1);
    assert_eq!(n_merged(summit(), event("Gipfel in Washington", Some("Washington"), 15)), 2);
    assert_eq!(n_merged(summit(), event("Gipfel in Anchorage", Some("Anchorage"), 18)), 2);
    let attack = |place: &str| event(&format!("Angriff auf {place}"), Some(place), 15);
    assert_eq!(n_merged(attack("Kiew"), attack("Charkiw")), 2);
}

#[test]
fn an_event_of_a_day_is_not_that_of_its_year() {
    let mut year = event("Gipfel in Anchorage", None, 3);
    year.time.interval = Some(TimeInterval { start: day(1).start, end: day(1).start + 365 * 86_400 });
    assert_eq!(n_merged(event("Gipfel in Anchorage", None, 3), year), 2);
}

#[test]
fn one_document_never_loses_an_item() {
    let said = statement("Wladimir Putin", "Russland ist bereit, weiter Krieg zu führen", 3);
    let one = telling(0, vec![said.clone(), said.clone()], vec![actor("Wladimir Putin", None)]);
    assert_eq!(merged(&[one]).items().len(), 2);
}

#[test]
fn three_tellings_are_one_item_in_the_order_of_the_documents() {
    let said = || vec![statement("Wladimir Putin", "Russland ist bereit, weiter Krieg zu führen", 3)];
    let actors = || vec![actor("Wladimir Putin", None)];
    let merged =
        merged(&[telling(0, said(), actors()), telling(1, said(), actors()), telling(2, said(), actors())]);
    let told: Vec<Vec<u32>> = (0..merged.items().len() as u32)
        .map(|item| merged.told(item).map(|t| t.document).collect())
        .collect();
    assert_eq!(told, [[0, 1, 2]]);
}

#[test]
fn a_surname_alone_is_the_one_person_who_bears_it() {
    let merged_of = |names: &[(&str, Option<&str>)]| {
        let actors = names.iter().map(|&(name, country)| actor(name, country)).collect();
        merged(&[telling(0, Vec::new(), actors)])
    };
    let one = merged_of(&[("Putin", None), ("Wladimir Putin", Some("RU"))]);
    assert_eq!(one.actors.len(), 1);
    assert_eq!(one.actors[0].aliases, ["Putin"]);
    assert_eq!(one.actor_idx[&id("Putin")], one.actor_idx[&id("Wladimir Putin")]);
    let two = merged_of(&[("Müller", None), ("Kerstin Müller", None), ("Heiner Müller", None)]);
    assert_eq!(two.actors.len(), 3, "two bear the name");
    let abroad = merged_of(&[("Müller", Some("CH")), ("Kerstin Müller", Some("DE"))]);
    assert_eq!(abroad.actors.len(), 2, "another country");
}

mod pairs;
mod properties;
