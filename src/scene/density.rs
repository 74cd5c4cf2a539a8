//! The level of density: bars of how many items there are, the same scale in every lane, and the
//! peaks by count and by name.

use super::areas::Areas;
use super::canvas::Canvas;
use super::geometry::{Rect, pos};
use super::hit::{HitRegion, KeyStop, Target};
use super::input::{DIMMED, SceneInput};
use super::lanes::LaneView;
use super::series::{Masses, is_span, n_spread};
use super::shape::{Align, Drawing, Stroke, TextStyle};
use super::ticks::{BAR_UNITS, TickUnit, smallest_unit};
use crate::font::{Face, fit};
use crate::store::{ItemIdx, LaneKey, QueryResult, Store};
use crate::theme::{LaneColor, Paint, Role, Tint};
use crate::view::{BinKey, TimeWindow};

/// A bin is at least this wide.
const MIN_BIN: f32 = 2.5;
/// Room above the bars for the labels of peaks; less in low lanes.
const HEADROOM: f32 = 27.0;
const LOW_HEADROOM: f32 = 20.0;
const LOW_LANE: f32 = 50.0;
/// From the lane's bottom to the bars.
const FLOOR: f32 = 3.0;
/// A peak is higher than all bars this near, and holds at least this many items.
const PEAK_REACH: usize = 6;
const MIN_PEAK: f32 = 25.0;
/// Labels in a lane, and in a low one.
const MAX_LABELS: usize = 4;
const MAX_LOW_LABELS: usize = 2;
/// Distance of labels.
const LABEL_GAP: f32 = 6.0;
/// Height of a label.
const PILL: f32 = 16.0;
/// So many of the highest peaks carry the title of an event.
const N_TITLED: usize = 9;
/// A title is looked for among this many items of its bin.
const MAX_TITLE_SEARCH: usize = 2_000;
/// A title is at most this wide.
const MAX_TITLE: f32 = 120.0;

/// The unit of the bins at a zoom.
pub fn bin_unit(areas: &Areas) -> TickUnit {
    smallest_unit(&BAR_UNITS, &areas.scale, MIN_BIN)
}

/// The words for the status bar: what a bar's height means, and how many items are in none.
pub fn scale_note(input: &SceneInput, areas: &Areas, n_spans: usize) -> String {
    let per = input.wording.text(bin_unit(areas).per_key());
    let scale = input.wording.fill("density.scale", &[("per", per)]);
    if n_spans == 0 {
        return scale;
    }
    format!("{scale} · {}", input.wording.count("density.spans", n_spans))
}

/// The spans of a lane in view: items that cover so much of it that bars leave them out, those first
/// that were reported most.
pub fn spans(store: &Store, result: &QueryResult, key: &LaneKey, window: TimeWindow) -> Vec<ItemIdx> {
    let seconds = window.seconds();
    let is_long = |idx: &ItemIdx| {
        store.interval(*idx, result.query.clock).is_some_and(|interval| is_span(interval, seconds))
    };
    let lanes = result.lanes.iter().filter(|lane| lane.key == *key || lane.key.whole() == key);
    let items = lanes.flat_map(|lane| result.lane_in(store, &lane.key, window.interval()));
    let mut spans: Vec<ItemIdx> = items.filter(is_long).collect();
    spans.sort_unstable_by_key(|idx| std::cmp::Reverse(store.item(*idx).rank()));
    spans.dedup();
    spans
}

/// How many items are in the bins of all lanes, kept from frame to frame: what stays in view need not
/// be counted again.
#[derive(Clone, Debug, Default)]
pub struct LaneBins {
    edges: Vec<i64>,
    /// How many classes of length are spread over them: longer items are spans.
    n_classes: usize,
    /// In the order of the lanes.
    lanes: Vec<(LaneKey, Masses)>,
}

impl LaneBins {
    /// The bins of `lanes`; those that are in `known` too, which is of the same result, from there.
    pub fn new(areas: &Areas, lanes: &[LaneView], known: Option<&Self>) -> Self {
        let window = areas.scale.window.interval();
        let edges = bin_unit(areas).boundaries(window.start, window.end);
        let n_classes = n_spread(areas.scale.window.seconds());
        let known = known.filter(|known| known.n_classes == n_classes);
        let shared = known.and_then(|known| Shared::of(&edges, &known.edges));
        let counted = |(place, lane): (usize, &LaneView)| {
            let key = &lane.lane.key;
            let known = known.and_then(|known| known.masses(place, key)).zip(shared);
            (key.clone(), masses(lane, &edges, n_classes, known))
        };
        let lanes = lanes.iter().enumerate().map(counted).collect();
        Self { edges, n_classes, lanes }
    }

