//! When what an article tells was said and happened: texts of our own with the values that their expressions have, and
//! the day on which each statement was said.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

#[path = "common/article.rs"]
mod article;

use std::sync::Arc;

use article::article;
use zeitstrahl::annotate::annotate;
use zeitstrahl::document::{Document, Given, Loaded, load};
use zeitstrahl::effort::Effort;
use zeitstrahl::item::{Basis, Item, Kind, extract};
use zeitstrahl::language::pack_for;

/// The words of each expression with its value, "words = value".
fn values(document: &Document) -> Vec<String> {
    let found = annotate(document, pack_for("de").unwrap());
    found.timexes.iter().map(|timex| format!("{} = {}", timex.span.of(&document.text), timex.value)).collect()
}

/// A file with its paragraphs.
fn file(text: &str) -> Document {
    let given = Given { published: "2025-09-05".parse().ok(), language: Some("de".to_owned()) };
    match load("a.txt", text.as_bytes(), &given).0.remove(0) {
        Loaded::Article(document) => document,
        other => panic!("{other:?} is no article"),
    }
}

/// Published on Friday, 5 September 2025: `text` has among its expressions those of `expected`.
fn check(text: &str, expected: &[&str]) {
    check_document(&article(text, "2025-09-05".parse().ok()), expected);
}

fn check_document(document: &Document, expected: &[&str]) {
    let (text, found) = (&document.text, values(document));
    for value in expected {
        assert!(found.iter().any(|found| found == value), "{value} is not in {found:?} of {text:?}");
    }
}

#[test]
fn a_time_of_day_lies_on_the_day_that_the_article_tells() {
    check(
        "Am Mittwoch hat der Rat den Haushalt beschlossen. Im Jahr 1998 war das Bad gebaut worden.\n\nKurz nach 21 Uhr \
         verließ die Opposition den Saal.",
        &["Mittwoch = 2025-09-03", "21 Uhr = 2025-09-03T21:00"],
    );
    check(
        "Um 22.40 Uhr war alles vorbei. Mit einer Stimme Mehrheit stimmte der Rat am Mittwochabend zu.",
        &["22.40 Uhr = 2025-09-03T22:40", "Mittwochabend = 2025-09-03TEV"],
    );
    check(
        "Ab 14 Uhr ist die Brücke am Samstag gesperrt.",
        &["14 Uhr = 2025-09-06T14:00", "Samstag = 2025-09-06"],
    );
}

#[test]
fn what_is_to_come_is_no_day_for_what_was() {
    check(
        "Auf dem Plakat stand noch der 9. September als Tag der Premiere. Gegen Mittag wurde es überklebt.",
        &["9. September = 2025-09-09", "Mittag = 2025-09-05TMI"],
    );
}

#[test]
fn words_of_somebody_keep_the_day_of_their_story() {
    check(
        "Der Mann soll am Abend des 14. Mai vergangenen Jahres am Tatort gewesen sein. Gestern hatte die Nachbarin das \
         Wort. Gegen 19 Uhr habe sie einen Wagen gesehen, sagte sie.",
        &[
            "Abend des 14. Mai vergangenen Jahres = 2024-05-14TEV",
            "Gestern = 2025-09-04",
            "19 Uhr = 2024-05-14T19:00",
        ],
    );
}

#[test]
fn what_only_describes_does_not_carry_on() {
    check(
        "Der Verein hatte das schlechteste Ergebnis seit 1945. Am 9. August sprach der Vorsitzende davon.",
        &["9. August = 2025-08-09"],
    );
    check("Der Deich aus dem Jahr 1962 war im Februar gebrochen.", &["Februar = 2025-02"]);
    check(
        "Die Trainerin, die im Juli 2023 aus Wien gekommen war, bleibt. Im Mai hatte sie den Pokal gewonnen.",
        &["Juli 2023 = 2023-07", "Mai = 2025-05"],
    );
    check(
        "Die Firma stellte 2016 den Antrag.\n\nAm 27. August fiel die Entscheidung.",
        &["27. August = 2025-08-27"],
    );
}

#[test]
fn an_aside_of_the_past_moves_nothing() {
    check(
        "Am 9. März 2017 klingelte das Telefon. Drei Wochen zuvor hatte der Rat abgelehnt. Am selben Abend schrieb sie \
         eine Notiz.",
        &["Drei Wochen zuvor = 2017-W07", "selben Abend = 2017-03-09TEV"],
    );
    check(
        "Am Mittwoch (19.30 Uhr) geht es in Husum weiter; die Partie war im Februar ausgefallen. Drei Tage später kommt \
         der Tabellenführer.",
        &["Mittwoch = 2025-09-10", "19.30 Uhr = 2025-09-10T19:30", "Drei Tage später = 2025-09-13"],
    );
}

