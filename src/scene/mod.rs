//! Store + view + size + previous layout → a picture as data.
//!
//! A [`Scene`] is a flat list of shapes in drawing order, with regions that can be pointed at and
//! nodes that can be walked through. The window, PNG and every later format draw the same scene,
//! so they agree. Nothing here knows a window, a color value or a pixel.
//!
//! For whoever paints a scene: draw `shapes` in order; a [`Shape::Clip`] holds until the next; a
//! text run's `at` is the left end of its baseline, its face and size are given, and its width is
//! that of [`crate::font::width`]. Snap straight edges to your own pixels. Hand the returned
//! [`Layout`] to the next build: items then keep their slots while the view pans.
//!
//! Three levels by how many items are in view (see [`Level`]): single items in slots ([`items`]),
//! one mark for an item ([`marks`]), bars of how many there are ([`density`]).

pub mod axis;
pub mod card;
pub mod density;
pub mod frame;
pub mod geometry;
pub mod hit;
pub mod items;
pub mod lanes;
mod layout;
pub mod marks;
pub mod overview;
pub mod pack;
pub mod series;
pub mod shape;
pub mod spoken;
pub mod summary;
mod sums;
pub mod ticks;
pub mod time_scale;
mod tray;

use std::borrow::Cow;
use std::sync::Arc;

use chrono::NaiveDate;

use card::Look;
use density::LaneBins;
use frame::{Frame, FrameOptions};
use geometry::{Rect, Size, pos};
use hit::{Hit, Node, Stop, Target};
use lanes::LaneView;
use overview::{FoldedScale, Overview};
use series::SeriesIndex;
use shape::{Align, Drawing, Shape, Stroke, TextStyle};
use ticks::Unit;
use time_scale::TimeScale;

use crate::font::{Face, fit};
use crate::item::{Form, Kind};
use crate::language::quoted;
use crate::store::{Bits, ItemIdx, ItemRef, LaneKey, QueryResult, Store};
use crate::theme::Role;
use crate::time::TimeInterval;
use crate::view::ViewState;
use crate::wording::Wording;
use crate::workspace::LanePalette;

pub use layout::Layout;

/// Opacity of items beside the ones looked at.
pub const DIMMED: f32 = 0.35;

/// Everything a scene is made of.
#[derive(Clone, Copy)]
pub struct SceneInput<'a> {
    /// What there is.
    pub store: &'a Store,
    /// What passes the filter of `view`.
    pub result: &'a QueryResult,
    /// What is looked at.
    pub view: &'a ViewState,
    /// Words and forms of numbers and dates.
    pub wording: &'a Wording,
    /// The lanes' colors.
    pub palette: &'a LanePalette,
    /// What pointer and keyboard are on.
    pub touch: &'a Touch<'a>,
    /// Size of the scene in points.
    pub size: Size,
    /// Further options.
    pub options: SceneOptions,
}

/// What pointer and keyboard are on.
#[derive(Clone, Debug, Default)]
pub struct Touch<'a> {
    /// What the pointer is on; an item also when its words in the reader are pointed at.
    pub hover: Option<Target>,
    /// The item on which the button is down.
    pub pressed: Option<ItemIdx>,
    /// The item on which the keyboard is.
    pub focus: Option<ItemIdx>,
    /// Items that stay while all others dim.
    pub emphasis: Option<&'a Bits>,
    /// The lane that stays while all others dim.
    pub lane: Option<LaneKey>,
    /// What the keyboard is on beside the items.
    pub stop: Option<Target>,
}

/// Options of a scene.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SceneOptions {
    /// Whether there is an overview under the lanes.
    pub overview: bool,
    /// How far lanes are scrolled, in points; held within what there is.
    pub scroll: f32,
    /// Whether a zoom is under way: slots are kept and only x and the cuts of texts change.
    pub gesture: bool,
    /// Whether lanes that do not fit whole are left out, because nobody can scroll a picture.
    pub whole_lanes: bool,
    /// Whether it is a picture, which nobody can move or act on: it does not say how more comes into
    /// view, and cuts words at its edge with an ellipsis.
    pub still: bool,
}

impl Default for SceneOptions {
    fn default() -> Self {
        Self { overview: true, scroll: 0.0, gesture: false, whole_lanes: false, still: false }
    }
}

