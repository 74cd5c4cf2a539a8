//! The lanes: their order, names and colors, how high they are, and the labels in the gutter.

use foldhash::HashMap;

use super::frame::Frame;
use super::geometry::{Rect, pos};
use super::hit::{Hit, Target};
use super::series::{LaneTimes, SeriesIndex};
use super::shape::{Align, Drawing, Stroke, TextStyle};
use super::{Canvas, Level, SceneInput};
use crate::font::{Face, fit, icon};
use crate::store::{Lane, LaneKey};
use crate::theme::{LaneColor, Paint, Role, Tint};
use crate::view::lanes_in_order;
use crate::workspace::LanePalette;

/// A slot: a chip and the gap under it.
pub const SLOT: f32 = 24.0;
/// A lane without anything in view: its label and count.
const EMPTY_LANE: f32 = 38.0;
/// A lane with one slot.
const ONE_SLOT_LANE: f32 = 40.0;
/// Slots of a lane, on the average, where lanes do not fit and are scrolled.
const SCROLLED_SLOTS: usize = 2;
/// A collapsed lane: its label.
const COLLAPSED_LANE: f32 = 28.0;
/// The row with the name of a lane that is divided, above its parts.
const HEAD: f32 = 26.0;
/// A lane of marks is at least so high: the label row and a row of marks; if it wants more, a number
/// and three rows.
const MIN_MARKS_LANE: (f32, f32) = (46.0, 80.0);
/// The least height of a lane of bars: where lanes have to be scrolled anyway, lower ones leave their bars no room
/// under the labels (seen on 850 articles of 130 countries).
const MIN_DENSITY_LANE: f32 = 48.0;
/// Lane areas lower than this have less padding.
const COMPACT_BELOW: f32 = 560.0;

/// The color of a lane in the palette of the project.
pub fn lane_color(palette: &LanePalette, key: &LaneKey) -> LaneColor {
    palette.slot(key).map_or(LaneColor::NEUTRAL, LaneColor::new)
}

/// The name of a lane that is divided, above its first part.
pub struct Head<'a> {
    /// The whole lane.
    pub key: &'a LaneKey,
    /// Its name.
    pub name: String,
    /// How many items its parts hold.
    pub n_items: usize,
    /// Whether its parts are not shown.
    pub closed: bool,
    /// Its row, over gutter and plot.
    pub rect: Rect,
}

/// A lane in place.
pub struct LaneView<'a> {
    /// The name of the whole, before its first part.
    pub head: Option<Head<'a>>,
    /// What it holds.
    pub lane: &'a Lane,
    /// Its items by time.
    pub series: LaneTimes<'a>,
    /// Its name.
    pub name: String,
    /// Its color.
    pub color: LaneColor,
    /// Items in view.
    pub n_visible: usize,
    /// Whether only its label is shown.
    pub collapsed: bool,
    /// Its part of the plot; may lie outside it when lanes are scrolled.
    pub rect: Rect,
    /// Slots it may fill.
    pub n_slots: usize,
    /// The height it had in a layout that is kept.
    pub kept_height: Option<f32>,
    /// The height with which all it holds would be seen; 0 where any height will do.
    pub wanted: f32,
    /// Its height.
    pub height: f32,
}

impl LaneView<'_> {
    /// Whether it stands only for the name of its whole, whose parts are not shown.
    fn is_closed(&self) -> bool {
        self.head.as_ref().is_some_and(|head| head.closed)
    }
}

/// Padding above and below the slots of a lane.
pub fn padding(area: f32) -> (f32, f32) {
    if area < COMPACT_BELOW { (5.0, 4.0) } else { (8.0, 8.0) }
}

