//! The words of an item, for comparing.

use super::super::Item;

/// As many words as are compared: the beginning tells statements apart, and a sketch of 64 bits
/// fills up with more.
const MAX_WORDS: usize = 16;

/// The words of an event's title, or of what was said.
fn words(item: &Item) -> &str {
    item.title.as_deref().unwrap_or(&item.text)
}

/// The words of an item as one bit each, by which most pairs with little in common are told apart
/// without looking at their words.
#[derive(Clone, Copy)]
pub struct Sketch(u64);

impl Sketch {
    /// The sketch of an item's words.
    pub fn of(item: &Item) -> Self {
        Self(hashes(words(item)).fold(0, |sketch, hash| sketch | 1 << (hash >> 26)))
    }

    /// Whether at least `share` of the words may be common to both. Bits that words of both happen to
    /// share make it true too often; a third is allowed for the opposite.
    pub fn may_share(self, other: Self, share: f64) -> bool {
        let both = (self.0 & other.0).count_ones();
        let either = (self.0 | other.0).count_ones();
        both > 0 && f64::from(both) >= share * 0.67 * f64::from(either)
    }
}

/// The share of their words that both items have (Jaccard), 0 to 1.
pub fn overlap(a: &Item, b: &Item) -> f64 {
    overlap_of(words(a), words(b))
}

fn overlap_of(a: &str, b: &str) -> f64 {
    let set = |text: &str| {
        let mut hashes: Vec<u32> = hashes(text).collect();
        hashes.sort_unstable();
        hashes.dedup();
        hashes
    };
    let (a, b) = (set(a), set(b));
    let shared = a.iter().filter(|hash| b.binary_search(hash).is_ok()).count();
    let either = a.len() + b.len() - shared;
    if either == 0 { 0.0 } else { shared as f64 / either as f64 }
}

/// The first words as hashes (FNV-1a), without regard to capitals and to inflection, of which the
/// first six bytes are mostly free. Short words say little and are left out, numbers are not.
fn hashes(text: &str) -> impl Iterator<Item = u32> {
    let mut bytes = text.bytes();
    let next_word = move || {
        let (mut hash, mut len, mut is_number) = (0x811c_9dc5u32, 0, false);
        for byte in bytes.by_ref() {
            if byte.is_ascii_alphanumeric() || byte >= 0x80 {
                if len == 0 {
                    is_number = byte.is_ascii_digit();
                }
                if len < 6 {
                    // Setting this bit makes small letters of capitals, in ASCII and in umlauts.
                    hash = (hash ^ u32::from(byte | 0x20)).wrapping_mul(0x0100_0193);
                }
                len += 1;
            } else if len >= 4 || is_number {
                return Some(hash);
            } else {
                (hash, len) = (0x811c_9dc5, 0);
            }
        }
        (len >= 4 || is_number).then_some(hash)
    };
    std::iter::from_fn(next_word).take(MAX_WORDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflection_capitals_and_small_words_do_not_matter() {
        let (a, b) =
            ("Die Gespräche in Istanbul waren konstruktiv", "Das Gespräch zu Istanbul war konstruktiv");
        assert!(overlap_of(a, b) > 0.7, "{}", overlap_of(a, b));
        assert_eq!(overlap_of("Übergriffe", "übergriffe"), 1.0);
    }

    #[test]
    fn other_words_do_not_match() {
        let overlap =
            overlap_of("Russland sei zu Gesprächen bereit", "Russland werde keine Truppen abziehen");
        assert!(overlap < 0.4, "{overlap}");
        assert_eq!(overlap_of("", ""), 0.0);
    }
}
