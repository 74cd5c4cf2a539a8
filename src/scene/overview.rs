//! The overview: everything there is on one line, with empty stretches folded, and the view as a
//! brush over it.

use super::areas::Areas;
use super::canvas::Canvas;
use super::figures::{stacked, triangle};
use super::folded_scale::{FoldedScale, LinePiece, piece_scale, widest_scale};
use super::folding::{ItemsBeyond, ShownTime, shown_time};
use super::geometry::{Rect, XRange, pos};
use super::hit::{HitRegion, Target};
use super::input::SceneInput;
use super::series::{Edges, LaneTimes, Masses};
use super::shape::{Align, Drawing, Stroke, TextStyle};
use super::ticks::{BAR_UNITS, TickUnit, smallest_unit};
use crate::font::{Face, fit, icon};
use crate::store::{Clock, Store};
use crate::theme::Role;
use crate::time::{DAY, TimeInterval, date_of};
use crate::view::TimeWindow;
use crate::wording::Wording;

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

/// What the overview shows, made once for a result and a width.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// Time to x.
    pub scale: FoldedScale,
    /// The unit of the bars.
    pub unit: TickUnit,
    /// The bars, from left to right within each piece.
    bars: Vec<Bar>,
    /// What lies before the first piece and after the last.
    beyond: [ItemsBeyond; 2],
}

/// A bar of the overview.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Bar {
    x: XRange,
    /// Events and statements, as shares of the largest bar.
    heights: [f32; 2],
}

impl Overview {
    /// The overview of all lanes between `left` and `right`.
    pub fn new(
        (store, clock): (&Store, Clock),
        lanes: &[LaneTimes],
        published: Option<TimeInterval>,
        (left, right): (f32, f32),
    ) -> Self {
        let ShownTime { spans, beyond } = shown_time(lanes, published);
        if spans.is_empty() {
            return Self::default();
        }
        let scale = FoldedScale::new(&spans, left + beyond[0].width(), right - beyond[1].width());
        let n_items: usize = lanes.iter().map(|lane| lane.n_items()).sum();
        let min_bar = if n_items < FEW { MIN_BAR_FEW } else { MIN_BAR };
        let unit =
            widest_scale(&scale).map_or(TickUnit::Day, |scale| smallest_unit(&BAR_UNITS, &scale, min_bar));
        // Most items are known to the day: finer bars would all stand at midnight.
        let short = spans.iter().all(|span| span.seconds() < 2.5 * DAY as f64);
        let unit = if short { unit } else { unit.max(TickUnit::Day) };
        let mut overview = Self { bars: Vec::new(), unit, scale, beyond };
        for piece in overview.scale.pieces.clone().iter().filter(|piece| !piece.folded) {
            overview.add_bars((store, clock), lanes, piece);
        }
        let most = overview.bars.iter().map(|bar| bar.heights.iter().sum::<f32>()).fold(0.0, f32::max);
        overview
            .bars
            .iter_mut()
            .for_each(|bar| bar.heights = bar.heights.map(|height| height / most.max(1e-3)));
        overview
    }

    fn add_bars(&mut self, (store, clock): (&Store, Clock), lanes: &[LaneTimes], piece: &LinePiece) {
        let scale = piece_scale(piece);
        // A narrow piece may need a coarser unit than the widest one.
        let own = smallest_unit(&BAR_UNITS, &scale, MIN_BAR).max(self.unit);
        let edges = own.boundaries(piece.time.start.ceil() as i64, piece.time.end.floor() as i64);
        let mut masses = Masses::new(edges.len());
        // Starts: what lasts for years is no peak anywhere, but it begins somewhere.
        let counted = Edges::new(store, clock, edges.clone());
        lanes.iter().for_each(|lane| lane.add_starts(&counted, &mut masses));
        for (bin, pair) in edges.windows(2).enumerate() {
            let of_bin = scale.x_range(pair[0], pair[1]);
            let x = XRange::new(of_bin.left.max(piece.x.left), of_bin.right.min(piece.x.right));
            if masses.total(bin) > 0.0 && x.width() > 1.0 {
                self.bars.push(Bar { x, heights: [masses.events[bin], masses.statements[bin]] });
            }
        }
    }
}

