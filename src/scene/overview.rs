//! The overview: everything there is on one line, with empty stretches folded, and the view as a
//! brush over it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::axis::{stacked, triangle};
use super::frame::Frame;
use super::geometry::{Rect, pos};
use super::hit::{Hit, Target};
use super::series::{LaneTimes, Masses};
use super::shape::{Align, Drawing, Stroke, TextStyle};
use super::ticks::{BAR_UNITS, Unit, smallest_unit};
use super::time_scale::TimeScale;
use super::{Canvas, SceneInput};
use crate::font::{Face, fit, icon};
use crate::theme::Role;
use crate::time::{DAY, TimeInterval, date_of};
use crate::view::TimeWindow;
use crate::wording::Wording;

/// A stretch without a start that is longer than this share of all that is not folded yet is folded:
/// the longest first, so that one item of a former century does not decide what else is empty.
const FOLD_SHARE: f64 = 0.2;
/// No more pieces than this; what lies beyond them is counted at the ends.
const MAX_PIECES: usize = 5;
/// Width of a count at an end: its caret and room round it, and each of its signs.
const BEYOND: (f32, f32) = (26.0, 7.0);
/// Width of an end with nothing beyond it.
const NOTHING_BEYOND: f32 = 8.0;
/// Nothing shorter is folded: days without news are news.
const MIN_FOLD: f64 = 30.0 * DAY as f64;
/// Width of a fold.
const FOLD: f32 = 26.0;
/// A piece between folds is at least this wide.
const MIN_PIECE: f32 = 72.0;
/// A piece shows this share of all unfolded time before its first and after its last start.
const PIECE_MARGIN: f64 = 0.04;
/// The core is the shortest stretch with this share of all starts.
const CORE: f64 = 0.95;
/// Where the core would be less than this share of the line, the line shows the core alone: a few items of former
/// centuries would leave no room for the brush.
const MIN_CORE_SHARE: f64 = 0.4;
/// Starts are looked up in this many buckets to find what is empty.
const N_BUCKETS: usize = 2_048;
/// The bars' baseline, and their height at the largest bin.
const BASELINE: f32 = 45.0;
const BARS: f32 = 26.0;
/// The labels' baseline.
const LABELS: f32 = 57.5;
/// A bar is at least this wide; wider where there are few items.
const MIN_BAR: f32 = 3.0;
const MIN_BAR_FEW: f32 = 8.0;
const FEW: usize = 2_000;
/// A label keeps this distance from a handle of the brush.
const CLEAR: f32 = 6.0;
/// Publication days are marked while there are no more than this, and no nearer than this.
const MAX_TRIANGLES: usize = 40;
const TRIANGLE_DISTANCE: f32 = 9.0;
/// A handle of the brush: drawn and touched.
const HANDLE: (f32, f32) = (7.0, 20.0);
const HANDLE_HIT: f32 = 20.0;

/// A stretch of time with its place on the line.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Piece {
    time: (f64, f64),
    x: (f32, f32),
    folded: bool,
}

/// Time to x with folded stretches, both ways.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoldedScale {
    pieces: Vec<Piece>,
}

impl FoldedScale {
    /// Folds what is empty between `spans` (stretches with starts, in order) into `left..right`.
    fn new(spans: &[(f64, f64)], left: f32, right: f32) -> Self {
        let unfolded: f64 = spans.iter().map(|span| span.1 - span.0).sum();
        let n_folds = spans.len().saturating_sub(1) as f32;
        let room = (right - left - FOLD * n_folds).max(1.0);
        let least = MIN_PIECE.min(room / spans.len().max(1) as f32);
        // Narrow pieces get their least width; the others share the rest by their length.
        let is_narrow = |span: &(f64, f64)| (span.1 - span.0) / unfolded * f64::from(room) < f64::from(least);
        let narrow: Vec<bool> = spans.iter().map(is_narrow).collect();
        let n_narrow = narrow.iter().filter(|narrow| **narrow).count() as f32;
        let wide: f64 =
            spans.iter().zip(&narrow).filter(|(_, narrow)| !**narrow).map(|(span, _)| span.1 - span.0).sum();
        let mut scale = Self::default();
        let mut x = left;
        for (place, (span, narrow)) in spans.iter().zip(narrow).enumerate() {
            if place > 0 {
                scale.pieces.push(Piece {
                    time: (spans[place - 1].1, span.0),
                    x: (x, x + FOLD),
                    folded: true,
                });
                x += FOLD;
            }
            let share = (span.1 - span.0) / wide.max(1.0);
            let width = if narrow { least } else { (f64::from(room - least * n_narrow) * share) as f32 };
            scale.pieces.push(Piece { time: *span, x: (x, x + width), folded: false });
            x += width;
        }
        scale
    }

