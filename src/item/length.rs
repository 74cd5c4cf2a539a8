//! How much the words of an item say, in a byte.

/// Numbers of words up to this are told apart.
const MOST: u8 = 7;

/// How many words an item has, and whether they are a part of a sentence. Made when an item is packed, because every
/// new store ranks its items by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length(u8);

impl Length {
    /// Of an item with this text and, where it is an event, this title.
    pub fn of(title: Option<&str>, text: &str) -> Self {
        let title = title.map_or(0, n_words);
        let is_part = text.starts_with(char::is_lowercase);
        Self(n_words(text) | title << 3 | u8::from(is_part) << 6)
    }

    /// From the byte it is kept as.
    pub fn from_byte(byte: u8) -> Self {
        Self(byte)
    }

    /// As a byte.
    pub fn byte(self) -> u8 {
        self.0
    }

    /// How many words the text has, up to seven.
    pub fn text(self) -> u8 {
        self.0 & MOST
    }

    /// How many words the title has, up to seven; 0 without one.
    pub fn title(self) -> u8 {
        self.0 >> 3 & MOST
    }

    /// Whether the text begins with a small letter, so that it is no sentence by itself.
    pub fn is_part(self) -> bool {
        self.0 >> 6 & 1 == 1
    }
}

fn n_words(text: &str) -> u8 {
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
    words.take(usize::from(MOST)).count() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_up_to_seven() {
        let length = Length::of(Some("Treffen in Kiel"), "am Montag – tagte der Rat dort in einem Saal");
        assert_eq!((length.title(), length.text(), length.is_part()), (3, 7, true));
        let length = Length::from_byte(Length::of(None, "„Nein“, sagte er").byte());
        assert_eq!((length.title(), length.text(), length.is_part()), (0, 3, false));
    }
}
