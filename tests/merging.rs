//! What articles tell together, from their text to the items of the store.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

#[path = "common/repository.rs"]
mod repository;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use zeitstrahl::document::Given;
use zeitstrahl::effort::Effort;
use zeitstrahl::item::{Extraction, Told, merge};
use zeitstrahl::pipeline::{Source, run};
use zeitstrahl::store::Store;

/// How many items the articles have one by one, and together. Each is a publication day and a text.
fn counts(articles: &[(String, String)]) -> (usize, usize) {
    let line = |(n, (day, text)): (usize, &(String, String))| {
        serde_json::json!({ "id": n.to_string(), "language": "de", "published": day, "text": text })
            .to_string()
    };
    let lines: Vec<String> = articles.iter().enumerate().map(line).collect();
    let source =
        Source::Memory { name: "articles.jsonl".to_owned(), bytes: lines.join("\n").into_bytes().into() };
    let outcome = run(&[source], &Given::default(), &|_| {}, &AtomicBool::new(false));
    let alone = outcome.extractions.iter().map(|one| one.n_items()).sum();
    (alone, Store::new(1, &outcome.extractions).len())
}

/// One attack every `step` days, each with one dead more.
fn attacks(n: u32, step: u32) -> Vec<(String, String)> {
    let article = |at: u32| {
        let text = format!(
            "Durch einen Drohnenangriff auf Odessa kamen in der Stadt {} Menschen ums Leben.",
            at + 2
        );
        (format!("2025-03-{:02}", 1 + at * step), text)
    };
    (0..n).map(article).collect()
}

#[test]
fn attacks_with_other_tolls_stay_apart() {
    for (n, step) in [(4, 3), (30, 1), (10, 2), (4, 0)] {
        let (alone, together) = counts(&attacks(n, step));
        assert!(alone >= n as usize, "{n} articles tell {alone} items");
        assert_eq!(together, alone, "{n} attacks, one each {step} days");
    }
}

#[test]
fn copies_of_a_report_are_one() {
    let copies = vec![attacks(1, 0)[0].clone(); 5];
    let (alone, together) = counts(&copies);
    assert_eq!(alone, 5 * together);
}

#[test]
fn an_article_alone_keeps_all_that_it_tells() {
    let text = "Am Montag griff die Armee den Hafen an. Am Dienstag griff die Armee den Hafen erneut an. \
                „Wir sind bereit“, sagte Ministerin Anna Berg. „Wir sind bereit“, sagte Ministerin Anna Berg.";
    let article = vec![("2025-03-05".to_owned(), text.to_owned())];
    let (alone, together) = counts(&article);
    assert_eq!(alone, together);
    // Told twice, it holds as many items as it does alone.
    let (_, twice) = counts(&[article[0].clone(), article[0].clone()]);
    assert_eq!(twice, together);
}

#[test]
fn the_summit_of_several_articles_is_one_event() {
    let extractions: Vec<Arc<Extraction>> =
        repository::sample().into_iter().map(repository::read).map(Arc::new).collect();
    let store = Store::new(1, &extractions);
    let merged = merge(&extractions, &Effort::unlimited());
    let of_summit = |told: &Told| {
        let extraction = &extractions[told.document as usize];
        let title = extraction.fields(told.item as usize).title.unwrap_or_default().to_owned();
        ["Trump", "Putin"].iter().all(|name| title.contains(name))
    };
    let items = 0..merged.items().len() as u32;
    let mut summits: Vec<Vec<Told>> = items
        .map(|item| merged.told(item).filter(of_summit).collect::<Vec<_>>())
        .filter(|told| told.len() > 2)
        .collect();
    assert_eq!(summits.len(), 1, "one event of several articles");
    let mut documents: Vec<u32> = summits.remove(0).into_iter().map(|told| told.document).collect();
    documents.dedup();
    assert!(documents.len() > 2, "{documents:?}");
    // The telling that knows most gives the title: who, what, where and with which end.
    let of_both = |title: &&str| ["Trump", "Putin", "Anchorage"].iter().all(|name| title.contains(name));
    let shown: Vec<&str> = store.items().filter_map(|item| item.title()).filter(of_both).collect();
    assert_eq!(shown, ["Trump und Putin verhandeln in Anchorage ohne Ergebnis"]);
    assert!(store.len() < extractions.iter().map(|one| one.n_items()).sum());
}