    /// Where `time` is; beyond the ends, at the ends.
    pub fn x_from_time(&self, time: f64) -> f32 {
        let piece = self.pieces.iter().find(|piece| time < piece.time.1).or(self.pieces.last());
        piece.map_or(0.0, |piece| {
            let share = ((time - piece.time.0) / (piece.time.1 - piece.time.0)).clamp(0.0, 1.0);
            piece.x.0 + (piece.x.1 - piece.x.0) * share as f32
        })
    }

    /// The time at `x`; beyond the ends, at the ends.
    pub fn time_from_x(&self, x: f32) -> f64 {
        let piece = self.pieces.iter().find(|piece| x < piece.x.1).or(self.pieces.last());
        piece.map_or(0.0, |piece| {
            let share = ((x - piece.x.0) / (piece.x.1 - piece.x.0)).clamp(0.0, 1.0);
            piece.time.0 + (piece.time.1 - piece.time.0) * f64::from(share)
        })
    }

    /// The time at `x`; in a fold the nearer of its ends, since nothing lies between them.
    pub fn shown_time_from_x(&self, x: f32) -> f64 {
        match self.pieces.iter().find(|piece| piece.folded && (piece.x.0..piece.x.1).contains(&x)) {
            Some(fold) if x - fold.x.0 < fold.x.1 - x => fold.time.0,
            Some(fold) => fold.time.1,
            None => self.time_from_x(x),
        }
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }
}

/// What the overview shows, made once for a result and a width.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// Time to x.
    pub scale: FoldedScale,
    /// The unit of the bars.
    pub unit: Unit,
    /// Bars: x and heights of events and statements, as shares of the largest.
    bars: Vec<((f32, f32), [f32; 2])>,
    /// What lies before the first piece and after the last.
    beyond: [Beyond; 2],
}

/// Items beyond an end of the line.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Beyond {
    n_items: usize,
    /// The nearest of them.
    time: i64,
}

impl Beyond {
    /// How much of the line it takes.
    fn width(&self) -> f32 {
        let digits = self.n_items.checked_ilog10().map(|digits| digits + 1);
        let signs = digits.map(|digits| digits + (digits - 1) / 3);
        signs.map_or(NOTHING_BEYOND, |signs| BEYOND.0 + BEYOND.1 * signs as f32)
    }
}

impl Overview {
    /// The overview of all lanes between `left` and `right`.
    pub fn new(lanes: &[LaneTimes], published: Option<TimeInterval>, left: f32, right: f32) -> Self {
        let (spans, beyond) = spans(lanes, published);
        if spans.is_empty() {
            return Self::default();
        }
        let scale = FoldedScale::new(&spans, left + beyond[0].width(), right - beyond[1].width());
        let n_items: usize = lanes.iter().map(|lane| lane.n_items()).sum();
        let min_bar = if n_items < FEW { MIN_BAR_FEW } else { MIN_BAR };
        let unit = widest_scale(&scale).map_or(Unit::Day, |scale| smallest_unit(&BAR_UNITS, &scale, min_bar));
        // Most items are known to the day: finer bars would all stand at midnight.
        let short = spans.iter().all(|span| span.1 - span.0 < 2.5 * DAY as f64);
        let unit = if short { unit } else { unit.max(Unit::Day) };
        let mut overview = Self { bars: Vec::new(), unit, scale, beyond };
        for piece in overview.scale.pieces.clone().iter().filter(|piece| !piece.folded) {
            overview.add_bars(lanes, piece);
        }
        let most = overview.bars.iter().map(|(_, [a, b])| a + b).fold(0.0, f32::max);
        overview
            .bars
            .iter_mut()
            .for_each(|(_, heights)| *heights = heights.map(|height| height / most.max(1e-3)));
        overview
    }

