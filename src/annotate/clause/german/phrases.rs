//! The phrases of a clause: nouns, names and pronouns with what belongs to them, and what their form tells.

use crate::annotate::Pos;
use crate::annotate::clause::structure::Phrase;
use crate::annotate::clause::surface::{Shape, Surface};
use crate::language::{Cases, Class, NounClass};

use super::level::Level;

/// A phrase in a clause.
#[derive(Clone, Debug)]
pub(super) struct Chunk {
    pub phrase: Phrase,
    /// The preposition before it.
    pub preposition: Option<usize>,
    /// The cases and genders that its words leave open.
    pub cases: Cases,
    /// Whether it is a pronoun alone.
    pub is_pronoun: bool,
    /// Whether it tells a time.
    pub is_timed: bool,
    /// Whether "und" joins others to it, or it to others.
    pub is_joined: bool,
    /// Whether it stands straight behind a comma and another phrase, as an apposition or in a row.
    pub is_added: bool,
    /// Position of its first word in the level.
    pub at: usize,
}

/// No clause that a person wrote has more; keeps hostile text linear.
const MOST_PHRASES: usize = 60;

/// The phrases among the words at `positions` of a level.
pub(super) fn phrases(
    surface: &Surface,
    level: &Level,
    positions: &[usize],
    opener: Option<usize>,
) -> Vec<Chunk> {
    let mut found: Vec<Chunk> = Vec::new();
    for run in positions.chunk_by(|a, b| a + 1 == *b) {
        let (Some(&first), Some(&last)) = (run.first(), run.last()) else { continue };
        let end = level.tokens[last] + 1;
        let mut at = first;
        // A preposition whose phrase has not begun: adverbs stand between.
        let mut open: Option<usize> = None;
        while at <= last && found.len() < MOST_PHRASES {
            let idx = level.tokens[at];
            if level.forms[at].is_some() {
                open = None;
                at += 1;
                continue;
            }
            if opener == Some(idx) {
                open = None;
            }
            // "mehr als 200", "bis zu 30", "über 500": the words say how many, not where.
            if let Some(n_words) = number_opener(surface, idx) {
                at += n_words;
                continue;
            }
            // "vor allem" says nothing of where.
            let grammar = &surface.prepared.pack.grammar;
            if idx + 1 < end && grammar.is_adverb_pair(&surface.lower(idx), &surface.lower(idx + 1)) {
                at += 2;
                continue;
            }
            let Some(mut chunk) = chunk_at(surface, (idx, end), at, opener) else {
                if is_preposition(surface, idx) && opener != Some(idx) {
                    open = Some(idx);
                } else if surface.is_timed(idx) && !surface.is_timed(idx + 1) {
                    // "seit der Reform von 2003 die Kosten": the year was its phrase.
                    open = None;
                }
                at += 1;
                continue;
            };
            chunk.preposition = chunk.preposition.or(open.take());
            let before = found.last_mut().filter(|before| before.phrase.tokens.end < idx);
            // "am Montag, dem 20. Februar, die Klage": behind a day there is no apposition but another time.
            let behind_time = |before: &Chunk| before.is_timed && !chunk.is_timed;
            if let Some(before) =
                before.filter(|before| is_row(surface, before.phrase.tokens.end, idx) && !behind_time(before))
            {
                chunk.is_added = true;
                chunk.is_joined |= (before.phrase.tokens.end..idx)
                    .any(|idx| surface.is(idx, Class::COORDINATOR) || is_second_half(surface, idx));
            }
            let until = chunk.phrase.tokens.end;
            // "den Angaben zufolge": the preposition stands behind.
            let behind = chunk.preposition.is_none() && !chunk.is_pronoun && until < end;
            if behind && is_postposition(surface, &chunk, until) {
                chunk.preposition = Some(until);
                at += 1;
            }
            // "den Angaben von Helfern zufolge".
            let outer = found.last_mut().filter(|outer| {
                chunk.preposition == Some(outer.phrase.tokens.end)
                    && outer.preposition.is_none()
                    && until < end
            });
            if let Some(outer) = outer.filter(|outer| is_postposition(surface, outer, until)) {
                outer.preposition = Some(until);
                found.push(chunk);
                while at <= last && level.tokens[at] <= until {
                    at += 1;
                }
                continue;
            }
            while at <= last && (level.tokens[at] < until || chunk.preposition == Some(level.tokens[at])) {
                at += 1;
            }
            // "von sich aus": the second part of the preposition, unless it ends the clause as a particle; "im Alter von
            // 50 Jahren an Krebs" has none.
            let first = chunk.preposition.map(|idx| surface.lower(idx)).unwrap_or_default();
            let attribute = chunk.preposition.is_some_and(|idx| {
                idx > 0 && surface.shape(idx - 1) == Shape::Noun && !surface.is_timed(idx - 1)
            });
            if at < last && !attribute && grammar.is_circumposition(&first, &surface.lower(level.tokens[at]))
            {
                at += 1;
            }
            found.push(chunk);
        }
    }
    count_rows(&mut found);
    found
}

