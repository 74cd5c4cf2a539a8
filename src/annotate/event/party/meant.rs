//! For whom or what a pronoun stands.

use crate::annotate::clause::structure::{Clause, Phrase, Role};
use crate::annotate::clause::{Clauses, Shape};
use crate::annotate::{ActorKind, Annotations, Mention};
use crate::language::{ActorWords, Cases, Class, Gender, NounClass};

use super::who::{Case, Party, is_plural, is_pronoun};

/// What a relative clause describes: the phrase that ends before it, where its nominative is known.
pub(in crate::annotate::event) fn antecedent(clauses: &Clauses, clause: &Clause, at: usize) -> Option<Party> {
    /// A comma and a preposition stand between.
    const NEAR: usize = 2;
    let parent = &clauses.list[clause.parent?];
    let subject = parent.subject.iter().map(|phrase| (phrase, Some(Case::Nominative)));
    let others = parent.arguments.iter().map(|argument| {
        let case = match argument.role {
            Role::Object => Some(Case::Accusative),
            Role::Predicative => Some(Case::Nominative),
            Role::Recipient | Role::Prepositional(_) => None,
        };
        (&argument.phrase, case)
    });
    let before =
        subject.chain(others).filter(|(phrase, _)| phrase.tokens.end <= at && phrase.tokens.end + NEAR >= at);
    let (phrase, case) = before.max_by_key(|(phrase, _)| phrase.tokens.end)?;
    if is_pronoun(clauses, phrase) || clauses.is_roman(phrase.tokens.start) {
        return None;
    }
    // "die Freilassung einer Lehrerin, die …", "Verbrechen gegen die Menschlichkeit, die …": of two nouns it is not known
    // which one.
    let declension = &clauses.prepared.pack.grammar.declension;
    let form = declension.pronoun(&clauses.lower(at)).unwrap_or(Cases::ALL).and(Cases::NOMINATIVE);
    let number = if is_plural(clauses, clause) { Cases::PLURAL } else { Cases::SINGULAR };
    let fits = |idx: usize| declension.noun(clauses.word(idx)).and(form).any(number);
    // "eine Rolle beim Gipfel, das …": of another gender than the pronoun.
    let (noun, asks) =
        (declension.noun(clauses.word(phrase.head_end - 1)), declension.pronoun(&clauses.lower(at)));
    let known = clauses.shape(phrase.head) == Shape::Noun && !clauses.is_named(phrase.head);
    if known && noun.any(Cases::NOMINATIVE) && asks.is_some_and(|asks| noun.and(asks).is_empty()) {
        return None;
    }
    let genitive = (phrase.head_end..phrase.tokens.end).find(|&idx| clauses.shape(idx) == Shape::Noun);
    let behind = genitive.filter(|_| clauses.shape(phrase.head_end) == Shape::Small);
    if behind.is_some_and(fits) {
        return None;
    }
    let preposition = phrase.tokens.start.checked_sub(2).filter(|_| case.is_none());
    let hangs = preposition.is_some_and(|idx| clauses.shape(idx) == Shape::Noun && !clauses.is_timed(idx));
    if hangs && !clauses.is_named(phrase.head) {
        return None;
    }
    if let Some(case) = case {
        return Some(Party::meant(phrase.tokens.clone(), case));
    }
    let name = clauses.is_named(phrase.head) && phrase.head_end > phrase.head;
    let same = clauses.prepared.pack.events.title.same.contains(&clauses.lower(phrase.tokens.start));
    match () {
        () if name => Some(Party::meant(phrase.head..phrase.head_end, Case::Nominative)),
        () if same => Some(Party::meant(phrase.tokens.clone(), Case::Accusative)),
        () => None,
    }
}

