//! Who speaks in turn: minutes of a parliament and printed interviews name who speaks at the head of a line.
//!
//! "Anna Berg (SPD): Wir fordern …" All that follows is said by them, line by line, up to the next head; what stands in
//! brackets between sentences is done by others ("(Beifall)").

use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::annotate::{Medium, QuotationKind};
use crate::document::BlockKind;
use crate::language::NounClass;

use super::chain::is_medium;
use super::draft::{Draft, one};

/// What is said in turn, and where.
#[derive(Debug, Default)]
pub(super) struct Turns {
    /// All lines of turns, heads and questions included, in text order.
    lines: Vec<Tokens>,
    /// What the speakers say, a line each.
    pub drafts: Vec<Draft>,
}

impl Turns {
    /// Whether the token at `idx` stands in a turn.
    pub fn hold(&self, idx: usize) -> bool {
        let at = self.lines.partition_point(|line| line.end <= idx);
        self.lines.get(at).is_some_and(|line| line.contains(&idx))
    }
}

/// The head of a line: who speaks.
struct Head {
    name: Tokens,
    colon: usize,
    part: Part,
}

/// Whom the head of a line names.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// Somebody who says something.
    Speaker,
    /// Who asks: a newspaper, "Frage".
    Asker,
    /// "Antwort": whoever was named before as the one who is asked.
    Answerer,
}

/// So many lines must name who speaks before they are read as turns.
const LEAST: usize = 2;

/// The turns of a document; none where fewer than two lines name somebody.
pub(super) fn turns(clauses: &Clauses) -> Turns {
    let lines = lines(clauses);
    let heads: Vec<Option<Head>> = lines.iter().map(|line| head(clauses, line)).collect();
    let speakers = heads.iter().flatten().filter(|head| head.part != Part::Asker).count();
    if speakers < LEAST {
        return Turns::default();
    }
    let begin = heads.iter().flatten().map(|head| head.name.start).next().unwrap_or(0);
    let asked = asked(clauses, begin);
    let mut turns = Turns::default();
    let mut speaker: Option<Tokens> = None;
    let mut is_open = false;
    for (line, head) in lines.into_iter().zip(heads) {
        let mut said = line.clone();
        let frame = head.as_ref().map(|head| line.start..head.colon + 1);
        if let Some(head) = head {
            said = head.colon + 1..line.end;
            speaker = match head.part {
                Part::Speaker => Some(head.name),
                Part::Asker => None,
                Part::Answerer => asked.clone(),
            };
            is_open = true;
        } else if !goes_on(clauses, &line) {
            is_open = false;
        }
        if !is_open {
            continue;
        }
        turns.lines.push(line);
        let Some(source) = speaker.clone() else { continue };
        let content = without_brackets(clauses, said);
        let word = |at: usize| matches!(clauses.shape(at), Shape::Noun | Shape::Small);
        if content.iter().cloned().flatten().any(word) {
            turns.drafts.push(Draft {
                source: one(source),
                frame: frame.into_iter().collect(),
                medium: Some(Medium::Speech),
                ..Draft::new(QuotationKind::Direct, content, "direct/turn")
            });
        }
    }
    turns
}

/// Who is asked in an interview whose heads name nobody: the person named in full last before the token `begin`.
fn asked(clauses: &Clauses, begin: usize) -> Option<Tokens> {
    /// The lead of an interview takes no more tokens.
    const FARTHEST: usize = 400;
    let prepared = clauses.prepared;
    let given = |at: &usize| {
        let name = clauses.is_named(*at) && clauses.is_named(at + 1) && clauses.shape(at + 1) == Shape::Noun;
        name && prepared.info(*at).given.is_some()
    };
    let first = (begin.saturating_sub(FARTHEST)..begin).rev().filter(|at| at + 1 < begin).find(given)?;
    let end = (first..begin).find(|at| !clauses.is_named(*at)).unwrap_or(begin);
    Some(first..end)
}

/// The lines of the document, boilerplate apart.
fn lines(clauses: &Clauses) -> Vec<Tokens> {
    let prepared = clauses.prepared;
    let mut found: Vec<Tokens> = Vec::new();
    for (sentence, kind) in prepared.sentences.iter().zip(&prepared.kinds) {
        if *kind == BlockKind::Boilerplate || !prepared.effort.spend(1) {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.end == sentence.tokens.start && !clauses.gap_has_line(last.end) => {
                last.end = sentence.tokens.end;
            }
            _ => found.push(sentence.tokens.clone()),
        }
    }
    found
}

/// Who speaks by the head of `line`: a name or office before a colon, behind which sentences stand.
fn head(clauses: &Clauses, line: &Tokens) -> Option<Head> {
    const LONGEST: usize = 16;
    let near = line.start..line.end.min(line.start + LONGEST);
    let colon = clauses.outer(near).find(|&at| clauses.word(at) == ":")?;
    let dash = |at: &usize| matches!(clauses.word(*at), "–" | "—");
    let end = (line.start + 1..colon).find(dash).unwrap_or(colon);
    let name = line.start..end;
    let first = clauses.word(line.start);
    let ends = clauses.shape(line.end - 1) == Shape::Stop || clauses.word(line.end - 1) == ")";
    let quoted = matches!(clauses.shape(colon + 1), Shape::Quote) || clauses.word(colon + 1) == "„";
    let spoken = clauses.second_verb(&(colon + 1..line.end)).is_some();
    let verb = clauses.second_verb(&name).is_some();
    if name.is_empty() || !ends || quoted || !first.starts_with(char::is_uppercase) || verb {
        return None;
    }
    let words = &clauses.prepared.pack.speech.interview;
    let shouted = first.chars().count() > 2 && first.chars().all(char::is_uppercase);
    if name.len() == 1 && words.answerer.contains(first) {
        return Some(Head { name, colon, part: Part::Answerer });
    }
    let asks = name.len() <= 3
        && (words.asker.contains(first)
            || is_medium(clauses, &name)
            || shouted && !clauses.is_named(line.start));
    let person = clauses.names_somebody(&name) || clauses.class_of_head(&name) == Some(NounClass::Human);
    let part = if asks { Part::Asker } else { Part::Speaker };
    (asks || spoken && person).then_some(Head { name, colon, part })
}

/// Whether a line without a head of its own goes on with the turn before: sentences, or what others do in brackets.
fn goes_on(clauses: &Clauses, line: &Tokens) -> bool {
    let sentence = clauses.shape(line.end - 1) == Shape::Stop && clauses.shape(line.start) != Shape::Quote;
    sentence || clauses.shape(line.start) == Shape::Bracket && clauses.after(line.start) >= line.end
}

/// What of `range` is said: without brackets that stand between sentences.
fn without_brackets(clauses: &Clauses, range: Tokens) -> Vec<Tokens> {
    let mut found = Vec::new();
    let mut start = range.start;
    let mut at = range.start;
    while at < range.end {
        let next = clauses.after(at).min(range.end);
        let between = at == range.start || matches!(clauses.shape(at - 1), Shape::Stop) || at == start;
        if clauses.shape(at) == Shape::Bracket && between {
            found.push(start..at);
            start = next;
        }
        at = next.max(at + 1);
    }
    found.push(start..range.end);
    found.retain(|part| !part.is_empty());
    found
}
