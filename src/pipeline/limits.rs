//! How much is read at once, and at most.

use std::io::{self, Read};

/// Largest file that is read whole, and longest line, in bytes.
pub(super) const LARGEST: u64 = 256 << 20;

/// Bytes that are read at once; between them the wish to stop is looked at.
pub(super) const CHUNK: usize = 1 << 20;

/// Adds at most `size` bytes that `reader` has; how many they were, 0 at the end, `None` where there are
/// none yet.
pub(super) fn chunk(reader: &mut dyn Read, size: usize, bytes: &mut Vec<u8>) -> io::Result<Option<usize>> {
    let begin = bytes.len();
    bytes.resize(begin + size, 0);
    let read = reader.read(&mut bytes[begin..]);
    bytes.truncate(begin + read.as_ref().map_or(0, |n| *n));
    match read {
        Ok(n_bytes) => Ok(Some(n_bytes)),
        Err(error) if matches!(error.kind(), io::ErrorKind::Interrupted | io::ErrorKind::TimedOut) => {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}
