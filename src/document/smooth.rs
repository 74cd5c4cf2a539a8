//! The text as a reader sees it: without marks that nobody sees, with plain blanks, each paragraph in one line, and
//! words whole that the end of a line cuts.

use super::article::Document;
use super::blocks::Block;
use crate::text::Span;

/// A document as it reads, and where its bytes stand in the one it was made from.
#[derive(Debug)]
pub struct Smooth {
    /// The document with a text that reads smoothly; all else is the same.
    pub document: Document,
    /// Where the two texts part: a place in the smooth one and the place in the other from which both run alike.
    seams: Vec<(u32, u32)>,
}

impl Smooth {
    /// `document` as it reads; `None` where it reads as it is written. `joins` says of a word whether it joins two
    /// halves of which the first ends in a hyphen ("Such- und Rettungsdienst").
    pub fn of(document: &Document, joins: impl Fn(&str) -> bool) -> Option<Self> {
        let text = &document.text;
        let breaks = || document.blocks().iter().any(|block| block.span.of(text).contains('\n'));
        let signs = || text.contains(|c| c == DOTS || seen(c).is_some());
        if !signs() && !breaks() {
            return None;
        }
        let mut smoothing = Smoothing { text, joins: &joins, smooth: String::new(), seams: Vec::new() };
        let mut blocks = Vec::with_capacity(document.blocks().len());
        let mut done = 0;
        for block in document.blocks() {
            smoothing.copy(done, block.span.begin as usize, false);
            let begin = smoothing.smooth.len();
            smoothing.copy(block.span.begin as usize, block.span.end as usize, true);
            blocks.push(Block { span: Span::new(begin, smoothing.smooth.len()), kind: block.kind });
            done = block.span.end as usize;
        }
        smoothing.copy(done, text.len(), false);
        let Smoothing { smooth, seams, .. } = smoothing;
        Some(Self {
            document: Document {
                text: smooth,
                parts: blocks.into(),
                known: Default::default(),
                ..document.clone()
            },
            seams,
        })
    }

    /// Where in the text of `original`, the document it was made from, the words of `span` stand.
    pub fn back(&self, span: Span, original: &str) -> Span {
        let begin = self.place(self.seams.partition_point(|(at, _)| *at <= span.begin), span.begin);
        let end = self.place(self.seams.partition_point(|(at, _)| *at < span.end), span.end);
        let begin = original.floor_char_boundary(begin);
        let end = (end..original.len()).find(|&at| original.is_char_boundary(at)).unwrap_or(original.len());
        Span::new(begin, end.max(begin))
    }

    /// The place of byte `at`, before which `n_seams` seams lie.
    fn place(&self, n_seams: usize, at: u32) -> usize {
        let (smooth, original) = n_seams.checked_sub(1).map_or((0, 0), |idx| self.seams[idx]);
        (original + (at - smooth)) as usize
    }
}

/// `text`, a stretch of one paragraph, as it reads: in one line, with one blank between words, without marks that
/// nobody sees. `joins` as for [`Smooth::of`].
pub fn readable(text: &str, joins: impl Fn(&str) -> bool) -> String {
    let mut smoothing = Smoothing { text, joins: &joins, smooth: String::new(), seams: Vec::new() };
    smoothing.copy(0, text.len(), true);
    let mut out = String::with_capacity(smoothing.smooth.len());
    for letter in smoothing.smooth.chars() {
        match letter.is_whitespace() {
            true if out.ends_with(' ') => {}
            true => out.push(' '),
            false => out.push(letter),
        }
    }
    out
}

/// A text while it is being smoothed.
struct Smoothing<'a> {
    text: &'a str,
    joins: &'a dyn Fn(&str) -> bool,
    smooth: String,
    seams: Vec<(u32, u32)>,
}

