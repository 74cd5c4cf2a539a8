//! Folds of quiet stretches: their ground through axis and lanes, a zigzag at both sides, and how long they are.

use super::areas::Areas;
use super::canvas::Canvas;
use super::geometry::{Rect, XRange, pos};
use super::hit::{HitRegion, Target};
use super::input::SceneInput;
use super::shape::{Align, Drawing, Stroke, TextStyle};
use super::ticks::TickUnit;
use crate::font::Face;
use crate::theme::Role;
use crate::view::TimeWindow;
use crate::wording::Wording;

/// Where the ground begins: with the lower row of the axis.
const TOP: f32 = 21.0;
/// A step of the zigzag, across and down.
const STEP: (f32, f32) = (3.0, 6.0);
/// Baseline of the length.
const BASELINE: f32 = 35.5;

/// Draws the grounds of the folds and their sides.
pub fn draw_grounds(canvas: &mut Canvas, areas: &Areas) {
    for (time, x) in areas.scale.folds() {
        let rect = Rect::edges(x.left, TOP, x.right, areas.plot.bottom);
        canvas.drawing.fill(rect, 0.0, Role::Panel);
        for side in [x.left, x.right] {
            zigzag(&mut canvas.drawing, side, rect.top, rect.bottom);
        }
        let hit = rect.intersection(&Rect { top: 0.0, ..areas.plot });
        let target = Target::Fold { start: time.start as i64, end: time.end as i64 };
        canvas.hits.push(HitRegion::new(hit, target));
    }
}

fn zigzag(drawing: &mut Drawing, x: f32, top: f32, bottom: f32) {
    let (across, down) = STEP;
    let (mut y, mut out) = (top, false);
    while y < bottom {
        let at = |out: bool| x + if out { across / 2.0 } else { -across / 2.0 };
        let to = (y + down).min(bottom);
        drawing.line(pos(at(out), y), pos(at(!out), to), Stroke::solid(1.0, Role::Line2));
        (y, out) = (to, !out);
    }
}

/// Writes on the axis how long each fold is.
pub fn draw_lengths(canvas: &mut Canvas, input: &SceneInput, areas: &Areas) {
    let style = TextStyle::new(Face::Ui, 11.0, Role::Ink3);
    canvas.drawing.clip(Rect { left: areas.plot.left, ..areas.axis });
    let folds: Vec<(TimeWindow, XRange)> = areas.scale.folds().collect();
    for (time, x) in folds {
        let words = length(input.wording, time);
        canvas.drawing.fill(
            Rect::edges(x.left + 3.0, TOP + 2.0, x.right - 3.0, areas.axis.bottom - 1.0),
            0.0,
            Role::Panel,
        );
        // Of a fold at the edge nothing is said.
        let half = style.width(&words) / 2.0;
        if x.center() - half > areas.plot.left && x.center() + half < areas.plot.right {
            canvas.drawing.text(pos(x.center(), BASELINE), Align::Center, style, words.as_str());
        }
        let hit = Rect::edges(x.left, TOP, x.right, areas.axis.bottom).intersection(&areas.axis);
        let target = Target::Fold { start: time.start as i64, end: time.end as i64 };
        canvas.lane = 0;
        canvas.stop(HitRegion::new(hit, target), 0, words);
    }
}

/// How long a stretch is, in the largest unit of which it has two.
pub fn length(wording: &Wording, time: TimeWindow) -> String {
    let n = |unit: TickUnit| (time.seconds() / unit.seconds() as f64).round() as usize;
    let units = [
        (TickUnit::Year, "fold.years"),
        (TickUnit::Month, "fold.months"),
        (TickUnit::Week, "fold.weeks"),
        (TickUnit::Day, "fold.days"),
        (TickUnit::Hour, "fold.hours"),
    ];
    let least = |unit: TickUnit| match unit {
        // Two weeks are said as days.
        TickUnit::Week => 4,
        TickUnit::Day | TickUnit::Hour => 1,
        _ => 2,
    };
    let found = units.into_iter().find(|(unit, _)| n(*unit) >= least(*unit));
    let (unit, key) = found.unwrap_or((TickUnit::Hour, "fold.hours"));
    wording.count(key, n(unit).max(1))
}
