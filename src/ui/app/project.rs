//! A project takes the place of what is open, is closed, and opened again.

use std::path::{Path, PathBuf};

use egui::Context;

use super::save::name_of;
use super::{App, Session};
use crate::pipeline::Source;
use crate::project::{Contents, OpenError, ReadOnly};
use crate::ui::keeping::{Begin, Job, Keeper, OpenedProject, Opener, Place};
use crate::ui::preferences::Preference;
use crate::ui::reader::ReaderPanel;
use crate::ui::reading::problems::Notice;
use crate::ui::timeline::Timeline;
use crate::workspace::{Command, DataCommand};

impl App {
    /// Opens a project in place of what is open, then reads `then` beside it.
    pub(super) fn open_project(&mut self, ctx: &Context, path: PathBuf, then: Vec<Source>) {
        let path = std::path::absolute(&path).unwrap_or(path);
        if self.take_corrections(ctx, &path) {
            return self.read(ctx, then);
        }
        if self.keeping.keeper.as_ref().is_some_and(|keeper| keeper.is_at(&path)) {
            // It is open here.
            return self.read(ctx, then);
        }
        self.keeping.opener = Some(Opener::start(path, then, self.workspace.store().generation(), ctx));
    }

    /// Takes in a project that was opened.
    pub(super) fn take_opened(&mut self, ctx: &Context, now: f64) {
        let Some(opened) = self.keeping.opener.as_mut().and_then(Opener::poll) else { return };
        let Some(Opener { path, then, .. }) = self.keeping.opener.take() else { return };
        match opened {
            Ok(opened) => self.show_opened(ctx, path, opened, now),
            Err(error) => self.not_opened(&error, &path, now),
        }
        if !then.is_empty() {
            self.read(ctx, then);
        }
    }

    fn show_opened(&mut self, ctx: &Context, path: PathBuf, opened: OpenedProject, now: f64) {
        let OpenedProject { restored, file, articles, title, others, problems } = opened;
        if self.is_open() {
            self.close_place(self.contents());
        }
        self.stop_for_good();
        self.keeping.finder = None;
        self.reader = ReaderPanel::default();
        self.timeline = Timeline::default();
        let is_named = self.keeping.unsaved.as_ref().is_none_or(|unsaved| !unsaved.holds(&path));
        let title = if is_named { Some(name_of(&path)) } else { title };
        (self.closed, self.session) = (None, Session::default());
        self.session.title = title.map(Into::into);
        self.session.others = others;
        for problem in &problems {
            self.session.problems.add(problem);
        }
        self.change(Command::Data(DataCommand::Restore(restored)), now);
        self.motion.follow();
        self.tell_lost();
        self.offer_to_find(&problems, now);
        // What was read when it was left is read on.
        self.preferences.panels.reader |= !self.workspace.view().selection.is_empty();
        self.keeping.kept = self.workspace.revision();
        self.keeping.is_decided = false;
        match file {
            Ok(file) => {
                let place = Place { path: path.clone(), is_named, articles };
                self.session.place = Some(place.clone());
                self.keeping.keeper = Some(Keeper::start(place, Begin::Opened(Box::new(file)), ctx));
            }
            Err(reason) => self.opened_to_read(reason, now),
        }
        if is_named {
            self.remember(&path);
        }
        self.keeping.look();
    }

    /// Lists what was decided about items that no article tells any more.
    fn tell_lost(&mut self) {
        let words = self.words();
        let lost = self.workspace.lost_decisions();
        let named: Vec<String> = lost.iter().map(|anchor| anchor.words.clone()).collect();
        for name in named {
            let what = words.fill("correct.lost", &[("words", &name)]);
            let help = words.text("correct.lost-text").to_owned();
            self.session.problems.note(Notice { what, help });
        }
    }

    fn opened_to_read(&mut self, reason: ReadOnly, now: f64) {
        self.session.is_read_only = true;
        let text = match reason {
            ReadOnly::Newer(_) => "project.newer",
            ReadOnly::Taken => "project.taken",
        };
        self.tell(true, "project.read-only", self.words().text(text).to_owned(), now);
    }

    fn not_opened(&mut self, error: &OpenError, path: &Path, now: f64) {
        let words = self.words();
        let reason = match error {
            OpenError::System(error) => words.failure(&error.to_string()),
            OpenError::NoProject => words.text("project.no-project").to_owned(),
        };
        let values = [("path", &*path.display().to_string()), ("reason", &*reason)];
        self.tell(true, "project.unopened", words.fill("project.unopened-text", &values), now);
    }

    /// What was open is closed: it stays on the disk as it was then.
    pub(super) fn close_place(&mut self, contents: Contents) {
        if let Some(mut keeper) = self.keeping.keeper.take() {
            keeper.ask(Job::Close, contents, self.keeping.is_decided);
            self.keeping.closing.push(keeper);
        }
        self.keeping.is_decided = false;
        self.keeping.kept = self.workspace.revision();
    }

    /// What was closed is open again: it is kept where it was.
    pub(super) fn reopen_place(&mut self, ctx: &Context) {
        let Some(place) = self.session.place.clone() else { return };
        let closing = &mut self.keeping.closing;
        let before = closing.iter().position(|keeper| keeper.is_at(&place.path));
        let before = before.and_then(|at| closing.swap_remove(at).into_thread());
        self.keeping.keeper = Some(Keeper::start(place, Begin::Made(before), ctx));
        self.keeping.is_decided = true;
    }

    /// Lets the start screen offer a file again.
    pub(super) fn remember(&mut self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        if let Some(path) = path.to_str() {
            self.preferences.set(Preference::Opened(path.to_owned()));
        }
    }
}
