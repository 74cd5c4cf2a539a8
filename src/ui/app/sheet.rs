//! Tables that are opened: read off the window's thread, then asked about one after the other.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::Context;

use super::{App, Dialog};
use crate::diagnostic::{Cause, Diagnostic};
use crate::item::Extraction;
use crate::pipeline::Source;
use crate::sheet::{Sheet, is_sheet};
use crate::ui::compose;
use crate::ui::dialog::sheet::SheetDialog;
use crate::ui::overlay::toast::Toast;
use crate::workspace::{Command, DataCommand};

/// Tables that wait, and the one that is being read.
#[derive(Default)]
pub(super) struct Sheets {
    waiting: Vec<PathBuf>,
    reading: Option<(PathBuf, Receiver<Result<Sheet, Cause>>)>,
}

impl Sheets {
    /// Whether any is still on its way.
    pub(super) fn is_busy(&self) -> bool {
        self.reading.is_some()
    }
}

/// Whether a source is a table.
pub(super) fn is_table(source: &Source) -> bool {
    matches!(source, Source::Path(path) if is_sheet(&path.to_string_lossy()) && path.is_file())
}

impl App {
    /// Takes the tables out of `sources`, to ask about them.
    pub(super) fn take_sheets(&mut self, ctx: &Context, sources: Vec<Source>) -> Vec<Source> {
        let (tables, others): (Vec<Source>, Vec<Source>) = sources.into_iter().partition(is_table);
        for table in tables {
            if let Source::Path(path) = table {
                self.sheets.waiting.push(path);
            }
        }
        self.read_next_sheet(ctx);
        others
    }

    fn read_next_sheet(&mut self, ctx: &Context) {
        if self.sheets.reading.is_some() || self.sheets.waiting.is_empty() {
            return;
        }
        let path = self.sheets.waiting.remove(0);
        let (tell, read) = channel();
        let (at, ctx) = (path.clone(), ctx.clone());
        std::thread::spawn(move || {
            // The window may be gone; then nobody listens any more.
            let _ = tell.send(read_sheet(&at));
            ctx.request_repaint();
        });
        self.sheets.reading = Some((path, read));
    }

    /// Asks about the table that was read, once no other dialog is open.
    pub(super) fn take_sheet(&mut self, ctx: &Context, now: f64) {
        if self.dialog.is_some() {
            return;
        }
        let Some((_, read)) = &self.sheets.reading else { return self.read_next_sheet(ctx) };
        let read = match read.try_recv() {
            Ok(read) => read,
            Err(TryRecvError::Empty) => return,
            Err(TryRecvError::Disconnected) => Err(Cause::Damaged(String::new())),
        };
        let Some((path, _)) = self.sheets.reading.take() else { return };
        match read {
            Ok(sheet) => {
                let dialog = SheetDialog::new(self.words(), &self.workspace, path, sheet);
                self.dialog = Some(Dialog::Sheet(Box::new(dialog)));
            }
            Err(cause) => self.no_sheet(cause, &path, now),
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

fn read_sheet(path: &Path) -> Result<Sheet, Cause> {
    let bytes = std::fs::read(path).map_err(|error| Cause::Unreadable(error.to_string()))?;
    Sheet::read(&bytes)
}
