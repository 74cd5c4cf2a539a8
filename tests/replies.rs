//! Statements that answer one another, from the article to the store.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

#[path = "common/repository.rs"]
mod repository;

use std::sync::Arc;

use repository::{article, read};
use zeitstrahl::item::Extraction;
use zeitstrahl::record::{read_line, write_line};
use zeitstrahl::store::{ItemIdx, Store};

const TEXT: &str = "Der Verein habe Geld verschwendet, sagte Stadträtin Lena Vogt. Jens Brandt wies den Vorwurf zurück. \
    Das Bad hat drei Becken. Es wird im Mai gebaut. Tim Kraus widersprach Vogt: „Das Geld ist noch da.“";

fn extracted() -> Extraction {
    read(article(TEXT, "2025-09-05".parse().ok()))
}

fn saying(store: &Store, words: &str) -> ItemIdx {
    store.items().find(|item| item.text().contains(words)).expect(words).idx
}

#[test]
fn a_statement_knows_what_it_answers_and_what_answers_it() {
    let store = Store::new(0, &[Arc::new(extracted())]);
    let [reproach, refusal, contradiction] =
        ["Geld verschwendet", "Brandt wies", "Das Geld ist noch da"].map(|words| saying(&store, words));
    assert_eq!(store.item(refusal).answered(), Some(reproach));
    assert_eq!(store.item(contradiction).answered(), Some(reproach));
    assert_eq!(store.item(reproach).answered(), None);
    let mut replies = store.item(reproach).replies();
    replies.sort();
    let mut both = vec![refusal, contradiction];
    both.sort();
    assert_eq!(replies, both);
    assert!(store.item(refusal).replies().is_empty());
}

#[test]
fn a_line_of_extract_tells_what_is_answered() {
    let extraction = extracted();
    let read = read_line(&write_line(&extraction)).unwrap();
    let answers = |extraction: &Extraction| -> Vec<_> {
        extraction.items().filter_map(|item| Some((item.id, item.answers?.item))).collect()
    };
    assert_eq!(answers(&read).len(), 2);
    assert_eq!(answers(&read), answers(&extraction));
}
