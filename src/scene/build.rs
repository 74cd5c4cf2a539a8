//! The scene, and how its parts are put together.

use std::sync::Arc;

use super::areas::{Areas, Beside};
use super::canvas::Canvas;
use super::chosen::{ChosenLabel, chosen_label};
use super::draw::{self, LaneDraw};
use super::folded_scale::FoldedScale;
use super::geometry::{Pos, Rect, Size};
use super::headlines::Headlines;
use super::hint::{Hint, draw_hint};
use super::hit::{self, HitRegion, ItemNode, KeyStop, Target};
use super::input::SceneInput;
use super::laid::{FOOT, HEAD, Laid};
use super::lanes::{self, LaneSlot, LaneView};
use super::layout::{self, Layout};
use super::series::ItemsOutside;
use super::shape::{Shape, Stroke};
use super::strip::{Strip, StripKind};
use super::ticks::TickUnit;
use super::time_scale::TimeScale;
use super::{axis, fold_lines, folds, gutter, overview, tray};
use crate::store::{DocumentIdx, ItemIdx, LaneKey};
use crate::theme::Role;
use crate::time::TimeInterval;
use crate::view::TimeWindow;

/// A picture of the timeline.
pub struct Scene {
    /// What it is drawn on.
    pub size: Size,
    /// First drawn first.
    pub shapes: Vec<Shape>,
    /// Regions that can be pointed at, the last drawn last.
    pub hits: Vec<HitRegion>,
    /// Items that are drawn one by one, lane by lane.
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
    /// The lanes of which nothing stands in view, in order.
    pub empty: Vec<EmptyLane>,
    /// The overview's area.
    pub overview_area: Rect,
    /// Whether headlines speak for items.
    pub has_headlines: bool,
    /// The unit of the axis' lower row: a column of the view.
    pub unit: TickUnit,
    /// What a bar's height means, where there are bars.
    pub note: Option<String>,
    /// What is said where nothing is in view, or little because it has no date.
    pub hint: Option<Hint>,
    /// Items in view.
    pub n_visible: usize,
    /// Items in view that have words or a mark of their own.
    pub n_single: usize,
    /// Items in view that are counted in numbers or bars.
    pub n_in_pills: usize,
    /// Items in view that are in the band, with words or in its count.
    pub n_in_band: usize,
    /// Items in view in lanes that are scrolled out of it or collapsed.
    pub n_hidden: usize,
    /// Items before the view, and items behind it.
    pub n_outside: [usize; 2],
    /// How far lanes can be scrolled.
    pub scrollable: f32,
    /// For the next build.
    pub layout: Layout,
    headlines: Option<Arc<Headlines>>,
}

/// A lane of a scene.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedLane {
    /// What it holds.
    pub slot: LaneSlot,
    /// Its part of the plot; may lie outside it when lanes are scrolled.
    pub rect: Rect,
}

/// A lane of which nothing stands in view.
#[derive(Clone, Debug, PartialEq)]
pub struct EmptyLane {
    /// What it holds.
    pub key: LaneKey,
    /// What of it lies before the view.
    pub before: ItemsOutside,
    /// What of it lies behind the view.
    pub after: ItemsOutside,
}

impl Scene {
    /// What is at a point.
    pub fn hit(&self, at: Pos) -> Option<&Target> {
        hit::hit(&self.hits, at)
    }

    /// The items that a headline stands for.
    pub fn items_of_headline(&self, document: DocumentIdx) -> Vec<ItemIdx> {
        let headline = self.headlines.as_ref().and_then(|headlines| headlines.get(document));
        headline.map(|one| one.items.to_vec()).unwrap_or_default()
    }

    /// The window that is seen when it comes `factor` closer round the time at `x`.
    pub fn zoomed(&self, view: &crate::view::FoldOptions, x: f32, factor: f64) -> TimeWindow {
        folds::zoomed(&self.layout.prepared.coverage, view, &self.scale, x, factor)
    }
}

