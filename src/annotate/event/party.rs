//! Who does it and to whom: the subject and object of a clause, a pronoun by what it stands for.

use crate::annotate::clause::structure::{Clause, ClauseKind, Phrase, Role};
use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::annotate::{ActorKind, Annotations, Mention, MentionKind, Pos};
use crate::language::{ActorWords, Cases, Class, Gender, NounClass};

use super::said;
use super::verb::words;

/// A phrase of the text that stands for somebody or something.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Party {
    /// Its words.
    pub tokens: Tokens,
    /// The case in which it stands.
    pub case: Case,
    /// Whether a pronoun stands for it in the clause.
    pub by_pronoun: bool,
}

impl Party {
    /// A phrase of the clause itself.
    pub fn own(tokens: Tokens, case: Case) -> Self {
        Self { tokens, case, by_pronoun: false }
    }

    /// What a pronoun of the clause stands for.
    fn meant(tokens: Tokens, case: Case) -> Self {
        Self { tokens, case, by_pronoun: true }
    }
}

/// The case of a phrase, as far as a title needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// The case of the subject.
    Nominative,
    /// The case of the object.
    Accusative,
}

/// The subject of a clause.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Subject {
    /// Somebody or something with a noun or name.
    Known(Party),
    /// A pronoun of which it is not known whom it stands for.
    Unknown,
    /// Who speaks: "wir".
    Speaker,
    /// None.
    Missing,
}

impl Subject {
    /// Who it is.
    pub fn party(&self) -> Option<&Party> {
        match self {
            Self::Known(party) => Some(party),
            _ => None,
        }
    }
}

/// The subject of the clause at `index`.
pub(super) fn subject(clauses: &Clauses, found: &Annotations, index: usize) -> Subject {
    let clause = &clauses.list[index];
    let words = &clauses.prepared.pack.events.title;
    let Some(phrase) = &clause.subject else { return Subject::Missing };
    // "und der 1938 vom Stapel lief".
    let with_time = phrase.tokens.len() > 1 && phrase.tokens.clone().skip(1).all(|idx| clauses.is_timed(idx));
    if !(is_pronoun(clauses, phrase) || with_time && clauses.is(phrase.tokens.start, Class::RELATIVE)) {
        // "dessen Neubau": whose is not told.
        // Of a row only the first is read: "Russland, die USA und …".
        let row = is_plural(clauses, clause) && is_one_name(clauses, clause, phrase);
        let opens = clauses.is(phrase.tokens.start, Class::RELATIVE);
        let genitive = opens
            && clauses.is(phrase.tokens.start, Class::GENITIVE)
            && !clauses.is(phrase.tokens.start, Class::DETERMINER);
        let whose =
            genitive || clause.kind == ClauseKind::Relative && clause.opener == Some(phrase.tokens.start);
        let other_number =
            counts_many(clauses, phrase) && clause.predicate.finite.is_some() && !is_plural(clauses, clause);
        let time = clauses.prepared.pack.grammar.is_stretch(&clauses.lower(phrase.head));
        // "starben, 200 Kilometer westlich der Stadt, …".
        let distance = clauses.class_of_head(&phrase.tokens) == Some(NounClass::Measure)
            && clauses.shape(phrase.tokens.start) == Shape::Number
            && clauses.shape(phrase.tokens.end) == Shape::Small
            && matches!(clauses.prepared.pos[phrase.tokens.end], Pos::Adv | Pos::Adj | Pos::Adp)
            && clause.predicate.finite.is_some_and(|finite| finite < phrase.tokens.start);
        let other_count = clause.is_subject_shared && has_own_number(clauses, clause);
        // "246 der 350 Fahrgäste".
        let part = phrase.tokens.start.checked_sub(1).is_some_and(|before| {
            clauses.shape(before) == Shape::Number
                && !clauses.is_timed(before)
                && clauses.is(phrase.tokens.start, Class::GENITIVE)
        });
        // "Der Preis der Jury sowie der des Publikums gingen an …".
        let alone = with_joined(clauses, clause, phrase).end == phrase.tokens.end;
        let other_verb = is_plural(clauses, clause)
            && alone
            && !phrase.cases.is_empty()
            && !phrase.cases.any(Cases::PLURAL)
            && clauses.is(phrase.tokens.start, Class::DETERMINER.with(Class::OBLIQUE));
        if other_verb
            || whose
            || row
            || other_number
            || other_count
            || distance
            || part
            || time
            || is_adverb(clauses, phrase)
        {
            return Subject::Unknown;
        }
        return Subject::Known(Party::own(with_joined(clauses, clause, phrase), Case::Nominative));
    }
    let head = phrase.tokens.start;
    let word = clauses.lower(head);
    if clauses.is(head, Class::FIRST_PERSON) {
        return Subject::Speaker;
    }
    let relative = clause.kind == ClauseKind::Relative && clauses.is(head, Class::RELATIVE);
    let known = if relative {
        antecedent(clauses, clause, phrase.tokens.start)
    } else if words.nobody.contains(&word) {
        None
    } else {
        let reported = said::within(found, clauses.prepared.tokens[phrase.head].span.begin);
        match reported.and_then(|quotation| quotation.speaker) {
            Some(speaker) => {
                let asked = (speaker, is_plural(clauses, clause));
                words.pronouns.get(&word).and_then(|_| speaker_before(clauses, found, phrase, asked))
            }
            None => words
                .pronouns
                .get(&word)
                .and_then(|articles| earlier(clauses, index, &word, articles, is_plural(clauses, clause))),
        }
    };
    known.map_or(Subject::Unknown, Subject::Known)
}

