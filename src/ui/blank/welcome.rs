//! Before anything is open: what the program is for, and three ways to begin.

use egui::{Align2, Color32, Painter, Rect, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use super::start::{start_height, start_ui};
use crate::theme::{LaneColor, Role};
use crate::ui::input::Action;
use crate::ui::keeping::Start;
use crate::ui::pass::Pass;
use crate::ui::style::Look;
use crate::ui::style::icon::{self, paint_icon};
use crate::ui::style::typeface;
use crate::ui::widget::{Button, label_at};

const ZONE: egui::Vec2 = vec2(560.0, 272.0);
/// Height of the picture above it, with its distance.
const PICTURE: f32 = 104.0;

/// Shows the empty state in the middle of `rect`; below it what was not saved, and what was opened last.
pub fn empty_ui(ui: &mut Ui, pass: &mut Pass<'_>, rect: Rect, start: &Start, recent: &[String]) {
    let look = pass.look;
    ui.painter().rect_filled(rect, 0.0, look.color(Role::Canvas));
    // In a low window the picture gives way.
    let below = start_height(start, recent).min(rect.height() - ZONE.y - 8.0).max(0.0);
    let has_picture = rect.height() >= ZONE.y + PICTURE + 24.0 + below;
    let down = if has_picture { 34.0 } else { 0.0 };
    let size = vec2(ZONE.x.min(rect.width() - 24.0), ZONE.y.min(rect.height() - 8.0));
    let zone = Rect::from_center_size(rect.center() + vec2(0.0, down - below / 2.0), size);
    if has_picture {
        paint_illustration(ui.painter(), &look, pos2(zone.center().x, zone.top() - 24.0));
    }
    paint_zone(ui.painter(), &look, zone);
    let center = zone.center().x;
    paint_icon(
        ui.painter(),
        icon::TRAY_ARROW_DOWN,
        pos2(center, zone.top() + 53.0),
        32.0,
        look.color(Role::Ink2),
    );
    for (y, key, font, role) in [
        (97.0, "empty.title", typeface::semibold(22.0), Role::Ink),
        (126.0, "empty.line", typeface::regular(14.0), Role::Ink2),
        (zone.height() - 46.0, "empty.note", typeface::regular(12.0), Role::Ink3),
    ] {
        let words = pass.say(key);
        let at = pos2(center, zone.top() + y);
        let text =
            label_at(ui, at, Align2::CENTER_CENTER, (words, font, look.color(role)), zone.width() - 40.0);
        let response = ui.interact(text, ui.scope_id().with(key), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, words));
    }
    buttons_ui(ui, pass, pos2(center, zone.top() + 176.0));
    let room = Rect::from_min_max(zone.left_bottom(), pos2(zone.right(), zone.bottom() + below));
    start_ui(ui, pass, room, start, recent);
}

fn buttons_ui(ui: &mut Ui, pass: &mut Pass<'_>, center: egui::Pos2) {
    let look = pass.look;
    let buttons = [
        (
            Button::primary(pass.say("empty.open-files")).icon(icon::FOLDER_OPEN).height(36.0),
            Action::OpenFiles,
        ),
        (Button::new(pass.say("empty.open-folder")).height(36.0), Action::OpenFolder),
        (Button::link(pass.say("empty.sample")).height(36.0), Action::OpenSample),
    ];
    let gap = 12.0;
    let width: f32 = buttons.iter().map(|(button, _)| button.width(ui) + gap).sum::<f32>() + 8.0 - gap;
    let row = Rect::from_center_size(center, vec2(width, 36.0));
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let mut row = ui.new_child(UiBuilder::new().max_rect(row).layout(layout));
    row.spacing_mut().item_spacing.x = gap;
    for (place, (button, action)) in buttons.into_iter().enumerate() {
        if place == 2 {
            row.add_space(8.0);
        }
        if button.show(&mut row, &look).clicked() {
            pass.send(action);
        }
    }
}

/// The zone to drop files on; also drawn over the window while files are dragged.
pub fn paint_zone(painter: &Painter, look: &Look, zone: Rect) {
    painter.rect_filled(zone, 14.0, look.color(Role::Surface));
    paint_dashed_border(painter, zone, 14.0, Stroke::new(1.5, look.color(Role::Line3)));
}

/// A dashed border with round corners.
pub fn paint_dashed_border(painter: &Painter, rect: Rect, radius: f32, stroke: Stroke) {
    let mut path = Vec::new();
    let corners = [
        (rect.right_top() + vec2(-radius, radius), -90.0_f32),
        (rect.right_bottom() + vec2(-radius, -radius), 0.0),
        (rect.left_bottom() + vec2(radius, -radius), 90.0),
        (rect.left_top() + vec2(radius, radius), 180.0),
    ];
    for (center, from) in corners {
        for step in 0..=8 {
            let angle = (from + step as f32 * 90.0 / 8.0).to_radians();
            path.push(center + radius * vec2(angle.cos(), angle.sin()));
        }
    }
    path.extend(path.first().copied());
    painter.extend(Shape::dashed_line(&path, stroke, 6.0, 5.0));
}

/// A small timeline, standing on `foot`.
fn paint_illustration(painter: &Painter, look: &Look, foot: egui::Pos2) {
    let line = Stroke::new(1.5, look.color(Role::Line2));
    let (left, right) = (foot.x - 250.0, foot.x + 250.0);
    painter.hline(left..=right, foot.y, line);
    for tick in 0..=5 {
        painter.vline(left + tick as f32 * 100.0, foot.y - 6.0..=foot.y, line);
    }
    let bar = |x: f32, width: f32, row: usize| {
        let top = foot.y - 30.0 - row as f32 * 24.0;
        Rect::from_min_size(pos2(left + x, top), vec2(width, 16.0))
    };
    let lane = |place| look.lane(LaneColor::new(place));
    for (rect, color) in [
        (bar(40.0, 150.0, 0), lane(1)),
        (bar(300.0, 64.0, 0), lane(4)),
        (bar(110.0, 96.0, 1), lane(0)),
        (bar(222.0, 150.0, 1), lane(0)),
        (bar(214.0, 60.0, 2), lane(2)),
    ] {
        painter.rect_filled(rect, 4.0, color);
    }
    let assumed = Stroke::new(1.5, lane(1));
    painter.rect(bar(206.0, 78.0, 0), 4.0, Color32::TRANSPARENT, assumed, StrokeKind::Inside);
    paint_dashed_border(painter, bar(382.0, 90.0, 0), 4.0, Stroke::new(1.5, lane(4)));
}
