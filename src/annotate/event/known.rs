//! What of a title a reader knows only from the text before it.

use foldhash::HashSet;

use crate::annotate::clause::{Shape, Tokens};
use crate::annotate::{EventMention, Prepared};
use crate::language::{Class, NounClass};

use super::setting::Scene;
use super::stems::stems;
use super::telling::{Candidate, Word};
use super::wording;

/// How many things a title tells of, at most two, where all of them are only known from the text before: with a definite
/// article and without a name or number. `None` where the title says more.
pub(super) fn n_known(scene: &Scene, candidate: &Candidate, event: &EventMention) -> Option<usize> {
    let clauses = scene.clauses;
    let words = &clauses.prepared.pack.events.title;
    let known = |tokens: &Tokens| {
        let falls = words.dropped.get(&clauses.lower(tokens.start));
        falls.is_some_and(|ending| !ending.is_empty()) && clauses.shape(tokens.start) == Shape::Small
    };
    let only_known = match &candidate.word {
        Word::Verb(telling) => {
            telling.subject.party().is_none_or(|party| known(&party.tokens))
                && telling.object.as_ref().is_none_or(|party| known(&party.tokens))
        }
        Word::Noun(naming) => known(&naming.phrase),
        Word::Attribute(attribute) => known(&attribute.phrase),
    };
    let named = scene.mentions_in(event.span).any(|idx| {
        let name = scene.found.mentions[idx].span.of(clauses.prepared.text());
        name.split(' ').next_back().is_some_and(|last| event.title.contains(last))
    });
    // "39-Jährige" is no number of anything.
    let number = |word: &str| word.starts_with(|first: char| first.is_ascii_digit()) && !word.contains('-');
    if !only_known || named || event.title.split(' ').any(number) {
        return None;
    }
    let all: Vec<&str> = event.title.split(' ').collect();
    let large = |word: &str| word.starts_with(char::is_uppercase);
    // "Extreme Dürre beginnt": the first word may be an adjective.
    let opens = all.len() > 1 && large(all[1]) && words.stem(all[0]).is_some();
    let n = all.iter().filter(|word| large(word)).count() - usize::from(opens);
    (n <= 2).then_some(n.max(1))
}

/// What a title does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unsaid {
    /// To whom or what it is done: "Behörde gibt Stellungnahme ab".
    Object,
    /// Whom or what it is about: "Details bekanntgegeben".
    Subject,
}

/// Whether the title tells of one thing in one word that is no name and no compound.
pub(super) fn says_not_what(scene: &Scene, candidate: &Candidate, event: &EventMention) -> Option<Unsaid> {
    let clauses = scene.clauses;
    let (tokens, unsaid) = match &candidate.word {
        Word::Verb(telling) => match (&telling.object, telling.subject.party()) {
            (Some(object), Some(_)) => (object.tokens.clone(), Unsaid::Object),
            (Some(party), None) | (None, Some(party)) => (party.tokens.clone(), Unsaid::Subject),
            (None, None) => return None,
        },
        Word::Attribute(attribute) => (attribute.phrase.clone(), Unsaid::Subject),
        Word::Noun(_) => return None,
    };
    let head = wording::head(clauses, &tokens)?;
    let word = clauses.word(head);
    let idle = [NounClass::Document, NounClass::Abstract];
    let told_of = clauses.prepared.pack.events.frames[candidate.frame].tells;
    // "Polizei sperrt Straße" tells enough, "Rat fasst Beschluss" does not.
    if unsaid == Unsaid::Object && !clauses.class_of_head(&tokens).is_some_and(|class| idle.contains(&class))
    {
        return None;
    }
    let mut words = event.title.split(' ').skip_while(|part| *part != word).skip(1);
    // "… kündigt Abzug der Truppen an": more of it follows; the last word alone is the particle of the verb.
    let more = words.next().is_some_and(|next| {
        let grammar = &clauses.prepared.pack.grammar;
        let opens =
            grammar.class(next).any(Class::PREPOSITION.with(Class::GENITIVE)) && words.next().is_some();
        opens || next.starts_with(char::is_uppercase)
    });
    let tells = |idx: usize| {
        clauses.shape(idx) == Shape::Number
            || clauses.is_adjective(idx, true) && !clauses.is(idx, Class::DETERMINER.with(Class::OBLIQUE))
    };
    let described = (tokens.start..head)
        .any(|idx| tells(idx) && event.title.contains(clauses.word(idx).get(..4).unwrap_or("  ")));
    // The infinitive behind a comma tells it.
    let told = more || described || event.title.contains(',');
    // A compound says which one.
    let simple = clauses.prepared.pack.nouns.class_of_word(word).is_some();
    let unknown = !clauses.is_named(head) && simple && !told && event.title.contains(word);
    // Where somebody else is named it is known enough.
    let other = unsaid == Unsaid::Subject
        && scene.mentions_in(event.span).any(|idx| {
            let name = scene.found.mentions[idx].span.of(clauses.prepared.text());
            name.split(' ').next_back().is_some_and(|last| event.title.contains(last))
        });
    // "Details bekanntgegeben": of what is made known it has to be told what it is.
    let unsaid = if told_of { Unsaid::Object } else { unsaid };
    (unknown && !other).then_some(unsaid)
}

/// The beginnings of the nouns and names of the headline of an article.
pub(super) fn headline(prepared: &Prepared) -> HashSet<String> {
    stems(prepared.document.title.as_deref().unwrap_or_default())
}

/// How many nouns and names `title` shares with the headline of the article.
pub(super) fn n_of_headline(scene: &Scene, title: &str) -> usize {
    if scene.headline.is_empty() { 0 } else { stems(title).intersection(&scene.headline).count() }
}

/// Whether the headline or the first sentence of the article has a noun or name of `title`.
pub(super) fn is_topic(scene: &Scene, title: &str) -> bool {
    stems(title).iter().any(|stem| scene.headline.contains(stem) || scene.lead.stems.contains(stem))
}
