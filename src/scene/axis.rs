//! The axis: names of calendar units in two rows, ticks, grid lines, publication days, and the bar over the time of
//! the selected item or of the one that is pointed at.

use chrono::{Datelike, NaiveDate, Timelike};

use super::areas::Areas;
use super::figures::triangle;
use super::geometry::{Rect, pos};
use super::input::SceneInput;
use super::prepared::PreparedResult;
use super::shape::{Align, Drawing, Stroke, TextStyle};
use super::ticks::{TickUnit, thinning};
use crate::font::Face;
use crate::theme::Role;
use crate::time::{TimeInterval, date_of, datetime_of};
use crate::wording::Wording;

/// Baselines of the two rows.
const UPPER: f32 = 15.0;
const LOWER: f32 = 36.0;
/// Where the lines of the lower row begin.
const LOWER_TOP: f32 = 21.0;
/// A label stands this far right of its line.
const INSET: f32 = 9.0;
/// A label keeps this distance from the next.
const CLEAR: f32 = 8.0;
/// In days narrower than this not every weekday would find room: all are named by their number alone, in the middle.
const NARROW_DAY: f32 = 66.0;
/// Narrower units are named close to their line; those that are not days in small letters.
const NARROW: f32 = 58.0;

/// A label that found room.
#[derive(Clone, Debug, PartialEq)]
pub struct AxisLabel {
    /// Left end, in points.
    pub x: f32,
    /// What it says.
    pub text: String,
    /// The beginning of its unit.
    pub start: i64,
}

/// Draws the grid lines and the ground of announced time: under everything else.
pub fn draw_grid(drawing: &mut Drawing, areas: &Areas) {
    let lanes =
        Rect { top: LOWER_TOP, ..Rect::edges(areas.plot.left, 0.0, areas.plot.right, areas.plot.bottom) };
    if let Some(x) = areas.boundary {
        let left = x.max(lanes.left);
        drawing.fill(Rect { left, top: areas.axis.bottom, ..lanes }, 0.0, Role::Future);
    }
    for x in areas.unit_lines(areas.ladder.label) {
        drawing.line(pos(x, LOWER_TOP), pos(x, lanes.bottom), Stroke::solid(1.0, Role::Line));
    }
    if areas.ladder.label >= TickUnit::Month {
        for x in areas.unit_lines(areas.ladder.context) {
            drawing.line(pos(x, 4.0), pos(x, lanes.bottom), Stroke::solid(1.0, Role::Line2));
        }
    }
}

/// The dotted line where announced time begins: over lanes, under chips.
pub fn draw_boundary(drawing: &mut Drawing, areas: &Areas) {
    if let Some(x) = areas.boundary.filter(|x| *x > areas.plot.left) {
        let stroke = Stroke::dashed(1.25, Role::Ink2, [2.0, 3.0]);
        drawing.line(pos(x, LOWER_TOP), pos(x, areas.plot.bottom), stroke);
    }
}

/// Draws everything above the lanes.
pub fn draw_axis(drawing: &mut Drawing, input: &SceneInput, areas: &Areas, prepared: &PreparedResult) {
    let (left, right) = (areas.plot.left, areas.plot.right);
    drawing.clip(Rect::edges(left, 0.0, right, areas.axis.bottom));
    draw_ticks(drawing, areas);
    let lower = lower_labels(areas, input.wording);
    for label in &lower {
        let style = label_style(areas, prepared, label.start);
        drawing.text(pos(label.x, LOWER), Align::Left, style, &*label.text);
    }
    draw_weeks(drawing, areas, input.wording, &lower);
    let upper = upper_labels(areas, input.wording);
    let bold = upper_style();
    for label in &upper {
        drawing.text(pos(label.x, UPPER), Align::Left, bold, &*label.text);
    }
    draw_announced(drawing, areas, input.wording, &upper, bold);
    draw_published(drawing, input, areas, prepared, Rows { upper: &upper, lower: &lower });
    draw_selected(drawing, input, areas);
    drawing.clip(areas.all);
    drawing.line(pos(0.0, areas.axis.bottom), pos(right, areas.axis.bottom), Stroke::solid(1.0, Role::Line2));
    drawing.line(pos(left, 0.0), pos(left, areas.plot.bottom), Stroke::solid(1.0, Role::Line));
    draw_gutter(drawing, input.wording, areas);
}