    fn add_bars(&mut self, lanes: &[LaneTimes], piece: &Piece) {
        let scale = piece_scale(piece);
        // A narrow piece may need a coarser unit than the widest one.
        let own = smallest_unit(&BAR_UNITS, &scale, MIN_BAR).max(self.unit);
        let edges = own.boundaries(piece.time.0.ceil() as i64, piece.time.1.floor() as i64);
        let mut masses = Masses::new(edges.len());
        // Starts: what lasts for years is no peak anywhere, but it begins somewhere.
        let firsts = lanes.first().and_then(|lane| lane.firsts(edges.len(), |at, start| start < edges[at]));
        lanes.iter().for_each(|lane| lane.add_starts(&edges, firsts.as_deref(), &mut masses));
        for (bin, pair) in edges.windows(2).enumerate() {
            let x = (
                scale.x_from_time(pair[0] as f64).max(piece.x.0),
                scale.x_from_time(pair[1] as f64).min(piece.x.1),
            );
            if masses.total(bin) > 0.0 && x.1 - x.0 > 1.0 {
                self.bars.push((x, [masses.events[bin], masses.statements[bin]]));
            }
        }
    }
}

fn piece_scale(piece: &Piece) -> TimeScale {
    // Not `TimeWindow::new`, which would widen a short piece.
    TimeScale::new(TimeWindow { start: piece.time.0, end: piece.time.1 }, piece.x.0, piece.x.1)
}

fn widest_scale(scale: &FoldedScale) -> Option<TimeScale> {
    let pieces = scale.pieces.iter().filter(|piece| !piece.folded);
    pieces.max_by(|a, b| (a.x.1 - a.x.0).total_cmp(&(b.x.1 - b.x.0))).map(piece_scale)
}

/// A run of starts: from the first to the last, and how many.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Run {
    start: f64,
    end: f64,
    n_starts: usize,
}

/// The stretches in which items start, with a margin, in order; what lies between is folded. Also
/// what lies beyond them.
fn spans(lanes: &[LaneTimes], published: Option<TimeInterval>) -> (Vec<(f64, f64)>, [Beyond; 2]) {
    let Some(all) = bounds(lanes) else { return (Vec::new(), <[Beyond; 2]>::default()) };
    let whole = shown_within(lanes, published, all);
    let core = core(lanes, all);
    let length = |spans: &[(f64, f64)]| spans.iter().map(|span| span.1 - span.0).sum::<f64>();
    let is_lost = ((core.1 - core.0) as f64) < MIN_CORE_SHARE * length(&whole.0);
    if is_lost { shown_within(lanes, published, core) } else { whole }
}

/// The stretches between `within` that are shown, and what lies beyond them.
fn shown_within(
    lanes: &[LaneTimes],
    published: Option<TimeInterval>,
    within: (i64, i64),
) -> (Vec<(f64, f64)>, [Beyond; 2]) {
    let mut runs = folded(runs(lanes, published, within));
    let shown = shown(&runs);
    let (first, last) = (runs[shown.start].start as i64, runs[shown.end - 1].end as i64);
    let mut beyond = [Beyond { n_items: 0, time: i64::MIN }, Beyond { n_items: 0, time: i64::MAX }];
    for lane in lanes {
        let places = places(lane, (first, last));
        beyond[0].n_items += places.start;
        beyond[1].n_items += lane.n_items() - places.end;
        let before = places.start.checked_sub(1).and_then(|before| lane.start_at(before));
        beyond[0].time = before.map_or(beyond[0].time, |start| beyond[0].time.max(start));
        beyond[1].time = lane.start_at(places.end).map_or(beyond[1].time, |start| beyond[1].time.min(start));
    }
    widen(&mut runs);
    (runs[shown].iter().map(|run| (run.start, run.end)).collect(), beyond)
}

