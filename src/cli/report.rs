//! What is told on standard error while files are read.

use std::io::{self, IsTerminal};

use super::terminal::{say, say_over};
use crate::diagnostic::{Diagnostic, Severity};
use crate::pipeline::Progress;
use crate::wording::{Tongue, Wording};

/// Tells how far reading is, and what could not be read.
#[derive(Debug)]
pub(super) struct Report {
    /// A person is looking: they see a line that writes over itself.
    is_at_terminal: bool,
}

impl Report {
    pub(super) fn new() -> Self {
        Self { is_at_terminal: io::stderr().is_terminal() }
    }

    /// Tells of a step of the work.
    pub(super) fn progress(&self, progress: Progress) {
        match progress {
            Progress::Started { .. } | Progress::Opened { .. } => {}
            Progress::Listed { entries } if self.is_at_terminal => {
                say_over(&format!("{entries} files and folders seen "));
            }
            Progress::Listed { entries } => log::debug!("{entries} files and folders seen"),
            Progress::Advanced { name, articles, share, .. } if self.is_at_terminal && articles > 1 => {
                say_over(&format!("{name}: {:.0} % ", share * 100.0));
            }
            Progress::Advanced { name, articles, share, .. } => {
                log::debug!("{name}: {articles} articles, {:.0} % read", share * 100.0);
            }
            Progress::Finished { file, done, total } => {
                let (name, articles) = (&file.name, file.articles);
                let items = file.statements + file.events;
                log::info!("{done} of {total}: {name}: {articles} articles, {items} items");
            }
        }
    }

    /// Tells what could not be read, or not in full; what is only worth knowing is passed over.
    pub(super) fn problems<'a>(&self, problems: impl IntoIterator<Item = &'a Diagnostic>) {
        let wording = Wording::of(Tongue::English);
        let is_told = |problem: &&Diagnostic| problem.cause.severity() > Severity::Note;
        for problem in problems.into_iter().filter(is_told) {
            if self.is_at_terminal {
                say_over("");
            }
            say(&format!("{} {}", wording.problem(problem), wording.next_step(problem)));
        }
    }
}
