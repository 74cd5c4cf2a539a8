//! Words at second hand: on whose word a source speaks, and who passes its words on.
//!
//! "berichtete X unter Berufung auf Y", "X, der sich auf Y beruft", "X zitierte Y mit den Worten", "Y wird von X zitiert",
//! and a medium that says what somebody said. What "Y" is to "X" is the same whichever of them counts as the source.

use crate::annotate::LinkRole;
use crate::annotate::attribution;
use crate::annotate::clause::{Clauses, Reach, Shape, Tokens};
use crate::annotate::cue::Hit;
use crate::language::{BodyKind, Class, Construction, Cue, CueClass, Entry, VerbForm};

use super::draft::{Draft, Named};
use super::frame::{agent, frame_of};
use super::unit::Unit;

/// Parts the verbs of relying, which announce nothing themselves, from those of saying.
pub(super) fn parted<'a>(hits: Vec<Hit<'a>>) -> (Vec<Hit<'a>>, Vec<Hit<'a>>) {
    hits.into_iter().partition(|hit| hit.cue.class == CueClass::Rely)
}

/// Adds the links that the sentence shows to the statements of `found`; one that says only on whose word the statement
/// `before` it rests adds to that.
pub(super) fn link(
    clauses: &Clauses,
    unit: &Unit,
    (relying, hits): (&[Hit], &[Hit]),
    found: &mut [Draft],
    before: Option<&mut Draft>,
) {
    for draft in found.iter_mut() {
        let links = phrase_in(clauses, unit, draft)
            .into_iter()
            .chain(hits.iter().filter_map(|hit| cited(clauses, unit, hit, draft)))
            .chain(hits.iter().find_map(|hit| retold(clauses, unit, hit, draft)))
            .chain(hearsay(clauses, unit, draft))
            .collect::<Vec<Named>>();
        draft.chain.extend(links);
    }
    for hit in relying {
        let Some(origin) = relied_on(clauses, unit, hit) else { continue };
        let place = unit.pieces[unit.piece_of(hit.verb)].start;
        let behind = |draft: &&mut Draft| draft.source.last().is_some_and(|last| last.end <= place);
        if let Some(draft) = found.iter_mut().rfind(behind) {
            draft.chain.push(origin);
        } else if found.is_empty() && points_back(clauses, unit, hit) {
            let Some(before) = before else { return };
            before.chain.push(origin);
            return;
        }
    }
}

/// Y of "unter Berufung auf Y", where that begins at `at`.
pub(super) fn phrase_at(clauses: &Clauses, at: usize, end: usize) -> Option<Tokens> {
    let speech = &clauses.prepared.pack.speech;
    let opens = at + 3 < end
        && speech.reliance.contains(clauses.word(at + 1))
        && speech.particles.relying.has(&clauses.lower(at))
        && speech.particles.on.has(&clauses.lower(at + 2));
    let named = opens.then(|| clauses.noun_phrase(at + 3, end, Reach::Whole)).flatten()?;
    Some(at + 3..named)
}

fn origin(words: Tokens, rule: &'static str) -> Named {
    Named { words, role: LinkRole::Origin, rule }
}

/// "unter Berufung auf Y" in the announcing words; in the sentence where a statement has none.
fn phrase_in(clauses: &Clauses, unit: &Unit, draft: &Draft) -> Option<Named> {
    let whole = std::slice::from_ref(&unit.tokens);
    let zones = if draft.frame.is_empty() { whole } else { draft.frame.as_slice() };
    let mut at = zones.iter().cloned().flatten();
    at.find_map(|at| phrase_at(clauses, at, unit.body_end)).map(|words| origin(words, "chain/phrase"))
}

/// "X zitierte Y": Y is the origin. "Y wird von X zitiert", "Y wird im Magazin X zitiert": X passes it on.
fn cited(clauses: &Clauses, unit: &Unit, hit: &Hit, draft: &Draft) -> Option<Named> {
    let announces = draft.cue.iter().any(|cue| cue.contains(&hit.last()));
    if hit.cue.class != CueClass::Cite || !announces {
        return None;
    }
    let piece = unit.pieces[unit.piece_of(hit.verb)].clone();
    if hit.passive {
        let by = agent(clauses, unit, hit).or_else(|| attribution::written_source(clauses, &piece));
        return by.map(|words| Named { words, role: LinkRole::Reporter, rule: "chain/cited" });
    }
    let behind = draft.source.iter().map(|source| source.end).fold(hit.verb + 1, usize::max);
    let end = clauses.noun_phrase(behind, piece.end, Reach::Close)?;
    let named = behind..end;
    clauses.may_speak(&named).then(|| origin(named, "chain/cites"))
}

