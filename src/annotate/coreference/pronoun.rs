//! Pronouns → whom the sentences before are about, or who spoke in them.

use std::ops::ControlFlow;

use super::form::{Form, fits};
use super::look::Look;
use super::named;
use super::phrase;
use super::pointing::{Pointed, pointed};
use super::roster::{Member, Roster};
use super::topic::{About, Topic};
use crate::annotate::clause::Clauses;
use crate::annotate::clause::structure::{ClauseKind, Mood};
use crate::annotate::{ActorKind, Mention, MentionKind, Prepared};
use crate::language::{ActorWords, Cases};
use crate::text::Span;

/// A pronoun looks back so many sentences: first for whoever it fits in the nearest, then farther.
const FARTHEST: [usize; 3] = [1, 3, 8];

/// Who is looked for, in this order: of whom the gender is known, of whom it is not, bodies.
#[derive(Clone, Copy, PartialEq)]
enum Sought {
    Known,
    Person,
    Body,
}

/// What the pronoun stands for; where it stands.
struct Asked {
    span: Span,
    form: Form,
    /// Whether the subject of its own clause may be meant: "sein".
    is_possessive: bool,
    /// The actors who are named behind it in its clause, or in one that depends on that: they are others.
    others: Vec<usize>,
}

/// The actor that the pronoun at `span` stands for. `look.plural` tells whether the verb beside it does.
pub(super) fn resolve(roster: &mut Roster, look: &Look, span: Span) -> Option<usize> {
    let words = &roster.prepared.pack.actors;
    let word = span.of(roster.prepared.text());
    if ActorWords::is(&words.speakers_own, word) || ActorWords::is(&words.said_before, word) {
        return look.memory.last();
    }
    let form = Form::of(words, word, look.plural);
    if let Pointed::At(found) = pointed(roster, look, span, form) {
        return found;
    }
    let others = named_behind(roster, look.mentions, span);
    let asked = Asked { span, form, is_possessive: false, others };
    found(roster, look, &asked).or_else(|| look.memory.last())
}

/// The actor whom a possessive of `genders` at `span` points to: "[ihre] Darstellung".
pub(super) fn owner(roster: &mut Roster, look: &Look, span: Span, genders: Cases) -> Option<usize> {
    let asked = Asked { span, form: Form::One(genders), is_possessive: true, others: Vec::new() };
    let one = found(roster, look, &asked);
    let several = Asked { form: Form::Several, ..asked };
    one.or_else(|| found(roster, look, &several).filter(|_| genders.any(Cases::FEMININE)))
}

fn found(roster: &mut Roster, look: &Look, asked: &Asked) -> Option<usize> {
    let order = [Sought::Known, Sought::Person, Sought::Body];
    let mut passes = FARTHEST.into_iter().flat_map(|far| order.map(|sought| (far, sought)));
    passes.find_map(|(far, sought)| nearest(roster, look, asked, far, sought))
}

/// Whether `member` can be meant, where such a one is `sought`.
fn told(prepared: &Prepared, member: &Member, form: Form, sought: Sought) -> bool {
    let body = matches!(member.actor.kind, ActorKind::Organisation | ActorKind::Country);
    let class = match sought {
        Sought::Known => form == Form::Several || member.gender.is_some(),
        Sought::Person => !body,
        Sought::Body => body,
    };
    class && fits(prepared, member, form)
}

/// The actor nearest before the pronoun: sentence by sentence, in each who spoke there, then whom it is about, then who
/// is named first.
fn nearest(roster: &mut Roster, look: &Look, asked: &Asked, far: usize, sought: Sought) -> Option<usize> {
    let (prepared, span) = (roster.prepared, asked.span);
    let own = prepared.sentences.partition_point(|sentence| sentence.span.end <= span.begin);
    let first = own.saturating_sub(far);
    let sentences = prepared.sentences.get(first..=own.min(prepared.sentences.len().checked_sub(1)?))?;
    for (nth, sentence) in sentences.iter().enumerate().rev() {
        let zone = Span { begin: sentence.span.begin, end: sentence.span.end.min(span.begin) };
        let told = |roster: &Roster, idx: usize| {
            !asked.others.contains(&idx) && told(prepared, roster.member(idx), asked.form, sought)
        };
        let spoke = look.memory.within(zone.begin, zone.end).rev().find(|idx| told(roster, *idx));
        let here = sentence.span.end > span.begin;
        if spoke.is_some() {
            return spoke;
        }
        if let ControlFlow::Break(found) =
            spoken_of(roster, look, asked, (first + nth, zone, sentence.span), (far, sought))
        {
            return found;
        }
        let named = named_in(roster, look.mentions, zone, here.then_some(span), &told);
        if named.is_some() {
            return named;
        }
    }
    None
}

