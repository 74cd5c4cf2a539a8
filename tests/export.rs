//! What is exported is what passes, whole and in words that every program reads as they are.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::DateTime;
use pulldown_cmark::{Event, Options, Parser};
use serde_json::Value;
use zeitstrahl::document::{Document, Given, Published, PublishedEvidence};
use zeitstrahl::effort::Effort;
use zeitstrahl::export::data::{
    Cancelled, Selection, Watch, account_of, cells, first_lines, html_escaped, passages, text_of, write,
};
use zeitstrahl::export::{FORMATS, Format};
use zeitstrahl::item::{Decide, Mark, Status, extract};
use zeitstrahl::language::pack_for;
use zeitstrahl::pipeline::{Source, run};
use zeitstrahl::store::ItemRef;
use zeitstrahl::wording::{Tongue, Wording};
use zeitstrahl::workspace::{Command, DataCommand, FilterCommand, Workspace};

/// Words that every format has signs for, in an article of our own.
const HOSTILE: &str = "Die Ministerin Mia Muster sagte am Mittwoch in Berlin: „=1+1; <b>\"fett\"</b> & \\n, `so` *geht* es.“ \
     Der Sprecher Rolf Rabe bestritt am Donnerstag, dass <script>alert(1)</script> etwas kostet.\n\n\
     Die Brücke wurde am 3. September 2025 eröffnet.";

fn hostile() -> Workspace {
    let mut document = Document::plain("a, \"b\" <c>.txt", "de", HOSTILE);
    document.title = Some("Brücke <auf> & *zu*".to_owned());
    document.outlet = Some("Tag | Blatt".to_owned());
    document.url = Some("https://example.org/a?b=1&c=\"2\"".to_owned());
    document.published = Published::on("2025-09-05".parse().unwrap(), PublishedEvidence::Given);
    let effort = Effort::for_text(HOSTILE.len());
    let extraction = extract(document.into(), pack_for("de").unwrap(), &effort);
    let mut workspace = Workspace::new(vec![extraction.into()]);
    let first = workspace.store().items().find(|item| !item.is_event()).unwrap().idx;
    for what in [
        Decide::Status(Some(Status::Disputed)),
        Decide::Mark(Mark::Tag("Zoll; Handel".to_owned())),
        Decide::Mark(Mark::Star(true)),
        Decide::Mark(Mark::Note(Some("prüfen <i>\nund anrufen".to_owned()))),
    ] {
        workspace.apply(Command::Data(DataCommand::Decide { items: vec![first], what }));
    }
    workspace
}

fn sample() -> Workspace {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data");
    let sources = [Source::Path(folder)];
    Workspace::new(run(&sources, &Given::default(), &|_| {}, &AtomicBool::new(false)).extractions)
}

fn selection(workspace: &Workspace, tongue: Tongue) -> Selection {
    let made = DateTime::parse_from_rfc3339("2025-12-01T00:30:00+01:00").unwrap();
    Selection::filtered(workspace, Wording::of(tongue), made)
}

