//! Forms of German-style verbs from their principal parts.
//!
//! An entry is an infinitive ("sagen", separable "an|kündigen") or, for a strong verb, infinitive, third
//! person singular, past and participle ("sprechen spricht sprach gesprochen").

/// What a form of a verb is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerbForm {
    /// Present or past, third person.
    Finite,
    /// Konjunktiv I, third person singular.
    Reported,
    /// Past participle.
    Participle,
    /// Infinitive, also with the "zu" that a separable verb takes inside.
    Infinitive,
}

/// One form of a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inflected {
    /// The word.
    pub word: String,
    /// What it is.
    pub form: VerbForm,
    /// Whether the separable particle stands apart from it.
    pub apart: bool,
}

/// The verb of one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verb {
    /// The particle of a separable verb.
    pub particle: Option<String>,
    infinitive: String,
    third: String,
    past: String,
    participle: String,
}

/// Endings and prefixes that the forms of weak verbs follow; data of the language.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerbRules {
    /// Prefixes of verbs that form the participle without "ge".
    pub inseparable: Vec<String>,
    /// Prefix of the participle.
    pub participle_prefix: String,
    /// Ending of verbs that form the participle without a prefix too.
    pub foreign_ending: String,
    /// Stem endings that need a vowel before "t".
    pub linking: Vec<String>,
    /// Endings: third person, past singular, plural, Konjunktiv.
    pub third: String,
    /// Past of weak verbs.
    pub past: String,
    /// Plural of the past.
    pub plural: String,
    /// Konjunktiv I, third person singular.
    pub reported: String,
    /// Ending of the infinitive.
    pub infinitive: String,
    /// The word of the infinitive that separable verbs take inside.
    pub infinitive_word: String,
}

impl Verb {
    /// Reads an entry.
    pub fn parse(entry: &str, rules: &VerbRules) -> Option<Self> {
        let mut parts = entry.split_whitespace();
        let first = parts.next()?;
        let (particle, infinitive) = match first.split_once('|') {
            Some((particle, verb)) => (Some(particle.to_owned()), verb),
            None => (None, first),
        };
        let strong: Vec<&str> = parts.collect();
        let (third, past, participle) = match strong[..] {
            [third, past, participle] => (third.to_owned(), past.to_owned(), participle.to_owned()),
            [] => weak(infinitive, rules),
            _ => return None,
        };
        Some(Self { particle, infinitive: infinitive.to_owned(), third, past, participle })
    }

    /// Its forms. Those of a separable verb come apart ("kündigt") and joined ("ankündigt").
    pub fn forms(&self, rules: &VerbRules) -> Vec<Inflected> {
        let plural = match self.past.ends_with(&rules.reported) {
            true => format!("{}{}", self.past, &rules.plural[rules.plural.len() - 1..]),
            false => format!("{}{}", self.past, rules.plural),
        };
        let reported = format!("{}{}", stem(&self.infinitive, rules), rules.reported);
        let mut forms = vec![(self.third.clone(), VerbForm::Finite), (self.past.clone(), VerbForm::Finite)];
        forms.push((plural, VerbForm::Finite));
        forms.push((self.infinitive.clone(), VerbForm::Finite));
        forms.push((reported, VerbForm::Reported));
        forms.push((self.participle.clone(), VerbForm::Participle));
        forms.push((self.infinitive.clone(), VerbForm::Infinitive));
        let mut found: Vec<Inflected> = Vec::new();
        for (word, form) in forms {
            if let Some(particle) = &self.particle {
                found.push(Inflected { word: format!("{particle}{word}"), form, apart: false });
            }
            found.push(Inflected { word, form, apart: self.particle.is_some() });
        }
        if let Some(particle) = &self.particle {
            let word = format!("{particle}{}{}", rules.infinitive_word, self.infinitive);
            found.push(Inflected { word, form: VerbForm::Infinitive, apart: false });
        }
        let other = found.iter().filter(|inflected| inflected.word.contains('ß'));
        let other =
            other.map(|inflected| Inflected { word: inflected.word.replace('ß', "ss"), ..*inflected });
        let other: Vec<Inflected> = other.collect();
        found.extend(other);
        found
    }
}

/// Infinitive without its ending: "sag", "kündig", "bemängel".
fn stem<'a>(infinitive: &'a str, rules: &VerbRules) -> &'a str {
    let short = &rules.infinitive[rules.infinitive.len() - 1..];
    infinitive
        .strip_suffix(&rules.infinitive)
        .or_else(|| infinitive.strip_suffix(short))
        .unwrap_or(infinitive)
}

/// Third person, past and participle of a weak verb.
fn weak(infinitive: &str, rules: &VerbRules) -> (String, String, String) {
    let stem = stem(infinitive, rules);
    let link = if rules.linking.iter().any(|end| stem.ends_with(end)) { &rules.reported } else { "" };
    let third = format!("{stem}{link}{}", rules.third);
    let past = format!("{stem}{link}{}", rules.past);
    let bare = infinitive.ends_with(&rules.foreign_ending)
        || rules.inseparable.iter().any(|prefix| infinitive.starts_with(prefix.as_str()));
    let participle = if bare { third.clone() } else { format!("{}{third}", rules.participle_prefix) };
    (third, past, participle)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> VerbRules {
        crate::language::Pack::load("de").unwrap().grammar.verb_rules
    }

    fn words(entry: &str, form: VerbForm) -> Vec<String> {
        let rules = rules();
        let verb = Verb::parse(entry, &rules).unwrap();
        verb.forms(&rules).into_iter().filter(|f| f.form == form).map(|f| f.word).collect()
    }

    #[test]
    fn weak_verbs_follow_the_rules() {
        assert_eq!(words("sagen", VerbForm::Finite), ["sagt", "sagte", "sagten", "sagen"]);
        assert_eq!(words("berichten", VerbForm::Participle), ["berichtet"]);
        assert_eq!(words("antworten", VerbForm::Participle), ["geantwortet"]);
        assert_eq!(
            words("bemängeln", VerbForm::Finite),
            ["bemängelt", "bemängelte", "bemängelten", "bemängeln"]
        );
        assert_eq!(words("kritisieren", VerbForm::Participle), ["kritisiert"]);
        assert_eq!(words("sagen", VerbForm::Reported), ["sage"]);
    }

    #[test]
    fn separable_verbs_come_apart_and_joined() {
        assert_eq!(words("an|kündigen", VerbForm::Participle), ["angekündigt", "gekündigt"]);
        assert_eq!(words("mit|teilen", VerbForm::Infinitive), ["mitteilen", "teilen", "mitzuteilen"]);
    }

    #[test]
    fn strong_verbs_give_their_parts() {
        let finite = words("sprechen spricht sprach gesprochen", VerbForm::Finite);
        assert_eq!(finite, ["spricht", "sprach", "sprachen", "sprechen"]);
        assert!(Verb::parse("sprechen spricht", &rules()).is_none());
    }
}
