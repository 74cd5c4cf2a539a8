//! What statements show, over all articles of the repository: words of the article, letter by letter, that read by
//! themselves, and their source where the sentence has one.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

#[path = "common/repository.rs"]
mod repository;

use repository::{article, extractions, loaded, read};
use zeitstrahl::annotate::MentionKind;
use zeitstrahl::document::Document;
use zeitstrahl::item::{Extraction, Item, Kind};

fn statements(extraction: &Extraction) -> Vec<Item> {
    extraction.items().filter(|item| matches!(item.kind, Kind::Statement(_))).collect()
}

#[test]
fn the_text_of_every_item_stands_in_its_article() {
    let mut n_items = 0;
    for extraction in extractions() {
        for item in extraction.items() {
            n_items += 1;
            let text = item.text.replace(" … ", "\n");
            let parts: Vec<&str> = text.split('\n').collect();
            let found = parts.iter().all(|part| extraction.document.text.contains(part));
            assert!(found || extraction.document.text.contains(&item.text), "{}", item.text);
            assert!(item.text.contains(char::is_alphabetic), "{:?} says nothing", item.text);
        }
    }
    assert!(n_items > 300, "{n_items} items");
}

#[test]
fn statements_read_by_themselves() {
    for extraction in extractions() {
        for item in statements(&extraction) {
            let first = item.text.split(' ').next().unwrap_or_default();
            assert!(!matches!(first, "dass" | "ob" | "Dass" | ","), "{}", item.text);
        }
    }
}

#[test]
fn a_statement_has_its_source_where_its_sentence_names_one() {
    let mut nobody = Vec::new();
    for extraction in extractions() {
        for item in statements(&extraction).iter().filter(|item| item.speaker.is_none()) {
            let spans = &item.evidence[0].spans;
            let person = |begin: u32, end: u32| {
                let named = |mention: &&zeitstrahl::annotate::Mention| {
                    mention.kind == MentionKind::Per && mention.span.begin >= begin && mention.span.end <= end
                };
                extraction.annotations.mentions.iter().any(|mention| named(&mention))
            };
            let text = &extraction.document.text;
            let end = spans.last().unwrap().end as usize;
            // The announcing words behind what was said, up to the end of the line.
            let rest = text[end..].find(['.', '\n']).map_or(text.len(), |at| end + at);
            if person(end as u32, rest as u32) {
                nobody.push(text[spans[0].begin as usize..rest].to_owned());
            }
        }
    }
    assert!(nobody.is_empty(), "{}", nobody.join("\n"));
}

/// The texts of the statements of one article, with who says each.
fn said(text: &str) -> Vec<(String, String)> {
    said_in(article(text, None))
}

fn said_in(document: Document) -> Vec<(String, String)> {
    let extraction = read(document);
    let name = |item: &Item| {
        let id = item.speaker.as_ref()?;
        extraction.actors.iter().find(|actor| actor.id == *id).map(|actor| actor.name.clone())
    };
    statements(&extraction).iter().map(|item| (name(item).unwrap_or_default(), item.text.clone())).collect()
}

