//! What is open as a project on the disk: it is saved, keeps itself, and is opened again.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use egui::Context;

use super::{App, Session};
use crate::document::PROJECT_ENDING;
use crate::pipeline::{Source, is_input};
use crate::project::{Articles, Contents, KeepError, OpenError, ProjectFile, ReadOnly, Unsaved};
use crate::ui::compose;
use crate::ui::dialog::files::Asked;
use crate::ui::input::Action;
use crate::ui::keeping::{Begin, Job, Keeper, OpenedProject, Opener, Place};
use crate::ui::overlay::toast::{Toast, ToastOffer};
use crate::ui::preferences::Preference;
use crate::ui::reader::ReaderPanel;
use crate::ui::reading::problems::Notice;
use crate::ui::timeline::Timeline;
use crate::workspace::{Command, DataCommand};
use crate::writing::WriteError;

/// Seconds without a change of the view before it is kept; what a person decides is kept at once.
const CALM: f64 = 1.0;

impl App {
    /// Lets work without a name be kept below `folder`, the one of the program, and offers what is there.
    #[must_use]
    pub fn keeping_in(mut self, folder: &Path) -> Self {
        self.keeping.unsaved = Some(Unsaved::new(folder));
        self.keeping.look();
        self
    }

    /// All that is open, to be kept.
    pub(super) fn contents(&self) -> Contents {
        let is_named = self.session.place.as_ref().is_some_and(|place| place.is_named);
        let title = self.session.title.as_deref().filter(|_| !is_named).map(str::to_owned);
        Contents::of(&self.workspace, title, Arc::clone(&self.session.others))
    }

    /// Notes that a person decided something.
    pub(super) fn note_decision(&mut self) {
        self.keeping.is_decided = true;
    }

    /// Brings what has changed to the disk, and tells what became of it. To be called in every pass.
    pub(super) fn keep(&mut self, ctx: &Context, now: f64) {
        self.take_kept(ctx, now);
        let revision = self.workspace.revision();
        if self.keeping.seen.0 != revision {
            self.keeping.seen = (revision, now);
        }
        if revision == self.keeping.kept || !self.is_open() || self.keeping.opener.is_some() {
            return;
        }
        // What is only looked at is not kept beside a project that is not ours.
        let follows = !self.session.is_read_only && self.reading.is_none();
        let is_calm = now - self.keeping.seen.1 >= CALM;
        if self.keeping.is_decided || (follows && is_calm) {
            self.hand_over(ctx, Job::Keep, now);
        } else if follows {
            ctx.request_repaint_after(Duration::from_secs_f64(CALM));
        }
    }

    /// Hands what is open over to the thread that brings it to the disk.
    fn hand_over(&mut self, ctx: &Context, job: Job, now: f64) {
        if self.keeping.keeper.is_none() && !self.begin_unsaved(ctx, now) {
            return;
        }
        let contents = self.contents();
        let keeping = &mut self.keeping;
        keeping.kept = self.workspace.revision();
        let is_decided = std::mem::take(&mut keeping.is_decided);
        if let Some(keeper) = &mut keeping.keeper {
            keeper.ask(job, contents, is_decided);
        }
    }

    /// Begins to keep work that has no name yet; tells whether there is a place for it.
    fn begin_unsaved(&mut self, ctx: &Context, now: f64) -> bool {
        let Some(unsaved) = &self.keeping.unsaved else { return false };
        match unsaved.place() {
            Ok(path) => {
                let place = Place { path, is_named: false, articles: Articles::Embedded };
                self.session.place = Some(place.clone());
                self.keeping.keeper = Some(Keeper::start(place, Begin::Made(None), ctx));
                true
            }
            Err(error) => {
                // Told once: until it is saved under a name, nothing keeps it.
                self.keeping.unsaved = None;
                self.not_kept(&error.into(), None, now);
                false
            }
        }
    }

