//! How surely an editor would put an event on a timeline.
//!
//! An additive model: what speaks for and against an event adds up to its log odds. The weights were fitted by
//! logistic regression with a ridge penalty, and drawn together until the odds were true ones.

use chrono::Datelike as _;

use crate::annotate::clause::structure::{ClauseKind, Voice};
use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::annotate::{EventMention, Modality, QuotationKind};
use crate::document::BlockKind;
use crate::text::Span;
use crate::time::Grain;

use super::factuality;
use super::known;
use super::naming::Standing;
use super::party::Party;
use super::said;
use super::setting::{self, Scene};
use super::telling::{Candidate, Word};
use super::wording;

/// What speaks for or against an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// Its clause says when, exactly.
    Dated,
    /// The clause on which its own depends says when.
    DatedNearby,
    /// Its clause says when, loosely.
    DatedLoosely,
    /// Its clause names the place.
    Placed,
    /// Its clause names a country.
    Country,
    /// Its clause names several.
    Countries,
    /// Somebody named takes part.
    Participants,
    /// It stands in the first sentence.
    Opening,
    /// The verb of that sentence tells it.
    News,
    /// It stands in the first paragraph.
    Leading,
    /// Somebody does something.
    Active,
    /// Something is done to somebody.
    Passive,
    /// It is in the state after that.
    State,
    /// Not even that.
    Nobody,
    /// A verb of no sense of the tables, with a date.
    AnyVerb,
    /// The same, in a year or longer: mostly what went before.
    Coarse,
    /// The same, behind the first paragraph.
    Late,
    /// It was long before the article, and the article is not about what was.
    Background,
    /// … and only tells who somebody is: their birth.
    Describes,
    /// It was to be at a time that is over: nothing tells that it was.
    Unmet,
    /// A participle before the noun of which it tells something.
    Participle,
    /// Its title has the result of a game.
    Score,
    /// A noun of which the title does not say which one: "Erstes Spiel".
    Unspecific,
    /// The title only tells of something known from the text before: "Die Gespräche beginnen".
    Vague,
    /// The same of two things, or of one that the article is about: "Richter eröffnet Sitzung".
    RatherVague,
    /// Somebody does something, and the title does not say what: "Behörde gibt Stellungnahme ab".
    Empty,
    /// Something is done to what the title does not tell: "Bilder aufgenommen".
    Anonymous,
    /// It is only what something else is for: "Komplott zur Ermordung".
    Purpose,
    /// A verb of no sense of the tables tells what is only possible.
    AnyPossible,
    /// The title points to the text before: "Führung beschließt, ihn zu holen".
    Anaphoric,
    /// The title leaves out something without which it says too little.
    Torn,
    /// Who does it is told by the age of the day of publication, long after.
    Aged,
    /// It happens again and again.
    Habitual,
    /// It goes on since long.
    Lasting,
    /// Its time is longer than a year.
    Long,
    /// A noun.
    Noun,
    /// Noun with attributes behind it.
    Attributed,
    /// Noun with a name behind it: "Beratungen der Koalition der Willigen".
    Named,
    /// Noun that is the last part of a compound.
    Compound,
    /// Noun in the plural.
    Plural,
    /// Noun in a clause that says that it happens.
    Told,
    /// Noun that is neither behind a preposition nor the subject.
    Beside,
    /// A pronoun stands for who does it.
    Pronoun,
    /// The verb is not told whom or what it is about.
    Bare,
    /// The same of something without a name that headline and lead do not tell of.
    BareAside,
    /// Noun with a day of its own.
    OwnTime,
    /// In a clause that describes somebody or something.
    Relative,
    /// In an infinitive.
    Infinitive,
    /// In another clause that depends on one.
    Subordinate,
    /// The word that announces what somebody said.
    Announces,
    /// Somebody's own words.
    InDirect,
    /// Only possible.
    Hypothetical,
    /// Said not to be.
    Denied,
    /// Its class is often on timelines.
    Often,
    /// It mostly is.
    Mostly,
}