/// Draws what `input` says. With the layout of the scene before, labels keep their places.
pub fn build(input: &SceneInput, previous: Option<&Layout>) -> Scene {
    // What there is, and where it stands.
    let prepared = layout::prepare(input, previous);
    let scale = layout::scale(input, &prepared, previous);
    let mut lanes = lanes::ordered(input, &prepared.index, scale.window);
    let mut layout = Layout::next(input, &prepared, &lanes, &scale, previous);
    let laid = Arc::clone(&layout.laid);
    let shift = layout::shift(&laid, &scale);
    let headlines = laid.headlines.then(|| prepared.headlines(input));
    let last_published = prepared.published.last().map(|day| TimeInterval::day(*day).end as f64);
    let beside = Beside { band: laid.band.height(), foot: if laid.empty.is_empty() { 0.0 } else { FOOT } };
    let areas = Areas::new(input.size, input.options.overview, scale.clone(), beside, last_published);
    let rects = placed(&laid, &areas, input.options.scroll);
    let chosen = chosen_label(input, &prepared, &lanes, &laid, &scale);
    place_heads(&mut lanes, &laid, &rects.0);
    // What lies under others is drawn first; of regions, too, the last one at a point counts.
    let mut canvas = Canvas::with_room(layout.n_drawn);
    draw_ground(&mut canvas, input, &areas);
    gutter::draw(&mut canvas, input, &gutter::Gutter { lanes: &lanes, laid: &laid, rects: &rects.0 }, &areas);
    let with = LaneDraw {
        input,
        areas: &areas,
        lanes: &lanes,
        utterances: &prepared.utterances,
        headlines: headlines.as_deref(),
        shift,
        bars: (&laid.edges, highest(&laid)),
    };
    draw_lanes(&mut canvas, &laid, &rects.0, chosen.as_ref(), &with);
    let n_below = rects.0.iter().filter(|rect| rect.top >= areas.plot.bottom - 8.0).count();
    draw::draw_below(&mut canvas, input, &areas, n_below);
    // Axis, band, foot and overview stand over lanes that are scrolled past the edge of the plot.
    draw_focus(&mut canvas, input, &areas);
    canvas.drawing.clip(areas.all);
    // A year on the axis would be a made-up one where nothing has a date.
    if input.store.has_time() {
        axis::draw_axis(&mut canvas.drawing, input, &areas, &prepared);
        fold_lines::draw_lengths(&mut canvas, input, &areas);
    }
    draw::draw_band(&mut canvas, input, &areas, &laid.band);
    draw::draw_foot(&mut canvas, input, &areas, &laid.empty);
    tray::draw(&mut canvas, input, &areas);
    let n_visible = lanes.iter().filter(|lane| !lane.collapsed).map(LaneView::n_visible).sum();
    let hint = draw_hint(&mut canvas, input, &areas, n_visible);
    overview::draw(&mut canvas, input, &areas, &prepared.overview, &prepared.published);
    layout.n_drawn = [canvas.drawing.shapes.len(), canvas.hits.len(), canvas.nodes.len()];
    let hidden = |(lane, rect): (&super::laid::LaidLane, &Rect)| match rect.overlaps(&areas.plot) {
        true => 0,
        false => lane.n_fine,
    };
    Scene {
        size: input.size,
        overview: prepared.overview.scale.clone(),
        plot: areas.plot,
        lanes: placed_lanes(&laid, &rects.0),
        empty: empty_lanes(&laid, &lanes),
        overview_area: areas.overview,
        has_headlines: laid.headlines,
        unit: areas.ladder.label,
        note: note(input, &laid),
        hint,
        n_visible,
        n_single: canvas.n_single,
        n_in_pills: canvas.n_in_pills,
        n_in_band: canvas.n_in_band,
        n_hidden: laid.lanes.iter().zip(&rects.0).map(hidden).sum(),
        n_outside: [
            lanes.iter().map(|lane| lane.before.n_items).sum(),
            lanes.iter().map(|lane| lane.after.n_items).sum(),
        ],
        scrollable: rects.1,
        scale,
        layout,
        headlines,
        shapes: canvas.drawing.shapes,
        hits: canvas.hits,
        nodes: canvas.nodes,
        stops: canvas.stops,
    }
}

