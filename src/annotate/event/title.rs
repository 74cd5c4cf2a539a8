//! Titles of events as editors write headlines, from the words of the clause that tells them.

use crate::annotate::clause::structure::{Argument, Clause, ClauseKind, Role, Tense, Voice};
use crate::annotate::clause::{Clauses, Shape};
use crate::language::{Class, Entry, Modal, NounClass};
use crate::text::capitalized;

use super::candidate::{Telling, words};
use super::factuality::is_denied;
use super::naming::{Naming, Standing};
use super::party::{Case, Party, Subject, is_plural, is_pronoun};
use super::wording::{self, Brevity};

/// A title has at most so many letters; what does not fit is left out by whole phrases.
pub(super) const LONGEST: usize = 60;

/// A phrase of a title.
struct Piece {
    text: String,
    /// How soon it is left out where the title is too long: 0 never, 1 last.
    spare: u8,
    /// Whether it tells whom or what the verb is about.
    says_what: bool,
}

impl Piece {
    fn must(text: String) -> Self {
        Self { text, spare: 0, says_what: false }
    }
}

/// The verb as a title has it: before the phrases and behind them.
#[derive(Default)]
struct VerbWords {
    front: String,
    back: String,
    /// Whether the title is told as what was done to its first phrase.
    done: bool,
}

/// The title of what a clause tells by its verb: who, verb, whom, where; where who is not known, what was done to whom.
/// `None` where that is no title.
pub(super) fn of_clause(clauses: &Clauses, index: usize, telling: &Telling) -> Option<String> {
    const LEVELS: [(Brevity, Brevity); 4] = [
        (Brevity::Full, Brevity::Full),
        (Brevity::Core, Brevity::Core),
        (Brevity::Name, Brevity::Core),
        (Brevity::Name, Brevity::Name),
    ];
    LEVELS.into_iter().find_map(|levels| of_phrases(clauses, index, telling, levels))
}

fn of_phrases(
    clauses: &Clauses,
    index: usize,
    telling: &Telling,
    (first, second): (Brevity, Brevity),
) -> Option<String> {
    let clause = &clauses.list[index];
    let passive = clause.predicate.voice != Voice::Active;
    let (opening, verb) = match &telling.subject {
        Subject::Known(party) => {
            (wording::party(clauses, party, true, first)?, verb_words(clauses, clause, telling))
        }
        Subject::Unknown | Subject::Missing if !passive => {
            let object = telling.object.as_ref()?;
            // "Soldaten zu entsenden": nothing is done yet.
            let open = clause.kind == ClauseKind::Infinitive && clause.predicate.tense != Tense::Past;
            let back =
                if open { telling.lemma.whole_infinitive() } else { participle(clauses, clause, telling) };
            let verb = VerbWords { back, done: true, ..VerbWords::default() };
            (wording::party(clauses, object, true, second)?, verb)
        }
        _ => return None,
    };
    let (of_subject, after) = of_subject(clauses, clause, &telling.subject);
    let mut pieces = vec![Piece::must(opening)];
    pieces.extend(of_subject.map(|text| Piece { text, spare: 3, says_what: false }));
    let spelled = |word: String| Piece::must(wording::spelled(clauses, word));
    pieces.extend(Some(verb.front).filter(|word| !word.is_empty()).map(spelled));
    let told = phrases(clauses, clause, telling, (verb.done, after), second);
    let needs = telling.needs_object && !passive && !verb.done;
    let to_do = if telling.object.is_none() && !verb.done { infinitive(clauses, index) } else { None };
    let said = pieces[0].text.clone();
    pieces.extend(told.into_iter().filter(|piece| piece.text != said));
    pieces.extend(Some(verb.back).filter(|word| !word.is_empty()).map(spelled));
    let (title, says_what) = fitted(pieces)?;
    let is_whole = says_what || !needs;
    let with_more = to_do.map(|to_do| format!("{title}, {to_do}"));
    with_more.filter(|title| title.chars().count() <= LONGEST).or(Some(title).filter(|_| is_whole))
}

/// What somebody agrees or refuses to do: the infinitive that depends on the clause at `index`.
fn infinitive(clauses: &Clauses, index: usize) -> Option<String> {
    /// It follows so many clauses later.
    const NEAR: usize = 3;
    let behind = clauses.list.get(index + 1..)?.iter().take(NEAR);
    let of_clause = |clause: &&Clause| {
        clause.parent == Some(index) && clause.kind == ClauseKind::Infinitive && clause.opener.is_none()
    };
    let clause = { behind }.find(of_clause)?;
    let verb = clause.predicate.verb;
    let mut told = Vec::new();
    for Argument { role, phrase } in &clause.arguments {
        if phrase.tokens.clone().any(|idx| clauses.is_timed(idx)) || phrase.tokens.end > verb {
            continue;
        }
        let from = match *role {
            Role::Prepositional(at) => at,
            _ => phrase.tokens.start,
        };
        told.push(wording::text(clauses, from..phrase.tokens.end));
    }
    let to = &clauses.prepared.pack.grammar.verb_rules.infinitive_word;
    let from = if verb > 0 && clauses.word(verb - 1) == to.as_str() { verb - 1 } else { verb };
    told.push(wording::text(clauses, from..verb + 1));
    Some(told.join(" "))
}

