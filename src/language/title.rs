//! The words and endings that titles of events are put together with.

use foldhash::{HashMap, HashSet};
use serde::Deserialize;

use super::conjugation::VerbWords;

/// How a title is put together: which articles fall away, and what adjectives and nouns take on then.
#[derive(Clone, Debug, Default)]
pub struct TitleWords {
    /// Articles that fall away → the ending that adjectives behind take on; empty where they have it.
    pub dropped: HashMap<String, String>,
    /// Words for whose it is, which fall away before the first noun, in the same way.
    pub possessive: HashMap<String, String>,
    /// Articles of a masculine object → the ending that adjectives take when it becomes the subject.
    pub nominative: HashMap<String, String>,
    /// The same articles in the nominative.
    pub nominative_article: HashMap<String, String>,
    /// Ending of adjectives made from the names of places, which do not change.
    pub of_place: String,
    /// Articles before a noun in the genitive …
    pub genitive_article: HashSet<String>,
    /// … and before one in the dative plural.
    pub dative_article: HashSet<String>,
    /// Articles of objects that are the same in the nominative.
    pub same: HashSet<String>,
    adjective_endings: Vec<String>,
    /// Endings of adjectives with no article before them, by gender and in the plural ('p').
    pub adjective: HashMap<char, String>,
    adjectival: Vec<String>,
    weak_ending: String,
    weak_nouns: Vec<String>,
    not_weak: Vec<String>,
    weak_short_ending: String,
    weak_short_nouns: Vec<String>,
    /// Endings of the genitive.
    pub genitive_endings: Vec<String>,
    /// Ending of plural nouns in the dative.
    pub dative_plural: String,
    /// What joins the parts of a compound.
    pub joints: Vec<String>,
    pointing: HashSet<String>,
    /// A word in place of the object of a verb.
    pub reflexive: String,
    /// Prepositions whose phrases are the background of what is told.
    pub background: HashSet<String>,
    /// Prepositions that tell where …
    pub places: HashSet<String>,
    /// … and where somebody goes.
    pub goals: HashSet<String>,
    /// Prepositions before the place to which or from which somebody goes.
    pub ways: HashSet<String>,
    /// Nouns that with a preposition only say when or how.
    pub adverbial: HashSet<String>,
    /// Prepositions that hold an article → the same without it.
    pub contracted: HashMap<String, String>,
    /// What stands before who did it, in the passive.
    pub agents: HashSet<String>,
    /// Nouns that say nothing without what follows them.
    pub relational: HashSet<String>,
    /// Ends of numbers in letters that are no other word.
    pub hundreds: Vec<String>,
    /// Verbs that say nothing without an object.
    pub transitive: HashSet<String>,
    needed: HashMap<String, HashSet<String>>,
    kept: HashMap<String, HashSet<String>>,
    /// Joins what belongs to something.
    pub of: String,
    /// Opens the two who meet …
    pub between: String,
    /// … and joins them.
    pub and: String,
    /// Pronouns that stand for nobody named before.
    pub nobody: HashSet<String>,
    /// Pronouns that take up the subject before → the articles that it may have.
    pub pronouns: HashMap<String, HashSet<String>>,
    /// Possessives → the pronoun of whoever owns it.
    pub owners: HashMap<String, String>,
    /// Words that say nothing without the sentence before.
    pub anaphoric: HashSet<String>,
    /// Prepositions of phrases that belong to the body that they follow: "Institut für Technik".
    pub of_bodies: HashSet<String>,
    /// Letters of verbs → what an article without any of them writes.
    pub spelling: HashMap<String, String>,
}

