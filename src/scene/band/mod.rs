//! The band over the lanes: what is known to a week, a month or a year only, with its range in words. x means no
//! time in it.

mod items;

pub use items::{BandCandidate, candidates};

use super::candidate::{Candidate, Subject};
use super::geometry::XRange;
use super::label::Measured;
use super::words::Run;
use crate::font::{Face, width};
use crate::store::{ItemIdx, Quality};
use crate::theme::LaneColor;
use crate::time::{TimeInterval, first_of_month};
use crate::wording::Wording;
use std::sync::Arc;

/// Height of a row.
pub const BAND_ROW: f32 = 20.0;
/// Above the first row and under the last together.
pub const BAND_PADDING: f32 = 8.0;
/// Areas lower than this have one row.
const LOW_AREA: f32 = 480.0;
/// Between two entries of a row.
const APART: f32 = 18.0;
/// Left and right of all entries.
const MARGIN: f32 = 8.0;
/// From an entry's left end to its range: the time edge.
const EDGE: f32 = 11.0;
/// Between range and words.
const RANGE_GAP: f32 = 8.0;
/// No entry is narrower than this.
const LEAST: f32 = 90.0;
/// After so many that found no room, no more are tried.
const MISSED: usize = 24;
/// Words grow to this.
const LONGEST: f32 = 380.0;
/// Room for the count of the rest.
const REST: f32 = 52.0;
/// Left below a band that takes the whole area, for the foot line and to move the view by.
const BELOW: f32 = 60.0;

/// An entry of the band.
#[derive(Clone, Debug, PartialEq)]
pub struct BandEntry {
    /// The item.
    pub item: ItemIdx,
    /// The color of its lane.
    pub color: LaneColor,
    /// How well its time is known.
    pub quality: Quality,
    /// Its row, from the top.
    pub row: usize,
    /// Left and right end.
    pub x: XRange,
    /// Its range in words.
    pub range: String,
    /// From the entry's left end to its words.
    pub words_at: f32,
    /// What it says.
    pub words: Vec<Run>,
}

/// The band of a layout.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Band {
    /// How many rows it has; none where there is nothing in it.
    pub n_rows: usize,
    /// What found room.
    pub entries: Vec<BandEntry>,
    /// Items that are known to no day, in view.
    pub n_items: usize,
    /// Whether nothing else is in view: a line over the entries says so.
    pub is_alone: bool,
}

impl Band {
    /// Height in points.
    pub fn height(&self) -> f32 {
        if self.n_rows == 0 { 0.0 } else { BAND_PADDING + BAND_ROW * (self.n_rows + self.first_row()) as f32 }
    }

    /// Rows over the first entry.
    pub fn first_row(&self) -> usize {
        usize::from(self.is_alone)
    }

    /// Items that found no room.
    pub fn n_rest(&self) -> usize {
        self.n_items - self.entries.len()
    }
}

/// How much room the band has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BandRoom {
    /// A row or two.
    Short,
    /// It is unfolded: half the area.
    Half,
    /// Nothing else is in view: all of the area.
    All,
}

/// The rows that the band may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BandRows {
    /// How many.
    pub n_rows: usize,
    /// Whether entries stand below one another as long as there are rows.
    pub as_list: bool,
}

/// The rows that the band may have on an area.
pub fn rows(area: f32, room: BandRoom) -> BandRows {
    BandRows { n_rows: n_rows(area, room), as_list: room == BandRoom::All }
}

fn n_rows(area: f32, room: BandRoom) -> usize {
    let rows = |area: f32| ((area - BAND_PADDING) / BAND_ROW).max(2.0) as usize;
    match room {
        BandRoom::All => rows(area - BAND_ROW - BELOW),
        BandRoom::Half => rows(area / 2.0),
        BandRoom::Short if area < LOW_AREA => 1,
        BandRoom::Short => 2,
    }
}

