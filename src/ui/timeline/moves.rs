//! Items on their way: after a filter has changed they move to their new slots, new ones fade in, and
//! those that are gone fade out. Where headlines begin to speak, the picture before fades away over the new.

use std::collections::{HashMap, HashSet};

use egui::{Painter, Pos2, Vec2, vec2};

use super::paint::{paint_clipped, paint_shapes};
use super::place::on_screen;
use crate::scene::Scene;
use crate::scene::geometry::Rect;
use crate::scene::shape::Shape;
use crate::store::ItemIdx;
use crate::ui::style::Look;

/// How long an item moves, how long one fades in or out, and how long a change to headlines does, in seconds.
const MOVE_SECONDS: f64 = 0.18;
const FADE_SECONDS: f64 = 0.12;
const HEADLINE_SECONDS: f64 = 0.14;
/// How long any fade takes, and the only motion there is, where motion is reduced.
const REDUCED_SECONDS: f64 = 0.08;
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
    /// What fades away over the scene.
    leaving: Option<Leaving>,
    reduced: bool,
}

/// Shapes of a scene before.
struct Leaving {
    shapes: Vec<Shape>,
    /// Where they are seen.
    clip: Rect,
    since: f64,
    seconds: f64,
}

impl Moves {
    /// Begins the moves from the scene before to `scene`, where the stretch of time is the same and
    /// places differ. While the window moves, items move with it.
    pub fn watch(&mut self, before: Option<&Scene>, scene: &Scene, reduced: bool, now: f64) {
        self.reduced = reduced;
        let Some(before) = before.filter(|before| before.size == scene.size) else {
            *self = Self { reduced, ..Self::default() };
            return;
        };
        let same_window = before.scale.window == scene.scale.window;
        let bars_changed = scene.note.is_some() && same_window && before.n_visible != scene.n_visible;
        if before.has_headlines != scene.has_headlines || bars_changed {
            self.from.clear();
            self.leave(before.shapes.clone(), before.plot, HEADLINE_SECONDS, now);
        } else if same_window {
            self.watch_items(before, scene, now);
        } else {
            self.from.clear();
        }
    }

    fn leave(&mut self, shapes: Vec<Shape>, clip: Rect, seconds: f64, now: f64) {
        let seconds = if self.reduced { REDUCED_SECONDS } else { seconds };
        self.leaving = Some(Leaving { shapes, clip, since: now, seconds });
    }

    fn watch_items(&mut self, before: &Scene, scene: &Scene, now: f64) {
        let places = |scene: &Scene| -> HashMap<Key, Rect> {
            scene.nodes.iter().map(|node| ((node.lane, node.item), node.rect)).collect()
        };
        let (old, new) = (places(before), places(scene));
        if old == new {
            return;
        }
        // An item may stand in several lanes; one that is new in a lane comes from where it stood in any.
        let by_item: HashMap<ItemIdx, Rect> = old.iter().map(|((_, item), rect)| (*item, *rect)).collect();
        let left = self.left(now);
        let mut from = HashMap::new();
        for (key, rect) in &new {
            let offset = by_item.get(&key.1).map(|old| {
                let under_way = self.from.get(key).copied().flatten().unwrap_or_default() * left;
                vec2(old.left - rect.left, old.top - rect.top) + under_way
            });
            let moves = offset != Some(Vec2::ZERO);
            if moves && (offset.is_none() || !self.reduced) {
                from.insert(*key, offset);
            }
        }
        // More than the eye can follow: they change at once.
        if from.len() > MOST_MOVING {
            from.clear();
        }
        let stays: HashSet<ItemIdx> = new.keys().map(|(_, item)| *item).collect();
        let gone = before.nodes.iter().filter(|node| !stays.contains(&node.item)).take(MOST_MOVING);
        let shapes: Vec<Shape> = gone.flat_map(|node| before.shapes[node.shapes.clone()].to_vec()).collect();
        if !shapes.is_empty() {
            self.leave(shapes, before.plot, FADE_SECONDS, now);
        }
        (self.from, self.since) = (from, now);
    }

    /// The share of the way that is left.
    fn left(&self, now: f64) -> f32 {
        let share = ((now - self.since) / MOVE_SECONDS).clamp(0.0, 1.0) as f32;
        (1.0 - share).powi(3)
    }

    /// Paints the scene with every item where it is now; tells whether something still moves.
    pub fn paint(&mut self, painter: &Painter, look: &Look, origin: Pos2, scene: &Scene, now: f64) -> bool {
        if now - self.since >= MOVE_SECONDS {
            self.from.clear();
        }
        if self.from.is_empty() {
            paint_shapes(painter, look, origin, &scene.shapes);
        } else {
            self.paint_moving(painter, look, origin, scene, now);
        }
        self.paint_leaving(painter, look, origin, now);
        !self.from.is_empty() || self.leaving.is_some()
    }

    fn paint_moving(&self, painter: &Painter, look: &Look, origin: Pos2, scene: &Scene, now: f64) {
        let mut painter = painter.clone();
        let whole = painter.clip_rect();
        let fade_seconds = if self.reduced { REDUCED_SECONDS } else { FADE_SECONDS };
        let mut done = 0;
        let mut moving: Vec<_> = scene.nodes.iter().collect();
        moving.sort_by_key(|node| node.shapes.start);
        for node in moving {
            let Some(from) = self.from.get(&(node.lane, node.item)) else { continue };
            if node.shapes.start < done {
                continue;
            }
            // In the order of the scene, so that what lies over what stays the same while items move.
            let before = &scene.shapes[done..node.shapes.start];
            painter.set_clip_rect(paint_clipped(&painter, whole, look, origin, before));
            let mut own = painter.clone();
            match from {
                Some(offset) => {
                    let at = origin + *offset * self.left(now);
                    paint_shapes(&own, look, at, &scene.shapes[node.shapes.clone()]);
                }
                None => {
                    own.multiply_opacity(((now - self.since) / fade_seconds).clamp(0.0, 1.0) as f32);
                    paint_shapes(&own, look, origin, &scene.shapes[node.shapes.clone()]);
                }
            }
            done = node.shapes.end;
        }
        paint_clipped(&painter, whole, look, origin, &scene.shapes[done..]);
    }

    fn paint_leaving(&mut self, painter: &Painter, look: &Look, origin: Pos2, now: f64) {
        let Some(leaving) = &self.leaving else { return };
        let share = (now - leaving.since) / leaving.seconds;
        if share >= 1.0 {
            self.leaving = None;
            return;
        }
        let scene = egui::Rect::from_min_size(origin, Vec2::ZERO);
        let mut painter = painter.with_clip_rect(on_screen(leaving.clip, scene));
        painter.multiply_opacity(1.0 - share.max(0.0) as f32);
        paint_shapes(&painter, look, origin, &leaving.shapes);
    }
}
