//! The files of a language's time pack as they are written.

use std::collections::BTreeMap;

use foldhash::HashMap;
use serde::Deserialize;

use super::number::NumberWords;
use crate::time::Reference;

/// `lexicon.toml`: each word once, class → value → forms. A form that begins with a capital is only
/// found so; one that does not is found with a capital only where any word would have one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lexicon {
    /// Months by number.
    pub month: Forms,
    /// Weekdays by ISO number.
    pub weekday: Forms,
    /// Parts of the day by TIMEX3 letters.
    pub part: Forms,
    /// Parts of the day as they end a compound with a weekday ("Montagabend").
    #[serde(rename = "weekday-ending")]
    pub weekday_ending: Forms,
    /// Seasons by TIMEX3 letters.
    pub season: Forms,
    /// Units by name, one of them.
    pub unit: Forms,
    /// Units by name, many of them.
    pub units: Forms,
    /// Lengths in one word, by TIMEX3 value.
    pub length: Forms,
    /// Days of every week ("montags"), by ISO number.
    pub weekly: Forms,
    /// Parts of the day as adverbs ("abends"), by TIMEX3 letters.
    pub daily: Forms,
    /// Parts of the day that come again every day, by TIMEX3 letters.
    #[serde(rename = "day-habit")]
    pub day_habit: Forms,
    /// Stems of adjectives of length, by unit ("jährig").
    #[serde(rename = "unit-adjective")]
    pub unit_adjective: Forms,
    /// Words for an unsaid number of a unit, by unit ("jahrelang").
    pub lasting: Forms,
    /// Adverbs and adjectives of repetition, by unit ("jährlich").
    pub repeated: Forms,
    /// Words for days counted from today, by number ("gestern").
    pub offset: Forms,
    /// Adjectives of such words ("gestrig"), by number.
    #[serde(rename = "offset-adjective")]
    pub offset_adjective: Forms,
    /// Next, this and last by +1, 0, -1.
    pub direction: Forms,
    /// Stretches of the number words ("mehrere", "einige"), no value.
    pub some: Vec<String>,
    /// Thirds of a stretch ("Anfang"), 1 to 3.
    pub stage: Forms,
    /// Words for a clock time, by the time.
    #[serde(rename = "clock-word")]
    pub clock_word: Forms,
    /// Time zones by minutes east of UTC.
    pub zone: Forms,
    /// Whether nouns begin with a capital.
    #[serde(rename = "nouns-capitalized")]
    pub nouns_capitalized: bool,
    /// Endings of adjectives, the empty one too.
    #[serde(rename = "adjective-endings")]
    pub adjective_endings: Vec<String>,
    /// Number words.
    pub number: NumberWords,
    /// Word lists without values that rules name as classes.
    pub words: BTreeMap<String, Vec<String>>,
}

/// Value → forms.
pub type Forms = BTreeMap<String, Vec<String>>;

/// `holidays.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holidays {
    /// The feasts.
    pub holiday: Vec<HolidayEntry>,
}

/// One feast and when it is: exactly one of the four ways.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolidayEntry {
    /// Its names.
    pub forms: Vec<String>,
    /// Month and day.
    pub fixed: Option<[u8; 2]>,
    /// Days after Easter Sunday.
    pub easter: Option<i64>,
    /// Month, weekday, and which one (1 first, -1 last).
    pub nth: Option<[i8; 3]>,
    /// Month, day, weekday and weeks: the weekday before that date, and so many weeks earlier.
    pub before: Option<[u8; 4]>,
}

/// `timex.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// What joins the two ends of a range.
    pub range: RangeWords,
    /// The rules; of two that fit the same words the earlier one wins.
    pub rule: Vec<RuleEntry>,
}

/// What joins the two ends of a range.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RangeWords {
    /// Words between the ends that make them a range by themselves ("bis zum").
    pub to: Vec<String>,
    /// Words before the first end …
    pub between: Vec<String>,
    /// … that make a range of two ends with one of these words between them.
    pub and: Vec<String>,
    /// Texts with the words from the first end to the last.
    pub examples: Vec<RangeExample>,
    /// Texts whose expressions are no range.
    pub rejects: Vec<String>,
}

/// A text with one range.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RangeExample {
    /// A sentence.
    pub text: String,
    /// The words from the first end to the last.
    pub span: String,
}

/// One rule as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleEntry {
    /// Unique name, "family/what".
    pub name: String,
    /// Why it holds, shown to the reader.
    pub reason: String,
    /// DATE, TIME, DURATION, SET, or that this is no time expression.
    #[serde(rename = "type")]
    pub kind: RuleKind,
    /// Patterns (see `pattern`), any of which may fit.
    pub patterns: Vec<String>,
    /// What it means; missing in rules that say what is no time expression.
    pub value: Option<ValueEntry>,
    /// Whether the words bound the time only loosely.
    #[serde(default)]
    pub vague: bool,
    /// Whether "today" may stand for the present time at large.
    #[serde(default)]
    pub nowadays: bool,
    /// Whether the words tell what comes again every day, unless a day of the past was spoken of before.
    #[serde(default)]
    pub habit: bool,
    /// Whether the words leave out the month, which a date before them in the sentence says.
    #[serde(default)]
    pub elliptic: bool,
    /// What it finds.
    pub examples: Vec<Example>,
    /// Texts in which it finds nothing.
    pub rejects: Vec<String>,
}

