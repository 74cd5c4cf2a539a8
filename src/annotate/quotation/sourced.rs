//! Sources without a verb: "laut X", "X zufolge", "nach Angaben von X", "so X", "demnach".

use crate::annotate::attribution;
use crate::annotate::clause::{Clauses, Reach, Shape, Tokens};
use crate::annotate::{Medium, QuotationKind};
use crate::language::Class;

use super::chain;
use super::draft::{Draft, Ground, one};
use super::frame::widened;
use super::unit::{Unit, body_start};

/// A source phrase: its words as frame, the cue in it, and who is named.
struct Phrase {
    frame: Tokens,
    cue: usize,
    source: Option<Tokens>,
    medium: Medium,
    rule: &'static str,
}

/// The quotations of a unit whose source stands in a phrase without a verb.
pub(super) fn with_source(clauses: &Clauses, unit: &Unit) -> Vec<Draft> {
    let mut found: Vec<Draft> = Vec::new();
    let mut done = unit.tokens.start;
    let words: Vec<usize> = clauses.outer(unit.tokens.start..unit.body_end).collect();
    for idx in words {
        if idx < done || found.len() == 4 {
            continue;
        }
        let Some(phrase) = phrase_at(clauses, unit, idx) else { continue };
        done = phrase.frame.end;
        found.extend(draft(clauses, unit, &phrase));
    }
    found
}

fn phrase_at(clauses: &Clauses, unit: &Unit, idx: usize) -> Option<Phrase> {
    // "ging den Hinweisen nach": a part of the verb.
    // "wie der Verein nach einer Untersuchung mitteilte": whoever told it is the source.
    let piece = &unit.pieces[unit.piece_of(idx)];
    let told = piece.start < idx
        && clauses.prepared.pack.speech.particles.wie.has(&clauses.lower(piece.start))
        && clauses.is_verb_final(piece);
    let of_verb = clauses.clause_at(idx).is_some_and(|clause| clause.predicate.particle == Some(idx));
    if clauses.shape(idx) != Shape::Small || of_verb || told {
        return None;
    }
    let particles = &clauses.prepared.pack.speech.particles;
    let word = clauses.lower(idx);
    if particles.before.has(&word) {
        return before(clauses, unit, idx);
    }
    if particles.nach.has(&word) {
        return nach(clauses, unit, idx);
    }
    if particles.view.has(&word) {
        return view(clauses, unit, idx);
    }
    if particles.after.has(&word) {
        return after(clauses, unit, idx);
    }
    if particles.so.has(&word) {
        return so(clauses, unit, idx);
    }
    if particles.anaphoric.has(&word) || particles.anaphoric_inside.has(&word) {
        return anaphoric(clauses, unit, idx);
    }
    None
}

/// How far a phrase in front of the verb reaches: up to the finite verb where it opens the clause.
fn reach_at(unit: &Unit, idx: usize) -> Reach {
    if unit.pieces[unit.piece_of(idx)].start == idx { Reach::Whole } else { Reach::Close }
}

/// The end of the source behind the preposition at `idx`, with an apposition between commas, and the end of the words
/// that announce it: past "unter Berufung auf Y".
fn ends(clauses: &Clauses, unit: &Unit, idx: usize) -> Option<(usize, usize)> {
    // "nach eigenen Angaben": whose they are was said before.
    if clauses.prepared.pack.actors.own.contains(clauses.word(idx + 1)) {
        let core = clauses.core(idx + 1, unit.body_end)?;
        return Some((core, core));
    }
    let end = clauses.noun_phrase(idx + 1, unit.body_end, reach_at(unit, idx))?;
    let relied = (idx + 2..=end).find_map(|at| Some((at, chain::phrase_at(clauses, at, unit.body_end)?.end)));
    if relied.is_some() {
        return relied;
    }
    let next = unit
        .pieces
        .get(unit.piece_of(end))
        .filter(|piece| piece.start == end + 1 && clauses.word(end) == ",");
    let name = next.filter(|piece| {
        // "…, Professor am College of Music, könnte …": a role, and the clause goes on with its verb.
        let role = clauses.prepared.info(piece.start).office.is_some()
            && clauses.is(piece.end + 1, Class::FINITE)
            && clauses.second_verb(piece).is_none();
        clauses.shape(piece.start) == Shape::Noun
            && (role || clauses.noun_phrase(piece.start, piece.end, Reach::Whole) == Some(piece.end))
    });
    let end = name.filter(|piece| piece.end < unit.body_end).map_or(end, |piece| piece.end + 1);
    Some((end, end))
}

/// "laut X".
fn before(clauses: &Clauses, unit: &Unit, idx: usize) -> Option<Phrase> {
    let (end, frame_end) = ends(clauses, unit, idx)?;
    let source = idx + 1..end;
    let medium = medium_of(clauses, &source);
    Some(Phrase { frame: idx..frame_end, cue: idx, source: Some(source), medium, rule: "source/before" })
}

