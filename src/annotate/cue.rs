//! Verbs of saying in a stretch of text: which word is the finite verb, which words belong to it.

use crate::language::{Class, Cue, CueForm, Speech, VerbForm};

use super::clause::{Clauses, Shape, Tokens};

/// A verb of saying where it stands.
#[derive(Clone, Debug)]
pub(super) struct Hit<'a> {
    /// What the verb is and takes.
    pub cue: &'a Cue,
    /// The finite verb: the auxiliary in "hat gesagt".
    pub verb: usize,
    /// All words of the cue, in text order.
    pub words: Vec<usize>,
    /// Whether the one addressed is the subject ("wurde aufgefordert") or nobody is ("wurde bekannt").
    pub passive: bool,
    /// Whether the finite verb ends its clause.
    pub verb_final: bool,
}

impl Hit<'_> {
    /// Its last word.
    pub fn last(&self) -> usize {
        self.words.last().copied().unwrap_or(self.verb)
    }
}

/// How far a verb may stand from its particle or participle, in tokens.
const BRACE: usize = 50;

/// More cues than this are not read in one sentence.
const MOST: usize = 12;

/// The verbs of saying in `unit`, outside quotations, in text order.
pub(super) fn hits<'a>(clauses: &Clauses<'a>, unit: &Tokens) -> Vec<Hit<'a>> {
    let speech = &clauses.prepared.pack.speech;
    let mut found: Vec<Hit<'a>> = Vec::new();
    for idx in clauses.outer(unit.clone()) {
        if found.len() == MOST {
            break;
        }
        if clauses.shape(idx) != Shape::Small || found.iter().any(|hit| hit.words.contains(&idx)) {
            continue;
        }
        let reader = Reader { clauses, speech, unit, at: idx };
        found.extend(reader.best());
    }
    found.sort_by_key(|hit| hit.verb);
    found
}

struct Reader<'c, 'a> {
    clauses: &'c Clauses<'a>,
    speech: &'a Speech,
    unit: &'c Tokens,
    at: usize,
}

