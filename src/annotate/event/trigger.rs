//! The words of a clause that announce an event.

use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::language::{Class, EventVerb, Events, NounUse, VerbForm, VerbUse};

use super::frame::Frame;
use super::phrase::subject_and_object;

/// A word that announces an event, in its clause.
#[derive(Clone, Debug)]
pub(super) struct Trigger {
    /// Index of the token.
    pub at: usize,
    /// Index of the rule.
    pub rule: usize,
    /// What kind of word it is.
    pub word: TriggerWord,
}

/// What kind of word announces an event.
#[derive(Clone, Debug)]
pub(super) enum TriggerWord {
    /// A verb.
    Verb {
        /// Index into the verbs of the pack.
        verb: usize,
        /// Its form.
        form: VerbForm,
        /// Whether the subject is what something is done to.
        passive: bool,
        /// Who or what it is done to or happens to.
        theme: Option<Tokens>,
        /// Who does it, where that is not the theme.
        agent: Option<Tokens>,
    },
    /// A noun.
    Noun {
        /// Which noun.
        noun: NounUse,
        /// Article, adjectives, noun.
        core: Tokens,
        /// Where its genitives and prepositional attributes end.
        end: usize,
    },
}

/// The triggers of a clause, in text order. A noun that is the theme of a trigger that is a verb tells the same event.
pub(super) fn triggers(
    clauses: &Clauses,
    frame: &Frame,
    name_at: impl Fn(usize) -> Option<Tokens>,
) -> Vec<Trigger> {
    let events = &clauses.prepared.pack.events;
    let mut found: Vec<Trigger> = Vec::new();
    for at in frame.tokens(clauses) {
        match clauses.shape(at) {
            Shape::Small => found.extend(verb_at(clauses, frame, at)),
            Shape::Noun if name_at(at).is_none() => found.extend(noun_at(clauses, frame, at, &name_at)),
            _ => {}
        }
    }
    drop_doubles(events, &mut found, clauses);
    found
}

/// Of a verb and the noun that is its theme one stays: the noun where the verb only says that it happens.
fn drop_doubles(events: &Events, found: &mut Vec<Trigger>, clauses: &Clauses) {
    let theme_of = |trigger: &Trigger| match &trigger.word {
        TriggerWord::Verb { theme, .. } => theme.clone(),
        TriggerWord::Noun { .. } => None,
    };
    let is_noun = |trigger: &Trigger| matches!(trigger.word, TriggerWord::Noun { .. });
    let themes: Vec<(usize, Tokens)> = found.iter().filter_map(|t| Some((t.at, theme_of(t)?))).collect();
    let held =
        |noun: &Trigger| themes.iter().find(|(_, theme)| theme.contains(&noun.at)).map(|(verb, _)| *verb);
    let only_says = |verb: usize| events.mood.occurrence.contains(clauses.word(verb));
    let dropped: Vec<usize> = found
        .iter()
        .filter(|trigger| is_noun(trigger))
        .filter_map(|noun| held(noun).map(|verb| if only_says(verb) { verb } else { noun.at }))
        .collect();
    found.retain(|trigger| !dropped.contains(&trigger.at));
}

fn noun_at(
    clauses: &Clauses,
    frame: &Frame,
    at: usize,
    name_at: &impl Fn(usize) -> Option<Tokens>,
) -> Option<Trigger> {
    let events = &clauses.prepared.pack.events;
    let noun = events.noun_use(clauses.word(at))?;
    let piece = frame.piece_of(at);
    let core = core_start(clauses, at, piece.start)..at + 1;
    let timed = clauses.is_timed(at) || clauses.is_timed(at + 1) && clauses.is(at + 1, Class::GENITIVE);
    if timed || is_idiom(clauses, &core) {
        return None;
    }
    let mut end = attributes_end(clauses, at + 1, piece.end);
    if let Some(name) =
        name_at(end - 1).or_else(|| name_at(end).filter(|name| name.start == end && end == at + 1))
    {
        end = end.max(name.end.min(piece.end));
    }
    let rule = events.nouns[noun.noun].rule;
    Some(Trigger { at, rule, word: TriggerWord::Noun { noun, core, end } })
}

/// Whether preposition and noun are a fixed phrase in which the noun is no event.
fn is_idiom(clauses: &Clauses, core: &Tokens) -> bool {
    let from = core.start.saturating_sub(1);
    let lower = |idx: usize| clauses.is(idx, Class::PREPOSITION);
    let word = |idx: usize| if lower(idx) { clauses.lower(idx) } else { clauses.word(idx).into() };
    let words: Vec<String> = (from..core.end).map(word).collect();
    let idioms = &clauses.prepared.pack.events.mood.idioms;
    words.len() <= 4 && (0..words.len()).any(|first| idioms.contains(&words[first..].join(" ")))
}

