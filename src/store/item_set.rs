//! A set of items as one bit each, in item order, so that ranges of time are ranges of words.

use super::ItemIdx;

/// A set of items of one store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemSet {
    words: Vec<u64>,
    n_items: usize,
}

impl ItemSet {
    /// No item of `n_items`.
    pub fn none(n_items: usize) -> Self {
        Self { words: vec![0; n_items.div_ceil(64)], n_items }
    }

    /// Every item of `n_items`.
    pub fn all(n_items: usize) -> Self {
        let mut bits = Self { words: vec![u64::MAX; n_items.div_ceil(64)], n_items };
        bits.trim();
        bits
    }

    /// The items for which `keep` holds, asked in order.
    pub fn from_fn(n_items: usize, mut keep: impl FnMut(usize) -> bool) -> Self {
        let word = |first: usize| {
            let last = (first + 64).min(n_items);
            (first..last).fold(0, |word, idx| word | u64::from(keep(idx)) << (idx - first))
        };
        Self { words: (0..n_items).step_by(64).map(word).collect(), n_items }
    }

    /// Blocks of 64 of `n_items`, in order.
    pub fn from_words(n_items: usize, words: impl Iterator<Item = u64>) -> Self {
        Self { words: words.take(n_items.div_ceil(64)).collect(), n_items }
    }

    /// Some items of `n_items`.
    pub fn from_items(n_items: usize, items: &[ItemIdx]) -> Self {
        let mut bits = Self::none(n_items);
        for idx in items.iter().filter(|idx| idx.index() < n_items) {
            bits.words[idx.index() / 64] |= 1 << (idx.index() % 64);
        }
        bits
    }

    /// The items whose value in `column` is kept.
    pub fn from_column<T>(column: &[T], keep: impl Fn(&T) -> bool) -> Self {
        let word = |values: &[T]| {
            values.iter().enumerate().fold(0, |word, (bit, value)| word | u64::from(keep(value)) << bit)
        };
        Self { words: column.chunks(64).map(word).collect(), n_items: column.len() }
    }

    /// The words of the set, 64 items each.
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    /// How many items there are, in the set or not.
    pub fn n_items(&self) -> usize {
        self.n_items
    }

    /// Whether the item is in the set.
    pub fn contains(&self, idx: ItemIdx) -> bool {
        self.words.get(idx.index() / 64).is_some_and(|word| word >> (idx.index() % 64) & 1 == 1)
    }

    /// Puts the item into the set.
    pub fn insert(&mut self, idx: ItemIdx) {
        self.words[idx.index() / 64] |= 1 << (idx.index() % 64);
    }

    /// Takes the item out of the set.
    pub fn remove(&mut self, idx: ItemIdx) {
        self.words[idx.index() / 64] &= !(1 << (idx.index() % 64));
    }

    /// Whether no item is in it.
    pub fn is_empty(&self) -> bool {
        self.count() == 0
    }

    /// How many are in the set.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many of those from `first` to before `last` are in the set.
    pub fn count_range(&self, first: usize, last: usize) -> usize {
        let (first, last) = (first.min(self.n_items), last.min(self.n_items));
        if first >= last {
            return 0;
        }
        let (from, to) = (first / 64, (last - 1) / 64);
        let head = u64::MAX << (first % 64);
        let tail = u64::MAX >> (63 - (last - 1) % 64);
        if from == to {
            return (self.words[from] & head & tail).count_ones() as usize;
        }
        let middle: usize = self.words[from + 1..to].iter().map(|word| word.count_ones() as usize).sum();
        middle + ((self.words[from] & head).count_ones() + (self.words[to] & tail).count_ones()) as usize
    }

    /// Takes all items from position `first` on out of the set.
    pub fn truncate(&mut self, first: usize) {
        let kept = first / 64;
        if let Some(word) = self.words.get_mut(kept) {
            *word &= !(u64::MAX << (first % 64));
            self.words[kept + 1..].fill(0);
        }
    }

    /// Keeps only what is in `other` too.
    pub fn intersect(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
    }

    /// Adds what is in `other`.
    pub fn unite(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
    }

    /// What is not in the set.
    pub fn complement(&self) -> Self {
        let mut bits = Self { words: self.words.iter().map(|word| !word).collect(), n_items: self.n_items };
        bits.trim();
        bits
    }

    /// What is in both.
    pub fn intersection(&self, other: &Self) -> Self {
        let words = self.words.iter().zip(&other.words).map(|(word, other)| word & other).collect();
        Self { words, n_items: self.n_items }
    }

    /// The items in the set, in order.
    pub fn iter(&self) -> impl Iterator<Item = ItemIdx> + '_ {
        self.words.iter().enumerate().flat_map(|(at, &word)| {
            let rest = std::iter::successors((word != 0).then_some(word), |word| {
                Some(word & (word - 1)).filter(|&word| word != 0)
            });
            rest.map(move |word| ItemIdx::new(at * 64 + word.trailing_zeros() as usize))
        })
    }

    /// Gives every position in the set to `each`, in order; several times faster than [`Self::iter`].
    pub fn for_each(&self, mut each: impl FnMut(usize)) {
        for (at, &word) in self.words.iter().enumerate() {
            let mut rest = word;
            while rest != 0 {
                each(at * 64 + rest.trailing_zeros() as usize);
                rest &= rest - 1;
            }
        }
    }

    /// How many are in both.
    pub fn count_shared(&self, other: &Self) -> usize {
        self.words.iter().zip(&other.words).map(|(word, other)| (word & other).count_ones() as usize).sum()
    }

    /// Bytes held: one bit for each item of the store.
    pub fn bytes(&self) -> usize {
        self.words.len() * 8
    }

    /// Clears what the last word holds beyond the last item.
    fn trim(&mut self) {
        if let Some(last) = self.words.last_mut().filter(|_| !self.n_items.is_multiple_of(64)) {
            *last &= u64::MAX >> (64 - self.n_items % 64);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_and_complements_count_what_is_there() {
        for n_items in [0, 1, 63, 64, 65, 200] {
            let thirds = ItemSet::from_fn(n_items, |idx| idx % 3 == 0);
            let expected: Vec<usize> = (0..n_items).filter(|idx| idx % 3 == 0).collect();
            assert_eq!(thirds.iter().map(ItemIdx::index).collect::<Vec<_>>(), expected);
            assert_eq!(thirds.count() + thirds.complement().count(), n_items);
            for first in 0..n_items.min(70) {
                for last in first..=n_items {
                    let inside = expected.iter().filter(|&&idx| first <= idx && idx < last).count();
                    assert_eq!(thirds.count_range(first, last), inside, "{first}..{last} of {n_items}");
                }
                let mut begin = thirds.clone();
                begin.truncate(first);
                assert_eq!(begin.count(), thirds.count_range(0, first), "before {first} of {n_items}");
            }
        }
    }
}
