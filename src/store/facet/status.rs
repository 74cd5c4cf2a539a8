//! The facet of what a person says of items: confirmed, disputed, unverified, or nobody has checked it.

use super::closed::{ClosedFacet, NamedValue};
use super::definition::{FacetArgument, keys};
use super::value::{Facet, FacetValue};
use crate::item::Status;

/// Confirmed, disputed, unverified, unchecked.
pub static STATUSES: ClosedFacet<Option<Status>> = ClosedFacet {
    facet: Facet::Status,
    keys: keys!("status"),
    // check-circle
    icon: '\u{e184}',
    argument: FacetArgument {
        value: "confirmed|disputed|unverified|unchecked",
        help: "items of which a person says this alone; may be given several times",
        expected: "confirmed, disputed, unverified or unchecked",
        can_be: |text| VALUES.iter().any(|one| one.name.eq_ignore_ascii_case(text)),
        unknown: "there is no such status",
    },
    is_work: true,
    values: &VALUES,
    wrap: FacetValue::Status,
    of: |item| item.status(),
};

const VALUES: [NamedValue<Option<Status>>; 4] = [
    NamedValue { value: Some(Status::Confirmed), name: "confirmed" },
    NamedValue { value: Some(Status::Disputed), name: "disputed" },
    NamedValue { value: Some(Status::Unverified), name: "unverified" },
    NamedValue { value: None, name: "unchecked" },
];
