//! A German article of which nothing is known but its text and publication date.

use chrono::NaiveDate;
use zeitstrahl::document::{Document, Published, PublishedEvidence};

pub fn article(text: &str, published: Option<NaiveDate>) -> Document {
    let evidence = published.map_or(PublishedEvidence::None, |_| PublishedEvidence::Given);
    let published = Published { date: published, time: None, evidence };
    Document { published, ..Document::plain("article", "de", text) }
}