/// The places of a lane's items that start from the first of two times to the last.
fn places(lane: &LaneTimes, (first, last): (i64, i64)) -> Range<usize> {
    let from = lane.n_starting_before(first as f64);
    from..lane.n_starting_before(last as f64 + 1.0).max(from)
}

/// Gives what starts from the first of two times to the last to `each`, lane by lane, in runs of one
/// bucket each. A run costs a search, not a look at each item.
fn for_each_run(
    lanes: &[LaneTimes],
    within: (i64, i64),
    bucket: impl Fn(i64) -> usize,
    mut each: impl FnMut(usize, Run),
) {
    // Where each bucket ends.
    let firsts = lanes.first().and_then(|lane| lane.firsts(N_BUCKETS, |at, start| bucket(start) <= at));
    for lane in lanes {
        let mut places = places(lane, within);
        while let Some(start) = lane.start_at(places.start).filter(|_| !places.is_empty()) {
            let at = bucket(start);
            let end = match &firsts {
                Some(firsts) => lane.n_while_from(|idx| idx < firsts[at], places.start),
                None => lane.n_while_from(|idx| bucket(lane.start(idx)) <= at, places.start),
            };
            let end = end.min(places.end);
            let last = lane.start_at(end - 1).unwrap_or(start);
            each(at, Run { start: start as f64, end: last as f64, n_starts: end - places.start });
            places.start = end;
        }
    }
}

/// The first start and the last.
fn bounds(lanes: &[LaneTimes]) -> Option<(i64, i64)> {
    let first = lanes.iter().filter_map(|lane| lane.start_at(0)).min()?;
    let last = lanes.iter().filter_map(|lane| lane.start_at(lane.n_items().checked_sub(1)?)).max()?;
    Some((first, last))
}

/// The shortest stretch with [`CORE`] of all starts, to the bucket: looked for in buckets of all, then in buckets of
/// what was found, until it is no longer a small part of them.
fn core(lanes: &[LaneTimes], all: (i64, i64)) -> (i64, i64) {
    let n_all: usize = lanes.iter().map(|lane| lane.n_items()).sum();
    let needed = (n_all as f64 * CORE).ceil() as usize;
    let mut within = all;
    loop {
        let buckets = counts(lanes, within);
        let found = shortest(&buckets, needed);
        if found.len() > N_BUCKETS / 2 {
            return within;
        }
        let width = |n: usize| (i128::from(within.1 - within.0) * n as i128 / N_BUCKETS as i128) as i64;
        let narrowed = (within.0 + width(found.start), within.0 + width(found.end));
        if narrowed.1 - narrowed.0 < DAY {
            return narrowed;
        }
        within = narrowed;
    }
}

/// How many starts there are in each bucket of a stretch.
fn counts(lanes: &[LaneTimes], within: (i64, i64)) -> Vec<usize> {
    let mut buckets = vec![0; N_BUCKETS];
    let buckets_a_second = N_BUCKETS as f64 / (within.1 - within.0).max(1) as f64;
    let bucket = |start: i64| (((start - within.0) as f64 * buckets_a_second) as usize).min(N_BUCKETS - 1);
    for_each_run(lanes, within, bucket, |at, run| buckets[at] += run.n_starts);
    buckets
}

/// The shortest row of buckets that holds `needed`; all of them where they hold less.
fn shortest(buckets: &[usize], needed: usize) -> Range<usize> {
    let (mut best, mut first, mut held) = (0..buckets.len(), 0, 0);
    for (at, count) in buckets.iter().enumerate() {
        held += count;
        while held >= needed && held - buckets[first] >= needed && first < at {
            held -= buckets[first];
            first += 1;
        }
        if held >= needed && at + 1 - first < best.len() {
            best = first..at + 1;
        }
    }
    best
}

