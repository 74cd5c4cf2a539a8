//! The strip under the rows of a lane: what got no words, as marks or, far out, as bars of all there is.

mod crowded;

pub use crowded::CrowdedLane;

use foldhash::HashMap;

use super::fine::Sight;
use super::series::{Edges, LaneTimes, Masses};
use super::ticks::{BAR_UNITS, TickUnit, smallest_unit};
use super::time_scale::TimeScale;
use crate::store::ItemIdx;
use crate::time::{DAY, TimeInterval};
use crate::view::TimeWindow;

/// Height of a strip of marks, in points.
pub const MARKS: f32 = 7.0;
/// Height of a strip of bars, in points.
pub const BARS: f32 = 24.0;
/// A mark takes so much; bins of marks are at least so wide, those of bars as the last.
pub const MARK_GRID: f32 = 7.0;
const MIN_MARK_BIN: f32 = 14.0;
const MIN_BAR_BIN: f32 = 8.0;
/// What of a bin's width marks may take: a margin on the left.
const MARGIN: f32 = 3.0;

/// What the strips of all lanes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StripKind {
    /// A mark for each item that got no words.
    Marks(TickUnit),
    /// Bars of all items.
    Bars(TickUnit),
}

impl StripKind {
    /// The strips at a zoom: bars where a day is too narrow for two marks.
    pub fn at(scale: &TimeScale) -> Self {
        if scale.width_of(DAY as f64) < MIN_MARK_BIN {
            return Self::Bars(smallest_unit(&BAR_UNITS, scale, MIN_BAR_BIN).max(TickUnit::Day));
        }
        Self::Marks(smallest_unit(&BAR_UNITS, scale, MIN_MARK_BIN).max(TickUnit::Day))
    }

    /// Height in points.
    pub fn height(self) -> f32 {
        match self {
            Self::Marks(_) => MARKS,
            Self::Bars(_) => BARS,
        }
    }
}

/// The strip of a lane.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Strip {
    /// All have words.
    #[default]
    None,
    /// The bins of what has none.
    Marks(Vec<MarkBin>),
    /// The counts of each bin between the edges of the layout.
    Bars(Masses),
}

/// What of a bin got no words.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkBin {
    /// The bin.
    pub time: TimeInterval,
    /// Its items, the most important first, all of them or those that are drawn; in a lane that shares one, with the
    /// place of their own.
    pub items: Vec<(ItemIdx, usize)>,
    /// How many there are.
    pub n_items: usize,
    /// How many of them are drawn as marks; the others are a number behind these.
    pub n_marks: usize,
}

/// The bins of marks of `items` (with the place of their lane), the most important of each bin first. What reaches into
/// the view stands in its first bin.
pub fn mark_bins(
    sight: &Sight,
    scale: &TimeScale,
    unit: TickUnit,
    items: impl Iterator<Item = (ItemIdx, usize)>,
) -> Vec<MarkBin> {
    let mut bins: HashMap<i64, Vec<(ItemIdx, usize)>> = HashMap::default();
    for (idx, lane) in items {
        if let Some(time) = sight.interval(idx) {
            let start = match sight.is_in(idx) {
                true => time.start.max(sight.window.start.floor() as i64),
                false => time.start,
            };
            bins.entry(unit.floor(start)).or_default().push((idx, lane));
        }
    }
    let mut bins: Vec<MarkBin> = bins
        .into_iter()
        .map(|(start, mut items)| {
            let rank = |idx: ItemIdx| sight.store.item(idx);
            items.sort_by_cached_key(|(idx, _)| {
                (!rank(*idx).is_event(), std::cmp::Reverse(rank(*idx).rank()))
            });
            let time = TimeInterval { start, end: unit.next(start) };
            let x = scale.x_range(time.start, time.end);
            let n_items = items.len();
            MarkBin { time, items, n_items, n_marks: n_marks(n_items, x.width()) }
        })
        .collect();
    bins.sort_by_key(|bin| bin.time);
    bins
}

/// How many of `n` marks a bin of `width` points shows: all, or as many as leave room for the number of the rest.
fn n_marks(n: usize, width: f32) -> usize {
    let fitting = |width: f32| (width / MARK_GRID).max(0.0) as usize;
    let n_fitting = fitting(width - MARGIN);
    match n <= n_fitting {
        true => n,
        false => fitting(width - MARGIN - 7.0 - 6.5 * (n.max(1).ilog10() + 1) as f32),
    }
}

/// The edges of the bins of bars in a window.
pub fn bar_edges(unit: TickUnit, window: TimeWindow) -> Vec<i64> {
    let window = window.interval();
    unit.boundaries(window.start, window.end)
}

/// Counts of `items`, all there are, in the bins between edges.
pub fn counted(sight: &Sight, edges: &[i64], items: impl Iterator<Item = ItemIdx>) -> Masses {
    let mut masses = Masses::new(edges.len());
    let n_bins = masses.len();
    for idx in items {
        let Some(time) = sight.interval(idx) else { continue };
        let bin = edges.partition_point(|edge| *edge <= time.start).saturating_sub(1).min(n_bins.max(1) - 1);
        let of_kind = match sight.store.item(idx).is_event() {
            true => &mut masses.events,
            false => &mut masses.statements,
        };
        if let Some(count) = of_kind.get_mut(bin) {
            *count += 1.0;
        }
    }
    masses
}

/// Counts of all items of a lane that begin in the bins between edges and are fine, without a look at each.
pub fn summed(sight: &Sight, edges: &Edges, lane: LaneTimes) -> Masses {
    let mut masses = Masses::new(edges.times().len());
    lane.add_starts_within(edges, &mut masses, sight.last_fine());
    masses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_leaves_room_for_its_number() {
        assert_eq!(n_marks(4, 37.0), 4);
        assert_eq!(n_marks(11, 37.0), 2);
        assert_eq!(n_marks(3, 14.0), 0);
    }

    #[test]
    fn far_out_there_are_bars() {
        let scale = |days: f64| TimeScale::new(TimeWindow::new(0.0, days * DAY as f64), 0.0, 1_000.0);
        assert_eq!(StripKind::at(&scale(28.0)), StripKind::Marks(TickUnit::Day));
        assert_eq!(StripKind::at(&scale(365.0)), StripKind::Bars(TickUnit::Week));
        assert_eq!(StripKind::at(&scale(8.0 * 365.0)), StripKind::Bars(TickUnit::Month));
    }
}