    fn masses(&self, place: usize, key: &LaneKey) -> Option<&Masses> {
        let is_it = |lane: &&(LaneKey, Masses)| lane.0 == *key;
        let found = self.lanes.get(place).filter(is_it).or_else(|| self.lanes.iter().find(is_it));
        found.map(|(_, masses)| masses)
    }
}

/// Edges that two frames share: where they begin in the new one and the old one, and how many bins lie
/// between them.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Shared {
    new: usize,
    old: usize,
    n_bins: usize,
}

impl Shared {
    fn of(edges: &[i64], known: &[i64]) -> Option<Self> {
        let new = edges.partition_point(|edge| Some(edge) < known.first());
        let old = known.binary_search(edges.get(new)?).ok()?;
        let n_edges = (edges.len() - new).min(known.len() - old);
        // Of another unit there are others between them.
        let same = edges[new..new + n_edges] == known[old..old + n_edges];
        (same && n_edges > 1).then_some(Self { new, old, n_bins: n_edges - 1 })
    }
}

/// The masses of a lane between `edges`, as far as they are not known.
fn masses(lane: &LaneView, edges: &[i64], n_classes: usize, known: Option<(&Masses, Shared)>) -> Masses {
    let mut masses = Masses::new(edges.len());
    let n_bins = masses.len();
    let Some((known, Shared { new, old, n_bins: n_shared })) = known else {
        lane.series.add_masses(edges, &mut masses, 0..n_bins, n_classes);
        return masses;
    };
    let end = new + n_shared;
    masses.statements[new..end].copy_from_slice(&known.statements[old..old + n_shared]);
    masses.events[new..end].copy_from_slice(&known.events[old..old + n_shared]);
    lane.series.add_masses(edges, &mut masses, 0..new, n_classes);
    lane.series.add_masses(edges, &mut masses, end..n_bins, n_classes);
    masses
}

/// Draws all lanes: they share one scale.
pub fn draw(canvas: &mut Canvas, input: &SceneInput, areas: &Areas, lanes: &[LaneView], bins: &LaneBins) {
    let edges = &bins.edges;
    let masses: Vec<&Masses> = bins.lanes.iter().map(|(_, masses)| masses).collect();
    let most = masses.iter().map(|masses| masses.max()).fold(0.0, f32::max);
    if most <= 0.0 {
        return;
    }
    let titled = titled_peaks(&masses);
    for (place, (lane, masses)) in lanes.iter().zip(masses).enumerate() {
        if lane.collapsed || !lane.rect.overlaps(&areas.plot) {
            continue;
        }
        canvas.lane = place;
        canvas.drawing.clip(lane.rect.intersection(&areas.plot));
        let first_stop = canvas.stops.len();
        let bars = Bars { areas, lane, edges, masses, most };
        bars.draw(canvas, input);
        // Labels may stand on the lane's upper rule, but not outside the plot.
        canvas.drawing.clip(areas.plot);
        for peak in bars.labels(input, |bin| titled.contains(&(place, bin))) {
            let key = bars.key(peak.bin);
            let selected = bars.chosen(input) == Some(peak.bin);
            draw_peak(&mut canvas.drawing, &peak, lane.color, selected);
            let is_it = |stop: &&mut KeyStop| matches!(&canvas.hits[stop.hit].target, Target::Bin(bin) if *bin == key);
            if let Some(stop) = canvas.stops[first_stop..].iter_mut().find(is_it) {
                stop.words = peak.title;
            }
            canvas.hits.push(HitRegion::new(peak.rect.intersection(&areas.plot), Target::Bin(key)));
        }
        canvas.n_in_pills += lane.n_visible;
    }
}

/// The highest peaks over all lanes: lane and bin.
fn titled_peaks(masses: &[&Masses]) -> Vec<(usize, usize)> {
    let mut all: Vec<(usize, usize)> = masses
        .iter()
        .enumerate()
        .flat_map(|(lane, masses)| peaks(masses).into_iter().map(move |bin| (lane, bin)))
        .collect();
    all.sort_by(|a, b| masses[b.0].total(b.1).total_cmp(&masses[a.0].total(a.1)));
    all.truncate(N_TITLED);
    all
}

/// Bins higher than all their neighbors near by, highest first.
pub fn peaks(masses: &Masses) -> Vec<usize> {
    let is_peak = |bin: &usize| {
        let total = masses.total(*bin);
        let near = bin.saturating_sub(PEAK_REACH)..(bin + PEAK_REACH + 1).min(masses.len());
        // Of equal bars the first is the peak.
        let beaten =
            |other: usize| masses.total(other) > total || (masses.total(other) == total && other < *bin);
        total >= MIN_PEAK && !near.into_iter().any(|other| other != *bin && beaten(other))
    };
    let mut peaks: Vec<usize> = (0..masses.len()).filter(is_peak).collect();
    peaks.sort_by(|a, b| masses.total(*b).total_cmp(&masses.total(*a)).then(a.cmp(b)));
    peaks
}

