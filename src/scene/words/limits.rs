//! How wide a label may be.

use super::label::{Ruler, Words};

/// Least and greatest width with the first five words.
const FULL: (f32, f32) = (96.0, 300.0);
/// Least and greatest width with the first four words, without the lane's name.
const SHORT: (f32, f32) = (110.0, 180.0);

/// The widths of a label in points, with all that stands beside its words.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LabelWidths {
    /// With all words.
    pub natural: f32,
    /// With the first five, of an event with its whole title, as far as that is not too wide.
    pub full: f32,
    /// With the first four, for the last room there is; at most `full`.
    pub short: f32,
}

/// How many words the two widths show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShownWords {
    /// In `full`.
    pub full: usize,
    /// In `short`.
    pub short: usize,
}

impl Default for ShownWords {
    fn default() -> Self {
        Self { full: 5, short: 4 }
    }
}

/// The widths of a label whose words are `words` and which takes `padding` points beside them; `lane_prefix` is the
/// width of the lane's name among its words.
pub fn widths(words: &Words, padding: f32, is_event: bool, lane_prefix: f32) -> LabelWidths {
    widths_showing(words, padding, is_event, lane_prefix, ShownWords::default())
}

/// The same with so many words, for a plot with little room.
pub fn widths_showing(
    words: &Words,
    padding: f32,
    is_event: bool,
    lane_prefix: f32,
    shown: ShownWords,
) -> LabelWidths {
    let ruler = Ruler::new(words);
    let natural = ruler.natural() + padding;
    let mut full = (ruler.first(shown.full) + padding).clamp(FULL.0, FULL.1);
    if is_event {
        full = full.max((ruler.title() + padding).min(FULL.1));
    }
    let full = full.min(natural);
    let short = (ruler.first(shown.short) + padding).clamp(SHORT.0, SHORT.1 + lane_prefix.max(0.0));
    LabelWidths { natural, full, short: short.min(full) }
}

#[cfg(test)]
mod tests {
    use super::super::label::tests::words;
    use super::super::run::Run;
    use super::*;
    use crate::font::Face;
    use crate::theme::Role;

    /// Beside the words of a statement.
    const CHIP: f32 = 36.0;

    #[test]
    fn a_label_shows_five_words_else_four() {
        let words = words();
        let widths = widths(&words, CHIP, false, 0.0);
        assert_eq!(widths.natural, words.natural() + CHIP);
        assert!(words.n_words_of(&words.cut(widths.full - CHIP).runs) >= 5);
        assert!(words.n_words_of(&words.cut(widths.short - CHIP).runs) >= 4);
        assert!(widths.short < widths.full && widths.full < widths.natural);
    }

    #[test]
    fn few_words_take_what_they_need() {
        let words = Words::of_runs(vec![Run::new("Ja", Face::Ui, Role::Ink)]);
        let widths = widths(&words, CHIP, false, 0.0);
        assert!(widths.natural < FULL.0);
        assert_eq!((widths.full, widths.short), (widths.natural, widths.natural));
    }

    #[test]
    fn a_label_is_never_wider_than_it_may_be_and_the_name_of_the_lane_comes_on_top() {
        let long = "Donaudampfschifffahrtsgesellschaft Rindfleischetikettierung ".repeat(4);
        let words = Words::of_runs(vec![Run::new(long, Face::Ui, Role::Ink)]);
        let alone = widths(&words, CHIP, false, 0.0);
        assert_eq!((alone.full, alone.short), (FULL.1, SHORT.1));
        assert_eq!(widths(&words, CHIP, false, 60.0).short, SHORT.1 + 60.0);
        assert!(alone.natural > 500.0);
    }
}
