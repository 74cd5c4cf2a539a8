//! The facet of what a person did with items, a star, a note, a correction, and of what they have not looked at yet.
//! An item may have all of them.

use super::definition::{FacetArgument, FacetDefinition, FacetKeys, ValueLabel, keys};
use super::value::{CountryRelation, FacetValue, OwnMark};
use crate::store::{ItemIdx, ItemSet, Store};

/// Star, note, correction, news.
pub struct OwnMarks;

const VALUES: [(OwnMark, &str); 5] = [
    (OwnMark::Star, "star"),
    (OwnMark::Note, "note"),
    (OwnMark::Corrected, "corrected"),
    (OwnMark::New, "new"),
    (OwnMark::Changed, "changed"),
];

/// The items of each, in the order of the values.
fn sets(store: &Store) -> [&ItemSet; 5] {
    let work = &store.work;
    [&work.starred, &work.noted, &work.corrected, &work.news.new, &work.news.changed]
}

impl FacetDefinition for OwnMarks {
    fn keys(&self) -> &'static FacetKeys {
        keys!("own")
    }

    fn icon(&self) -> char {
        // star
        '\u{e46a}'
    }

    fn argument(&self) -> FacetArgument {
        FacetArgument {
            value: "star|note|corrected|new|changed",
            help: "items with a star, with a note, corrected by hand, new or with changed numbers alone; may be given several times",
            expected: "star, note, corrected, new or changed",
            can_be: |text| VALUES.iter().any(|(_, name)| name.eq_ignore_ascii_case(text)),
            unknown: "there is no such mark",
        }
    }

    fn parse(&self, _: &Store, text: &str) -> Option<FacetValue> {
        let named = VALUES.iter().find(|(_, name)| name.eq_ignore_ascii_case(text.trim()));
        named.map(|(mark, _)| FacetValue::Own(*mark))
    }

    fn label(&self, store: &Store, value: &FacetValue) -> ValueLabel {
        ValueLabel::Word(self.position_of(store, value).map_or("", |at| VALUES[at].1))
    }

    fn is_ordered(&self) -> bool {
        true
    }

    fn is_work(&self) -> bool {
        true
    }

    fn makes_lanes(&self) -> bool {
        false
    }

    /// The table has columns for star and note.
    fn has_column(&self) -> bool {
        false
    }

    fn n_values(&self, _: &Store) -> usize {
        VALUES.len()
    }

    fn value_at(&self, _: &Store, at: usize) -> Option<FacetValue> {
        VALUES.get(at).map(|(mark, _)| FacetValue::Own(*mark))
    }

    fn position_of(&self, _: &Store, value: &FacetValue) -> Option<usize> {
        VALUES.iter().position(|(mark, _)| *value == FacetValue::Own(*mark))
    }

    fn value_of(&self, store: &Store, idx: ItemIdx) -> Option<usize> {
        sets(store).iter().position(|set| set.contains(idx))
    }

    fn tally(&self, store: &Store, _: CountryRelation, items: &ItemSet) -> Vec<u32> {
        sets(store).iter().map(|set| set.count_shared(items) as u32).collect()
    }

    fn having(&self, store: &Store, _: CountryRelation, wanted: &[bool]) -> ItemSet {
        let mut bits = ItemSet::none(store.len());
        let marked = sets(store).into_iter().zip(wanted).filter(|(_, wanted)| **wanted);
        marked.for_each(|(set, _)| bits.unite(set));
        bits
    }
}
