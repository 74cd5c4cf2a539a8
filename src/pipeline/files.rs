//! One file → its articles, within limits of size and time.

use std::borrow::Cow;
use std::fs;
use std::io::{self, Cursor, Read};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::time::Duration;

use super::limits::{CHUNK, LARGEST, chunk};
use super::patience::{Crew, Silence};
use super::pieces::Pieces;
use super::stdin::Stdin;
use crate::diagnostic::{Cause, Diagnostic};
use crate::document::{Given, Loaded, holds_lines, is_lines, read};

/// Bytes at the begin of a file that tell whether it holds lines.
const HEAD: usize = 64 << 10;

/// Time of the processor that reading one file may take. Only a page built to be slow comes near it.
const BUDGET: Duration = Duration::from_secs(20);

/// Stack of the thread that reads a file, in bytes: parsers of nested formats call themselves.
const STACK: usize = 16 << 20;

/// One file to read.
pub(super) struct File {
    /// As the user named it.
    pub name: String,
    pub content: Content,
}

/// What a file holds.
pub(super) enum Content {
    Path(PathBuf),
    Stdin,
    Memory(Cow<'static, [u8]>),
    /// It was begun: what is left of it, with what was read already.
    Begun(Box<dyn Read + Send>),
    /// Nothing that could be read: why.
    Told(Vec<Cause>),
}

/// How a file is read.
pub(super) enum Opened {
    /// Whole, on any thread.
    Whole(File),
    /// As lines, piece by piece.
    Lines(Pieces<Box<dyn Read + Send>>),
}

/// Reading was ended by the wish to stop.
pub(super) struct Cancelled;

impl File {
    /// Looks into a file that may hold an article a line: standard input, and files whose ending says so.
    pub(super) fn open(self, cancel: &AtomicBool) -> Opened {
        let (mut reader, n_bytes): (Box<dyn Read + Send>, u64) = match &self.content {
            Content::Path(path) if is_lines(&self.name) => match fs::File::open(path) {
                Ok(file) => {
                    let n_bytes = file.metadata().map_or(0, |file| file.len());
                    (Box::new(file), n_bytes)
                }
                // The same error comes again where the file is read, and is told there.
                Err(_) => return Opened::Whole(self),
            },
            Content::Memory(bytes) if is_lines(&self.name) => {
                (Box::new(Cursor::new(bytes.clone())), bytes.len() as u64)
            }
            Content::Stdin => (Box::new(Stdin::open()), 0),
            _ => return Opened::Whole(self),
        };
        match head(&mut reader, cancel) {
            Ok(head) if holds_lines(&self.name, &head) => {
                Opened::Lines(Pieces::new(Box::new(Cursor::new(head).chain(reader)), n_bytes))
            }
            // Standard input cannot be read twice: what was looked at is put before what is left.
            Ok(head) => {
                let content = Content::Begun(Box::new(Cursor::new(head).chain(reader)));
                Opened::Whole(Self { content, ..self })
            }
            Err(error) => {
                let content = Content::Told(vec![Cause::Unreadable(error.to_string())]);
                Opened::Whole(Self { content, ..self })
            }
        }
    }

    /// What is in it, in its order. Reading runs on a thread of its own: a foreign parser that panics or
    /// does not end costs this file alone. `crew` are the threads that read files.
    ///
    /// # Errors
    /// It was ended by `cancel`.
    pub(super) fn load(
        self,
        given: &Given,
        crew: &Crew,
        cancel: &AtomicBool,
    ) -> Result<Vec<Loaded>, Cancelled> {
        let Self { name, content } = self;
        let told = |cause| Loaded::Told(Diagnostic::new(cause, name.clone()));
        let bytes = match content {
            Content::Told(causes) => return Ok(causes.into_iter().map(told).collect()),
            content => match bytes(content, cancel)? {
                Ok(bytes) => bytes,
                Err(cause) => return Ok(vec![told(cause)]),
            },
        };
        let (path, given) = (name.clone(), given.clone());
        let (send, receive) = channel();
        let reader = std::thread::Builder::new().stack_size(STACK).spawn(move || {
            let mut loaded = Vec::new();
            let _ = read(&path, &bytes, &given, &mut |one| {
                loaded.push(one);
                ControlFlow::Continue(())
            });
            // Nobody listens any more once the time is up.
            send.send(loaded).unwrap_or_default();
        });
        let cause = match (reader, crew.wait(&receive, BUDGET, cancel)) {
            (_, Ok(loaded)) => return Ok(loaded),
            (_, Err(Silence::Cancelled)) => return Err(Cancelled),
            (_, Err(Silence::TimeIsUp)) => Cause::TooSlow(BUDGET.as_secs()),
            (Err(error), _) => Cause::Unreadable(error.to_string()),
            (Ok(_), Err(Silence::Ended)) => Cause::Damaged(String::new()),
        };
        Ok(vec![told(cause)])
    }
}

/// The begin of a file: its first line at least, unless that is very long.
fn head(reader: &mut dyn Read, cancel: &AtomicBool) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    while head.len() < HEAD && !head.contains(&b'\n') && !cancel.load(Ordering::Relaxed) {
        if chunk(reader, HEAD, &mut head)? == Some(0) {
            break;
        }
    }
    Ok(head)
}

/// All bytes of a file.
fn bytes(content: Content, cancel: &AtomicBool) -> Result<Result<Cow<'static, [u8]>, Cause>, Cancelled> {
    let unreadable = |error: io::Error| Cause::Unreadable(error.to_string());
    let mut bytes = Vec::new();
    let mut reader: Box<dyn Read> = match content {
        Content::Memory(bytes) => return Ok(Ok(bytes)),
        Content::Told(causes) => return Ok(Err(causes.into_iter().next().unwrap_or(Cause::Empty))),
        Content::Begun(reader) => reader,
        Content::Stdin => Box::new(Stdin::open()),
        Content::Path(path) => match fs::File::open(path) {
            Ok(file) => {
                // A list that grows stands in memory twice, so it is given its size at once.
                let n_bytes = file.metadata().map_or(0, |file| file.len().min(LARGEST));
                bytes.reserve_exact(n_bytes as usize + CHUNK);
                Box::new(file)
            }
            Err(error) => return Ok(Err(unreadable(error))),
        },
    };
    loop {
        if cancel.load(Ordering::Relaxed) {
            return Err(Cancelled);
        }
        match chunk(&mut *reader, CHUNK, &mut bytes) {
            Ok(Some(0)) => return Ok(Ok(Cow::Owned(bytes))),
            Ok(_) if bytes.len() as u64 > LARGEST => return Ok(Err(Cause::TooLarge(LARGEST))),
            Ok(_) => {}
            Err(error) => return Ok(Err(unreadable(error))),
        }
    }
}
