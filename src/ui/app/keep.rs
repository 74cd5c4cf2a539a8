//! What is open keeps itself: each change is brought to the disk, and what becomes of that is told.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use egui::Context;

use super::App;
use crate::project::{Articles, Contents, KeepError};
use crate::ui::compose;
use crate::ui::input::Action;
use crate::ui::keeping::{Job, Keeper};
use crate::ui::overlay::toast::{Toast, ToastOffer};

/// Seconds without a change of the view before it is kept; what a person decides is kept at once.
const CALM: f64 = 1.0;

impl App {
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
    pub(super) fn hand_over(&mut self, ctx: &Context, job: Job, now: f64) {
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
}
