//! What is pasted into the window, and what the program says of itself.

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;

use crate::harness::{Setup, Tested, app, open, settle, told};

fn paste(harness: &mut Tested, text: &str) {
    harness.event(Event::Paste(text.to_owned()));
    harness.run();
    settle(harness);
}

const TEXT: &str = "Lauterfels kauft die alte Mühle\n\n5. März 2024\n\nDer Gemeinderat hat am Montag beschlossen, die \
    alte Mühle zu kaufen. „Sie gehört zu uns“, sagte Bürgermeisterin Anna Feldmann am Dienstag.";

#[test]
fn a_pasted_text_is_an_article_and_can_be_kept() {
    let mut harness = open(Setup::default());
    paste(&mut harness, TEXT);
    let store = app(&harness).workspace().store();
    assert_eq!(store.n_documents(), 1);
    let (_, document) = store.documents().next().unwrap();
    assert!(document.name().starts_with("Lauterfels kauft die alte Mühle (Pasted 20"), "{}", document.name());
    assert_eq!(document.published.date.map(|day| day.to_string()).as_deref(), Some("2024-03-05"));
    assert!(store.len() >= 2, "a decision and what the mayor said");
    // Into a field it goes as into every other one.
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    paste(&mut harness, "Mühle");
    assert_eq!(app(&harness).workspace().view().filter.text, "Mühle");
    assert_eq!(app(&harness).workspace().store().n_documents(), 1);
}

#[test]
fn what_is_no_article_is_told_with_what_to_do() {
    let mut harness = told(Setup::default());
    let n_documents = app(&harness).workspace().store().n_documents();
    paste(&mut harness, "https://example.org/artikel");
    assert_ne!(harness.query_all_by_label_contains("does not go online").count(), 0);
    paste(&mut harness, "Mühle");
    assert_ne!(harness.query_all_by_label_contains("too little for an article").count(), 0);
    assert_eq!(app(&harness).workspace().store().n_documents(), n_documents);
}

#[test]
fn the_licence_of_every_part_can_be_read() {
    let mut harness = told(Setup::default());
    harness.get_by_label("Settings").click();
    harness.run();
    harness.get_by_label("About Zeitstrahl").click();
    harness.run();
    harness.get_by_label_contains("MIT License");
    harness.get_by_label_contains("accesskit ").click();
    harness.run();
    harness.get_by_label_contains("AccessKit contributors");
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_label_contains("AccessKit contributors").is_none());
}
