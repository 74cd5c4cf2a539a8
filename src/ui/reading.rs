//! Reading files off the window's thread: what is done, what is left, and the way to stop it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Instant;

use egui::Context;

use crate::document::Given;
use crate::pipeline::{FileOutcome, Outcome, Progress, Source, run};

/// What the reading thread tells.
enum News {
    Started(String),
    Finished { file: FileOutcome, done: usize, total: usize },
    Done(Outcome),
}

/// How far a file is.
#[derive(Clone, Debug, PartialEq)]
pub enum FileState {
    /// It is being read.
    Reading,
    /// It is done, with what came of it.
    Done(FileOutcome),
}

/// A file on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct FileProgress {
    /// The file as the user named it.
    pub name: String,
    /// How far it is.
    pub state: FileState,
}

/// Files that are being read.
pub struct Reading {
    news: Receiver<News>,
    cancel: Arc<AtomicBool>,
    since: Instant,
    /// The files that were begun, in that order.
    pub files: Vec<FileProgress>,
    /// How many are done.
    pub done: usize,
    /// How many there are.
    pub total: usize,
}

impl Reading {
    /// Starts to read `sources`; the window is woken at each step.
    pub fn start(sources: Vec<Source>, given: Given, ctx: &Context) -> Self {
        let (sender, news) = channel();
        let cancel = Arc::new(AtomicBool::new(false));
        let total = sources.len();
        let (stop, ctx) = (Arc::clone(&cancel), ctx.clone());
        std::thread::spawn(move || {
            let watch = |progress: Progress<'_>| tell(&sender, &ctx, news_of(progress));
            let outcome = run(&sources, &given, &watch, &stop);
            tell(&sender, &ctx, News::Done(outcome));
        });
        Self { news, cancel, since: Instant::now(), files: Vec::new(), done: 0, total }
    }

    /// Takes in what was told since; the outcome once all is done.
    pub fn poll(&mut self) -> Option<Outcome> {
        while let Ok(news) = self.news.try_recv() {
            match news {
                News::Started(name) => self.files.push(FileProgress { name, state: FileState::Reading }),
                News::Finished { file, done, total } => self.finish(file, done, total),
                News::Done(outcome) => return Some(outcome),
            }
        }
        None
    }

    fn finish(&mut self, file: FileOutcome, done: usize, total: usize) {
        self.done = self.done.max(done);
        self.total = total;
        let is_it = |known: &&mut FileProgress| known.name == file.name && known.state == FileState::Reading;
        if let Some(known) = self.files.iter_mut().find(is_it) {
            known.state = FileState::Done(file);
        }
    }

    /// Stops as soon as the files under way allow it.
    pub fn stop(&self) {
        self.cancel.store(true, Ordering::Relaxed);
    }

    /// The share that is done, 0 to 1.
    pub fn share(&self) -> f32 {
        self.done as f32 / self.total.max(1) as f32
    }

    /// How many of those done could not be read.
    pub fn n_failed(&self) -> usize {
        let failed =
            |file: &&FileProgress| matches!(&file.state, FileState::Done(outcome) if outcome.articles == 0);
        self.files.iter().filter(failed).count()
    }

    /// About how many seconds are left; `None` while there is too little to go by.
    pub fn seconds_left(&self) -> Option<usize> {
        let spent = self.since.elapsed().as_secs_f64();
        let left = self.total.saturating_sub(self.done);
        (self.done > 0 && spent > 1.0).then(|| (spent / self.done as f64 * left as f64).ceil() as usize)
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.stop();
    }
}

fn news_of(progress: Progress<'_>) -> News {
    match progress {
        Progress::Started { name } => News::Started(name.to_owned()),
        Progress::Finished { file, done, total } => News::Finished { file: file.clone(), done, total },
    }
}

/// The window may be gone; then nobody listens any more.
fn tell(sender: &Sender<News>, ctx: &Context, news: News) {
    if sender.send(news).is_ok() {
        ctx.request_repaint();
    }
}