/// The starts `within` a stretch, and the publication day, in runs by bucket.
fn runs(lanes: &[LaneTimes], published: Option<TimeInterval>, (first, last): (i64, i64)) -> Vec<Run> {
    let day = published.filter(|day| day.start >= first);
    let whole = (last.max(day.map_or(last, |day| day.end)) - first).max(1);
    let buckets_a_second = (N_BUCKETS - 1) as f64 / whole as f64;
    let mut buckets: Vec<Option<Run>> = vec![None; N_BUCKETS];
    let bucket = |start: i64| (((start - first) as f64 * buckets_a_second) as usize).min(N_BUCKETS - 1);
    let mut add = |at: usize, new: Run| {
        let bucket = &mut buckets[at];
        *bucket = Some(bucket.map_or(new, |old| joined(old, new)));
    };
    for_each_run(lanes, (first, last), bucket, &mut add);
    if let Some(day) = day {
        add(bucket(day.start), Run { start: day.start as f64, end: day.end as f64, n_starts: 0 });
    }
    buckets.into_iter().flatten().collect()
}

fn joined(a: Run, b: Run) -> Run {
    Run { start: a.start.min(b.start), end: a.end.max(b.end), n_starts: a.n_starts + b.n_starts }
}

/// Joins neighboring runs, but for those between which a fold is worth its width.
fn folded(runs: Vec<Run>) -> Vec<Run> {
    let gap = |at: usize| runs[at + 1].start - runs[at].end;
    let mut gaps: Vec<usize> = (0..runs.len().saturating_sub(1)).collect();
    gaps.sort_by(|a, b| gap(*b).total_cmp(&gap(*a)));
    let mut left = runs.last().map_or(0.0, |last| last.end - runs[0].start);
    let mut folds = BTreeSet::new();
    for at in gaps {
        if gap(at) <= (FOLD_SHARE * left).max(MIN_FOLD) {
            break;
        }
        left -= gap(at);
        folds.insert(at);
    }
    let mut joined_runs: Vec<Run> = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        match joined_runs.last_mut() {
            Some(last) if !folds.contains(&(at - 1)) => *last = joined(*last, *run),
            _ => joined_runs.push(*run),
        }
    }
    joined_runs
}

/// The neighboring runs that are shown: of all choices the one with most starts.
fn shown(runs: &[Run]) -> Range<usize> {
    let n_shown = runs.len().min(MAX_PIECES);
    let n_starts =
        |first: &usize| runs[*first..first + n_shown].iter().map(|run| run.n_starts).sum::<usize>();
    let first = (0..=runs.len() - n_shown).max_by_key(n_starts).unwrap_or(0);
    first..first + n_shown
}

/// Gives every run its margin; runs never meet, because folds are longer than two margins.
fn widen(runs: &mut [Run]) {
    let unfolded: f64 = runs.iter().map(|run| run.end - run.start).sum();
    let fold = runs.windows(2).map(|pair| pair[1].start - pair[0].end).fold(f64::INFINITY, f64::min);
    let margin = (unfolded * PIECE_MARGIN).max(43_200.0).min(fold / 3.0);
    for run in runs {
        run.start -= margin;
        run.end += margin;
    }
}

/// Draws the overview with its brush.
pub fn draw(
    canvas: &mut Canvas,
    input: &SceneInput,
    frame: &Frame,
    overview: &Overview,
    published: &[chrono::NaiveDate],
) {
    let area = frame.overview;
    if area.height() <= 0.0 {
        return;
    }
    let drawing = &mut canvas.drawing;
    drawing.clip(area);
    drawing.fill(area, 0.0, Role::Panel);
    drawing.line(pos(0.0, area.top), pos(area.right, area.top), Stroke::solid(1.0, Role::Line2));
    draw_gutter(drawing, input, frame, overview);
    if overview.scale.is_empty() {
        return;
    }
    canvas.hits.push(Hit::new(Rect { left: frame.plot.left, ..area }, Target::Overview));
    let window = input.view.window;
    let brush = brush_rect(&overview.scale, window, area);
    drawing.fill(brush, 4.0, Role::Surface);
    let base = area.top + BASELINE;
    draw_pieces(drawing, input.wording, overview, area, brush);
    for (x, shares) in &overview.bars {
        stacked(drawing, *x, base, shares.map(|share| share * BARS));
    }
    draw_published(drawing, overview, area, published);
    draw_beyond(canvas, input.wording, overview, frame);
    draw_brush(canvas, brush);
}

