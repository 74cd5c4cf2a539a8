//! The articles of the repository: the sample and those of the golden files, extracted anew.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::path::Path;
use std::sync::Arc;

use zeitstrahl::document::{Document, Given, Loaded, load};
use zeitstrahl::effort::Effort;
use zeitstrahl::item::{Extraction, extract};
use zeitstrahl::language::pack_for;

#[path = "article.rs"]
mod article;

pub use article::article;

/// All of them.
pub fn extractions() -> Vec<Extraction> {
    sample().into_iter().chain(golden()).map(read).collect()
}

/// The articles of the sample.
pub fn sample() -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| loaded(&path.to_string_lossy(), &std::fs::read(&path).unwrap())).collect()
}

/// The German articles of the golden files.
fn golden() -> Vec<Document> {
    let mut documents = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/de");
    for entry in std::fs::read_dir(folder).unwrap() {
        let sections = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for section in sections.split("--- ").skip(1) {
            let text: Vec<&str> = section.lines().filter_map(|line| line.strip_prefix("> ")).collect();
            documents.push(article(&text.join("\n"), None));
        }
    }
    documents
}

/// The articles of a file that could be read.
pub fn loaded(path: &str, bytes: &[u8]) -> Vec<Document> {
    let article = |loaded| match loaded {
        Loaded::Article(document) => Some(document),
        _ => None,
    };
    load(path, bytes, &Given::default()).0.into_iter().filter_map(article).collect()
}

/// What is found in a German article.
pub fn read(document: Document) -> Extraction {
    let effort = Effort::for_text(document.text.len());
    extract(Arc::new(document), pack_for("de").unwrap(), &effort)
}
