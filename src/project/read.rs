//! The bytes of a project → what it holds.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::thread::available_parallelism;

use serde_json::Value;

use super::contents::Contents;
use super::error::OpenError;
use super::header::{Header, VERSION};
use super::line::{Line, Sorted, sorted};
use super::linked::{NoText, Texts};
use crate::diagnostic::{Cause, Diagnostic};
use crate::item::Extraction;
use crate::record::{BadRecord, read_line};

/// What was read.
pub(super) struct Read {
    pub header: Header,
    pub contents: Contents,
    pub problems: Vec<Diagnostic>,
    /// Bytes of lines after the mark of the journal.
    pub journal: u64,
    /// Whether the file is such that lines can be put to its end.
    pub is_clean: bool,
}

/// Reads a project. Whatever cannot be read is told among the problems and kept as it is.
///
/// # Errors
/// The first line is not that of a project.
pub(super) fn read(path: &Path, bytes: &[u8]) -> Result<Read, OpenError> {
    let (whole, rest) = bytes.split_at(memchr::memrchr(b'\n', bytes).map_or(0, |end| end + 1));
    let mut lines = whole.split(|byte| *byte == b'\n');
    let first = if whole.is_empty() { rest } else { lines.next().unwrap_or_default() };
    let first = first.strip_prefix(b"\xef\xbb\xbf").unwrap_or(first);
    let header = Header::read(first).map_err(|_| OpenError::NoProject)?;
    let mut reader = Reader::new(path, header);
    for (line, number) in lines.zip(2..) {
        reader.line(number, line);
    }
    if !rest.is_empty() && !whole.is_empty() {
        reader.last(rest);
    }
    Ok(reader.finish())
}

struct Reader<'b> {
    name: String,
    header: Header,
    texts: Texts<'b>,
    /// What the lines tell, in their order; articles are read afterwards, all at once.
    told: Vec<Told<'b>>,
    others: Vec<String>,
    problems: Vec<Diagnostic>,
    journal: Option<u64>,
    is_clean: bool,
}

