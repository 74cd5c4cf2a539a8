//! The words and endings that titles of events are put together with.

use foldhash::HashMap;
use serde::Deserialize;

/// How a title is put together: articles, adjectives and nouns in the cases that follow the noun that names an event.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitleWords {
    /// Article in the text → article of the genitive.
    pub genitive: HashMap<String, String>,
    /// Articles of the genitive behind which a noun takes an ending.
    pub with_ending: Vec<String>,
    /// That ending …
    pub ending: String,
    /// … and the longer one behind the letters of `sibilants` and behind one syllable.
    pub long_ending: String,
    /// Ends of nouns that take the longer ending.
    pub sibilants: Vec<String>,
    /// Ends of nouns whose last letter is doubled before it.
    pub doubled: Vec<String>,
    /// The vowels; a row of them makes a syllable.
    pub vowels: String,
    /// Nouns of one syllable that take the short ending all the same.
    pub short_all_the_same: Vec<String>,
    /// The ending of weak nouns in every case but the first.
    pub weak_ending: String,
    /// Ends of weak nouns, in small letters.
    pub weak_nouns: Vec<String>,
    /// Ends of nouns that only look like weak ones.
    pub not_weak: Vec<String>,
    /// The ending of weak nouns that end in a vowel.
    pub weak_short_ending: String,
    /// Ends of these, in small letters.
    pub weak_short_nouns: Vec<String>,
    /// Joins what an event is done to, where it has no article.
    pub of: String,
    /// Endings of adjectives with no article before them, by gender and in the plural ('p').
    pub adjective: HashMap<char, String>,
    /// All endings of adjectives.
    pub adjective_endings: Vec<String>,
    /// The ending behind an article in the oblique cases.
    pub oblique_adjective: String,
    /// What an adjective or a word of number with the ending of the plural, or of a feminine, takes on in the genitive
    /// where there is no article before it.
    pub strong_genitive: String,
    /// Nouns of number that take it too.
    pub quantities: Vec<String>,
    /// The ending of plural nouns in the dative.
    pub dative_plural: String,
    /// Ends of plural nouns that take it.
    pub dative_plural_nouns: Vec<String>,
    /// Vowels of a plural and those of its singular.
    pub umlauts: HashMap<char, char>,
    /// Nouns with the end of a plural that stand for a mass.
    pub masses: Vec<String>,
    /// Ends of the adjectives that names begin with.
    pub name_adjectives: Vec<String>,
    /// Numbers that end like adjectives and never change.
    pub uninflected: Vec<String>,
    /// Adjectives that only point somewhere.
    pub pointing: Vec<String>,
    /// Articles that stay before a feminine and in an object.
    pub keeps: Vec<String>,
    /// Article in the text → article of the accusative.
    pub accusative: HashMap<String, String>,
    /// Article in the text → article of the dative singular.
    pub dative: HashMap<String, String>,
    /// Prepositions with the dative.
    pub dative_prepositions: Vec<String>,
    /// Article in the text → article of the dative plural.
    pub dative_plural_article: HashMap<String, String>,
    /// Ends of nouns that are a feminine singular.
    pub feminine: Vec<String>,
    /// Joins who did it.
    pub by: String,
    /// Prepositions with which a place may stand …
    pub places: Vec<String>,
    /// … and those of them that tell where somebody goes.
    pub goals: Vec<String>,
    /// Joins company.
    pub with: String,
    /// Opens the two who meet …
    pub between: String,
    /// … and joins them.
    pub and: String,
    /// Sentences with the title of their event.
    pub examples: Vec<TitleExample>,
}

/// A sentence and the title of an event in it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitleExample {
    /// The sentence.
    pub text: String,
    /// The title.
    pub title: String,
}

