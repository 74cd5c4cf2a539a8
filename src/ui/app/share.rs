//! Corrections for somebody who has the same articles, and from them.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use egui::Context;

use super::App;
use super::save::with_ending;
use crate::document::PROJECT_ENDING;
use crate::project::{is_corrections, read_corrections, write_corrections};
use crate::ui::dialog::files::Asked;
use crate::ui::overlay::toast::Toast;
use crate::workspace::{Command, DataCommand};
use crate::writing;

/// Bytes at the begin of a file that tell what it is.
const HEAD: u64 = 256;

impl App {
    /// Asks where to save the corrections.
    pub(super) fn ask_corrections_place(&mut self, ctx: &Context) {
        if !self.workspace.corrections().is_empty() {
            let name = format!("{}.{PROJECT_ENDING}", self.words().text("correct.file"));
            self.files.ask(Asked::Corrections(name.into()), self.words(), ctx);
        }
    }

    /// Saves the corrections at `path`: what the dialog of the system is answered with.
    pub fn share_corrections_at(&mut self, path: PathBuf, now: f64) {
        let path = with_ending(path);
        match writing::write(&path, write_corrections(&self.workspace).as_bytes()) {
            Ok(()) => self.tell(false, "correct.saved", path.display().to_string(), now),
            Err(error) => self.not_kept(&error.into(), Some(&path), now),
        }
    }

    /// Takes over the corrections of a file, as a step of undo; tells whether it is one of corrections.
    pub(super) fn take_corrections(&mut self, ctx: &Context, path: &Path) -> bool {
        let mut head = Vec::new();
        let read = File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
        if read.is_err() || !is_corrections(&String::from_utf8_lossy(&head)) {
            return false;
        }
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let Ok(corrections) = read_corrections(&text, &self.workspace) else { return false };
        let n_corrections = corrections.len();
        let now = ctx.input(|input| input.time);
        let before = self.workspace.lost_decisions().len();
        self.change(Command::Data(DataCommand::AddCorrections(Box::new(corrections))), now);
        let title = self.words().count("correct.taken", n_corrections);
        let n_waiting = self.workspace.lost_decisions().len().saturating_sub(before);
        let text =
            if n_waiting > 0 { self.words().count("correct.waiting", n_waiting) } else { String::new() };
        self.show_message(Toast { failed: false, title, text, offer: None }, now);
        true
    }
}
