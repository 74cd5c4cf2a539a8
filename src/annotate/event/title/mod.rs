//! Titles of events as editors write headlines, from the words of the clause that tells them.

mod fit;
mod infinitive;
mod verb;

use crate::annotate::clause::Clauses;
use crate::annotate::clause::structure::{Argument, Clause, ClauseKind, Role, Voice};
use crate::language::{Cases, Class, NounClass};

use super::party::{Party, Subject};
use super::pieces::{self, Piece, Spare};
use super::telling::Telling;
use super::wording::{self, Brevity, LONGEST};

use fit::{Fitted, fitted};
pub(super) use infinitive::to_do;
use infinitive::{infinitive, is_open};
use verb::{VerbWords, participle, verb_words};

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
    let row = telling.subject.party().is_some_and(|party| party.is_row);
    // Who does it takes too many words.
    let unsaid = || {
        let telling = Telling { subject: Subject::Missing, ..telling.clone() };
        let levels = [Brevity::Full, Brevity::Core].into_iter();
        levels.filter_map(|level| of_phrases(clauses, index, &telling, (level, level, Spare::First))).next()
    };
    best.or_else(|| if row { unsaid() } else { None }).map(|best| best.title)
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
            let named = || clauses.outer(object.tokens.clone()).any(|idx| clauses.is_named(idx));
            if pronoun && (clauses.class_of_head(&object.tokens) == Some(NounClass::Human) || named()) {
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
    let (told, has_lost) = pieces::phrases(clauses, clause, telling, (verb.done, after), second);
    // An object that cannot be told makes no title: "Konzern veröffentlicht".
    let own = telling.object.as_ref().filter(|_| !passive && !done);
    // "ist wahrscheinlicher geworden": what it became is told by no noun.
    if clause.predicate.is_copula && !told.iter().any(|piece| piece.is_object) {
        return None;
    }
    let is_thing = |party: &Party| wording::head(clauses, &party.tokens).is_some();
    if own.is_some_and(is_thing) && !told.iter().any(|piece| piece.is_object) {
        return None;
    }
    let transitive = clauses.prepared.pack.events.title.transitive.contains(&telling.lemma.key());
    let reflexive = |piece: &Piece| piece.text == clauses.prepared.pack.events.title.reflexive;
    let asks = transitive && telling.with.is_none() && !told.iter().any(reflexive);
    let needs = (telling.needs_object || asks) && !passive && !verb.done;
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
    Some(Tried { title: Title { text: title, is_torn: is_torn || has_lost }, loss })
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
