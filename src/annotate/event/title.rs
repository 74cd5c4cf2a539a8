//! Titles of events as editors write headlines, from the words of the clause that tells them.

use crate::annotate::clause::structure::{Argument, Clause, ClauseKind, Role, Tense, Voice};
use crate::annotate::clause::{Clauses, Shape};
use crate::language::{Cases, Class, Modal, NounClass};
use crate::text::capitalized;

use super::party::{Party, Subject, is_plural};
use super::pieces::{self, Piece, Spare};
use super::telling::Telling;
use super::wording::{self, Brevity, LONGEST};

/// The verb as a title has it: before the phrases and behind them.
#[derive(Default)]
struct VerbWords {
    front: String,
    back: String,
    /// Whether the title is told as what was done to its first phrase.
    done: bool,
}

/// The title of an event.
pub(super) struct Title {
    /// Its words.
    pub text: String,
    /// Whether something is left out without which it says too little.
    pub is_torn: bool,
}

impl Title {
    /// A title that says what it has to.
    pub fn whole(text: String) -> Self {
        Self { text, is_torn: false }
    }
}

/// What it costs to leave out what a title needs.
const TORN: u32 = 30;

/// A title that was tried.
struct Tried {
    title: Title,
    /// How much of the clause it leaves out.
    loss: u32,
}

/// The title of what a clause tells by its verb: who, verb, whom, where; where who is not known, what was done to whom.
/// Of full and shorter phrases those are taken with which most of it fits. `None` where that is no title.
pub(super) fn of_clause(clauses: &Clauses, index: usize, telling: &Telling) -> Option<Title> {
    /// With what a shorter phrase costs.
    const LEVELS: [(Brevity, Brevity, u32); 6] = [
        (Brevity::Full, Brevity::Full, 0),
        (Brevity::Core, Brevity::Core, 2),
        (Brevity::Name, Brevity::Core, 4),
        (Brevity::Name, Brevity::Name, 8),
        (Brevity::Cut, Brevity::Name, 12),
        (Brevity::Cut, Brevity::Cut, TORN),
    ];
    /// What it costs where the attribute of a doing may be left out.
    const OPEN: u32 = 6;
    let spares = [(Spare::Last, 0), (Spare::First, OPEN)];
    let mut best: Option<Tried> = None;
    for (first, second, cost) in LEVELS {
        for (spare, open) in spares {
            // Whatever it leaves out, it costs so much at least.
            if best.as_ref().is_some_and(|best| best.loss <= cost + open) {
                continue;
            }
            let Some(tried) = of_phrases(clauses, index, telling, (first, second, spare)) else { continue };
            // Who acts is clear without a genitive; what something is done to is not.
            let passive = clauses.list[index].predicate.voice != Voice::Active;
            let cut = second == Brevity::Cut || first == Brevity::Cut && passive;
            let title = Title { is_torn: tried.title.is_torn || cut, ..tried.title };
            let loss = tried.loss + cost + open;
            if best.as_ref().is_none_or(|best| loss < best.loss) {
                best = Some(Tried { title, loss });
            }
        }
    }
    best.map(|best| best.title)
}

