//! Words of the text as a headline has them: phrases without articles, in the case that they take.

use crate::annotate::Pos;
use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::language::{Class, NounClass, NounForm};

use super::party::{Case, Party};

/// A title has at most so many letters; what does not fit is left out by whole phrases.
pub(super) const LONGEST: usize = 60;

/// How much of a phrase a title has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Brevity {
    /// All of it.
    Full,
    /// Up to its noun or name.
    Core,
    /// Only its name, or its noun without adjectives.
    Name,
    /// The same, without even the genitive that tells which one it is.
    Cut,
}

/// A phrase in its own case or, where `nominative`, as a subject.
pub(super) fn party(clauses: &Clauses, party: &Party, nominative: bool, brevity: Brevity) -> Option<String> {
    if party.is_row {
        return row(clauses, party, brevity);
    }
    let tokens = match brevity {
        Brevity::Full => party.tokens.clone(),
        // Who acts is clear without more words than for other things.
        Brevity::Core | Brevity::Name if nominative && class_of_core(clauses, &party.tokens).is_none() => {
            match name(clauses, &party.tokens).filter(|_| brevity == Brevity::Name) {
                Some(name) => return Some(name),
                None => core(clauses, &party.tokens),
            }
        }
        Brevity::Core => core_told(clauses, &party.tokens),
        Brevity::Name | Brevity::Cut => match name(clauses, &party.tokens) {
            Some(name) => return Some(name),
            None if brevity == Brevity::Name => core_told(clauses, &party.tokens),
            None => core(clauses, &party.tokens),
        },
    };
    let turned = nominative && party.case == Case::Accusative;
    let words = &clauses.prepared.pack.events.title;
    let Some(head) = head(clauses, &tokens) else {
        return Some(text(clauses, tokens)).filter(|text| !text.is_empty());
    };
    let first = tokens.start;
    let noun = clauses.word(head);
    let article = (clauses.shape(first) == Shape::Small && first < head).then(|| clauses.lower(first));
    let changes = article.as_ref().and_then(|article| words.nominative.get(article)).filter(|_| turned);
    if turned && article.is_none() && !clauses.is_named(head) && words.nominative_noun(noun) != noun {
        return None;
    }
    let opening = Opening::of(clauses, article, head..tokens.end, nominative);
    let ending = changes.or(opening.ending.as_ref()).filter(|_| !(opening.keeps && opening.is_definite));
    let mut words_of_title = Words::default();
    if let Some(article) = opening.article.as_ref().filter(|_| opening.keeps) {
        let subject = changes.and_then(|_| words.nominative_article.get(article));
        words_of_title.push(subject.unwrap_or(article));
    }
    let from = if opening.article.is_some() { first + 1 } else { first };
    // "mehr als 20", "rund 200".
    let exact = number_opener(clauses, first);
    if !exact.is_empty() {
        words_of_title.push(&text(clauses, exact));
    }
    // "Mehrere tausend Menschen", "30 Tote".
    let counts = |idx: usize| clauses.shape(idx) == Shape::Number || is_number_word(clauses, idx);
    if matches!(brevity, Brevity::Full | Brevity::Core) || (from..head).any(counts) {
        adjectives(clauses, from..head, ending.map(String::as_str), &mut words_of_title);
    }
    let subject = if changes.is_some() { words.nominative_noun(noun) } else { noun };
    let told = opening.noun.unwrap_or_else(|| subject.to_owned());
    words_of_title.push(&told);
    let behind = text_behind(clauses, head, head + 1..tokens.end);
    Some(format!("{}{behind}", words_of_title.0))
}

/// Each of a row by itself, joined as in the text.
fn row(clauses: &Clauses, whole: &Party, brevity: Brevity) -> Option<String> {
    let joins = |idx: &usize| {
        clauses.shape(*idx) == Shape::Break || clauses.is(*idx, Class::COORDINATOR) && !clauses.is_named(*idx)
    };
    let mut told = String::new();
    let mut from = whole.tokens.start;
    let ends = clauses.outer(whole.tokens.clone()).filter(joins).chain([whole.tokens.end]);
    for end in ends {
        if from == end {
            return None;
        }
        told.push_str(&party(clauses, &Party::own(from..end, whole.case), true, brevity)?);
        if end < whole.tokens.end {
            let comma = clauses.shape(end) == Shape::Break;
            told.push_str(&if comma { ", ".to_owned() } else { format!(" {} ", clauses.word(end)) });
        }
        from = end + 1;
    }
    Some(told)
}

