//! What texts are compared by that may be copies of one report: the stretches between the ends of sentences and lines
//! and quotation marks. A quotation is the same whatever announces it, and a sentence whatever stands around it.

/// A stretch of a text, without regard to capitals, blanks and marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Piece {
    /// Tells its letters and digits from those of others.
    pub hash: u32,
    /// How many letters and digits it has, in bytes; at most 65 535.
    pub letters: u16,
}

/// A shorter stretch says too little: "sagte der Minister".
const LEAST_LETTERS: u16 = 25;

/// The beginning of a hash and its next step (FNV-1a).
const HASH_BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const HASH_STEP: u64 = 0x0100_0000_01b3;

/// The pieces of `text`, each once, by rising hash.
pub fn pieces(text: &str) -> Vec<Piece> {
    let (mut found, mut under_way) = (Vec::new(), UnderWay::default());
    let mut rest = text.as_bytes();
    while let Some(&byte) = rest.first() {
        match byte {
            b'.' | b'!' | b'?' | b'\n' | b'"' => found.extend(under_way.end()),
            b'0'..=b'9' => under_way.add(byte),
            // Dashes, quotation marks and the like; an apostrophe divides a word, which is the same in every copy.
            0xe2 => {
                found.extend(under_way.end_at_quote(rest));
                rest = rest.get(3..).unwrap_or_default();
                continue;
            }
            // Soft hyphens and guillemets.
            0xc2 => {
                found.extend(under_way.end_at_quote(rest));
                rest = rest.get(2..).unwrap_or_default();
                continue;
            }
            // Setting this bit makes small letters of capitals, in ASCII and in umlauts.
            b'A'..=b'Z' | b'a'..=b'z' | 0x80.. => under_way.add(byte | 0x20),
            _ => {}
        }
        rest = &rest[1..];
    }
    found.extend(under_way.end());
    found.sort_unstable();
    found.dedup();
    found
}

/// A piece that has begun.
struct UnderWay {
    hash: u64,
    letters: u16,
}

impl Default for UnderWay {
    fn default() -> Self {
        Self { hash: HASH_BASIS, letters: 0 }
    }
}

impl UnderWay {
    fn add(&mut self, byte: u8) {
        self.hash = (self.hash ^ u64::from(byte)).wrapping_mul(HASH_STEP);
        self.letters = self.letters.saturating_add(1);
    }

    /// Ends it; gives it where it says enough.
    fn end(&mut self) -> Option<Piece> {
        let Self { hash, letters } = std::mem::take(self);
        let folded = (hash ^ (hash >> 32)) as u32;
        (letters >= LEAST_LETTERS).then_some(Piece { hash: folded, letters })
    }

    /// The same where `rest` begins with a quotation mark; nothing else that begins so counts.
    fn end_at_quote(&mut self, rest: &[u8]) -> Option<Piece> {
        let is_quote = matches!(
            rest,
            [0xe2, 0x80, 0x98 | 0x9a | 0x9c | 0x9d | 0x9e | 0xb9 | 0xba, ..] | [0xc2, 0xab | 0xbb, ..]
        );
        if is_quote { self.end() } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_is_the_same_whatever_announces_it() {
        let one = pieces("Die Ministerin sagte: „Wir werden die Brücke im Herbst sperren.“");
        let other = pieces("»Wir werden die Brücke im Herbst sperren«, so Berg am Montag in der Stadt.");
        let shared: Vec<&Piece> = one.iter().filter(|piece| other.contains(piece)).collect();
        assert_eq!(shared.len(), 1);
        assert_eq!(usize::from(shared[0].letters), "WirwerdendieBrückeimHerbstsperren".len());
    }

    #[test]
    fn capitals_and_blanks_do_not_matter_and_numbers_do() {
        assert_eq!(pieces("Zwölf Menschen starben im Hafen."), pieces("ZWÖLF  Menschen starben im Hafen"));
        let other = pieces("Es starben 13 Menschen im alten Hafen.");
        assert_ne!(pieces("Es starben 12 Menschen im alten Hafen."), other);
        assert_eq!(pieces("Kurz. Und gut."), []);
    }
}
