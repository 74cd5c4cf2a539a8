//! The seeds and findings of the fuzzer (fuzz/seeds), each as it is and damaged in ways that are the same
//! in every run: the promises of fuzz/entries.rs hold for all of them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

#[path = "../fuzz/entries.rs"]
mod entries;

use std::fs;
use std::path::{Path, PathBuf};

use entries::{ENTRIES, Entry};

/// How many ways each seed is damaged in.
const N_DAMAGED: usize = 24;

fn seeds(name: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(name);
    let mut found: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

/// The `nth` damage: cut off, doubled, a piece taken out, a byte changed.
fn damaged(bytes: &[u8], nth: usize) -> Vec<u8> {
    // A step through the bytes that shares no factor with most lengths reaches all parts of them.
    let at = (nth + 1) * 7919 % bytes.len().max(1);
    match nth % 4 {
        0 => bytes[..at].to_vec(),
        1 => [bytes, &bytes[at..]].concat(),
        2 => [&bytes[..at], &bytes[(at + 1 + nth).min(bytes.len())..]].concat(),
        _ => {
            let mut changed = bytes.to_vec();
            if let Some(byte) = changed.get_mut(at) {
                *byte = byte.wrapping_mul(31).wrapping_add(nth as u8);
            }
            changed
        }
    }
}

#[test]
fn every_seed_and_finding_keeps_the_promises() {
    for Entry { name, call } in ENTRIES {
        let seeds = seeds(name);
        assert!(!seeds.is_empty(), "{name} has no seeds");
        for seed in seeds {
            let bytes = fs::read(&seed).unwrap();
            // Should one fail, the test says which.
            println!("{}", seed.display());
            call(&bytes);
            (0..N_DAMAGED).for_each(|nth| call(&damaged(&bytes, nth)));
        }
    }
}

#[test]
fn every_target_is_replayed() {
    let targets = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/targets");
    let mut names: Vec<String> = fs::read_dir(targets)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let mut known: Vec<&str> = ENTRIES.iter().map(|entry| entry.name).collect();
    known.sort_unstable();
    assert_eq!(names, known);
}