/// Whom the clauses before the pronoun in `zone`, which lies in `sentence`, are about; breaks with nobody behind a
/// pronoun of the same form for which nobody was found, for the same places would be searched again.
fn spoken_of(
    roster: &mut Roster,
    look: &Look,
    asked: &Asked,
    (nth, zone, sentence): (usize, Span, Span),
    (far, sought): (usize, Sought),
) -> ControlFlow<Option<usize>> {
    let own = clause_of(roster, asked.span).filter(|_| !asked.is_possessive);
    let here = sentence.end > asked.span.begin;
    let inside = look.topics_before(nth, zone.end);
    let open = |topic: &&Topic| {
        !here || own != Some(topic.clause) && !is_reported(roster.clauses, topic.clause, own)
    };
    for topic in inside.iter().filter(open) {
        let by_form = form_fits(topic, asked.form);
        match topic.about.clone() {
            About::Named(idx) => {
                let member = roster.member(idx);
                // "Die PAX": the article tells what the letters do not.
                let body = sought == Sought::Body && member.actor.kind == ActorKind::Organisation;
                // "Der Gefährte Lohms, Newin Tal, …": so do the words around a name that tells no gender.
                let person = sought == Sought::Known
                    && member.gender.is_none()
                    && member.actor.kind == ActorKind::Person
                    && topic.tells_gender();
                let fits = told(roster.prepared, member, asked.form, sought) || (body || person) && by_form;
                if fits && !asked.others.contains(&idx) {
                    return ControlFlow::Break(Some(idx));
                }
            }
            About::Pronoun(span) if by_form && span.begin < asked.span.begin => {
                let Some(deeper) = look.deeper() else { return ControlFlow::Continue(()) };
                let before = Asked { span, others: asked.others.clone(), ..*asked };
                return ControlFlow::Break(nearest(roster, &deeper, &before, far, sought));
            }
            About::Person(tokens) if by_form && sought != Sought::Body => {
                return ControlFlow::Break(look.deeper().and_then(|deeper| deeper.phrase(roster, tokens)));
            }
            About::Body(tokens) if by_form && sought == Sought::Body => {
                return ControlFlow::Break(look.deeper().and_then(|deeper| deeper.body(roster, tokens)));
            }
            About::Pronoun(_) | About::Person(_) | About::Body(_) => {}
        }
    }
    ControlFlow::Continue(())
}

/// The actors who are named behind the pronoun at `span` in its own clause, or in what it is said to say or do: "Er
/// beschuldigte [Tal], den Minister …". A pronoun stands for nobody who is named behind it in its own clause (principle C
/// of binding theory: Chomsky, Lectures on Government and Binding, 1981).
fn named_behind(roster: &Roster, mentions: &[Mention], span: Span) -> Vec<usize> {
    let (clauses, prepared) = (roster.clauses, roster.prepared);
    let Some(own) = clause_of(roster, span) else { return Vec::new() };
    let nth = prepared.sentences.partition_point(|sentence| sentence.span.end <= span.begin);
    let Some(sentence) = prepared.sentences.get(nth) else { return Vec::new() };
    let zone = Span { begin: span.end, end: sentence.span.end.max(span.end) };
    let depends = |idx: usize| {
        let clause = &clauses.list[idx];
        let content = matches!(clause.kind, ClauseKind::Content | ClauseKind::Infinitive);
        idx == own || content && clause.parent == Some(own)
    };
    let inside = named::mentions_in(mentions, zone).iter().filter(|mention| {
        mention.kind == MentionKind::Per
            && !named::is_quoted(prepared, mention.span)
            && clause_of(roster, mention.span).is_some_and(depends)
    });
    inside.filter_map(|mention| mention.actor).collect()
}

/// Where the clause in which `span` begins is in the list.
fn clause_of(roster: &Roster, span: Span) -> Option<usize> {
    roster.clauses.index_at(phrase::tokens_in(roster.prepared, span).start)
}

/// Whether the clause at `idx` tells what somebody says in the one at `own`: "[Tal] könne drohen, schrieb er" is of two.
fn is_reported(clauses: &Clauses, idx: usize, own: Option<usize>) -> bool {
    let reported = |idx: usize| clauses.list.get(idx).is_some_and(|one| one.predicate.mood == Mood::Reported);
    reported(idx) && own.is_some_and(|own| !reported(own))
}

/// Whether the form of a topic agrees with that of the pronoun.
fn form_fits(topic: &Topic, form: Form) -> bool {
    match form {
        Form::Several => topic.genders.any(Cases::PLURAL),
        Form::One(genders) => topic.genders.any(genders),
    }
}

/// The person named first in `zone` of whom `told` holds; in the sentence of the pronoun at `own` nobody to whom something
/// is done or of whom a preposition tells.
fn named_in(
    roster: &Roster,
    mentions: &[Mention],
    zone: Span,
    own: Option<Span>,
    told: &impl Fn(&Roster, usize) -> bool,
) -> Option<usize> {
    let prepared = roster.prepared;
    let announcing = own.and_then(|span| clause_of(roster, span));
    let from = mentions.partition_point(|mention| mention.span.begin < zone.begin);
    let named = mentions[from..].iter().take_while(|mention| mention.span.end <= zone.end);
    let persons = named
        .filter(|mention| mention.kind == MentionKind::Per && !named::is_quoted(prepared, mention.span))
        // "Den Gründer [Jo Tal] wollte er nicht kennen" and "Ein Treffen mit [Jo Tal] finde statt, sagte er" are of
        // somebody else.
        .filter(|mention| !own.is_some_and(|span| is_of_other(prepared, mention.span, span)))
        .filter(|mention| {
            let said = clause_of(roster, mention.span);
            !said.is_some_and(|said| is_reported(roster.clauses, said, announcing))
        });
    persons.filter_map(|mention| mention.actor).find(|idx| told(roster, *idx))
}

/// Whether the person at `name` is somebody else than whom the pronoun at `span` in the same sentence stands for: what
/// something is done to in its clause, or, of a personal one, of whom a preposition tells before it.
fn is_of_other(prepared: &Prepared, name: Span, span: Span) -> bool {
    let between = prepared.text().get(name.end as usize..span.begin as usize).unwrap_or("");
    let one_sentence = !between.contains([';', ':', '–', '„', '"']);
    let one_clause = one_sentence && !between.contains(',');
    let personal = prepared.pack.actors.is_personal(span.of(prepared.text()));
    one_clause && named::is_oblique(prepared, name.begin)
        || one_sentence && personal && named::is_prepositional(prepared, name.begin)
}