impl SceneInput<'_> {
    /// How an item stands out.
    pub fn look(&self, idx: ItemIdx) -> Look {
        Look {
            hovered: self.touch.hover == Some(Target::Item(idx)),
            pressed: self.touch.pressed == Some(idx),
            selected: self.view.selection.contains(idx),
            focused: self.touch.focus == Some(idx),
            dimmed: self.touch.emphasis.is_some_and(|bits| !bits.contains(idx)),
        }
    }

    /// Whether another lane is looked at.
    pub fn is_lane_dimmed(&self, key: &LaneKey) -> bool {
        self.touch.lane.as_ref().is_some_and(|lane| lane != key && lane != key.whole())
    }
}

/// What is drawn for an item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// A chip, card, bar or dot with words.
    #[default]
    Items,
    /// A mark.
    Marks,
    /// Its part of a bar.
    Density,
}

/// Items in view for every slot and column of text up to which single items are drawn: while about one in three stands by
/// itself and is in no pill. Of a hundred items in lanes that are in view, as many stood by themselves on the nine sample
/// articles and on 850 news articles of fourteen years, in three sizes and windows from a day to eight years: 59 and 53
/// at 0.4 to 0.6, 38 and 33 at 1 to 1.25, 35 and 27 at 1.25 to 1.5, 17 and 19 at 1.5 to 2, 8 and 7 from 3 on.
const ITEMS_PER_CELL: f32 = 1.5;
/// Width of a column of text.
const COLUMN: f32 = 150.0;
/// Share of the grid of marks that may be filled, by the same measure: of a hundred items of the 850 articles 65 were marks
/// and in no number above a pile at 0.1 to 0.15, 39 at 0.3 to 0.4, 37 at 0.4 to 0.5, 29 at 0.5 to 0.6.
const MARKS_FILL: f32 = 0.45;
/// Going back to the finer level needs this much less, so that nothing flickers at the edge.
const GOING_BACK: f32 = 0.85;

impl Level {
    /// The level for `n_visible` items in lanes with `n_slots` on a plot of `size`.
    pub fn of(n_visible: usize, n_slots: usize, size: Size, previous: Option<Self>) -> Self {
        let n = n_visible as f32;
        // The lane area is never too small for a first look at a handful of items.
        let columns = (size.width / COLUMN).max(1.0);
        let items = ITEMS_PER_CELL * n_slots.max(4) as f32 * columns;
        let marks = MARKS_FILL * (size.height / 10.0) * (size.width / 10.0);
        let share = |finer: Self| if previous.is_some_and(|level| level > finer) { GOING_BACK } else { 1.0 };
        if n <= items * share(Self::Items) {
            Self::Items
        } else if n <= marks * share(Self::Marks) {
            Self::Marks
        } else {
            Self::Density
        }
    }
}

/// What is made once for a result, whatever part of it is looked at.
#[derive(Clone)]
pub struct Prepared {
    /// The items by time.
    pub index: Arc<SeriesIndex>,
    /// The overview.
    pub overview: Arc<Overview>,
    /// Days on which documents were published, each once, in order.
    pub published: Arc<[NaiveDate]>,
}

/// A scene being drawn.
#[derive(Default)]
pub struct Canvas {
    /// Shapes.
    pub drawing: Drawing,
    /// Regions that can be pointed at.
    pub hits: Vec<Hit>,
    /// Items in view.
    pub nodes: Vec<Node>,
    /// What can be acted on beside them.
    pub stops: Vec<Stop>,
    /// The place of the lane that is being drawn.
    pub lane: usize,
    /// Items drawn one by one.
    pub n_single: usize,
    /// Items that are counted in a pill, a pile's number or a bar.
    pub n_in_pills: usize,
}

impl Canvas {
    /// An empty one with room for as many shapes, hits and nodes as the frame before had, so that it
    /// seldom has to grow.
    fn with_room(n_drawn: [usize; 3]) -> Self {
        let [n_shapes, n_hits, n_nodes] = n_drawn.map(|n| n + n / 8);
        Self {
            drawing: Drawing { shapes: Vec::with_capacity(n_shapes) },
            hits: Vec::with_capacity(n_hits),
            nodes: Vec::with_capacity(n_nodes),
            ..Self::default()
        }
    }

    /// Adds a region that keys can stop at.
    fn stop(&mut self, hit: Hit, n_items: usize, words: String) {
        self.stops.push(Stop { hit: self.hits.len(), lane: self.lane, n_items, words });
        self.hits.push(hit);
    }
}

/// Why nothing is in view, or little.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Nothing passes the filters.
    Nothing,
    /// Most of what passes has no date.
    Undated,
    /// What passes lies beyond the view.
    Beyond,
}

/// What is said of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hint {
    /// Why it is said.
    pub lack: Lack,
    /// Below the words: the place for a way out.
    pub below: geometry::Pos,
}

