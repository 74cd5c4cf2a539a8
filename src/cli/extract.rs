//! `extract`: prints what was found.

use std::io::{self, Write};
use std::ops::ControlFlow;
use std::sync::atomic::Ordering;

use super::csv::CsvWriter;
use super::input::{Opened, project, project_of};
use super::interrupt::{self, INTERRUPTED};
use super::report::Report;
use super::terminal::{exit_code, say};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Given;
use crate::item::Extraction;
use crate::pipeline::{Done, Progress, Source, stream};
use crate::record::{write_line, write_line_with_clauses};

/// How the items are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One JSON object a line for each article.
    Lines,
    /// The same, with the clauses of the text.
    LinesWithClauses,
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
    /// Reads and prints each article when it is done; returns the exit code.
    pub(super) fn run(&self) -> i32 {
        let (cancel, report) = (interrupt::watched(), Report::new());
        let mut printer = match Printer::begin(self.format, io::stdout().lock()) {
            Ok(printer) => printer,
            Err(error) => return exit_code(Err(error), 0),
        };
        if let Some(path) = project_of(&self.sources) {
            return project(path).map_or_else(|code| code, |opened| printer.print_all(&opened));
        }
        let mut printed = Printed::default();
        let mut written = Ok(());
        let watch = |progress: Progress<'_>| report.progress(progress);
        stream(&self.sources, &self.given, &watch, cancel, &mut |done| {
            report.problems(problems(&done));
            printed.count(&done);
            if let Done::Article(article) = &done {
                written = printer.print(article);
            }
            if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        if written.is_ok() && cancel.load(Ordering::Relaxed) {
            let Printed { articles, files, .. } = printed;
            say(&format!("Stopped: {articles} articles were printed, {files} files are done."));
            return INTERRUPTED;
        }
        exit_code(written, i32::from(printed.has_failed))
    }
}

/// What was printed.
#[derive(Default)]
struct Printed {
    articles: usize,
    files: usize,
    /// Whether some input could not be read.
    has_failed: bool,
}

impl Printed {
    fn count(&mut self, done: &Done) {
        match done {
            Done::Article(_) => self.articles += 1,
            Done::File(_) => self.files += 1,
        }
        self.has_failed |= problems(done).iter().any(|problem| problem.cause.severity() == Severity::Error);
    }
}

fn problems(done: &Done) -> &[Diagnostic] {
    match done {
        Done::Article(article) => &article.document.diagnostics,
        Done::File(file) => &file.problems,
    }
}

/// Prints articles, each in whole lines, so that whoever stops the program has no half one.
enum Printer<W> {
    Lines(W, fn(&Extraction) -> String),
    Csv(CsvWriter<W>),
}

impl<W: Write> Printer<W> {
    fn begin(format: Format, out: W) -> io::Result<Self> {
        match format {
            Format::Lines => Ok(Self::Lines(out, write_line)),
            Format::LinesWithClauses => Ok(Self::Lines(out, write_line_with_clauses)),
            Format::Csv => CsvWriter::begin(out).map(Self::Csv),
        }
    }

    /// Prints the articles of a project, as a person corrected them; returns the exit code.
    fn print_all(&mut self, opened: &Opened) -> i32 {
        let store = opened.workspace.store();
        let written = store.documents().try_for_each(|(idx, _)| self.print(store.extraction(idx)));
        exit_code(written, i32::from(!opened.is_complete))
    }

    fn print(&mut self, article: &Extraction) -> io::Result<()> {
        match self {
            Self::Csv(writer) => writer.write(article),
            Self::Lines(out, line_of) => {
                let mut line = line_of(article);
                line.push('\n');
                out.write_all(line.as_bytes())?;
                out.flush()
            }
        }
    }
}
