//! Pills: what found no room in a lane, as a number and names.

use crate::font::{Face, fit, icon};
use crate::scene::entry::NAME_GAP;
use crate::scene::geometry::{Pos, Rect, pos};
use crate::scene::shape::{Align, Drawing, Stroke, TextStyle};
use crate::theme::{LaneColor, Paint, Role, Tint};

/// Height of a pill.
pub const PILL: f32 = 19.0;
/// A name in a pill is not cut to less than this.
const MIN_PILL_NAME: f32 = 48.0;

/// How a pill stands out.
#[derive(Clone, Copy, Debug)]
pub struct PillLook {
    /// The lane's color.
    pub color: LaneColor,
    /// Whether the pointer is on it.
    pub hovered: bool,
}

/// A pill for items that found no room, at the left of `room`; returns where it is.
pub fn pill(
    drawing: &mut Drawing,
    room: Rect,
    n: usize,
    names: &[String],
    PillLook { color, hovered }: PillLook,
) -> Rect {
    let bold = TextStyle::new(Face::UiSemiBold, 12.0, Role::Ink);
    let plain = TextStyle::new(Face::Ui, 12.0, Role::Ink2);
    let count = format!("+{n}");
    let text_left = least_pill(n) - 11.0;
    let mut text = String::new();
    for name in names {
        let longer = if text.is_empty() { name.clone() } else { format!("{text}, {name}") };
        let text_room = room.width() - text_left - NAME_GAP - 11.0;
        if plain.width(&longer) > text_room {
            // A first name that is too long is cut; further ones are left out.
            if text.is_empty() && text_room > MIN_PILL_NAME {
                text = fit::fit(plain.face, plain.size, name, text_room).into_owned();
            }
            break;
        }
        text = longer;
    }
    let names_width = if text.is_empty() { 0.0 } else { NAME_GAP + plain.width(&text) };
    let rect = Rect::new(room.left, room.top, text_left + names_width + 11.0, PILL);
    let border = Paint::lane(color, Tint::HoverBorder);
    drawing.fill(rect, PILL / 2.0, Paint::lane(color, Tint::Pill));
    if hovered {
        drawing.outline(rect, PILL / 2.0, Stroke::solid(1.0, border));
    }
    let baseline = rect.top + 13.9;
    drawing.icon(
        pos(rect.left + 16.0, rect.top + PILL / 2.0),
        TextStyle::new(Face::Icon, 13.0, Role::Ink2),
        icon::STACK,
    );
    drawing.text(pos(rect.left + 25.0, baseline), Align::Left, bold, count);
    drawing.text(pos(rect.left + text_left - 1.0 + NAME_GAP, baseline), Align::Left, plain, text);
    rect
}

/// The width of a pill of `n` items that names none of them.
pub fn least_pill(n: usize) -> f32 {
    let bold = TextStyle::new(Face::UiSemiBold, 12.0, Role::Ink);
    26.0 + bold.width(&format!("+{n}")) + 11.0
}

/// The pill that closes an open bin, at the left top corner `at`; returns where it is.
pub fn open_pill(drawing: &mut Drawing, at: Pos, text: &str) -> Rect {
    let style = TextStyle::new(Face::UiSemiBold, 12.0, Role::Canvas);
    let rect = Rect::new(at.x, at.y, 26.0 + style.width(text) + 11.0, PILL);
    drawing.fill(rect, PILL / 2.0, Role::Ink);
    drawing.icon(
        pos(rect.left + 16.0, rect.top + PILL / 2.0),
        TextStyle::new(Face::Icon, 12.0, Role::Canvas),
        icon::CARET_UP,
    );
    drawing.text(pos(rect.left + 26.0, rect.top + 13.9), Align::Left, style, text);
    rect
}
