//! Quotations: content, cue, source and frame.
//!
//! Sentence by sentence: sources without a verb ("laut X"), verbs of saying with their clauses, quotation marks,
//! and then what goes on from the statement before without any cue.

mod chain;
mod clausal;
mod draft;
mod following;
mod frame;
mod free;
mod marks;
mod nominal;
mod preceding;
mod readable;
mod sourced;
mod told;
mod turn;
mod unit;

use crate::text::Span;

use super::clause::structure::ClauseKind;
use super::clause::{Clauses, Tokens};
use super::cue::{Hit, hits};
use super::{Link, Prepared, Quotation, QuotationKind};

use draft::{Draft, Ground, Named};
use free::Carried;
use unit::{Unit, units};

/// The quotations of the document, in text order, with spans but without resolved speakers.
pub(super) fn find(clauses: &Clauses) -> Vec<Quotation> {
    let prepared = clauses.prepared;
    let units = units(clauses);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut carried = Carried::default();
    let turns = turn::turns(clauses);
    for (at, unit) in units.iter().enumerate().take_while(|_| prepared.effort.spend(1)) {
        if turns.hold(unit.tokens.start) {
            carried = Carried::default();
            continue;
        }
        let before = at.checked_sub(1).and_then(|before| units.get(before));
        let (relying, hits) = chain::parted(hits(clauses, &unit.tokens));
        let mut found = in_unit(clauses, unit, before, &hits, &carried);
        let last = drafts.last_mut().filter(|last| before.is_some_and(|before| last.ends_in(before)));
        chain::link(clauses, unit, (&relying, &hits), &mut found, last);
        carried.lend(clauses, &mut found);
        carried.update(clauses, unit, &hits, &found);
        free::join_on(&mut drafts, &mut found);
        drafts.append(&mut found);
    }
    drafts.extend(turns.drafts);
    for draft in &mut drafts {
        draft.source.retain(|source| !clauses.is_mute(source));
    }
    // What is only reported, and of nobody, says nothing; nor do two words of nobody.
    drafts.retain(|draft| !draft.source.is_empty() || !draft.is_nothing());
    let mut quotations: Vec<Quotation> =
        drafts.iter().map(|draft| finished(clauses, &units, draft)).collect();
    quotations.sort_by_key(|quotation| quotation.content.first().copied());
    quotations
}

/// The quotations of one unit.
fn in_unit(
    clauses: &Clauses,
    unit: &Unit,
    before: Option<&Unit>,
    hits: &[Hit],
    carried: &Carried,
) -> Vec<Draft> {
    let mut found = sourced::with_source(clauses, unit);
    for hit in hits {
        found.extend(clausal::with_clause(clauses, unit, hit, before));
    }
    drop_described(clauses, &mut found);
    drop_nested(&mut found);
    for draft in nominal::with_noun(clauses, unit) {
        let first = draft.content[0].start;
        if !found.iter().any(|other| other.holds(first)) {
            found.push(draft);
        }
    }
    if found.is_empty() && !unit.headline {
        found.extend(told::behind_colon(clauses, unit).or_else(|| free::continued(clauses, unit, carried)));
    }
    marks::in_marks(clauses, unit, hits, &mut found);
    if !unit.headline && found.iter().all(|draft| draft.ground == Ground::Aside) {
        found.extend(free::reported(clauses, unit, hits));
    }
    found
}

/// Of the same words announced by a main clause and by one that only describes something in it ("schrieb in einem Brief, der
/// veröffentlicht wurde, sie gehe") the latter is left out.
fn drop_described(clauses: &Clauses, found: &mut Vec<Draft>) {
    let describes = |draft: &Draft| {
        let cue = draft.cue.first().and_then(|cue| clauses.clause_at(cue.start));
        cue.is_some_and(|clause| clause.kind == ClauseKind::Relative)
    };
    let told: Vec<Vec<Tokens>> =
        found.iter().filter(|draft| !describes(draft)).map(|draft| draft.content.clone()).collect();
    found.retain(|draft| !describes(draft) || !told.contains(&draft.content));
}

/// Leaves out what is announced inside the content of another; of two that hold each other's cue the one
/// with a verb stays. Words in marks keep the one who spoke them: „…“, sagte X laut Y.
fn drop_nested(found: &mut Vec<Draft>) {
    let inside = |inner: &Draft, outer: &Draft| {
        inner.kind != QuotationKind::Direct && inner.cue.first().is_some_and(|cue| outer.holds(cue.start))
    };
    let keep: Vec<bool> = (0..found.len())
        .map(|at| {
            !(0..found.len()).any(|other| {
                other != at
                    && inside(&found[at], &found[other])
                    && (!inside(&found[other], &found[at]) || other > at)
            })
        })
        .collect();
    let mut keep = keep.into_iter();
    found.retain(|_| keep.next().unwrap_or(true));
}

/// The quotation with bytes for tokens.
fn finished(clauses: &Clauses, units: &[Unit], draft: &Draft) -> Quotation {
    let prepared = clauses.prepared;
    let spans = |ranges: &[Tokens]| -> Vec<Span> {
        let mut ranges: Vec<&Tokens> = ranges.iter().filter(|range| !range.is_empty()).collect();
        ranges.sort_by_key(|range| range.start);
        ranges.into_iter().map(|range| prepared.span(range.clone())).collect()
    };
    Quotation {
        kind: draft.kind,
        content: spans(&draft.content),
        readable: spans(&readable::readable(clauses, units, draft)),
        source: spans(&draft.source),
        cue: spans(&draft.cue),
        addressee: spans(&draft.addressee),
        frame: spans(&draft.frame),
        medium: draft.medium,
        answers: None,
        chain: draft.chain.iter().map(|named| link(prepared, named)).collect(),
        speaker: None,
        addressees: Vec::new(),
        rule: draft.rule.to_owned(),
        confidence: confidence(prepared, draft),
    }
}

/// The link with bytes for tokens.
fn link(prepared: &Prepared, named: &Named) -> Link {
    let span = prepared.span(named.words.clone());
    Link { span, role: named.role, actor: None, rule: named.rule.to_owned() }
}

/// How far the rule is to be believed; without a source no more than half of that.
fn confidence(prepared: &Prepared, draft: &Draft) -> f32 {
    let rule = prepared.pack.quotations.get(draft.rule).map_or(0.5, |rule| rule.confidence);
    if draft.source.is_empty() { rule / 2.0 } else { rule }
}
