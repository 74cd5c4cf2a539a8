//! Arguments → what to run.

use std::io::{BufWriter, Write};

use crate::document::Given;
use crate::pipeline::{Source, run};
use crate::record::write_line;

/// Runs what the arguments (without the program's name) ask for; returns the exit code.
pub fn main(arguments: Vec<String>) -> i32 {
    let mut given = Given::default();
    let mut sources = Vec::new();
    let mut rest = arguments.into_iter().skip(1);
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--published" => given.published = rest.next().and_then(|text| text.parse().ok()),
            "--language" => given.language = rest.next(),
            "--format" => drop(rest.next()),
            "-" => sources.push(Source::Stdin),
            path => sources.push(Source::Path(path.into())),
        }
    }
    let outcome = run(&sources, &given);
    for problem in &outcome.problems {
        eprintln!("{}: {}", problem.origin, problem.cause.key());
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    for extraction in &outcome.extractions {
        if writeln!(out, "{}", write_line(extraction)).is_err() {
            return 1;
        }
    }
    i32::from(out.flush().is_err() || !outcome.problems.is_empty())
}
