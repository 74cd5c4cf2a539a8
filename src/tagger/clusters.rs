//! Which words are used alike: Brown clusters (Brown, deSouza, Mercer, Della Pietra, Lai 1992), a tree of
//! words by what stands before and behind them in large texts.

use super::bytes::{BadModel, number, push_number};

/// The clusters of the frequent words of a language. A word is known by 32 bits of its hash: of ten thousand
/// words that have no cluster one is given the cluster of another.
#[derive(Debug, Default)]
pub struct Clusters {
    /// Hashes of the words, in order.
    hashes: Vec<u32>,
    /// For each of them its path in the tree, the first branch in the lowest bit.
    paths: Vec<u16>,
}

/// First bytes of a file of clusters.
const MAGIC: &[u8] = b"zeitstrahl clusters 1\n";
/// Heads of compounds have at least so many letters.
const SHORTEST_HEAD: usize = 4;
/// So many places of a word are tried for the beginning of its head.
const MOST_HEADS: usize = 24;

impl Clusters {
    /// From words with their paths; of two words with one hash the first counts.
    pub fn new<'w>(words: impl IntoIterator<Item = (&'w str, u16)>) -> Self {
        let mut all: Vec<(u32, u16)> = words.into_iter().map(|(word, path)| (hash(word), path)).collect();
        all.sort_by_key(|(hash, _)| *hash);
        all.dedup_by_key(|(hash, _)| *hash);
        let (hashes, paths) = all.into_iter().unzip();
        Self { hashes, paths }
    }

    /// Reads what `to_bytes` wrote.
    ///
    /// # Errors
    /// Where the bytes are not that.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BadModel> {
        let mut rest = bytes.strip_prefix(MAGIC).ok_or(BadModel)?;
        let mut found = Self::default();
        let mut hash = 0u32;
        while !rest.is_empty() {
            let (step, n) = number(rest).ok_or(BadModel)?;
            let path = rest.get(n..n + 2).ok_or(BadModel)?;
            hash = hash.checked_add(step).ok_or(BadModel)?;
            found.hashes.push(hash);
            found.paths.push(u16::from_le_bytes([path[0], path[1]]));
            rest = &rest[n + 2..];
        }
        Ok(found)
    }

    /// The file of clusters: for each word the distance of its hash from the one before, seven bits to a byte,
    /// the lowest first, and its path in two bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        let mut before = 0;
        for (hash, path) in self.hashes.iter().zip(&self.paths) {
            push_number(&mut bytes, hash - before);
            bytes.extend(path.to_le_bytes());
            before = *hash;
        }
        bytes
    }

    /// The path of `word` as it stands, or in small letters.
    pub fn of(&self, word: &str) -> Option<u16> {
        self.exact(word).or_else(|| self.exact(&word.to_lowercase()))
    }

    /// The path of the longest end of `word` that is a word with a capital: "Jahrgangsbester" of "Bester".
    pub fn of_head(&self, word: &str) -> Option<u16> {
        if let Some((_, last)) = word.rsplit_once('-') {
            return self.of(last);
        }
        let begins = word.char_indices().map(|(at, _)| at).skip(3).take(MOST_HEADS);
        let long = begins.filter(|at| word[*at..].chars().count() >= SHORTEST_HEAD);
        let mut heads = long.map(|at| crate::text::capitalized(&word[at..]));
        heads.find_map(|head| self.exact(&head))
    }

    fn exact(&self, word: &str) -> Option<u16> {
        self.hashes.binary_search(&hash(word)).ok().map(|at| self.paths[at])
    }
}

/// FNV-1a, mixed so that all bits of the result tell words apart.
fn hash(word: &str) -> u32 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = word.bytes().fold(0xcbf2_9ce4_8422_2325, step);
    (hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::Clusters;

    #[test]
    fn what_is_written_is_read() {
        let words = [("Haus", 7), ("Hütte", 300), ("und", 62_460), ("bester", 9)];
        let read = Clusters::from_bytes(&Clusters::new(words).to_bytes()).unwrap();
        assert_eq!(words.map(|(word, _)| read.of(word)), words.map(|(_, path)| Some(path)));
        assert_eq!(read.of("Und"), Some(62_460));
        assert_eq!(read.of("Zelt"), None);
        assert_eq!(read.of_head("Gartenhütte"), Some(300));
        assert_eq!(read.of_head("Garten-Haus"), Some(7));
        assert!(Clusters::from_bytes(b"something else").is_err());
    }
}
