//! Passages of an article that a person marks and makes items of.

use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable;
use zeitstrahl::item::HAND;
use zeitstrahl::store::ItemRef;

use crate::folder::Folder;
use crate::harness::{Setup, Tested, open, press, settle, told, workspace};

fn own(harness: &Tested) -> Option<ItemRef<'_>> {
    workspace(harness).store().items().find(|item| item.rule() == HAND)
}

#[test]
fn a_sentence_that_is_marked_with_the_keys_becomes_an_event_and_goes_when_it_is_undone() {
    let mut harness = told(Setup::default());
    press(&mut harness, Key::Home);
    let n_items = workspace(&harness).store().len();
    let paragraph = |harness: &Tested| harness.get_all_by_role(Role::Paragraph).last().unwrap().rect();
    assert!(paragraph(&harness).width() > 100.0);
    harness.get_all_by_role(Role::Paragraph).last().unwrap().focus();
    harness.run();
    press(&mut harness, Key::Enter);
    harness.get_by_label("As an event …").click();
    harness.run();
    assert!(harness.query_by_label("Item of the marked passage").is_some());
    harness.get_by_label("Apply").click();
    harness.run();
    settle(&mut harness);
    assert_eq!(workspace(&harness).store().len(), n_items + 1);
    let item = own(&harness).unwrap();
    assert!(item.is_event() && item.is_decided());
    assert_eq!(workspace(&harness).view().selection.primary(), Some(item.idx));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    settle(&mut harness);
    assert!(own(&harness).is_none());
    assert!(workspace(&harness).corrections().is_empty());
}

#[test]
fn words_that_are_marked_with_the_mouse_become_a_statement() {
    let mut harness = told(Setup::default());
    press(&mut harness, Key::Home);
    let block = harness.get_all_by_role(Role::Paragraph).last().unwrap().rect();
    let from = block.left_top() + vec2(4.0, 10.0);
    harness.drag_at(from);
    harness.run();
    harness.hover_at(from + vec2(120.0, 0.0));
    harness.run();
    harness.drop_at(from + vec2(120.0, 0.0));
    harness.run();
    harness.run();
    harness.get_by_label("As a statement …").click();
    harness.run();
    harness.get_by_label("Apply").click();
    harness.run();
    settle(&mut harness);
    let item = own(&harness).unwrap();
    assert!(!item.is_event() && item.text().len() > 4, "{}", item.text());
    // Rejected it is gone.
    press(&mut harness, Key::F);
    assert!(own(&harness).is_none());
    assert!(workspace(&harness).corrections().is_empty());
}

#[test]
fn an_article_that_was_saved_again_is_read_anew_and_what_was_made_of_it_stays() {
    let folder = Folder::new("ui-reload");
    let file = folder.file("bruecke.txt");
    let text = "Am 3. September 2025 sagte Ministerin Anna Berg: „Wir bauen die Brücke im nächsten Jahr.“\n";
    std::fs::write(&file, text).unwrap();
    let mut harness = open(Setup { sources: vec![file.clone()], ..Setup::default() });
    press(&mut harness, Key::Home);
    harness.get_all_by_role(Role::Paragraph).last().unwrap().focus();
    harness.run();
    press(&mut harness, Key::Enter);
    harness.get_by_label("As an event …").click();
    harness.run();
    harness.get_by_label("Apply").click();
    harness.run();
    settle(&mut harness);
    let before = own(&harness).unwrap().text().to_owned();
    std::fs::write(&file, format!("Von unserer Redaktion im Norden.\n\n{text}")).unwrap();
    press(&mut harness, Key::F5);
    settle(&mut harness);
    let now = workspace(&harness);
    assert_eq!(now.store().n_documents(), 1);
    assert!(now.extractions()[0].document.text.contains("Redaktion"));
    assert_eq!(own(&harness).unwrap().text(), before);
    assert!(now.lost_decisions().is_empty());
}
