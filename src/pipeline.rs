//! Files → documents and items, on several threads. The window and the command line use the same.

use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::annotate::Annotations;
use crate::diagnostic::{Cause, Diagnostic};
use crate::document::{Document, Given, Loaded, load};
use crate::item::{Extraction, extract};
use crate::language::pack_for;
use crate::record::read_line;

/// Where articles come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file, or a folder with all files in it.
    Path(PathBuf),
    /// Standard input.
    Stdin,
}

/// What came of all sources.
#[derive(Debug, Default)]
pub struct Outcome {
    /// One for each article, in the order of the input.
    pub extractions: Vec<Extraction>,
    /// What could not be read.
    pub problems: Vec<Diagnostic>,
}

/// Reads all `sources` and extracts from every article.
pub fn run(sources: &[Source], given: &Given) -> Outcome {
    let files = parallel(sources, |source| read_source(source, given));
    let mut outcome = Outcome::default();
    let mut loaded = Vec::new();
    for (articles, problems) in files {
        loaded.extend(articles);
        outcome.problems.extend(problems);
    }
    for result in parallel(&loaded, |article| open(article)) {
        match result {
            Ok(extraction) => outcome.extractions.push(extraction),
            Err(problem) => outcome.problems.push(problem),
        }
    }
    outcome
}

fn read_source(source: &Source, given: &Given) -> (Vec<Loaded>, Vec<Diagnostic>) {
    let name = match source {
        Source::Path(path) => path.to_string_lossy().into_owned(),
        Source::Stdin => "-".to_owned(),
    };
    let bytes = match source {
        Source::Path(path) => std::fs::read(path),
        Source::Stdin => {
            let mut bytes = Vec::new();
            std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
        }
    };
    match bytes {
        Ok(bytes) => load(&name, &bytes, given),
        Err(error) => (Vec::new(), vec![Diagnostic::new(Cause::Unreadable(error.to_string()), name)]),
    }
}

fn open(loaded: &Loaded) -> Result<Extraction, Diagnostic> {
    match loaded {
        Loaded::Article(document) => Ok(extract_safely(Arc::new(document.clone()))),
        Loaded::Extracted(number, line) => {
            read_line(line).map_err(|error| Diagnostic::new(Cause::BadLine(*number, error.0), String::new()))
        }
    }
}

/// Extraction must not panic; should it do so all the same, it costs one document, not all.
fn extract_safely(document: Arc<Document>) -> Extraction {
    let Some(pack) = pack_for(&document.language) else { return without_items(document) };
    let kept = Arc::clone(&document);
    catch_unwind(AssertUnwindSafe(|| extract(document, pack))).unwrap_or_else(|_| without_items(kept))
}

fn without_items(document: Arc<Document>) -> Extraction {
    Extraction { document, annotations: Annotations::default(), items: Vec::new(), actors: Vec::new() }
}

/// `work` on every entry, on as many threads as there are cores; results in the order of `entries`.
fn parallel<T: Sync, R: Send>(entries: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = std::thread::available_parallelism().map_or(1, |n| n.get()).min(entries.len());
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(entries.len()));
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((idx, entry)) = {
                    let idx = next.fetch_add(1, Ordering::Relaxed);
                    entries.get(idx).map(|entry| (idx, entry))
                } {
                    let result = work(entry);
                    done.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).push((idx, result));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
    done.sort_unstable_by_key(|(idx, _)| *idx);
    done.into_iter().map(|(_, result)| result).collect()
}
