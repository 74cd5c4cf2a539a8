//! Caps the nesting of a page before anything parses it.
//!
//! Parsers and extractors alike take time quadratic in the depth: 5,000 nested `<div>` cost seconds,
//! 50,000 do not end. Real articles stay below forty.

use std::borrow::Cow;
use std::collections::HashMap;

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
    let (mut copied, mut at) = (0, 0);
    let mut open = Open::default();
    while let Some(tag) = next_tag(html, at) {
        at = tag.end;
        let keep = match tag.kind {
            TagKind::Start(name) => open.start(name),
            TagKind::End(name) => open.end(name),
            TagKind::Stray => false,
            TagKind::Other => true,
        };
        if !keep {
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

/// The elements that are open. An end tag also closes what was left open inside its element, as in
/// a browser; otherwise forgotten end tags would add up over a long page.
#[derive(Default)]
struct Open<'h> {
    kept: Vec<&'h str>,
    dropped: HashMap<String, usize>,
}

impl<'h> Open<'h> {
    /// Whether the start tag is kept.
    fn start(&mut self, name: &'h str) -> bool {
        if self.kept.len() < DEEPEST {
            self.kept.push(name);
            return true;
        }
        *self.dropped.entry(name.to_ascii_lowercase()).or_default() += 1;
        false
    }

    /// Whether the end tag is kept.
    fn end(&mut self, name: &str) -> bool {
        let dropped =
            if self.dropped.is_empty() { None } else { self.dropped.get_mut(&name.to_ascii_lowercase()) };
        if let Some(count) = dropped.filter(|count| **count > 0) {
            *count -= 1;
            return false;
        }
        if let Some(at) = self.kept.iter().rposition(|open| open.eq_ignore_ascii_case(name)) {
            self.kept.truncate(at);
        }
        true
    }
}

struct Tag<'h> {
    begin: usize,
    end: usize,
    kind: TagKind<'h>,
}

enum TagKind<'h> {
    Start(&'h str),
    End(&'h str),
    /// A bracket with another one right behind it. Parsers take each alone, in time quadratic in
    /// their number.
    Stray,
    /// One that does not count for the depth.
    Other,
}

/// The next tag from `at` on; comments and raw text are passed over.
fn next_tag(html: &str, at: usize) -> Option<Tag<'_>> {
    let begin = at + html[at..].find('<')?;
    let rest = &html[begin..];
    if rest.starts_with("<!--") {
        let end = rest.find("-->").map_or(html.len(), |end| begin + end + 3);
        return Some(Tag { begin, end, kind: TagKind::Other });
    }
    let closing = rest[1..].starts_with('/');
    let name = &rest[1 + usize::from(closing)..];
    let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        let kind = if rest[1..].starts_with('<') { TagKind::Stray } else { TagKind::Other };
        return Some(Tag { begin, end: begin + 1, kind });
    }
    let end = begin + end_of_tag(rest);
    let is = |other: &&str| other.eq_ignore_ascii_case(name);
    let kind = if NOT_COUNTED.iter().any(is) || html[begin..end].ends_with("/>") {
        TagKind::Other
    } else if closing {
        TagKind::End(name)
    } else if RAW.iter().any(is) {
        return Some(Tag { begin, end: end_of_raw(html, end, name), kind: TagKind::Other });
    } else {
        TagKind::Start(name)
    };
    Some(Tag { begin, end, kind })
}

/// Where a tag ends, its bracket included: brackets inside quoted values do not end it.
fn end_of_tag(tag: &str) -> usize {
    let (mut quote, mut before) = (None, 0);
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    tag.len()
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
    fn tags_in_values_and_forgotten_ends_do_not_add_up() {
        let page = "<div data-x=\"<div><div>\"><span>a<b>c</div>".repeat(300);
        assert!(matches!(cap(&page), Cow::Borrowed(_)));
    }

    #[test]
    fn drops_the_deepest_tags_but_not_their_text() {
        let page = format!("{}x{}y", "<div>".repeat(5000), "</div>".repeat(5000));
        let capped = cap(&page);
        assert_eq!(capped, format!("{}x{}y", "<div>".repeat(100), "</div>".repeat(100)));
    }
}
