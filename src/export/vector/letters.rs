//! Shaped text as letters with the glyph that draws each.

use std::ops::Range;

use crate::font::{Face, Shaped, shape};

/// A letter of a line of text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Letter {
    /// The letter.
    pub letter: char,
    /// The face that draws it.
    pub face: Face,
    /// The glyph of that face; none where another letter's glyph draws this one too, as in a ligature.
    pub glyph: Option<u32>,
    /// Where its glyph stands, in ems from the start of the line.
    pub x: f32,
    /// Its shift from the baseline in ems, down.
    pub y: f32,
}

/// The letters of a line of text in a face.
pub fn letters(face: Face, text: &str) -> Vec<Letter> {
    let shaped = shape(face, text);
    let mut letters = Vec::with_capacity(text.len());
    for bytes in clusters(&shaped, text) {
        cluster(&shaped, text, bytes, &mut letters);
    }
    letters
}

/// The stretches of `text`, in bytes, that one or more glyphs draw together, from left to right.
pub fn clusters(shaped: &Shaped, text: &str) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = shaped.glyphs.iter().map(|glyph| glyph.byte).collect();
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| *start..end).collect()
}

/// The letters of one cluster: each with its glyph, or those behind the first without one.
fn cluster(shaped: &Shaped, text: &str, bytes: Range<usize>, letters: &mut Vec<Letter>) {
    let mut glyphs = shaped.glyphs.iter().filter(|glyph| glyph.byte == bytes.start);
    let mut last = None;
    for letter in text.get(bytes.clone()).unwrap_or_default().chars() {
        let glyph = glyphs.next();
        last = glyph.or(last);
        if let Some(at) = last {
            let glyph = glyph.map(|glyph| glyph.id);
            letters.push(Letter { letter, face: at.face, glyph, x: at.x, y: at.y });
        }
    }
}

/// Whether a face has pictures in place of letters.
pub fn is_icons(face: Face) -> bool {
    matches!(face, Face::Icon | Face::IconFill | Face::IconBold)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_its_place() {
        let text = "Größe अ 10:30";
        let letters = letters(Face::Ui, text);
        assert_eq!(letters.iter().map(|letter| letter.letter).collect::<String>(), text);
        assert!(letters.windows(2).all(|pair| pair[0].x <= pair[1].x));
        assert!(letters.iter().filter(|letter| letter.letter != ' ').all(|letter| letter.glyph.is_some()));
        assert!(letters.iter().any(|letter| letter.face == Face::Fallback));
    }

    #[test]
    fn a_ligature_is_drawn_by_its_first_letter() {
        let letters = letters(Face::Serif, "Offizier");
        assert_eq!(letters.iter().map(|letter| letter.letter).collect::<String>(), "Offizier");
        assert!(letters.iter().any(|letter| letter.glyph.is_none()), "{letters:?}");
    }
}
