//! Looking for the texts of articles that stand no longer where they did, off the thread of the window.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};

use egui::Context;

use crate::project::FoundTexts;

/// A search for texts.
pub struct Finder {
    /// Where they are looked for.
    pub folder: PathBuf,
    found: Receiver<FoundTexts>,
    cancel: Arc<AtomicBool>,
}

impl Finder {
    /// Starts to look below `folder` for the texts of the articles among `others`; the window is woken at the end.
    pub fn start(others: Arc<Vec<String>>, folder: PathBuf, ctx: &Context) -> Self {
        let (tell, found) = channel();
        let cancel = Arc::new(AtomicBool::new(false));
        let (below, stop, ctx) = (folder.clone(), Arc::clone(&cancel), ctx.clone());
        std::thread::spawn(move || {
            // The window may be gone; then nobody listens any more.
            let _ = tell.send(FoundTexts::look(&others, &below, &stop));
            ctx.request_repaint();
        });
        Self { folder, found, cancel }
    }

    /// What was found, once the search is done.
    pub fn poll(&self) -> Option<FoundTexts> {
        self.found.try_recv().ok()
    }
}

impl Drop for Finder {
    fn drop(&mut self) {
        self.cancel.store(true, Ordering::Relaxed);
    }
}
