//! Classes of words that are used alike: companies, towns of a country, words for reports.

use foldhash::HashMap;

use super::Inflection;
use super::table::Table;
use crate::language::PackError;

/// The classes of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordClass {
    /// Numbers of its large, middle and small class.
    pub sizes: [u16; 3],
    /// Whether they are those of its last part only: the word itself is rare.
    pub of_part: bool,
}

/// The table of classes.
#[derive(Debug)]
pub(super) struct WordClasses(HashMap<&'static str, [u16; 3]>);

/// The last part of a rare word has at least so many letters, and so many stand before it.
const SHORTEST_PART: usize = 4;
const SHORTEST_FRONT: usize = 2;
/// The longest word of the table has fewer letters.
const LONGEST: usize = 30;

impl WordClasses {
    /// Reads the table.
    pub fn read(text: &'static str) -> Result<Self, PackError> {
        let table = Table::read("word_classes.tsv", text, &["large", "middle", "small", "words"])?;
        let mut classes = HashMap::default();
        for row in table.rows() {
            let number = |column: &str| row[column].parse().map_err(|_| row.wrong("a class is no number"));
            let sizes = [number("large")?, number("middle")?, number("small")?];
            classes.extend(row["words"].split(' ').map(|word| (word, sizes)));
        }
        Ok(Self(classes))
    }

    /// The classes of `word` or what it is the genitive of, else those of its last part.
    pub fn of(&self, inflection: &Inflection, word: &str) -> Option<WordClass> {
        if !word.starts_with(char::is_uppercase) {
            return None;
        }
        let whole = |word: &str| {
            let forms = std::iter::once(word).chain(inflection.genitive_stems(word));
            forms.into_iter().find_map(|form| self.0.get(form).copied())
        };
        let after_hyphen = || word.rsplit_once('-').and_then(|(_, last)| whole(last));
        let sizes = whole(word).or_else(after_hyphen);
        let part = || self.of_last_part(word).map(|sizes| WordClass { sizes, of_part: true });
        sizes.map(|sizes| WordClass { sizes, of_part: false }).or_else(part)
    }

    /// The classes of the longest word of the table that `word` ends in.
    fn of_last_part(&self, word: &str) -> Option<[u16; 3]> {
        let letters = word.chars().count();
        let fronts =
            SHORTEST_FRONT.max(letters.saturating_sub(LONGEST))..(letters + 1).saturating_sub(SHORTEST_PART);
        let mut tails = word.char_indices().enumerate().filter(|(front, _)| fronts.contains(front));
        tails.find_map(|(_, (at, first))| {
            let capital: String = first.to_uppercase().chain(word[at..].chars().skip(1)).collect();
            self.0.get(capital.as_str()).copied()
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::language::Pack;

    #[test]
    fn words_that_are_used_alike_have_one_class() {
        let pack = Pack::load("de").unwrap();
        let class = |word: &str| pack.names.word(word).class;
        let large = |word: &str| class(word).map(|class| class.sizes[0]);
        assert_eq!(large("Toyota"), large("Honda"));
        assert_ne!(large("Toyota"), large("Freitag"));
        assert_eq!(class("Hannovers"), class("Hannover"), "a genitive is the same word");
        assert_eq!(class("toyota"), None, "names have a capital");
    }

    #[test]
    fn rare_words_have_the_class_of_their_last_part() {
        let pack = Pack::load("de").unwrap();
        let (whole, part) = (pack.names.word("Straße").class, pack.names.word("Krallenbergstraße").class);
        assert_eq!(whole.map(|class| (class.sizes, false)), part.map(|class| (class.sizes, !class.of_part)));
        assert_eq!(pack.names.word("Krzlwqx").class, None);
    }
}