/// The lanes to be shown, in order, without a place yet. Lanes of which nothing passes are left
/// out, unless they are pinned; of the parts of a collapsed lane the first one stands for all. In a
/// picture, which nobody can pan, lanes of which nothing is in view are left out too.
pub fn ordered<'a>(input: &'a SceneInput<'a>, index: &'a SeriesIndex) -> Vec<LaneView<'a>> {
    let options = &input.view.lanes;
    let window = input.view.window;
    let keys = input.result.lanes.iter().map(|lane| &lane.key);
    let series: HashMap<&LaneKey, LaneTimes> = keys.zip(index.lanes(input.store, input.result)).collect();
    let lanes = lanes_in_order(input.store, input.result, options).into_iter();
    let is_pinned = |key: &LaneKey| options.pinned.contains(key.whole());
    let shown = lanes.filter(|lane| !lane.items.is_empty() || is_pinned(&lane.key));
    let views = shown.filter_map(|lane| {
        let series = *series.get(&lane.key)?;
        let n_visible = series.n_in(window.start, window.end);
        if n_visible == 0 && input.options.whole_lanes {
            return None;
        }
        let whole = lane.key.whole();
        Some(LaneView {
            head: None,
            lane,
            series,
            name: input.wording.lane(input.store, &lane.key),
            color: lane_color(input.palette, &lane.key),
            n_visible,
            collapsed: options.collapsed.contains(&lane.key) || options.collapsed.contains(whole),
            rect: Rect::default(),
            n_slots: 0,
            kept_height: None,
            wanted: 0.0,
            height: 0.0,
        })
    });
    with_heads(input, views.collect())
}

/// Puts the name of each divided lane above its first part.
fn with_heads<'a>(input: &SceneInput, views: Vec<LaneView<'a>>) -> Vec<LaneView<'a>> {
    let mut headed: Vec<LaneView> = Vec::with_capacity(views.len());
    let mut first = 0;
    for mut view in views {
        let key = &view.lane.key;
        let n_items = view.lane.items.len();
        let of_last = headed.get_mut(first).filter(|lane| lane.lane.key.whole() == key.whole());
        match of_last.and_then(|lane| lane.head.as_mut()) {
            Some(head) => {
                head.n_items += n_items;
                if head.closed {
                    continue;
                }
            }
            None if key.is_part() => {
                let key = key.whole();
                let closed = input.view.lanes.collapsed.contains(key);
                let name = input.wording.lane(input.store, key);
                view.head = Some(Head { key, name, n_items, closed, rect: Rect::default() });
                first = headed.len();
            }
            None => {}
        }
        headed.push(view);
    }
    headed
}

/// Height of all rows with names of divided lanes.
fn heads_height(lanes: &[LaneView]) -> f32 {
    HEAD * lanes.iter().filter(|lane| lane.head.is_some()).count() as f32
}

/// Width of the gutter that shows the names of `lanes`, and above them the count of what has no date.
pub fn gutter_width(input: &SceneInput, lanes: &[LaneView]) -> f32 {
    let (least, most) = super::frame::GUTTER;
    let style = name_style();
    let widest = lanes.iter().take(60).map(|lane| style.width(fit::head(&lane.name))).fold(0.0, f32::max);
    (28.0 + widest + 8.0).max(super::tray::width(input)).clamp(least, most)
}

/// How many lanes from the top fit the area when each has its least height: with single items, two
/// slots, so that a lane is more than its pills.
pub fn n_fitting(lanes: &[LaneView], level: Level, area: f32) -> usize {
    let least = |lane: &LaneView| match level {
        Level::Items if lane.n_visible > 0 => ONE_SLOT_LANE + SLOT * (lane.n_visible.min(2) - 1) as f32,
        _ => least_height(lane, level, area),
    };
    let bottoms = lanes.iter().scan(0.0, |bottom, lane| {
        *bottom += least(lane) + if lane.head.is_some() { HEAD } else { 0.0 };
        Some(*bottom)
    });
    bottoms.take_while(|bottom| *bottom <= area).count()
}

