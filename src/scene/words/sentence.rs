//! The sentence of an article that an item stands in, as it reads.

use crate::document::{Document, readable};
use crate::effort::Effort;
use crate::language::{Reading, in_marks, reading_of};
use crate::text::{Sentence, Span, sentences, tokens};

/// How far before and behind an item its sentence is looked for, in bytes.
const REACH: usize = 1_200;
/// A line of at least so many bytes that ends without a mark goes on in the next.
const LONG_LINE: usize = 45;

/// A stretch of an article in one line, and where an item stands in it.
struct Stretch {
    text: String,
    item: Span,
    sentences: Vec<Sentence>,
}

/// The sentence, or the sentences, of `document` that the bytes from `spans`' first to their last stand in: in one
/// line, without signs that nobody sees, in the quotation marks of its language. Empty where the spans do not fit the
/// text. However long the document is, only a bounded stretch of it is read.
pub fn sentence_of(document: &Document, spans: impl IntoIterator<Item = Span>) -> String {
    let Some(hull) = spans.into_iter().reduce(Span::hull) else { return String::new() };
    let Some(stretch) = Stretch::around(document, hull) else { return String::new() };
    let Some(found) = stretch.at_item() else { return stretch.item.of(&stretch.text).trim().to_owned() };
    in_marks(found.of(&stretch.text).trim(), &document.language).into_owned()
}

/// The sentence behind those that the bytes of `spans` stand in, in the same paragraph.
pub fn next_sentence(document: &Document, spans: impl IntoIterator<Item = Span>) -> Option<String> {
    let hull = spans.into_iter().reduce(Span::hull)?;
    let stretch = Stretch::around(document, hull)?;
    let end = stretch.at_item()?.end;
    let next = stretch.sentences.iter().find(|sentence| sentence.span.begin >= end)?;
    let is_whole = stretch.sentences.last() != Some(next)
        || next.span.of(&stretch.text).ends_with(['.', '!', '?', '“', '”']);
    is_whole.then(|| in_marks(next.span.of(&stretch.text).trim(), &document.language).into_owned())
}

impl Stretch {
    fn around(document: &Document, hull: Span) -> Option<Self> {
        let text = &document.text;
        let (begin, end) = (hull.begin as usize, hull.end as usize);
        if begin >= end || text.get(begin..end).is_none() {
            return None;
        }
        let reading = reading_of(&document.language);
        let first = begin_of_paragraph(text, text.ceil_char_boundary(begin.saturating_sub(REACH)), begin);
        let last = end_of_paragraph(text, end, text.floor_char_boundary((end + REACH).min(text.len())));
        let read = |part: &str| readable(part, |word| reading.joins(word));
        let mut smooth = read(&text[first..begin]);
        let item_begin = smooth.len();
        smooth.push_str(&read(&text[begin..end]));
        let item_end = smooth.len();
        smooth.push_str(&read(&text[end..last]));
        let sentences = sentences_of(&smooth, reading);
        Some(Self { text: smooth, item: Span::new(item_begin, item_end), sentences })
    }

    /// From the first sentence that the item stands in to the last.
    fn at_item(&self) -> Option<Span> {
        let touched = self.sentences.iter().filter(|sentence| sentence.span.overlaps(self.item));
        touched.map(|sentence| sentence.span).reduce(Span::hull)
    }
}

fn sentences_of(text: &str, reading: &Reading) -> Vec<Sentence> {
    sentences(text, &tokens(text), &reading.sentences, &Effort::unlimited())
}

/// Where the paragraph that holds byte `at` begins, not before `from`; where it begins before that, the first whole
/// sentence is as good.
fn begin_of_paragraph(text: &str, from: usize, at: usize) -> usize {
    let breaks = text[from..at].match_indices('\n').map(|(place, _)| from + place).rev();
    let mut ends = breaks.filter(|&place| ends_paragraph(text, place));
    ends.next().map_or(from, |place| place + 1)
}

/// Where the paragraph that holds byte `at` ends, not behind `to`.
fn end_of_paragraph(text: &str, at: usize, to: usize) -> usize {
    let mut breaks = text[at..to].match_indices('\n').map(|(place, _)| at + place);
    breaks.find(|&place| ends_paragraph(text, place)).unwrap_or(to)
}

/// Whether the line break at `place` ends a paragraph: an empty line follows, or the line before it is short or ends
/// with a mark. Others are those of a text wrapped to a width.
fn ends_paragraph(text: &str, place: usize) -> bool {
    let begin = text.floor_char_boundary(place.saturating_sub(LONG_LINE * 2));
    let line = text[begin..place].rsplit('\n').next().unwrap_or_default().trim_end();
    let rest = &text[place + 1..];
    let next = rest.split('\n').next().unwrap_or_default();
    let ends = line.ends_with(['.', '!', '?', ':', '“', '”', '"', '«', '»']);
    next.trim().is_empty() || line.len() < LONG_LINE || ends
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str, words: &str) -> Span {
        let begin = text.find(words).unwrap();
        Span::new(begin, begin + words.len())
    }

    fn found(text: &str, words: &str) -> String {
        sentence_of(&Document::plain("a", "de", text), [span(text, words)])
    }

    const TEXT: &str = "Rat uneins\n\nDer Streit geht weiter. Am 4. Mai sagte Bürgermeisterin Berg, \"die Brücke\" werde \
                        gebaut. Dr. Tal widersprach.\nNeuer Absatz hier.";

    #[test]
    fn the_sentence_of_an_item_is_found() {
        let whole = "Am 4. Mai sagte Bürgermeisterin Berg, „die Brücke“ werde gebaut.";
        assert_eq!(found(TEXT, "\"die Brücke\" werde gebaut"), whole);
        assert_eq!(found(TEXT, "widersprach"), "Dr. Tal widersprach.");
        assert_eq!(found(TEXT, "Rat"), "Rat uneins");
        assert_eq!(found(TEXT, "gebaut. Dr. Tal"), format!("{whole} Dr. Tal widersprach."));
    }

    #[test]
    fn lines_of_a_wrapped_text_are_one_and_signs_nobody_sees_are_left_out() {
        let text = "Die Bürger\u{ad}meisterin der kleinen Stadt am großen Strom sagte am\nMontag, der Rat werde die \
                    Brücke über den Strom noch in die-\nsem Jahr bauen lassen.";
        let read = "Die Bürgermeisterin der kleinen Stadt am großen Strom sagte am Montag, der Rat werde die Brücke \
                    über den Strom noch in diesem Jahr bauen lassen.";
        assert_eq!(found(text, "der Rat"), read);
    }

    #[test]
    fn spans_that_do_not_fit_give_nothing() {
        let document = Document::plain("a", "de", "Kurz.");
        assert_eq!(sentence_of(&document, [Span::new(2, 90)]), "");
        assert_eq!(sentence_of(&document, []), "");
    }

    #[test]
    fn only_a_stretch_of_a_long_text_is_read() {
        let mut text = "Ein Satz ohne Ende und ".repeat(100_000);
        text.push_str("der Rat tagt.");
        let sentence = found(&text, "der Rat tagt");
        assert!(sentence.ends_with("der Rat tagt.") && sentence.len() < 2 * REACH, "{}", sentence.len());
    }

    #[test]
    fn the_next_sentence_stands_in_the_same_paragraph() {
        let document = Document::plain("a", "de", TEXT);
        assert_eq!(next_sentence(&document, [span(TEXT, "gebaut")]).unwrap(), "Dr. Tal widersprach.");
        assert_eq!(next_sentence(&document, [span(TEXT, "widersprach")]), None);
    }
}