/// Where article and adjectives before the noun at `at` begin.
fn core_start(clauses: &Clauses, at: usize, least: usize) -> usize {
    /// Longer chains of adjectives are not followed.
    const MOST: usize = 6;
    let article = Class::DETERMINER.with(Class::OBLIQUE).with(Class::GENITIVE);
    let mut start = at;
    while start > least && at - start < MOST {
        let before = start - 1;
        // "Es begannen Verhandlungen": a verb without an article between.
        let verb = clauses.prepared.pack.events.mood.occurrence.contains(clauses.word(before));
        let fits = clauses.is_adjective(before, true) && !clauses.is(before, article) && !verb
            || clauses.shape(before) == Shape::Number;
        if clauses.is(before, article) && clauses.shape(before) == Shape::Small {
            return before;
        }
        if !fits {
            break;
        }
        start = before;
    }
    start
}

/// Where the genitives and prepositional attributes behind a noun end; phrases of time are none.
fn attributes_end(clauses: &Clauses, from: usize, end: usize) -> usize {
    /// A title holds no more attributes than this.
    const MOST: usize = 4;
    let mut at = from;
    for _ in 0..MOST {
        let class = clauses.class(at);
        let preposition = class.any(Class::PREPOSITION) && clauses.shape(at) == Shape::Small;
        let first = if preposition { at + 1 } else { at };
        let genitive = class.any(Class::GENITIVE) && clauses.shape(at) == Shape::Small;
        let joined = class.any(Class::COORDINATOR) && at > from && clauses.shape(at + 1) == Shape::Noun;
        if at >= end
            || !(preposition || genitive || joined)
            || clauses.is_timed(at)
            || clauses.is_timed(first)
        {
            break;
        }
        let Some(next) = clauses.core(if joined { at + 1 } else { first }, end) else { break };
        // "zwischen Rom und Karthago": what is joined belongs to it.
        let between = clauses.word(at) == clauses.prepared.pack.events.title.between;
        let other = (between && clauses.is(next, Class::COORDINATOR)).then(|| clauses.core(next + 1, end));
        let next = other.flatten().unwrap_or(next);
        let pronoun = next == first + 1 && clauses.shape(first) == Shape::Small;
        if pronoun || next > end {
            break;
        }
        at = next;
    }
    at
}

fn verb_at(clauses: &Clauses, frame: &Frame, at: usize) -> Option<Trigger> {
    let events = &clauses.prepared.pack.events;
    let word = clauses.word(at);
    let lower;
    let small = if word.starts_with(char::is_uppercase) {
        lower = word.to_lowercase();
        lower.as_str()
    } else {
        word
    };
    // The reading with the most words of its own is the surest: particle or needed word first.
    let uses = events.verb_uses(small);
    let sure = |found: &&VerbUse| {
        let verb = &events.verbs[found.verb];
        usize::from(verb.particle.is_some()) + usize::from(verb.with.is_some())
    };
    let mut fitting: Vec<&VerbUse> = uses.iter().filter(|found| fits(clauses, frame, at, found)).collect();
    fitting.sort_by_key(|found| std::cmp::Reverse(sure(found)));
    fitting.iter().find_map(|found| trigger_of(clauses, frame, at, found))
}

/// Whether the word at `at` can be this form of this verb in its clause.
fn fits(clauses: &Clauses, frame: &Frame, at: usize, found: &VerbUse) -> bool {
    let events = &clauses.prepared.pack.events;
    let verb = &events.verbs[found.verb];
    let piece = frame.piece_of(at);
    let needed =
        verb.with.as_deref().is_none_or(|with| frame.tokens(clauses).any(|idx| clauses.word(idx) == with));
    let apart = particle_apart(clauses, frame, at);
    let joined_before =
        verb.particle.as_deref().is_some_and(|particle| at > 0 && clauses.word(at - 1) == particle);
    // "zu lassen" is the infinitive of "lassen", and "zuzulassen" that of "zulassen".
    let to =
        verb.particle.as_deref() == Some(clauses.prepared.pack.grammar.verb_rules.infinitive_word.as_str());
    let joined_before = joined_before && !to;
    let own = joined_before || apart.is_some() && apart == verb.particle.as_deref();
    let in_place = match found.form {
        VerbForm::Finite | VerbForm::Reported if found.apart => own,
        VerbForm::Finite | VerbForm::Reported if verb.particle.is_some() => is_late(clauses, piece, at),
        VerbForm::Finite | VerbForm::Reported => apart.is_none() && !is_attribute(clauses, at),
        VerbForm::Participle => {
            (!found.apart || joined_before) && has_auxiliary(clauses, frame) && is_late(clauses, piece, at)
        }
        VerbForm::Infinitive => (!found.apart || joined_before) && is_late(clauses, piece, at),
    };
    needed && in_place
}

