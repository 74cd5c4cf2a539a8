//! What goes on from the statement before without a cue, and sentences that report a statement as such.

use crate::annotate::addressee::addressee;
use crate::annotate::attribution;
use crate::annotate::clause::structure::{Clause, ClauseKind, Mood};
use crate::annotate::clause::{Clauses, Reach, Tokens};
use crate::annotate::cue::Hit;
use crate::annotate::{Medium, QuotationKind};
use crate::language::{Class, Construction, CueClass, Modal, NounClass};

use super::draft::{Draft, Ground, Named, one};
use super::frame::frame_of;
use super::unit::{Unit, body_start};

/// Who spoke last.
#[derive(Clone, Debug, Default)]
pub(super) struct Carried {
    source: Vec<Tokens>,
    medium: Option<Medium>,
    chain: Vec<Named>,
    /// Who asked last.
    asker: Vec<Tokens>,
    /// Units since then.
    age: usize,
    /// Whether the last unit held a statement.
    fresh: bool,
}

impl Carried {
    /// Gives its source to quotations in marks that have neither source nor cue, and to what is said "there".
    pub fn lend(&self, clauses: &Clauses, found: &mut [Draft]) {
        let bare = |draft: &&mut Draft| {
            draft.kind == QuotationKind::Direct && draft.source.is_empty() && draft.cue.is_empty()
        };
        let told_there = |draft: &&mut Draft| draft.source.is_empty() && points_there(clauses, draft);
        for draft in found.iter_mut().filter(told_there) {
            draft.source = self.source.clone();
        }
        for draft in found.iter_mut().filter(bare) {
            draft.source = self.source.clone();
            draft.medium = self.medium;
            draft.chain = self.chain.clone();
        }
    }

    /// Takes note of what a unit said. A sentence without a statement may name who speaks in the next.
    pub fn update(&mut self, clauses: &Clauses, unit: &Unit, hits: &[Hit], found: &[Draft]) {
        const STALE: usize = 2;
        self.age += 1;
        self.fresh = found.iter().any(|draft| draft.ground != Ground::Stance);
        let asks = hits.iter().find(|hit| hit.cue.class == CueClass::Ask);
        if let Some(asker) = asks.and_then(|hit| frame_of(clauses, unit, hit).subject) {
            self.asker = one(asker);
        }
        let free = found.iter().any(|draft| draft.cue.is_empty() && draft.ground == Ground::Carried);
        if free {
            return;
        }
        let spoken = |draft: &&Draft| draft.source.iter().any(|source| !clauses.is_mute(source));
        let lasting = |draft: &&Draft| spoken(draft) && draft.ground != Ground::Aside;
        if let Some(last) = found.iter().rev().find(lasting) {
            self.source = last.source.clone();
            self.medium = last.medium;
            // Who is named in what was said belongs to that alone.
            let lasting = |named: &&Named| !last.holds(named.words.start);
            self.chain = last.chain.iter().filter(lasting).cloned().collect();
            self.age = 0;
        } else if let Some(speaker) = speaker_of(clauses, unit, hits, self.source.is_empty())
            && (self.age > STALE || self.source.is_empty() || !is_pronoun(clauses, &speaker))
        {
            self.source = vec![speaker];
            self.chain = Vec::new();
            self.age = 0;
        }
    }
}

/// Whether announcing words name a place that was named before: "heißt es dort".
fn points_there(clauses: &Clauses, draft: &Draft) -> bool {
    let there = &clauses.prepared.pack.speech.particles.there;
    draft.frame.iter().cloned().flatten().any(|at| there.has(clauses.word(at)))
}

/// Who may speak in the next sentence, by a sentence without a statement: whose verb of saying it has, what is
/// written in it, who is named as its subject; any subject where nobody spoke for long.
pub(super) fn speaker_of(clauses: &Clauses, unit: &Unit, hits: &[Hit], long_ago: bool) -> Option<Tokens> {
    let body = body_start(clauses, unit)..unit.body_end;
    let said = hits.iter().filter(|hit| !hit.verb_final).find_map(|hit| frame_of(clauses, unit, hit).subject);
    let subject = subject_of(clauses, unit);
    said.or_else(|| asked_after(clauses, unit))
        .or_else(|| subject.clone().filter(|subject| clauses.may_speak(subject)))
        .or_else(|| attribution::written_source(clauses, &body))
        .or(subject.filter(|subject| long_ago && !clauses.is_timed(subject.start)))
        .filter(|speaker| !clauses.is_mute(speaker) && !clauses.is_doubtful(speaker))
}

/// "Und der Landrat?": who is asked after in a few words without a verb.
fn asked_after(clauses: &Clauses, unit: &Unit) -> Option<Tokens> {
    let start = body_start(clauses, unit);
    let asks = clauses.word(unit.body_end) == "?" && clauses.second_verb(&(start..unit.body_end)).is_none();
    let start = start + usize::from(clauses.is(start, Class::CLAUSE_COORDINATOR.with(Class::COORDINATOR)));
    let phrase = start..unit.body_end;
    let whole = asks && clauses.noun_phrase(start, phrase.end, Reach::Whole) == Some(phrase.end);
    (whole && clauses.may_speak(&phrase)).then_some(phrase)
}