/// The bars of one lane.
struct Bars<'a> {
    areas: &'a Areas,
    lane: &'a LaneView<'a>,
    edges: &'a [i64],
    masses: &'a Masses,
    most: f32,
}

/// The label of a peak.
struct PeakLabel {
    bin: usize,
    rect: Rect,
    count: String,
    title: String,
}

impl Bars<'_> {
    fn key(&self, bin: usize) -> BinKey {
        BinKey { lane: self.lane.lane.key.clone(), start: self.edges[bin], end: self.edges[bin + 1] }
    }

    /// The bin in which the chosen item begins, if it stands in this lane.
    fn chosen(&self, input: &SceneInput) -> Option<usize> {
        let idx = input.view.selection.primary()?;
        let start_of = |idx: ItemIdx| Some(input.store.interval(idx, input.view.clock)?.start);
        let start = start_of(idx)?;
        let items = &self.lane.lane.items;
        let first = items.partition_point(|other| start_of(*other).is_some_and(|other| other < start));
        let mut same = items[first..].iter().take_while(|other| start_of(**other) == Some(start));
        same.any(|other| *other == idx).then_some(())?;
        self.edges
            .partition_point(|edge| *edge <= start)
            .checked_sub(1)
            .filter(|bin| *bin < self.masses.len())
    }

    fn x(&self, edge: usize) -> f32 {
        self.areas.scale.x_from_time(self.edges[edge] as f64)
    }

    fn floor(&self) -> f32 {
        self.lane.rect.bottom - FLOOR
    }

    fn is_low(&self) -> bool {
        self.lane.rect.height() < LOW_LANE
    }

    /// Height of a bar. The square root keeps small lanes visible beside large ones.
    fn height(&self, total: f32) -> f32 {
        let headroom = if self.is_low() { LOW_HEADROOM } else { HEADROOM };
        let full = (self.lane.rect.height() - headroom - FLOOR).max(4.0);
        if total < 0.02 { 0.0 } else { ((total / self.most).sqrt() * full).max(1.0) }
    }

    fn draw(&self, canvas: &mut Canvas, input: &SceneInput) {
        let hovered = match &input.touch.hover {
            Some(Target::Bin(key)) if key.lane == self.lane.lane.key => Some(key.start),
            _ => None,
        };
        let chosen = self.chosen(input);
        let opacity = if input.is_lane_dimmed(&self.lane.lane.key) { DIMMED } else { 1.0 };
        let light = Paint::lane(self.lane.color, Tint::Density).faded(opacity);
        let dark = Paint::lane(self.lane.color, Tint::Full).faded(opacity);
        for bin in 0..self.masses.len() {
            let total = self.masses.total(bin);
            let height = self.height(total);
            if height <= 0.0 {
                continue;
            }
            let events = height * self.masses.events[bin] / total;
            // Whole points: bars of equal width without seams.
            let (left, right) = (self.x(bin).round(), self.x(bin + 1).round());
            let gap = if right - left >= 5.0 { 1.0 } else { 0.0 };
            let bar = Rect::edges(left, self.floor() - height, right - gap, self.floor());
            let (light, dark) = if hovered == Some(self.edges[bin]) || chosen == Some(bin) {
                (Role::Ink2.into(), Role::Ink.into())
            } else {
                (light, dark)
            };
            canvas.drawing.fill(Rect { bottom: bar.bottom - events, ..bar }, 0.0, light);
            if events > 0.05 {
                canvas.drawing.fill(Rect { top: bar.bottom - events, ..bar }, 0.0, dark);
            }
            let key = self.key(bin);
            let hit = Rect { top: self.lane.rect.top, ..bar }.intersection(&self.areas.plot);
            canvas.stop(
                HitRegion::new(hit, Target::Bin(key)),
                total.round().max(1.0) as usize,
                String::new(),
            );
        }
    }

    /// The labels that find room, the highest peak's first.
    fn labels(&self, input: &SceneInput, has_title: impl Fn(usize) -> bool) -> Vec<PeakLabel> {
        let max = if self.is_low() { MAX_LOW_LABELS } else { MAX_LABELS };
        let mut labels: Vec<PeakLabel> = Vec::new();
        for bin in peaks(self.masses) {
            if labels.len() == max {
                break;
            }
            let title = if has_title(bin) { self.title(input, bin) } else { String::new() };
            let label = self.label(input, bin, title);
            let near = label.rect.grown(LABEL_GAP);
            if label.rect.left >= self.areas.plot.left
                && !labels.iter().any(|other| near.overlaps(&other.rect))
            {
                labels.push(label);
            }
        }
        labels
    }

    /// A label centered above the tallest bar under it.
    fn label(&self, input: &SceneInput, bin: usize, title: String) -> PeakLabel {
        let count = input.wording.number(self.masses.total(bin).round() as usize);
        let title_width = if title.is_empty() { 0.0 } else { 5.0 + title_style().width(&title) };
        let width = count_style().width(&count) + title_width + 14.0;
        let center = (self.x(bin) + self.x(bin + 1)) / 2.0;
        let left =
            (center - width / 2.0).min(self.areas.plot.right - width - 2.0).max(self.areas.plot.left + 2.0);
        let under = |bin: &usize| self.x(bin + 1) > left && self.x(*bin) < left + width;
        let tallest =
            (0..self.masses.len()).filter(under).map(|bin| self.masses.total(bin)).fold(0.0, f32::max);
        let top = (self.floor() - self.height(tallest) - PILL - 4.0).max(self.lane.rect.top + 2.0);
        PeakLabel { bin, rect: Rect::new(left, top, width, PILL), count, title }
    }

    /// The title of the most reported event of a bin.
    fn title(&self, input: &SceneInput, bin: usize) -> String {
        let (start, end) = (self.edges[bin] as f64, self.edges[bin + 1] as f64);
        let items = self.lane.series.items_in(start, end);
        let events = items.take(MAX_TITLE_SEARCH).map(|idx| input.store.item(idx));
        let inside = |interval: crate::time::TimeInterval| interval.start as f64 >= start;
        let best = events
            .filter(|item| {
                item.is_event() && input.store.interval(item.idx, input.view.clock).is_some_and(inside)
            })
            .max_by_key(|item| item.rank());
        let style = title_style();
        best.map(|item| fit::fit(style.face, style.size, item.label(), MAX_TITLE).into_owned())
            .unwrap_or_default()
    }
}

