//! Reading files off the window's thread: what is done, what is left, and the way to stop it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Instant;

use egui::Context;

use super::early::Early;
use crate::document::Given;
use crate::pipeline::{FileOutcome, Outcome, Progress, Source, run};
use crate::workspace::{Preparation, Prepared};

/// What the reading thread tells.
enum News {
    Started(String),
    Advanced(String, f32),
    Finished { file: FileOutcome, done: usize, total: usize },
    Ready(Box<Prepared>),
    Done(Outcome, Box<Prepared>),
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
    /// The share of it that is read, 0 to 1; told of large files.
    pub share: f32,
}

/// Files that are being read.
pub struct Reading {
    news: Receiver<News>,
    cancel: Arc<AtomicBool>,
    early: Arc<Early>,
    since: Instant,
    /// The files that were begun, in that order.
    pub files: Vec<FileProgress>,
    /// How many are done.
    pub done: usize,
    /// How many there are.
    pub total: usize,
    /// Articles made ready so far, each with all before it, to be taken in that order.
    ready: Vec<Prepared>,
}

impl Reading {
    /// Starts to read `sources`; the window is woken at each step.
    pub fn start(sources: Vec<Source>, given: Given, open: Preparation, ctx: &Context) -> Self {
        let (sender, news) = channel();
        let cancel = Arc::new(AtomicBool::new(false));
        let total = sources.len();
        let early = Arc::new(Early::new(open));
        let (stop, making, ctx) = (Arc::clone(&cancel), Arc::clone(&early), ctx.clone());
        std::thread::spawn(move || {
            let watch = |progress: Progress<'_>| match progress {
                Progress::Opened { article } => {
                    making.add(article, |prepared| {
                        let store = Arc::clone(prepared.store());
                        tell(&sender, &ctx, News::Ready(Box::new(prepared)));
                        store.prepare_search();
                    });
                }
                Progress::Started { name } => tell(&sender, &ctx, News::Started(name.to_owned())),
                Progress::Advanced { name, share } => {
                    tell(&sender, &ctx, News::Advanced(name.to_owned(), share));
                }
                Progress::Finished { file, done, total } => {
                    tell(&sender, &ctx, News::Finished { file: file.clone(), done, total });
                }
            };
            let mut outcome = run(&sources, &given, &watch, &stop);
            let prepared = making.finish(std::mem::take(&mut outcome.extractions));
            let store = Arc::clone(prepared.store());
            tell(&sender, &ctx, News::Done(outcome, Box::new(prepared)));
            // The picture comes first; who searches at once waits for this.
            store.prepare_search();
        });
        let since = Instant::now();
        Self { news, cancel, early, since, files: Vec::new(), done: 0, total, ready: Vec::new() }
    }

    /// Takes in what was told since; once all is done the outcome, with its documents made ready.
    pub fn poll(&mut self) -> Option<(Outcome, Box<Prepared>)> {
        while let Ok(news) = self.news.try_recv() {
            match news {
                News::Started(name) => {
                    self.files.push(FileProgress { name, state: FileState::Reading, share: 0.0 });
                }
                News::Advanced(name, share) => {
                    let known = self.files.iter_mut().rev().find(|file| file.name == name);
                    known.into_iter().for_each(|file| file.share = share);
                }
                News::Finished { file, done, total } => self.finish(file, done, total),
                News::Ready(prepared) => self.ready.push(*prepared),
                News::Done(outcome, prepared) => return Some((outcome, prepared)),
            }
        }
        None
    }

    /// Goes on from what is open now: a person has changed it since.
    pub fn follow(&self, open: Preparation) {
        self.early.change(open);
    }

    /// What was made ready while other files are still being read.
    pub fn take_ready(&mut self) -> Vec<Prepared> {
        std::mem::take(&mut self.ready)
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
        let under_way = self.files.iter().filter(|file| file.state == FileState::Reading);
        let parts: f32 = under_way.map(|file| file.share).sum();
        (self.done as f32 + parts) / self.total.max(1) as f32
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
        let share = f64::from(self.share());
        (share > 0.0 && spent > 1.0).then(|| (spent / share * (1.0 - share)).ceil() as usize)
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The window may be gone; then nobody listens any more.
fn tell(sender: &Sender<News>, ctx: &Context, news: News) {
    if sender.send(news).is_ok() {
        ctx.request_repaint();
    }
}