/// A picture of the timeline.
pub struct Scene {
    /// What it is drawn on.
    pub size: Size,
    /// First drawn first.
    pub shapes: Vec<Shape>,
    /// Regions that can be pointed at, the last drawn last.
    pub hits: Vec<Hit>,
    /// Items in view, lane by lane.
    pub nodes: Vec<Node>,
    /// What can be acted on beside them.
    pub stops: Vec<Stop>,
    /// Time to x.
    pub scale: TimeScale,
    /// Time to x in the overview.
    pub overview: FoldedScale,
    /// The lanes' area, right of the gutter.
    pub plot: Rect,
    /// The lanes with their parts of the plot, from the top; some may be scrolled out of it.
    pub lanes: Vec<(LaneKey, Rect)>,
    /// The overview's area.
    pub overview_area: Rect,
    /// What is drawn for an item.
    pub level: Level,
    /// The unit of the axis' lower row: a column of the view.
    pub unit: Unit,
    /// What a bar's height means, at the level of density.
    pub note: Option<String>,
    /// Items in view that are in no bar, because they cover too much of it; see [`density::spans`].
    pub n_spans: usize,
    /// What is said where nothing is in view, or little because it has no date.
    pub hint: Option<Hint>,
    /// Items in view.
    pub n_visible: usize,
    /// Of those, drawn one by one, and counted in pills, numbers or bars.
    pub n_drawn: (usize, usize),
    /// Items in view in lanes that are scrolled out of it or collapsed.
    pub n_hidden: usize,
    /// How far lanes can be scrolled.
    pub scrollable: f32,
    /// For the next build.
    pub layout: Layout,
}

impl Scene {
    /// What is at a point.
    pub fn hit(&self, at: geometry::Pos) -> Option<&Target> {
        hit::hit(&self.hits, at)
    }
}

/// Draws what `input` says. With the layout of the scene before, items keep their slots.
pub fn build(input: &SceneInput, previous: Option<&Layout>) -> Scene {
    let prepared = layout::prepare(input, previous);
    let mut lanes = lanes::ordered(input, &prepared.index);
    let n_visible = lanes.iter().filter(|lane| !lane.collapsed).map(|lane| lane.n_visible).sum();
    let (level, frame) = level_and_frame(input, &prepared, &lanes, n_visible, previous);
    if level == Level::Marks {
        lanes.iter_mut().for_each(|lane| lane.wanted = marks::wanted_height(&frame, lane));
    }
    if input.options.whole_lanes {
        lanes.truncate(lanes::n_fitting(&lanes, level, frame.plot.height()));
    }
    let mut layout = Layout::new(input, &prepared, level, &frame);
    let mut canvas = Canvas::with_room(previous.map_or([0; 3], |layout| layout.n_drawn));
    canvas.drawing.fill(frame.all, 0.0, Role::Canvas);
    let kept = previous.filter(|layout| layout.holds_for(input, &frame, level));
    layout.keep_heights(&mut lanes, kept);
    let mut packed = Vec::new();
    if level == Level::Items {
        packed = layout.pack_lanes(input, &frame, &mut lanes, kept);
    }
    let scrollable = lanes::place(&mut lanes, &frame, level, input.options.scroll);
    layout.remember_heights(&lanes);
    canvas.drawing.clip(Rect { left: frame.plot.left, top: 0.0, ..frame.plot });
    // A year on the axis would be a made-up one where nothing has a date.
    let has_time = input.store.has_time();
    if has_time {
        axis::draw_grid(&mut canvas.drawing, &frame);
    }
    canvas.hits.push(Hit::new(Rect { bottom: frame.plot.top, top: 0.0, ..frame.plot }, Target::Axis));
    canvas.hits.push(Hit::new(frame.plot, Target::Plot));
    axis::draw_boundary(&mut canvas.drawing, &frame);
    lanes::draw_gutter(&mut canvas, input, &lanes, &frame);
    if level == Level::Density {
        let known = previous.filter(|layout| layout.is_of_result(input)).map(|layout| &layout.bins);
        layout.bins = LaneBins::new(&frame, &lanes, known);
        density::draw(&mut canvas, input, &frame, &lanes, &layout.bins);
    } else {
        draw_lanes(&mut canvas, input, &frame, &lanes, &packed);
    }
    draw_focus(&mut canvas, input, &frame);
    canvas.drawing.clip(frame.all);
    if has_time {
        axis::draw_axis(&mut canvas.drawing, input, &frame, &prepared);
    }
    axis::draw_strip(&mut canvas.drawing, input, &frame, &prepared);
    tray::draw(&mut canvas, input, &frame);
    let hint = draw_hint(&mut canvas, input, &frame, n_visible);
    overview::draw(&mut canvas, input, &frame, &prepared.overview, &prepared.published);
    layout.n_drawn = [canvas.drawing.shapes.len(), canvas.hits.len(), canvas.nodes.len()];
    let n_spans = if level == Level::Density { n_spans(&lanes, &frame) } else { 0 };
    let shown = |lane: &&LaneView| !lane.collapsed && lane.rect.overlaps(&frame.plot);
    Scene {
        size: input.size,
        scale: frame.scale,
        overview: prepared.overview.scale.clone(),
        plot: frame.plot,
        lanes: lanes.iter().map(|lane| (lane.lane.key.clone(), lane.rect)).collect(),
        overview_area: frame.overview,
        level,
        unit: frame.ladder.label,
        note: (level == Level::Density).then(|| density::scale_note(input, &frame, n_spans)),
        n_spans,
        hint,
        n_visible,
        n_drawn: (canvas.n_single, canvas.n_in_pills),
        n_hidden: n_visible - lanes.iter().filter(shown).map(|lane| lane.n_visible).sum::<usize>(),
        scrollable,
        layout,
        shapes: canvas.drawing.shapes,
        hits: canvas.hits,
        nodes: canvas.nodes,
        stops: canvas.stops,
    }
}