fn of_phrases(
    clauses: &Clauses,
    index: usize,
    telling: &Telling,
    (first, second, of_doing): (Brevity, Brevity, Spare),
) -> Option<Tried> {
    let clause = &clauses.list[index];
    let passive = clause.predicate.voice != Voice::Active;
    let (opening, verb) = match &telling.subject {
        Subject::Known(party) => {
            // "Sie holte 1999 Gold": how she is called now may not have been so then.
            let named = party.by_pronoun && clause.kind != ClauseKind::Relative;
            let brevity = if named { Brevity::Name } else { first };
            (wording::party(clauses, party, true, brevity)?, verb_words(clauses, clause, telling))
        }
        Subject::Unknown | Subject::Missing
            if !passive && (telling.is_done_to() || arrives(clauses, clause)) =>
        {
            let object = telling.object.as_ref()?;
            // "Dies gab Professorin Lohm bekannt": it is she who did it.
            let pronoun = clause.subject.as_ref().is_some_and(|phrase| clauses.is_neuter(phrase.head));
            if pronoun && clauses.class_of_head(&object.tokens) == Some(NounClass::Human) {
                return None;
            }
            let back = participle(clauses, clause, telling);
            let verb = VerbWords { back, done: true, ..VerbWords::default() };
            (wording::party(clauses, object, true, second)?, verb)
        }
        _ => return None,
    };
    // "60 getötete Journalisten getötet"; two names and a score that were read as one name.
    if verb.done && opening.contains(verb.back.as_str()) || opening.contains(':') {
        return None;
    }
    let done = verb.done;
    let (of_subject, after) = of_subject(clauses, clause, telling, first);
    let mut pieces = vec![Piece::must(opening)];
    // "Gipfeltreffen zwischen Rheinfurt und Bern steigt": which doing it is says more than where.
    let doing = |party: &Party| clauses.class_of_head(&party.tokens) == Some(NounClass::Event);
    let spare = if telling.subject.party().is_some_and(doing) { of_doing } else { Spare::First };
    pieces.extend(of_subject.map(|text| Piece { is_attribute: true, ..Piece::may(text, spare) }));
    let spelled = |word: String| Piece::must(wording::spelled(clauses, word));
    pieces.extend(Some(verb.front).filter(|word| !word.is_empty()).map(spelled));
    let told = pieces::phrases(clauses, clause, telling, (verb.done, after), second);
    // An object that cannot be told makes no title: "Konzern veröffentlicht".
    let own = telling.object.as_ref().filter(|_| !passive && !done);
    let is_thing = |party: &Party| wording::head(clauses, &party.tokens).is_some();
    if own.is_some_and(is_thing) && !told.iter().any(|piece| piece.is_object) {
        return None;
    }
    let needs = telling.needs_object && !passive && !verb.done;
    let brief = second != Brevity::Full;
    let of_noun = telling.object.as_ref().is_some_and(|object| is_open(clauses, object)) && !passive;
    let tells_more = telling.object.is_none() && (!verb.done || passive) || of_noun && !verb.done;
    let to_do = if tells_more { infinitive(clauses, index, brief) } else { None };
    let said = pieces[0].text.clone();
    // What is to be done says more than where: "Luftwaffe beginnt, Angriffe zu fliegen".
    let needed = |piece: &Piece| to_do.is_none() || piece.spare == Spare::Never;
    pieces.extend(told.into_iter().filter(|piece| piece.text != said && needed(piece)));
    pieces.extend(Some(verb.back).filter(|word| !word.is_empty()).map(spelled));
    let Fitted { title, says_what, is_bare, is_torn, loss } = fitted(pieces, telling.is_any_verb)?;
    let light = clauses.prepared.pack.events.mood.light.contains(&telling.lemma.key());
    let unsaid =
        telling.is_any_verb && (light || has_phrases(clauses, index, after)) || has_content(clauses, index);
    let measure = |party: &Party| clauses.class_of_head(&party.tokens) == Some(NounClass::Measure);
    // "0,04 Euro je Aktie wurden ausgeschüttet": nobody does it.
    let nobodys = passive && telling.is_any_verb && telling.subject.party().is_some_and(measure);
    let empty = (is_bare && !passive && !done && unsaid || nobodys) && to_do.is_none();
    if empty || needs && !says_what && to_do.is_none() || telling.misses_object && !passive && !done {
        return None;
    }
    let title = match to_do {
        Some(to_do) => {
            let whole = Some(format!("{title}, {to_do}")).filter(|title| title.chars().count() <= LONGEST);
            if of_noun && whole.is_none() {
                return Some(Tried { title: Title { text: title, is_torn: true }, loss: loss + TORN });
            }
            // "erklärt sich bereit" says something by itself.
            whole.or(Some(title).filter(|_| telling.with.is_some() && brief))?
        }
        None => title,
    };
    Some(Tried { title: Title { text: title, is_torn }, loss })
}

/// Whether an object is a noun alone whose infinitive tells more: "fassten den Beschluss, zu verhandeln".
fn is_open(clauses: &Clauses, object: &Party) -> bool {
    let class = clauses.class_of_head(&object.tokens);
    let idle = matches!(class, Some(NounClass::Event | NounClass::Abstract | NounClass::Document));
    let alone = wording::core(clauses, &object.tokens).end == object.tokens.end;
    idle && alone && clauses.shape(object.tokens.end) == Shape::Break
}

/// Whether the perfect of a clause is one of coming to be, which has no object: "ist eingetroffen".
fn arrives(clauses: &Clauses, clause: &Clause) -> bool {
    let predicate = &clause.predicate;
    predicate.finite.is_some_and(|finite| finite != predicate.verb && clauses.is(finite, Class::BE))
}

/// Whether the clause at `index` says more than who and when: its verb alone would say nothing. `own` is the preposition
/// of a phrase that belongs to who.
fn has_phrases(clauses: &Clauses, index: usize, own: Option<usize>) -> bool {
    let timed = |argument: &Argument| argument.phrase.tokens.clone().any(|idx| clauses.is_timed(idx));
    let of_subject = |argument: &Argument| own.is_some_and(|at| argument.role == Role::Prepositional(at));
    clauses.list[index].arguments.iter().any(|argument| !timed(argument) && !of_subject(argument))
}

