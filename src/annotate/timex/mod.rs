//! Time expressions: found by the pack's patterns, then anchored.

use super::{Prepared, Timex};

/// The time expressions of the document, in text order.
pub(super) fn find(_prepared: &Prepared) -> Vec<Timex> {
    Vec::new()
}
