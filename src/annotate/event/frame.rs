//! The clauses of a sentence, as far as events need them.

use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::language::Class;
use crate::text::Span;

/// Sentences longer than this, in tokens, are read no further: nobody tells an event in them.
const LONGEST: usize = 400;

/// A clause: what stands between commas, a main clause with the parts before and behind its relative clauses.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// Its parts, in text order; never empty, none is empty.
    pub pieces: Vec<Tokens>,
    /// Its finite verb, where one is known.
    pub verb: Option<usize>,
    /// Whether it depends on another clause.
    pub subordinate: bool,
}

impl Frame {
    /// Its tokens outside quotations and brackets.
    pub fn tokens<'a>(&'a self, clauses: &'a Clauses) -> impl Iterator<Item = usize> + 'a {
        self.pieces.iter().flat_map(|piece| clauses.outer(piece.clone()))
    }

    /// The part that holds the token at `idx`.
    pub fn piece_of(&self, idx: usize) -> &Tokens {
        self.pieces.iter().find(|piece| piece.contains(&idx)).unwrap_or(&self.pieces[0])
    }

    /// From its first token to its last.
    pub fn hull(&self) -> Tokens {
        self.pieces[0].start..self.pieces[self.pieces.len() - 1].end
    }

    /// The same in bytes.
    pub fn span(&self, clauses: &Clauses) -> Span {
        clauses.prepared.span(self.hull())
    }
}

/// The clauses of the sentence in `tokens`.
pub(super) fn frames(clauses: &Clauses, tokens: Tokens) -> Vec<Frame> {
    let mut found: Vec<Frame> = Vec::new();
    let mut open: Option<usize> = None;
    for piece in pieces(clauses, tokens.start..tokens.end.min(tokens.start + LONGEST)) {
        let subordinate = clauses.is_subordinate(&piece)
            || clauses.is_infinitive(&piece)
            || clauses.is(piece.start + 1, Class::THAT);
        let verb = if subordinate { clauses.last_word(&piece) } else { clauses.second_verb(&piece) };
        match open.map(|idx| &mut found[idx]) {
            Some(main) if !subordinate && (main.verb.is_none() || verb.is_none()) => {
                main.pieces.push(piece);
                main.verb = main.verb.or(verb);
            }
            _ => {
                if !subordinate {
                    open = Some(found.len());
                }
                found.push(Frame { pieces: vec![piece], verb, subordinate });
            }
        }
    }
    found
}

/// What stands between the breaks of a sentence.
fn pieces(clauses: &Clauses, tokens: Tokens) -> Vec<Tokens> {
    let mut end = tokens.end;
    while end > tokens.start && clauses.shape(end - 1) == Shape::Stop {
        end -= 1;
    }
    let mut found = Vec::new();
    let mut start = tokens.start;
    for at in clauses.breaks(tokens.start..end) {
        found.push(start..at);
        start = at + 1;
    }
    found.push(start..end.max(start));
    found.retain(|piece| !piece.is_empty());
    found.drain(..dateline(clauses, &found));
    found
}

/// How many of the first pieces are a dateline: a place in capitals, up to a dash nearby.
fn dateline(clauses: &Clauses, pieces: &[Tokens]) -> usize {
    /// "WARSCHAU/KIEW, 4. September 2025": pieces of a dateline.
    const MOST: usize = 3;
    let capital = |word: &str| word.len() > 2 && word.chars().all(|c| c.is_uppercase() || c == '-');
    let Some(first) = pieces.first().filter(|first| capital(clauses.word(first.start))) else { return 0 };
    let dash = |piece: &Tokens| matches!(clauses.word(piece.end), "–" | "—" | "-");
    let last = pieces.iter().take(MOST).position(dash).filter(|&last| last + 1 < pieces.len());
    last.map_or(0, |last| if pieces[last].end - first.start <= 10 { last + 1 } else { 0 })
}