/// Marks what is set out behind a finite verb, in a stretch without a verb of its own, as added: "…, darunter
/// drei Kinder".
pub(super) fn mark_set_out(
    surface: &Surface,
    level: &Level,
    positions: &[usize],
    finite: Option<usize>,
    chunks: &mut [Chunk],
) {
    for run in positions.chunk_by(|a, b| a + 1 == *b) {
        let (Some(&first), Some(&last)) = (run.first(), run.last()) else { continue };
        // "zog die Firma, die dort baut, das Angebot zurück": the clause goes on.
        let end = level.tokens[last];
        let goes_on = surface.shape(end) == Shape::Small
            && surface.prepared.pack.grammar.is_particle(&surface.lower(end));
        // "legte der Minister, Jo Tal, den Schwerpunkt auf …": no apposition to a subject.
        let first_chunk = chunks.iter().find(|chunk| (first..=last).contains(&chunk.at));
        let object = first_chunk.is_some_and(|chunk| {
            chunk.at == first
                && chunk.preposition.is_none()
                && chunk.cases.any(Cases::ACCUSATIVE)
                && !chunk.cases.any(Cases::NOMINATIVE)
                && !chunk.cases.any(Cases::DATIVE)
        });
        let set_out = !goes_on
            && !object
            && finite.is_some_and(|finite| finite < first)
            && run.iter().all(|&at| level.forms[at].is_none())
            && positions.first() != Some(&first);
        for chunk in chunks.iter_mut().filter(|chunk| set_out && (first..=last).contains(&chunk.at)) {
            chunk.is_added = true;
        }
    }
}

/// The first of a row that ends with "und" stands for all: together they are many.
fn count_rows(chunks: &mut [Chunk]) {
    let mut is_joined = false;
    for chunk in chunks.iter_mut().rev() {
        is_joined |= chunk.is_joined;
        if !chunk.is_added {
            if is_joined && chunk.preposition.is_none() {
                chunk.cases = chunk.cases.with_plural();
            }
            is_joined = false;
        }
    }
}

/// Whether the word behind a phrase is its preposition.
fn is_postposition(surface: &Surface, chunk: &Chunk, idx: usize) -> bool {
    let grammar = &surface.prepared.pack.grammar;
    let word = surface.lower(idx);
    // "eine Sprecherin gegenüber der Zeitung": it belongs to the phrase that follows.
    let opens = Class::DETERMINER.with(Class::OBLIQUE);
    if surface.is(idx, Class::PREPOSITION) && surface.is(idx + 1, opens) {
        return false;
    }
    grammar.is_postposition(&word) || grammar.follows_judgement(&surface.lower(chunk.phrase.head), &word)
}