/// Whether a phrase is a lone pronoun: it sends back to who is carried on already.
fn is_pronoun(clauses: &Clauses, phrase: &Tokens) -> bool {
    phrase.len() == 1 && clauses.is(phrase.start, Class::SUBJECT)
}

/// The subject of a sentence without a statement: it may be who speaks in the next.
fn subject_of(clauses: &Clauses, unit: &Unit) -> Option<Tokens> {
    let main = unit
        .tokens
        .clone()
        .filter_map(|idx| clauses.clause_at(idx))
        .find(|clause| clause.kind == ClauseKind::Main)?;
    let subject = attribution::subject(clauses, main.predicate.finite?, unit.body_end)?;
    (!clauses.is(subject.start, Class::DEMONSTRATIVE) || subject.len() > 1).then_some(subject)
}

/// Konjunktiv in the main clause of a sentence without a cue: what was said goes on.
pub(super) fn continued(clauses: &Clauses, unit: &Unit, carried: &Carried) -> Option<Draft> {
    let start = body_start(clauses, unit);
    let body = start..unit.body_end;
    if let Some(asked) = asked(clauses, unit, carried, &body) {
        return Some(asked);
    }
    let verb = main_verb(clauses, unit, &body)?;
    let strong = clauses.is_reported(verb) || (carried.fresh && later_reported(clauses, unit));
    // "Allerdings hielten sie es nicht": a new paragraph tells on.
    let opens_paragraph = clauses.gap_has_line(unit.tokens.start);
    let weak = clauses.is(verb, Class::REPORTED_WEAK) && carried.fresh && !opens_paragraph;
    let surely = clauses.is(verb, Class::HEARSAY) && has_perfect(clauses, &body);
    let hearsay = surely || clauses.is(verb, Class::HEARSAY) && carried.fresh;
    let (kind, rule) = match (strong, weak, hearsay) {
        (true, ..) => (QuotationKind::IndirectFreeIndirect, "free/reported"),
        (_, true, _) => (QuotationKind::IndirectFreeIndirect, "free/weak"),
        (.., true) => (QuotationKind::FreeIndirect, "free/hearsay"),
        _ => return None,
    };
    if carried.source.is_empty() && !surely {
        return None;
    }
    Some(Draft {
        source: carried.source.clone(),
        medium: carried.medium.or(Some(Medium::Speech)),
        chain: carried.chain.clone(),
        ground: Ground::Carried,
        ..Draft::new(kind, one(start..unit.tokens.end), rule)
    })
}

/// "Ob sie ihn kenne?": an indirect question that stands alone is that of who asked last.
fn asked(clauses: &Clauses, unit: &Unit, carried: &Carried, body: &Tokens) -> Option<Draft> {
    let question = clauses.is(body.start, Class::INTERROGATIVE)
        && clauses.word(unit.body_end) == "?"
        && clauses.reported(body.clone()).is_some()
        && clauses.is_verb_final(&unit.pieces[unit.pieces.len() - 1]);
    (question && !carried.asker.is_empty()).then(|| Draft {
        source: carried.asker.clone(),
        ground: Ground::Carried,
        medium: Some(Medium::Speech),
        ..Draft::new(QuotationKind::IndirectFreeIndirect, one(body.start..unit.tokens.end), "free/question")
    })
}

/// Makes one quotation of neighbouring sentences that go on in the same way: the first of `found` joins the
/// last of `drafts` that ends where it begins.
pub(super) fn join_on(drafts: &mut [Draft], found: &mut Vec<Draft>) {
    const NEAR: usize = 6;
    let Some(next) = found.first().filter(|draft| draft.ground == Ground::Carried) else { return };
    let range = next.content[0].clone();
    let near = drafts.iter_mut().rev().take(NEAR);
    let like = near.filter(|draft| draft.kind == next.kind && draft.source == next.source);
    let last = like.filter_map(|draft| draft.content.last_mut()).next();
    if let Some(last) = last.filter(|last| last.end == range.start) {
        last.end = range.end;
        found.remove(0);
    }
}

/// Whether a later main clause of the sentence has Konjunktiv I.
fn later_reported(clauses: &Clauses, unit: &Unit) -> bool {
    unit.pieces
        .iter()
        .any(|piece| !clauses.is_subordinate(piece) && clauses.reported(piece.clone()).is_some())
}

/// The finite verb of the first main clause: past a subordinate clause at its head.
fn main_verb(clauses: &Clauses, unit: &Unit, body: &Tokens) -> Option<usize> {
    for piece in &unit.pieces {
        let piece = piece.start.max(body.start)..piece.end;
        if piece.is_empty() || clauses.is_subordinate(&piece) {
            continue;
        }
        if let Some(verb) = clauses.second_verb(&piece) {
            return Some(verb);
        }
    }
    None
}

