//! The words of a clause that tell an event, in a sense that its phrases allow.

use crate::annotate::clause::structure::{Argument, Clause, ClauseKind, Phrase, Role, Tense, Voice};
use crate::annotate::clause::{Clauses, Shape};
use crate::annotate::{Annotations, MentionKind};
use crate::language::{Cases, Class, Frame, NounClass, VerbForm, VerbSense};

use crate::text::beginning_in;

use super::arranged;
use super::aside;
use super::attribute;
use super::factuality;
use super::naming::{self, Standing};
use super::party::{self, Case, Party, Subject};
use super::telling::{Candidate, Telling, Word};
use super::title;
use super::verb::{lemma_of, words};

/// What the clause at `index` tells: by its verb, and by nouns in it.
pub(super) fn candidates(clauses: &Clauses, found: &Annotations, index: usize) -> Vec<Candidate> {
    let verb = by_verb(clauses, found, index);
    let nouns = naming::nouns(
        clauses,
        found,
        index,
        verb.is_some(),
        arranged::time(clauses, found, &clauses.list[index]),
    );
    // "kam es zu einer Kundgebung": the verb only says that it happens.
    let only_says = nouns.iter().any(|(_, _, naming)| naming.standing == Standing::Told);
    // "Nach der Ermordung Palmes 1986 trauerte Schweden": the day is the noun's.
    let dated = clauses.prepared.pack.events.dated();
    let attributes = attribute::participles(clauses, found, index);
    let of_nouns = |idx: usize| {
        nouns.iter().any(|(_, _, naming)| naming.timex == Some(idx))
            || attributes.iter().any(|(_, _, attribute)| attribute.timex == idx)
    };
    let has_time = |verb: &Candidate| {
        verb.frame != dated || times(clauses, found, &clauses.list[index]).any(|idx| !of_nouns(idx))
    };
    // "fordert ein Ende der Kämpfe": told by the verb, and the end is not there.
    let demands = verb.as_ref().is_some_and(
        |verb| matches!(&verb.word, Word::Verb(telling) if factuality::is_demand(clauses, &telling.lemma)),
    );
    let demanded = |naming: &naming::Naming| demands && naming.standing == Standing::Other;
    let mut told: Vec<Candidate> = verb.into_iter().filter(|verb| !only_says && has_time(verb)).collect();
    let nouns = nouns.into_iter().filter(|(_, _, naming)| !demanded(naming));
    told.extend(nouns.map(|(at, frame, naming)| Candidate {
        clause: index,
        at,
        frame,
        word: Word::Noun(naming),
    }));
    told.extend(attributes.into_iter().map(|(at, frame, attribute)| Candidate {
        clause: index,
        at,
        frame,
        word: Word::Attribute(attribute),
    }));
    told
}

fn by_verb(clauses: &Clauses, found: &Annotations, index: usize) -> Option<Candidate> {
    let clause = &clauses.list[index];
    let predicate = &clause.predicate;
    // "bot an, den Krieg zu beenden": nobody does it yet.
    if clause.kind == ClauseKind::Infinitive
        && predicate.tense != Tense::Past
        && !factuality::succeeds(clauses, clause)
    {
        return None;
    }
    let finite = predicate.finite;
    if is_misread(clauses, clause) {
        return None;
    }
    let becomes = predicate.is_copula && finite.is_some_and(|finite| clauses.is(finite, Class::BECOME));
    if predicate.is_copula && !becomes {
        return None;
    }
    let events = &clauses.prepared.pack.events;
    let lemma = if becomes {
        let verb = &events.verbs;
        verb.lemma(&clauses.lower(finite?), VerbForm::Finite, None)?
    } else {
        lemma_of(clauses, clause)?
    };
    let mut telling = Telling {
        lemma,
        with: None,
        is_any_verb: false,
        misses_object: false,
        needs_object: false,
        subject: party::subject(clauses, found, index),
        object: party::object(clauses, clause),
    };
    turn(clauses, found, clause, &mut telling);
    let sense = sense(clauses, found, clause, &telling, becomes)?;
    // "befasst sich": with what is told by another phrase.
    let reflexive = sense.with.is_none()
        && telling.lemma.particle.is_none()
        && words(clauses, clause).any(|idx| clauses.word(idx) == events.title.reflexive);
    let asks = !events.frames[sense.frame].whom.is_empty() || reflexive;
    telling.needs_object = asks;
    // "lehnte es ab, zu beginnen": the infinitive tells it.
    let told_behind = title::to_do(clauses, index).is_some();
    telling.misses_object = telling.object.is_none() && !told_behind && has_pronoun_object(clauses, clause);
    telling.is_any_verb = sense.frame == events.dated();
    telling.with = sense.with;
    Some(Candidate { clause: index, at: predicate.verb, frame: sense.frame, word: Word::Verb(telling) })
}

