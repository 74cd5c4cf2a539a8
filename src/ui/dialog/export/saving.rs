//! A file on its way to the disk.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, channel};

use egui::Context;

use crate::export::data::Watch;
use crate::export::{Format, SaveError};

/// How saving ended.
pub struct ExportOutcome {
    /// What was saved.
    pub format: Format,
    /// Where it was to be.
    pub path: PathBuf,
    /// The reason where it is not.
    pub result: Result<(), SaveError>,
}

/// A file on its way to the disk. Dropped, it stops.
pub struct Saving {
    receiver: Receiver<ExportOutcome>,
    watch: Arc<Watch>,
    /// How many items are written one by one; none of a picture, which is made at once.
    pub n_items: usize,
}

impl Saving {
    /// Saves on another thread, and wakes the window when it is done.
    pub fn start(
        ctx: &Context,
        n_items: usize,
        save: impl FnOnce(&Watch) -> ExportOutcome + Send + 'static,
    ) -> Self {
        let (sender, receiver) = channel();
        let (ctx, watch) = (ctx.clone(), Arc::new(Watch::default()));
        let watched = Arc::clone(&watch);
        std::thread::spawn(move || {
            // Nobody listens once the dialog is closed.
            let _ = sender.send(save(&watched));
            ctx.request_repaint();
        });
        Self { receiver, watch, n_items }
    }

    /// One that somebody else tells the end of.
    pub fn waiting(receiver: Receiver<ExportOutcome>) -> Self {
        Self { receiver, watch: Arc::default(), n_items: 0 }
    }

    /// How it ended, once it has.
    pub fn poll(&self) -> Option<ExportOutcome> {
        self.receiver.try_recv().ok()
    }

    /// How many items are written.
    pub fn n_done(&self) -> usize {
        self.watch.n_done.load(Ordering::Relaxed).min(self.n_items)
    }

    /// Stops before the next item; the file is then as it was.
    pub fn stop(&self) {
        self.watch.cancel.store(true, Ordering::Relaxed);
    }
}

impl Drop for Saving {
    fn drop(&mut self) {
        self.stop();
    }
}
