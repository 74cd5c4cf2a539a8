//! What an export says about itself: how much of what, by which filters, made by what and when.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::Serialize;

use crate::wording::Wording;

/// What an export says about itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// How many items it holds.
    pub n_shown: usize,
    /// How many there are without any filter.
    pub n_all: usize,
    /// How many articles they are from.
    pub n_articles: usize,
    /// What is filtered by, in words.
    pub filters: Vec<String>,
    /// When it was made.
    pub made: DateTime<FixedOffset>,
}

/// An account as a field of JSON.
#[derive(Serialize)]
pub struct AccountRecord {
    shown: usize,
    hidden: usize,
    all: usize,
    articles: usize,
    filters: Vec<String>,
    program: &'static str,
    version: &'static str,
    date: String,
    words: String,
}

/// The version of the program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// "Zeitstrahl 0.1.0, exported on 5 September 2025".
pub fn made(wording: &Wording, day: NaiveDate) -> String {
    let date = wording.date("date.day-long", day);
    wording.fill("account.made", &[("version", VERSION), ("date", &date)])
}

impl Account {
    /// How many items the filters keep out.
    pub fn n_hidden(&self) -> usize {
        self.n_all.saturating_sub(self.n_shown)
    }

    /// One line with all of it: "12 of 48 items from 9 articles. Only: Russia. 36 hidden. Zeitstrahl 0.1.0, …".
    pub fn words(&self, wording: &Wording) -> String {
        self.sentences(wording, None)
    }

    /// The same for a format that has no room for `n_undated` of the items because they have no day.
    pub fn words_without_undated(&self, wording: &Wording, n_undated: usize) -> String {
        self.sentences(wording, (n_undated > 0).then(|| wording.count("account.undated", n_undated)))
    }

    /// The same for a format of statements, in which `n_events` of the items have no place.
    pub fn words_of_statements(&self, wording: &Wording, n_events: usize) -> String {
        self.sentences(wording, (n_events > 0).then(|| wording.count("account.events", n_events)))
    }

    fn sentences(&self, wording: &Wording, left_out: Option<String>) -> String {
        let number = |n| wording.number(n);
        let articles = wording.count("timeline.articles-of", self.n_articles);
        let key = if self.n_hidden() == 0 { "figure.everything" } else { "figure.counted" };
        let values =
            [("shown", &*number(self.n_shown)), ("all", &number(self.n_all)), ("articles", &articles)];
        let mut sentences = vec![wording.fill(key, &values)];
        if !self.filters.is_empty() {
            sentences.push(wording.fill("figure.filtered", &[("filters", &self.filters.join(" · "))]));
        }
        if self.n_hidden() > 0 {
            sentences.push(wording.count("account.hidden", self.n_hidden()));
        }
        sentences.extend(left_out);
        sentences.push(made(wording, self.made.date_naive()));
        sentences.join(". ") + "."
    }

    /// The same as fields.
    pub(super) fn record(&self, wording: &Wording) -> AccountRecord {
        AccountRecord {
            shown: self.n_shown,
            hidden: self.n_hidden(),
            all: self.n_all,
            articles: self.n_articles,
            filters: self.filters.clone(),
            program: "Zeitstrahl",
            version: VERSION,
            date: self.made.date_naive().to_string(),
            words: self.words(wording),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Tongue;

    #[test]
    fn one_line_says_all() {
        let account = Account {
            n_shown: 12,
            n_all: 48,
            n_articles: 9,
            filters: vec!["Russland".to_owned(), "nicht Putin".to_owned()],
            made: DateTime::parse_from_rfc3339("2025-09-05T23:30:00+02:00").unwrap(),
        };
        let version = VERSION;
        assert_eq!(
            account.words_without_undated(Wording::of(Tongue::German), 3),
            format!(
                "12 von 48 Einträgen aus 9 Artikeln. Nur: Russland · nicht Putin. 36 ausgeblendet. \
                 3 ohne genauen Tag nicht enthalten. Zeitstrahl {version}, exportiert am 5. September 2025."
            )
        );
        let all = Account { n_shown: 48, filters: Vec::new(), ..account };
        assert_eq!(
            all.words(Wording::of(Tongue::English)),
            format!("48 items from 9 articles. Zeitstrahl {version}, exported on 5 September 2025.")
        );
    }
}
