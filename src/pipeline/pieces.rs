//! Files of lines, read piece by piece, so that a large one never stands in memory whole.

use std::io::Read;
use std::sync::atomic::{AtomicBool, Ordering};

use super::limits::{CHUNK, LARGEST, chunk};
use crate::diagnostic::Cause;

/// A file of lines, read piece by piece.
pub(super) struct Pieces<R> {
    /// `None` once it is at its end or cannot be read further.
    source: Option<R>,
    /// Bytes read at once.
    size: usize,
    /// The begin of the line that the last piece broke off in.
    rest: Vec<u8>,
    n_read: u64,
    /// How many there are; 0 where that is not known.
    n_bytes: u64,
}

/// Whole lines of a file.
pub(super) struct Piece {
    pub bytes: Vec<u8>,
    /// The share of the file that is read with it, 0 to 1.
    pub share: f32,
    /// Whether no more than the line at its end is left to read.
    pub is_last: bool,
}

impl<R: Read> Pieces<R> {
    /// Of a file of `n_bytes`; 0 where nobody knows.
    pub(super) fn new(source: R, n_bytes: u64) -> Self {
        Self { source: Some(source), size: CHUNK, rest: Vec::new(), n_read: 0, n_bytes }
    }

    /// The next whole lines; `None` at the end and once `cancel` is set.
    pub(super) fn next(&mut self, cancel: &AtomicBool) -> Option<Result<Piece, Cause>> {
        let mut bytes = std::mem::take(&mut self.rest);
        while let Some(source) = &mut self.source {
            if cancel.load(Ordering::Relaxed) {
                return None;
            }
            let before = bytes.len();
            match chunk(source, self.size, &mut bytes) {
                Err(error) => {
                    self.source = None;
                    return Some(Err(Cause::Unreadable(error.to_string())));
                }
                Ok(Some(0)) => self.source = None,
                Ok(n_bytes) => self.n_read += n_bytes.unwrap_or(0) as u64,
            }
            // Only what is new is searched: a line of many pieces would be searched again with each.
            if let Some(end) = memchr::memrchr(b'\n', &bytes[before..]) {
                self.rest = bytes.split_off(before + end + 1);
                break;
            }
            if bytes.len() as u64 > LARGEST {
                self.source = None;
                return Some(Err(Cause::TooLarge(LARGEST)));
            }
        }
        let share = (self.n_read as f64 / self.n_bytes.max(1) as f64).min(1.0) as f32;
        let is_last = self.n_bytes > 0 && self.n_read >= self.n_bytes;
        (!bytes.is_empty()).then_some(Ok(Piece { bytes, share, is_last }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_whole_lines_and_together_the_file() {
        let text = "eins\nzwei\n\nein langes drei\nvier";
        let go_on = AtomicBool::new(false);
        for size in 1..text.len() + 2 {
            let mut source = Pieces { size, ..Pieces::new(text.as_bytes(), text.len() as u64) };
            let pieces: Vec<Piece> = std::iter::from_fn(|| source.next(&go_on)).map(Result::unwrap).collect();
            let together: Vec<u8> = pieces.iter().flat_map(|piece| piece.bytes.clone()).collect();
            assert_eq!(together, text.as_bytes(), "{size}");
            let (last, others) = pieces.split_last().unwrap();
            assert!(others.iter().all(|piece| piece.bytes.ends_with(b"\n")), "{size}");
            assert_eq!(last.share, 1.0);
        }
        assert!(Pieces::new(text.as_bytes(), 0).next(&AtomicBool::new(true)).is_none());
    }
}
