//! What a page says about its article: JSON-LD first, then meta tags, then the visible headline.

use std::collections::HashMap;

use chrono::NaiveDate;
use dom_query::Document;

use super::json_ld;
use crate::document::metadata::{Metadata, language_tag, stamp_of, tidy};
use crate::language::Stamp;

/// Names of meta tags, lower case, the surest first.
const TITLES: [&str; 5] = ["og:title", "twitter:title", "parsely-title", "dc.title", "title"];
const AUTHORS: [&str; 8] = [
    "author",
    "parsely-author",
    "article:author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "cxenseparse:author",
];
const OUTLETS: [&str; 5] = ["og:site_name", "application-name", "publisher", "dc.publisher", "twitter:site"];
const DATES: [&str; 29] = [
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "date.published",
    "publish-date",
    "publish_date",
    "publishdate",
    "published_date",
    "published-date",
    "publication_date",
    "publication-date",
    "citation_publication_date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "article.published",
    "article.created",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "displaydate",
    "originalpublicationdate",
    "article_date_original",
    "date",
];

/// The metadata of a page.
pub(super) fn of(page: &Document) -> Metadata {
    let told = json_ld::of(page);
    let tags = meta_tags(page);
    let first = |names: &[&str]| names.iter().find_map(|name| tags.get(*name).and_then(|text| tidy(text)));
    let outlet =
        told.outlet.clone().or_else(|| first(&OUTLETS)).map(|name| name.trim_start_matches('@').to_owned());
    let from_tags = Metadata {
        title: first(&TITLES),
        author: first(&AUTHORS).filter(|name| is_name(name)),
        outlet: outlet.clone(),
        url: canonical(page).or_else(|| first(&["og:url"])).filter(|url| url.starts_with("http")),
        language: page.select("html").attr("lang").and_then(|tag| language_tag(&tag)),
        published: DATES.iter().find_map(|name| tags.get(*name).and_then(|text| plausible(stamp_of(text)?))),
    };
    let visible = Metadata { title: headline(page), author: byline(page), ..Metadata::default() };
    // Some sites give their own name as that of every author.
    let author = told.author.clone().filter(|author| Some(author) != outlet.as_ref());
    let known = Metadata { published: told.published.and_then(plausible), author, ..told.clone() };
    let title = title(&told, &from_tags, &visible, page);
    Metadata {
        title: title.map(|title| without_site(&title, outlet.as_deref())),
        ..known.or(from_tags).or(visible).or(told)
    }
}

/// Dates before the web are those of something else.
pub(super) fn plausible(stamp: Stamp) -> Option<Stamp> {
    const FIRST: Option<NaiveDate> = NaiveDate::from_ymd_opt(1990, 1, 1);
    (Some(stamp.date) >= FIRST).then_some(stamp)
}

fn title(told: &Metadata, tags: &Metadata, visible: &Metadata, page: &Document) -> Option<String> {
    let found = visible.title.clone().or_else(|| tags.title.clone()).or_else(|| told.title.clone());
    found.or_else(|| tidy(&page.select("title").first().text()))
}

/// The content of every meta tag by its name, property or itemprop in lower case; the first counts.
fn meta_tags(page: &Document) -> HashMap<String, String> {
    let mut tags = HashMap::new();
    for tag in page.select("meta[content]").iter() {
        let name = ["property", "name", "itemprop"].iter().find_map(|key| tag.attr(key));
        if let (Some(name), Some(content)) = (name, tag.attr("content")) {
            tags.entry(name.trim().to_ascii_lowercase()).or_insert_with(|| content.to_string());
        }
    }
    tags
}

fn canonical(page: &Document) -> Option<String> {
    page.select("link[rel='canonical']").attr("href").map(|href| href.to_string())
}

/// The only headline of first rank, or the one that is marked as the article's.
fn headline(page: &Document) -> Option<String> {
    let marked = page.select("h1[itemprop='headline'], article h1, main h1");
    let headlines = if marked.exists() { marked } else { page.select("h1") };
    let mut found = headlines.iter().filter_map(|h1| tidy(&h1.text()));
    found.find(|title| title.split(' ').count() > 2)
}

/// Where pages show their authors, the surest first.
const BYLINES: [&str; 6] = [
    "[itemprop='author'] [itemprop='name']",
    "a[rel='author'], [rel='author']",
    "[itemprop='author']",
    ".author-name, .author__name, .byline__name, .byline-name, .author_name",
    ".author a, .byline a, .autor a",
    ".author, .byline, .autor",
];

/// Authors as the page shows them.
fn byline(page: &Document) -> Option<String> {
    let shown = |selector: &&str| {
        let found = page.select(selector);
        found.iter().filter_map(|name| tidy(&name.text())).find(|name| is_name(name))
    };
    BYLINES.iter().find_map(shown)
}

/// Whether a byline is short enough for names, and no address.
fn is_name(text: &str) -> bool {
    text.split(' ').count() <= 8 && !text.starts_with("http") && text.chars().any(char::is_alphabetic)
}

/// A title without the name of the site after its last separator.
fn without_site(title: &str, outlet: Option<&str>) -> String {
    let separators = [" | ", " - ", " – ", " — ", " :: ", " » "];
    let last = separators
        .iter()
        .filter_map(|separator| title.rfind(separator).map(|at| (at, separator.len())))
        .max();
    let Some((at, length)) = last else { return title.to_owned() };
    let plain = |text: &str| {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    let (tail, outlet) = (plain(&title[at + length..]), plain(outlet.unwrap_or("")));
    let is_site =
        !outlet.is_empty() && !tail.is_empty() && (outlet.contains(&tail) || tail.contains(&outlet));
    if is_site { title[..at].trim().to_owned() } else { title.to_owned() }
}