/// What a rule finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RuleKind {
    /// A day or coarser.
    Date,
    /// Finer than a day.
    Time,
    /// A length.
    Duration,
    /// Something that repeats.
    Set,
    /// No time expression: hides its words from the other rules.
    Nothing,
}

/// The meaning of a rule. Fields hold constants or "{placeholder}".
#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ValueEntry {
    /// A point or stretch of the calendar.
    Date(HashMap<Field, toml::Value>),
    /// A length of time.
    Length(HashMap<Field, toml::Value>),
    /// Past, present or future.
    Reference(Reference),
}

/// What a meaning may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// What it is counted from: the expression before ("previous"), the last one that was not itself
    /// counted from another ("base"), the last one far from publication ("told"), or without it the publication date.
    Anchor,
    /// Unit that is counted.
    Unit,
    /// How many of it, with sign: next is +1.
    By,
    /// Which one of the unit, the first is 1.
    Nth,
    /// How many.
    Count,
    /// How many times the count, for large numbers in two words.
    Times,
    /// Any number: counted from the nearest turn of the year.
    Turn,
    /// A second unit, finer than the first.
    Unit2,
    /// How many of the second unit.
    Count2,
    /// A length in one word.
    Span,
    /// For a length: -1 it lies before its anchor, +1 after it.
    Toward,
    /// For a length: whether it is the distance to a point (and not the stretch itself).
    Distance,
    /// Any number: the year is before Christ.
    Bc,
    /// Number of a century, the first is 1.
    Century,
    /// Number of a decade: 80, or 1980.
    Decade,
    /// Year, all digits.
    Year,
    /// The last two digits of a year.
    Year2,
    /// The year up to which a stretch of years goes on, all digits or the last two.
    LastYear,
    /// Which third of the stretch is meant, 1 to 3.
    Stage,
    /// Half of a year, 1 or 2.
    Half,
    /// Quarter, 1 to 4.
    Quarter,
    /// Season.
    Season,
    /// Month.
    Month,
    /// ISO week.
    Week,
    /// Any number: the weekend.
    Weekend,
    /// Day of the month.
    Day,
    /// Weekday, ISO number.
    Weekday,
    /// A weekday with a part of it.
    WeekdayPart,
    /// Part of the day.
    Part,
    /// A clock time.
    Clock,
    /// Hour.
    Hour,
    /// Minute.
    Minute,
    /// Minutes east of UTC.
    Zone,
    /// Day and month in digits.
    Date,
    /// A feast.
    Holiday,
    /// The night that ends on this day.
    NightBefore,
}

/// An example of a rule: what it finds in a text.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Publication date; without one relative values stay open.
    pub dct: Option<chrono::NaiveDate>,
    /// A sentence.
    pub text: String,
    /// The words it finds; where missing any words will do.
    pub span: Option<String>,
    /// Their value.
    pub value: String,
}

/// `tense.toml`: how to tell what has happened from what is to come.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Tense {
    /// Finite verbs that by themselves put a clause in the past.
    pub past: Vec<String>,
    /// What may stand before them in one word ("be", "statt").
    pub verb_prefixes: Vec<String>,
    /// Endings of weak verbs in the past ("te", "ten").
    pub past_endings: Vec<String>,
    /// Words with such an ending that are no past.
    pub not_past: Vec<String>,
    /// Auxiliaries that with a participle make a past.
    pub perfect: Vec<String>,
    /// Beginnings of participles.
    pub participle_beginnings: Vec<String>,
    /// Endings of participles.
    pub participle_endings: Vec<String>,
    /// Finite verbs and words that point ahead.
    pub future: Vec<String>,
    /// Finite verbs of the present.
    pub present: Vec<String>,
    /// Words before an adjective, which may end like a verb of the past.
    pub before_adjective: Vec<String>,
    /// Conjunctions and marks that end a clause.
    pub boundaries: Vec<String>,
    /// Conjunctions that join parts of a clause.
    pub joints: Vec<String>,
    /// Prepositions after which a time lies behind.
    pub back: Vec<String>,
    /// Prepositions after which a time lies ahead.
    pub ahead: Vec<String>,
    /// Words after a time that make it the beginning of a stretch.
    pub goes_on: Vec<String>,
    /// Infinitives that after a participle, and with a modal verb, say that something is over.
    pub done: Vec<String>,
    /// Participles that say so without it.
    pub over: Vec<String>,
    /// Auxiliaries that with any participle put a clause before what is told.
    pub pluperfect: Vec<String>,
    /// Those that do so with a participle of motion or change …
    pub pluperfect_of_being: Vec<String>,
    /// … of which these are the ends.
    pub motion: Vec<String>,
    /// Conjunctions of clauses that describe or give a reason.
    pub aside: Vec<String>,
    /// Prepositions that make what is told the beginning of something lasting.
    pub onward: Vec<String>,
    /// Conjunctions of clauses that tell what goes on meanwhile.
    pub meanwhile: Vec<String>,
    /// Prepositions that make a time an attribute or a bound.
    pub describing: Vec<String>,
    /// Words that ascribe what was said to the name after them.
    pub attributing: Vec<String>,
    /// Auxiliaries of what should have been …
    pub unreal: Vec<String>,
    /// … with an infinitive of these.
    pub modal_infinitives: Vec<String>,
    /// Modal verbs that report.
    pub hearsay: Vec<String>,
    /// Adjectives that say that something is planned.
    pub scheduled: Vec<String>,
    /// Endings of adjectives made of a participle of the past.
    pub attribute_back: Vec<String>,
    /// Endings of adjectives made of a participle of the present.
    pub attribute_ahead: Vec<String>,
}
