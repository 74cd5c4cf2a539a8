//! What a command reads, and what of it passes: the same for pictures and for data.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;

use super::interrupt::{self, INTERRUPTED};
use super::report::Report;
use super::terminal::say;
use crate::document::Given;
use crate::pipeline::{Outcome, Source, run};
use crate::project::{ProjectFile, is_project};
use crate::store::Facet;
use crate::workspace::{Command, DataCommand, FilterCommand, Restored, Workspace};

/// What is read, and what of it passes.
#[derive(Debug, PartialEq)]
pub struct Input {
    /// Files, folders or one project.
    pub sources: Vec<Source>,
    /// Publication date and language for articles that do not say so themselves.
    pub given: Given,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
    /// Items with one of the values of each facet here alone, as they were typed; all where there are none.
    pub facets: Vec<(Facet, String)>,
}

/// What was read.
pub(super) struct Opened {
    /// All that was read, filtered as told; with all that was done in it where it is a project.
    pub workspace: Workspace,
    /// Whether every input was read.
    pub is_complete: bool,
}

impl Input {
    /// Reads the articles, or a project, and filters by the facets; else the exit code.
    pub(super) fn open(&self) -> Result<Opened, i32> {
        let mut opened = match project_of(&self.sources) {
            Some(path) => project(path)?,
            None => self.articles()?,
        };
        if let Err(Unknown { facet, text }) = self.filter(&mut opened.workspace) {
            say(&format!("zeitstrahl: {} {text}: {}", facet.keys().option, facet.argument().unknown));
            return Err(2);
        }
        Ok(opened)
    }

    fn articles(&self) -> Result<Opened, i32> {
        let outcome = read(&self.sources, &self.given, interrupt::watched());
        if outcome.cancelled {
            say("Stopped: nothing was written.");
            return Err(INTERRUPTED);
        }
        let is_complete = outcome.is_complete();
        Ok(Opened { workspace: Workspace::new(outcome.extractions), is_complete })
    }

    fn filter(&self, workspace: &mut Workspace) -> Result<(), Unknown> {
        for (facet, text) in &self.facets {
            let unknown = || Unknown { facet: *facet, text: text.clone() };
            let value = facet.parse(workspace.store(), text).ok_or_else(unknown)?;
            workspace.apply(Command::Filter(FilterCommand::Include(value)));
        }
        Ok(())
    }
}

/// The project that is to be read, where it is one.
pub(super) fn project_of(sources: &[Source]) -> Option<&Path> {
    match sources {
        [Source::Path(path)] if is_project(path) => Some(path),
        _ => None,
    }
}

/// What a project holds; else the exit code.
pub(super) fn project(path: &Path) -> Result<Opened, i32> {
    let (contents, problems) = ProjectFile::look(path).map_err(|error| {
        say(&format!("zeitstrahl: {}: {error}", path.display()));
        1
    })?;
    Report::new().problems(&problems);
    let mut workspace = Workspace::default();
    let restored = Restored::new(contents.into_work(), workspace.store().generation());
    workspace.apply(Command::Data(DataCommand::Restore(Box::new(restored))));
    Ok(Opened { workspace, is_complete: problems.is_empty() })
}

/// A value of a facet that nothing in the articles has.
struct Unknown {
    facet: Facet,
    text: String,
}

/// Reads all sources and tells on standard error what went wrong.
fn read(sources: &[Source], given: &Given, cancel: &AtomicBool) -> Outcome {
    let report = Report::new();
    let outcome = run(sources, given, &|progress| report.progress(progress), cancel);
    report.problems(outcome.problems());
    outcome
}
