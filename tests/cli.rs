//! The program from outside: what it prints, where, and how it exits.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

#[path = "common/folder.rs"]
mod folder;

use folder::Folder;

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
    // It stands elsewhere now, and is the same in all else.
    let without_place = |line: &str| {
        let mut line: serde_json::Value = serde_json::from_str(line).unwrap();
        line.as_object_mut().unwrap().remove("provenance").expect("where it stands");
        line
    };
    assert_eq!(without_place(&out(&third)), without_place(out(&first).lines().next().unwrap()));
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
        &["render", "a.txt", "--out", "a.gif"],
        &["extrakt", "a.txt"],
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
    let of_extract = out(&zeitstrahl(&["extract", "--help"], ""));
    assert!(of_extract.contains("--format") && of_extract.contains("--published"), "{of_extract}");
    assert!(!of_extract.contains("--size") && !of_extract.contains("render"), "{of_extract}");
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

/// The program with all its streams closed but what a test gives it.
fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zeitstrahl"));
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

#[test]
fn a_spreadsheet_shows_letters_and_runs_nothing() {
    let line = serde_json::json!({
        "id": "=2+3",
        "title": "@Übersicht",
        "text": "„=1+1 ist zwei“, sagte Lehrerin Ute Maß.\n-5 Grad reichen, sagte Förster Jan Bö am Montag.",
        "published": "2025-09-05",
        "language": "de",
    });
    let output = zeitstrahl(&["extract", "--format", "csv", "-"], &line.to_string());
    let text = out(&output);
    let text = text.strip_prefix('\u{feff}').expect("the mark of UTF-8");
    let records = csv::Reader::from_reader(text.as_bytes()).records().collect::<Result<Vec<_>, _>>().unwrap();
    assert!(!records.is_empty());
    assert_eq!(&records[0][0], "'=2+3");
    for cell in records.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
    }
}

/// Whoever reads has enough after some bytes: quiet, with one exit code for all formats.
#[test]
fn a_closed_pipe_ends_it_quietly() {
    let folder = Folder::new("pipe");
    let lines: String = (0..3_000).map(|n| ARTICLES.replace("\"id\":\"", &format!("\"id\":\"{n}"))).collect();
    let input = folder.write("many.jsonl", lines.as_bytes());
    let input = input.to_str().unwrap();
    for arguments in [&["extract", input][..], &["extract", "--format", "csv", input]] {
        let mut child = program(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        assert!(first.ends_with('\n'), "{arguments:?}");
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""), "{arguments:?}");
    }
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    assert_eq!(program(&["--help"]).stdout(writer).status().unwrap().code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn full_and_closed_streams_are_no_crash() {
    let full = || File::options().write(true).open("/dev/full").unwrap();
    let code = |command: &mut Command| command.status().unwrap().code();
    for arguments in [&["extract", "/nowhere.txt"][..], &["extract", "--log", "trace", "/nowhere.txt"]] {
        assert_eq!(code(program(arguments).stderr(full())), Some(1), "{arguments:?}");
    }
    assert_eq!(code(program(&["--nonsense"]).stderr(full())), Some(2));
    assert_eq!(code(program(&["--help"]).stdout(full()).stderr(full())), Some(1));
    assert_eq!(code(program(&["extract", sample().to_str().unwrap()]).stdout(full())), Some(1));
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    assert_eq!(code(program(&["extract", "/nowhere.txt"]).stderr(writer)), Some(1));
}

#[cfg(unix)]
#[test]
fn names_that_are_not_utf_8_are_read() {
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new("names");
    let odd = folder.path().join(std::ffi::OsStr::from_bytes(b"\xfcber.txt"));
    fs::write(&odd, "Der Minister sagte am Montag, er gehe.").unwrap();
    let output = program(&["extract", "--language", "de"]).arg(&odd).stdout(Stdio::piped()).output().unwrap();
    assert_eq!((output.status.code(), out(&output).lines().count()), (Some(0), 1));
    let nowhere = std::ffi::OsStr::from_bytes(b"\xff\xfe");
    assert_eq!(program(&["extract"]).arg(nowhere).status().unwrap().code(), Some(1));
}

#[test]
fn names_cannot_move_the_cursor() {
    let output = zeitstrahl(&["extract", "no\u{1b}[2Jthing\nhere\u{202e}.txt"], "");
    assert!(err(&output).contains("no\\u{1b}[2Jthing\\nhere\\u{202e}.txt"), "{}", err(&output));
    assert_eq!(err(&output).lines().count(), 1);
}

#[test]
fn a_picture_of_nobody_is_refused() {
    let folder = Folder::new("nobody");
    let picture = folder.file("a.png");
    let draw_by = |option: &str, value: &str, articles: &str| {
        let picture = picture.to_str().unwrap();
        zeitstrahl(&["render", "--language", "de", "-", "--out", picture, option, value], articles)
    };
    let draw = |actor: &str| draw_by("--actor", actor, ARTICLES);
    let nobody = draw("Niemand Nirgends");
    assert_eq!(nobody.status.code(), Some(2));
    assert!(err(&nobody).contains("Niemand Nirgends") && !picture.exists(), "{}", err(&nobody));
    let somebody = draw("mia muster");
    assert_eq!(somebody.status.code(), Some(0), "{}", err(&somebody));
    assert!(picture.exists());
    // Every facet is an option, and can make lanes. What can be no value is refused before anything is read.
    for (option, right, wrong, read) in [
        ("--kind", "indirect", "rumor", ""),
        ("--source", "a", "no such title", ARTICLES),
        ("--group", "kind", "mood", ""),
    ] {
        let (drawn, refused) = (draw_by(option, right, ARTICLES), draw_by(option, wrong, read));
        assert_eq!(drawn.status.code(), Some(0), "{option}: {}", err(&drawn));
        assert_eq!(refused.status.code(), Some(2), "{option}: {}", err(&refused));
        assert!(err(&refused).contains(wrong), "{option}: {}", err(&refused));
    }
}

/// Ctrl+C while articles still come: what is done is there, in whole lines.
#[cfg(unix)]
#[test]
fn ctrl_c_keeps_what_is_done() {
    let mut child = program(&["extract", "--language", "de", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(ARTICLES.as_bytes()).unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let mut first = String::new();
    lines.read_line(&mut first).unwrap();
    assert!(first.contains("\"id\":\"a\""), "the first is printed while others may come: {first}");
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130));
    assert!(err(&output).contains("Stopped"), "{}", err(&output));
    let rest: Vec<String> = lines.lines().map(Result::unwrap).collect();
    assert!(rest.iter().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()), "{rest:?}");
    // The pipe into it was open all the time.
    drop(input);
}

