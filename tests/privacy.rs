//! No network, and nothing written but what was asked for: `extract` and `render` under strace. The window runs so
//! in tests/window.sh.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

#[path = "common/folder.rs"]
mod folder;
#[path = "common/strace.rs"]
mod strace;

use folder::Folder;

/// The exit code of tests/traced.sh for a program that did what it must not.
const BROKEN: i32 = 99;

/// Runs `program` and gives the code 99 where it wrote outside `place` or opened a socket of the network.
fn traced(place: &Path, program: &str, arguments: &[&str]) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    Command::new("bash")
        .arg(root.join("tests/traced.sh"))
        .arg(place)
        .arg(program)
        .args(arguments)
        .env("HOME", place)
        .env("XDG_DATA_HOME", place)
        .output()
        .unwrap()
}

fn check(arguments: &[&str], place: &Path) -> Output {
    let output = traced(place, env!("CARGO_BIN_EXE_zeitstrahl"), arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

#[test]
fn extract_writes_no_file_and_opens_no_socket() {
    if !strace::is_there() {
        return;
    }
    let folder = Folder::new("privacy-extract");
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/sample_data");
    for format in ["jsonl", "csv"] {
        let output = check(&["extract", "--format", format, sample], &folder.file("nothing"));
        assert!(!output.stdout.is_empty());
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn render_writes_its_picture_alone_and_opens_no_socket() {
    if !strace::is_there() {
        return;
    }
    let folder = Folder::new("privacy-render");
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/sample_data");
    let picture = folder.file("a.png");
    check(&["render", sample, "--out", picture.to_str().unwrap()], folder.path());
    assert!(fs::read(picture).unwrap().starts_with(b"\x89PNG"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "more than the picture is there");
}

/// A check that cannot fail says nothing.
#[test]
fn what_must_not_be_is_found() {
    if !strace::is_there() {
        return;
    }
    let folder = Folder::new("privacy-broken");
    let place = folder.file("place/");
    fs::create_dir(&place).unwrap();
    let elsewhere = folder.file("elsewhere").display().to_string();
    let inside = place.join("inside").display().to_string();
    for (script, code) in [
        (format!("echo x >{elsewhere}"), BROKEN),
        (format!("mkdir {elsewhere}-folder"), BROKEN),
        (format!("echo x >{inside} && mv {inside} {elsewhere}"), BROKEN),
        ("exec 3<>/dev/tcp/127.0.0.1/9 || true".to_owned(), BROKEN),
        (format!("echo x >{inside} && cat {inside} >/dev/null && exit 7"), 7),
    ] {
        let output = traced(&place, "bash", &["-c", &script]);
        assert_eq!(output.status.code(), Some(code), "{script}: {}", String::from_utf8_lossy(&output.stderr));
    }
}
