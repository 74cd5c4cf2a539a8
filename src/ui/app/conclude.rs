//! Findings: shown, put items to, and written for others.

use std::path::Path;

use egui::Context;

use super::{App, Dialog};
use crate::export::{FindingsFormat, findings, save};
use crate::ui::compose;
use crate::ui::dialog::files::Asked;
use crate::ui::dialog::finding::PickFinding;
use crate::ui::input::Action;
use crate::ui::layout::Beside;
use crate::ui::overlay::toast::{Toast, ToastOffer};
use crate::workspace::{Command, FindingCommand};

impl App {
    /// Shows the reader or the findings at the side of the window; what stands there already is closed.
    pub(super) fn toggle_side(&mut self, beside: Beside) {
        let panels = &mut self.preferences.panels;
        panels.reader = !panels.reader || panels.beside != beside;
        panels.beside = beside;
    }

    /// Asks to which finding the chosen items are to be put.
    pub(super) fn ask_finding(&mut self) {
        if self.is_open() && !self.workspace.view().selection.is_empty() {
            self.dialog = Some(Dialog::Finding(PickFinding::default()));
        }
    }

    /// What to tell of a change of findings that is not seen where it happens.
    pub(super) fn told_of(&self, command: &Command) -> Option<Toast> {
        let Command::Finding(command) = command else { return None };
        let words = self.words();
        let (title, key, action) = match command {
            FindingCommand::Add { items, .. } | FindingCommand::Put { items, .. }
                if !self.preferences.panels.shows_findings() =>
            {
                (words.count("findings.put", items.len()), "findings.show", Action::ToggleFindings)
            }
            FindingCommand::Remove(_) => {
                let undo = Action::Change(Command::Undo);
                (words.text("findings.removed").to_owned(), "action.undo", undo)
            }
            _ => return None,
        };
        let offer = Some(ToastOffer { words: words.text(key).to_owned(), action });
        Some(Toast { failed: false, title, text: String::new(), offer })
    }

    /// Asks where to save the findings.
    pub(super) fn ask_findings_place(&mut self, ctx: &Context) {
        if !self.workspace.findings().is_empty() {
            let name = format!("{}.html", self.words().text("findings.file"));
            self.files.ask(Asked::Findings(name.into()), self.words(), ctx);
        }
    }

    /// Saves the findings at `path`, in the form that its ending asks for: what the dialog of the system is answered
    /// with.
    pub fn export_findings_at(&mut self, path: &Path, now: f64) {
        let title = self.title();
        let text = findings(&self.workspace, self.words(), &title, FindingsFormat::of(path));
        match save(path, text.as_bytes(), &self.session.sources) {
            Ok(()) => self.tell(false, "findings.exported", path.display().to_string(), now),
            Err(error) => {
                let help = compose::write_error(self.words(), &error);
                self.tell(true, "findings.not-exported", help, now);
            }
        }
    }
}
