//! What files become when they are read: a golden file for each format, encodings, and hostile input.
//!
//! `UPDATE_GOLDEN=1 cargo test --test reading` writes what is read today beside each input.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

use std::borrow::Cow;
use std::fmt::Write as _;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

#[path = "common/folder.rs"]
mod folder_of_test;

use folder_of_test::Folder;
use zeitstrahl::diagnostic::Cause;
use zeitstrahl::document::{Document, Given, Lines, Loaded, PublishedEvidence, load, read};
use zeitstrahl::pipeline::{Done, Expected, Outcome, Progress, Source, run, stream};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/formats")
}

/// What was read, in lines that a diff shows well.
fn told(name: &str, bytes: &[u8]) -> String {
    let (loaded, problems) = load(name, bytes, &Given::default());
    let mut text = String::new();
    for article in &loaded {
        match article {
            Loaded::Article(document) => tell(document, &mut text),
            Loaded::Extracted { number, .. } => writeln!(text, "line {number} of extract").unwrap(),
            Loaded::Told(_) => unreachable!("told apart by load"),
        }
    }
    for problem in &problems {
        writeln!(text, "problem {:?}", problem.cause).unwrap();
    }
    text
}

fn tell(document: &Document, text: &mut String) {
    let known = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    writeln!(text, "=== {}", document.id).unwrap();
    writeln!(text, "title     {}", known(&document.title)).unwrap();
    writeln!(text, "author    {}", known(&document.author)).unwrap();
    writeln!(text, "outlet    {}", known(&document.outlet)).unwrap();
    writeln!(text, "url       {}", known(&document.url)).unwrap();
    writeln!(text, "language  {}", document.language).unwrap();
    let date = document.published.date.map_or("-".to_owned(), |date| date.to_string());
    writeln!(text, "published {date} {:?}", document.published.evidence).unwrap();
    for block in document.blocks() {
        writeln!(text, "{:<12}{}", format!("{:?}", block.kind), block.span.of(&document.text)).unwrap();
    }
    for problem in &document.diagnostics {
        writeln!(text, "problem {:?}", problem.cause).unwrap();
    }
}

