//! The article's own headline and subheads as titles of the events that they tell.

use foldhash::HashSet;

use crate::annotate::clause::{Clauses, Shape};
use crate::annotate::{Annotations, EventMention};
use crate::document::BlockKind;
use crate::language::VerbForm;
use crate::text::{Span, capitalized};

use super::salience;
use super::stems::{stems, words};
use super::wording::LONGEST;

/// A headline or subhead, shortened to what can be a title.
struct Headline {
    /// Its words.
    text: String,
    /// The beginnings of its nouns and names.
    stems: HashSet<String>,
    /// The classes of events that its words announce.
    classes: HashSet<String>,
    /// The verbs and nouns by which they do.
    keys: HashSet<String>,
    /// Whether it has a verb that announces one.
    has_verb: bool,
    /// The bytes of text of which it may be the title.
    zone: Span,
}

/// Gives each headline that tells an event of its part of the article to the event as title: the one with which it
/// shares the kind and most nouns and names.
pub(super) fn retitle(clauses: &Clauses, found: &Annotations, events: &mut [EventMention]) {
    /// Nouns and names that an event of the same word shares at least, one of the same kind, and one of another.
    const LEAST: (usize, usize, usize) = (1, 2, 3);
    /// What the same word counts for.
    const WORD: usize = 2;
    for headline in headlines(clauses) {
        let inside = events.iter().enumerate().filter(|(_, event)| headline.zone.contains(event.trigger));
        let inside = inside.filter(|(_, event)| is_news(clauses, found, event));
        let scored = inside.filter_map(|(idx, event)| {
            let text = event.span.of(clauses.prepared.text());
            let shared = stems(text).intersection(&headline.stems).count();
            let kind = headline.classes.contains(&event.class);
            let by_noun = clauses.tokens_of(event.trigger).any(|idx| clauses.shape(idx) == Shape::Noun);
            // A line without a verb tells less than a clause does.
            if !headline.has_verb && !by_noun {
                return None;
            }
            // "gefasst" is not "vernommen", though both are of the police.
            let word = keys_of(clauses, event.trigger.of(clauses.prepared.text()), None)
                .any(|key| headline.keys.contains(bare(&key)));
            let least = match (word, kind) {
                (true, _) => LEAST.0,
                (false, true) => LEAST.1,
                (false, false) => LEAST.2,
            };
            let score = 2 * usize::from(kind) + WORD * usize::from(word) + shared;
            (shared >= least).then_some((score, std::cmp::Reverse(idx)))
        });
        if let Some((_, std::cmp::Reverse(idx))) = scored.max() {
            events[idx].title.clone_from(&headline.text);
            // "nach seiner Ankunft": the headline does not tell on which day.
            let vague = events[idx].timex.is_some_and(|timex| found.timexes[timex].vague);
            if !vague {
                let alone = events[idx].confidence.max(events[idx].confidence_untitled);
                events[idx].confidence = salience::with_headline(alone);
            }
            events[idx].is_torn = false;
        }
    }
}

/// Whether an event is not known to be long before or after the day of publication: the background has no headline.
pub(super) fn is_news(clauses: &Clauses, found: &Annotations, event: &EventMention) -> bool {
    const DAYS: i64 = 40;
    let told = event.timex.and_then(|idx| found.timexes[idx].interval);
    let days = clauses.prepared.document.published.date.zip(told);
    days.is_none_or(|(published, told)| (published - told.first_day()).num_days().abs() <= DAYS)
}

fn headlines(clauses: &Clauses) -> Vec<Headline> {
    /// The headline tells what stands in so many bytes from the begin.
    const LEAD: u32 = 1_500;
    let document = clauses.prepared.document;
    let (text, blocks) = (clauses.prepared.text(), document.blocks());
    let end = text.len() as u32;
    let mut found = Vec::new();
    let begin = blocks.iter().find(|block| block.kind == BlockKind::Title).map_or(0, |block| block.span.end);
    if let Some(title) = &document.title {
        let zone = Span { begin, end: end.min(begin + LEAD) };
        found.extend(headline(clauses, title, zone));
    }
    for (idx, block) in blocks.iter().enumerate().filter(|(_, block)| block.kind == BlockKind::Heading) {
        let next =
            blocks[idx + 1..].iter().find(|next| matches!(next.kind, BlockKind::Heading | BlockKind::Title));
        let zone = Span { begin: block.span.end, end: next.map_or(end, |next| next.span.begin) };
        found.extend(headline(clauses, block.span.of(text), zone));
    }
    found
}

