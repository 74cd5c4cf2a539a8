//! Files → documents and items, on several threads. Window and command line use the same function.

mod files;
mod identifiers;
mod inputs;
mod parallel;
mod part;
mod patience;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use crate::annotate::Annotations;
use crate::diagnostic::{Cause, Diagnostic, Severity};
use crate::document::{Document, Given, Lines, Loaded};
use crate::effort::Effort;
use crate::item::{Actor, Extraction, extract};
use crate::language::pack_for;
use crate::record::read_line;

use identifiers::keep_apart;
use parallel::parallel;
use part::{Advance, Part};
use patience::Crew;

pub use inputs::is_input;
pub use part::Expected;

/// Where articles come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file, or a folder with all files in it.
    Path(PathBuf),
    /// Standard input.
    Stdin,
    /// A file that is in memory already, such as the embedded sample.
    Memory {
        /// Its name, with the ending that tells its format.
        name: String,
        /// What it holds.
        bytes: Cow<'static, [u8]>,
    },
}

/// What has just happened; told from the thread that it happened on.
#[derive(Clone, Copy, Debug)]
pub enum Progress<'a> {
    /// Work on a file begins.
    Started {
        /// The file as the user named it.
        name: &'a str,
        /// Files there are.
        total: usize,
    },
    /// Some of a file's articles are done; told now and then.
    Advanced {
        /// The file as the user named it.
        name: &'a str,
        /// How many of its articles are done.
        articles: usize,
        /// How many there are.
        expected: Expected,
        /// The share of it that is done, 0 to 1.
        share: f32,
    },
    /// An article is done, before its identifier is kept apart from those of other files.
    Opened {
        /// What was found in it.
        article: &'a Arc<Extraction>,
    },
    /// A file is done.
    Finished {
        /// What came of it.
        file: &'a FileOutcome,
        /// Files that are done.
        done: usize,
        /// Files there are.
        total: usize,
    },
}

/// What came of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileOutcome {
    /// The file as the user named it.
    pub name: String,
    /// Articles in it.
    pub articles: usize,
    /// Statements in these.
    pub statements: usize,
    /// Events in these.
    pub events: usize,
    /// What could not be read of it.
    pub problems: Vec<Diagnostic>,
}

/// What came of all sources, in their order.
#[derive(Debug, Default)]
pub struct Outcome {
    /// One for each article.
    pub extractions: Vec<Arc<Extraction>>,
    /// One for each file.
    pub files: Vec<FileOutcome>,
    /// Whether it was stopped before all was read.
    pub cancelled: bool,
}

impl Outcome {
    /// Everything that went wrong or is missing: with files, then with documents.
    pub fn problems(&self) -> impl Iterator<Item = &Diagnostic> {
        let files = self.files.iter().flat_map(|file| &file.problems);
        files.chain(self.extractions.iter().flat_map(|extraction| &extraction.document.diagnostics))
    }

    /// Whether every input was read.
    pub fn is_complete(&self) -> bool {
        !self.cancelled && self.problems().all(|problem| problem.cause.severity() != Severity::Error)
    }
}

/// Reads all `sources` and extracts from every article, telling `watch` of each file, until `cancel`
/// is set. `given` holds for articles that do not say so themselves.
pub fn run(
    sources: &[Source],
    given: &Given,
    watch: &(dyn Fn(Progress) + Sync),
    cancel: &AtomicBool,
) -> Outcome {
    let files = files::expand(sources);
    let done = AtomicUsize::new(0);
    let work = Work { given, watch, cancel, crew: Crew::default(), cast: Cast::default() };
    let results = parallel(&files, cancel, |file| {
        watch(Progress::Started { name: file.name(), total: files.len() });
        let (extractions, outcome) = work.crew.with(|| work.read(file));
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        watch(Progress::Finished { file: &outcome, done, total: files.len() });
        (extractions, outcome)
    });
    let mut outcome = Outcome { cancelled: cancel.load(Ordering::Relaxed), ..Outcome::default() };
    let mut extractions = Vec::new();
    for (articles, file) in results {
        extractions.extend(articles);
        outcome.files.push(file);
    }
    keep_apart(&mut extractions, &Effort::unlimited());
    note_duplicates(&mut extractions);
    outcome.extractions = extractions;
    outcome
}

/// What all files of a run have in common.
struct Work<'a> {
    given: &'a Given,
    watch: &'a (dyn Fn(Progress) + Sync),
    cancel: &'a AtomicBool,
    crew: Crew,
    cast: Cast,
}