/// Lays the band out in at most so many rows: by rows from the left, each entry at its least width; then the room that is
/// left goes to the words, in order. As a list, entries stand below one another first.
pub fn laid_out(
    (candidates, n_items): (Vec<BandCandidate>, usize),
    BandRows { n_rows, as_list }: BandRows,
    plot: XRange,
    wording: &Wording,
    measure: impl Fn(Candidate) -> Arc<Measured>,
) -> Band {
    let mut ends: Vec<f32> = vec![plot.left + MARGIN; n_rows];
    let mut placed: Vec<(BandEntry, Arc<Measured>)> = Vec::new();
    let n_candidates = candidates.len();
    let mut n_missed = 0;
    for (at, one) in candidates.into_iter().enumerate() {
        let Subject::Item(item) = one.candidate.subject else { continue };
        // Words are measured only as long as there is room for some.
        if n_missed == MISSED || ends.iter().all(|end| plot.right - MARGIN - end < LEAST) {
            break;
        }
        let range = range_words(wording, one.candidate.time, one.quality);
        let words_at = EDGE + width(Face::Ui, 12.0, &range) + RANGE_GAP;
        let (color, measured) = (one.candidate.color, measure(one.candidate));
        let least = words_at + measured.widths.full - measured.padding;
        // The last row keeps room for the count of what is left.
        let right = |row: usize| {
            let is_last = row + 1 == n_rows && (at + 1 < n_candidates || n_items > n_candidates);
            plot.right - MARGIN - if is_last { REST } else { 0.0 }
        };
        let fits = |row: &usize| ends[*row] + least <= right(*row);
        let below = (0..n_rows).find(|row| as_list && ends[*row] == plot.left + MARGIN && fits(row));
        let Some(row) = below.or_else(|| (0..n_rows).find(fits)) else {
            n_missed += 1;
            continue;
        };
        let x = XRange::new(ends[row], ends[row] + least);
        ends[row] = x.right + APART;
        let quality = one.quality;
        let entry = BandEntry { item, color, quality, row, x, range, words_at, words: Vec::new() };
        placed.push((entry, measured));
    }
    let n_used = placed.iter().map(|(entry, _)| entry.row + 1).max().unwrap_or(usize::from(n_items > 0));
    let is_whole = placed.len() == n_items;
    let longest = if as_list { plot.width() } else { LONGEST };
    grow(&mut placed, longest, |row| {
        plot.right - MARGIN - if row + 1 == n_used && !is_whole { REST } else { 0.0 }
    });
    let entries = placed.into_iter().map(|(entry, measured)| {
        let words = measured.words.cut(entry.x.width() - entry.words_at).runs;
        BandEntry { words, ..entry }
    });
    Band { n_rows: n_used, entries: entries.collect(), n_items, is_alone: false }
}

/// Gives what is left of each row to its words, in order, up to `longest`.
fn grow(placed: &mut [(BandEntry, Arc<Measured>)], longest: f32, right: impl Fn(usize) -> f32) {
    for at in 0..placed.len() {
        let row = placed[at].0.row;
        let end = placed.iter().filter(|(entry, _)| entry.row == row).map(|(entry, _)| entry.x.right);
        let left = (right(row) - end.fold(0.0, f32::max)).max(0.0);
        let (entry, measured) = &placed[at];
        let words = entry.x.width() - entry.words_at;
        let wanted = (measured.widths.natural - measured.padding).min(longest) + 1.0;
        let more = (wanted - words).clamp(0.0, left);
        let from = entry.x.left;
        for (other, _) in placed.iter_mut().filter(|(other, _)| other.row == row) {
            if other.x.left > from {
                other.x.left += more;
            }
            if other.x.left >= from {
                other.x.right += more;
            }
        }
    }
}

/// The range of an item as it is said: with "about" where it is vague.
pub fn range_words(wording: &Wording, time: TimeInterval, quality: Quality) -> String {
    let range = days_words(wording, time);
    match quality {
        Quality::Vague => wording.fill("band.about", &[("range", &range)]),
        _ => range,
    }
}

/// A range of days as it is said: a year, some years, a month of a year, or its days.
pub fn days_words(wording: &Wording, time: TimeInterval) -> String {
    use chrono::Datelike;
    let (first, last) = (time.first_day(), time.last_day());
    let after = last.succ_opt().unwrap_or(last);
    let begins_month = first.day() == 1 && after.day() == 1;
    match () {
        () if begins_month && first.month() == 1 && last.month() == 12 && first.year() == last.year() => {
            wording.year(first.year())
        }
        () if begins_month && first == first_of_month(last) => wording.date("date.month-year", first),
        () if begins_month && first.month() == 1 && last.month() == 12 => {
            format!("{}–{}", wording.year(first.year()), wording.year(last.year()))
        }
        () => wording.days(first, last),
    }
}
