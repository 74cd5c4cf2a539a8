//! Saving what is open as a project under a name, which the system asks for.

use std::path::{Path, PathBuf};

use egui::Context;

use super::App;
use crate::document::PROJECT_ENDING;
use crate::pipeline::{Source, is_input};
use crate::project::Articles;
use crate::ui::dialog::files::Asked;
use crate::ui::keeping::{Begin, Job, Keeper, Place};
use crate::writing::WriteError;

impl App {
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

    /// Whether what is open stands at its new place; from then on it is kept there.
    pub(super) fn take_moved(&mut self, ctx: &Context, now: f64) {
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
}

/// What a project is called.
pub(super) fn name_of(path: &Path) -> String {
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
