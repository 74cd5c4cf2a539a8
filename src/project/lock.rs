//! Two windows never write one project: a file beside it is locked as long as it is open.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

/// The project is ours until this is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    /// `None` where the folder cannot be written: then neither can the project.
    held: Option<(File, PathBuf)>,
}

/// Another window has it.
pub(super) struct Taken;

impl Lock {
    /// Takes the project at `path`.
    ///
    /// # Errors
    /// Another window has it.
    pub(super) fn take(path: &Path) -> Result<Self, Taken> {
        let beside = path.with_file_name(name(path));
        let opened = OpenOptions::new().write(true).create(true).truncate(false).open(&beside);
        let Ok(file) = opened else { return Ok(Self { held: None }) };
        match file.try_lock() {
            // Some file systems know no locks: there nobody is kept out.
            Ok(()) | Err(TryLockError::Error(_)) => Ok(Self { held: Some((file, beside)) }),
            Err(TryLockError::WouldBlock) => Err(Taken),
        }
    }

    /// Whether another window has the project at `path`.
    pub(super) fn is_taken(path: &Path) -> bool {
        let beside = path.with_file_name(name(path));
        OpenOptions::new()
            .write(true)
            .open(beside)
            .is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some((file, beside)) = self.held.take() {
            // Removed before it is let go, so that nobody takes one that is about to vanish; where a system does not
            // remove open files, it stays, and the next one takes it.
            let _ = fs::remove_file(beside);
            drop(file);
        }
    }
}

/// ".name.zeitstrahl.lock": hidden.
fn name(path: &Path) -> OsString {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".lock");
    name
}
