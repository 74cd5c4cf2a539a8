//! Tables that wait to be asked about: read off the window's thread, one after the other.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::Context;

use crate::diagnostic::Cause;
use crate::sheet::{LARGEST, Sheet};

/// Tables that wait, and the one that is being read.
#[derive(Default)]
pub(super) struct Tables {
    waiting: Vec<PathBuf>,
    reading: Option<(PathBuf, Receiver<Result<Sheet, Cause>>)>,
}

impl Tables {
    /// Whether any is still on its way.
    pub fn is_busy(&self) -> bool {
        self.reading.is_some()
    }

    /// Lets one more wait.
    pub fn push(&mut self, path: PathBuf) {
        self.waiting.push(path);
    }

    /// Begins to read the next one, unless another is being read.
    pub fn read_next(&mut self, ctx: &Context) {
        if self.reading.is_some() || self.waiting.is_empty() {
            return;
        }
        let path = self.waiting.remove(0);
        let (tell, read) = channel();
        let (at, ctx) = (path.clone(), ctx.clone());
        std::thread::spawn(move || {
            // The window may be gone; then nobody listens any more.
            let _ = tell.send(read_table(&at));
            ctx.request_repaint();
        });
        self.reading = Some((path, read));
    }

    /// The table that was read since, with its file.
    pub fn take(&mut self) -> Option<(PathBuf, Result<Sheet, Cause>)> {
        let (_, read) = self.reading.as_ref()?;
        let read = match read.try_recv() {
            Ok(read) => read,
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => Err(Cause::Damaged(String::new())),
        };
        let (path, _) = self.reading.take()?;
        Some((path, read))
    }
}

/// No more of a file is read than what shows that it is too large.
fn read_table(path: &Path) -> Result<Sheet, Cause> {
    let unreadable = |error: std::io::Error| Cause::Unreadable(error.to_string());
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(LARGEST as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Sheet::read(&bytes)
}
