//! Work that was given no name yet: kept in a folder of the program, and offered again at the next start.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use chrono::Local;

use super::is_project;
use super::lock::Lock;
use crate::document::PROJECT_ENDING;

/// What work that was discarded is called, until other work is discarded.
const DISCARDED: &str = "discarded";

/// The folder of work without a name.
#[derive(Clone, Debug)]
pub struct Unsaved {
    folder: PathBuf,
}

/// Work that no window has open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftWork {
    /// Its file.
    pub path: PathBuf,
    /// When it was changed last.
    pub changed: SystemTime,
}

impl Unsaved {
    /// The one below the folder in which the program keeps its own files.
    pub fn new(program: &Path) -> Self {
        Self { folder: program.join("unsaved") }
    }

    /// A place for new work; the folder is made.
    ///
    /// # Errors
    /// The folder could not be made.
    pub fn place(&self) -> io::Result<PathBuf> {
        fs::create_dir_all(&self.folder)?;
        let now = Local::now().format("%Y-%m-%d-%H%M%S");
        let name = |nth: u32| format!("{now}-{}-{nth}.{PROJECT_ENDING}", std::process::id());
        let places = (0..).map(|nth| self.folder.join(name(nth)));
        places.into_iter().find(|place| !place.exists()).ok_or_else(|| ErrorKind::AlreadyExists.into())
    }

    /// Whether a file is such work.
    pub fn holds(&self, path: &Path) -> bool {
        path.parent() == Some(&*self.folder)
    }

    /// All work that was left, the latest first.
    pub fn left(&self) -> Vec<LeftWork> {
        let Ok(entries) = fs::read_dir(&self.folder) else { return Vec::new() };
        let paths = entries.flatten().map(|entry| entry.path());
        let is_work = |path: &PathBuf| {
            is_project(path)
                && path.file_stem().is_some_and(|name| name != DISCARDED)
                && !Lock::is_taken(path)
        };
        let left = |path: PathBuf| {
            let changed = fs::metadata(&path).and_then(|file| file.modified()).ok()?;
            has_articles(&path).then_some(LeftWork { path, changed })
        };
        let mut left: Vec<LeftWork> = paths.filter(is_work).filter_map(left).collect();
        left.sort_by_key(|one| std::cmp::Reverse(one.changed));
        left
    }

    /// Takes work away; it can be brought back until other work is discarded.
    ///
    /// # Errors
    /// The system refuses.
    pub fn discard(&self, path: &Path) -> io::Result<()> {
        fs::rename(path, self.discarded())
    }

    /// Brings back what was discarded last.
    ///
    /// # Errors
    /// There is none any more, or the system refuses.
    pub fn bring_back(&self) -> io::Result<PathBuf> {
        let place = self.place()?;
        fs::rename(self.discarded(), &place)?;
        Ok(place)
    }

    fn discarded(&self) -> PathBuf {
        self.folder.join(DISCARDED).with_extension(PROJECT_ENDING)
    }
}

/// Whether anything stands behind the first line.
fn has_articles(path: &Path) -> bool {
    let Ok(file) = File::open(path) else { return false };
    BufReader::new(file).lines().nth(1).is_some_and(|line| line.is_ok())
}
