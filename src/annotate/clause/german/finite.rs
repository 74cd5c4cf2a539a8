//! Clauses: where their finite verb stands and what mood it has.

use crate::annotate::Pos;
use crate::annotate::clause::surface::{Shape, Surface, Tokens};
use crate::language::Class;

use super::phrase::LONGEST_PHRASE;

impl Surface<'_> {
    /// Where `range` breaks outside quotations and brackets: the indices of its commas, colons and dashes.
    pub fn breaks(&self, range: Tokens) -> Vec<usize> {
        self.outer(range).filter(|&idx| self.shape(idx) == Shape::Break).collect()
    }

    /// Whether the words of `piece`, which stands between two breaks, are a relative clause.
    pub fn is_relative(&self, piece: &Tokens) -> bool {
        let first = match self.is(piece.start, Class::PREPOSITION) {
            true => piece.start + 1,
            false => piece.start,
        };
        let behind_break = piece.start > 0 && self.shape(piece.start - 1) == Shape::Break;
        behind_break
            && self.is(first, Class::RELATIVE)
            && self.is_verb_final(piece)
            && !self.is_short_report(piece)
    }

    /// Whether nothing but an article, a noun and a Konjunktiv fills `piece`: "der Deich halte" in "sie sagte, der Deich
    /// halte" has its verb in second place, though it stands last.
    fn is_short_report(&self, piece: &Tokens) -> bool {
        piece.len() == 3 && self.shape(piece.start + 1) == Shape::Noun && self.is_reported(piece.start + 2)
    }

    /// Whether a subordinate clause, of whatever kind, fills `piece`.
    pub fn is_subordinate(&self, piece: &Tokens) -> bool {
        let doubt = Class::PREPOSITION.with(Class::DOUBTFUL);
        let auxiliary = Class::MODAL.with(Class::HAVE).with(Class::BE).with(Class::REPORTED_WEAK);
        let condition = self.is(piece.start, auxiliary) && self.starts_sentence(piece.start);
        let opener = condition || self.is(piece.start, Class::SUBORDINATOR) && !self.is(piece.start, doubt);
        let doubtful = self.is(piece.start, Class::SUBORDINATOR) && self.is_verb_final(piece);
        opener || doubtful || self.is_relative(piece)
    }

    /// Whether the last word of `piece` can be the finite verb of a subordinate clause. A participle or
    /// infinitive at the end of a clause whose auxiliary stands before it is none.
    pub fn is_verb_final(&self, piece: &Tokens) -> bool {
        let Some(last) = self.last_word(piece).filter(|&last| last > piece.start) else { return false };
        if self.shape(last) != Shape::Small {
            return false;
        }
        let class = self.class(last);
        let other = Class::PARTICIPLE.with(Class::INFINITIVE);
        if class.any(Class::FINITE) && !class.any(other) {
            return true;
        }
        let auxiliary = Class::HAVE.with(Class::BE).with(Class::BECOME).with(Class::MODAL);
        let verb = class.any(Class::FINITE.with(other)) || self.looks_finite(last);
        // "Die Brücke bleibe gesperrt": its finite verb stands before.
        let before = |idx: usize| self.is(idx, auxiliary) || self.is_reported(idx);
        verb && !self.outer(piece.start + 1..last).any(before)
    }

    /// Whether an unknown small word has an ending that finite verbs take.
    pub fn looks_finite(&self, idx: usize) -> bool {
        let word = self.word(idx);
        self.class(idx).is_empty()
            && self.shape(idx) == Shape::Small
            && ["t", "te", "ten", "en"].iter().any(|ending| word.ends_with(ending))
    }

    /// The last word of `piece` outside quotations.
    pub fn last_word(&self, piece: &Tokens) -> Option<usize> {
        piece.clone().rev().find(|&idx| matches!(self.shape(idx), Shape::Small | Shape::Noun | Shape::Number))
    }

    /// Whether an infinitive with its small word ("zu gehen", "mitzuteilen") ends `piece`.
    pub fn is_infinitive(&self, piece: &Tokens) -> bool {
        if self.is(piece.start, Class::PURPOSE) {
            return false;
        }
        let word = self.prepared.pack.grammar.verb_rules.infinitive_word.as_str();
        let window = piece.end.saturating_sub(5).max(piece.start)..piece.end;
        window.clone().any(|idx| {
            let ends = |at: usize| self.word(at).ends_with('n') && self.shape(at) == Shape::Small;
            let apart = self.word(idx) == word
                && idx + 1 < piece.end
                && ends(idx + 1)
                && !self.is_adjective_use(idx + 1, piece.end);
            let joined = self.shape(idx) == Shape::Small && self.has_infinitive_inside(idx, word);
            apart || joined
        })
    }

    /// "zu" and infinitive before a noun: "zu erwartenden Kosten".
    fn is_adjective_use(&self, idx: usize, end: usize) -> bool {
        idx + 1 < end && self.shape(idx + 1) == Shape::Noun && self.word(idx).ends_with("den")
    }

    fn has_infinitive_inside(&self, idx: usize, word: &str) -> bool {
        let text = self.word(idx);
        let inside =
            text.char_indices().skip(2).any(|(at, _)| text[at..].starts_with(word) && text.len() > at + 5);
        inside
            && text.ends_with('n')
            && !self.is(idx, Class::FINITE)
            && !self.is_adjective_use(idx, usize::MAX)
    }

    /// The finite verb of a clause with its verb in second place that fills the head of `piece`.
    pub fn second_verb(&self, piece: &Tokens) -> Option<usize> {
        self.outer(piece.clone()).take(LONGEST_PHRASE).find(|&idx| {
            let finite = self.is(idx, Class::FINITE) || self.looks_reported(idx);
            finite && self.shape(idx) == Shape::Small && !self.is_attributive(idx)
        })
    }

    /// Whether the word at `idx`, a verb by its form, stands as an adjective between article or preposition
    /// and noun: "das neu erklärte Ziel".
    pub fn is_attributive(&self, idx: usize) -> bool {
        const FARTHEST: usize = 4;
        let auxiliary = Class::HAVE.with(Class::BE).with(Class::BECOME).with(Class::MODAL);
        let noun_next = self.shape(idx + 1) == Shape::Noun
            || (self.is_adjective(idx + 1, true) && self.shape(idx + 2) == Shape::Noun);
        if idx == 0 || !noun_next || !self.is_inflected(idx) || self.is(idx, auxiliary) {
            return false;
        }
        let opener = Class::DETERMINER.with(Class::OBLIQUE).with(Class::PREPOSITION);
        let between = |at: &usize| self.shape(*at) == Shape::Small && !self.is(*at, opener);
        let opened = (idx.saturating_sub(FARTHEST)..idx).rev().find(|at| !between(at));
        opened.is_some_and(|at| {
            let pronoun = Class::DEMONSTRATIVE.with(Class::SUBJECT);
            let alone = at + 1 == idx
                && self.is(at, pronoun)
                && (!self.is(at, Class::DETERMINER) || self.starts_sentence(at));
            self.is(at, opener) && !alone
        })
    }

    /// Whether the token opens its sentence.
    fn starts_sentence(&self, idx: usize) -> bool {
        self.prepared.sentences.binary_search_by_key(&idx, |sentence| sentence.tokens.start).is_ok()
    }

    /// Whether a form of Konjunktiv I stands in `range`, outside quotations.
    pub fn reported(&self, range: Tokens) -> Option<usize> {
        self.outer(range).find(|&idx| self.is_reported(idx))
    }

    /// Whether the word at `idx` is a Konjunktiv I and not an adjective.
    pub fn is_reported(&self, idx: usize) -> bool {
        (self.is(idx, Class::REPORTED) || self.looks_reported(idx))
            && self.shape(idx) == Shape::Small
            && !self.is(idx, Class::DETERMINER)
            // "Ich habe" is no Konjunktiv.
            && !self.is(idx + 1, Class::FIRST_PERSON)
            && !(idx > 0 && self.is(idx - 1, Class::FIRST_PERSON))
            && !(idx > 0
                && self.is(idx - 1, Class::DETERMINER.with(Class::OBLIQUE))
                && self.shape(idx + 1) == Shape::Noun)
    }

    /// Whether a small word that no table knows can only be a Konjunktiv I: it ends like one, stands behind a noun or
    /// pronoun, and is tagged as a verb or stands before a word that no adjective stands before.
    fn looks_reported(&self, idx: usize) -> bool {
        let word = self.word(idx);
        let rules = &self.prepared.pack.grammar.verb_rules;
        let ending = word.len() > 4 && word.ends_with(&rules.reported) && !word.ends_with(&rules.past);
        let unknown = self.class(idx).is_empty();
        let tagged = self.class(idx) == Class::FINITE && self.prepared.pos[idx] == Pos::Verb;
        if !ending || !unknown && !tagged || self.shape(idx) != Shape::Small || idx == 0 {
            return false;
        }
        let subject = matches!(self.shape(idx - 1), Shape::Noun) || self.is(idx - 1, Class::SUBJECT);
        // "Rechne man sie heraus, schrumpfe der Effekt."
        let inverted =
            self.shape(idx - 1) == Shape::Break && self.is(idx + 1, Class::DETERMINER.with(Class::SUBJECT));
        if tagged {
            return subject || inverted;
        }
        let next = Class::DETERMINER
            .with(Class::OBLIQUE)
            .with(Class::PREPOSITION)
            .with(Class::ADVERB)
            .with(Class::OBJECT)
            .with(Class::SUBJECT)
            .with(Class::NEGATION);
        // "200 Meter große, leere Hallen": before a comma it may be an adjective.
        let ends = match self.shape(idx + 1) {
            Shape::Stop => self.prepared.pos[idx] != Pos::Adv,
            Shape::Break => !matches!(self.prepared.pos[idx], Pos::Adv | Pos::Adj),
            _ => false,
        };
        subject && (ends || self.shape(idx + 1) == Shape::Small && self.is(idx + 1, next))
    }
}
