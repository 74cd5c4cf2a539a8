//! How well the time of an item is known.

use serde::{Deserialize, Serialize};

use crate::annotate::Modality;
use crate::item::{Basis, Telling};
use crate::time::Grain;

/// How well the time of an item is known, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quality {
    /// Stated to the hour or finer.
    Exact,
    /// Stated to the day or coarser.
    Stated,
    /// Nothing is said: the publication day.
    Assumed,
    /// A phrase that bounds it loosely.
    Vague,
    /// Still to come, or only possible.
    Planned,
    /// No date: it stands in the tray.
    Undated,
}

impl Quality {
    /// How well the time of `item` is known.
    pub fn of(item: &Telling) -> Self {
        let planned = matches!(item.modality, Modality::Planned | Modality::Hypothetical);
        match item.basis {
            _ if item.interval().is_none() => Self::Undated,
            Basis::None => Self::Undated,
            _ if planned => Self::Planned,
            Basis::Stated | Basis::Decided if item.grain.is_some_and(|grain| grain <= Grain::Hour) => {
                Self::Exact
            }
            Basis::Stated | Basis::Decided => Self::Stated,
            Basis::Assumed => Self::Assumed,
            Basis::Vague => Self::Vague,
        }
    }
}
