//! Who does what to whom: the roles of a clause's phrases, by case, agreement, order and kind.

use crate::annotate::Pos;
use crate::annotate::clause::structure::{Argument, Clause, ClauseKind, Phrase, Predicate, Role, Voice};
use crate::annotate::clause::surface::{Shape, Surface, Tokens};
use crate::language::{Cases, Class, NounClass};

use super::level::{Draft, Level};
use super::phrases::{Chunk, mark_set_out, phrases};
use super::predicate::predicate;

/// The clause of a draft; `base` is the index of the level's first clause.
pub(super) fn clause(surface: &Surface, level: &Level, draft: &Draft, base: usize) -> Clause {
    let reader = Reader { surface, level, draft };
    let mut chunks = phrases(surface, level, &draft.at, draft.opener);
    mark_set_out(surface, level, &draft.at, draft.finite, &mut chunks);
    let mut predicate = predicate(surface, level, draft);
    let subject = reader.subject(&predicate, &chunks).map(|at| chunks.remove(at));
    if predicate.is_copula {
        predicate.verb = reader.predicative(&chunks).unwrap_or(predicate.verb);
    }
    let arguments = reader.arguments(&predicate, &chunks);
    predicate.is_negated = reader.is_negated(predicate.verb, subject.as_ref(), &arguments);
    Clause {
        kind: draft.kind,
        parts: parts(level, &draft.at),
        opener: draft.opener,
        parent: draft.parent.map(|parent| base + parent),
        predicate,
        subject: subject.map(|chunk| Phrase { cases: chunk.cases, ..chunk.phrase }),
        is_subject_shared: false,
        arguments,
    }
}

/// Positions as runs of tokens.
fn parts(level: &Level, positions: &[usize]) -> Vec<Tokens> {
    let runs = positions.chunk_by(|a, b| a + 1 == *b);
    let range = |run: &[usize]| {
        let (first, last) = (run.first()?, run.last()?);
        Some(level.tokens[*first]..level.tokens[*last] + 1)
    };
    runs.filter_map(range).collect()
}

struct Reader<'c, 'a> {
    surface: &'c Surface<'a>,
    level: &'c Level,
    draft: &'c Draft,
}

impl Reader<'_, '_> {
    fn idx(&self, at: usize) -> usize {
        self.level.tokens[at]
    }

    /// Whether the verb is in the plural; `None` where there is no finite verb.
    fn is_plural(&self) -> Option<bool> {
        let finite = self.idx(self.draft.finite?);
        Some(self.surface.prepared.pack.grammar.is_plural(&self.surface.lower(finite)))
    }

    /// The subject among the phrases.
    fn subject(&self, predicate: &Predicate, chunks: &[Chunk]) -> Option<usize> {
        if self.draft.kind == ClauseKind::Infinitive || self.draft.is_shared {
            return None;
        }
        if self.tells_what_there_is(chunks) {
            return None;
        }
        // A headline does without an auxiliary: "Zwei Verdächtige gefasst".
        if self.draft.finite.is_none() && predicate.voice != Voice::Passive {
            return None;
        }
        let finite = self.draft.finite.unwrap_or(usize::MAX);
        let plural = self.is_plural();
        let behind = chunks.iter().position(|chunk| chunk.at > finite);
        let scored = chunks.iter().enumerate().filter_map(|(n, chunk)| {
            let score = self.score(predicate, plural, chunk, chunks, n, behind)?;
            Some((score, std::cmp::Reverse(n)))
        });
        let best = scored.max().filter(|(score, _)| *score > -10).map(|(_, std::cmp::Reverse(n))| n)?;
        (!self.goes_on(predicate, &chunks[best])).then_some(best)
    }

    /// "weil er kam und das Geld nahm": a verb at the end that "und" joins to another shares its subject, unless
    /// its phrase can be nothing else.
    fn goes_on(&self, predicate: &Predicate, chunk: &Chunk) -> bool {
        self.draft.joined_to.is_some()
            && self.draft.kind != ClauseKind::Main
            && predicate.voice != Voice::Passive
            && !predicate.is_copula
            && chunk.cases.any(Cases::ACCUSATIVE)
            && !self.surface.may_speak(&chunk.phrase.tokens)
    }

