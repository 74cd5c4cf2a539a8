//! Statements that answer another one of the same article: "erwiderte daraufhin", "wies die Vorwürfe zurück".
//!
//! Whether one answers is told by the words that announce it, in the rules of `replies.toml`. Whom it answers: who else is
//! named beside them, by their last statement before; where nobody is, whoever spoke straight before. Where neither is
//! clear it answers none.

use foldhash::HashMap;

use super::clause::structure::{Argument, Clause, Phrase, Role};
use super::clause::{Clauses, Shape, Tokens};
use super::{Answer, Mention, Quotation, QuotationKind};
use crate::language::{Class, CueClass, CueForm, ReplyRule, Words};
use crate::text::{Span, beginning_in};

/// So many statements back at most stands the one straight before: those between hold it, or stand in it.
const NEAR: usize = 4;

/// Notes on the quotations, which stand in text order and know their speakers, what they answer.
pub(super) fn note(clauses: &Clauses, mentions: &[Mention], quotations: &mut [Quotation]) {
    if clauses.prepared.pack.replies.is_empty() {
        return;
    }
    // The last statement of each speaker.
    let mut last: HashMap<usize, usize> = HashMap::default();
    for at in 0..quotations.len() {
        if !clauses.prepared.effort.spend(1) {
            return;
        }
        let (before, rest) = quotations.split_at_mut(at);
        let own = &mut rest[0];
        let Some(speaker) = own.speaker else { continue };
        let reader = Reader { clauses, mentions, before, last: &last };
        own.answers = reader.answer(own, speaker);
        last.insert(speaker, at);
    }
}

/// What was said until a statement.
struct Reader<'c, 'a> {
    clauses: &'c Clauses<'a>,
    mentions: &'c [Mention],
    before: &'c [Quotation],
    last: &'c HashMap<usize, usize>,
}

/// The clause that announces a statement.
struct Announcing<'c> {
    clause: &'c Clause,
    /// Its words outside quotations, in text order.
    words: Vec<usize>,
    /// The words of its verb and of what announces the statement.
    verb: Vec<usize>,
}

/// Who else is named where a statement is announced.
#[derive(Default)]
struct Others {
    actors: Vec<usize>,
    /// Whether one of them is answered, if anybody is.
    is_meant: bool,
}

impl Reader<'_, '_> {
    /// What `own` answers, if its announcing words say that it answers, and whom is clear.
    fn answer(&self, own: &Quotation, speaker: usize) -> Option<Answer> {
        let announcing = self.announcing(own)?;
        let rule = self.clauses.prepared.pack.replies.iter().find(|rule| self.holds(rule, &announcing))?;
        let others = self.others(own, speaker, announcing.clause, rule);
        let begin = self.begin(own, announcing.clause)?;
        let named = others.actors.iter().filter_map(|actor| self.last.get(actor)).max();
        let to = match named {
            Some(&at) => Some(&self.before[at]),
            None if others.is_meant => None,
            None => self.straight_before(begin, rule),
        };
        let to = to.filter(|to| to.speaker.is_some_and(|other| other != speaker) && ends(to) <= begin)?;
        let to = to.content.iter().copied().reduce(Span::hull)?;
        Some(Answer { to, rule: rule.name.clone() })
    }

