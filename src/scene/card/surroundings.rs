//! What an item is drawn in, and what several kinds of items draw.

use crate::font::Face;
use crate::scene::areas::Areas;
use crate::scene::geometry::{Pos, Rect};
use crate::scene::input::{DIMMED, ItemLook, SceneInput};
use crate::scene::shape::{Drawing, Shape, TextStyle};
use crate::theme::{LaneColor, Paint, Role, Tint};

/// Height of a chip, a bar, and the first line of a card.
pub const HEAD: f32 = 20.0;
/// Stripes of vague time: thickness and distance.
const STRIPES: (f32, f32) = (2.0, 6.0);

/// What an item is drawn in.
pub struct Surroundings<'a> {
    /// The scene's input.
    pub input: &'a SceneInput<'a>,
    /// The areas of the scene, for what runs to the plot's edges.
    pub areas: &'a Areas,
    /// The lane's color.
    pub color: LaneColor,
    /// How it stands out.
    pub look: ItemLook,
}

impl Surroundings<'_> {
    /// A tint of the lane's color.
    pub fn lane(&self, tint: Tint) -> Paint {
        self.fade(Paint::lane(self.color, tint))
    }

    /// The color of a role.
    pub fn role(&self, role: Role) -> Paint {
        self.fade(role.into())
    }

    /// A color as it is where something else is looked at.
    pub fn fade(&self, paint: Paint) -> Paint {
        if self.look.dimmed { paint.faded(DIMMED) } else { paint }
    }

    /// Text in the color of a role.
    pub fn text(&self, face: Face, size: f32, role: Role) -> TextStyle {
        TextStyle::new(face, size, self.role(role))
    }
}

/// A wash behind the words that were searched for.
pub fn mark_hits(drawing: &mut Drawing, around: &Surroundings, style: TextStyle, at: Pos, text: &str) {
    let query = around.input.view.filter.text.trim();
    if query.is_empty() {
        return;
    }
    for span in crate::store::matches_in(text, query) {
        let (Some(before), found) = (text.get(..span.begin as usize), span.of(text)) else { continue };
        let left = at.x + style.width(before);
        let rect = Rect::edges(left - 1.0, at.y - style.size, left + style.width(found) + 1.0, at.y + 4.0);
        drawing.fill(rect, 2.0, around.role(Role::StatementCurrent));
    }
}

/// Stripes of vague time.
pub fn hatch(drawing: &mut Drawing, rect: Rect, paint: Paint) {
    hatch_with(drawing, rect, paint, STRIPES);
}

/// Stripes of a thickness and a distance, in points.
pub fn hatch_with(drawing: &mut Drawing, rect: Rect, paint: Paint, (stripe, period): (f32, f32)) {
    if rect.width() > 0.0 {
        drawing.shapes.push(Shape::Hatch { rect, paint, stripe, period });
    }
}