/// Whether the verb of a clause is read as a participle and may be none: one with no other verb stands at its end
/// ("Drei Männer festgenommen"), and "geplante" is no past of a verb.
fn is_misread(clauses: &Clauses, clause: &Clause) -> bool {
    let (predicate, events) = (&clause.predicate, &clauses.prepared.pack.events);
    let later = |idx: usize| clauses.shape(idx) == Shape::Noun && idx > predicate.verb;
    let main = clause.kind == ClauseKind::Main && predicate.finite.is_none();
    if main && predicate.voice != Voice::Active && words(clauses, clause).any(later) {
        return true;
    }
    let stem = events.title.stem(clauses.word(predicate.verb));
    let participle = stem.is_some_and(|stem| clauses.prepared.pack.time.tense.is_participle(stem));
    participle
        && predicate.finite == Some(predicate.verb)
        && events.mood.planned.contains(clauses.word(predicate.verb))
}

/// Whether a pronoun tells whom or what the verb is about, which a title cannot say.
fn has_pronoun_object(clauses: &Clauses, clause: &Clause) -> bool {
    let reflexive = &clauses.prepared.pack.events.title.reflexive;
    clause.arguments.iter().any(|argument| {
        let word = clauses.word(argument.phrase.head);
        argument.role == Role::Object && party::is_pronoun(clauses, &argument.phrase) && word != reflexive
    })
}

/// Puts subject and object the right way round where their words show no case and only one of them can act.
fn turn(clauses: &Clauses, found: &Annotations, clause: &Clause, telling: &mut Telling) {
    let acts = |party: &Party| {
        let named = party.tokens.clone().any(|idx| clauses.is_named(idx));
        named
            || matches!(party::class_of(clauses, found, party), Some(NounClass::Human | NounClass::Body))
            || is_place_name(clauses, found, party)
    };
    if let Some((subject, object)) = described(clauses, clause, telling) {
        telling.subject = Subject::Known(subject);
        telling.object = object;
        return;
    }
    // "Tausende demonstrierten": of a clause without a subject what may be one.
    let number = if party::is_plural(clauses, clause) { Cases::PLURAL } else { Cases::SINGULAR };
    let lone = |phrase: &&Phrase| {
        let agrees = phrase.tokens.len() == 1 || phrase.cases.and(Cases::NOMINATIVE).any(number);
        phrase.cases.any(Cases::NOMINATIVE) && agrees && !party::is_pronoun(clauses, phrase)
    };
    let objects = clause.arguments.iter().filter(|argument| argument.role == Role::Object);
    let mut lone = objects.map(|argument| &argument.phrase).filter(lone);
    let free = clause.subject.is_none() && clause.predicate.finite.is_some();
    if free
        && clause.predicate.voice == Voice::Active
        && let (Some(phrase), None) = (lone.next(), lone.next())
    {
        telling.subject = Subject::Known(Party::own(phrase.tokens.clone(), Case::Nominative));
        telling.object = None;
        return;
    }
    let (Some(subject), Some(object)) = (telling.subject.party(), &telling.object) else { return };
    let idle =
        [NounClass::Thing, NounClass::Document, NounClass::Abstract, NounClass::Measure, NounClass::Event];
    // "Das Unwetter forderte 35 Todesopfer": who is counted and suffers it does nothing.
    let counted = clauses.shape(object.tokens.start) == Shape::Number
        && naming::event_noun(clauses, &subject.tokens).is_some();
    let rests =
        !counted && party::class_of(clauses, found, subject).is_some_and(|class| idle.contains(&class));
    if clause.predicate.voice != Voice::Active || !rests || !party::turned(clauses, subject, object, acts) {
        return;
    }
    let subject = Party { case: Case::Accusative, ..subject.clone() };
    let actor = Party { case: Case::Nominative, ..object.clone() };
    telling.subject = Subject::Known(actor);
    telling.object = Some(subject);
}

