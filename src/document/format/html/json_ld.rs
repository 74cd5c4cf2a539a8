//! What a page says in JSON-LD about its article (schema.org).

use dom_query::Document;
use serde_json::Value;

use crate::document::json;
use crate::document::metadata::{Metadata, language_tag, stamp_of, tidy};

/// Kinds of schema.org object that are an article, the surest first.
const ARTICLES: [&str; 12] = [
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BackgroundNewsArticle",
    "Article",
    "BlogPosting",
    "Report",
    "LiveBlogPosting",
    "SocialMediaPosting",
    "WebPage",
    "ItemPage",
];

/// Objects looked at in one page; a page of teasers may describe hundreds.
const MOST: usize = 2000;

/// The metadata of the article that the page describes.
pub(super) fn of(page: &Document) -> Metadata {
    let scripts = page.select("script[type*='ld+json']");
    let mut articles: Vec<(usize, Metadata)> = Vec::new();
    // One after the other, since a parsed script takes many times the memory of its text.
    for value in scripts.iter().filter_map(|script| parse(&script.text())) {
        let mut objects = Vec::new();
        collect(&value, &mut objects, 0);
        let found = objects.into_iter().filter_map(|object| Some((rank(object)?, metadata(object))));
        articles.extend(found.take(MOST.saturating_sub(articles.len())));
    }
    // Stable: among objects of one kind the first on the page counts.
    articles.sort_by_key(|(rank, _)| *rank);
    articles.into_iter().map(|(_, about)| about).reduce(Metadata::or).unwrap_or_default()
}

/// Parses a script; comments around the whole are common.
fn parse(script: &str) -> Option<Value> {
    let opening = ["<!--", "/*<![CDATA[*/", "//<![CDATA[", "<![CDATA["];
    let closing = ["-->", "/*]]>*/", "//]]>", "]]>"];
    let script = opening.iter().fold(script.trim(), |script, mark| script.trim_start_matches(mark));
    let script = closing.iter().fold(script, |script, mark| script.trim_end_matches(mark));
    let script = script.trim().trim_end_matches(';');
    // Some systems write the marks of JSON as character references.
    let unescaped =
        || script.contains("&quot;").then(|| unescaped(script)).and_then(|text| json::parse(&text).ok());
    json::parse(script).ok().or_else(unescaped)
}

/// All objects of a value, outer before inner: lists, `@graph` and `mainEntity`.
fn collect<'v>(value: &'v Value, objects: &mut Vec<&'v Value>, depth: usize) {
    if depth > 8 || objects.len() > MOST {
        return;
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, objects, depth + 1)),
        Value::Object(fields) => {
            objects.push(value);
            let inner =
                ["@graph", "mainEntity", "mainEntityOfPage"].into_iter().filter_map(|key| fields.get(key));
            inner.for_each(|value| collect(value, objects, depth + 1));
        }
        _ => {}
    }
}

/// How surely an object is the article of the page, best first; `None` when it is none.
fn rank(object: &Value) -> Option<usize> {
    let kinds = texts(object.get("@type")?);
    let of_kind =
        |kind: &String| ARTICLES.iter().position(|article| kind.rsplit('/').next() == Some(article));
    kinds.iter().filter_map(of_kind).min()
}

fn metadata(object: &Value) -> Metadata {
    let text = |key: &str| object.get(key).and_then(|value| texts(value).into_iter().next());
    let date = |key: &str| text(key).and_then(|text| stamp_of(&text));
    Metadata {
        title: text("headline").and_then(|text| tidy(&unescaped(&text))),
        author: object.get("author").and_then(names),
        outlet: object.get("publisher").and_then(names),
        url: text("url").or_else(|| text("mainEntityOfPage")).filter(|url| url.starts_with("http")),
        language: text("inLanguage").and_then(|text| language_tag(&text)),
        published: date("datePublished").or_else(|| date("dateCreated")),
    }
}

/// The strings of a value: itself, its members, or the `@id` or `@value` of an object.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        Value::Object(fields) => {
            ["@value", "@id"].iter().find_map(|key| fields.get(*key)).map(texts).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// The names of persons or bodies, joined by commas.
fn names(value: &Value) -> Option<String> {
    let name = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Object(fields) => texts(fields.get("name")?).into_iter().next(),
        _ => None,
    };
    let found: Vec<String> = match value {
        Value::Array(values) => values.iter().filter_map(name).collect(),
        one => name(one).into_iter().collect(),
    };
    let mut names: Vec<String> = Vec::new();
    for name in
        found.iter().filter_map(|name| tidy(&unescaped(name))).filter(|name| !name.starts_with("http"))
    {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| names.join(", "))
}

/// Character references do not belong in JSON, but are found there.
fn unescaped(text: &str) -> String {
    if text.contains('&') { Document::fragment(text).text().to_string() } else { text.to_owned() }
}
