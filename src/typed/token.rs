//! What was typed, as numbers and words that mean something.

use std::sync::OnceLock;

use foldhash::HashMap;
use regex::Regex;
use serde::Deserialize;

use crate::language::month_number;

/// One meaningful piece of what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// A number, with how many figures it was written.
    Number(u32, usize),
    /// A month, from 1.
    Month(u32),
    /// A time of day in minutes.
    Clock(u32),
    /// "KW", "week".
    Week,
    /// "Quartal", "Q".
    Quarter,
    /// The ending of "1990er" or "1990s".
    Decade,
    /// "Jahrhundert", "century".
    Century,
    /// "v. Chr.", "BC".
    BeforeChrist,
    /// "Uhr", after an hour.
    Hour,
    /// "heute", "gestern": how many days ago.
    DaysAgo(u32),
    /// A dash, or "bis".
    To,
}

/// Words by what they mean, as the file has them.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Table {
    week: Vec<String>,
    quarter: Vec<String>,
    decade: Vec<String>,
    century: Vec<String>,
    before_christ: Vec<String>,
    hour: Vec<String>,
    to: Vec<String>,
    today: Vec<String>,
    yesterday: Vec<String>,
    day_before_yesterday: Vec<String>,
    silent: Vec<String>,
}

/// What each word means; nothing for those that are silent.
fn words() -> &'static HashMap<String, Option<Token>> {
    static WORDS: OnceLock<HashMap<String, Option<Token>>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let Ok(table) = toml::from_str::<Table>(include_str!("../../assets/lang/typed.toml")) else {
            return HashMap::default();
        };
        let meanings = [
            (table.week, Some(Token::Week)),
            (table.quarter, Some(Token::Quarter)),
            (table.decade, Some(Token::Decade)),
            (table.century, Some(Token::Century)),
            (table.before_christ, Some(Token::BeforeChrist)),
            (table.hour, Some(Token::Hour)),
            (table.to, Some(Token::To)),
            (table.today, Some(Token::DaysAgo(0))),
            (table.yesterday, Some(Token::DaysAgo(1))),
            (table.day_before_yesterday, Some(Token::DaysAgo(2))),
            (table.silent, None),
        ];
        let of =
            |(words, meaning): (Vec<String>, Option<Token>)| words.into_iter().map(move |w| (w, meaning));
        meanings.into_iter().flat_map(of).collect()
    })
}

/// A run of the text before words are looked up.
#[derive(Clone, Debug, PartialEq)]
enum Raw {
    Number(u32, usize),
    Word(String),
    Dash,
    Colon,
}

/// The tokens of `text`; `None` where a word or number means nothing.
pub fn tokens(text: &str) -> Option<Vec<Token>> {
    let raw = raw(text)?;
    let mut tokens = Vec::new();
    let mut rest = raw.as_slice();
    while !rest.is_empty() {
        let (token, used) = next(rest)?;
        tokens.extend(token);
        rest = &rest[used..];
    }
    Some(tokens)
}

/// The first token of `rest`, nothing where it is silent, and how many runs it takes.
fn next(rest: &[Raw]) -> Option<(Option<Token>, usize)> {
    Some(match rest {
        [Raw::Number(hour, 1..=2), Raw::Colon, Raw::Number(minute, 2), ..] if *hour < 24 && *minute < 60 => {
            (Some(Token::Clock(hour * 60 + minute)), 3)
        }
        [Raw::Number(value, figures), ..] => (Some(Token::Number(*value, *figures)), 1),
        [Raw::Dash, ..] => (Some(Token::To), 1),
        [Raw::Word(first), Raw::Word(second), ..] if words().contains_key(&format!("{first} {second}")) => {
            (words()[&format!("{first} {second}")], 2)
        }
        [Raw::Word(word), ..] => match month_number(word) {
            Some(month) => (Some(Token::Month(month)), 1),
            None => (*words().get(word)?, 1),
        },
        _ => return None,
    })
}

/// A date or week in the form of ISO 8601.
#[expect(clippy::unwrap_used, reason = "a constant pattern that the tests run")]
fn iso() -> &'static Regex {
    static ISO: OnceLock<Regex> = OnceLock::new();
    ISO.get_or_init(|| Regex::new(r"\b(?<y>\d{4})-(?<m>0[1-9]|1[0-2]|w\d{1,2})(?:-(?<d>\d{2}))?\b").unwrap())
}

fn raw(text: &str) -> Option<Vec<Raw>> {
    // The dashes of 2025-09-05, 2025-09 and 2025-W36 part nothing.
    let text = iso().replace_all(&text.to_lowercase(), "${y}/${m}/${d}").into_owned();
    let mut found = Vec::new();
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let end = |is: fn(char) -> bool| rest.find(|c| !is(c)).unwrap_or(rest.len());
        let mut used = c.len_utf8();
        match c {
            '0'..='9' => {
                used = end(|c| c.is_ascii_digit());
                found.push(Raw::Number(rest[..used].parse().ok()?, used));
            }
            '-' | '–' | '—' | '−' | '…' => found.push(Raw::Dash),
            ':' => found.push(Raw::Colon),
            '.' | ',' | '/' | '\'' | '’' => {}
            c if c.is_whitespace() => {}
            c if c.is_alphabetic() => {
                used = end(|c| c.is_alphabetic() || c == '\'');
                found.push(Raw::Word(rest[..used].to_owned()));
            }
            _ => return None,
        }
        rest = &rest[used..];
    }
    Some(found)
}
