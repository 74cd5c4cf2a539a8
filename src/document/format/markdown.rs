//! Markdown, with or without front matter.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::front_matter::split;
use super::html;
use crate::diagnostic::Cause;
use crate::document::blocks::{Block, BlockKind};
use crate::document::draft::Draft;
use crate::document::published::PublishedEvidence;
use crate::document::{bounds, several};
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
    let mut pieces = Pieces { rest: body };
    // No more is read than one article may hold; what is too long of it is cut where the draft ends.
    while writer.text.len() <= bounds::MOST_TEXT
        && let Some(piece) = pieces.next()
    {
        for (event, range) in Parser::new_ext(piece, options).into_offset_iter() {
            writer.take(event, &piece[range]);
        }
        writer.end();
    }
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

/// Longest piece that is parsed at once, in bytes: the parser takes a hundred times as much memory.
const PIECE: usize = 200_000;

/// A text in pieces that are parsed one after the other; an article of usual length is one.
struct Pieces<'t> {
    rest: &'t str,
}

impl<'t> Iterator for Pieces<'t> {
    type Item = &'t str;

    /// The next piece: up to a blank line with a paragraph behind it, else up to a line, else to a word.
    fn next(&mut self) -> Option<&'t str> {
        let rest = Some(self.rest).filter(|rest| !rest.is_empty())?;
        let mut at = rest.len();
        if at > PIECE {
            let most = rest.floor_char_boundary(PIECE);
            let begins_block = |at: &usize| rest[at + 2..].starts_with(|c: char| !c.is_whitespace());
            let blank = rest[..most].rmatch_indices("\n\n").map(|(at, _)| at).find(begins_block);
            let line = || rest[..most].rfind('\n').map(|at| at + 1);
            let word = || rest[..most].rfind(char::is_whitespace).filter(|at| *at > 0);
            at = blank.map(|at| at + 2).or_else(line).or_else(word).unwrap_or(most);
        }
        let (piece, rest) = rest.split_at(at);
        self.rest = rest;
        Some(piece)
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_parsed_in_pieces_that_are_whole_paragraphs_where_there_are_any() {
        for unit in ["Ein Satz.\nNoch einer.\n\n", "- Ein Punkt\n", "Ein Wort ", "ä"] {
            let text = unit.repeat(PIECE * 3 / unit.len());
            let pieces: Vec<&str> = Pieces { rest: &text }.collect();
            assert_eq!(pieces.concat(), text);
            assert!(pieces.len() >= 3 && pieces.iter().all(|piece| piece.len() <= PIECE), "{unit}");
            assert!(pieces.iter().all(|piece| unit.len() < 10 || piece.ends_with(unit)), "{unit}");
        }
        assert_eq!(Pieces { rest: "Kurz.\n\nNoch einer." }.count(), 1);
    }

    #[test]
    fn what_is_read_in_pieces_is_all_there_until_an_article_is_full() {
        let paragraph = "Frau *Holm* sagte am [Montag](a.html), sie komme.\n\n";
        let whole = read(&paragraph.repeat(9_000)).unwrap();
        assert_eq!(whole.text, "Frau Holm sagte am Montag, sie komme.\n".repeat(9_000));
        let most = read(&paragraph.repeat(90_000)).unwrap().text.len();
        assert!((bounds::MOST_TEXT..bounds::MOST_TEXT + PIECE).contains(&most), "{most}");
    }
}
