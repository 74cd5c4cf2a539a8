//! Time, place, people and countries of an event.

use foldhash::HashSet;

use crate::annotate::clause::structure::{Argument, Clause, ClauseKind, Phrase, Role, Tense, Voice};
use crate::annotate::clause::{Clauses, Shape};
use crate::annotate::stage::Stage;
use crate::annotate::{
    Annotations, CountryRef, Derivation, MentionKind, Modality, Prepared, Timex, TimexKind,
};
use crate::language::{Class, Country};
use crate::text::{Span, beginning_in};
use crate::time::{DAY, Grain, TimeInterval};

use super::factuality;
use super::naming::event_noun;
use super::telling::{Candidate, Word};
use super::wording;

/// No more people and bodies than this are said to take part.
const MOST_PARTICIPANTS: usize = 6;

/// Where an event is told.
pub(super) struct Scene<'a> {
    /// The words of the document.
    pub clauses: &'a Clauses<'a>,
    /// What was found before.
    pub found: &'a Annotations,
    /// Where the article and its passages play.
    pub stage: &'a Stage<'a>,
    /// Whether the article is mostly about what was long ago.
    pub is_history: bool,
    /// The beginnings of the nouns and names of its headline and first sentence.
    pub topic: HashSet<String>,
}

impl Scene<'_> {
    /// The time expression that dates what a candidate tells: that of its noun, of its clause, or of the clause it
    /// depends on.
    pub fn timex(&self, candidate: &Candidate) -> Option<usize> {
        let at = self.clauses.prepared.tokens[candidate.at].span.begin;
        let clause = &self.clauses.list[candidate.clause];
        if let Word::Attribute(attribute) = &candidate.word {
            return Some(attribute.timex);
        }
        if let Word::Noun(naming) = &candidate.word {
            let mood = &self.clauses.prepared.pack.events.mood;
            let before = naming.preposition.map(|idx| self.clauses.lower(idx));
            // "trotz des Verbots", "nach der Wahl": the clause has another time.
            let apart =
                before.is_some_and(|word| mood.apart.contains(&word) || mood.followed.contains(&word));
            if apart || naming.timex.is_some() {
                return naming.timex;
            }
        }
        let own = self.of_clause(clause, at, false).filter(|&idx| !self.is_target(candidate, idx));
        // "…, obwohl sie es zuvor verboten hatte": that was not on the day of the other clause.
        let of_parent =
            || self.of_parent(clause, at).filter(|_| !factuality::is_earlier(self.clauses, candidate));
        own.or_else(of_parent).or_else(|| self.lasting(clause))
    }

    /// The expression that tells since when what a candidate tells by its verb went on until now, where no other dates
    /// it: "seit Januar starben 29 Menschen".
    pub fn since(&self, candidate: &Candidate) -> Option<usize> {
        let clause = &self.clauses.list[candidate.clause];
        let (timexes, mood) = (&self.found.timexes, &self.clauses.prepared.pack.events.mood);
        let zones = clause.parts.iter().map(|part| self.clauses.prepared.span(part.clone()));
        let mut inside = zones.flat_map(|zone| beginning_in(timexes, zone, |timex| timex.span));
        let since = |idx: usize| {
            let first = self.clauses.tokens_of(timexes[idx].span).start;
            let mut opening = first.checked_sub(1).into_iter().chain([first]);
            opening.any(|at| mood.since.contains(&self.clauses.lower(at)))
        };
        let over = clause.predicate.tense == Tense::Past && matches!(candidate.word, Word::Verb(_));
        inside.find(|&idx| {
            over && dates(&timexes[idx]) && since(idx) && !is_to_come(self.clauses.prepared, &timexes[idx])
        })
    }

    /// Whether an expression tells the day for which something was done, and not when: "vertagte den Prozess auf den
    /// 28. Mai". What is told as over has no day after publication.
    fn is_target(&self, candidate: &Candidate, idx: usize) -> bool {
        let predicate = &self.clauses.list[candidate.clause].predicate;
        let over = predicate.tense == Tense::Past && predicate.modal.is_none();
        if !matches!(candidate.word, Word::Verb(_)) || !over {
            return false;
        }
        let timex = &self.found.timexes[idx];
        let first = self.clauses.tokens_of(timex.span).start;
        let aims = &self.clauses.prepared.pack.events.mood.aims;
        let article = |idx: &usize| self.clauses.is(*idx, Class::DETERMINER.with(Class::OBLIQUE));
        let before = first.checked_sub(1).map(|idx| if article(&idx) { idx.saturating_sub(1) } else { idx });
        let mut opening = before.into_iter().chain([first]);
        let aimed = opening.any(|idx| aims.contains(self.clauses.lower(idx).as_str()));
        aimed
            || is_to_come(self.clauses.prepared, timex)
                && factuality::modality(self.clauses, candidate) == Modality::Asserted
    }

    /// The expression of a clause that dates the word at the byte `at`, which stands in it or, where it is `of_other`, in
    /// a clause that depends on it: a day before a month and that before a year, of several the nearest.
    fn of_clause(&self, clause: &Clause, at: u32, of_other: bool) -> Option<usize> {
        let timexes = &self.found.timexes;
        let zones = clause.parts.iter().map(|part| self.clauses.prepared.span(part.clone()));
        let inside = zones.flat_map(|zone| beginning_in(timexes, zone, |timex| timex.span));
        let fits = |idx: &usize| {
            dates(&timexes[*idx])
                && !self.is_origin(*idx)
                && !self.is_bound(*idx)
                && !self.is_since(clause, *idx)
                && (of_other || !is_aside(self.clauses, clause, &timexes[*idx]))
        };
        inside.filter(fits).min_by_key(|&idx| {
            let timex = &timexes[idx];
            let coarse = match timex.grain {
                Some(grain) if grain > Grain::Month => 2,
                Some(grain) if grain > Grain::Day => 1,
                _ => 0,
            };
            (timex.vague, coarse, timex.span.begin.abs_diff(at))
        })
    }

    /// Whether an expression is only not reached yet: "noch vor Weihnachten".
    fn is_bound(&self, idx: usize) -> bool {
        let bounds = &self.clauses.prepared.pack.events.mood.bounds;
        let first = self.clauses.tokens_of(self.found.timexes[idx].span).start;
        let before = first.checked_sub(1).map(|before| self.clauses.lower(before));
        before.is_some_and(|word| bounds.contains(&word))
    }

    /// Whether an expression tells since or until when something goes on or went on again and again: "seit der Reform von
    /// 2003 wurden …", "bis zum 12. März". A state has begun then: "ist seit Montag gesperrt".
    fn is_since(&self, clause: &Clause, idx: usize) -> bool {
        /// "bis zum": a preposition and an article may stand between.
        const NEAR: usize = 2;
        let (clauses, mood) = (self.clauses, &self.clauses.prepared.pack.events.mood);
        let first = clauses.tokens_of(self.found.timexes[idx].span).start;
        let small = Class::PREPOSITION.with(Class::OBLIQUE).with(Class::DETERMINER);
        let opening =
            (first.saturating_sub(NEAR)..=first).rev().take_while(|&at| at == first || clauses.is(at, small));
        let straight = opening.map(|at| clauses.lower(at)).find(|word| mood.lasting.contains(word));
        // "seit der Wiedereinführung der Strafe 1976".
        let of_phrase = || {
            clause.arguments.iter().find_map(|Argument { role, phrase }| {
                let Role::Prepositional(at) = *role else { return None };
                let behind = phrase.tokens.end <= first && phrase.tokens.end + NEAR >= first;
                let near = phrase.tokens.contains(&first) || behind && !clauses.is_timed(phrase.head);
                near.then(|| clauses.lower(at)).filter(|word| mood.lasting.contains(word))
            })
        };
        let Some(word) = straight.or_else(of_phrase) else { return false };
        let (predicate, timex) = (&clause.predicate, &self.found.timexes[idx]);
        if mood.since.contains(&word) {
            return predicate.voice != Voice::State && predicate.tense == Tense::Past;
        }
        // "hatten bis zum Mittag gewählt", "will bis Ende Januar entscheiden": then at the latest.
        let by_then = timex.grain < Some(Grain::Day) && !is_to_come(clauses.prepared, timex);
        !by_then && predicate.modal.is_none() && predicate.tense != Tense::Future
    }

    /// "Two weeks after the attack of 3 May" tells a day, and 3 May is only what it is counted from.
    fn is_origin(&self, idx: usize) -> bool {
        let timexes = &self.found.timexes;
        let before = idx.checked_sub(1).map(|before| &timexes[before]);
        before.is_some_and(|length| {
            length.kind == TimexKind::Duration
                && length.derivation == Derivation::FromTimex(timexes[idx].span)
        })
    }

    /// What dates the clause on which this one depends; a relative clause has its own time.
    fn of_parent(&self, clause: &Clause, at: u32) -> Option<usize> {
        if matches!(clause.kind, ClauseKind::Relative | ClauseKind::Main) {
            return None;
        }
        // "so wie 2014, als …": what is compared may be what the other clause tells.
        self.of_clause(self.clauses.list.get(clause.parent?)?, at, true)
    }

    /// The length that tells since when something goes on, beside its verb.
    fn lasting(&self, clause: &Clause) -> Option<usize> {
        let timexes = &self.found.timexes;
        let zones = clause.parts.iter().map(|part| self.clauses.prepared.span(part.clone()));
        zones
            .flat_map(|zone| beginning_in(timexes, zone, |timex| timex.span))
            .find(|&idx| timexes[idx].kind == TimexKind::Duration && timexes[idx].interval.is_some())
    }

    /// The place named behind a preposition of place in the clause, nearest to the byte `at`.
    pub fn place(&self, clause: &Clause, at: u32) -> Option<usize> {
        let rules = &self.clauses.prepared.pack.scenes;
        let zones = clause.parts.iter().map(|part| self.clauses.prepared.span(part.clone()));
        let named = |idx: &usize| {
            let mention = &self.found.mentions[*idx];
            let before = self.clauses.tokens_of(mention.span).start.checked_sub(1);
            mention.kind == MentionKind::Loc
                && before.is_some_and(|before| rules.places.contains(self.clauses.lower(before).as_str()))
        };
        let distance = |idx: &usize| self.found.mentions[*idx].span.begin.abs_diff(at);
        zones.flat_map(|zone| self.mentions_in(zone)).filter(named).min_by_key(distance)
    }

    /// The indices of the mentions that begin in `zone`.
    pub fn mentions_in(&self, zone: Span) -> std::ops::Range<usize> {
        let mentions = &self.found.mentions;
        let first = mentions.partition_point(|mention| mention.span.begin < zone.begin);
        let inside = mentions[first..].iter().take_while(|mention| mention.span.begin < zone.end).count();
        first..first + inside
    }

    /// Who is named in `zone`, as indices of actors, in text order; places are nobody.
    pub fn participants(&self, zone: Span) -> Vec<usize> {
        let mut found = Vec::new();
        for idx in self.mentions_in(zone) {
            let mention = &self.found.mentions[idx];
            let Some(actor) = mention.actor.filter(|_| mention.kind != MentionKind::Loc) else { continue };
            if !found.contains(&actor) && found.len() < MOST_PARTICIPANTS {
                found.push(actor);
            }
        }
        found
    }

    /// The words for countries in `zone`, in text order.
    pub fn country_words(&self, zone: Span) -> impl Iterator<Item = &CountryRef> {
        let refs = &self.found.countries;
        let first = refs.partition_point(|found| found.span.begin < zone.begin);
        refs[first..].iter().take_while(move |found| found.span.begin < zone.end)
    }

    /// The countries named in `zone`, in text order.
    pub fn countries(&self, zone: Span) -> Vec<Country> {
        let named = self.country_words(zone);
        let mut places: Vec<(u32, Country)> = named.map(|found| (found.span.begin, found.country)).collect();
        for idx in self.mentions_in(zone) {
            let mention = &self.found.mentions[idx];
            let actor = mention.actor.and_then(|actor| self.found.actors.get(actor));
            let country = mention.country.or(actor.and_then(|actor| actor.country));
            places.extend(country.map(|country| (mention.span.begin, country)));
        }
        places.sort_by_key(|(begin, _)| *begin);
        let mut countries = Vec::new();
        for (_, country) in places {
            if !countries.contains(&country) {
                countries.push(country);
            }
        }
        countries
    }
}

