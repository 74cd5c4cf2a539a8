//! What of all time the overview shows, and what it folds away or counts at its ends.

use std::collections::BTreeSet;
use std::ops::Range;

use super::series::LaneTimes;
use crate::time::{DAY, TimeInterval};
use crate::view::TimeWindow;

/// A stretch without a start that is longer than this share of all that is not folded yet is folded:
/// the longest first, so that one item of a former century does not decide what else is empty.
const FOLD_SHARE: f64 = 0.2;
/// Nothing shorter is folded: days without news are news.
const MIN_FOLD: f64 = 30.0 * DAY as f64;
/// No more pieces than this; what lies beyond them is counted at the ends.
const MAX_PIECES: usize = 5;
/// A piece shows this share of all unfolded time before its first and after its last start.
const PIECE_MARGIN: f64 = 0.04;
/// The core is the shortest stretch with this share of all starts.
const CORE: f64 = 0.95;
/// Where the core would be less than this share of the line, the line shows the core alone: a few items of former
/// centuries would leave no room for the brush.
const MIN_CORE_SHARE: f64 = 0.4;
/// Starts are looked up in this many buckets to find what is empty.
const N_BUCKETS: usize = 2_048;
/// Width of a count at an end: its caret and room round it, and each of its signs.
const BEYOND: (f32, f32) = (26.0, 7.0);
/// Width of an end with nothing beyond it.
const NOTHING_BEYOND: f32 = 8.0;

/// Items beyond an end of the line.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ItemsBeyond {
    /// How many there are.
    pub n_items: usize,
    /// The nearest of them.
    pub time: i64,
}

impl ItemsBeyond {
    /// How much of the line the count takes, in points.
    pub fn width(&self) -> f32 {
        let digits = self.n_items.checked_ilog10().map(|digits| digits + 1);
        let signs = digits.map(|digits| digits + (digits - 1) / 3);
        signs.map_or(NOTHING_BEYOND, |signs| BEYOND.0 + BEYOND.1 * signs as f32)
    }
}

/// What of all time the line shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ShownTime {
    /// The stretches in which items start, with a margin, in order; what lies between is folded.
    pub spans: Vec<TimeWindow>,
    /// What lies before the first stretch, and after the last.
    pub beyond: [ItemsBeyond; 2],
}

/// A run of starts: from the first to the last, and how many.
#[derive(Clone, Copy, Debug, PartialEq)]
struct StartRun {
    start: f64,
    end: f64,
    n_starts: usize,
}

/// What the line shows of the items of `lanes`, and of the day on which the last document was published.
pub fn shown_time(lanes: &[LaneTimes], published: Option<TimeInterval>) -> ShownTime {
    let Some(all) = bounds(lanes) else { return ShownTime::default() };
    let whole = shown_within(lanes, published, all);
    let core = core(lanes, all);
    let seconds = whole.spans.iter().map(TimeWindow::seconds).sum::<f64>();
    let is_lost = ((core.1 - core.0) as f64) < MIN_CORE_SHARE * seconds;
    if is_lost { shown_within(lanes, published, core) } else { whole }
}

/// The stretches between `within` that are shown, and what lies beyond them.
fn shown_within(lanes: &[LaneTimes], published: Option<TimeInterval>, within: (i64, i64)) -> ShownTime {
    let mut runs = folded(runs(lanes, published, within));
    let shown = shown(&runs);
    let (first, last) = (runs[shown.start].start as i64, runs[shown.end - 1].end as i64);
    let mut beyond = [ItemsBeyond { n_items: 0, time: i64::MIN }, ItemsBeyond { n_items: 0, time: i64::MAX }];
    for lane in lanes {
        let places = places(lane, (first, last));
        beyond[0].n_items += places.start;
        beyond[1].n_items += lane.n_items() - places.end;
        let before = places.start.checked_sub(1).and_then(|before| lane.start_at(before));
        beyond[0].time = before.map_or(beyond[0].time, |start| beyond[0].time.max(start));
        beyond[1].time = lane.start_at(places.end).map_or(beyond[1].time, |start| beyond[1].time.min(start));
    }
    widen(&mut runs);
    let spans = runs[shown].iter().map(|run| TimeWindow { start: run.start, end: run.end }).collect();
    ShownTime { spans, beyond }
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
    mut each: impl FnMut(usize, StartRun),
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
            each(at, StartRun { start: start as f64, end: last as f64, n_starts: end - places.start });
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
fn runs(lanes: &[LaneTimes], published: Option<TimeInterval>, (first, last): (i64, i64)) -> Vec<StartRun> {
    let day = published.filter(|day| day.start >= first);
    let whole = (last.max(day.map_or(last, |day| day.end)) - first).max(1);
    let buckets_a_second = (N_BUCKETS - 1) as f64 / whole as f64;
    let mut buckets: Vec<Option<StartRun>> = vec![None; N_BUCKETS];
    let bucket = |start: i64| (((start - first) as f64 * buckets_a_second) as usize).min(N_BUCKETS - 1);
    let mut add = |at: usize, new: StartRun| {
        let bucket = &mut buckets[at];
        *bucket = Some(bucket.map_or(new, |old| joined(old, new)));
    };
    for_each_run(lanes, (first, last), bucket, &mut add);
    if let Some(day) = day {
        add(bucket(day.start), StartRun { start: day.start as f64, end: day.end as f64, n_starts: 0 });
    }
    buckets.into_iter().flatten().collect()
}

fn joined(a: StartRun, b: StartRun) -> StartRun {
    StartRun { start: a.start.min(b.start), end: a.end.max(b.end), n_starts: a.n_starts + b.n_starts }
}

/// Joins neighboring runs, but for those between which a fold is worth its width.
fn folded(runs: Vec<StartRun>) -> Vec<StartRun> {
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
    let mut joined_runs: Vec<StartRun> = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        match joined_runs.last_mut() {
            Some(last) if !folds.contains(&(at - 1)) => *last = joined(*last, *run),
            _ => joined_runs.push(*run),
        }
    }
    joined_runs
}

/// The neighboring runs that are shown: of all choices the one with most starts.
fn shown(runs: &[StartRun]) -> Range<usize> {
    let n_shown = runs.len().min(MAX_PIECES);
    let n_starts =
        |first: &usize| runs[*first..first + n_shown].iter().map(|run| run.n_starts).sum::<usize>();
    let first = (0..=runs.len() - n_shown).max_by_key(n_starts).unwrap_or(0);
    first..first + n_shown
}

/// Gives every run its margin; runs never meet, because folds are longer than two margins.
fn widen(runs: &mut [StartRun]) {
    let unfolded: f64 = runs.iter().map(|run| run.end - run.start).sum();
    let fold = runs.windows(2).map(|pair| pair[1].start - pair[0].end).fold(f64::INFINITY, f64::min);
    let margin = (unfolded * PIECE_MARGIN).max(43_200.0).min(fold / 3.0);
    for run in runs {
        run.start -= margin;
        run.end += margin;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(start: f64, end: f64, n_starts: usize) -> StartRun {
        StartRun { start, end, n_starts }
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
        let runs: Vec<StartRun> =
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
}
