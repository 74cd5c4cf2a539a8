//! The case endings of names and adjectives.

use std::borrow::Cow;

use foldhash::HashSet;
use serde::Deserialize;

/// How names are inflected, joined and recognised: `names.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inflection {
    /// Endings of the genitive of a name.
    pub genitive_endings: Vec<String>,
    /// Endings of an adjective.
    pub adjective_endings: Vec<String>,
    /// The ones of them that an adjective has behind an article.
    weak_endings: Vec<String>,
    /// Endings of a word for inhabitants.
    pub inhabitant_endings: Vec<String>,
    /// Endings that make an undeclined adjective or an inhabitant of a town's name.
    pub town_endings: Vec<String>,
    /// What the end of a town's name becomes before them: ending, what stands instead.
    pub town_stems: Vec<(String, String)>,
    /// Endings of words that name women and men, behind a mark or with a capital inside.
    both_genders: Vec<String>,
    /// The marks.
    gender_marks: Vec<char>,
    /// In front of a country's name they name a part of it.
    pub country_prefixes: Vec<String>,
    /// In front of a country's adjective they name a part of it or a stance.
    pub adjective_prefixes: Vec<String>,
    /// Endings of common nouns, the bare form first.
    pub noun_endings: Vec<String>,
    /// Small words inside a person's name.
    pub particles: HashSet<String>,
    /// The particles that can begin a family name as it stands alone.
    pub family_particles: HashSet<String>,
    /// Codes of the countries whose names put the family name first.
    pub family_first: HashSet<String>,
    /// Pieces of what stands abbreviated before or behind a name and is no part of it: "Dipl", "Ing".
    degrees: HashSet<String>,
    /// Titles inside a name: "Freiherr".
    nobility: HashSet<String>,
    /// Between such a title and the name of the family.
    nobility_links: HashSet<String>,
    /// After a name they are part of it.
    pub name_suffixes: HashSet<String>,
    /// Words that end the name of a company or association.
    pub organisation_tails: HashSet<String>,
    /// Words that open the name of a body and take what follows.
    pub organisation_heads: HashSet<String>,
    /// Endings of words that name a body.
    pub organisation_endings: Vec<String>,
    /// Words in front of a place's name that belong to it.
    pub place_heads: HashSet<String>,
    /// Endings of words that name places.
    pub place_endings: Vec<String>,
    /// Endings of words for inhabitants that the nominative singular lacks.
    oblique_inhabitant_endings: Vec<String>,
}

/// A stem shorter than this, in bytes, is left alone: "Der" is no form of "D".
const SHORTEST_STEM: usize = 3;

impl Inflection {
    /// Whether `word` is a piece of an abbreviated title or degree: "Dipl".
    pub fn is_degree(&self, word: &str) -> bool {
        self.degrees.contains(word)
    }

    /// Whether `word` is a title inside a name: "Freiherr".
    pub fn is_nobility(&self, word: &str) -> bool {
        self.nobility.contains(word)
    }

    /// Whether `word` may stand between such a title and the name of the family.
    pub fn links_nobility(&self, word: &str) -> bool {
        self.nobility_links.contains(word)
    }

    /// Whether `word` ends like an adjective behind an article.
    pub fn is_weak(&self, word: &str) -> bool {
        self.weak_endings.iter().any(|ending| word.ends_with(ending.as_str()))
    }

    /// `word` without the mark that names women and men in one word: "Sprecher:innen", "SprecherInnen" → "Sprecherinnen".
    pub fn without_gender_mark<'w>(&self, word: &'w str) -> Cow<'w, str> {
        let marked = self.both_genders.iter().find_map(|ending| {
            let stem = word.strip_suffix(ending.as_str());
            let joined = stem.and_then(|stem| stem.strip_suffix(self.gender_marks.as_slice()));
            let inside = || {
                let mut letters = ending.chars();
                let capital: String = letters.next()?.to_uppercase().chain(letters).collect();
                word.strip_suffix(capital.as_str()).filter(|stem| stem.ends_with(char::is_lowercase))
            };
            Some((joined.or_else(inside)?, ending))
        });
        marked.map_or(Cow::Borrowed(word), |(stem, ending)| Cow::Owned(format!("{stem}{ending}")))
    }

    /// `word` without the longest adjective ending: "Vereinigten" → "Vereinigt".
    pub fn adjective_stem<'w>(&self, word: &'w str) -> &'w str {
        strip_longest(word, &self.adjective_endings)
    }

    /// `word` without each genitive ending it has: "Amtes" → "Amte", "Amt".
    pub fn genitive_stems<'w>(&self, word: &'w str) -> impl Iterator<Item = &'w str> {
        stems(word, &self.genitive_endings)
    }

    /// `word` without each ending of an inhabitant that it has, itself included.
    pub fn inhabitant_stems<'w>(&self, word: &'w str) -> impl Iterator<Item = &'w str> {
        stems(word, &self.inhabitant_endings)
    }

    /// `word` without each ending of an adjective that it has, itself included.
    pub fn adjective_stems<'w>(&self, word: &'w str) -> impl Iterator<Item = &'w str> {
        stems(word, &self.adjective_endings)
    }

    /// `word` without each ending of a town's adjective that it has: "Pariser" → "Paris".
    pub(super) fn town_stems_of<'w>(&self, word: &'w str) -> impl Iterator<Item = &'w str> {
        self.town_endings.iter().filter_map(move |ending| word.strip_suffix(ending.as_str()))
    }

    /// Whether a word for an inhabitant has an ending that the nominative singular lacks: "Kroaten".
    pub fn is_oblique_inhabitant(&self, word: &str) -> bool {
        self.oblique_inhabitant_endings.iter().any(|ending| word.ends_with(ending.as_str()))
    }

    /// Whether `word` is written like the undeclined adjective of a town: "Schweriner".
    pub fn is_undeclined(&self, word: &str) -> bool {
        let ending = self.town_endings.first().is_some_and(|ending| word.ends_with(ending.as_str()));
        ending && word.starts_with(char::is_uppercase)
    }

    /// Whether `found` is a form of `name`: the last word of a name takes the genitive, words before
    /// it may be adjectives.
    pub fn same(&self, name: &str, found: &str, last: bool) -> bool {
        if name == found {
            return true;
        }
        if last {
            return found
                .strip_prefix(name)
                .is_some_and(|end| self.genitive_endings.iter().any(|e| e == end));
        }
        let stem = self.adjective_stem(name);
        stem.len() > SHORTEST_STEM && stem.len() < name.len() && stem == self.adjective_stem(found)
    }

    /// The keys under which names that begin with `word` may be filed.
    pub(super) fn keys<'w>(&self, word: &'w str) -> impl Iterator<Item = &'w str> {
        let stem = self.adjective_stem(word);
        let stem = (stem.len() < word.len()).then_some(stem);
        let genitive = self.genitive_stems(word).filter(move |bare| Some(*bare) != stem);
        std::iter::once(word).chain(stem).chain(genitive)
    }
}

fn strip_longest<'w>(word: &'w str, endings: &[String]) -> &'w str {
    let stem = stems(word, endings).min_by_key(|stem| stem.len());
    stem.unwrap_or(word)
}

fn stems<'w>(word: &'w str, endings: &[String]) -> impl Iterator<Item = &'w str> {
    let stem = move |ending: &String| word.strip_suffix(ending.as_str());
    endings
        .iter()
        .filter_map(stem)
        .filter(move |stem| stem.len() >= SHORTEST_STEM || stem.len() == word.len())
}
