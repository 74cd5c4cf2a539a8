//! The time for which a clause arranges something.

use crate::annotate::Annotations;
use crate::annotate::clause::Clauses;
use crate::annotate::clause::structure::{Clause, Tense};
use crate::text::beginning_in;

use super::factuality;
use super::{aside, nearness};

/// The day to come for which something is arranged: "beantragte für den 3. Juni eine Sitzung".
pub(super) fn time(clauses: &Clauses, found: &Annotations, clause: &Clause) -> Option<usize> {
    let targets = &clauses.prepared.pack.events.mood.targets;
    let predicate = &clause.predicate;
    if predicate.tense != Tense::Past || predicate.modal.is_some() || factuality::is_denied(clauses, clause) {
        return None;
    }
    let spans = clause.parts.iter().map(|part| clauses.prepared.span(part.clone()));
    spans.flat_map(|span| beginning_in(&found.timexes, span, |timex| timex.span)).find(|&idx| {
        let timex = &found.timexes[idx];
        let first = clauses.tokens_of(timex.span).start;
        let mut before = (first.saturating_sub(2)..=first).rev();
        let aimed = before.any(|idx| targets.contains(clauses.lower(idx).as_str()));
        let own = timex.point && !timex.vague && !aside::is_aside(clauses, clause, timex);
        own && aimed && nearness::is_to_come(clauses.prepared, timex)
    })
}
