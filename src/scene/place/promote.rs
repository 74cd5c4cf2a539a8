//! Labels that take a second and a third row for the words that did not fit into the first.

use super::Place;
use super::block::{Block, Places, Side};
use super::rows::Rows;
use super::steps::{FirstPass, finished};
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
/// keeps one. After `most_tests` comparisons no more are tried.
pub fn promoted(
    blocks: &[Block],
    (n_rows, plot): (usize, XRange),
    cards: &impl Cards,
    most_tests: usize,
    tests: &mut usize,
) -> Places {
    let last = *tests + most_tests;
    let mut rows = Rows::new(n_rows, plot);
    rows.keep(blocks);
    let mut pass = FirstPass::new(blocks, &mut rows, tests);
    let mut places = finished(blocks, &mut rows, pass.places.clone(), tests);
    // Rows that hold no more labels than they must cannot give any of them a second one.
    let mut free = n_free(&places, n_rows, plot);
    for height in 2..=MOST_ROWS.min(n_rows) {
        let mut n_tried = 0;
        for at in 0..blocks.len() {
            let Some(place) = places[at].filter(|place| place.n_rows == height - 1) else { continue };
            if n_tried == TRIED || free < place.x.width() || *tests > last {
                break;
            }
            if !cards.may_stand(at, place.side) || !cards.is_cut(at, &place) {
                continue;
            }
            n_tried += 1;
            let Some(tried) = pass.with_height((at, height), blocks, &mut rows, tests) else { continue };
            let found = finished(blocks, &mut rows, tried.places.clone(), tests);
            if places.iter().zip(&found).all(|(before, now)| before.is_none() || now.is_some()) {
                free = n_free(&found, n_rows, plot);
                (pass, places) = (tried, found);
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
