//! Whether a clause tells what has happened or what is to come.

use std::ops::Range;

use super::surroundings::Surroundings;
use super::voice::is_attribution;
use crate::annotate::{Pos, Prepared};
use crate::text::Span;
use crate::time::Toward;

/// How many words after an expression an adjective may stand that it belongs to.
const ATTRIBUTE: usize = 12;

/// What the words round an expression tell about the tense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub toward: Toward,
    /// Whether its own clause says so.
    pub sure: bool,
    /// Whether a verb says so, and not a preposition or an attribute.
    pub by_verb: bool,
}

/// Where the time of the clause round `span` lies; nearest where nothing tells.
pub(super) fn toward(prepared: &Prepared, span: Span) -> Toward {
    told(prepared, span).map_or(Toward::Nearest, |told| told.toward)
}

/// What the words round `span` tell about the tense: those that steer it, the part of the clause between
/// conjunctions, the clause, the sentence.
pub(super) fn told(prepared: &Prepared, span: Span) -> Option<Told> {
    let round = Surroundings::of(prepared, span)?;
    let (clause, part) = (round.clause(), round.part());
    let rest = (clause.start..part.start).chain(part.end..clause.end);
    let joined = round.is_finite(part.clone()) && round.is_finite(rest);
    let sure = |toward| Told { toward, sure: true, by_verb: true };
    let steered = round.steered(&clause).or_else(|| round.attribute());
    if let Some(toward) = steered {
        let by_verb = round.tense_of(clause) == Some(toward);
        return Some(Told { toward, sure: true, by_verb });
    }
    if is_attribution(&round, &clause) {
        return Some(sure(Toward::Past));
    }
    let own = joined.then(|| round.tense_of(part)).flatten().or_else(|| round.tense_of(clause.clone()));
    if own != Some(Toward::Past) && round.is_meanwhile(&clause) {
        return None;
    }
    // What is said of it without a verb goes on from the clause before: "…, noch an Ostern".
    let joined_on =
        || if round.is_finite(clause.clone()) { None } else { round.tense_of(round.clause_before(&clause)?) };
    let of_sentence =
        || Some(Told { toward: round.tense_of(round.sentence.clone())?, sure: false, by_verb: true });
    own.or_else(joined_on).map(sure).or_else(of_sentence)
}

impl Surroundings<'_> {
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
        if any(&|idx| self.is_past(idx)) || any(&|idx| self.is_over(idx)) || self.is_unreal(&tokens) {
            return Some(Toward::Past);
        }
        if any(&|idx| self.words.is_future(self.word(idx))) {
            return Some(Toward::Future);
        }
        let perfect =
            any(&|idx| self.words.is_perfect(self.word(idx))) && any(&|idx| self.is_participle(idx));
        if perfect && any(&|idx| self.is_onward(idx)) {
            return Some(Toward::Future);
        }
        if perfect {
            return Some(Toward::Past);
        }
        any(&|idx| self.is_present(idx)).then_some(Toward::Future)
    }

    fn is_onward(&self, idx: usize) -> bool {
        self.prepared.pos[idx] == Pos::Adp && self.words.is_onward(self.word(idx))
    }

    /// Whether the clause tells what goes on while something is told, in the present only for its colour:
    /// "während ihr am Dienstag alle zuhören".
    fn is_meanwhile(&self, clause: &Range<usize>) -> bool {
        let opened = clause.start.checked_sub(1).filter(|before| *before >= self.sentence.start);
        let first = opened.into_iter().chain([clause.start]);
        first.into_iter().any(|idx| self.words.is_meanwhile(self.word(idx)))
            && !clause.clone().any(|idx| self.words.is_future(self.word(idx)))
    }

    /// "hätte am Dienstag fertig sein sollen": what should have been.
    fn is_unreal(&self, tokens: &Range<usize>) -> bool {
        let last = tokens.clone().rev().find(|idx| self.prepared.pos[*idx] != Pos::Punct);
        last.is_some_and(|last| self.words.is_modal_infinitive(self.word(last)))
            && tokens.clone().any(|idx| self.words.is_unreal(self.word(idx)))
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
        (done || self.words.is_over(self.word(idx)))
            && self.clause().any(|idx| self.words.is_hearsay(self.word(idx)))
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
