//! What may be wrong with the data of a language. The tests find it, since packs are embedded when the
//! program is built; a pack that is broken all the same is told with every article in its language.

use std::fmt;

/// What is wrong with a pack, and in which of its files.
#[derive(Clone, Debug, PartialEq)]
pub struct PackError {
    /// File within the pack.
    pub file: String,
    /// What is wrong.
    pub fault: PackFault,
}

/// What is wrong with one file of a pack.
#[derive(Clone, Debug, PartialEq)]
pub enum PackFault {
    /// The file is not there, or no UTF-8.
    Missing,
    /// It is not the TOML that is expected.
    Toml(toml::de::Error),
    /// A pattern for lines is no regular expression.
    Regex(regex::Error),
    /// A table has no column of this name.
    NoColumn(&'static str),
    /// A row of a table.
    Row {
        /// Its fields, as they stand there.
        row: String,
        /// What is wrong with it.
        fault: RowFault,
    },
    /// A word, or another entry of a list.
    Entry {
        /// The entry.
        entry: String,
        /// What it should have been.
        expected: Expected,
    },
    /// A rule.
    Rule {
        /// Its name.
        rule: String,
        /// What is wrong with it.
        fault: RuleFault,
    },
}

/// What is wrong with a row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// It has not as many fields as the header, which has this many.
    NumberOfFields(usize),
    /// Its gender is neither m nor f.
    Gender,
    /// The day from which on somebody held an office is no date.
    From,
    /// The day until which somebody held an office is no date.
    To,
    /// Its kind is none of those that are known.
    Kind,
    /// Its code is that of no country.
    Country,
}

/// What an entry should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A verb of two or three parts.
    Verb,
    /// The name of a class of words.
    Class,
    /// A number.
    Number,
    /// A word with a meaning in its table.
    Meaning,
    /// A part of a day.
    PartOfDay,
    /// The number of a weekday, 1 to 7.
    Weekday,
    /// A unit of time.
    Unit,
    /// A feast that says when it is in exactly one way.
    Feast,
    /// A verb or noun that announces an event.
    EventWord,
}

/// What is wrong with a rule.
#[derive(Clone, Debug, PartialEq)]
pub enum RuleFault {
    /// Another rule has the same name.
    SecondOfItsName,
    /// It lacks a reason, a pattern, a value, an example or a reject.
    Incomplete,
    /// Its confidence is no probability.
    NoProbability,
    /// One of its patterns cannot be read.
    Pattern(PatternError),
    /// A field cannot have this value.
    Value {
        /// The field.
        field: String,
        /// The value, as TOML writes it.
        value: String,
    },
}

/// Why a pattern over words cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternError {
    /// This part of it is out of place.
    OutOfPlace(String),
    /// It is empty, or marks nothing.
    MarksNothing,
    /// It stands for more sequences of words than are allowed.
    TooManySequences,
    /// A round bracket is not closed.
    OpenBracket,
    /// A placeholder is not closed.
    OpenPlaceholder,
    /// There is no class of this name.
    NoClass(String),
    /// This is more than one word: a blank is missing, or it should be a class.
    SeveralWords(String),
}

/// Why there is no pack for a language.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NoPack {
    /// Nobody has written one.
    Unknown,
    /// Its data are wrong.
    Broken(&'static PackError),
}

impl PackError {
    /// That something is wrong with `file`.
    pub(super) fn new(file: &str, fault: PackFault) -> Self {
        Self { file: file.to_owned(), fault }
    }

    /// That an entry of `file` is not what it should be.
    pub(super) fn entry(file: &str, entry: impl Into<String>, expected: Expected) -> Self {
        Self::new(file, PackFault::Entry { entry: entry.into(), expected })
    }

    /// That an entry of the lexicon is not what it should be.
    pub(super) fn lexicon(entry: &str, expected: Expected) -> Self {
        Self::entry("lexicon.toml", entry, expected)
    }

    /// That something is wrong with a rule of `file`.
    pub(super) fn rule(file: &str, rule: &str, fault: RuleFault) -> Self {
        Self::new(file, PackFault::Rule { rule: rule.to_owned(), fault })
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.fault)
    }
}

impl fmt::Display for PackFault {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("is missing or no UTF-8"),
            Self::Toml(error) => error.fmt(f),
            Self::Regex(error) => error.fmt(f),
            Self::NoColumn(column) => write!(f, "has no column {column:?}"),
            Self::Row { row, fault } => write!(f, "row {row:?}: {fault:?}"),
            Self::Entry { entry, expected } => write!(f, "{entry:?} should be: {expected:?}"),
            Self::Rule { rule, fault } => write!(f, "rule {rule:?}: {fault:?}"),
        }
    }
}

impl std::error::Error for PackError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.fault {
            PackFault::Toml(error) => Some(error),
            PackFault::Regex(error) => Some(error),
            _ => None,
        }
    }
}

impl fmt::Display for NoPack {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str("there is no pack for this language"),
            Self::Broken(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for NoPack {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unknown => None,
            Self::Broken(error) => Some(*error),
        }
    }
}
