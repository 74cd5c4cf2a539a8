//! What a person decided about an article.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::marks::worded;

/// What a person decided about an article beside its day; a field that is missing was left to what the article says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ArticleDecision {
    /// Headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Author or authors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// Newspaper, agency or site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// BCP 47 tag of the language in which it is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// One thing decided about an article; `None`, or nothing but blanks, leaves it to what the article says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecideArticle {
    /// Headline.
    Title(Option<String>),
    /// Author or authors.
    Author(Option<String>),
    /// Newspaper, agency or site.
    Outlet(Option<String>),
    /// BCP 47 tag of the language in which it is read.
    Language(Option<String>),
    /// The day it was published.
    Published(Option<NaiveDate>),
    /// Several things at once.
    All(Vec<DecideArticle>),
    /// Nothing is decided about it any more, its day included.
    Nothing,
}

impl ArticleDecision {
    /// Whether nothing is decided.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Decides one more thing; `published` is the day that was set by hand.
    pub fn decide(&mut self, published: &mut Option<NaiveDate>, what: &DecideArticle) {
        let said = |words: &Option<String>| words.as_deref().and_then(worded);
        match what {
            DecideArticle::Title(title) => self.title = said(title),
            DecideArticle::Author(author) => self.author = said(author),
            DecideArticle::Outlet(outlet) => self.outlet = said(outlet),
            DecideArticle::Language(language) => self.language = said(language),
            DecideArticle::Published(date) => *published = *date,
            DecideArticle::All(all) => all.iter().for_each(|what| self.decide(published, what)),
            DecideArticle::Nothing => (*self, *published) = (Self::default(), None),
        }
    }
}