/// "… starben und 34 verletzt wurden": a clause that counts others of the kind that the one before tells of.
fn has_own_number(clauses: &Clauses, clause: &Clause) -> bool {
    let inside = |idx: usize| clause.arguments.iter().any(|one| one.phrase.tokens.contains(&idx));
    let number = |idx: usize| {
        clauses.shape(idx) == Shape::Number
            || clauses.prepared.pos[idx] == Pos::Num && !clauses.is(idx, Class::DETERMINER)
    };
    words(clauses, clause).any(|idx| number(idx) && !clauses.is_timed(idx) && !inside(idx))
}

/// A word that only the begin of its sentence gives a capital: "Aufmerksam verfolgt wird …".
fn is_adverb(clauses: &Clauses, phrase: &Phrase) -> bool {
    phrase.tokens.len() == 1 && matches!(clauses.prepared.pos[phrase.head], Pos::Adv | Pos::Adj)
}

/// Whether a number above one opens a phrase of a thing that is counted, and no measure.
fn counts_many(clauses: &Clauses, phrase: &Phrase) -> bool {
    let (first, measure) = (phrase.tokens.start, clauses.class_of_head(&phrase.tokens));
    let number = clauses.prepared.pos[first] == Pos::Num || clauses.shape(first) == Shape::Number;
    let one = clauses.is(first, Class::DETERMINER.with(Class::OBLIQUE));
    let sum = matches!(measure, None | Some(NounClass::Measure | NounClass::Time | NounClass::Abstract));
    number && !one && first < phrase.head && !sum
}

/// Whether a phrase is one name that nothing joins to another.
fn is_one_name(clauses: &Clauses, clause: &Clause, phrase: &Phrase) -> bool {
    let tokens = with_joined(clauses, clause, phrase);
    let joined = tokens.clone().any(|idx| clauses.is(idx, Class::COORDINATOR));
    !joined
        && clauses.is(tokens.end, Class::COORDINATOR) | (clauses.shape(tokens.end) == Shape::Break)
        && (clauses.is_named(phrase.head) || clauses.prepared.pos[phrase.head] == Pos::Propn)
}

/// The words of a subject; of one in the plural with what "und" joins to its first.
fn with_joined(clauses: &Clauses, clause: &Clause, phrase: &Phrase) -> Tokens {
    let end = phrase.tokens.end;
    let joins = is_plural(clauses, clause)
        && clauses.is(end, Class::COORDINATOR)
        && clauses.shape(end + 1) == Shape::Noun
        && clause.parts.iter().any(|part| part.contains(&end) && part.contains(&(end + 1)));
    let further = if joins { clauses.core(end + 1, end + 1 + 6) } else { None };
    // "Papst Coelestin V.".
    let numbered = clauses.is_named(end - 1) && clauses.is_roman(end);
    phrase.tokens.start..further.unwrap_or(if numbered { end + 1 } else { end })
}

