//! When, where and in what mood something is told: what rules out most pairs before their words are compared.

use super::conflict::Conflict;
use super::telling::Telling;
use crate::annotate::Modality;
use crate::item::{Basis, Kind};
use crate::time::{DAY, TimeInterval};

/// In what two tellings differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Difference {
    /// One document tells both: it tells them apart.
    Document,
    /// One is a fact, the other a plan, a possibility or denied.
    Modality,
    /// They are of different times.
    Time,
    /// They are of different places.
    Place,
    /// People, bodies or states of like rank take part, and none in both.
    Parties,
    /// Their words have too little in common.
    Words,
    /// The words are alike, but nothing else speaks for one event: "Treffen" and "Treffen".
    Evidence,
    /// They count the same thing and the numbers contradict each other.
    Figures,
    /// One says that it is not so.
    Negation,
    /// They speak about different times.
    About,
}

/// How far apart two tellings may be when the time of one is only assumed: reports follow within days.
const ASSUMED_SLACK: i64 = 3 * DAY;
/// Up to this length two stretches are the same where they overlap: a night and its day.
const SHORT: i64 = 36 * 3_600;
/// How many times as long a stretch may be as one inside it, if it is longer than that: a week holds its days,
/// a quarter its months; but an event of one day is not that of the whole month.
const LIKE_LENGTH: i64 = 8;
/// How far apart two clock times of one event are given at most, in seconds.
const CLOCK_SLACK: i64 = 3_600;

/// The share of words that two wordings of one statement have in common at least: agencies'
/// translations differ in a few words, two statements on one day about one matter in most.
pub const SAME_WORDS: f32 = 0.6;
/// Below this share of words in common no two titles are of the same event, whatever else agrees.
pub const LEAST_SHARED: f32 = 0.25;
/// What is compared first of a telling: it rules out most pairs.
#[derive(Clone, Copy, PartialEq)]
pub struct Outline {
    start: i64,
    end: i64,
    /// The document that tells it.
    pub document: u32,
    /// Of an event: hashes of its place, 0 for none, and its kind.
    pub place: u32,
    pub kind_of_event: u32,
    modality: Modality,
    is_assumed: bool,
    is_stated: bool,
    pub is_event: bool,
}

impl Outline {
    /// Of a telling with an interval.
    pub fn of(telling: &Telling) -> Self {
        let (start, end) = telling.interval().map_or((0, 0), |time| (time.start, time.end));
        Self {
            start,
            end,
            document: telling.told.document,
            place: telling.place,
            kind_of_event: telling.kind_of_event,
            modality: telling.modality,
            is_assumed: telling.basis == Basis::Assumed,
            is_stated: telling.basis == Basis::Stated,
            is_event: telling.kind == Kind::Event,
        }
    }

    /// The share of the words of its label that another telling must have to be the same, whatever else
    /// agrees.
    pub fn least_shared(&self) -> f32 {
        if self.is_event { LEAST_SHARED } else { SAME_WORDS }
    }

    fn interval(&self) -> TimeInterval {
        TimeInterval { start: self.start, end: self.end }
    }

    /// Whether two are the same but for the document.
    pub fn is_like(&self, other: &Self) -> bool {
        Self { document: other.document, ..*self } == *other
    }

    /// What rules out that two tell the same, or how their times fit.
    pub fn compare(&self, other: &Self) -> Result<Likeness, Difference> {
        if self.document == other.document {
            return Err(Difference::Document);
        }
        let modality = (self.modality != other.modality).then_some(Difference::Modality);
        let comes = |outline: &Self| matches!(outline.modality, Modality::Asserted | Modality::Planned);
        if modality.is_some() && !(comes(self) && comes(other) && self.is_of_day(other)) {
            return Err(Difference::Modality);
        }
        let fit = self.times_fit(other).ok_or(Difference::Time)?;
        let places = self.place != other.place && self.place != 0 && other.place != 0;
        if places && !self.is_of_day(other) {
            return Err(Difference::Place);
        }
        let unless_same_people = modality.or(places.then_some(Difference::Place));
        Ok(Likeness { fit, is_of_day: self.is_of_day(other), unless_same_people })
    }

    /// Whether two may tell the same and contradict one another, and in what their times or moods do; `Err` where something
    /// else is ruled out.
    pub fn may_conflict(&self, other: &Self) -> Result<(Fit, Option<Conflict>), Difference> {
        if self.document == other.document {
            return Err(Difference::Document);
        }
        if self.place != other.place && self.place != 0 && other.place != 0 {
            return Err(Difference::Place);
        }
        let moods = (self.modality, other.modality);
        let polarity = match moods {
            (Modality::Denied, Modality::Asserted) | (Modality::Asserted, Modality::Denied) => {
                Some(Conflict::Polarity)
            }
            (one, two) if one == two => None,
            _ => return Err(Difference::Modality),
        };
        if let Some(fit) = self.times_fit(other) {
            return Ok((fit, polarity));
        }
        let (a, b) = (self.interval(), other.interval());
        let is_short = a.seconds().max(b.seconds()) <= SHORT;
        let is_near = (a.start - b.start).abs() <= ASSUMED_SLACK;
        let is_told = self.is_event && other.is_event && self.is_stated && other.is_stated;
        let of_kind = self.kind_of_event == other.kind_of_event && self.modality == other.modality;
        let is_conflict = is_short && is_near && is_told && of_kind;
        if is_conflict { Ok((Fit::Same, Some(Conflict::Days))) } else { Err(Difference::Time) }
    }

    /// Whether both are events of one kind of which the articles say the same day.
    fn is_of_day(&self, other: &Self) -> bool {
        let (a, b) = (self.interval(), other.interval());
        self.is_event
            && other.is_event
            && self.kind_of_event == other.kind_of_event
            && self.is_stated
            && other.is_stated
            && a.overlaps(&b)
            && a.seconds().max(b.seconds()) <= SHORT
    }

    fn times_fit(&self, other: &Self) -> Option<Fit> {
        let (a, b) = (self.interval(), other.interval());
        if a.overlaps(&b) {
            let (short, long) = (a.seconds().min(b.seconds()), a.seconds().max(b.seconds()));
            let is_inside = a.hull(&b).seconds() == long;
            return (long <= SHORT || is_inside && long / LIKE_LENGTH <= short).then_some(Fit::Same);
        }
        let gap = a.start.max(b.start) - a.end.min(b.end);
        if a.seconds().max(b.seconds()) < DAY && gap <= CLOCK_SLACK && !self.is_assumed && !other.is_assumed {
            return Some(Fit::Same);
        }
        let is_near = (a.start - b.start).abs() <= ASSUMED_SLACK && a.seconds().max(b.seconds()) <= SHORT;
        // An assumed time is the day of the report, which follows what it reports.
        let follows = |report: &Self, of: &Self| {
            report.is_assumed && (of.is_assumed || report.start >= of.start || !report.is_past())
        };
        (is_near && (follows(self, other) || follows(other, self))).then_some(Fit::Later)
    }

    fn is_past(&self) -> bool {
        matches!(self.modality, Modality::Asserted | Modality::Denied)
    }
}

/// How two tellings that nothing rules out are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// How their times fit.
    pub fit: Fit,
    /// Whether both are events of one kind and of one day.
    pub is_of_day: bool,
    /// What they differ in unless the same people take part: what was planned has happened, and "Alaska" holds
    /// "Anchorage".
    pub unless_same_people: Option<Difference>,
}

/// How the times of two tellings fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// They mean the same time.
    Same,
    /// One is the day of a report that may have followed the other by days: the words must say so.
    Later,
}
