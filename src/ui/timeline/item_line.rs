//! A line of a list of items, in the tray and in the menu of a lane.

use egui::{Align2, Response, Sense, Ui, vec2};

use crate::store::ItemRef;
use crate::theme::Role;
use crate::ui::pass::Pass;
use crate::ui::reader::kind_icon;
use crate::ui::style::icon::paint_icon;
use crate::ui::style::typeface;
use crate::ui::widget::label_at;

/// A line of a list of items: its kind, who says it and what, and `after` at the right end.
pub(super) fn item_line(ui: &mut Ui, pass: &Pass<'_>, item: ItemRef<'_>, after: &str) -> Response {
    let look = pass.look;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::ListItem, true, item.label()));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 5.0, look.color(Role::Sunk));
    }
    let lane = look.lane(pass.country_color(item));
    paint_icon(ui.painter(), kind_icon(item.kind()), rect.left_center() + vec2(10.0, 0.0), 13.0, lane);
    let after = (after, typeface::regular(12.0), look.color(Role::Ink3));
    let at = rect.right_center() - vec2(6.0, 0.0);
    let right = label_at(ui, at, Align2::RIGHT_CENTER, after, rect.width() * 0.45).left() - 6.0;
    let mut left = rect.left() + 22.0;
    if let Some(name) = item.speaker_short_name() {
        let words = (name, typeface::semibold(12.0), look.color(Role::Ink));
        left =
            label_at(ui, egui::pos2(left, rect.center().y), Align2::LEFT_CENTER, words, 120.0).right() + 6.0;
    }
    let words = (item.label(), typeface::regular(12.0), look.color(Role::Ink2));
    label_at(ui, egui::pos2(left, rect.center().y), Align2::LEFT_CENTER, words, right - left);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
