//! Files → documents and items, on several threads. Window and command line use the same functions.
//!
//! A feed gives out jobs in the order of the files; threads load and extract; what they bring is put in
//! order again and taken by whoever called. Threads stop when they are too far ahead of the taker, so
//! that memory does not grow with the number of articles.

mod article;
mod feed;
mod files;
mod identifiers;
mod inputs;
mod intake;
mod limits;
mod listing;
mod order;
mod part;
mod patience;
mod pieces;
mod progress;
mod source;
mod stdin;

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::available_parallelism;

use crate::diagnostic::Diagnostic;
use crate::document::{Given, Loaded};
use crate::item::Extraction;

use article::Cast;
use feed::{Batch, Feed, Job, Work};
use files::{Content, File};
use intake::{Intake, Output};
use order::Order;
use part::{Advance, Part};
use patience::Crew;

pub use inputs::is_input;
pub use part::Expected;
pub use progress::{Done, FileOutcome, Outcome, Progress};
pub use source::Source;

/// Reads all `sources`, extracts from every article and hands out what is done to `take`, in the order of
/// the sources, until it breaks or `cancel` is set; what was done until then is still handed out. `watch` is
/// told of each step; `given` holds for articles that do not say so themselves.
///
/// Returns whether all was handed out. The threads work at most some 16 MB of text ahead of `take`.
pub fn stream(
    sources: &[Source],
    given: &Given,
    watch: &(dyn Fn(Progress) + Sync),
    cancel: &AtomicBool,
    take: &mut dyn FnMut(Done) -> ControlFlow<()>,
) -> bool {
    let files = listing::list(sources, &|entries| watch(Progress::Listed { entries }), cancel);
    let mut intake = Intake::new(files.len(), watch, take);
    let n_threads = available_parallelism().map_or(1, |n| n.get());
    let order = Order::new(n_threads);
    let feed = Feed::new(files, given, watch, cancel);
    let crew = Crew::default();
    let workers = Workers { given, watch, cancel, feed: &feed, order: &order, crew, cast: Cast::default() };
    std::thread::scope(|scope| {
        for _ in 0..n_threads {
            scope.spawn(|| {
                // Work that can panic catches it itself; a thread that is lost all the same must be missed.
                let _ = catch_unwind(AssertUnwindSafe(|| workers.run()));
                order.leave();
            });
        }
        while let Some(output) = order.take() {
            if intake.add(output).is_break() {
                order.close();
                break;
            }
        }
    });
    let is_stopped = order.is_closed() || cancel.load(Ordering::Relaxed);
    intake.finish(is_stopped, &sources.first().map_or_else(String::new, Source::name))
}

/// All files below a folder that could hold articles, in the order of their paths; fewer once `cancel` is set.
pub fn files_below(folder: &Path, cancel: &AtomicBool) -> Vec<PathBuf> {
    let files = listing::list(&[Source::Path(folder.to_owned())], &|_| {}, cancel);
    let path = |file: File| match file.content {
        Content::Path(path) => Some(path),
        _ => None,
    };
    files.into_iter().filter_map(path).collect()
}

/// All of [`stream`] at once.
pub fn run(
    sources: &[Source],
    given: &Given,
    watch: &(dyn Fn(Progress) + Sync),
    cancel: &AtomicBool,
) -> Outcome {
    let mut outcome = Outcome::default();
    stream(sources, given, watch, cancel, &mut |done| {
        match done {
            Done::Article(article) => outcome.extractions.push(article),
            Done::File(file) => outcome.files.push(file),
        }
        ControlFlow::Continue(())
    });
    outcome.cancelled = cancel.load(Ordering::Relaxed);
    outcome
}

/// What all threads of a run have in common.
struct Workers<'a> {
    given: &'a Given,
    watch: &'a (dyn Fn(Progress) + Sync),
    cancel: &'a AtomicBool,
    feed: &'a Feed<'a>,
    order: &'a Order<Output>,
    crew: Crew,
    cast: Cast,
}

