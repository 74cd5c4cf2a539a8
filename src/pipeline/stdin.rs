//! Standard input, which may keep a reader waiting for ever.

use std::io::{self, Read};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::Duration;

/// So long a reader waits before it may look whether it is still wanted.
const PATIENCE: Duration = Duration::from_millis(50);

/// Bytes handed over at once.
const CHUNK: usize = 64 << 10;

/// Standard input, read by a thread of its own: where nothing comes, reading fails with
/// [`io::ErrorKind::TimedOut`] and may be tried again.
pub(super) struct Stdin {
    chunks: Receiver<io::Result<Vec<u8>>>,
    /// What was not taken yet of a chunk.
    rest: Vec<u8>,
    begin: usize,
}

impl Stdin {
    pub(super) fn open() -> Self {
        Self::of(io::stdin())
    }

    fn of(mut source: impl Read + Send + 'static) -> Self {
        // At most one chunk waits: whoever writes to us is held up as far as we are behind.
        let (send, chunks) = sync_channel(1);
        std::thread::spawn(move || {
            loop {
                let mut chunk = vec![0; CHUNK];
                let read = source.read(&mut chunk).map(|n_bytes| {
                    chunk.truncate(n_bytes);
                    chunk
                });
                let is_end = !matches!(&read, Ok(chunk) if !chunk.is_empty());
                // Nobody listens once the program has ended its work.
                if send.send(read).is_err() || is_end {
                    break;
                }
            }
        });
        Self { chunks, rest: Vec::new(), begin: 0 }
    }
}

impl Read for Stdin {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        if self.begin == self.rest.len() {
            match self.chunks.recv_timeout(PATIENCE) {
                Ok(chunk) => (self.rest, self.begin) = (chunk?, 0),
                Err(RecvTimeoutError::Timeout) => return Err(io::ErrorKind::TimedOut.into()),
                Err(RecvTimeoutError::Disconnected) => return Ok(0),
            }
        }
        let n_bytes = bytes.len().min(self.rest.len() - self.begin);
        bytes[..n_bytes].copy_from_slice(&self.rest[self.begin..self.begin + n_bytes]);
        self.begin += n_bytes;
        Ok(n_bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_late_is_waited_for_in_turns() {
        let (reader, mut writer) = io::pipe().unwrap();
        let mut stdin = Stdin::of(reader);
        let mut bytes = [0; 8];
        assert_eq!(stdin.read(&mut bytes).unwrap_err().kind(), io::ErrorKind::TimedOut);
        io::Write::write_all(&mut writer, b"word").unwrap();
        drop(writer);
        let mut all = Vec::new();
        loop {
            match stdin.read(&mut bytes[..3]) {
                Ok(0) => break,
                Ok(n) => all.extend_from_slice(&bytes[..n]),
                Err(error) => assert_eq!(error.kind(), io::ErrorKind::TimedOut),
            }
        }
        assert_eq!(all, b"word");
    }
}
