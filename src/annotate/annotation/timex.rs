//! Time expressions (TIMEX3 of TimeML).

use serde::{Deserialize, Serialize};

use crate::text::Span;
use crate::time::{Grain, TimeInterval};

/// A time expression (TIMEX3 of TimeML).
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    /// Its words.
    pub span: Span,
    /// DATE, TIME, DURATION or SET.
    pub kind: TimexKind,
    /// The TIMEX3 value, such as "2025-09-03", "P3Y6M", "PAST_REF"; relative ones without a
    /// publication date keep what is known ("XXXX-WXX-3").
    pub value: String,
    /// The stretch of civil time it denotes, where that is known.
    pub interval: Option<TimeInterval>,
    /// Precision of `interval`.
    pub grain: Option<Grain>,
    /// The whole stretch, where the expression is one end of a range ("3 to 5 September").
    pub range: Option<TimeInterval>,
    /// Whether it says when something is, and not how long or how often: dates, times of day, and lengths
    /// that lead to a point ("two weeks ago").
    pub point: bool,
    /// Whether the words bound the time only loosely ("in the past years", "recently").
    pub vague: bool,
    /// Whether it stands in a clause that describes somebody or something or gives a reason.
    pub aside: bool,
    /// What it is for what the article tells after it, where it is a day that the article itself tells.
    pub setting: Option<Setting>,
    /// Rule that found it.
    pub rule: String,
    /// How the value was derived.
    pub derivation: Derivation,
}

/// How an article tells of a day on which what follows may have happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// In the past: "am Samstag hat der Verein gewonnen".
    Told,
    /// At the head of an entry of a ticker: "23.40 Uhr: Halle brennt".
    Entry,
    /// As if it were now: "während ihr am Donnerstag alle zuhören".
    Shown,
}

impl Timex {
    /// The stretch of civil time that it tells: of a range the whole.
    pub fn stretch(&self) -> Option<TimeInterval> {
        self.range.or(self.interval)
    }
}

/// Type of a time expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexKind {
    /// A day or coarser.
    Date,
    /// Finer than a day.
    Time,
    /// A length of time.
    Duration,
    /// Something that repeats.
    Set,
}

/// How a time was derived, as data; `wording` says it in the language of the window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Derivation {
    /// The words say the whole date themselves.
    Literal,
    /// Counted or looked up from the publication date.
    FromPublication(chrono::NaiveDate),
    /// Counted or looked up from an earlier expression in the text.
    FromTimex(Span),
    /// Nothing is said of it itself; it is taken to be on the day that an earlier expression tells.
    FromScene(Span),
    /// Nothing is said; the publication date is assumed.
    AssumedPublication(chrono::NaiveDate),
    /// The words bound the time only loosely.
    Vague,
    /// There is nothing to derive it from.
    Unresolved,
    /// As told by the record it was read from.
    Told(String),
}