/// Whether an expression only tells what something is compared with ("um ein Fünftel gegenüber dem Vorjahr") or which
/// thing is meant ("laut dem Gesetz von 1961"): it dates nothing that the clause tells.
pub(super) fn is_aside(clauses: &Clauses, clause: &Clause, timex: &Timex) -> bool {
    /// The word that compares stands so many words before, a thing's article and adjectives so many.
    const NEAR: usize = 3;
    const FAR: usize = 6;
    let mood = &clauses.prepared.pack.events.mood;
    let first = clauses.tokens_of(timex.span).start;
    let within = |idx: &usize| clause.parts.iter().any(|part| part.contains(idx));
    let holds = |words: &foldhash::HashSet<String>, idx: usize| words.contains(clauses.word(idx));
    if is_of_attribute(clauses, clause, first) || is_of_noun(clauses, clause, timex) {
        return true;
    }
    let near = (first.saturating_sub(NEAR)..first).rev().take_while(within);
    if near.filter(|idx| clause.opener != Some(*idx)).any(|idx| holds(&mood.compared, idx)) {
        return true;
    }
    let determined = |idx: usize| clauses.is(idx, Class::DETERMINER.with(Class::OBLIQUE));
    // The expression begins with its preposition, or behind it.
    let opens = clauses.is(first, Class::PREPOSITION.with(Class::OBLIQUE));
    let of = if opens { Some(first) } else { first.checked_sub(1) };
    let of = of.map(|of| if determined(of) && of > 0 && !opens { of - 1 } else { of });
    let Some(of) = of.filter(|&of| of > 0 && within(&of) && within(&(of - 1))) else { return false };
    let noun = clauses.shape(of - 1) == Shape::Noun && !clauses.is_timed(of - 1);
    if !noun || timex.range.is_some() || !clauses.is(of, Class::PREPOSITION.with(Class::OBLIQUE)) {
        return false;
    }
    let before = (of.saturating_sub(FAR)..of).rev().take_while(within);
    let mut prepositions = before.filter(|&idx| clauses.is(idx, Class::PREPOSITION));
    let preposition = prepositions.next().map(|idx| clauses.lower(idx));
    let held = preposition.as_ref().map(|word| mood.held.contains(word));
    let followed = preposition.as_ref().is_some_and(|word| mood.followed.contains(word));
    let event = event_noun(clauses, &(of - 1..of)).is_some();
    let coarse = timex.grain > Some(Grain::Month);
    match () {
        // "zu einem Anschlag auf ein Hotel in Kuba im Jahr 1997".
        () if coarse && hangs_on_chain(clauses, clause, of) => true,
        // "einen Vertrag bis 2006".
        () if coarse && mood.lasting.contains(clauses.lower(of).as_str()) => true,
        // "die Opfer der Anschläge am 11. September": the noun has its day, and what is done to it another.
        () if event => held == Some(false) && !followed,
        () if mood.of_thing.contains(clauses.lower(of).as_str()) => held != Some(true),
        // "die Zahlen für das zweite Quartal".
        () => coarse && mood.of_stretch.contains(clauses.lower(of).as_str()),
    }
}

