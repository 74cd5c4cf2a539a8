//! The parts of a text: title, lead, headings, paragraphs, boilerplate.

use serde::{Deserialize, Serialize};

use super::wrapped;
use crate::language::{Boilerplate, BoilerplateRules, Reach, boilerplate_for};
use crate::text::Span;

/// A part of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Where it stands, without the line break after it.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// The headline, where the text holds it.
    Title,
    /// The opening summary.
    Lead,
    /// A heading inside the article.
    Heading,
    /// Running text.
    Paragraph,
    /// Disclaimers, "read also", newsletter and cookie lines: gives no items.
    Boilerplate,
}

/// Most words and bytes of a headline; agencies stay below fifteen words.
const TITLE: (usize, usize) = (24, 180);

/// Most words and bytes of a heading between paragraphs.
const HEADING: (usize, usize) = (12, 100);

/// Bytes above which a line is running text even without a full stop.
const LONG: usize = 140;

/// The blocks of a text, with what lines beside the article tell.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub blocks: Vec<Block>,
    /// The headline, where the text holds it.
    pub title: Option<String>,
    /// Who wrote it, as a byline says.
    pub author: Option<String>,
    /// The words of a date line ("Stand: 5.9.2025").
    pub stamp: Option<String>,
}

/// Reads the blocks of `text` off its lines, one a line or a paragraph of wrapped lines; `title` is the headline where it is known.
pub(super) fn of_lines(text: &str, title: Option<&str>, language: &str) -> Layout {
    let paragraphs = wrapped::paragraphs(text, lines(text).collect());
    let paragraphs = paragraphs.into_iter().map(|span| Block { span, kind: BlockKind::Paragraph }).collect();
    let mut layout = of_blocks(text, paragraphs, language);
    mark_title(text, title, &mut layout);
    mark_headings(text, &mut layout.blocks);
    mark_lead(text, &mut layout.blocks);
    layout
}

/// Marks boilerplate and the lead among blocks that the format itself told apart.
pub(super) fn of_format(text: &str, blocks: Vec<Block>, language: &str) -> Layout {
    let mut layout = of_blocks(text, blocks, language);
    mark_lead(text, &mut layout.blocks);
    layout
}

/// The blocks of a document that is opened again: as those of text.
pub fn blocks_of(text: &str, title: Option<&str>, language: &str) -> Vec<Block> {
    of_lines(text, title, language).blocks
}

/// Marks boilerplate, in one pass.
fn of_blocks(text: &str, blocks: Vec<Block>, language: &str) -> Layout {
    let rules = boilerplate_for(language);
    let mut layout = Layout { blocks, ..Layout::default() };
    let (mut rest, middle) = (false, layout.blocks.len() / 2);
    for (idx, block) in layout.blocks.iter_mut().enumerate() {
        let found = rules.and_then(|rules| boilerplate(rules, block.span.of(text)));
        // Above the middle a disclaimer is a note on the article, not its end.
        rest |= idx >= middle && found.is_some_and(|found| found.reach == Reach::Rest);
        if rest || found.is_some() {
            block.kind = BlockKind::Boilerplate;
        }
        if let Some(Boilerplate { author, date, .. }) = found {
            layout.author = layout.author.or(author.map(str::to_owned));
            layout.stamp = layout.stamp.or(date.map(str::to_owned));
        }
    }
    layout
}

fn boilerplate<'t>(rules: &BoilerplateRules, line: &'t str) -> Option<Boilerplate<'t>> {
    rules.find(line).map(|(_, found)| found)
}

/// The lines that hold more than blanks, without the blanks around them.
fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut begin = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let at = begin + (line.len() - line.trim_start().len());
        begin += line.len();
        let words = line.trim();
        (!words.is_empty()).then(|| Span::new(at, at + words.len()))
    })
}

/// The headline: the first line that is article, if it repeats `title` or looks like one and text
/// follows.
fn mark_title(text: &str, title: Option<&str>, layout: &mut Layout) {
    let mut article = layout.blocks.iter_mut().filter(|block| block.kind == BlockKind::Paragraph);
    let Some(first) = article.next() else { return };
    let words = first.span.of(text);
    let follows = article.next().is_some_and(|next| is_running(next.span.of(text)));
    let is_title = match title {
        Some(title) => words == title.trim(),
        None => follows && is_short(words, TITLE) && !is_running(words),
    };
    if is_title {
        first.kind = BlockKind::Title;
        layout.title = Some(words.to_owned());
    }
}