/// After so many jobs the actors that nobody holds any more are forgotten.
const JOBS_OF_A_CAST: usize = 256;

impl Workers<'_> {
    /// Does jobs until there are no more, or nobody takes what comes of them.
    fn run(&self) {
        while let Some(Job { number, work }) = self.feed.next() {
            if !self.order.wait_for_room(number) {
                return;
            }
            if number.is_multiple_of(JOBS_OF_A_CAST) {
                self.cast.forget_unused();
            }
            let name: Arc<str> = match &work {
                Work::Whole(file) => file.name.as_str().into(),
                Work::Batch(batch) => Arc::clone(&batch.name),
            };
            let ends = matches!(&work, Work::Whole(_) | Work::Batch(Batch { ends: true, .. }));
            let n_loaded = AtomicUsize::new(0);
            // A job without an end would be waited for by all others.
            let done = catch_unwind(AssertUnwindSafe(|| self.crew.with(|| self.job(work, &n_loaded))));
            let opened = done.unwrap_or_default();
            let n_bytes = opened.iter().flatten().map(|one| one.document.text.len()).sum();
            let is_whole =
                !self.cancel.load(Ordering::Relaxed) || opened.len() == n_loaded.load(Ordering::Relaxed);
            let n_loaded = n_loaded.into_inner();
            self.order.put(number, Output { name, n_loaded, opened, ends: ends && is_whole }, n_bytes);
        }
    }

    /// What came of everything that a job holds; `n_loaded` is told how much that is.
    fn job(&self, work: Work, n_loaded: &AtomicUsize) -> Vec<Result<Arc<Extraction>, Diagnostic>> {
        match work {
            Work::Batch(Batch { name, loaded, part, .. }) => {
                n_loaded.store(loaded.len(), Ordering::Relaxed);
                self.open_all(loaded, &name, &part)
            }
            Work::Whole(file) => self.whole(file, n_loaded),
        }
    }

    fn whole(&self, file: File, n_loaded: &AtomicUsize) -> Vec<Result<Arc<Extraction>, Diagnostic>> {
        let name = file.name.clone();
        // One more than came of it, as long as it is not read.
        n_loaded.store(1, Ordering::Relaxed);
        let Ok(loaded) = file.load(self.given, &self.crew, self.cancel) else { return Vec::new() };
        n_loaded.store(loaded.len(), Ordering::Relaxed);
        let n_articles = loaded.iter().filter(|one| !matches!(one, Loaded::Told(_))).count();
        self.open_all(loaded, &name, &Part::new(0, n_articles, 0.0..1.0))
    }

    /// Extracts from what was loaded of a file.
    fn open_all(
        &self,
        loaded: Vec<Loaded>,
        file: &str,
        part: &Part,
    ) -> Vec<Result<Arc<Extraction>, Diagnostic>> {
        let mut opened = Vec::new();
        for one in loaded {
            if self.cancel.load(Ordering::Relaxed) || self.order.is_closed() {
                break;
            }
            let is_article = !matches!(one, Loaded::Told(_));
            // An article that was broken off is not handed out.
            let Some(done) = self.open(one, file) else { break };
            opened.push(done);
            if let Some(Advance { articles, expected, share }) = is_article.then(|| part.advance()).flatten()
            {
                (self.watch)(Progress::Advanced { name: file, articles, expected, share });
            }
        }
        opened
    }

    fn open(&self, loaded: Loaded, file: &str) -> Option<Result<Arc<Extraction>, Diagnostic>> {
        let mut extraction = match article::open(loaded, file, self.cancel)? {
            Ok(extraction) => extraction,
            Err(problem) => return Some(Err(problem)),
        };
        self.cast.share(&mut extraction);
        let article = Arc::new(extraction);
        (self.watch)(Progress::Opened { article: &article });
        Some(Ok(article))
    }
}
