//! Whom the clauses of a sentence are about: their subjects, and who acts where something is done.

use super::named;
use super::noun;
use super::roster::Roster;
use crate::annotate::clause::Tokens;
use crate::annotate::clause::structure::{Clause, ClauseKind, Phrase, Role, Voice};
use crate::annotate::{ActorKind, Mention, MentionKind};
use crate::language::{ActorWords, Cases, NounClass};
use crate::text::Span;

/// Whom a clause is about.
#[derive(Clone)]
pub(super) enum About {
    /// The member at this index, who is named.
    Named(usize),
    /// Whoever the pronoun stands for.
    Pronoun(Span),
    /// A person whom a noun describes.
    Person(Tokens),
    /// A body that a noun stands for.
    Body(Tokens),
}

/// The subject of a clause, or who does what is done in it.
pub(super) struct Topic {
    /// The clause, by its index.
    pub clause: usize,
    /// Where its words end, in bytes.
    pub end: u32,
    /// Gender and number that the words leave open.
    pub genders: Cases,
    pub about: About,
}

impl Topic {
    /// Whether the words can be of one gender alone, in the singular.
    pub fn tells_gender(&self) -> bool {
        self.genders.only(Cases::MASCULINE) || self.genders.only(Cases::FEMININE)
    }
}

/// Whom each sentence is about.
pub(super) fn all(roster: &Roster, mentions: &[Mention]) -> Vec<Vec<Topic>> {
    let sentences = roster.prepared.sentences.iter().take_while(|_| roster.prepared.effort.spend(1));
    sentences.map(|sentence| topics(roster, mentions, sentence.span)).collect()
}

/// The last of `topics`, which are those of a sentence, that end before the byte `end`, in text order.
pub(super) fn before(topics: &[Topic], end: u32) -> &[Topic] {
    /// No sentence that a person wrote is about more.
    const MOST: usize = 24;
    let inside = &topics[..topics.partition_point(|topic| topic.end <= end)];
    &inside[inside.len().saturating_sub(MOST)..]
}

/// Whom the main clauses that begin in `zone` are about, in text order; what stands in quotation marks is left out.
pub(super) fn topics(roster: &Roster, mentions: &[Mention], zone: Span) -> Vec<Topic> {
    let (clauses, prepared) = (roster.clauses, roster.prepared);
    let begins = |clause: &Clause| {
        let first = clause.parts.first().and_then(|part| prepared.tokens.get(part.start));
        first.map_or(u32::MAX, |token| token.span.begin)
    };
    // Of a sentence of hundreds of clauses the last: whom the first are about is forgotten, and each pronoun asks anew.
    const MOST: usize = 16;
    let end = clauses.list.partition_point(|clause| begins(clause) < zone.end);
    let first =
        clauses.list.partition_point(|clause| begins(clause) < zone.begin).max(end.saturating_sub(MOST));
    let inside = clauses.list[first.min(end)..end].iter();
    let mut found = Vec::new();
    if !prepared.effort.spend(1) {
        return found;
    }
    for (nth, clause) in inside.enumerate().filter(|(_, clause)| clause.kind == ClauseKind::Main) {
        let subject = clause.subject.iter().filter(|_| !clause.is_subject_shared);
        for phrase in subject.chain(agent(roster, clause)) {
            let span = prepared.span(phrase.tokens.clone());
            if span.end > zone.end || named::is_quoted(prepared, span) {
                continue;
            }
            let about = about(roster, mentions, phrase);
            let nominative = phrase.cases.and(Cases::NOMINATIVE);
            let genders = if nominative.is_empty() { phrase.cases } else { nominative };
            let agreed = number(roster, clause).map_or(genders, |number| genders.and(number));
            let genders = if agreed.is_empty() { genders } else { agreed };
            found.extend(about.map(|about| Topic { clause: first + nth, end: span.end, genders, about }));
        }
    }
    found
}

/// Singular or plural, as the finite verb of an active clause tells of its subject: "Freiwillige [versorgen] …".
fn number(roster: &Roster, clause: &Clause) -> Option<Cases> {
    let finite = clause.predicate.finite.unwrap_or(clause.predicate.verb);
    let plural = roster.prepared.pack.grammar.is_plural(&roster.prepared.word(finite).to_lowercase());
    let active = clause.predicate.voice == Voice::Active;
    active.then_some(if plural { Cases::PLURAL } else { Cases::SINGULAR })
}

/// Who does what is done: "wurde von [einer Sprecherin] bestätigt".
fn agent<'r>(roster: &'r Roster, clause: &'r Clause) -> Option<&'r Phrase> {
    let by = &roster.prepared.pack.speech.particles.agent;
    let mut phrases = clause.arguments.iter().filter(|_| clause.predicate.voice == Voice::Passive);
    let agent = phrases.find(|argument| match argument.role {
        Role::Prepositional(at) => by.has(&roster.prepared.word(at).to_lowercase()),
        _ => false,
    });
    agent.map(|argument| &argument.phrase)
}

