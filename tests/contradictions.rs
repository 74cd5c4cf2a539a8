//! Items of different articles that may contradict one another, and what a person decides about them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

#[path = "common/repository.rs"]
mod repository;

use std::sync::Arc;

use repository::article;
use zeitstrahl::document::Document;
use zeitstrahl::finding::Side;
use zeitstrahl::item::{Conflict, Extraction};
use zeitstrahl::store::Store;
use zeitstrahl::workspace::{Command, DataCommand, FindingCommand, Workspace};

fn read(id: &str, text: &str) -> Arc<Extraction> {
    let document = Document { id: id.to_owned(), ..article(text, "2025-09-05".parse().ok()) };
    Arc::new(repository::read(document))
}

fn conflicts(one: &str, other: &str) -> Vec<Conflict> {
    let store = Store::new(0, &[read("one", one), read("other", other)]);
    store.contradictions().iter().map(|pair| pair.conflict).collect()
}

const TWELVE: &str = "Bei einer Explosion in Graz sind am Dienstag zwölf Menschen getötet worden.";
const FOURTEEN: &str = "Bei einer Explosion in Graz sind am Dienstag 14 Menschen getötet worden.";

#[test]
fn numbers_days_and_a_denial_are_found() {
    assert_eq!(conflicts(TWELVE, FOURTEEN), [Conflict::Figures]);
    let said = |words: &str| format!("Ministerin Jana Holm sagte am Montag: „{words}“");
    assert_eq!(
        conflicts(
            &said("Wir bauen im Norden des Landes zwölf neue Brücken."),
            &said("Wir bauen im Norden des Landes 14 neue Brücken.")
        ),
        [Conflict::Figures]
    );
    assert_eq!(
        conflicts(
            &said("Wir werden die große Brücke im Norden des Landes bauen."),
            &said("Wir werden die große Brücke im Norden des Landes nicht bauen.")
        ),
        [Conflict::Polarity]
    );
    let met = |day: &str| format!("Jana Holm traf am {day} in Wien den Minister Karl Moll.");
    assert_eq!(conflicts(&met("3. September 2025"), &met("4. September 2025")), [Conflict::Days]);
}

#[test]
fn what_agrees_or_is_of_something_else_contradicts_nothing() {
    assert_eq!(conflicts(TWELVE, TWELVE), []);
    assert_eq!(conflicts(TWELVE, &FOURTEEN.replace("Graz", "Linz")), []);
    assert_eq!(conflicts(TWELVE, &FOURTEEN.replace("14 Menschen", "mindestens zehn Menschen")), []);
    assert_eq!(conflicts(TWELVE, "Bei einer Explosion in Graz wurde am Dienstag ein Haus zerstört."), []);
    // One article tells its own numbers apart.
    assert_eq!(conflicts(&format!("{TWELVE} {FOURTEEN}"), "Am Dienstag regnete es in Graz."), []);
}

fn workspace() -> Workspace {
    let mut workspace = Workspace::default();
    let articles = vec![read("one", TWELVE), read("other", FOURTEEN)];
    workspace.apply(Command::Data(DataCommand::AddExtractions(articles)));
    workspace
}

#[test]
fn two_items_become_a_finding_with_one_on_each_side() {
    let mut workspace = workspace();
    let all = workspace.store().contradictions();
    let [one, other] = workspace.undecided(&all)[0].items;
    workspace.apply(Command::Finding(FindingCommand::AddPair { one, other }));
    let finding = workspace.findings().iter().next().unwrap();
    assert_eq!((finding.n_items(Side::For), finding.n_items(Side::Against)), (1, 1));
    assert!(!finding.sentence.is_empty());
    assert!(workspace.undecided(&all).is_empty(), "something was concluded");
    workspace.apply(Command::Undo);
    assert_eq!(workspace.undecided(&all), all);
}

#[test]
fn two_items_that_were_dismissed_stay_away_until_that_is_undone() {
    let mut workspace = workspace();
    let all = workspace.store().contradictions();
    let [one, other] = all[0].items;
    workspace.apply(Command::Finding(FindingCommand::Dismiss { one, other }));
    assert!(workspace.undecided(&all).is_empty());
    assert!(workspace.findings().is_empty(), "no finding comes of it");
    workspace.apply(Command::Undo);
    assert_eq!(workspace.undecided(&all), all);
    workspace.apply(Command::Redo);
    assert!(workspace.undecided(&all).is_empty());
}
