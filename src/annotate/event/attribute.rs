//! Participles before a noun that tell an event of their own, with its time: "die 2009 eröffnete Halle".

use crate::annotate::clause::structure::{Argument, Phrase, Role};
use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::annotate::{Annotations, Timex};
use crate::language::{Lemma, NounClass, VerbForm};
use crate::text::{beginning_in, capitalized};

use super::party::{Case, Party};
use super::wording::{self, Brevity};
use super::{naming, party};

/// A participle with the noun of which it tells what was done.
#[derive(Clone, Debug)]
pub(super) struct Attribute {
    /// The noun, with what stands behind it.
    noun: Tokens,
    /// The participle without its ending.
    participle: String,
    /// The phrase.
    pub phrase: Tokens,
    /// The time expression before it.
    pub timex: usize,
}

/// The participles of the clause at `index` with a time of their own, with their token and frame; nouns that name an
/// event themselves have the time as theirs.
pub(super) fn participles(
    clauses: &Clauses,
    found: &Annotations,
    index: usize,
) -> Vec<(usize, usize, Attribute)> {
    let clause = &clauses.list[index];
    let arguments = clause.arguments.iter();
    let others = arguments.filter(|Argument { role, .. }| *role != Role::Recipient).map(|one| &one.phrase);
    clause.subject.iter().chain(others).filter_map(|phrase| participle(clauses, found, phrase)).collect()
}

fn participle(clauses: &Clauses, found: &Annotations, phrase: &Phrase) -> Option<(usize, usize, Attribute)> {
    let tokens = phrase.tokens.clone();
    let head = wording::head(clauses, &tokens)?;
    let at = (tokens.start + 1..head).rev().find(|&idx| {
        clauses.shape(idx) == Shape::Small && clauses.is_inflected(idx) && !clauses.is_timed(idx)
    })?;
    // Straight before its noun.
    if at + 1 != head || naming::event_noun(clauses, &tokens).is_some() {
        return None;
    }
    let timex = time_before(clauses, found, tokens.start..at)?;
    let words = &clauses.prepared.pack.events.title;
    let stem = words.stem(clauses.word(at))?;
    let frame = frame(clauses, found, &lemma(clauses, stem)?, head..tokens.end)?;
    // "des 2009 eröffneten Hauses": the noun has another form by itself.
    let bare = clauses.word(head);
    let article = clauses.lower(tokens.start);
    let genitive = words.genitive_article.contains(&article) && !clauses.is_named(head);
    let plural = words.dative_article.contains(&article) && bare.ends_with(words.dative_plural.as_str());
    if genitive || plural {
        return None;
    }
    let attribute = Attribute { noun: head..tokens.end, participle: stem.to_owned(), phrase: tokens, timex };
    Some((at, frame, attribute))
}

/// The verb of a participle without its ending.
fn lemma(clauses: &Clauses, stem: &str) -> Option<Lemma> {
    let plain = clauses.prepared.pack.time.tense.is_participle(stem);
    plain.then(|| clauses.prepared.pack.events.verbs.lemma(stem, VerbForm::Participle, None)).flatten()
}

/// The sense of a verb in which something of the class of the noun suffers it.
fn frame(clauses: &Clauses, found: &Annotations, verb: &Lemma, noun: Tokens) -> Option<usize> {
    let events = &clauses.prepared.pack.events;
    let class: Option<NounClass> = party::class_of(clauses, found, &Party::own(noun, Case::Nominative));
    let senses = events.senses(&verb.key()).iter();
    let mut plain = senses.filter(|sense| sense.with.is_none()).map(|sense| sense.frame);
    plain.find(|&frame| {
        let whom = &events.frames[frame].whom;
        whom.is_empty() || class.is_none_or(|class| whom.contains(&class))
    })
}

/// The last expression in `tokens` that says when.
fn time_before(clauses: &Clauses, found: &Annotations, tokens: Tokens) -> Option<usize> {
    let span = clauses.prepared.span(tokens);
    let says = |timex: &Timex| timex.point && timex.interval.is_some() && !timex.vague;
    beginning_in(&found.timexes, span, |timex| timex.span).rev().find(|&idx| says(&found.timexes[idx]))
}

/// "Halle in Bern eröffnet".
pub(super) fn title(clauses: &Clauses, attribute: &Attribute) -> Option<String> {
    let noun = Party::own(attribute.noun.clone(), Case::Nominative);
    let levels = [Brevity::Full, Brevity::Core, Brevity::Name];
    let titles = levels.into_iter().filter_map(|brevity| wording::party(clauses, &noun, true, brevity));
    let whole = |noun: String| format!("{noun} {}", attribute.participle);
    titles.map(whole).find(|title| title.chars().count() <= wording::LONGEST).map(|title| capitalized(&title))
}