/// Whether the phrase at `of` is the last of a row of phrases with prepositions that follow each other, the first of
/// which tells what something is about: it may be the time of that as well.
fn hangs_on_chain(clauses: &Clauses, clause: &Clause, of: usize) -> bool {
    let mood = &clauses.prepared.pack.events.mood;
    let before = |end: usize| {
        clause.arguments.iter().find_map(|Argument { role, phrase }| match *role {
            Role::Prepositional(at) if phrase.tokens.end == end => Some(at),
            _ => None,
        })
    };
    let Some(last) = before(of) else { return false };
    let mut first = last;
    while let Some(at) = before(first) {
        first = at;
    }
    let place = |at: usize| {
        let word = clauses.lower(at);
        mood.held.contains(&word) || clauses.prepared.pack.events.title.places.contains(&word)
    };
    first < last && !place(first) && first > clause.predicate.finite.unwrap_or(0)
}

/// Whether an expression stands in quotation marks, or straight behind a noun that it only describes: "im Bericht
/// „Wald 2013“", "am letzten Spieltag der Saison 2006/07". What happens in the thing has its time: "bei der
/// Weltmeisterschaft 2006".
fn is_of_noun(clauses: &Clauses, clause: &Clause, timex: &Timex) -> bool {
    /// A thing's article and adjectives stand so many words before.
    const FAR: usize = 5;
    let tokens = clauses.tokens_of(timex.span);
    let first = tokens.start;
    let part = clause.parts.iter().find(|part| part.contains(&first));
    let Some(part) = part else { return false };
    let around = |idx: usize| clauses.shape(idx) == Shape::Bracket && clauses.after(idx) > first;
    let bracket = (part.start..first).any(around);
    if !bracket && !clauses.outer(part.clone()).any(|idx| idx == first) {
        return true;
    }
    let Some(noun) = first.checked_sub(1).filter(|noun| part.contains(noun)) else { return false };
    // "beim ersten Endspiel des Jahres".
    let whose = clauses.is(first, Class::GENITIVE) && !clauses.is(first, Class::PREPOSITION);
    if whose && clauses.shape(noun) == Shape::Noun && !clauses.is_timed(noun) {
        return true;
    }
    let coarse = timex.grain.is_some_and(|grain| grain > Grain::Month);
    let described = coarse && clauses.shape(noun) == Shape::Noun && !clauses.is_timed(noun);
    if !described || event_noun(clauses, &(noun..noun + 1)).is_some() {
        return false;
    }
    let mood = &clauses.prepared.pack.events.mood;
    let before = (noun.saturating_sub(FAR)..noun).rev().take_while(|idx| part.contains(idx));
    let mut prepositions =
        before.filter(|&idx| clauses.is(idx, Class::PREPOSITION)).map(|idx| clauses.lower(idx));
    // "nach seiner Wahl zum Präsidenten 1989".
    let nearest = prepositions.next();
    nearest.is_some_and(|word| !mood.held.contains(&word))
        && !prepositions.any(|word| mood.followed.contains(&word))
}

