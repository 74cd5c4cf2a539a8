//! Words that tell who is meant where no name stands: pronouns, nouns for accounts, genders of nouns.

use foldhash::HashSet;
use serde::Deserialize;

use super::names::BodyKind;
use super::{Cases, Country, Gender};

/// The words of `actors.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActorWords {
    /// Where the language is read, the country of most of its readers first: where news plays that names none.
    pub homelands: Vec<Country>,
    /// Towns in which bodies of many countries sit, in small letters.
    pub seats: HashSet<String>,
    /// How texts of one of the homelands are written.
    pub spellings: Vec<Spelling>,
    /// Ends of the names of places in the homelands.
    homeland_places: Vec<String>,
    /// In front of the place somebody comes from.
    pub whence: HashSet<String>,
    /// Ends of words for offices, in small letters, with the countries that have them.
    state_offices: Vec<(String, Vec<Country>)>,
    /// Behind a source without a name they tell of somebody else.
    pub joins_source: HashSet<String>,
    /// Pronouns for a man, and for things with a masculine noun.
    pub masculine: HashSet<String>,
    /// Pronouns for a woman, and for things with a feminine noun.
    pub feminine: HashSet<String>,
    /// Pronouns for several.
    pub plural: HashSet<String>,
    /// Pronouns for things with a neuter noun.
    pub neuter: HashSet<String>,
    /// Inside a quotation, the one who speaks it.
    pub speakers_own: HashSet<String>,
    /// They point to the last of those named before.
    pub latter: HashSet<String>,
    /// They point to the first of them.
    pub former: HashSet<String>,
    /// They point to whoever was told of last.
    pub nearest: HashSet<String>,
    /// They refer to what was said last.
    pub said_before: HashSet<String>,
    /// Nouns for what somebody said.
    pub accounts: HashSet<String>,
    /// The same, but the source themselves where nobody is named behind them.
    pub works: HashSet<String>,
    /// The same as the last part of a compound.
    pub account_endings: Vec<String>,
    /// Adjectives that send back to whom the clause is about.
    pub own: HashSet<String>,
    /// Pronouns for somebody spoken of, as subjects.
    personal: HashSet<String>,
    /// Beginnings of possessives, in small letters, with the gender of the one they point to.
    possessives: Vec<(String, String)>,
    /// Ends of nouns for bodies whose name tells their members or purpose, in small letters.
    pub of_members: Vec<String>,
    /// Between such a noun and the purpose.
    pub purposes: HashSet<String>,
    /// Nouns for bodies that are called by who leads them, in small letters: "die Regierung Tal".
    pub led: HashSet<String>,
    /// Nouns for bodies that stand for one named elsewhere, in small letters.
    pub stand_ins: HashSet<String>,
    /// They send back to the place or body spoken of last: "heißt es dort".
    pub there: HashSet<String>,
    /// Between an account and the one who gave it.
    pub links: HashSet<String>,
    /// Between an office and what it is for: "Minister für …", "Botschafter in …".
    pub office_links: HashSet<String>,
    /// Articles and the like, in front of a noun.
    pub determiners: HashSet<String>,
    /// Articles in front of a description of somebody known, in small letters.
    pub definite: HashSet<String>,
    /// The ones of them that can stand before a subject.
    pub definite_subject: HashSet<String>,
    /// Ends of words for women.
    pub feminine_endings: Vec<String>,
    /// Beginnings of words behind a number that tell an age, in small letters.
    years_old: Vec<String>,
    /// Between a number and "old".
    pub years: HashSet<String>,
    /// Beginnings of words for members of parties with those parties.
    party_members: Vec<(String, Vec<String>)>,
    /// Behind the name of a party, in small letters: "CDU-[Politiker]".
    member_nouns: HashSet<String>,
    /// Ends of nouns for people, in small letters.
    human_endings: Vec<String>,
    /// In front of names of a play, film or book.
    pub fictional: HashSet<String>,
    /// Articles, the ending of an adjective behind them, and the gender of the noun.
    article_genders: Vec<(String, String, char)>,
    /// Articles in front of a noun in the genitive.
    pub genitive_articles: HashSet<String>,
    /// Articles in front of one person, where the noun looks like a plural: "dem Präsidenten".
    pub singular_articles: HashSet<String>,
    /// Indefinite articles.
    pub indefinite: HashSet<String>,
    /// Forms of address with the gender of whom they name.
    address: Vec<(String, String)>,
    /// Endings of nouns for bodies with their genders.
    noun_genders: Vec<(String, String)>,
    /// Ending of an adjective without an article: masculine, feminine, neuter, plural.
    strong_endings: [String; 4],
    /// Endings of the dative plural of words for groups, with those of the nominative.
    dative_plurals: Vec<(String, String)>,
    /// Endings of words for several bodies of a state.
    authorities: Vec<String>,
    /// Words of a text that tells of firms.
    pub firm_signs: HashSet<String>,
    /// Kinds of bodies with the nouns that stand for one of them.
    kind_nouns: Vec<(BodyKind, Vec<String>)>,
    /// Endings of nouns for sources that want no name.
    anonymous_endings: Vec<String>,
}