/// The object of a clause, a pronoun by what it describes; none where it is another pronoun.
pub(super) fn object(clauses: &Clauses, clause: &Clause) -> Option<Party> {
    let objects = || clause.arguments.iter().filter(|argument| argument.role == Role::Object);
    // "der Vorsitzende, Nachfolger von Tal, ehrte Frau Lohm": what a comma sets apart is mostly an apposition.
    // "Anna Lohm, Rita Kolb und Eva Tal starteten": the first of a row is no object.
    let row = |phrase: &&Phrase| {
        let behind = clauses.outer(phrase.tokens.end..phrase.tokens.end + 2);
        let end = behind
            .take_while(|&idx| clauses.shape(idx) == Shape::Bracket)
            .last()
            .map(|idx| clauses.after(idx));
        let end = end.unwrap_or(phrase.tokens.end);
        clauses.shape(end) == Shape::Break
            && clause.subject.as_ref().is_some_and(|subject| subject.tokens.start == end + 1)
    };
    let plain = || {
        let phrases = objects().map(|argument| &argument.phrase);
        phrases.filter(|phrase| !is_pronoun(clauses, phrase)).filter(|phrase| !row(phrase))
    };
    let close = plain().find(|phrase| !is_set_apart(clauses, phrase));
    if let Some(phrase) = close.or_else(|| plain().next()) {
        return Some(Party::own(phrase.tokens.clone(), Case::Accusative));
    }
    let relative = objects()
        .map(|argument| &argument.phrase)
        .find(|phrase| clause.kind == ClauseKind::Relative && clauses.is(phrase.head, Class::RELATIVE))?;
    antecedent(clauses, clause, relative.tokens.start)
}

/// Whether a comma or dash stands straight before a phrase.
pub(super) fn is_set_apart(clauses: &Clauses, phrase: &Phrase) -> bool {
    let before = phrase.tokens.start.checked_sub(1);
    before.is_some_and(|before| clauses.shape(before) == Shape::Break)
}

/// A subject and an object that show no case, and of which only the other can act: "Ein Verbot verhängte Ungarn" has
/// them the wrong way round.
pub(super) fn turned(
    clauses: &Clauses,
    subject: &Party,
    object: &Party,
    acts: impl Fn(&Party) -> bool,
) -> bool {
    let words = &clauses.prepared.pack.events.title;
    let open = |party: &Party| {
        let first = party.tokens.start;
        clauses.shape(first) != Shape::Small
            || words.same.contains(&clauses.lower(first))
            || !clauses.is(first, Class::DETERMINER.with(Class::OBLIQUE))
    };
    open(subject) && open(object) && acts(object) && !acts(subject)
}

/// Whether a phrase is a pronoun alone.
pub(super) fn is_pronoun(clauses: &Clauses, phrase: &Phrase) -> bool {
    phrase.tokens.len() == 1 && clauses.shape(phrase.head) == Shape::Small
}

