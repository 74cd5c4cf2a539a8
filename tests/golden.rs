//! What is found in short texts, line by line, beside what was found before.
//!
//! A file of `tests/golden/<language>/` holds sections:
//!
//! ```text
//! --- name language ---
//! dct: 2024-05-03
//! > text, one line for each paragraph
//! one line for everything found
//! ```
//!
//! `UPDATE_GOLDEN=1 cargo test --test golden` writes the lines anew; look at the difference. What is
//! found wrongly stays as it is, with a line `# FIXME why` above the text. The beginning of a file's
//! name says which lines it holds; a new kind gets a line in `KINDS`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

#[path = "common/article.rs"]
mod article;

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use article::article;
use zeitstrahl::annotate::annotate;
use zeitstrahl::document::Document;
use zeitstrahl::effort::Effort;
use zeitstrahl::item::{Item, Kind, extract};
use zeitstrahl::language::{Pack, pack_for};

/// Everything of one kind found in a document, a line each.
type Lines = fn(&Document, &Pack) -> Vec<String>;

/// Beginnings of file names with what is printed for them.
const KINDS: [(&str, Lines); 4] = [
    ("timex", timex_lines),
    ("actors", actor_lines),
    ("events", event_lines),
    ("statements", quotation_lines),
];

#[test]
fn everything_found_as_before() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut differences = String::new();
    for folder in entries(&root) {
        let language = folder.file_name().unwrap().to_string_lossy().into_owned();
        // Folders that are no language's hold the golden files of other tests.
        if pack_for(&language).is_err() {
            continue;
        }
        for file in entries(&folder) {
            compare(&file, &language, &mut differences);
        }
    }
    assert!(differences.is_empty(), "{differences}\nUPDATE_GOLDEN=1 accepts the new lines");
}

fn entries(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn compare(file: &Path, language: &str, differences: &mut String) {
    let name = file.file_name().unwrap().to_string_lossy().into_owned();
    let lines = KINDS.iter().find(|(beginning, _)| name.starts_with(beginning));
    let (_, lines) = lines.unwrap_or_else(|| panic!("{name}: no kind of golden file begins so"));
    let pack = pack_for(language).unwrap_or_else(|error| panic!("{language}: {error}"));
    let old = std::fs::read_to_string(file).unwrap();
    let new = rewritten(&old, *lines, pack);
    if old == new {
        return;
    }
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(file, new).unwrap();
        return;
    }
    let (before, after): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    writeln!(differences, "{name}").unwrap();
    before
        .iter()
        .filter(|line| !after.contains(line))
        .for_each(|line| writeln!(differences, "- {line}").unwrap());
    after
        .iter()
        .filter(|line| !before.contains(line))
        .for_each(|line| writeln!(differences, "+ {line}").unwrap());
}

/// The file with the lines that are found now.
fn rewritten(old: &str, lines: Lines, pack: &Pack) -> String {
    let mut new = String::new();
    let mut sections = old.split("--- ").skip(1).peekable();
    while let Some(section) = sections.next() {
        let (head, body) = section.split_once('\n').unwrap();
        writeln!(new, "--- {head}").unwrap();
        let mut text = Vec::new();
        let (mut dct, mut url) = (None, None);
        for line in body.lines() {
            if let Some(date) = line.strip_prefix("dct: ") {
                dct = Some(date.parse().unwrap_or_else(|_| panic!("{head}: {date:?} is no date")));
            } else if let Some(site) = line.strip_prefix("url: ") {
                url = Some(site.to_owned());
            } else if let Some(paragraph) = line.strip_prefix("> ") {
                text.push(paragraph);
            } else if !line.starts_with('#') {
                continue;
            }
            writeln!(new, "{line}").unwrap();
        }
        let document = Document { url, ..article(&text.join("\n"), dct) };
        lines(&document, pack).iter().for_each(|line| writeln!(new, "{line}").unwrap());
        if sections.peek().is_some() {
            new.push('\n');
        }
    }
    new
}

