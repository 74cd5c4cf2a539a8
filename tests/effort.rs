//! What a text costs grows in line with its length, phase by phase, whatever stands in it: steps are
//! counted, so that a busy machine changes nothing.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

#[path = "common/article.rs"]
mod article;
#[path = "common/pathological.rs"]
mod pathological;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use zeitstrahl::annotate::Prepared;
use zeitstrahl::diagnostic::Cause;
use zeitstrahl::effort::{Effort, Spent, Stop};
use zeitstrahl::item::{Extraction, extract};
use zeitstrahl::language::pack_for;

/// Bytes of the shorter of two texts that are compared.
const SHORT: usize = 6_000;

/// Twice the text may take at most so many times the steps: a little more than twice, for what begins only
/// in the longer one.
const MOST_GROWTH: f64 = 2.4;

/// Below so many steps nothing is said about growth.
const FEW: u64 = 6_000;

fn read(text: &str, effort: &Effort) -> Extraction {
    let document = Arc::new(article::article(text, "2025-09-05".parse().ok()));
    extract(document, pack_for("de").unwrap(), effort)
}

/// What each phase costs for the text.
fn cost(text: &str) -> Vec<Spent> {
    let effort = Effort::unlimited();
    read(text, &effort);
    effort.phases()
}

/// The phases that take more than in line with the text, in words.
fn grown(short: &[Spent], long: &[Spent]) -> Vec<String> {
    assert_eq!(short.len(), long.len());
    let pairs = short.iter().zip(long);
    let too_much = pairs.filter(|(short, long)| {
        long.steps > FEW && long.steps as f64 > MOST_GROWTH * short.steps.max(FEW / 4) as f64
    });
    too_much.map(|(short, long)| format!("{}: {} then {}", short.phase, short.steps, long.steps)).collect()
}

#[test]
fn every_phase_takes_steps_in_line_with_the_text() {
    let mut wrong = Vec::new();
    for text in pathological::all() {
        let (short, long) = (cost(&text.of(SHORT)), cost(&text.of(2 * SHORT)));
        wrong.extend(grown(&short, &long).into_iter().map(|grown| format!("{}: {grown}", text.name)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_phase_that_takes_the_square_is_found() {
    let square = |n: u64| {
        let effort = Effort::unlimited();
        effort.phase("square", || (0..n).for_each(|_| (0..n).for_each(|_| effort.count())));
        effort.phases()
    };
    assert_eq!(grown(&square(100), &square(200)), ["square: 10000 then 40000"]);
}

#[test]
fn every_phase_counts_its_steps() {
    let text =
        "Ministerin Jana Holm sagte am Montag: „Wir bauen.“ Bei einem Angriff in Berlin starben zwei. ";
    let cost = cost(&text.repeat(20));
    let phases: Vec<&str> = cost.iter().map(|spent| spent.phase).collect();
    let expected =
        ["words", "time", "names", "clauses", "quotations", "coreference", "replies", "events", "items"];
    assert_eq!(phases, expected, "clauses are read once for all");
    assert!(cost.iter().all(|spent| spent.steps > 0), "{cost:?}");
}

#[test]
fn no_text_comes_near_its_bound() {
    for text in pathological::all() {
        let text_of = text.of(2 * SHORT);
        let bound = Effort::for_text(text_of.len());
        read(&text_of, &bound);
        assert_eq!(bound.stop(), None, "{}: {} steps", text.name, bound.spent());
    }
}

#[test]
fn a_text_whose_steps_are_spent_tells_so_and_keeps_what_was_found() {
    let text =
        "Am Montag sagte Jana Holm: „Wir bauen.“ Am Dienstag sagte Jana Holm: „Wir gehen.“ ".repeat(50);
    let whole = Effort::unlimited();
    let n_all = read(&text, &whole).n_items();
    let half = Effort::new(whole.spent() / 2);
    let found = read(&text, &half);
    assert_eq!(half.stop(), Some(Stop::OverBudget));
    assert!(found.document.diagnostics.iter().any(|told| told.cause == Cause::ReadInPart));
    assert!(found.n_items() < n_all, "{} of {n_all}", found.n_items());
    assert!(half.spent() < whole.spent(), "the phases end early");
    let again = Effort::new(whole.spent() / 2);
    assert_eq!(read(&text, &again).n_items(), found.n_items(), "at the same place every time");
}

#[test]
fn splitting_a_text_is_counted_and_ends_where_its_steps_are_spent() {
    let text = "Wort und „Satz“. ".repeat(1_000);
    let n_tokens = 6_000;
    let words = cost(&text)[0];
    assert_eq!(words.phase, "words");
    assert!(words.steps >= 3 * n_tokens, "tokens, sentences and marks: {}", words.steps);
    let few = Effort::new(n_tokens / 2);
    let document = article::article(&text, None);
    let prepared = Prepared::new(&document, pack_for("de").unwrap(), &few);
    assert!(prepared.tokens.len() as u64 <= n_tokens / 2 && prepared.quotes.is_empty());
    assert_eq!(prepared.sentences.last().map(|last| last.tokens.end), Some(prepared.tokens.len()));
    assert!(few.spent() < 2 * n_tokens, "{}", few.spent());
}

#[test]
fn the_bound_is_looked_at_inside_one_huge_sentence() {
    for words in ["auch dann sehr ", "sagte, dass er sagte, dass ", "gegen das ", "der, die, das, ", ", "] {
        let text = words.repeat(120_000 / words.len());
        let whole = Effort::unlimited();
        read(&text, &whole);
        let half = Effort::new(whole.spent() / 2);
        read(&text, &half);
        assert!(half.spent() < whole.spent() * 3 / 4, "{words}: {} of {}", half.spent(), whole.spent());
    }
}

#[test]
fn reading_ends_when_it_is_cancelled() {
    let text = "Am Montag sagte Jana Holm: „Wir bauen.“ ".repeat(500);
    let whole = Effort::unlimited();
    read(&text, &whole);
    let cancel = AtomicBool::new(true);
    let cancelled = Effort::unlimited().until(&cancel);
    read(&text, &cancelled);
    assert_eq!(cancelled.stop(), Some(Stop::Cancelled));
    assert!(cancelled.spent() < whole.spent() * 2 / 3, "{} of {}", cancelled.spent(), whole.spent());
    cancel.store(false, Ordering::Relaxed);
}

#[test]
fn the_ends_of_the_calendar_are_days_like_others() {
    for day in ["+262142-12-31", "+262142-12-24", "-262143-01-01", "-262143-01-09"] {
        for words in
            ["am Montag", "in zwei Wochen", "vor drei Jahren", "Ende des Jahres", "zu Ostern", "heute"]
        {
            let text = format!("Jana Holm sagte {words}, sie komme.");
            let document = Arc::new(article::article(&text, day.parse().ok()));
            let found = extract(document, pack_for("de").unwrap(), &Effort::for_text(text.len()));
            for item in found.items() {
                assert!(item.time.interval.is_none_or(|time| time.start < time.end), "{day}: {words}");
            }
        }
    }
}
