//! The licence texts that the window shows are those of the crates that it is built of.
//!
//! After a crate has come or gone: `UPDATE_LICENCES=1 cargo test --test licences`.

#![allow(clippy::unwrap_used, reason = "in tests and benches it is the assertion")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

const LISTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/licences/crates.txt");

/// How the files that hold a licence or the names of its owners are called.
const NAMES: [&str; 5] = ["license", "licence", "copying", "unlicense", "notice"];

/// What cargo tells of the crates of the program, for every platform.
fn metadata() -> Value {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let arguments = ["metadata", "--format-version=1", "--locked", "--all-features"];
    let output =
        Command::new(cargo).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name].as_str().unwrap_or_default()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The identifiers of all crates that are part of the program: not those that only build or test it.
fn parts(metadata: &Value) -> BTreeSet<&str> {
    let root = text(&metadata["resolve"], "root");
    let nodes: BTreeMap<&str, &Value> =
        list(&metadata["resolve"]["nodes"]).iter().map(|node| (text(node, "id"), node)).collect();
    let (mut found, mut open) = (BTreeSet::new(), vec![root]);
    while let Some(id) = open.pop() {
        for dependency in list(&nodes[id]["deps"]) {
            let is_part = list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            if is_part && found.insert(text(dependency, "pkg")) {
                open.push(text(dependency, "pkg"));
            }
        }
    }
    found
}

/// The texts that come with a crate: of several licences to choose from the one of MIT, which is the shortest.
fn licence_of(package: &Value) -> String {
    let folder = Path::new(text(package, "manifest_path")).parent().unwrap();
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            let name = path.file_name().unwrap().to_string_lossy().to_lowercase();
            path.is_file() && NAMES.iter().any(|begin| name.starts_with(begin))
        })
        .collect();
    files.sort();
    let expression = text(package, "license");
    let texts: Vec<String> = files
        .iter()
        .map(|path| String::from_utf8_lossy(&fs::read(path).unwrap()).replace("\r\n", "\n").trim().to_owned())
        .filter(|text| text.len() > 80)
        .collect();
    let is_choice = expression.contains(" OR ") || expression.contains('/');
    let mit = texts.iter().find(|text| {
        text.contains("Permission is hereby granted, free of charge") && !text.contains("Apache License")
    });
    match mit {
        Some(mit) if is_choice && expression.contains("MIT") && !expression.contains("AND") => mit.clone(),
        _ if texts.is_empty() => without_text(package),
        _ => texts.join("\n\n"),
    }
}

/// For a crate without a text: who wrote it, and the text of its licence as others have it.
fn without_text(package: &Value) -> String {
    let authors: Vec<&str> = list(&package["authors"]).iter().filter_map(Value::as_str).collect();
    let owners = if authors.is_empty() { "its authors".to_owned() } else { authors.join(", ") };
    let expression = text(package, "license");
    let ours = |name: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
    let words = if expression.contains("MIT") {
        let mit = ours("LICENSE-MIT");
        mit[mit.find("Permission is hereby").unwrap()..].trim().to_owned()
    } else if expression.contains("Apache-2.0") {
        ours("LICENSE-APACHE").trim().to_owned()
    } else {
        format!("{expression}. Its text stands below another crate with this licence.")
    };
    format!("Copyright (c) {owners}\nSource: {}\n\n{words}", text(package, "repository"))
}

/// The file as it should be: under the names of crates, a line each, the text that they have in common.
fn made() -> String {
    let metadata = metadata();
    let parts = parts(&metadata);
    let mut by_text: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in list(&metadata["packages"]).iter().filter(|one| parts.contains(text(one, "id"))) {
        let (name, version) = (text(package, "name"), text(package, "version"));
        let named = format!("== {name} | {version} | {}", text(package, "license").replace('/', " OR "));
        by_text.entry(licence_of(package)).or_default().push(named);
    }
    let mut groups: Vec<(Vec<String>, String)> = by_text
        .into_iter()
        .map(|(text, mut names)| {
            names.sort();
            (names, text)
        })
        .collect();
    groups.sort();
    let mut out = String::new();
    for (names, text) in groups {
        writeln!(out, "{}\n\n{text}\n", names.join("\n")).unwrap();
    }
    out
}

#[test]
fn the_licences_shown_are_those_of_the_crates_it_is_built_of() {
    let made = made();
    if std::env::var_os("UPDATE_LICENCES").is_some() {
        fs::write(LISTED, &made).unwrap();
    }
    let listed = fs::read_to_string(LISTED).unwrap_or_default();
    let names = |text: &str| -> BTreeSet<String> {
        text.lines().filter(|line| line.starts_with("== ")).map(str::to_owned).collect()
    };
    let (listed_names, made_names) = (names(&listed), names(&made));
    let missing: Vec<_> = made_names.difference(&listed_names).collect();
    let gone: Vec<_> = listed_names.difference(&made_names).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "not listed: {missing:?}; listed, but no part of it: {gone:?}; UPDATE_LICENCES=1 lists them anew"
    );
    assert!(listed == made, "a licence text has changed; UPDATE_LICENCES=1 lists them anew");
}