    /// How well a phrase fits as the subject; `None` where it cannot be.
    fn score(
        &self,
        predicate: &Predicate,
        plural: Option<bool>,
        chunk: &Chunk,
        chunks: &[Chunk],
        n: usize,
        behind: Option<usize>,
    ) -> Option<i32> {
        if chunk.preposition.is_some() || !chunk.cases.any(Cases::NOMINATIVE) {
            return None;
        }
        let number = match plural {
            Some(true) => Cases::PLURAL,
            Some(false) => Cases::SINGULAR,
            None => Cases::ALL,
        };
        let mut score = 0;
        let first_person = self.surface.is(chunk.phrase.head, Class::FIRST_PERSON);
        if !chunk.cases.and(Cases::NOMINATIVE).any(number) && !first_person {
            score -= 12;
        }
        let expletive = self.is_expletive(chunk);
        if expletive && (predicate.voice == Voice::Passive || self.is_presented(chunks)) {
            score -= 8;
        }
        if !chunk.cases.any(Cases::ACCUSATIVE) && (!predicate.is_copula || chunk.is_pronoun) {
            // Of "der EU" the case is not seen: letters tell no gender.
            let letters = self.surface.word(chunk.phrase.head).chars().all(char::is_uppercase);
            let told = self.surface.is(chunk.phrase.tokens.start, Class::DETERMINER.with(Class::SUBJECT));
            score += if told && !letters { 6 } else { 2 };
        }
        // "Ein Bündnis hatte Tal ausgeschlossen": who is named acts, not what is spoken of for the first time.
        if self.is_indefinite(chunk) && chunks.iter().any(|other| self.is_named_agent(other)) {
            score -= 4;
        }
        if predicate.is_copula && (self.surface.is_named(chunk.phrase.head) || self.is_definite(chunk)) {
            score += 1;
        }
        if chunk.is_timed {
            score -= 6;
        }
        if chunk.is_added {
            score -= 8;
        }
        let finite = self.draft.finite.unwrap_or(0);
        let relative = self.draft.opener == Some(chunk.phrase.tokens.start);
        // "die Grenze, die Lohm gezogen hat": who is named acts, not the thing that is described.
        if relative
            && predicate.voice == Voice::Active
            && chunk.cases.any(Cases::ACCUSATIVE)
            && self.describes_thing(chunk)
            && chunks.iter().any(|other| self.is_named_agent(other))
        {
            score -= 6;
        }
        // "Das sagte X": what shows no gender may be what is said.
        let neuter = !predicate.is_copula
            && chunk.is_pronoun
            && !relative
            && !chunk.cases.any(Cases::PLURAL)
            && chunk.cases.any(Cases::ACCUSATIVE);
        if neuter {
            score -= 1;
        } else if chunk.is_pronoun && !relative {
            score += 2;
        }
        let earlier =
            chunks[..n].iter().filter(|chunk| chunk.preposition.is_none() && !chunk.is_timed).count();
        score -= 2 * earlier as i32;
        if chunk.at < finite && earlier == 0 {
            score += 2;
        }
        if Some(n) == behind {
            score += 1;
        }
        let acts = || {
            let class = self.surface.class_of_head(&chunk.phrase.tokens);
            matches!(class, Some(NounClass::Human | NounClass::Body))
        };
        if self.surface.may_speak(&chunk.phrase.tokens) || !predicate.is_copula && acts() {
            score += 3;
        } else if self.is_bare(chunk) {
            score -= 1;
        }
        Some(score)
    }

    /// Whether a phrase opens with an indefinite article, and may be an object by its form.
    fn is_indefinite(&self, chunk: &Chunk) -> bool {
        let article = self.surface.lower(chunk.phrase.tokens.start);
        chunk.cases.any(Cases::ACCUSATIVE) && self.surface.prepared.pack.actors.indefinite.contains(&article)
    }

