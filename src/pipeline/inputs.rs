//! Which files are inputs, so that none of them is written over.

use std::path::Path;

use super::source::Source;
use crate::document::is_readable;

/// Whether reading `sources` reads the file at `path`, whatever it is called there: links and relative paths
/// are followed. Of a folder every file counts that a reader knows.
pub fn is_input(sources: &[Source], path: &Path) -> bool {
    let Ok(path) = path.canonicalize() else { return false };
    let is_known = || is_readable(&path.to_string_lossy());
    sources.iter().any(|source| match source {
        Source::Path(source) => source
            .canonicalize()
            .is_ok_and(|source| path == source || (path.starts_with(&source) && is_known())),
        Source::Stdin | Source::Memory { .. } => false,
    })
}
