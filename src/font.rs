//! The bundled faces and the one measurer of text that layout uses everywhere.
//!
//! Text is shaped by the shaper egui uses, unhinted and without rounding, so a run has the same
//! width here, in the window and in an exported picture. Shapes are kept in font units: one entry
//! of the cache serves every size.

pub mod fit;
pub mod icon;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::OnceLock;

use foldhash::HashMap;
use harfrust::{ShapeOptions, ShaperData, UnicodeBuffer};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::DrawSettings;
use skrifa::{FontRef, GlyphId, MetadataProvider};

pub use skrifa::outline::OutlinePen;

/// A bundled face. Sizes are in points: the em square's height.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Inter Regular: body text.
    Ui,
    /// Inter Medium: buttons, labels.
    UiMedium,
    /// Inter SemiBold: names, headings.
    UiSemiBold,
    /// Source Serif 4 Regular: article text, quotations.
    Serif,
    /// Source Serif 4 Italic.
    SerifItalic,
    /// Noto Sans Regular: every script the others lack.
    Fallback,
    /// Phosphor icons in outline.
    Icon,
    /// Phosphor icons, filled.
    IconFill,
    /// Phosphor icons, bold.
    IconBold,
}

impl Face {
    /// All faces, in the order of their declaration.
    pub const ALL: [Self; 9] = [
        Self::Ui,
        Self::UiMedium,
        Self::UiSemiBold,
        Self::Serif,
        Self::SerifItalic,
        Self::Fallback,
        Self::Icon,
        Self::IconFill,
        Self::IconBold,
    ];

    /// The name under which the window registers the face as a font family.
    pub fn family(self) -> &'static str {
        match self {
            Self::Ui => "ui",
            Self::UiMedium => "ui-medium",
            Self::UiSemiBold => "ui-semibold",
            Self::Serif => "serif",
            Self::SerifItalic => "serif-italic",
            Self::Fallback => "fallback",
            Self::Icon => "icon",
            Self::IconFill => "icon-fill",
            Self::IconBold => "icon-bold",
        }
    }

    /// The TrueType file.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Ui => include_bytes!("../assets/fonts/Inter-Regular.ttf"),
            Self::UiMedium => include_bytes!("../assets/fonts/Inter-Medium.ttf"),
            Self::UiSemiBold => include_bytes!("../assets/fonts/Inter-SemiBold.ttf"),
            Self::Serif => include_bytes!("../assets/fonts/SourceSerif4-Regular.ttf"),
            Self::SerifItalic => include_bytes!("../assets/fonts/SourceSerif4-Italic.ttf"),
            Self::Fallback => include_bytes!("../assets/fonts/NotoSans-Regular.ttf"),
            Self::Icon => include_bytes!("../assets/fonts/Phosphor-Regular.ttf"),
            Self::IconFill => include_bytes!("../assets/fonts/Phosphor-Fill.ttf"),
            Self::IconBold => include_bytes!("../assets/fonts/Phosphor-Bold.ttf"),
        }
    }

    /// The faces asked in turn for a character this one lacks; the window registers the same.
    pub fn fallbacks(self) -> [Self; 2] {
        [Self::Fallback, Self::Icon]
    }

    fn parsed(self) -> Option<&'static Parsed> {
        static PARSED: OnceLock<Vec<Option<Parsed>>> = OnceLock::new();
        let all = PARSED.get_or_init(|| Self::ALL.map(|face| Parsed::new(face.bytes())).into());
        all.get(self as usize)?.as_ref()
    }

    fn has(self, c: char) -> bool {
        self.parsed().is_some_and(|parsed| match parsed.latin.get(c as usize) {
            Some(has) => *has,
            None => parsed.font.charmap().map(c).is_some(),
        })
    }

    /// The face that draws `c` where this one is asked for: itself, else the first fallback that
    /// has it, else itself with its box for missing characters.
    fn for_char(self, c: char) -> Self {
        if self.has(c) {
            return self;
        }
        self.fallbacks().into_iter().find(|fallback| fallback.has(c)).unwrap_or(self)
    }
}

/// A face's tables, read once.
struct Parsed {
    font: FontRef<'static>,
    shaper: ShaperData,
    units_per_em: f32,
    /// Whether it has each of the first characters, which most text is of.
    latin: [bool; LATIN],
}

/// The characters up to the end of Latin Extended-B.
const LATIN: usize = 0x250;

impl Parsed {
    fn new(bytes: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(bytes).ok()?;
        let shaper = ShaperData::new(&font);
        let units_per_em = font.metrics(Size::unscaled(), LocationRef::default()).units_per_em;
        let charmap = font.charmap();
        let latin = std::array::from_fn(|code| charmap.map(code as u32).is_some());
        Some(Self { shaper, units_per_em: f32::from(units_per_em), latin, font })
    }
}

/// A glyph of a shaped run; positions in ems from the run's start on the baseline, y down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// The face that has it.
    pub face: Face,
    /// Its number in that face.
    pub id: u32,
    /// Left edge of its advance box.
    pub x: f32,
    /// Shift from the baseline.
    pub y: f32,
    /// First byte of the characters it stands for.
    pub byte: usize,
}

