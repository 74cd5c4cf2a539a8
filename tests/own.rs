//! Items that a person makes of passages, and decisions about an article whose text changes.

#![allow(clippy::unwrap_used, reason = "in tests and benches it is the assertion")]

#[path = "common/paragraph.rs"]
mod paragraph;

use std::sync::Arc;

use chrono::NaiveDate;
use zeitstrahl::annotate::ActorKind;
use zeitstrahl::document::{Published, PublishedEvidence};
use zeitstrahl::finding::Side;
use zeitstrahl::item::{
    Anchor, AnchorKind, Basis, Decide, DecidedActor, DecidedTime, Extraction, HAND, guess,
};
use zeitstrahl::language::Country;
use zeitstrahl::store::*;
use zeitstrahl::text::Span;
use zeitstrahl::time::{Grain, TimeInterval};
use zeitstrahl::workspace::*;

const TALK: &str = "Am Mittwoch, 3. September 2025, sagte Ministerin Anna Berg: „Wir bauen die Brücke im nächsten \
    Jahr.“ Am 5. September war der Platz vor dem Rathaus leer. Der Bürgermeister Jan Weber sagte am Donnerstag: „Das \
    Geld dafür fehlt uns noch immer.“";

const PASSAGE: &str = "war der Platz vor dem Rathaus leer";

fn article(text: &str) -> Arc<Extraction> {
    let day = NaiveDate::from_ymd_opt(2025, 9, 6).unwrap();
    paragraph::article("a.txt", text, Published::on(day, PublishedEvidence::Given))
}

fn span_of(text: &str, words: &str) -> Span {
    let begin = text.find(words).unwrap();
    Span::new(begin, begin + words.len())
}

fn passage(workspace: &Workspace, kind: AnchorKind) -> Anchor {
    let document = workspace.store().document(DocumentIdx(0));
    let span = span_of(&document.text, &format!(" {PASSAGE}. "));
    Anchor::of_passage(document, Span { end: span.end - 2, ..span }, kind).unwrap()
}

fn make(workspace: &mut Workspace, anchor: Anchor, what: Vec<Decide>) {
    let anchor = Box::new(anchor);
    workspace.apply(Command::Data(DataCommand::MakeItem { anchor, what: Decide::All(what) }));
}

fn day(month: u32, day: u32) -> TimeInterval {
    TimeInterval::day(NaiveDate::from_ymd_opt(2025, month, day).unwrap())
}

fn decide(workspace: &mut Workspace, idx: ItemIdx, what: Decide) {
    workspace.apply(Command::Data(DataCommand::Decide { items: vec![idx], what }));
}

fn own(workspace: &Workspace) -> Option<ItemRef<'_>> {
    workspace.store().items().find(|item| item.rule() == HAND)
}

#[test]
fn a_passage_becomes_an_item_is_corrected_and_goes_when_it_is_rejected() {
    let mut workspace = Workspace::new(vec![article(TALK)]);
    let n_items = workspace.store().len();
    let time = Decide::Time(Some(DecidedTime::new(day(9, 5), Grain::Day)));
    let title = Decide::Title(Some("Leerer Platz in Kiel".to_owned()));
    let anchor = passage(&workspace, AnchorKind::Event);
    make(&mut workspace, anchor, vec![time, title, Decide::Country(Country::new("DE"))]);
    assert_eq!(workspace.store().len(), n_items + 1);
    let item = own(&workspace).unwrap();
    assert_eq!((item.label(), item.text(), item.is_event()), ("Leerer Platz in Kiel", PASSAGE, true));
    assert_eq!((item.interval(), item.basis(), item.is_decided()), (Some(day(9, 5)), Basis::Decided, true));
    assert_eq!(workspace.view().selection.primary(), Some(item.idx));
    let evidence = item.evidence().next().unwrap();
    assert_eq!(evidence.spans, [span_of(TALK, PASSAGE)]);
    assert!(workspace.lost_decisions().is_empty());
    // It is corrected as every other one, found by a finding, and goes when it is rejected.
    let idx = item.idx;
    workspace.apply(Command::Finding(FindingCommand::Add {
        sentence: "Niemand kam".to_owned(),
        items: vec![idx],
        side: Side::For,
    }));
    let finding = workspace.findings().iter().next().unwrap();
    assert_eq!(workspace.backed(finding)[0].item, Some(idx));
    decide(&mut workspace, idx, Decide::Title(Some("Leerer Platz".to_owned())));
    assert_eq!(own(&workspace).unwrap().label(), "Leerer Platz");
    let idx = own(&workspace).unwrap().idx;
    decide(&mut workspace, idx, Decide::Removed(Some(zeitstrahl::item::Removal::Rejected)));
    assert_eq!(workspace.store().len(), n_items);
    assert!(workspace.corrections().is_empty());
    workspace.apply(Command::Undo);
    assert_eq!(own(&workspace).unwrap().label(), "Leerer Platz");
    for _ in 0..3 {
        workspace.apply(Command::Undo);
    }
    assert!(own(&workspace).is_none() && !workspace.history().can_undo());
}