/// The subject and object of a relative clause whose pronoun is in the plural and whose verb is not: "die Millionen, die
/// das Land zugesagt hat".
fn described(clauses: &Clauses, clause: &Clause, telling: &Telling) -> Option<(Party, Option<Party>)> {
    let pronoun = clause.subject.as_ref().filter(|phrase| {
        clause.kind == ClauseKind::Relative && clauses.is(phrase.tokens.start, Class::RELATIVE)
    })?;
    let actor = telling.object.as_ref().filter(|object| !object.by_pronoun)?;
    let what = party::antecedent(clauses, clause, pronoun.tokens.start)?;
    let several = clauses.prepared.pack.grammar.declension.word(&clauses.lower(what.tokens.start));
    let plural = several.is_some_and(|cases| cases.any(Cases::PLURAL) && !cases.any(Cases::SINGULAR));
    let free = clause.predicate.finite.is_some() && clause.predicate.voice == Voice::Active;
    (plural && free && !party::is_plural(clauses, clause))
        .then(|| (Party { case: Case::Nominative, ..actor.clone() }, Some(what)))
}

/// The sense of the verb that the clause allows: of those with a word of their own first, then in the order of the table.
fn sense(
    clauses: &Clauses,
    found: &Annotations,
    clause: &Clause,
    telling: &Telling,
    becomes: bool,
) -> Option<VerbSense> {
    let events = &clauses.prepared.pack.events;
    let key = telling.lemma.key();
    let holds = |word: &str| words(clauses, clause).any(|idx| clauses.word(idx) == word);
    if takes_its_meaning(clauses, telling) {
        return None;
    }
    let senses = events.senses(&key);
    let reflexive = holds(&events.title.reflexive);
    let mut fitting = senses.iter().filter(|sense| match &sense.with {
        Some(with) => holds(with),
        None => !reflexive,
    });
    let fits = |frame: usize| fits(clauses, found, clause, telling, &events.frames[frame]);
    if !becomes && let Some(sense) = fitting.find(|sense| fits(sense.frame)) {
        return Some(sense.clone());
    }
    let plain = |frame: usize| VerbSense { frame, with: None };
    if becomes {
        let human = |argument: &&Argument| {
            argument.role == Role::Predicative
                && clauses.class_of_head(&argument.phrase.tokens) == Some(NounClass::Human)
        };
        let sense = senses.iter().find(|sense| sense.with.is_none());
        return clause.arguments.iter().find(human).and(sense).cloned();
    }
    let of_object = || telling.object.as_ref().and_then(|object| naming::event_noun(clauses, &object.tokens));
    let acts = clause.predicate.voice == Voice::Active && clause.predicate.modal.is_none();
    let somebody = telling.subject.party().is_some_and(|party| {
        let class = party::class_of(clauses, found, party);
        matches!(class, Some(NounClass::Human | NounClass::Body))
            || class.is_none() && clauses.is_named(party.tokens.start)
    });
    // "warnt vor dem Sturm": what else it has is no object.
    let takes_object = !events.title.asks_phrase(&key);
    if acts
        && somebody
        && takes_object
        && factuality::is_demand(clauses, &telling.lemma)
        && let Some((_, noun)) = of_object()
    {
        return Some(plain(events.nouns[noun.noun].frame));
    }
    if events.is_state(&key, holds) || clause.kind == ClauseKind::Infinitive {
        return None;
    }
    // Of a verb that needs an object and has none nothing is told by the day.
    let asks = |sense: &VerbSense| !events.frames[sense.frame].whom.is_empty();
    if !senses.is_empty()
        && senses.iter().all(asks)
        && telling.object.is_none()
        && clause.predicate.voice == Voice::Active
    {
        return None;
    }
    if times(clauses, found, clause).any(|idx| !lasts(clauses, found, idx)) {
        return Some(plain(events.dated()));
    }
    // "stellte einen Antrag", "Anzeige wurde erstattet": the noun tells what is done.
    let passive = clause.predicate.voice != Voice::Active;
    let party = if passive { telling.subject.party() } else { telling.object.as_ref() };
    party
        .and_then(|party| naming::event_noun(clauses, &party.tokens))
        .map(|(_, noun)| plain(events.nouns[noun.noun].frame))
}

