//! The facet of kinds: event, direct quote, indirect statement, position.

use super::closed::{ClosedFacet, NamedValue};
use super::definition::{FacetArgument, keys};
use super::value::{Facet, FacetValue};
use crate::store::kind::ItemKind;

/// Event, direct quote, indirect statement, position.
pub static KINDS: ClosedFacet<ItemKind> = ClosedFacet {
    facet: Facet::Kind,
    keys: keys!("kind"),
    // chat-teardrop-text
    icon: '\u{e178}',
    argument: FacetArgument {
        value: "event|direct|indirect|position",
        help: "items of this kind alone; may be given several times",
        expected: "event, direct, indirect or position",
        can_be: |text| VALUES.iter().any(|one| one.name.eq_ignore_ascii_case(text)),
        unknown: "there is no such kind",
    },
    is_work: false,
    values: &VALUES,
    wrap: FacetValue::Kind,
    of: |item| item.kind(),
};

const VALUES: [NamedValue<ItemKind>; 4] = [
    NamedValue { value: ItemKind::Event, name: "event" },
    NamedValue { value: ItemKind::Direct, name: "direct" },
    NamedValue { value: ItemKind::Indirect, name: "indirect" },
    NamedValue { value: ItemKind::Position, name: "position" },
];