/// A medium says what somebody said: "Laut Axios hat Y gesagt, …".
fn retold(clauses: &Clauses, unit: &Unit, hit: &Hit, draft: &Draft) -> Option<Named> {
    let first = draft.content.first()?;
    let at = unit.piece_of(hit.last());
    let inside = at == unit.piece_of(first.start) && first.contains(&hit.last()) && !hit.passive;
    let goes_on = draft.content.iter().any(|part| part.end > unit.pieces[at].end + 1);
    let medium = draft.source.iter().any(|source| is_medium(clauses, source));
    if !(opens_clause(hit.cue) && inside && goes_on && medium) {
        return None;
    }
    let subject = frame_of(clauses, unit, hit).subject?;
    (first.start <= subject.start && clauses.may_speak(&subject)).then(|| origin(subject, "chain/retold"))
}

/// "X zufolge soll Y gefordert haben, …": Y is said to have said it.
fn hearsay(clauses: &Clauses, unit: &Unit, draft: &Draft) -> Option<Named> {
    let speech = &clauses.prepared.pack.speech;
    let first = draft.content.first()?;
    let piece = unit.pieces[unit.piece_of(first.start)].clone();
    let modal = clauses.outer(piece.clone()).find(|&at| clauses.is(at, Class::HEARSAY))?;
    let says = |at: &usize| {
        let mut cues =
            speech.forms(&clauses.lower(*at)).iter().filter(|form| form.form == VerbForm::Participle);
        clauses.is(at + 1, Class::HAVE) && cues.any(|form| opens_clause(&speech.cues[form.cue]))
    };
    let said = clauses.outer(modal + 1..piece.end).find(says)?;
    let goes_on = unit.pieces.iter().any(|next| next.start == said + 3 && is_content(clauses, next));
    let subject = attribution::subject(clauses, modal, piece.end).filter(|_| goes_on)?;
    let other = draft.source.iter().all(|source| source.end <= subject.start || subject.end <= source.start);
    (other && clauses.may_speak(&subject)).then_some(Named {
        words: subject,
        role: LinkRole::Alleged,
        rule: "chain/hearsay",
    })
}

/// Whether `piece` can be what was said, by its form.
fn is_content(clauses: &Clauses, piece: &Tokens) -> bool {
    clauses.is(piece.start, Class::THAT)
        || clauses.shape(piece.start) == Shape::Quote
        || clauses.is_infinitive(piece)
        || clauses.reported(piece.clone()).is_some()
}

/// Whether what was said may depend on a verb of saying.
fn opens_clause(cue: &Cue) -> bool {
    cue.takes(Construction::Clause) || cue.takes(Construction::Infinitive)
}

/// Whether a phrase names a medium or something written.
pub(super) fn is_medium(clauses: &Clauses, phrase: &Tokens) -> bool {
    let pack = clauses.prepared.pack;
    phrase.clone().any(|at| {
        let word = clauses.word(at);
        pack.scenes.is_outlet(word) || pack.speech.is_written(word) || names_medium(clauses, at)
    })
}

/// Whether the token at `at` stands in the name of a medium that the tables know.
fn names_medium(clauses: &Clauses, at: usize) -> bool {
    let Some(name) = clauses.prepared.table_name(at) else { return false };
    let is_media = |kind| matches!(kind, BodyKind::Media | BodyKind::Agency);
    name.entries.iter().any(|entry| match entry {
        Entry::Organisation(idx) => is_media(clauses.prepared.pack.names.organisations[*idx].kind),
        Entry::Body(_, kind) => is_media(*kind),
        _ => false,
    })
}

/// Y of "X beruft sich auf Y".
fn relied_on(clauses: &Clauses, unit: &Unit, hit: &Hit) -> Option<Named> {
    let particles = &clauses.prepared.pack.speech.particles;
    let piece = unit.pieces[unit.piece_of(hit.verb)].clone();
    let on = clauses.outer(piece.clone()).find(|&at| particles.on.has(&clauses.lower(at)))?;
    let end = clauses.noun_phrase(on + 1, piece.end, Reach::Whole)?;
    let end = if hit.verb_final { end.min(hit.verb) } else { end };
    (on + 1 < end).then(|| origin(on + 1..end, "chain/relies"))
}

/// Whether a sentence about relying on somebody speaks of the statement before: it says so, or a pronoun is its subject.
fn points_back(clauses: &Clauses, unit: &Unit, hit: &Hit) -> bool {
    let particles = &clauses.prepared.pack.speech.particles;
    let says = clauses.outer(unit.tokens.clone()).any(|at| particles.thereby.has(&clauses.lower(at)));
    let subject = frame_of(clauses, unit, hit).subject;
    let words = &clauses.prepared.pack.actors;
    let pronoun = |subject: Tokens| subject.len() == 1 && words.is_pronoun(clauses.word(subject.start));
    says || subject.is_some_and(pronoun)
}
