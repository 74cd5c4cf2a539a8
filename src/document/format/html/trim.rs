//! Trims a page before anything parses it: how deep it nests, how much mark-up it holds, and what no
//! reader sees.
//!
//! Parsers and extractors alike take time quadratic in the depth: 5,000 nested `<div>` cost seconds,
//! 50,000 do not end. Real articles stay below forty. Every tag costs some two thousand bytes of memory
//! until the article is found, so of a page with many times those of an article the begin is read.

use std::collections::HashMap;

/// Most tags that are kept; the largest pages of news have a fifth of it.
const MOST_TAGS: usize = 60_000;

/// Most bytes that are kept; without scripts the largest pages of news have a fourth of it.
const MOST_BYTES: usize = 2_000_000;

/// Longest tag whose attributes are kept, in bytes; pictures and states of scripts are longer.
const LONGEST_TAG: usize = 64_000;

/// Longest script about the article that is kept, in bytes: with the whole text in it.
const LONGEST_ABOUT: usize = 500_000;

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

/// A page as it is parsed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Trimmed {
    pub html: String,
    /// Whether the page held more than is kept of one.
    pub is_cut: bool,
}

/// `html` without scripts, styles and comments, without the tags that nest deeper than is kept (their
/// text stays), and without what is behind as much mark-up as a page may hold.
pub(super) fn trim(html: &str) -> Trimmed {
    let mut kept = String::with_capacity(html.len().min(MOST_BYTES));
    let (mut at, mut n_tags) = (0, 0);
    let mut open = Open::default();
    while let Some(tag) = next_tag(html, at) {
        let source = &html[tag.begin..tag.end];
        let is_kept = match tag.kind {
            TagKind::Start(name) => open.start(name),
            TagKind::End(name) => open.end(name),
            TagKind::Raw(name) => is_told(name, source),
            TagKind::Stray | TagKind::Silent => false,
            TagKind::Other => true,
        };
        // A tag that is left out costs no memory, so it does not count; the text before it is kept in any case.
        n_tags += usize::from(is_kept);
        let (begin, end) = match tag.kind {
            _ if !is_kept => ("", ""),
            TagKind::Raw(_) => (source, ""),
            _ => shortened(source),
        };
        let is_full = !push(&mut kept, &html[at..tag.begin]) || n_tags > MOST_TAGS;
        if is_full || kept.len() + begin.len() + end.len() > MOST_BYTES {
            return Trimmed { html: kept, is_cut: true };
        }
        kept.push_str(begin);
        kept.push_str(end);
        at = tag.end;
    }
    let is_cut = !push(&mut kept, &html[at..]);
    Trimmed { html: kept, is_cut }
}

/// Adds as much of `text` as there is room for; whether that was all.
fn push(kept: &mut String, text: &str) -> bool {
    let room = text.floor_char_boundary(MOST_BYTES.saturating_sub(kept.len()));
    kept.push_str(&text[..room]);
    room == text.len()
}

/// A tag in two parts; of one that is too long its name and its bracket.
fn shortened(tag: &str) -> (&str, &str) {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '<' | '/');
    match tag.find(|c| !is_name(c)) {
        Some(name) if tag.len() > LONGEST_TAG => (&tag[..name], ">"),
        _ => (tag, ""),
    }
}