/// Gives every lane its height, from the top of the plot, moved up by `scroll`. Returns how far
/// lanes can be scrolled.
pub fn place(lanes: &mut [LaneView], frame: &Frame, level: Level, scroll: f32) -> f32 {
    let area = frame.plot.height() - heads_height(lanes);
    let keeps = lanes.iter().all(|lane| lane.kept_height.is_some());
    for lane in lanes.iter_mut() {
        let least = least_height(lane, level, area);
        // What was empty and shows something now needs its least height.
        lane.height = lane.kept_height.filter(|_| keeps).map_or(least, |kept| kept.max(least));
    }
    if !keeps {
        share_out(lanes, area);
    }
    let scrollable = (lanes.iter().map(|lane| lane.height).sum::<f32>() - area).max(0.0);
    let mut top = frame.plot.top - scroll.clamp(0.0, scrollable);
    for lane in lanes {
        if let Some(head) = &mut lane.head {
            head.rect = Rect::edges(0.0, top.round(), frame.plot.right, (top + HEAD).round());
            top += HEAD;
        }
        // Whole points, so that neither slots nor rules fall between pixels.
        let bottom = (top + lane.height).round();
        lane.rect = Rect::edges(frame.plot.left, top.round(), frame.plot.right, bottom);
        top += lane.height;
    }
    // Sums of heights are not exact.
    if scrollable < 0.5 { 0.0 } else { scrollable }
}

/// Gives what is left of the area to the lanes that show something: to those that want more as long
/// as they are the lowest, then to all alike.
fn share_out(lanes: &mut [LaneView], area: f32) {
    let filled = |lane: &LaneView, level: f32| match shares(lane) {
        true => level.clamp(lane.height, lane.wanted.max(lane.height)),
        false => lane.height,
    };
    let sum = |level: f32| lanes.iter().map(|lane| filled(lane, level)).sum::<f32>();
    let (mut low, mut high) = (0.0, area);
    // Halving until it is exact to a fraction of a pixel.
    for _ in 0..24 {
        let middle = (low + high) / 2.0;
        if sum(middle) <= area { low = middle } else { high = middle }
    }
    lanes.iter_mut().for_each(|lane| lane.height = filled(lane, low));
    let spare = (area - lanes.iter().map(|lane| lane.height).sum::<f32>()).max(0.0);
    let n_sharing = lanes.iter().filter(|lane| shares(lane)).count().max(1) as f32;
    lanes.iter_mut().filter(|lane| shares(lane)).for_each(|lane| lane.height += spare / n_sharing);
}

fn shares(lane: &LaneView) -> bool {
    !lane.collapsed && lane.n_visible > 0
}

fn least_height(lane: &LaneView, level: Level, area: f32) -> f32 {
    let (above, below) = padding(area);
    match level {
        _ if lane.is_closed() => 0.0,
        _ if lane.collapsed => COLLAPSED_LANE,
        Level::Items if lane.n_slots == 0 => EMPTY_LANE,
        Level::Items => (above + SLOT * lane.n_slots as f32 + below).max(ONE_SLOT_LANE),
        Level::Marks if lane.n_visible == 0 => EMPTY_LANE,
        Level::Marks => lane.wanted.clamp(MIN_MARKS_LANE.0, MIN_MARKS_LANE.1),
        Level::Density => MIN_DENSITY_LANE,
    }
}

/// Slots for the lanes that show something and together need `need`. As many as fit beside the lanes
/// that show nothing; if those take too much, as many as fit without them, and lanes are scrolled:
/// what is there must not become a pill because of what is not.
pub fn total_slots(lanes: &[LaneView], area: f32, need: usize) -> usize {
    let height_of = |is_empty: bool| -> f32 {
        let fixed = |lane: &LaneView| match (lane.collapsed, lane.n_visible) {
            _ if lane.is_closed() => 0.0,
            (true, _) => COLLAPSED_LANE,
            (false, 0) => EMPTY_LANE,
            _ => ONE_SLOT_LANE - SLOT,
        };
        lanes.iter().filter(|lane| shares(lane) != is_empty).map(fixed).sum()
    };
    let fitting = |height: f32| (height / SLOT).max(0.0) as usize;
    let alone = area - heads_height(lanes) - height_of(false);
    // Lanes that do not fit at all are scrolled anyway; then each has two slots on the average.
    let scrolled = SCROLLED_SLOTS * lanes.iter().filter(|lane| shares(lane)).count();
    fitting(alone - height_of(true)).max(need.min(fitting(alone).max(scrolled)))
}

fn name_style() -> TextStyle {
    TextStyle::new(Face::UiSemiBold, 13.0, Role::Ink)
}

