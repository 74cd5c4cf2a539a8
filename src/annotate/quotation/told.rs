//! Statements that no verb of saying announces: the clause before a colon or behind a quotation names by its
//! subject who speaks, whatever its verb is ("er ruderte zurück: …", "„…“, brummte X").

use crate::annotate::attribution;
use crate::annotate::clause::structure::{ClauseKind, Voice};
use crate::annotate::clause::{Clauses, Reach, Shape, Tokens};
use crate::annotate::{Medium, QuotationKind};
use crate::language::{Class, NounClass};

use super::draft::{Draft, one};
use super::unit::{Unit, body_start};

/// Somebody who speaks and the clause that tells so.
struct Teller {
    subject: Tokens,
    frame: Tokens,
}

/// What stands in Konjunktiv behind a colon: the subject of the clause before it says it.
pub(super) fn behind_colon(clauses: &Clauses, unit: &Unit) -> Option<Draft> {
    let piece = unit.pieces.iter().skip(1).find(|piece| clauses.word(piece.start - 1) == ":")?;
    let verb = clauses.second_verb(piece).filter(|&verb| clauses.is_reported(verb))?;
    let teller = before_colon(clauses, unit, piece.start - 1).filter(|teller| teller.frame.end <= verb)?;
    let content = piece.start..unit.tokens.end;
    Some(draft(QuotationKind::Indirect, content, teller, "clause/colon"))
}

/// Words in marks behind a colon.
pub(super) fn quote_behind_colon(clauses: &Clauses, unit: &Unit, quote: &Tokens) -> Option<Draft> {
    let colon = quote.start.checked_sub(1).filter(|&at| clauses.word(at) == ":")?;
    let teller = before_colon(clauses, unit, colon)?;
    Some(draft(QuotationKind::Direct, quote.clone(), teller, "direct/colon"))
}

/// Words in marks, a comma, and a clause that opens with its verb.
pub(super) fn quote_before_verb(clauses: &Clauses, unit: &Unit, quote: &Tokens) -> Option<Draft> {
    let verb = quote.end + usize::from(clauses.word(quote.end) == ",");
    let spoken = verb > quote.end || clauses.shape(quote.end - 2) == Shape::Stop;
    let clause = clauses.clause_at(verb).filter(|clause| clause.predicate.finite == Some(verb))?;
    let fresh = quote.start <= body_start(clauses, unit)
        || matches!(clauses.shape(quote.start - 1), Shape::Break | Shape::Stop);
    if !fresh || !spoken || verb >= unit.body_end || clause.predicate.voice == Voice::Passive {
        return None;
    }
    let subject = attribution::subject(clauses, verb, unit.body_end)
        .filter(|subject| subject.start > verb && is_somebody(clauses, subject))?;
    let teller = Teller { subject, frame: quote.end..unit.body_end };
    Some(draft(QuotationKind::Direct, quote.clone(), teller, "direct/inverted"))
}

/// Who the main clause before a colon is about.
fn before_colon(clauses: &Clauses, unit: &Unit, colon: usize) -> Option<Teller> {
    let start = body_start(clauses, unit);
    if let Some(subject) = author_before(clauses, start..colon) {
        return Some(Teller { subject, frame: start..colon + 1 });
    }
    let main = (start..colon).filter_map(|idx| clauses.clause_at(idx)).find(|clause| {
        clause.kind == ClauseKind::Main && clause.predicate.finite.is_some_and(|verb| verb < colon)
    })?;
    let verb = main.predicate.finite.filter(|_| main.predicate.voice == Voice::Active)?;
    let subject = attribution::subject(clauses, verb, colon).filter(|it| is_somebody(clauses, it))?;
    Some(Teller { subject, frame: start..colon + 1 })
}

/// "Es gab einen Kommentar von X:": whose words a noun of saying at the end of the clause announces.
fn author_before(clauses: &Clauses, clause: Tokens) -> Option<Tokens> {
    let speech = &clauses.prepared.pack.speech;
    let by = clause.clone().rev().find(|&at| {
        let noun = at > clause.start && clauses.shape(at - 1) == Shape::Noun;
        noun && speech.particles.agent.has(&clauses.lower(at))
            && (clauses.is_account(at - 1) || speech.clause_nouns.contains(clauses.word(at - 1)))
    })?;
    let end = clauses.noun_phrase(by + 1, clause.end, Reach::Whole)?;
    let author = by + 1..end;
    (end == clause.end && is_somebody(clauses, &author)).then_some(author)
}

/// „…“ – and a name: who said it is named behind a dash.
pub(super) fn signed(clauses: &Clauses, unit: &Unit, quote: &Tokens) -> Option<Draft> {
    let dash = quote.end;
    let name = dash + 1..unit.body_end;
    let spoken = clauses.shape(quote.end - 2) == Shape::Stop
        || clauses.second_verb(&(quote.start + 1..quote.end)).is_some();
    let opens = spoken && quote.start == body_start(clauses, unit);
    if !opens || !matches!(clauses.word(dash), "–" | "—" | "-") || name.is_empty() {
        return None;
    }
    let end = attribution::with_appositions(
        clauses,
        clauses.noun_phrase(name.start, name.end, Reach::Whole)?,
        name.end,
    );
    let teller = Teller { subject: name.start..end, frame: dash..unit.body_end };
    let alone = end + 1 >= name.end && is_somebody(clauses, &teller.subject);
    alone.then(|| draft(QuotationKind::Direct, quote.clone(), teller, "direct/signed"))
}

/// Whether a phrase names or means a person or a body.
fn is_somebody(clauses: &Clauses, phrase: &Tokens) -> bool {
    let pronoun =
        phrase.len() == 1 && clauses.is(phrase.start, Class::SUBJECT) && !clauses.is_neuter(phrase.start);
    let class = clauses.class_of_head(phrase);
    // A noun without an article that no table knows is a name.
    let name = clauses.shape(phrase.start) == Shape::Noun && class.is_none();
    pronoun
        || name
        || clauses.names_somebody(phrase)
        || class.is_some_and(|class| matches!(class, NounClass::Human | NounClass::Body))
}

fn draft(kind: QuotationKind, content: Tokens, teller: Teller, rule: &'static str) -> Draft {
    Draft {
        source: one(teller.subject),
        frame: one(teller.frame),
        medium: Some(Medium::Speech),
        ..Draft::new(kind, one(content), rule)
    }
}
