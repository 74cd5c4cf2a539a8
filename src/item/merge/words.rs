//! The words of an item, for comparing.

/// As many words as are compared: the beginning tells statements apart, and a sketch of 64 bits
/// fills up with more.
const MAX_WORDS: usize = 16;

/// The words of an item as one bit each, by which most pairs with little in common are told apart
/// without looking at their words. Made when an item is packed, because every new store needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sketch(u64);

impl Sketch {
    /// The sketch of an item's words.
    pub fn of(words: &str) -> Self {
        Self(hashes(words).fold(0, |sketch, hash| sketch | 1 << (hash >> 26)))
    }

    /// Its bits in an order in which sketches of like words often begin alike, the first twenty of them.
    pub fn first_bits(self) -> u32 {
        (self.0.reverse_bits() >> 44) as u32
    }

    /// From its bytes.
    pub fn from_le_bytes(bytes: [u8; 8]) -> Self {
        Self(u64::from_le_bytes(bytes))
    }

    /// As eight bytes, lowest first.
    pub fn to_le_bytes(self) -> [u8; 8] {
        self.0.to_le_bytes()
    }
}

/// Sketches behind each other, compared many at once.
pub struct Sketches {
    bits: Vec<u64>,
    /// How many of its bits each needs in common with another; see [`Least`].
    least: Vec<i32>,
}

/// What bits of two sketches are in common at least where a share of their words is, in parts of
/// [`Least::PARTS`]: the sum of what each of them adds.
///
/// All bits of both, less those in common, are counted once, so common ≥ share · either is
/// common ≥ share / (1 + share) · (bits of one + bits of the other). Bits that words of both happen to
/// share pass too often; a seventh is allowed for the opposite.
#[derive(Clone, Copy)]
pub struct Least(f32);

impl Least {
    const PARTS: i32 = 256;

    /// For a share of words.
    pub fn new(share: f32) -> Self {
        let share = share * 0.85;
        Self(share / (1.0 + share))
    }

    fn of(self, bits: u64) -> i32 {
        (bits.count_ones() as f32 * self.0 * Self::PARTS as f32) as i32
    }
}

#[inline]
fn in_common(a: u64, b: u64) -> i32 {
    (a & b).count_ones() as i32 * Least::PARTS
}

impl Sketches {
    /// None yet, with room for `n_sketches`.
    pub fn with_capacity(n_sketches: usize) -> Self {
        Self { bits: Vec::with_capacity(n_sketches), least: Vec::with_capacity(n_sketches) }
    }

    /// Adds one that is looked for with `least`.
    pub fn push(&mut self, sketch: Sketch, least: Least) {
        self.bits.push(sketch.0);
        self.least.push(least.of(sketch.0));
    }

    /// Marks with a one which of those in `range` may have enough words in common with the one at `place`.
    /// Without a branch and without a product for each, and on its own, so that several are compared at once.
    #[inline(never)]
    pub fn mark_alike(&self, range: std::ops::Range<usize>, place: usize, alike: &mut [u8]) {
        let (bits, least) = (self.bits[place], self.least[place]);
        let others = self.bits[range.clone()].iter().zip(&self.least[range]);
        for (alike, (other, least_other)) in alike.iter_mut().zip(others) {
            *alike = u8::from(in_common(bits, *other) >= least + least_other);
        }
    }

    /// Whether two may have enough words in common, counted anew.
    pub fn are_alike(&self, a: usize, b: usize, least: Least) -> bool {
        let (a, b) = (self.bits[a], self.bits[b]);
        in_common(a, b) >= least.of(a) + least.of(b)
    }
}

/// The beginning of a hash and its next step (FNV-1a).
const HASH_BASIS: u32 = 0x811c_9dc5;

fn fnv(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// The hashes of the words that are compared, each once, rising.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordSet {
    hashes: [u32; MAX_WORDS],
    n_words: u8,
}

