//! Time expressions alone: how much text a CPU second reads, and what hostile text costs.

#[path = "../tests/common/article.rs"]
mod article;
mod common;

use article::article;
use common::{Report, cpu_ms};
use zeitstrahl::annotate::{Prepared, find_timexes};
use zeitstrahl::language::{Pack, pack_for};

/// Milliseconds of CPU time that a megabyte may cost: 5 MB a second.
const MS_A_MEGABYTE: f64 = 200.0;

/// Sentences as German news has them, half of them without a time.
const SENTENCES: [&str; 12] = [
    "Die Ministerin sagte am Mittwoch in Berlin, der Entwurf werde noch in diesem Jahr vorgelegt.",
    "Der Bürgermeister verwies auf die gestiegenen Kosten für Schulen, Straßen und Krankenhäuser.",
    "Seit mehr als zwei Jahren verhandeln die beiden Seiten über einen Vertrag.",
    "Nach Angaben der Polizei wurden vier Menschen leicht verletzt, zwei davon am Kopf.",
    "In der Nacht zum Donnerstag brach in einer Lagerhalle am Hafen ein Feuer aus.",
    "Das Unternehmen beschäftigt rund 1900 Leute und gehört zu den größten der Region.",
    "Im Sommer 2019 hatte die Regierung den Plan zum ersten Mal vorgestellt.",
    "Ein Sprecher wollte sich dazu nicht äußern und bat um Geduld.",
    "Die Sitzung beginnt am Freitag, 12. September, um 19.30 Uhr im Rathaus.",
    "Kritik kam von der Opposition, die dem Minister Untätigkeit vorwarf.",
    "Zwischen 2014 und 2022 hat sich die Zahl der Anträge verdoppelt.",
    "Die Straße bleibt gesperrt, eine Umleitung ist ausgeschildert.",
];

fn main() {
    let Some(pack) = pack_for("de") else { return };
    let mut report = Report::new("Time expressions");
    let news = news(1, 1_000_000);
    let figure = per_megabyte(&news, pack);
    report.add("news, a megabyte", figure, Some(MS_A_MEGABYTE), "ms");
    println!("  {:62} {:9.1} MB/s", "that is", 1_000.0 / figure);
    for (name, text) in [
        ("10 MB of digits, a megabyte", "7".repeat(10_000_000)),
        ("a million commas, a megabyte", ",".repeat(1_000_000)),
        ("100,000 dates in one paragraph, a megabyte", "am 3. Mai 2024 und ".repeat(100_000)),
        ("100,000 half expressions, a megabyte", "in der Nacht zum vom bis ".repeat(100_000)),
    ] {
        report.add(name, per_megabyte(&text, pack), None, "ms");
    }
    report.write();
}

/// Milliseconds of CPU time for each megabyte of `text`, tokens and sentences not counted.
fn per_megabyte(text: &str, pack: &Pack) -> f64 {
    let document = article(text, "2025-09-05".parse().ok());
    let prepared = Prepared::new(&document, pack);
    cpu_ms(3, || (), |()| find_timexes(&prepared)) / (text.len() as f64 / 1e6)
}

/// At least `n_bytes` of news from a seed.
fn news(seed: u64, n_bytes: usize) -> String {
    let (mut text, mut state) = (String::new(), seed);
    while text.len() < n_bytes {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        text.push_str(SENTENCES[(state >> 33) as usize % SENTENCES.len()]);
        text.push_str(if (state >> 40) % 5 == 0 { "\n" } else { " " });
    }
    text
}
