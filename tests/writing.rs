//! What interrupts a picture on its way to the disk leaves the old file or the new one: killed at every call to
//! the system, refused by the system at every call, on a disk that is full.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

use zeitstrahl::writing::write;

#[path = "common/folder.rs"]
mod folder;
#[path = "common/strace.rs"]
mod strace;

use folder::Folder;

const ARTICLE: &str = "Gipfel in Bern\n\nBern, 5. September 2025. Am Mittwoch sagte Ministerin Anna Keller: \
     „Wir unterschreiben am Freitag.“\n";
const PROGRAM: &str = env!("CARGO_BIN_EXE_zeitstrahl");
const KILLED: i32 = 9;

/// A folder with an article, the picture of it, and an older file in the place of the picture.
struct Place {
    folder: Folder,
    new: Vec<u8>,
}

const OLD: &[u8] = b"an older picture";

impl Place {
    fn new(name: &str) -> Self {
        let folder = Folder::new(name);
        fs::write(folder.file("article.txt"), ARTICLE).unwrap();
        let place = Self { folder, new: Vec::new() };
        let output = place.program(Command::new(PROGRAM)).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let new = place.picture();
        place.renew();
        Self { new, ..place }
    }

    /// `command`, told to draw the article.
    fn program(&self, mut command: Command) -> Command {
        let file = |name| self.folder.file(name);
        command.arg("render").arg(file("article.txt")).arg("--out").arg(file("a.png"));
        command.args(["--size", "320x320"]);
        command
    }

    fn picture(&self) -> Vec<u8> {
        fs::read(self.folder.file("a.png")).unwrap()
    }

    fn renew(&self) {
        fs::write(self.folder.file("a.png"), OLD).unwrap();
    }

    /// Draws the article under strace, which looks at the calls that concern the picture.
    fn traced(&self, arguments: &[&str]) -> Output {
        let mut strace = Command::new("strace");
        strace.args(["-f", "-qq", "-e", "trace=%file,%desc"]).args(arguments);
        for path in ["a.png", ".a.png.0.part", ""] {
            strace.arg("-P").arg(self.folder.file(path));
        }
        strace.arg(PROGRAM);
        self.program(strace).output().unwrap()
    }

    /// These calls in their order: the name of each, and the how manieth of this name it is.
    fn calls(&self) -> Vec<(String, usize)> {
        let elsewhere = Folder::new(&format!("calls-{:?}", std::thread::current().id()));
        let trace = elsewhere.file("trace");
        assert!(self.traced(&["-o", trace.to_str().unwrap()]).status.success());
        self.renew();
        let mut calls: Vec<(String, usize)> = Vec::new();
        for line in fs::read_to_string(trace).unwrap().lines() {
            let name = line.split_whitespace().nth(1).unwrap().split('(').next().unwrap();
            let nth = calls.iter().filter(|(known, _)| known == name).count() + 1;
            calls.push((name.to_owned(), nth));
        }
        assert!(calls.iter().any(|(name, _)| name.starts_with("rename")), "{calls:?}");
        calls
    }

    /// Draws the article, while `fault` befalls the `nth` call of this name.
    fn with_fault(&self, fault: &str, (name, nth): &(String, usize)) -> Output {
        self.traced(&["-o", "/dev/null", "-e", &format!("inject={name}:{fault}:when={nth}")])
    }

