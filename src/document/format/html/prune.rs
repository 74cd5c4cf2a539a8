//! Takes off a page what is no article: navigation, comments, teasers, banners.

use dom_query::{Document, NodeRef, Selection};

/// Hardly ever text.
const SILENT: &str = "noscript, template, svg, iframe";

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

/// Greatest share of the page's text that one part beside the article may hold; templates give such
/// names to the whole page as well ("has-sidebar", "social-enabled").
const MOST: f64 = 0.25;

/// Greatest share that all parts with one such name may hold together: beyond it the name tells
/// something else on this page ("tag" on every paragraph).
const MOST_TOGETHER: f64 = 0.6;

/// Characters in paragraphs from which on a page is taken to use them for its text.
const IN_PARAGRAPHS: usize = 500;

/// Least share of the page's text that is left where the names mean what they say.
const LEAST_LEFT: f64 = 0.3;

/// Removes what is no article from `page`, in place; `false` where that took nearly everything, so
/// that the names of this page cannot be trusted.
pub(super) fn prune(page: &Document) -> bool {
    page.select("script, style").remove();
    let Some(body) = page.body() else { return true };
    let before = in_paragraphs(&body);
    remove_beside(page, &body);
    in_paragraphs(&body) >= share(before, LEAST_LEFT)
}

fn remove_beside(page: &Document, body: &NodeRef) {
    // A forgotten end tag may put the whole article inside one of these.
    remove_small(&page.select(SILENT), body, characters);
    let measure = if in_paragraphs(body) < IN_PARAGRAPHS { characters } else { in_paragraphs };
    remove_small(&page.select(ASIDE), body, measure);
    let most = share(measure(body), MOST);
    let mut named = Vec::new();
    collect(body, 0, measure, &mut named);
    let trusted = trusted(&named, share(measure(body), MOST_TOGETHER));
    for part in named.iter().filter(|part| part.words & trusted != 0 && part.size <= most) {
        if !holds_headline(&part.node) {
            part.node.remove_from_parent();
        }
    }
}

/// Length of the text of an element, by one way to count it.
type Measure = fn(&NodeRef) -> usize;

fn share(size: usize, share: f64) -> usize {
    (size as f64 * share) as usize
}

fn remove_small(found: &Selection, body: &NodeRef, measure: Measure) {
    let most = share(measure(body), MOST);
    let small = |node: &&NodeRef| measure(node) <= most && !holds_headline(node);
    found.nodes().iter().filter(small).for_each(NodeRef::remove_from_parent);
}

/// An element with words of [`BESIDE`] in its names, one bit for each.
struct Named<'p> {
    node: NodeRef<'p>,
    words: u128,
    /// Those of them that no element around it has.
    first: u128,
    size: usize,
}

/// All named elements inside `node`, outer before inner; `around` are the words of those around it.
fn collect<'p>(node: &NodeRef<'p>, around: u128, measure: Measure, found: &mut Vec<Named<'p>>) {
    for child in node.children_it(false).filter(NodeRef::is_element) {
        let words = beside(&child);
        if words != 0 {
            let size = measure(&child);
            found.push(Named { node: child, words, first: words & !around, size });
        }
        collect(&child, around | words, measure, found);
    }
}

/// The words whose elements together hold at most `most`.
fn trusted(named: &[Named], most: usize) -> u128 {
    let total =
        |bit: u128| named.iter().filter(|part| part.first & bit != 0).map(|part| part.size).sum::<usize>();
    (0..BESIDE.len()).map(|word| 1 << word).filter(|bit| total(*bit) <= most).fold(0, |all, bit| all | bit)
}

/// The words of [`BESIDE`] in the class names and the identifier of an element.
fn beside(node: &NodeRef) -> u128 {
    let names = [node.class(), node.id_attr()];
    let words = names.iter().flatten().flat_map(|name| words_of(name));
    let bit = |word: String| BESIDE.iter().position(|beside| *beside == word).map_or(0, |at| 1 << at);
    words.map(bit).fold(0, |all, bit| all | bit)
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

/// All characters.
fn characters(node: &NodeRef) -> usize {
    node.normalized_char_count()
}

/// Characters in paragraphs.
fn in_paragraphs(node: &NodeRef) -> usize {
    let paragraphs = node.descendants_it().filter(|node| node.has_name("p"));
    paragraphs.map(|paragraph| paragraph.normalized_char_count()).sum()
}

fn holds_headline(node: &NodeRef) -> bool {
    node.has_name("h1") || node.descendants_it().any(|node| node.has_name("h1"))
}
