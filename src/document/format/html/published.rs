//! The publication date where no metadata holds it: time tags, common class names, the address, and
//! last the visible text.

use dom_query::{Document, Selection};

use super::metadata::plausible;
use crate::document::metadata::stamp_of;
use crate::language::{Stamp, literal_dates};

/// Where a page marks its date, the surest first.
const MARKED: [&str; 8] = [
    "time[itemprop='datePublished'], time[pubdate], time.published, time.entry-date",
    "[itemprop='datePublished']",
    "article header time, article time[datetime]",
    "main time[datetime]",
    "time[datetime]",
    "abbr.published, .entry-date, .post-date, .published, .publish-date, .pubdate, .dateline, .timestamp, .article-date, .posted-on, .date-published, .datePublished, .article__date, .news-date",
    "time",
    "article [class*='date'], main [class*='date'], header [class*='date'], [class*='date'], [class*='datum'], [class*='time'], [class*='publi'], [id*='date'], [id*='datum'], .meta, .byline, [class*='meta'], [class*='author']",
];

/// Attributes that hold a time stamp, before the visible words.
const STAMPS: [&str; 4] = ["datetime", "content", "title", "data-datetime"];

/// Characters of visible text in which a date counts as the article's own.
const TOP: usize = 2_500;

/// The publication date that the address or the mark-up of the page tells.
pub(super) fn marked(page: &Document, url: Option<&str>) -> Option<Stamp> {
    let marked = || MARKED.iter().find_map(|selector| first_day(&page.select(selector)));
    url.and_then(in_address).or_else(marked)
}

fn first_day(found: &Selection) -> Option<Stamp> {
    found.iter().find_map(|tag| {
        let stamp =
            STAMPS.iter().filter_map(|name| tag.attr(name)).find_map(|stamp| plausible(stamp_of(&stamp)?));
        let words = || {
            let text = tag.text();
            // A long text is no date line, whatever its class says.
            (text.len() < 300).then(|| stamp_of(&text)).flatten().and_then(plausible)
        };
        stamp.or_else(words)
    })
}

/// A date in the path of the address: "/2019/11/18/".
fn in_address(url: &str) -> Option<Stamp> {
    literal_dates(url).find_map(|found| plausible(found.into()))
}

/// The first date in the visible text from the headline on, else in all of it.
pub(super) fn visible(page: &Document) -> Option<Stamp> {
    let body = page.select("body");
    let copy = Document::from(body.html());
    copy.select("script, style, noscript, nav, footer, aside").remove();
    let text = copy.select("body").formatted_text();
    let headline = page.select("h1").first().text();
    let begin = text.find(headline.trim()).unwrap_or(0);
    let top = &text[begin..text.floor_char_boundary(begin + TOP)];
    let after = literal_dates(top).find_map(|found| plausible(found.into()));
    after.or_else(|| literal_dates(&text).find_map(|found| plausible(found.into())))
}