/// Whether only commas and words that join stand between two phrases: an apposition, or more of a row.
fn is_row(surface: &Surface, from: usize, to: usize) -> bool {
    const FARTHEST: usize = 3;
    to - from <= FARTHEST
        && (from..to).all(|idx| {
            let joins = Class::COORDINATOR.with(Class::CLAUSE_COORDINATOR).with(Class::FOCUS);
            surface.word(idx) == "," || surface.is(idx, joins) || is_second_half(surface, idx)
        })
        && !(from..to).all(|idx| surface.is(idx, Class::FOCUS))
}

/// "sowohl A als auch B".
fn is_second_half(surface: &Surface, idx: usize) -> bool {
    surface.word(idx) == "als" && surface.word(idx + 1) == "auch"
}

/// Whether a word is no preposition but the particle of a verb, behind which another clause is joined: "kamen drei um
/// und …".
pub(super) fn ends_clause(surface: &Surface, idx: usize) -> bool {
    let grammar = &surface.prepared.pack.grammar;
    surface.shape(idx) == Shape::Small
        && grammar.is_particle(&surface.lower(idx))
        && surface.is(idx, Class::PREPOSITION)
        && surface.is(idx + 1, Class::COORDINATOR)
        && !surface.is(idx + 2, Class::PREPOSITION)
}

fn is_preposition(surface: &Surface, idx: usize) -> bool {
    // "sagte von der Leyen": the first word of a name.
    if is_second_half(surface, idx) || surface.is_particle_of_name(idx) || ends_clause(surface, idx) {
        return false;
    }
    let pos = surface.prepared.pos[idx];
    let class = surface.class(idx);
    let compares = class.any(Class::DOUBTFUL) && matches!(surface.word(idx), "als" | "wie" | "Als" | "Wie");
    let sub = class.any(Class::SUBORDINATOR);
    surface.shape(idx) == Shape::Small
        && (class.any(Class::PREPOSITION) || pos == Pos::Adp && !class.any(Class::ADVERB) || compares)
        && !(pos == Pos::Part || sub && pos == Pos::Sconj && !compares)
}

/// The number of words at `idx` that only say how exact the number behind them is.
fn number_opener(surface: &Surface, idx: usize) -> Option<usize> {
    let grammar = &surface.prepared.pack.grammar;
    let number = |at: usize| surface.shape(at) == Shape::Number && !surface.is_timed(at);
    let counted = |at: usize| number(at) || surface.prepared.pos.get(at) == Some(&Pos::Num);
    if number(idx + 1) && grammar.opens_number("", &surface.lower(idx)) {
        return Some(1);
    }
    (counted(idx + 2) && grammar.opens_number(&surface.lower(idx), &surface.lower(idx + 1))).then_some(2)
}

fn chunk_at(
    surface: &Surface,
    (idx, end): (usize, usize),
    at: usize,
    opener: Option<usize>,
) -> Option<Chunk> {
    let preposition = is_preposition(surface, idx) && opener != Some(idx);
    let start = if preposition { idx + 1 } else { idx };
    if start >= end {
        return None;
    }
    let (first, reached) = core_end(surface, start, end, opener)?;
    let (mut last, mut joined) = (reached, false);
    let pronoun = reached == first + 1 && surface.shape(first) == Shape::Small;
    while !pronoun && last < end {
        match attribute(surface, first, last, end) {
            Some((next, is_joined)) => (last, joined) = (next, joined || is_joined),
            None => break,
        }
    }
    let (head, head_end) = if pronoun { (first, reached) } else { head_of(surface, first, reached) };
    let mut cases = cases_of(surface, first, (head, head_end), pronoun);
    if joined {
        cases = cases.with_plural();
    }
    Some(Chunk {
        phrase: Phrase { tokens: first..last, head, head_end, cases },
        preposition: preposition.then_some(idx),
        cases,
        is_pronoun: pronoun,
        is_timed: (surface.is_timed(head_end - 1)
            || is_stretch(surface, head, head_end)
            || is_of_clock(surface, first, (head, head_end)))
            && !joined,
        is_joined: joined,
        is_added: false,
        at,
    })
}