fn count_style() -> TextStyle {
    TextStyle::new(Face::UiSemiBold, 11.0, Role::Ink)
}

fn title_style() -> TextStyle {
    TextStyle::new(Face::Ui, 11.0, Role::Ink2)
}

/// A pill; the one of the chosen item's bin is filled, as its bar is.
fn draw_peak(drawing: &mut Drawing, label: &PeakLabel, color: LaneColor, chosen: bool) {
    let border = if chosen { Role::Ink.into() } else { Paint::lane(color, Tint::HoverBorder) };
    let ground = if chosen { Role::Ink } else { Role::Surface };
    drawing.boxed(label.rect, PILL / 2.0, ground, Stroke::solid(1.0, border));
    let inked = |style: TextStyle| {
        if chosen { TextStyle { paint: Role::Canvas.into(), ..style } } else { style }
    };
    let baseline = label.rect.top + 12.0;
    let left = label.rect.left + 7.0;
    drawing.text(pos(left, baseline), Align::Left, inked(count_style()), &*label.count);
    let after = left + count_style().width(&label.count) + 5.0;
    drawing.text(pos(after, baseline), Align::Left, inked(title_style()), &*label.title);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masses(totals: &[f32]) -> Masses {
        Masses { statements: totals.to_vec(), events: vec![0.0; totals.len()] }
    }

    #[test]
    fn frames_of_one_unit_share_edges() {
        let shared = |edges: &[i64], known: &[i64]| Shared::of(edges, known);
        let of = |new, old, n_bins| Some(Shared { new, old, n_bins });
        assert_eq!(shared(&[3, 4, 5, 6], &[1, 2, 3, 4, 5]), of(0, 2, 2));
        assert_eq!(shared(&[1, 2, 3], &[2, 3, 4]), of(1, 0, 1));
        assert_eq!(shared(&[1, 2, 3, 4], &[2, 3]), of(1, 0, 1));
        assert_eq!(shared(&[1, 2, 3], &[3, 4]), None);
        assert_eq!(shared(&[2, 4, 6], &[1, 2, 3, 4, 5, 6]), None);
        assert_eq!(shared(&[], &[1, 2]), None);
        assert_eq!(shared(&[1, 2], &[]), None);
    }

    #[test]
    fn a_peak_stands_out_among_its_neighbors() {
        let mut totals = vec![10.0; 40];
        totals[5] = 30.0;
        totals[9] = 40.0;
        totals[30] = 26.0;
        assert_eq!(peaks(&masses(&totals)), [9, 30]);
    }

    #[test]
    fn few_items_and_plateaus_make_no_crowd_of_peaks() {
        assert!(peaks(&masses(&[24.0; 20])).is_empty());
        assert_eq!(peaks(&masses(&[30.0; 5])), [0]);
    }
}