impl TitleWords {
    /// An adjective without its ending.
    pub fn stem<'a>(&self, adjective: &'a str) -> Option<&'a str> {
        let ending = self.adjective_endings.iter().find(|ending| adjective.ends_with(ending.as_str()))?;
        adjective.strip_suffix(ending.as_str()).filter(|stem| stem.len() > 2)
    }

    /// An adjective as it stands behind an article in the oblique cases.
    pub fn oblique(&self, adjective: &str) -> String {
        let stem = self.stem(adjective);
        stem.map_or(adjective.to_owned(), |stem| format!("{stem}{}", self.oblique_adjective))
    }

    /// An adjective, or a word of number, of a plural or a feminine in the genitive with no article before it.
    pub fn strong(&self, word: &str) -> Option<String> {
        let plural = self.adjective.get(&'p').is_some_and(|ending| word.ends_with(ending.as_str()));
        plural.then(|| format!("{word}{}", self.strong_genitive))
    }

    /// Whether a word ends in a sibilant.
    pub fn is_sibilant(&self, word: &str) -> bool {
        ends_in(&word.to_lowercase(), &self.sibilants)
    }

    /// Whether the noun looks like a feminine singular.
    pub fn is_feminine(&self, noun: &str) -> bool {
        ends_in(&noun.to_lowercase(), &self.feminine)
    }

    /// A masculine or neuter noun of the nominative, accusative or dative in the genitive.
    pub fn genitive_noun(&self, noun: &str) -> String {
        if noun.ends_with(char::is_uppercase) {
            return noun.to_owned();
        }
        if let Some(weak) = self.weak_form(noun) {
            return weak;
        }
        let lower = noun.to_lowercase();
        let long = ends_in(&lower, &self.sibilants)
            || self.syllables(&lower) == 1 && !ends_in(&lower, &self.short_all_the_same);
        let doubled = lower.chars().last().filter(|_| ends_in(&lower, &self.doubled));
        let ending = if long { &self.long_ending } else { &self.ending };
        format!("{noun}{}{ending}", doubled.map(String::from).unwrap_or_default())
    }

    /// A noun in the singular of the oblique cases: only weak nouns change.
    pub fn oblique_noun(&self, noun: &str) -> String {
        self.weak_form(noun).unwrap_or(noun.to_owned())
    }

    /// Whether a noun is a weak one, in whatever case.
    pub fn is_weak(&self, noun: &str) -> bool {
        self.weak_form(noun).is_some()
    }

    /// A weak noun in an oblique case, whatever case it stands in.
    fn weak_form(&self, noun: &str) -> Option<String> {
        let lower = noun.to_lowercase();
        let weak = |noun: &str| ends_in(noun, &self.weak_nouns) && !ends_in(noun, &self.not_weak);
        let short = |noun: &str| ends_in(noun, &self.weak_short_nouns);
        let already =
            |ending: &str, weak: &dyn Fn(&str) -> bool| lower.strip_suffix(ending).is_some_and(weak);
        if weak(&lower) {
            return Some(format!("{noun}{}", self.weak_ending));
        }
        if short(&lower) {
            return Some(format!("{noun}{}", self.weak_short_ending));
        }
        // With the ending of an adjective: "ein Abgeordneter".
        let strong = self.adjective.get(&'m').and_then(|ending| lower.strip_suffix(ending.as_str()));
        if let Some(stem) = strong.filter(|stem| short(&format!("{stem}e"))) {
            return noun.get(..stem.len()).map(|stem| format!("{stem}{}", self.weak_ending));
        }
        let same = already(&self.weak_ending, &weak)
            || already(&self.weak_short_ending, &short)
            || already(&self.weak_ending, &short);
        same.then(|| noun.to_owned())
    }

    /// A plural noun in the dative.
    pub fn dative_plural_noun(&self, noun: &str) -> String {
        let takes = ends_in(noun, &self.dative_plural_nouns);
        if takes { format!("{noun}{}", self.dative_plural) } else { noun.to_owned() }
    }

    /// Whether a noun ends like a plural in the dative.
    pub fn ends_as_dative_plural(&self, noun: &str) -> bool {
        let stem = noun.strip_suffix(self.dative_plural.as_str());
        stem.is_some_and(|stem| ends_in(stem, &self.dative_plural_nouns))
    }

    /// A plural noun in the dative as it stands in the nominative; those in "en" do not change.
    pub fn nominative_plural<'a>(&self, noun: &'a str) -> &'a str {
        let changes = |stem: &&str| !stem.ends_with(self.plural_ending());
        let stem = noun.strip_suffix(self.dative_plural.as_str()).filter(changes);
        stem.unwrap_or(noun)
    }

    /// Whether a capital adjective often opens a name.
    pub fn is_adjective_of_name(&self, word: &str) -> bool {
        ends_in(word, &self.name_adjectives)
    }

    /// Whether a common noun without an article is a plural that takes an ending in the dative; `known` tells
    /// common nouns in small letters.
    pub fn is_bare_plural(&self, noun: &str, known: impl Fn(&str) -> bool) -> bool {
        let lower = noun.to_lowercase();
        if ends_in(&lower, &self.masses) {
            return false;
        }
        match lower.strip_suffix(self.plural_ending()) {
            Some(singular) => known(singular) || known(&self.without_umlaut(singular)),
            None => ends_in(&lower, &self.dative_plural_nouns) && known(&lower),
        }
    }

    /// The ending of an adjective of a plural, and of many plural nouns.
    fn plural_ending(&self) -> &str {
        self.adjective.get(&'p').map_or("", String::as_str)
    }

    fn without_umlaut(&self, word: &str) -> String {
        word.chars().map(|letter| self.umlauts.get(&letter).copied().unwrap_or(letter)).collect()
    }

    fn syllables(&self, word: &str) -> usize {
        let vowel = |letter: char| self.vowels.contains(letter);
        word.split(|letter| !vowel(letter)).filter(|row| !row.is_empty()).count()
    }
}

fn ends_in(word: &str, endings: &[String]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending.as_str()))
}

#[cfg(test)]
mod tests {
    use crate::language::Pack;

    #[test]
    fn nouns_take_the_ending_of_their_case() {
        let pack = Pack::load("de").unwrap();
        let words = &pack.events.title;
        for (noun, genitive) in [
            ("Rat", "Rates"),
            ("Bundesrat", "Bundesrats"),
            ("Präsident", "Präsidenten"),
            ("Präsidenten", "Präsidenten"),
            ("Parlament", "Parlaments"),
            ("Kandidat", "Kandidaten"),
            ("Ergebnis", "Ergebnisses"),
            ("Haus", "Hauses"),
            ("Abgeordneter", "Abgeordneten"),
            ("Chef", "Chefs"),
            ("BKA", "BKA"),
        ] {
            assert_eq!(words.genitive_noun(noun), genitive);
        }
        assert_eq!(words.oblique_noun("Minister"), "Minister");
        assert_eq!(words.oblique_noun("Soldat"), "Soldaten");
        assert_eq!(words.strong("zahlreiche"), Some("zahlreicher".to_owned()));
        assert_eq!(words.strong("zahlreichen"), None);
    }

    #[test]
    fn plurals_without_an_article_are_told_by_their_singular() {
        let pack = Pack::load("de").unwrap();
        let known = |noun: &str| ["angriff", "anschlag", "spieler"].contains(&noun);
        let plural = |noun: &str| pack.events.title.is_bare_plural(noun, known);
        assert!(plural("Angriffe") && plural("Anschläge") && plural("Spieler"));
        assert!(!plural("Hilfe") && !plural("Wasser") && !plural("Angriff"));
    }
}
