//! Verbs by the form in which they stand: infinitive, present, participle.
//!
//! A table gives the principal parts of strong verbs; those with a prefix or particle follow their base, and weak ones
//! are read by their endings.

use foldhash::HashMap;
use serde::Deserialize;

use super::error::{Expected, PackError};
use super::inflect::{Verb, VerbForm, VerbRules};

/// A verb, found by one of its forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lemma {
    /// The particle of a separable verb: "ab".
    pub particle: Option<String>,
    /// Without the particle: "lehnen".
    pub infinitive: String,
    /// Third person of the present, without the particle: "lehnt".
    pub third: String,
    /// Participle, without the particle: "gelehnt".
    pub participle: String,
}

impl Lemma {
    /// As the tables of verbs write it: "ab|lehnen".
    pub fn key(&self) -> String {
        match &self.particle {
            Some(particle) => format!("{particle}|{}", self.infinitive),
            None => self.infinitive.clone(),
        }
    }

    /// Participle as one word: "abgelehnt".
    pub fn whole_participle(&self) -> String {
        format!("{}{}", self.particle.as_deref().unwrap_or_default(), self.participle)
    }

    /// Infinitive as one word: "ablehnen".
    pub fn whole_infinitive(&self) -> String {
        format!("{}{}", self.particle.as_deref().unwrap_or_default(), self.infinitive)
    }
}

/// The verbs of a language.
#[derive(Debug, Default)]
pub struct Conjugation {
    rules: VerbRules,
    /// Particles of separable verbs, the longest first.
    particles: Vec<String>,
    /// Verbs by their forms; the index is one of `verbs`.
    forms: HashMap<String, Vec<(VerbForm, usize)>>,
    verbs: Vec<Lemma>,
    words: VerbWords,
}

/// The table, as written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerbWords {
    present: HashMap<String, String>,
    /// The auxiliary of the passive.
    pub passive: Auxiliary,
    short_stems: Vec<String>,
    short_infinitive: String,
    strong: String,
    weak: String,
}

/// An auxiliary in the third person of the present.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Auxiliary {
    /// Singular.
    pub one: String,
    /// Plural.
    pub several: String,
}

impl Conjugation {
    /// Checks the table.
    pub(super) fn read(words: VerbWords, rules: &VerbRules, particles: &[String]) -> Result<Self, PackError> {
        let mut particles = particles.to_vec();
        particles.retain(|particle| *particle != rules.infinitive_word || particle.len() > 2);
        particles.push(rules.infinitive_word.clone());
        particles.sort_by_key(|particle| std::cmp::Reverse(particle.len()));
        particles.dedup();
        let mut made = Self { rules: rules.clone(), particles, words, ..Self::default() };
        let table = format!("{};{}", made.words.strong, made.words.weak);
        for entry in table.split(';').map(str::trim).filter(|entry| !entry.is_empty()) {
            made.add(entry)
                .ok_or_else(|| PackError::entry("titles.toml", entry.to_owned(), Expected::EventWord))?;
        }
        Ok(made)
    }

    fn add(&mut self, entry: &str) -> Option<()> {
        let [infinitive, third, _, participle] = entry.split_whitespace().collect::<Vec<_>>()[..] else {
            return None;
        };
        let verb = Verb::parse(entry, &self.rules)?;
        let idx = self.verbs.len();
        for form in verb.forms(&self.rules) {
            self.forms.entry(form.word).or_default().push((form.form, idx));
        }
        self.verbs.push(Lemma {
            particle: None,
            infinitive: infinitive.to_owned(),
            third: third.to_owned(),
            participle: participle.to_owned(),
        });
        Some(())
    }

    /// The words of the auxiliary of the passive.
    pub fn passive(&self) -> &Auxiliary {
        &self.words.passive
    }

    /// A helping verb as a headline has it: "sollte" → "soll"; others stay.
    pub fn present<'a>(&'a self, word: &'a str) -> &'a str {
        self.words.present.get(word).map_or(word, String::as_str)
    }

    /// The verb of `word`, in small letters, which is of this form; `apart` is the particle that stands apart from it.
    pub fn lemma(&self, word: &str, form: VerbForm, apart: Option<&str>) -> Option<Lemma> {
        if let Some(apart) = apart {
            let verb = self.simple(word, form)?;
            return Some(Lemma { particle: Some(apart.to_owned()), ..verb });
        }
        if let Some(known) = self.known(word, form) {
            return Some(known);
        }
        self.separable(word, form).or_else(|| self.weak(word, form))
    }

