//! The thread that brings what is open to the disk.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use egui::Context;

use super::place::Place;
use crate::project::{Contents, KeepError, ProjectFile};

/// What the file is at the begin.
pub enum Begin {
    /// It was opened.
    Opened(Box<ProjectFile>),
    /// It is made, once the thread that had it before is done.
    Made(Option<JoinHandle<()>>),
}

/// How what is open is brought to the disk; a later one is more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Job {
    /// What has changed is put to the end.
    Keep,
    /// It is written whole.
    Save,
    /// The same, where changes stand at its end, and nothing comes after it.
    Close,
}

/// What is asked of the thread.
struct Asked {
    job: Job,
    contents: Contents,
    /// Whether a person decided something that is not on the disk yet.
    is_decided: bool,
}

/// What became of it.
struct Done {
    n_decided: usize,
    n_asked: usize,
    result: Result<(), KeepError>,
}

/// Brings what is open to the disk, on a thread of its own.
pub struct Keeper {
    place: Place,
    /// `None` once it was told to close.
    asked: Option<Sender<Asked>>,
    done: Receiver<Done>,
    thread: Option<JoinHandle<()>>,
    n_asked: usize,
    n_decided: usize,
    has_failed: bool,
}

impl Keeper {
    /// Starts to keep a project; the window is woken when something is done.
    pub fn start(place: Place, begin: Begin, ctx: &Context) -> Self {
        let (asked, asks) = channel();
        let (tell, done) = channel();
        let (at, ctx) = (place.clone(), ctx.clone());
        let thread = std::thread::spawn(move || {
            let mut writer = Writer::new(at, begin);
            while let Some((all, n_asked, n_decided)) = next(&asks) {
                let done = Done { n_asked, n_decided, result: writer.write(&all) };
                // The window may be gone; then nobody listens any more.
                if tell.send(done).is_ok() {
                    ctx.request_repaint();
                }
            }
        });
        let (n_asked, n_decided, has_failed) = (0, 0, false);
        Self { place, asked: Some(asked), done, thread: Some(thread), n_asked, n_decided, has_failed }
    }

    /// Where the project stands.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Whether it is the one of this file.
    pub fn is_at(&self, path: &Path) -> bool {
        self.place.path == path
    }

    /// Asks for what is open to be brought to the disk.
    pub fn ask(&mut self, job: Job, contents: Contents, is_decided: bool) {
        self.n_asked += 1;
        self.n_decided += usize::from(is_decided);
        if let Some(asked) = &self.asked {
            // A thread that panicked has said so in the log, and its end is seen by those who wait for it.
            let _ = asked.send(Asked { job, contents, is_decided });
        }
        if job == Job::Close {
            self.asked = None;
        }
    }

    /// What became of what was asked for since; the last result counts.
    pub fn poll(&mut self) -> Option<Result<(), KeepError>> {
        let mut last = None;
        while let Ok(Done { n_asked, n_decided, result }) = self.done.try_recv() {
            self.n_asked -= n_asked;
            self.n_decided -= n_decided;
            self.has_failed = result.is_err();
            last = Some(result);
        }
        last
    }

    /// Whether something is on its way.
    pub fn is_busy(&self) -> bool {
        self.n_asked > 0 && self.thread.as_ref().is_some_and(|thread| !thread.is_finished())
    }

    /// Whether something that a person decided is not on the disk yet.
    pub fn is_behind(&self) -> bool {
        self.n_decided > 0 || self.has_failed
    }

    /// Waits until all is done, and tells how the last of it ended.
    ///
    /// # Errors
    /// What is open could not be brought to the disk.
    pub fn finish(mut self) -> Result<(), KeepError> {
        self.asked = None;
        let is_lost = self.thread.take().is_some_and(|thread| thread.join().is_err());
        match self.poll() {
            Some(result) => result,
            None if is_lost => Err(std::io::Error::other("the thread that writes has ended").into()),
            None => Ok(()),
        }
    }

    /// The thread, for who comes after it at the same file.
    pub fn into_thread(mut self) -> Option<JoinHandle<()>> {
        self.asked = None;
        self.thread.take()
    }
}

/// The next thing to do: of all that was asked for meanwhile the latest state, as thoroughly as any of it asks; with how
/// much that is.
fn next(asks: &Receiver<Asked>) -> Option<(Asked, usize, usize)> {
    let mut all = asks.recv().ok()?;
    let (mut n_asked, mut n_decided) = (1, usize::from(all.is_decided));
    while let Ok(later) = asks.try_recv() {
        n_asked += 1;
        n_decided += usize::from(later.is_decided);
        all = Asked { job: all.job.max(later.job), ..later };
    }
    Some((all, n_asked, n_decided))
}

/// The file as the thread has it.
struct Writer {
    path: PathBuf,
    place: Place,
    file: Option<Box<ProjectFile>>,
}

impl Writer {
    fn new(place: Place, begin: Begin) -> Self {
        let file = match begin {
            Begin::Opened(file) => Some(file),
            Begin::Made(before) => {
                // Its file is free once it has ended, however that was.
                before.map(JoinHandle::join).and_then(Result::err).into_iter().for_each(drop);
                None
            }
        };
        Self { path: place.path.clone(), place, file }
    }

    fn write(&mut self, Asked { job, contents, .. }: &Asked) -> Result<(), KeepError> {
        let Some(file) = &mut self.file else {
            let file = ProjectFile::create(&self.path, contents, self.place.articles)?;
            self.file = Some(Box::new(file));
            return Ok(());
        };
        match job {
            Job::Keep => file.keep(contents).map(drop),
            Job::Save => file.save(contents),
            Job::Close => file.close(contents),
        }
    }
}