/// The phrase with a preposition that belongs to the subject, straight behind it, and the preposition: what stands
/// before the finite verb with it, or behind it with "von".
fn of_subject(clauses: &Clauses, clause: &Clause, subject: &Subject) -> (Option<String>, Option<usize>) {
    let words = &clauses.prepared.pack.events.title;
    let Some(party) = subject.party().filter(|party| !party.by_pronoun) else { return (None, None) };
    let end = party.tokens.end;
    let leads = clause.predicate.finite.is_some_and(|finite| end < finite) && clause.opener.is_none();
    let found = clause.arguments.iter().find(|argument| argument.role == Role::Prepositional(end));
    let belongs = |argument: &&Argument| {
        let timed = argument.phrase.tokens.clone().any(|idx| clauses.is_timed(idx));
        !timed && (leads || clauses.lower(end) == words.of)
    };
    match found.filter(belongs) {
        Some(argument) => (Some(wording::text(clauses, end..argument.phrase.tokens.end)), Some(end)),
        None => (None, None),
    }
}

/// The phrases joined, with as many of them as fit, and whether one is left that tells whom or what the verb is about.
fn fitted(mut pieces: Vec<Piece>) -> Option<(String, bool)> {
    pieces.retain(|piece| !piece.text.is_empty());
    loop {
        let texts: Vec<&str> = pieces.iter().map(|piece| piece.text.as_str()).collect();
        let title = texts.join(" ");
        if title.chars().count() <= LONGEST {
            let says_what = pieces.iter().any(|piece| piece.says_what);
            return title.contains(' ').then(|| (capitalized(&wording::balanced(title)), says_what));
        }
        let least = pieces.iter().enumerate().filter(|(_, piece)| piece.spare > 0);
        let (at, _) = least.max_by_key(|(at, piece)| (piece.spare, *at))?;
        pieces.remove(at);
    }
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
            return VerbWords { front: helper(), back: lemma.whole_infinitive(), done: false };
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

/// The phrases behind the verb: whom and what, then where and the rest in the order of the text.
fn phrases(
    clauses: &Clauses,
    clause: &Clause,
    telling: &Telling,
    (done, of_subject): (bool, Option<usize>),
    brevity: Brevity,
) -> Vec<Piece> {
    let words = &clauses.prepared.pack.events.title;
    let stands_first = done && clause.predicate.voice == Voice::Active;

    let mut pieces = Vec::new();
    let mut ends = Vec::new();
    // An object that came to be the subject's place: the words show no case.
    let turned = telling
        .object
        .as_ref()
        .filter(|object| clause.subject.as_ref().is_some_and(|subject| subject.tokens == object.tokens));
    if let Some(object) = turned {
        let text = wording::party(clauses, object, false, brevity);
        pieces.extend(text.map(|text| Piece { text, spare: 0, says_what: true }));
        ends.push(object.tokens.end);
    }
    for argument in &clause.arguments {
        let phrase = &argument.phrase;
        let timed = phrase.tokens.clone().any(|idx| clauses.is_timed(idx));
        match argument.role {
            Role::Object | Role::Recipient if is_pronoun(clauses, phrase) => {
                let reflexive = clauses.word(phrase.head) == words.reflexive;
                pieces.extend(reflexive.then(|| Piece::must(words.reflexive.clone())));
            }
            Role::Object if turned.is_some() => {}
            Role::Object if stands_first => ends.push(phrase.tokens.end),
            // "gegen 11.30 Uhr Ortszeit".
            Role::Object
                if phrase.tokens.start > 0
                    && clauses.is_timed(phrase.tokens.start - 1)
                    && clauses.class_of_head(&phrase.tokens) == Some(NounClass::Time) => {}
            Role::Object | Role::Predicative if !timed => {
                let party = Party::own(phrase.tokens.clone(), Case::Accusative);
                let spare = u8::from(pieces.len() > 1) * 2;
                let text = wording::party(clauses, &party, false, brevity);
                pieces.extend(text.map(|text| Piece { text, spare, says_what: true }));
                ends.push(phrase.tokens.end);
            }
            Role::Recipient if !timed && !is_pronoun(clauses, phrase) => {
                let text = wording::text(clauses, phrase.tokens.clone());
                pieces.push(Piece { text, spare: 1, says_what: true });
            }
            _ => {}
        }
    }
    // "erklärt sich bereit": a word of the verb's own that stands in no phrase.
    let in_phrase = |word: &String| {
        let mut phrases = clause.arguments.iter().flat_map(|argument| argument.phrase.tokens.clone());
        *word == words.reflexive || phrases.any(|idx| clauses.word(idx) == word.as_str())
    };
    let own = telling.with.as_ref().filter(|word| !in_phrase(word));
    pieces.extend(own.map(|word| Piece::must(word.clone())));
    pieces.extend(negation(clauses, clause));
    pieces.extend(prepositional(clauses, clause, telling, (&ends, of_subject), brevity));
    pieces
}

/// The word that negates the clause, where it is no article.
fn negation(clauses: &Clauses, clause: &Clause) -> Option<Piece> {
    let article = Class::DETERMINER.with(Class::OBLIQUE);
    let negates = |idx: &usize| {
        clauses.is(*idx, Class::NEGATION) && !clauses.is(*idx, article) && clauses.shape(*idx) == Shape::Small
    };
    let idx = words(clauses, clause).find(negates).filter(|_| is_denied(clauses, clause))?;
    (clauses.shape(idx + 1) != Shape::Noun).then(|| Piece::must(clauses.word(idx).to_owned()))
}

/// The phrases with a preposition that belong into a title. Those straight behind the object belong to it; a verb with
/// no object keeps its first one.
fn prepositional(
    clauses: &Clauses,
    clause: &Clause,
    telling: &Telling,
    (ends, of_subject): (&[usize], Option<usize>),
    brevity: Brevity,
) -> Vec<Piece> {
    let needs_one = telling.object.is_none();
    let words = &clauses.prepared.pack.events.title;
    let mut pieces = Vec::new();
    let passive = clause.predicate.voice != Voice::Active;
    let mut end_of_kept = None;
    let mut has_one = false;
    for Argument { role, phrase } in &clause.arguments {
        let Role::Prepositional(at) = *role else { continue };
        if of_subject == Some(at) {
            continue;
        }
        let tokens = phrase.tokens.clone();
        let word = clauses.lower(at);
        let timed = tokens.clone().any(|idx| clauses.is_timed(idx));
        let attribute = ends.contains(&at) || end_of_kept == Some(at);
        let set_out = at > 0 && clauses.shape(at - 1) == Shape::Break && at > clause.predicate.verb;
        let with =
            telling.with.as_ref().is_some_and(|with| tokens.clone().any(|idx| clauses.word(idx) == *with));
        let bare = phrase.tokens.start == phrase.head;
        let goal = words.ways.contains(&word) && bare && is_place(clauses, phrase.head);
        let aside = !goal && !attribute && words.background.contains(&word)
            || words.adverbial.contains(clauses.word(phrase.head));
        if timed || set_out || is_pronoun(clauses, phrase) || aside {
            continue;
        }
        let spare = match () {
            () if with => 0,
            () if needs_one && !has_one && !words.places.contains(&word) => 1,
            () if passive && words.agents.contains(&word) => 1,
            () if words.places.contains(&word) || words.goals.contains(&word) => 2,
            () => 3,
        };
        has_one |= spare == 1;
        let text = match brevity {
            Brevity::Name => wording::with_name(clauses, at, &tokens),
            _ => wording::text(clauses, from_number(clauses, at)..tokens.end),
        };
        if !text.is_empty() {
            pieces.push(Piece { text, spare, says_what: true });
            end_of_kept = Some(tokens.end);
        }
    }
    pieces
}

/// Whether a word is the name of a place or state.
fn is_place(clauses: &Clauses, idx: usize) -> bool {
    let place = |entry: &Entry| matches!(entry, Entry::Country(..) | Entry::Place(_));
    // "nach dem Brand" is no way to a village of this name.
    let common = clauses.prepared.pack.nouns.class_of_word(clauses.word(idx)).is_some();
    !common && clauses.prepared.table_name(idx).is_some_and(|name| name.entries.iter().any(place))
}

/// Where a phrase with a preposition begins: "mit 101 zu 88 Stimmen" before its first number.
fn from_number(clauses: &Clauses, at: usize) -> usize {
    let number = at > 1 && clauses.shape(at - 1) == Shape::Number && clauses.is(at - 2, Class::PREPOSITION);
    if number { at - 2 } else { at }
}

/// A title from a noun with its adjectives and attributes; `names` are those who do it together. `None` where the noun
/// stands alone and says nothing by itself.
pub(super) fn of_noun(clauses: &Clauses, naming: &Naming, names: &[&str]) -> Option<String> {
    let events = &clauses.prepared.pack.events;
    let entry = &events.nouns[naming.noun.noun];
    let lemma = if naming.noun.plural { &entry.plural } else { &entry.singular };
    let key = if naming.noun.plural { 'p' } else { entry.gender };
    let mut parts: Vec<String> =
        (naming.phrase.start..naming.head).filter_map(|idx| adjective(clauses, idx, key)).collect();
    parts.push(head(clauses.word(naming.head), naming.noun.cut, lemma));
    let mut title = parts.join(" ");
    let fits = |title: &str, more: &str| title.chars().count() + more.chars().count() < LONGEST;
    let behind = attributes(clauses, naming);
    for text in &behind {
        if fits(&title, text) {
            title = format!("{title} {text}");
        } else {
            break;
        }
    }
    if events.frames[entry.frame].joint
        && behind.is_empty()
        && let [one, other] = names
    {
        let words = &events.title;
        let both = format!("{} {one} {} {other}", words.between, words.and);
        if fits(&title, &both) {
            title = format!("{title} {both}");
        }
    }
    let aside = matches!(naming.standing, Standing::Background | Standing::Other);
    let weak = naming.noun.cut == 0 || aside && naming.timex.is_none();
    let happens =
        naming.timex.is_some() && naming.standing != Standing::Subject || naming.standing == Standing::Told;
    let alone = !title.contains(' ') && (weak || !happens);
    let title = wording::balanced(title);
    (!alone && title.chars().count() <= LONGEST).then(|| capitalized(&title))
}

/// The genitive and the phrases with a preposition straight behind a noun; those of time are none.
fn attributes(clauses: &Clauses, naming: &Naming) -> Vec<String> {
    let mut found = Vec::new();
    let end = naming.phrase.end;
    let own = wording::text(clauses, naming.head + 1..end);
    // "dem Telefonat Moskau": what only touches the noun belongs to something else.
    let touches =
        naming.head + 1 < end && clauses.shape(naming.head + 1) == Shape::Noun && !is_whose(clauses, naming);
    let timed = (naming.head + 1..end).any(|idx| clauses.is_timed(idx));
    if timed || touches {
        return found;
    }
    // Without a name behind its noun a long one may fit.
    let short = (naming.head + 1..end).find(|&idx| clauses.is_named(idx) && idx > naming.head + 3);
    let fits = |text: &String| text.chars().count() + clauses.word(naming.head).chars().count() < LONGEST;
    let own = Some(own).filter(fits).or_else(|| short.map(|at| wording::text(clauses, naming.head + 1..at)));
    found.extend(own.filter(|own| !own.is_empty()));
    let Some(clause) = clauses.clause_at(naming.head) else { return found };
    let words = &clauses.prepared.pack.events.title;
    let mut end = end;
    for Argument { role, phrase } in &clause.arguments {
        let Role::Prepositional(at) = *role else { continue };
        let timed = phrase.tokens.clone().any(|idx| clauses.is_timed(idx));
        let behind = at == end && !timed && !is_pronoun(clauses, phrase);
        if behind && !words.background.contains(&clauses.lower(at)) {
            found.push(wording::text(clauses, at..phrase.tokens.end));
            end = phrase.tokens.end;
        }
    }
    found
}

/// Whether a name behind the noun is in the genitive: "Ermordung Olof Palmes".
fn is_whose(clauses: &Clauses, naming: &Naming) -> bool {
    let endings = &clauses.prepared.pack.events.title.genitive_endings;
    let name = (naming.head + 1..naming.phrase.end).take_while(|&idx| clauses.is_named(idx)).last();
    name.is_some_and(|last| endings.iter().any(|ending| clauses.word(last).ends_with(ending.as_str())))
}

/// The noun in the nominative, with the first part of its compound as it stands in the text.
fn head(word: &str, cut: usize, lemma: &str) -> String {
    let first = word.get(..cut).unwrap_or("");
    if first.is_empty() || first.ends_with(['-', '‑']) {
        return format!("{first}{lemma}");
    }
    format!("{first}{}", lemma.to_lowercase())
}

/// An adjective with the ending it takes without an article; `None` for articles and for words that only point.
fn adjective(clauses: &Clauses, idx: usize, key: char) -> Option<String> {
    let words = &clauses.prepared.pack.events.title;
    let word = clauses.word(idx);
    if clauses.is_timed(idx) {
        return None;
    }
    if clauses.shape(idx) == Shape::Number {
        return (key == 'p').then(|| word.to_owned());
    }
    let closed = Class::DETERMINER.with(Class::OBLIQUE).with(Class::GENITIVE).with(Class::PREPOSITION);
    if clauses.shape(idx) != Shape::Small || clauses.is(idx, closed) || !clauses.is_adjective(idx, true) {
        return None;
    }
    let stem = words.stem(word)?;
    (!words.is_pointing(stem))
        .then(|| format!("{stem}{}", words.adjective.get(&key).map_or("", String::as_str)))
}