/// Whether another clause tells what the verb of the clause at `index` is about: "begann damit, … zu fliegen".
fn has_content(clauses: &Clauses, index: usize) -> bool {
    let behind = clauses.list.get(index + 1..).unwrap_or_default().iter();
    let content = |clause: &Clause| clause.parent == Some(index) && clause.kind == ClauseKind::Content;
    to_do(clauses, index).is_some() || behind.take(2).any(content)
}

/// The infinitive that depends on the clause at `index` and tells what somebody agrees or refuses to do.
pub(super) fn to_do<'a>(clauses: &'a Clauses, index: usize) -> Option<&'a Clause> {
    /// It follows so many clauses later.
    const NEAR: usize = 3;
    let mut behind = clauses.list.get(index + 1..)?.iter().take(NEAR);
    behind.find(|clause| {
        clause.parent == Some(index) && clause.kind == ClauseKind::Infinitive && clause.opener.is_none()
    })
}

/// What somebody agrees or refuses to do: the infinitive that depends on the clause at `index`.
fn infinitive(clauses: &Clauses, index: usize, brief: bool) -> Option<String> {
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

/// The phrase with a preposition that belongs to the subject, straight behind it, and the preposition: what stands
/// before the finite verb with it, or behind it with "von".
fn of_subject(
    clauses: &Clauses,
    clause: &Clause,
    telling: &Telling,
    brevity: Brevity,
) -> (Option<String>, Option<usize>) {
    let words = &clauses.prepared.pack.events.title;
    let Some(party) = telling.subject.party().filter(|party| !party.by_pronoun) else { return (None, None) };
    let end = party.tokens.end;
    // "sorgte ein Entwurf der Regierung für Aufsehen".
    if words.needs(&telling.lemma.key(), &clauses.lower(end)) {
        return (None, None);
    }
    let leads = clause.predicate.finite.is_some_and(|finite| end < finite) && clause.opener.is_none();
    let found = clause.arguments.iter().find(|argument| argument.role == Role::Prepositional(end));
    let belongs = |argument: &&Argument| {
        let timed = argument.phrase.tokens.clone().any(|idx| clauses.is_timed(idx));
        // "scheiterte ein Attentat auf den König": a doing has attributes, who acts has few.
        let class = clauses.class_of_head(&party.tokens);
        let idle = matches!(class, Some(NounClass::Event | NounClass::Document | NounClass::Abstract));
        let own_of_doing = idle && !words.places.contains(&clauses.lower(end));
        let on = argument.phrase.cases.any(Cases::DATIVE);
        // "begann das Institut für Technik mit …".
        let of_body = class == Some(NounClass::Body) && words.of_bodies.contains(&clauses.lower(end));
        !timed && (leads || clauses.lower(end) == words.of || own_of_doing || idle && !on || of_body)
    };
    match found.filter(belongs) {
        Some(argument) => {
            let whole = &argument.phrase.tokens;
            let core = wording::core_told(clauses, whole).end;
            let until = if brevity == Brevity::Full { whole.end } else { core };
            (Some(wording::text(clauses, end..until)), Some(end))
        }
        None => (None, None),
    }
}

/// A title that is short enough.
struct Fitted {
    title: String,
    /// Whether a phrase is left that tells whom or what the verb is about.
    says_what: bool,
    /// Whether only who and the verb are left.
    is_bare: bool,
    /// Whether a phrase is left out without which the verb says too little.
    is_torn: bool,
    /// How much was left out.
    loss: u32,
}

/// The phrases joined, with as many of them as fit; `needs_all` tells that nothing is known of what the verb needs.
fn fitted(mut pieces: Vec<Piece>, needs_all: bool) -> Option<Fitted> {
    pieces.retain(|piece| !piece.text.is_empty());
    let mut kept = vec![true; pieces.len()];
    let mut dropped = Vec::new();
    while length(&pieces, &kept) > LONGEST {
        let least = (0..pieces.len()).filter(|&at| kept[at] && pieces[at].spare > Spare::Never);
        let at = least.max_by_key(|&at| (pieces[at].spare, at))?;
        let run = run_of(&pieces, at);
        kept[run.clone()].fill(false);
        dropped.push(run);
    }
    // A shorter one that was left out before a longer one may fit after all.
    dropped.retain(|run| {
        let hangs = pieces[run.start].hangs && run.start > 0 && !kept[run.start - 1];
        let again: Vec<bool> = (0..kept.len()).map(|at| kept[at] || run.contains(&at)).collect();
        let fits = !hangs && length(&pieces, &again) <= LONGEST;
        if fits {
            kept = again;
        }
        !fits
    });
    let left_out = || pieces.iter().zip(&kept).filter(|(_, kept)| !**kept).map(|(piece, _)| piece);
    let loss = left_out().map(|piece| match piece.spare {
        Spare::Closest => 9,
        Spare::Never | Spare::Kept | Spare::Last => 5,
        Spare::Where => 3,
        Spare::First => 1,
    });
    let loss = loss.sum();
    let told: Vec<&Piece> =
        pieces.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(piece, _)| piece).collect();
    let texts: Vec<&str> = told.iter().map(|piece| piece.text.as_str()).collect();
    let title = texts.join(" ");
    let says_what = told.iter().any(|piece| piece.says_what);
    // "ermittelt wegen Untreue" says something without against whom.
    let is_torn = (needs_all || !says_what) && left_out().any(|piece| piece.spare == Spare::Closest);
    let only_who = |piece: &&Piece| piece.is_attribute || piece.spare == Spare::Never && !piece.says_what;
    let is_bare = told.iter().all(only_who);
    let title = title.contains(' ').then(|| capitalized(&wording::balanced(title)))?;
    Some(Fitted { title, says_what, is_bare, is_torn, loss })
}

