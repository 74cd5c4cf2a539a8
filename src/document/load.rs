//! Bytes → documents: which format, which encoding, which of its lines could not be read.

use super::draft::Draft;
use super::encoding::decode;
use super::format::{article_lines, extract_lines, text};
use super::{Document, Given};
use crate::diagnostic::{Cause, Diagnostic};

/// One article of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Loaded {
    /// An article to extract from.
    Article(Document),
    /// A line that `extract` printed, to be opened as it is; with its number in the file, from 1.
    Extracted(u64, String),
}

/// Reads the articles of one file. `path` is the file as the user named it; `given` holds for
/// articles that do not say so themselves. What could not be read is among the diagnostics.
pub fn load(path: &str, bytes: &[u8], given: &Given) -> (Vec<Loaded>, Vec<Diagnostic>) {
    let html = path.ends_with(".html");
    let text = decode(bytes, html).text;
    if html {
        return (vec![Loaded::Article(super::format::html::read(&text).finish(path, given))], Vec::new());
    }
    if text.trim().is_empty() {
        return (Vec::new(), vec![Diagnostic::new(Cause::Empty, path)]);
    }
    if path.ends_with(".jsonl") { load_lines(path, &text, given) } else { load_text(path, text, given) }
}

fn load_text(path: &str, text: String, given: &Given) -> (Vec<Loaded>, Vec<Diagnostic>) {
    (vec![Loaded::Article(text::read(text).finish(path, given))], Vec::new())
}

fn load_lines(path: &str, text: &str, given: &Given) -> (Vec<Loaded>, Vec<Diagnostic>) {
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    for (line, number) in text.split('\n').zip(1..).filter(|(line, _)| !line.trim().is_empty()) {
        if extract_lines::is_one(line) {
            found.push(Loaded::Extracted(number, line.to_owned()));
            continue;
        }
        match article_lines::read(line) {
            Ok(draft) => {
                let nth = found.len() + 1;
                let id = draft.id.or_else(|| Some(numbered(path, nth)));
                found.push(Loaded::Article(Draft { id, ..draft }.finish(path, given)));
            }
            Err(reason) => problems.push(Diagnostic::new(Cause::BadLine(number, reason), path)),
        }
    }
    (found, problems)
}

/// The identifier of the `nth` article of a file that gives it none: the path, then "#2", "#3" ….
fn numbered(path: &str, nth: usize) -> String {
    if nth == 1 { path.to_owned() } else { format!("{path}#{nth}") }
}
