//! Cutting and wrapping text to a width.

use std::borrow::Cow;
use std::rc::Rc;

use super::{Face, Shaped, shape, width};

/// What stands for the part that was cut.
pub const ELLIPSIS: &str = "…";

/// A cut never leaves fewer letters of a word than this; the stub goes too.
const MIN_STUB: usize = 3;

/// Texts are looked at only this far: more never fits the widest card.
const MAX_CHARS: usize = 600;

/// The start of `text` that layout ever needs to look at.
pub fn head(text: &str) -> &str {
    if text.len() <= MAX_CHARS {
        return text;
    }
    text.char_indices().nth(MAX_CHARS).map_or(text, |(byte, _)| &text[..byte])
}

/// `text` as it is if it fits `max_width` points, else cut at the last position that fits, with
/// an ellipsis; empty when not even one letter fits.
pub fn fit(face: Face, size: f32, text: &str, max_width: f32) -> Cow<'_, str> {
    let shaped = shape(face, head(text));
    if shaped.width * size <= max_width && head(text).len() == text.len() {
        return Cow::Borrowed(text);
    }
    let room = (max_width - width(face, size, ELLIPSIS)) / size;
    let kept = trimmed(&text[..byte_before(&shaped, room, head(text))]);
    if kept.is_empty() { Cow::Borrowed("") } else { Cow::Owned(format!("{kept}{ELLIPSIS}")) }
}

/// Whether [`fit`] would leave `text` whole.
pub fn fits(face: Face, size: f32, text: &str, max_width: f32) -> bool {
    head(text).len() == text.len() && width(face, size, text) <= max_width
}

/// The lines of `text` when wrapped at spaces to `max_width`; only the last may end in an
/// ellipsis, and a word wider than a line is cut.
pub fn wrap(face: Face, size: f32, text: &str, max_width: f32, max_lines: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && lines.len() < max_lines {
        if lines.len() + 1 == max_lines || fits(face, size, rest, max_width) {
            lines.push(fit(face, size, rest, max_width).into_owned());
            break;
        }
        let (line, after) = split_line(face, size, rest, max_width);
        lines.push(line.into_owned());
        rest = after.trim_start();
    }
    lines
}

/// The first line of `text` and what comes after it.
fn split_line(face: Face, size: f32, text: &str, max_width: f32) -> (Cow<'_, str>, &str) {
    let shaped = shape(face, head(text));
    let end = byte_before(&shaped, max_width / size, head(text));
    let at_break = text[end..].starts_with(char::is_whitespace);
    let break_at = if at_break { Some(end) } else { text[..end].rfind(char::is_whitespace) };
    if let Some(at) = break_at.filter(|at| *at > 0) {
        return (Cow::Borrowed(text[..at].trim_end()), &text[at..]);
    }
    let word_end = text.find(char::is_whitespace).unwrap_or(text.len());
    (fit(face, size, &text[..word_end], max_width), &text[word_end..])
}

/// The last byte of `text` such that all before it takes at most `room` ems.
fn byte_before(shaped: &Rc<Shaped>, room: f32, text: &str) -> usize {
    let glyph = shaped.glyphs.partition_point(|glyph| glyph.x <= room);
    if shaped.width <= room || glyph == 0 {
        return if glyph == 0 { 0 } else { text.len() };
    }
    // The last glyph that begins in the room ends outside it.
    let byte = shaped.glyphs[glyph - 1].byte;
    (0..=byte).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// `kept` without trailing space and punctuation, and without the stub of a word.
fn trimmed(kept: &str) -> &str {
    let end = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ':' | ';' | '–' | '„' | '(');
    let kept = kept.trim_end_matches(end);
    let stub_start = kept.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let is_stub = kept[stub_start..].chars().filter(|c| c.is_alphanumeric()).count() < MIN_STUB;
    if is_stub && stub_start > 0 { kept[..stub_start].trim_end_matches(end) } else { kept }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "Selenskyj könne nach Moskau kommen, wenn es die Aussicht auf ein gutes Ergebnis gebe.";

    #[test]
    fn a_text_that_fits_is_left_alone() {
        assert_eq!(fit(Face::Ui, 12.0, "Merz", 100.0), "Merz");
    }

    #[test]
    fn a_cut_text_fits_and_ends_in_an_ellipsis() {
        for max in 20..400 {
            let cut = fit(Face::Ui, 12.0, TEXT, max as f32);
            assert!(width(Face::Ui, 12.0, &cut) <= max as f32 + 0.01, "{cut:?} at {max}");
            assert!(cut.is_empty() || cut.ends_with(ELLIPSIS));
            assert!(!cut.contains(",…") && !cut.contains(" …"), "{cut:?}");
        }
    }

    #[test]
    fn a_cut_leaves_no_stub_of_a_word() {
        assert_eq!(trimmed("Moskau kommen, we"), "Moskau kommen");
        assert_eq!(trimmed("Moskau kommen, wen"), "Moskau kommen, wen");
        assert_eq!(trimmed("We"), "We");
        assert_eq!(trimmed("am 3. – "), "am");
    }

    #[test]
    fn wrapping_keeps_every_word_in_order() {
        let lines = wrap(Face::Ui, 12.5, TEXT, 170.0, 9);
        assert_eq!(lines.join(" "), TEXT);
        assert!(lines.iter().all(|line| width(Face::Ui, 12.5, line) <= 170.0));
    }

    #[test]
    fn only_the_last_line_is_cut() {
        let lines = wrap(Face::Ui, 12.5, TEXT, 170.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(!lines[0].ends_with(ELLIPSIS) && lines[1].ends_with(ELLIPSIS));
    }

    #[test]
    fn a_word_wider_than_the_line_is_cut_and_wrapping_ends() {
        let lines = wrap(Face::Ui, 12.0, "Donaudampfschifffahrtsgesellschaft fährt", 60.0, 3);
        assert!(lines[0].ends_with(ELLIPSIS));
        assert_eq!(lines[1], "fährt");
    }
}
