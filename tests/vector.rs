//! Pictures in vectors hold the same words as the picture in pixels, as text.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

use std::path::Path;
use std::sync::atomic::AtomicBool;

use chrono::{DateTime, NaiveDate};
use quick_xml::Reader;
use quick_xml::events::Event;
use zeitstrahl::document::Given;
use zeitstrahl::export::figure::figure;
use zeitstrahl::export::slide::{Paper, SlideEntry, SlideInput, SlideOptions, important, slides};
use zeitstrahl::export::{About, FigureOptions, Format, Look, Sheet, files};
use zeitstrahl::font::{Face, width};
use zeitstrahl::pipeline::{Source, run};
use zeitstrahl::scene::geometry::{Rect, Size};
use zeitstrahl::scene::shape::Shape;
use zeitstrahl::scene::{SceneInput, SceneOptions, Touch};
use zeitstrahl::theme::Shade;
use zeitstrahl::wording::{Tongue, Wording};
use zeitstrahl::workspace::Workspace;

/// The day that the pictures are made on.
const MADE: NaiveDate = NaiveDate::from_ymd_opt(2025, 12, 1).unwrap();

fn sample() -> Workspace {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data");
    let sources = [Source::Path(folder)];
    Workspace::new(run(&sources, &Given::default(), &|_| {}, &AtomicBool::new(false)).extractions)
}

fn timeline(workspace: &Workspace) -> Sheet {
    let input = SceneInput {
        store: workspace.store(),
        result: workspace.result(),
        view: workspace.view(),
        wording: Wording::of(Tongue::German),
        palette: workspace.palette(),
        touch: &Touch::default(),
        size: Size { width: 1600.0, height: 900.0 },
        options: SceneOptions::default(),
    };
    let title = Some("Wer <spricht> & wann".to_owned());
    let made = Some(MADE);
    figure(&input, &FigureOptions { title, legend: true, filters: true, sources: true, made }, None)
}

fn slide(workspace: &Workspace) -> Vec<Sheet> {
    let input = SlideInput {
        store: workspace.store(),
        result: workspace.result(),
        view: workspace.view(),
        wording: Wording::of(Tongue::German),
        palette: workspace.palette(),
    };
    let entries = important(&input, 6).into_iter().map(SlideEntry::of).collect();
    let (title, subtitle) = ("Ein Überblick".to_owned(), String::new());
    slides(&input, &SlideOptions { title, subtitle, paper: Paper::A4, entries, made: Some(MADE) })
}

fn written(format: Format, sheets: &[Sheet]) -> Vec<Vec<u8>> {
    let about = About {
        title: "Wer <spricht> & wann".to_owned(),
        language: "de",
        made: DateTime::parse_from_rfc3339("2025-12-01T00:30:00+01:00").unwrap(),
    };
    files(format, sheets, Look { shade: Shade::Light, scale: 1.0 }, &about).unwrap()
}

/// The words of a picture that are not cut off as a whole; icons are none.
fn words(sheet: &Sheet) -> Vec<String> {
    let is_icon = |face| matches!(face, Face::Icon | Face::IconFill | Face::IconBold);
    let mut clip = Rect::new(0.0, 0.0, sheet.size.width, sheet.size.height);
    let mut words = Vec::new();
    for shape in &sheet.shapes {
        match shape {
            Shape::Clip(rect) => clip = *rect,
            Shape::Text(run) if !is_icon(run.face) => {
                let (left, right) = (run.at.x, run.at.x + width(run.face, run.size, &run.text));
                let seen = Rect::edges(left, run.at.y - 0.5 * run.size, right, run.at.y);
                words.extend(clip.overlaps(&seen).then(|| run.text.to_string()));
            }
            _ => {}
        }
    }
    words
}

/// The content of each element of this name.
fn contents(xml: &str, name: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let mut all = Vec::new();
    let mut inside: Option<String> = None;
    loop {
        match reader.read_event().expect("it is XML") {
            Event::Eof => return all,
            Event::Start(start) if start.name().as_ref() == name.as_bytes() => inside = Some(String::new()),
            Event::End(end) if end.name().as_ref() == name.as_bytes() => all.extend(inside.take()),
            Event::Text(text) => {
                inside.iter_mut().for_each(|inside| inside.push_str(&text.decode().unwrap()));
            }
            Event::GeneralRef(reference) => {
                let sign = match reference.resolve_char_ref().unwrap() {
                    Some(sign) => sign,
                    None => match &*reference.decode().unwrap() {
                        "amp" => '&',
                        "lt" => '<',
                        "gt" => '>',
                        "quot" => '"',
                        other => panic!("XML has no {other}"),
                    },
                };
                inside.iter_mut().for_each(|inside| inside.push(sign));
            }
            _ => {}
        }
    }
}

#[test]
fn an_svg_holds_every_word_of_the_picture_as_text() {
    let workspace = sample();
    let mut sheets = slide(&workspace);
    sheets.push(timeline(&workspace));
    for (sheet, bytes) in sheets.iter().zip(written(Format::Svg, &sheets)) {
        let file = String::from_utf8(bytes).unwrap();
        let texts = contents(&file, "text");
        let words = words(sheet);
        assert!(words.len() > 30, "{}", words.len());
        for word in &words {
            assert!(texts.contains(word), "no text says {word}");
        }
        assert_eq!(contents(&file, "title"), ["Wer <spricht> & wann"]);
        assert_eq!(contents(&file, "desc"), [sheet.account.as_str()]);
    }
}

#[test]
fn slides_are_pages_of_one_pdf_and_files_of_their_own_else() {
    let workspace = sample();
    let one = slide(&workspace).remove(0);
    let two = [one.clone(), one];
    assert_eq!(written(Format::Pdf, &two).len(), 1);
    assert_eq!(written(Format::Svg, &two).len(), 2);
    assert_eq!(written(Format::Png, &two).len(), 2);
    assert!(written(Format::Pdf, &[]).is_empty());
    let file = String::from_utf8_lossy(&written(Format::Pdf, &two)[0]).into_owned();
    // A4, across.
    assert_eq!(file.matches("/MediaBox[0 0 841.92").count(), 2);
}

#[test]
fn no_picture_says_on_which_machine_it_was_made() {
    let sheet = [timeline(&sample())];
    for format in [Format::Svg, Format::Pdf] {
        let file = String::from_utf8_lossy(&written(format, &sheet)[0]).into_owned();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert!(!file.contains(folder.to_str().unwrap()));
        assert!(!file.contains("sample_data"));
    }
}
