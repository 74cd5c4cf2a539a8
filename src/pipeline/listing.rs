//! Sources → files. Each file and folder is known by where it really stands, so that one that is reached
//! by several ways is read once, and links that lead back into their folder end.

use std::collections::{BTreeSet, HashSet};
use std::ffi::OsStr;
use std::fs::{self, DirEntry, FileType};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use super::files::{Content, File};
use super::source::Source;
use crate::diagnostic::Cause;
use crate::document::{Format, PROJECT_ENDING};

/// After so many entries it is told how many there are.
const TOLD_EVERY: usize = 1_000;

/// Files of a folder that are named where their kind is not read; of the others there is the number.
const MOST_NAMES: usize = 20;

/// All files of `sources`; those of a folder in the order of their paths. Kinds that nothing reads are told
/// of once a folder; system files and hidden ones are left out. `watch` is told how many entries were seen.
pub(super) fn list(sources: &[Source], watch: &dyn Fn(usize), cancel: &AtomicBool) -> Vec<File> {
    let mut lister = Lister { watch, cancel, known: HashSet::new(), n_entries: 0, counts: Counts::default() };
    let mut files = Vec::new();
    for source in sources {
        match source {
            Source::Stdin => files.push(File { name: source.name(), content: Content::Stdin }),
            Source::Memory { bytes, .. } => {
                files.push(File { name: source.name(), content: Content::Memory(bytes.clone()) });
            }
            Source::Path(path) => lister.named(path, &mut files),
        }
    }
    log::info!("{:?}", lister.counts);
    files
}

/// What became of the entries of folders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    /// Entries there are.
    found: usize,
    /// Folders that were entered.
    folders: usize,
    /// Files to read, and entries that are told of.
    files: usize,
    /// Files of a kind that is not read, told of together.
    unread: usize,
    /// Hidden files and those of the system.
    hidden: usize,
    /// Files and folders that were met before.
    again: usize,
}

impl Counts {
    fn is_whole(&self) -> bool {
        self.found == self.folders + self.files + self.unread + self.hidden + self.again
    }
}

struct Lister<'a> {
    watch: &'a dyn Fn(usize),
    cancel: &'a AtomicBool,
    /// Where the files and folders met so far really stand.
    known: HashSet<PathBuf>,
    n_entries: usize,
    counts: Counts,
}

/// What is found below one folder.
#[derive(Default)]
struct Found {
    files: Vec<(PathBuf, Content)>,
    /// Names of files of a kind that is not read.
    unread: Vec<PathBuf>,
    /// Links, which are followed once all else is known: what they lead to has its own name if it stands
    /// in the folder as well.
    links: BTreeSet<PathBuf>,
    /// Folders to enter: as shown, and where they really stand.
    folders: Vec<(PathBuf, PathBuf)>,
}