    /// A verb without a separable particle.
    fn simple(&self, word: &str, form: VerbForm) -> Option<Lemma> {
        self.known(word, form).or_else(|| self.weak(word, form))
    }

    /// A verb of the table, or one of it with a prefix.
    fn known(&self, word: &str, form: VerbForm) -> Option<Lemma> {
        if let Some(verb) = self.listed(word, form) {
            return Some(verb.clone());
        }
        self.rules.inseparable.iter().find_map(|prefix| {
            let rest = word.strip_prefix(prefix.as_str()).filter(|rest| rest.len() > 2)?;
            let whole;
            let strong = |verb: &Lemma| {
                !verb.infinitive.starts_with(self.rules.participle_prefix.as_str())
                    || verb.infinitive.len() < 7
            };
            let base = if form == VerbForm::Participle {
                whole = format!("{}{rest}", self.rules.participle_prefix);
                self.listed(&whole, form)?
            } else {
                self.listed(rest, form)?
            };
            if !strong(base) {
                return None;
            }
            let bare =
                base.participle.strip_prefix(&self.rules.participle_prefix).unwrap_or(&base.participle);
            Some(Lemma {
                particle: None,
                infinitive: format!("{prefix}{}", base.infinitive),
                third: format!("{prefix}{}", base.third),
                participle: format!("{prefix}{bare}"),
            })
        })
    }

    fn listed(&self, word: &str, form: VerbForm) -> Option<&Lemma> {
        let finite = |form: VerbForm| matches!(form, VerbForm::Finite | VerbForm::Reported);
        let same = |found: VerbForm| found == form || finite(found) && finite(form);
        let found = self.forms.get(word)?.iter().find(|(found, _)| same(*found))?;
        self.verbs.get(found.1)
    }

    /// A separable verb as one word: "abgelehnt", "abzulehnen", "ablehnte".
    fn separable(&self, word: &str, form: VerbForm) -> Option<Lemma> {
        let prefix = &self.rules.participle_prefix;
        let inside = &self.rules.infinitive_word;
        self.particles.iter().find_map(|particle| {
            let rest = word.strip_prefix(particle.as_str()).filter(|rest| rest.len() > 3)?;
            let rest = match form {
                VerbForm::Infinitive => {
                    rest.strip_prefix(inside.as_str()).filter(|rest| rest.len() > 3).unwrap_or(rest)
                }
                _ => rest,
            };
            let inseparable = self.rules.inseparable.contains(particle);
            let sure = match form {
                VerbForm::Participle => {
                    rest.starts_with(prefix.as_str()) || self.known(rest, form).is_some() && !inseparable
                }
                _ => !inseparable && (self.known(rest, form).is_some() || rest.len() > 4),
            };
            let verb = self.simple(rest, form).filter(|_| sure)?;
            Some(Lemma { particle: Some(particle.clone()), ..verb })
        })
    }

    /// A weak verb, by its endings.
    fn weak(&self, word: &str, form: VerbForm) -> Option<Lemma> {
        let rules = &self.rules;
        let stem = match form {
            VerbForm::Participle => {
                let prefixed = word.strip_prefix(rules.participle_prefix.as_str());
                let foreign =
                    rules.foreign_ending.strip_suffix(rules.infinitive.as_str()).unwrap_or_default();
                let stem = prefixed.unwrap_or(word).strip_suffix(rules.third.as_str())?;
                let bare = stem.ends_with(foreign)
                    || rules.inseparable.iter().any(|prefix| word.starts_with(prefix.as_str()));
                // "kundgemacht": of a verb that no table knows.
                if prefixed.is_none() && !bare {
                    return None;
                }
                self.stem(stem)
            }
            VerbForm::Infinitive => self.stem_of_infinitive(word)?,
            VerbForm::Finite | VerbForm::Reported => {
                let plural = &rules.plural[rules.plural.len() - 1..];
                let past = word.strip_suffix(plural).unwrap_or(word).strip_suffix(rules.past.as_str());
                match past.or_else(|| word.strip_suffix(rules.third.as_str())) {
                    Some(stem) => self.stem(stem),
                    None if form == VerbForm::Reported => word.strip_suffix(rules.reported.as_str())?,
                    None => self
                        .stem_of_infinitive(word)
                        .or_else(|| word.strip_suffix(rules.reported.as_str()))?,
                }
            }
        };
        (stem.chars().count() > 1).then(|| self.weak_of(stem))
    }

