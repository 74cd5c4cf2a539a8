//! The words of an item, for comparing.

use super::super::Item;

/// The words of an item as hashes, each once, and a sketch that tells quickly that two have little
/// in common.
pub struct Words {
    hashes: Vec<u32>,
    sketch: u64,
}

impl Words {
    /// The words of an event's title, or of what was said.
    pub fn of(item: &Item) -> Self {
        Self::new(item.title.as_deref().unwrap_or(&item.text))
    }

    fn new(text: &str) -> Self {
        let mut hashes: Vec<u32> = text.split(|c: char| !c.is_alphanumeric()).filter_map(hash).collect();
        hashes.sort_unstable();
        hashes.dedup();
        let sketch = hashes.iter().fold(0, |sketch, hash| sketch | 1 << (hash % 64));
        Self { hashes, sketch }
    }

    /// Whether the two may have words in common; true too often rather than too seldom.
    pub fn may_match(&self, other: &Self) -> bool {
        self.sketch & other.sketch != 0
    }
}

/// The share of their words that both have (Jaccard), 0 to 1.
pub fn overlap(a: &Words, b: &Words) -> f64 {
    let mut shared = 0;
    let (mut left, mut right) = (a.hashes.iter().peekable(), b.hashes.iter().peekable());
    while let (Some(x), Some(y)) = (left.peek(), right.peek()) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                shared += 1;
                left.next();
                right.next();
            }
        }
    }
    let all = a.hashes.len() + b.hashes.len() - shared;
    if all == 0 { 0.0 } else { f64::from(shared as u32) / all as f64 }
}

/// The hash (FNV-1a) of a word without regard to capitals and to its inflection, of which the first
/// six letters are mostly free; `None` for short words, which say little.
fn hash(word: &str) -> Option<u32> {
    let is_number = word.starts_with(|c: char| c.is_ascii_digit());
    if word.len() < 4 && !is_number {
        return None;
    }
    let letters = word.chars().take(6).flat_map(char::to_lowercase);
    Some(letters.fold(0x811c_9dc5, |hash: u32, c| (hash ^ c as u32).wrapping_mul(0x0100_0193)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflection_and_small_words_do_not_matter() {
        let a = Words::new("Die Gespräche in Istanbul waren konstruktiv");
        let b = Words::new("Das Gespräch zu Istanbul war konstruktiv");
        assert!(overlap(&a, &b) > 0.7, "{}", overlap(&a, &b));
        assert!(a.may_match(&b));
    }

    #[test]
    fn other_words_do_not_match() {
        let a = Words::new("Russland sei zu Gesprächen bereit");
        let b = Words::new("Russland werde keine Truppen abziehen");
        assert!(overlap(&a, &b) < 0.4, "{}", overlap(&a, &b));
        assert_eq!(overlap(&Words::new(""), &Words::new("")), 0.0);
    }
}
