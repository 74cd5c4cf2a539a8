//! Time, place, people, countries and mood of an event.

use crate::annotate::clause::{Clauses, Tokens};
use crate::annotate::{
    Annotations, Derivation, MentionKind, Modality, Prepared, Quotation, QuotationKind, Timex, TimexKind,
};
use crate::language::{Class, Country, VerbForm};
use crate::text::{Span, beginning_in};
use crate::time::{Grain, TimeInterval};

use super::frame::Frame;
use super::trigger::{Trigger, TriggerWord};

/// No more people and bodies than this are said to take part.
const MOST_PARTICIPANTS: usize = 6;

/// Where an event is told: its sentence with all that was found in it.
pub(super) struct Scene<'a> {
    /// The words of the document.
    pub clauses: &'a Clauses<'a>,
    /// What was found before.
    pub found: &'a Annotations,
    /// The sentence.
    pub sentence: Span,
}

impl Scene<'_> {
    /// The time expression that dates the trigger: the nearest in its own phrase, part of the clause, clause, or
    /// sentence.
    pub fn timex(&self, frame: &Frame, trigger: &Trigger) -> Option<usize> {
        let prepared = self.clauses.prepared;
        let mut zones = Vec::new();
        if let TriggerWord::Noun { core, end, .. } = &trigger.word {
            // "der Wahl am 7. September": a few words behind the phrase.
            const BEHIND: usize = 4;
            let end = (end + BEHIND).min(frame.piece_of(trigger.at).end);
            zones.push(core.start..end.max(core.end));
        }
        zones.push(frame.piece_of(trigger.at).clone());
        zones.push(frame.hull());
        let at = prepared.tokens[trigger.at].span.begin;
        let late =
            !matches!(trigger.word, TriggerWord::Verb { form: VerbForm::Finite | VerbForm::Reported, .. });
        let own = zones.into_iter().find_map(|zone| self.nearest(prepared.span(zone), at, late));
        let sentence = || if frame.subordinate { None } else { self.nearest(self.sentence, at, late) };
        own.or_else(sentence).or_else(|| self.lasting(frame, trigger))
    }

    /// The length that tells since when something goes on, beside its verb.
    fn lasting(&self, frame: &Frame, trigger: &Trigger) -> Option<usize> {
        let verb = matches!(trigger.word, TriggerWord::Verb { .. });
        let zone = self.clauses.prepared.span(frame.piece_of(trigger.at).clone());
        let timexes = &self.found.timexes;
        let lasts =
            |idx: &usize| timexes[*idx].kind == TimexKind::Duration && timexes[*idx].interval.is_some();
        if verb { self.timexes_in(zone).find(lasts) } else { None }
    }

    /// The indices of the expressions that begin in `zone`.
    fn timexes_in(&self, zone: Span) -> std::ops::Range<usize> {
        beginning_in(&self.found.timexes, zone, |timex| timex.span)
    }

    /// The expression nearest to the byte `at`. A day counts as nearer than a year; behind a verb at the end of its
    /// clause (`late`) another clause may have begun.
    fn nearest(&self, zone: Span, at: u32, late: bool) -> Option<usize> {
        /// Bytes by which a coarse expression, or one behind a late verb, counts as further away.
        const COARSE: u32 = 25;
        const BEHIND: u32 = 60;
        let timexes = &self.found.timexes;
        let inside = self.timexes_in(zone);
        let first = inside.start;
        // "Two weeks after the attack of 3 May" tells a day, and 3 May is only what it is counted from.
        let is_origin = |idx: usize| {
            let before = idx.checked_sub(1).filter(|before| *before >= first).map(|before| &timexes[before]);
            before.is_some_and(|length| {
                length.kind == TimexKind::Duration
                    && length.derivation == Derivation::FromTimex(timexes[idx].span)
            })
        };
        let fits = |idx: &usize| dates(&timexes[*idx]) && !is_origin(*idx);
        inside.filter(fits).min_by_key(|&idx| {
            let timex = &timexes[idx];
            let coarse = if timex.grain > Some(Grain::Day) { COARSE } else { 0 };
            let behind = if late && timex.span.begin > at { BEHIND } else { 0 };
            (timex.vague, timex.span.begin.abs_diff(at) + coarse + behind)
        })
    }

    /// The place: the nearest one named behind a preposition of place in the clause, else in the sentence.
    pub fn place(&self, frame: &Frame, at: usize) -> Option<usize> {
        let at = self.clauses.prepared.tokens[at].span.begin;
        self.place_in(frame.span(self.clauses), at).or_else(|| self.place_in(self.sentence, at))
    }

    fn place_in(&self, zone: Span, at: u32) -> Option<usize> {
        let rules = &self.clauses.prepared.pack.scenes;
        let named = |idx: &usize| {
            let mention = &self.found.mentions[*idx];
            let before = self.clauses.tokens_of(mention.span).start.checked_sub(1);
            mention.kind == MentionKind::Loc
                && before.is_some_and(|before| {
                    rules.places.contains(self.clauses.word(before).to_lowercase().as_str())
                })
        };
        let distance = |idx: &usize| self.found.mentions[*idx].span.begin.abs_diff(at);
        self.mentions_in(zone).filter(named).min_by_key(distance)
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

    /// How the words at the byte `at` are somebody's.
    pub fn quoted(&self, at: u32) -> Option<QuotationKind> {
        let quotations = &self.found.quotations;
        let after = quotations.partition_point(|quotation| begin_of(quotation) <= at);
        /// Quotations that begin before the word and can still hold it: those around the last one.
        const AROUND: usize = 4;
        let holds = |quotation: &&Quotation| {
            quotation.content.iter().any(|content| content.begin <= at && at < content.end)
        };
        quotations[after.saturating_sub(AROUND)..after]
            .iter()
            .rev()
            .find(holds)
            .map(|quotation| quotation.kind)
    }

    /// The countries named in `zone`, in text order.
    pub fn countries(&self, zone: Span) -> Vec<Country> {
        let refs = &self.found.countries;
        let first = refs.partition_point(|found| found.span.begin < zone.begin);
        let named = refs[first..].iter().take_while(|found| found.span.begin < zone.end);
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

    /// Whether the event is told as what was before the story: in the pluperfect, or as what another followed.
    pub fn is_earlier(&self, frame: &Frame, trigger: &Trigger) -> bool {
        let (clauses, mood) = (self.clauses, &self.clauses.prepared.pack.events.mood);
        match &trigger.word {
            TriggerWord::Verb { form, .. } => {
                *form == VerbForm::Participle
                    && frame.tokens(clauses).any(|idx| mood.earlier.contains(clauses.word(idx)))
            }
            TriggerWord::Noun { core, .. } => [core.start.checked_sub(1), Some(core.start)]
                .into_iter()
                .flatten()
                .any(|idx| mood.followed.contains(clauses.lower(idx).as_str())),
        }
    }

    /// Whether the event is told as fact, plan, possibility or denied.
    pub fn modality(&self, frame: &Frame, trigger: &Trigger) -> Modality {
        let (clauses, mood) = (self.clauses, &self.clauses.prepared.pack.events.mood);
        let zone: Tokens = match &trigger.word {
            TriggerWord::Noun { core, end, .. } if is_background(clauses, core) => core.start..*end,
            _ => frame.hull(),
        };
        let holds = |words: &foldhash::HashSet<String>| {
            clauses.outer(zone.clone()).any(|idx| {
                let word = clauses.word(idx);
                words.contains(word) || idx == zone.start && words.contains(word.to_lowercase().as_str())
            })
        };
        // Behind the participle a negation belongs to something else: "so schwer angegriffen wie lange nicht".
        let late = matches!(
            trigger.word,
            TriggerWord::Verb { form: VerbForm::Participle | VerbForm::Infinitive, .. }
        );
        let denied = clauses
            .outer(zone.clone())
            .filter(|&idx| !late || idx < trigger.at)
            .any(|idx| mood.denied.contains(clauses.lower(idx).as_str()));
        if denied {
            return Modality::Denied;
        }
        if holds(&mood.hypothetical) {
            return Modality::Hypothetical;
        }
        let infinitive = match &trigger.word {
            TriggerWord::Verb { form, passive, .. } => {
                *form == VerbForm::Infinitive || *passive && has_infinitive_passive(clauses, frame)
            }
            TriggerWord::Noun { .. } => ends_in_infinitive(clauses, frame),
        };
        if holds(&mood.planned) || infinitive {
            return Modality::Planned;
        }
        Modality::Asserted
    }
}

fn begin_of(quotation: &Quotation) -> u32 {
    quotation.content.first().map_or(0, |content| content.begin)
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

/// Whether a preposition before the noun makes it the background of its clause.
pub(super) fn is_background(clauses: &Clauses, core: &Tokens) -> bool {
    let background = &clauses.prepared.pack.events.mood.background;
    let first = core.start;
    [first.checked_sub(1), Some(first)]
        .into_iter()
        .flatten()
        .any(|idx| background.contains(clauses.word(idx).to_lowercase().as_str()))
}

/// "soll eingefangen werden", "werde … gewählt werden".
fn has_infinitive_passive(clauses: &Clauses, frame: &Frame) -> bool {
    let modal = frame.tokens(clauses).any(|idx| clauses.is(idx, Class::MODAL.with(Class::BECOME)));
    modal && ends_in_infinitive(clauses, frame)
}

/// Whether an auxiliary of intention leads and an infinitive ends the clause: "soll am Freitag stattfinden".
fn ends_in_infinitive(clauses: &Clauses, frame: &Frame) -> bool {
    let mood = &clauses.prepared.pack.events.mood;
    let leads = frame.tokens(clauses).any(|idx| mood.intention.contains(clauses.word(idx)));
    let ends = frame
        .pieces
        .iter()
        .filter_map(|piece| clauses.last_word(piece))
        .any(|last| clauses.is(last, Class::INFINITIVE));
    leads && ends
}
