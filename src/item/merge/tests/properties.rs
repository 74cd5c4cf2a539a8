//! What holds of any documents.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

/// Tellings that are alike in many ways and different in some.
fn any_item() -> impl Strategy<Value = Item> {
    let words = prop::sample::select(vec![
        "Luftangriff auf Kiew",
        "Luftangriff mit Drohnen auf Kiew",
        "Schwerer Luftangriff auf Kiew",
        "Gipfel in Kiew",
    ]);
    let toll = prop::option::of(1..4u32);
    let place = prop::option::of(prop::sample::select(vec!["Kiew", "Charkiw"]));
    let people = prop::sample::subsequence(vec!["Wladimir Putin", "Donald Trump"], 0..=2);
    (words, toll, place, people, 1..6u32, any::<bool>(), any::<bool>()).prop_map(
        |(words, toll, place, people, d, is_assumed, is_event)| {
            let text = toll.map_or_else(|| words.to_owned(), |n| format!("{words} mit {n} Toten"));
            let mut item =
                if is_event { event(words, place, d) } else { statement("Wladimir Putin", &text, d) };
            item.text = text;
            item.actors = people.into_iter().map(id).collect();
            item.time.basis = if is_assumed { Basis::Assumed } else { Basis::Stated };
            item
        },
    )
}

fn any_documents() -> impl Strategy<Value = Vec<Arc<Extraction>>> {
    let items = prop::collection::vec(any_item(), 1..4);
    prop::collection::vec(items, 1..14).prop_map(|documents| {
        let actors = || vec![actor("Wladimir Putin", None), actor("Donald Trump", None)];
        documents.into_iter().enumerate().map(|(n, items)| telling(n, items, actors())).collect()
    })
}

/// Which tellings stand together, each by its document's identifier and its place there.
fn partition(extractions: &[Arc<Extraction>]) -> BTreeSet<BTreeSet<(String, u32)>> {
    let merged = merged(extractions);
    let of_item = |item| {
        let told = merged.told(item);
        told.map(|told| (extractions[told.document as usize].document.id.clone(), told.item)).collect()
    };
    (0..merged.items().len() as u32).map(of_item).collect()
}

proptest! {
    #[test]
    fn prop_no_item_holds_two_tellings_that_differ(extractions in any_documents()) {
        let merged = merged(&extractions);
        let named = actors::merge_actors(&extractions);
        let tellings = Tellings::new(&extractions, &named);
        let order = Order::new(&extractions, &tellings, &|_| true);
        let mut pairs = Pairs::new(&extractions, &tellings, &named.actors);
        let place = |number: u32| (0..order.len()).find(|&place| order.number(place) == number);
        for item in merged.items() {
            for (at, &one) in item.iter().enumerate() {
                for &other in &item[at + 1..] {
                    let (one, other) = (place(one).unwrap(), place(other).unwrap());
                    prop_assert_eq!(pairs.difference(&order, one, other), None);
                }
            }
        }
    }

    #[test]
    fn prop_the_order_of_documents_changes_nothing(
        (one, other) in any_documents().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
    ) {
        prop_assert_eq!(partition(&one), partition(&other));
    }
}

/// Documents that all tell the same, with `n_wordings` ways to say it.
fn copies(n_documents: usize, n_wordings: usize) -> Vec<Arc<Extraction>> {
    let document = |n: usize| {
        // Sixteen words are compared, of which one differs: all are the same by pairs.
        let text = format!("{} Wort{}", "Gespräche über Frieden werden bald fortgesetzt", n % n_wordings);
        telling(n, vec![statement("Wladimir Putin", &text, 3)], vec![actor("Wladimir Putin", None)])
    };
    (0..n_documents).map(document).collect()
}

#[test]
fn steps_of_merging_grow_with_the_number_of_tellings() {
    for n_wordings in [1, 5, 1_000] {
        let steps = |n_documents| {
            let effort = Effort::unlimited();
            merge(&copies(n_documents, n_wordings), &effort);
            effort.phases().iter().find(|spent| spent.phase == "merging").unwrap().steps
        };
        let (one, two) = (steps(1_000), steps(2_000));
        // The first ones have fewer neighbors, which makes the steps of few documents fewer.
        assert!(two <= 2 * one + one / 20, "{n_wordings}: {one} {two}");
    }
}

#[test]
fn copies_of_one_report_are_one_item_however_many() {
    assert_eq!(merged(&copies(1_000, 5)).items().len(), 1);
}

#[test]
fn merging_ends_when_its_effort_does() {
    let merged = merge(&copies(100, 1), &Effort::new(50));
    assert!(merged.items().len() > 50);
    assert_eq!(merged.items().map(<[u32]>::len).sum::<usize>(), 100, "nothing is lost");
}
