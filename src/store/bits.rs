//! A set of items as one bit each, in item order, so that ranges of time are ranges of words.

use super::ItemIdx;

/// A set of items of one store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    n_items: usize,
}

impl Bits {
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

    /// Takes the items from `first` to before `last` out of the set.
    pub fn clear_range(&mut self, first: usize, last: usize) {
        for idx in first..last.min(self.n_items) {
            if idx % 64 == 0 && idx + 64 <= last {
                self.words[idx / 64] = 0;
            } else if self.words[idx / 64] != 0 {
                self.words[idx / 64] &= !(1 << (idx % 64));
            }
        }
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
        let mut both = self.clone();
        both.intersect(other);
        both
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

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        self.words.len() * 8
    }

    /// Clears what the last word holds beyond the last item.
    fn trim(&mut self) {
        if let Some(last) = self.words.last_mut().filter(|_| self.n_items % 64 != 0) {
            *last &= u64::MAX >> (64 - self.n_items % 64);
        }
    }
}
