//! Who speaks, for which country, and which words are theirs: a table of articles in one line (`speakers/said.txt`).

#![allow(clippy::unwrap_used, reason = "in tests and benches it is the assertion")]

#[path = "common/repository.rs"]
mod repository;

use repository::{article, read};
use zeitstrahl::item::{Extraction, Item, Kind};

/// Name, country and text of every statement in `text`, a line each.
fn said(text: &str) -> String {
    let extraction = read(article(text, None));
    let statements = extraction.items().filter(|item| matches!(item.kind, Kind::Statement(_)));
    statements.map(|item| line(&extraction, &item)).collect()
}

fn line(extraction: &Extraction, item: &Item) -> String {
    let speaker = item.speaker.as_ref();
    let actor = speaker.and_then(|id| extraction.actors.iter().find(|actor| actor.id == *id));
    let name = actor.map_or("", |actor| actor.name.as_str());
    let country = item.country.map_or(String::new(), |country| country.code().to_owned());
    format!("{name} | {country} | {}\n", item.text)
}

#[test]
fn every_article_of_the_table_shows_who_says_what() {
    let table = include_str!("speakers/said.txt");
    let rows: Vec<&str> = table.split("\n\n").skip(1).collect();
    assert!(rows.len() > 10);
    let mut wrong = Vec::new();
    for row in rows {
        let (text, expected) = row.split_once('\n').unwrap_or((row, ""));
        let cells = |line: &str| line.split('|').map(str::trim).collect::<Vec<_>>().join(" | ");
        let expected: String = expected.lines().map(|line| cells(line) + "\n").collect();
        let found: String = said(text).lines().map(|line| cells(line) + "\n").collect();
        if found != expected {
            wrong.push(format!("{text}\n  expected\n{expected}  found\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
