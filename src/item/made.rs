//! Items and actors made for tests.

use super::{Actor, ActorId, Basis, Form, Item, ItemTime, Kind};
use crate::annotate::{ActorKind, Derivation};
use crate::time::{Grain, TimeInterval};

/// A direct quote in which nothing stands that can be missing.
pub fn bare() -> Item {
    Item { rule: "r".to_owned(), ..Item::of_words(Kind::Statement(Form::Direct), String::new()) }
}

/// The time of what an article states to the day.
pub fn stated(day: TimeInterval) -> ItemTime {
    ItemTime {
        interval: Some(day),
        grain: Some(Grain::Day),
        basis: Basis::Stated,
        timex: None,
        derivation: Derivation::Literal,
    }
}

/// Somebody of whom only the name is known.
pub fn person(id: &str, name: &str) -> Actor {
    Actor {
        id: ActorId(id.into()),
        name: name.to_owned(),
        kind: ActorKind::Person,
        role: None,
        country: None,
        country_basis: None,
        country_words: None,
        aliases: Vec::new(),
        is_decided: false,
    }
}
