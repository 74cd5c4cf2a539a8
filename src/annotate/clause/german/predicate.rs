//! The verb of a clause: which word carries the meaning, its voice, tense, mood and modal verb.

use crate::annotate::Pos;
use crate::annotate::clause::structure::{Mood, Predicate, Tense, Voice};
use crate::annotate::clause::surface::{Shape, Surface};
use crate::language::{Class, Modal};

use super::level::{Draft, Level};
use super::phrases::ends_clause;
use super::verbs::{AUXILIARY, Form};

/// The verb of a draft; whether it is negated is not told yet.
pub(super) fn predicate(surface: &Surface, level: &Level, draft: &Draft) -> Predicate {
    let group = Group::new(surface, level, draft);
    let verb = match group.finite {
        Some(finite) if !group.helps() => finite,
        Some(finite) => group.full.or(group.nonfinite.last().copied()).unwrap_or(finite),
        None => group.full.or(group.nonfinite.last().copied()).unwrap_or(level.tokens[draft.at[0]]),
    };
    let voice = group.voice();
    Predicate {
        has_verb: group.finite.is_some() || !group.nonfinite.is_empty(),
        finite: group.finite,
        verb,
        particle: draft.finite.filter(|_| !group.helps()).and_then(|at| particle(surface, level, draft, at)),
        voice,
        tense: group.tense(voice),
        mood: group.mood(),
        modal: group.modal(),
        is_negated: false,
        is_copula: group.full.is_none() && group.is(Class::BE.with(Class::BECOME)),
    }
}

/// The verbs of a clause.
struct Group<'c, 'a> {
    surface: &'c Surface<'a>,
    finite: Option<usize>,
    /// The others, in text order.
    nonfinite: Vec<usize>,
    /// The last of them that is no helper.
    full: Option<usize>,
    full_form: Option<Form>,
}

impl<'c, 'a> Group<'c, 'a> {
    fn new(surface: &'c Surface<'a>, level: &Level, draft: &Draft) -> Self {
        let verb = |at: &usize| level.forms[*at].is_some() && Some(*at) != draft.finite;
        let others: Vec<usize> = draft.at.iter().chain(&draft.helpers).copied().filter(verb).collect();
        let grammar = &surface.prepared.pack.grammar;
        let helper = |at: usize| {
            let verb = |at: Option<usize>| at.is_some_and(|at| level.forms[at].is_some());
            // "gelesen haben", "gelesen zu haben".
            let small = at > 0 && surface.word(level.tokens[at - 1]) == grammar.verb_rules.infinitive_word;
            let behind_verb = verb(at.checked_sub(1)) || small && verb(at.checked_sub(2));
            surface.prepared.pos[level.tokens[at]] == Pos::AuxNonfinite
                || behind_verb && grammar.is_infinitive_helper(&surface.lower(level.tokens[at]))
        };
        let full = others.iter().copied().rev().find(|&at| !helper(at));
        let becomes = draft.finite.map(|at| level.tokens[at]).is_some_and(|finite| {
            let word = surface.lower(finite);
            let own = full.is_some_and(|at| {
                surface.prepared.pack.time.tense.is_participle(&surface.lower(level.tokens[at]))
            });
            surface.is(finite, Class::BECOME) && grammar.is_past(&word) && own
        });
        Self {
            surface,
            finite: draft.finite.map(|at| level.tokens[at]),
            nonfinite: others.iter().map(|&at| level.tokens[at]).collect(),
            full: full.map(|at| level.tokens[at]),
            // "wurden überfallen": with the past of "werden" it is a participle, whatever else it may be.
            full_form: full
                .and_then(|at| level.forms[at])
                .map(|form| if becomes { Form::Participle } else { form }),
        }
    }

    fn is(&self, class: Class) -> bool {
        self.finite.is_some_and(|finite| self.surface.is(finite, class))
    }

    /// Whether the finite verb is completed by another; "ließ das Haus durchsuchen" too.
    fn helps(&self) -> bool {
        self.is(AUXILIARY) || self.is(Class::LET) && self.full_form == Some(Form::Infinitive)
    }

    fn has_helper(&self, is: impl Fn(&str) -> bool) -> bool {
        self.nonfinite.iter().any(|&idx| is(&self.surface.lower(idx)))
    }

    fn full_word(&self) -> String {
        self.full.map(|full| self.surface.lower(full)).unwrap_or_default()
    }

    fn voice(&self) -> Voice {
        let grammar = &self.surface.prepared.pack.grammar;
        let participle = self.full_form == Some(Form::Participle);
        let bare = self.finite.is_none() && !self.has_helper(|word| grammar.is_perfect_infinitive(word));
        match () {
            () if !participle => Voice::Active,
            () if self.is(Class::BECOME) || self.has_helper(|word| grammar.is_passive(word)) => {
                Voice::Passive
            }
            // A headline: "Drei Verdächtige festgenommen".
            () if bare && !grammar.goes_with_be(&self.full_word()) => Voice::Passive,
            () if self.is(Class::BE)
                && self.nonfinite.len() == 1
                && !grammar.goes_with_be(&self.full_word()) =>
            {
                Voice::State
            }
            () => Voice::Active,
        }
    }