    /// A stem without the vowel that joins the ending to it: "gründe(t)".
    fn stem<'a>(&self, stem: &'a str) -> &'a str {
        let bare = stem.strip_suffix(self.rules.reported.as_str());
        bare.filter(|bare| {
            self.rules.linking.iter().any(|end| bare.ends_with(end.as_str())) || bare.ends_with('d')
        })
        .unwrap_or(stem)
    }

    fn stem_of_infinitive<'a>(&self, word: &'a str) -> Option<&'a str> {
        let short = &self.words.short_infinitive;
        let bare = word.strip_suffix(self.rules.infinitive.as_str());
        bare.or_else(|| word.strip_suffix(short.as_str()).filter(|stem| self.is_short(stem)))
    }

    fn is_short(&self, stem: &str) -> bool {
        let foreign = format!("{stem}{}", self.rules.infinitive).ends_with(&self.rules.foreign_ending);
        !foreign && self.words.short_stems.iter().any(|end| stem.ends_with(end.as_str()))
    }

    fn weak_of(&self, stem: &str) -> Lemma {
        let rules = &self.rules;
        let ending = if self.is_short(stem) { &self.words.short_infinitive } else { &rules.infinitive };
        let infinitive = format!("{stem}{ending}");
        let linking = rules.linking.iter().any(|end| stem.ends_with(end.as_str())) || stem.ends_with('d');
        let link = if linking { rules.reported.as_str() } else { "" };
        let third = format!("{stem}{link}{}", rules.third);
        let bare = infinitive.ends_with(&rules.foreign_ending)
            || rules.inseparable.iter().any(|prefix| infinitive.starts_with(prefix.as_str()));
        let participle = if bare { third.clone() } else { format!("{}{third}", rules.participle_prefix) };
        Lemma { particle: None, infinitive, third, participle }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Pack;

    #[test]
    fn verbs_are_known_by_any_form() {
        let pack = Pack::load("de").unwrap();
        let verbs = &pack.events.verbs;
        let finite = |word: &str, apart| {
            verbs.lemma(word, VerbForm::Finite, apart).map(|verb| (verb.key(), verb.third))
        };
        let done = |word: &str| {
            let verb = verbs.lemma(word, VerbForm::Participle, None).unwrap();
            (verb.key(), verb.third.clone(), verb.whole_participle())
        };
        let pair = |key: &str, third: &str| Some((key.to_owned(), third.to_owned()));
        assert_eq!(finite("lehnte", Some("ab")), pair("ab|lehnen", "lehnt"));
        assert_eq!(finite("beließ", None), pair("belassen", "belässt"));
        assert_eq!(finite("verhandelten", None), pair("verhandeln", "verhandelt"));
        assert_eq!(finite("gründete", None), pair("gründen", "gründet"));
        assert_eq!(finite("eröffneten", None), pair("eröffnen", "eröffnet"));
        assert_eq!(finite("verloren", None), pair("verlieren", "verliert"));
        assert_eq!(finite("zurücktrat", None), pair("zurück|treten", "tritt"));
        for (word, key, third) in [
            ("festgenommen", "fest|nehmen", "nimmt"),
            ("aufgestockt", "auf|stocken", "stockt"),
            ("beurlaubt", "beurlauben", "beurlaubt"),
            ("unterzeichnet", "unterzeichnen", "unterzeichnet"),
            ("übernommen", "übernehmen", "übernimmt"),
            ("angekündigt", "an|kündigen", "kündigt"),
            ("gegründet", "gründen", "gründet"),
            ("verurteilt", "verurteilen", "verurteilt"),
            ("anerkannt", "an|erkennen", "erkennt"),
            ("verlangt", "verlangen", "verlangt"),
            ("halbiert", "halbieren", "halbiert"),
        ] {
            let (found, present, whole) = done(word);
            assert_eq!((found.as_str(), present.as_str(), whole.as_str()), (key, third, word));
        }
    }
}
