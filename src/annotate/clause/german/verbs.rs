//! Verbs by their form: finite, infinitive, participle.

use crate::annotate::Pos;
use crate::annotate::clause::{Clauses, Shape};
use crate::language::Class;

/// The form of a verb where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Finite,
    Infinitive,
    /// An infinitive with "zu", before it or inside.
    WithZu,
    Participle,
}

/// Finite verbs that another verb completes.
pub(super) const AUXILIARY: Class = Class::HAVE.with(Class::BE).with(Class::BECOME).with(Class::MODAL);

/// The form of the verb at `idx`; `None` for any other word. `initial` where it opens its sentence.
pub(super) fn form_of(clauses: &Clauses, idx: usize, initial: bool) -> Option<Form> {
    let prepared = clauses.prepared;
    let pos = prepared.pos[idx];
    let small = clauses.shape(idx) == Shape::Small;
    if !small && !(initial && clauses.shape(idx) == Shape::Noun && pos.is_finite()) {
        return None;
    }
    let class = clauses.class(idx);
    let rules = &prepared.pack.grammar.verb_rules;
    let word = clauses.word(idx);
    let behind_zu = idx > 0 && clauses.word(idx - 1) == rules.infinitive_word;
    let infinitive = matches!(pos, Pos::Infinitive | Pos::AuxNonfinite);
    if behind_zu && word.ends_with('n') && (infinitive || pos.is_finite() || class.any(Class::INFINITIVE)) {
        return Some(Form::WithZu);
    }
    if clauses.is_attributive(idx) && !matches!(pos, Pos::Aux | Pos::AuxSubjunctive) {
        return None;
    }
    match pos {
        _ if pos.is_finite() => Some(Form::Finite),
        Pos::Participle => Some(Form::Participle),
        Pos::Infinitive if has_zu_inside(word, &rules.infinitive_word) => Some(Form::WithZu),
        Pos::Infinitive => Some(Form::Infinitive),
        Pos::AuxNonfinite if word.starts_with(&rules.participle_prefix) => Some(Form::Participle),
        Pos::AuxNonfinite if class.any(Class::PARTICIPLE) => Some(Form::Participle),
        Pos::AuxNonfinite => Some(Form::Infinitive),
        // The tagger may err on a form that can be nothing else.
        _ if class.any(AUXILIARY) && class.only(AUXILIARY.with(Class::FINITE).with(Class::HEARSAY)) => {
            Some(Form::Finite)
        }
        _ => None,
    }
}

/// "abzulehnen".
fn has_zu_inside(word: &str, zu: &str) -> bool {
    word.char_indices().skip(2).any(|(at, _)| word[at..].starts_with(zu) && word.len() > at + 5)
}
