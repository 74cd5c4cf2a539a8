//! What a facet must say about itself.

use crate::language::Country;
use crate::store::csr::Csr;
use crate::store::facet::value::{CountryRelation, FacetValue};
use crate::store::{ActorIdx, DocumentIdx, ItemIdx, ItemSet, Store};

/// All there is to know about a facet. What is common to several facets derives from this: counts,
/// filtering, lanes, chips, the filter panel, columns of the table, saved filters, and the options of `render`.
///
/// The values of a facet have positions in a store, from 0 to [`FacetDefinition::n_values`]; `relation` matters to
/// countries alone.
pub trait FacetDefinition: Sync {
    /// Its name, and the keys of the words about it.
    fn keys(&self) -> &'static FacetKeys;

    /// A letter of the face of icons (Phosphor).
    fn icon(&self) -> char;

    /// How `render` is told a value.
    fn argument(&self) -> FacetArgument;

    /// The value that `text`, typed as an option of `render`, means in `store`; `None` where it means none.
    fn parse(&self, store: &Store, text: &str) -> Option<FacetValue>;

    /// What a value of this facet is called.
    fn label(&self, store: &Store, value: &FacetValue) -> ValueLabel;

    /// Whether it matters how an item is connected with a value.
    fn has_relation(&self) -> bool {
        false
    }

    /// Whether "all of them" can be asked for, because items have several values.
    fn has_several(&self) -> bool {
        false
    }

    /// Whether the values have an order of their own; otherwise those with most items come first.
    fn is_ordered(&self) -> bool {
        false
    }

    /// Whether the table has a column of its own for it, which shows the value of [`Self::value_of`].
    fn has_column(&self) -> bool {
        true
    }

    /// Whether its values are called by whole titles and not by a word or two.
    fn has_long_names(&self) -> bool {
        false
    }

    /// Whether it is what a person did with the items: it changes while the items stay.
    fn is_work(&self) -> bool {
        false
    }

    /// Whether lanes can be made by it.
    fn makes_lanes(&self) -> bool {
        true
    }

    /// How many positions the values have.
    fn n_values(&self, store: &Store) -> usize;

    /// The value at a position.
    fn value_at(&self, store: &Store, at: usize) -> Option<FacetValue>;

    /// The position of a value; `None` where no item of the store can have it.
    fn position_of(&self, store: &Store, value: &FacetValue) -> Option<usize>;

    /// The position of the value that an item stands under; `None` where it has none.
    fn value_of(&self, store: &Store, idx: ItemIdx) -> Option<usize>;

    /// How many of `items` have the value at each position.
    fn tally(&self, store: &Store, relation: CountryRelation, items: &ItemSet) -> Vec<u32>;

    /// How many of `items` have the value at each position only by assumption; empty where nothing is assumed.
    fn tally_assumed(&self, _: &Store, _: CountryRelation, _: &ItemSet) -> Vec<u32> {
        Vec::new()
    }

    /// The items that have at least one of the values whose position is marked in `wanted`.
    fn having(&self, store: &Store, relation: CountryRelation, wanted: &[bool]) -> ItemSet;

    /// The lanes of each item, as positions of values; [`Self::n_values`] is the lane of items that have no
    /// value. One lane for each item unless said otherwise: that of [`Self::value_of`].
    fn lanes(&self, store: &Store, _relation: CountryRelation) -> Csr<u32> {
        let n_values = self.n_values(store);
        let lane = |idx| self.value_of(store, ItemIdx::new(idx)).unwrap_or(n_values) as u32;
        Csr::of_rows(store.len(), |idx| Some(lane(idx)))
    }
}

/// The name of a facet, and under which keys the wording speaks of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FacetKeys {
    /// In saved filters, and as what makes lanes on the command line: "country".
    pub name: &'static str,
    /// The option of `render` that lets items of one of its values pass: "--country".
    pub option: &'static str,
    /// The heading in the filter panel.
    pub heading: &'static str,
    /// The heading of its column in the table, where it has one.
    pub column: &'static str,
    /// As what makes lanes.
    pub grouping: &'static str,
    /// The command that makes lanes by it.
    pub group: &'static str,
    /// The command that divides lanes by it.
    pub divide: &'static str,
    /// The chip of one value that is needed.
    pub chip: &'static str,
    /// The chip of several, one of which is needed.
    pub chip_any: &'static str,
    /// The chip of several, all of which are needed.
    pub chip_all: &'static str,
    /// The chip of values that are kept out.
    pub chip_not: &'static str,
    /// The lane of what has no value.
    pub none: &'static str,
    /// The table of its values' words, where a value is one word of the wording.
    pub values: &'static str,
    /// The same in the plural, for the filter panel.
    pub plurals: &'static str,
}

/// The keys of the facet with this name.
macro_rules! keys {
    ($name:literal) => {
        &crate::store::facet::definition::FacetKeys {
            name: $name,
            option: concat!("--", $name),
            heading: concat!("facet.", $name),
            column: concat!("table.", $name),
            grouping: concat!("group.", $name),
            group: concat!("action.group-", $name),
            divide: concat!("action.within-", $name),
            chip: concat!("chip.", $name),
            chip_any: concat!("chip.", $name, "-any"),
            chip_all: concat!("chip.", $name, "-all"),
            chip_not: concat!("chip.", $name, "-not"),
            none: concat!("timeline.no-", $name),
            values: $name,
            plurals: concat!("facet-", $name),
        }
    };
}
pub(super) use keys;

/// How the command line is told a value of a facet.
#[derive(Clone, Copy, Debug)]
pub struct FacetArgument {
    /// What stands for the value in the help: "CODE".
    pub value: &'static str,
    /// Which items then pass alone, in the help.
    pub help: &'static str,
    /// What a value may be, said where it is something else.
    pub expected: &'static str,
    /// Whether a text can be a value at all, before anything was read.
    pub can_be: fn(&str) -> bool,
    /// What is said where it could be a value, but is none of what was read.
    pub unknown: &'static str,
}

/// What a value is called, as far as it can be told without a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueLabel {
    /// A country; `None` for what stands in none.
    Country(Option<Country>),
    /// An actor of the store.
    Actor(ActorIdx),
    /// A document of the store.
    Document(DocumentIdx),
    /// A word under this name in the wording's table of the facet.
    Word(&'static str),
    /// This text, in every language.
    Text(String),
}