impl<'a> Reader<'_, 'a> {
    /// The most specific reading of the word: one with its companion word, else one that needs none.
    fn best(&self) -> Option<Hit<'a>> {
        let forms = self.speech.forms(&self.clauses.lower(self.at));
        let mut readings: Vec<Hit<'a>> = forms.iter().filter_map(|form| self.read(form)).collect();
        let rank = |hit: &Hit| (hit.cue.needs, hit.words.len());
        readings.sort_by_key(rank);
        readings.pop()
    }

    fn read(&self, form: &CueForm) -> Option<Hit<'a>> {
        let cue = &self.speech.cues[form.cue];
        let mut hit = match form.form {
            VerbForm::Finite | VerbForm::Reported => self.finite(cue, form)?,
            VerbForm::Participle => self.participle(cue, form)?,
            VerbForm::Infinitive => return None,
        };
        self.companion(&mut hit)?;
        hit.words.sort_unstable();
        hit.words.dedup();
        Some(hit)
    }

    fn finite(&self, cue: &'a Cue, form: &CueForm) -> Option<Hit<'a>> {
        let auxiliary = Class::HAVE.with(Class::BECOME).with(Class::BE);
        let participle =
            self.clauses.is(self.at, Class::PARTICIPLE) && self.clauses.is(self.at + 1, auxiliary);
        if participle
            || self.clauses.is_attributive(self.at)
            || self.is_infinitive()
            || self.auxiliary_before().is_some()
            || self.has_other_particle(cue)
        {
            return None;
        }
        let mut words = vec![self.at];
        if let Some(particle) = cue.particle.as_deref().filter(|_| form.apart) {
            words.push(self.particle(particle)?);
        }
        let joined = cue.particle.is_some() && words.len() == 1;
        let verb_final = joined || (self.ends_piece(self.at + 1) && self.in_subordinate());
        Some(Hit { cue, verb: self.at, words, passive: false, verb_final })
    }

    /// Whether a particle at the end of the clause makes another verb of it: "forderte Soldaten [an]".
    fn has_other_particle(&self, cue: &Cue) -> bool {
        let clause = self.clauses.clause_at(self.at).filter(|_| cue.particle.is_none());
        let predicate = clause.map(|clause| &clause.predicate).filter(|told| told.finite == Some(self.at));
        let particle = predicate.and_then(|predicate| predicate.particle);
        // "schrieb er weiter" is no other verb.
        let adverb = |at: usize| self.clauses.is(at, Class::ADVERB);
        let known = |at: usize| cue.with.iter().any(|with| with == self.clauses.word(at));
        let inside = |at: usize| self.clauses.breaks(self.at..at).is_empty();
        particle.is_some_and(|at| at > self.at && inside(at) && !adverb(at) && !known(at))
    }

    /// Whether the word is an infinitive here: behind "zu", or with a modal verb before it in its piece.
    fn is_infinitive(&self) -> bool {
        let clauses = self.clauses;
        if !clauses.is(self.at, Class::INFINITIVE) || self.at == self.unit.start {
            return false;
        }
        let word = clauses.prepared.pack.grammar.verb_rules.infinitive_word.as_str();
        let helper = Class::MODAL.with(Class::BECOME).with(Class::LET);
        clauses.word(self.at - 1) == word
            || clauses.outer(self.piece_start()..self.at).any(|idx| clauses.is(idx, helper))
            || clauses.is(self.at + 1, helper)
    }

    /// The separable particle at the end of the clause, behind the verb or, for two words, before it.
    fn particle(&self, particle: &str) -> Option<usize> {
        if self.at > self.unit.start && self.clauses.word(self.at - 1) == particle {
            return Some(self.at - 1);
        }
        let window = self.at + 1..self.unit.end.min(self.at + BRACE);
        let auxiliary = Class::HAVE.with(Class::BE).with(Class::BECOME);
        self.clauses.outer(window).find(|&idx| {
            self.clauses.word(idx) == particle
                && self.ends_piece(idx + 1)
                && !self.clauses.is(idx + 1, auxiliary)
        })
    }

    /// Whether a piece of the sentence ends before the token at `idx`.
    fn ends_piece(&self, idx: usize) -> bool {
        let closing =
            self.clauses.shape(idx) == Shape::Mark && !matches!(self.clauses.word(idx), "%" | "/" | "&");
        idx >= self.unit.end
            || matches!(self.clauses.shape(idx), Shape::Break | Shape::Stop | Shape::Bracket | Shape::Quote)
            || closing
            || self.clauses.is(idx, Class::CLAUSE_COORDINATOR)
            || self.clauses.is(idx, Class::HAVE.with(Class::BE).with(Class::BECOME))
    }

    /// Where the piece of the sentence begins in which the word stands.
    fn piece_start(&self) -> usize {
        let window = self.unit.start..self.at;
        window
            .rev()
            .take(BRACE)
            .find(|&idx| self.clauses.shape(idx) == Shape::Break)
            .map_or(self.unit.start, |at| at + 1)
    }

    fn in_subordinate(&self) -> bool {
        let start = self.piece_start();
        self.clauses.is_subordinate(&(start..self.at + 1))
            || self.clauses.is(start, Class::SUBORDINATOR)
            || self.speech.particles.wie.has(&self.clauses.lower(start))
    }

    /// An auxiliary earlier in the same piece, of which this word may be the participle.
    fn auxiliary_before(&self) -> Option<usize> {
        let auxiliary = Class::HAVE.with(Class::BECOME).with(Class::BE);
        let start = self.piece_start();
        let found = self.clauses.outer(start..self.at).find(|&idx| self.clauses.is(idx, auxiliary));
        found.filter(|_| self.clauses.is(self.at, Class::PARTICIPLE))
    }

    fn participle(&self, cue: &'a Cue, form: &CueForm) -> Option<Hit<'a>> {
        let auxiliary = Class::HAVE.with(Class::BECOME).with(Class::BE);
        let mut words = vec![self.at];
        if let Some(particle) = cue.particle.as_deref().filter(|_| form.apart) {
            let before = self.at.checked_sub(1).filter(|&idx| self.clauses.word(idx) == particle)?;
            words.push(before);
        }
        let mut next = self.at + 1;
        while next < self.unit.end && next < self.at + 3 && self.clauses.is(next, Class::PARTICIPLE) {
            words.push(next);
            next += 1;
        }
        let behind = next < self.unit.end && self.clauses.is(next, auxiliary);
        let verb = if behind && self.in_subordinate() { next } else { self.auxiliary_far()? };
        words.push(verb);
        let class = self.clauses.class(verb);
        let passive = class.any(Class::BECOME) || (class.any(Class::BE) && words.len() > 2);
        if class.any(Class::BE) && !passive && !cue.takes_be() {
            return None;
        }
        Some(Hit { cue, verb, words, passive, verb_final: verb > self.at })
    }

    /// The auxiliary of a main clause: in this piece, or before subordinate pieces in between.
    fn auxiliary_far(&self) -> Option<usize> {
        let auxiliary = Class::HAVE.with(Class::BECOME).with(Class::BE);
        let mut end = self.at;
        for _ in 0..5 {
            let from = self.unit.start.max(end.saturating_sub(BRACE));
            let start = (from..end)
                .rev()
                .find(|&idx| self.clauses.shape(idx) == Shape::Break)
                .map_or(from, |at| at + 1);
            let piece = start..end;
            let whole = end == self.at;
            // "Der Hof wird verkauft, berichtet X": that auxiliary has its participle.
            if !whole && self.clauses.is(end - 1, Class::PARTICIPLE) {
                return None;
            }
            if whole || !self.clauses.is_subordinate(&piece) {
                if let Some(found) =
                    self.clauses.outer(piece.clone()).find(|&idx| self.clauses.is(idx, auxiliary))
                {
                    return Some(found);
                }
                if self.clauses.outer(piece).any(|idx| self.clauses.is(idx, Class::MODAL)) {
                    return None;
                }
            }
            if start == self.unit.start {
                return None;
            }
            end = start - 1;
            // The unit begins with a mark: nothing stands before it.
            if end <= self.unit.start {
                return None;
            }
        }
        None
    }

    /// Adds the word that goes with the cue, such as "davon"; gives nothing where a needed one is missing.
    fn companion(&self, hit: &mut Hit<'a>) -> Option<()> {
        if hit.cue.with.is_empty() {
            return Some(());
        }
        let start = self.piece_start();
        let end = self.unit.end.min(hit.last() + BRACE);
        let range = start..end;
        let stop = self
            .clauses
            .outer(hit.last()..end)
            .find(|&idx| self.clauses.shape(idx) == Shape::Break && idx > hit.last());
        let range = range.start..stop.unwrap_or(range.end);
        let found = self
            .clauses
            .outer(range)
            .find(|&idx| hit.cue.with.iter().any(|with| with == self.clauses.word(idx)));
        if let Some(idx) = found {
            hit.words.push(idx);
        }
        (found.is_some() || !hit.cue.needs).then_some(())
    }
}