impl Work<'_> {
    /// The articles of one file.
    fn read(&self, file: &files::File) -> (Vec<Arc<Extraction>>, FileOutcome) {
        let mut outcome = FileOutcome { name: file.name().to_owned(), ..FileOutcome::default() };
        let mut extractions = Vec::new();
        let Some(pieces) = file.pieces() else {
            let (loaded, problems) = file.load(self.given, &self.crew);
            outcome.problems.extend(problems);
            let part = Part::new(0, loaded.len(), 0.0..1.0);
            outcome.take(self.open_all(&loaded, file.name(), &part), &mut extractions);
            return (extractions, outcome);
        };
        let mut lines = Lines::new(file.name(), self.given);
        let (mut n_before, mut before) = (0, 0.0);
        for piece in pieces.take_while(|_| !self.cancel.load(Ordering::Relaxed)) {
            match piece {
                Ok(piece) => {
                    let mut loaded = Vec::new();
                    let _ = lines.read(&piece.bytes, &mut |one| {
                        match one {
                            Loaded::Told(problem) => outcome.problems.push(problem),
                            article => loaded.push(article),
                        }
                        ControlFlow::Continue(())
                    });
                    let part = Part::new(n_before, loaded.len(), before..piece.share);
                    outcome.take(self.open_all(&loaded, file.name(), &part), &mut extractions);
                    (n_before, before) = (n_before + loaded.len(), piece.share);
                }
                Err(cause) => outcome.problems.push(Diagnostic::new(cause, file.name())),
            }
        }
        if !self.cancel.load(Ordering::Relaxed) {
            let _ = lines.finish(&mut |told| {
                outcome.problems.extend(told.problem());
                ControlFlow::Continue(())
            });
        }
        (extractions, outcome)
    }

    /// Extracts from what was loaded of a file.
    fn open_all(
        &self,
        loaded: &[Loaded],
        file: &str,
        part: &Part,
    ) -> Vec<Result<Arc<Extraction>, Diagnostic>> {
        parallel(loaded, self.cancel, |article| {
            let opened = self.open(article, file);
            if let Some(Advance { articles, expected, share }) = part.advance() {
                (self.watch)(Progress::Advanced { name: file, articles, expected, share });
            }
            opened
        })
    }

    fn open(&self, article: &Loaded, file: &str) -> Result<Arc<Extraction>, Diagnostic> {
        let mut extraction = open(article, file)?;
        self.cast.share(&mut extraction);
        let article = Arc::new(extraction);
        (self.watch)(Progress::Opened { article: &article });
        Ok(article)
    }
}

impl FileOutcome {
    /// Counts what came of articles.
    fn take(
        &mut self,
        opened: Vec<Result<Arc<Extraction>, Diagnostic>>,
        extractions: &mut Vec<Arc<Extraction>>,
    ) {
        for result in opened {
            match result {
                Ok(extraction) => {
                    let n_events = extraction.n_events();
                    self.articles += 1;
                    self.events += n_events;
                    self.statements += extraction.n_items() - n_events;
                    extractions.push(extraction);
                }
                // A file of another kind would name every line.
                Err(problem) if self.problems.len() < MOST_PROBLEMS => self.problems.push(problem),
                Err(_) => {}
            }
        }
    }
}

/// Bad lines of one file that are told.
const MOST_PROBLEMS: usize = 20;

fn open(loaded: &Loaded, file: &str) -> Result<Extraction, Diagnostic> {
    match loaded {
        Loaded::Article(document) => Ok(extract_from(document.clone())),
        Loaded::Told(problem) => Err(problem.clone()),
        Loaded::Extracted { number, line } => {
            read_line(line).map_err(|error| Diagnostic::new(Cause::BadLine(*number, error.to_string()), file))
        }
    }
}

/// Extraction must not panic; should it do so all the same, it costs one document, not all.
fn extract_from(document: Document) -> Extraction {
    let document = Arc::new(document);
    let Ok(pack) = pack_for(&document.language) else { return without_items(document) };
    let kept = Arc::clone(&document);
    let found = catch_unwind(AssertUnwindSafe(|| {
        let effort = Effort::for_text(document.text.len());
        extract(document, pack, &effort)
    }));
    let mut extraction = found.unwrap_or_else(|_| without_items(kept));
    if extraction.n_items() == 0 {
        note(&mut extraction, Cause::NothingFound);
    }
    extraction
}

fn without_items(document: Arc<Document>) -> Extraction {
    Extraction::new(document, Annotations::default(), Vec::new(), &[])
}

fn note(extraction: &mut Extraction, cause: Cause) {
    let document = Arc::make_mut(&mut extraction.document);
    document.diagnostics.push(Diagnostic::new(cause, document.id.clone()));
}

/// Notes on every document whose text an earlier one holds already.
fn note_duplicates(extractions: &mut [Arc<Extraction>]) {
    let mut first: HashMap<&str, &str> = HashMap::new();
    let mut found = Vec::new();
    for (idx, extraction) in extractions.iter().enumerate() {
        let document = &extraction.document;
        match first.get(document.text.as_str()) {
            Some(id) => found.push((idx, (*id).to_owned())),
            None => drop(first.insert(&document.text, &document.id)),
        }
    }
    for (idx, id) in found {
        note(Arc::make_mut(&mut extractions[idx]), Cause::Duplicate(id));
    }
}

/// The actors of all documents: documents that know the same of one share it, so that it stands in
/// memory once.
#[derive(Default)]
struct Cast(Mutex<HashSet<Arc<Actor>>>);

impl Cast {
    fn share(&self, extraction: &mut Extraction) {
        // Sharing saves memory and changes nothing: after a panic elsewhere it is left out.
        let Ok(mut known) = self.0.lock() else { return };
        for actor in &mut extraction.actors {
            match known.get(&**actor) {
                Some(shared) => *actor = Arc::clone(shared),
                None => drop(known.insert(Arc::clone(actor))),
            }
        }
    }
}
