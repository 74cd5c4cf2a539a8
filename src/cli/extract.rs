//! `extract`: prints what was found.

use std::io::{self, BufWriter, Write};
use std::sync::atomic::AtomicBool;

use super::csv::CsvWriter;
use super::interrupt;
use super::report::Report;
use super::terminal::exit_code;
use crate::document::Given;
use crate::pipeline::{Outcome, Source, run};
use crate::record::write_line;

/// How the items are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One JSON object a line for each article.
    Lines,
    /// One line for each item.
    Csv,
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
        let outcome = read(&self.sources, &self.given, interrupt::watched());
        let out = BufWriter::new(io::stdout().lock());
        let written = match self.format {
            Format::Lines => write_lines(&outcome, out),
            Format::Csv => write_csv(&outcome, out),
        };
        exit_code(written, i32::from(!outcome.is_complete()))
    }
}

/// Reads all sources and tells on standard error what went wrong.
pub(super) fn read(sources: &[Source], given: &Given, cancel: &AtomicBool) -> Outcome {
    let report = Report::new();
    let outcome = run(sources, given, &|progress| report.progress(progress), cancel);
    report.problems(outcome.problems());
    outcome
}

fn write_lines(outcome: &Outcome, mut out: impl Write) -> io::Result<()> {
    for extraction in &outcome.extractions {
        writeln!(out, "{}", write_line(extraction))?;
    }
    out.flush()
}

fn write_csv(outcome: &Outcome, out: impl Write) -> io::Result<()> {
    let mut writer = CsvWriter::begin(out)?;
    outcome.extractions.iter().try_for_each(|extraction| writer.write(extraction))
}