/// The particle that stands apart from the verb at `at`: at the end of a part of its clause, or before words that
/// open another.
fn particle_apart<'a>(clauses: &Clauses<'a>, frame: &Frame, at: usize) -> Option<&'a str> {
    let events = &clauses.prepared.pack.events;
    let opens = Class::COORDINATOR.with(Class::CLAUSE_COORDINATOR).with(Class::PURPOSE);
    let particle = |idx: usize, end: usize| {
        let word = clauses.word(idx);
        let closes = idx + 1 == end || clauses.is(idx + 1, opens);
        (closes && events.particles.contains(word)).then_some(word)
    };
    let behind = frame.pieces.iter().filter(|piece| piece.end > at);
    behind
        .flat_map(|piece| (piece.start.max(at + 1)..piece.end).map(|idx| (idx, piece.end)))
        .find_map(|(idx, end)| particle(idx, end))
}

/// Whether only small words stand behind the word in its part of the clause, up to a phrase with a preposition or
/// to what "und" joins.
fn is_late(clauses: &Clauses, piece: &Tokens, at: usize) -> bool {
    /// "worden sein soll": verbs behind the verb.
    const MOST: usize = 4;
    let opens = Class::COORDINATOR.with(Class::CLAUSE_COORDINATOR).with(Class::PREPOSITION);
    let rest = (at + 1..piece.end).take(MOST).take_while(|&idx| !clauses.is(idx, opens));
    rest.clone().all(|idx| clauses.shape(idx) == Shape::Small)
        && (rest.count() < MOST || at + 1 + MOST >= piece.end)
}

fn is_attribute(clauses: &Clauses, at: usize) -> bool {
    at > 0
        && clauses.is(at - 1, Class::DETERMINER.with(Class::OBLIQUE))
        && clauses.shape(at + 1) == Shape::Noun
}

fn has_auxiliary(clauses: &Clauses, frame: &Frame) -> bool {
    let auxiliary = Class::HAVE.with(Class::BE).with(Class::BECOME).with(Class::MODAL);
    frame.tokens(clauses).any(|idx| clauses.is(idx, auxiliary))
}

fn trigger_of(clauses: &Clauses, frame: &Frame, at: usize, found: &VerbUse) -> Option<Trigger> {
    let verb = &clauses.prepared.pack.events.verbs[found.verb];
    let auxiliary = |class: Class| frame.tokens(clauses).any(|idx| idx != at && clauses.is(idx, class));
    // "hat besucht" and "wird besucht": a participle that is a finite form too.
    let form = match found.form {
        VerbForm::Finite if auxiliary(Class::MODAL) && is_late(clauses, frame.piece_of(at), at) => {
            VerbForm::Infinitive
        }
        form => form,
    };
    let passive = verb.deed && form == VerbForm::Participle && !auxiliary(Class::HAVE);
    let dative = &clauses.prepared.pack.events.title.dative_prepositions;
    if passive && verb.preposition.as_ref().is_some_and(|preposition| dative.contains(preposition)) {
        return None;
    }
    let mood = &clauses.prepared.pack.events.mood;
    let reflexive = &mood.reflexive;
    if verb.deed && verb.with.is_none() && frame.tokens(clauses).any(|idx| clauses.word(idx) == reflexive) {
        return None;
    }
    let (subject, object) = subject_and_object(clauses, frame, at, passive);
    let hollow = |theme: &Tokens| theme.clone().any(|idx| mood.hollow.contains(clauses.word(idx)));
    if object.as_ref().is_some_and(hollow) || passive && subject.as_ref().is_some_and(hollow) {
        return None;
    }
    let (theme, agent) = if verb.deed && !passive { (object, subject) } else { (subject, None) };
    let told_by_noun = |agent: &Tokens| agent.clone().any(|idx| is_event_noun(clauses, idx));
    if verb.deed && agent.as_ref().is_some_and(told_by_noun) {
        return None;
    }
    if verb.deed && theme.is_none() && !is_sure(verb) {
        return None;
    }
    Some(Trigger {
        at,
        rule: verb.rule,
        word: TriggerWord::Verb { verb: found.verb, form, passive, theme, agent },
    })
}

/// Whether the token is a noun that announces an event.
fn is_event_noun(clauses: &Clauses, idx: usize) -> bool {
    let events = &clauses.prepared.pack.events;
    clauses.shape(idx) == Shape::Noun
        && !clauses.is_named(idx)
        && events.noun_use(clauses.word(idx)).is_some()
}

/// Whether the verb tells an event without an object too.
fn is_sure(verb: &EventVerb) -> bool {
    verb.particle.is_some()
}