    /// What became of what was handed over.
    fn take_kept(&mut self, ctx: &Context, now: f64) {
        if let Some(result) = self.keeping.keeper.as_mut().and_then(Keeper::poll) {
            let path = self.keeping.keeper.as_ref().map(|keeper| keeper.place().path.clone());
            let is_told = std::mem::take(&mut self.keeping.is_told);
            match result {
                Ok(()) => {
                    let failed = self.words().text("project.unsaved").to_owned();
                    self.session.problems.forget(&failed);
                    if is_told {
                        self.tell(false, "project.saved", String::new(), now);
                    }
                }
                Err(error) => self.not_kept(&error, path.as_deref(), now),
            }
        }
        self.take_moved(ctx, now);
        let n_closing = self.keeping.closing.len();
        let mut failed = Vec::new();
        self.keeping.closing.retain_mut(|keeper| {
            if let Some(Err(error)) = keeper.poll() {
                failed.push((error, keeper.place().path.clone()));
            }
            keeper.is_busy()
        });
        for (error, path) in failed {
            self.not_kept(&error, Some(&path), now);
        }
        if self.keeping.closing.len() < n_closing {
            self.keeping.look();
        }
    }

    /// Whether what is open stands at its new place; from then on it is kept there.
    fn take_moved(&mut self, ctx: &Context, now: f64) {
        let Some(result) = self.keeping.moving.as_mut().and_then(Keeper::poll) else { return };
        let Some(moved) = self.keeping.moving.take() else { return };
        match result {
            Ok(()) => {
                let place = moved.place().clone();
                self.leave_place();
                self.session.title = Some(name_of(&place.path).into());
                self.tell(false, "project.saved", place.path.display().to_string(), now);
                self.remember(&place.path);
                self.session.place = Some(place);
                self.session.is_read_only = false;
                self.keeping.keeper = Some(moved);
                ctx.request_repaint();
            }
            Err(error) => self.not_kept(&error, Some(&moved.place().path), now),
        }
    }

    /// What is open is kept elsewhere from now on: what was kept without a name is not needed any more.
    fn leave_place(&mut self) {
        let Some(keeper) = self.keeping.keeper.take() else { return };
        let place = keeper.place().clone();
        // What is on its way there comes first.
        let is_done = keeper.finish();
        if !place.is_named && is_done.is_ok() {
            std::fs::remove_file(&place.path).unwrap_or_else(|error| log::warn!("{error}"));
        }
    }

    /// Saves the project where it stands, or asks for a place.
    pub(super) fn save_project(&mut self, ctx: &Context, now: f64) {
        let named = self.session.place.clone().filter(|place| place.is_named);
        match named {
            Some(place) if self.keeping.keeper.is_none() => self.save_project_at(ctx, place.path, now),
            Some(_) => {
                self.keeping.is_told = true;
                self.hand_over(ctx, Job::Save, now);
            }
            None => self.ask_project_place(ctx, Articles::Embedded),
        }
    }

    /// Asks where to save the project.
    pub(super) fn ask_project_place(&mut self, ctx: &Context, articles: Articles) {
        if !self.is_open() {
            return;
        }
        self.keeping.asked = articles;
        let folder = match &self.session.place {
            Some(place) if place.is_named => place.path.parent().map(Path::to_owned),
            _ => self.session.sources.iter().find_map(folder_of),
        };
        let name = format!("{}.{PROJECT_ENDING}", file_name(&self.title()));
        self.files.ask(Asked::Project(folder.unwrap_or_default().join(name)), self.words(), ctx);
    }

    /// Saves the project at `path`, where it stays from then on: what the dialog of the system is answered with.
    pub fn save_project_at(&mut self, ctx: &Context, path: PathBuf, now: f64) {
        let path = with_ending(std::path::absolute(&path).unwrap_or(path));
        if is_input(&self.session.sources, &path) && !crate::project::is_project(&path) {
            return self.not_kept(&WriteError::Input.into(), Some(&path), now);
        }
        let articles = std::mem::take(&mut self.keeping.asked);
        let is_here = self.keeping.keeper.as_ref().is_some_and(|keeper| keeper.is_at(&path));
        if is_here && self.session.place.as_ref().is_some_and(|place| place.articles == articles) {
            self.keeping.is_told = true;
            return self.hand_over(ctx, Job::Save, now);
        }
        // The file that is written over may be the one that is open: it is free once its thread has ended.
        let before = match is_here {
            true => self.keeping.keeper.take().and_then(Keeper::into_thread),
            false => None,
        };
        let place = Place { path, is_named: true, articles };
        self.session.place = self.session.place.take().filter(|_| !is_here);
        let mut contents = self.contents();
        // Its name is that of its file.
        contents.layer.title = None;
        let mut keeper = Keeper::start(place, Begin::Made(before), ctx);
        keeper.ask(Job::Save, contents, true);
        self.keeping.kept = self.workspace.revision();
        self.keeping.is_decided = false;
        self.keeping.moving = Some(keeper);
    }

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