/// "soll … gesagt haben", "soll … gewesen sein".
fn has_perfect(clauses: &Clauses, body: &Tokens) -> bool {
    let perfect = Class::HAVE.with(Class::BE);
    clauses.outer(body.clone()).any(|idx| {
        clauses.is(idx, Class::PARTICIPLE) && (clauses.is(idx + 1, perfect) || clauses.is(idx + 2, perfect))
    })
}

/// Whether a phrase is a body or a person whom its article shows to be known: "der Verband".
fn is_body(clauses: &Clauses, phrase: &Tokens) -> bool {
    let class = clauses.class_of_head(phrase);
    phrase.len() > 1
        && clauses.is(phrase.start, Class::DETERMINER)
        && class.is_some_and(|class| matches!(class, NounClass::Human | NounClass::Body))
}

/// A sentence whose verb of saying has no clause: "X forderte den Rücktritt der Regierung."
pub(super) fn reported(clauses: &Clauses, unit: &Unit, hits: &[Hit]) -> Option<Draft> {
    hits.iter().find_map(|hit| report_of(clauses, unit, hit)).or_else(|| claimed(clauses, unit))
}

/// "Er will ihn nie gesehen haben": what somebody claims of themselves.
fn claimed(clauses: &Clauses, unit: &Unit) -> Option<Draft> {
    let body = body_start(clauses, unit)..unit.body_end;
    let main = body
        .clone()
        .filter_map(|idx| clauses.clause_at(idx))
        .find(|clause| clause.kind == ClauseKind::Main && clause.predicate.modal == Some(Modal::Claim))?;
    let verb = main.predicate.finite?;
    let subject = attribution::subject(clauses, verb, unit.body_end)?;
    let pronoun = subject.len() == 1 && clauses.is(subject.start, Class::SUBJECT);
    (pronoun || clauses.may_speak(&subject)).then(|| Draft {
        source: one(subject),
        medium: Some(Medium::Speech),
        ..Draft::new(QuotationKind::Reported, one(body.start..unit.tokens.end), "report/claim")
    })
}

fn report_of(clauses: &Clauses, unit: &Unit, hit: &Hit) -> Option<Draft> {
    let stance = hit.cue.takes(Construction::Stance);
    let main = !hit.verb_final && !clauses.is_reported(hit.verb);
    // "Sie hätten gewarnt sein können": it was not so.
    let clause = clauses.clause_at(hit.verb);
    if clause.is_some_and(|clause| clause.predicate.mood == Mood::Conditional) {
        return None;
    }
    // "eines des Betrugs verdächtigen Mannes" is an adjective that is spelled like a verb.
    let is_inside = |clause: &Clause| {
        let phrases = clause.arguments.iter().map(|argument| &argument.phrase);
        let mut phrases = phrases.chain(&clause.subject);
        phrases.any(|phrase| phrase.tokens.contains(&hit.verb) && phrase.head != hit.verb)
    };
    if clause.is_some_and(is_inside) {
        return None;
    }
    if !main || stance && hit.passive || !stance && !hit.cue.takes(Construction::Report) {
        return None;
    }
    let start = body_start(clauses, unit);
    let piece = unit.pieces[unit.piece_of(hit.last())].clone();
    // "Sie sieht keine Gefahr": what is held is negated, not that it is.
    let denied = |idx: usize| clauses.is(idx, Class::NEGATION) && !clauses.is(idx, Class::DETERMINER);
    if clauses.outer(piece.clone()).any(denied) {
        return None;
    }
    let subject = frame_of(clauses, unit, hit).subject?;
    let addressee = addressee(clauses, &piece, hit, Some(&subject));
    // "Das lehnte sie ab": a pronoun for somebody.
    let pronoun = subject.len() == 1
        && clauses.is(subject.start, Class::SUBJECT)
        && !clauses.is_neuter(subject.start)
        && !clauses.is(subject.start, Class::DEMONSTRATIVE.with(Class::DETERMINER));
    // "Alles sprach für den Gast": nobody says it.
    if subject.len() == 1 && clauses.is_neuter(subject.start) {
        return None;
    }
    let known = || pronoun || clauses.names_somebody(&subject) || is_body(clauses, &subject);
    if stance && !known() || hit.passive && !clauses.may_speak(&subject) {
        return None;
    }
    let (rule, ground) =
        if stance { ("report/stance", Ground::Stance) } else { ("report/verb", Ground::Own) };
    Some(Draft {
        source: vec![subject],
        addressee: addressee.into_iter().collect(),
        medium: Some(hit.cue.medium),
        ground,
        ..Draft::new(QuotationKind::Reported, one(start..unit.tokens.end), rule)
    })
}
