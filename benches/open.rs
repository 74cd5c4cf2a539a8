//! Opening what `extract` printed: a million items from a file of lines to the first answer.

#[allow(dead_code, reason = "shared with the other benches")]
mod common;
#[allow(dead_code, reason = "shared with tests, which use more of it")]
#[path = "../tests/common/generate.rs"]
mod generate;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use common::{Report, memory};
use cpu_time::ProcessTime;
use generate::{Dice, generate};
use zeitstrahl::document::Given;
use zeitstrahl::effort::Effort;
use zeitstrahl::pipeline::{Outcome, Progress, Source, run};
use zeitstrahl::record::write_line;
use zeitstrahl::workspace::Workspace;

/// Number of items, with the budget for opening them in milliseconds of all cores together (ARCHITECTURE.md).
const SIZES: [(usize, &str, Option<f64>); 2] = [(100_000, "100 k", None), (1_000_000, "1 M", Some(10_000.0))];

fn main() -> std::io::Result<()> {
    let mut report = Report::new("Opening");
    for (n_items, name, budget) in SIZES {
        let path = std::env::temp_dir().join(format!("zeitstrahl-bench-{n_items}.jsonl"));
        let written = write(&path, n_items).map(|()| opening(&path, name, budget, &mut report));
        std::fs::remove_file(&path)?;
        written?;
    }
    let path = std::env::temp_dir().join("zeitstrahl-bench-alike.jsonl");
    let (n_items, budget) = (1_000_000, Some(10_000.0));
    let written = write_alike(&path, n_items).map(|()| opening(&path, "1 M alike", budget, &mut report));
    std::fs::remove_file(&path)?;
    written?;
    report.write();
    Ok(())
}

/// Writes items from a seed as `extract` prints them.
fn write(path: &Path, n_items: usize) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    for extraction in generate(1, n_items) {
        writeln!(out, "{}", write_line(&extraction))?;
    }
    out.flush()
}

/// Writes items that all have the same words, said by few people in few countries, over twenty years: as many
/// may be the same as merging ever meets.
fn write_alike(path: &Path, n_items: usize) -> std::io::Result<()> {
    const ITEMS: usize = 50;
    let mut out = BufWriter::new(File::create(path)?);
    let mut dice = Dice::new(11);
    let first = chrono::NaiveDate::from_ymd_opt(2004, 3, 1).unwrap_or_default();
    let text = "Der Rat will weiter über den Hafen beraten.";
    for number in 0..n_items / ITEMS {
        let published = first + chrono::Days::new(dice.below(7_300) as u64);
        let cast: Vec<String> = (0..6).map(|_| format!("mitglied-{}", dice.below(3_000))).collect();
        let items: Vec<_> = (0..ITEMS)
            .map(|at| {
                let is_event = dice.chance(30);
                let day = (published - chrono::Days::new(dice.mostly_small(8) as u64)).to_string();
                let basis = ["stated", "assumed", "assumed", "vague"][dice.below(4)];
                let country = ["UA", "RU", "FR", "DE", "PL", "TR"][dice.mostly_small(6)];
                let speaker = &cast[dice.below(cast.len())];
                serde_json::json!({
                    "id": format!("{number}:{at}"), "kind": if is_event { "event" } else { "statement" },
                    "form": (!is_event).then_some("indirect"),
                    "title": is_event.then_some("Beratung über den Hafen"), "text": text,
                    "spans": [[0, text.len()]],
                    "time": { "from": day, "to": day, "grain": "day", "basis": basis },
                    "about": { "from": null, "to": null }, "modality": "asserted",
                    "speaker": (!is_event).then_some(speaker), "addressees": [], "actors": [],
                    "country": country, "countries": [country], "place": null, "medium": null,
                    "rule": "generated", "confidence": 0.5,
                })
            })
            .collect();
        let actor = |id: &String| serde_json::json!({ "id": id, "name": id, "kind": "person", "role": null, "country": null, "aliases": [] });
        let line = serde_json::json!({
            "id": number.to_string(), "path": null, "title": null, "language": "de",
            "published": { "date": published.to_string(), "evidence": "given" }, "text": text,
            "timexes": [], "mentions": [], "quotations": [], "items": items,
            "actors": cast.iter().map(actor).collect::<Vec<_>>(), "problems": [],
        });
        writeln!(out, "{line}")?;
    }
    out.flush()
}

fn opening(path: &Path, name: &str, budget: Option<f64>, report: &mut Report) {
    let megabytes = path.metadata().map_or(0.0, |file| file.len() as f64 / 1e6);
    report.add(&format!("{name}: size of the file"), megabytes, None, "MB");
    let before = memory::held();
    let start = ProcessTime::now();
    let (outcome, n_steps) = read(path, &AtomicBool::new(false));
    let reading = ms(start.elapsed());
    let workspace = Workspace::new(outcome.extractions);
    let all = ms(start.elapsed());
    report.add(&format!("{name}: reading"), reading, None, "ms");
    report.add(&format!("{name}: opening, reading and first answer"), all, budget, "ms");
    report.add(&format!("{name}: steps of progress told"), n_steps as f64, None, "");
    let n_text: usize = workspace.extractions().iter().map(|one| one.document.text.len()).sum();
    let each = (memory::held() - before - n_text) as f64 / workspace.store().len() as f64;
    report.add(&format!("{name}: all memory beside the text"), each, Some(160.0), "B/item");
    let start = ProcessTime::now();
    workspace.store().prepare_search(&Effort::unlimited());
    report.add(&format!("{name}: making ready for searching"), ms(start.elapsed()), None, "ms");
    report.add(&format!("{name}: items in the end"), workspace.store().len() as f64, None, "");
    let start = ProcessTime::now();
    let stopped = AtomicBool::new(true);
    let (outcome, _) = read(path, &stopped);
    report.add(&format!("{name}: stopped at once"), ms(start.elapsed()), None, "ms");
    assert!(outcome.cancelled && stopped.load(Ordering::Relaxed));
}

fn read(path: &Path, cancel: &AtomicBool) -> (Outcome, usize) {
    let n_steps = Mutex::new(0);
    let watch = |progress: Progress| {
        if let (Progress::Advanced { .. }, Ok(mut n_steps)) = (progress, n_steps.lock()) {
            *n_steps += 1;
        }
    };
    let outcome = run(&[Source::Path(PathBuf::from(path))], &Given::default(), &watch, cancel);
    let n_steps = n_steps.lock().map_or(0, |n_steps| *n_steps);
    (outcome, n_steps)
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