/// "timex  29..42  "am Donnerstag"  2024-05-02  date/weekday  2024-05-02..2024-05-02 day".
fn timex_lines(document: &Document, pack: &Pack) -> Vec<String> {
    let found = annotate(document, pack).timexes;
    let line = |timex: &zeitstrahl::annotate::Timex| {
        let words = timex.span.of(&document.text);
        let stretch = timex.interval.map_or("-".to_owned(), |interval| {
            let time = |seconds| zeitstrahl::time::datetime_of(seconds).format("%Y-%m-%dT%H:%M").to_string();
            format!("{}..{} {:?}", time(interval.start), time(interval.end), timex.grain.unwrap())
        });
        let vague = if timex.vague { " vague" } else { "" };
        let range = timex.span.range();
        format!("timex  {range:?}  {words:?}  {}  {}  {stretch}{vague}", timex.value, timex.rule)
    };
    found.iter().map(line).collect()
}

/// "name  Per  0..6  "Jo Tal"  -", "actor  Jo Tal  Person  DE  Minister", "said  "es regne"  Jo Tal".
fn actor_lines(document: &Document, pack: &Pack) -> Vec<String> {
    let found = annotate(document, pack);
    let code = |country: Option<zeitstrahl::language::Country>| {
        country.map_or("-".to_owned(), |country| country.code().to_owned())
    };
    let names = found.mentions.iter().map(|mention| {
        let range = mention.span.range();
        let words = mention.span.of(&document.text);
        format!("name  {:?}  {range:?}  {words:?}  {}", mention.kind, code(mention.country))
    });
    let actors = found.actors.iter().map(|actor| {
        let role = actor.role.as_deref().unwrap_or("-");
        format!("actor  {}  {:?}  {}  {role}", actor.name, actor.kind, code(actor.country))
    });
    let said = found.quotations.iter().map(|quotation| {
        let words: Vec<&str> = quotation.content.iter().map(|span| span.of(&document.text)).collect();
        let speaker = quotation.speaker.map_or("-", |idx| found.actors[idx].name.as_str());
        let through = quotation
            .chain
            .iter()
            .filter_map(|link| Some(format!("  {:?}={}", link.role, found.actors[link.actor?].name)));
        format!("said  {:?}  {speaker}{}", words.join(" … "), through.collect::<String>())
    });
    names.chain(actors).chain(said).collect()
}

/// "Indirect  "es regne"  source="Jo Tal"  cue="sagte"  Speech  indirect/verb-second".
fn quotation_lines(document: &Document, pack: &Pack) -> Vec<String> {
    let words = |spans: &[zeitstrahl::text::Span]| {
        spans.iter().map(|span| span.of(&document.text)).collect::<Vec<_>>().join(" … ")
    };
    let line = |quotation: &zeitstrahl::annotate::Quotation| {
        let medium = quotation.medium.map_or("-".to_owned(), |medium| format!("{medium:?}"));
        format!(
            "{:?}  {:?}  source={:?}  cue={:?}  {medium}  {}{}",
            quotation.kind,
            words(&quotation.content),
            words(&quotation.source),
            words(&quotation.cue),
            quotation.rule,
            chain_words(document, quotation)
        )
    };
    annotate(document, pack).quotations.iter().map(line).collect()
}

/// "  Origin="a witness"" for every link of a quotation's chain.
fn chain_words(document: &Document, quotation: &zeitstrahl::annotate::Quotation) -> String {
    quotation
        .chain
        .iter()
        .map(|link| format!("  {:?}={:?}", link.role, link.span.of(&document.text)))
        .collect()
}

/// Events and, for statements, when they were said: kind, title or words, days, basis, mood, countries.
fn event_lines(document: &Document, pack: &Pack) -> Vec<String> {
    extract(Arc::new(document.clone()), pack, &Effort::unlimited())
        .items()
        .map(|item| item_line(&item))
        .collect()
}

fn item_line(item: &Item) -> String {
    let days = item
        .time
        .interval
        .map_or("-".to_owned(), |interval| format!("{} .. {}", interval.first_day(), interval.last_day()));
    let countries: Vec<&str> = item.countries.iter().map(|country| country.code()).collect();
    let (kind, words) = match item.kind {
        Kind::Event => ("event", item.title.as_deref().unwrap_or("-")),
        Kind::Statement(_) => ("said", item.text.as_str()),
    };
    let (basis, mood) = (item.time.basis, item.modality);
    format!("{kind}  {words:?}  {days}  {basis:?}  {mood:?}  {}", countries.join(" "))
}
