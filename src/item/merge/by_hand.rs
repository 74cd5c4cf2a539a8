//! What a person decided about which tellings are the same, in force over what their words say.

use foldhash::{HashMap, HashSet};

use super::telling::Told;

/// Which tellings are the same, and which are not, by the word of a person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ByHand {
    /// Two tellings each that are the same, with all that is the same as one of them.
    pub same: Vec<(Told, Told)>,
    /// Tellings that are the same as no other, but for those of `same`.
    pub alone: HashSet<Told>,
    /// Documents that are copies of no other.
    pub apart: HashSet<u32>,
}

impl ByHand {
    /// Puts the items together that are the same by hand. `same_as` has for each telling the one that its item is
    /// named by; `number` finds the number of a telling.
    pub(super) fn put_together(&self, same_as: &mut [u32], number: impl Fn(Told) -> u32) {
        // From an item that is part of another one by now to that one.
        let mut part_of: HashMap<u32, u32> = HashMap::default();
        let whole = |part_of: &HashMap<u32, u32>, mut item: u32| {
            while let Some(&other) = part_of.get(&item) {
                item = other;
            }
            item
        };
        for &(one, other) in &self.same {
            let item = |told| whole(&part_of, same_as[number(told) as usize]);
            let (one, other) = (item(one), item(other));
            if one != other {
                part_of.insert(one.max(other), one.min(other));
            }
        }
        if !part_of.is_empty() {
            same_as.iter_mut().for_each(|item| *item = whole(&part_of, *item));
        }
    }
}