/// Draws label, count and the counts of what lies outside the view, and the rule under each lane.
pub fn draw_gutter(canvas: &mut Canvas, input: &SceneInput, lanes: &[LaneView], frame: &Frame) {
    canvas.drawing.clip(Rect::edges(0.0, frame.plot.top, frame.all.right, frame.plot.bottom));
    let heads =
        lanes.iter().enumerate().filter_map(|(place, lane)| Some((place, lane.head.as_ref()?, lane.color)));
    for (place, head, color) in
        heads.filter(|(_, head, _)| head.rect.overlaps(&Rect { left: 0.0, ..frame.plot }))
    {
        canvas.lane = place;
        draw_head(canvas, input, (head, color), frame);
    }
    for (place, lane) in lanes.iter().enumerate() {
        if lane.is_closed() || !lane.rect.overlaps(&frame.plot) {
            continue;
        }
        canvas.lane = place;
        let rule = lane.rect.bottom;
        if rule < frame.plot.bottom {
            canvas.drawing.line(pos(0.0, rule), pos(frame.all.right, rule), Stroke::solid(1.0, Role::Line));
        }
        let rect = Rect { left: 0.0, right: frame.gutter.right, ..lane.rect };
        let hit = Hit::new(rect.intersection(&frame.gutter), Target::Lane(lane.lane.key.clone()));
        canvas.stop(hit, lane.lane.items.len(), String::new());
        draw_label(canvas, input, lane, frame);
    }
}

/// The row of a divided lane: its name and count, and whether its parts are shown.
fn draw_head(canvas: &mut Canvas, input: &SceneInput, (head, color): (&Head, LaneColor), frame: &Frame) {
    let opacity = if input.is_lane_dimmed(head.key) { super::DIMMED } else { 1.0 };
    canvas.drawing.fill(head.rect, 0.0, Role::Panel);
    let bottom = head.rect.bottom;
    canvas.drawing.line(pos(0.0, bottom), pos(head.rect.right, bottom), Stroke::solid(1.0, Role::Line));
    let baseline = head.rect.top + 17.5;
    swatch(&mut canvas.drawing, Rect::new(12.0, baseline - 9.5, 10.0, 10.0), color, opacity);
    let style = name_style().faded(opacity);
    let count = input.wording.number(head.n_items);
    let meta = TextStyle::new(Face::Ui, 12.0, Role::Ink3).faded(opacity);
    // The name may run on over the plot, where nothing else stands.
    canvas.drawing.text(pos(28.0, baseline), Align::Left, style, &*head.name);
    let after = 28.0 + style.width(&head.name) + 8.0;
    canvas.drawing.text(pos(after, baseline), Align::Left, meta, &*count);
    if head.closed {
        let caret = pos(after + meta.width(&count) + 12.0, head.rect.center().y);
        canvas.drawing.icon(caret, TextStyle::new(Face::Icon, 12.0, Role::Ink3), icon::CARET_DOWN);
    }
    let hit = head.rect.intersection(&Rect { left: 0.0, ..frame.plot });
    canvas.stop(Hit::new(hit, Target::Lane(head.key.clone())), head.n_items, String::new());
}

fn draw_label(canvas: &mut Canvas, input: &SceneInput, lane: &LaneView, frame: &Frame) {
    let opacity = if input.is_lane_dimmed(&lane.lane.key) { super::DIMMED } else { 1.0 };
    // The label stays in sight while its lane is scrolled past the top.
    let top = lane.rect.top.max(frame.plot.top).min((lane.rect.bottom - EMPTY_LANE).max(lane.rect.top));
    let is_low = lane.rect.height() < 48.0;
    let baseline = top + if is_low { 17.0 } else { 22.0 };
    let style = if lane.lane.key.is_part() {
        TextStyle::new(Face::UiMedium, 12.0, Role::Ink2).faded(opacity)
    } else {
        swatch(&mut canvas.drawing, Rect::new(12.0, baseline - 9.5, 10.0, 10.0), lane.color, opacity);
        name_style().faded(opacity)
    };
    let name = fit::fit(style.face, style.size, &lane.name, frame.gutter.right - 28.0 - 4.0);
    canvas.drawing.text(pos(28.0, baseline), Align::Left, style, &*name);
    if lane.rect.height() < 36.0 {
        return;
    }
    let meta = TextStyle::new(Face::Ui, 12.0, Role::Ink3).faded(opacity);
    let count = input.wording.number(lane.lane.items.len());
    let under = baseline + if is_low { 15.0 } else { 17.0 };
    canvas.drawing.text(pos(28.0, under), Align::Left, meta, &*count);
    let left = 28.0 + meta.width(&count) + 8.0;
    draw_outside(canvas, input, lane, Rect::edges(left, under - 12.0, frame.gutter.right - 4.0, under + 4.0));
}

