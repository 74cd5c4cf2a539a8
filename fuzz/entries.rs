//! What is called with hostile bytes: by the fuzzer (fuzz/targets), and by the tests with the seeds and
//! findings that are kept (tests/fuzz_replay.rs). Each panics where a promise is broken.

use std::sync::Arc;

use zeitstrahl::document::{Document, Given, Loaded, load};
use zeitstrahl::effort::Effort;
use zeitstrahl::item::{Extraction, extract};
use zeitstrahl::language::pack_for;
use zeitstrahl::record::{read_line, write_line};

/// A target of the fuzzer.
#[allow(dead_code, reason = "a target takes one, the tests take all")]
pub struct Entry {
    /// Its name, and that of the folder with its seeds.
    pub name: &'static str,
    /// What it calls.
    pub call: fn(&[u8]),
}

/// All targets.
#[allow(dead_code, reason = "a target takes one, the tests take all")]
pub const ENTRIES: [Entry; 8] = [
    Entry { name: "text", call: text },
    Entry { name: "markdown", call: markdown },
    Entry { name: "page", call: page },
    Entry { name: "article_lines", call: article_lines },
    Entry { name: "extract_lines", call: extract_lines },
    Entry { name: "any_name", call: any_name },
    Entry { name: "annotate", call: annotate },
    Entry { name: "typed_time", call: typed_time },
];

/// Plain text in any encoding.
pub fn text(bytes: &[u8]) {
    read("a.txt", bytes);
}

/// Markdown with front matter.
pub fn markdown(bytes: &[u8]) {
    read("a.md", bytes);
}

/// A saved page.
pub fn page(bytes: &[u8]) {
    read("a.html", bytes);
}

/// Articles, one a line.
pub fn article_lines(bytes: &[u8]) {
    read("a.jsonl", bytes);
}

/// A file whose name tells nothing.
pub fn any_name(bytes: &[u8]) {
    read("a", bytes);
}

/// What `extract` printed: a line that is read is printed and read again as the same.
pub fn extract_lines(bytes: &[u8]) {
    let Ok(line) = std::str::from_utf8(bytes) else { return };
    let Ok(extraction) = read_line(line) else { return };
    check(&extraction);
    let printed = write_line(&extraction);
    match read_line(&printed) {
        Ok(again) => assert_eq!(write_line(&again), printed, "printed again it is another"),
        Err(_) => panic!("what was printed cannot be read: {printed}"),
    }
}

/// A German text, annotated.
pub fn annotate(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let given = Given { published: "2025-09-05".parse().ok(), language: Some("de".to_owned()) };
    let (loaded, _) = load("a.txt", text.as_bytes(), &given);
    let Ok(pack) = pack_for("de") else { panic!("the German pack is broken") };
    for article in loaded {
        if let Loaded::Article(document) = article {
            let effort = Effort::for_text(document.text.len());
            check(&extract(Arc::new(document), pack, &effort));
        }
    }
}

/// A time as somebody types it.
pub fn typed_time(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let today = chrono::NaiveDate::from_ymd_opt(2025, 9, 5).unwrap_or_default();
    let reference = zeitstrahl::typed::Reference { year: 2025, today };
    if let Ok(interval) = zeitstrahl::typed::typed_time(text, reference) {
        assert!(interval.start < interval.end, "{text:?} ends before it begins");
    }
}

/// Reads a file of this name: something comes of it, or it is told why nothing does.
fn read(name: &str, bytes: &[u8]) {
    let (loaded, problems) = load(name, bytes, &Given::default());
    assert!(!loaded.is_empty() || !problems.is_empty(), "the file is gone without a word");
    for article in &loaded {
        match article {
            Loaded::Article(document) => check_document(document),
            Loaded::Extracted { line, .. } => drop(read_line(line)),
            Loaded::Told(_) => {}
        }
    }
}

/// The blocks of a document lie in its text, one behind the other.
fn check_document(document: &Document) {
    let mut end = 0;
    for block in document.blocks() {
        let span = block.span;
        assert!(span.begin as usize >= end && document.text.get(span.range()).is_some(), "{span:?}");
        end = span.end as usize;
    }
}

/// What every item rests on lies in the text.
fn check(extraction: &Extraction) {
    check_document(&extraction.document);
    let text = &extraction.document.text;
    for item in extraction.items() {
        for span in item.evidence.iter().flat_map(|evidence| &evidence.spans) {
            assert!(text.get(span.range()).is_some(), "{span:?} of {:?}", item.text);
        }
        if let Some(interval) = item.time.interval {
            assert!(interval.start < interval.end, "{interval:?} of {:?}", item.text);
        }
    }
}
