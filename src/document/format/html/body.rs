//! The article's text: rs-trafilatura finds where it is, blocks are read off the HTML that it keeps,
//! and lines that are no prose are left out.

use dom_query::{Document, NodeRef};
use rs_trafilatura::page_type::PageType;
use rs_trafilatura::{Options, extract_with_options};

use crate::document::metadata::{day_of, is_invisible};
use crate::document::{Block, BlockKind};
use crate::language::{Reach, boilerplate_for};
use crate::text::Span;

/// Text with its blocks, one a line, and what lines beside it tell.
#[derive(Default)]
pub(super) struct Body {
    pub text: String,
    pub blocks: Vec<Block>,
    /// Who wrote it, as a byline says.
    pub author: Option<String>,
    /// The words of a date line.
    pub stamp: Option<String>,
}

/// One line of the article with what its mark-up tells.
#[derive(Clone, Default)]
struct Line {
    words: String,
    /// Bytes of `words` inside links.
    linked: usize,
    /// Bytes of `words` in bold.
    bold: usize,
    heading: bool,
}

/// The article of `page`, without the headline `title` and without the boilerplate of its language.
pub(super) fn of(page: Document, title: Option<&str>, language: &str) -> Body {
    let mut body = Body::default();
    let (whole, html) = (lines_of(&page), page.html());
    // A tree takes ten times the memory of its page, and the extractor makes two more.
    drop(page);
    let found = apart(extracted(&html), &whole, title);
    let found = without_boilerplate(found, language, &mut body);
    let dense = without_boilerplate(densest(whole), language, &mut body);
    let is_poor = size(&found) < POOR && size(&found) * TOO_LITTLE < size(&dense);
    let lines = if is_poor { dense } else { found };
    write(prose(lines, title), &mut body);
    body
}

/// Bytes below which an extraction is suspected to have missed the article.
const POOR: usize = 1500;

/// How many times the densest stretch of a page must exceed what was extracted to be taken instead.
const TOO_LITTLE: usize = 3;

/// The lines that rs-trafilatura finds in a page.
fn extracted(html: &str) -> Vec<Line> {
    // Its own bound may cut inside a character, at which it panics; ours is kept elsewhere.
    let max_extracted_len = usize::MAX;
    let options = Options { page_type: Some(PageType::Article), max_extracted_len, ..Options::default() };
    let Ok(found) = extract_with_options(html, &options) else { return Vec::new() };
    match found.content_html {
        Some(html) => lines_of(&Document::fragment(html)),
        None => {
            let mut reader = Reader::default();
            for line in found.content_text.lines() {
                reader.add(line, Style::default());
                reader.end(false);
            }
            reader.lines
        }
    }
}

/// The lines of a short page, of which rs-trafilatura makes one lump with its headline glued to its
/// paragraphs; `found` itself where it is no lump. `whole` are the lines of the page.
fn apart(found: Vec<Line>, whole: &[Line], title: Option<&str>) -> Vec<Line> {
    let [lump] = &found[..] else { return found };
    if lump.words.len() >= POOR {
        return found;
    }
    let lump = letters(&lump.words);
    let mut rest = lump.as_str();
    let mut lines = Vec::new();
    for line in whole {
        let words = letters(&line.words);
        if let Some(after) = rest.strip_prefix(words.as_str()).filter(|_| !words.is_empty()) {
            rest = after;
            lines.push(line.clone());
        }
    }
    if !rest.is_empty() || lines.len() < 2 {
        return found;
    }
    // The title of the page may go on with the name of the site.
    let is_title = |line: &Line| title.is_some_and(|title| letters(title).starts_with(&letters(&line.words)));
    if lines[0].heading && is_title(&lines[0]) {
        lines.remove(0);
    }
    // Where only labels are left, they are all there is to read.
    if lines.iter().any(is_sentence) { lines } else { found }
}

/// The words of all lines of a page.
pub(super) fn words(page: &Document) -> Vec<String> {
    lines_of(page).into_iter().map(|line| line.words).collect()
}

fn lines_of(page: &Document) -> Vec<Line> {
    let mut reader = Reader::default();
    reader.walk(page.body().unwrap_or(page.root()), Style::default());
    reader.end(false);
    reader.lines
}

/// The stretch of lines that holds most running text and least else: the greatest sum where
/// sentences count for and labels and links against (maximum subsequence, after Pasternack and Roth
/// 2009, "Extracting article text from the web").
fn densest(lines: Vec<Line>) -> Vec<Line> {
    let (mut best, mut best_sum) = (0..0, 0);
    let (mut begin, mut sum) = (0, 0_i64);
    for (idx, line) in lines.iter().enumerate() {
        let linked = line.linked as i64;
        sum += if is_sentence(line) { line.words.len() as i64 - 3 * linked } else { -AGAINST - linked };
        if sum <= 0 {
            (begin, sum) = (idx + 1, 0);
        } else if sum > best_sum {
            (best, best_sum) = (begin..idx + 1, sum);
        }
    }
    lines.into_iter().take(best.end).skip(best.start).collect()
}

/// What a line that is no sentence counts against an article, in bytes of running text.
const AGAINST: i64 = 60;

fn size(lines: &[Line]) -> usize {
    lines.iter().map(|line| line.words.len()).sum()
}

/// What holds for the words inside an element.
#[derive(Clone, Copy, Default)]
struct Style {
    link: bool,
    bold: bool,
    heading: bool,
}

