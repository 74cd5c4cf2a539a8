//! The article's text: rs-trafilatura finds it, blocks are read off the HTML that it keeps.

use dom_query::{Document, NodeRef};
use rs_trafilatura::page_type::PageType;
use rs_trafilatura::{Options, extract_with_options};

use crate::document::metadata::is_invisible;
use crate::document::{Block, BlockKind};
use crate::text::Span;

/// Text with its blocks, one a line.
#[derive(Default)]
pub(super) struct Body {
    pub text: String,
    pub blocks: Vec<Block>,
}

/// The article of `page`; a first heading that repeats `title` is left out.
pub(super) fn of(page: Document, _title: Option<&str>) -> Body {
    let options = Options { page_type: Some(PageType::Article), ..Options::default() };
    let Ok(found) = extract_with_options(&page.html(), &options) else { return Body::default() };
    let mut writer = Writer::default();
    match found.content_html {
        Some(html) => writer.walk(Document::fragment(html).root(), BlockKind::Paragraph),
        None => found.content_text.lines().for_each(|line| {
            writer.words(line);
            writer.end(BlockKind::Paragraph);
        }),
    }
    writer.end(BlockKind::Paragraph);
    writer.body
}

/// Gathers the words of a block until it ends.
#[derive(Default)]
struct Writer {
    body: Body,
    line: String,
    /// Whether a blank stands between the last word and the next.
    blank: bool,
}

impl Writer {
    fn walk(&mut self, node: NodeRef, kind: BlockKind) {
        for child in node.children_it(false) {
            if child.is_text() {
                self.words(&child.text());
                continue;
            }
            let Some(name) = child.node_name() else { continue };
            let kind = match &*name {
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
                "script" | "style" | "figcaption" => continue,
                _ => kind,
            };
            if is_block(&name) {
                self.end(kind_outside(kind));
                self.walk(child, kind);
                self.end(kind);
            } else {
                self.walk(child, kind);
            }
        }
    }

    fn words(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_whitespace() {
                self.blank = true;
            } else if !is_invisible(c) {
                if std::mem::take(&mut self.blank) && !self.line.is_empty() {
                    self.line.push(' ');
                }
                self.line.push(c);
            }
        }
    }

    fn end(&mut self, kind: BlockKind) {
        self.blank = false;
        if self.line.is_empty() {
            return;
        }
        if !self.body.text.is_empty() {
            self.body.text.push('\n');
        }
        let begin = self.body.text.len();
        self.body.text.push_str(&self.line);
        self.body.blocks.push(Block { span: Span::new(begin, self.body.text.len()), kind });
        self.line.clear();
    }
}

fn kind_outside(_kind: BlockKind) -> BlockKind {
    BlockKind::Paragraph
}

fn is_block(name: &str) -> bool {
    !matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "cite"
            | "code"
            | "del"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "mark"
            | "q"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "u"
            | "wbr"
            | "tt"
            | "big"
            | "label"
            | "img"
    )
}
