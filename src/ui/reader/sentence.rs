//! The sentence of an article that an item stands in, as a stretch of its text.

use crate::document::Document;
use crate::effort::Effort;
use crate::language::reading_of;
use crate::text::{Span, sentences, tokens};

/// How much of a block is read before and behind the item, in bytes.
const REACH: usize = 2_000;

/// From the begin of the sentence in which `span` begins to the end of the one in which it ends, within its block;
/// `span` itself where it stands in none.
pub fn sentence_around(document: &Document, span: Span) -> Span {
    let text = &document.text;
    let Some(block) = document.blocks().iter().map(|block| block.span).find(|block| block.contains(span))
    else {
        return span;
    };
    let first =
        text.ceil_char_boundary((block.begin as usize).max((span.begin as usize).saturating_sub(REACH)));
    let last = text.floor_char_boundary((block.end as usize).min(span.end as usize + REACH));
    let Some(part) = text.get(first..last) else { return span };
    let found =
        sentences(part, &tokens(part), &reading_of(&document.language).sentences, &Effort::unlimited());
    let in_text = |one: Span| Span::new(one.begin as usize + first, one.end as usize + first);
    let touched =
        found.iter().map(|sentence| in_text(sentence.span)).filter(|sentence| sentence.overlaps(span));
    touched.reduce(Span::hull).unwrap_or(span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_sentence_is_found_within_its_paragraph() {
        let text = "Der Rat tagt. Am 4. Mai sagte Berg, die Brücke werde gebaut. Tal widersprach.\n\nEnde.";
        let document = Document { parts: Default::default(), ..Document::plain("a", "de", text) };
        let around = |words: &str| {
            let begin = text.find(words).unwrap();
            sentence_around(&document, Span::new(begin, begin + words.len())).of(text)
        };
        assert_eq!(around("die Brücke"), "Am 4. Mai sagte Berg, die Brücke werde gebaut.");
        assert_eq!(around("widersprach"), "Tal widersprach.");
        assert_eq!(around("gebaut. Tal"), "Am 4. Mai sagte Berg, die Brücke werde gebaut. Tal widersprach.");
    }
}
