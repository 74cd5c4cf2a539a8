//! Time, place, people and countries of an event.

use foldhash::HashSet;

use crate::annotate::clause::structure::{Argument, Clause, ClauseKind, Role, Tense, Voice};
use crate::annotate::clause::{Clauses, Shape};
use crate::annotate::stage::Stage;
use crate::annotate::{Annotations, CountryRef, Derivation, MentionKind, Modality, TimexKind};
use crate::language::{Class, Country};
use crate::text::{Span, beginning_in};
use crate::time::Grain;

use super::aside::is_aside;
use super::factuality;
use super::nearness::{dates, is_to_come};
use super::opening::Lead;
use super::telling::{Candidate, Word};

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
    /// The beginnings of the nouns and names of its headline.
    pub headline: HashSet<String>,
    /// Where it tells its news.
    pub lead: Lead,
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
            over && dates(&timexes[idx])
                && since(idx)
                && !self.is_first_since(idx)
                && !is_to_come(self.clauses.prepared, &timexes[idx])
        })
    }

    /// Whether an expression only tells since when nothing like it was: "erstmals seit 2005", "der höchste Stand seit
    /// zehn Jahren".
    fn is_first_since(&self, idx: usize) -> bool {
        /// A noun, the preposition and an article stand between.
        const NEAR: usize = 4;
        let firstly = &self.clauses.prepared.pack.events.mood.firstly;
        let first = self.clauses.tokens_of(self.found.timexes[idx].span).start;
        let inside = |at: &usize| !matches!(self.clauses.shape(*at), Shape::Break | Shape::Stop);
        let mut near = (first.saturating_sub(NEAR)..first).rev().take_while(inside);
        near.any(|at| firstly.contains(&self.clauses.lower(at)))
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
            .filter(|&idx| !self.is_first_since(idx))
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
