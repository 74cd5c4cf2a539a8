//! `extract`: prints what was found.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::sync::atomic::AtomicBool;

use super::csv::write_csv;
use crate::diagnostic::Severity;
use crate::document::Given;
use crate::pipeline::{Outcome, Progress, Source, run};
use crate::record::write_line;
use crate::wording::{Tongue, Wording};

/// How the items are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One JSON object a line for each article.
    Lines,
    /// One line for each item.
    Csv,
}

impl Format {
    /// By the name it has on the command line.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "jsonl" => Some(Self::Lines),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

/// What `extract` is told.
#[derive(Debug, PartialEq)]
pub struct Extract {
    /// What is read.
    pub sources: Vec<Source>,
    /// Publication date and language for articles that do not say so themselves.
    pub given: Given,
    /// How it is printed.
    pub format: Format,
}

impl Extract {
    /// Reads and prints; returns the exit code.
    pub(super) fn run(&self) -> i32 {
        let outcome = read(&self.sources, &self.given);
        let out = BufWriter::new(io::stdout().lock());
        let written = match self.format {
            Format::Lines => write_lines(&outcome, out),
            Format::Csv => write_csv(&outcome, out),
        };
        match written {
            Ok(()) => i32::from(!outcome.is_complete()),
            // Whoever reads has enough: no error, as with `| head`.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
            Err(error) => {
                eprintln!("zeitstrahl: {error}");
                1
            }
        }
    }
}

/// Reads all sources and tells on standard error what went wrong.
pub(super) fn read(sources: &[Source], given: &Given) -> Outcome {
    let at_terminal = io::stderr().is_terminal();
    let watch = |progress: Progress| match progress {
        Progress::Started { .. } | Progress::Opened { .. } => {}
        // A line that writes over itself, for whoever waits for a large file.
        Progress::Advanced { name, articles, share, .. } if at_terminal && articles > 1 => {
            eprint!("\r{name}: {:.0} % ", share * 100.0);
        }
        Progress::Advanced { name, articles, share, .. } => {
            log::debug!("{name}: {articles} articles, {:.0} % read", share * 100.0);
        }
        Progress::Finished { file, done, total } => {
            let (name, articles) = (&file.name, file.articles);
            log::info!(
                "{done} of {total}: {name}: {articles} articles, {} items",
                file.statements + file.events
            );
        }
    };
    let outcome = run(sources, given, &watch, &AtomicBool::new(false));
    let wording = Wording::of(Tongue::English);
    for problem in outcome.problems().filter(|problem| problem.cause.severity() > Severity::Note) {
        eprintln!("{} {}", wording.problem(problem), wording.next_step(problem));
    }
    outcome
}

fn write_lines(outcome: &Outcome, mut out: impl Write) -> io::Result<()> {
    for extraction in &outcome.extractions {
        writeln!(out, "{}", write_line(extraction))?;
    }
    out.flush()
}