/// A text with its glyphs placed, in ems.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shaped {
    /// Glyphs from left to right.
    pub glyphs: Vec<Glyph>,
    /// Width of the whole, in ems.
    pub width: f32,
}

/// Beyond this many texts the cache is emptied: a screen holds a few hundred.
const MAX_CACHED_TEXTS: usize = 20_000;

type Cache = HashMap<Face, HashMap<Box<str>, Rc<Shaped>>>;

thread_local! {
    static CACHE: RefCell<Cache> = RefCell::default();
}

/// The glyphs of one line of text. Shaping the same text again costs a look-up.
pub fn shape(face: Face, text: &str) -> Rc<Shaped> {
    CACHE.with_borrow_mut(|cache| {
        let texts = cache.entry(face).or_default();
        if let Some(shaped) = texts.get(text) {
            return Rc::clone(shaped);
        }
        if texts.len() >= MAX_CACHED_TEXTS {
            texts.clear();
        }
        let shaped = Rc::new(shape_once(face, text));
        texts.insert(text.into(), Rc::clone(&shaped));
        shaped
    })
}

/// Width of `text` in points when set in `face` at `size` points.
pub fn width(face: Face, size: f32, text: &str) -> f32 {
    shape(face, text).width * size
}

/// The same for a text that is measured and may never be drawn: nothing of it is kept.
pub fn shape_once(face: Face, text: &str) -> Shaped {
    let mut shaped = Shaped::default();
    for (start, run_face, run) in runs(face, text) {
        push_run(&mut shaped, run_face, start, run);
    }
    shaped
}

/// The stretches of `text` that one face draws, each with its first byte.
fn runs(face: Face, text: &str) -> Vec<(usize, Face, &str)> {
    let mut runs: Vec<(usize, Face, &str)> = Vec::new();
    for (byte, c) in text.char_indices() {
        // Combining marks and joiners stay with the face of the letter before them.
        let joins = matches!(c, '\u{300}'..='\u{36F}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}');
        match runs.last_mut() {
            Some((start, last, run)) if joins || *last == face.for_char(c) => {
                *run = &text[*start..byte + c.len_utf8()];
            }
            _ => runs.push((byte, face.for_char(c), &text[byte..byte + c.len_utf8()])),
        }
    }
    runs
}

fn push_run(shaped: &mut Shaped, face: Face, start: usize, text: &str) {
    let Some(parsed) = face.parsed() else { return };
    let shaper = parsed.shaper.shaper(&parsed.font).build();
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    let glyphs = shaper.shape(buffer, ShapeOptions::new());
    let em = parsed.units_per_em;
    for (info, position) in glyphs.glyph_infos().iter().zip(glyphs.glyph_positions()) {
        shaped.glyphs.push(Glyph {
            face,
            id: info.glyph_id,
            x: shaped.width + position.x_offset as f32 / em,
            y: -(position.y_offset as f32) / em,
            byte: start + info.cluster as usize,
        });
        shaped.width += position.x_advance as f32 / em;
    }
}

/// Draws the outline of a glyph at `size` points into `pen`, y up, from its origin.
/// A glyph without ink draws nothing.
pub fn draw_glyph(face: Face, id: u32, size: f32, pen: &mut impl OutlinePen) {
    let Some(parsed) = face.parsed() else { return };
    if let Some(outline) = parsed.font.outline_glyphs().get(GlyphId::new(id)) {
        let settings = DrawSettings::unhinted(Size::new(size), LocationRef::default());
        // A damaged outline would draw nothing; the bundled faces have none.
        let _ = outline.draw(settings, pen);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_is_read_and_has_its_letters() {
        for face in Face::ALL {
            assert!(face.parsed().is_some(), "{face:?}");
        }
        assert_eq!(Face::Ui.for_char('ß'), Face::Ui);
        assert!(Face::Icon.has(icon::FOLDER_OPEN) && Face::IconFill.has(icon::QUOTES));
    }

    #[test]
    fn width_grows_with_size_and_text() {
        let one = width(Face::Ui, 12.0, "Peskow");
        assert!((width(Face::Ui, 24.0, "Peskow") - 2.0 * one).abs() < 1e-3);
        assert!(width(Face::UiSemiBold, 12.0, "Peskow") > one);
        assert_eq!(width(Face::Ui, 12.0, ""), 0.0);
    }

    #[test]
    fn kerning_is_applied() {
        let apart = width(Face::Ui, 100.0, "A") + width(Face::Ui, 100.0, "V");
        assert!(width(Face::Ui, 100.0, "AV") < apart - 1.0);
    }

    #[test]
    fn glyphs_point_at_their_bytes() {
        let shaped = shape(Face::Ui, "äÖ");
        assert_eq!(shaped.glyphs.iter().map(|g| g.byte).collect::<Vec<_>>(), [0, 2]);
    }

    #[test]
    fn other_scripts_come_from_the_fallback() {
        let faces: Vec<_> = shape(Face::Serif, "aअ").glyphs.iter().map(|g| g.face).collect();
        assert_eq!(faces, [Face::Serif, Face::Fallback]);
    }
}