/// The words before a number that say how exact it is.
fn number_opener(clauses: &Clauses, first: usize) -> Tokens {
    let grammar = &clauses.prepared.pack.grammar;
    let lower = |idx: usize| clauses.lower(idx);
    let number = clauses.shape(first) == Shape::Number;
    match () {
        () if number && first > 0 && grammar.opens_number("", &lower(first - 1)) => first - 1..first,
        () if number && first > 1 && grammar.opens_number(&lower(first - 2), &lower(first - 1)) => {
            first - 2..first
        }
        // "mindestens vierzig Menschen".
        () if first > 0 && clauses.shape(first - 1) == Shape::Small && is_number_word(clauses, first - 1) => {
            first - 1..first
        }
        () => first..first,
    }
}

/// Whether a word is a number in letters, and no article.
fn is_number_word(clauses: &Clauses, idx: usize) -> bool {
    let article = Class::DETERMINER.with(Class::OBLIQUE);
    let hundreds = &clauses.prepared.pack.events.title.hundreds;
    let large = || hundreds.iter().any(|end| clauses.word(idx).ends_with(end.as_str()));
    (clauses.prepared.pos[idx] == Pos::Num || large()) && !clauses.is(idx, article)
}

/// How a phrase opens in a title.
struct Opening {
    /// Its article.
    article: Option<String>,
    /// Whether the article stays.
    keeps: bool,
    /// Whether it is one behind which adjectives have a weak ending.
    is_definite: bool,
    /// The ending that adjectives take where it falls away.
    ending: Option<String>,
    /// The noun, where it is an adjective and takes that ending too: "die Vorsitzende Anna Lohm".
    noun: Option<String>,
}

impl Opening {
    fn of(clauses: &Clauses, article: Option<String>, noun: Tokens, first: bool) -> Self {
        let (head, end) = (noun.start, noun.end);
        let words = &clauses.prepared.pack.events.title;
        let noun = clauses.word(head);
        let possessive = |article: &String| words.possessive.get(article).filter(|_| first);
        let falls =
            article.as_ref().and_then(|article| words.dropped.get(article).or_else(|| possessive(article)));
        let is_definite = falls.is_some_and(|ending| !ending.is_empty());
        let is_adjectival = is_definite && words.is_adjectival(noun);
        let with_name = head + 1 < end && clauses.shape(head + 1) == Shape::Noun;
        let class = article.as_deref().map(|article| clauses.prepared.pack.grammar.class(article));
        let is_article = class
            .is_some_and(|class| class.any(Class::DETERMINER.with(Class::OBLIQUE).with(Class::GENITIVE)));
        let is_dropped = falls.is_some();
        let ending = falls.filter(|ending| !ending.is_empty()).cloned();
        let of_noun = ending.as_ref().filter(|_| is_adjectival && with_name).zip(words.stem(noun));
        Self {
            keeps: falls.is_none() || is_adjectival && !with_name,
            is_definite,
            noun: of_noun.map(|(ending, stem)| format!("{stem}{ending}")),
            ending,
            article: article.filter(|_| is_dropped || is_article),
        }
    }
}

/// Words of a title, joined as they stand in the text.
#[derive(Default)]
struct Words(String);

impl Words {
    fn push(&mut self, word: &str) {
        if !self.0.is_empty() {
            self.0.push(' ');
        }
        self.0.push_str(word);
    }
}

/// Adds the adjectives before a noun, with the ending that they take where their article falls away.
fn adjectives(clauses: &Clauses, tokens: Tokens, ending: Option<&str>, told: &mut Words) {
    let words = &clauses.prepared.pack.events.title;
    // "der am Dienstag erschienenen Ausgabe": what stands before the adjective falls away.
    let opened = tokens.clone().rev().find(|&idx| {
        clauses.is_timed(idx) || clauses.is(idx, Class::PREPOSITION) || clauses.shape(idx) == Shape::Bracket
    });
    // … and so does the participle that it belongs to: "der in Bern (Schweiz) geborene Tal".
    let done = |idx: usize| {
        words.stem(clauses.word(idx)).is_some_and(|stem| clauses.prepared.pack.time.tense.is_participle(stem))
    };
    let inside = tokens.clone().any(|idx| clauses.is(idx, Class::PREPOSITION));
    let from = match opened {
        Some(idx) if clauses.is_timed(idx) && done(idx + 1) => idx + 2,
        Some(idx) if clauses.is_timed(idx) => idx + 1,
        Some(idx) if clauses.shape(idx) == Shape::Bracket && !inside => clauses.after(idx),
        Some(_) => tokens.end,
        None => tokens.start,
    };
    for idx in clauses.outer(from..tokens.end) {
        let word = clauses.word(idx);
        let small = clauses.shape(idx) == Shape::Small;
        let adjective = |idx: usize| clauses.shape(idx) == Shape::Small && clauses.is_adjective(idx, true);
        let stem = words.stem(word).filter(|_| adjective(idx));
        let points = |idx: usize| words.stem(clauses.word(idx)).is_some_and(|stem| words.is_pointing(stem));
        let before_pointing = small && !adjective(idx) && idx + 1 < tokens.end && points(idx + 1);
        if points(idx) || before_pointing || clauses.shape(idx) == Shape::Break {
            continue;
        }
        // "das Europäische Parlament"; but "die Schweizer Bank".
        let of_place =
            word.ends_with(words.of_place.as_str()) && ending.is_some_and(|own| *own != words.of_place);
        let of_name = words.stem(word).filter(|_| !of_place).filter(|_| is_adjective_of_name(clauses, idx));
        if let (Some(stem), Some(ending)) = (of_name, ending) {
            told.push(&format!("{stem}{ending}"));
            continue;
        }
        match (stem, ending) {
            // "40.", "20 %".
            _ if is_glued(clauses, idx) => told.0.push_str(word),
            (Some(stem), Some(ending)) => told.push(&format!("{}{ending}", stem.to_lowercase())),
            _ if small => told.push(&word.to_lowercase()),
            _ => told.push(word),
        }
    }
}