fn draw_ground(canvas: &mut Canvas, input: &SceneInput, areas: &Areas) {
    canvas.drawing.fill(areas.all, 0.0, Role::Canvas);
    canvas.drawing.clip(Rect { left: areas.plot.left, top: 0.0, ..areas.plot });
    if input.store.has_time() {
        axis::draw_grid(&mut canvas.drawing, areas);
    }
    canvas.hits.push(HitRegion::new(Rect { bottom: areas.axis.bottom, ..areas.axis }, Target::Axis));
    canvas.hits.push(HitRegion::new(areas.plot, Target::Plot));
    axis::draw_boundary(&mut canvas.drawing, areas);
    fold_lines::draw_grounds(canvas, areas);
}

/// Where each lane stands, moved up by `scroll`, and how far they can be scrolled.
fn placed(laid: &Laid, areas: &Areas, scroll: f32) -> (Vec<Rect>, f32) {
    let scrollable = (laid.height() - areas.plot.height()).max(0.0);
    // Sums of heights are not exact.
    let scrollable = if scrollable < 0.5 { 0.0 } else { scrollable };
    let mut top = areas.plot.top - scroll.clamp(0.0, scrollable);
    let rects = laid.lanes.iter().map(|lane| {
        top += if lane.has_head { HEAD } else { 0.0 };
        // Whole points, so that neither rows nor rules fall between pixels.
        let rect = Rect::edges(areas.plot.left, top.round(), areas.plot.right, (top + lane.height).round());
        top += lane.height;
        rect
    });
    (rects.collect(), scrollable)
}

/// Puts the names of divided lanes over their first parts.
fn place_heads(lanes: &mut [LaneView], laid: &Laid, rects: &[Rect]) {
    for (one, rect) in laid.lanes.iter().zip(rects).filter(|(one, _)| one.has_head) {
        if let [own] = one.members[..]
            && let Some(head) = &mut lanes[own].head
        {
            head.rect = Rect::edges(0.0, rect.top - HEAD, rect.right, rect.top);
        }
    }
}

fn empty_lanes(laid: &Laid, lanes: &[LaneView]) -> Vec<EmptyLane> {
    let of_key = |key: &LaneKey| lanes.iter().find(|lane| lane.lane.key == *key);
    let empty = laid.empty.iter().filter_map(of_key);
    empty
        .map(|lane| EmptyLane { key: lane.lane.key.clone(), before: lane.before, after: lane.after })
        .collect()
}

fn placed_lanes(laid: &Laid, rects: &[Rect]) -> Vec<PlacedLane> {
    let lanes = laid.lanes.iter().zip(rects);
    lanes.map(|(lane, rect)| PlacedLane { slot: lane.slot.clone(), rect: *rect }).collect()
}

fn draw_lanes(
    canvas: &mut Canvas,
    laid: &Laid,
    rects: &[Rect],
    chosen: Option<&ChosenLabel>,
    with: &LaneDraw,
) {
    for (place, (lane, rect)) in laid.lanes.iter().zip(rects).enumerate() {
        canvas.lane = place;
        if lane.collapsed || !rect.overlaps(&with.areas.plot) {
            continue;
        }
        canvas.drawing.clip(rect.intersection(&with.areas.plot));
        let own = chosen.filter(|chosen| chosen.lane == place);
        let hidden = own.map_or(&[][..], |chosen| &chosen.hidden);
        draw::draw_lane(canvas, lane, *rect, (hidden, own.map(|chosen| &chosen.label)), with);
    }
}

/// The largest bin of bars of all lanes.
fn highest(laid: &Laid) -> f32 {
    let most = |lane: &super::laid::LaidLane| match &lane.strip {
        Strip::Bars(masses) => masses.max(),
        Strip::None | Strip::Marks(_) => 0.0,
    };
    laid.lanes.iter().map(most).fold(0.0, f32::max)
}

/// What a bar's height means.
fn note(input: &SceneInput, laid: &Laid) -> Option<String> {
    let StripKind::Bars(unit) = laid.strip else { return None };
    let any = laid.lanes.iter().any(|lane| matches!(lane.strip, Strip::Bars(_)));
    let per = input.wording.text(unit.per_key());
    any.then(|| input.wording.fill("density.scale", &[("per", per)]))
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
