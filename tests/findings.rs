//! What a person concludes: findings with their items, through commands, undo and other extractions.

#![allow(clippy::unwrap_used, reason = "in tests and benches it is the assertion")]

#[path = "common/paragraph.rs"]
mod paragraph;

use std::sync::Arc;

use zeitstrahl::document::{Document, Published};
use zeitstrahl::finding::{Finding, FindingId, FindingStatus, Side};
use zeitstrahl::item::{Decide, Extraction, Removal};
use zeitstrahl::store::ItemIdx;
use zeitstrahl::text::Span;
use zeitstrahl::workspace::*;

const TALK: &str = "Am Mittwoch, 3. September 2025, sagte Ministerin Anna Berg: „Wir bauen die Brücke im nächsten Jahr.“ \
    Der Bürgermeister Jan Weber sagte am Donnerstag: „Das Geld dafür fehlt uns noch immer.“";

fn article(id: &str, text: &str) -> Arc<Extraction> {
    paragraph::article(id, text, Published::UNKNOWN)
}

fn workspace() -> Workspace {
    Workspace::new(vec![article("a.txt", TALK)])
}

/// The item in whose words `words` stand.
fn item_of(workspace: &Workspace, words: &str) -> ItemIdx {
    workspace.store().items().find(|item| item.text().contains(words)).unwrap().idx
}

fn apply(workspace: &mut Workspace, command: FindingCommand) {
    workspace.apply(Command::Finding(command));
}

fn add(workspace: &mut Workspace, sentence: &str, items: Vec<ItemIdx>) -> FindingId {
    let sentence = sentence.to_owned();
    apply(workspace, FindingCommand::Add { sentence, items, side: Side::For });
    workspace.findings().iter().last().unwrap().id
}

fn only(workspace: &Workspace) -> &Arc<Finding> {
    workspace.findings().iter().next().unwrap()
}

/// What each item of the finding says, in their order; "–" for one that is not found.
fn said(workspace: &Workspace, finding: &Finding) -> Vec<(Side, String)> {
    let store = workspace.store();
    let words =
        |item: Option<ItemIdx>| item.map_or("–".to_owned(), |idx| store.item(idx).text().to_owned());
    workspace.backed(finding).into_iter().map(|one| (one.side, words(one.item))).collect()
}

#[test]
fn each_change_of_a_finding_is_a_step_both_ways() {
    let mut workspace = workspace();
    let (bridge, money) = (item_of(&workspace, "Brücke"), item_of(&workspace, "Geld"));
    let generation = workspace.store().generation();
    let finding = add(&mut workspace, "  Die Brücke\nkommt. ", vec![bridge]);
    assert_eq!(only(&workspace).sentence, "Die Brücke kommt.");
    for command in [
        FindingCommand::Put { finding, items: vec![money], side: Side::Against },
        FindingCommand::SetStatus { finding, status: FindingStatus::Refuted },
        FindingCommand::Rename { finding, sentence: "Die Brücke kommt 2026.".to_owned() },
        FindingCommand::SetSide { finding, at: 1, side: Side::For },
        FindingCommand::Take { finding, at: 0 },
    ] {
        apply(&mut workspace, command);
    }
    let last = Arc::clone(only(&workspace));
    assert_eq!(said(&workspace, &last), [(Side::For, "„Das Geld dafür fehlt uns noch immer.“".to_owned())]);
    assert_eq!((last.status, &*last.sentence), (FindingStatus::Refuted, "Die Brücke kommt 2026."));
    assert_eq!(workspace.store().generation(), generation, "no other items");
    for _ in 0..6 {
        workspace.apply(Command::Undo);
    }
    assert!(workspace.findings().is_empty() && !workspace.history().can_undo());
    for _ in 0..6 {
        workspace.apply(Command::Redo);
    }
    assert_eq!(only(&workspace), &last);
}

#[test]
fn what_says_nothing_or_is_not_there_is_no_step() {
    let mut workspace = workspace();
    let bridge = item_of(&workspace, "Brücke");
    let finding = add(&mut workspace, "Die Brücke kommt.", vec![bridge]);
    let gone = FindingId(77);
    for command in [
        FindingCommand::Add { sentence: " \n".to_owned(), items: vec![bridge], side: Side::For },
        FindingCommand::Rename { finding, sentence: " ".to_owned() },
        FindingCommand::Put { finding, items: vec![bridge], side: Side::For },
        FindingCommand::Put { finding, items: vec![ItemIdx::new(999)], side: Side::For },
        FindingCommand::Take { finding, at: 5 },
        FindingCommand::Move { finding, to: 3 },
        FindingCommand::Remove(gone),
        FindingCommand::SetStatus { finding: gone, status: FindingStatus::Refuted },
    ] {
        apply(&mut workspace, command);
    }
    workspace.apply(Command::Undo);
    assert!(workspace.findings().is_empty() && !workspace.history().can_undo());
}