/// A phrase with those behind it that belong to it.
fn run_of(pieces: &[Piece], at: usize) -> std::ops::Range<usize> {
    let hanging = pieces[at + 1..].iter().take_while(|piece| piece.hangs).count();
    at..at + 1 + hanging
}

/// Letters of the phrases that are kept, with blanks between them.
fn length(pieces: &[Piece], kept: &[bool]) -> usize {
    let texts = pieces.iter().zip(kept).filter(|(_, kept)| **kept);
    let letters: usize = texts.map(|(piece, _)| piece.text.chars().count() + 1).sum();
    letters.saturating_sub(1)
}

/// The verb in the present or as a participle.
fn verb_words(clauses: &Clauses, clause: &Clause, telling: &Telling) -> VerbWords {
    let (predicate, verbs) = (&clause.predicate, &clauses.prepared.pack.events.verbs);
    let lemma = &telling.lemma;
    // The words of the text, where they have the form already.
    let done = || clauses.lower(predicate.verb);
    let plural = is_plural(clauses, clause);
    let own = |text: &str| text.to_owned();
    let finite = || predicate.finite.map(|idx| clauses.lower(idx)).unwrap_or_default();
    let lets = predicate.finite.is_some_and(|idx| clauses.is(idx, Class::LET))
        && predicate.finite != Some(predicate.verb);
    let auxiliary = || own(if plural { &verbs.passive().several } else { &verbs.passive().one });
    let helper = || own(verbs.present(&finite()));
    let over = predicate.tense == Tense::Past;
    match predicate.modal {
        // "soll … erschlagen haben": others say so, as the words stand.
        Some(Modal::Hearsay | Modal::Claim) => {
            let behind = predicate.verb..run_end(clauses, clause, predicate.verb);
            return VerbWords { front: helper(), back: wording::text(clauses, behind), done: false };
        }
        Some(Modal::Ability | Modal::Necessity) if over => {}
        Some(_) if predicate.voice == Voice::Active => {
            let stands = predicate.finite != Some(predicate.verb);
            let back = if stands { done() } else { lemma.whole_infinitive() };
            return VerbWords { front: helper(), back, done: false };
        }
        Some(_) => {
            let back = format!("{} {}", done(), verbs.passive().several);
            return VerbWords { front: helper(), back, done: false };
        }
        None => {}
    }
    match predicate.voice {
        Voice::Passive if !over => VerbWords { front: auxiliary(), back: done(), done: false },
        Voice::Passive | Voice::State => VerbWords { back: done(), done: true, ..VerbWords::default() },
        Voice::Active if lets => VerbWords { front: helper(), back: lemma.whole_infinitive(), done: false },
        Voice::Active => {
            let front = if plural { &lemma.infinitive } else { &lemma.third };
            VerbWords { front: own(front), back: lemma.particle.clone().unwrap_or_default(), done: false }
        }
    }
}

/// The participle of the verb, as the text has it where it does.
fn participle(clauses: &Clauses, clause: &Clause, telling: &Telling) -> String {
    let helper = Class::HAVE.with(Class::BE);
    let perfect = clause
        .predicate
        .finite
        .is_some_and(|finite| finite != clause.predicate.verb && clauses.is(finite, helper));
    if perfect { clauses.lower(clause.predicate.verb) } else { telling.lemma.whole_participle() }
}

/// Where the verbs end that follow the one at `from` in its part of the clause.
fn run_end(clauses: &Clauses, clause: &Clause, from: usize) -> usize {
    let grammar = &clauses.prepared.pack.grammar;
    let part = clause.parts.iter().find(|part| part.contains(&from));
    let end = part.map_or(from + 1, |part| part.end);
    let helps = |idx: &usize| {
        grammar.is_infinitive_helper(&clauses.lower(*idx)) || grammar.is_passive(&clauses.lower(*idx))
    };
    from + 1 + (from + 1..end).take_while(helps).count()
}
