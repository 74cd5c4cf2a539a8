//! What lies before the view and behind it, said beside the name of a lane.

use crate::font::{Face, icon};
use crate::scene::canvas::Canvas;
use crate::scene::geometry::{Rect, pos};
use crate::scene::hit::{HitRegion, Target};
use crate::scene::input::SceneInput;
use crate::scene::lanes::LaneView;
use crate::scene::series::ItemsOutside;
use crate::scene::shape::{Align, TextStyle};
use crate::theme::Role;

/// x of the names, and of all that stands under them.
pub const NAME_AT: f32 = 28.0;

/// How counts are written.
pub fn meta_style() -> TextStyle {
    TextStyle::new(Face::Ui, 11.0, Role::Ink3)
}

/// What a lane holds on one side of the view.
pub struct Outside {
    n_items: usize,
    words: String,
    /// The nearest item there.
    time: i64,
    /// Whether it is on the left.
    earlier: bool,
}

/// Distance of the lines.
const LABEL_LINE: f32 = 15.0;
/// Width of a caret with its margin.
const CARET: f32 = 12.0;

/// What lanes that stand together hold before the view, and behind it.
pub fn outside(input: &SceneInput, members: &[&LaneView]) -> Vec<Outside> {
    let before = members.iter().map(|one| one.before).fold(ItemsOutside::default(), ItemsOutside::and_before);
    let after = members.iter().map(|one| one.after).fold(ItemsOutside::default(), ItemsOutside::and_after);
    let side = |(key, ItemsOutside { n_items: n, nearest }, earlier): (&str, ItemsOutside, bool)| {
        let words = input.wording.fill(key, &[("n", &input.wording.number(n))]);
        Some(Outside { n_items: n, words, time: nearest.filter(|_| n > 0)?, earlier })
    };
    [("timeline.earlier", before, true), ("timeline.later", after, false)]
        .into_iter()
        .filter_map(side)
        .collect()
}

/// "‹ 1 earlier" beside the count where it fits, "2 later ›" beside it or on a line below. Returns how many lines are
/// taken.
pub fn draw_outside(
    canvas: &mut Canvas,
    input: &SceneInput,
    sides: &[Outside],
    room: Rect,
    has_third: bool,
) -> usize {
    if input.options.still {
        return 1;
    }
    let mut lines = [room, Rect { left: NAME_AT, ..room }.moved(0.0, LABEL_LINE)];
    let mut n_lines = 1;
    for side in sides {
        let width = meta_style().width(&side.words) + CARET;
        let fitting = lines.iter().take(if has_third { 2 } else { 1 }).position(|line| width <= line.width());
        let Some(line) = fitting else { continue };
        draw_side(canvas, side, lines[line]);
        lines[line].left += width + 8.0;
        n_lines = n_lines.max(line + 1);
    }
    n_lines
}

fn draw_side(canvas: &mut Canvas, side: &Outside, room: Rect) {
    let style = meta_style();
    let (width, baseline) = (style.width(&side.words), room.bottom - 4.0);
    let (text_x, caret_x, glyph) = if side.earlier {
        (room.left + 10.0, room.left + 4.0, icon::CARET_LEFT)
    } else {
        (room.left, room.left + width + 6.0, icon::CARET_RIGHT)
    };
    canvas.drawing.text(pos(text_x, baseline), Align::Left, style, side.words.as_str());
    canvas.drawing.icon(pos(caret_x, baseline - 4.0), TextStyle::new(Face::Icon, 10.0, Role::Ink3), glyph);
    let rect = Rect { right: room.left + width + CARET, ..room };
    let hit = HitRegion::new(rect.at_least_high(18.0), Target::Outside { time: side.time });
    canvas.stop(hit, side.n_items, side.words.clone());
}
