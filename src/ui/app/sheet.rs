//! Tables that are opened: asked about one after the other.

use std::path::Path;
use std::sync::Arc;

use egui::Context;

use super::{App, Dialog};
use crate::diagnostic::{Cause, Diagnostic};
use crate::item::Extraction;
use crate::pipeline::Source;
use crate::sheet::is_sheet;
use crate::ui::compose;
use crate::ui::dialog::sheet::SheetDialog;
use crate::ui::overlay::toast::Toast;
use crate::workspace::{Command, DataCommand};

/// Whether a source is a table.
fn is_table(source: &Source) -> bool {
    matches!(source, Source::Path(path) if is_sheet(&path.to_string_lossy()) && path.is_file())
}

impl App {
    /// Takes the tables out of `sources`, to ask about them.
    pub(super) fn take_sheets(&mut self, ctx: &Context, sources: Vec<Source>) -> Vec<Source> {
        let (tables, others): (Vec<Source>, Vec<Source>) = sources.into_iter().partition(is_table);
        for table in tables {
            if let Source::Path(path) = table {
                self.tables.push(path);
            }
        }
        self.tables.read_next(ctx);
        others
    }

    /// Asks about the table that was read, once no other dialog is open.
    pub(super) fn take_sheet(&mut self, ctx: &Context, now: f64) {
        if self.dialog.is_some() {
            return;
        }
        match self.tables.take() {
            Some((path, Ok(sheet))) => {
                let dialog = SheetDialog::new(self.words(), &self.workspace, path, sheet);
                self.dialog = Some(Dialog::Sheet(Box::new(dialog)));
            }
            Some((path, Err(cause))) => self.no_sheet(cause, &path, now),
            None => self.tables.read_next(ctx),
        }
    }

    fn no_sheet(&mut self, cause: Cause, path: &Path, now: f64) {
        let problem = Diagnostic::new(cause, path.to_string_lossy());
        let compose::ProblemWords { what: title, help: text } = compose::problem(self.words(), &problem);
        self.session.problems.add(&problem);
        self.toasts.push(Toast { failed: true, title, text, offer: None }, now);
    }

    /// Opens the rows of a table as items, as a step of undo.
    pub(super) fn add_table(&mut self, table: Arc<Extraction>, now: f64) {
        let title = self.words().count("sheet.made", table.n_items());
        if let Some(path) = &table.document.path {
            self.session.sources.push(Source::Path(path.into()));
        }
        if !self.is_open() && self.session.title.is_none() {
            self.session.title = Some(table.document.name().into());
        }
        self.change(Command::Data(DataCommand::AddTable(table)), now);
        self.toasts.push(Toast { failed: false, title, text: String::new(), offer: None }, now);
    }
}