/// Whether the word at `at` stands before a participle that tells something of a noun: "der am Dienstag verletzte
/// Spieler reist ab".
fn is_of_attribute(clauses: &Clauses, clause: &Clause, at: usize) -> bool {
    let words = &clauses.prepared.pack.events.title;
    let tense = &clauses.prepared.pack.time.tense;
    // "Die für Montag geplante Sitzung fällt aus": its day is what is told.
    let planned = &clauses.prepared.pack.events.mood.planned;
    let participle = |idx: usize| {
        clauses.is_adjective(idx, true)
            && !planned.contains(clauses.word(idx))
            && words.stem(clauses.word(idx)).is_some_and(|stem| tense.is_participle(stem))
    };
    // "in einer 2012 veröffentlichten Studie zeigte er": that is when.
    let held = &clauses.prepared.pack.events.mood.held;
    let apart = |argument: &&Argument| match argument.role {
        Role::Prepositional(at) => !held.contains(clauses.lower(at).as_str()),
        _ => true,
    };
    let others = clause.arguments.iter().filter(apart).map(|argument| &argument.phrase);
    // "der heute 49-jährige Wirt": a time straight before an adjective is that of the adjective.
    let aged =
        |idx: usize| idx == at + 1 && clauses.is_adjective(idx, true) && !planned.contains(clauses.word(idx));
    // "der am Dienstag bei einem Spiel verletzte Stürmer": whatever stands between.
    let before_head = |phrase: &Phrase| {
        let head = wording::head(clauses, &phrase.tokens);
        head.and_then(|head| head.checked_sub(1)).is_some_and(|idx| {
            let tells = aged(idx) || participle(idx) && !clauses.is_timed(idx);
            idx > at && at > phrase.tokens.start && tells
        })
    };
    clause.subject.iter().chain(others).any(|phrase| {
        phrase.tokens.contains(&at) && before_head(phrase)
            || phrase.tokens.contains(&at)
                && (at + 1..phrase.tokens.end)
                    .take_while(|&idx| clauses.shape(idx) != Shape::Noun || clauses.is_timed(idx))
                    .any(|idx| participle(idx) && !clauses.is_timed(idx))
    })
}

