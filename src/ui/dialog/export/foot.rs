//! The foot of the dialog: where it is saved to, the buttons that save and copy, and how far saving is.

use std::path::PathBuf;

use egui::{Align, Align2, Id, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use super::data_job::selection;
use super::job::{Job, Seen, What};
use super::making::Copied;
use super::saving::Saving;
use super::slide_form::input_of;
use super::{ExportDialog, path};
use crate::export::{data, slide};
use crate::theme::Role;
use crate::ui::input::Action;
use crate::ui::pass::Pass;
use crate::ui::style::{icon, typeface};
use crate::ui::timeline::Timeline;
use crate::ui::widget::{Button, label_at, path_field};

/// More items than these are saved to a file and not copied.
const MOST_COPIED: usize = 2_000;

impl ExportDialog {
    pub(super) fn foot_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>, rect: Rect, timeline: &Timeline) {
        let look = pass.look;
        let inner = rect.shrink2(vec2(20.0, 14.0));
        let mut right =
            ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
        if let Some(saving) = self.saving.as_ref().filter(|saving| saving.n_items > 0) {
            progress_ui(ui, &mut right, pass, inner, saving);
            return;
        }
        let is_slide = self.format.is_picture() && self.choice.what == What::Slide;
        let is_empty = is_slide && !self.slide.rows.iter().any(|row| row.on);
        let free = self.saving.is_none() && !self.path.trim().is_empty() && !is_empty;
        let save = Button::primary(pass.say("export.save")).icon(icon::DOWNLOAD_SIMPLE).enabled(free);
        let clicked = save.show(&mut right, &look).clicked();
        if Button::new(pass.say("export.save-as")).show(&mut right, &look).clicked() {
            pass.send(Action::AskSavePlace(PathBuf::from(self.path.trim())));
        }
        self.copy_ui(&mut right, pass, timeline);
        let room = Rect::from_min_max(inner.min, pos2(right.min_rect().left() - 16.0, inner.bottom()));
        let mut left = ui.new_child(UiBuilder::new().max_rect(room));
        let field =
            path_field(&mut left, &look, Id::unique("export-path"), &mut self.path, pass.say("export.path"));
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if free && (clicked || entered) {
            let ending = self.format.entry().ending;
            pass.send(Action::SavePicture(path::free_path(PathBuf::from(self.path.trim()), ending)));
        }
    }

    /// The buttons that put the picture, and a slide's words, on the clipboard.
    fn copy_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>, timeline: &Timeline) {
        let look = pass.look;
        if !self.format.is_picture() {
            self.copy_data_ui(ui, pass);
            return;
        }
        if self.choice.what == What::Window {
            return;
        }
        let copied = self.copying.copied(ui.ctx());
        let words = |what: Copied, key| pass.say(if copied == Some(what) { "action.copied" } else { key });
        let picture = words(Copied::Picture, "export.copy-picture");
        let free = !self.copying.is_busy();
        if Button::new(picture).enabled(free).show(ui, &look).clicked() {
            let seen = Seen { words: pass.words, shade: look.theme().shade() };
            let scale = self.choice.scale;
            if self.choice.what == What::Slide {
                let job = self.slide_job(pass.workspace, seen);
                self.copying.start(ui.ctx(), move || job.images(scale).into_iter().next());
            } else {
                let job = Job::new(self.title(), &self.choice, pass.workspace, timeline.layout(), seen);
                self.copying.start(ui.ctx(), move || job.image(scale));
            }
        }
        let text = words(Copied::Text, "export.copy-text");
        if self.choice.what == What::Slide && Button::new(text).show(ui, &look).clicked() {
            let input = input_of(pass.workspace, pass.words);
            ui.ctx().copy_text(slide::said(&input, &self.slide.options(&self.title)));
            self.copying.say(ui.ctx(), Copied::Text);
        }
    }

    /// The button that puts data on the clipboard, where they are few enough.
    fn copy_data_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>) {
        let is_copied = self.copying.copied(ui.ctx()) == Some(Copied::Text);
        let words = pass.say(if is_copied { "action.copied" } else { "export.copy-text" });
        let free = pass.workspace.result().n_passing <= MOST_COPIED;
        if Button::new(words).enabled(free).show(ui, &pass.look).clicked() {
            let selection = selection(pass.workspace, &self.title, pass.words);
            ui.ctx().copy_text(data::text_of(self.format, &selection));
            self.copying.say(ui.ctx(), Copied::Text);
        }
    }
}

/// How far writing is, and the button that stops it.
fn progress_ui(ui: &Ui, right: &mut Ui, pass: &Pass<'_>, inner: Rect, saving: &Saving) {
    let look = pass.look;
    if Button::new(pass.say("export.stop")).show(right, &look).clicked() {
        saving.stop();
    }
    let [done, all] = [saving.n_done(), saving.n_items].map(|n| pass.words.number(n));
    let words = pass.words.fill("export.progress", &[("n", &done), ("all", &all)]);
    let text = (&*words, typeface::regular(13.0), look.color(Role::Ink2));
    let room = right.min_rect().left() - 16.0 - inner.left();
    label_at(ui, pos2(inner.left(), inner.center().y), Align2::LEFT_CENTER, text, room);
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
}
