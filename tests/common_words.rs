//! Everyday words are no names: with an article before it none of the commonest words of the language is a
//! place or a person, whatever the tables say.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

#[path = "common/article.rs"]
mod article;

use article::article;
use zeitstrahl::annotate::{MentionKind, annotate};
use zeitstrahl::language::pack_for;

/// The words, most frequent first; lines with # tell where they are from.
const WORDS: &str = include_str!("common/words_de.txt");

/// Those of `words` that are a place or a person behind `article`.
fn names_among<'w>(words: &[&'w str], determiner: &str) -> Vec<&'w str> {
    let lines: Vec<String> =
        words.iter().map(|word| format!("Dann kam {determiner} {word} dazu.\n")).collect();
    let document = article(&lines.concat(), None);
    let found = annotate(&document, pack_for("de").unwrap());
    let mut begins = Vec::new();
    let mut at = 0;
    for line in &lines {
        begins.push(at);
        at += line.len();
    }
    let named = |kind: MentionKind| matches!(kind, MentionKind::Per | MentionKind::Loc);
    let mentions = found.mentions.iter().filter(|mention| named(mention.kind));
    mentions.map(|m| words[begins.partition_point(|begin| *begin <= m.span.begin as usize) - 1]).collect()
}

#[test]
fn no_common_word_is_a_place_or_a_person_behind_an_article() {
    let words: Vec<&str> = WORDS.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(words.len(), 5_000);
    for determiner in ["der", "die", "das"] {
        let wrong = names_among(&words, determiner);
        assert!(wrong.is_empty(), "{determiner}: {}", wrong.join(" "));
    }
}

#[test]
fn names_behind_an_article_are_seen() {
    assert_eq!(
        names_among(&["Ukraine", "Haus", "Kita", "Metro", "Landstraße", "Neubau"], "die"),
        ["Ukraine"]
    );
}
