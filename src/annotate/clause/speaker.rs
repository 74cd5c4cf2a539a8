//! Phrases for somebody who can speak: persons, offices, bodies, states.

use crate::annotate::TableName;
use crate::language::{Cases, Class, Entry, NounClass};

use super::surface::{Shape, Surface, Tokens};

impl Surface<'_> {
    /// Whether a phrase names by its nouns, attributes apart, somebody who can speak: a person, an office, a body, a
    /// state, something written; or is a personal pronoun.
    pub fn may_speak(&self, phrase: &Tokens) -> bool {
        let core = self.core(phrase.start, phrase.end).unwrap_or(phrase.end);
        self.is_personal(phrase)
            || (phrase.start..core).any(|idx| self.is_named(idx) || self.names_speaker(idx))
    }

    /// Whether the noun of a phrase stands for something that says nothing: a thing, a time, a number. Of a noun
    /// that no table knows this is not said.
    pub fn is_mute(&self, phrase: &Tokens) -> bool {
        let Some(head) = self.noun_of(phrase).filter(|_| !self.may_speak(phrase)) else { return false };
        let word = self.word(head);
        let account = self.is_account(head) || self.prepared.pack.actors.accounts.contains(word);
        let nouns = &self.prepared.pack.nouns;
        // A noun alone may be a name: "laut Automobilwoche", "Sommer erklärte".
        let class = nouns.class(word).filter(|_| head > phrase.start);
        !account && class.is_some_and(|class| !class.can_speak())
    }

    /// Whether a phrase is a noun alone that stands for something that says nothing; it may be a name all the same.
    pub fn is_doubtful(&self, phrase: &Tokens) -> bool {
        let Some(head) = self.noun_of(phrase).filter(|&head| head == phrase.start) else { return false };
        let class = self.prepared.pack.nouns.class_of_word(self.word(head));
        !self.may_speak(phrase) && class.is_some_and(|class| !class.can_speak())
    }

    /// Whether a noun, or the last part of one with a hyphen, stands for what somebody said: "Angaben".
    pub fn is_account(&self, idx: usize) -> bool {
        let speech = &self.prepared.pack.speech;
        let word = self.word(idx);
        speech.is_source_noun(word.rsplit('-').next().unwrap_or(word))
            || speech.is_source_noun(&self.lower(idx))
    }

    /// What the noun of a phrase stands for.
    pub fn class_of_head(&self, phrase: &Tokens) -> Option<NounClass> {
        self.prepared.pack.nouns.class(self.word(self.noun_of(phrase)?))
    }

    /// Whether a pronoun can only be neuter: "es", "das".
    pub fn is_neuter(&self, idx: usize) -> bool {
        let cases = self.prepared.pack.grammar.declension.word(&self.lower(idx));
        cases.is_some_and(|cases| {
            !cases.any(Cases::PLURAL) && !cases.any(Cases::FEMININE) && cases.any(Cases::ACCUSATIVE)
        })
    }

    /// The last noun of a phrase without its attributes.
    fn noun_of(&self, phrase: &Tokens) -> Option<usize> {
        let core = self.core(phrase.start, phrase.end).unwrap_or(phrase.end);
        (phrase.start..core).rev().find(|&idx| self.shape(idx) == Shape::Noun)
    }

    /// Whether a phrase holds a name or is a personal pronoun.
    pub fn names_somebody(&self, phrase: &Tokens) -> bool {
        self.is_personal(phrase) || phrase.clone().any(|idx| self.is_named(idx) || self.names_country(idx))
    }

    /// Whether a phrase is a pronoun for a person.
    fn is_personal(&self, phrase: &Tokens) -> bool {
        phrase.len() == 1 && self.is(phrase.start, Class::SUBJECT) && !self.is(phrase.start, Class::OBJECT)
    }

    /// Whether a noun stands for a country, its capital or its people.
    fn names_country(&self, idx: usize) -> bool {
        let parts = &self.prepared.info(idx).countries;
        let named = |name: &TableName| name.entries.iter().any(|entry| matches!(entry, Entry::Country(..)));
        self.shape(idx) == Shape::Noun
            && (parts.iter().any(|part| part.range.end == self.word(idx).len())
                || self.prepared.table_name(idx).is_some_and(named))
    }

    /// Whether a noun stands for an office, a body, the people of a country or something written.
    fn names_speaker(&self, idx: usize) -> bool {
        let inflection = &self.prepared.pack.names.inflection;
        let body = |lower: &str| {
            inflection.organisation_endings.iter().any(|ending| lower.ends_with(ending.as_str()))
        };
        self.shape(idx) == Shape::Noun
            && (self.prepared.info(idx).office.is_some()
                || inflection.organisation_heads.contains(self.word(idx))
                || self.names_country(idx)
                || self.prepared.pack.speech.is_written(self.word(idx))
                || body(&self.lower(idx)))
    }
}