/// A triangle for each publication day, while they can be told apart.
fn draw_published(drawing: &mut Drawing, overview: &Overview, area: Rect, published: &[chrono::NaiveDate]) {
    if published.len() > MAX_TRIANGLES {
        return;
    }
    let mut last = f32::NEG_INFINITY;
    for day in published.iter().map(|day| TimeInterval::day(*day)) {
        let x = overview.scale.x_from_time((day.start + day.end) as f64 / 2.0);
        if x - last >= TRIANGLE_DISTANCE {
            triangle(drawing, x, area.top + 4.0);
            last = x;
        }
    }
}

/// "‹ 12" at an end of the line: what lies beyond it; a click goes there.
fn draw_beyond(canvas: &mut Canvas, wording: &Wording, overview: &Overview, frame: &Frame) {
    let style = TextStyle::new(Face::UiMedium, 11.0, Role::Ink2);
    let (left, right, y) = (frame.plot.left, frame.plot.right, frame.overview.top + BASELINE);
    let sides =
        [(left + 4.0, icon::CARET_LEFT), (right - overview.beyond[1].width() + 4.0, icon::CARET_RIGHT)];
    for ((x, glyph), beyond) in
        sides.into_iter().zip(overview.beyond).filter(|(_, beyond)| beyond.n_items > 0)
    {
        let rect = Rect::new(x, y - 18.0, beyond.width() - 8.0, 18.0);
        let number = wording.number(beyond.n_items);
        let number = fit::fit(style.face, style.size, &number, rect.width() - 12.0);
        let (at, caret) = match glyph {
            icon::CARET_LEFT => (rect.left + 11.0, rect.left + 5.0),
            _ => (rect.left, rect.left + style.width(&number) + 6.0),
        };
        canvas.drawing.text(pos(at, y - 5.0), Align::Left, style, &*number);
        canvas.drawing.icon(pos(caret, y - 9.0), TextStyle::new(Face::Icon, 10.0, Role::Ink2), glyph);
        canvas.hits.push(Hit::new(rect.at_least_high(24.0), Target::Outside { time: beyond.time }));
    }
}

fn brush_rect(scale: &FoldedScale, window: TimeWindow, area: Rect) -> Rect {
    let (left, right) = (scale.x_from_time(window.start), scale.x_from_time(window.end));
    let more = ((8.0 - (right - left)) / 2.0).max(0.0);
    Rect::edges((left - more).round(), area.top + 2.0, (right + more).round(), area.bottom - 2.0)
}

fn draw_brush(canvas: &mut Canvas, brush: Rect) {
    let drawing = &mut canvas.drawing;
    drawing.outline(brush, 4.0, Stroke::solid(2.0, Role::Ink2));
    canvas.hits.push(Hit::new(brush, Target::Brush));
    for (x, target) in [(brush.left, Target::BrushStart), (brush.right, Target::BrushEnd)] {
        let (width, height) = HANDLE;
        let y = brush.center().y;
        let handle = Rect::new(x - width / 2.0, y - height / 2.0, width, height);
        drawing.boxed(handle, 3.5, Role::Surface, Stroke::solid(1.5, Role::Ink2));
        // Where the handles are close, each is touched from its own side.
        let hit = Rect::edges(x - HANDLE_HIT / 2.0, brush.top, x + HANDLE_HIT / 2.0, brush.bottom);
        let middle = brush.center().x;
        let hit = if target == Target::BrushStart {
            Rect { right: hit.right.min(middle), ..hit }
        } else {
            Rect { left: hit.left.max(middle), ..hit }
        };
        canvas.hits.push(Hit::new(hit, target));
    }
}