impl Lister<'_> {
    /// Adds what the user named.
    fn named(&mut self, path: &Path, files: &mut Vec<File>) {
        let content = match fs::metadata(path) {
            Err(error) => Content::Told(vec![unreadable(&error)]),
            Ok(known) if known.is_dir() || known.is_file() => {
                let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
                if !self.known.insert(real.clone()) {
                    log::info!("{} is read once, though it is named again", path.display());
                    return;
                }
                if known.is_dir() {
                    files.extend(self.folder(path, real));
                    return;
                }
                Content::Path(path.to_owned())
            }
            Ok(_) => Content::Told(vec![Cause::NotAFile]),
        };
        files.push(File { name: shown(path), content });
    }

    /// All files below a folder.
    fn folder(&mut self, path: &Path, real: PathBuf) -> Vec<File> {
        let mut found = Found { folders: vec![(path.to_owned(), real)], ..Found::default() };
        let before = self.counts;
        loop {
            if self.cancel.load(Ordering::Relaxed) {
                break;
            } else if let Some((folder, real)) = found.folders.pop() {
                self.enter(&folder, &real, &mut found);
            } else if let Some(link) = found.links.pop_first() {
                self.follow(link, &mut found);
            } else {
                break;
            }
        }
        let Found { mut files, mut unread, .. } = found;
        files.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        unread.sort_unstable();
        let mut told = Vec::new();
        if !unread.is_empty() {
            told.push(Cause::KindsUnread(unread.len() as u64, names(&unread)));
        } else if files.is_empty() {
            told.push(Cause::Empty);
        }
        let is_over = self.cancel.load(Ordering::Relaxed);
        if !is_over && !self.counts.is_whole() {
            // A fault of the program; it is told rather than kept silent.
            told.push(Cause::Lost((self.counts.found - before.found) as u64));
        }
        let mut files: Vec<File> =
            files.into_iter().map(|(path, content)| File { name: shown(&path), content }).collect();
        if !told.is_empty() {
            files.push(File { name: shown(path), content: Content::Told(told) });
        }
        files
    }

    /// Sorts the entries of a folder.
    fn enter(&mut self, folder: &Path, real: &Path, found: &mut Found) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => {
                found.files.push((folder.to_owned(), Content::Told(vec![unreadable(&error)])));
                return;
            }
        };
        for entry in entries {
            if self.cancel.load(Ordering::Relaxed) {
                return;
            }
            match entry {
                Ok(entry) => self.sort(&entry, real, found),
                // The rest of the folder cannot be listed.
                Err(error) => {
                    found.files.push((folder.to_owned(), Content::Told(vec![unreadable(&error)])));
                    return;
                }
            }
        }
    }

    /// Sorts one entry of a folder that really stands at `real`.
    fn sort(&mut self, entry: &DirEntry, real: &Path, found: &mut Found) {
        self.n_entries += 1;
        if self.n_entries.is_multiple_of(TOLD_EVERY) {
            (self.watch)(self.n_entries);
        }
        self.counts.found += 1;
        let name = entry.file_name();
        if is_of_the_system(&name) {
            self.counts.hidden += 1;
            return;
        }
        match entry.file_type() {
            Ok(kind) if kind.is_symlink() => drop(found.links.insert(entry.path())),
            Ok(kind) => self.add(entry.path(), real.join(name), kind, found),
            Err(error) => {
                self.counts.files += 1;
                found.files.push((entry.path(), Content::Told(vec![unreadable(&error)])));
            }
        }
    }

    fn follow(&mut self, link: PathBuf, found: &mut Found) {
        match link.canonicalize().and_then(|real| Ok((fs::metadata(&real)?, real))) {
            Ok((known, real)) => self.add(link, real, known.file_type(), found),
            Err(error) => {
                self.counts.files += 1;
                found.files.push((link, Content::Told(vec![unreadable(&error)])));
            }
        }
    }

    /// Adds a file or folder that really stands at `real`.
    fn add(&mut self, path: PathBuf, real: PathBuf, kind: FileType, found: &mut Found) {
        if !kind.is_dir() && !kind.is_file() {
            self.counts.files += 1;
            found.files.push((path, Content::Told(vec![Cause::NotAFile])));
        } else if !self.known.insert(real.clone()) {
            self.counts.again += 1;
            log::info!("{} is read once, though it is found again", path.display());
        } else if kind.is_dir() {
            self.counts.folders += 1;
            found.folders.push((path, real));
        } else if is_worth_reading(&path) {
            self.counts.files += 1;
            found.files.push((path.clone(), Content::Path(path)));
        } else {
            self.counts.unread += 1;
            found.unread.push(path);
        }
    }
}

/// Whether a file of a folder is read, or told of by itself: its ending is one of a format that is known,
/// read or not, or it has none.
fn is_worth_reading(path: &Path) -> bool {
    path.extension().is_none() || Format::of_path(&path.to_string_lossy()).is_some()
}

/// Hidden files, those that systems and writing programs leave in folders, and projects, which stand beside their
/// articles.
fn is_of_the_system(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.')
        || Path::new(&*name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case(PROJECT_ENDING))
        || name.starts_with("~$")
        || ["thumbs.db", "ehthumbs.db", "desktop.ini"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

fn unreadable(error: &std::io::Error) -> Cause {
    Cause::Unreadable(error.to_string())
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// The names of the first files.
fn names(files: &[PathBuf]) -> String {
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut names: Vec<String> = files.iter().take(MOST_NAMES).map(name).collect();
    if files.len() > MOST_NAMES {
        names.push("…".to_owned());
    }
    names.join(", ")
}
