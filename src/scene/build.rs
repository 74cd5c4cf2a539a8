//! The scene, and how its parts are put together.

use super::areas::{AreaOptions, Areas};
use super::canvas::Canvas;
use super::density::{self, LaneBins};
use super::folded_scale::FoldedScale;
use super::geometry::{Pos, Rect, Size};
use super::hint::{Hint, draw_hint};
use super::hit::{self, HitRegion, ItemNode, KeyStop, Target};
use super::input::SceneInput;
use super::items::{self, PackedLane};
use super::lanes::{self, LaneView};
use super::layout::{self, Layout};
use super::level::Level;
use super::overview;
use super::prepared::PreparedResult;
use super::shape::{Shape, Stroke};
use super::ticks::TickUnit;
use super::time_scale::TimeScale;
use super::{axis, gutter, marks, tray};
use crate::store::LaneKey;
use crate::theme::Role;
use crate::time::TimeInterval;

/// A picture of the timeline.
pub struct Scene {
    /// What it is drawn on.
    pub size: Size,
    /// First drawn first.
    pub shapes: Vec<Shape>,
    /// Regions that can be pointed at, the last drawn last.
    pub hits: Vec<HitRegion>,
    /// Items in view, lane by lane.
    pub nodes: Vec<ItemNode>,
    /// What can be acted on beside them.
    pub stops: Vec<KeyStop>,
    /// Time to x.
    pub scale: TimeScale,
    /// Time to x in the overview.
    pub overview: FoldedScale,
    /// The lanes' area, right of the gutter.
    pub plot: Rect,
    /// The lanes with their parts of the plot, from the top; some may be scrolled out of it.
    pub lanes: Vec<PlacedLane>,
    /// The overview's area.
    pub overview_area: Rect,
    /// What is drawn for an item.
    pub level: Level,
    /// The unit of the axis' lower row: a column of the view.
    pub unit: TickUnit,
    /// What a bar's height means, at the level of density.
    pub note: Option<String>,
    /// Items in view that are in no bar, because they cover too much of it; see [`density::spans`].
    pub n_spans: usize,
    /// What is said where nothing is in view, or little because it has no date.
    pub hint: Option<Hint>,
    /// Items in view.
    pub n_visible: usize,
    /// Items in view that are drawn one by one.
    pub n_single: usize,
    /// Items in view that are counted in pills, numbers or bars.
    pub n_in_pills: usize,
    /// Items in view in lanes that are scrolled out of it or collapsed.
    pub n_hidden: usize,
    /// How far lanes can be scrolled.
    pub scrollable: f32,
    /// For the next build.
    pub layout: Layout,
}

/// A lane of a scene.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedLane {
    /// What it holds.
    pub key: LaneKey,
    /// Its part of the plot; may lie outside it when lanes are scrolled.
    pub rect: Rect,
}

impl Scene {
    /// What is at a point.
    pub fn hit(&self, at: Pos) -> Option<&Target> {
        hit::hit(&self.hits, at)
    }
}

