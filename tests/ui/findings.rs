//! Findings: made, filled from the keyboard and by the mouse, and written for others.

use std::path::Path;

use egui::accesskit::Role;
use egui::{Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::Queryable;
use zeitstrahl::finding::{Finding, FindingStatus, Side};
use zeitstrahl::project::ProjectFile;

use crate::folder::Folder;
use crate::harness::{Setup, Tested, open, press_with as press, settle, told, workspace};

fn click(harness: &mut Tested, name: &str) {
    harness.get_by_label(name).click();
    harness.run();
    settle(harness);
}

fn only(harness: &Tested) -> &Finding {
    workspace(harness).findings().iter().next().expect("a finding was made")
}

fn n_items(harness: &Tested) -> (usize, usize) {
    let finding = only(harness);
    (finding.n_items(Side::For), finding.n_items(Side::Against))
}

/// Puts the chosen item to a new finding with B, as the keyboard does it.
fn conclude(harness: &mut Tested, sentence: &str) {
    press(harness, Modifiers::NONE, Key::Home);
    press(harness, Modifiers::NONE, Key::B);
    harness.get_all_by_role(Role::TextInput).last().unwrap().type_text(sentence);
    harness.run();
    press(harness, Modifiers::NONE, Key::Enter);
}

fn written(harness: &mut Tested, path: &Path) -> String {
    harness.state_mut().as_mut().unwrap().export_findings_at(path, 0.0);
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn a_finding_with_two_items_is_made_exported_and_there_after_another_start() {
    let folder = Folder::new("ui-findings");
    let setup = Setup { folder: Some(folder.file("program")), ..Setup::default() };
    let mut harness = told(setup.clone());
    conclude(&mut harness, "Beide Seiten wollen reden");
    assert_eq!((&*only(&harness).sentence, n_items(&harness)), ("Beide Seiten wollen reden", (1, 0)));
    press(&mut harness, Modifiers::COMMAND, Key::Num3);
    assert!(harness.query_by_label("1 for").is_some(), "the panel tells how much speaks for it");
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    assert!(harness.query_by_label("Chosen items against").is_some(), "the findings stay in sight");
    click(&mut harness, "Chosen items against");
    assert_eq!(n_items(&harness), (1, 1));
    click(&mut harness, "open");
    click(&mut harness, "refuted");
    assert_eq!(only(&harness).status, FindingStatus::Refuted);

    // Every quotation, source and day, in both forms.
    let store = workspace(&harness).store();
    let backed = workspace(&harness).backed(only(&harness));
    let items: Vec<_> = backed.iter().map(|one| store.item(one.item.unwrap())).collect();
    let texts: Vec<String> = items.iter().map(|item| item.text().to_owned()).collect();
    let names: Vec<String> =
        items.iter().map(|item| store.document(item.documents()[0]).name().to_owned()).collect();
    for ending in ["md", "html"] {
        let text = written(&mut harness, &folder.file(&format!("out.{ending}")));
        let plain = text.replace('\\', "").replace("&quot;", "\"").replace("&amp;", "&");
        for words in texts.iter().chain(&names).map(String::as_str).chain(["Beide Seiten", "refuted", "2025"])
        {
            assert!(plain.contains(words), "{ending} lacks {words}:\n{text}");
        }
    }
    assert!(!written(&mut harness, &folder.file("out.html")).contains("src="), "it needs nothing else");

    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(only(&harness).status, FindingStatus::Open);
    press(&mut harness, Modifiers::COMMAND, Key::Y);
    let path = folder.file("a.zeitstrahl");
    let ctx = harness.ctx.clone();
    harness.state_mut().as_mut().unwrap().save_project_at(&ctx, path.clone(), 0.0);
    settle(&mut harness);
    // As after a kill: a copy of what is on the disk now.
    let copy = folder.file("copy.zeitstrahl");
    std::fs::copy(&path, &copy).unwrap();
    assert!(ProjectFile::open(&copy).unwrap().problems.is_empty());
    let again = open(Setup { sources: vec![copy], ..setup });
    assert_eq!(only(&again), only(&harness));
}

#[test]
fn an_item_of_a_finding_leads_to_its_article_and_back() {
    let mut harness = told(Setup::default());
    conclude(&mut harness, "Beide Seiten wollen reden");
    let chosen = workspace(&harness).view().selection.primary().unwrap();
    let label = workspace(&harness).store().item(chosen).label().to_owned();
    press(&mut harness, Modifiers::NONE, Key::End);
    press(&mut harness, Modifiers::COMMAND, Key::Num3);
    let is_line = |name: &str| name.starts_with("Event: ") && name.contains(&label);
    harness
        .get_by(|node| node.role() == Role::ListItem && node.label().is_some_and(|name| is_line(&name)))
        .click();
    harness.run();
    settle(&mut harness);
    assert_eq!(workspace(&harness).view().selection.primary(), Some(chosen));
    assert!(harness.query_by_label("Take out of the finding").is_none(), "the article is shown");
    press(&mut harness, Modifiers::COMMAND, Key::Num3);
    click(&mut harness, "Take out of the finding");
    assert_eq!(n_items(&harness), (0, 0));
    assert!(harness.query_by_label("Nothing for or against it yet.").is_some());
    click(&mut harness, "Delete finding");
    assert!(workspace(&harness).findings().is_empty());
    assert!(harness.query_by_label_contains("A finding is a sentence of yours").is_some());
}

#[test]
fn items_that_may_contradict_one_another_become_a_finding_or_are_dismissed() {
    let folder = Folder::new("ui-contradictions");
    let killed = |place: &str, how_many: &str| {
        format!("Bei einer Explosion in {place} sind am Dienstag {how_many} Menschen getötet worden.")
    };
    let articles = [
        (1, killed("Graz", "zwölf")),
        (2, killed("Graz", "14")),
        (3, killed("Linz", "zwei")),
        (4, killed("Linz", "drei")),
    ];
    let line = |(id, text): &(u32, String)| {
        format!(r#"{{"id":"{id}","text":"{text}","published":"2025-09-05","language":"de"}}"#)
    };
    let path = folder.file("articles.jsonl");
    std::fs::write(&path, articles.iter().map(line).collect::<Vec<_>>().join("\n")).unwrap();
    let mut harness = open(Setup { sources: vec![path], ..Setup::default() });
    press(&mut harness, Modifiers::COMMAND, Key::Num3);
    assert!(harness.query_by_label("Possible contradictions (2)").is_some());
    assert_eq!(harness.get_all_by_label("Different numbers").count(), 2);
    harness.get_all_by_label("Make a finding").next().unwrap().click();
    harness.run();
    settle(&mut harness);
    assert_eq!(n_items(&harness), (1, 1));
    click(&mut harness, "Dismiss");
    assert!(harness.query_by_label_contains("Possible contradictions").is_none());
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(harness.query_by_label("Possible contradictions (1)").is_some());
}

/// Presses at one place, moves, and lets go at another.
fn drag(harness: &mut Tested, from: Pos2, to: Pos2, modifiers: Modifiers) {
    let button =
        |pos, pressed| egui::Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers };
    harness.event(egui::Event::PointerMoved(from));
    harness.run();
    harness.event(button(from, true));
    harness.step();
    for share in [0.2, 0.6, 1.0] {
        harness.event(egui::Event::PointerMoved(from + (to - from) * share));
        harness.step();
    }
    harness.event(button(to, false));
    harness.run();
    settle(harness);
}

#[test]
fn chosen_rows_are_let_go_on_a_finding() {
    let mut harness = told(Setup::default());
    conclude(&mut harness, "Beide Seiten wollen reden");
    press(&mut harness, Modifiers::COMMAND, Key::Num3);
    press(&mut harness, Modifiers::NONE, Key::T);
    press(&mut harness, Modifiers::NONE, Key::End);
    let chosen = workspace(&harness).view().selection.primary().unwrap();
    let label = workspace(&harness).store().item(chosen).label().to_owned();
    let from = harness
        .get_by(|node| node.role() == Role::Row && node.label().is_some_and(|it| it.ends_with(&label)))
        .rect()
        .center();
    let to = harness.get_by_label("Beide Seiten wollen reden").rect().center();
    drag(&mut harness, from, to, Modifiers::NONE);
    assert_eq!(n_items(&harness), (2, 0));
}