    /// Whether a relative pronoun stands straight behind the comma and a noun for something that does not act.
    fn describes_thing(&self, chunk: &Chunk) -> bool {
        let Some(noun) = chunk.phrase.tokens.start.checked_sub(2) else { return false };
        let (prepared, word) = (self.surface.prepared, self.surface.word(noun));
        let class = prepared.pack.nouns.class(word);
        let human = || prepared.pack.actors.is_human(word) && class.is_none();
        let acts = matches!(class, Some(NounClass::Human | NounClass::Body))
            || human()
            || prepared.info(noun).office.is_some();
        let common = prepared.pos[noun] == Pos::Noun && !self.surface.is_named(noun);
        self.surface.word(noun + 1) == "," && common && !acts
    }

    /// Whether a phrase is the name of somebody that may be the subject.
    fn is_named_agent(&self, chunk: &Chunk) -> bool {
        chunk.preposition.is_none()
            && !chunk.is_added
            && self.surface.is_named(chunk.phrase.head)
            && chunk.cases.any(Cases::NOMINATIVE)
    }

    /// A common noun alone: "Regie führt Anna Berg".
    fn is_bare(&self, chunk: &Chunk) -> bool {
        let head = chunk.phrase.head;
        head == chunk.phrase.tokens.start && self.surface.prepared.pos[head] == Pos::Noun
    }

    /// "es", which may stand for nothing.
    fn is_expletive(&self, chunk: &Chunk) -> bool {
        chunk.is_pronoun
            && self.surface.prepared.pack.grammar.is_expletive(&self.surface.lower(chunk.phrase.head))
    }

    /// Whether a verb of the clause tells what there is ("es gibt"): "es" is nobody.
    fn is_impersonal(&self) -> bool {
        let grammar = &self.surface.prepared.pack.grammar;
        let verb = |at: &&usize| self.level.forms[**at].is_some();
        self.draft.at.iter().filter(verb).any(|&at| grammar.is_impersonal(&self.surface.lower(self.idx(at))))
    }

    /// Whether "es" only holds the place of the subject behind the verb: "Es herrscht Ruhe".
    fn is_presented(&self, chunks: &[Chunk]) -> bool {
        let Some(finite) = self.draft.finite else { return false };
        let grammar = &self.surface.prepared.pack.grammar;
        let leads = chunks.first().is_some_and(|first| first.at < finite && self.is_expletive(first));
        leads && grammar.is_presentational(&self.surface.lower(self.idx(finite)))
    }

    /// Whether the clause tells what there is: "es" is nobody, and nobody else is the subject.
    fn tells_what_there_is(&self, chunks: &[Chunk]) -> bool {
        let agent = |chunk: &Chunk| {
            chunk.preposition.is_none()
                && chunk.is_pronoun
                && chunk.cases.any(Cases::NOMINATIVE)
                && !chunk.cases.any(Cases::ACCUSATIVE)
        };
        self.is_impersonal()
            && chunks.iter().any(|chunk| self.is_expletive(chunk))
            && !chunks.iter().any(agent)
    }

    /// Whether a phrase opens with a definite article or is a pronoun.
    fn is_definite(&self, chunk: &Chunk) -> bool {
        chunk.is_pronoun || self.surface.is(chunk.phrase.tokens.start, Class::RELATIVE)
    }

    /// The word that a copula joins to the subject.
    fn predicative(&self, chunks: &[Chunk]) -> Option<usize> {
        let noun = chunks.iter().rev().find(|chunk| {
            chunk.preposition.is_none() && !chunk.is_timed && chunk.cases.any(Cases::NOMINATIVE)
        });
        let last = self.draft.at.iter().rev().map(|&at| self.idx(at));
        let adjective = last.take(5).find(|&idx| {
            matches!(self.surface.prepared.pos[idx], Pos::Adj)
                && self.surface.shape(idx) == Shape::Small
                && self.surface.shape(idx + 1) != Shape::Noun
        });
        adjective.or(noun.map(|chunk| chunk.phrase.head))
    }