fn draw_ticks(drawing: &mut Drawing, areas: &Areas) {
    if areas.ladder.shows_ticks(&areas.scale) {
        for x in areas.unit_lines(areas.ladder.tick) {
            let (top, bottom) = (areas.axis.bottom - 5.0, areas.axis.bottom);
            drawing.line(pos(x, top), pos(x, bottom), Stroke::solid(1.0, Role::Line2));
        }
    }
}

/// The names that found room.
struct Rows<'a> {
    upper: &'a [AxisLabel],
    lower: &'a [AxisLabel],
}

fn upper_style() -> TextStyle {
    TextStyle::new(Face::UiSemiBold, 13.0, Role::Ink)
}

/// Wide units are named at text size, narrow ones small.
fn lower_style(areas: &Areas) -> TextStyle {
    match areas.ladder.label_width(&areas.scale) {
        width if is_numbered(areas) || width < NARROW && areas.ladder.label != TickUnit::Day => {
            TextStyle::new(Face::Ui, 11.0, Role::Ink2)
        }
        _ => TextStyle::new(Face::UiMedium, 13.0, Role::Ink),
    }
}

/// Whether days are named by their number alone.
fn is_numbered(areas: &Areas) -> bool {
    areas.ladder.label == TickUnit::Day && areas.ladder.label_width(&areas.scale) < NARROW_DAY
}

/// The style of the name of a unit: days on which something was published stand out, and a little less Mondays.
fn label_style(areas: &Areas, prepared: &PreparedResult, start: i64) -> TextStyle {
    let style = lower_style(areas);
    if !is_numbered(areas) {
        return style;
    }
    let day = date_of(start);
    match (prepared.published.binary_search(&day), day.weekday()) {
        (Ok(_), _) => TextStyle::new(Face::UiSemiBold, style.size, Role::Ink),
        (_, chrono::Weekday::Mon) => TextStyle::new(Face::UiMedium, style.size, Role::Ink),
        _ => style,
    }
}

/// The names in the lower row; none comes nearer than eight points to the next.
pub fn lower_labels(areas: &Areas, wording: &Wording) -> Vec<AxisLabel> {
    let style = lower_style(areas);
    let unit = areas.ladder.label;
    let width = areas.ladder.label_width(&areas.scale);
    let window = areas.scale.window.interval();
    let boundaries = unit.boundaries(window.start, window.end);
    let text_of = |time: i64| unit_name(unit, time, width, wording);
    let widest = boundaries.iter().map(|time| style.width(&text_of(*time))).fold(0.0, f32::max);
    let inset = if width < NARROW { 6.0 } else { INSET };
    let centered = is_numbered(areas);
    let step = if centered { 1 } else { thinning(widest + CLEAR + inset, width) };
    let named = boundaries.windows(2).filter(|pair| step == 1 || is_round(unit, pair[0], step));
    let labels = named.filter_map(|pair| {
        let text = text_of(pair[0]);
        let end = areas.scale.x_from_time(pair[1] as f64).min(areas.plot.right);
        // Nothing is named inside a fold.
        if areas.scale.is_folded(pair[0] as f64 + 1.0) {
            return None;
        }
        let begin = areas.scale.x_from_time(pair[0] as f64);
        let left = if centered { (width - style.width(&text)) / 2.0 } else { inset };
        let x = begin.max(areas.plot.left) + left;
        let x = if centered { (begin + left).max(areas.plot.left + 2.0) } else { x };
        let room = if step == 1 { end - x } else { areas.plot.right - x };
        let begins = pair[0] as f64 >= areas.scale.window.start - 1.0;
        let stays = step == 1 && names_all(unit);
        (room >= style.width(&text) && (begins || stays)).then_some(AxisLabel { x, text, start: pair[0] })
    });
    labels.collect()
}

/// Whether the name of a unit is true of all of it, so that it may stay at the edge while the unit's
/// beginning is out of view. A clock time or the first day of a week is not.
fn names_all(unit: TickUnit) -> bool {
    matches!(unit, TickUnit::Day | TickUnit::Month | TickUnit::Quarter | TickUnit::Year)
}

