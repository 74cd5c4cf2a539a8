//! The part of a face that some letters need, as a font that stands for itself.

use std::collections::BTreeMap;

use subsetter::{GlyphRemapper, subset};
use write_fonts::FontBuilder;
use write_fonts::read::FontRef;
use write_fonts::tables::cmap::Cmap;
use write_fonts::types::{GlyphId, Tag};

use crate::font::{Face, shape_once};

/// A TrueType font that draws each of `letters` by its glyph of `face`, and nothing for those without one.
/// `None` where the face could not be read, which no bundled one is.
pub fn face_part(face: Face, letters: &BTreeMap<char, Option<u32>>) -> Option<Vec<u8>> {
    // Letters without a glyph of their own get that of the blank, which has no ink.
    let blank = shape_once(face, " ").glyphs.first().map(|glyph| glyph.id);
    let mut mapper = GlyphRemapper::new();
    let mut known = Vec::with_capacity(letters.len());
    for (letter, glyph) in letters {
        let glyph = u16::try_from(glyph.or(blank)?).ok()?;
        known.push((*letter, GlyphId::new(mapper.remap(glyph).into())));
    }
    let part = subset(face.bytes(), 0, &mapper).ok()?;
    // What a font in a PDF does without, and one in a page does not.
    let os2 = Tag::new(b"OS/2");
    let whole = FontRef::new(face.bytes()).ok()?;
    let mut font = FontBuilder::new();
    font.add_table(&Cmap::from_mappings(known).ok()?).ok()?;
    font.add_raw(os2, whole.table_data(os2)?.as_bytes());
    Some(font.copy_missing_tables(FontRef::new(&part).ok()?).build())
}

#[cfg(test)]
mod tests {
    use skrifa::instance::{LocationRef, Size};
    use skrifa::{FontRef, MetadataProvider};

    use super::*;

    fn width(font: &FontRef<'_>, letter: char) -> Option<f32> {
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        metrics.advance_width(font.charmap().map(letter)?)
    }

    #[test]
    fn a_part_draws_its_letters_and_no_others() {
        let glyph = |letter: char| shape_once(Face::Ui, &letter.to_string()).glyphs.first().map(|g| g.id);
        let mut letters = BTreeMap::from(['a', 'ß', '„'].map(|letter| (letter, glyph(letter))));
        letters.insert('i', None);
        let part = face_part(Face::Ui, &letters).unwrap();
        assert!(part.len() < 20_000, "{}", part.len());
        let (part, whole) = (FontRef::new(&part).unwrap(), FontRef::new(Face::Ui.bytes()).unwrap());
        assert_eq!(width(&part, 'ß'), width(&whole, 'ß'));
        assert_eq!(width(&part, 'i'), width(&whole, ' '));
        assert_eq!(width(&part, 'b'), None);
    }
}
