//! Opening a project off the thread of the window.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::Context;

use crate::diagnostic::Diagnostic;
use crate::effort::Effort;
use crate::pipeline::Source;
use crate::project::{Articles, OpenError, Opened, ProjectFile, ReadOnly};
use crate::workspace::Restored;

/// A project, ready to be shown.
pub struct OpenedProject {
    /// What it holds.
    pub restored: Box<Restored>,
    /// Its file, or why it may not be written.
    pub file: Result<ProjectFile, ReadOnly>,
    /// How it holds its articles.
    pub articles: Articles,
    /// What it is called, where that is not the name of its file.
    pub title: Option<String>,
    /// Lines that are kept as they are.
    pub others: Arc<Vec<String>>,
    /// What could not be read.
    pub problems: Vec<Diagnostic>,
}

/// A project that is being opened.
pub struct Opener {
    /// Its file.
    pub path: PathBuf,
    /// What is read once it is open.
    pub then: Vec<Source>,
    opened: Receiver<Result<OpenedProject, OpenError>>,
}

impl Opener {
    /// Starts to open a project, to take the place of a store of this generation.
    pub fn start(path: PathBuf, then: Vec<Source>, generation: u64, ctx: &Context) -> Self {
        let (tell, opened) = channel();
        let (at, ctx) = (path.clone(), ctx.clone());
        std::thread::spawn(move || {
            let opened = ProjectFile::open(&at).map(|opened| ready(opened, generation));
            let store = opened.as_ref().ok().map(|opened| Arc::clone(opened.restored.store()));
            // The window may be gone; then nobody listens any more.
            let _ = tell.send(opened);
            ctx.request_repaint();
            // The picture comes first; who searches at once waits for this.
            store.into_iter().for_each(|store| store.prepare_search(&Effort::unlimited()));
        });
        Self { path, then, opened }
    }

    /// The project, once it is open.
    pub fn poll(&mut self) -> Option<Result<OpenedProject, OpenError>> {
        match self.opened.try_recv() {
            Ok(opened) => Some(opened),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => {
                let ended = std::io::Error::other("the thread that reads has ended");
                Some(Err(OpenError::System(ended)))
            }
        }
    }
}

fn ready(opened: Opened, generation: u64) -> OpenedProject {
    let Opened { contents, header, file, problems } = opened;
    OpenedProject {
        file,
        articles: header.articles,
        title: contents.layer.title.clone(),
        others: Arc::clone(&contents.others),
        problems,
        restored: Box::new(Restored::new(contents.into_work(), generation)),
    }
}
