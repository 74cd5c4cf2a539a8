//! Lines of text in SVG: each letter where it is measured, in parts of the bundled faces that are inside.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::face_part::face_part;
use super::letters::Letter;
use super::xml::{number, xml_escaped};
use crate::export::base64;
use crate::font::Face;

/// A part of a face. Of two shapes of a letter (a colon between digits stands higher) the second is in another
/// part, since in each part a letter has one shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Part {
    face: Face,
    nth: usize,
}

impl Part {
    fn name(self) -> String {
        match self.nth {
            0 => self.face.family().to_owned(),
            nth => format!("{}-{nth}", self.face.family()),
        }
    }
}

/// The parts of faces that are in use, with their letters.
#[derive(Default)]
pub struct Parts(BTreeMap<Part, BTreeMap<char, Option<u32>>>);

impl Parts {
    /// The first part of the letter's face in which the letter has its glyph, or may get it.
    fn of(&mut self, letter: &Letter) -> Part {
        let mut nth = 0;
        loop {
            let part = Part { face: letter.face, nth };
            let known = self.0.entry(part).or_default();
            if *known.entry(letter.letter).or_insert(letter.glyph) == letter.glyph {
                return part;
            }
            nth += 1;
        }
    }

    /// Writes letters of `size` that begin at `x` on the baseline `y`, inside of `<text>`.
    pub fn push(&mut self, body: &mut String, letters: &[Letter], (x, y): (f32, f32), size: f32) {
        let parts: Vec<Part> = letters.iter().map(|letter| self.of(letter)).collect();
        let mut rest = letters;
        for same in parts.chunk_by(|a, b| a == b) {
            let (stretch, behind) = rest.split_at(same.len());
            rest = behind;
            let places = joined(stretch.iter().map(|letter| x + letter.x * size));
            let _ = write!(body, "<tspan class=\"{}\" x=\"{places}\"", same[0].name());
            if stretch.iter().any(|letter| letter.y != 0.0) {
                let shifts = joined(stretch.iter().map(|letter| y + letter.y * size));
                let _ = write!(body, " y=\"{shifts}\"");
            }
            let words: String = stretch.iter().map(|letter| letter.letter).collect();
            let _ = write!(body, ">{}</tspan>", xml_escaped(&words));
        }
    }

    /// The style sheet that holds them.
    pub fn style(&self) -> String {
        let mut sheet = String::new();
        for (part, letters) in &self.0 {
            let name = part.name();
            let look = look(part.face);
            if let Some(font) = face_part(part.face, letters) {
                let font = base64::encoded(&font);
                let _ = writeln!(
                    sheet,
                    "@font-face{{font-family:\"zeitstrahl-{name}\";{look};src:url(data:font/ttf;base64,{font})}}"
                );
            }
            let usual = usual(part.face);
            let _ = writeln!(sheet, ".{name}{{font-family:\"zeitstrahl-{name}\",{usual};{look}}}");
        }
        sheet
    }
}

fn joined(numbers: impl Iterator<Item = f32>) -> String {
    numbers.map(number).collect::<Vec<_>>().join(" ")
}

/// Weight and slant: the same where the part is defined and used, so that nothing is made bold twice, and told at
/// all for programs that take no font from a file.
fn look(face: Face) -> &'static str {
    match face {
        Face::UiMedium => "font-weight:500",
        Face::UiSemiBold => "font-weight:600",
        Face::SerifItalic => "font-style:italic",
        _ => "font-weight:400",
    }
}

/// The families for programs that take no font from a file.
fn usual(face: Face) -> &'static str {
    match face {
        Face::Serif | Face::SerifItalic => "\"Source Serif 4\",serif",
        Face::Fallback => "\"Noto Sans\",sans-serif",
        _ => "Inter,sans-serif",
    }
}
