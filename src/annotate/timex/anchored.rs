//! A value of a time expression with how it was found.

use crate::annotate::Derivation;
use crate::time::{Grain, TimeInterval, Timex3};

/// A value with how it was found.
pub(super) struct Anchored {
    pub value: Timex3,
    pub interval: Option<TimeInterval>,
    pub grain: Option<Grain>,
    /// Whether it says when, and not how long.
    pub point: bool,
    pub derivation: Derivation,
}

impl Anchored {
    pub fn new(value: Timex3, derivation: Derivation) -> Self {
        let interval = value.interval();
        let grain = interval.and(value.grain());
        Self { value, interval, grain, point: true, derivation }
    }
}