/// Where a phrase that begins at `start` has its first word and where its nouns end.
fn core_end(surface: &Surface, start: usize, end: usize, opener: Option<usize>) -> Option<(usize, usize)> {
    let pos = surface.prepared.pos[start];
    let class = surface.class(start);
    let shape = surface.shape(start);
    let pronoun =
        pos == Pos::Pron && shape == Shape::Small && !class.any(Class::ADVERB.with(Class::SUBORDINATOR))
            || pos == Pos::Pron && class.any(Class::RELATIVE.with(Class::SUBJECT).with(Class::OBJECT));
    if let Some(score) = score_end(surface, start, end).filter(|_| surface.core(start, end).is_none()) {
        return Some(score);
    }
    let noun_next = start + 1 < end
        && matches!(surface.prepared.pos[start + 1], Pos::Noun | Pos::Adj | Pos::Propn | Pos::Num);
    let genitive = class.any(Class::GENITIVE) && !class.any(Class::DETERMINER) && noun_next;
    let pronoun = pronoun || opener == Some(start) && is_asked_or_relative(surface, start) && !noun_next;
    if shape == Shape::Small && is_indefinite(surface, start) {
        // "nichts Neues".
        let noun = start + 1 < end
            && surface.shape(start + 1) == Shape::Noun
            && surface.word(start + 1).ends_with(['s', 'm']);
        return Some((start, start + 1 + usize::from(noun)));
    }
    // "Die kommen nicht": an article without a noun is a pronoun.
    let alone = class.any(Class::DETERMINER.with(Class::OBLIQUE))
        && start + 1 < end
        && (surface.prepared.pos[start + 1].is_finite()
            || surface.is(start + 1, Class::ADVERB) && pos == Pos::Pron);
    // "der sich als Gegner darstellende Verleger": an article, whatever the model sees.
    let article =
        class.any(Class::DETERMINER.with(Class::OBLIQUE)) && surface.is_doing_to_oneself(start + 1, end);
    if alone && !article && !surface.is_attributive(start + 1) {
        return Some((start, start + 1));
    }
    if pronoun && !genitive && !article {
        // "dessen Bremsen": whose, and opens the clause all the same.
        let whose = class.any(Class::GENITIVE) && is_whose(surface, start);
        let determiner = class.any(Class::DETERMINER.with(Class::OBLIQUE))
            && noun_next
            && (opener != Some(start) || whose);
        if !determiner {
            return Some((start, start + 1));
        }
    }
    if shape == Shape::Small
        && class.any(Class::ADVERB.with(Class::NEGATION))
        && !class.any(Class::DETERMINER.with(Class::OBLIQUE))
    {
        return None;
    }
    let reached = surface.core(start, end)?;
    // "besuchte Campbell Kirchen", "in Thüringen 100 Stellen": two phrases touch.
    let behind_name = |at: usize| {
        surface.is_named(at - 1) && !surface.is_named(at)
            || surface.touches_name(at)
            || surface.shape(at) == Shape::Number
                && surface.prepared.pos[at - 1] == Pos::Propn
                && at + 1 < reached
                && surface.prepared.pos[at + 1] == Pos::Noun
            || are_two_nouns(surface, start, at)
            // "der Chef von den Vorwürfen" is no name.
            || surface.shape(at) == Shape::Small
                && surface.prepared.pos[at - 1] == Pos::Noun
                && !surface.is_named(at - 1)
    };
    let joint = (start + 1..reached).filter(|&at| behind_name(at)).find(|&at| match surface.shape(at) {
        Shape::Noun if surface.touches_name(at) => true,
        Shape::Noun if surface.is_named(at - 1) => {
            surface.prepared.pos[at] == Pos::Noun && !surface.word(at - 1).ends_with(['s', 'r', '’'])
        }
        Shape::Noun => true,
        // "des Rettungsdienstes 25 Menschen".
        Shape::Number => {
            let counts = at + 1 < reached && surface.prepared.pos[at + 1] == Pos::Noun;
            !surface.is_named(at - 1) || counts && surface.shape(at + 1) == Shape::Noun
        }
        // "Anna Lohm von der Gemeinde": no part of the name.
        Shape::Small => surface.is(at, Class::NAME_PARTICLE),
        _ => false,
    });
    Some((start, joint.unwrap_or(reached)))
}

