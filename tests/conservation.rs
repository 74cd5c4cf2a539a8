//! What goes in comes out: every word that a reader of the file would see is in the text, and every
//! line is read or told.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

use std::fmt::Write as _;

use proptest::prelude::*;
use zeitstrahl::diagnostic::Cause;
use zeitstrahl::document::{Document, Given, Loaded, load};

/// The one article of a file.
fn article(name: &str, text: &str) -> Document {
    let (mut loaded, problems) = load(name, text.as_bytes(), &Given::default());
    match (loaded.pop(), loaded.len()) {
        (Some(Loaded::Article(document)), 0) => document,
        other => panic!("{name}: {other:?} {problems:?}"),
    }
}

/// Pieces of Markdown; every "#" that is no mark-up becomes a word of its own.
const MARKDOWN: [&str; 26] = [
    "Ein Absatz mit @ und **@** und *@* und `@`.\n\n",
    "@\n@\n\n",
    "# Titel @\n\n",
    "Titel @\n=====\n\n",
    "---\n\n",
    "> Zitat @\n> > tiefer @\n\n",
    "- Punkt @\n  - darunter @\n- Punkt @\n\n",
    "1. Punkt @\n\n   Absatz @\n\n",
    "    Eingerückt @\n    und weiter @\n\n",
    "```\nZwischen Zäunen @\n@\n```\n\n",
    "~~~ text\n@\n~~~\n\n",
    "<div>\nIm Kasten @\n</div>\n\n",
    "<p>Absatz @<br>@</p>\n\n",
    "<table><tr><td>@</td><td>@</td></tr></table>\n\n",
    "Zeile mit <b>@</b> und <span>@</span><br>@\n\n",
    "| Kopf @ | Kopf @ |\n|---|---|\n| @ | @ |\n| @ | @ | @ |\n| @ |\n\n",
    "[@](https://seite.example/x) und <https://seite.example/@>\n\n",
    "[@][1] und [@]\n\n[1]: https://seite.example\n\n",
    "~~@~~ und \\*@\\* und &amp; @\n\n",
    "Fußnote @[^1]\n\n[^1]: Dazu @\n\n",
    "Zeile @  \nZeile @\\\nZeile @\n\n",
    "- [ ] Aufgabe @\n- [x] Aufgabe @\n\n",
    "@: @ | @\n\n",
    "+++\n@\n+++\n\n",
    "***@***__@__\n\n",
    "<details>\n<summary>@</summary>\n\nInnen @\n\n</details>\n\n",
];

/// `pieces` with a word of its own for each "@".
fn with_words(pieces: &[&str]) -> (String, usize) {
    let (mut text, mut n_words) = (String::new(), 0);
    for (at, part) in pieces.concat().split('@').enumerate() {
        if at > 0 {
            write!(text, "Wort{at}e").unwrap();
            n_words = at;
        }
        text.push_str(part);
    }
    (text, n_words)
}

