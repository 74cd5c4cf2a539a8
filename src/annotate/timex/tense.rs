//! Whether a clause tells what has happened or what is to come.

use std::ops::Range;

use crate::annotate::Prepared;
use crate::annotate::tagger::Pos;
use crate::language::time::TenseWords;
use crate::text::Span;
use crate::time::Toward;

/// How many words either side may tell the tense, so that a text without full stops stays cheap.
const REACH: usize = 40;

/// How many words after an expression an adjective may stand that it belongs to.
const ATTRIBUTE: usize = 12;

/// Where the time of the clause round `span` lies; nearest where nothing tells.
pub(super) fn toward(prepared: &Prepared, span: Span) -> Toward {
    told(prepared, span).unwrap_or(Toward::Nearest)
}

/// What the words round `span` tell about the tense: those that steer it, the part of the clause between
/// conjunctions, the clause, the sentence.
pub(super) fn told(prepared: &Prepared, span: Span) -> Option<Toward> {
    let round = Clause::round(prepared, span)?;
    let words = round.words;
    let clause = round.within(|idx| words.is_boundary(prepared.word(idx)));
    let part =
        round.within(|idx| words.is_boundary(prepared.word(idx)) || words.is_joint(prepared.word(idx)));
    let rest = (clause.start..part.start).chain(part.end..clause.end);
    let joined = round.is_finite(part.clone()) && round.is_finite(rest);
    let steered = round.steered(&clause).or_else(|| round.attribute());
    let of_part = || joined.then(|| round.tense_of(part))?;
    steered
        .or_else(of_part)
        .or_else(|| round.tense_of(clause))
        .or_else(|| round.tense_of(round.sentence.clone()))
}

/// The tokens of an expression and of the sentence round it, cut at [`REACH`].
struct Clause<'a> {
    prepared: &'a Prepared<'a>,
    words: &'a TenseWords,
    expression: Range<usize>,
    sentence: Range<usize>,
}

impl<'a> Clause<'a> {
    fn round(prepared: &'a Prepared<'a>, span: Span) -> Option<Self> {
        let before = |end: u32| prepared.tokens.partition_point(|token| token.span.end <= end);
        let start = before(span.begin);
        let end = prepared.tokens.partition_point(|token| token.span.begin < span.end).max(start + 1);
        let at = prepared.sentences.partition_point(|sentence| sentence.span.end <= span.begin);
        let sentence = prepared.sentences.get(at)?.tokens.clone();
        let sentence = sentence.start.max(start.saturating_sub(REACH))..sentence.end.min(end + REACH);
        let words = &prepared.pack.time.tense;
        Some(Self { prepared, words, expression: start..end, sentence })
    }

    fn word(&self, idx: usize) -> &'a str {
        self.prepared.word(idx)
    }

    /// The tokens round the expression up to the first on either side at which `ends` holds.
    fn within(&self, ends: impl Fn(usize) -> bool) -> Range<usize> {
        let Range { start, end } = self.expression;
        let first = (self.sentence.start..start)
            .rev()
            .find(|idx| ends(*idx))
            .map_or(self.sentence.start, |idx| idx + 1);
        let last = (end..self.sentence.end).find(|idx| ends(*idx)).unwrap_or(self.sentence.end);
        first..last.max(end.min(self.sentence.end))
    }

    /// What the preposition before the expression tells: "seit dem Sommer" lies behind, "für Montag"
    /// ahead of whatever is told.
    fn steered(&self, clause: &Range<usize>) -> Option<Toward> {
        let article = |idx: &usize| self.prepared.pos[*idx] == Pos::Det;
        let before = (self.sentence.start..self.expression.start).rev().find(|idx| !article(idx))?;
        let (word, next) = (self.word(before), self.word(self.expression.end));
        if self.words.looks_back(word) && !self.words.goes_on(next) {
            return Some(Toward::Past);
        }
        let past = || clause.clone().any(|idx| self.is_past(idx));
        (self.words.looks_ahead(word) && !past()).then_some(Toward::Future)
    }

    /// What the adjective tells that the expression is part of: "der am Dienstag verletzte Spieler", "die am
    /// Montag beginnende Messe".
    fn attribute(&self) -> Option<Toward> {
        let article = self.expression.start.checked_sub(2).filter(|idx| *idx >= self.sentence.start)?;
        if self.prepared.pos[article] != Pos::Det || self.prepared.pos[article + 1] != Pos::Adp {
            return None;
        }
        let last = self.sentence.end.min(self.expression.end + ATTRIBUTE);
        let mut after =
            (self.expression.end..last).take_while(|idx| !self.words.is_boundary(self.word(*idx)));
        after.find_map(|idx| self.adjective(idx))
    }

    fn adjective(&self, idx: usize) -> Option<Toward> {
        (self.prepared.pos[idx] == Pos::Adj).then(|| self.words.attribute(self.word(idx))).flatten()
    }

    /// The tense that the tokens agree on; `None` where they say nothing.
    fn tense_of(&self, tokens: Range<usize>) -> Option<Toward> {
        let any = |told: &dyn Fn(usize) -> bool| tokens.clone().any(told);
        if any(&|idx| self.is_past(idx)) || any(&|idx| self.is_over(idx)) {
            return Some(Toward::Past);
        }
        if any(&|idx| self.words.is_future(self.word(idx))) {
            return Some(Toward::Future);
        }
        if any(&|idx| self.words.is_perfect(self.word(idx))) && any(&|idx| self.is_participle(idx)) {
            return Some(Toward::Past);
        }
        any(&|idx| self.is_present(idx)).then_some(Toward::Future)
    }

    /// Whether there is a finite verb among `tokens`.
    fn is_finite(&self, mut tokens: impl Iterator<Item = usize>) -> bool {
        tokens.any(|idx| self.prepared.pos[idx].is_finite())
    }

    /// Whether the token is a finite verb of the past.
    fn is_past(&self, idx: usize) -> bool {
        let verb = matches!(self.prepared.pos[idx], Pos::Verb | Pos::Aux | Pos::Other);
        let before = idx.checked_sub(1).map_or("", |before| self.word(before));
        self.words.is_past(self.word(idx), verb) || verb && self.words.ends_as_past(before, self.word(idx))
    }

    /// Whether the token says of hearsay that it is over: "soll gekauft haben", "soll gestorben sein".
    fn is_over(&self, idx: usize) -> bool {
        let before = idx.checked_sub(1).filter(|before| *before >= self.sentence.start);
        let done =
            self.words.is_done(self.word(idx)) && before.is_some_and(|before| self.is_participle(before));
        let clause = || self.within(|idx| self.words.is_boundary(self.word(idx)));
        (done || self.words.is_over(self.word(idx)))
            && clause().any(|idx| self.words.is_hearsay(self.word(idx)))
    }

    fn is_participle(&self, idx: usize) -> bool {
        matches!(self.prepared.pos[idx], Pos::Participle | Pos::AuxNonfinite)
            || self.words.is_participle(self.word(idx))
    }

    /// Whether the token is a finite verb of the present that is none of saying: news says what was said in
    /// the present too.
    fn is_present(&self, idx: usize) -> bool {
        let word = self.word(idx);
        let verb = self.prepared.pos[idx] == Pos::Verb && word.starts_with(char::is_lowercase);
        self.words.is_present(word) || verb && self.prepared.pack.speech.forms(word).is_empty()
    }
}
