//! Labels while the wheel turns: each keeps its side and its row, its x and its words follow.

use super::geometry::XRange;
use super::label::{Draft, Label};
use super::laid::{Laid, LaidLane};
use super::place::{APART, Place, Side};
use super::time_scale::TimeScale;
use crate::store::Store;
use std::sync::Arc;

/// A label narrower than this makes way.
const LEAST: f32 = 60.0;

/// The layout at another scale.
pub fn followed(laid: &Laid, scale: &TimeScale, store: &Store) -> Laid {
    let lanes = laid.lanes.iter().map(|lane| {
        let (labels, beside) = followed_lane(lane, scale, store);
        LaidLane { labels, beside, ..lane.clone() }
    });
    Laid { scale: scale.clone(), lanes: lanes.collect(), follows: true, ..laid.clone() }
}

fn followed_lane(lane: &LaidLane, scale: &TimeScale, store: &Store) -> (Vec<Label>, Vec<Label>) {
    let mut taken: Vec<Place> = Vec::new();
    let mut follow = |labels: &[Label]| -> Vec<Label> {
        let at = |label: &Label| {
            let place = moved(label, scale, store);
            // Of two labels that would meet, the less important one is cut, or makes way.
            let place = taken.iter().try_fold(place, beside)?;
            taken.push(place);
            let draft = Draft { candidate: label.candidate.clone(), measured: Arc::clone(&label.measured) };
            Some(draft.placed(place))
        };
        labels.iter().filter_map(at).collect()
    };
    (follow(&lane.labels), follow(&lane.beside))
}

/// Where a label stands when nothing is in its way.
fn moved(label: &Label, scale: &TimeScale, store: &Store) -> Place {
    let draft = Draft { candidate: label.candidate.clone(), measured: Arc::clone(&label.measured) };
    let span = draft.block(scale, store, None).span;
    let width = label.place.x.width();
    let x = match label.place.side {
        Side::Right => {
            let left = span.left.max(scale.left) + 2.0;
            XRange::new(left, left + width)
        }
        Side::Left => {
            let right = (span.right - 2.0).max(span.left + 12.0).min(scale.right - 2.0);
            XRange::new(right - width, right)
        }
        Side::Column => {
            let left = span.left.max(scale.left) + 2.0;
            XRange::new(left, (left + width).min(span.right - 2.0).max(left + LEAST))
        }
        Side::Bar => XRange::new(span.left.max(scale.left) + 2.0, span.right.min(scale.right) - 2.0),
    };
    Place { x, ..label.place }
}

/// A place cut so that it does not meet another; `None` where too little is left.
fn beside(place: Place, other: &Place) -> Option<Place> {
    if !place.meets(other) {
        return Some(place);
    }
    let x = match place.side {
        Side::Left => XRange::new(other.x.right + APART, place.x.right),
        _ => XRange::new(place.x.left, other.x.left - APART),
    };
    (x.width() >= LEAST).then_some(Place { x, ..place })
}
