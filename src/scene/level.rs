//! How much is drawn for each item: all its words, a mark, or its part of a bar.

use super::geometry::Size;

/// What is drawn for an item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// A chip, card, bar or dot with words.
    #[default]
    Items,
    /// A mark: a dot for an event, a square for a statement.
    Marks,
    /// Its part of a bar.
    Density,
}

/// Items in view for every slot and column of text up to which single items are drawn: while about one in three stands by
/// itself and is in no pill. Of a hundred items in lanes that are in view, as many stood by themselves on the nine sample
/// articles and on 850 news articles of fourteen years, in three sizes and windows from a day to eight years: 59 and 53
/// at 0.4 to 0.6, 38 and 33 at 1 to 1.25, 35 and 27 at 1.25 to 1.5, 17 and 19 at 1.5 to 2, 8 and 7 from 3 on.
const ITEMS_PER_CELL: f32 = 1.5;
/// Width of a column of text.
const COLUMN: f32 = 150.0;
/// Share of the grid of marks that may be filled, by the same measure: of a hundred items of the 850 articles 65 were marks
/// and in no number above a pile at 0.1 to 0.15, 39 at 0.3 to 0.4, 37 at 0.4 to 0.5, 29 at 0.5 to 0.6.
const MARKS_FILL: f32 = 0.45;
/// Going back to the finer level needs this much less, so that nothing flickers at the edge.
const GOING_BACK: f32 = 0.85;

impl Level {
    /// The level for `n_visible` items in lanes with `n_slots` on a plot of `size`.
    pub fn of(n_visible: usize, n_slots: usize, size: Size, previous: Option<Self>) -> Self {
        let n = n_visible as f32;
        // The lane area is never too small for a first look at a handful of items.
        let columns = (size.width / COLUMN).max(1.0);
        let items = ITEMS_PER_CELL * n_slots.max(4) as f32 * columns;
        let marks = MARKS_FILL * (size.height / 10.0) * (size.width / 10.0);
        let share = |finer: Self| if previous.is_some_and(|level| level > finer) { GOING_BACK } else { 1.0 };
        if n <= items * share(Self::Items) {
            Self::Items
        } else if n <= marks * share(Self::Marks) {
            Self::Marks
        } else {
            Self::Density
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLOT: Size = Size { width: 605.0, height: 630.0 };

    #[test]
    fn few_items_are_drawn_one_by_one_and_many_as_density() {
        assert_eq!(Level::of(46, 22, PLOT, None), Level::Items);
        assert_eq!(Level::of(400, 22, PLOT, None), Level::Marks);
        assert_eq!(Level::of(58_206, 22, PLOT, None), Level::Density);
    }

    #[test]
    fn going_back_to_a_finer_level_needs_fewer_items() {
        let limit = (0..5_000).rfind(|n| Level::of(*n, 22, PLOT, None) == Level::Items).unwrap();
        assert_eq!(Level::of(limit, 22, PLOT, Some(Level::Marks)), Level::Marks);
        assert_eq!(Level::of(limit * 8 / 10, 22, PLOT, Some(Level::Marks)), Level::Items);
        assert_eq!(Level::of(limit + 1, 22, PLOT, Some(Level::Items)), Level::Marks);
    }
}