    fn arguments(&self, predicate: &Predicate, chunks: &[Chunk]) -> Vec<Argument> {
        let mut found = Vec::new();
        let there_is = self.tells_what_there_is(chunks) || self.is_presented(chunks);
        for (n, chunk) in chunks.iter().enumerate() {
            let role = match chunk.preposition {
                Some(preposition) => Role::Prepositional(preposition),
                None if chunk.is_timed || chunk.is_added => continue,
                None if there_is && self.is_expletive(chunk) => continue,
                None if predicate.is_copula && chunk.cases.any(Cases::NOMINATIVE) => Role::Predicative,
                None if !chunk.cases.any(Cases::ACCUSATIVE) && chunk.cases.any(Cases::DATIVE) => {
                    Role::Recipient
                }
                None if !self.may_be_object(chunk) || predicate.voice == Voice::Passive => continue,
                None if self.is_to_whom(chunks, n) => Role::Recipient,
                None => Role::Object,
            };
            found.push(Argument { role, phrase: chunk.phrase.clone() });
        }
        found
    }

    /// "gab uns Zeit", "schickte Anna Geld", "bot den Ärmsten eine Zukunft": of two one is to whom.
    fn is_to_whom(&self, chunks: &[Chunk], n: usize) -> bool {
        let chunk = &chunks[n];
        let others = || chunks.iter().enumerate().filter(|(other, _)| *other != n).map(|(_, chunk)| chunk);
        let other = others().any(|other| self.may_be_object(other));
        let certain = others().any(|other| self.may_be_object(other) && !other.cases.any(Cases::DATIVE));
        let behind = chunks[n + 1..].iter().any(|chunk| self.may_be_object(chunk));
        let first = chunk.is_pronoun && other || behind && (self.is_someone(chunk) || certain);
        chunk.cases.any(Cases::DATIVE) && first
    }

    /// Whether a phrase can be whom or what.
    fn may_be_object(&self, chunk: &Chunk) -> bool {
        chunk.preposition.is_none()
            && !chunk.is_timed
            && !chunk.is_added
            && chunk.cases.any(Cases::ACCUSATIVE)
    }

    /// "nicht immer", "nicht alle", "nicht nur": only the next word is negated, and the verb holds.
    fn negates_one_word(&self, idx: usize, verb: usize) -> bool {
        let next = idx + 1;
        let grammar = &self.surface.prepared.pack.grammar;
        let small = self.surface.shape(next) == Shape::Small && self.surface.shape(idx) == Shape::Small;
        if !small || next == verb || self.surface.is(idx, Class::DETERMINER.with(Class::OBLIQUE)) {
            return false;
        }
        let attribute = self.surface.is_adjective(next, false) && self.surface.shape(next + 1) == Shape::Noun;
        attribute || grammar.takes_negation(&self.surface.lower(next))
    }

    /// A name or a pronoun.
    fn is_someone(&self, chunk: &Chunk) -> bool {
        chunk.is_pronoun || self.surface.is_named(chunk.phrase.head)
    }

    /// Whether the verb, its subject or an object is negated.
    fn is_negated(&self, verb: usize, subject: Option<&Chunk>, arguments: &[Argument]) -> bool {
        let inside = |idx: usize, phrase: &Phrase| phrase.tokens.contains(&idx);
        let words = self.draft.at.iter().enumerate();
        // "…, nicht die Form": set out behind the clause it negates only its own phrase.
        let at_end = |n: usize| {
            let run =
                self.draft.at[n..].iter().zip(self.draft.at[n]..).take_while(|(at, next)| **at == *next);
            !run.into_iter().any(|(&at, _)| self.level.forms[at].is_some())
        };
        let set_out = |n: usize, at: usize| {
            n > 0
                && self.draft.at[n - 1] + 1 != at
                && self.draft.finite.is_some_and(|finite| finite < at)
                && at_end(n)
        };
        words.filter(|(n, at)| !set_out(*n, **at)).map(|(_, &at)| self.idx(at)).any(|idx| {
            let negates = self.surface.is(idx, Class::NEGATION) && !self.negates_one_word(idx, verb);
            let aside = arguments.iter().any(|argument| {
                matches!(argument.role, Role::Prepositional(_)) && inside(idx, &argument.phrase)
            });
            negates && (!aside || subject.is_some_and(|chunk| inside(idx, &chunk.phrase)))
        })
    }
}
