//! Sources → files, and files → loaded articles within limits of size and time.

use std::borrow::Cow;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::Duration;

use super::Source;
use super::patience::{Crew, Silence};
use crate::diagnostic::{Cause, Diagnostic};
use crate::document::{Given, Loaded, is_lines, is_readable, load};

/// Largest file that is read, in bytes.
const LARGEST: u64 = 256 << 20;

/// Bytes of a file of lines that are read at once: a larger one never stands in memory whole.
const PIECE: u64 = 8 << 20;

/// Time of the processor that reading one file may take. Only a page built to be slow comes near it.
const BUDGET: Duration = Duration::from_secs(20);

/// Stack of the thread that reads a file, in bytes: parsers of nested formats call themselves.
const STACK: usize = 16 << 20;

/// Folders deeper than this are not entered: links may make a folder hold itself.
const DEEPEST: usize = 32;

/// One file to read.
pub(super) struct File {
    name: String,
    content: Content,
}

enum Content {
    Path(PathBuf),
    Stdin,
    Memory(Cow<'static, [u8]>),
    /// A folder that could not be listed or holds nothing to read.
    Nothing(Cause),
}

/// All files of `sources`; those of a folder in the order of their paths, without hidden ones and
/// those that no reader knows.
pub(super) fn expand(sources: &[Source]) -> Vec<File> {
    let mut files = Vec::new();
    for source in sources {
        match source {
            Source::Stdin => files.push(File { name: "-".to_owned(), content: Content::Stdin }),
            Source::Memory { name, bytes } => {
                files.push(File { name: name.clone(), content: Content::Memory(bytes.clone()) });
            }
            Source::Path(path) if path.is_dir() => files.extend(folder(path)),
            Source::Path(path) => files.push(at(path.clone())),
        }
    }
    files
}

fn at(path: PathBuf) -> File {
    File { name: path.to_string_lossy().into_owned(), content: Content::Path(path) }
}

fn folder(path: &Path) -> Vec<File> {
    let mut found = Vec::new();
    let nothing = match list(path, 0, &mut found) {
        Err(error) => Cause::Unreadable(error.to_string()),
        Ok(()) => Cause::Empty,
    };
    if found.is_empty() {
        let name = path.to_string_lossy().into_owned();
        return vec![File { name, content: Content::Nothing(nothing) }];
    }
    found.sort_unstable();
    found.into_iter().map(at).collect()
}

/// Adds the readable files below `folder`; folders inside that cannot be listed are passed over.
fn list(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)?.flatten() {
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if path.is_dir() {
            if depth < DEEPEST {
                list(&path, depth + 1, found).unwrap_or_default();
            }
        } else if is_readable(&path.to_string_lossy()) {
            found.push(path);
        }
    }
    Ok(())
}

impl File {
    /// As the user named it.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Its articles. Reading runs on a thread of its own: a foreign parser that panics or does not
    /// end costs this file alone. `crew` are the threads that read files.
    pub(super) fn load(&self, given: &Given, crew: &Crew) -> (Vec<Loaded>, Vec<Diagnostic>) {
        let failed = |cause| (Vec::new(), vec![Diagnostic::new(cause, self.name.clone())]);
        let bytes = match self.bytes() {
            Ok(bytes) => bytes,
            Err(cause) => return failed(cause),
        };
        let (name, given) = (self.name.clone(), given.clone());
        let (send, receive) = channel();
        let reader = std::thread::Builder::new().stack_size(STACK).spawn(move || {
            // Nobody listens any more once the time is up.
            send.send(load(&name, &bytes, &given)).unwrap_or_default();
        });
        match (reader, crew.wait(&receive, BUDGET)) {
            (_, Ok(loaded)) => loaded,
            (_, Err(Silence::TimeIsUp)) => failed(Cause::TooSlow(BUDGET.as_secs())),
            (Err(error), _) => failed(Cause::Unreadable(error.to_string())),
            (Ok(_), Err(Silence::Ended)) => failed(Cause::Damaged(String::new())),
        }
    }

    /// A large file of lines in pieces; `None` for all others.
    pub(super) fn pieces(&self) -> Option<Pieces<fs::File>> {
        let Content::Path(path) = &self.content else { return None };
        let n_bytes = path.metadata().ok()?.len();
        if !is_lines(&self.name) || n_bytes <= PIECE {
            return None;
        }
        let file = fs::File::open(path).ok()?;
        Some(Pieces { source: Some(file), size: PIECE, rest: Vec::new(), n_read: 0, n_bytes })
    }

    fn bytes(&self) -> Result<Cow<'static, [u8]>, Cause> {
        let unreadable = |error: io::Error| Cause::Unreadable(error.to_string());
        let read = |reader: &mut dyn Read| {
            let mut bytes = Vec::new();
            // One byte more than allowed tells a file that is too large from one that just fits.
            reader.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
            if bytes.len() as u64 > LARGEST { Err(Cause::TooLarge(LARGEST)) } else { Ok(Cow::Owned(bytes)) }
        };
        match &self.content {
            Content::Path(path) => read(&mut fs::File::open(path).map_err(unreadable)?),
            Content::Stdin => read(&mut io::stdin().lock()),
            Content::Memory(bytes) => Ok(bytes.clone()),
            Content::Nothing(cause) => Err(cause.clone()),
        }
    }
}

/// A file of lines, read piece by piece.
pub(super) struct Pieces<R> {
    /// `None` once it is at its end or cannot be read further.
    source: Option<R>,
    /// Bytes read at once.
    size: u64,
    /// The begin of the line that the last piece broke off in.
    rest: Vec<u8>,
    n_read: u64,
    n_bytes: u64,
}

/// Whole lines of a file.
pub(super) struct Piece {
    pub bytes: Vec<u8>,
    /// The share of the file that is read with it, 0 to 1.
    pub share: f32,
}

impl<R: Read> Iterator for Pieces<R> {
    type Item = Result<Piece, Cause>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut bytes = std::mem::take(&mut self.rest);
        while let Some(source) = &mut self.source {
            match source.take(self.size).read_to_end(&mut bytes) {
                Err(error) => {
                    self.source = None;
                    return Some(Err(Cause::Unreadable(error.to_string())));
                }
                Ok(0) => self.source = None,
                Ok(n_bytes) => self.n_read += n_bytes as u64,
            }
            if let Some(end) = memchr::memrchr(b'\n', &bytes) {
                self.rest = bytes.split_off(end + 1);
                break;
            }
            if bytes.len() as u64 > LARGEST {
                self.source = None;
                return Some(Err(Cause::TooLarge(LARGEST)));
            }
        }
        let share = (self.n_read as f64 / self.n_bytes.max(1) as f64).min(1.0) as f32;
        (!bytes.is_empty()).then_some(Ok(Piece { bytes, share }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_whole_lines_and_together_the_file() {
        let text = "eins\nzwei\n\nein langes drei\nvier";
        for size in 1..text.len() as u64 + 2 {
            let n_bytes = text.len() as u64;
            let pieces = Pieces { source: Some(text.as_bytes()), size, rest: Vec::new(), n_read: 0, n_bytes };
            let pieces: Vec<Piece> = pieces.map(Result::unwrap).collect();
            let together: Vec<u8> = pieces.iter().flat_map(|piece| piece.bytes.clone()).collect();
            assert_eq!(together, text.as_bytes(), "{size}");
            let (last, others) = pieces.split_last().unwrap();
            assert!(others.iter().all(|piece| piece.bytes.ends_with(b"\n")), "{size}");
            assert_eq!(last.share, 1.0);
        }
    }
}