/// Draws what `input` says. With the layout of the scene before, items keep their slots.
pub fn build(input: &SceneInput, previous: Option<&Layout>) -> Scene {
    // What there is, and how much of it is drawn for each item.
    let prepared = layout::prepare(input, previous);
    let mut lanes = lanes::ordered(input, &prepared.index);
    let n_visible = lanes.iter().filter(|lane| !lane.collapsed).map(|lane| lane.n_visible).sum();
    let (level, areas) = level_and_areas(input, &prepared, &lanes, n_visible, previous);
    if level == Level::Marks {
        lanes.iter_mut().for_each(|lane| lane.wanted = marks::wanted_height(&areas, lane));
    }
    // Nobody can scroll a picture: half a lane at its edge would say less than none.
    if input.options.whole_lanes {
        lanes.truncate(lanes::n_fitting(&lanes, level, areas.plot.height()));
    }
    // Where everything stands: items get their slots, and lanes their heights from those.
    let mut layout = Layout::new(input, &prepared, level, &areas);
    let kept = previous.filter(|layout| layout.holds_for(input, &areas, level));
    layout.keep_heights(&mut lanes, kept);
    let mut packed = Vec::new();
    if level == Level::Items {
        packed = layout.pack_lanes(input, &areas, &mut lanes, kept);
    }
    let scrollable = lanes::place(&mut lanes, &areas, level, input.options.scroll);
    layout.remember_heights(&lanes);
    // What lies under others is drawn first; of regions, too, the last one at a point counts.
    let mut canvas = Canvas::with_room(previous.map_or([0; 3], |layout| layout.n_drawn));
    canvas.drawing.fill(areas.all, 0.0, Role::Canvas);
    canvas.drawing.clip(Rect { left: areas.plot.left, top: 0.0, ..areas.plot });
    // A year on the axis would be a made-up one where nothing has a date.
    let has_time = input.store.has_time();
    if has_time {
        axis::draw_grid(&mut canvas.drawing, &areas);
    }
    canvas.hits.push(HitRegion::new(Rect { bottom: areas.plot.top, top: 0.0, ..areas.plot }, Target::Axis));
    canvas.hits.push(HitRegion::new(areas.plot, Target::Plot));
    axis::draw_boundary(&mut canvas.drawing, &areas);
    gutter::draw(&mut canvas, input, &lanes, &areas);
    if level == Level::Density {
        let known = previous.filter(|layout| layout.is_of_result(input)).map(|layout| &layout.bins);
        layout.bins = LaneBins::new(&areas, &lanes, known);
        density::draw(&mut canvas, input, &areas, &lanes, &layout.bins);
    } else {
        draw_lanes(&mut canvas, input, &areas, &lanes, &packed);
    }
    // Axis and overview stand over lanes that are scrolled past the edge of the plot.
    draw_focus(&mut canvas, input, &areas);
    canvas.drawing.clip(areas.all);
    if has_time {
        axis::draw_axis(&mut canvas.drawing, input, &areas, &prepared);
    }
    axis::draw_strip(&mut canvas.drawing, input, &areas, &prepared);
    tray::draw(&mut canvas, input, &areas);
    let hint = draw_hint(&mut canvas, input, &areas, n_visible);
    overview::draw(&mut canvas, input, &areas, &prepared.overview, &prepared.published);
    layout.n_drawn = [canvas.drawing.shapes.len(), canvas.hits.len(), canvas.nodes.len()];
    let n_spans = if level == Level::Density { n_spans(&lanes, &areas) } else { 0 };
    let shown = |lane: &&LaneView| !lane.collapsed && lane.rect.overlaps(&areas.plot);
    Scene {
        size: input.size,
        scale: areas.scale,
        overview: prepared.overview.scale.clone(),
        plot: areas.plot,
        lanes: lanes.iter().map(|lane| PlacedLane { key: lane.lane.key.clone(), rect: lane.rect }).collect(),
        overview_area: areas.overview,
        level,
        unit: areas.ladder.label,
        note: (level == Level::Density).then(|| density::scale_note(input, &areas, n_spans)),
        n_spans,
        hint,
        n_visible,
        n_single: canvas.n_single,
        n_in_pills: canvas.n_in_pills,
        n_hidden: n_visible - lanes.iter().filter(shown).map(|lane| lane.n_visible).sum::<usize>(),
        scrollable,
        layout,
        shapes: canvas.drawing.shapes,
        hits: canvas.hits,
        nodes: canvas.nodes,
        stops: canvas.stops,
    }
}

fn n_spans(lanes: &[LaneView], areas: &Areas) -> usize {
    let window = areas.scale.window;
    let shown = lanes.iter().filter(|lane| !lane.collapsed);
    shown.map(|lane| lane.series.n_spans_in(window.start, window.end)).sum()
}

/// The level needs the lane area, and the area depends on the level's strip: the level is chosen
/// for the area with a strip.
fn level_and_areas(
    input: &SceneInput,
    prepared: &PreparedResult,
    lanes: &[LaneView],
    n_visible: usize,
    previous: Option<&Layout>,
) -> (Level, Areas) {
    let last_published = prepared.published.last().map(|day| TimeInterval::day(*day).end as f64);
    let options = AreaOptions {
        size: input.size,
        gutter: gutter::width(input, lanes),
        strip: true,
        overview: input.options.overview,
    };
    let areas = Areas::new(options, input.view.window, last_published);
    let size = Size { width: areas.plot.width(), height: areas.plot.height() };
    // A lane whose items do not all fit gives a slot to its pills: with many lanes that is most of
    // what there is, and marks say more.
    let n_showing = lanes.iter().filter(|lane| !lane.collapsed && lane.n_visible > 0).count();
    let n_slots = lanes::total_slots(lanes, size.height, usize::MAX).saturating_sub(n_showing);
    let level = Level::of(n_visible, n_slots, size, previous.map(|layout| layout.level));
    if level == Level::Items {
        return (level, areas);
    }
    (level, Areas::new(AreaOptions { strip: false, ..options }, input.view.window, last_published))
}

fn draw_lanes(
    canvas: &mut Canvas,
    input: &SceneInput,
    areas: &Areas,
    lanes: &[LaneView],
    packed: &[PackedLane],
) {
    for (place, lane) in lanes.iter().enumerate() {
        if lane.collapsed || !lane.rect.overlaps(&areas.plot) {
            continue;
        }
        canvas.lane = place;
        canvas.drawing.clip(lane.rect.intersection(&areas.plot));
        match packed.get(place) {
            Some(packed) => items::draw(canvas, input, areas, lane, packed),
            None => marks::draw(canvas, input, areas, lane),
        }
    }
}

/// The ring around what the keyboard is on beside the items.
fn draw_focus(canvas: &mut Canvas, input: &SceneInput, areas: &Areas) {
    let Some(target) = &input.touch.stop else { return };
    let is_it = |stop: &&KeyStop| canvas.hits[stop.hit].target == *target;
    let Some(stop) = canvas.stops.iter().find(is_it) else { return };
    let rect = canvas.hits[stop.hit].rect.grown(-1.0);
    canvas.drawing.clip(Rect { top: areas.plot.top - 4.0, left: 0.0, ..areas.plot });
    canvas.drawing.outline(rect, 5.0, Stroke::solid(2.0, Role::Accent));
}