/// "die Verteidigung Berufung", "zwei Jahren 800 Stellen": two nouns that touch are two phrases, but for a
/// measure with what it measures.
fn are_two_nouns(surface: &Surface, start: usize, at: usize) -> bool {
    let (pos, grammar) = (&surface.prepared.pos, &surface.prepared.pack.grammar);
    // "ab Sonntag Zeichnungen".
    let measure = grammar.is_measure(&surface.lower(at - 1));
    let begins = matches!(pos[at], Pos::Noun | Pos::Propn) || surface.shape(at) == Shape::Number && !measure;
    // "Ex-Minister" holds a time and is none.
    // … nor does an adjective of time end a phrase: "während der fünftägigen Suche".
    let adjective = surface.shape(at - 1) == Shape::Small && surface.is_inflected(at - 1);
    let behind_time = surface.is_timed(at - 1)
        && !surface.is_timed(at)
        && !surface.word(at - 1).contains('-')
        && !adjective;
    if behind_time && begins {
        return !measure;
    }
    let counts = surface.shape(at) == Shape::Number;
    let noun = if surface.shape(at) == Shape::Number { at + 1 } else { at };
    let bare = at < start + 2 && noun == at && !grammar.declension.is_noun(surface.word(at - 1));
    if pos[at - 1] != Pos::Noun || bare || surface.shape(at - 1) != Shape::Noun {
        return false;
    }
    pos.get(noun) == Some(&Pos::Noun)
        && surface.shape(noun) == Shape::Noun
        && !surface.is_named(noun)
        && (counts || !grammar.is_measure(&surface.lower(at - 1)))
        && (noun > at || grammar.declension.is_noun(surface.word(noun)))
}

/// The end of a score or a year behind its article: "dem 2:2".
fn score_end(surface: &Surface, start: usize, end: usize) -> Option<(usize, usize)> {
    let number = |at: usize| at < end && surface.shape(at) == Shape::Number;
    if !surface.is(start, Class::DETERMINER.with(Class::OBLIQUE)) || !number(start + 1) {
        return None;
    }
    let score = surface.word(start + 2) == ":" && number(start + 3);
    Some((start, start + if score { 4 } else { 2 }))
}

/// Whether the word is a pronoun that opens a clause, with a case of its own: "der", "wem".
fn is_asked_or_relative(surface: &Surface, idx: usize) -> bool {
    let has_case = surface.prepared.pack.grammar.declension.word(&surface.lower(idx)).is_some();
    surface.is(idx, Class::RELATIVE.with(Class::INTERROGATIVE)) && has_case
}

/// Whether a noun alone straight behind a time belongs to it: "um 7 Uhr Ortszeit".
fn is_of_clock(surface: &Surface, first: usize, (head, head_end): (usize, usize)) -> bool {
    first == head
        && head + 1 == head_end
        && first > 0
        && surface.is_timed(first - 1)
        && surface.class_of_head(&(head..head_end)) == Some(NounClass::Time)
}

/// Whether a noun alone tells how long.
fn is_stretch(surface: &Surface, head: usize, head_end: usize) -> bool {
    head + 1 == head_end && surface.prepared.pack.grammar.is_stretch(&surface.lower(head))
}

/// Whether a word can only be a genitive of any gender: "dessen", "deren".
fn is_whose(surface: &Surface, idx: usize) -> bool {
    let cases = surface.prepared.pack.grammar.declension.word(&surface.lower(idx));
    cases.is_some_and(|cases| cases == Cases::GENITIVE)
}