#[test]
fn a_project_is_drawn_and_nothing_is_written_beside_it() {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;
    use zeitstrahl::document::Given;
    use zeitstrahl::pipeline::{Source, run};
    use zeitstrahl::project::{Articles, Contents, ProjectFile};
    use zeitstrahl::workspace::Workspace;
    let folder = Folder::new("cli-project");
    let read = run(&[Source::Path(sample())], &Given::default(), &|_| {}, &AtomicBool::new(false));
    let contents = Contents::of(&Workspace::new(read.extractions), None, Arc::default());
    let path = folder.file("a.zeitstrahl");
    drop(ProjectFile::create(&path, &contents, Articles::Embedded).unwrap());
    let picture = folder.file("a.png");
    let arguments = ["render", path.to_str().unwrap(), "--out", picture.to_str().unwrap()];
    let output = zeitstrahl(&arguments, "");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(fs::read(&picture).unwrap().starts_with(b"\x89PNG"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    let printed = zeitstrahl(&["extract", path.to_str().unwrap()], "");
    assert_eq!(out(&printed), out(&zeitstrahl(&["extract", sample().to_str().unwrap()], "")));
    fs::write(&path, "nonsense\n").unwrap();
    let output = zeitstrahl(&arguments, "");
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("it is no project"), "{}", err(&output));
}

#[test]
fn what_passes_is_exported_by_ending_or_by_name() {
    let folder = Folder::new("cli-export");
    let sample = sample();
    let export = |name: &str, more: &[&str]| {
        let path = folder.file(name);
        let arguments = ["export", sample.to_str().unwrap(), "--out", path.to_str().unwrap()];
        let output = zeitstrahl(&[&arguments, more].concat(), "");
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        fs::read_to_string(path).unwrap()
    };
    let all: serde_json::Value = serde_json::from_str(&export("a.json", &[])).unwrap();
    let few = export("few.json", &["--country", "RU", "--from", "2025-09-01", "--to", "2025-09-05"]);
    let few: serde_json::Value = serde_json::from_str(&few).unwrap();
    assert_eq!(all["export"]["hidden"], 0);
    assert!(few["export"]["shown"].as_u64().unwrap() > 0 && few["export"]["hidden"].as_u64().unwrap() > 0);
    for item in few["items"].as_array().unwrap() {
        assert!(item["country"] == "RU" && item["time"]["from"].as_str().unwrap() < "2025-09-06", "{item}");
    }
    assert!(
        export("a.dat", &["--format", "ics", "--title", "Wer, was"]).contains("X-WR-CALNAME:Wer\\, was\r\n")
    );
    assert!(export("a.html", &["--language-of-window", "de"]).contains("<html lang=\"de\">"));
}
