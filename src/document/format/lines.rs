//! Files with an article a line, read whole or chunk by chunk.

use std::borrow::Cow;
use std::ops::ControlFlow;
use std::sync::Arc;

use super::{article_lines, extract_lines};
use crate::diagnostic::{Cause, Diagnostic};
use crate::document::draft::{Draft, Given};
use crate::document::encoding::LineDecoder;
use crate::document::loaded::Loaded;
use crate::document::provenance::{Bytes, Provenance};
use crate::document::repair;

/// Bad lines of one file that are told each; a file of another kind would name every line. The rest
/// are told together.
pub const MOST_BAD_LINES: u64 = 20;

/// Reads the lines of one file; every line is handed out, told, or blank.
#[derive(Debug)]
pub struct Lines {
    file: Arc<str>,
    given: Given,
    decoder: LineDecoder,
    /// Whether a chunk was read, so that the encoding is known.
    is_begun: bool,
    /// The begin of a line that the last chunk broke off in.
    rest: Vec<u8>,
    /// Bytes of the file before `rest`.
    n_bytes: u64,
    n_lines: u64,
    n_articles: u64,
    n_blank: u64,
    n_bad: u64,
}

/// Takes what is read; reading ends where it breaks.
type Take<'t> = &'t mut dyn FnMut(Loaded) -> ControlFlow<()>;

impl Lines {
    /// A reader at the begin of the file that the user named `path`; `given` holds for articles that
    /// do not say so themselves.
    pub fn new(path: &str, given: &Given) -> Self {
        Self {
            file: Arc::from(path),
            given: given.clone(),
            decoder: LineDecoder::default(),
            is_begun: false,
            rest: Vec::new(),
            n_bytes: 0,
            n_lines: 0,
            n_articles: 0,
            n_blank: 0,
            n_bad: 0,
        }
    }

    /// Hands out the articles of the next chunk of the file, which may end anywhere: what follows the
    /// last line break waits for the next one.
    pub fn read(&mut self, chunk: &[u8], take: Take) -> ControlFlow<()> {
        let whole = if self.rest.is_empty() {
            Cow::Borrowed(chunk)
        } else {
            self.rest.extend_from_slice(chunk);
            Cow::Owned(std::mem::take(&mut self.rest))
        };
        let mut at = 0;
        if !std::mem::replace(&mut self.is_begun, true) {
            at = self.decoder.begin(&whole);
            self.n_bytes = at as u64;
        }
        while let Some(length) = self.decoder.line_length(&whole[at..]) {
            self.line(&whole[at..at + length], take)?;
            at += length;
        }
        // A line longer than a chunk grows in place.
        self.rest = match whole {
            Cow::Owned(whole) if at == 0 => whole,
            whole => whole[at..].to_vec(),
        };
        ControlFlow::Continue(())
    }

    /// Hands out the last line, and tells of lines that were not told one by one.
    pub fn finish(mut self, take: Take) -> ControlFlow<()> {
        let rest = std::mem::take(&mut self.rest);
        if !rest.is_empty() {
            self.line(&rest, take)?;
        }
        let told = |cause| Loaded::Told(Diagnostic::new(cause, &*self.file));
        for cause in self.decoder.problems() {
            take(told(cause))?;
        }
        if self.n_bad > MOST_BAD_LINES {
            take(told(Cause::MoreBadLines(self.n_bad - MOST_BAD_LINES)))?;
        }
        if self.n_articles == 0 && self.n_bad == 0 {
            take(told(Cause::Empty))?;
        }
        // What goes in comes out: were a line forgotten in the loop above, it would be told here.
        match self.n_lines.checked_sub(self.n_articles + self.n_blank + self.n_bad) {
            Some(0) => ControlFlow::Continue(()),
            lost => take(told(Cause::Lost(lost.unwrap_or(0)))),
        }
    }

    /// One line with its break.
    fn line(&mut self, raw: &[u8], take: Take) -> ControlFlow<()> {
        let bytes = Bytes { begin: self.n_bytes, end: self.n_bytes + raw.len() as u64 };
        (self.n_bytes, self.n_lines) = (bytes.end, self.n_lines + 1);
        let text = self.decoder.decode(raw);
        let line = text.trim_matches(|c: char| c.is_whitespace() || c == '\0');
        if line.is_empty() {
            self.n_blank += 1;
            return ControlFlow::Continue(());
        }
        match self.article(line, bytes) {
            Ok(loaded) => {
                self.n_articles += 1;
                take(loaded)
            }
            Err(error) => {
                self.n_bad += 1;
                let cause = Cause::BadLine(self.n_lines, error.to_string());
                if self.n_bad > MOST_BAD_LINES {
                    return ControlFlow::Continue(());
                }
                take(Loaded::Told(Diagnostic::new(cause, &*self.file)))
            }
        }
    }

    fn article(&self, line: &str, bytes: Bytes) -> Result<Loaded, article_lines::LineError> {
        if extract_lines::is_one(line) {
            return Ok(Loaded::Extracted { number: self.n_lines, line: line.to_owned() });
        }
        let draft = article_lines::read(line)?;
        let nth = self.n_articles + 1;
        let id = draft.id.clone().unwrap_or_else(|| numbered(&self.file, nth));
        let provenance = Provenance { file: Arc::clone(&self.file), number: self.n_lines, page: None, bytes };
        // The text stays as it is: other programs point into it by its bytes.
        let is_damaged = repair::is_decoded_twice(&draft.text);
        let mut draft = Draft { id: Some(id), is_one_of_many: true, ..draft };
        draft.problems.extend(is_damaged.then_some(Cause::DecodedTwice));
        Ok(Loaded::Article(draft.finish(provenance, &self.given)))
    }
}

/// The identifier of the `nth` article of a file that gives it none: the path, then "#2", "#3" ….
fn numbered(path: &str, nth: u64) -> String {
    if nth == 1 { path.to_owned() } else { format!("{path}#{nth}") }
}
