//! Where labels of a lane stood in the layout before, which they keep where that is free.

use foldhash::HashMap;

use super::made::{Laid, LaidLane};
use super::view::InView;
use crate::scene::candidate::Subject;
use crate::scene::lanes::LaneSlot;
use crate::scene::place::Side;

/// Where the labels of a lane stood.
#[derive(Default)]
pub(super) struct Before {
    places: HashMap<Subject, (Side, usize)>,
}

impl Before {
    /// The labels of a lane in the layout before.
    pub fn of(view: &InView, slot: &LaneSlot) -> Self {
        let same = |laid: &&Laid| laid.headlines == view.headlines.is_some();
        let lane = view.making.previous.filter(same).and_then(|laid| lane_of(laid, slot));
        let labels = lane.into_iter().flat_map(|lane| lane.labels.iter().chain(&lane.beside));
        let place = |label: &crate::scene::label::Label| (label.place.side, label.place.row);
        Self { places: labels.map(|label| (label.candidate.subject, place(label))).collect() }
    }

    /// Whether something had words.
    pub fn had_words(&self, subject: Subject) -> bool {
        self.places.contains_key(&subject)
    }

    /// Side and row of what had words.
    pub fn place(&self, subject: Subject) -> Option<(Side, usize)> {
        self.places.get(&subject).copied()
    }
}

/// The same lane in another layout: the one with the same key, or both the shared one.
pub(super) fn lane_of<'l>(laid: &'l Laid, slot: &LaneSlot) -> Option<&'l LaidLane> {
    laid.lanes.iter().find(|lane| match (&lane.slot, slot) {
        (LaneSlot::Shared(_), LaneSlot::Shared(_)) => true,
        (one, other) => one == other,
    })
}