fn n_spans(lanes: &[LaneView], frame: &Frame) -> usize {
    let window = frame.scale.window;
    let shown = lanes.iter().filter(|lane| !lane.collapsed);
    shown.map(|lane| lane.series.n_spans_in(window.start, window.end)).sum()
}

/// The level needs the lane area, and the area depends on the level's strip: the level is chosen
/// for the area with a strip.
fn level_and_frame(
    input: &SceneInput,
    prepared: &Prepared,
    lanes: &[LaneView],
    n_visible: usize,
    previous: Option<&Layout>,
) -> (Level, Frame) {
    let last_published = prepared.published.last().map(|day| TimeInterval::day(*day).end as f64);
    let options = FrameOptions {
        size: input.size,
        gutter: lanes::gutter_width(input, lanes),
        strip: true,
        overview: input.options.overview,
    };
    let frame = Frame::new(options, input.view.window, last_published);
    let size = Size { width: frame.plot.width(), height: frame.plot.height() };
    // A lane whose items do not all fit gives a slot to its pills: with many lanes that is most of
    // what there is, and marks say more.
    let n_showing = lanes.iter().filter(|lane| !lane.collapsed && lane.n_visible > 0).count();
    let n_slots = lanes::total_slots(lanes, size.height, usize::MAX).saturating_sub(n_showing);
    let level = Level::of(n_visible, n_slots, size, previous.map(|layout| layout.level));
    if level == Level::Items {
        return (level, frame);
    }
    (level, Frame::new(FrameOptions { strip: false, ..options }, input.view.window, last_published))
}

fn draw_lanes(
    canvas: &mut Canvas,
    input: &SceneInput,
    frame: &Frame,
    lanes: &[LaneView],
    packed: &[items::PackedLane],
) {
    for (place, lane) in lanes.iter().enumerate() {
        if lane.collapsed || !lane.rect.overlaps(&frame.plot) {
            continue;
        }
        canvas.lane = place;
        canvas.drawing.clip(lane.rect.intersection(&frame.plot));
        match packed.get(place) {
            Some(packed) => items::draw(canvas, input, frame, lane, packed),
            None => marks::draw(canvas, input, frame, lane),
        }
    }
}

/// The ring around what the keyboard is on beside the items.
fn draw_focus(canvas: &mut Canvas, input: &SceneInput, frame: &Frame) {
    let Some(target) = &input.touch.stop else { return };
    let is_it = |stop: &&Stop| canvas.hits[stop.hit].target == *target;
    let Some(stop) = canvas.stops.iter().find(is_it) else { return };
    let rect = canvas.hits[stop.hit].rect.grown(-1.0);
    canvas.drawing.clip(Rect { top: frame.plot.top - 4.0, left: 0.0, ..frame.plot });
    canvas.drawing.outline(rect, 5.0, Stroke::solid(2.0, Role::Accent));
}

/// What is lacking in the view, if anything.
fn lack(input: &SceneInput, n_visible: usize) -> Option<Lack> {
    let (n_passing, n_undated) = (input.result.n_passing, input.result.n_undated);
    match (n_visible, n_passing) {
        _ if input.store.is_empty() => None,
        (0, 0) => Some(Lack::Nothing),
        _ if 2 * n_undated > n_passing && !input.options.still => Some(Lack::Undated),
        (0, _) => Some(Lack::Beyond),
        _ => None,
    }
}

