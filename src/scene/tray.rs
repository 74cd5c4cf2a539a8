//! The count of items without a date, beside the axis.

use super::areas::Areas;
use super::canvas::Canvas;
use super::geometry::{Rect, pos};
use super::hit::{HitRegion, Target};
use super::input::SceneInput;
use super::shape::{Align, TextStyle};
use crate::font::{Face, icon};
use crate::theme::Role;

/// Where the tray begins, and what it needs beside its words up to the end of the gutter.
const LEFT: f32 = 8.0;
const MARGIN: f32 = 32.0;

fn style() -> TextStyle {
    TextStyle::new(Face::UiMedium, 11.0, Role::Ink2)
}

/// The count of items without a date, beside the axis: they have no place on it.
pub(super) fn draw(canvas: &mut Canvas, input: &SceneInput, areas: &Areas) {
    if input.result.n_undated == 0 {
        return;
    }
    let hovered = input.touch.hover == Some(Target::Tray);
    let role = if hovered { Role::Ink } else { Role::Ink2 };
    let style = TextStyle { paint: role.into(), ..style() };
    let number = input.wording.number(input.result.n_undated);
    let words = input.wording.count("timeline.undated", input.result.n_undated);
    let fits = LEFT + MARGIN + style.width(&words) <= areas.gutter.right;
    let text = if fits { words } else { number };
    let rect = Rect::new(LEFT, 22.0, style.width(&text) + 28.0, 18.0);
    canvas.drawing.fill(rect, 9.0, Role::Sunk);
    canvas.drawing.icon(
        pos(rect.left + 12.0, rect.center().y),
        TextStyle::new(Face::Icon, 13.0, role),
        icon::TRAY,
    );
    canvas.drawing.text(pos(rect.left + 21.0, rect.top + 13.0), Align::Left, style, text);
    // Stops of the keyboard are ordered by lanes; it stands beside the first.
    canvas.lane = 0;
    canvas.stop(
        HitRegion::new(rect.at_least_high(24.0), Target::Tray),
        input.result.n_undated,
        String::new(),
    );
}