/// The end of an attribute at `at`, behind the nouns of a phrase, and whether it joins another phrase.
fn attribute(surface: &Surface, first: usize, at: usize, end: usize) -> Option<(usize, bool)> {
    let class = surface.class(at);
    let pos = surface.prepared.pos[at];
    if surface.shape(at) == Shape::Bracket {
        return Some((surface.after(at), false));
    }
    if surface.shape(at) != Shape::Small {
        return None;
    }
    if class.any(Class::GENITIVE) && pos != Pos::Pron {
        let declension = &surface.prepared.pack.grammar.declension;
        let only_genitive = declension.word(&surface.lower(at)).is_some_and(|cases| {
            !cases.any(Cases::NOMINATIVE) && !cases.any(Cases::ACCUSATIVE) && !cases.any(Cases::DATIVE)
        });
        // "die Koalition der Willigen" is a name as a whole.
        // "das Außenministerium der Vereinigten Staaten" has one.
        let common = || {
            let office = surface.prepared.info(at - 1).office.is_some();
            office || surface.prepared.pack.nouns.class_of_word(surface.word(at - 1)).is_some()
        };
        let name = surface.is_named(at - 1) && !surface.is_named(at) && at - 1 > first && !common();
        if name && !only_genitive {
            return None;
        }
        let reached = surface.core(at, end).filter(|&reached| reached > at + 1)?;
        // "des Dienstes 25 Menschen": a number begins another phrase.
        let counts = |&idx: &usize| {
            surface.shape(idx) == Shape::Number
                && surface.shape(idx - 1) == Shape::Noun
                && surface.shape(idx + 1) == Shape::Noun
                && surface.prepared.pos[idx + 1] == Pos::Noun
        };
        let reached = (at + 2..reached.saturating_sub(1)).find(counts).unwrap_or(reached);
        // "kurz vor Schluss der Ausgleich" is no genitive.
        let (head, _) = head_of(surface, at, reached);
        // "am Vormittag der Gutachter Jo Tal": who does it stands behind the time.
        if surface.is_timed(at - 1) && acts(surface, at, (head, reached)) {
            return None;
        }
        // "der Vereinigten Staaten": the last noun of a name tells it as well as the first.
        let genitive = |noun: usize| cases_of(surface, at, (noun, noun + 1), false).any(Cases::GENITIVE);
        let fits = is_whose(surface, at) || genitive(head) || genitive(reached - 1);
        return fits.then_some((reached, false));
    }
    if class.any(Class::COORDINATOR) && at + 1 < end {
        let next = at + 1;
        let nominal = surface.shape(next) == Shape::Noun
            || surface.is(next, Class::DETERMINER.with(Class::OBLIQUE))
            || matches!(surface.prepared.pos[next], Pos::Adj | Pos::Num);
        if !nominal || surface.prepared.pos[next].is_finite() {
            return None;
        }
        return surface.core(next, end).map(|reached| (reached, true));
    }
    // "die Gewinne deutscher Unternehmen".
    let adverb = usize::from(
        surface.is(at, Class::ADVERB) || pos == Pos::Adv || pos == Pos::Adj && !surface.is_inflected(at),
    );
    let genitive = !surface.is_timed(at - 1)
        && at + adverb + 1 < end
        && surface.word(at + adverb).ends_with("er")
        && surface.is_adjective(at + adverb, false)
        && matches!(surface.prepared.pos[at + adverb], Pos::Adj | Pos::Det);
    if genitive { surface.core(at + adverb, end).map(|reached| (reached, false)) } else { None }
}

/// Whether the phrase from `first` on is one for somebody who acts, by its form a subject.
fn acts(surface: &Surface, first: usize, (head, end): (usize, usize)) -> bool {
    let human = surface.class_of_head(&(first..end)) == Some(NounClass::Human);
    let somebody = human || surface.prepared.info(head).office.is_some() || surface.is_named(end - 1);
    somebody && cases_of(surface, first, (head, head + 1), false).any(Cases::NOMINATIVE)
}

