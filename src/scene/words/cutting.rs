//! Words cut to a width.

use super::label::Words;
use super::run::{Run, SIZE, ellipsis};
use crate::font::fit::ELLIPSIS;
use crate::font::shape;

/// A word of fewer letters is never cut inside, and of a longer one no fewer than these stay.
const MIN_WORD: usize = 6;
const MIN_STUB: usize = 3;
/// Rounding.
const SPARE: f32 = 0.05;

/// Words that fit a width.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cut {
    /// What is left, with "…" at the end where something was cut.
    pub runs: Vec<Run>,
    /// Whether something was cut.
    pub is_cut: bool,
}

impl Words {
    /// The words in `width` points: all, or as many as fit with "…" behind the last. Long words may be cut inside,
    /// with at least three letters left; no blank, comma or opening mark stands before the "…".
    pub fn cut(&self, width: f32) -> Cut {
        cut(&self.runs, width)
    }
}

/// `runs` in `width` points.
pub(super) fn cut(runs: &[Run], width: f32) -> Cut {
    if runs.iter().map(Run::width).sum::<f32>() <= width + SPARE {
        return Cut { runs: runs.to_vec(), is_cut: false };
    }
    let mut left = width + SPARE - ellipsis();
    let mut kept: Vec<Run> = Vec::new();
    for run in runs {
        let run_width = run.width();
        if run_width <= left {
            left -= run_width;
            kept.push(run.clone());
            continue;
        }
        let end = end_of_whole(&run.text, byte_within(run, left));
        if end > 0 {
            kept.push(Run { text: run.text[..end].into(), ..run.clone() });
        }
        break;
    }
    Cut { runs: closed(kept), is_cut: true }
}

/// The last byte of a run such that what stands before it takes at most `room` points.
fn byte_within(run: &Run, room: f32) -> usize {
    let shaped = shape(run.face, &run.text);
    if !shaped.glyphs.is_sorted_by_key(|glyph| glyph.byte) {
        // Words that run from right to left are cut between words.
        let ends = run.text.char_indices().filter(|(_, letter)| letter.is_whitespace()).map(|(at, _)| at);
        return ends.take_while(|&end| run.width_before(end) <= room).last().unwrap_or(0);
    }
    let n_within = shaped.glyphs.partition_point(|glyph| glyph.x * SIZE <= room);
    // The last glyph that begins in the room ends outside it.
    n_within.checked_sub(1).map_or(0, |last| shaped.glyphs[last].byte)
}

/// The place at or before `end` where `text` may be cut: behind a word, or inside a long one.
fn end_of_whole(text: &str, end: usize) -> usize {
    let end = text.floor_char_boundary(end);
    let begin = text[..end].rfind(char::is_whitespace).map_or(0, |at| text.ceil_char_boundary(at + 1));
    let is_inside = !text[end..].starts_with(char::is_whitespace) && end < text.len();
    if !is_inside {
        return end;
    }
    let letters = |part: &str| part.chars().filter(|letter| letter.is_alphanumeric()).count();
    let word_end = text[end..].find(char::is_whitespace).map_or(text.len(), |at| end + at);
    // A mark that closes the word may go, its letters are all there.
    if letters(&text[end..word_end]) == 0 && letters(&text[begin..end]) > 0 {
        return end;
    }
    let may_be_cut = letters(&text[begin..word_end]) >= MIN_WORD && letters(&text[begin..end]) >= MIN_STUB;
    if may_be_cut { end } else { begin }
}

/// `runs` without blanks and commas at the end, and with "…" there.
fn closed(mut runs: Vec<Run>) -> Vec<Run> {
    let hangs = |letter: char| {
        letter.is_whitespace()
            || matches!(letter, ',' | '.' | ':' | ';' | '–' | '—' | '-' | '„' | '»' | '(' | '[' | '…')
    };
    while let Some(last) = runs.last_mut() {
        let text = last.text.trim_end_matches(hangs);
        if !text.is_empty() {
            last.text = format!("{text}{ELLIPSIS}").into();
            break;
        }
        runs.pop();
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::super::label::tests::words;
    use super::super::run::n_words;
    use super::*;
    use crate::font::Face;
    use crate::theme::Role;

    fn text(cut: &Cut) -> String {
        cut.runs.iter().map(|run| &*run.text).collect()
    }

    #[test]
    fn words_that_fit_stay_whole() {
        let words = words();
        assert_eq!(words.cut(words.natural()), Cut { runs: words.runs.clone(), is_cut: false });
    }

    #[test]
    fn a_cut_fits_and_leaves_no_stub_blank_or_comma() {
        let words = words();
        let whole = words.text();
        for room in 0..(words.natural() as usize) {
            let cut = words.cut(room as f32);
            let seen = text(&cut);
            assert!(cut.is_cut);
            let taken: f32 = cut.runs.iter().map(Run::width).sum();
            assert!(taken <= room as f32 + 0.5, "{seen:?} in {room}: {taken}");
            let Some(kept) = seen.strip_suffix(ELLIPSIS) else {
                assert!(seen.is_empty(), "{seen:?}");
                continue;
            };
            assert!(whole.starts_with(kept) && !kept.ends_with([' ', ',', ':', '„']), "{seen:?}");
            let last = kept.rsplit(' ').next().unwrap();
            let letters = last.chars().filter(|letter| letter.is_alphanumeric()).count();
            let is_whole = whole[kept.len()..].starts_with(|c: char| !c.is_alphanumeric());
            assert!(is_whole || letters >= MIN_STUB, "{seen:?}");
        }
    }

    #[test]
    fn a_longer_cut_shows_no_fewer_words() {
        let words = words();
        let counts: Vec<usize> = (0..500).map(|room| n_words(&words.cut(room as f32).runs)).collect();
        assert!(counts.is_sorted());
    }

    #[test]
    fn one_very_long_word_is_cut_inside() {
        let words = Words::of_runs(vec![Run::new("Donaudampfschifffahrtsgesellschaft", Face::Ui, Role::Ink)]);
        assert_eq!(text(&words.cut(80.0)), "Donaudam…");
    }
}
