//! Work without a name: where it begins to be kept, and how it is discarded.

use std::path::Path;

use egui::Context;

use super::App;
use crate::project::{Articles, Unsaved};
use crate::ui::input::Action;
use crate::ui::keeping::{Begin, Keeper, Place};
use crate::ui::overlay::toast::{Toast, ToastOffer};

impl App {
    /// Lets work without a name be kept below `folder`, the one of the program, and offers what is there.
    #[must_use]
    pub fn keeping_in(mut self, folder: &Path) -> Self {
        self.keeping.unsaved = Some(Unsaved::new(folder));
        self.keeping.look();
        self
    }

    /// Begins to keep work that has no name yet; tells whether there is a place for it.
    pub(super) fn begin_unsaved(&mut self, ctx: &Context, now: f64) -> bool {
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
}