fn check(text: &str, expected: &[(&str, &str)]) {
    let found = said(text);
    let found: Vec<(&str, &str)> = found.iter().map(|(who, what)| (&**who, &**what)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_statement_is_shown_as_it_reads() {
    // Without the conjunction.
    check(
        "Rektorin Lena Vogt sagte, dass die Schule im Mai öffnet.",
        &[("Lena Vogt", "die Schule im Mai öffnet")],
    );
    // With the words that turn its meaning round.
    check(
        "Lena Vogt bestritt, die Akten verloren zu haben.",
        &[("Lena Vogt", "Lena Vogt bestritt, die Akten verloren zu haben")],
    );
    check(
        "Am Montag lehnte es Rektorin Lena Vogt ab, die Schule zu schließen.",
        &[("Lena Vogt", "Am Montag lehnte es Rektorin Lena Vogt ab, die Schule zu schließen")],
    );
    // With the words that make a sentence of it.
    check(
        "Nach Angaben der Feuerwehr brannten am Montag drei Häuser.",
        &[("Feuerwehr", "Nach Angaben der Feuerwehr brannten am Montag drei Häuser")],
    );
    check(
        "Die Werft braucht nach Berechnungen der Gutachter zwölf Millionen Euro.",
        &[("Gutachter", "Die Werft braucht nach Berechnungen der Gutachter zwölf Millionen Euro")],
    );
    // A part in marks is no statement of its own, wherever the marks stand.
    check(
        "Lena Vogt sagte, der Plan sei „vollkommen unausgegoren“ und teuer.",
        &[("Lena Vogt", "der Plan sei „vollkommen unausgegoren“ und teuer")],
    );
    check(
        "Lena Vogt nannte den Plan „unausgegoren“ und „nicht bezahlbar“.",
        &[("Lena Vogt", "Lena Vogt nannte den Plan „unausgegoren“ und „nicht bezahlbar“.")],
    );
    // Another clause is another's.
    check(
        "Lena Vogt sprach von einem Irrweg, der Landkreis baut trotzdem.",
        &[("Lena Vogt", "Lena Vogt sprach von einem Irrweg")],
    );
}

#[test]
fn marks_that_nobody_sees_and_line_ends_change_nothing() {
    let plain = "Bürgermeisterin Lena Vogt sagte am Montag, die Brücke bleibe bis zum 3. Mai gesperrt. \
                 „Wir bauen so schnell, wie es nur geht“, erklärte Vogt später im Rathaus.";
    let expected = said(plain);
    assert_eq!(expected.len(), 2, "{expected:?}");
    let whole = |text: &str| {
        let seen =
            text.replace(['\u{ad}', '\u{200b}', '\u{2060}'], "").replace('\u{a0}', " ").replace("-\n", "");
        seen.replace('\n', " ")
    };
    for (mark, put) in [
        ("Bürger", "Bürger\u{ad}"),
        ("Lena Vogt", "Lena\u{a0}Vogt"),
        ("3. Mai", "3.\u{a0}Ma\u{200b}i"),
        ("Vogt", "Vo\u{2060}gt"),
    ] {
        let text = plain.replace(mark, put);
        let found: Vec<(String, String)> =
            said(&text).into_iter().map(|(who, what)| (who, whole(&what))).collect();
        assert_eq!(found, expected, "{text:?}");
    }
    let wrapped = "Bürgermeisterin Lena Vogt sagte am Montag, die Brü-\ncke bleibe bis zum 3. Mai gesperrt. „Wir bauen so\n\
                   schnell, wie es nur geht“, erklärte Vogt später im\nRathaus.";
    let found: Vec<(String, String)> = said_in(loaded("wrapped.txt", wrapped.as_bytes()).remove(0))
        .into_iter()
        .map(|(who, what)| (who, whole(&what)))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn words_are_found_in_every_form() {
    // Over paragraphs, each opened anew.
    check(
        "„Wir warten seit Wochen“, sagte Hafenmeisterin Lena Vogt. „Die Kaimauer bröckelt, der Kran steht.\n\n\
         „Ich bitte alle um Geduld.“\n",
        &[
            ("Lena Vogt", "„Wir warten seit Wochen“"),
            ("Lena Vogt", "„Die Kaimauer bröckelt, der Kran steht."),
            ("Lena Vogt", "„Ich bitte alle um Geduld.“"),
        ],
    );
    // Without a verb of saying.
    check(
        "„Das ist ein bitterer Tag für die Werft.“ – Betriebsrätin Lena Vogt\nDazu Minister Jens Brandt: „Wir lassen die Werft nicht allein.“",
        &[
            ("Lena Vogt", "„Das ist ein bitterer Tag für die Werft.“"),
            ("Jens Brandt", "„Wir lassen die Werft nicht allein.“"),
        ],
    );
    // An indirect question, and an answer of a few words.
    check(
        "Ob er den Wagen kenne, fragte Richterin Lena Vogt. Nur vom Sehen, antwortete Jens Brandt.",
        &[
            ("Lena Vogt", "Ob er den Wagen kenne, fragte Richterin Lena Vogt"),
            ("Jens Brandt", "Nur vom Sehen"),
        ],
    );
    // Two halves, one in marks.
    check(
        "Die Leute seien froh, „aber noch nicht beruhigt“, sagte Lena Vogt.",
        &[("Lena Vogt", "Die Leute seien froh, „aber noch nicht beruhigt“")],
    );
}

#[test]
fn minutes_and_interviews_are_read_in_turns() {
    check(
        "Präsidentin Lena Vogt: Ich eröffne die Sitzung.\n\
         Jens Brandt (Grüne): Die Stadt hat versagt. Wir fordern Aufklärung.\n\
         (Beifall bei den Grünen – Zuruf von Ole Timm [CDU]: Unsinn!)\n\
         Das Geld ist weg.\n\
         Lena Vogt: Das Wort hat Ole Timm.",
        &[
            ("Lena Vogt", "Ich eröffne die Sitzung."),
            ("Jens Brandt", "Die Stadt hat versagt. Wir fordern Aufklärung."),
            ("Jens Brandt", "Das Geld ist weg."),
            ("Lena Vogt", "Das Wort hat Ole Timm."),
        ],
    );
    check(
        "Frage: Wie geht es der Werft?\nLena Vogt: Sie lebt noch.\nFrage: Wie lange noch?\nLena Vogt: Das weiß niemand.",
        &[("Lena Vogt", "Sie lebt noch."), ("Lena Vogt", "Das weiß niemand.")],
    );
}

#[test]
fn titles_and_terms_are_nobodys_words() {
    for text in [
        "Der Film „Der lange Weg nach Hause“ läuft im Kino.",
        "Jens Brandt schrieb für das Magazin „Der Deich“ den Aufsatz „Wie wir wohnen wollen“.",
        "Unter dem Motto „Hände weg vom Watt“ zogen Hunderte zum Rathaus.",
    ] {
        check(text, &[]);
    }
}