    fn tense(&self, voice: Voice) -> Tense {
        let grammar = &self.surface.prepared.pack.grammar;
        // Behind "haben" stands a participle, whatever the tagger says.
        let participle = self.full_form == Some(Form::Participle)
            || self.is(Class::HAVE) && self.full_form == Some(Form::Infinitive);
        let Some(finite) = self.finite else {
            return if participle { Tense::Past } else { Tense::Present };
        };
        let over = self.has_helper(|word| grammar.is_perfect_participle(word)) || participle;
        let done = self.is_done();
        let perfect = over && self.is(Class::HAVE.with(Class::BE)) && voice != Voice::State;
        let to_come = self.is(Class::BECOME) && self.full.is_some() && !participle;
        let helper_to_come = self.is(Class::BECOME)
            && self.nonfinite.iter().any(|&idx| grammar.is_infinitive_helper(&self.surface.lower(idx)));
        match () {
            () if done || perfect => Tense::Past,
            () if (to_come || helper_to_come) && self.mood() != Mood::Conditional => Tense::Future,
            () if self.mood() == Mood::Indicative && self.is_past(finite) => Tense::Past,
            () => Tense::Present,
        }
    }

    /// Whether the verb that a modal verb completes is over: "gesehen haben", "gewesen sein".
    fn is_done(&self) -> bool {
        let grammar = &self.surface.prepared.pack.grammar;
        self.nonfinite.len() > 1
            && self
                .nonfinite
                .iter()
                .skip(1)
                .any(|&idx| grammar.is_perfect_infinitive(&self.surface.lower(idx)))
    }

    /// Whether the form of the finite verb is one of the past.
    fn is_past(&self, finite: usize) -> bool {
        let words = &self.surface.prepared.pack.time.tense;
        let word = self.surface.lower(finite);
        let before = finite.checked_sub(1).map(|idx| self.surface.lower(idx)).unwrap_or_default();
        let grammar = &self.surface.prepared.pack.grammar;
        words.is_past(&word, true) || words.ends_as_past(&before, &word) || grammar.is_past(&word)
    }

    fn mood(&self) -> Mood {
        let Some(finite) = self.finite else { return Mood::Indicative };
        let (surface, grammar) = (self.surface, &self.surface.prepared.pack.grammar);
        let word = surface.lower(finite);
        let tagged = matches!(surface.prepared.pos[finite], Pos::AuxSubjunctive | Pos::VerbSubjunctive);
        match () {
            () if surface.is(finite, Class::REPORTED_WEAK) && !grammar.is_past(&word) => Mood::Conditional,
            () if surface.is_reported(finite) && !grammar.is_past(&word) => Mood::Reported,
            () if tagged && word.ends_with(&grammar.verb_rules.reported) && !self.is_past(finite) => {
                Mood::Reported
            }
            () => Mood::Indicative,
        }
    }

    fn modal(&self) -> Option<Modal> {
        let grammar = &self.surface.prepared.pack.grammar;
        let modal = grammar.modal(&self.surface.lower(self.finite?))?;
        let done = self.is_done();
        Some(match modal {
            Modal::Expectation if done && self.is(Class::HEARSAY) => Modal::Hearsay,
            Modal::Intention if done => Modal::Claim,
            modal => modal,
        })
    }
}

/// The particle at the end of a run of words behind the finite verb: of the one in which it stands or, where an
/// apposition or another clause is set in ("stellte der Chef, Jo Tal, das Buch vor"), of a later one.
fn particle(surface: &Surface, level: &Level, draft: &Draft, finite: usize) -> Option<usize> {
    let behind: Vec<usize> = draft.at.iter().copied().filter(|&at| at > finite).collect();
    let runs = behind.chunk_by(|a, b| a + 1 == *b);
    runs.filter_map(|run| {
        let bracket = |at: &&usize| surface.shape(level.tokens[**at]) == Shape::Bracket;
        let inside = run.iter().find(|at| ends_clause(surface, level.tokens[**at]));
        let last = inside.or_else(|| run.iter().rev().find(|at| !bracket(at)))?;
        let idx = level.tokens[*last];
        let particle = |idx: usize| {
            surface.shape(idx) == Shape::Small
                && surface.prepared.pack.grammar.is_particle(&surface.lower(idx))
        };
        // "kamen zwölf Menschen um und die Stadt …": another clause is joined.
        let joined = || {
            let mut pairs = run.windows(2).map(|pair| (level.tokens[pair[0]], level.tokens[pair[1]]));
            let found = pairs.find(|(idx, next)| particle(*idx) && surface.is(*next, Class::COORDINATOR));
            found.map(|(idx, _)| idx)
        };
        if particle(idx) { Some(idx) } else { joined() }
    })
    .next()
}
