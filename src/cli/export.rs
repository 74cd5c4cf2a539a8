//! `export`: writes what passes the filters as data.

use std::io;
use std::path::PathBuf;

use chrono::Local;

use super::input::{Input, Opened};
use super::terminal::say;
use crate::export::data::{self, Selection, Watch};
use crate::export::{Format, save_by};
use crate::time::TimeInterval;
use crate::wording::{Tongue, Wording};
use crate::workspace::{Command, FilterCommand, Workspace};

/// What `export` is told.
#[derive(Debug, PartialEq)]
pub struct Export {
    /// What is read, and what of it passes.
    pub input: Input,
    /// What is written; no picture.
    pub format: Format,
    /// The file to write.
    pub out: PathBuf,
    /// The title, where one is told.
    pub title: Option<String>,
    /// Language of the words that are no article's.
    pub tongue: Tongue,
}

impl Export {
    /// Reads, filters and writes; returns the exit code.
    pub(super) fn run(&self) -> i32 {
        let Opened { mut workspace, is_complete } = match self.input.open() {
            Ok(opened) => opened,
            Err(code) => return code,
        };
        self.narrow(&mut workspace);
        let now = Local::now().fixed_offset();
        let mut selection = Selection::filtered(&workspace, Wording::of(self.tongue), now);
        if let Some(title) = self.title.clone().filter(|title| !title.is_empty()) {
            selection.title = title;
        }
        let fill = |out: &mut dyn io::Write| data::write(self.format, &selection, &Watch::default(), out);
        match save_by(&self.out, &self.input.sources, fill) {
            Ok(()) => i32::from(!is_complete),
            Err(reason) => {
                say(&format!("zeitstrahl: {} could not be written: {reason}", self.out.display()));
                1
            }
        }
    }

    /// Lets only items pass that are in the days told; one day alone bounds one side.
    fn narrow(&self, workspace: &mut Workspace) {
        let known = workspace.view().filter.time.or_else(|| workspace.store().extent(workspace.view().clock));
        let (Some(known), true) = (known, self.input.from.is_some() || self.input.to.is_some()) else {
            return;
        };
        let start = self.input.from.map_or(known.start, |day| TimeInterval::day(day).start);
        let end = self.input.to.map_or(known.end, |day| TimeInterval::day(day).end);
        // Days beyond all that is known leave nothing.
        let time = TimeInterval::new(start, end.max(start + 1));
        workspace.apply(Command::Filter(FilterCommand::SetTimeRange(time)));
    }
}
