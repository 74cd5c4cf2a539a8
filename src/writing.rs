//! Writing files: whole or not at all.
//!
//! A file is written beside the one it replaces, brought to the disk and then renamed. Whatever ends the
//! program or the writing in between (a full disk, a power cut), there is the old file or the new one,
//! never a half one.

use std::ffi::OsString;
use std::fmt;
use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Links that are followed to find a file; more are taken for a circle.
const MOST_LINKS: usize = 32;

/// Names that are tried for the file beside: so many programs may write one file at once.
const MOST_PARTS: usize = 16;

/// Why a file was not written. The old file, where there is one, is as it was.
#[derive(Debug)]
pub enum WriteError {
    /// The path leads to something that is no file: a folder, a pipe, a device, or to nothing at all.
    NoFile,
    /// One of the files that were read stands there.
    Input,
    /// The system refused; holds its reason.
    System(io::Error),
}

impl WriteError {
    /// Whether the file, or the folder that it should stand in, is not there.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::System(error) if error.kind() == io::ErrorKind::NotFound)
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFile => f.write_str("there is something else than a file in its place"),
            Self::Input => f.write_str("it is one of the articles that are read; choose another name"),
            Self::System(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::System(error) => Some(error),
            Self::NoFile | Self::Input => None,
        }
    }
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

/// Writes `bytes` to `path`, in place of the file that may stand there. A link is followed to its target, and
/// permissions of an existing file are kept; one that may not be written stays.
///
/// # Errors
///
/// [`WriteError::NoFile`] where `path` leads to something that is no file, [`WriteError::System`] where the
/// system refuses (no such folder, no permission, a full disk). The old file is then as it was.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    write_with(&target(path)?, |file| file.write_all(bytes))
}

/// The same for what is written bit by bit, so that it never stands in memory whole.
///
/// # Errors
///
/// Those of [`write`], and what `fill` fails with.
pub fn write_by(
    path: &Path,
    fill: impl FnOnce(&mut BufWriter<&mut File>) -> io::Result<()>,
) -> Result<(), WriteError> {
    write_with(&target(path)?, |file| {
        let mut out = BufWriter::with_capacity(1 << 20, file);
        fill(&mut out)?;
        out.flush()
    })
}

/// The file that writing to `path` replaces or makes: the target where `path` is a link.
///
/// # Errors
///
/// [`WriteError::NoFile`] where links run in a circle or `path` is empty.
pub fn target(path: &Path) -> Result<PathBuf, WriteError> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        if path.file_name().is_none() {
            return Err(WriteError::NoFile);
        }
        match fs::read_link(&path) {
            // A link says where from its own folder; an absolute one stays as it is in `join`.
            Ok(link) => path = folder_of(&path).join(link),
            Err(_) => return Ok(path),
        }
    }
    Err(WriteError::NoFile)
}

/// Writes what `fill` writes, step by step; each may fail, and then nothing is left but the old file.
fn write_with(target: &Path, fill: impl FnOnce(&mut File) -> io::Result<()>) -> Result<(), WriteError> {
    let old = replaceable(target)?;
    let mut part = Part::beside(target)?;
    if let Some(old) = &old {
        // Before anything is in it, so that nobody reads what they could not read in the old one.
        part.file.set_permissions(old.permissions())?;
    }
    fill(&mut part.file)?;
    part.file.sync_all()?;
    part.put(target)?;
    // The name itself reaches the disk with its folder. Not every system can sync one; the file is whole
    // in any case.
    let _ = File::open(folder_of(target)).and_then(|folder| folder.sync_all());
    Ok(())
}