/// Who speaks, where a pronoun stands in what is said in other words: the name before it.
pub(super) fn speaker_before(
    clauses: &Clauses,
    found: &Annotations,
    phrase: &Phrase,
    (speaker, many): (usize, bool),
) -> Option<Party> {
    /// The name stands so many names before at most.
    const FARTHEST: usize = 40;
    let at = clauses.prepared.tokens[phrase.head].span.begin;
    let mentions = &found.mentions;
    let before = mentions.partition_point(|mention| mention.span.begin < at);
    let mut near = mentions[before.saturating_sub(FARTHEST)..before].iter().rev();
    // "Selenskyjs Reise": not in the genitive.
    let actor = found.actors.get(speaker)?;
    let full = &actor.name;
    let words = &clauses.prepared.pack;
    let given = words.names.word(full.split(' ').next().unwrap_or_default()).given;
    let gender = given.and_then(|given| given.gender);
    let masculine = ActorWords::is(&words.actors.masculine, &clauses.lower(phrase.head));
    let other = gender.is_some_and(|gender| masculine != (gender == Gender::Masculine));
    if actor.kind == ActorKind::Person && (many || other) {
        return None;
    }
    let own = |mention: &&Mention| {
        mention.actor == Some(speaker) && full.ends_with(mention.span.of(clauses.prepared.text()))
    };
    let name = near.find(own)?;
    Some(Party::meant(clauses.tokens_of(name.span), Case::Nominative))
}

/// The subject before the clause at `index` that the pronoun `word` can stand for, with one of `articles`.
pub(super) fn earlier(
    clauses: &Clauses,
    index: usize,
    word: &str,
    articles: &foldhash::HashSet<String>,
    plural: bool,
) -> Option<Party> {
    /// A pronoun looks back over so many clauses, and so many words.
    const CLAUSES: usize = 8;
    const WORDS: usize = 80;
    let own = &clauses.list[index];
    let at = own.parts[0].start;
    let before = clauses.list[index.saturating_sub(CLAUSES)..index].iter().rev();
    let near = before.take_while(|clause| clause.parts[0].start + WORDS > at);
    let same_number = near.filter(|clause| is_plural(clauses, clause) == plural);
    same_number.filter_map(|clause| clause.subject.as_ref()).find_map(|phrase| {
        let first = phrase.tokens.start;
        if is_pronoun(clauses, phrase)
            || first >= at
            || clauses.is(first, Class::GENITIVE)
                && clauses.shape(first) == Shape::Small
                && !articles.contains(&clauses.lower(first))
        {
            return None;
        }
        let class = clauses.class_of_head(&phrase.tokens);
        if matches!(
            class,
            Some(NounClass::Event | NounClass::Measure | NounClass::Time | NounClass::Abstract)
        ) {
            return None;
        }
        let article = clauses.shape(first) == Shape::Small && clauses.is(first, Class::DETERMINER);
        let fits = if plural || article {
            plural || articles.contains(&clauses.lower(first))
        } else {
            clauses.is_named(phrase.head) && may_be(clauses, phrase, word)
        };
        fits.then(|| Party::meant(phrase.tokens.clone(), Case::Nominative))
    })
}

/// Whose something is that a possessive of the pronoun `word` in the clause at `index` tells, as a name: the subject of
/// the clause or one before it. "Nach seinem Rücktritt …"
pub(in crate::annotate::event) fn owner(clauses: &Clauses, index: usize, word: &str) -> Option<Party> {
    let articles = clauses.prepared.pack.events.title.pronouns.get(word)?;
    let own = &clauses.list[index];
    let singular = !is_plural(clauses, own);
    let subject = own.subject.as_ref().filter(|phrase| {
        singular
            && clauses.is_named(phrase.head)
            && may_be(clauses, phrase, word)
            && !is_pronoun(clauses, phrase)
    });
    let subject = subject.map(|phrase| Party::meant(phrase.tokens.clone(), Case::Nominative));
    let known = subject.or_else(|| earlier(clauses, index, word, articles, false));
    // "Patersons Entscheidung": nobody's name by itself.
    known.filter(|party| clauses.is_named(party.tokens.end - 1))
}

/// Whether a name may be that of somebody whom the pronoun stands for.
fn may_be(clauses: &Clauses, phrase: &Phrase, word: &str) -> bool {
    let words = &clauses.prepared.pack.actors;
    let given = clauses.prepared.pack.names.word(clauses.word(phrase.head)).given;
    let gender = if ActorWords::is(&words.masculine, word) { Gender::Masculine } else { Gender::Feminine };
    given.and_then(|given| given.gender).is_none_or(|known| known == gender)
}
