//! The program from outside: what it prints, where, and how it exits.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data")
}

fn zeitstrahl(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_zeitstrahl"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

const ARTICLES: &str = concat!(
    r#"{"id":"a","text":"Die Ministerin Mia Muster sagte am Montag in Berlin, sie komme.","published":"2025-09-05"}"#,
    "\n",
    r#"{"id":"b","text":"Der Präsident reiste am Dienstag ab.","published":"2025-09-05","language":"de"}"#,
    "\n"
);

#[test]
fn extract_prints_one_line_for_each_article_and_nothing_else() {
    let output = zeitstrahl(&["extract", "--language", "de", "-"], ARTICLES);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let lines: Vec<serde_json::Value> =
        out(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let ids: Vec<_> = lines.iter().map(|line| line["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["a", "b"]);
    assert_eq!(lines[0]["text"], "Die Ministerin Mia Muster sagte am Montag in Berlin, sie komme.");
    assert_eq!(lines[0]["published"]["date"], "2025-09-05");
}

#[test]
fn its_own_output_opens_again_unchanged() {
    let first = zeitstrahl(&["extract", "--language", "de", "-"], ARTICLES);
    let second = zeitstrahl(&["extract", "-"], &out(&first));
    assert_eq!(out(&second), out(&first));
    // Without its items a line is an article to be read.
    let mut line: serde_json::Value = serde_json::from_str(out(&first).lines().next().unwrap()).unwrap();
    line.as_object_mut().unwrap().remove("items");
    let third = zeitstrahl(&["extract", "-"], &line.to_string());
    assert_eq!(out(&third).trim_end(), out(&first).lines().next().unwrap());
}

#[test]
fn csv_has_a_line_of_names_and_a_line_for_each_item() {
    let output = zeitstrahl(&["extract", "--format", "csv", sample().to_str().unwrap()], "");
    let text = out(&output);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names = reader.headers().unwrap().clone();
    assert_eq!((names.get(0), names.get(22), names.len()), (Some("article"), Some("confidence"), 23));
    let lines = zeitstrahl(&["extract", sample().to_str().unwrap()], "");
    let count = |line: &str| {
        serde_json::from_str::<serde_json::Value>(line).unwrap()["items"].as_array().unwrap().len()
    };
    assert_eq!(reader.records().filter(Result::is_ok).count(), out(&lines).lines().map(count).sum::<usize>());
}

#[test]
fn exit_codes_tell_whether_all_was_read() {
    let lost = zeitstrahl(&["extract", "/nowhere.txt", "-"], ARTICLES);
    assert_eq!(lost.status.code(), Some(1));
    assert_eq!(out(&lost).lines().count(), 2, "the others are printed all the same");
    assert!(err(&lost).contains("/nowhere.txt"), "{}", err(&lost));
    for wrong in [
        &["extract"][..],
        &["extract", "--published", "5.9.2025", "a.txt"],
        &["extract", "--published"],
        &["extract", "--format", "xml", "a.txt"],
        &["extract", "--out", "a.png", "a.txt"],
        &["render", "a.txt"],
        &["render", "a.txt", "--out", "a.png", "--size", "10x10"],
        &["--nonsense"],
    ] {
        let output = zeitstrahl(wrong, "");
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(out(&output).is_empty() && err(&output).lines().count() == 2, "{wrong:?}: {}", err(&output));
    }
}

#[test]
fn help_and_version_say_all() {
    let help = out(&zeitstrahl(&["--help"], ""));
    for word in [
        "extract",
        "render",
        "--published",
        "--language",
        "--format",
        "--out",
        "--size",
        "--log",
        "Exit codes",
    ] {
        assert!(help.contains(word), "{word} is missing in\n{help}");
    }
    assert_eq!(out(&zeitstrahl(&["extract", "--help"], "")), help);
    assert_eq!(
        out(&zeitstrahl(&["--version"], "")).trim(),
        concat!("zeitstrahl ", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn the_log_is_off_until_asked_for() {
    let silent = zeitstrahl(&["extract", "-"], ARTICLES);
    assert!(err(&silent).is_empty(), "{}", err(&silent));
    let told = zeitstrahl(&["extract", "--log", "info", "-"], ARTICLES);
    assert!(err(&told).contains("2 articles"), "{}", err(&told));
}
