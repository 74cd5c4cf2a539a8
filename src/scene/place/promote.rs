//! Labels that take a second and a third row for the words that did not fit into the first.

use super::block::{Block, Place, Places, Side};
use super::steps::placed;
use crate::scene::geometry::XRange;

/// At most so many labels of a lane are tried.
const TRIED: usize = 24;
/// A label has at most so many rows.
const MOST_ROWS: usize = 3;

/// What promotion asks of the labels.
pub trait Cards {
    /// Whether the words of a label are cut at this place.
    fn is_cut(&self, at: usize, place: &Place) -> bool;
    /// Whether a label may have several rows beside those of a wide interval.
    fn may_stand(&self, at: usize, side: Side) -> bool;
}

/// The places of `blocks` in which cut labels have got a second row, then a third, as long as every label that had a place
/// keeps one.
pub fn promoted(
    blocks: &[Block],
    n_rows: usize,
    plot: XRange,
    cards: &impl Cards,
    tests: &mut usize,
) -> Places {
    let mut heights = vec![1; blocks.len()];
    let mut places = placed(blocks, n_rows, plot, &heights, tests);
    let n_placed = |places: &Places| places.iter().flatten().count();
    // Rows that hold no more labels than they must cannot give any of them a second one.
    let mut free = n_free(&places, n_rows, plot);
    for height in 2..=MOST_ROWS {
        let mut n_tried = 0;
        for at in 0..blocks.len() {
            let Some(place) = places[at].filter(|place| place.n_rows == height - 1) else { continue };
            if n_tried == TRIED || free < place.x.width() {
                break;
            }
            if !cards.may_stand(at, place.side) || !cards.is_cut(at, &place) {
                continue;
            }
            n_tried += 1;
            heights[at] = height;
            let tried = placed(blocks, n_rows, plot, &heights, tests);
            let keeps = places.iter().zip(&tried).all(|(before, now)| before.is_none() || now.is_some());
            let is_higher = tried[at].is_some_and(|place| place.n_rows == height);
            if keeps && is_higher && n_placed(&tried) >= n_placed(&places) {
                free = n_free(&tried, n_rows, plot);
                places = tried;
            } else {
                heights[at] = height - 1;
            }
        }
    }
    places
}

/// Points of all rows together that no label takes.
fn n_free(places: &Places, n_rows: usize, plot: XRange) -> f32 {
    let taken: f32 = places.iter().flatten().map(|place| place.x.width() * place.n_rows as f32).sum();
    plot.width() * n_rows as f32 - taken
}