    /// Old or new, and whole; and no article is touched.
    fn check(&self, when: &str) {
        let picture = self.picture();
        assert!(picture == OLD || picture == self.new, "{when}: {} bytes of neither", picture.len());
        assert_eq!(fs::read_to_string(self.folder.file("article.txt")).unwrap(), ARTICLE, "{when}");
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

#[test]
fn a_picture_is_old_or_new_wherever_the_program_is_killed() {
    if !strace::is_there() {
        return;
    }
    let place = Place::new("killed");
    let calls = place.calls();
    let mut n_new = 0;
    for call in &calls {
        place.renew();
        let output = place.with_fault("signal=KILL", call);
        place.check(&format!("killed at {call:?}"));
        assert_eq!(output.status.signal(), Some(KILLED), "{call:?} of {calls:?}: {output:?}");
        n_new += usize::from(place.picture() == place.new);
    }
    let n_old = calls.len() - n_new;
    assert!(n_new > 0 && n_old > 3, "the picture was new after {n_new} kills and old after {n_old}");
    // What the killed ones have left is gone with the first that ends well.
    assert!(place.program(Command::new(PROGRAM)).status().unwrap().success());
    assert_eq!(place.names(), ["a.png", "article.txt"]);
}

#[test]
fn a_picture_is_old_or_new_whatever_the_system_refuses() {
    if !strace::is_there() {
        return;
    }
    let place = Place::new("refused");
    for error in ["ENOSPC", "EACCES"] {
        let mut n_told = 0;
        for call in place.calls() {
            place.renew();
            let output = place.with_fault(&format!("error={error}"), &call);
            let (when, told) = (format!("{error} at {call:?}"), String::from_utf8_lossy(&output.stderr));
            place.check(&when);
            match output.status.code() {
                Some(0) => assert_eq!(place.picture(), place.new, "{when}"),
                Some(1) => assert!(told.contains("a.png could not be written"), "{when}: {told}"),
                other => panic!("{when}: {other:?} {told}"),
            }
            n_told += usize::from(output.status.code() == Some(1));
        }
        assert!(n_told > 3, "{error} was told {n_told} times");
    }
}

/// A bound of the size of files stands for a full disk: it needs no rights, and writing breaks off in the middle.
#[test]
fn a_full_disk_leaves_the_old_picture_and_is_told() {
    let place = Place::new("full");
    assert!(place.new.len() > 2048, "the picture has only {} bytes", place.new.len());
    let mut shell = Command::new("sh");
    // Blocks of 512 bytes; the signal would end the program before it can tell.
    shell.args(["-c", "trap '' XFSZ; ulimit -f 2; exec \"$0\" \"$@\"", PROGRAM]);
    let output = place.program(shell).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("a.png could not be written"), "{output:?}");
    assert_eq!(place.picture(), OLD);
    assert_eq!(place.names(), ["a.png", "article.txt"]);
}

/// Links lead to inputs, too.
#[test]
fn no_picture_is_written_over_an_input() {
    let place = Place::new("input");
    let (article, picture) = (place.folder.file("article.txt"), place.folder.file("a.png"));
    fs::remove_file(&picture).unwrap();
    std::os::unix::fs::symlink("article.txt", &picture).unwrap();
    let inputs = [article.as_path(), place.folder.path()];
    for input in inputs {
        let mut program = Command::new(PROGRAM);
        program.arg("render").arg(input).arg("--out").arg(&picture);
        let output = program.output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("one of the articles"), "{output:?}");
        assert_eq!(fs::read_to_string(&article).unwrap(), ARTICLE);
    }
    // The program itself is asked to read what it is to write.
    fs::remove_file(&picture).unwrap();
    fs::write(&picture, ARTICLE).unwrap();
    let mut program = Command::new(PROGRAM);
    let output =
        program.arg("render").args([&article, &picture]).arg("--out").arg(&picture).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert_eq!(fs::read_to_string(&picture).unwrap(), ARTICLE);
}

/// Tells the program of this test, started anew, to write until it is killed.
const WRITE_HERE: &str = "ZEITSTRAHL_TEST_WRITES_HERE";
/// Bytes of each file that it writes.
const N_BYTES: usize = 1 << 20;

/// Does nothing as a test: it is what the next one starts as a program of its own.
#[test]
fn writer() {
    let Some(path) = std::env::var_os(WRITE_HERE) else { return };
    for letter in [b'a', b'b'].into_iter().cycle() {
        write(Path::new(&path), &vec![letter; N_BYTES]).unwrap();
    }
}

fn start_writer(path: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "writer"])
        .env(WRITE_HERE, path)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn a_file_is_whole_whenever_its_writer_is_killed() {
    let folder = Folder::new("loop");
    let file = folder.file("file");
    write(&file, &vec![b'a'; N_BYTES]).unwrap();
    for round in 0..60_u64 {
        let mut writer = start_writer(&file);
        sleep(Duration::from_micros(3_000 + round * 7_919 % 30_000));
        writer.kill().unwrap();
        writer.wait().unwrap();
        let bytes = fs::read(&file).unwrap();
        let is_whole = bytes.len() == N_BYTES && bytes.iter().all(|byte| *byte == bytes[0]);
        assert!(is_whole, "round {round}: {} bytes", bytes.len());
    }
    write(&file, b"last").unwrap();
    let n_files = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(n_files, 1, "what the killed ones left is still there");
}