/// What a relative clause describes: the phrase that ends before it, where its nominative is known.
pub(super) fn antecedent(clauses: &Clauses, clause: &Clause, at: usize) -> Option<Party> {
    /// A comma and a preposition stand between.
    const NEAR: usize = 2;
    let parent = &clauses.list[clause.parent?];
    let subject = parent.subject.iter().map(|phrase| (phrase, Some(Case::Nominative)));
    let others = parent.arguments.iter().map(|argument| {
        let case = match argument.role {
            Role::Object => Some(Case::Accusative),
            Role::Predicative => Some(Case::Nominative),
            Role::Recipient | Role::Prepositional(_) => None,
        };
        (&argument.phrase, case)
    });
    let before =
        subject.chain(others).filter(|(phrase, _)| phrase.tokens.end <= at && phrase.tokens.end + NEAR >= at);
    let (phrase, case) = before.max_by_key(|(phrase, _)| phrase.tokens.end)?;
    if is_pronoun(clauses, phrase) || clauses.is_roman(phrase.tokens.start) {
        return None;
    }
    // "die Freilassung einer Lehrerin, die …", "Verbrechen gegen die Menschlichkeit, die …": of two nouns it is not known
    // which one.
    let declension = &clauses.prepared.pack.grammar.declension;
    let form = declension.pronoun(&clauses.lower(at)).unwrap_or(Cases::ALL).and(Cases::NOMINATIVE);
    let number = if is_plural(clauses, clause) { Cases::PLURAL } else { Cases::SINGULAR };
    let fits = |idx: usize| declension.noun(clauses.word(idx)).and(form).any(number);
    // "eine Rolle beim Gipfel, das …": of another gender than the pronoun.
    let (noun, asks) =
        (declension.noun(clauses.word(phrase.head_end - 1)), declension.pronoun(&clauses.lower(at)));
    let known = clauses.shape(phrase.head) == Shape::Noun && !clauses.is_named(phrase.head);
    if known && noun.any(Cases::NOMINATIVE) && asks.is_some_and(|asks| noun.and(asks).is_empty()) {
        return None;
    }
    let genitive = (phrase.head_end..phrase.tokens.end).find(|&idx| clauses.shape(idx) == Shape::Noun);
    let behind = genitive.filter(|_| clauses.shape(phrase.head_end) == Shape::Small);
    if behind.is_some_and(fits) {
        return None;
    }
    let preposition = phrase.tokens.start.checked_sub(2).filter(|_| case.is_none());
    let hangs = preposition.is_some_and(|idx| clauses.shape(idx) == Shape::Noun && !clauses.is_timed(idx));
    if hangs && !clauses.is_named(phrase.head) {
        return None;
    }
    if let Some(case) = case {
        return Some(Party::meant(phrase.tokens.clone(), case));
    }
    let name = clauses.is_named(phrase.head) && phrase.head_end > phrase.head;
    let same = clauses.prepared.pack.events.title.same.contains(&clauses.lower(phrase.tokens.start));
    match () {
        () if name => Some(Party::meant(phrase.head..phrase.head_end, Case::Nominative)),
        () if same => Some(Party::meant(phrase.tokens.clone(), Case::Accusative)),
        () => None,
    }
}

/// Who speaks, where a pronoun stands in what is said in other words: the name before it.
fn speaker_before(
    clauses: &Clauses,
    found: &Annotations,
    phrase: &Phrase,
    (speaker, many): (usize, bool),
) -> Option<Party> {
    /// The name stands so many names before at most.
    const FARTHEST: usize = 40;
    let at = clauses.prepared.tokens[phrase.head].span.begin;
    let mentions = &found.mentions;
    let before = mentions.partition_point(|mention| mention.span.begin < at);
    let mut near = mentions[before.saturating_sub(FARTHEST)..before].iter().rev();
    // "Selenskyjs Reise": not in the genitive.
    let actor = found.actors.get(speaker)?;
    let full = &actor.name;
    let words = &clauses.prepared.pack;
    let given = words.names.word(full.split(' ').next().unwrap_or_default()).given;
    let gender = given.and_then(|given| given.gender);
    let masculine = ActorWords::is(&words.actors.masculine, &clauses.lower(phrase.head));
    let other = gender.is_some_and(|gender| masculine != (gender == Gender::Masculine));
    if actor.kind == ActorKind::Person && (many || other) {
        return None;
    }
    let own = |mention: &&Mention| {
        mention.actor == Some(speaker) && full.ends_with(mention.span.of(clauses.prepared.text()))
    };
    let name = near.find(own)?;
    Some(Party::meant(clauses.tokens_of(name.span), Case::Nominative))
}

