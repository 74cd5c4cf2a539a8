//! What a slide is made of, and what was chosen for it.

use chrono::NaiveDate;

use super::paper::Paper;
use crate::store::{ItemIdx, LaneKey, QueryResult, Store};
use crate::theme::LaneColor;
use crate::view::ViewState;
use crate::wording::Wording;
use crate::workspace::LanePalette;

/// What a slide is made of.
#[derive(Clone, Copy)]
pub struct SlideInput<'a> {
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
}

/// What was chosen for a slide.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SlideOptions {
    /// The title; where it is empty, what every timeline asks.
    pub title: String,
    /// The line under it; without one where it is empty.
    pub subtitle: String,
    /// What it is put on.
    pub paper: Paper,
    /// What stands on it, in any order.
    pub entries: Vec<SlideEntry>,
    /// The day it is made on, told with the version of the program; not told with `None`.
    pub made: Option<NaiveDate>,
}

/// An item on a slide.
#[derive(Clone, Debug, PartialEq)]
pub struct SlideEntry {
    /// The item.
    pub idx: ItemIdx,
    /// What its card says, where somebody wrote it anew.
    pub words: Option<String>,
}

impl SlideEntry {
    /// An item in the words of its article.
    pub fn of(idx: ItemIdx) -> Self {
        Self { idx, words: None }
    }
}

impl SlideInput<'_> {
    /// The lane that an item stands in, the whole one where lanes are divided.
    pub fn lane(&self, idx: ItemIdx) -> LaneKey {
        let holds = |items: &[ItemIdx]| items.binary_search(&idx).is_ok() || items.contains(&idx);
        let lane = self.result.lanes.iter().find(|lane| holds(&lane.items));
        lane.map_or(LaneKey::All, |lane| lane.key.whole().clone())
    }

    /// The color of a lane.
    pub fn color(&self, lane: &LaneKey) -> LaneColor {
        self.palette.slot(lane).map_or(LaneColor::NEUTRAL, LaneColor::new)
    }
}
