//! Files → jobs for the threads, in the order of the files. Files of lines are read here, piece by piece;
//! all others are jobs of their own, so that several are parsed at once.

use std::collections::VecDeque;
use std::io::Read;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use super::files::{File, Opened};
use super::part::Part;
use super::pieces::Pieces;
use super::progress::Progress;
use crate::diagnostic::Diagnostic;
use crate::document::{Given, Lines, Loaded};

/// Bytes of text that a job holds at least, if there are more.
const BATCH: usize = 64 << 10;

/// What a thread does next.
pub(super) struct Job {
    /// Its number: results are taken in this order.
    pub number: usize,
    pub work: Work,
}

pub(super) enum Work {
    /// A whole file.
    Whole(File),
    /// Some articles of a file of lines.
    Batch(Batch),
}

/// Some articles of a file of lines.
pub(super) struct Batch {
    pub name: Arc<str>,
    pub loaded: Vec<Loaded>,
    /// How far the file is with them.
    pub part: Arc<Part>,
    /// Whether these are the last ones.
    pub ends: bool,
}

/// Where threads get their jobs.
pub(super) struct Feed<'a> {
    given: &'a Given,
    watch: &'a (dyn Fn(Progress) + Sync),
    cancel: &'a AtomicBool,
    total: usize,
    state: Mutex<State>,
}

struct State {
    files: std::vec::IntoIter<File>,
    /// The file of lines that is being read.
    open: Option<OpenLines>,
    next: usize,
}

impl<'a> Feed<'a> {
    pub(super) fn new(
        files: Vec<File>,
        given: &'a Given,
        watch: &'a (dyn Fn(Progress) + Sync),
        cancel: &'a AtomicBool,
    ) -> Self {
        let total = files.len();
        let state = Mutex::new(State { files: files.into_iter(), open: None, next: 0 });
        Self { given, watch, cancel, total, state }
    }

    /// The next job; `None` when all are given out or the work is to end.
    pub(super) fn next(&self) -> Option<Job> {
        let mut state = self.state.lock().ok()?;
        loop {
            if self.cancel.load(Ordering::Relaxed) {
                return None;
            }
            if let Some(open) = &mut state.open {
                let batch = open.batch(self.cancel);
                // Reading broke off in the middle of the file.
                if self.cancel.load(Ordering::Relaxed) {
                    return None;
                }
                if batch.ends {
                    state.open = None;
                }
                return Some(state.job(Work::Batch(batch)));
            }
            let file = state.files.next()?;
            (self.watch)(Progress::Started { name: &file.name, total: self.total });
            let name: Arc<str> = file.name.as_str().into();
            match file.open(self.cancel) {
                Opened::Whole(file) => return Some(state.job(Work::Whole(file))),
                Opened::Lines(pieces) => state.open = Some(OpenLines::new(name, pieces, self.given)),
            }
        }
    }
}

impl State {
    fn job(&mut self, work: Work) -> Job {
        let number = self.next;
        self.next += 1;
        Job { number, work }
    }
}

/// A file of lines that is being read.
struct OpenLines {
    name: Arc<str>,
    pieces: Pieces<Box<dyn Read + Send>>,
    /// `None` once the file is at its end.
    lines: Option<Lines>,
    /// What was read and not given out yet.
    pending: VecDeque<Loaded>,
    part: Arc<Part>,
    n_articles: usize,
    /// The share of the file before the part.
    share: f32,
}

impl OpenLines {
    fn new(name: Arc<str>, pieces: Pieces<Box<dyn Read + Send>>, given: &Given) -> Self {
        let lines = Some(Lines::new(&name, given));
        let (pending, part) = (VecDeque::new(), Arc::new(Part::new(0, 0, 0.0..1.0)));
        Self { name, pieces, lines, pending, part, n_articles: 0, share: 0.0 }
    }

    fn batch(&mut self, cancel: &AtomicBool) -> Batch {
        while self.pending.is_empty() && self.lines.is_some() && !cancel.load(Ordering::Relaxed) {
            self.read(cancel);
        }
        let (mut loaded, mut n_bytes) = (Vec::new(), 0);
        while n_bytes < BATCH
            && let Some(next) = self.pending.pop_front()
        {
            n_bytes += size(&next);
            loaded.push(next);
        }
        let ends = self.lines.is_none() && self.pending.is_empty();
        Batch { name: Arc::clone(&self.name), loaded, part: Arc::clone(&self.part), ends }
    }

    /// Reads the next piece; the last one together with the end, so that all of a small file is known at
    /// once.
    fn read(&mut self, cancel: &AtomicBool) {
        let before = self.share;
        while let Some(lines) = &mut self.lines {
            let pending = &mut self.pending;
            let mut take = |loaded| {
                pending.push_back(loaded);
                ControlFlow::Continue(())
            };
            match self.pieces.next(cancel) {
                Some(Ok(piece)) => {
                    let _ = lines.read(&piece.bytes, &mut take);
                    self.share = piece.share;
                    if !piece.is_last {
                        break;
                    }
                }
                Some(Err(cause)) => {
                    let _ = take(Loaded::Told(Diagnostic::new(cause, &*self.name)));
                }
                None => {
                    self.share = 1.0;
                    // Cancelled, it is not at its end.
                    if !cancel.load(Ordering::Relaxed)
                        && let Some(lines) = self.lines.take()
                    {
                        let _ = lines.finish(&mut take);
                    }
                    break;
                }
            }
        }
        let n_articles = self.pending.iter().filter(|one| !matches!(one, Loaded::Told(_))).count();
        self.part = Arc::new(Part::new(self.n_articles, n_articles, before..self.share));
        self.n_articles += n_articles;
    }
}

/// About how many bytes an article holds.
pub(super) fn size(loaded: &Loaded) -> usize {
    match loaded {
        Loaded::Article(document) => document.text.len(),
        Loaded::Extracted { line, .. } => line.len(),
        Loaded::Told(_) => 0,
    }
}
