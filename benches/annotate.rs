//! Extraction: how much text a CPU second reads, time expressions alone and the whole way from text to
//! items, and what hostile text costs.
//!
//! `ZEITSTRAHL_ARTICLES` names a file of article JSONL to be measured beside the generated news.

#[path = "../tests/common/article.rs"]
mod article;
mod common;
#[path = "../tests/common/pathological.rs"]
mod pathological;

use std::sync::Arc;

use article::article;
use common::{Report, cpu_ms};
use zeitstrahl::annotate::{Prepared, find_timexes};
use zeitstrahl::document::{Document, Given, Loaded, load};
use zeitstrahl::effort::Effort;
use zeitstrahl::item::extract;
use zeitstrahl::language::{Pack, pack_for};

/// Milliseconds of CPU time that a megabyte may cost, time expressions alone: 5 MB a second.
const TIME_BUDGET: f64 = 200.0;
/// The same for the whole pipeline: 1 MB a second.
const PIPELINE_BUDGET: f64 = 1000.0;
/// Milliseconds until the words and rules of a language are loaded.
const LOADING_BUDGET: f64 = 300.0;

/// Sentences as German news has them; N, P and O stand for a name, a place and a body.
const SENTENCES: [&str; 18] = [
    "Die Ministerin N sagte am Mittwoch in P, der Entwurf werde noch in diesem Jahr vorgelegt.",
    "„Wir brauchen eine Lösung, die alle mittragen“, erklärte N vor Journalisten in P.",
    "Der Bürgermeister verwies auf die gestiegenen Kosten für Schulen, Straßen und Krankenhäuser.",
    "Seit mehr als zwei Jahren verhandeln O und die Regierung in P über einen Vertrag.",
    "Nach Angaben der Polizei wurden vier Menschen leicht verletzt, zwei davon am Kopf.",
    "In der Nacht zum Donnerstag brach in einer Lagerhalle am Hafen von P ein Feuer aus.",
    "O beschäftigt rund 1900 Leute und gehört zu den größten Arbeitgebern der Region.",
    "Im Sommer 2019 hatte die Regierung den Plan zum ersten Mal vorgestellt.",
    "Ein Sprecher von O wollte sich dazu nicht äußern und bat um Geduld.",
    "Die Sitzung beginnt am Freitag, 12. September, um 19.30 Uhr im Rathaus von P.",
    "Kritik kam von der Opposition, deren Vorsitzende N dem Minister Untätigkeit vorwarf.",
    "Zwischen 2014 und 2022 hat sich die Zahl der Anträge in P nach Darstellung von O verdoppelt.",
    "Die Straße bleibt gesperrt, eine Umleitung ist ausgeschildert.",
    "Laut N soll das Parlament in P das Abkommen am 3. Oktober unterzeichnen.",
    "Man habe die Warnungen gehört, so N, aber nicht ernst genommen.",
    "Der russische Außenminister traf in P mit seinem Kollegen aus Frankreich zusammen.",
    "Sie kündigte an, dass O in den kommenden Wochen neue Zahlen vorlegen werde.",
    "Vor einem Jahr war N noch als Favorit in die Wahl gegangen, am Ende verlor er deutlich.",
];
const NAMES: [&str; 6] =
    ["Petra Lindner", "Jörg Halberg", "Sabine Kröger", "Emmanuel Macron", "Markus Thalheim", "Aylin Demir"];
const PLACES: [&str; 6] = ["Berlin", "Wien", "Hannover", "Paris", "Kiew", "Zürich"];
const BODIES: [&str; 5] =
    ["die Deutsche Bahn", "die Gewerkschaft Verdi", "das Auswärtige Amt", "die EU-Kommission", "Siemens"];

fn main() {
    let Ok(pack) = pack_for("de") else { return };
    let news = documents(1, 1_000_000);
    time(&news, pack);
    pipeline(&news, pack);
    pathological(pack);
}

fn time(news: &[Arc<Document>], pack: &Pack) {
    let mut report = Report::new("Time expressions");
    let figure = time_per_megabyte(news, pack);
    report.add("news, a megabyte", figure, Some(TIME_BUDGET), "ms");
    println!("  {:62} {:9.1} MB/s", "that is", 1_000.0 / figure);
    for (name, text) in [
        ("10 MB of digits, a megabyte", "7".repeat(10_000_000)),
        ("a million commas, a megabyte", ",".repeat(1_000_000)),
        ("10,000 dates in one paragraph, a megabyte", "am 3. Mai 2024 und ".repeat(10_000)),
        ("100,000 dates in one paragraph, a megabyte", "am 3. Mai 2024 und ".repeat(100_000)),
        ("100,000 half expressions, a megabyte", "in der Nacht zum vom bis ".repeat(100_000)),
    ] {
        report.add(name, time_per_megabyte(&[document(&text)], pack), None, "ms");
    }
    report.write();
}