impl Mark {
    /// What the mark adds to the log odds.
    fn weight(self) -> f32 {
        match self {
            Self::Dated => 2.2,
            Self::DatedNearby => 0.4,
            Self::DatedLoosely => 0.3,
            Self::Placed => 0.5,
            Self::Country => 0.35,
            Self::Countries => 0.3,
            Self::Participants => -0.1,
            Self::Opening => 0.8,
            Self::News => 0.25,
            Self::Leading => 0.4,
            Self::Active => 0.1,
            Self::Passive => 0.4,
            Self::State => -0.2,
            Self::Nobody => -0.1,
            Self::AnyVerb => -0.5,
            Self::Coarse => -0.45,
            Self::Late => -0.15,
            Self::Background => -0.2,
            Self::Describes => -1.6,
            Self::Unmet => -1.5,
            Self::Participle => -1.2,
            Self::Score => 0.95,
            Self::Unspecific => -0.7,
            Self::Vague => -1.1,
            Self::Empty => -0.7,
            Self::Anonymous => -0.5,
            Self::Purpose => -1.2,
            Self::AnyPossible => -0.7,
            Self::RatherVague => -0.4,
            Self::Anaphoric => -1.0,
            Self::Torn => -1.2,
            Self::Aged => -1.5,
            Self::Habitual => -2.0,
            Self::Lasting => -0.7,
            Self::Long => -1.5,
            Self::Noun => -0.1,
            Self::Attributed => 0.1,
            Self::Named => 0.4,
            Self::Compound => 0.15,
            Self::Plural => -0.3,
            Self::Told => 0.3,
            Self::Beside => -0.4,
            Self::Pronoun => -0.3,
            Self::Bare => -0.35,
            Self::BareAside => -0.7,
            Self::OwnTime => 0.1,
            Self::Relative => -0.05,
            Self::Infinitive => -0.1,
            Self::Subordinate => -0.1,
            Self::Announces => -0.5,
            Self::InDirect => -0.7,
            Self::Hypothetical => -1.2,
            Self::Denied => -1.2,
            Self::Often => 0.05,
            Self::Mostly => 0.25,
        }
    }
}

/// What a title is like does not make an event less sure than this.
const LEAST_BY_TITLE: f32 = 0.4;

/// What lasts longer is no event of its time.
const LONGEST_SECONDS: i64 = 400 * 86_400;

impl Mark {
    /// Whether the mark is one of the title, the time or the length, and not of whether it is an event.
    fn is_of_title(self) -> bool {
        matches!(
            self,
            Self::Vague
                | Self::RatherVague
                | Self::Empty
                | Self::Torn
                | Self::Aged
                | Self::Anonymous
                | Self::Background
                | Self::Describes
                | Self::Late
                | Self::Coarse
                | Self::Unmet
                | Self::Participle
                | Self::Hypothetical
                | Self::Anaphoric
                | Self::Lasting
                | Self::Long
        )
    }
}

/// Log odds of an event without any mark.
const BASE: f32 = -0.7;

/// The probability of an event that a headline tells, which had `confidence` by itself.
pub(super) fn with_headline(confidence: f32) -> f32 {
    /// What a headline adds to the log odds.
    const HEADLINE: f32 = 1.0;
    probability((confidence / (1.0 - confidence)).ln() + HEADLINE)
}

/// How sure an event is.
pub(super) struct Sure {
    /// With its title.
    pub told: f32,
    /// Whatever its title leaves out.
    pub untitled: f32,
}

/// The probability that an editor would put the event on a timeline.
pub(super) fn confidence(
    scene: &Scene,
    sentence: usize,
    candidate: &Candidate,
    event: &EventMention,
) -> Sure {
    let mut marks = Vec::new();
    if event.is_torn {
        marks.push(Mark::Torn);
    }
    mark_setting(scene, sentence, event, &mut marks);
    let grain = event.timex.and_then(|idx| scene.found.timexes[idx].grain);
    mark_word(scene.clauses, candidate, event, grain, &mut marks);
    let main = scene.clauses.list[candidate.clause].kind == ClauseKind::Main;
    if sentence == 0 && main && matches!(candidate.word, Word::Verb(_)) {
        marks.push(Mark::News);
    }
    mark_telling(scene, event, &mut marks);
    mark_sense(scene, candidate, event, &mut marks);
    match scene.clauses.prepared.pack.events.frames[candidate.frame].weight {
        0 => {}
        1 => marks.push(Mark::Often),
        _ => marks.push(Mark::Mostly),
    }
    log::trace!("event {} {} {marks:?}", event.trigger.begin, event.title);
    let sum = |counts: &dyn Fn(Mark) -> bool| {
        let counted = marks.iter().filter(|mark| counts(**mark));
        probability(BASE + counted.map(|mark| mark.weight()).sum::<f32>())
    };
    // What only says too little is worth a place behind the others, but no first one.
    let least = sum(&|mark| !mark.is_of_title()).min(LEAST_BY_TITLE);
    Sure { told: sum(&|_| true).max(least), untitled: sum(&|mark| mark != Mark::Torn).max(least) }
}