/// Words by which a text shows in which country it was written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spelling {
    /// The country.
    pub country: Country,
    /// At least so many of the words stand in the text.
    pub least: usize,
    /// A letter that no text from there has.
    #[serde(default)]
    pub without: Option<char>,
    /// The words, as written.
    pub words: Vec<String>,
}

impl ActorWords {
    /// Whether `word` behind a number tells an age: "Jährige".
    pub fn is_years_old(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        self.years_old.iter().any(|begin| lower.starts_with(begin.as_str()))
    }

    /// The parties to which somebody called `word` may belong: "Christdemokratin".
    pub fn party_of(&self, word: &str) -> Option<&[String]> {
        let lower = word.to_lowercase();
        let row = self.party_members.iter().find(|(begin, _)| lower.starts_with(begin.as_str()));
        row.map(|(_, parties)| parties.as_slice())
    }

    /// Whether `word` says of somebody only in which party they are: "Christdemokratin", "CDU-Politiker".
    pub fn is_party_member(&self, word: &str) -> bool {
        let member = word.rsplit_once(['-', '‑']).map(|(_, last)| last.to_lowercase());
        self.party_of(word).is_some() || member.is_some_and(|last| self.member_nouns.contains(&last))
    }

    /// Whether `noun` looks like one for a person.
    pub fn is_human(&self, noun: &str) -> bool {
        let lower = noun.to_lowercase();
        self.human_endings.iter().any(|ending| lower.ends_with(ending.as_str()))
    }

    /// The gender of a noun for a body, m, f or n.
    pub fn noun_gender(&self, noun: &str) -> Option<char> {
        let lower = noun.to_lowercase();
        let (_, gender) = self.noun_genders.iter().find(|(ending, _)| lower.ends_with(ending.as_str()))?;
        gender.chars().next()
    }

    /// Whether a place of this name, which no table knows, may lie in one of the homelands.
    pub fn is_homeland_place(&self, name: &str) -> bool {
        self.homeland_places.iter().any(|ending| name.ends_with(ending.as_str()))
    }

    /// Whether `noun` is one for a firm, club or other body of no state.
    pub fn is_firm(&self, noun: &str) -> bool {
        const OF_STATES: [BodyKind; 4] =
            [BodyKind::Ministry, BodyKind::Court, BodyKind::Party, BodyKind::International];
        let lower = noun.to_lowercase();
        let kinds = self.kind_nouns.iter().filter(|(kind, _)| !OF_STATES.contains(kind));
        kinds.flat_map(|(_, nouns)| nouns).any(|known| lower.ends_with(known.as_str()))
    }

    /// The countries that have the office `word`, the likeliest first; empty for offices of every country.
    pub fn countries_of_office(&self, word: &str) -> &[Country] {
        let lower = word.to_lowercase();
        let row = self.state_offices.iter().find(|(ending, _)| lower.ends_with(ending.as_str()));
        row.map_or(&[], |(_, countries)| countries)
    }

    /// Whether `word`, with a small first letter or a capital, is one of `words`.
    pub fn is(words: &HashSet<String>, word: &str) -> bool {
        words.contains(word) || words.contains(&word.to_lowercase())
    }

    /// Whether `word` is a pronoun, or sends back to what was said last.
    pub fn is_pronoun(&self, word: &str) -> bool {
        let lists = [
            &self.masculine,
            &self.feminine,
            &self.plural,
            &self.neuter,
            &self.speakers_own,
            &self.former,
            &self.said_before,
        ];
        lists.iter().any(|words| Self::is(words, word))
    }

    /// Whether `word` is a personal pronoun for somebody spoken of.
    pub fn is_personal(&self, word: &str) -> bool {
        Self::is(&self.personal, word)
    }