/// Gathers the words of each line.
#[derive(Default)]
struct Reader {
    lines: Vec<Line>,
    line: Line,
    /// Whether a blank stands between the last word and the next.
    blank: bool,
}

impl Reader {
    fn walk(&mut self, node: NodeRef, style: Style) {
        for child in node.children_it(false) {
            if child.is_text() {
                self.add(&child.text(), style);
                continue;
            }
            let Some(name) = child.node_name() else { continue };
            let inner = Style {
                link: style.link || &*name == "a",
                bold: style.bold || matches!(&*name, "b" | "strong"),
                heading: style.heading || matches!(&*name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6"),
            };
            if matches!(&*name, "td" | "th") {
                self.blank = true;
                self.walk(child, inner);
                self.blank = true;
            } else if is_inline(&name) {
                self.walk(child, inner);
            } else {
                self.end(style.heading);
                self.walk(child, inner);
                self.end(inner.heading);
            }
        }
    }

    fn add(&mut self, text: &str, style: Style) {
        let before = self.line.words.len();
        for c in text.chars() {
            if c.is_whitespace() {
                self.blank = true;
            } else if !is_invisible(c) {
                if std::mem::take(&mut self.blank) && !self.line.words.is_empty() {
                    self.line.words.push(' ');
                }
                self.line.words.push(c);
            }
        }
        let added = self.line.words.len() - before;
        self.line.linked += if style.link { added } else { 0 };
        self.line.bold += if style.bold { added } else { 0 };
    }

    fn end(&mut self, heading: bool) {
        self.blank = false;
        let line = std::mem::take(&mut self.line);
        if !line.words.is_empty() {
            self.lines.push(Line { heading, ..line });
        }
    }
}

fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "img"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "q"
            | "s"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
    )
}

/// The lines that are the article: without the headline and what stands above it, without lines of
/// links, and without labels before its first and after its last sentence.
fn prose(mut lines: Vec<Line>, title: Option<&str>) -> Vec<Line> {
    let title = title.map(letters).unwrap_or_default();
    let is_title = |line: &Line| !title.is_empty() && letters(&line.words) == title;
    if let Some(at) = lines.iter().take(ABOVE).rposition(is_title) {
        lines.drain(..at);
    }
    lines.retain(|line| !is_title(line) && !is_link(line));
    let first = lines.iter().position(is_sentence).unwrap_or(0);
    let last = lines.iter().rposition(|line| !line.heading && !is_label(line)).unwrap_or(lines.len());
    let within = |(idx, line): (usize, Line)| {
        let outside = idx < first && (is_label(&line) || is_stamp(&line)) || idx > last;
        (!outside).then_some(line)
    };
    lines.into_iter().enumerate().filter_map(within).collect()
}

/// Lines at the top among which the headline is looked for: kickers, dates and captions stand above it.
const ABOVE: usize = 6;

/// Letters and figures in lower case, to compare headlines.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Nothing but a link, and not a whole paragraph inside one.
fn is_link(line: &Line) -> bool {
    line.linked * 10 >= line.words.len() * 8 && !(line.words.len() > 200 && ends_sentence(&line.words))
}

/// A few words that are neither a sentence nor marked as a heading.
fn is_label(line: &Line) -> bool {
    line.words.split(' ').count() <= 4 && !line.is_marked() && !ends_sentence(&line.words)
}

/// A line of byline and date.
fn is_stamp(line: &Line) -> bool {
    line.words.len() < 120 && !ends_sentence(&line.words) && day_of(&line.words).is_some()
}

fn is_sentence(line: &Line) -> bool {
    !line.heading
        && line.words.split(' ').count() >= 6
        && (ends_sentence(&line.words) || line.words.len() > 150)
}

fn ends_sentence(words: &str) -> bool {
    let quotes = ['"', '”', '“', '»', '«', '’', '\'', ')', ']', '‹', '›'];
    words.trim_end_matches(quotes).ends_with(['.', '!', '?', '…', ':', '。'])
}

impl Line {
    /// Whether its mark-up makes it a heading.
    fn is_marked(&self) -> bool {
        self.heading || self.bold * 10 >= self.words.len() * 9
    }
}

/// Leaves out lines of boilerplate and takes author and date from them.
fn without_boilerplate(lines: Vec<Line>, language: &str, body: &mut Body) -> Vec<Line> {
    let Some(rules) = boilerplate_for(language) else { return lines };
    let (mut kept, middle) = (Vec::with_capacity(lines.len()), lines.len() / 2);
    for (idx, line) in lines.into_iter().enumerate() {
        let Some((_, found)) = rules.find(&line.words) else {
            kept.push(line);
            continue;
        };
        body.author = body.author.take().or(found.author.map(str::to_owned));
        body.stamp = body.stamp.take().or(found.date.map(str::to_owned));
        // Above the middle it is a note on the article, not its end.
        if found.reach == Reach::Rest && idx >= middle {
            break;
        }
    }
    kept
}

fn write(lines: Vec<Line>, body: &mut Body) {
    for line in lines {
        if !body.text.is_empty() {
            body.text.push('\n');
        }
        let begin = body.text.len();
        body.text.push_str(&line.words);
        let heading = line.heading || line.is_marked() && !ends_sentence(&line.words);
        let kind = if heading { BlockKind::Heading } else { BlockKind::Paragraph };
        body.blocks.push(Block { span: Span::new(begin, body.text.len()), kind });
    }
}
