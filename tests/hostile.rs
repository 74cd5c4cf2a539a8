//! Texts that nobody wrote to be read: the annotator of time keeps its head and its pace.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

#[path = "common/article.rs"]
mod article;

use article::article;
use proptest::prelude::*;
use zeitstrahl::annotate::{Prepared, Timex, find_timexes, propose_published};
use zeitstrahl::effort::Effort;
use zeitstrahl::language::pack_for;
use zeitstrahl::time::Timex3;

fn timexes(text: &str) -> Vec<Timex> {
    let pack = pack_for("de").unwrap();
    let document = article(text, "2025-09-05".parse().ok());
    let found = find_timexes(&Prepared::new(&document, pack, &Effort::unlimited()));
    propose_published(&document, pack);
    found
}

#[test]
fn a_long_line_of_digits_is_no_time() {
    assert_eq!(timexes(&"7".repeat(1_000_000)), []);
}

#[test]
fn a_hundred_thousand_commas_are_no_time() {
    assert_eq!(timexes(&",".repeat(100_000)), []);
}

#[test]
fn every_date_of_a_long_paragraph_is_found() {
    assert_eq!(timexes(&"am 3. Mai 2024 und ".repeat(10_000)).len(), 10_000);
}

#[test]
fn numbers_beyond_the_calendar_are_kept_as_they_are() {
    for text in [
        "vor 99999999999999999999 Jahren",
        "in 999999999 Jahrtausenden",
        "seit 4000000 Millionen Jahren",
        "im Jahr 999999999",
        "am 99. Mai",
        "am 31. 13.",
        "Kalenderwoche 99",
        "vor 99,9 Jahrhunderten",
        "im 300. Jahrhundert",
        "im 0. Jahrhundert v. Chr.",
        "24.60 Uhr",
        "halb null",
        "0 v. Chr.",
    ] {
        timexes(text);
    }
}

/// Words of time and marks in any order.
fn jumble() -> impl Strategy<Value = String> {
    let words = [
        "am",
        "im",
        "vor",
        "Montag",
        "Nacht",
        "zum",
        "3.",
        "31",
        "2024",
        "Mai",
        "Ende",
        "Jahre",
        "zwei",
        "der",
        "letzten",
        "Jahr",
        "halb",
        "Uhr",
        "20.30",
        "-",
        "/",
        "und",
        "bis",
        "80er",
        "n. Chr.",
        "Ostern",
        "später",
        "\n",
        ",",
        "(",
        "Jahrhundert",
        "v.",
        "Chr.",
        "13",
        "0",
        "ersten",
        "Woche",
        "pro",
        "alle",
        "neuen",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 0..25).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn prop_values_parse_and_intervals_have_their_grain(text in jumble()) {
        let mut end = 0;
        for timex in timexes(&text) {
            prop_assert!(timex.span.begin >= end && text.get(timex.span.range()).is_some());
            end = timex.span.end;
            let value: Timex3 = timex.value.parse().map_err(|_| TestCaseError::fail(timex.value.clone()))?;
            prop_assert_eq!(value.to_string(), timex.value);
            prop_assert_eq!(timex.interval.is_some(), timex.grain.is_some());
            if let Some(interval) = timex.interval {
                prop_assert!(interval.start < interval.end);
            }
            if let (Timex3::Date(..), Some(grain)) = (&value, timex.grain) {
                prop_assert_eq!(value.grain(), Some(grain));
            }
        }
    }

    #[test]
    fn prop_any_text_is_read(text in "\\PC{0,200}") {
        timexes(&text);
    }
}
