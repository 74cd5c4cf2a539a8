//! What reading takes of memory: a bounded part for the article, and of a file that is larger than any
//! article no more than a few copies of its bytes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

#[allow(dead_code, reason = "shared with the benches")]
#[path = "../benches/common/memory.rs"]
mod memory;

use zeitstrahl::diagnostic::Cause;
use zeitstrahl::document::{Block, Document, Given, Loaded, load};
use zeitstrahl::text::{Sentence, Span, Token};

/// Most bytes of the text of one article.
const MOST_TEXT: usize = 400_000;

/// Bytes of the shorter of two files that are compared; both are longer than any article.
const LONG: usize = 2_500_000;

/// So many bytes may be allocated for each byte that a file has more, freed or not.
const COPIES: f64 = 3.0;

/// A file made by repeating a few words.
struct Shape {
    name: &'static str,
    head: &'static str,
    part: &'static str,
    end: &'static str,
}

impl Shape {
    fn of(&self, n_bytes: usize) -> Vec<u8> {
        [self.head, &self.part.repeat(n_bytes / self.part.len()), self.end].concat().into_bytes()
    }
}

const fn shape(name: &'static str, [head, part, end]: [&'static str; 3]) -> Shape {
    Shape { name, head, part, end }
}

/// A file of every format that is read whole, of shapes that nobody writes.
const SHAPES: [Shape; 20] = [
    shape("a.txt", ["", "Wort\n", ""]),
    shape("a.txt", ["", "Die Ministerin sagte am Montag, sie komme nach Berlin. ", ""]),
    shape("a.md", ["", "- a\n", ""]),
    shape("a.md", ["", "*a* ", ""]),
    shape("a.md", ["", "[Wort und Wort](b) ", ""]),
    shape("a.md", ["|a|b|\n|-|-|\n", "|a|b|\n", ""]),
    shape("a.md", ["---\n", "title: b\n", "---\n"]),
    shape("a.md", ["", "<p>Wort und noch ein Wort</p>\n\n", ""]),
    shape("a.html", ["", "<b>a</b>", ""]),
    shape("a.html", ["", "&amp;", ""]),
    shape("a.html", ["", "<p>Die Ministerin sagte am Montag, sie komme nach Berlin.</p>", ""]),
    shape("a.html", ["<p title=\"", "a ", "\">Text.</p>"]),
    shape("a.html", ["<p", " a=b", ">Text.</p>"]),
    shape("a.html", ["<p>Text.</p><script>", "a();", "</script>"]),
    shape("a.html", ["<script type=\"application/ld+json\">[", "{\"a\":1},", "{}]</script><p>Text.</p>"]),
    shape("a.html", ["<p>Text.</p>", "<meta name=\"a\" content=\"b\">", ""]),
    shape("a.jsonl", ["{\"text\":\"", "Wort\\n", "\"}"]),
    shape("a.jsonl", ["{\"text\":\"Text.\",\"title\":[", "0,", "0]}"]),
    shape("a.jsonl", ["{\"text\":\"Text.\",\"author\":[", "{\"a\":1},", "0]}"]),
    shape("a.jsonl", ["{\"text\":[", "[],", "0]}"]),
];

fn read(name: &str, bytes: &[u8]) -> (Vec<Document>, Vec<Cause>) {
    let (loaded, problems) = load(name, bytes, &Given::default());
    let documents = loaded.into_iter().map(|one| match one {
        Loaded::Article(document) => document,
        other => panic!("{other:?}"),
    });
    (documents.collect(), problems.into_iter().map(|problem| problem.cause).collect())
}

/// What is allocated is counted for the whole program: these are not tests of their own.
#[test]
fn a_file_longer_than_an_article_costs_copies_of_its_bytes_and_no_more() {
    let mut wrong = Vec::new();
    for shape in SHAPES {
        let [short, long] = [shape.of(LONG), shape.of(2 * LONG)];
        // What is loaded once is loaded before.
        read(shape.name, &short[..short.len().min(10_000)]);
        let n_short = memory::allocated(|| begin_is_read_and_told(&shape, &short));
        let n_long = memory::allocated(|| begin_is_read_and_told(&shape, &long));
        let more = n_long.saturating_sub(n_short) as f64 / LONG as f64;
        if more > COPIES {
            wrong.push(format!("{} of “{}”: {more:.1} bytes for each", shape.name, shape.part));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    a_text_that_just_fits_is_whole();
    lists_for_each_word_are_small();
}

fn begin_is_read_and_told(shape: &Shape, bytes: &[u8]) {
    let (documents, problems) = read(shape.name, bytes);
    let told = documents.iter().flat_map(|document| document.diagnostics.iter().map(|told| &told.cause));
    let is_told = told.chain(&problems).any(|cause| matches!(cause, Cause::LongText(_) | Cause::LargePage));
    // Of what no reader sees nothing is missing.
    let is_whole = documents.iter().all(|document| document.text == "Text.");
    assert!(is_told || is_whole, "{} of “{}”", shape.name, shape.part);
    for document in documents {
        assert!(document.text.len() <= MOST_TEXT, "{} of “{}”", shape.name, shape.part);
        let end = document.blocks().last().map_or(0, |block| block.span.end as usize);
        assert!(end <= document.text.len());
    }
}

fn a_text_that_just_fits_is_whole() {
    let exact = "Ein Satz. ".repeat(MOST_TEXT / 10);
    let (documents, _) = read("a.txt", exact.as_bytes());
    assert_eq!(documents[0].text, exact);
    assert!(documents[0].diagnostics.iter().all(|told| !matches!(told.cause, Cause::LongText(_))));
}

fn lists_for_each_word_are_small() {
    assert_eq!(size_of::<Span>(), 8);
    assert!(size_of::<Token>() <= 12 && size_of::<Block>() <= 12 && size_of::<Sentence>() <= 24);
}