fn probability(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

/// When, where and with whom.
fn mark_setting(scene: &Scene, sentence: usize, event: &EventMention, marks: &mut Vec<Mark>) {
    let timex = event.timex.map(|idx| &scene.found.timexes[idx]);
    let own = |span: Span| event.span.overlaps(span);
    match timex {
        Some(timex) if own(timex.span) && !timex.vague => marks.push(Mark::Dated),
        Some(timex) if timex.vague => marks.push(Mark::DatedLoosely),
        Some(_) => marks.push(Mark::DatedNearby),
        None => {}
    }
    if event.place.is_some_and(own) {
        marks.push(Mark::Placed);
    }
    match event.countries.len() {
        0 => {}
        1 => marks.push(Mark::Country),
        _ => marks.push(Mark::Countries),
    }
    if !event.participants.is_empty() {
        marks.push(Mark::Participants);
    }
    match sentence {
        0 => marks.push(Mark::Opening),
        _ if is_leading(scene.clauses, event) => marks.push(Mark::Leading),
        _ => {}
    }
}

/// The word that announces it and what stands around it.
fn mark_word(
    clauses: &Clauses,
    candidate: &Candidate,
    event: &EventMention,
    grain: Option<Grain>,
    marks: &mut Vec<Mark>,
) {
    let clause = &clauses.list[candidate.clause];
    let events = &clauses.prepared.pack.events;
    match &candidate.word {
        Word::Verb(telling) => {
            marks.push(match clause.predicate.voice {
                Voice::Active => Mark::Active,
                Voice::Passive => Mark::Passive,
                Voice::State => Mark::State,
            });
            if telling.subject.party().is_none() {
                marks.push(Mark::Nobody);
            }
            if telling.subject.party().is_some_and(|party| party.by_pronoun) {
                marks.push(Mark::Pronoun);
            }
            if event.title.split(' ').nth(2).is_none() {
                marks.push(Mark::Bare);
            }
            if candidate.frame == events.dated() {
                marks.push(Mark::AnyVerb);
                if grain.is_some_and(|grain| grain > Grain::Month) {
                    marks.push(Mark::Coarse);
                }
                // "Hincapie legt zurück": what, is not told.
                let says =
                    |word: &str| word.starts_with(|first: char| first.is_uppercase() || first.is_numeric());
                if !event.title.split(' ').skip(1).any(says) {
                    marks.push(Mark::Anonymous);
                }
                if !is_leading(clauses, event) {
                    marks.push(Mark::Late);
                }
            }
        }
        Word::Attribute(_) => {
            marks.extend([Mark::Passive, Mark::Subordinate, Mark::Beside, Mark::Participle]);
        }
        Word::Noun(naming) => {
            let found = [
                (true, Mark::Noun),
                (naming.phrase.end > naming.head + 1, Mark::Attributed),
                ((naming.head + 1..naming.phrase.end).any(|idx| clauses.is_named(idx)), Mark::Named),
                (naming.noun.cut > 0, Mark::Compound),
                (naming.noun.plural, Mark::Plural),
                (wording::is_unspecific(&event.title) && naming.noun.cut == 0, Mark::Unspecific),
                (naming.standing == Standing::Told, Mark::Told),
                (naming.standing == Standing::Other, Mark::Beside),
                (naming.timex.is_some(), Mark::OwnTime),
            ];
            marks.extend(found.iter().filter(|(holds, _)| *holds).map(|(_, mark)| *mark));
        }
    }
    match clause.kind {
        ClauseKind::Main => {}
        ClauseKind::Relative => marks.push(Mark::Relative),
        ClauseKind::Infinitive => marks.push(Mark::Infinitive),
        _ => marks.push(Mark::Subordinate),
    }
}

/// Whether an event stands in the first paragraph.
fn is_leading(clauses: &Clauses, event: &EventMention) -> bool {
    let blocks = clauses.prepared.document.blocks();
    let running = |kind: BlockKind| matches!(kind, BlockKind::Paragraph | BlockKind::Lead);
    let first = blocks.iter().find(|block| running(block.kind));
    first.is_none_or(|first| event.span.begin < first.span.end)
}

/// Whether it is one event, and whether its title reads by itself.
fn mark_sense(scene: &Scene, candidate: &Candidate, event: &EventMention, marks: &mut Vec<Mark>) {
    let timex = event.timex.map(|idx| &scene.found.timexes[idx]);
    let score = |word: &str| {
        word.split_once(':')
            .is_some_and(|(one, other)| one.parse::<u16>().is_ok() && other.parse::<u16>().is_ok())
    };
    if event.title.split(' ').any(score) {
        marks.push(Mark::Score);
    }
    if factuality::is_habit(scene.clauses, candidate, timex) {
        marks.push(Mark::Habitual);
    }
    if factuality::lasts(scene.clauses, candidate, timex) {
        marks.push(Mark::Lasting);
    }
    if timex.and_then(|timex| timex.stretch()).is_some_and(|stretch| stretch.seconds() > LONGEST_SECONDS) {
        marks.push(Mark::Long);
    }
    let anaphoric = &scene.clauses.prepared.pack.events.title.anaphoric;
    // "Dieses Unternehmen": it was told before which.
    let opens = |tokens: &Tokens| anaphoric.contains(&scene.clauses.lower(tokens.start));
    let points = match &candidate.word {
        Word::Verb(telling) => {
            telling.subject.party().is_some_and(|party| !party.by_pronoun && opens(&party.tokens))
        }
        Word::Noun(naming) => opens(&naming.phrase),
        Word::Attribute(attribute) => opens(&attribute.phrase),
    };
    if points
        || event.title.split(' ').any(|word| anaphoric.contains(&word.trim_end_matches(',').to_lowercase()))
    {
        marks.push(Mark::Anaphoric);
    }
    // "37-Jährige holt 1999 Gold": the age is that of today.
    let told = match &candidate.word {
        Word::Verb(telling) => telling.subject.party(),
        _ => None,
    };
    let over = timex.and_then(|timex| timex.interval).zip(scene.clauses.prepared.document.published.date);
    let over = over.is_some_and(|(told, published)| told.first_day().year() != published.year());
    let aged = |party: &Party| {
        party.by_pronoun
            && has_age(scene.clauses, party)
            && event.title.contains(|letter: char| letter.is_ascii_digit())
    };
    if over && told.is_some_and(aged) {
        marks.push(Mark::Aged);
    }
    match known::says_not_what(scene, candidate, event) {
        Some(known::Unsaid::Object) => marks.push(Mark::Empty),
        Some(known::Unsaid::Subject)
            if known::n_known(scene, candidate, event).is_none() && !known::is_topic(scene, &event.title) =>
        {
            marks.push(Mark::Anonymous);
        }
        _ => {}
    }
    let frame = &scene.clauses.prepared.pack.events.frames[candidate.frame];
    if timex.is_some_and(|timex| setting::is_long_ago(scene.clauses.prepared, timex)) && !scene.is_history {
        marks.push(Mark::Background);
        marks.extend(frame.describes.then_some(Mark::Describes));
    }
    let over = timex.is_some_and(|timex| setting::is_over(scene.clauses.prepared, timex));
    if over && event.modality == Modality::Planned {
        marks.push(Mark::Unmet);
    }
    if marks.contains(&Mark::Bare) {
        let party = match &candidate.word {
            Word::Verb(telling) => telling.subject.party().or(telling.object.as_ref()),
            _ => None,
        };
        /// A longer word is mostly a compound, which says which one.
        const LONG: usize = 12;
        let clauses = scene.clauses;
        let says = |idx: usize| clauses.is_named(idx) || clauses.word(idx).chars().count() >= LONG;
        let named = party.is_some_and(|party| party.tokens.clone().any(says));
        if !named && !known::is_topic(scene, &event.title) {
            marks.push(Mark::BareAside);
        }
    }
    if factuality::is_purpose(scene.clauses, candidate) {
        marks.push(Mark::Purpose);
    }
    if candidate.frame == scene.clauses.prepared.pack.events.dated()
        && event.modality == Modality::Hypothetical
    {
        marks.push(Mark::AnyPossible);
    }
    match known::n_known(scene, candidate, event) {
        Some(1) if !known::is_topic(scene, &event.title) => marks.push(Mark::Vague),
        Some(_) => marks.push(Mark::RatherVague),
        None => {}
    }
}

/// Whether a phrase tells how old somebody is: "die 37 Jahre alte Läuferin", "der 40-Jährige".
fn has_age(clauses: &Clauses, party: &Party) -> bool {
    let years = &clauses.prepared.pack.actors.years;
    party.tokens.clone().any(|idx| {
        let word = clauses.word(idx);
        let number = clauses.shape(idx) == Shape::Number && years.contains(clauses.word(idx + 1));
        number || word.starts_with(|first: char| first.is_ascii_digit()) && word.contains('-')
    })
}

/// How it is told.
fn mark_telling(scene: &Scene, event: &EventMention, marks: &mut Vec<Mark>) {
    if said::quoted(scene.found, event.trigger.begin) == Some(QuotationKind::Direct) {
        marks.push(Mark::InDirect);
    }
    if said::announces(scene.found, event.trigger.begin) {
        marks.push(Mark::Announces);
    }
    match event.modality {
        Modality::Asserted | Modality::Planned => {}
        Modality::Hypothetical => marks.push(Mark::Hypothetical),
        Modality::Denied => marks.push(Mark::Denied),
    }
}
