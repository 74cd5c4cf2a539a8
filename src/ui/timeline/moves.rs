//! Items on their way: after a filter has changed they move to their new slots, and new ones fade in.

use std::collections::HashMap;

use egui::{Painter, Pos2, Vec2, vec2};

use super::paint::{paint_clipped, paint_shapes};
use crate::scene::Scene;
use crate::scene::geometry::Rect;
use crate::store::ItemIdx;
use crate::ui::look::Look;

/// How long an item moves, and how long a new one fades in, in seconds.
const MOVE_SECONDS: f64 = 0.18;
const FADE_SECONDS: f64 = 0.12;
/// More than this many at once are not moved: nobody could follow them.
const MOST_MOVING: usize = 300;

/// An item in a lane: with "countries spoken of" it may stand in several.
type Key = (usize, ItemIdx);

/// The moves under way.
#[derive(Default)]
pub struct Moves {
    /// How far from its place each moving item began; `None` for one that fades in.
    from: HashMap<Key, Option<Vec2>>,
    since: f64,
}

impl Moves {
    /// Begins the moves from the scene before to `scene`, where the stretch of time is the same and
    /// places differ. While the window moves, items move with it.
    pub fn watch(&mut self, before: Option<&Scene>, scene: &Scene, now: f64) {
        let Some(before) = before else { return };
        if before.scale.window != scene.scale.window
            || before.size != scene.size
            || before.level != scene.level
        {
            self.from.clear();
            return;
        }
        let places = |scene: &Scene| -> HashMap<Key, Rect> {
            scene.nodes.iter().map(|node| ((node.lane, node.item), node.rect)).collect()
        };
        let (old, new) = (places(before), places(scene));
        if old == new {
            return;
        }
        let by_item: HashMap<ItemIdx, Rect> = old.iter().map(|((_, item), rect)| (*item, *rect)).collect();
        let left = self.left(now);
        let mut from = HashMap::new();
        for (key, rect) in &new {
            let offset = by_item.get(&key.1).map(|old| {
                let under_way = self.from.get(key).copied().flatten().unwrap_or_default() * left;
                vec2(old.left - rect.left, old.top - rect.top) + under_way
            });
            if offset != Some(Vec2::ZERO) {
                from.insert(*key, offset);
            }
        }
        if from.len() > MOST_MOVING {
            from.clear();
        }
        (self.from, self.since) = (from, now);
    }

    /// The share of the way that is left.
    fn left(&self, now: f64) -> f32 {
        let share = ((now - self.since) / MOVE_SECONDS).clamp(0.0, 1.0) as f32;
        (1.0 - share).powi(3)
    }

    /// Paints the scene with every item where it is now; tells whether one still moves.
    pub fn paint(&mut self, painter: &Painter, look: &Look, origin: Pos2, scene: &Scene, now: f64) -> bool {
        if now - self.since >= MOVE_SECONDS {
            self.from.clear();
        }
        if self.from.is_empty() {
            paint_shapes(painter, look, origin, &scene.shapes);
            return false;
        }
        let mut painter = painter.clone();
        let whole = painter.clip_rect();
        let mut done = 0;
        let mut moving: Vec<_> = scene.nodes.iter().collect();
        moving.sort_by_key(|node| node.shapes.start);
        for node in moving {
            let Some(from) = self.from.get(&(node.lane, node.item)) else { continue };
            if node.shapes.start < done {
                continue;
            }
            painter.set_clip_rect(paint_clipped(
                &painter,
                whole,
                look,
                origin,
                &scene.shapes[done..node.shapes.start],
            ));
            let mut own = painter.clone();
            match from {
                Some(offset) => {
                    let at = origin + *offset * self.left(now);
                    paint_shapes(&own, look, at, &scene.shapes[node.shapes.clone()]);
                }
                None => {
                    own.multiply_opacity(((now - self.since) / FADE_SECONDS).clamp(0.0, 1.0) as f32);
                    paint_shapes(&own, look, origin, &scene.shapes[node.shapes.clone()]);
                }
            }
            done = node.shapes.end;
        }
        paint_clipped(&painter, whole, look, origin, &scene.shapes[done..]);
        true
    }
}