fn missing(text: &str, n_words: usize) -> Vec<String> {
    (1..=n_words).map(|at| format!("Wort{at}e")).filter(|word| !text.contains(word.as_str())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn prop_no_visible_word_of_markdown_is_lost(
        pieces in prop::collection::vec(prop::sample::select(MARKDOWN.to_vec()), 1..12),
        rule in any::<bool>(),
    ) {
        let (text, n_words) = with_words(&pieces);
        let text = if rule { format!("---\n\n{text}Ende.") } else { text + "Ende." };
        let read = article("a.md", &text);
        prop_assert_eq!(missing(&read.text, n_words), Vec::<String>::new(), "{}", text);
    }

    #[test]
    fn prop_text_comes_back_as_it_is(text in "[ a-zäß„“.\n\t]{0,200}") {
        let text = text + "Ende.";
        prop_assert_eq!(article("a.txt", &text).text, text);
    }

    #[test]
    fn prop_every_line_is_read_told_or_blank(kinds in prop::collection::vec(0..5_usize, 0..60)) {
        let lines = ["{\"text\":\"Satz.\"}", "", "{\"text\":", "{\"text\":\"a\",\"items\":[]}", "[1]"];
        let text = kinds.iter().map(|kind| lines[*kind].to_owned() + "\n").collect::<String>() + " ";
        let (read, problems) = load("a.jsonl", text.as_bytes(), &Given::default());
        let told: u64 = problems
            .iter()
            .map(|problem| match problem.cause {
                Cause::BadLine(..) => 1,
                Cause::MoreBadLines(more) => more,
                _ => 0,
            })
            .sum();
        let n_blank = kinds.iter().filter(|kind| **kind == 1).count();
        prop_assert_eq!(read.len() + told as usize + n_blank, kinds.len());
        prop_assert!(problems.iter().all(|problem| !matches!(problem.cause, Cause::Lost(_))));
    }
}

#[test]
fn blocks_of_html_and_indented_paragraphs_are_text() {
    let text = "# Der Hafen\n\n<div>\nDie Stadt zahlt.\n</div>\n\n    Das Land auch.\n\n<p>Der Bund nicht.</p>\n\nEnde.";
    let read = article("a.md", text);
    assert_eq!(read.text, "Der Hafen\nDie Stadt zahlt.\nDas Land auch.\nDer Bund nicht.\nEnde.\n");
}

#[test]
fn code_between_fences_is_kept_but_is_no_article_text() {
    let read = article("a.md", "Ein Satz davor.\n\n```\nlet x = 1;\n```\n\nEin Satz danach.");
    let kinds: Vec<_> = read.blocks().iter().map(|block| format!("{:?}", block.kind)).collect();
    assert_eq!((kinds[1].as_str(), read.text.contains("let x = 1;")), ("Boilerplate", true));
}

#[test]
fn front_matter_that_is_not_understood_is_told() {
    let read = article("a.md", "---\ntitle: A: B\nlose Worte\npublished: bald\n---\nDer Hafen wächst.");
    let causes: Vec<_> = read.diagnostics.iter().map(|problem| &problem.cause).collect();
    assert!(causes.contains(&&Cause::FrontMatter(1)), "{causes:?}");
    assert!(causes.contains(&&Cause::UnreadableDate("bald".to_owned())), "{causes:?}");
    assert!(!causes.contains(&&Cause::NoPublicationDate), "{causes:?}");
    assert_eq!(read.title.as_deref(), Some("A: B"));
    let dated = read.published_on("2025-09-05".parse().unwrap());
    assert!(!dated.diagnostics.iter().any(|problem| problem.cause.is_lack_of_date()));
}

#[test]
fn a_collection_of_articles_is_refused_and_never_dated_as_one() {
    let text = |n: u32| format!("Dokument {n} von 2\n\nBote\n\n{n}. September 2025\n\nDer Hafen wächst.\n\n");
    let page = |n: u32| {
        let day = format!("<time datetime=\"2025-09-0{n}\">{n}.9.</time>");
        let words =
            "<p>Der Hafen wächst, und die Stadt zahlt dafür mehr, als sie dachte, sagte Mia Muster.</p>";
        format!("<article><h2>Titel {n}</h2>{day}{}</article>", words.repeat(8))
    };
    let several = |name: &str, text: &str| {
        let (read, problems) = load(name, text.as_bytes(), &Given::default());
        read.is_empty() && matches!(problems[0].cause, Cause::SeveralArticles(_)) && problems.len() == 1
    };
    assert!(several("a.txt", &(text(1) + &text(2))));
    assert!(several("a.md", &(text(1) + &text(2))));
    assert!(several("a.html", &format!("<html><body>{}{}</body></html>", page(1), page(2))));
    assert!(!several("a.txt", &text(1)));
    assert!(!several("a.html", &format!("<html><body>{}</body></html>", page(1))));
}

#[test]
fn a_short_page_keeps_its_paragraphs_apart_and_its_headline_out_of_the_text() {
    let page = "<html lang=\"de\"><head><title>Steg gesperrt - Uferblatt</title></head><body><article>\
                <h1>Steg gesperrt</h1><p>Die Stadt hat den Steg am Montag gesperrt.</p>\
                <p>„Er ist morsch“, sagte Mia Muster.</p></article></body></html>";
    let text = "Die Stadt hat den Steg am Montag gesperrt.\n„Er ist morsch“, sagte Mia Muster.";
    assert_eq!(article("a.html", page).text, text);
}