fn pipeline(news: &[Arc<Document>], pack: &Pack) {
    let mut report = Report::new("Extraction");
    let loading = cpu_ms(3, || (), |()| Pack::load(&pack.tag));
    report.add("loading the words and rules of German", loading, Some(LOADING_BUDGET), "ms");
    let figure = per_megabyte(news, pack);
    report.add("news, a megabyte", figure, Some(PIPELINE_BUDGET), "ms");
    println!("  {:62} {:9.1} MB/s", "that is", 1_000.0 / figure);
    match given_articles() {
        Some(articles) => {
            let figure = per_megabyte(&articles, pack);
            report.add("the articles given, a megabyte", figure, Some(PIPELINE_BUDGET), "ms");
        }
        None => println!("  {:62} not run: ZEITSTRAHL_ARTICLES names none", "the articles given"),
    }
    let sentence =
        |n_bytes: usize| "und der Sprecher sagte in Berlin am Montag dazu wenig ".repeat(n_bytes / 54);
    for (name, text) in [
        ("1,000 unclosed quotation marks, a megabyte", "Er sagte: „Das ist gut. ".repeat(1_000)),
        ("10,000 unclosed quotation marks, a megabyte", "Er sagte: „Das ist gut. ".repeat(10_000)),
        ("a sentence of 1 MB, a megabyte", sentence(1_000_000)),
        ("a sentence of 5 MB, a megabyte", sentence(5_000_000)),
    ] {
        report.add(name, per_megabyte(&[document(&text)], pack), None, "ms");
    }
    report.write();
}

/// The same texts as in tests/effort.rs, where their steps are counted.
fn pathological(pack: &Pack) {
    const LENGTH: usize = 100_000;
    let mut report = Report::new("Texts that nobody wrote to be read");
    for text in pathological::all() {
        let figure = per_megabyte(&[document(&text.of(LENGTH))], pack);
        report.add(&format!("{}, a megabyte", text.name), figure, None, "ms");
    }
    report.write();
}

/// Milliseconds of CPU time for each megabyte of text, tokens and sentences not counted.
fn time_per_megabyte(documents: &[Arc<Document>], pack: &Pack) -> f64 {
    let unlimited = Effort::unlimited();
    let prepared: Vec<_> =
        documents.iter().map(|document| Prepared::new(document, pack, &unlimited)).collect();
    let run = |()| prepared.iter().map(|prepared| find_timexes(prepared).len()).sum::<usize>();
    cpu_ms(3, || (), run) / megabytes(documents)
}

/// Milliseconds of CPU time for each megabyte from text to items.
fn per_megabyte(documents: &[Arc<Document>], pack: &Pack) -> f64 {
    let run = |()| {
        documents
            .iter()
            .map(|document| extract(document.clone(), pack, &Effort::for_text(document.text.len())).n_items())
            .sum::<usize>()
    };
    cpu_ms(3, || (), run) / megabytes(documents)
}

fn megabytes(documents: &[Arc<Document>]) -> f64 {
    documents.iter().map(|document| document.text.len()).sum::<usize>() as f64 / 1e6
}

fn document(text: &str) -> Arc<Document> {
    Arc::new(article(text, "2025-09-05".parse().ok()))
}

/// The articles that the environment names.
fn given_articles() -> Option<Vec<Arc<Document>>> {
    let path = std::env::var("ZEITSTRAHL_ARTICLES").ok()?;
    let bytes = std::fs::read(&path).inspect_err(|error| eprintln!("{path}: {error}")).ok()?;
    let (loaded, _) = load(&path, &bytes, &Given::default());
    let article = |loaded| match loaded {
        Loaded::Article(document) => Some(Arc::new(document)),
        Loaded::Extracted { .. } | Loaded::Told(_) => None,
    };
    Some(loaded.into_iter().filter_map(article).collect())
}

/// At least `n_bytes` of news from a seed, in articles of some 20 sentences.
fn documents(seed: u64, n_bytes: usize) -> Vec<Arc<Document>> {
    let (mut documents, mut state, mut total) = (Vec::new(), seed, 0);
    let mut pick = |end: usize| {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (state >> 33) as usize % end
    };
    while total < n_bytes {
        let mut text = String::new();
        for _ in 0..20 {
            let sentence = SENTENCES[pick(SENTENCES.len())].split(' ').map(|word| {
                match word.trim_end_matches([',', '.']) {
                    "N" => word.replace('N', NAMES[pick(NAMES.len())]),
                    "P" => word.replace('P', PLACES[pick(PLACES.len())]),
                    "O" => word.replace('O', BODIES[pick(BODIES.len())]),
                    _ => word.to_owned(),
                }
            });
            text.push_str(&sentence.collect::<Vec<_>>().join(" "));
            text.push_str(if pick(5) == 0 { "\n" } else { " " });
        }
        total += text.len();
        documents.push(document(&text));
    }
    documents
}