/// "nach Angaben von X", "nach Ansicht der Partei".
fn nach(clauses: &Clauses, unit: &Unit, idx: usize) -> Option<Phrase> {
    let Some(core) = clauses.core(idx + 1, unit.body_end) else { return after_noun(clauses, unit, idx) };
    let named = (idx + 1..core).any(|at| clauses.shape(at) == Shape::Noun && clauses.is_account(at));
    if !named {
        return after_noun(clauses, unit, idx);
    }
    let (end, frame_end) = ends(clauses, unit, idx)?;
    let source = idx + 1..end;
    // "Sie rang nach Worten.": a noun alone at the end of its clause is what is looked for.
    let piece = &unit.pieces[unit.piece_of(idx)];
    let is_sought = source.len() == 1 && idx > piece.start && end == piece.end;
    if is_sought && !clauses.prepared.pack.speech.is_written(clauses.word(idx + 1)) {
        return None;
    }
    let medium = medium_of(clauses, &source);
    Some(Phrase { frame: idx..frame_end, cue: idx, source: Some(source), medium, rule: "source/account" })
}

/// "aus Sicht der Partei".
fn view(clauses: &Clauses, unit: &Unit, idx: usize) -> Option<Phrase> {
    let core = clauses.core(idx + 1, unit.body_end)?;
    let views = &clauses.prepared.pack.speech.views;
    let named = (idx + 1..core).any(|at| views.contains(clauses.word(at)));
    // "aus rechtlicher Sicht" is nobody's.
    let whose = clauses.is(core, Class::GENITIVE.with(Class::PREPOSITION))
        || clauses.is(idx + 1, Class::DETERMINER.with(Class::OBLIQUE));
    let named = named && whose;
    let (end, frame_end) = named.then(|| ends(clauses, unit, idx)).flatten()?;
    let source = idx + 1..end;
    Some(Phrase {
        frame: idx..frame_end,
        cue: idx,
        source: Some(source),
        medium: Medium::ST,
        rule: "source/account",
    })
}

/// "seiner Ansicht nach".
fn after_noun(clauses: &Clauses, unit: &Unit, idx: usize) -> Option<Phrase> {
    let before = idx.checked_sub(1).filter(|&at| at >= unit.tokens.start)?;
    let speech = &clauses.prepared.pack.speech;
    let named = clauses.shape(before) == Shape::Noun && speech.is_source_noun(clauses.word(before));
    // "in einer Stellungnahme nach dem Angriff": it belongs to what follows.
    if named && !clauses.is(idx + 1, Class::OBLIQUE) { after(clauses, unit, idx) } else { None }
}

/// "X zufolge": the phrase before it.
fn after(clauses: &Clauses, unit: &Unit, idx: usize) -> Option<Phrase> {
    let piece = unit.pieces[unit.piece_of(idx)].clone();
    let start = (piece.start.max(idx.saturating_sub(20))..idx).find(|&at| {
        let relative =
            clauses.is(at, Class::RELATIVE) && clauses.is(at + 1, Class::OBLIQUE.with(Class::OBJECT));
        clauses.noun_phrase(at, idx, Reach::Whole) == Some(idx) && !clauses.is(at, Class::ADVERB) && !relative
    })?;
    let source = start..idx;
    let medium = medium_of(clauses, &source);
    Some(Phrase { frame: start..idx + 1, cue: idx, source: Some(source), medium, rule: "source/after" })
}

/// ", so X" and ", so X,".
fn so(clauses: &Clauses, unit: &Unit, idx: usize) -> Option<Phrase> {
    let piece = unit.piece_of(idx);
    let behind_quote = (unit.pieces[piece].start..idx)
        .any(|at| clauses.shape(at) == Shape::Quote && clauses.after(at) == idx);
    let opens = piece > 0 && unit.pieces[piece].start == idx;
    if !opens && !behind_quote {
        return None;
    }
    let phrase = clauses.noun_phrase(idx + 1, unit.body_end, Reach::Whole)?;
    let end = attribution::with_appositions(clauses, phrase, unit.body_end);
    let closes = phrase >= unit.body_end || matches!(clauses.shape(phrase), Shape::Break);
    let spoken =
        !clauses.is(idx + 1, Class::ADVERB.with(Class::OBLIQUE).with(Class::PREPOSITION).with(Class::OBJECT));
    let verb = clauses.outer(idx + 1..phrase).any(|at| {
        clauses.is(at, Class::FINITE) && clauses.shape(at) == Shape::Small && !clauses.is_attributive(at)
    });
    if !(closes || tail_is_phrase(clauses, phrase..unit.pieces[piece].end)) || !spoken || verb {
        return None;
    }
    let frame_end = unit.pieces[unit.piece_of(end.saturating_sub(1))].end.max(end);
    let frame = if opens { unit.break_before(piece) } else { idx }..frame_end;
    let source = idx + 1..end;
    Some(Phrase { frame, cue: idx, source: Some(source), medium: Medium::Speech, rule: "source/thus" })
}

