//! Verbs joined by "und" that share what stands once: the auxiliary, the verbs behind them, the subject.

use crate::annotate::Pos;
use crate::annotate::clause::structure::{Clause, ClauseKind, Mood};
use crate::annotate::clause::surface::Surface;
use crate::language::Class;

use super::level::{Draft, Level};
use super::verbs::{AUXILIARY, Form};

/// Makes a clause of its own of each verb that shares an auxiliary or the "zu" of an infinitive with the one
/// before it: "wurde festgenommen und nach Kiel gebracht".
pub(super) fn split(surface: &Surface, level: &Level, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut starts = Vec::with_capacity(drafts.len());
    let mut found: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        starts.push(found.len());
        let joints = joints(surface, level, &draft);
        parted(surface, level, draft, &joints, &mut found);
    }
    let mut first = starts.iter().copied().peekable();
    for (idx, draft) in found.iter_mut().enumerate() {
        let is_first = first.next_if_eq(&idx).is_some();
        draft.parent = draft.parent.map(|parent| starts[parent]);
        draft.joined_to = match is_first {
            true => draft.joined_to.map(|to| starts[to]),
            false => Some(idx - 1),
        };
    }
    found
}

/// Where in the words of a draft another verb with the same auxiliary begins to be told of.
fn joints(surface: &Surface, level: &Level, draft: &Draft) -> Vec<usize> {
    let helped = match draft.finite {
        Some(finite) => surface.is(level.tokens[finite], AUXILIARY),
        None => draft.kind == ClauseKind::Infinitive,
    };
    let mut found = Vec::new();
    if !helped {
        return found;
    }
    // The verb before, and the place behind it where a comma or "und" stands.
    let mut before: Option<(Form, Option<usize>, bool)> = None;
    let words = &surface.prepared.pack.time.tense;
    let participle =
        |idx: usize| surface.is(idx, Class::PARTICIPLE) || words.is_participle(surface.word(idx));
    for (n, &at) in draft.at.iter().enumerate() {
        let idx = level.tokens[at];
        let full = level.forms[at]
            .filter(|form| *form != Form::Finite && surface.prepared.pos[idx] != Pos::AuxNonfinite);
        if let Some(form) = full {
            match before {
                Some((same, Some(joint), other)) if same == form || other && participle(idx) => {
                    found.push(joint)
                }
                _ => {}
            }
            let next = draft.at.get(n + 1);
            let joins = |at: usize| surface.is(level.tokens[at], Class::COORDINATOR);
            let joint = next.filter(|&&next| next != at + 1 || joins(next)).map(|_| n + 1);
            before = Some((form, joint, participle(idx)));
        }
    }
    found
}

/// Cuts a draft at `joints`; the verbs that end the last piece complete those before too.
fn parted(surface: &Surface, level: &Level, draft: Draft, joints: &[usize], found: &mut Vec<Draft>) {
    if joints.is_empty() {
        found.push(draft);
        return;
    }
    let grammar = &surface.prepared.pack.grammar;
    let helper = |at: &&usize| {
        let idx = level.tokens[**at];
        surface.prepared.pos[idx] == Pos::AuxNonfinite || grammar.is_infinitive_helper(&surface.lower(idx))
    };
    let helpers: Vec<usize> =
        draft.at.iter().rev().take_while(|at| Some(**at) == draft.finite || helper(at)).copied().collect();
    // "Der Mann wurde verletzt und die Frau getötet": in the passive the next noun is another subject.
    let passive = draft.finite.is_some_and(|at| surface.is(level.tokens[at], Class::BECOME));
    let bounds: Vec<usize> =
        std::iter::once(0).chain(joints.iter().copied()).chain([draft.at.len()]).collect();
    for (n, pair) in bounds.windows(2).enumerate() {
        let [from, to] = pair else { continue };
        let last = *to == draft.at.len();
        found.push(Draft {
            kind: draft.kind,
            opener: draft.opener.filter(|_| n == 0),
            at: draft.at[*from..*to].to_vec(),
            parent: draft.parent,
            finite: draft.finite,
            joined_to: draft.joined_to.filter(|_| n == 0),
            is_shared: if n > 0 { !passive } else { draft.is_shared },
            helpers: if last { Vec::new() } else { helpers.clone() },
        });
    }
}

/// Gives clauses without a subject of their own the one of the clause they are joined to.
pub(super) fn carry_subjects(clauses: &mut [Clause], drafts: &[Draft]) {
    for (idx, draft) in drafts.iter().enumerate() {
        let Some(before) = draft.joined_to.filter(|_| draft.kind != ClauseKind::Infinitive) else { continue };
        let before = same_mood(clauses, idx, before);
        if clauses[idx].subject.is_none() && clauses[before].subject.is_some() {
            clauses[idx].subject = clauses[before].subject.clone();
            clauses[idx].is_subject_shared = true;
        }
    }
}

/// The clause that shares its subject with the one at `idx`: the one before it, but what is told as a fact goes on
/// from a fact ("X sagte, der Hafen brauche Kräne und fügte hinzu").
fn same_mood(clauses: &[Clause], idx: usize, before: usize) -> usize {
    let mood = |at: usize| clauses[at].predicate.mood;
    if mood(idx) != Mood::Indicative || mood(before) == Mood::Indicative {
        return before;
    }
    let fact = |at: &usize| clauses[*at].kind == ClauseKind::Main && mood(*at) == Mood::Indicative;
    (0..before).rev().find(fact).unwrap_or(before)
}
