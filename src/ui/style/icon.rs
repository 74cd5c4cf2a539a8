//! Icons: letters of Phosphor's faces.

use egui::{Align2, Color32, Painter, Pos2};

use super::typeface;
use crate::font::Face;
pub use crate::font::icon::*;

/// Paints an icon, centred on `center`; quotation marks, dots and error signs are filled.
pub fn paint_icon(painter: &Painter, icon: char, center: Pos2, size: f32, color: Color32) {
    let face = match icon {
        QUOTES | CIRCLE | WARNING_CIRCLE => Face::IconFill,
        CHECK => Face::IconBold,
        _ => Face::Icon,
    };
    painter.text(center, Align2::CENTER_CENTER, icon, typeface::font(face, size), color);
}

/// Paints the filled form of an icon that is else an outline: a star that is given.
pub fn paint_filled(painter: &Painter, icon: char, center: Pos2, size: f32, color: Color32) {
    painter.text(center, Align2::CENTER_CENTER, icon, typeface::font(Face::IconFill, size), color);
}