/// What is known of the file that is replaced; `None` where there is none yet.
fn replaceable(target: &Path) -> Result<Option<Metadata>, WriteError> {
    match fs::metadata(target) {
        Ok(old) if !old.is_file() => Err(WriteError::NoFile),
        Ok(old) => {
            // Renaming would replace a file that may not be written as well.
            OpenOptions::new().write(true).open(target)?;
            Ok(Some(old))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The file beside, locked as long as somebody writes it. Dropped before it is in its place, it is removed.
struct Part {
    file: File,
    path: PathBuf,
    is_placed: bool,
}

impl Part {
    /// A new file in the folder of `target`: renaming works only within one file system. What a program that
    /// was killed has left there gives way.
    fn beside(target: &Path) -> io::Result<Self> {
        for nth in 0..MOST_PARTS {
            let path = target.with_file_name(part_name(target, nth));
            remove_if_left(&path);
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(file) => {
                    // Some file systems know no locks; then nothing is taken for left either.
                    let _ = file.try_lock();
                    return Ok(Self { file, path, is_placed: false });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    fn put(mut self, target: &Path) -> io::Result<()> {
        fs::rename(&self.path, target)?;
        self.is_placed = true;
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.is_placed {
            // Where even that fails there is nothing to be done; the next one to write removes it.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Removes the file beside where nobody writes it any more.
fn remove_if_left(path: &Path) {
    let Ok(file) = OpenOptions::new().write(true).open(path) else { return };
    match file.try_lock() {
        Ok(()) => fs::remove_file(path).unwrap_or_default(),
        Err(TryLockError::WouldBlock | TryLockError::Error(_)) => {}
    }
}

/// ".picture.png.0.part": hidden, and no ending that anything reads.
fn part_name(target: &Path, nth: usize) -> OsString {
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(format!(".{nth}.part"));
    name
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

#[path = "../tests/common/folder.rs"]
#[cfg(test)]
pub(crate) mod folder;

#[cfg(test)]
mod tests {
    use super::folder::Folder;
    use super::*;

    /// The files in it, by name.
    fn names(folder: &Folder) -> Vec<String> {
        let entries = fs::read_dir(folder.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_made_and_replaced() {
        let folder = Folder::new("writing-made");
        let file = folder.file("a.png");
        for bytes in [b"one".as_slice(), b"a longer one", b""] {
            write(&file, bytes).unwrap();
            assert_eq!(fs::read(&file).unwrap(), bytes);
            assert_eq!(names(&folder), ["a.png"]);
        }
    }

    /// A disk that is full after some bytes leaves the old file, wherever it happens.
    #[test]
    fn a_full_disk_leaves_the_old_file() {
        let folder = Folder::new("writing-full");
        let file = folder.file("a.png");
        fs::write(&file, b"old").unwrap();
        let new = b"the new picture";
        for room in 0..new.len() {
            let full = |part: &mut File| {
                part.write_all(&new[..room])?;
                Err(io::ErrorKind::StorageFull.into())
            };
            let error = write_with(&file, full).unwrap_err();
            assert!(
                matches!(&error, WriteError::System(error) if error.kind() == io::ErrorKind::StorageFull)
            );
            assert_eq!(fs::read(&file).unwrap(), b"old");
            assert_eq!(names(&folder), ["a.png"]);
        }
    }

    #[test]
    fn what_is_no_file_stays() {
        let folder = Folder::new("writing-no-file");
        fs::create_dir(folder.file("a.png")).unwrap();
        assert!(matches!(write(&folder.file("a.png"), b"x"), Err(WriteError::NoFile)));
        assert!(matches!(write(Path::new(""), b"x"), Err(WriteError::NoFile)));
        assert!(matches!(write(Path::new("/"), b"x"), Err(WriteError::NoFile)));
        let nowhere = write(&folder.file("none/a.png"), b"x");
        assert!(matches!(nowhere, Err(WriteError::System(error)) if error.kind() == io::ErrorKind::NotFound));
        assert_eq!(names(&folder), ["a.png"]);
    }

    #[test]
    fn what_a_killed_program_left_gives_way() {
        let folder = Folder::new("writing-left");
        let file = folder.file("a.png");
        fs::write(folder.file(".a.png.0.part"), b"half a pict").unwrap();
        write(&file, b"whole").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"whole");
        assert_eq!(names(&folder), ["a.png"]);
    }

    #[test]
    fn two_that_write_at_once_do_not_mix() {
        let folder = Folder::new("writing-two");
        let file = folder.file("a.png");
        write_with(&file, |first| {
            first.write_all(b"first")?;
            write(&file, b"second").unwrap();
            assert_eq!(fs::read(&file)?, b"second");
            Ok(())
        })
        .unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"first");
        assert_eq!(names(&folder), ["a.png"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_and_permissions_kept() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = Folder::new("writing-links");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        fs::create_dir(folder.file("inner")).unwrap();
        fs::write(folder.file("inner/real.png"), b"old").unwrap();
        fs::set_permissions(folder.file("inner/real.png"), fs::Permissions::from_mode(0o640)).unwrap();
        symlink("inner/real.png", folder.file("link.png")).unwrap();
        symlink("link.png", folder.file("second.png")).unwrap();
        write(&folder.file("second.png"), b"new").unwrap();
        assert_eq!(fs::read(folder.file("inner/real.png")).unwrap(), b"new");
        assert_eq!(mode(&folder.file("inner/real.png")), 0o640);
        assert!(folder.file("link.png").is_symlink() && folder.file("second.png").is_symlink());

        // A link to nothing makes its target; a circle of links is refused.
        symlink("made.png", folder.file("to-nothing.png")).unwrap();
        write(&folder.file("to-nothing.png"), b"made").unwrap();
        assert_eq!(fs::read(folder.file("made.png")).unwrap(), b"made");
        symlink("circle.png", folder.file("circle.png")).unwrap();
        assert!(matches!(write(&folder.file("circle.png"), b"x"), Err(WriteError::NoFile)));
        symlink("/dev/full", folder.file("device.png")).unwrap();
        assert!(matches!(write(&folder.file("device.png"), b"x"), Err(WriteError::NoFile)));
    }
}