/// The number of each week beside its first day, where there is room.
fn draw_weeks(drawing: &mut Drawing, areas: &Areas, wording: &Wording, lower: &[AxisLabel]) {
    if areas.ladder.label != TickUnit::Week {
        return;
    }
    let style = TextStyle::new(Face::Ui, 11.0, Role::Ink3);
    for label in lower {
        let text = week_name(wording, &date_of(label.start).iso_week().week().to_string());
        let x = label.x + lower_style(areas).width(&label.text) + CLEAR;
        let end = areas.scale.x_from_time(TickUnit::Week.next(label.start) as f64).min(areas.plot.right);
        if x + style.width(&text) + CLEAR <= end {
            drawing.text(pos(x, LOWER), Align::Left, style, text);
        }
    }
}

fn week_name(wording: &Wording, weeks: &str) -> String {
    wording.fill("date.week", &[("n", weeks)])
}

/// Whether a unit's number is a multiple of `step`.
fn is_round(unit: TickUnit, time: i64, step: usize) -> bool {
    let date = datetime_of(time);
    let number = match unit {
        TickUnit::Minute | TickUnit::FiveMinutes | TickUnit::QuarterHour => time.div_euclid(unit.seconds()),
        TickUnit::Hour => i64::from(date.hour()),
        TickUnit::Day => i64::from(date.day0()),
        TickUnit::Month => i64::from(date.month0()),
        TickUnit::Quarter => i64::from(date.month0() / 3),
        _ if unit >= TickUnit::Year => i64::from(unit.number(date.year())),
        _ => time.div_euclid(unit.seconds()),
    };
    // The 31st would stand right before the 1st.
    number.rem_euclid(step as i64) == 0 && !(unit == TickUnit::Day && step > 1 && date.day() > 30)
}

/// The names in the upper row: as many as fit, the first one kept at the left edge.
pub fn upper_labels(areas: &Areas, wording: &Wording) -> Vec<AxisLabel> {
    let style = upper_style();
    let unit = areas.ladder.context;
    let window = areas.scale.window.interval();
    let mut labels: Vec<AxisLabel> = Vec::new();
    let mut end = f32::NEG_INFINITY;
    let mut year = None;
    for pair in unit.boundaries(window.start, window.end).windows(2) {
        let x = areas.scale.x_from_time(pair[0] as f64).max(areas.plot.left) + INSET;
        let until = areas.scale.x_from_time(pair[1] as f64).min(areas.plot.right);
        let text = context_name(unit, pair[0], year, wording);
        let width = style.width(&text);
        if x < end + CLEAR
            || x + width > until.max(x + 20.0) && until < areas.plot.right
            || x + width > areas.plot.right
        {
            continue;
        }
        year = Some(date_of(pair[0]).year());
        end = x + width;
        labels.push(AxisLabel { x, text, start: pair[0] });
    }
    labels
}

/// The name of a unit of the upper row; months say their year when it is not the last one named.
fn context_name(unit: TickUnit, time: i64, last_year: Option<i32>, wording: &Wording) -> String {
    let date = date_of(time);
    match unit {
        TickUnit::Day => wording.date("date.weekday-day-month-year", date),
        TickUnit::Month if last_year == Some(date.year()) => wording.date("date.month", date),
        TickUnit::Month => wording.date("date.month-year", date),
        // Decades before Christ are not spoken of like that.
        TickUnit::Decade if date.year() >= 10 => {
            wording.fill("date.decade", &[("n", &date.year().to_string())])
        }
        _ => wording.year(date.year()),
    }
}

/// The name of a unit of the lower row that is `width` wide.
fn unit_name(unit: TickUnit, time: i64, width: f32, wording: &Wording) -> String {
    let date = date_of(time);
    match unit {
        _ if unit < TickUnit::Day => clock_time(time, wording),
        TickUnit::Day if width < NARROW_DAY => date.day().to_string(),
        TickUnit::Day => wording.date("date.weekday-day", date),
        TickUnit::Week => wording.date("date.day", date),
        TickUnit::Month if width < 84.0 => wording.date("date.month-short", date),
        TickUnit::Month => wording.date("date.month", date),
        TickUnit::Quarter => wording.fill("date.quarter", &[("n", &(date.month0() / 3 + 1).to_string())]),
        TickUnit::Year if width < 44.0 && date.year() > 0 => format!("’{:02}", date.year() % 100),
        _ => wording.year(date.year()),
    }
}

fn clock_time(time: i64, wording: &Wording) -> String {
    let at = datetime_of(time);
    wording.fill("date.hour", &[("h", &format!("{:02}", at.hour())), ("m", &format!("{:02}", at.minute()))])
}

