//! Markdown, with or without front matter.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::front_matter::split;
use super::html;
use crate::diagnostic::Cause;
use crate::document::blocks::{Block, BlockKind};
use crate::document::draft::Draft;
use crate::document::published::PublishedEvidence;
use crate::document::several;
use crate::text::Span;

/// One article. The first heading of rank one is the title, where the front matter has none.
///
/// # Errors
///
/// Where the text is a collection of several articles.
pub(super) fn read(text: &str) -> Result<Draft, Cause> {
    if let Some(collection) = several::in_text(text) {
        return Err(Cause::SeveralArticles(collection.to_owned()));
    }
    let (front, body) = split(text);
    let front = front.unwrap_or_default();
    let unread = (front.n_unread > 0).then_some(Cause::FrontMatter(front.n_unread as u64));
    let problems = unread.into_iter().chain(front.unread_date.map(Cause::UnreadableDate)).collect();
    let about = front.about;
    let mut writer = Writer::default();
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        writer.take(event, &body[range]);
    }
    writer.end();
    let title = about.title.or_else(|| writer.title().map(str::to_owned));
    let same = |span: &Span| title.as_deref().is_some_and(|title| span.of(&writer.text) == title);
    if let Some(first) = writer.blocks.first_mut()
        && (first.kind == BlockKind::Title || same(&first.span))
    {
        first.kind = BlockKind::Title;
    }
    Ok(Draft {
        title,
        author: about.author,
        outlet: about.outlet,
        url: about.url,
        language: about.language,
        published: about.published.map(|date| (date, PublishedEvidence::Metadata)),
        text: writer.text,
        blocks: Some(writer.blocks),
        problems,
        ..Draft::default()
    })
}

/// Writes blocks of plain text, one a line. Every word that a reader of the page would see is kept.
#[derive(Default)]
struct Writer {
    text: String,
    blocks: Vec<Block>,
    begin: usize,
    kind: Option<BlockKind>,
    inside: Inside,
    /// The HTML of the block that is open.
    html: String,
    /// The row of a table that is not read yet, as it stands in the file.
    row: String,
    /// Images around; their words are shown to nobody.
    images: usize,
}

/// What the words stand in.
#[derive(Default, PartialEq, Eq)]
enum Inside {
    #[default]
    Prose,
    /// Indented lines: Markdown takes them for code, people write paragraphs so.
    Indented,
    /// Code between fences.
    Fenced,
}

impl Writer {
    /// Takes the next event; `source` is what it is read from.
    fn take(&mut self, event: Event, source: &str) {
        match event {
            Event::Start(tag) => self.start(&tag, source),
            Event::End(tag) => self.finish(tag, source),
            Event::Html(html) => self.html.push_str(&html),
            Event::Text(words) if self.inside != Inside::Prose => self.lines(&words),
            Event::Text(words) | Event::Code(words) if self.images == 0 => self.text.push_str(&words),
            Event::SoftBreak => self.text.push(' '),
            Event::InlineHtml(tag) if is_break(&tag) => self.text.push(' '),
            Event::HardBreak if self.images == 0 => self.end(),
            Event::Rule => self.end(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag, source: &str) {
        match tag {
            Tag::Heading { level: HeadingLevel::H1, .. } if self.blocks.is_empty() => {
                self.begin_as(BlockKind::Title);
            }
            Tag::Heading { .. } => self.begin_as(BlockKind::Heading),
            Tag::Paragraph | Tag::Item | Tag::TableHead => self.begin_as(BlockKind::Paragraph),
            Tag::TableRow => {
                self.begin_as(BlockKind::Paragraph);
                source.trim_end().clone_into(&mut self.row);
            }
            Tag::CodeBlock(kind) => {
                self.end();
                let is_fenced = matches!(kind, CodeBlockKind::Fenced(_));
                self.inside = if is_fenced { Inside::Fenced } else { Inside::Indented };
            }
            Tag::HtmlBlock => self.end(),
            Tag::Image { .. } => self.images += 1,
            _ => {}
        }
    }

    fn finish(&mut self, tag: TagEnd, source: &str) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item | TagEnd::TableHead => self.end(),
            TagEnd::TableRow => self.end_row(),
            TagEnd::TableCell => {
                self.text.push(' ');
                // What follows this cell stays, should no other take it.
                let at = self.row.find(source.trim()).map_or(0, |at| at + source.trim().len());
                self.row.drain(..at);
            }
            TagEnd::CodeBlock => {
                self.end_line();
                self.inside = Inside::Prose;
            }
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            _ => {}
        }
    }

    /// Words inside code: fenced lines are kept each as no article text, indented ones as paragraphs.
    fn lines(&mut self, words: &str) {
        for line in words.split_inclusive('\n') {
            let is_blank = line.trim().is_empty();
            self.text.push_str(line.trim_end_matches(['\n', '\r']));
            if self.inside == Inside::Fenced && line.ends_with('\n') || is_blank {
                self.end_line();
            } else if line.ends_with('\n') {
                self.text.push(' ');
            }
        }
    }

    /// Ends a line of code.
    fn end_line(&mut self) {
        let is_fenced = self.inside == Inside::Fenced;
        self.kind = Some(if is_fenced { BlockKind::Boilerplate } else { BlockKind::Paragraph });
        self.end();
    }

    /// Ends a row. Cells beyond those of the table's head are no cells to the parser; their words are.
    fn end_row(&mut self) {
        let rest = std::mem::take(&mut self.row);
        self.text.push_str(rest.replace('|', " ").trim());
        self.end();
    }

    /// The words of a block of HTML, as a page shows them.
    fn end_html(&mut self) {
        for line in html::visible_lines(&std::mem::take(&mut self.html)) {
            self.begin_as(BlockKind::Paragraph);
            self.text.push_str(&line);
            self.end();
        }
    }

    fn begin_as(&mut self, kind: BlockKind) {
        self.end();
        self.kind = Some(kind);
    }

    /// Ends the block: its line, without blanks around it.
    fn end(&mut self) {
        let kind = self.kind.take().unwrap_or(BlockKind::Paragraph);
        self.text.truncate(self.begin + self.text[self.begin..].trim_end().len());
        let blanks = self.text[self.begin..].len() - self.text[self.begin..].trim_start().len();
        self.text.drain(self.begin..self.begin + blanks);
        if self.text.len() > self.begin {
            self.blocks.push(Block { span: Span::new(self.begin, self.text.len()), kind });
            self.text.push('\n');
            self.begin = self.text.len();
        }
    }

    fn title(&self) -> Option<&str> {
        let first = self.blocks.first().filter(|block| block.kind == BlockKind::Title)?;
        Some(first.span.of(&self.text))
    }
}

/// Whether a tag of HTML inside a line parts the words around it.
fn is_break(tag: &str) -> bool {
    tag.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("<br"))
}