#[test]
fn items_stand_by_side_and_time_and_one_that_is_not_shown_is_last() {
    let mut workspace = workspace();
    let (bridge, money) = (item_of(&workspace, "Brücke"), item_of(&workspace, "Geld"));
    let finding = add(&mut workspace, "Der Bau ist offen.", vec![money, bridge]);
    let texts = |workspace: &Workspace| -> Vec<String> {
        said(workspace, only(workspace)).into_iter().map(|(_, text)| text).collect()
    };
    assert!(texts(&workspace)[0].contains("Brücke") && texts(&workspace)[1].contains("Geld"));
    apply(&mut workspace, FindingCommand::Put { finding, items: vec![bridge], side: Side::Against });
    assert!(texts(&workspace)[0].contains("Geld"), "what speaks for it comes first");
    let what = Decide::Removed(Some(Removal::Rejected));
    workspace.apply(Command::Data(DataCommand::Decide { items: vec![money], what }));
    assert_eq!(said(&workspace, only(&workspace))[0], (Side::For, "–".to_owned()));
    assert!(only(&workspace).items[0].words().contains("Geld"), "its words are still told");
    workspace.apply(Command::Undo);
    assert!(texts(&workspace)[0].contains("Geld"));
}

#[test]
fn a_finding_finds_its_items_after_another_extraction_and_in_another_file() {
    let extraction = article("a.txt", TALK);
    let mut workspace = Workspace::new(vec![Arc::clone(&extraction)]);
    let items = ["Brücke", "Geld"].map(|words| item_of(&workspace, words));
    add(&mut workspace, "Der Bau ist offen.", items.to_vec());
    // The same text in another file, cut otherwise, and without one of the items.
    let mut items: Vec<_> = extraction.items().filter(|item| item.text.contains("Geld")).collect();
    for item in &mut items {
        item.id = "b.txt:7".to_owned();
        let span = item.evidence[0].spans[0];
        let span = Span { begin: span.begin + 7, end: span.end };
        item.text = span.of(&extraction.document.text).to_owned();
        item.evidence[0].spans = vec![span];
    }
    let document = Document { id: "b.txt".to_owned(), ..(*extraction.document).clone() };
    let (annotations, actors) = (extraction.annotations.clone(), extraction.actors.clone());
    let other = Arc::new(Extraction::new(Arc::new(document), annotations, actors, &items));
    workspace.apply(Command::Data(DataCommand::AddExtractions(vec![other])));
    workspace.apply(Command::Data(DataCommand::Remove { document: "a.txt".to_owned() }));
    let found = said(&workspace, only(&workspace));
    assert_eq!(found[0], (Side::For, "Geld dafür fehlt uns noch immer.“".to_owned()));
    assert_eq!(found[1], (Side::For, "–".to_owned()));
    workspace.apply(Command::Undo);
    assert!(said(&workspace, only(&workspace)).iter().all(|(_, text)| text != "–"), "it is back");
}

#[test]
fn an_item_of_two_articles_is_found_by_either() {
    let first = article("a.txt", TALK);
    let second = article("b.txt", &format!("{TALK} Der Rat vertagte sich."));
    let mut workspace = Workspace::new(vec![first, second]);
    let idx = item_of(&workspace, "Brücke");
    assert_eq!(workspace.store().item(idx).n_sources(), 2);
    add(&mut workspace, "Die Brücke kommt.", vec![idx]);
    for document in ["a.txt", "b.txt"] {
        workspace.apply(Command::Data(DataCommand::Remove { document: document.to_owned() }));
        assert!(workspace.backed(only(&workspace))[0].item.is_some());
        workspace.apply(Command::Undo);
    }
}

#[test]
fn findings_are_closed_with_their_articles_and_come_back_with_them() {
    let mut workspace = workspace();
    let bridge = item_of(&workspace, "Brücke");
    add(&mut workspace, "Die Brücke kommt.", vec![bridge]);
    workspace.apply(Command::Data(DataCommand::CloseAll));
    assert!(workspace.findings().is_empty());
    workspace.apply(Command::Undo);
    assert!(workspace.backed(only(&workspace))[0].item.is_some());
}
