//! By what else than its text an article is known that is not open.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::item::Anchor;
use crate::text::Span;

/// Of a passage so many bytes are kept.
const MOST_BYTES: usize = 400;
/// Passages of so many bytes together tell an article by themselves.
const TELLING_BYTES: usize = 80;

/// What an article is known by, and the passages of it that something was decided about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Origin {
    /// Headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Newspaper, agency or site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Where it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The day it was published, as it says itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// Bytes of its text.
    pub length: usize,
    /// The passages, in the order of the text.
    pub passages: Vec<Passage>,
}

/// A passage of an article, and how it begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Bytes of the article's text.
    pub span: Span,
    /// As much of its words as is kept.
    pub words: String,
}

impl Origin {
    /// Of an article with these passages.
    pub fn of<'a>(document: &Document, anchors: impl Iterator<Item = &'a Anchor>) -> Self {
        let passage = |anchor: &Anchor| {
            let words = document.text.get(anchor.span.begin as usize..anchor.span.end as usize)?;
            let words = words[..words.floor_char_boundary(MOST_BYTES)].to_owned();
            Some(Passage { span: anchor.span, words })
        };
        let mut passages: Vec<Passage> = anchors.filter_map(passage).collect();
        passages.sort_by_key(|one| (one.span.begin, one.span.end));
        passages.dedup();
        Self {
            title: document.title.clone(),
            outlet: document.outlet.clone(),
            url: document.url.clone(),
            date: document.published.date,
            length: document.text.len(),
            passages,
        }
    }

    /// How well an article may be this one; `None` where it is not.
    pub(super) fn likeness(&self, document: &Document) -> Option<i32> {
        let same = |one: &Option<String>, other: &Option<String>| {
            let plain = |words: &str| words.trim().to_lowercase();
            one.as_deref().zip(other.as_deref()).map(|(one, other)| plain(one) == plain(other))
        };
        let (title, url) = (same(&self.title, &document.title), same(&self.url, &document.url));
        let outlet = same(&self.outlet, &document.outlet);
        let day = self.date.zip(document.published.date).map(|(one, other)| one == other);
        let count =
            |is: bool| [title, url, outlet, day].into_iter().filter(|one| *one == Some(is)).count() as i32;
        let (agreeing, differing) = (count(true), count(false));
        let is_named =
            title == Some(true) || url == Some(true) || (outlet == Some(true) && day == Some(true));
        if !is_named && differing > 0 {
            return None;
        }
        let holds = |passage: &&Passage| {
            memchr::memmem::find(document.text.as_bytes(), passage.words.as_bytes()).is_some()
        };
        let held: Vec<&Passage> = self.passages.iter().filter(holds).collect();
        let all = held.len() == self.passages.len();
        let is_told = all && held.iter().map(|one| one.words.len()).sum::<usize>() >= TELLING_BYTES;
        let fits = match is_named {
            true => agreeing > differing && held.len() * 2 >= self.passages.len(),
            false => is_told,
        };
        fits.then_some(2 * (agreeing - differing) + i32::from(all))
    }
}