/// The subject before the clause at `index` that the pronoun `word` can stand for, with one of `articles`.
fn earlier(
    clauses: &Clauses,
    index: usize,
    word: &str,
    articles: &foldhash::HashSet<String>,
    plural: bool,
) -> Option<Party> {
    /// A pronoun looks back over so many clauses, and so many words.
    const CLAUSES: usize = 8;
    const WORDS: usize = 80;
    let own = &clauses.list[index];
    let at = own.parts[0].start;
    let before = clauses.list[index.saturating_sub(CLAUSES)..index].iter().rev();
    let near = before.take_while(|clause| clause.parts[0].start + WORDS > at);
    let same_number = near.filter(|clause| is_plural(clauses, clause) == plural);
    same_number.filter_map(|clause| clause.subject.as_ref()).find_map(|phrase| {
        let first = phrase.tokens.start;
        if is_pronoun(clauses, phrase)
            || first >= at
            || clauses.is(first, Class::GENITIVE)
                && clauses.shape(first) == Shape::Small
                && !articles.contains(&clauses.lower(first))
        {
            return None;
        }
        let class = clauses.class_of_head(&phrase.tokens);
        if matches!(
            class,
            Some(NounClass::Event | NounClass::Measure | NounClass::Time | NounClass::Abstract)
        ) {
            return None;
        }
        let article = clauses.shape(first) == Shape::Small && clauses.is(first, Class::DETERMINER);
        let fits = if plural || article {
            plural || articles.contains(&clauses.lower(first))
        } else {
            clauses.is_named(phrase.head) && may_be(clauses, phrase, word)
        };
        fits.then(|| Party::meant(phrase.tokens.clone(), Case::Nominative))
    })
}

/// Whose something is that a possessive of the pronoun `word` in the clause at `index` tells, as a name: the subject of
/// the clause or one before it. "Nach seinem Rücktritt …"
pub(super) fn owner(clauses: &Clauses, index: usize, word: &str) -> Option<Party> {
    let articles = clauses.prepared.pack.events.title.pronouns.get(word)?;
    let own = &clauses.list[index];
    let singular = !is_plural(clauses, own);
    let subject = own.subject.as_ref().filter(|phrase| {
        singular
            && clauses.is_named(phrase.head)
            && may_be(clauses, phrase, word)
            && !is_pronoun(clauses, phrase)
    });
    let subject = subject.map(|phrase| Party::meant(phrase.tokens.clone(), Case::Nominative));
    let known = subject.or_else(|| earlier(clauses, index, word, articles, false));
    // "Patersons Entscheidung": nobody's name by itself.
    known.filter(|party| clauses.is_named(party.tokens.end - 1))
}

/// Whether a name may be that of somebody whom the pronoun stands for.
fn may_be(clauses: &Clauses, phrase: &Phrase, word: &str) -> bool {
    let words = &clauses.prepared.pack.actors;
    let given = clauses.prepared.pack.names.word(clauses.word(phrase.head)).given;
    let gender = if ActorWords::is(&words.masculine, word) { Gender::Masculine } else { Gender::Feminine };
    given.and_then(|given| given.gender).is_none_or(|known| known == gender)
}

/// Whether the verb of a clause is in the plural.
pub(super) fn is_plural(clauses: &Clauses, clause: &Clause) -> bool {
    let grammar = &clauses.prepared.pack.grammar;
    clause.predicate.finite.is_some_and(|finite| grammar.is_plural(&clauses.lower(finite)))
}

/// What somebody or something is; a name by its kind.
pub(super) fn class_of(clauses: &Clauses, found: &Annotations, party: &Party) -> Option<NounClass> {
    let span = clauses.prepared.span(party.tokens.clone());
    let first = found.mentions.partition_point(|mention| mention.span.begin < span.begin);
    let mention = found.mentions[first..].iter().take_while(|mention| mention.span.begin < span.end).next();
    if let Some(class) = clauses.class_of_head(&party.tokens) {
        // "Feuerwehr Husum" is what its noun is.
        return Some(class);
    }
    match mention?.kind {
        MentionKind::Per => Some(NounClass::Human),
        MentionKind::Org => Some(NounClass::Body),
        MentionKind::Loc => Some(NounClass::Place),
        MentionKind::Oth => None,
    }
}
