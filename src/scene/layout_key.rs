//! What a layout depends on beside the scale.

use std::collections::BTreeSet;

use super::geometry::Size;
use super::input::SceneInput;
use crate::store::{ItemIdx, Query};
use crate::view::{FoldOptions, LaneOptions, Pins, Unfolded};
use crate::wording::Form;

/// What a layout depends on beside the scale.
#[derive(Clone, PartialEq)]
pub(super) struct LayoutKey {
    pub generation: u64,
    pub query: Query,
    pub size: Size,
    overview: bool,
    covered: f32,
    still: bool,
    unfolded: BTreeSet<Unfolded>,
    pub folds: FoldOptions,
    lanes: LaneOptions,
    pinned: Pins,
    pub form: Form,
    /// The chosen item that the band would not have shown.
    pub first_in_band: Option<ItemIdx>,
}

impl LayoutKey {
    pub fn new(input: &SceneInput, first_in_band: Option<ItemIdx>) -> Self {
        Self {
            generation: input.store.generation(),
            query: input.result.query.clone(),
            size: input.size,
            overview: input.options.overview,
            covered: input.options.covered,
            still: input.options.still,
            unfolded: input.view.unfolded.clone(),
            folds: input.view.folds.clone(),
            lanes: input.view.lanes.clone(),
            pinned: input.view.pinned.clone(),
            form: input.wording.form(),
            first_in_band,
        }
    }

    /// Whether time is drawn alike: the same items, folded in the same way, on a plot of the same width.
    pub fn draws_time_as(&self, input: &SceneInput) -> bool {
        self.generation == input.store.generation()
            && self.query == input.result.query
            && self.size == input.size
            && self.folds == input.view.folds
    }
}