/// A line as a title: its part that tells most, where a colon or dash divides it. Questions and quotations are none.
fn headline(clauses: &Clauses, line: &str, zone: Span) -> Option<Headline> {
    // "… eingeweiht (2011-11-30)".
    let line = line.split(" (").next().unwrap_or(line).trim().trim_end_matches('.');
    let quoted = |text: &str| text.contains(['„', '“', '"', '»', '«', '?', '!', '|', '…']);
    let part = |part: &str| {
        let text = part.trim();
        let fits = text.chars().count() <= LONGEST && text.split_whitespace().count() > 2 && !quoted(text);
        let announced = announced(clauses, text);
        (fits && !announced.classes.is_empty()).then(|| (text.to_owned(), announced))
    };
    // "mit 3:2" is no place to cut.
    let parts =
        || line.split(": ").flat_map(|piece| piece.split(['–', '—'])).flat_map(|piece| piece.split(" - "));
    let with_verb = || parts().filter_map(part).find(|(_, announced)| announced.has_verb);
    let (text, announced) = with_verb().or_else(|| parts().find_map(part)).or_else(|| part(line))?;
    let Announced { classes, keys, has_verb } = announced;
    Some(Headline { text: capitalized(&text), stems: stems(&text), classes, keys, has_verb, zone })
}

/// The classes of events that the words of a line announce, by which words, and whether a verb does.
struct Announced {
    classes: HashSet<String>,
    keys: HashSet<String>,
    has_verb: bool,
}

fn announced(clauses: &Clauses, line: &str) -> Announced {
    let pack = clauses.prepared.pack;
    let events = &pack.events;
    let words: Vec<&str> = words(line).collect();
    let last = words.last().filter(|last| pack.grammar.is_particle(last)).copied();
    let mut found = Announced { classes: HashSet::default(), keys: HashSet::default(), has_verb: false };
    for word in &words {
        if word.starts_with(char::is_uppercase) {
            let noun = events.noun_use(word, |word| pack.names.is_noun(word));
            let class = noun.map(|noun| events.frames[events.nouns[noun.noun].frame].class.clone());
            found.classes.extend(class);
            found.keys.extend(keys_of(clauses, word, None));
            continue;
        }
        for key in keys_of(clauses, word, last.filter(|last| last != word)) {
            let senses = events.senses(&key);
            found.has_verb |= !senses.is_empty();
            found.classes.extend(senses.iter().map(|sense| events.frames[sense.frame].class.clone()));
            found.keys.insert(bare(&key).to_owned());
        }
    }
    found
}

/// A verb without its particle, which stands elsewhere in the clause.
fn bare(key: &str) -> &str {
    key.rsplit('|').next().unwrap_or(key)
}

/// The noun or the verbs that a word may be a form of.
fn keys_of(clauses: &Clauses, word: &str, particle: Option<&str>) -> impl Iterator<Item = String> {
    let pack = clauses.prepared.pack;
    let events = &pack.events;
    let noun = events.noun_use(word, |word| pack.names.is_noun(word));
    let noun = noun.map(|noun| events.nouns[noun.noun].singular.clone());
    let is_noun = word.starts_with(char::is_uppercase);
    let forms = [(VerbForm::Finite, particle), (VerbForm::Participle, None), (VerbForm::Infinitive, None)];
    let verbs = forms.map(|(form, particle)| {
        events.verbs.lemma(word, form, particle).filter(|_| !is_noun).map(|lemma| lemma.key())
    });
    noun.into_iter().chain(verbs.into_iter().flatten())
}