fn draw_announced(
    drawing: &mut Drawing,
    areas: &Areas,
    wording: &Wording,
    upper: &[AxisLabel],
    bold: TextStyle,
) {
    let style = TextStyle::new(Face::Ui, 11.0, Role::Ink3);
    let text = wording.text("timeline.announced");
    let Some(boundary) = areas.boundary else { return };
    let x = boundary.max(areas.plot.left) + 8.0;
    let end = x + style.width(text);
    let free = |label: &AxisLabel| label.x > end + CLEAR || label.x + bold.width(&label.text) + CLEAR < x;
    if end < areas.plot.right && upper.iter().all(free) {
        drawing.text(pos(x, UPPER - 1.0), Align::Left, style, text);
    }
}

/// Publication days: a pill beside the day's name where it fits, else a small triangle.
fn draw_published(
    drawing: &mut Drawing,
    input: &SceneInput,
    areas: &Areas,
    prepared: &PreparedResult,
    rows: Rows,
) {
    let style = TextStyle::new(Face::UiMedium, 11.0, Role::Canvas);
    let text = input.wording.text("timeline.published");
    // The row that names days.
    let (labels, row_style, baseline) = match areas.ladder.label {
        TickUnit::Day => (rows.lower, lower_style(areas), LOWER),
        finer if finer < TickUnit::Day => (rows.upper, upper_style(), UPPER),
        _ => (&[][..], upper_style(), UPPER),
    };
    for day in days_in(&prepared.published, areas) {
        let (x0, x1) = (areas.scale.x_from_time(day.start as f64), areas.scale.x_from_time(day.end as f64));
        let label = labels.iter().find(|label| x0 <= label.x && label.x < x1);
        let left = label.map_or(x0, |label| label.x + row_style.width(&label.text)) + 8.0;
        let pill = Rect::new(left, baseline - 13.0, style.width(text) + 14.0, 17.0);
        if label.is_some() && pill.right + 4.0 <= x1.min(areas.plot.right) {
            drawing.fill(pill, 8.5, Role::Ink);
            drawing.text(pos(left + 7.0, baseline - 0.5), Align::Left, style, text);
        } else if areas.ladder.label <= TickUnit::Month {
            triangle(drawing, (x0 + x1) / 2.0, areas.axis.bottom - 5.0);
        }
    }
}

/// Those of the sorted `days` that are in view.
pub fn days_in<'a>(days: &'a [NaiveDate], areas: &Areas) -> impl Iterator<Item = TimeInterval> + 'a {
    let window = areas.scale.window.interval();
    let first = days.partition_point(|day| TimeInterval::day(*day).end <= window.start);
    days[first..].iter().map(|day| TimeInterval::day(*day)).take_while(move |day| day.start < window.end)
}

/// A bar over the time of the selected item, and over that of the one that is pointed at: its label may run left.
fn draw_selected(drawing: &mut Drawing, input: &SceneInput, areas: &Areas) {
    let hovered = match input.touch.hover {
        Some(super::hit::Target::Item(idx)) => Some(idx),
        _ => None,
    };
    for idx in [input.view.selection.primary(), hovered].into_iter().flatten() {
        draw_time(drawing, input, areas, idx);
    }
}

fn draw_time(drawing: &mut Drawing, input: &SceneInput, areas: &Areas, idx: crate::store::ItemIdx) {
    let Some(interval) = input.store.interval(idx, input.view.clock) else { return };
    let x0 = areas.scale.x_from_time(interval.start as f64).max(areas.plot.left);
    let x1 = areas.scale.x_from_time(interval.end as f64).min(areas.plot.right);
    if x0 < x1 + 3.0 {
        let bottom = areas.axis.bottom;
        drawing.fill(Rect::edges(x0 + 1.0, bottom - 3.0, x1.max(x0 + 3.0), bottom), 0.0, Role::Ink);
    }
}

/// The week's number beside the upper row.
fn draw_gutter(drawing: &mut Drawing, wording: &Wording, areas: &Areas) {
    let style = TextStyle::new(Face::Ui, 12.0, Role::Ink3);
    let right = areas.gutter.right - 10.0;
    let window = areas.scale.window.interval();
    if areas.ladder.label <= TickUnit::Day {
        let (first, last) = (window.first_day().iso_week().week(), window.last_day().iso_week().week());
        let weeks = if first == last { first.to_string() } else { format!("{first}–{last}") };
        drawing.text(pos(right, UPPER), Align::Right, style, week_name(wording, &weeks));
    }
}