#[test]
fn a_story_of_the_past_has_its_own_calendar() {
    check(
        "Am 14. November 1912 legte das Schiff ab. In der Nacht zum 16. November sank es. Der Wärter sah um zwei Uhr noch \
         ein Licht.",
        &["der Nacht zum 16. November = 1912-11-16TNI", "zwei Uhr = 1912-11-16T02:00"],
    );
    check(
        "In ihrem Brief vom 18. Februar 1913 klagte sie. „Mein Mann hat es im Oktober gesagt“, schrieb sie noch im selben \
         Monat.",
        &["Oktober = 1912-10", "selben Monat = 1913-02"],
    );
    check("Er blieb bis 1998. Anfang der Woche kam er zurück.", &["Anfang der Woche = 2025-W36"]);
}

#[test]
fn weekdays_are_counted_from_publication() {
    check_document(
        &file(
            "Die Morde begannen am 11. Juli 1995, wie es im Urteil heißt.\n\nAls der Angeklagte am Dienstag den Saal betrat, schwieg er.\n",
        ),
        &["11. Juli 1995 = 1995-07-11", "Dienstag = 2025-09-02"],
    );
    check(
        "Die Morde geschahen am 11. Juli 1995. Das steht im Urteil, dessen Verkündung am 26. August begann.",
        &["26. August = 2025-08-26"],
    );
}

#[test]
fn tense_is_told_by_what_should_have_been_and_by_colour() {
    check("Eigentlich hätte am Mittwoch alles fertig sein sollen.", &["Mittwoch = 2025-09-03"]);
    check(
        "Sie blättert in einem Heft, während ihr am Donnerstag alle zusehen.",
        &["Donnerstag = 2025-09-04"],
    );
    check("Die Anklage sei dünn, so der Anwalt am Dienstag.", &["Dienstag = 2025-09-02"]);
}

#[test]
fn an_impossible_date_has_no_day() {
    let text = "Am 31. Juni 2025 wurde die Brücke gesperrt.";
    let found = annotate(&article(text, "2025-09-05".parse().ok()), pack_for("de").unwrap());
    assert!(found.timexes.iter().all(|timex| timex.interval.is_none()), "{:?}", found.timexes);
}

#[test]
fn clock_times_of_a_range_lie_on_one_day() {
    check(
        "Der Tod trat am Mittwoch zwischen 18.30 und 21 Uhr ein.",
        &["18.30 = 2025-09-03T18:30", "21 Uhr = 2025-09-03T21:00"],
    );
    check(
        "Am Samstag ist von 14 bis 16 Uhr geöffnet.",
        &["14 = 2025-09-06T14:00", "16 Uhr = 2025-09-06T16:00"],
    );
}

const TICKER: &str = "Sturm im Norden\n\n+++ 8.10 Uhr: Feuer gelöscht +++\nDer Brand ist aus, sagte Einsatzleiter Jan \
    Holt.\n\n+++ 0.30 Uhr: Damm hält +++\nDie Lage ist ruhig.\n\n+++ 22.15 Uhr: Damm gebrochen +++\nDer Damm ist am Abend \
    gebrochen. „Wir räumen“, sagte Bürgermeisterin Uta Rehm.\n";

#[test]
fn entries_of_a_ticker_have_their_own_day() {
    let ticker = file(TICKER);
    check_document(
        &ticker,
        &[
            "8.10 Uhr = 2025-09-05T08:10",
            "0.30 Uhr = 2025-09-05T00:30",
            "22.15 Uhr = 2025-09-04T22:15",
            "Abend = 2025-09-04TEV",
        ],
    );
    let said = said_in(ticker, "räumen");
    assert_eq!((said.0.as_str(), said.2), ("2025-09-04", Basis::Assumed));
}

/// The first and last day and the basis of the statement with `words`, published on 5 September 2025.
fn said(text: &str, words: &str) -> (String, String, Basis) {
    said_in(article(text, "2025-09-05".parse().ok()), words)
}

fn said_in(document: Document, words: &str) -> (String, String, Basis) {
    let effort = Effort::for_text(document.text.len());
    let items: Vec<Item> = extract(Arc::new(document), pack_for("de").unwrap(), &effort).items().collect();
    let statement = |item: &&Item| matches!(item.kind, Kind::Statement(_)) && item.text.contains(words);
    let item = items.iter().find(statement).unwrap_or_else(|| panic!("{words:?} is not said in {items:?}"));
    let interval = item.time.interval.expect("a day");
    (interval.first_day().to_string(), interval.last_day().to_string(), item.time.basis)
}

#[test]
fn a_later_day_of_a_paragraph_ends_the_one_before() {
    let text = "Gestern traf sich Präsident Jo Tal mit seinem Amtskollegen. In der Hafenstadt weihten sie heute das \
                Konsulat ein. Ein weiteres soll folgen, gab Minister Udo Lenz bekannt.";
    let (from, ..) = said(text, "Ein weiteres");
    assert_eq!(from, "2025-09-05");
}