fn draw_gutter(drawing: &mut Drawing, input: &SceneInput, frame: &Frame, overview: &Overview) {
    let title = TextStyle::new(Face::Ui, 12.0, Role::Ink2);
    let meta = TextStyle::new(Face::Ui, 11.0, Role::Ink3);
    let top = frame.overview.top;
    drawing.text(pos(14.0, top + 21.0), Align::Left, title, input.wording.text("timeline.overview"));
    let pieces = &overview.scale.pieces;
    if let (Some(first), Some(last)) = (pieces.first(), pieces.last()) {
        let text = range_text(input.wording, first.time.0, last.time.1);
        drawing.text(pos(14.0, top + 37.0), Align::Left, meta, text);
    }
}

/// A short form of a range: "2022–2025", "Aug–Sep 2025", "Sep 2025".
fn range_text(wording: &Wording, start: f64, end: f64) -> String {
    use chrono::Datelike;
    let (first, last) = (date_of(start as i64), date_of(end as i64));
    let month = |date| wording.date("date.month-short", date);
    let until = wording.date("date.month-year-short", last);
    match (first.year() == last.year(), first.month() == last.month()) {
        (true, true) => until,
        (true, false) => format!("{}–{until}", month(first)),
        (false, _) => format!("{}–{}", wording.year(first.year()), wording.year(last.year())),
    }
}

/// Baselines, folds and labels of the pieces.
fn draw_pieces(drawing: &mut Drawing, wording: &Wording, overview: &Overview, area: Rect, brush: Rect) {
    let base = area.top + BASELINE;
    let widest = widest_scale(&overview.scale).map(|scale| scale.left);
    for piece in &overview.scale.pieces {
        if piece.folded {
            draw_fold(drawing, (piece.x.0 + piece.x.1) / 2.0, base);
        } else {
            drawing.line(pos(piece.x.0, base), pos(piece.x.1, base), Stroke::solid(1.0, Role::Line2));
            if widest == Some(piece.x.0) {
                draw_labels(drawing, wording, piece, area, brush);
            } else {
                draw_when(drawing, wording, piece, area);
            }
        }
    }
}

/// "//" on the baseline.
fn draw_fold(drawing: &mut Drawing, x: f32, base: f32) {
    for shift in [-3.0, 3.0] {
        let (from, to) = (pos(x + shift - 3.0, base + 6.0), pos(x + shift + 3.0, base - 6.0));
        drawing.line(from, to, Stroke::solid(1.25, Role::Ink2));
    }
}

/// What a side piece is about: one label for all of it.
fn draw_when(drawing: &mut Drawing, wording: &Wording, piece: &Piece, area: Rect) {
    let style = TextStyle::new(Face::Ui, 11.0, Role::Ink3);
    let text = range_text(wording, piece.time.0, piece.time.1);
    let text = fit::fit(style.face, style.size, &text, piece.x.1 - piece.x.0);
    drawing.text(pos(piece.x.0 + 2.0, area.top + LABELS), Align::Left, style, &*text);
}

const LABEL_UNITS: [Unit; 8] = [
    Unit::Hour,
    Unit::Day,
    Unit::Week,
    Unit::Month,
    Unit::Year,
    Unit::FiveYears,
    Unit::Decade,
    Unit::Century,
];

fn draw_labels(drawing: &mut Drawing, wording: &Wording, piece: &Piece, area: Rect, brush: Rect) {
    let style = TextStyle::new(Face::Ui, 11.0, Role::Ink3);
    let scale = piece_scale(piece);
    let unit = smallest_unit(&LABEL_UNITS, &scale, 76.0);
    let mut end = f32::NEG_INFINITY;
    for time in unit.boundaries(piece.time.0.ceil() as i64, piece.time.1.floor() as i64) {
        let starts_before = (time as f64) < piece.time.0;
        let at = scale.x_from_time(time as f64);
        let x = at.max(piece.x.0);
        let text = label_text(wording, unit, time);
        let width = style.width(&text);
        let near_handle = |handle: f32| (x + 4.0 - CLEAR..=x + 4.0 + width + CLEAR).contains(&handle);
        // The unit that began before the piece is named only where nothing else would be.
        let wanted = !starts_before || unit.next(time) as f64 > piece.time.1;
        if !wanted || x < end + 8.0 || x + 4.0 + width > piece.x.1 + 14.0 {
            continue;
        }
        if !starts_before {
            drawing.line(
                pos(x, area.top + BASELINE),
                pos(x, area.top + BASELINE + 4.0),
                Stroke::solid(1.0, Role::Line3),
            );
        }
        end = x + 4.0 + width;
        if !near_handle(brush.left) && !near_handle(brush.right) {
            drawing.text(pos(x + 4.0, area.top + LABELS), Align::Left, style, text);
        }
    }
}

