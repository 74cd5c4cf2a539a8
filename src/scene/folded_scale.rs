//! Time to x on a line from which empty stretches are folded away.

use super::geometry::XRange;
use super::time_scale::TimeScale;
use crate::view::TimeWindow;

/// Width of a fold.
const FOLD: f32 = 26.0;
/// A piece between folds is at least this wide.
const MIN_PIECE: f32 = 72.0;

/// A stretch of time with its place on the line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinePiece {
    /// From its first to its last second; may be shorter than a window of the view.
    pub time: TimeWindow,
    /// Its left and right end.
    pub x: XRange,
    /// Whether it is a fold: nothing starts in it, and it has the width of a fold.
    pub folded: bool,
}

/// Time to x with folded stretches, both ways.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoldedScale {
    /// From left to right, without gaps; every second one is a fold.
    pub pieces: Vec<LinePiece>,
}

impl FoldedScale {
    /// Folds what is empty between `spans` (stretches with starts, in order) into `left..right`.
    pub fn new(spans: &[TimeWindow], left: f32, right: f32) -> Self {
        let unfolded: f64 = spans.iter().map(|span| span.seconds()).sum();
        let n_folds = spans.len().saturating_sub(1) as f32;
        let room = (right - left - FOLD * n_folds).max(1.0);
        let least = MIN_PIECE.min(room / spans.len().max(1) as f32);
        // Narrow pieces get their least width; the others share the rest by their length.
        let is_narrow = |span: &TimeWindow| (span.seconds()) / unfolded * f64::from(room) < f64::from(least);
        let narrow: Vec<bool> = spans.iter().map(is_narrow).collect();
        let n_narrow = narrow.iter().filter(|narrow| **narrow).count() as f32;
        let wide: f64 =
            spans.iter().zip(&narrow).filter(|(_, narrow)| !**narrow).map(|(span, _)| span.seconds()).sum();
        let mut scale = Self::default();
        let mut x = left;
        for (place, (span, narrow)) in spans.iter().zip(narrow).enumerate() {
            if place > 0 {
                scale.pieces.push(LinePiece {
                    time: TimeWindow { start: spans[place - 1].end, end: span.start },
                    x: XRange::new(x, x + FOLD),
                    folded: true,
                });
                x += FOLD;
            }
            let share = (span.seconds()) / wide.max(1.0);
            let width = if narrow { least } else { (f64::from(room - least * n_narrow) * share) as f32 };
            scale.pieces.push(LinePiece { time: *span, x: XRange::new(x, x + width), folded: false });
            x += width;
        }
        scale
    }

    /// Where `time` is; beyond the ends, at the ends.
    pub fn x_from_time(&self, time: f64) -> f32 {
        let piece = self.pieces.iter().find(|piece| time < piece.time.end).or(self.pieces.last());
        piece.map_or(0.0, |piece| {
            let share = ((time - piece.time.start) / (piece.time.seconds())).clamp(0.0, 1.0);
            piece.x.left + (piece.x.width()) * share as f32
        })
    }

    /// The time at `x`; beyond the ends, at the ends.
    pub fn time_from_x(&self, x: f32) -> f64 {
        let piece = self.pieces.iter().find(|piece| x < piece.x.right).or(self.pieces.last());
        piece.map_or(0.0, |piece| {
            let share = ((x - piece.x.left) / (piece.x.width())).clamp(0.0, 1.0);
            piece.time.start + (piece.time.seconds()) * f64::from(share)
        })
    }

    /// The time at `x`; in a fold the nearer of its ends, since nothing lies between them.
    pub fn shown_time_from_x(&self, x: f32) -> f64 {
        match self.pieces.iter().find(|piece| piece.folded && piece.x.contains(x)) {
            Some(fold) if x - fold.x.left < fold.x.right - x => fold.time.start,
            Some(fold) => fold.time.end,
            None => self.time_from_x(x),
        }
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }
}

/// Time to x within a piece.
pub fn piece_scale(piece: &LinePiece) -> TimeScale {
    TimeScale::new(piece.time, piece.x.left, piece.x.right)
}

/// Time to x within the widest piece that is no fold; `None` on an empty line.
pub fn widest_scale(scale: &FoldedScale) -> Option<TimeScale> {
    let pieces = scale.pieces.iter().filter(|piece| !piece.folded);
    pieces.max_by(|a, b| (a.x.width()).total_cmp(&(b.x.width()))).map(piece_scale)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn span(start: f64, end: f64) -> TimeWindow {
        TimeWindow { start, end }
    }

    #[test]
    fn folds_and_pieces_cover_the_line_in_order() {
        let scale = FoldedScale::new(&[span(0.0, 10.0), span(1_000.0, 1_100.0)], 0.0, 700.0);
        let xs: Vec<_> = scale.pieces.iter().map(|piece| piece.x).collect();
        assert_eq!(xs.first().map(|x| x.left), Some(0.0));
        assert_eq!(xs.last().map(|x| x.right), Some(700.0));
        assert!(
            scale
                .pieces
                .windows(2)
                .all(|pair| pair[0].x.right == pair[1].x.left && pair[0].time.end == pair[1].time.start)
        );
        // A click on the fold goes to what is nearer.
        let fold = scale.pieces[1].x;
        assert_eq!(scale.shown_time_from_x(fold.left + 1.0), 10.0);
        assert_eq!(scale.shown_time_from_x(fold.right - 1.0), 1_000.0);
        // The short piece has its least width.
        assert_eq!(scale.pieces[0].x.right, MIN_PIECE);
        assert!(scale.pieces[1].folded);
    }

    proptest! {
        #[test]
        fn prop_folded_time_and_x_round_trip(share in 0.0..1.0f32) {
            let scale = FoldedScale::new(&[span(0.0, 1e6), span(5e7, 6e7), span(2e9, 2.1e9)], 100.0, 900.0);
            let x = 100.0 + share * 800.0;
            let back = scale.x_from_time(scale.time_from_x(x));
            prop_assert!((back - x).abs() < 0.1, "{x} came back as {back}");
        }
    }
}
