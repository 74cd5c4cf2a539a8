//! Saved web pages: the article's text alone, and what the page says about it.

mod body;
mod depth;
mod json_ld;
mod metadata;
mod prune;
mod published;

use dom_query::Document;

use crate::document::PublishedEvidence;
use crate::document::draft::Draft;

/// Reads the one article of a page.
pub(in crate::document) fn read(html: &str) -> Draft {
    let html = depth::cap(html);
    let page = Document::from(html.as_ref());
    let about = metadata::of(&page);
    let published = about.published.map(|date| (date, PublishedEvidence::Metadata));
    let published = published.or_else(|| published::of(&page, about.url.as_deref()));
    prune::prune(&page);
    let body = body::of(&page, about.title.as_deref());
    Draft {
        title: about.title,
        author: about.author,
        outlet: about.outlet,
        url: about.url,
        language: about.language,
        published,
        text: body.text,
        blocks: Some(body.blocks),
        ..Draft::default()
    }
}