/// Whether no blank stands before a token.
fn is_glued(clauses: &Clauses, idx: usize) -> bool {
    let tokens = &clauses.prepared.tokens;
    idx > 0 && tokens[idx - 1].span.end == tokens[idx].span.begin && clauses.shape(idx) != Shape::Noun
}

/// The name in a phrase; of two that "und" joins both.
fn name(clauses: &Clauses, tokens: &Tokens) -> Option<String> {
    let core = core(clauses, tokens);
    let joint = core.clone().find(|&idx| clauses.is(idx, Class::COORDINATOR) && !clauses.is_named(idx));
    if let Some(joint) = joint {
        let both = [core.start..joint, joint + 1..core.end].map(|half| name(clauses, &half));
        let [Some(one), Some(other)] = both else { return None };
        return Some(format!("{one} {} {other}", clauses.word(joint)));
    }
    let start = core.clone().find(|&idx| clauses.is_named(idx))?;
    let end = (start..core.end).take_while(|&idx| clauses.is_named(idx)).last()? + 1;
    Some(text(clauses, start..end))
}

/// A phrase without what follows its noun or name, each of two that "und" joins.
pub(super) fn core(clauses: &Clauses, tokens: &Tokens) -> Tokens {
    let core_end = |from: usize| clauses.core(from, tokens.end).unwrap_or(tokens.end).min(tokens.end);
    let mut end = core_end(tokens.start).max(tokens.start + 1);
    while end + 1 < tokens.end && clauses.is(end, Class::COORDINATOR) {
        end = core_end(end + 1).max(end + 2);
    }
    // "die Koalition der Willigen" is a name as a whole.
    while end < tokens.end && clauses.is_named(end) && clauses.is_named(end - 1) && !clauses.touches_name(end)
    {
        end += 1;
    }
    tokens.start..end.min(tokens.end)
}

/// The first noun or name of a phrase; what stands with a preposition between its article and its adjectives is none:
/// "ein für den Ort wichtiger Vertrag".
pub(super) fn head(clauses: &Clauses, tokens: &Tokens) -> Option<usize> {
    let noun = |idx: &usize| {
        clauses.shape(*idx) == Shape::Noun && !is_adjective_of_name(clauses, *idx) && !clauses.is_years(*idx)
    };
    let nouns = || clauses.outer(tokens.clone()).filter(|idx| !clauses.is_timed(*idx)).filter(noun);
    let first = nouns().next()?;
    let inner = (tokens.start + 1..first).any(|idx| clauses.is(idx, Class::PREPOSITION));
    if !inner {
        return Some(first);
    }
    let end = core(clauses, tokens).end;
    let last = nouns().take_while(|idx| *idx < end).last()?;
    (tokens.start..last + 1).rev().take_while(|idx| clauses.shape(*idx) == Shape::Noun).last()
}

/// The words of some tokens as they stand in the text, up to a comma; brackets fall away.
pub(super) fn text(clauses: &Clauses, tokens: Tokens) -> String {
    text_behind(clauses, tokens.start, tokens.start..tokens.end).trim().to_owned()
}

/// The same, with the blank that stands before them in the text; `before` is the token that they follow.
fn text_behind(clauses: &Clauses, before: usize, tokens: Tokens) -> String {
    let prepared = clauses.prepared;
    let mut text = String::new();
    let mut last = before;
    for idx in clauses.outer(tokens.clone()) {
        match clauses.shape(idx) {
            Shape::Bracket => continue,
            Shape::Break if !clauses.is_adjective(idx + 1, true) => break,
            _ => {}
        }
        let end = clauses.after(idx).min(tokens.end.max(idx + 1));
        let span = prepared.span(idx..end);
        let lower = idx == tokens.start && clauses.shape(idx) == Shape::Small;
        if prepared.tokens.get(last).is_some_and(|last| last.span.end < span.begin) && last != idx {
            text.push(' ');
        }
        let word = span.of(prepared.text());
        text.push_str(&if lower { word.to_lowercase() } else { word.to_owned() });
        last = end - 1;
    }
    text
}