/// What a line tells.
enum Told<'b> {
    Article { number: u64, line: std::borrow::Cow<'b, str> },
    Redated(&'b str),
    Done(Line),
}

impl<'b> Reader<'b> {
    fn new(path: &'b Path, header: Header) -> Self {
        let folder = path.parent().unwrap_or(Path::new(""));
        Self {
            name: path.to_string_lossy().into_owned(),
            header,
            texts: Texts::new(folder),
            told: Vec::new(),
            others: Vec::new(),
            problems: Vec::new(),
            journal: None,
            is_clean: true,
        }
    }

    fn line(&mut self, number: u64, bytes: &'b [u8]) {
        if let Some(journal) = &mut self.journal {
            *journal += bytes.len() as u64 + 1;
        }
        let line = match std::str::from_utf8(bytes) {
            Ok(line) => line.trim_matches(|c: char| c.is_whitespace() || c == '\0'),
            Err(error) => return self.bad(number, &String::from_utf8_lossy(bytes), error.to_string()),
        };
        if line.is_empty() {
            return;
        }
        match sorted(line) {
            Sorted::Known(Line::Journal(_)) => drop(self.journal.get_or_insert(0)),
            Sorted::Known(line) => self.told.push(Told::Done(line)),
            Sorted::Article(line) => self.told.push(Told::Article { number, line: line.into() }),
            Sorted::Redated(line) => self.told.push(Told::Redated(line)),
            Sorted::Linked(line) => self.linked(number, line),
            Sorted::Unknown => self.others.push(line.to_owned()),
            Sorted::Bad(error) => self.bad(number, line, error.to_string()),
        }
    }

    /// What stands behind the last line break: a line that was cut off is left out, for it was never confirmed.
    fn last(&mut self, bytes: &'b [u8]) {
        self.is_clean = false;
        let is_whole = serde_json::from_slice::<Value>(bytes).is_ok();
        if is_whole {
            self.line(u64::MAX, bytes);
        } else {
            self.tell(Cause::CutOff);
        }
    }

    fn linked(&mut self, number: u64, line: &'b str) {
        match self.texts.whole_line(line) {
            Ok(line) => self.told.push(Told::Article { number, line: line.into() }),
            Err(NoText { cause: Cause::Damaged(reason), .. }) => self.bad(number, line, reason),
            Err(NoText { cause, file }) => {
                self.problems.push(Diagnostic::new(cause, file));
                self.others.push(line.to_owned());
            }
        }
    }

    /// Keeps a line that cannot be read, so that it is still there when the project is saved whole; told once.
    fn bad(&mut self, number: u64, line: &str, reason: String) {
        self.tell(Cause::BadLine(number, reason));
        let kept = serde_json::to_string(line).unwrap_or_default();
        self.others.push(format!("{{\"unread\":{kept}}}"));
    }

    fn tell(&mut self, cause: Cause) {
        self.problems.push(Diagnostic::new(cause, self.name.clone()));
    }

    fn finish(mut self) -> Read {
        let told = std::mem::take(&mut self.told);
        let mut contents = Contents::default();
        let mut places: HashMap<String, usize> = HashMap::new();
        for (told, article) in read_articles(&told) {
            match (told, article) {
                (Told::Article { .. }, Some(Ok(article))) => {
                    put(&mut contents.articles, &mut places, article)
                }
                (Told::Article { number, line }, Some(Err(error))) => {
                    self.bad(*number, line, error.to_string())
                }
                // It would only have saved the time to extract it.
                (Told::Redated(_), article) => {
                    contents.redated.extend(article.and_then(Result::ok).map(Arc::new))
                }
                (Told::Done(line), _) => match contents.layer.take(line.clone()) {
                    Some(Line::Closed(id)) => {
                        contents.articles.retain(|one| one.document.id != id);
                        places = places_of(&contents.articles);
                    }
                    Some(Line::Order(ids)) => {
                        in_order(&mut contents.articles, &ids);
                        places = places_of(&contents.articles);
                    }
                    _ => {}
                },
                (Told::Article { .. }, None) => {}
            }
        }
        contents.others = Arc::new(self.others);
        Read {
            header: self.header,
            contents,
            problems: self.problems,
            journal: self.journal.unwrap_or(0),
            is_clean: self.is_clean,
        }
    }
}

/// An article as it was read.
type ReadArticle = Result<Extraction, BadRecord>;

/// Reads the articles among the lines, on all cores.
fn read_articles<'t, 'b>(told: &'t [Told<'b>]) -> Vec<(&'t Told<'b>, Option<ReadArticle>)> {
    let read = |told: &'t Told<'b>| match told {
        Told::Article { line, .. } => (told, Some(read_line(line))),
        Told::Redated(line) => (told, Some(read_line(line))),
        Told::Done(_) => (told, None),
    };
    let n_threads = available_parallelism().map_or(1, |n| n.get());
    let chunks: Vec<&[Told]> = told.chunks(told.len().div_ceil(n_threads).max(1)).collect();
    std::thread::scope(|scope| {
        let threads: Vec<_> = chunks
            .iter()
            .map(|chunk| (scope.spawn(|| chunk.iter().map(read).collect::<Vec<_>>()), *chunk))
            .collect();
        // Reading does not panic; should it do so all the same, it is done again where that can be seen.
        threads
            .into_iter()
            .flat_map(|(thread, chunk)| thread.join().unwrap_or_else(|_| chunk.iter().map(read).collect()))
            .collect()
    })
}

/// Puts an article behind the others; one whose identifier is there already gives way.
fn put(articles: &mut Vec<Arc<Extraction>>, places: &mut HashMap<String, usize>, article: Extraction) {
    let article = Arc::new(article);
    match places.get(&article.document.id) {
        Some(&at) => articles[at] = article,
        None => {
            places.insert(article.document.id.clone(), articles.len());
            articles.push(article);
        }
    }
}

fn places_of(articles: &[Arc<Extraction>]) -> HashMap<String, usize> {
    articles.iter().enumerate().map(|(at, one)| (one.document.id.clone(), at)).collect()
}

/// Puts the articles into an order; one that it does not name stays behind the others.
fn in_order(articles: &mut [Arc<Extraction>], ids: &[String]) {
    let places: HashMap<&str, usize> = ids.iter().enumerate().map(|(at, id)| (id.as_str(), at)).collect();
    articles.sort_by_key(|one| places.get(one.document.id.as_str()).copied().unwrap_or(usize::MAX));
}

impl Read {
    /// Whether a newer version wrote it.
    pub(super) fn is_newer(&self) -> bool {
        self.header.version > VERSION
    }
}
