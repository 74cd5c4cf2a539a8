//! A German article of which nothing is known but its text and publication date.

use chrono::NaiveDate;
use zeitstrahl::document::{Document, Published, PublishedEvidence};

pub fn article(text: &str, published: Option<NaiveDate>) -> Document {
    let evidence = published.map_or(PublishedEvidence::None, |_| PublishedEvidence::Given);
    Document {
        id: "article".to_owned(),
        path: None,
        title: None,
        author: None,
        outlet: None,
        url: None,
        language: "de".to_owned(),
        published: Published { date: published, evidence },
        text: text.to_owned(),
        blocks: Vec::new(),
        diagnostics: Vec::new(),
    }
}