#[test]
fn the_day_of_a_gathering_dates_what_is_said_at_it() {
    let text = "Der Stadtrat hat am Mittwoch die Sanierung abgelehnt.\n\nBürgermeisterin Uta Rehm warb bis zuletzt. „Das \
                Geld sehen wir nie wieder“, sagte sie. „Jetzt reicht es“, sagt Nachbar Jan Holt.";
    let day = |day: &str, basis| (day.to_owned(), day.to_owned(), basis);
    assert_eq!(said(text, "nie wieder"), day("2025-09-03", Basis::Assumed));
    assert_eq!(said(text, "Jetzt reicht"), day("2025-09-05", Basis::Assumed));
}

#[test]
fn a_month_of_the_past_ends_with_what_was_said_then() {
    let text = "Der Stadtrat hat am Mittwoch die Sanierung abgelehnt. Im Juni hatte Ministerin Ida Brandt sie noch \
                „ernsthaft prüfenswert“ genannt. „Das ist vorbei“, sagte Brandt.";
    assert_eq!(said(text, "vorbei").0, "2025-09-03");
}

#[test]
fn the_words_that_announce_come_first() {
    let text = "Der Stadtrat hat am Mittwoch die Sanierung abgelehnt. „Es gibt neues Geld“, sagte Ministerin Ida Brandt am \
                Donnerstag.";
    assert_eq!(said(text, "neues Geld").2, Basis::Stated);
    assert_eq!(said(text, "neues Geld").0, "2025-09-04");
}

#[test]
fn a_date_between_commas_before_the_cue_is_when_it_was_said() {
    let texts = [
        "Am Mittwoch, 3. September, sagte Ministerin Ida Brandt: „Wir bauen die Brücke.“",
        "Am Mittwoch, dem 3. September 2025, sagte Ministerin Ida Brandt, sie werde die Brücke bauen.",
    ];
    for text in texts {
        assert_eq!(
            said(text, "die Brücke"),
            ("2025-09-03".to_owned(), "2025-09-03".to_owned(), Basis::Stated)
        );
    }
}

#[test]
fn a_time_that_belongs_to_what_is_said_is_not_when_it_was_said() {
    let text = "Vor fünf Jahren, sagte Ministerin Ida Brandt, habe der Fluss noch Fische geführt.";
    assert_eq!(said(text, "Fische").0, "2025-09-05");
}

/// The one article of `file`.
fn read_as(name: &str, file: &str) -> Document {
    match load(name, file.as_bytes(), &Given::default()).0.remove(0) {
        Loaded::Article(document) => document,
        other => panic!("{other:?} is no article"),
    }
}

#[test]
fn a_time_of_utc_is_told_by_the_clock_of_the_language() {
    let page = "<html lang=\"de\"><head><meta property=\"article:published_time\" content=\"2025-09-04T22:30:00Z\">\
                <title>Werft</title></head><body><article><h1>Die Werft von Brenndorf schließt</h1><p>Gestern hat die \
                Werft ihren Betrieb eingestellt, heute beraten die Gläubiger über den Verkauf der Anlagen. Die \
                Beschäftigten warten seit Wochen auf ihren Lohn.</p></article></body></html>";
    let document = read_as("a.html", page);
    assert_eq!(document.published.date, "2025-09-05".parse().ok());
    check_document(&document, &["Gestern = 2025-09-04", "heute = 2025-09-05"]);
}

#[test]
fn hours_are_counted_from_the_clock_of_publication() {
    let hour = |published: &str, words: &str| {
        let line = format!(
            "{{\"text\":\"Vor drei Stunden brannte die Halle. In anderthalb Stunden wird neu gemessen.\",\
             \"language\":\"de\",\"published\":\"{published}\"}}"
        );
        let document = read_as("a.jsonl", &line);
        let found = annotate(&document, pack_for("de").unwrap()).timexes;
        let timex = found.into_iter().find(|timex| timex.span.of(&document.text).ends_with(words)).unwrap();
        timex.interval.map(|interval| zeitstrahl::time::datetime_of(interval.start).to_string())
    };
    let three = hour("2025-09-05T14:30:00+02:00", "drei Stunden");
    assert_eq!(three.as_deref(), Some("2025-09-05 11:00:00"));
    let late = hour("2025-09-05T23:10:00+02:00", "anderthalb Stunden");
    assert_eq!(late.as_deref(), Some("2025-09-06 00:40:00"));
    let day = hour("2025-09-05", "drei Stunden");
    assert!(
        day.is_none_or(|begin| begin == "2025-09-05 00:00:00"),
        "without a clock the day is all that is known"
    );
}

#[test]
fn an_article_that_is_written_on_tells_of_the_day_after_its_publication() {
    check(
        "Das Dorf wird geräumt. „Wir bleiben“, sagte die Bürgermeisterin am 6. September der Zeitung.",
        &["6. September = 2025-09-06"],
    );
}