/// Whom a phrase names or describes; nobody where it stands for a thing.
fn about(roster: &Roster, mentions: &[Mention], phrase: &Phrase) -> Option<About> {
    let prepared = roster.prepared;
    let span = prepared.span(phrase.tokens.clone());
    if phrase.tokens.len() == 1 && ActorWords::is_personal(&prepared.pack.actors, prepared.word(phrase.head))
    {
        return Some(About::Pronoun(span));
    }
    // "der Gefährte [Holtens], Arne Lindkamp": what may be a genitive is somebody else's.
    let genitive = span.of(prepared.text()).ends_with('s');
    let named = named::person_in(roster, mentions, span);
    let beside = apposition(roster, mentions, phrase);
    if let Some(person) = if genitive { beside.or(named) } else { named.or(beside) } {
        return Some(About::Named(person));
    }
    let head = prepared.tokens[phrase.head].span;
    let body = named::mentions_in(mentions, span).iter().find(|mention| {
        mention.kind == MentionKind::Org && mention.span.begin <= head.begin && head.end <= mention.span.end
    });
    if let Some(idx) = body.and_then(|mention| mention.actor) {
        let body = roster.member(idx).actor.kind == ActorKind::Organisation;
        return body.then_some(About::Named(idx));
    }
    let head = noun::head_of(roster.clauses, phrase.tokens.clone()).unwrap_or(phrase.head);
    // "ihre Elf" is told of for whom it belongs to.
    let owned = prepared.pack.actors.owner_of(prepared.word(phrase.tokens.start)).is_some();
    let class = prepared.pack.nouns.class(prepared.word(head)).filter(|_| !owned);
    match class {
        _ if owned => None,
        Some(NounClass::Body) if noun::is_council(prepared, head) => Some(About::Body(phrase.tokens.clone())),
        _ if prepared.info(head).office.is_some() => Some(About::Person(phrase.tokens.clone())),
        Some(NounClass::Human) => Some(About::Person(phrase.tokens.clone())),
        Some(NounClass::Body) => Some(About::Body(phrase.tokens.clone())),
        _ => None,
    }
}

/// The person named straight behind a comma: "der Vorsitzende des Vereins, [Jo Tal], …".
fn apposition(roster: &Roster, mentions: &[Mention], phrase: &Phrase) -> Option<usize> {
    let prepared = roster.prepared;
    let end = phrase.tokens.end;
    let begin = prepared.tokens.get(end + 1).filter(|_| prepared.word(end) == ",")?.span.begin;
    let class = prepared.pack.nouns.class(prepared.word(phrase.head));
    let described = prepared.info(phrase.head).office.is_some() || class == Some(NounClass::Human);
    let at = mentions.partition_point(|mention| mention.span.begin < begin);
    let name = mentions.get(at).filter(|mention| mention.span.begin == begin && described)?;
    name.actor.filter(|_| name.kind == MentionKind::Per)
}

#[cfg(test)]
mod tests {
    use super::{About, topics};
    use crate::annotate::clause::Clauses;
    use crate::annotate::coreference::roster::Roster;
    use crate::annotate::{Prepared, mention};
    use crate::document::Document;
    use crate::effort::Effort;
    use crate::language::Pack;
    use crate::text::Span;

    /// Whom `text` is about.
    fn read(text: &str) -> String {
        let pack = Pack::load("de").unwrap();
        let document = Document::plain("", "de", text);
        let effort = Effort::unlimited();
        let prepared = Prepared::new(&document, &pack, &effort);
        let mut mentions = mention::find(&prepared, &[]);
        let clauses = Clauses::new(&prepared, &mentions, &[]);
        let mut roster = Roster::new(&clauses);
        super::super::person::enroll(&mut roster, &mut mentions);
        super::super::body::enroll(&mut roster, &mut mentions);
        let zone = Span { begin: 0, end: text.len() as u32 };
        let found = topics(&roster, &mentions, zone).into_iter().map(|topic| match topic.about {
            About::Named(idx) => roster.member(idx).actor.name.clone(),
            About::Pronoun(span) => format!("pronoun {}", span.of(text)),
            About::Person(tokens) => format!("person {}", prepared.span(tokens).of(text)),
            About::Body(tokens) => format!("body {}", prepared.span(tokens).of(text)),
        });
        found.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn clauses_are_about_their_subjects() {
        assert_eq!(
            read("Anna Berg lobte den Plan, und der Trainer schwieg."),
            "Anna Berg, person der Trainer"
        );
        assert_eq!(read("Den Bericht las er am Montag."), "pronoun er");
        assert_eq!(read("Das Seeamt machte es sich leicht."), "body Das Seeamt");
        assert_eq!(read("Das Wetter blieb schlecht."), "");
    }

    #[test]
    fn who_does_what_is_done_counts() {
        assert_eq!(read("Der Angriff wurde von einer Sprecherin bestätigt."), "person einer Sprecherin");
    }
}
