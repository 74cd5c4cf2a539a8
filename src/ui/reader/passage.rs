//! A passage of the article that a person marks, with the mouse or with the keys.

use egui::{Id, LayerId, Order, Popup, PopupAnchor, Pos2, Ui};

use super::sentence::sentence_around;
use crate::document::Document;
use crate::item::AnchorKind;
use crate::text::Span;
use crate::ui::input::Action;
use crate::ui::pass::Pass;
use crate::ui::widget::menu::menu_line;

/// What marks a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marking {
    /// A drag begins at a byte.
    From(u32),
    /// It goes to a byte.
    To(u32),
    /// It ends.
    End,
    /// The next sentence of this paragraph.
    Sentence(Span),
    /// One more word, or one less.
    Longer(bool),
}

/// A passage of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Identifier of the article.
    pub document: String,
    from: u32,
    to: u32,
    /// Whether it is marked to its end, so that it can be asked what to make of it.
    pub is_marked: bool,
}

impl Passage {
    /// What becomes of a passage, if there was one, by marking in an article.
    pub fn marked(before: Option<Self>, document: &Document, marking: Marking) -> Option<Self> {
        let id = || document.id.clone();
        let here = before.filter(|one| one.document == document.id);
        match marking {
            Marking::From(at) => Some(Self { document: id(), from: at, to: at, is_marked: false }),
            Marking::To(at) => here.map(|one| Self { to: at, is_marked: false, ..one }),
            Marking::End => here.filter(|one| one.from != one.to).map(|one| Self { is_marked: true, ..one }),
            Marking::Sentence(paragraph) => {
                let last = here.map(|one| one.span(document)).filter(|one| paragraph.contains(*one));
                let text = paragraph.of(&document.text);
                let begin = last.map_or(0, |last| last.end - paragraph.begin) as usize;
                // After the last sentence of a paragraph the first one comes again.
                let rest = |begin: usize| {
                    text.get(begin..).and_then(|rest| rest.find(char::is_alphanumeric)).map(|at| at + begin)
                };
                let at = paragraph.begin + rest(begin).or_else(|| rest(0))? as u32;
                let sentence = sentence_around(document, Span { begin: at, end: at + 1 });
                Some(Self { document: id(), from: sentence.begin, to: sentence.end, is_marked: true })
            }
            Marking::Longer(longer) => {
                let one = here?;
                let span = one.span(document);
                let to = if longer { word_after(document, span) } else { word_before(document, span) };
                Some(Self { from: span.begin, to: to.unwrap_or(span.end), is_marked: true, ..one })
            }
        }
    }

    /// From the begin of its first word to the end of its last.
    pub fn span(&self, document: &Document) -> Span {
        let text = &document.text;
        let (first, last) = (self.from.min(self.to) as usize, self.from.max(self.to) as usize);
        let is_word = |c: char| c.is_alphanumeric();
        let head = text.get(..first).unwrap_or_default();
        let begin =
            head.len() - head.chars().rev().take_while(|c| is_word(*c)).map(char::len_utf8).sum::<usize>();
        let tail = text.get(last..).unwrap_or_default();
        let inside = text.get(..last).and_then(|to| to.chars().next_back()).is_some_and(is_word);
        let more = tail.chars().take_while(|c| inside && is_word(*c)).map(char::len_utf8).sum::<usize>();
        Span::new(begin, (last + more).min(text.len()))
    }
}

/// Where the word behind a span ends, in its paragraph.
fn word_after(document: &Document, span: Span) -> Option<u32> {
    let paragraph = document.blocks().iter().map(|block| block.span).find(|block| block.contains(span))?;
    let rest = document.text.get(span.end as usize..paragraph.end as usize)?;
    let begin = rest.find(|c: char| !c.is_whitespace())?;
    let length = rest[begin..].find(char::is_whitespace).unwrap_or(rest.len() - begin);
    Some(span.end + (begin + length) as u32)
}

/// Where the last word but one of a span ends.
fn word_before(document: &Document, span: Span) -> Option<u32> {
    let text = span.of(&document.text).trim_end();
    let end = text.rfind(char::is_whitespace)?;
    Some(span.begin + text[..end].trim_end().len() as u32).filter(|end| *end > span.begin)
}

/// Asks what to make of a marked passage; tells whether it is still wanted.
pub fn passage_menu(ui: &Ui, pass: &mut Pass<'_>, at: Pos2) -> bool {
    let mut open = true;
    let layer = LayerId::new(Order::Foreground, ui.scope_id().with("passage"));
    Popup::new(Id::unique("passage-menu"), ui.ctx().clone(), PopupAnchor::Position(at), layer)
        .frame(pass.look.popover(6))
        .open_bool(&mut open)
        .show(|ui| {
            ui.set_width(210.0);
            for (kind, key) in
                [(AnchorKind::Statement, "passage.statement"), (AnchorKind::Event, "passage.event")]
            {
                menu_line(ui, pass, Action::MakeItem(kind), pass.say(key), true);
            }
        });
    // What was asked for is made of it after this pass.
    open || pass.actions.iter().any(|action| matches!(action, Action::MakeItem(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Der Rat tagt heute. Am Abend endet die Sitzung.";

    fn marked(document: &Document, markings: &[Marking]) -> Option<String> {
        let mut passage = None;
        for marking in markings {
            passage = Passage::marked(passage, document, *marking);
        }
        passage.filter(|one| one.is_marked).map(|one| one.span(document).of(TEXT).to_owned())
    }

    #[test]
    fn a_drag_marks_whole_words_and_keys_sentences_and_words() {
        let document = Document { parts: Default::default(), ..Document::plain("a", "de", TEXT) };
        let told = |markings: &[Marking]| marked(&document, markings);
        let whole = Span::new(0, TEXT.len());
        assert_eq!(
            told(&[Marking::From(5), Marking::To(14), Marking::End]).as_deref(),
            Some("Rat tagt heute")
        );
        assert_eq!(
            told(&[Marking::From(14), Marking::To(5), Marking::End]).as_deref(),
            Some("Rat tagt heute")
        );
        assert_eq!(told(&[Marking::From(5), Marking::End]), None, "a click marks nothing");
        assert_eq!(told(&[Marking::Sentence(whole)]).as_deref(), Some("Der Rat tagt heute."));
        let twice = [Marking::Sentence(whole), Marking::Sentence(whole)];
        assert_eq!(told(&twice).as_deref(), Some("Am Abend endet die Sitzung."));
        let longer = [Marking::Sentence(whole), Marking::Longer(true)];
        assert_eq!(told(&longer).as_deref(), Some("Der Rat tagt heute. Am"));
        let shorter = [Marking::Sentence(whole), Marking::Longer(false)];
        assert_eq!(told(&shorter).as_deref(), Some("Der Rat tagt"));
    }
}