    /// Tells that something is not on the disk, and what to do.
    pub(super) fn not_kept(&mut self, error: &KeepError, path: Option<&Path>, now: f64) {
        let words = self.words();
        let reason = match error {
            KeepError::Taken => words.text("project.is-taken").to_owned(),
            KeepError::Changed => words.text("project.is-changed").to_owned(),
            KeepError::Write(error) => compose::write_error(words, error),
        };
        let path = path.map(|path| path.display().to_string()).unwrap_or_default();
        let text = words.fill("project.unsaved-text", &[("path", &path), ("reason", &reason)]);
        let title = words.text("project.unsaved").to_owned();
        let offer = words.text("action.save-as").to_owned();
        let offer = Some(ToastOffer { words: offer, action: Action::SaveProjectAs(Articles::Embedded) });
        self.show_message(Toast { failed: true, title, text, offer }, now);
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

    /// Takes unsaved work away; it can be brought back for a while.
    pub(super) fn discard(&mut self, path: &Path, now: f64) {
        let Some(unsaved) = &self.keeping.unsaved else { return };
        match unsaved.discard(path) {
            Ok(()) => {
                let words = self.words();
                let title = words.text("project.discarded").to_owned();
                let offer = words.text("project.bring-back").to_owned();
                let offer = Some(ToastOffer { words: offer, action: Action::BringBack });
                self.show_message(Toast { failed: false, title, text: String::new(), offer }, now);
            }
            Err(error) => self.tell(true, "project.unsaved", self.words().failure(&error.to_string()), now),
        }
        self.keeping.look();
    }

    /// Brings back the work that was discarded last.
    pub(super) fn bring_back(&mut self, now: f64) {
        let Some(unsaved) = &self.keeping.unsaved else { return };
        if let Err(error) = unsaved.bring_back() {
            self.tell(true, "project.unopened", self.words().failure(&error.to_string()), now);
        }
        self.keeping.look();
    }

    /// Lets the start screen offer a file again.
    pub(super) fn remember(&mut self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        if let Some(path) = path.to_str() {
            self.preferences.set(Preference::Opened(path.to_owned()));
        }
    }

    /// Brings everything to the disk before the window closes, and waits for it. Tells whether the window may close:
    /// where its project cannot be written, the work is kept without a name; where that fails too, it is told, and the
    /// window stays open until it is closed once more.
    pub fn finish(&mut self, now: f64) -> bool {
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

/// What a project is called.
fn name_of(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn folder_of(source: &Source) -> Option<PathBuf> {
    match source {
        Source::Path(path) if path.is_dir() => Some(path.clone()),
        Source::Path(path) => path.parent().map(Path::to_owned),
        Source::Stdin | Source::Memory { .. } => None,
    }
}

/// A title as the name of a file: without what file systems do not take.
fn file_name(title: &str) -> String {
    let letters = title.chars().map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { '-' } else { c });
    let name: String = letters.take(80).collect();
    name.trim().trim_end_matches('.').to_owned()
}

/// The path with the ending of projects, which is put behind any other.
pub(super) fn with_ending(path: PathBuf) -> PathBuf {
    if crate::project::is_project(&path) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(PROJECT_ENDING);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_gets_the_ending_and_a_title_is_a_name() {
        assert_eq!(with_ending("a/b".into()), Path::new("a/b.zeitstrahl"));
        assert_eq!(with_ending("a/b.Zeitstrahl".into()), Path::new("a/b.Zeitstrahl"));
        assert_eq!(with_ending("a/2. Oktober".into()), Path::new("a/2. Oktober.zeitstrahl"));
        assert_eq!(file_name("Krieg/Frieden: „wer?“ "), "Krieg-Frieden- „wer-“");
        assert_eq!(file_name(&"x".repeat(300)).len(), 80);
    }
}