/// What a lane holds on one side of the view.
struct Outside {
    n_items: usize,
    number: String,
    words: String,
    /// The nearest item there.
    time: i64,
    /// Whether it is on the left.
    earlier: bool,
}

/// Distance of the lines in a label.
const LABEL_LINE: f32 = 15.0;
/// Width of a caret with its margin.
const CARET: f32 = 12.0;

fn outside(input: &SceneInput, lane: &LaneView) -> Vec<Outside> {
    let window = input.view.window;
    let before = ("timeline.earlier", lane.series.before(window.start), true);
    let after = ("timeline.later", lane.series.after(window.end), false);
    let side = |(key, (n, time), earlier): (&str, (usize, Option<i64>), bool)| {
        let number = input.wording.number(n);
        let words = input.wording.fill(key, &[("n", &number)]);
        Some(Outside { n_items: n, number, words, time: time.filter(|_| n > 0)?, earlier })
    };
    [before, after].into_iter().filter_map(side).collect()
}

/// "‹ 1 earlier", "2 later ›": beside the count if there is one that fits, else on lines of their
/// own, else as numbers beside the count. `room` is the room beside the count.
fn draw_outside(canvas: &mut Canvas, input: &SceneInput, lane: &LaneView, mut room: Rect) {
    let sides = outside(input, lane);
    let below = Rect { left: 28.0, ..room }.moved(0.0, LABEL_LINE);
    let fits = |text: &str, room: Rect| outside_style().width(text) + CARET <= room.width();
    if let [side] = &sides[..]
        && fits(&side.words, room)
    {
        return draw_side(canvas, (side, &side.words), room);
    }
    let has_lines = below.bottom + LABEL_LINE * (sides.len() as f32 - 1.0) <= lane.rect.bottom;
    if has_lines && sides.iter().all(|side| fits(&side.words, below)) {
        for (row, side) in sides.iter().enumerate() {
            let line = below.moved(0.0, LABEL_LINE * row as f32);
            draw_side(canvas, (side, &side.words), line);
        }
        return;
    }
    for side in sides.iter().filter(|_| room.bottom <= lane.rect.bottom + 2.0) {
        if fits(&side.number, room) {
            draw_side(canvas, (side, &side.number), room);
            room.left += outside_style().width(&side.number) + CARET + 8.0;
        }
    }
}

fn outside_style() -> TextStyle {
    TextStyle::new(Face::Ui, 11.0, Role::Ink3)
}

fn draw_side(canvas: &mut Canvas, (side, text): (&Outside, &str), room: Rect) {
    let style = outside_style();
    let (width, baseline) = (style.width(text), room.bottom - 4.0);
    let (text_x, caret_x, glyph) = if side.earlier {
        (room.left + 11.0, room.left + 4.0, icon::CARET_LEFT)
    } else {
        (room.left, room.left + width + 6.0, icon::CARET_RIGHT)
    };
    canvas.drawing.text(pos(text_x, baseline), Align::Left, style, text);
    canvas.drawing.icon(pos(caret_x, baseline - 4.0), TextStyle::new(Face::Icon, 10.0, Role::Ink3), glyph);
    let rect = Rect { right: room.left + width + CARET, ..room };
    let hit = Hit::new(rect.at_least_high(20.0), Target::Outside { time: side.time });
    canvas.stop(hit, side.n_items, side.words.clone());
}

/// A square in a lane's color; a color used a second time carries a ring.
pub fn swatch(drawing: &mut Drawing, rect: Rect, color: LaneColor, opacity: f32) {
    drawing.fill(rect, 3.0, Paint::lane(color, Tint::Full).faded(opacity));
    if color.ringed() {
        let ring = Stroke::solid(1.5, Role::Surface).faded(opacity);
        drawing.outline(rect.grown(-2.5), 1.5, ring);
    }
}
