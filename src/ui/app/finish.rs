//! The window closes: everything is brought to the disk before.

use super::App;
use crate::project::{Articles, KeepError, ProjectFile};
use crate::ui::keeping::Job;

impl App {
    /// Brings everything to the disk before the window closes, and waits for it. Tells whether the window may close:
    /// where its project cannot be written, the work is kept without a name; where that fails too, it is told, and the
    /// window stays open until it is closed once more.
    pub fn finish(&mut self, now: f64) -> bool {
        for command in self.reader.unkept() {
            self.change(command, now);
        }
        let closing = std::mem::take(&mut self.keeping.closing);
        for keeper in closing.into_iter().chain(self.keeping.moving.take()) {
            keeper.finish().unwrap_or_else(|error| log::error!("{error}"));
        }
        let is_behind = self.workspace.revision() != self.keeping.kept && !self.session.is_read_only;
        let is_kept = is_behind || self.keeping.is_decided || self.keeping.keeper.is_some();
        if !self.is_open() || !is_kept {
            return true;
        }
        let contents = self.contents();
        let failed = match self.keeping.keeper.take() {
            Some(mut keeper) => {
                let path = keeper.place().path.clone();
                keeper.ask(Job::Close, contents.clone(), false);
                keeper.finish().err().map(|error| (error, Some(path)))
            }
            None => None,
        };
        let is_done = self.session.place.is_some() && failed.is_none();
        if is_done {
            self.keeping.kept = self.workspace.revision();
            self.keeping.is_decided = false;
            return true;
        }
        let Some(unsaved) = &self.keeping.unsaved else { return failed.is_none() };
        let place = unsaved.place().map_err(KeepError::from);
        let rescued = place.and_then(|path| ProjectFile::create(&path, &contents, Articles::Embedded));
        match rescued {
            Ok(_) => true,
            Err(error) => {
                let (error, path) = failed.unwrap_or((error, None));
                self.not_kept(&error, path.as_deref(), now);
                std::mem::replace(&mut self.keeping.has_warned, true)
            }
        }
    }
}