/// Whether a name begins with this adjective: "das Weiße Haus".
pub(super) fn is_adjective_of_name(clauses: &Clauses, idx: usize) -> bool {
    let words = &clauses.prepared.pack.events.title;
    let word = clauses.word(idx);
    // "das Auswärtige Amt": behind this article a noun has no such ending.
    let neuter = || {
        let article = idx.checked_sub(1).and_then(|before| words.dropped.get(&clauses.lower(before)));
        let ending = words.dropped.values().find(|ending| ending.len() == 1);
        article.is_some_and(|article| words.adjective.get(&'n') == Some(article))
            && ending.is_some_and(|ending| word.ends_with(ending.as_str()))
    };
    clauses.shape(idx) == Shape::Noun
        && clauses.shape(idx + 1) == Shape::Noun
        && (clauses.prepared.pos[idx] == Pos::Adj || neuter())
        && words.stem(word).is_some()
        && clauses.prepared.pack.names.word(word).noun == NounForm::Unknown
}

/// What the noun of a phrase is, by itself.
fn class_of_core(clauses: &Clauses, tokens: &Tokens) -> Option<NounClass> {
    clauses.class_of_head(&core(clauses, tokens))
}

/// The same; of a noun that says nothing without what follows it the whole phrase ("am Rande der Stadt"), and of any
/// but who and where the genitive that tells which one ("nach dem Ende des Krieges").
pub(super) fn core_told(clauses: &Clauses, tokens: &Tokens) -> Tokens {
    let core = core(clauses, tokens);
    let relational = &clauses.prepared.pack.events.title.relational;
    if core.clone().any(|idx| relational.contains(clauses.word(idx))) {
        return tokens.clone();
    }
    let genitive = core.end < tokens.end
        && clauses.shape(core.end) == Shape::Small
        && clauses.is(core.end, Class::GENITIVE)
        && !clauses.is(core.end, Class::COORDINATOR);
    let is_clear = matches!(
        class_of_core(clauses, tokens),
        Some(NounClass::Human | NounClass::Body | NounClass::Place | NounClass::Thing | NounClass::Time)
    ) || clauses.is_named(core.end - 1);
    let told = clauses.core(core.end, tokens.end).filter(|_| genitive && !is_clear);
    core.start..told.unwrap_or(core.end).min(tokens.end)
}

/// A preposition with the name in its phrase, or with the whole phrase: "mit Donald Trump".
pub(super) fn with_name(clauses: &Clauses, preposition: usize, tokens: &Tokens) -> String {
    match name(clauses, tokens) {
        Some(name) => {
            let before = clauses.lower(preposition);
            // "vom Präsidenten Jan Tal": without the noun its article goes.
            let noun = |idx: usize| clauses.shape(idx) == Shape::Noun && !clauses.is_named(idx);
            let drops = head(clauses, tokens).is_some_and(noun);
            let plain = clauses.prepared.pack.events.title.contracted.get(&before).filter(|_| drops);
            format!("{} {name}", plain.unwrap_or(&before))
        }
        None => text(clauses, preposition..core_told(clauses, tokens).end),
    }
}

/// A verb as the article would write it.
pub(super) fn spelled(clauses: &Clauses, verb: String) -> String {
    let (prepared, words) = (clauses.prepared, &clauses.prepared.pack.events.title);
    words.spelling.iter().fold(verb, |verb, (letter, other)| {
        let unknown = verb.contains(letter.as_str()) && !prepared.text().contains(letter.as_str());
        if unknown { verb.replace(letter.as_str(), other) } else { verb }
    })
}

/// A title without quotation marks where one has no partner: the name that they enclose is cut.
pub(super) fn balanced(title: String) -> String {
    const MARKS: [char; 6] = ['„', '“', '”', '"', '»', '«'];
    let odd = title.matches(MARKS).count() % 2 == 1;
    if odd { title.replace(MARKS, "") } else { title }
}

/// Whether a title names only one of two: "Gespräch zwischen Bern".
pub(super) fn lacks_other(clauses: &Clauses, title: &str) -> bool {
    let words = &clauses.prepared.pack.events.title;
    let mut behind = title.split(' ').skip_while(|word| *word != words.between).peekable();
    behind.peek().is_some() && !behind.any(|word| word == words.and)
}

/// Whether a title has no second noun or name, and no number.
pub(super) fn is_unspecific(title: &str) -> bool {
    let says = |word: &str| word.starts_with(|first: char| first.is_uppercase() || first.is_numeric());
    !title.split([' ', '-']).skip(2).any(says)
}
