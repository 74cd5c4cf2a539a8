//! The file of an open project: opened, saved whole, and written on with each change.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use chrono::{Local, SecondsFormat};

use super::change::{Style, lines_since, write_all};
use super::contents::Contents;
use super::error::{KeepError, OpenError, ReadOnly};
use super::header::{Articles, Header};
use super::line::{JournalLine, Line, written};
use super::lock::{Lock, Taken};
use super::read::{self, Read};
use crate::diagnostic::Diagnostic;
use crate::writing::write_by;

/// A journal is at least so long, in bytes, before the project is saved whole because of it.
const LEAST_JOURNAL: u64 = 1 << 20;
/// Bytes at the end of the file that tell whether it is still as we left it.
const TAIL: u64 = 256;

/// A project that was opened.
#[derive(Debug)]
pub struct Opened {
    /// What it holds.
    pub contents: Contents,
    /// What its first line tells.
    pub header: Header,
    /// Its file, to be written on; or why it may not be.
    pub file: Result<ProjectFile, ReadOnly>,
    /// What could not be read of it.
    pub problems: Vec<Diagnostic>,
}

/// The file of an open project. As long as this is held, no other window writes it.
#[derive(Debug)]
pub struct ProjectFile {
    path: PathBuf,
    header: Header,
    /// What stands in it.
    kept: Contents,
    /// How it was left: its length, and its last bytes.
    left: Left,
    /// Bytes of the journal.
    journal: u64,
    /// Whether it must be saved whole before anything is put to its end.
    needs_whole: bool,
    /// Held for as long as the project is open.
    _lock: Lock,
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Left {
    length: u64,
    tail: Vec<u8>,
}

impl ProjectFile {
    /// Makes a project, in place of the file that may stand there.
    ///
    /// # Errors
    /// Another window has it open, or it could not be written; then the old file is as it was.
    pub fn create(path: &Path, contents: &Contents, articles: Articles) -> Result<Self, KeepError> {
        let lock = Lock::take(path).map_err(|Taken| KeepError::Taken)?;
        let mut file = Self {
            path: path.to_owned(),
            header: Header::new(articles),
            kept: Contents::default(),
            left: Left::default(),
            journal: 0,
            needs_whole: true,
            _lock: lock,
        };
        file.write_whole(contents)?;
        Ok(file)
    }

    /// Opens a project; nothing is extracted anew.
    ///
    /// # Errors
    /// The file could not be read, or is no project.
    pub fn open(path: &Path) -> Result<Opened, OpenError> {
        let lock = Lock::take(path);
        let bytes = fs::read(path).map_err(OpenError::System)?;
        let left = Left::of_bytes(&bytes);
        let read = read::read(path, &bytes)?;
        let is_newer = read.is_newer();
        let Read { header, contents, problems, journal, is_clean } = read;
        let file = match lock {
            _ if is_newer => Err(ReadOnly::Newer(header.version)),
            Err(Taken) => Err(ReadOnly::Taken),
            Ok(lock) => Ok(Self {
                path: path.to_owned(),
                header: header.clone(),
                kept: contents.clone(),
                left,
                journal,
                needs_whole: !is_clean || !problems.is_empty(),
                _lock: lock,
            }),
        };
        Ok(Opened { contents, header, file, problems })
    }

    /// Reads what a project holds, and what could not be read, without taking it: nothing is written.
    ///
    /// # Errors
    /// The file could not be read, or is no project.
    pub fn look(path: &Path) -> Result<(Contents, Vec<Diagnostic>), OpenError> {
        let bytes = fs::read(path).map_err(OpenError::System)?;
        let Read { contents, problems, .. } = read::read(path, &bytes)?;
        Ok((contents, problems))
    }

    /// Where it stands.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How it holds its articles.
    pub fn articles(&self) -> Articles {
        self.header.articles
    }

