//! What stands at the edge of the reader: the rail that opens it while it is closed, and the buttons that
//! close it and keep it open.

use std::f32::consts::FRAC_PI_2;

use egui::epaint::TextShape;
use egui::{
    Align, Color32, CursorIcon, Layout, Rect, Sense, Ui, UiBuilder, WidgetInfo, accesskit, pos2, vec2,
};

use crate::theme::Role;
use crate::ui::input::Action;
use crate::ui::pass::Pass;
use crate::ui::preferences::Preference;
use crate::ui::style::icon::{self, paint_icon};
use crate::ui::style::typeface;
use crate::ui::widget::{corner_dot, cut_text, focus_ring, icon_button, vline};

/// Shows the closed side of the window: for the reader and the findings an icon and a word, which open them.
pub fn rail_ui(ui: &mut Ui, pass: &mut Pass<'_>, rect: Rect) {
    let look = pass.look;
    ui.painter().rect_filled(rect, 0.0, look.color(Role::Panel));
    vline(ui, &look, rect.left() + 0.5, rect);
    let reader = (icon::SIDEBAR_SIMPLE, pass.say("reader.rail"), Action::ToggleReader);
    let top = rail_entry(ui, pass, rect, reader);
    let n_findings = pass.workspace.findings().len();
    let counted = match n_findings {
        0 => pass.say("findings.title").to_owned(),
        n => format!("{} {}", pass.say("findings.title"), pass.words.number(n)),
    };
    rail_entry(ui, pass, rect.with_min_y(top), (icon::SCALES, &counted, Action::ToggleFindings));
}

/// An entry of the rail at the top of `rect`; gives where it ends.
fn rail_entry(
    ui: &mut Ui,
    pass: &mut Pass<'_>,
    rect: Rect,
    (glyph, words, action): (char, &str, Action),
) -> f32 {
    let look = pass.look;
    let word = cut_text(ui, words, typeface::medium(12.5), Color32::PLACEHOLDER, 200.0);
    let place =
        Rect::from_min_size(rect.min + vec2(4.0, 4.0), vec2(rect.width() - 8.0, 52.0 + word.size().x));
    let response = ui.interact(place, ui.scope_id().with(("rail", glyph)), Sense::click());
    let name = pass.named(&action);
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, words));
    if response.hovered() {
        ui.painter().rect_filled(place, 6.0, look.pressable(Role::Panel, true, false));
    }
    let ink = look.color(if response.hovered() { Role::Ink } else { Role::Ink2 });
    let middle = place.center().x;
    paint_icon(ui.painter(), glyph, pos2(middle, place.top() + 18.0), 16.0, ink);
    // Turned to the right, a line's top is at the right.
    let corner = pos2(middle + word.size().y / 2.0, place.top() + 42.0);
    ui.painter().add(TextShape::new(corner, word, ink).with_override_text_color(ink).with_angle(FRAC_PI_2));
    focus_ring(ui, &look, &response, 6.0);
    let response = response.on_hover_text(name).on_hover_cursor(CursorIcon::PointingHand);
    if response.clicked() {
        pass.send(action);
    }
    place.bottom()
}

/// The buttons at the right end of a row that is laid out from right to left.
pub fn buttons_ui(row: &mut Ui, pass: &mut Pass<'_>) {
    let look = pass.look;
    let close = match pass.shows_findings {
        true => (pass.say("findings.close"), Action::ToggleFindings),
        false => (pass.say("reader.close"), Action::ToggleReader),
    };
    if icon_button(row, &look, icon::X, close.0, true).clicked() {
        pass.send(close.1);
    }
    let pinned = pass.reader_pinned;
    let pin = Action::Prefer(Preference::ReaderPinned(!pinned));
    let button = icon_button(row, &look, icon::PUSH_PIN, &pass.named(&pin), true);
    if pinned {
        corner_dot(row, &look, button.rect);
    }
    if button.clicked() {
        pass.send(pin);
    }
    let other = match pass.shows_findings {
        true => (icon::NEWSPAPER, pass.say("findings.to-reader").to_owned(), Action::ToggleReader),
        false => (icon::SCALES, pass.named(&Action::ToggleFindings), Action::ToggleFindings),
    };
    if icon_button(row, &look, other.0, &other.1, true).clicked() {
        pass.send(other.2);
    }
}

/// A row of its own for them, where nothing else stands at the top.
pub fn row_ui(ui: &mut Ui, pass: &mut Pass<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    let right = rect.translate(vec2(8.0, 0.0));
    let layout = Layout::right_to_left(Align::Center);
    let mut row = ui.new_child(UiBuilder::new().max_rect(right).layout(layout));
    row.spacing_mut().item_spacing.x = 0.0;
    row.set_max_height(28.0);
    buttons_ui(&mut row, pass);
}