fn written(format: Format, selection: &Selection) -> String {
    let mut out = Vec::new();
    write(format, selection, &Watch::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The items that pass, as the store has them.
fn items(workspace: &Workspace) -> Vec<ItemRef<'_>> {
    workspace.result().items().map(|idx| workspace.store().item(idx)).collect()
}

/// The lines of CSV, by the names of their columns; apostrophes that guard a cell taken off.
fn lines(csv: &str) -> Vec<BTreeMap<String, String>> {
    let text = csv.strip_prefix('\u{feff}').expect("a mark for spreadsheets");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names = reader.headers().unwrap().clone();
    let line = |line: Result<csv::StringRecord, csv::Error>| {
        let line = line.unwrap();
        names.iter().map(str::to_owned).zip(line.iter().map(|cell| cell.to_owned())).collect()
    };
    reader.records().map(line).collect()
}

const DATA: [Format; 8] = [
    Format::Csv,
    Format::Json,
    Format::JsonLines,
    Format::Markdown,
    Format::Html,
    Format::TimelineJs,
    Format::Ics,
    Format::Dna,
];

#[test]
fn every_format_tells_filters_and_what_is_hidden() {
    let mut workspace = sample();
    let all = workspace.store().len();
    workspace.apply(Command::Filter(FilterCommand::SetMinConfidence(0.9)));
    let shown = workspace.result().n_passing;
    assert!(shown > 0 && shown < all);
    let selection = selection(&workspace, Tongue::German);
    for format in DATA {
        // The folded lines of a calendar, and the marks that keep Markdown from reading signs as its own.
        let text = written(format, &selection).replace("\r\n ", "").replace('\\', "");
        for part in [
            format!("{shown} von {all} Einträgen aus 9 Artikeln"),
            "Nur: Sicherheit ab 90 %".to_owned(),
            format!("{} ausgeblendet", all - shown),
            format!("Zeitstrahl {}, exportiert am 1. Dezember 2025", env!("CARGO_PKG_VERSION")),
        ] {
            assert!(text.contains(&part), "{format:?}: {part}");
        }
    }
    assert_eq!(FORMATS.iter().filter(|entry| !entry.format.is_picture()).count(), DATA.len());
}

#[test]
fn csv_and_json_hold_what_the_items_are() {
    for workspace in [sample(), hostile()] {
        let selection = selection(&workspace, Tongue::English);
        let rows = lines(&written(Format::Csv, &selection));
        let json: Value = serde_json::from_str(&written(Format::Json, &selection)).unwrap();
        let json = json["items"].as_array().unwrap();
        let jsonl = written(Format::JsonLines, &selection);
        let jsonl: Vec<Value> = jsonl.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let items = items(&workspace);
        assert_eq!([rows.len(), json.len(), jsonl.len()], [items.len(); 3]);
        for (at, item) in items.iter().enumerate() {
            let (row, object) = (&rows[at], &json[at]);
            let plain = |cell: &str| cell.strip_prefix('\'').unwrap_or(cell).to_owned();
            assert_eq!(plain(&row["text"]), item.text());
            assert_eq!(object["text"], item.text());
            assert_eq!(jsonl[at]["text"], item.text());
            assert_eq!(jsonl[at]["sources"], object["sources"]);
            let span = item.evidence().next().unwrap().spans[0];
            assert_eq!(row["begin"], span.begin.to_string());
            assert_eq!(object["sources"][0]["spans"][0][0], span.begin);
            assert_eq!(object["sources"].as_array().unwrap().len(), item.tellings().count());
            let speaker = item.speaker().map(|idx| workspace.store().actor(idx).name.clone());
            assert_eq!(row["speaker"], speaker.clone().unwrap_or_default());
            assert_eq!(object["speaker"]["name"].as_str(), speaker.as_deref());
            assert_eq!((&*row["rule"], object["rule"].as_str().unwrap()), (item.rule(), item.rule()));
            let day = item.interval().map(|at| at.first_day().to_string());
            assert_eq!(row["from"].get(..10).map(str::to_owned), day);
            assert!(!row["basis"].is_empty() && !row["derivation"].is_empty());
        }
    }
}

#[test]
fn what_a_person_noted_goes_along() {
    let workspace = hostile();
    let selection = selection(&workspace, Tongue::German);
    let rows = lines(&written(Format::Csv, &selection));
    let row = rows.iter().find(|row| !row["status"].is_empty()).unwrap();
    assert_eq!(
        [&*row["status"], &*row["star"], &*row["tags"], &*row["note"]],
        ["disputed", "yes", "Zoll; Handel", "prüfen <i>\nund anrufen"]
    );
    assert_eq!(row["url"], "https://example.org/a?b=1&c=\"2\"");
    assert!(row["text"].starts_with("'=1+1") || !row["text"].starts_with('='), "{}", row["text"]);
    let html = written(Format::Html, &selection);
    assert!(html.contains("strittig · ★ · #Zoll; Handel · Notiz: prüfen &lt;i&gt; und anrufen"), "{html}");
    assert!(html.contains(r#"href="https://example.org/a?b=1&amp;c=&quot;2&quot;""#));
    let dna = lines(&written(Format::Dna, &selection));
    let coded = dna.iter().find(|row| !row["concept"].is_empty()).unwrap();
    assert_eq!((&*coded["concept"], &*coded["document_source"]), ("Zoll; Handel", "Tag | Blatt"));
}

/// A text on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_page_holds_each_quotation_and_nothing_that_runs() {
    for workspace in [sample(), hostile()] {
        let html = written(Format::Html, &selection(&workspace, Tongue::German));
        for item in items(&workspace) {
            let words = one_line(item.text());
            assert!(html.contains(&*html_escaped(&words)), "{words}");
        }
        assert_eq!(html.matches("<article").count(), workspace.result().n_passing);
        // Nothing of an article is a tag, one script is there, and nothing is loaded.
        assert_eq!(html.matches("<script").count(), 1);
        assert!(!html.contains("<b>\"fett") && !html.contains("<auf>"));
        for loads in [" src=", "@import", "url(", "<link", "<img", "<iframe"] {
            assert!(!html.contains(loads), "{loads}");
        }
    }
}

#[test]
fn markdown_reads_as_the_words_of_the_articles() {
    let workspace = hostile();
    let markdown = written(Format::Markdown, &selection(&workspace, Tongue::German));
    let (mut quotations, mut links, mut is_quoted) = (Vec::new(), 0, false);
    for event in Parser::new_ext(&markdown, Options::ENABLE_GFM | Options::ENABLE_STRIKETHROUGH) {
        use pulldown_cmark::{Tag, TagEnd};
        match event {
            Event::Start(Tag::BlockQuote(_)) => {
                is_quoted = true;
                quotations.push(String::new());
            }
            Event::End(TagEnd::BlockQuote(_)) => is_quoted = false,
            Event::Text(text) if is_quoted => quotations.last_mut().unwrap().push_str(&text),
            Event::Start(Tag::Link { dest_url, .. }) => {
                links += 1;
                assert_eq!(&*dest_url, "https://example.org/a?b=1&c=\"2\"");
            }
            Event::Html(_) | Event::InlineHtml(_) | Event::Code(_) => panic!("{event:?}"),
            _ => {}
        }
    }
    let items = items(&workspace);
    assert_eq!((quotations.len(), links), (items.len(), items.len() + 1));
    for (quotation, item) in quotations.iter().zip(items) {
        assert!(quotation.contains(&one_line(item.text())), "{quotation}: {}", item.text());
    }
}

/// The values of a calendar's property, unfolded and unescaped.
fn values(calendar: &str, name: &str) -> Vec<String> {
    let unfolded = calendar.replace("\r\n ", "");
    let lines = unfolded.split("\r\n").filter_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    let unescaped = |value: &str| {
        let mut signs = value.chars();
        let mut text = String::new();
        while let Some(sign) = signs.next() {
            match sign {
                '\\' => text.extend(signs.next().map(|sign| if sign == 'n' { '\n' } else { sign })),
                sign => text.push(sign),
            }
        }
        text
    };
    lines.map(unescaped).collect()
}

#[test]
fn a_calendar_holds_what_has_a_day() {
    for workspace in [sample(), hostile()] {
        let selection = selection(&workspace, Tongue::German);
        let calendar = written(Format::Ics, &selection);
        assert!(calendar.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
        let has_day = |item: &&ItemRef<'_>| {
            item.interval().is_some()
                && item.grain().is_some_and(|grain| grain <= zeitstrahl::time::Grain::Day)
        };
        let items = items(&workspace);
        let dated: Vec<_> = items.iter().filter(has_day).collect();
        assert_eq!(calendar.matches("BEGIN:VEVENT").count(), dated.len());
        let descriptions = values(&calendar, "DESCRIPTION");
        for (description, item) in descriptions.iter().zip(&dated) {
            assert!(description.contains(&one_line(item.text())), "{description}");
        }
        let days = values(&calendar, "DTSTART;VALUE=DATE");
        assert!(days.iter().all(|day| day.len() == 8));
        let mut names = values(&calendar, "UID");
        assert_eq!(names, values(&written(Format::Ics, &selection), "UID"), "the same the next time");
        names.sort();
        names.dedup();
        assert_eq!(names.len(), dated.len());
        assert_eq!(values(&calendar, "DTSTAMP")[0], "20251130T233000Z");
        let left_out = items.len() - dated.len();
        if left_out > 0 {
            assert!(values(&calendar, "X-WR-CALDESC")[0].contains(&format!("{left_out} ohne genauen Tag")));
        }
    }
}

#[test]
fn timelinejs_shows_quotations_as_words() {
    let workspace = hostile();
    let json: Value =
        serde_json::from_str(&written(Format::TimelineJs, &selection(&workspace, Tongue::English))).unwrap();
    let dated = items(&workspace).into_iter().filter(|item| item.interval().is_some()).collect::<Vec<_>>();
    let slides = json["events"].as_array().unwrap();
    assert_eq!(slides.len(), dated.len());
    for (slide, item) in slides.iter().zip(&dated) {
        assert!(slide["media"]["url"].as_str().unwrap().contains(&*html_escaped(&one_line(item.text()))));
        assert_eq!(slide["start_date"]["year"], 2025);
        assert_eq!(slide["media"]["link"], "https://example.org/a?b=1&c=\"2\"");
        assert!(!slide.to_string().contains("<script"));
    }
    assert!(json["title"]["text"]["headline"].as_str().unwrap().contains("&lt;auf&gt;"));
}

#[test]
fn the_event_list_counts_characters() {
    let workspace = sample();
    let rows = lines(&written(Format::Dna, &selection(&workspace, Tongue::English)));
    let statements: Vec<_> = items(&workspace).into_iter().filter(|item| !item.is_event()).collect();
    assert_eq!(rows.len(), statements.len());
    for (row, item) in rows.iter().zip(statements) {
        let text: Vec<char> = workspace.store().document(item.home()).text.chars().collect();
        let place = row["start"].parse::<usize>().unwrap()..row["stop"].parse::<usize>().unwrap();
        let span = item.hull().unwrap();
        let expected = span.of(&workspace.store().document(item.home()).text);
        assert_eq!(text[place].iter().collect::<String>(), expected);
        assert!(row["person"].is_empty() || row["organization"].is_empty());
    }
}

#[test]
fn writing_stops_when_told_and_an_empty_selection_is_written() {
    let workspace = sample();
    let watch = Watch::default();
    watch.cancel.store(true, Ordering::Relaxed);
    let stopped = write(Format::Csv, &selection(&workspace, Tongue::English), &watch, &mut Vec::new());
    assert!(stopped.unwrap_err().get_ref().is_some_and(|error| error.is::<Cancelled>()));
    let nothing = Workspace::default();
    let nothing = selection(&nothing, Tongue::English);
    for format in DATA {
        assert!(written(format, &nothing).is_empty() == (format == Format::JsonLines), "{format:?}");
    }
}

#[test]
fn grains_and_bases_have_words_in_both_languages() {
    for tongue in [Tongue::English, Tongue::German] {
        let wording = Wording::of(tongue);
        for workspace in [sample(), hostile()] {
            for entry in selection(&workspace, tongue).entries() {
                let known = entry.how_known();
                assert!(!known.contains("grain.") && !known.contains("basis."), "{known}");
            }
        }
        for key in ["minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"] {
            assert_ne!(wording.text(&format!("grain.{key}")), format!("grain.{key}"));
        }
        for key in ["stated", "assumed", "vague", "none", "decided"] {
            assert_ne!(wording.text(&format!("basis.{key}")), format!("basis.{key}"));
        }
    }
}

#[test]
fn the_tables_that_people_read_are_the_one_of_the_program() {
    let row = |entry: &zeitstrahl::export::FormatEntry| {
        format!("| `{}` | .{} | {} |\n", entry.name, entry.ending, entry.holds)
    };
    let table: String = FORMATS.iter().map(row).collect();
    for text in [include_str!("../README.md"), include_str!("../docs/export.md")] {
        assert!(text.contains(&table), "{table}");
    }
}

#[test]
fn the_begin_of_a_file_is_that_of_the_file() {
    let workspace = sample();
    let selection = selection(&workspace, Tongue::German);
    for format in DATA {
        let begin = first_lines(format, &selection, 9);
        assert!(!begin.is_empty() && begin.len() <= 9, "{format:?}: {}", begin.len());
        let whole = text_of(format, &selection);
        let told = if format == Format::Html { text_of(Format::Markdown, &selection) } else { whole };
        for (line, of_file) in begin.iter().zip(told.lines()) {
            assert!(of_file.starts_with(line.as_str()), "{format:?}: {line}");
        }
        let account = account_of(format, &selection);
        assert!(account.contains("Zeitstrahl"), "{account}");
    }
    let left_out = account_of(Format::Ics, &selection);
    assert!(left_out.contains("ohne genauen Tag nicht enthalten"), "{left_out}");
    assert!(account_of(Format::Dna, &selection).contains("nicht enthalten"));
}

#[test]
fn what_is_copied_keeps_its_source() {
    let workspace = hostile();
    let selection = selection(&workspace, Tongue::German);
    let table = cells(&selection);
    let lines: Vec<Vec<&str>> = table.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(lines.len(), selection.len() + 1);
    assert!(lines.iter().all(|cells| cells.len() == 5), "{table}");
    assert!(lines[1..].iter().all(|cells| cells[4].contains("Tag | Blatt")), "{table}");
    let markdown = passages(&selection);
    assert_eq!(markdown.matches("\n> ").count(), selection.len(), "{markdown}");
}