impl Smoothing<'_> {
    /// Copies the bytes from `begin` to `end`; `in_block` says that its line breaks are no more than blanks.
    fn copy(&mut self, begin: usize, end: usize, in_block: bool) {
        let mut at = begin;
        while at < end {
            let Some(c) = self.text[at..end].chars().next() else { break };
            let rest = at + c.len_utf8();
            if in_block && c == '\n' {
                at = self.line_end(at, end);
            } else if let Some((base, n_bytes)) = umlaut(c, &self.text[rest..end]) {
                at = rest + n_bytes;
                self.put(base.encode_utf8(&mut [0; 4]), at);
            } else if let Some(words) = seen(c) {
                at = rest;
                self.put(words, at);
            } else {
                self.smooth.push(c);
                at = rest;
            }
        }
    }

    /// Puts `words` in the place of what stands before byte `next`.
    fn put(&mut self, words: &str, next: usize) {
        self.smooth.push_str(words);
        self.seams.push((self.smooth.len() as u32, next as u32));
    }

    /// A line break inside a paragraph at byte `at`, with the blanks round it: the place behind it. A word that it cuts
    /// is made whole.
    fn line_end(&mut self, at: usize, end: usize) -> usize {
        let next = end - self.text[at..end].trim_start().len();
        let begun = self.smooth.trim_end_matches(' ').len();
        // Blanks before the break stand in both texts, or are one seam.
        self.smooth.truncate(begun);
        while self.seams.last().is_some_and(|(smooth, _)| *smooth as usize > begun) {
            self.seams.pop();
        }
        let word: &str = self.text[next..end].split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let cut = self.smooth.strip_suffix('-').filter(|head| head.ends_with(char::is_alphabetic));
        let begins_small = word.starts_with(char::is_lowercase);
        match cut.map(str::len) {
            Some(head) if begins_small && !(self.joins)(word) => {
                self.smooth.truncate(head);
                self.put("", next);
            }
            Some(_) if !begins_small && !word.is_empty() => self.put("", next),
            _ => self.put(" ", next),
        }
        next
    }
}

/// What a reader sees of a character that is written otherwise; `None` where it is seen as it is.
fn seen(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => "",
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\t' => " ",
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        _ => return None,
    })
}

/// Two dots over the letter before them.
const DOTS: char = '\u{308}';

/// The one letter that `c` and the dots of its own behind it are, and how many bytes these have.
fn umlaut(c: char, rest: &str) -> Option<(char, usize)> {
    let letter = match c {
        'a' => 'ä',
        'o' => 'ö',
        'u' => 'ü',
        'A' => 'Ä',
        'O' => 'Ö',
        'U' => 'Ü',
        _ => return None,
    };
    rest.starts_with(DOTS).then_some((letter, DOTS.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The smooth text of `text`, whose paragraphs are parted by an empty line.
    fn smooth(text: &str) -> Smooth {
        let mut begin = 0;
        let mut blocks = Vec::new();
        for part in text.split("\n\n") {
            let kind = super::super::blocks::BlockKind::Paragraph;
            blocks.push(Block { span: Span::new(begin, begin + part.len()), kind });
            begin += part.len() + 2;
        }
        let document = Document { parts: blocks.into(), ..Document::plain("a", "de", text) };
        Smooth::of(&document, |word| word == "und").unwrap()
    }

    #[test]
    fn a_text_reads_without_what_nobody_sees() {
        for (text, read) in [
            ("Bürger\u{ad}meis\u{ad}ter", "Bürgermeister"),
            ("Anna\u{a0}Berg", "Anna Berg"),
            ("Sep\u{200b}tem\u{2060}ber", "September"),
            ("\u{200e}am\u{200f} 3.\u{202f}Mai", "am 3. Mai"),
            ("Bu\u{308}rger", "Bürger"),
            ("Tari\u{fb00}lohn", "Tarifflohn"),
            ("Der Stadt-\nrat tagt", "Der Stadtrat tagt"),
            ("Die CDU-\nFraktion", "Die CDU-Fraktion"),
            ("Such- \nund Rettungsdienst", "Such- und Rettungsdienst"),
            ("Er kam \n  und ging.\n\nSie blieb.", "Er kam und ging.\n\nSie blieb."),
        ] {
            assert_eq!(smooth(text).document.text, read);
        }
    }

    #[test]
    fn words_are_found_again_where_they_stand() {
        let text = "Bürger\u{ad}meis\u{ad}ter Anna\u{a0}Berg\u{200b} ruft den Stadt-\nrat zu sich.";
        let smooth = smooth(text);
        let found = |word: &str| {
            let begin = smooth.document.text.find(word).unwrap();
            smooth.back(Span::new(begin, begin + word.len()), text).of(text)
        };
        assert_eq!(found("Bürgermeister"), "Bürger\u{ad}meis\u{ad}ter");
        assert_eq!(found("Anna Berg"), "Anna\u{a0}Berg");
        assert_eq!(found("Stadtrat"), "Stadt-\nrat");
        assert_eq!(found("zu sich."), "zu sich.");
        assert_eq!(found("Tag".get(..0).unwrap()), "");
    }

    #[test]
    fn a_text_that_reads_as_it_is_written_stays() {
        let document = Document::plain("a", "de", "„Ja“, sagte er – so…");
        assert!(Smooth::of(&document, |_| false).is_none());
    }
}