/// Whether an element that holds raw text is read by anybody: headlines and fields to write in are, and of
/// the scripts those that tell of the article.
fn is_told(name: &str, source: &str) -> bool {
    let is = |other: &str| other.eq_ignore_ascii_case(name);
    let start = || source[..end_of_tag(source)].to_ascii_lowercase();
    match source.len() {
        _ if is("style") => false,
        n_bytes if is("script") => n_bytes <= LONGEST_ABOUT && start().contains("ld+json"),
        n_bytes => n_bytes <= LONGEST_TAG,
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
    /// A comment, or a script or style that is closed where it begins.
    Silent,
    /// An element of raw text, all of it.
    Raw(&'h str),
    /// One that does not count for the depth.
    Other,
}

/// The next tag from `at` on; comments and raw text are passed over.
fn next_tag(html: &str, at: usize) -> Option<Tag<'_>> {
    let begin = at + html[at..].find('<')?;
    let rest = &html[begin..];
    if rest.starts_with("<!--") {
        let end = rest.find("-->").map_or(html.len(), |end| begin + end + 3);
        return Some(Tag { begin, end, kind: TagKind::Silent });
    }
    let closing = rest[1..].starts_with('/');
    let name = &rest[1 + usize::from(closing)..];
    let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        let kind = if rest[1..].starts_with('<') { TagKind::Stray } else { TagKind::Other };
        return Some(Tag { begin, end: begin + 1, kind });
    }
    // Parsers differ in whether "<script/>" holds what follows. Taken as closed, no article is lost in it.
    let end = begin + end_of_tag(rest);
    let is = |other: &&str| other.eq_ignore_ascii_case(name);
    let is_empty = html[begin..end].ends_with("/>");
    let kind = if is_empty && ["script", "style"].iter().any(is) {
        TagKind::Silent
    } else if is_empty || NOT_COUNTED.iter().any(is) {
        TagKind::Other
    } else if closing {
        TagKind::End(name)
    } else if RAW.iter().any(is) {
        let is_script = name.eq_ignore_ascii_case("script");
        let end = if is_script { end_of_script(html, end) } else { end_of_raw(html, end, name) };
        return Some(Tag { begin, end, kind: TagKind::Raw(name) });
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

/// The same for scripts: inside `<!--` and `-->` they may hold a script of their own, with its end.
fn end_of_script(html: &str, from: usize) -> usize {
    let (mut is_comment, mut is_inner) = (false, false);
    for at in memchr::memchr2_iter(b'<', b'-', &html.as_bytes()[from..]).map(|at| from + at) {
        let rest = &html.as_bytes()[at..];
        let is = |tag: &[u8]| {
            rest.get(..tag.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(tag))
                && rest
                    .get(tag.len())
                    .is_some_and(|next| matches!(next, b'>' | b'/') || next.is_ascii_whitespace())
        };
        if rest.starts_with(b"<!--") {
            is_comment = true;
        } else if rest.starts_with(b"-->") {
            (is_comment, is_inner) = (false, false);
        } else if is_comment && is(b"<script") {
            is_inner = true;
        } else if is(b"</script") {
            if !is_inner {
                return at + end_of_tag(&html[at..]);
            }
            is_inner = false;
        }
    }
    html.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trimmed(html: &str) -> String {
        let Trimmed { html, is_cut } = trim(html);
        assert!(!is_cut);
        html
    }

    #[test]
    fn leaves_ordinary_pages_alone() {
        let page =
            "<!doctype html><title>a<b</title><div class=\"a\"><p>a<p>b<li>c<br/>1 < 2</div>".repeat(300);
        assert_eq!(trimmed(&page), page);
    }

    #[test]
    fn leaves_out_what_no_reader_sees() {
        let about = "<script type=\"application/LD+json\">{\"a\":\"<b>\"}</script>";
        let page = format!("<!-- <p> --><style>p {{}}</style>a<script>if (a<b) '<div>'</SCRIPT >b{about}");
        assert_eq!(trimmed(&page), format!("ab{about}"));
    }

    #[test]
    fn a_script_inside_a_script_does_not_end_it() {
        let inner = "<script><!-- write('<script src=\"a\"></script>'); --></script>b";
        assert_eq!(trimmed(inner), "b");
        for plain in [
            "<script>a('<!--->');</script>b",
            "<script><!-- a(); </script>b",
            "<script>'<script>'</script >b",
        ] {
            assert_eq!(trimmed(plain), "b", "{plain}");
        }
        assert_eq!(trimmed("<script src='a'/>b<style/>c<script>d</script>e"), "bce");
        assert_eq!(trimmed("a<script>never ends <p>b"), "a");
    }

    #[test]
    fn tags_in_values_and_forgotten_ends_do_not_add_up() {
        let page = "<div data-x=\"<div><div>\"><span>a<b>c</div>".repeat(300);
        assert_eq!(trimmed(&page), page);
    }

    #[test]
    fn drops_the_deepest_tags_but_not_their_text() {
        let page = format!("{}x{}y", "<div>".repeat(5000), "</div>".repeat(5000));
        assert_eq!(trimmed(&page), format!("{}x{}y", "<div>".repeat(100), "</div>".repeat(100)));
    }

    #[test]
    fn a_tag_of_any_length_keeps_its_name() {
        let long = "x".repeat(LONGEST_TAG);
        let page = format!("<p title=\"{long}\">a</p><img src={long}>b<title>{long}</title>c");
        assert_eq!(trimmed(&page), "<p>a</p><img>bc");
    }

    #[test]
    fn of_a_page_with_far_too_much_the_begin_is_kept() {
        for part in ["<b>a</b>", "<br>", "<p>", "a ", "ä", "<p title=\"a long one\">a"] {
            let Trimmed { html, is_cut } = trim(&part.repeat(4 * MOST_BYTES / part.len()));
            assert!(is_cut && html.len() <= MOST_BYTES && html.matches('<').count() <= MOST_TAGS);
            assert!(html.starts_with(&part.repeat(1_000)), "{part}");
        }
    }
}
