//! What a person says of items, in words.

use super::Wording;
use crate::item::Status;

impl Wording {
    /// Whether an item is right: "confirmed".
    pub fn status(&self, status: Status) -> &str {
        self.text(match status {
            Status::Confirmed => "correct.confirmed",
            Status::Disputed => "correct.disputed",
            Status::Unverified => "correct.unverified",
        })
    }
}
