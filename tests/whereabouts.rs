//! On which day and in which country an event is, and how surely it is shown: texts of our own.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

#[path = "common/repository.rs"]
mod repository;

use repository::{article, read};
use zeitstrahl::document::{Document, Given, Loaded, load};
use zeitstrahl::item::{Item, Kind};

/// The first event whose title has `word`.
fn event_of(document: Document, word: &str) -> Item {
    let text = document.text.clone();
    let extraction = read(document);
    let titled = |item: &&Item| {
        item.kind == Kind::Event && item.title.as_ref().is_some_and(|title| title.contains(word))
    };
    let titles: Vec<_> = extraction.items().map(|item| item.title).collect();
    let found = extraction.items().find(|item| titled(&item));
    found.unwrap_or_else(|| panic!("no event of {word:?} in {text:?}: {titles:?}"))
}

/// Published on Friday, 5 September 2025: first and last day, and country, of the event titled with `word`.
fn told(text: &str, word: &str) -> (String, String, Option<String>) {
    let item = event_of(article(text, "2025-09-05".parse().ok()), word);
    let days = item.time.interval.expect("a day");
    let country = item.country.map(|country| country.code().to_owned());
    (days.first_day().to_string(), days.last_day().to_string(), country)
}

fn check_days(text: &str, word: &str, first: &str, last: &str) {
    let (from, until, _) = told(text, word);
    assert_eq!((from.as_str(), until.as_str()), (first, last), "{text}");
}

#[test]
fn since_when_nothing_like_it_was_is_no_time_of_it() {
    let today = "2025-09-05";
    check_days(
        "Der Aktienindex der Börse Wien sank erstmals seit 2014 unter 2.000 Punkte.",
        "sinkt",
        today,
        today,
    );
    check_days("Der Ölpreis stieg auf den höchsten Stand seit zehn Jahren.", "steigt", today, today);
}

#[test]
fn a_day_behind_a_thing_is_that_of_the_thing() {
    let today = "2025-09-05";
    check_days(
        "Die Polizei hat im Zusammenhang mit den Anschlägen vom 12. August in Graz einen Mann festgenommen.",
        "fest",
        today,
        today,
    );
    check_days(
        "Nach der verlorenen Abstimmung am 1. Juli hat nun Bürgermeister Ole Brandt den Rat aufgelöst.",
        "auf",
        today,
        today,
    );
}

#[test]
fn loose_and_long_times_keep_their_whole_stretch() {
    let (from, until, _) = told("Vor einigen Jahren deckte Anna Berg in Linz einen Skandal auf.", "Skandal");
    assert!(from.as_str() < "2020" && until.as_str() >= "2024", "{from} .. {until}");
    check_days(
        "In den Jahren 2023 und 2024 wurde in Linz die Brücke an der Donau gebaut.",
        "Brücke",
        "2023-01-01",
        "2024-12-31",
    );
    check_days(
        "Zwischen dem 3. und dem 9. März wurde in Linz die Brücke an der Donau gesperrt.",
        "Brücke",
        "2025-03-03",
        "2025-03-09",
    );
}

#[test]
fn what_happens_all_over_the_world_has_no_country() {
    let country = |text, word| told(text, word).2;
    let text = "Die Aktienkurse brachen am Montag weltweit ein.";
    assert_eq!(country(text, "brechen"), None, "{text}");
}

/// How sure the event of the first sentence behind `before` is.
fn sure_of(before: &str) -> f32 {
    let text = format!(
        "{before}Der Stadtrat von Linz hat Bürgermeister Ole Brandt entlassen. Im Saal blieb es bis zuletzt still, und \
         niemand wollte reden.\n\nDie Sitzung dauerte drei Stunden. Auf der Straße warteten Leute.\n\nSpäter regnete \
         es. Die Leute gingen nach Hause."
    );
    let given = Given { published: "2025-09-05".parse().ok(), language: Some("de".to_owned()) };
    match load("a.txt", text.as_bytes(), &given).0.remove(0) {
        Loaded::Article(document) => event_of(document, "Brandt").confidence,
        other => panic!("{other:?} is no article"),
    }
}

#[test]
fn the_first_paragraph_tells_the_news_below_a_headline_of_the_text() {
    let background = "Unruhe im Rathaus\n\nEs war ein langer Tag in der Stadt an der Donau, an dem es viel zu sehen gab.\n\n\
                      Am Morgen war es noch ruhig, am Abend kamen viele. Es wurde viel gelacht und getrunken.\n\n";
    let bare = sure_of("Unruhe im Rathaus\n\n");
    let below_summary = sure_of("Unruhe im Rathaus\n\nEin Streit endet überraschend, und alle staunen.\n\n");
    let late = sure_of(background);
    assert!(bare > late && below_summary > late, "{bare} {below_summary} {late}");
}