/// Whether nothing but phrases with prepositions and adverbs fills `range`: "so Merz am Montag in Berlin".
fn tail_is_phrase(clauses: &Clauses, range: Tokens) -> bool {
    clauses.is(range.start, Class::PREPOSITION.with(Class::ADVERB))
        && !clauses.outer(range).any(|at| clauses.is(at, Class::FINITE) && clauses.shape(at) == Shape::Small)
}

/// "Demnach ist …", "Es gab demnach …": the source was named before.
fn anaphoric(clauses: &Clauses, unit: &Unit, idx: usize) -> Option<Phrase> {
    let word = clauses.lower(idx);
    let inside = clauses.prepared.pack.speech.particles.anaphoric_inside.has(&word);
    let first = idx == unit.tokens.start;
    let mood = Class::REPORTED.with(Class::REPORTED_WEAK);
    if !first && clauses.outer(unit.tokens.clone()).any(|at| clauses.is(at, mood)) {
        return None;
    }
    let finite = clauses.is(idx + 1, Class::FINITE) || clauses.looks_finite(idx + 1);
    (first && finite || !first && inside).then_some(Phrase {
        frame: idx..idx + 1,
        cue: idx,
        source: Some(idx..idx + 1),
        medium: Medium::SW,
        rule: "source/anaphoric",
    })
}

/// Writing where the source is something written.
fn medium_of(clauses: &Clauses, source: &Tokens) -> Medium {
    let speech = &clauses.prepared.pack.speech;
    let written = source.clone().any(|at| {
        let word = clauses.word(at);
        speech.is_written(word) || word.rsplit('-').next().is_some_and(|last| speech.is_written(last))
    });
    if written { Medium::Writing } else { Medium::SW }
}

/// The quotation of a source phrase: the clause round it.
fn draft(clauses: &Clauses, unit: &Unit, phrase: &Phrase) -> Option<Draft> {
    let aside = aside(clauses, unit, phrase);
    let (rule, ground) = match aside {
        Some(_) => ("source/aside", Ground::Aside),
        None => (phrase.rule, Ground::Own),
    };
    let content = match aside {
        Some(piece) => vec![piece.start..phrase.frame.start, phrase.frame.end..piece.end],
        None => content(clauses, unit, phrase),
    };
    let content: Vec<Tokens> = content.into_iter().filter(|range| !range.is_empty()).collect();
    let first = content.first()?.clone();
    let marked = content.len() == 1
        && clauses.shape(first.start) == Shape::Quote
        && clauses.after(first.start) == first.end;
    let kind = if marked { QuotationKind::Direct } else { QuotationKind::Indirect };
    if !marked && content.iter().map(ExactSizeIterator::len).sum::<usize>() < 3 {
        return None;
    }
    let content = if marked { widened(clauses, unit, first) } else { content };
    Some(Draft {
        source: phrase.source.iter().cloned().collect(),
        cue: one(phrase.cue..phrase.cue + 1),
        frame: vec![phrase.frame.clone()],
        medium: Some(phrase.medium),
        ground,
        ..Draft::new(kind, content, rule)
    })
}

/// The subordinate clause in which the phrase stands, behind a main clause.
fn aside(clauses: &Clauses, unit: &Unit, phrase: &Phrase) -> Option<Tokens> {
    let at = unit.piece_of(phrase.frame.start);
    let piece = unit.pieces[at].clone();
    let inside = at > 0 && piece.start < phrase.frame.start && phrase.frame.end < piece.end;
    (inside && clauses.is_subordinate(&piece)).then_some(piece)
}

/// What is said: everything else of the clause, at most from one semicolon to the next. A phrase at its head
/// leaves the verb and what follows.
fn content(clauses: &Clauses, unit: &Unit, phrase: &Phrase) -> Vec<Tokens> {
    let strong = |at: &usize| clauses.word(*at) == ";";
    let breaks = || unit.pieces.iter().skip(1).map(|piece| piece.start - 1).filter(strong);
    let start = breaks().rfind(|&at| at < phrase.frame.start);
    let start = start.map_or_else(|| body_start(clauses, unit), |at| at + 1);
    let body_end = breaks().find(|&at| at >= phrase.frame.end).unwrap_or(unit.body_end);
    let mut frame = phrase.frame.clone();
    if clauses.shape(frame.end) == Shape::Break
        && clauses.word(frame.end) == ","
        && clauses.shape(frame.start) == Shape::Break
    {
        frame.end += 1;
    }
    if frame.start <= start {
        let aside = unit
            .pieces
            .get(unit.piece_of(frame.end))
            .filter(|piece| piece.start == frame.end + 1 && clauses.is_relative(piece));
        if let Some(aside) = aside {
            frame.end = aside.end;
        }
        let skip = usize::from(clauses.shape(frame.end) == Shape::Break);
        return one(frame.end + skip..body_end);
    }
    let before = start..frame.start;
    let lone = before
        .clone()
        .all(|at| clauses.is(at, Class::FOCUS.with(Class::CLAUSE_COORDINATOR).with(Class::ADVERB)));
    if lone {
        return one(frame.end..body_end);
    }
    vec![before, frame.end..body_end]
}
