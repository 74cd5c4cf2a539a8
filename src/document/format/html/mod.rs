//! Saved web pages: the article's text alone, and what the page says about it.

mod body;
mod json_ld;
mod metadata;
mod prune;
mod published;
mod trim;

use dom_query::Document;

use trim::{Trimmed, trim};

use crate::diagnostic::Cause;
use crate::document::PublishedEvidence;
use crate::document::draft::Draft;
use crate::document::metadata::stamp_of;
use crate::document::several;
use crate::language::{boilerplate_for, detect_language};

/// The words that a fragment of a page shows, a line for each block.
pub(super) fn visible_lines(html: &str) -> Vec<String> {
    let fragment = Document::fragment(trim(html).html);
    fragment.select("script, style, template").remove();
    body::words(&fragment)
}

/// Reads the one article of a page.
///
/// # Errors
///
/// Where the page holds several articles.
pub(super) fn read(html: &str) -> Result<Draft, Cause> {
    let refused = |what: &str| Err(Cause::SeveralArticles(what.to_owned()));
    if let Some(collection) = several::in_page(html) {
        return refused(collection);
    }
    let Trimmed { html, is_cut } = trim(html);
    let page = Document::from(html.as_str());
    if several::in_containers(&page) {
        return refused("<article>");
    }
    let about = metadata::of(&page);
    let marked = about.published.or_else(|| published::marked(&page, about.url.as_deref()));
    let visible = if marked.is_none() { published::visible(&page) } else { None };
    let page = if prune::prune(&page) {
        page
    } else {
        // Two trees of one page are more than a large one may take.
        drop(page);
        Document::from(html.as_str())
    };
    drop(html);
    let language = language(about.language, &page.select("p").text());
    let tag = language.clone().unwrap_or_else(|| "und".to_owned());
    let body = body::of(page, about.title.as_deref(), &tag);
    let stamp = || stamp_of(body.stamp.as_deref()?).map(|date| (date, PublishedEvidence::Dateline));
    let published = marked.map(|date| (date, PublishedEvidence::Metadata)).or_else(stamp);
    Ok(Draft {
        title: about.title,
        author: about.author.map(|author| without_by(author, &tag)).or(body.author),
        outlet: about.outlet,
        url: about.url,
        language,
        published: published.or(visible.map(|date| (date, PublishedEvidence::Text))),
        text: body.text,
        blocks: Some(body.blocks),
        problems: if is_cut { vec![Cause::LargePage] } else { Vec::new() },
        ..Draft::default()
    })
}

/// The names alone of a byline that begins as bylines do in `language`.
fn without_by(author: String, language: &str) -> String {
    let found = boilerplate_for(language).and_then(|rules| rules.find(&author));
    found.and_then(|(_, found)| found.author).map(str::to_owned).unwrap_or(author)
}

/// The language of a page: the one that its text is in, where that is plain, since many templates
/// declare English whatever is written in them; the declared tag keeps its region.
fn language(declared: Option<String>, text: &str) -> Option<String> {
    let detected = detect_language(text);
    match declared {
        Some(declared) if detected == "und" || declared.split('-').next() == Some(detected) => Some(declared),
        _ => (detected != "und").then(|| detected.to_owned()),
    }
}
