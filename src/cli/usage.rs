//! What may be wrong with a command line, each in one sentence.

use std::fmt;

/// What is wrong with a command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum UsageError {
    /// The first word is neither a command nor a file; holds it, and a command that is spelled alike.
    UnknownCommand(String, Option<&'static str>),
    /// There is no such option; holds it, and one that is spelled alike.
    UnknownOption(String, Option<&'static str>),
    /// An option of another command; holds it and that command.
    OtherCommand(&'static str, &'static str),
    /// An option without a value was given one.
    ValueGiven(&'static str),
    /// An option stands without its value; holds what the value is called.
    ValueMissing(&'static str, String),
    /// The value of an option cannot be read.
    BadValue {
        /// The option that was typed.
        name: &'static str,
        /// Its value, as given.
        value: String,
        /// What it may be.
        expected: String,
    },
    /// An option whose letters are not UTF-8.
    NotUtf8(String),
    /// Nothing is named that could be read.
    NoInput,
    /// A command stands without an option that it needs.
    OptionMissing(&'static str),
    /// An option that holds only with another; holds both.
    OnlyWith(&'static str, &'static str),
    /// An option that does not go with another; holds both.
    NotWith(&'static str, &'static str),
    /// The ending of the file to write says no format that is written here; holds its name and those that are.
    NoFormat(String, String),
    /// The first day shown is after the last one.
    Reversed(chrono::NaiveDate, chrono::NaiveDate),
}

impl fmt::Display for UsageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownCommand(word, alike) => {
                write!(f, "there is no command and no file {word}")?;
                suggest(f, *alike)
            }
            Self::UnknownOption(name, alike) => {
                write!(f, "there is no option {name}")?;
                suggest(f, *alike)
            }
            Self::OtherCommand(name, command) => write!(f, "{name} belongs to {command}"),
            Self::ValueGiven(name) => write!(f, "{name} takes no value"),
            Self::ValueMissing(name, value) => write!(f, "{name} needs a value: {value}"),
            Self::BadValue { name, value, expected } => write!(f, "{name} {value}: expected {expected}"),
            Self::NotUtf8(option) => write!(f, "the option {option} is not UTF-8"),
            Self::NoInput => write!(f, "no INPUT is given"),
            Self::OptionMissing(name) => write!(f, "{name} is missing"),
            Self::OnlyWith(name, other) => write!(f, "{name} goes with {other} only"),
            Self::NotWith(name, other) => write!(f, "{name} does not go with {other}"),
            Self::NoFormat(file, known) => write!(f, "{file}: what is written must be one of {known}"),
            Self::Reversed(from, to) => write!(f, "--from {from} is after --to {to}"),
        }
    }
}

impl std::error::Error for UsageError {}

fn suggest(f: &mut fmt::Formatter<'_>, alike: Option<&str>) -> fmt::Result {
    alike.map_or(Ok(()), |alike| write!(f, "; did you mean {alike}?"))
}

/// The word of `known` that is spelled most like `word`, if it differs in at most a third of its letters.
pub(super) fn alike(word: &str, known: impl IntoIterator<Item = &'static str>) -> Option<&'static str> {
    let differences = |known: &'static str| (distance(word, known), known);
    let (n, nearest) = known.into_iter().map(differences).min_by_key(|(n, _)| *n)?;
    (n <= (nearest.len() / 3).max(1)).then_some(nearest)
}

/// How many letters must be put in, taken out, changed or exchanged with their neighbour to make `b` of `a`.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(MOST_LETTERS).collect(), b.chars().collect());
    // Row i holds the distances of the first i letters of `a` from each beginning of `b`.
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let changed = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = changed.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

/// Longer words are no misspelled ones.
const MOST_LETTERS: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_keys_is_known_and_another_word_is_not() {
        let commands = ["extract", "render"];
        for (word, expected) in [
            ("extrakt", Some("extract")),
            ("etxract", Some("extract")),
            ("Extract", Some("extract")),
            ("rendr", Some("render")),
            ("renders", Some("render")),
            ("articles", None),
            ("", None),
        ] {
            assert_eq!(alike(word, commands), expected, "{word}");
        }
    }
}
