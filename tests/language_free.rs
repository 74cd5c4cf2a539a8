//! What is behind the reading of clauses knows no language: no string in `src/annotate` is a German word, but in
//! the room where German is read.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The rooms of a language.
const ROOMS: [&str; 1] = ["src/annotate/clause/german/"];

/// Words that are English, or names of ours, as well.
const SHARED: [&str; 3] = ["in", "per", "an"];

/// Everything between quotation marks on lines that are no comment.
fn literals(text: &str, comment: &str) -> Vec<String> {
    let lines = text.lines().map(|line| line.split(comment).next().unwrap_or_default());
    let joined = lines.collect::<Vec<_>>().join("\n").replace("'\"'", "").replace("\\\"", "");
    joined.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let word = |part: &&str| part.chars().count() > 1;
    text.split(|letter: char| !letter.is_alphabetic()).filter(word).map(str::to_lowercase)
}

/// The words of grammar that the German pack names, and the endings.
fn german() -> BTreeSet<String> {
    let grammar = std::fs::read_to_string("assets/lang/de/grammar.toml").unwrap().replace("\"\"\"", "\"");
    literals(&grammar, "#").iter().flat_map(|text| words(text).collect::<Vec<_>>()).collect()
}

/// The words of `known` in the strings of a source, without its tests.
fn found(source: &str, known: &BTreeSet<String>) -> BTreeSet<String> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let is_german = |word: &String| {
        !SHARED.contains(&word.as_str()) && (known.contains(word) || word.contains(['ä', 'ö', 'ü', 'ß']))
    };
    literals(code, "//").iter().flat_map(|text| words(text).collect::<Vec<_>>()).filter(is_german).collect()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs") {
            found.push(path);
        }
    }
    found
}

#[test]
fn no_word_of_a_language_stands_behind_the_clauses() {
    let german = german();
    assert!(german.len() > 1_000, "{}", german.len());
    let mut elsewhere = BTreeMap::new();
    for path in sources(Path::new("src/annotate")) {
        let name = path.to_string_lossy().replace('\\', "/");
        if ROOMS.iter().any(|room| name.starts_with(room)) || name.contains("/tests/") {
            continue;
        }
        let words = found(&std::fs::read_to_string(&path).unwrap(), &german);
        if !words.is_empty() {
            elsewhere.insert(name, words);
        }
    }
    assert!(elsewhere.is_empty(), "words of a language outside its room: {elsewhere:?}");
}

#[test]
fn a_german_word_in_a_source_is_found() {
    let german = german();
    let source = "fn is(word: &str) -> bool {\n    // \"nicht\" here is prose\n    word == \"weil\" || word == \"rule\"\n}";
    assert_eq!(found(source, &german), BTreeSet::from(["weil".to_owned()]));
}
