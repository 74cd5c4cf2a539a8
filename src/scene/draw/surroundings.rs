//! What an item is drawn in, and what several kinds of items draw.

use std::sync::Arc;

use crate::scene::areas::Areas;
use crate::scene::geometry::{Pos, Rect, pos};
use crate::scene::input::{DIMMED, ItemLook, SceneInput};
use crate::scene::shape::{Align, Drawing, Shape, TextStyle};
use crate::scene::words::{Run, SIZE};
use crate::theme::{LaneColor, Paint, Role, Tint};

/// Height of a chip of one row.
pub const CHIP: f32 = 18.0;
/// Distance of the lines of a label of several rows.
pub const LINE: f32 = 17.0;
/// Baseline of the first line, from the top.
pub const BASELINE: f32 = 13.0;
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
}

/// Draws a line of words from its left end; returns where it ends. `ink` may replace the colors of the runs.
pub fn draw_runs(
    drawing: &mut Drawing,
    around: &Surroundings,
    at: Pos,
    runs: &[Run],
    ink: Option<Paint>,
) -> f32 {
    let mut x = at.x;
    for run in runs {
        let paint = ink.unwrap_or_else(|| around.role(run.role));
        let style = TextStyle { face: run.face, size: SIZE, paint };
        mark_hits(drawing, around, style, pos(x, at.y), &run.text);
        drawing.text(pos(x, at.y), Align::Left, style, Arc::clone(&run.text));
        x += run.width();
    }
    x
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

/// The ground behind words where a line of the grid would run through them.
pub fn clear_lines(drawing: &mut Drawing, areas: &Areas, rect: Rect) {
    for &x in areas.lines.iter().filter(|x| rect.left - 2.0 < **x && **x < rect.right + 2.0) {
        let near =
            Rect { left: (x - 3.5).max(rect.left - 2.0), right: (x + 3.5).min(rect.right + 2.0), ..rect };
        areas.ground(drawing, near);
    }
}

/// Stripes of a thickness and a distance, in points.
pub fn hatch_with(drawing: &mut Drawing, rect: Rect, paint: Paint, (stripe, period): (f32, f32)) {
    if rect.width() > 0.0 {
        drawing.shapes.push(Shape::Hatch { rect, paint, stripe, period });
    }
}
