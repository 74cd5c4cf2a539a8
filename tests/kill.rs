//! A program that is killed while it writes a project loses nothing that it was told is on the disk.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

#[path = "common/mod.rs"]
mod common;
#[path = "common/folder.rs"]
mod folder;

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};
use std::sync::Arc;
use std::time::Duration;

use chrono::{Days, NaiveDate};
use common::generate::{Dice, generate};
use folder::Folder;
use zeitstrahl::project::{Articles, Contents, ProjectFile, Unsaved};
use zeitstrahl::workspace::*;

/// How often the program is killed.
const KILLS: usize = 200;
/// Tells the program which project to write.
const PLACE: &str = "ZEITSTRAHL_TEST_KILL";

fn first() -> NaiveDate {
    NaiveDate::from_ymd_opt(2000, 1, 1).unwrap()
}

/// How many steps stand in a project: the date of its first article counts them.
fn n_steps(contents: &Contents) -> u64 {
    let id = &contents.articles[0].document.id;
    contents.layer.corrections.published.get(id).map_or(0, |date| (*date - first()).num_days() as u64)
}

/// The program that is killed: not a test where nobody does.
#[test]
fn writes_until_it_is_killed() {
    let Some(place) = std::env::var_os(PLACE).map(PathBuf::from) else { return };
    let opened = ProjectFile::open(&place).unwrap();
    assert_eq!(opened.problems.iter().filter(|one| one.cause.key() != "cut-off").count(), 0);
    let (mut file, mut contents) = (opened.file.unwrap(), opened.contents);
    let id = contents.articles[0].document.id.clone();
    for step in n_steps(&contents) + 1.. {
        contents.layer.corrections.published.insert(id.clone(), first() + Days::new(step));
        match step % 5 {
            0 => file.save(&contents).unwrap(),
            _ => drop(file.keep(&contents).unwrap()),
        }
        // What is said here is confirmed.
        let mut out = std::io::stdout();
        out.write_all(format!("\nstep {step}\n").as_bytes()).unwrap();
        out.flush().unwrap();
    }
}

/// Runs the program on `place` for a while and kills it; gives the last step that it confirmed.
fn killed(place: &Path, after: Duration) -> Option<u64> {
    let mut program = Process::new(std::env::current_exe().unwrap())
        .args(["--exact", "writes_until_it_is_killed", "--nocapture"])
        .env(PLACE, place)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(after);
    program.kill().unwrap();
    let mut said = Vec::new();
    program.stdout.take().unwrap().read_to_end(&mut said).unwrap();
    assert!(!program.wait().unwrap().success(), "it ended by itself: {}", String::from_utf8_lossy(&said));
    let said = String::from_utf8_lossy(&said).into_owned();
    // A number may be cut off in the middle.
    let whole = said.rsplit_once('\n').map_or("", |(whole, _)| whole);
    whole.lines().filter_map(|line| line.strip_prefix("step ")?.parse().ok()).next_back()
}

#[test]
fn nothing_that_was_confirmed_is_lost() {
    let folder = Folder::new("kill");
    let place = Unsaved::new(folder.path()).place().unwrap();
    let workspace = Workspace::new(generate(5, 70));
    let contents = Contents::of(&workspace, None, Arc::default());
    drop(ProjectFile::create(&place, &contents, Articles::Embedded).unwrap());
    let mut dice = Dice::new(17);
    let (mut confirmed, mut n_confirmed) = (0, 0);
    for nth in 0..KILLS {
        let said = killed(&place, Duration::from_micros(5_000 + dice.below(25_000) as u64));
        n_confirmed += usize::from(said.is_some());
        confirmed = said.unwrap_or(confirmed).max(confirmed);
        let opened = ProjectFile::open(&place).unwrap();
        let found = n_steps(&opened.contents);
        assert!(found >= confirmed, "kill {nth}: {confirmed} steps were confirmed, {found} are there");
        assert!(found <= confirmed + 1, "kill {nth}: {found} steps of {confirmed}");
        assert_eq!(opened.contents.articles.len(), contents.articles.len());
        assert!(opened.problems.iter().all(|one| one.cause.key() == "cut-off"), "{:?}", opened.problems);
        confirmed = found;
    }
    assert!(n_confirmed > KILLS / 4, "only {n_confirmed} programs came so far as to write");
}
