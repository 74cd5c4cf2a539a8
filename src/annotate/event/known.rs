//! What of a title a reader knows only from the text before it.

use crate::annotate::EventMention;
use crate::annotate::clause::{Clauses, Shape, Tokens};

use super::setting::Scene;
use super::stems::stems;
use super::telling::{Candidate, Word};

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
    if !only_known || named || event.title.contains(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let all: Vec<&str> = event.title.split(' ').collect();
    let large = |word: &str| word.starts_with(char::is_uppercase);
    // "Extreme Dürre beginnt": the first word may be an adjective.
    let opens = all.len() > 1 && large(all[1]) && words.stem(all[0]).is_some();
    let n = all.iter().filter(|word| large(word)).count() - usize::from(opens);
    (n <= 2).then_some(n.max(1))
}

/// Whether the headline or the first sentence of the article has a noun or name of `title`.
pub(super) fn is_topic(clauses: &Clauses, title: &str) -> bool {
    let prepared = clauses.prepared;
    let headline = stems(prepared.document.title.as_deref().unwrap_or_default());
    let lead =
        prepared.sentences.first().map(|first| stems(first.span.of(prepared.text()))).unwrap_or_default();
    stems(title).iter().any(|stem| headline.contains(stem) || lead.contains(stem))
}
