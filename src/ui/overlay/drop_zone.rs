//! While files are dragged over the window: what letting go will do.

use egui::{Align2, LayerId, Order, Rect, Ui, pos2, vec2};

use crate::theme::Role;
use crate::ui::blank::welcome::paint_zone;
use crate::ui::pass::Pass;
use crate::ui::style::icon::{self, paint_icon};
use crate::ui::style::typeface;

/// Covers the window while files are over it.
pub fn drop_zone_ui(ui: &Ui, pass: &Pass<'_>, window: Rect) {
    let n_files = ui.input(|input| input.raw.hovered_files.len());
    if n_files == 0 {
        return;
    }
    let look = pass.look;
    let layer = LayerId::new(Order::Tooltip, egui::Id::unique("drop-zone"));
    let painter = ui.ctx().layer_painter(layer);
    painter.rect_filled(window, 0.0, look.color(Role::Scrim));
    let zone = Rect::from_center_size(window.center(), vec2(480.0, 150.0));
    paint_zone(&painter, &look, zone);
    let center = zone.center();
    let ink = look.color(Role::Ink);
    paint_icon(&painter, icon::TRAY_ARROW_DOWN, center - vec2(0.0, 24.0), 32.0, look.color(Role::Accent));
    let words = pass.words.count("empty.drop", n_files);
    painter.text(
        pos2(center.x, center.y + 26.0),
        Align2::CENTER_CENTER,
        words,
        typeface::semibold(16.0),
        ink,
    );
}