fn label_text(wording: &Wording, unit: Unit, time: i64) -> String {
    use chrono::Datelike;
    let date = date_of(time);
    match unit {
        Unit::Month if date.month() == 1 => wording.year(date.year()),
        Unit::Month => wording.date("date.month-short", date),
        unit if unit < Unit::Month => wording.date("date.day", date),
        _ => wording.year(date.year()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folds_and_pieces_cover_the_line_in_order() {
        let scale = FoldedScale::new(&[(0.0, 10.0), (1_000.0, 1_100.0)], 0.0, 700.0);
        let xs: Vec<_> = scale.pieces.iter().map(|piece| piece.x).collect();
        assert_eq!(xs.first().map(|x| x.0), Some(0.0));
        assert_eq!(xs.last().map(|x| x.1), Some(700.0));
        assert!(
            scale
                .pieces
                .windows(2)
                .all(|pair| pair[0].x.1 == pair[1].x.0 && pair[0].time.1 == pair[1].time.0)
        );
        // A click on the fold goes to what is nearer.
        let fold = scale.pieces[1].x;
        assert_eq!(scale.shown_time_from_x(fold.0 + 1.0), 10.0);
        assert_eq!(scale.shown_time_from_x(fold.1 - 1.0), 1_000.0);
        // The short piece has its least width.
        assert_eq!(scale.pieces[0].x.1, MIN_PIECE);
        assert!(scale.pieces[1].folded);
    }

    fn run(start: f64, end: f64, n_starts: usize) -> Run {
        Run { start, end, n_starts }
    }

    #[test]
    fn one_early_item_does_not_keep_later_gaps_open() {
        let year = 365.0 * DAY as f64;
        let runs = [0.0, 21.0, 29.0, 32.0].map(|at| run(at * year, at * year, 1));
        let mut runs = runs.to_vec();
        runs.push(run(32.4 * year, 32.5 * year, 90));
        runs.push(run(32.55 * year, 32.6 * year, 90));
        let folded = folded(runs);
        assert_eq!(folded.iter().map(|run| run.n_starts).collect::<Vec<_>>(), [1, 1, 1, 1, 180]);
    }

    #[test]
    fn the_pieces_with_most_starts_are_shown() {
        let runs: Vec<Run> =
            [1, 1, 9, 1, 1, 1, 2].map(|n| run(f64::from(n), f64::from(n), n as usize)).to_vec();
        assert_eq!(shown(&runs), 2..7);
        assert_eq!(shown(&runs[..3]), 0..3);
        assert_eq!(shown(&[]), 0..0);
    }

    #[test]
    fn the_core_is_the_shortest_row_that_holds_enough() {
        assert_eq!(shortest(&[1, 0, 0, 5, 4, 0, 1], 9), 3..5);
        assert_eq!(shortest(&[1, 0, 0, 5, 4, 0, 1], 10), 3..7);
        assert_eq!(shortest(&[1, 2], 9), 0..2, "all where there is not enough");
        assert_eq!(shortest(&[0, 7, 0], 7), 1..2);
    }

    proptest! {
        #[test]
        fn prop_folded_time_and_x_round_trip(share in 0.0..1.0f32) {
            let scale = FoldedScale::new(&[(0.0, 1e6), (5e7, 6e7), (2e9, 2.1e9)], 100.0, 900.0);
            let x = 100.0 + share * 800.0;
            let back = scale.x_from_time(scale.time_from_x(x));
            prop_assert!((back - x).abs() < 0.1, "{x} came back as {back}");
        }
    }
}
