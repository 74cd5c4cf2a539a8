//! A filter change, search as you type, and what a store costs to build and to hold.

mod common;
#[path = "../tests/common/generate.rs"]
mod generate;

use std::sync::Arc;

use common::{Report, cpu_ms, memory};
use generate::{Dice, generate};
use zeitstrahl::effort::Effort;
use zeitstrahl::item::{Extraction, merge};
use zeitstrahl::store::*;
use zeitstrahl::time::TimeInterval;
use zeitstrahl::view::fit;

/// Budgets for a number of items, in milliseconds (ARCHITECTURE.md).
struct Budget {
    n_items: usize,
    name: &'static str,
    filter: f64,
    search: Option<f64>,
    first_picture: f64,
}

const BUDGETS: [Budget; 3] = [
    Budget { n_items: 10_000, name: "10 k", filter: 1.0, search: Some(16.0), first_picture: 30.0 },
    Budget { n_items: 100_000, name: "100 k", filter: 1.0, search: Some(16.0), first_picture: 150.0 },
    Budget { n_items: 1_000_000, name: "1 M", filter: 10.0, search: None, first_picture: 1_000.0 },
];

/// Bytes an item may cost beside the text of the documents.
const BYTES_AN_ITEM: f64 = 160.0;

fn main() {
    let mut report = Report::new("Query");
    for budget in BUDGETS {
        let before = memory::held();
        let extractions = generate(1, budget.n_items);
        let store = building(&extractions, before, &budget, &mut report);
        filtering(&store, &budget, &mut report);
        searching(&store, &budget, &mut report);
    }
    report.write();
}

/// From items already extracted to a store, and to the first answer of which a picture is made.
fn building(extractions: &[Arc<Extraction>], before: usize, budget: &Budget, report: &mut Report) -> Store {
    let name = budget.name;
    let merging = cpu_ms(3, || (), |()| merge(extractions, &Effort::unlimited()));
    report.add(&format!("{name}: merging documents"), merging, None, "ms");
    let all = cpu_ms(
        3,
        || (),
        |()| {
            let store = Store::new(1, extractions);
            let result = run(&store, &Query::default(), None);
            let window = fit(&store, &result);
            (store, result, window)
        },
    );
    report.add(&format!("{name}: store, first query and first view"), all, Some(budget.first_picture), "ms");
    let store = Store::new(1, extractions);
    let result = run(&store, &Query::default(), None);
    let n_text: usize = extractions.iter().map(|one| one.document.text.len()).sum();
    let each = |bytes: usize| bytes as f64 / store.len() as f64;
    let all = each(memory::held() - before - n_text);
    report.add(&format!("{name}: all memory beside the text"), all, Some(BYTES_AN_ITEM), "B/item");
    report.add(&format!("{name}: of this, columns and indices"), each(store.bytes().columns), None, "B/item");
    drop(result);
    let folding = cpu_ms(1, || (), |()| store.prepare_search(&Effort::unlimited()));
    report.add(&format!("{name}: making ready for searching, after the first picture"), folding, None, "ms");
    report.add(&format!("{name}: folded text for searching"), each(store.bytes().search), None, "B/item");
    store
}

/// A change of each filter, from no filter in force.
fn filtering(store: &Store, budget: &Budget, report: &mut Report) {
    let changes = changes(store);
    for by in [Facet::Country, Facet::Actor] {
        let grouping = Grouping { by: Some(by), within: None };
        let everything = run(store, &Query { grouping, ..Query::default() }, None);
        let mut slowest = 0.0f64;
        for (name, filter) in &changes {
            let query = Query { filter: filter.clone(), grouping, clock: Clock::Happened };
            let ms = cpu_ms(9, || (), |()| run(store, &query, Some(&everything)));
            slowest = slowest.max(ms);
            if by == Facet::Country {
                report.add(&format!("{}: {name}", budget.name), ms, Some(budget.filter), "ms");
            }
        }
        let work = format!("{}: slowest of these, lanes by {by:?}", budget.name);
        report.add(&work, slowest, Some(budget.filter), "ms");
    }
}

/// One filter of each kind, wide and narrow.
fn changes(store: &Store) -> Vec<(&'static str, Filter)> {
    let everything = run(store, &Query::default(), None);
    let value = |facet: Facet, at: usize| everything.rows(store, facet)[at].value.clone();
    let with = |value: FacetValue, include: bool| {
        let mut filter = Filter::default();
        let facet = filter.facet_mut(value.facet());
        if include {
            facet.include.insert(value)
        } else {
            facet.exclude.insert(value)
        };
        filter
    };
    let extent = store.extent(Clock::Happened).unwrap_or(TimeInterval { start: 0, end: 1 });
    let stretch = TimeInterval { start: extent.end - extent.seconds() / 8, end: extent.end };
    let largest = value(Facet::Country, 0);
    let country_and_time = Filter { time: Some(stretch), ..with(largest.clone(), false) };
    vec![
        ("include the largest country", with(largest.clone(), true)),
        ("exclude the largest country", with(largest, false)),
        ("exclude a small country", with(value(Facet::Country, 30), false)),
        ("include the actor named most", with(value(Facet::Actor, 0), true)),
        ("exclude the actor named most", with(value(Facet::Actor, 0), false)),
        ("direct quotes alone", with(FacetValue::Kind(ItemKind::Direct), true)),
        ("one document alone", with(value(Facet::Source, 0), true)),
        ("a stretch of time", Filter { time: Some(stretch), ..Filter::default() }),
        ("a country excluded in a stretch of time", country_and_time),
        ("confidence from 60 %", Filter { min_confidence: 0.6, ..Filter::default() }),
    ]
}

/// A word typed letter by letter: the slowest letter counts.
fn searching(store: &Store, budget: &Budget, report: &mut Report) {
    let mut dice = Dice::new(3);
    let mut slowest = 0.0f64;
    for _ in 0..5 {
        let item = store.item(ItemIdx(dice.below(store.len()) as u32));
        let word = item.text().split(' ').max_by_key(|word| word.len()).unwrap_or_default();
        let mut previous = run(store, &Query::default(), None);
        for end in word.char_indices().map(|(at, c)| at + c.len_utf8()) {
            let filter = Filter { text: word[..end].to_owned(), ..Filter::default() };
            let query = Query { filter, ..Query::default() };
            slowest = slowest.max(cpu_ms(3, || (), |()| run(store, &query, Some(&previous))));
            previous = run(store, &query, Some(&previous));
        }
    }
    let work = format!("{}: searching, slowest letter of five words", budget.name);
    report.add(&work, slowest, budget.search, "ms");
}
