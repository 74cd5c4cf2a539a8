//! Below the place for files: work that was not saved, and what was opened last.

use egui::{
    Align, Align2, CursorIcon, Layout, Rect, Sense, Ui, UiBuilder, WidgetInfo, accesskit, pos2, vec2,
};

use crate::project::is_project;
use crate::theme::Role;
use crate::ui::input::Action;
use crate::ui::keeping::{Start, left_words, recent_words};
use crate::ui::pass::Pass;
use crate::ui::style::icon::{self, paint_icon};
use crate::ui::style::typeface;
use crate::ui::widget::{Button, label_at};

const LEFT_ROW: f32 = 40.0;
const RECENT_ROW: f32 = 28.0;
const HEADING: f32 = 30.0;
const GAP: f32 = 14.0;
/// So much of what was opened last stands here; the menu of the bar has all.
const MOST_RECENT: usize = 5;

/// How high all of it is.
pub fn start_height(start: &Start, recent: &[String]) -> f32 {
    let left = start.left.len() as f32 * LEFT_ROW;
    let opened = recent.len().min(MOST_RECENT) as f32 * RECENT_ROW;
    let heading = if recent.is_empty() { 0.0 } else { HEADING };
    let gap = if start.left.is_empty() && recent.is_empty() { 0.0 } else { GAP };
    gap + left + heading + opened
}

/// Shows it in `room`; what has no room there is left out.
pub fn start_ui(ui: &mut Ui, pass: &mut Pass<'_>, room: Rect, start: &Start, recent: &[String]) {
    let mut top = room.top() + GAP;
    for left in &start.left {
        if top + LEFT_ROW > room.bottom() + 0.5 {
            return;
        }
        let rect = Rect::from_min_size(pos2(room.left(), top), vec2(room.width(), LEFT_ROW));
        let words = left_words(pass.words, left);
        left_ui(ui, pass, rect, &words, left.path.clone());
        top += LEFT_ROW;
    }
    for (nth, path) in recent.iter().take(MOST_RECENT).enumerate() {
        if nth == 0 {
            let text = (pass.say("project.recent"), typeface::semibold(12.0), pass.look.color(Role::Ink3));
            label_at(ui, pos2(room.left() + 8.0, top + 18.0), Align2::LEFT_CENTER, text, room.width());
            top += HEADING;
        }
        if top + RECENT_ROW > room.bottom() + 0.5 {
            return;
        }
        recent_ui(
            ui,
            pass,
            Rect::from_min_size(pos2(room.left(), top), vec2(room.width(), RECENT_ROW)),
            path,
        );
        top += RECENT_ROW;
    }
}

/// Work that was not saved: to go on with, or to be discarded.
fn left_ui(ui: &mut Ui, pass: &mut Pass<'_>, rect: Rect, words: &str, path: std::path::PathBuf) {
    let look = pass.look;
    ui.painter().rect_filled(rect.shrink2(vec2(0.0, 2.0)), 8.0, look.color(Role::AccentWeak));
    let inner = rect.shrink2(vec2(12.0, 4.0));
    let mut row = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    row.spacing_mut().item_spacing.x = 12.0;
    let (discard, go_on) = (pass.say("project.discard"), pass.say("project.continue"));
    let named = |what: &str| format!("{what}: {words}");
    if Button::link(discard).named(&named(discard)).show(&mut row, &look).clicked() {
        pass.send(Action::Discard(path.clone()));
    }
    if Button::primary(go_on).named(&named(go_on)).height(28.0).show(&mut row, &look).clicked() {
        pass.send(Action::OpenPath(path));
    }
    let most = row.min_rect().left() - inner.left() - 12.0;
    let text = (words, typeface::medium(13.0), look.color(Role::Ink));
    let at = label_at(ui, inner.left_center(), Align2::LEFT_CENTER, text, most);
    let response = ui.interact(at, ui.scope_id().with(words), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, words));
}

/// Something that was opened before: a click opens it.
fn recent_ui(ui: &mut Ui, pass: &mut Pass<'_>, rect: Rect, path: &str) {
    let look = pass.look;
    let (name, folder) = recent_words(path);
    let response = ui.interact(rect, ui.scope_id().with(path), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, &name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 5.0, look.color(Role::Sunk));
    }
    let inner = rect.shrink2(vec2(8.0, 0.0));
    let glyph = if is_project(path.as_ref()) { icon::STACK } else { icon::FILE_TEXT };
    paint_icon(ui.painter(), glyph, inner.left_center() + vec2(7.0, 0.0), 15.0, look.color(Role::Ink2));
    let text = (&*name, typeface::regular(13.0), look.color(Role::Ink));
    let at = inner.left_center() + vec2(24.0, 0.0);
    let name = label_at(ui, at, Align2::LEFT_CENTER, text, inner.width() * 0.6);
    let text = (&*folder, typeface::regular(12.0), look.color(Role::Ink3));
    let left = pos2(name.right() + 10.0, inner.center().y);
    label_at(ui, left, Align2::LEFT_CENTER, text, inner.right() - left.x);
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        pass.send(Action::OpenPath(path.into()));
    }
}