/// Says what is lacking, where there is room to say it.
fn draw_hint(canvas: &mut Canvas, input: &SceneInput, frame: &Frame, n_visible: usize) -> Option<Hint> {
    let lack = lack(input, n_visible)?;
    let drawn = |hit: &&Hit| matches!(hit.target, Target::Item(_) | Target::Pill(_) | Target::Bin(_));
    let bottoms = canvas.hits.iter().filter(drawn).map(|hit| hit.rect.bottom);
    let end = bottoms.fold(frame.plot.top, f32::max);
    if n_visible > 0 && frame.plot.bottom - end < HINT_ROOM {
        return None;
    }
    let style = TextStyle::new(Face::Ui, 13.0, Role::Ink3);
    let mut at = pos(frame.plot.center().x, ((end + frame.plot.bottom) / 2.0).round());
    for line in hint_lines(input, lack) {
        let line = fit::fit(style.face, style.size, &line, frame.plot.width() - 16.0);
        let width = style.width(&line) + 16.0;
        frame.ground(&mut canvas.drawing, Rect::new(at.x - width / 2.0, at.y - 14.0, width, 20.0));
        canvas.drawing.text(at, Align::Center, style, &*line);
        at.y += 20.0;
    }
    Some(Hint { lack, below: at })
}

fn hint_lines(input: &SceneInput, lack: Lack) -> Vec<String> {
    let (n_passing, n_undated, words) = (input.result.n_passing, input.result.n_undated, input.wording);
    let text = |key: &str| words.text(key).to_owned();
    match lack {
        Lack::Nothing => vec![text("timeline.nothing-matches")],
        Lack::Beyond => vec![text("timeline.no-items-in-view")],
        Lack::Undated => {
            let values = [("undated", &*words.number(n_undated)), ("n", &*words.number(n_passing))];
            let undated = match n_undated == n_passing {
                true => words.count("timeline.all-undated", n_undated),
                false => words.fill("timeline.mostly-undated", &values),
            };
            let n_waiting = input.store.undated_documents().count();
            let until = (n_waiting > 0).then(|| words.count("timeline.undated-until", n_waiting));
            std::iter::once(undated).chain(until).collect()
        }
    }
}

/// There is room for a hint where so much is left below what is drawn.
const HINT_ROOM: f32 = 120.0;

/// What an item says, in one line: an event's title; a word-for-word statement in quotation marks.
pub fn excerpt(item: ItemRef<'_>) -> Cow<'_, str> {
    let text = in_one_line(fit::head(item.label()));
    match text {
        text if item.form() != Kind::Statement(Form::Direct) => text,
        Cow::Borrowed(text) => quoted(text, item.language()),
        Cow::Owned(text) => quoted(&text, item.language()).into_owned().into(),
    }
}

/// `text` with one space between words, which most texts have already.
fn in_one_line(text: &str) -> Cow<'_, str> {
    let mut before = ' ';
    let mut is_alone = |c: char| {
        let space_before = std::mem::replace(&mut before, c) == ' ';
        !c.is_whitespace() || (c == ' ' && !space_before)
    };
    if text.chars().all(&mut is_alone) && before != ' ' {
        return text.into();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLOT: Size = Size { width: 605.0, height: 630.0 };

    #[test]
    fn a_text_of_several_lines_is_put_into_one() {
        assert!(matches!(in_one_line("Er sei bereit, „so schnell“."), Cow::Borrowed(_)));
        for text in ["Er sei\nbereit", "Er  sei bereit", " Er sei bereit", "Er sei\u{a0}bereit "] {
            assert_eq!(in_one_line(text), "Er sei bereit");
        }
        assert_eq!(in_one_line(""), "");
    }

    #[test]
    fn few_items_are_drawn_one_by_one_and_many_as_density() {
        assert_eq!(Level::of(46, 22, PLOT, None), Level::Items);
        assert_eq!(Level::of(400, 22, PLOT, None), Level::Marks);
        assert_eq!(Level::of(58_206, 22, PLOT, None), Level::Density);
    }

    #[test]
    fn going_back_to_a_finer_level_needs_fewer_items() {
        let limit = (0..5_000).rfind(|n| Level::of(*n, 22, PLOT, None) == Level::Items).unwrap();
        assert_eq!(Level::of(limit, 22, PLOT, Some(Level::Marks)), Level::Marks);
        assert_eq!(Level::of(limit * 8 / 10, 22, PLOT, Some(Level::Marks)), Level::Items);
        assert_eq!(Level::of(limit + 1, 22, PLOT, Some(Level::Items)), Level::Marks);
    }
}
