//! Takes off a page what is no article: navigation, comments, teasers, banners.

use dom_query::{Document, NodeRef};

/// Never text.
const SILENT: &str = "script, style, noscript, template, svg, iframe";

/// Beside an article by what they are.
const ASIDE: &str = "button, select, textarea, input, nav, dialog, [role='navigation'], [role='complementary'], \
     [role='banner'], [role='contentinfo'], [role='dialog'], [role='alert'], [role='search'], [hidden], \
     body > footer, figcaption, [itemprop='caption']";

/// Parts of class names and identifiers that mark what stands beside an article. English and German,
/// as page templates are written in both; a word must be whole ("social", not "socialism").
const BESIDE: [&str; 74] = [
    "ad",
    "ads",
    "advert",
    "advertisement",
    "advertorial",
    "anzeige",
    "werbung",
    "aside",
    "sidebar",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "caption",
    "bildunterschrift",
    "comment",
    "comments",
    "kommentar",
    "kommentare",
    "disqus",
    "consent",
    "cookie",
    "cookies",
    "gdpr",
    "copyright",
    "credit",
    "credits",
    "footer",
    "gallery",
    "galerie",
    "slideshow",
    "infobox",
    "login",
    "menu",
    "nav",
    "navi",
    "navigation",
    "navbar",
    "newsletter",
    "subscribe",
    "subscription",
    "abo",
    "outbrain",
    "taboola",
    "pager",
    "pagination",
    "paywall",
    "popular",
    "meistgelesen",
    "print",
    "promo",
    "promotion",
    "rating",
    "recommended",
    "recommendations",
    "empfehlungen",
    "related",
    "readmore",
    "weiterlesen",
    "mehrzumthema",
    "share",
    "sharing",
    "social",
    "socials",
    "sponsored",
    "tag",
    "tags",
    "taglist",
    "teaser",
    "teasers",
    "toolbar",
    "tooltip",
    "topics",
    "trending",
    "widget",
];

/// Greatest share of the page's text that a part beside the article may hold; templates give
/// such names to the whole page as well ("has-sidebar", "social-enabled").
const MOST: f64 = 0.25;

/// Characters in paragraphs from which on a page is taken to use them for its text.
const IN_PARAGRAPHS: usize = 500;

/// Removes what is no article from `page`, in place.
pub(super) fn prune(page: &Document) {
    page.select(SILENT).remove();
    let Some(body) = page.body() else { return };
    let measure =
        if in_paragraphs(&body) < IN_PARAGRAPHS { NodeRef::normalized_char_count } else { in_paragraphs };
    let most = (measure(&body) as f64 * MOST) as usize;
    let named = body.descendants_it().filter(|node| node.is_element() && is_beside(node));
    let marked: Vec<NodeRef> = page.select(ASIDE).nodes().iter().cloned().chain(named).collect();
    for node in marked {
        if measure(&node) <= most && !holds_headline(&node) {
            node.remove_from_parent();
        }
    }
}

fn is_beside(node: &NodeRef) -> bool {
    let names = [node.class(), node.id_attr()];
    names.into_iter().flatten().any(|name| words_of(&name).any(|word| BESIDE.contains(&word.as_str())))
}

/// The words of class names: "ArticleSocial-bar social_links" has article, social, bar, social, links.
fn words_of(name: &str) -> impl Iterator<Item = String> {
    let mut words = vec![String::new()];
    let mut after_lower = false;
    for c in name.chars() {
        if !c.is_ascii_alphabetic() || (after_lower && c.is_ascii_uppercase()) {
            words.push(String::new());
        }
        if c.is_ascii_alphabetic()
            && let Some(word) = words.last_mut()
        {
            word.push(c.to_ascii_lowercase());
        }
        after_lower = c.is_ascii_lowercase();
    }
    words.into_iter().filter(|word| !word.is_empty())
}

/// Characters in paragraphs.
fn in_paragraphs(node: &NodeRef) -> usize {
    let paragraphs = node.descendants_it().filter(|node| node.has_name("p"));
    paragraphs.map(|paragraph| paragraph.normalized_char_count()).sum()
}

fn holds_headline(node: &NodeRef) -> bool {
    node.has_name("h1") || node.descendants_it().any(|node| node.has_name("h1"))
}
