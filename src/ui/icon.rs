//! The icons of the window: Phosphor, drawn as letters of its font families.

use egui::{Align2, Color32, Painter, Pos2};

use super::typeface;

/// An icon by its name in Phosphor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Icon {
    ArrowSquareOut,
    Calendar,
    CaretDown,
    CaretLeft,
    CaretRight,
    ChatTeardropText,
    Check,
    CircleFill,
    Copy,
    Download,
    Export,
    FileHtml,
    FileText,
    Files,
    Fit,
    FlagBanner,
    FolderOpen,
    Gear,
    Globe,
    Hourglass,
    MagnifyingGlass,
    Minus,
    Moon,
    Newspaper,
    Plus,
    Question,
    QuotesFill,
    Redo,
    Rows,
    Sidebar,
    Stack,
    Sun,
    Table,
    Tray,
    TrayArrowDown,
    Undo,
    Users,
    Warning,
    WarningCircleFill,
    X,
}

impl Icon {
    /// Its place in the font.
    fn letter(self) -> char {
        match self {
            Self::ArrowSquareOut => '\u{e5de}',
            Self::Calendar => '\u{e10a}',
            Self::CaretDown => '\u{e136}',
            Self::CaretLeft => '\u{e138}',
            Self::CaretRight => '\u{e13a}',
            Self::ChatTeardropText => '\u{e178}',
            Self::Check => '\u{e182}',
            Self::CircleFill => '\u{e18a}',
            Self::Copy => '\u{e1ca}',
            Self::Download => '\u{e20c}',
            Self::Export => '\u{eaf0}',
            Self::FileHtml => '\u{eb38}',
            Self::FileText => '\u{e23a}',
            Self::Files => '\u{e710}',
            Self::Fit => '\u{e534}',
            Self::FlagBanner => '\u{e622}',
            Self::FolderOpen => '\u{e256}',
            Self::Gear => '\u{e272}',
            Self::Globe => '\u{e28c}',
            Self::Hourglass => '\u{e2b8}',
            Self::MagnifyingGlass => '\u{e30c}',
            Self::Minus => '\u{e32a}',
            Self::Moon => '\u{e330}',
            Self::Newspaper => '\u{e344}',
            Self::Plus => '\u{e3d4}',
            Self::Question => '\u{e3e8}',
            Self::QuotesFill => '\u{e660}',
            Self::Redo => '\u{e08c}',
            Self::Rows => '\u{e5a2}',
            Self::Sidebar => '\u{ec24}',
            Self::Stack => '\u{e466}',
            Self::Sun => '\u{e472}',
            Self::Table => '\u{e476}',
            Self::Tray => '\u{e4aa}',
            Self::TrayArrowDown => '\u{e010}',
            Self::Undo => '\u{e08a}',
            Self::Users => '\u{e4d6}',
            Self::Warning => '\u{e4e0}',
            Self::WarningCircleFill => '\u{e4e2}',
            Self::X => '\u{e4f6}',
        }
    }

    /// Paints it, centred on `center`.
    pub fn paint(self, painter: &Painter, center: Pos2, size: f32, color: Color32) {
        let font = match self {
            Self::CircleFill | Self::QuotesFill | Self::WarningCircleFill => typeface::icon_fill(size),
            Self::Check => typeface::icon_bold(size),
            _ => typeface::icon(size),
        };
        painter.text(center, Align2::CENTER_CENTER, self.letter(), font, color);
    }
}
