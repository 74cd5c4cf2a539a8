//! The items of one lane in the orders that the index asks for.

use std::sync::Arc;

use super::clock::ClockTimes;
use super::parts::{LanePart, lists};
use super::peaks::Peaks;
use crate::store::{ItemIdx, Lane};

/// The items of one lane, by kind and by length.
#[derive(Debug, Default)]
pub struct LaneSeries {
    /// The list of items it is made of, by which it is known again; in order of start.
    pub(super) of: Arc<[ItemIdx]>,
    /// Short items first, of one length events first.
    pub(super) parts: Box<[LanePart]>,
    /// The items of each part in order of start; behind those of all parts, in order of end, the items of
    /// the parts where that is another.
    pub(super) items: Box<[ItemIdx]>,
    /// The highest priorities of `items`, so that the best of many are found without a look at each.
    pub(super) peaks: Peaks,
}

impl LaneSeries {
    pub(super) fn new(times: ClockTimes, lane: &Lane) -> Self {
        let lists = lists(times, &lane.items);
        let mut parts = Vec::new();
        let mut items = lists.values().to_vec();
        let peaks = Peaks::new(items.iter().map(|&idx| times.store.item(idx).priority() as u8));
        let mut first_item = 0;
        for (list, by_start) in (0..lists.len()).map(|list| (list, lists.get(list))) {
            if !by_start.is_empty() {
                parts.push(LanePart::new(times, list, (first_item, by_start), &mut items));
                first_item += by_start.len();
            }
        }
        Self { of: Arc::clone(&lane.items), parts: parts.into(), items: items.into(), peaks }
    }

    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.parts) + size_of_val(&*self.items) + self.peaks.bytes()
    }
}
