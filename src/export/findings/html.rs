//! Findings as one page that needs nothing else.

use super::told::{Told, ToldFinding, ToldItem, ToldSource};
use crate::export::data::html_escaped;
use crate::wording::Wording;

/// How the page looks: light or dark as the reader's system is, and plain on paper.
const STYLE: &str = "\
:root{color-scheme:light dark;--ink:#1d2129;--quiet:#5d6673;--line:#d9dde3;--page:#fff}\
@media(prefers-color-scheme:dark){:root{--ink:#e6e8ec;--quiet:#9aa3af;--line:#3a404a;--page:#17191d}}\
body{max-width:46rem;margin:2.5rem auto;padding:0 1.25rem;background:var(--page);color:var(--ink);\
font:16px/1.55 system-ui,sans-serif}\
h1{font-size:1.6rem}h2{font-size:1.25rem;margin:2.5rem 0 .25rem}h3{font-size:.95rem;margin:1.25rem 0 .25rem}\
p.foot,p.status,.about,.sources{color:var(--quiet);font-size:.875rem}p.status b{color:var(--ink)}\
article{border-top:1px solid var(--line)}blockquote{margin:.25rem 0;font-family:Georgia,serif}\
ol,ul{padding-left:1.25rem}li.item{margin:.75rem 0}.sources{margin:.25rem 0}.found{opacity:.8}\
a{color:inherit}@media print{body{margin:0;max-width:none}article{break-inside:auto}li.item{break-inside:avoid}}";

/// All findings.
pub fn written(told: &Told, words: &Wording) -> String {
    let title = html_escaped(&told.title);
    let language = words.text("findings.language");
    let findings: String =
        told.findings.iter().zip(1..).map(|(one, number)| finding(one, number, words)).collect();
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p class=\"foot\">{}</p>\n{findings}\
         </body>\n</html>\n",
        html_escaped(&told.foot)
    )
}

fn finding(finding: &ToldFinding, number: usize, words: &Wording) -> String {
    let status = words.text("findings.status");
    let mut out = format!(
        "<article>\n<h2>{number}. {}</h2>\n<p class=\"status\">{status}: <b>{}</b></p>\n",
        html_escaped(&finding.sentence),
        html_escaped(&finding.status)
    );
    if finding.sides.is_empty() {
        out.push_str(&format!("<p class=\"foot\">{}</p>\n", html_escaped(words.text("findings.no-items"))));
    }
    for (heading, items) in &finding.sides {
        let items: String = items.iter().map(item).collect();
        out.push_str(&format!("<h3>{}</h3>\n<ul>\n{items}</ul>\n", html_escaped(heading)));
    }
    out.push_str("</article>\n");
    out
}

fn item(item: &ToldItem) -> String {
    let mut out = "<li class=\"item\">".to_owned();
    if !item.about.is_empty() {
        out.push_str(&format!("<div class=\"about\">{}</div>", html_escaped(&item.about)));
    }
    out.push_str(&format!("<blockquote>{}</blockquote>", html_escaped(&item.words)));
    if let Some(lost) = &item.lost {
        out.push_str(&format!("<div class=\"about\">{}</div>", html_escaped(lost)));
    }
    let sources: String = item.sources.iter().map(source).collect();
    if !sources.is_empty() {
        out.push_str(&format!("\n<ul class=\"sources\">\n{sources}</ul>\n"));
    }
    out.push_str("</li>\n");
    out
}

fn source(source: &ToldSource) -> String {
    let article = html_escaped(&source.article);
    let article = match &source.url {
        Some(url) => format!("<a href=\"{}\">{article}</a>", html_escaped(url)),
        None => article.into_owned(),
    };
    let other =
        source.other_words.as_ref().map_or(String::new(), |words| format!(": {}", html_escaped(words)));
    format!("<li>{article}{other} <span class=\"found\">({})</span></li>\n", html_escaped(&source.found))
}
