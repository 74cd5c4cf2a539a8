//! Where an article stands in its file.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Where an article stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// The file, as the user named it.
    pub file: Arc<str>,
    /// Its number in the file, from 1; in a file of lines the number of its line.
    pub number: u64,
    /// The page on which it begins, from 1, where the file has pages.
    pub page: Option<u32>,
    /// The bytes of the file that hold it.
    pub bytes: Bytes,
}

/// A stretch of a file, in bytes as they stand on the disk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bytes {
    /// The first.
    pub begin: u64,
    /// The one behind the last.
    pub end: u64,
}