    /// Brings what has changed to the disk; what was written before stays in any case. Returns whether anything had.
    ///
    /// # Errors
    /// Another program has changed the file since, or it could not be written.
    pub fn keep(&mut self, now: &Contents) -> Result<bool, KeepError> {
        let folder = self.folder();
        let lines = lines_since(&self.kept, now, Style { articles: self.articles(), folder: &folder });
        if lines.is_empty() {
            self.kept = now.clone();
            return Ok(false);
        }
        let n_bytes: u64 = lines.iter().map(|line| line.len() as u64 + 1).sum();
        let most = LEAST_JOURNAL.max((self.left.length - self.journal.min(self.left.length)) / 2);
        if self.needs_whole || self.journal + n_bytes > most {
            return self.save(now).map(|()| true);
        }
        match self.append(&lines) {
            // Somebody has taken the file away; what is open goes there again.
            Err(KeepError::Write(error)) if error.is_missing() => self.write_whole(now)?,
            written => written?,
        }
        self.kept = now.clone();
        Ok(true)
    }

    /// Writes the project whole.
    ///
    /// # Errors
    /// Another program has changed the file since, or it could not be written; then the old file is as it was.
    pub fn save(&mut self, now: &Contents) -> Result<(), KeepError> {
        match self.check() {
            Err(KeepError::Write(error)) if error.is_missing() => {}
            checked => checked?,
        }
        self.write_whole(now)
    }

    /// Writes the project whole where changes stand at its end, as it is to be when it is closed.
    ///
    /// # Errors
    /// Those of [`Self::save`].
    pub fn close(&mut self, now: &Contents) -> Result<(), KeepError> {
        self.keep(now)?;
        if self.journal > 0 || self.needs_whole { self.save(now) } else { Ok(()) }
    }

    fn folder(&self) -> PathBuf {
        let path = std::path::absolute(&self.path).unwrap_or_else(|_| self.path.clone());
        path.parent().map(Path::to_owned).unwrap_or_default()
    }

    fn write_whole(&mut self, now: &Contents) -> Result<(), KeepError> {
        let folder = self.folder();
        let style = Style { articles: self.articles(), folder: &folder };
        let header = &self.header;
        write_by(&self.path, |out| write_all(out, header, now, style))?;
        self.left = Left::of_file(&self.path)?;
        (self.journal, self.needs_whole) = (0, false);
        self.kept = now.clone();
        Ok(())
    }

    /// Puts lines to the end of the file and brings them to the disk.
    fn append(&mut self, lines: &[String]) -> Result<(), KeepError> {
        self.check()?;
        let at = Local::now().to_rfc3339_opts(SecondsFormat::Secs, false);
        let mut text = written(&Line::Journal(JournalLine { at }));
        text.push('\n');
        for line in lines {
            text.push_str(line);
            text.push('\n');
        }
        let mut file = OpenOptions::new().append(true).open(&self.path)?;
        let put = file.write_all(text.as_bytes()).and_then(|()| file.sync_data());
        if let Err(error) = put {
            // Half a line at the end would be cut off at the next start; what follows it must not be.
            self.needs_whole = file.set_len(self.left.length).is_err();
            return Err(error.into());
        }
        self.journal += text.len() as u64;
        self.left.add(text.as_bytes());
        Ok(())
    }

    /// Whether the file is as we left it.
    fn check(&self) -> Result<(), KeepError> {
        match Left::of_file(&self.path)? == self.left {
            true => Ok(()),
            false => Err(KeepError::Changed),
        }
    }
}

impl Left {
    fn of_bytes(bytes: &[u8]) -> Self {
        let mut left = Self::default();
        left.add(bytes);
        left
    }

    fn of_file(path: &Path) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let length = file.metadata()?.len();
        let mut tail = Vec::new();
        file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
        file.take(TAIL).read_to_end(&mut tail)?;
        if tail.len() as u64 != length.min(TAIL) {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        Ok(Self { length, tail })
    }

    fn add(&mut self, bytes: &[u8]) {
        self.length += bytes.len() as u64;
        self.tail.extend_from_slice(&bytes[bytes.len().saturating_sub(TAIL as usize)..]);
        let too_many = self.tail.len().saturating_sub(TAIL as usize);
        self.tail.drain(..too_many);
    }
}
