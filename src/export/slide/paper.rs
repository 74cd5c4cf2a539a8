//! What a slide is put on.

use crate::scene::geometry::Size;

/// What a slide is put on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// A screen of 16 to 9: 1920 × 1080 points.
    #[default]
    Wide,
    /// A page of A4, across: 1754 × 1240 points, which is 150 to an inch.
    A4,
}

impl Paper {
    /// All, in the order of the dialog.
    pub const ALL: [Self; 2] = [Self::Wide, Self::A4];

    /// Its name, on the command line too.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wide => "16:9",
            Self::A4 => "a4",
        }
    }

    /// Its size in points.
    pub fn size(self) -> Size {
        match self {
            Self::Wide => Size { width: 1920.0, height: 1080.0 },
            Self::A4 => Size { width: 1754.0, height: 1240.0 },
        }
    }

    /// How many points of paper (72 an inch) one of its points is.
    pub fn on_paper(self) -> f32 {
        match self {
            // 13⅓ by 7½ inches, as programs for slides have it.
            Self::Wide => 0.5,
            Self::A4 => 0.48,
        }
    }

    /// Room at its edges.
    pub fn margin(self) -> f32 {
        match self {
            Self::Wide => 96.0,
            Self::A4 => 88.0,
        }
    }

    /// The size of the title's letters.
    pub fn title(self) -> f32 {
        match self {
            Self::Wide => 54.0,
            Self::A4 => 52.0,
        }
    }

    /// The sizes that the text of the cards may have, the one that is aimed at first.
    pub fn bodies(self) -> impl Iterator<Item = f32> {
        let (first, last) = match self {
            Self::Wide => (24, 20),
            Self::A4 => (21, 18),
        };
        (last..=first).rev().map(|size: u8| f32::from(size))
    }

    /// The smallest size of any letter.
    pub fn least_text(self) -> f32 {
        match self {
            Self::Wide => 15.0,
            Self::A4 => 13.0,
        }
    }
}
