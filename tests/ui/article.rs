//! What a person decides about articles in the window.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use zeitstrahl::document::Document;
use zeitstrahl::store::DocumentIdx;

use crate::harness::{Setup, Tested, press, settle, told, workspace};

/// Types into the field of this name.
fn fill(harness: &mut Tested, nth: usize, text: &str) {
    // The first field is that of the search, behind the dialog.
    harness.get_all_by_role(Role::TextInput).nth(nth).unwrap().focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    harness.get_all_by_role(Role::TextInput).nth(nth).unwrap().type_text(text);
    harness.run();
}

fn ask(harness: &mut Tested) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::I);
    harness.run();
}

fn document(harness: &Tested, at: u32) -> Document {
    workspace(harness).store().document(DocumentIdx(at)).as_ref().clone()
}

fn apply(harness: &mut Tested) {
    harness.get_by_label("Apply").click();
    harness.run();
    settle(harness);
}

#[test]
fn one_article_gets_title_medium_and_day_in_one_step_listed_and_undone() {
    let mut harness = told(Setup::default());
    let before = document(&harness, 0);
    ask(&mut harness);
    fill(&mut harness, 1, "Ein anderer Titel");
    fill(&mut harness, 2, "Hafenbote");
    fill(&mut harness, 4, "2025-09-01");
    apply(&mut harness);
    let now = document(&harness, 0);
    assert_eq!((now.title.as_deref(), now.outlet.as_deref()), (Some("Ein anderer Titel"), Some("Hafenbote")));
    assert_eq!(now.published.date.map(|date| date.to_string()).as_deref(), Some("2025-09-01"));
    // The dialog tells what was set, and the list of corrections has it.
    ask(&mut harness);
    assert_eq!(harness.get_all_by_label("set by you").count(), 4, "three fields, and how the day is known");
    press(&mut harness, Key::Escape);
    harness.get_by_label("Undo (Ctrl Z)").click();
    harness.run();
    settle(&mut harness);
    let undone = document(&harness, 0);
    assert_eq!(
        (undone.title, undone.outlet, undone.published),
        (before.title, before.outlet, before.published)
    );
}

#[test]
fn a_field_made_blank_is_as_the_article_says() {
    let mut harness = told(Setup::default());
    let before = document(&harness, 0);
    ask(&mut harness);
    fill(&mut harness, 1, "Ein anderer Titel");
    apply(&mut harness);
    ask(&mut harness);
    fill(&mut harness, 1, " ");
    apply(&mut harness);
    assert_eq!(document(&harness, 0).title, before.title);
    assert!(workspace(&harness).corrections().is_empty());
}

#[test]
fn the_articles_of_all_chosen_items_get_a_medium_at_once() {
    let mut harness = told(Setup::default());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    let n_documents = workspace(&harness).store().n_documents();
    assert!(n_documents > 1);
    ask(&mut harness);
    assert!(
        harness.query_all_by_label(&format!("{n_documents} articles")).count() > 1,
        "beside the status bar"
    );
    fill(&mut harness, 1, "Hafenbote");
    apply(&mut harness);
    let store = workspace(&harness).store();
    assert!(store.documents().all(|(_, one)| one.outlet.as_deref() == Some("Hafenbote")));
    assert_eq!(workspace(&harness).history().n_done(), 1);
}
