//! Titles of events read as headlines: over all articles of the repository.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

#[path = "common/repository.rs"]
mod repository;

use std::collections::HashSet;

use repository::extractions;
use zeitstrahl::item::Kind;
use zeitstrahl::language::{Class, Pack, VerbForm, pack_for};

/// Letters of a title at most.
const LONGEST: usize = 60;

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The letters in which the forms of a word agree.
fn stem(word: &str) -> String {
    let lower = word.to_lowercase();
    let short = lower.chars().count() < 7;
    let ending = ["er", "en", "es", "em", "e"].into_iter().find(|ending| short && lower.ends_with(ending));
    let bare = ending.and_then(|ending| lower.strip_suffix(ending)).unwrap_or(&lower);
    bare.chars().take(5).collect()
}

/// The infinitives that a word may be a form of.
fn infinitives(pack: &Pack, word: &str) -> Vec<String> {
    let verbs = &pack.events.verbs;
    let forms = [VerbForm::Finite, VerbForm::Participle, VerbForm::Infinitive];
    let known = forms.iter().filter_map(|form| verbs.lemma(&word.to_lowercase(), *form, None));
    known.map(|lemma| lemma.infinitive).collect()
}

/// What is wrong with a title of an event of `text`.
fn faults(pack: &Pack, title: &str, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if title.chars().count() > LONGEST {
        faults.push("longer than a title may be".to_owned());
    }
    let last = words(title).last().unwrap_or_default();
    let class = pack.grammar.class(last);
    let particle = pack.grammar.is_particle(last);
    if last.starts_with(char::is_lowercase)
        && !particle
        && class.any(Class::DETERMINER.with(Class::OBLIQUE).with(Class::PREPOSITION))
    {
        faults.push(format!("ends in {last}"));
    }
    if words(title).count() == 1 && pack.events.noun_use(last, |_| false).is_some() {
        faults.push("a noun alone".to_owned());
    }
    let known: HashSet<String> = words(text).map(stem).collect();
    let verbs: HashSet<String> = words(text).flat_map(|word| infinitives(pack, word)).collect();
    let helper = |word: &str| {
        let class = pack.grammar.class(word);
        class.any(Class::BECOME.with(Class::MODAL).with(Class::LET))
            || pack.grammar.is_infinitive_helper(word)
            || pack.grammar.is_particle(word)
    };
    for word in words(title).filter(|word| !known.contains(&stem(word)) && !helper(word)) {
        let inflected = infinitives(pack, word).iter().any(|verb| {
            verbs.contains(verb)
                || verbs.iter().any(|known| known.ends_with(verb.as_str()) || verb.ends_with(known))
        });
        if !inflected {
            faults.push(format!("{word} does not stand in the text"));
        }
    }
    faults
}

#[test]
fn titles_of_events_could_stand_in_a_newspaper() {
    let pack = pack_for("de").unwrap();
    let (mut n, mut told) = (0, Vec::new());
    for extraction in extractions() {
        let document = &extraction.document;
        let text = format!("{} {}", document.text, document.title.as_deref().unwrap_or_default());
        for item in extraction.items().filter(|item| item.kind == Kind::Event) {
            n += 1;
            let title = item.title.unwrap_or_default();
            let faults = faults(pack, &title, &text);
            told.extend(faults.into_iter().map(|fault| format!("{title:?}: {fault}")));
        }
    }
    assert!(n > 60, "{n} events");
    assert!(told.is_empty(), "{}", told.join("\n"));
}