/// Whether the noun that the verb is about takes its meaning: "eine Entscheidung treffen".
fn takes_its_meaning(clauses: &Clauses, telling: &Telling) -> bool {
    let hollow = &clauses.prepared.pack.events.mood.hollow;
    telling
        .object
        .as_ref()
        .is_some_and(|object| object.tokens.clone().any(|idx| hollow.contains(clauses.word(idx))))
}

/// The expressions by which a clause says itself when it is, to the year at least.
fn times<'a>(
    clauses: &'a Clauses,
    found: &'a Annotations,
    clause: &'a Clause,
) -> impl Iterator<Item = usize> + 'a {
    let spans = clause.parts.iter().map(|part| clauses.prepared.span(part.clone()));
    let inside = spans.flat_map(|span| beginning_in(&found.timexes, span, |timex| timex.span));
    inside.filter(|&idx| {
        let timex = &found.timexes[idx];
        timex.point && timex.interval.is_some() && !timex.vague && !aside::is_aside(clauses, clause, timex)
    })
}

/// Whether an expression tells since or until when something goes on: "regiert seit 2004".
fn lasts(clauses: &Clauses, found: &Annotations, timex: usize) -> bool {
    let mood = &clauses.prepared.pack.events.mood;
    let first = clauses.tokens_of(found.timexes[timex].span).start;
    let tokens = clauses.tokens_of(found.timexes[timex].span);
    let mut opening = first.checked_sub(1).into_iter().chain([first]);
    opening.any(|idx| mood.lasting.contains(clauses.lower(idx).as_str()))
        || tokens.into_iter().any(|idx| mood.stretches.contains(clauses.word(idx)))
}

/// Whether the phrases of a clause are of the classes that a sense asks for.
fn fits(clauses: &Clauses, found: &Annotations, clause: &Clause, telling: &Telling, frame: &Frame) -> bool {
    let passive = clause.predicate.voice != Voice::Active;
    let subject = telling.subject.party();
    let (who, whom) = if passive { (None, subject) } else { (subject, telling.object.as_ref()) };
    let allowed = |party: Option<&Party>, classes: &[NounClass]| {
        classes.is_empty()
            || party.is_none_or(|party| {
                let seat = || classes.contains(&NounClass::Body) && is_place_name(clauses, found, party);
                party::class_of(clauses, found, party).is_none_or(|class| classes.contains(&class) || seat())
            })
    };
    let prepositions = || {
        clause.arguments.iter().filter_map(|argument| match argument.role {
            Role::Prepositional(at) => Some(clauses.lower(at)),
            _ => None,
        })
    };
    let told = passive || whom.is_some() || frame.bare || frame.whom.is_empty();
    told && allowed(who, &frame.who)
        && allowed(whom, &frame.whom)
        && (frame.to.is_empty() || prepositions().any(|word| frame.to.contains(&word)))
        && !prepositions().any(|word| frame.no.contains(&word))
}

/// Whether a phrase is the name of a place, which can act: "Ungarn".
fn is_place_name(clauses: &Clauses, found: &Annotations, party: &Party) -> bool {
    let span = clauses.prepared.span(party.tokens.clone());
    let first = found.mentions.partition_point(|mention| mention.span.begin < span.begin);
    let inside = found.mentions[first..].iter().take_while(|mention| mention.span.begin < span.end);
    inside.last().is_some_and(|mention| mention.kind == MentionKind::Loc && mention.span.end == span.end)
}