/// The file, as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TitlesFile {
    articles: Articles,
    clause: ClauseWords,
    pub verbs: VerbWords,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Articles {
    dropped: HashMap<String, String>,
    possessive: HashMap<String, String>,
    nominative: HashMap<String, String>,
    nominative_article: HashMap<String, String>,
    of_place: String,
    genitive_article: HashSet<String>,
    dative_article: HashSet<String>,
    same: HashSet<String>,
    adjective_endings: Vec<String>,
    adjective: HashMap<char, String>,
    adjectival: Vec<String>,
    weak_ending: String,
    weak_nouns: Vec<String>,
    not_weak: Vec<String>,
    weak_short_ending: String,
    weak_short_nouns: Vec<String>,
    genitive_endings: Vec<String>,
    dative_plural: String,
    joints: Vec<String>,
    pointing: HashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClauseWords {
    reflexive: String,
    background: HashSet<String>,
    places: HashSet<String>,
    goals: HashSet<String>,
    ways: HashSet<String>,
    adverbial: HashSet<String>,
    contracted: HashMap<String, String>,
    agents: HashSet<String>,
    relational: HashSet<String>,
    hundreds: Vec<String>,
    transitive: String,
    needed: HashMap<String, String>,
    kept: HashMap<String, String>,
    of: String,
    between: String,
    and: String,
    nobody: HashSet<String>,
    anaphoric: HashSet<String>,
    of_bodies: HashSet<String>,
    pronouns: HashMap<String, HashSet<String>>,
    owners: HashMap<String, String>,
    spelling: HashMap<String, String>,
}

impl From<TitlesFile> for TitleWords {
    fn from(file: TitlesFile) -> Self {
        let (articles, clause) = (file.articles, file.clause);
        Self {
            dropped: articles.dropped,
            possessive: articles.possessive,
            nominative: articles.nominative,
            nominative_article: articles.nominative_article,
            of_place: articles.of_place,
            genitive_article: articles.genitive_article,
            dative_article: articles.dative_article,
            same: articles.same,
            adjective_endings: articles.adjective_endings,
            adjective: articles.adjective,
            adjectival: articles.adjectival,
            weak_ending: articles.weak_ending,
            weak_nouns: articles.weak_nouns,
            not_weak: articles.not_weak,
            weak_short_ending: articles.weak_short_ending,
            weak_short_nouns: articles.weak_short_nouns,
            genitive_endings: articles.genitive_endings,
            dative_plural: articles.dative_plural,
            joints: articles.joints,
            pointing: articles.pointing,
            reflexive: clause.reflexive,
            background: clause.background,
            places: clause.places,
            goals: clause.goals,
            ways: clause.ways,
            adverbial: clause.adverbial,
            contracted: clause.contracted,
            agents: clause.agents,
            relational: clause.relational,
            hundreds: clause.hundreds,
            transitive: clause.transitive.split_whitespace().map(str::to_owned).collect(),
            needed: by_verb(&clause.needed),
            kept: by_verb(&clause.kept),
            of: clause.of,
            between: clause.between,
            and: clause.and,
            nobody: clause.nobody,
            anaphoric: clause.anaphoric,
            of_bodies: clause.of_bodies,
            pronouns: clause.pronouns,
            owners: clause.owners,
            spelling: clause.spelling,
        }
    }
}

/// Prepositions → verbs, turned round.
fn by_verb(verbs: &HashMap<String, String>) -> HashMap<String, HashSet<String>> {
    let mut found: HashMap<String, HashSet<String>> = HashMap::default();
    for (prepositions, verbs) in verbs {
        for verb in verbs.split_whitespace() {
            let of_verb = found.entry(verb.to_owned()).or_default();
            of_verb.extend(prepositions.split_whitespace().map(str::to_owned));
        }
    }
    found
}

impl TitleWords {
    /// Whether a verb, given with the bar of its particle, says nothing without its phrase with this preposition.
    pub fn needs(&self, verb: &str, preposition: &str) -> bool {
        self.needed.get(verb).is_some_and(|prepositions| prepositions.contains(preposition))
    }

    /// Whether it says more with that phrase than with others.
    pub fn keeps(&self, verb: &str, preposition: &str) -> bool {
        self.kept.get(verb).is_some_and(|prepositions| prepositions.contains(preposition))
    }

    /// Whether it says little without some phrase with a preposition, or more with one.
    pub fn asks_phrase(&self, verb: &str) -> bool {
        self.needed.contains_key(verb) || self.kept.contains_key(verb)
    }

    /// An adjective without its ending.
    pub fn stem<'a>(&self, adjective: &'a str) -> Option<&'a str> {
        let ending = self.adjective_endings.iter().find(|ending| adjective.ends_with(ending.as_str()))?;
        adjective.strip_suffix(ending.as_str()).filter(|stem| stem.len() > 2)
    }

    /// Whether an adjective, given without its ending, only points back or forth.
    pub fn is_pointing(&self, stem: &str) -> bool {
        self.pointing.contains(&stem.to_lowercase())
    }

    /// Whether a noun is an adjective, which keeps its article: "der Verletzte".
    pub fn is_adjectival(&self, noun: &str) -> bool {
        let lower = noun.to_lowercase();
        let bare = lower.strip_suffix(self.dative_plural.as_str()).unwrap_or(&lower);
        ends_in(&lower, &self.adjectival) || ends_in(bare, &self.adjectival)
    }

    /// A masculine noun of the accusative as it is in the nominative: "den Präsidenten" → "Präsident".
    pub fn nominative_noun<'a>(&self, noun: &'a str) -> &'a str {
        let lower = noun.to_lowercase();
        let weak = |stem: &str| ends_in(stem, &self.weak_nouns) && !ends_in(stem, &self.not_weak);
        let strip = |ending: &str, fits: &dyn Fn(&str) -> bool| {
            lower.strip_suffix(ending).filter(|stem| fits(stem)).and_then(|stem| noun.get(..stem.len()))
        };
        let short = |stem: &str| ends_in(stem, &self.weak_short_nouns) || ends_in(stem, &self.adjectival);
        strip(&self.weak_ending, &weak).or_else(|| strip(&self.weak_short_ending, &short)).unwrap_or(noun)
    }
}

fn ends_in(word: &str, endings: &[String]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending.as_str()))
}

#[cfg(test)]
mod tests {
    use crate::language::Pack;

    #[test]
    fn nouns_are_told_in_the_nominative() {
        let pack = Pack::load("de").unwrap();
        let words = &pack.events.title;
        for (object, subject) in
            [("Präsidenten", "Präsident"), ("Zeugen", "Zeuge"), ("Vertrag", "Vertrag"), ("Garten", "Garten")]
        {
            assert_eq!(words.nominative_noun(object), subject);
        }
        assert!(
            words.is_adjectival("54-Jährige")
                && words.is_adjectival("Grünen")
                && !words.is_adjectival("Ministerin")
        );
        assert_eq!(words.stem("früheren"), Some("früher"));
    }
}