#[test]
fn a_statement_of_ones_own_stands_in_the_country_of_its_speaker() {
    let mut workspace = Workspace::new(vec![article(TALK)]);
    let speaker = DecidedActor { name: "Anna Berg".to_owned(), kind: ActorKind::Person };
    let of_hers = workspace.store().items().find(|item| item.text().contains("Brücke")).unwrap().country();
    let anchor = passage(&workspace, AnchorKind::Statement);
    make(&mut workspace, anchor.clone(), vec![Decide::Speaker(Some(speaker))]);
    let item = own(&workspace).unwrap();
    let store = workspace.store();
    assert_eq!(item.speaker().map(|at| store.actor(at).name.as_str()), Some("Anna Berg"));
    assert_eq!((item.country(), item.interval()), (of_hers, None));
    // Made again it is the same one, decided anew.
    make(&mut workspace, anchor, Vec::new());
    assert_eq!(workspace.store().items().filter(|item| item.rule() == HAND).count(), 1);
    assert_eq!(own(&workspace).unwrap().speaker(), None);
}

#[test]
fn what_a_sentence_tells_of_a_passage_is_guessed() {
    let extraction = article(TALK);
    let text = &extraction.document.text;
    let whole = Span::new(0, text.len());
    let sentence = span_of(text, "Am 5. September war der Platz vor dem Rathaus leer.");
    let guessed = guess(&extraction, span_of(text, PASSAGE), (sentence, whole), AnchorKind::Event);
    assert_eq!(guessed.time, Some((day(9, 5), Grain::Day)));
    assert_eq!(guessed.actor, None);
    let sentence = span_of(
        text,
        "Der Bürgermeister Jan Weber sagte am Donnerstag: „Das Geld dafür fehlt uns noch immer.“",
    );
    let guessed = guess(&extraction, span_of(text, "fehlt uns"), (sentence, whole), AnchorKind::Statement);
    assert_eq!(guessed.actor.map(|at| extraction.actors[at].name.as_str()), Some("Jan Weber"));
    // A sentence without a time has that of what was told before.
    let begin = text.len() - 3;
    let guessed =
        guess(&extraction, Span::new(begin, begin), (Span::new(begin, begin), whole), AnchorKind::Event);
    assert!(guessed.time.is_some() && guessed.actor.is_none());
}

#[test]
fn decisions_own_items_and_findings_follow_their_words_into_a_changed_text() {
    let mut workspace = Workspace::new(vec![article(TALK)]);
    let anchor = passage(&workspace, AnchorKind::Event);
    make(&mut workspace, anchor, vec![Decide::Title(Some("Leerer Platz".to_owned()))]);
    let find = |workspace: &Workspace, words: &str| {
        workspace.store().items().find(|item| item.text().contains(words)).unwrap().idx
    };
    let idx = find(&workspace, "Das Geld");
    let speaker = DecidedActor { name: "Carla Stein".to_owned(), kind: ActorKind::Person };
    decide(&mut workspace, idx, Decide::Speaker(Some(speaker)));
    let idx = find(&workspace, "Brücke");
    decide(&mut workspace, idx, Decide::Country(Country::new("FR")));
    let (sentence, side) = ("Es fehlt an allem".to_owned(), Side::For);
    let items = vec![find(&workspace, "Das Geld")];
    workspace.apply(Command::Finding(FindingCommand::Add { sentence, items, side }));
    // The same article, saved again with a line before it and another word in a sentence.
    let again =
        format!("Von unserer Redaktion. {}", TALK.replace("Rathaus leer. Der", "Rathaus leer. Der alte"));
    workspace.apply(Command::Data(DataCommand::AddExtractions(vec![article(&again)])));
    assert_eq!(workspace.store().n_documents(), 1);
    assert!(workspace.lost_decisions().is_empty(), "{:?}", workspace.lost_decisions());
    let store = workspace.store();
    assert_eq!(own(&workspace).unwrap().label(), "Leerer Platz");
    let item = store.item(find(&workspace, "Das Geld"));
    assert_eq!(item.speaker().map(|at| store.actor(at).name.as_str()), Some("Carla Stein"));
    let item = store.item(find(&workspace, "Brücke"));
    assert_eq!(item.country(), Country::new("FR"));
    let finding = workspace.findings().iter().next().unwrap();
    assert!(workspace.backed(finding)[0].item.is_some());
    // Steps from before are about the same items still.
    workspace.apply(Command::Undo);
    workspace.apply(Command::Undo);
    let store = workspace.store();
    assert_ne!(store.item(find(&workspace, "Brücke")).country(), Country::new("FR"));
}
