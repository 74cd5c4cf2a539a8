//! The article's headline as title of what its lead tells.
//!
//! An editor has said there in a line what the first sentences tell in many words. Where both speak of the same, those are
//! better words than any that are put together from the sentence.

use crate::annotate::clause::Clauses;
use crate::annotate::{ActorKind, Annotations, EventMention, Modality};
use crate::document::BlockKind;
use crate::language::Class;
use crate::text::{Span, capitalized};

use super::headline::is_news;
use super::salience;
use super::stems::{stems, words};
use super::wording::LONGEST;

/// Gives the headline to the event of the first sentences with which it shares most nouns and names, unless another has it.
pub(super) fn retitle(clauses: &Clauses, found: &Annotations, events: &mut [EventMention]) {
    /// Nouns and names that both have at least, and with so many the event is the news.
    const LEAST: usize = 2;
    const NEWS: usize = 3;
    let Some(line) = clauses.prepared.document.title.as_deref() else { return };
    let Some(title) = line_of(found, line) else { return };
    if events.iter().any(|event| line.contains(event.title.get(1..).unwrap_or(&event.title))) {
        return;
    }
    let (own, lead) = (stems(title), lead(clauses));
    let shared =
        |event: &EventMention| stems(event.span.of(clauses.prepared.text())).intersection(&own).count();
    let leading = events.iter().enumerate().filter(|(_, event)| lead.contains(event.trigger));
    let fitting =
        leading.filter(|(_, event)| is_news(clauses, found, event) && is_told_alike(clauses, title, event));
    let scored = fitting.map(|(idx, event)| (shared(event), std::cmp::Reverse(idx)));
    let Some((shared, std::cmp::Reverse(idx))) = scored.max().filter(|(shared, _)| *shared >= LEAST) else {
        return;
    };
    let event = &mut events[idx];
    event.title = capitalized(title);
    event.is_torn = false;
    event.confidence = event.confidence.max(event.confidence_untitled);
    if shared >= NEWS && !event.timex.is_some_and(|idx| found.timexes[idx].vague) {
        event.confidence = salience::with_headline(event.confidence);
    }
}

/// The first two sentences of the article.
fn lead(clauses: &Clauses) -> Span {
    let prepared = clauses.prepared;
    let runs = |idx: &usize| matches!(prepared.kinds[*idx], BlockKind::Paragraph | BlockKind::Lead);
    let mut first =
        (0..prepared.sentences.len()).filter(runs).take(2).map(|idx| prepared.sentences[idx].span);
    let begin = first.next().unwrap_or(Span { begin: 0, end: 0 });
    Span { begin: begin.begin, end: first.next().unwrap_or(begin).end }
}

/// A headline as a title: what stands before a colon falls away. Questions, quotations and what somebody says are none.
fn line_of<'a>(found: &Annotations, line: &'a str) -> Option<&'a str> {
    let line = line.trim().trim_end_matches('.');
    // "… eingeweiht (2011-11-30)".
    let line = if line.ends_with(')') { line.rsplit_once(" (").map_or(line, |(line, _)| line) } else { line };
    let title = match line.split_once(": ") {
        Some((before, _)) if is_speaker(found, before) => return None,
        Some((_, behind)) => behind,
        None => line,
    };
    let marks = |letter: char| matches!(letter, '„' | '“' | '”' | '"' | '»' | '«');
    let whole = title.starts_with(marks) && title.ends_with(marks) || title.matches(marks).count() % 2 == 1;
    let n_letters = title.chars().count();
    let reads = !title.contains(['?', '!', '|', '…', ':', ';']) && !whole;
    (reads && n_letters <= LONGEST && title.split_whitespace().count() > 2).then_some(title)
}

/// Whether the words before a colon name somebody of the article, who says what follows.
fn is_speaker(found: &Annotations, words: &str) -> bool {
    let speaks =
        |kind: ActorKind| matches!(kind, ActorKind::Person | ActorKind::Office | ActorKind::Organisation);
    found.actors.iter().filter(|actor| speaks(actor.kind)).any(|actor| {
        let last =
            actor.name.strip_suffix(words).is_some_and(|before| before.is_empty() || before.ends_with(' '));
        last || words.ends_with(actor.name.as_str()) || actor.aliases.iter().any(|alias| alias == words)
    })
}

/// Whether headline and event agree in whether it happened.
fn is_told_alike(clauses: &Clauses, title: &str, event: &EventMention) -> bool {
    let (grammar, open) = (&clauses.prepared.pack.grammar, &clauses.prepared.pack.events.mood.open);
    let negated = words(title).any(|word| grammar.class(word).any(Class::NEGATION));
    let is_open = words(title).any(|word| open.contains(word));
    let own = |word: &str| open.contains(word);
    negated == (event.modality == Modality::Denied)
        && (!is_open
            || matches!(event.modality, Modality::Planned | Modality::Hypothetical)
            || words(event.span.of(clauses.prepared.text())).any(own))
}
