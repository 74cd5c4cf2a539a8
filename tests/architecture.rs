//! The order of the modules, as the table in ARCHITECTURE.md gives it: `crate::…` paths in `src/`
//! run upward only, every module stands in the table, and only `src/ui` knows the window's crates.
//! Inside a module no files import one another in a circle.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

#[path = "common/imports.rs"]
mod imports;

use imports::Imports;

const WINDOW_CRATES: [&str; 3] = ["egui", "eframe", "rfd"];

/// The modules of the table in ARCHITECTURE.md, in reading order.
fn table() -> Vec<String> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let row = Regex::new(r"(?m)^\| `(\w+)` \|").unwrap();
    row.captures_iter(&text).map(|row| row[1].to_owned()).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file under `folder`.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The module a file belongs to: the first part of its path below `src`.
fn module_of(path: &Path) -> String {
    let below = path.strip_prefix(root().join("src")).unwrap();
    let first = below.components().next().unwrap().as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The code of a file without its comments; links in doc comments may point anywhere.
fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The modules named by `crate::…` paths, those inside `crate::{…}` included.
fn modules_used(code: &str) -> Vec<String> {
    let path = Regex::new(r"\bcrate::(\w+|\{)").unwrap();
    let mut used = Vec::new();
    for found in path.captures_iter(code) {
        if &found[1] == "{" {
            used.extend(heads_of_group(&code[found.get(0).unwrap().end()..]));
        } else {
            used.push(found[1].to_owned());
        }
    }
    used
}

/// The first word of each part of a `{a::b, c::{d, e}}` group, given what follows its brace.
fn heads_of_group(after_brace: &str) -> Vec<String> {
    let mut heads = Vec::new();
    let (mut depth, mut head, mut open) = (1, String::new(), true);
    for c in after_brace.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => {
                heads.push(std::mem::take(&mut head));
                open = true;
                continue;
            }
            ':' => open = false,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        if open && (c.is_alphanumeric() || c == '_') {
            head.push(c);
        }
    }
    heads.push(head);
    heads.retain(|head| !head.is_empty());
    heads
}

/// What is wrong with one file of `module`, in words.
fn faults(module: &str, code: &str, table: &[String]) -> Vec<String> {
    let place = |name: &str| table.iter().position(|known| known == name);
    let Some(own) = place(module) else { return vec![format!("module `{module}` is not in the table")] };
    let mut found = Vec::new();
    for used in modules_used(code) {
        match place(&used) {
            Some(at) if at > own => found.push(format!("`{module}` uses `{used}`, which stands below it")),
            None if used != "Result" => found.push(format!("`{module}` uses `{used}`, not in the table")),
            _ => {}
        }
    }
    if module != "ui" {
        found.extend(window_crates_in(code).map(|name| format!("`{module}` names `{name}`")));
    }
    found
}

fn window_crates_in(code: &str) -> impl Iterator<Item = &'static str> {
    WINDOW_CRATES.into_iter().filter(|name| Regex::new(&format!(r"\b{name}::")).unwrap().is_match(code))
}

#[test]
fn modules_use_only_those_above() {
    let table = table();
    assert!(table.len() > 15, "the table was not read: {table:?}");
    let mut wrong = Vec::new();
    for path in sources(&root().join("src")) {
        let module = module_of(&path);
        if module == "lib" {
            continue;
        }
        let code = code(&fs::read_to_string(&path).unwrap());
        if module == "main" {
            wrong.extend(window_crates_in(&code).map(|name| format!("main.rs names `{name}`")));
        } else {
            wrong.extend(faults(&module, &code, &table).iter().map(|f| format!("{}: {f}", path.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_path_that_runs_downward_is_found() {
    let table: Vec<String> = ["time", "store", "scene"].map(String::from).into();
    assert_eq!(faults("scene", "use crate::{time::Grain, store};", &table), [""; 0]);
    assert_eq!(faults("time", "use crate::{time::Grain, store::{Store, Row}};", &table).len(), 1);
    assert_eq!(faults("store", "fn f() { crate::scene::build() }", &table).len(), 1);
    assert_eq!(faults("store", "use crate::elsewhere::X;", &table).len(), 1);
    assert_eq!(faults("scene", "use egui::Rect;", &table).len(), 1);
    assert_eq!(faults("new", "", &table).len(), 1);
}

#[test]
fn no_files_of_a_module_import_one_another_in_a_circle() {
    let src = root().join("src");
    let texts: Vec<(PathBuf, String)> = sources(&src)
        .into_iter()
        .map(|path| (path.strip_prefix(&src).unwrap().to_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    let imports = Imports::new(texts.iter().map(|(path, text)| (path.as_path(), text.as_str())));
    let mut wrong = Vec::new();
    for module in table() {
        for circle in imports.circles(&module) {
            wrong.extend(circle.iter().map(|(from, to)| format!("{from} -> {to}")));
            wrong.push(String::new());
        }
    }
    assert!(wrong.is_empty(), "files import one another in a circle:\n{}", wrong.join("\n"));
}

#[test]
fn a_circle_of_files_is_found() {
    let circles = |files: &[(&str, &str)]| {
        Imports::new(files.iter().map(|(path, text)| (Path::new(*path), *text))).circles("a")
    };
    let arrow = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    let both = vec![arrow("a", "a::b"), arrow("a::b", "a")];
    assert_eq!(circles(&[("a.rs", "mod b; fn f() { b::g() }"), ("a/b.rs", "fn g() {}")]), [[]; 0]);
    let back = [("a.rs", "mod b; fn f() { b::g() }"), ("a/b.rs", "use super::f;")];
    assert_eq!(circles(&back), std::slice::from_ref(&both));
    assert_eq!(circles(&[("a.rs", "use b::g; fn f() {}"), ("a/b.rs", "fn g() { crate::a::f() }")]), [both]);
    // What the parent only hands on stands in the file behind it.
    let handed_on =
        [("a/mod.rs", "pub use c::X; use b::g;"), ("a/b.rs", "use super::X;"), ("a/c.rs", "struct X;")];
    assert_eq!(circles(&handed_on), [[]; 0]);
    let round = [
        ("a.rs", "mod b; mod c; mod d;"),
        ("a/b.rs", "use super::c::Y;"),
        ("a/c.rs", "use super::{d::{Z, self}};"),
        ("a/d.rs", "use crate::a::b;"),
    ];
    assert_eq!(circles(&round).len(), 1);
    let in_tests =
        [("a/b.rs", "use super::c::Y;"), ("a/c.rs", "#[cfg(test)]\nmod tests { use super::super::b::X; }")];
    assert_eq!(circles(&in_tests), [[]; 0]);
}
