//! The taggers of a language, with what they know of the words that texts had so far.

use std::sync::{Arc, OnceLock};

use super::models::Models;
use super::word::{Word, Words};
use crate::language::Pack;

/// The models of a language, and the words they were asked for.
#[derive(Debug, Default)]
pub struct Taggers {
    /// The models.
    pub models: Models,
    words: Words,
}

impl Taggers {
    /// What is known of each of `words`, whose language is that of `pack`.
    pub fn look_up(&self, words: &[&str], pack: &Pack) -> Vec<Arc<Word>> {
        self.words.look_up(words, pack, &self.models)
    }
}

/// The taggers for the language of `pack`. Broken weights, which the tests do not let pass, are none.
pub fn taggers_for(pack: &Pack) -> &'static Taggers {
    static GERMAN: OnceLock<Taggers> = OnceLock::new();
    static NONE: OnceLock<Taggers> = OnceLock::new();
    let load = |tag: &str| Taggers { models: Models::load(tag).unwrap_or_default(), words: Words::default() };
    match pack.tag.as_str() {
        "de" => GERMAN.get_or_init(|| load("de")),
        _ => NONE.get_or_init(Taggers::default),
    }
}

#[cfg(test)]
mod tests {
    use super::Models;

    #[test]
    fn german_has_all_models() {
        let models = Models::load("de").unwrap();
        assert!(models.pos.is_some() && models.names.is_some() && models.looks.is_some());
        assert!(models.clusters.of("Haus").is_some());
    }
}