/// Whether an expression can date an event.
fn dates(timex: &Timex) -> bool {
    timex.point && timex.interval.is_some()
}

/// Whether an expression tells a time after the day of publication.
pub(super) fn is_to_come(prepared: &Prepared, timex: &Timex) -> bool {
    let published = prepared.document.published.date.map(TimeInterval::day);
    timex.interval.zip(published).is_some_and(|(told, published)| told.start >= published.end)
}

/// Whether an expression tells a time long before the day of publication: months ago.
pub(super) fn is_long_ago(prepared: &Prepared, timex: &Timex) -> bool {
    /// News are told of so many days.
    const DAYS: i64 = 60;
    let told = prepared.document.published.date.zip(timex.interval);
    told.is_some_and(|(day, told)| (TimeInterval::day(day).start - told.end) / DAY > DAYS)
}

/// Whether an article is mostly about what was years ago.
pub(super) fn is_history(prepared: &Prepared, timexes: &[Timex]) -> bool {
    /// Of fewer times nothing is told.
    const FEWEST: usize = 6;
    let told: Vec<&Timex> = timexes.iter().filter(|timex| dates(timex) && !timex.vague).collect();
    let past = told.iter().filter(|timex| is_long_ago(prepared, timex)).count();
    told.len() >= FEWEST && past * 3 > told.len() * 2
}

/// Whether an expression tells a time before the day of publication.
pub(super) fn is_over(prepared: &Prepared, timex: &Timex) -> bool {
    let published = prepared.document.published.date.map(TimeInterval::day);
    timex.interval.zip(published).is_some_and(|(told, published)| told.end <= published.start)
}
