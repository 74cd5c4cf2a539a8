//! Why a project was not opened or not written.

use std::fmt;
use std::io;

use crate::writing::WriteError;

/// Why a project was not opened.
#[derive(Debug)]
pub enum OpenError {
    /// The file could not be read; holds the system's reason.
    System(io::Error),
    /// Its first line is not that of a project.
    NoProject,
}

/// Why a project was opened without the right to change its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// A newer version of the program wrote it; holds that of the format. What this version does not know would be
    /// lost.
    Newer(u32),
    /// Another window has it open.
    Taken,
}

/// Why a change was not written. The file is as it was before.
#[derive(Debug)]
pub enum KeepError {
    /// Another window has the file open.
    Taken,
    /// Another program has changed the file since.
    Changed,
    /// It could not be written.
    Write(WriteError),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::System(error) => error.fmt(f),
            Self::NoProject => f.write_str("it is no project of Zeitstrahl"),
        }
    }
}

impl std::error::Error for OpenError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::System(error) => Some(error),
            Self::NoProject => None,
        }
    }
}

impl fmt::Display for KeepError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Taken => f.write_str("another window has it open"),
            Self::Changed => f.write_str("another program has changed it"),
            Self::Write(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for KeepError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Write(error) => Some(error),
            Self::Taken | Self::Changed => None,
        }
    }
}

impl From<WriteError> for KeepError {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}

impl From<io::Error> for KeepError {
    fn from(error: io::Error) -> Self {
        Self::Write(error.into())
    }
}
