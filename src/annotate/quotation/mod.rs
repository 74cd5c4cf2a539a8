//! Quotations: content, cue, source and frame.
//!
//! Sentence by sentence: sources without a verb ("laut X"), verbs of saying with their clauses, quotation marks,
//! and then what goes on from the statement before without any cue.

mod chain;
mod clausal;
mod following;
mod free;
mod marks;
mod nominal;
mod preceding;
mod readable;
mod sourced;
mod told;
mod unit;

use crate::language::Class;
use crate::text::Span;

use super::clause::{Clauses, Tokens};
use super::cue::{Hit, hits};
use super::{Link, LinkRole, Medium, Prepared, Quotation, QuotationKind};

pub(super) use chain::HEARSAY;
use free::Carried;
use unit::{Unit, units};

/// A link of a chain in tokens.
#[derive(Clone, Debug)]
struct Named {
    words: Tokens,
    role: LinkRole,
    rule: &'static str,
}

/// A quotation in tokens, before it becomes one in bytes.
#[derive(Clone, Debug)]
struct Draft {
    kind: QuotationKind,
    content: Vec<Tokens>,
    source: Vec<Tokens>,
    cue: Vec<Tokens>,
    addressee: Vec<Tokens>,
    frame: Vec<Tokens>,
    medium: Option<Medium>,
    /// Who else the words came through, and what they are in it.
    chain: Vec<Named>,
    /// Whether the announcing words turn its meaning round: they deny it or are negated.
    refuses: bool,
    rule: &'static str,
}

impl Draft {
    /// One of which nothing is known but its words; all else is filled in where it is found.
    fn new(kind: QuotationKind, content: Vec<Tokens>, rule: &'static str) -> Self {
        Self {
            kind,
            content,
            source: Vec::new(),
            cue: Vec::new(),
            addressee: Vec::new(),
            frame: Vec::new(),
            medium: None,
            chain: Vec::new(),
            refuses: false,
            rule,
        }
    }

    /// Whether the token at `idx` lies in its content.
    fn holds(&self, idx: usize) -> bool {
        self.content.iter().any(|range| range.contains(&idx))
    }

    /// Whether it ends in `unit`.
    fn ends_in(&self, unit: &Unit) -> bool {
        self.content.last().is_some_and(|range| unit.tokens.contains(&(range.end - 1)))
    }

    /// Whether a phrase without a verb names its source: its only cue lies in the frame with the source and no verb.
    fn is_phrased(&self, clauses: &Clauses) -> bool {
        self.frame.iter().all(|frame| !frame.clone().any(|at| clauses.is(at, Class::FINITE)))
    }

    /// How many tokens its content has.
    fn len(&self) -> usize {
        self.content.iter().map(ExactSizeIterator::len).sum()
    }
}

/// The quotations of the document, in text order, with spans but without resolved speakers.
pub(super) fn find(clauses: &Clauses) -> Vec<Quotation> {
    let prepared = clauses.prepared;
    let units = units(clauses);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut carried = Carried::default();
    for (at, unit) in units.iter().enumerate().take_while(|_| prepared.effort.spend(1)) {
        let before = at.checked_sub(1).and_then(|before| units.get(before));
        let (relying, hits) = chain::parted(hits(clauses, &unit.tokens));
        let mut found = in_unit(clauses, unit, before, &hits, &carried);
        let last = drafts.last_mut().filter(|last| before.is_some_and(|before| last.ends_in(before)));
        chain::link(clauses, unit, (&relying, &hits), &mut found, last);
        carried.lend(&mut found);
        carried.update(clauses, unit, &hits, &found);
        free::join_on(&mut drafts, &mut found);
        drafts.append(&mut found);
    }
    for draft in &mut drafts {
        draft.source.retain(|source| !clauses.is_mute(source));
    }
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
    if !unit.headline && found.iter().all(|draft| draft.rule == sourced::ASIDE) {
        found.extend(free::reported(clauses, unit, hits));
    }
    found
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

/// One range as a list.
fn one(range: Tokens) -> Vec<Tokens> {
    vec![range]
}

/// Single tokens as ranges, neighbours joined.
fn joined(words: &[usize]) -> Vec<Tokens> {
    let mut ranges: Vec<Tokens> = Vec::new();
    for &idx in words {
        match ranges.last_mut() {
            Some(last) if last.end == idx => last.end = idx + 1,
            _ => ranges.push(idx..idx + 1),
        }
    }
    ranges
}

/// The medium of a name in the data.
fn medium(name: &str) -> Option<Medium> {
    Some(match name {
        "Speech" => Medium::Speech,
        "Thought" => Medium::Thought,
        "Writing" => Medium::Writing,
        "ST" => Medium::ST,
        "SW" => Medium::SW,
        "TW" => Medium::TW,
        _ => return None,
    })
}
