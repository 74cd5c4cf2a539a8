//! What the parts of a scene draw into.

use super::hit::{HitRegion, ItemNode, KeyStop};
use super::shape::Drawing;

/// A scene being drawn.
#[derive(Default)]
pub struct Canvas {
    /// Shapes, first drawn first.
    pub drawing: Drawing,
    /// Regions that can be pointed at.
    pub hits: Vec<HitRegion>,
    /// Items in view.
    pub nodes: Vec<ItemNode>,
    /// What can be acted on beside them.
    pub stops: Vec<KeyStop>,
    /// The place of the lane that is being drawn.
    pub lane: usize,
    /// Items drawn one by one.
    pub n_single: usize,
    /// Items that are counted in a number or a bar.
    pub n_in_pills: usize,
    /// Items that are in the band.
    pub n_in_band: usize,
}

impl Canvas {
    /// An empty one with room for as many shapes, hits and nodes as the frame before had, so that it
    /// seldom has to grow.
    pub fn with_room(n_drawn: [usize; 3]) -> Self {
        let [n_shapes, n_hits, n_nodes] = n_drawn.map(|n| n + n / 8);
        Self {
            drawing: Drawing { shapes: Vec::with_capacity(n_shapes) },
            hits: Vec::with_capacity(n_hits),
            nodes: Vec::with_capacity(n_nodes),
            ..Self::default()
        }
    }

    /// Adds a region that keys can stop at.
    pub fn stop(&mut self, hit: HitRegion, n_items: usize, words: String) {
        self.stops.push(KeyStop { hit: self.hits.len(), lane: self.lane, n_items, words });
        self.hits.push(hit);
    }
}