/// Whether a small word stands for a noun: "alles", "viel".
fn is_indefinite(surface: &Surface, idx: usize) -> bool {
    let grammar = &surface.prepared.pack.grammar;
    let word = surface.lower(idx);
    grammar.is_indefinite(&word) || grammar.is_quantity(&word) && surface.prepared.pos[idx] == Pos::Pron
}

/// The first noun or name of a phrase, and where the title or name ends that begins with it.
fn head_of(surface: &Surface, first: usize, end: usize) -> (usize, usize) {
    let noun = |at: usize| surface.shape(at) == Shape::Noun;
    let pos = |at: usize| surface.prepared.pos[at];
    // Inner phrases ("das im Mai beschlossene Gesetz") come before the noun: its row of nouns is the last one.
    let Some(last) = (first..end).rev().find(|&at| noun(at)) else {
        let number = first + 1 < end && surface.shape(first + 1) == Shape::Number;
        return if number { (first + 1, end) } else { (first, end.min(first + 1)) };
    };
    let mut begin = last;
    while begin > first {
        let particle = surface.is(begin - 1, Class::NAME_PARTICLE) && begin >= first + 2 && noun(begin - 2);
        if !noun(begin - 1) && !particle {
            break;
        }
        begin -= 1;
    }
    // "Berlins Bürgermeister", "New Yorker Börse": what comes first only tells whose it is.
    let whose = (begin..last).rev().find(|&at| {
        pos(at) == Pos::Propn && pos(at + 1) == Pos::Noun && surface.word(at).ends_with(['s', 'r', '’'])
    });
    (whose.map_or(begin, |at| at + 1), last + 1)
}

/// What the words of a phrase tell of its case.
fn cases_of(surface: &Surface, first: usize, (head, head_end): (usize, usize), pronoun: bool) -> Cases {
    let declension = &surface.prepared.pack.grammar.declension;
    let lower = surface.lower(first);
    if pronoun {
        return declension.pronoun(&lower).unwrap_or(Cases::ALL);
    }
    let opening = if first == head {
        None
    } else {
        let adjective = || surface.is_adjective(first, false).then(|| declension.adjective(&lower));
        match declension.word(&lower) {
            // "dessen Bremsen": it tells nothing of the noun.
            Some(Cases::GENITIVE) => None,
            known => known.or_else(adjective),
        }
    };
    let number = match surface.shape(first) {
        Shape::Number if first != head && surface.word(first) != "1" => Cases::PLURAL,
        _ => Cases::ALL,
    };
    let of_noun = |at: usize| match surface.prepared.pos[at] {
        Pos::Propn if first == at && surface.is_named(at) => Cases::SINGULAR,
        Pos::Propn if !declension.is_noun(surface.word(at)) => Cases::ALL,
        _ => declension.noun(surface.word(at)),
    };
    // "der Deutsche Journalisten-Verband": the last noun of a name tells its gender as well as the first; a name behind
    // the noun for what it names ("der Agentur MIR") tells none.
    let last = of_noun(head_end.saturating_sub(1).max(head));
    let noun = if last == Cases::ALL { of_noun(head) } else { of_noun(head).or(last) };
    let opening = opening.unwrap_or(Cases::ALL).and(number);
    // "ein neuer", "ein neues": the adjective tells what the article leaves open.
    let told = opening.is_unmarked() && first + 1 < head && surface.is_adjective(first + 1, true);
    let opening = if told { opening.and(declension.adjective(&surface.lower(first + 1))) } else { opening };
    let both = opening.and(noun);
    // A genitive stands behind a noun; elsewhere the noun is not the one of the table.
    let leads = first == 0 || surface.shape(first - 1) != Shape::Noun;
    let odd = both.is_empty() || leads && both.only(Cases::GENITIVE);
    if odd { opening } else { both }
}