/// Short lines without a full stop that stand alone between running text.
fn mark_headings(text: &str, blocks: &mut [Block]) {
    for idx in 1..blocks.len().saturating_sub(1) {
        let running = |at: usize| is_running(blocks[at].span.of(text));
        let words = blocks[idx].span.of(text);
        let after_text = blocks[idx - 1].kind != BlockKind::Paragraph || running(idx - 1);
        let alone = blocks[idx].kind == BlockKind::Paragraph && after_text && running(idx + 1);
        if alone && is_short(words, HEADING) && !is_running(words) {
            blocks[idx].kind = BlockKind::Heading;
        }
    }
}

/// The first paragraph after the title opens the article; more must follow for it to be a lead.
fn mark_lead(text: &str, blocks: &mut [Block]) {
    let is_article = |block: &&mut Block| !matches!(block.kind, BlockKind::Title | BlockKind::Boilerplate);
    let mut article = blocks.iter_mut().filter(is_article);
    let first = article.next();
    let follow =
        article.take(2).filter(|block| is_running(block.span.of(text)) || block.kind == BlockKind::Heading);
    if follow.count() == 2
        && let Some(first) = first.filter(|block| block.kind == BlockKind::Paragraph)
    {
        first.kind = BlockKind::Lead;
    }
}

fn is_short(words: &str, (most_words, most_bytes): (usize, usize)) -> bool {
    words.len() <= most_bytes && words.split_whitespace().count() <= most_words
}

/// Whether a line is running text: it ends like a sentence or is too long to be a heading. A
/// question or an exclamation of a few words may be a heading all the same.
fn is_running(line: &str) -> bool {
    let words = line.trim_end_matches(['"', '”', '“', '»', '«', '’', '\'', ')', ']', '‹', '›']);
    let asks = words.ends_with(['?', '!']) && is_short(line, (8, 70)) && words.len() == line.len();
    words.ends_with(['.', '!', '?', '…', ':', ';', ',']) && !asks || line.len() > LONG
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each line of `marked` is the letter of its kind, a blank and the text.
    fn check(marked: &str) {
        let lines: Vec<(&str, &str)> = marked.lines().map(|line| line.split_at(2)).collect();
        let text = lines.iter().map(|(_, line)| *line).collect::<Vec<_>>().join("\n");
        let blocks = blocks_of(&text, None, "de");
        let letter = |kind| match kind {
            BlockKind::Title => "T ",
            BlockKind::Lead => "L ",
            BlockKind::Heading => "H ",
            BlockKind::Paragraph => "P ",
            BlockKind::Boilerplate => "B ",
        };
        let found: Vec<_> = blocks.iter().map(|block| (letter(block.kind), block.span.of(&text))).collect();
        assert_eq!(found, lines);
    }

    #[test]
    fn finds_title_lead_headings_and_boilerplate() {
        check(
            "T Minister kündigt Rücktritt an\n\
             B Von Jana Muster\n\
             L Der Minister tritt zurück. Das sagte er am Montag.\n\
             P Er habe lange darüber nachgedacht.\n\
             H Nachfolge ist offen\n\
             P Wer ihm folgt, ist unklar.\n\
             B Lesen Sie auch: Wer jetzt regiert\n\
             P Die Partei berät am Dienstag.\n\
             H Was nun?\n\
             P Es bleibt spannend.\n\
             B Haftungsausschluss: Ohne Gewähr.\n\
             B Wir haften für nichts.",
        );
    }

    #[test]
    fn an_article_may_have_no_title_and_a_list_no_headings() {
        check("L Zwei Tage wurde verhandelt.\nH Kein Ergebnis\nP Ein Ergebnis gab es nicht.");
        check(
            "P Es spielen heute vier Mannschaften.\nP Nord gegen Süd\nP Ost gegen West\nP Alle Spiele beginnen um drei.",
        );
        check("P Ein Satz allein.");
        check("P Nur ein paar Worte");
    }
}
