//! The bundled faces as egui's font families: one family for each weight, as egui makes none itself.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontId};

use crate::font::Face;

/// All faces under their family names, each with the same fallbacks as the measurer's.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions { font_data: Default::default(), families: Default::default() };
    for face in Face::ALL {
        fonts.font_data.insert(face.family().to_owned(), Arc::new(FontData::from_static(face.bytes())));
        let chain = [face, face.fallbacks()[0], face.fallbacks()[1]];
        fonts.families.insert(family(face), chain.map(|face| face.family().to_owned()).into());
    }
    for (standard, face) in [(FontFamily::Proportional, Face::Ui), (FontFamily::Monospace, Face::Ui)] {
        let chain = fonts.families[&family(face)].clone();
        fonts.families.insert(standard, chain);
    }
    fonts
}

/// A face at `size` points.
pub fn font(face: Face, size: f32) -> FontId {
    FontId::new(size, family(face))
}

/// Inter Regular, `size` points high.
pub fn regular(size: f32) -> FontId {
    font(Face::Ui, size)
}

/// Inter Medium, `size` points high.
pub fn medium(size: f32) -> FontId {
    font(Face::UiMedium, size)
}

/// Inter SemiBold, `size` points high.
pub fn semibold(size: f32) -> FontId {
    font(Face::UiSemiBold, size)
}

/// Source Serif 4.
pub fn serif(size: f32) -> FontId {
    font(Face::Serif, size)
}

fn family(face: Face) -> FontFamily {
    FontFamily::Name(face.family().into())
}
