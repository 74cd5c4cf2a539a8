//! What of a title a reader knows only from the text before it.

use crate::annotate::EventMention;
use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::language::Class;

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

/// Whether the title tells of one thing in one word that is no name and no compound: "Bericht veröffentlicht".
pub(super) fn says_not_what(scene: &Scene, candidate: &Candidate, event: &EventMention) -> bool {
    /// A longer word is mostly a compound, which says which one.
    const LONG: usize = 12;
    let clauses = scene.clauses;
    let what = match &candidate.word {
        Word::Verb(telling) => {
            telling.object.as_ref().or(telling.subject.party()).map(|party| party.tokens.clone())
        }
        Word::Attribute(attribute) => Some(attribute.phrase.clone()),
        Word::Noun(_) => None,
    };
    let Some(head) = what.and_then(|tokens| wording::head(clauses, &tokens)) else { return false };
    let word = clauses.word(head);
    let mut words = event.title.split(' ').skip_while(|part| *part != word).skip(1);
    // "… kündigt Abzug der Truppen an": more of it follows.
    let more = words.next().is_some_and(|next| {
        clauses.prepared.pack.grammar.class(next).any(Class::PREPOSITION.with(Class::GENITIVE))
    });
    let before = event.title.split(' ').zip(event.title.split(' ').skip(1)).find(|(_, part)| *part == word);
    let described =
        before.is_some_and(|(before, _)| clauses.prepared.pack.events.title.stem(before).is_some());
    !clauses.is_named(head)
        && word.chars().count() < LONG
        && !more
        && !described
        && event.title.contains(word)
}

/// Whether the headline or the first sentence of the article has a noun or name of `title`.
pub(super) fn is_topic(clauses: &Clauses, title: &str) -> bool {
    let prepared = clauses.prepared;
    let headline = stems(prepared.document.title.as_deref().unwrap_or_default());
    let lead =
        prepared.sentences.first().map(|first| stems(first.span.of(prepared.text()))).unwrap_or_default();
    stems(title).iter().any(|stem| headline.contains(stem) || lead.contains(stem))
}
