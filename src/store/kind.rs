//! The kinds of items that the reader of a timeline tells apart.

use serde::{Deserialize, Serialize};

use crate::item::{Form, Kind};

/// The kinds of items that the reader of a timeline tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemKind {
    /// Something happened, in any wording.
    Event,
    /// Word for word, in full or in part.
    Direct,
    /// In a clause of its own, without marks.
    Indirect,
    /// A stance or speech act without its wording.
    Position,
}

impl ItemKind {
    /// All four, in the order of the filter panel.
    pub const ALL: [Self; 4] = [Self::Event, Self::Direct, Self::Indirect, Self::Position];
}

impl From<Kind> for ItemKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Event => Self::Event,
            Kind::Statement(Form::Direct | Form::Mixed) => Self::Direct,
            Kind::Statement(Form::Indirect | Form::Free) => Self::Indirect,
            Kind::Statement(Form::Reported) => Self::Position,
        }
    }
}
