//! The facet of kinds: event, direct quote, indirect statement, position.

use super::closed::Closed;
use super::room::{Argument, keys};
use super::value::{Facet, FacetValue};
use crate::store::kind::ItemKind;

/// Event, direct quote, indirect statement, position.
pub static KINDS: Closed<ItemKind> = Closed {
    facet: Facet::Kind,
    keys: keys!("kind"),
    // chat-teardrop-text
    icon: '\u{e178}',
    argument: Argument {
        value: "event|direct|indirect|position",
        help: "items of this kind alone; may be given several times",
        expected: "event, direct, indirect or position",
        can_be: |text| VALUES.iter().any(|(_, name)| name.eq_ignore_ascii_case(text)),
        unknown: "there is no such kind",
    },
    values: &VALUES,
    wrap: FacetValue::Kind,
    of: |item| item.kind(),
};

const VALUES: [(ItemKind, &str); 4] = [
    (ItemKind::Event, "event"),
    (ItemKind::Direct, "direct"),
    (ItemKind::Indirect, "indirect"),
    (ItemKind::Position, "position"),
];