#[test]
fn golden_formats() {
    let mut failures = Vec::new();
    let mut inputs: Vec<_> = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    inputs.retain(|path| path.extension().is_some_and(|ending| ending != "golden"));
    inputs.sort();
    assert!(inputs.len() >= 8, "the inputs are there");
    for input in inputs {
        let name = input.file_name().unwrap().to_string_lossy().into_owned();
        let found = told(&name, &fs::read(&input).unwrap());
        let golden = input.with_file_name(format!("{name}.golden"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&golden, &found).unwrap();
        } else if fs::read_to_string(&golden).unwrap_or_default() != found {
            failures.push(format!("{name} is read as\n{found}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The one article of a file.
fn article(name: &str, bytes: &[u8]) -> Document {
    let (loaded, problems) = load(name, bytes, &Given::default());
    match loaded.as_slice() {
        [Loaded::Article(document)] => document.clone(),
        _ => panic!("{name}: {} articles, {problems:?}", loaded.len()),
    }
}

const WORDS: &str =
    "Die Ministerin erklärte: „Größe allein genügt nicht.“\nSie kündigte für März Änderungen an.\n";

#[test]
fn every_encoding_reads_the_same() {
    let utf_16 = |bytes: fn(u16) -> [u8; 2], mark: bool| {
        let units = mark.then_some(0xFEFF).into_iter().chain(WORDS.encode_utf16());
        units.flat_map(bytes).collect::<Vec<u8>>()
    };
    let windows = encoding_rs::WINDOWS_1252.encode(WORDS).0.into_owned();
    for (name, bytes) in [
        ("UTF-8", WORDS.as_bytes().to_vec()),
        ("UTF-8 with mark", [b"\xef\xbb\xbf", WORDS.as_bytes()].concat()),
        ("UTF-16 LE", utf_16(u16::to_le_bytes, true)),
        ("UTF-16 BE", utf_16(u16::to_be_bytes, true)),
        ("UTF-16 LE without mark", utf_16(u16::to_le_bytes, false)),
        ("UTF-16 BE without mark", utf_16(u16::to_be_bytes, false)),
        ("Windows-1252", windows),
        ("CRLF", WORDS.replace('\n', "\r\n").into_bytes()),
    ] {
        let document = article("a.txt", &bytes);
        assert_eq!(document.text, WORDS, "{name}");
        assert!(!document.diagnostics.iter().any(|d| matches!(d.cause, Cause::Replaced(_))), "{name}");
    }
}

#[test]
fn a_page_is_decoded_as_it_declares_unless_it_is_utf_8() {
    let page = |charset: &str| {
        let body =
            "<p>Die Größe genügt nicht, erklärte die Ministerin am Abend in der Hauptstadt.</p>".repeat(5);
        format!(
            "<html><head><meta charset=\"{charset}\"></head><body><article>{body}</article></body></html>"
        )
    };
    let declared = encoding_rs::ISO_8859_2.encode(&page("iso-8859-2")).0.into_owned();
    assert!(article("a.html", &declared).text.contains("Größe genügt"));
    assert!(article("a.html", page("iso-8859-1").as_bytes()).text.contains("Größe genügt"));
}

#[test]
fn text_and_lines_come_back_byte_for_byte() {
    let odd = "  Zwei Blanks voran.\n\n\n\u{a0}Und\tTabs \n ohne Ende";
    assert_eq!(article("a.txt", odd.as_bytes()).text, odd);
    let line = serde_json::json!({ "text": "Mit\r\nCR und \u{feff}Marke\n" }).to_string();
    assert_eq!(article("a.jsonl", line.as_bytes()).text, "Mit\r\nCR und \u{feff}Marke\n");
}

#[test]
fn what_is_given_holds_where_the_file_says_nothing() {
    let given = Given { published: "2001-02-03".parse().ok(), language: Some("de-AT".to_owned()) };
    let read = |name: &str, text: &str| match load(name, text.as_bytes(), &given).0.pop() {
        Some(Loaded::Article(document)) => (document.published, document.language),
        other => panic!("{other:?}"),
    };
    let (published, language) = read("a.txt", "Er kommt morgen.");
    assert_eq!((published.evidence, language.as_str()), (PublishedEvidence::Given, "de-AT"));
    let (published, _) = read("2025-09-05.txt", "Er kommt morgen.");
    assert_eq!(published.evidence, PublishedEvidence::FileName);
    let (published, language) =
        read("a.jsonl", r#"{"text": "He comes.", "published": "2025-09-05", "language": "en"}"#);
    assert_eq!((published.date, language.as_str()), ("2025-09-05".parse().ok(), "en"));
}

#[test]
fn every_article_says_which_bytes_of_which_file_it_is() {
    let lines = ["{\"text\":\"Größe.\"}", "", "kaputt", "{\"text\":\"Zwei.\"}"];
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let text = lines.join("\r\n");
    for (name, bytes, unit) in [("UTF-8", text.as_bytes().to_vec(), 1), ("UTF-16", wide(&text), 2)] {
        let found: Vec<_> = load("a.jsonl", &bytes, &Given::default()).0.into_iter().collect();
        let [Loaded::Article(first), Loaded::Article(second)] = &found[..] else {
            panic!("{name}: {found:?}")
        };
        let (first, second) = (first.provenance.clone().unwrap(), second.provenance.clone().unwrap());
        assert_eq!((&*first.file, first.number, second.number), ("a.jsonl", 1, 4), "{name}");
        let length =
            |line: &str| (if unit == 2 { 2 * line.encode_utf16().count() } else { line.len() }) as u64;
        assert_eq!((first.bytes.begin, first.bytes.end), (0, length(lines[0]) + 2 * unit), "{name}");
        assert_eq!(second.bytes.end - second.bytes.begin, length(lines[3]), "{name}");
        assert_eq!(second.bytes.end, bytes.len() as u64, "{name}");
    }
    let whole = article("a.txt", "Ein Satz.".as_bytes()).provenance.unwrap();
    assert_eq!((whole.number, whole.page, whole.bytes.begin, whole.bytes.end), (1, None, 0, 9));
}

#[test]
fn lines_read_in_chunks_of_any_length_are_the_same() {
    let text = "\u{feff}{\"text\":\"Größe.\"}\n\nkaputt\r\n{\"text\":\"Zwei.\"}\n{\"text\":\"Drei.\"}";
    let wide = text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    for bytes in [text.as_bytes().to_vec(), wide] {
        let whole = load("a.jsonl", &bytes, &Given::default());
        assert_eq!((whole.0.len(), whole.1.len()), (3, 1));
        for length in 4..bytes.len() {
            let (mut articles, mut problems) = (Vec::new(), Vec::new());
            let mut take = |loaded| {
                match loaded {
                    Loaded::Told(problem) => problems.push(problem),
                    article => articles.push(article),
                }
                ControlFlow::Continue(())
            };
            let mut lines = Lines::new("a.jsonl", &Given::default());
            assert!(bytes.chunks(length).all(|chunk| lines.read(chunk, &mut take).is_continue()));
            assert!(lines.finish(&mut take).is_continue());
            assert_eq!((articles, problems), whole, "chunks of {length}");
        }
    }
}

#[test]
fn bad_lines_are_told_one_by_one_and_then_together() {
    let bad = "{\"x\":1}\n".repeat(30);
    let (articles, problems) = load("a.jsonl", (bad + "{\"text\":\"Gut.\"}").as_bytes(), &Given::default());
    assert_eq!(articles.len(), 1);
    let lines = problems.iter().filter(|problem| matches!(problem.cause, Cause::BadLine(..))).count();
    assert_eq!((lines, &problems.last().unwrap().cause), (20, &Cause::MoreBadLines(10)));
}

#[test]
fn reading_ends_where_the_taker_breaks() {
    let text = "{\"text\":\"Satz.\"}\n".repeat(100);
    let mut n_taken = 0;
    let end = read("a.jsonl", text.as_bytes(), &Given::default(), &mut |_| {
        n_taken += 1;
        if n_taken == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(end.is_break());
    assert_eq!(n_taken, 3);
}

fn memory(name: &str, bytes: impl Into<Vec<u8>>) -> Source {
    Source::Memory { name: name.to_owned(), bytes: Cow::Owned(bytes.into()) }
}

fn run_all(sources: &[Source]) -> Outcome {
    run(sources, &Given::default(), &|_| {}, &AtomicBool::new(false))
}

#[test]
fn every_failure_is_one_problem_and_the_rest_loads() {
    let truncated = "{\"text\": \"Eins.\"}\n{\"text\": \"Zw\n{\"text\": \"Drei.\"}\n";
    let sources = [
        memory("empty.txt", ""),
        memory("blank.md", " \n\n"),
        memory("page.html", "<html><body><script>var x;</script></body></html>"),
        memory("binary.txt", (0..=255).cycle().take(5000).collect::<Vec<u8>>()),
        memory("paper.pdf", "%PDF-1.7 ..."),
        memory("broken.jsonl", truncated),
        Source::Path(PathBuf::from("/nowhere/at/all.txt")),
        memory("good.txt", "Der Minister sagte am Montag, er trete zurück."),
    ];
    let outcome = run_all(&sources);
    let problems = |at: usize| outcome.files[at].problems.iter().map(|d| d.cause.key()).collect::<Vec<_>>();
    assert_eq!(problems(0), ["empty"]);
    assert_eq!(problems(1), ["empty"]);
    assert_eq!(problems(2), ["empty"]);
    assert_eq!(problems(3), ["unknown-type"]);
    assert_eq!(problems(4), ["unknown-type"]);
    assert_eq!(problems(5), ["bad-line"]);
    assert_eq!(problems(6), ["unreadable"]);
    assert!(problems(7).is_empty());
    let texts: Vec<_> = outcome.extractions.iter().map(|one| one.document.text.as_str()).collect();
    assert_eq!(texts, ["Eins.", "Drei.", "Der Minister sagte am Montag, er trete zurück."]);
    assert!(!outcome.is_complete());
}

#[test]
fn hostile_pages_end_in_time() {
    let bomb = "<div>".repeat(200_000);
    let mixed = "<b><i><a href=x><span><table><tr><td>".repeat(20_000);
    let unclosed = "<".repeat(1_000_000);
    let attribute = format!("<div class=\"{}\">Text</div>", "a ".repeat(400_000));
    let comment = format!("<!--{}", "<p>".repeat(300_000));
    for (name, page) in [
        ("bomb", bomb),
        ("mixed", mixed),
        ("unclosed", unclosed),
        ("attribute", attribute),
        ("comment", comment),
    ] {
        let outcome = run_all(&[memory("a.html", format!("<html><body>{page}"))]);
        let slow = outcome.problems().any(|problem| matches!(problem.cause, Cause::TooSlow(_)));
        assert!(!slow, "{name} used up the time of a file");
    }
}

#[test]
fn a_huge_line_is_one_article() {
    let text = "Wort ".repeat(80_000);
    let line = serde_json::json!({ "text": text, "language": "en" }).to_string();
    assert_eq!(article("a.jsonl", line.as_bytes()).text, text);
    let longer = serde_json::json!({ "text": text.repeat(5), "language": "en" }).to_string();
    let begin = article("a.jsonl", longer.as_bytes());
    assert_eq!(begin.text.trim_end(), text.trim_end());
    assert!(begin.diagnostics.iter().any(|told| told.cause == Cause::LongText(400_000)));
    assert_eq!(article("a.txt", text.as_bytes()).blocks().len(), 1);
}

#[test]
fn identifiers_are_unique_and_equal_texts_noted() {
    let line = |text: &str| serde_json::json!({ "id": "17", "text": text, "language": "de" }).to_string();
    let text = "Der Minister sagte am Montag, er trete zurück.";
    let outcome = run_all(&[
        memory("a.jsonl", line(text)),
        memory("b.jsonl", line("Etwas anderes.")),
        memory("c.txt", text),
    ]);
    let ids: Vec<_> = outcome.extractions.iter().map(|one| one.document.id.as_str()).collect();
    assert_eq!(ids, ["17", "17#2", "c.txt"]);
    let third = &outcome.extractions[2].document.diagnostics;
    assert!(third.iter().any(|d| d.cause == Cause::Duplicate("17".to_owned())), "{third:?}");
    for one in &outcome.extractions {
        assert!(one.items().all(|item| item.evidence[0].document == one.document.id));
    }
}

#[test]
fn other_languages_load_without_items() {
    let outcome = run_all(&[memory("a.txt", "The minister said on Monday that he would resign.".repeat(10))]);
    let document = &outcome.extractions[0].document;
    assert_eq!(document.language, "en");
    assert!(document.diagnostics.iter().any(|d| d.cause == Cause::UnknownLanguage("en".to_owned())));
    assert_eq!(outcome.extractions[0].n_items(), 0);
}

#[test]
fn folders_are_read_in_order_and_progress_is_told() {
    let told = Mutex::new(Vec::new());
    let watch = |progress: Progress| {
        if let Progress::Finished { file, done, total } = progress {
            told.lock().unwrap().push((file.name.clone(), done, total));
        }
    };
    let folder = Source::Path(folder());
    let outcome = run(std::slice::from_ref(&folder), &Given::default(), &watch, &AtomicBool::new(false));
    let names: Vec<_> = outcome.files.iter().map(|file| file.name.clone()).collect();
    // The last one is the folder itself, which tells of the files that are not read.
    let (of_folder, inside) = outcome.files.split_last().unwrap();
    assert!(
        matches!(&of_folder.problems[0].cause, Cause::KindsUnread(8.., names) if names.contains(".golden"))
    );
    assert!(inside.iter().map(|file| &file.name).is_sorted() && inside.len() >= 8, "{names:?}");
    assert!(inside.iter().all(|file| file.articles > 0), "{names:?}");
    let told = told.into_inner().unwrap();
    let mut counts: Vec<_> = told.iter().map(|(_, done, _)| *done).collect();
    counts.sort_unstable();
    assert_eq!(counts, (1..=names.len()).collect::<Vec<_>>());
    assert!(told.iter().all(|(_, _, total)| *total == names.len()));
}

#[test]
fn how_many_articles_of_a_file_are_done_is_told() {
    let line = |n: usize| serde_json::json!({ "id": n.to_string(), "text": "Es regnet." }).to_string();
    let lines: Vec<String> = (0..30).map(line).collect();
    let told = Mutex::new(Vec::new());
    let watch = |progress: Progress| {
        if let Progress::Advanced { name, articles, expected, share } = progress {
            told.lock().unwrap().push((name.to_owned(), articles, expected, share));
        }
    };
    run(&[memory("a.jsonl", lines.join("\n"))], &Given::default(), &watch, &AtomicBool::new(false));
    let mut told = told.into_inner().unwrap();
    told.sort_by_key(|one| one.1);
    assert_eq!(told.iter().map(|one| one.1).collect::<Vec<_>>(), (1..=30).collect::<Vec<_>>());
    assert!(told.iter().all(|one| one.0 == "a.jsonl" && one.2 == Expected::Exactly(30)));
    assert_eq!((told[14].3, told[29].3), (0.5, 1.0));
}

#[test]
fn each_article_is_told_as_it_is_read_and_shares_what_is_known_of_its_actors() {
    let line = |id: &str| {
        let text = "Der Minister Jo Tal sagte am Montag in Berlin, er trete zurück.";
        serde_json::json!({ "id": id, "text": text, "language": "de", "published": "2025-09-05" }).to_string()
    };
    let told = Mutex::new(Vec::new());
    let watch = |progress: Progress| {
        if let Progress::Opened { article } = progress {
            told.lock().unwrap().push(Arc::clone(article));
        }
    };
    let sources = [memory("a.jsonl", [line("1"), line("2")].join("\n")), memory("b.jsonl", line("1"))];
    let outcome = run(&sources, &Given::default(), &watch, &AtomicBool::new(false));
    let ids: Vec<_> = outcome.extractions.iter().map(|one| one.document.id.as_str()).collect();
    assert_eq!(ids, ["1", "2", "1#2"]);
    let mut told: Vec<_> = told.lock().unwrap().iter().map(|one| one.document.id.clone()).collect();
    told.sort_unstable();
    assert_eq!(told, ["1", "1", "2"]);
    let actors = |at: usize| &outcome.extractions[at].actors;
    assert!(!actors(0).is_empty());
    assert!((1..3).all(|at| actors(0).iter().zip(actors(at)).all(|(a, b)| Arc::ptr_eq(a, b))));
}

#[test]
fn reading_stops_when_it_is_told_to() {
    let sources: Vec<_> = (0..200).map(|n| memory(&format!("{n}.txt"), format!("Satz {n}."))).collect();
    let cancel = AtomicBool::new(false);
    let watch = |progress: Progress| {
        if let Progress::Finished { done: 5.., .. } = progress {
            cancel.store(true, Ordering::Relaxed);
        }
    };
    let outcome = run(&sources, &Given::default(), &watch, &cancel);
    assert!(outcome.cancelled && outcome.files.len() < 200, "{}", outcome.files.len());
    assert!(!outcome.is_complete());
}

fn source(folder: &Folder) -> Source {
    Source::Path(folder.path().to_owned())
}

/// The texts that were read of sources, and the keys of what was told, each in order.
fn read_and_told(sources: &[Source]) -> (Vec<String>, Vec<&'static str>) {
    let outcome = run_all(sources);
    let texts = outcome.extractions.iter().map(|one| one.document.text.trim().to_owned()).collect();
    let mut told: Vec<_> =
        outcome.files.iter().flat_map(|file| &file.problems).map(|told| told.cause.key()).collect();
    told.sort_unstable();
    (texts, told)
}

/// A folder: its name, the files in it with what they hold, the texts that are read, and what is told.
type OddFolder<'a> = (&'a str, &'a [(&'a str, &'a [u8])], &'a [&'a str], &'a [&'a str]);

/// Each entry of odd folders is read once or told once.
#[test]
fn every_file_of_odd_folders_is_read_or_told() {
    let deep = format!("{}deep.txt", "a/".repeat(60));
    let table: [OddFolder; 9] = [
        ("plain", &[("a.txt", b"Eins."), ("b/c.md", b"Zwei.")], &["Eins.", "Zwei."], &[]),
        ("empty", &[], &[], &["empty"]),
        ("deep", &[(&deep, b"Tief.")], &["Tief."], &[]),
        ("hidden", &[(".a.txt", b"x"), ("Thumbs.db", b"x"), ("b.txt", b"Eins.")], &["Eins."], &[]),
        ("kinds", &[("a.css", b"x"), ("b.js", b"x"), ("c.txt", b"Eins.")], &["Eins."], &["kinds-unread"]),
        ("unread", &[("a.css", b"x")], &[], &["kinds-unread"]),
        (
            "pdf",
            &[("a.pdf", b"%PDF-1.4 x"), ("b.docx", b"PK\x03\x04")],
            &[],
            &["unknown-type", "unknown-type"],
        ),
        ("called-pdf", &[("a.pdf", b"Eins."), ("ohne", b"Zwei.")], &["Eins.", "Zwei."], &[]),
        (
            "bad",
            &[("a.jsonl", b"{}\n{\"text\":\"Eins.\"}"), ("b.txt", b"")],
            &["Eins."],
            &["bad-line", "empty"],
        ),
    ];
    for (name, files, texts, told) in table {
        let folder = Folder::new(name);
        files.iter().for_each(|(name, bytes)| drop(folder.write(name, bytes)));
        let found = read_and_told(&[source(&folder)]);
        assert_eq!(
            (found.0, found.1.as_slice()),
            (texts.iter().map(|&text| text.to_owned()).collect(), told),
            "{name}"
        );
    }
}

#[test]
fn a_file_that_is_named_several_times_is_one_article() {
    let folder = Folder::new("several");
    folder.write("a.txt", b"Eins.");
    let file = folder.file("a.txt");
    let dotted = folder.file("./../").join(folder.path().file_name().unwrap()).join("a.txt");
    let sources = [Source::Path(file.clone()), Source::Path(dotted), source(&folder), Source::Path(file)];
    assert_eq!(read_and_told(&sources).0, ["Eins."]);
}

#[cfg(unix)]
#[test]
fn links_are_followed_once_and_pipes_are_told() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    let folder = Folder::new("links");
    folder.write("real/a.txt", b"Eins.");
    folder.write("elsewhere/b.txt", b"Zwei.");
    let open = folder.file("real");
    for name in ["first", "second"] {
        symlink(".", open.join(name)).unwrap();
    }
    symlink("a.txt", open.join("again.txt")).unwrap();
    symlink("../elsewhere", open.join("away")).unwrap();
    symlink("nothing.txt", open.join("dead.txt")).unwrap();
    symlink("circle", open.join("circle")).unwrap();
    let _socket = UnixListener::bind(open.join("socket.txt")).unwrap();
    let (texts, told) = read_and_told(&[Source::Path(open.clone())]);
    assert_eq!(texts, ["Eins.", "Zwei."]);
    assert_eq!(told, ["not-a-file", "unreadable", "unreadable"]);
    let named = read_and_told(&[Source::Path(open.join("socket.txt")), Source::Path("/dev/zero".into())]);
    assert_eq!(named.1, ["not-a-file", "not-a-file"]);
}

/// A pipe that nobody writes into would keep a reader waiting for ever.
#[cfg(unix)]
#[test]
fn a_named_pipe_does_not_hang() {
    let folder = Folder::new("pipe");
    let pipe = folder.file("a.txt");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert_eq!(read_and_told(&[source(&folder)]).1, ["not-a-file"]);
    assert_eq!(read_and_told(&[Source::Path(pipe)]).1, ["not-a-file"]);
}

#[test]
fn listing_a_folder_stops_when_it_is_told_to() {
    let folder = Folder::new("listing");
    (0..2_500).for_each(|n| drop(folder.write(&format!("{n}.txt"), b"Eins.")));
    let (cancel, listed) = (AtomicBool::new(false), Mutex::new(Vec::new()));
    let watch = |progress: Progress| {
        if let Progress::Listed { entries } = progress {
            listed.lock().unwrap().push(entries);
            cancel.store(true, Ordering::Relaxed);
        }
    };
    let outcome = run(&[source(&folder)], &Given::default(), &watch, &cancel);
    assert!(outcome.cancelled && outcome.extractions.is_empty());
    assert_eq!(listed.into_inner().unwrap(), [1_000]);
}

/// What is done is handed out in order, and what is not handed out yet is bounded.
#[test]
fn articles_are_handed_out_in_order_while_others_are_read() {
    let line =
        |n: usize| serde_json::json!({ "id": n.to_string(), "text": "Wort ".repeat(4_000) }).to_string();
    let lines: Vec<String> = (0..3_000).map(line).collect();
    let n_opened = std::sync::atomic::AtomicUsize::new(0);
    let watch = |progress: Progress| {
        if let Progress::Opened { .. } = progress {
            n_opened.fetch_add(1, Ordering::SeqCst);
        }
    };
    let (mut n_taken, mut most_ahead, mut files) = (0, 0, 0);
    let whole = stream(
        &[memory("a.jsonl", lines.join("\n")), memory("b.txt", "Ende.")],
        &Given { published: None, language: Some("en".to_owned()) },
        &watch,
        &AtomicBool::new(false),
        &mut |done| {
            match done {
                Done::Article(article) if n_taken < 3_000 => {
                    assert_eq!(article.document.id, n_taken.to_string());
                    n_taken += 1;
                }
                Done::Article(article) => assert_eq!(article.document.id, "b.txt"),
                Done::File(_) => files += 1,
            }
            most_ahead = most_ahead.max(n_opened.load(Ordering::SeqCst).saturating_sub(n_taken));
            ControlFlow::Continue(())
        },
    );
    assert!(whole && (n_taken, files) == (3_000, 2));
    // 20 kB each: at most 16 MB wait, and a job for each thread.
    assert!(most_ahead < 1_200, "{most_ahead}");
}

#[test]
fn nothing_more_is_handed_out_to_a_taker_that_breaks() {
    let sources: Vec<_> = (0..50).map(|n| memory(&format!("{n}.txt"), format!("Satz {n}."))).collect();
    let mut n_taken = 0;
    let whole = stream(&sources, &Given::default(), &|_| {}, &AtomicBool::new(false), &mut |_| {
        n_taken += 1;
        ControlFlow::Break(())
    });
    assert!(!whole && n_taken == 1);
}