    /// Of which genders the one is to whom the possessive `word` points: "ihre" → feminine.
    pub fn owner_of(&self, word: &str) -> Option<Cases> {
        let lower = word.to_lowercase();
        let (_, gender) = self.possessives.iter().find(|(begin, _)| lower.starts_with(begin.as_str()))?;
        let is_one = ActorWords::is(&self.determiners, word) || self.own.contains(&lower);
        is_one.then_some(if gender == "f" { Cases::FEMININE } else { Cases::MASCULINE.or(Cases::NEUTER) })
    }

    /// Whether a noun stands for any body of a kind: "Unternehmen", not "Chiphersteller".
    pub fn is_kind(&self, noun: &str) -> bool {
        self.kind_nouns.iter().any(|(_, nouns)| nouns.iter().any(|known| known == noun))
    }

    /// Whether two nouns can stand for the same body, as both name one of the same kind: "Konzern", "Unternehmen".
    pub fn are_alike(&self, one: &str, other: &str) -> bool {
        const FREE: [BodyKind; 3] = [BodyKind::Company, BodyKind::Club, BodyKind::Media];
        let ends = |noun: &str, nouns: &[String]| nouns.iter().any(|known| noun.ends_with(known.as_str()));
        let kinds = self.kind_nouns.iter().filter(|(kind, _)| FREE.contains(kind));
        kinds.into_iter().any(|(_, nouns)| ends(one, nouns) && nouns.iter().any(|noun| noun == other))
    }

    /// The gender of whom the form of address `word` names.
    pub fn address(&self, word: &str) -> Option<Gender> {
        let (_, gender) = self.address.iter().find(|(address, _)| address == word)?;
        Some(if gender == "f" { Gender::Feminine } else { Gender::Masculine })
    }

    /// The ending that an adjective behind the indefinite `article` has in the nominative; `None` for other words.
    pub fn strong_article_ending(&self, article: &str) -> Option<&str> {
        let feminine = article.ends_with('e') || article.ends_with("er");
        self.indefinite.contains(article).then(|| self.strong_endings[usize::from(feminine)].as_str())
    }

    /// A word for a group in the nominative: "Militärkreisen" → "Militärkreise".
    pub fn nominative_plural(&self, word: &str) -> String {
        let found = self.dative_plurals.iter().find_map(|(dative, nominative)| {
            let begin = word.len().checked_sub(dative.len()).filter(|at| word.is_char_boundary(*at))?;
            (word[begin..].to_lowercase() == *dative).then_some((begin, nominative))
        });
        found.map_or(word.to_owned(), |(begin, nominative)| {
            let capital = word[begin..].starts_with(char::is_uppercase);
            let mut chars = nominative.chars();
            let first =
                chars.next().map(|c| if capital { c.to_uppercase().to_string() } else { c.to_string() });
            format!("{}{}{}", &word[..begin], first.unwrap_or_default(), chars.as_str())
        })
    }

    /// Whether several bodies of a state are meant by `word`.
    pub fn is_authorities(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        self.authorities.iter().any(|ending| lower.ends_with(ending.as_str()))
    }

    /// Whether `word` stands for sources that want no name.
    pub fn is_anonymous(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        self.anonymous_endings.iter().any(|ending| lower.ends_with(ending.as_str()))
    }

    /// The nouns that stand for a body of a kind.
    pub fn nouns_of(&self, kind: BodyKind) -> &[String] {
        self.kind_nouns.iter().find(|(of, _)| *of == kind).map_or(&[], |(_, nouns)| nouns)
    }

    /// The gender of the noun behind `article` and `adjective`: m, f, n, or p for several; `None` for other words.
    pub fn gender_behind(&self, article: &str, adjective: &str) -> Option<char> {
        let fits = |row: &&(String, String, char)| {
            row.0 == article && (adjective.ends_with(row.1.as_str()) || adjective.is_empty())
        };
        self.article_genders.iter().find(fits).map(|row| row.2)
    }

    /// The ending of an adjective without an article in front of a noun of a gender: m, f, n, or p for several.
    pub fn strong_ending_of(&self, gender: char) -> &str {
        let idx = ['m', 'f', 'n'].iter().position(|known| *known == gender).unwrap_or(3);
        &self.strong_endings[idx]
    }

    /// The ending of an adjective in front of `noun` without an article; `None` for unknown nouns.
    pub fn strong_ending(&self, noun: &str) -> Option<&str> {
        Some(self.strong_ending_of(self.noun_gender(noun)?))
    }
}
