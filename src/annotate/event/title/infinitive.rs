//! What somebody agrees, begins or refuses to do, behind the verb of a title.

use crate::annotate::clause::structure::{Argument, Clause, ClauseKind, Role};
use crate::annotate::clause::{Clauses, Shape};
use crate::language::NounClass;

use crate::annotate::event::party::Party;
use crate::annotate::event::wording;

/// Whether an object is a noun alone whose infinitive tells more: "fassten den Beschluss, zu verhandeln".
pub(super) fn is_open(clauses: &Clauses, object: &Party) -> bool {
    let class = clauses.class_of_head(&object.tokens);
    let idle = matches!(class, Some(NounClass::Event | NounClass::Abstract | NounClass::Document));
    let alone = wording::core(clauses, &object.tokens).end == object.tokens.end;
    idle && alone && clauses.shape(object.tokens.end) == Shape::Break
}

/// The infinitive that depends on the clause at `index` and tells what somebody agrees or refuses to do.
pub(in crate::annotate::event) fn to_do<'a>(clauses: &'a Clauses, index: usize) -> Option<&'a Clause> {
    /// It follows so many clauses later.
    const NEAR: usize = 3;
    let mut behind = clauses.list.get(index + 1..)?.iter().take(NEAR);
    behind.find(|clause| {
        clause.parent == Some(index) && clause.kind == ClauseKind::Infinitive && clause.opener.is_none()
    })
}

/// What somebody agrees or refuses to do: the infinitive that depends on the clause at `index`.
pub(super) fn infinitive(clauses: &Clauses, index: usize, brief: bool) -> Option<String> {
    let clause = to_do(clauses, index)?;
    let words = &clauses.prepared.pack.events.title;
    let verb = clause.predicate.verb;
    let mut told = Vec::new();
    let object = |argument: &Argument| argument.role == Role::Object;
    let only_objects = brief && clause.arguments.iter().any(object);
    for Argument { role, phrase } in &clause.arguments {
        if only_objects && *role != Role::Object {
            continue;
        }
        if phrase.tokens.clone().any(|idx| clauses.is_timed(idx)) || phrase.tokens.end > verb {
            continue;
        }
        let from = match *role {
            Role::Prepositional(at) if brief && words.background.contains(&clauses.lower(at)) => continue,
            Role::Prepositional(at) => at,
            _ => phrase.tokens.start,
        };
        let end = if brief { wording::core_told(clauses, &phrase.tokens).end } else { phrase.tokens.end };
        told.push(wording::text(clauses, from..end));
    }
    let to = &clauses.prepared.pack.grammar.verb_rules.infinitive_word;
    let from = if verb > 0 && clauses.word(verb - 1) == to.as_str() { verb - 1 } else { verb };
    told.push(wording::text(clauses, from..verb + 1));
    Some(told.join(" "))
}
