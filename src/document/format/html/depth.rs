//! Caps the nesting of a page before anything parses it.
//!
//! Parsers and extractors alike take time quadratic in the depth: 5,000 nested `<div>` cost seconds,
//! 50,000 do not end. Real articles stay below forty.

use std::borrow::Cow;

/// Deepest nesting that is kept; browsers stop at 512.
const DEEPEST: usize = 100;

/// Elements that never hold others, and those that the parser closes by itself when the next of
/// their kind begins, so that pages leave them open at any length.
const NOT_COUNTED: [&str; 30] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "html",
    "head", "body", "colgroup",
];

/// Elements whose content is no mark-up.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// `html` without the tags that nest deeper than the cap; their text stays.
pub(super) fn cap(html: &str) -> Cow<'_, str> {
    let mut kept: Option<String> = None;
    let (mut depth, mut copied, mut at) = (0_usize, 0, 0);
    while let Some(tag) = next_tag(html, at) {
        at = tag.end;
        let drop = match tag.kind {
            TagKind::Start => {
                depth += 1;
                depth > DEEPEST
            }
            TagKind::End => {
                depth = depth.saturating_sub(1);
                depth >= DEEPEST
            }
            TagKind::Other => false,
        };
        if drop {
            let kept = kept.get_or_insert_with(|| String::with_capacity(html.len()));
            kept.push_str(&html[copied..tag.begin]);
            copied = tag.end;
        }
    }
    match kept {
        None => Cow::Borrowed(html),
        Some(mut kept) => {
            kept.push_str(&html[copied..]);
            Cow::Owned(kept)
        }
    }
}

struct Tag {
    begin: usize,
    end: usize,
    kind: TagKind,
}

enum TagKind {
    Start,
    End,
    /// One that does not count for the depth.
    Other,
}

/// The next tag from `at` on; comments and raw text are passed over.
fn next_tag(html: &str, at: usize) -> Option<Tag> {
    let begin = at + html[at..].find('<')?;
    let rest = &html[begin..];
    if rest.starts_with("<!--") {
        let end = rest.find("-->").map_or(html.len(), |end| begin + end + 3);
        return Some(Tag { begin, end, kind: TagKind::Other });
    }
    let end = rest.find('>').map_or(html.len(), |end| begin + end + 1);
    let inside = html[begin..end].trim_start_matches('<').trim_end_matches('>');
    let (closing, name) = inside.strip_prefix('/').map_or((false, inside), |name| (true, name));
    let name_end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    let name = name[..name_end].to_ascii_lowercase();
    if name.is_empty() || inside.ends_with('/') || NOT_COUNTED.contains(&name.as_str()) {
        return Some(Tag { begin, end, kind: TagKind::Other });
    }
    if !closing && RAW.contains(&name.as_str()) {
        return Some(Tag { begin, end: end_of_raw(html, end, &name), kind: TagKind::Other });
    }
    Some(Tag { begin, end, kind: if closing { TagKind::End } else { TagKind::Start } })
}

/// Where the raw text that begins at `from` ends, its closing tag included; the end of the page
/// when it never does.
fn end_of_raw(html: &str, from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(found) = html[at..].find("</") {
        let tag = at + found + 2;
        if html.get(tag..tag + name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name)) {
            return html[tag..].find('>').map_or(html.len(), |end| tag + end + 1);
        }
        at = tag;
    }
    html.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_ordinary_pages_alone() {
        let page = "<div><p>a<p>b<li>c<br/><script>if (a<b) '<div>'</script><!-- <div> --></div>".repeat(300);
        assert!(matches!(cap(&page), Cow::Borrowed(_)));
    }

    #[test]
    fn drops_the_deepest_tags_but_not_their_text() {
        let page = format!("{}x{}y", "<div>".repeat(5000), "</div>".repeat(5000));
        let capped = cap(&page);
        assert_eq!(capped, format!("{}x{}y", "<div>".repeat(100), "</div>".repeat(100)));
    }
}
