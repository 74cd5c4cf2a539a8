//! Data: what of a file is seen before it is written. The look is made off the window's thread.

use std::sync::mpsc::Receiver;

use chrono::Local;
use egui::Context;

use super::making::on_another_thread;
use crate::export::Format;
use crate::export::data::{self, Selection};
use crate::wording::Wording;
use crate::workspace::Workspace;

/// The most lines that are looked at.
const LINES: usize = 60;

/// What is looked at.
#[derive(Clone, Debug, PartialEq)]
struct Wanted {
    format: Format,
    title: String,
    /// Number of the store and of what is put on it, and how many items pass: another look where one changes.
    generation: u64,
    work: u64,
    n_passing: usize,
}

/// The begin of a file, and what it says about the whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Begin {
    /// Its first lines.
    pub lines: Vec<String>,
    /// How many items it holds, by which filters, and what is left out.
    pub account: String,
}

/// A look at data that is made, or being made.
#[derive(Default)]
pub struct DataLook {
    of: Option<Wanted>,
    /// What was made last.
    pub begin: Begin,
    making: Option<(Wanted, Receiver<Begin>)>,
}

/// What passes in `workspace`, called `title` where that is not empty.
pub fn selection(workspace: &Workspace, title: &str, words: &'static Wording) -> Selection {
    let mut selection = Selection::filtered(workspace, words, Local::now().fixed_offset());
    if !title.trim().is_empty() {
        title.trim().clone_into(&mut selection.title);
    }
    selection
}

impl DataLook {
    /// Takes in the look that is done, and starts one where something else is wanted.
    pub fn refresh(
        &mut self,
        ctx: &Context,
        format: Format,
        title: &str,
        workspace: &Workspace,
        words: &'static Wording,
    ) {
        if let Some((_, receiver)) = &self.making
            && let Ok(begin) = receiver.try_recv()
        {
            self.begin = begin;
            self.of = self.making.take().map(|(wanted, _)| wanted);
        }
        let result = workspace.result();
        let wanted = Wanted {
            format,
            title: title.to_owned(),
            generation: result.generation,
            work: result.work,
            n_passing: result.n_passing,
        };
        if self.of.as_ref() == Some(&wanted) || self.making.is_some() {
            return;
        }
        let selection = selection(workspace, title, words);
        let make = move || Begin {
            lines: data::first_lines(format, &selection, LINES),
            account: data::account_of(format, &selection),
        };
        self.making = Some((wanted, on_another_thread(ctx, make)));
    }

    /// Whether a look is being made.
    pub fn is_making(&self) -> bool {
        self.making.is_some()
    }
}