/// Draws the overview with its brush.
pub fn draw(
    canvas: &mut Canvas,
    input: &SceneInput,
    areas: &Areas,
    overview: &Overview,
    published: &[chrono::NaiveDate],
) {
    let area = areas.overview;
    if area.height() <= 0.0 {
        return;
    }
    let drawing = &mut canvas.drawing;
    drawing.clip(area);
    drawing.fill(area, 0.0, Role::Panel);
    drawing.line(pos(0.0, area.top), pos(area.right, area.top), Stroke::solid(1.0, Role::Line2));
    draw_gutter(drawing, input, areas, overview);
    if overview.scale.is_empty() {
        return;
    }
    canvas.hits.push(HitRegion::new(Rect { left: areas.plot.left, ..area }, Target::Overview));
    // The brush lies under the bars, so that they keep their colors inside it; its edges are drawn last.
    let window = input.view.window;
    let brush = brush_rect(&overview.scale, window, area);
    drawing.fill(brush, 4.0, Role::Surface);
    let base = area.top + BASELINE;
    draw_pieces(drawing, input.wording, overview, area, brush);
    for bar in &overview.bars {
        stacked(drawing, bar.x, base, bar.heights.map(|share| share * BARS));
    }
    draw_published(drawing, overview, area, published);
    draw_beyond(canvas, input.wording, overview, areas);
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
fn draw_beyond(canvas: &mut Canvas, wording: &Wording, overview: &Overview, areas: &Areas) {
    let style = TextStyle::new(Face::UiMedium, 11.0, Role::Ink2);
    let (left, right, y) = (areas.plot.left, areas.plot.right, areas.overview.top + BASELINE);
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
        canvas.hits.push(HitRegion::new(rect.at_least_high(24.0), Target::Outside { time: beyond.time }));
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
    canvas.hits.push(HitRegion::new(brush, Target::Brush));
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
        canvas.hits.push(HitRegion::new(hit, target));
    }
}

fn draw_gutter(drawing: &mut Drawing, input: &SceneInput, areas: &Areas, overview: &Overview) {
    let title = TextStyle::new(Face::Ui, 12.0, Role::Ink2);
    let meta = TextStyle::new(Face::Ui, 11.0, Role::Ink3);
    let top = areas.overview.top;
    drawing.text(pos(14.0, top + 21.0), Align::Left, title, input.wording.text("timeline.overview"));
    let pieces = &overview.scale.pieces;
    if let (Some(first), Some(last)) = (pieces.first(), pieces.last()) {
        let text = range_text(input.wording, first.time.start, last.time.end);
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
            draw_fold(drawing, piece.x.center(), base);
        } else {
            drawing.line(pos(piece.x.left, base), pos(piece.x.right, base), Stroke::solid(1.0, Role::Line2));
            if widest == Some(piece.x.left) {
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
fn draw_when(drawing: &mut Drawing, wording: &Wording, piece: &LinePiece, area: Rect) {
    let style = TextStyle::new(Face::Ui, 11.0, Role::Ink3);
    let text = range_text(wording, piece.time.start, piece.time.end);
    let text = fit::fit(style.face, style.size, &text, piece.x.width());
    drawing.text(pos(piece.x.left + 2.0, area.top + LABELS), Align::Left, style, &*text);
}

const LABEL_UNITS: [TickUnit; 8] = [
    TickUnit::Hour,
    TickUnit::Day,
    TickUnit::Week,
    TickUnit::Month,
    TickUnit::Year,
    TickUnit::FiveYears,
    TickUnit::Decade,
    TickUnit::Century,
];

fn draw_labels(drawing: &mut Drawing, wording: &Wording, piece: &LinePiece, area: Rect, brush: Rect) {
    let style = TextStyle::new(Face::Ui, 11.0, Role::Ink3);
    let scale = piece_scale(piece);
    let unit = smallest_unit(&LABEL_UNITS, &scale, 76.0);
    let mut end = f32::NEG_INFINITY;
    for time in unit.boundaries(piece.time.start.ceil() as i64, piece.time.end.floor() as i64) {
        let starts_before = (time as f64) < piece.time.start;
        let at = scale.x_from_time(time as f64);
        let x = at.max(piece.x.left);
        let text = label_text(wording, unit, time);
        let width = style.width(&text);
        let near_handle = |handle: f32| (x + 4.0 - CLEAR..=x + 4.0 + width + CLEAR).contains(&handle);
        // The unit that began before the piece is named only where nothing else would be.
        let wanted = !starts_before || unit.next(time) as f64 > piece.time.end;
        if !wanted || x < end + 8.0 || x + 4.0 + width > piece.x.right + 14.0 {
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

fn label_text(wording: &Wording, unit: TickUnit, time: i64) -> String {
    use chrono::Datelike;
    let date = date_of(time);
    match unit {
        TickUnit::Month if date.month() == 1 => wording.year(date.year()),
        TickUnit::Month => wording.date("date.month-short", date),
        unit if unit < TickUnit::Month => wording.date("date.day", date),
        _ => wording.year(date.year()),
    }
}
