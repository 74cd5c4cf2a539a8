//! Items and actors made for tests.

use super::{Actor, ActorId, Basis, Form, Item, ItemTime, Kind};
use crate::annotate::{ActorKind, Derivation, Modality};
use crate::time::{Grain, TimeInterval};

/// A direct quote in which nothing stands that can be missing.
pub fn bare() -> Item {
    Item {
        id: String::new(),
        kind: Kind::Statement(Form::Direct),
        title: None,
        text: String::new(),
        evidence: Vec::new(),
        time: ItemTime {
            interval: None,
            grain: None,
            basis: Basis::None,
            timex: None,
            derivation: Derivation::Unresolved,
        },
        about: None,
        modality: Modality::Asserted,
        speaker: None,
        chain: Vec::new(),
        addressees: Vec::new(),
        actors: Vec::new(),
        country: None,
        country_basis: None,
        countries: Vec::new(),
        place: None,
        medium: None,
        rule: "r".to_owned(),
        confidence: 1.0,
    }
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
