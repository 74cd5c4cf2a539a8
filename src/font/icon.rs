//! Code points of the icons, by the names Phosphor gives them (version 2.1).

/// Open files.
pub const FOLDER_OPEN: char = '\u{e256}';
/// Undo.
pub const ARROW_U_UP_LEFT: char = '\u{e08a}';
/// Redo.
pub const ARROW_U_UP_RIGHT: char = '\u{e08c}';
/// Search.
pub const MAGNIFYING_GLASS: char = '\u{e30c}';
/// The timeline.
pub const ROWS: char = '\u{e5a2}';
/// The table.
pub const TABLE: char = '\u{e476}';
/// Zoom to fit.
pub const ARROWS_OUT_LINE_HORIZONTAL: char = '\u{e534}';
/// Export.
pub const EXPORT: char = '\u{eaf0}';
/// Light theme.
pub const SUN: char = '\u{e472}';
/// Dark theme.
pub const MOON: char = '\u{e330}';
/// Settings.
pub const SLIDERS: char = '\u{e434}';
/// Help.
pub const QUESTION: char = '\u{e3e8}';
/// Close, remove.
pub const X: char = '\u{e4f6}';
/// More, zoom in.
pub const PLUS: char = '\u{e3d4}';
/// Less, zoom out.
pub const MINUS: char = '\u{e32a}';
/// Included.
pub const CHECK: char = '\u{e182}';
/// Goes on to the left.
pub const CARET_LEFT: char = '\u{e138}';
/// Goes on to the right.
pub const CARET_RIGHT: char = '\u{e13a}';
/// Folded.
pub const CARET_UP: char = '\u{e13c}';
/// Unfolded, opens a menu.
pub const CARET_DOWN: char = '\u{e136}';
/// Direct quote (filled).
pub const QUOTES: char = '\u{e660}';
/// Indirect statement.
pub const CHAT_TEARDROP_TEXT: char = '\u{e178}';
/// Position.
pub const FLAG_PENNANT: char = '\u{ecf0}';
/// Event (filled).
pub const CIRCLE: char = '\u{e18a}';
/// Several items in one mark.
pub const STACK: char = '\u{e466}';
/// Documents, project.
pub const FILES: char = '\u{e710}';
/// A text file.
pub const FILE_TEXT: char = '\u{e23a}';
/// A saved page.
pub const FILE_HTML: char = '\u{eb38}';
/// A problem.
pub const WARNING: char = '\u{e4e0}';
/// An error (filled).
pub const WARNING_CIRCLE: char = '\u{e4e2}';
/// Working.
pub const HOURGLASS_MEDIUM: char = '\u{e2b8}';
/// Copy.
pub const COPY: char = '\u{e1ca}';
/// Filter.
pub const FUNNEL_SIMPLE: char = '\u{e268}';
/// Zoom to this.
pub const MAGNIFYING_GLASS_PLUS: char = '\u{e310}';
/// Items without a date.
pub const TRAY: char = '\u{e4aa}';
/// Drop here.
pub const TRAY_ARROW_DOWN: char = '\u{e010}';
/// Save.
pub const DOWNLOAD_SIMPLE: char = '\u{e20c}';
/// Countries.
pub const GLOBE_HEMISPHERE_WEST: char = '\u{e28c}';
/// Actors.
pub const USERS: char = '\u{e4d6}';
/// Sources.
pub const NEWSPAPER: char = '\u{e344}';
/// Show or hide a panel.
pub const SIDEBAR_SIMPLE: char = '\u{ec24}';
/// Keep open.
pub const PUSH_PIN: char = '\u{e3e2}';
/// A date.
pub const CALENDAR_BLANK: char = '\u{e10a}';
/// Edit.
pub const PENCIL_SIMPLE: char = '\u{e3b4}';
/// Remove.
pub const TRASH: char = '\u{e4a6}';
/// Note.
pub const INFO: char = '\u{e2ce}';
/// Done.
pub const CHECK_CIRCLE: char = '\u{e184}';
/// Only the stretch of time that is seen.
pub const BRACKETS: char = '\u{e85e}';
/// Findings: what speaks for and against.
pub const SCALES: char = '\u{e750}';
/// To the other side.
pub const SWAP: char = '\u{e83c}';
/// Up in a list.
pub const ARROW_UP: char = '\u{e08e}';
/// Down in a list.
pub const ARROW_DOWN: char = '\u{e03e}';
/// How sure the program is.
pub const GAUGE: char = '\u{e628}';
/// A star.
pub const STAR: char = '\u{e46a}';
/// A word that something is marked with.
pub const TAG: char = '\u{e478}';
/// A note.
pub const NOTE: char = '\u{e34c}';
/// What was done before.
pub const HISTORY: char = '\u{e1a0}';
/// Going through a list.
pub const LIST_CHECKS: char = '\u{eadc}';

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::{Face, shape};

    #[test]
    fn kinds_have_their_glyphs() {
        for icon in [SCALES, SWAP, ARROW_UP, ARROW_DOWN] {
            assert_ne!(shape(Face::Icon, &icon.to_string()).glyphs[0].id, 0, "{icon:?}");
        }
        let faces = [Face::Icon, Face::IconFill, Face::IconBold];
        for (icon, face) in
            [QUOTES, CHAT_TEARDROP_TEXT, FLAG_PENNANT, STACK].into_iter().zip(faces.into_iter().cycle())
        {
            let shaped = shape(face, &icon.to_string());
            assert_eq!(shaped.glyphs.len(), 1);
            assert_eq!(shaped.glyphs[0].face, face);
            assert_ne!(shaped.glyphs[0].id, 0);
        }
    }
}
