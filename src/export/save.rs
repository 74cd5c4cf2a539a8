//! Pictures and data → files.

use std::fmt;
use std::io::{self, Write};
use std::path::Path;

use super::data::Cancelled;
use super::picture::PictureError;
use crate::pipeline::{Source, is_input};
use crate::writing::{self, WriteError};

/// Why a picture was not saved.
#[derive(Debug)]
pub enum SaveError {
    /// There is no picture.
    Picture(PictureError),
    /// It could not be written.
    Write(WriteError),
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Picture(error) => error.fmt(f),
            Self::Write(error) => error.fmt(f),
        }
    }
}

impl SaveError {
    /// Whether somebody stopped it.
    pub fn is_stop(&self) -> bool {
        let Self::Write(WriteError::System(error)) = self else { return false };
        error.get_ref().is_some_and(|inner| inner.is::<Cancelled>())
    }
}

impl std::error::Error for SaveError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Picture(error) => Some(error),
            Self::Write(error) => Some(error),
        }
    }
}

impl From<PictureError> for SaveError {
    fn from(error: PictureError) -> Self {
        Self::Picture(error)
    }
}

impl From<WriteError> for SaveError {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}

/// Writes bytes to `path`, in place of the file that may stand there, but never over one of
/// the files that `sources` are read from.
///
/// # Errors
///
/// [`WriteError::Input`] where `path` leads to such a file, else those of [`writing::write`]. What stood at
/// `path` is then as it was.
pub fn save(path: &Path, bytes: &[u8], sources: &[Source]) -> Result<(), WriteError> {
    save_by(path, sources, |out| out.write_all(bytes))
}

/// The same for what is written bit by bit, so that it never stands in memory whole.
///
/// # Errors
///
/// Those of [`save`], and what `fill` fails with.
pub fn save_by(
    path: &Path,
    sources: &[Source],
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), WriteError> {
    if is_input(sources, &writing::target(path)?) {
        return Err(WriteError::Input);
    }
    writing::write_by(path, |out| fill(out))
}
