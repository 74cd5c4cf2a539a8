//! What a tagger looks at, as hashes, and how far it looks.

use std::ops::Range;

/// What a tagger finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Parts of speech.
    Pos,
    /// Proper names; reads the parts of speech.
    Names,
}

/// Distances of the words that a token's label depends on, in order.
pub const NEIGHBORS: [isize; 5] = [-2, -1, 0, 1, 2];

/// Distances of the words farther off that the label of a name depends on, without telling near from far.
pub const FAR: [isize; 4] = [-4, -3, 3, 4];

/// From how many places a word is seen: from each of [`NEIGHBORS`], from far behind it and from far before it.
pub(super) const N_PLACES: usize = NEIGHBORS.len() + 2;

/// The place among [`N_PLACES`] from which a word at `offset`, one of [`FAR`], is seen.
pub(super) fn far_place(offset: isize) -> usize {
    NEIGHBORS.len() + usize::from(offset > 0)
}

/// The token `offset` tokens behind `idx`, if `sentence` has one there.
pub fn neighbor(sentence: &Range<usize>, idx: usize, offset: isize) -> Option<usize> {
    idx.checked_add_signed(offset).filter(|at| sentence.contains(at))
}

/// A hash that names a feature: FNV-1a over its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feature(pub u64);

impl Feature {
    /// The template `name`, seen at distance `offset`; the compiler knows the hash of a literal name.
    #[inline(always)]
    pub fn new(name: &'static str, offset: isize) -> Self {
        let (bytes, mut hash, mut at) = (name.as_bytes(), 0xcbf2_9ce4_8422_2325_u64, 0);
        while at < bytes.len() {
            hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
            at += 1;
        }
        Self(hash).with_number(offset as u64)
    }

    /// The same with a text.
    pub fn with(self, text: &str) -> Self {
        Self(text.bytes().fold(self.0, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)))
    }

    /// The same with a number.
    pub fn with_number(self, number: u64) -> Self {
        Self((self.0 ^ number.wrapping_add(0x51)).wrapping_mul(0x0100_0000_01b3))
    }

    /// What is seen at distance `offset` where the sentence has no word.
    pub fn edge(offset: isize) -> Self {
        Self::new("edge", offset)
    }
}
