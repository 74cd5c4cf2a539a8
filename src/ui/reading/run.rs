//! Reading files off the window's thread: what is done, what is left, and the way to stop it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Instant;

use egui::Context;

use super::early::Early;
use crate::document::Given;
use crate::effort::Effort;
use crate::pipeline::{Expected, FileOutcome, Outcome, Progress, Source, run};
use crate::ui::compose::ReadCounts;
use crate::workspace::{Opening, Preparation};

/// What the reading thread tells.
enum News {
    Listed { entries: usize },
    Started { name: String, total: usize },
    Advanced { name: String, articles: usize, expected: Expected, share: f32 },
    Finished { file: FileOutcome, done: usize, total: usize },
    Ready(Box<Opening>),
    Done(Outcome, Box<Opening>),
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
    /// How many of its articles are done.
    pub articles: usize,
    /// How many it holds, once that is known.
    pub expected: Option<Expected>,
    /// The share of it that is done, 0 to 1.
    pub share: f32,
}

/// What reading came to, once all is done.
pub struct AllRead {
    /// What became of each file.
    pub outcome: Outcome,
    /// The documents that were read, made ready.
    pub opening: Box<Opening>,
}

impl FileProgress {
    fn new(name: String) -> Self {
        Self { name, state: FileState::Reading, articles: 0, expected: None, share: 0.0 }
    }

    /// How many of its articles are done, and of how many; a file that could not be read counts as one.
    pub fn counts(&self) -> ReadCounts {
        match &self.state {
            FileState::Done(outcome) => {
                let n = outcome.articles.max(1);
                ReadCounts { done: n, expected: Expected::Exactly(n) }
            }
            FileState::Reading => {
                ReadCounts { done: self.articles, expected: self.expected.unwrap_or(Expected::Exactly(1)) }
            }
        }
    }
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
    ready: Vec<Opening>,
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
                    let effort = Effort::unlimited().until(&stop);
                    making.add(article, &effort, |prepared| {
                        let store = Arc::clone(prepared.store());
                        tell(&sender, &ctx, News::Ready(Box::new(prepared)));
                        store.prepare_search(&effort);
                    });
                }
                Progress::Listed { entries } => tell(&sender, &ctx, News::Listed { entries }),
                Progress::Started { name, total } => {
                    tell(&sender, &ctx, News::Started { name: name.to_owned(), total });
                }
                Progress::Advanced { name, articles, expected, share } => {
                    let name = name.to_owned();
                    tell(&sender, &ctx, News::Advanced { name, articles, expected, share });
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
            store.prepare_search(&Effort::unlimited());
        });
        let since = Instant::now();
        Self { news, cancel, early, since, files: Vec::new(), done: 0, total, ready: Vec::new() }
    }

    /// Takes in what was told since; once all is done the outcome, with its documents made ready.
    pub fn poll(&mut self) -> Option<AllRead> {
        while let Ok(news) = self.news.try_recv() {
            match news {
                News::Listed { entries } => self.total = self.total.max(entries),
                News::Started { name, total } => {
                    self.total = total;
                    self.files.push(FileProgress::new(name));
                }
                News::Advanced { name, articles, expected, share } => {
                    self.advance(&name, articles, expected, share);
                }
                News::Finished { file, done, total } => self.finish(file, done, total),
                News::Ready(prepared) => self.ready.push(*prepared),
                News::Done(outcome, prepared) => return Some(AllRead { outcome, opening: prepared }),
            }
        }
        None
    }

    /// Goes on from what is open now: a person has changed it since.
    pub fn follow(&self, open: Preparation) {
        self.early.change(open);
    }

    /// What was made ready while other files are still being read.
    pub fn take_ready(&mut self) -> Vec<Opening> {
        std::mem::take(&mut self.ready)
    }

    fn advance(&mut self, name: &str, articles: usize, expected: Expected, share: f32) {
        // Several threads tell of a file: what is told later may have been true earlier.
        let known = self.files.iter_mut().rev().find(|file| file.name == name && file.share <= share);
        if let Some(file) = known {
            (file.articles, file.expected, file.share) = (articles, Some(expected), share);
        }
    }

    fn finish(&mut self, file: FileOutcome, done: usize, total: usize) {
        self.done = self.done.max(done);
        self.total = total;
        let is_it = |known: &&mut FileProgress| known.name == file.name && known.state == FileState::Reading;
        if let Some(known) = self.files.iter_mut().find(is_it) {
            known.state = FileState::Done(file);
        }
    }

    /// How many articles are done, and of how many: of those in files that were not begun, one each.
    pub fn counts(&self) -> ReadCounts {
        let n_waiting = self.total.saturating_sub(self.files.len());
        let counts = self.files.iter().map(FileProgress::counts);
        let (mut done, mut all, mut is_sure) = (0, n_waiting, true);
        for ReadCounts { done: n_done, expected } in counts {
            let (Expected::Exactly(n) | Expected::About(n)) = expected;
            (done, all) = (done + n_done, all + n);
            is_sure &= expected == Expected::Exactly(n) && (n_waiting == 0 || n == 1);
        }
        ReadCounts { done, expected: if is_sure { Expected::Exactly(all) } else { Expected::About(all) } }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(files: Vec<FileProgress>, total: usize) -> Reading {
        Reading {
            news: channel().1,
            cancel: Arc::default(),
            early: Arc::new(Early::new(crate::workspace::Workspace::default().preparation())),
            since: Instant::now(),
            done: files.iter().filter(|file| file.state != FileState::Reading).count(),
            files,
            total,
            ready: Vec::new(),
        }
    }

    fn done(articles: usize) -> FileProgress {
        let outcome = FileOutcome { articles, ..FileOutcome::default() };
        FileProgress { state: FileState::Done(outcome), ..FileProgress::new("done".to_owned()) }
    }

    #[test]
    fn articles_inside_files_are_counted() {
        let mut one = reading(vec![FileProgress::new("a.jsonl".to_owned())], 1);
        assert_eq!(one.counts(), ReadCounts { done: 0, expected: Expected::Exactly(1) });
        one.advance("a.jsonl", 312, Expected::About(2_400), 0.13);
        one.advance("a.jsonl", 300, Expected::About(2_390), 0.12);
        assert_eq!(one.counts(), ReadCounts { done: 312, expected: Expected::About(2_400) });
        assert_eq!(one.share(), 0.13);
    }

    #[test]
    fn files_that_were_not_begun_hold_at_least_one() {
        let of_text = reading(vec![done(1), done(0), FileProgress::new("c.txt".to_owned())], 42);
        assert_eq!(of_text.counts(), ReadCounts { done: 2, expected: Expected::Exactly(42) });
        let of_lines = reading(vec![done(100), FileProgress::new("b.jsonl".to_owned())], 4);
        assert_eq!(of_lines.counts(), ReadCounts { done: 100, expected: Expected::About(103) });
    }
}