    /// The clause of the announcing words; where there are none, of who says it, with its verb.
    fn announcing(&self, own: &Quotation) -> Option<Announcing<'_>> {
        let clauses = self.clauses;
        let cue: Vec<usize> = own.cue.iter().flat_map(|span| clauses.tokens_of(*span)).collect();
        // What merely goes on from the sentence before is announced there.
        let here = |source: &&Span| {
            own.content.first().is_some_and(|one| self.sentence(one.begin) == self.sentence(source.begin))
        };
        let source = own.source.first().filter(here).map(|source| clauses.tokens_of(*source).start);
        let clause = clauses.clause_at(cue.first().copied().or(source)?)?;
        let told = &clause.predicate;
        let of_predicate = [told.finite, Some(told.verb), told.particle];
        let verb = cue.into_iter().chain(of_predicate.into_iter().flatten()).collect();
        let words = clause.parts.iter().flat_map(|part| clauses.outer(part.clone())).collect();
        (!told.is_negated).then_some(Announcing { clause, words, verb })
    }

    /// Whether all signs of `rule` stand in the announcing clause.
    fn holds(&self, rule: &ReplyRule, announcing: &Announcing) -> bool {
        let clauses = self.clauses;
        let Announcing { clause, words, verb } = announcing;
        let stands = |particle: &str| verb.iter().any(|&at| clauses.word(at) == particle);
        let is_verb = |&at: &usize| rule.is_verb(&clauses.lower(at), stands);
        let is_run = |first: usize, run: &[String]| {
            let word = |nth: usize| words.get(first + nth).map(|&at| clauses.lower(at));
            run.iter().enumerate().all(|(nth, own)| word(nth).is_some_and(|word| word == *own))
        };
        let run = |run: &Vec<String>| (0..words.len()).any(|first| is_run(first, run));
        let any = |nouns: &Words| words.iter().any(|&at| ends_in(clauses.word(at), nouns));
        let is_pronoun = |phrase: &Tokens| phrase.len() == 1 && clauses.shape(phrase.start) == Shape::Small;
        let is_object = |argument: &&Argument| matches!(argument.role, Role::Object | Role::Recipient);
        let mut objects = clause.arguments.iter().filter(is_object);
        (rule.takes_any_verb() || verb.iter().any(is_verb))
            && (rule.phrases.is_empty() || rule.phrases.iter().any(run))
            && (rule.objects.is_empty() || any(&rule.objects))
            && !any(&rule.unless)
            && !words.iter().any(|&at| rule.unless.has(&clauses.lower(at)))
            && (!rule.bare
                || objects.all(|object| is_pronoun(&object.phrase.tokens) || self.is_name(&object.phrase)))
    }

    /// Whether a phrase is the name of somebody.
    fn is_name(&self, phrase: &Phrase) -> bool {
        phrase.tokens.clone().all(|at| self.clauses.is_named(at))
    }

    /// Who is named in the announcing clause beside its subject, and to whom the words are said.
    fn others(&self, own: &Quotation, speaker: usize, clause: &Clause, rule: &ReplyRule) -> Others {
        let clauses = self.clauses;
        let subject = clause.subject.as_ref().map(|subject| clauses.prepared.span(subject.tokens.clone()));
        let said = own.content.iter().filter(|_| own.kind != QuotationKind::Reported);
        let apart: Vec<Span> = own.source.iter().chain(said).copied().chain(subject).collect();
        let is_apart = |span: Span| apart.iter().any(|part| part.overlaps(span));
        let mut others = Others::default();
        let part =
            |part: &Tokens| beginning_in(self.mentions, clauses.prepared.span(part.clone()), |one| one.span);
        for mention in clause.parts.iter().flat_map(part).map(|at| &self.mentions[at]) {
            let actor = mention.actor.filter(|actor| *actor != speaker);
            if let Some(actor) = actor.filter(|_| !is_apart(mention.span)) {
                others.actors.push(actor);
                others.is_meant = true;
            }
        }
        others.actors.extend(own.addressees.iter().filter(|actor| **actor != speaker));
        others.is_meant |= self.names_owner(clause, rule);
        // "sagte daraufhin der Zeitung": whom it is said to is not who is answered.
        others.is_meant |= !rule.takes_any_verb() && !own.addressees.is_empty();
        others
    }

    /// Whether the clause says whose reproach it is: "die Kritik der Polizei", "Vorwürfe von Anwohnern".
    fn names_owner(&self, clause: &Clause, rule: &ReplyRule) -> bool {
        let clauses = self.clauses;
        let of = &clauses.prepared.pack.speech.particles.agent;
        let opens = |at: usize| clauses.is(at, Class::DETERMINER) || of.has(&clauses.lower(at));
        let is_object = |at: usize| {
            let is_last = |run: &Vec<String>| run.last().is_some_and(|last| *last == clauses.lower(at));
            ends_in(clauses.word(at), &rule.objects)
                || clauses.shape(at) == Shape::Noun && rule.phrases.iter().any(is_last)
        };
        let part =
            |part: &Tokens| clauses.outer(part.clone()).any(|at| is_object(at) && opens(clauses.after(at)));
        clause.parts.iter().any(part)
    }

    /// Where what comes before a statement ends, in bytes: one that points back ("das wies X zurück") holds it.
    fn begin(&self, own: &Quotation, clause: &Clause) -> Option<u32> {
        let clause = self.clauses.prepared.tokens[clause.parts.first()?.start].span.begin;
        let content = own.content.first()?.begin;
        Some(if self.sentence(content) < self.sentence(clause) { clause } else { content.min(clause) })
    }

    /// The statement that ends straight before the byte at `begin`: in its sentence or the one before.
    fn straight_before(&self, begin: u32, rule: &ReplyRule) -> Option<&Quotation> {
        let near = self.before.iter().rev().take(NEAR).filter(|one| ends(one) <= begin);
        let last = near.max_by_key(|one| ends(one))?;
        let end = ends(last).saturating_sub(1);
        let between = self.clauses.prepared.text().get(end as usize..begin as usize)?;
        let close = self.sentence(end) + 1 >= self.sentence(begin);
        (close && (rule.apart || !between.contains('\n') || self.reproaches(last))).then_some(last)
    }

    /// The index of the sentence in which the byte at `at` stands.
    fn sentence(&self, at: u32) -> usize {
        self.clauses.prepared.sentences.partition_point(|sentence| sentence.span.end <= at)
    }

    /// Whether the verb of a statement finds fault, demands or claims.
    fn reproaches(&self, quotation: &Quotation) -> bool {
        let speech = &self.clauses.prepared.pack.speech;
        let Some(announcing) = self.announcing(quotation) else { return false };
        let class = |form: &CueForm| speech.cues[form.cue].class;
        let sharp = |class: CueClass| {
            matches!(class, CueClass::Criticise | CueClass::Demand | CueClass::Claim | CueClass::Judge)
        };
        let stands = |particle: &str| announcing.verb.iter().any(|&at| self.clauses.word(at) == particle);
        let whole = |form: &&CueForm| {
            let cue = &speech.cues[form.cue];
            !cue.needs && cue.particle.as_deref().filter(|_| form.apart).is_none_or(stands)
        };
        let forms = |at: &usize| speech.forms(&self.clauses.lower(*at)).iter().filter(whole);
        announcing.verb.iter().flat_map(forms).any(|form| sharp(class(form)))
    }
}

/// Where the words of a statement end.
fn ends(quotation: &Quotation) -> u32 {
    quotation.content.last().map_or(u32::MAX, |span| span.end)
}

/// Whether `noun` is one of these or a compound that ends in one.
fn ends_in(noun: &str, nouns: &Words) -> bool {
    let tail = |known: &str| noun.to_lowercase().ends_with(&known.to_lowercase());
    noun.starts_with(char::is_uppercase) && nouns.all().any(tail)
}