impl WordSet {
    /// The first words of `text`.
    pub fn of(text: &str) -> Self {
        let (mut set, mut n_words) = ([0; MAX_WORDS], 0);
        for hash in hashes(text) {
            set[n_words] = hash;
            n_words += 1;
        }
        set[..n_words].sort_unstable();
        let mut kept = 0;
        for at in 0..n_words {
            if at == 0 || set[at] != set[at - 1] {
                set[kept] = set[at];
                kept += 1;
            }
        }
        // What is behind them counts when two sets are compared as a whole.
        set[kept..].fill(0);
        Self { hashes: set, n_words: kept as u8 }
    }

    /// The words that do not stand in `other`.
    pub fn without(&self, other: &Self) -> Self {
        let (mut hashes, mut n_words) = ([0; MAX_WORDS], 0);
        for hash in self.words().iter().filter(|hash| !other.has(**hash)) {
            hashes[n_words] = *hash;
            n_words += 1;
        }
        Self { hashes, n_words: n_words as u8 }
    }

    fn words(&self) -> &[u32] {
        &self.hashes[..self.len()]
    }

    fn has(&self, hash: u32) -> bool {
        self.words().binary_search(&hash).is_ok()
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        usize::from(self.n_words)
    }

    /// Whether every word stands in `other`.
    pub fn is_part_of(&self, other: &Self) -> bool {
        self.words().iter().all(|hash| other.has(*hash))
    }

    /// The share of their words that both have (Jaccard), 0 to 1.
    pub fn overlap(&self, other: &Self) -> f32 {
        let n_shared = self.words().iter().filter(|hash| other.has(**hash)).count();
        let n_either = self.len() + other.len() - n_shared;
        if n_either == 0 { 0.0 } else { n_shared as f32 / n_either as f32 }
    }
}

/// The first words as hashes, without regard to capitals and to inflection. Short words say little and
/// are left out; so are small numbers, which are compared as what they count.
fn hashes(text: &str) -> impl Iterator<Item = u32> {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte >= 0x80;
    let words = text.as_bytes().split(move |byte| !is_part(byte));
    words.filter(|word| word.len() >= 4).map(stem).take(MAX_WORDS)
}

/// Endings of inflected words, the longer ones first: as they stand in German and mostly in English.
const ENDINGS: [&[u8]; 8] = [b"ern", b"en", b"er", b"es", b"em", b"e", b"n", b"s"];

/// A hash of a word without its ending: "Gespräche" and "Gesprächen" are one word, "Friedensplan" and
/// "Friedensvertrag" two.
pub fn stem(word: &[u8]) -> u32 {
    let rest = |ending: &&[u8]| word.strip_suffix(*ending).filter(|rest| rest.len() >= 4);
    let stem = ENDINGS.iter().find_map(rest).unwrap_or(word);
    // Setting this bit makes small letters of capitals, in ASCII and in umlauts.
    stem.iter().fold(HASH_BASIS, |hash, byte| fnv(hash, byte | 0x20))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overlap_of(a: &str, b: &str) -> f32 {
        WordSet::of(a).overlap(&WordSet::of(b))
    }

    #[test]
    fn inflection_capitals_and_small_words_do_not_matter() {
        let (a, b) =
            ("Die Gespräche in Istanbul waren konstruktiv", "Das Gespräch zu Istanbul war konstruktiv");
        assert!(overlap_of(a, b) > 0.7, "{}", overlap_of(a, b));
        assert_eq!(overlap_of("Übergriffe", "übergriffe"), 1.0);
    }

    #[test]
    fn compounds_with_one_beginning_are_different_words() {
        assert_eq!(overlap_of("Friedensplan", "Friedensvertrag"), 0.0);
        assert_eq!(overlap_of("Außenminister", "Außenhandel"), 0.0);
    }

    #[test]
    fn other_words_do_not_match() {
        let overlap =
            overlap_of("Russland sei zu Gesprächen bereit", "Russland werde keine Truppen abziehen");
        assert!(overlap < 0.4, "{overlap}");
        assert_eq!(overlap_of("", ""), 0.0);
    }
}
