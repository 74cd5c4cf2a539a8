//! The chosen item that has no words: it gets a label, and those of least importance that it meets make way.

use super::candidate::{Sources, Subject};
use super::fine::Sight;
use super::geometry::XRange;
use super::input::SceneInput;
use super::label::Label;
use super::laid::{Laid, LaidLane};
use super::lanes::{LaneSlot, LaneView};
use super::place::{Place, Rows};
use super::prepared::PreparedResult;
use super::time_scale::TimeScale;

/// A label for the chosen item, and what makes way for it.
pub struct ChosenLabel {
    /// The place of the lane in the layout.
    pub lane: usize,
    /// The label, in the coordinates of the layout.
    pub label: Label,
    /// Places of the labels of the lane that are not drawn.
    pub hidden: Vec<usize>,
}

/// The label of the chosen item where the layout has no words for it.
pub fn chosen_label(
    input: &SceneInput,
    prepared: &PreparedResult,
    lanes: &[LaneView],
    laid: &Laid,
    scale: &TimeScale,
) -> Option<ChosenLabel> {
    let idx = prepared.utterances.leader(input.view.selection.primary()?);
    let time = input.store.interval(idx, input.view.clock)?;
    let sight = Sight::of_view(input, scale);
    if laid.has_words(Subject::Item(idx)) || !scale.window.overlaps(time) || !sight.is_fine(idx) {
        return None;
    }
    let (place, own) = laid.lanes.iter().enumerate().find_map(|(place, lane)| {
        let own = lane.members.iter().copied().find(|at| lanes[*at].series.holds(idx))?;
        (!lane.collapsed && lane.n_rows > 0).then_some((place, own))
    })?;
    let lane = &laid.lanes[place];
    let sources = Sources { input, sight, utterances: &prepared.utterances, headlines: None };
    let candidate = sources.item(own, &lanes[own], idx)?;
    let shared =
        matches!(lane.slot, LaneSlot::Shared(_)).then_some((&lanes[own].lane.key, &*lanes[own].name));
    let draft = prepared.words.draft((input.store, input.wording), candidate, shared, scale.width());
    let plot = XRange::new(laid.scale.left, laid.scale.right);
    let block = draft.block(&laid.scale, input.store, None);
    let at = |row: usize| {
        let mut rows = Rows::new(1, plot);
        let width = block.widths.natural.min(300.0).max(block.widths.full);
        rows.place(&block, width, 1, &mut 0).map(|place| Place { row, ..place })
    };
    // The row in which the most important label that it meets is the least important one.
    let places = (0..lane.n_rows).filter_map(at).map(|place| (met(lane, &place), place));
    let (hidden, place_in_lane) = places.max_by_key(|(hidden, place)| {
        (hidden.first().copied().unwrap_or(usize::MAX), std::cmp::Reverse(place.row))
    })?;
    Some(ChosenLabel { lane: place, label: draft.placed(place_in_lane), hidden })
}

/// The labels of a lane that a place meets, the most important first.
fn met(lane: &LaidLane, place: &Place) -> Vec<usize> {
    (0..lane.labels.len()).filter(|at| place.meets(&lane.labels[*at].place)).collect()
}
