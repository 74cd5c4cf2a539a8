//! A PDF is read back as those do who select and search: by the codes of letters and what each stands for.

use super::*;
use crate::scene::geometry::{Size, pos};
use crate::scene::shape::{Align, Drawing, TextStyle};
use crate::theme::{Role, Shade};

/// What a string, between parentheses and with escapes, stands for.
fn unescaped(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    let mut rest = bytes;
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        if *first != b'\\' {
            plain.push(*first);
            continue;
        }
        let (escape, behind) = rest.split_first().expect("something is escaped");
        rest = behind;
        plain.push(match escape {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            b'0'..=b'7' => {
                let n_digits = rest.iter().take(2).take_while(|byte| (b'0'..=b'7').contains(*byte)).count();
                let (digits, behind) = rest.split_at(n_digits);
                rest = behind;
                digits.iter().fold(escape - b'0', |code, digit| code.wrapping_mul(8) + digit - b'0')
            }
            other => *other,
        });
    }
    plain
}

fn position(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

/// What stands between `from` and `to`, each time.
fn between<'a>(mut file: &'a [u8], from: &[u8], to: &[u8]) -> Vec<&'a [u8]> {
    let mut all = Vec::new();
    while let Some(at) = position(file, from) {
        file = &file[at + from.len()..];
        let end = position(file, to).expect("it ends");
        all.push(&file[..end]);
        file = &file[end..];
    }
    all
}

/// What each code of the fonts stands for, in the order of the fonts' names.
fn tables(file: &[u8]) -> Vec<HashMap<u16, String>> {
    let pair = |line: &str| {
        let (code, letters) = line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <")?;
        let units: Vec<u16> = (0..letters.len() / 4)
            .filter_map(|at| u16::from_str_radix(&letters[4 * at..4 * at + 4], 16).ok())
            .collect();
        Some((u16::from_str_radix(code, 16).ok()?, String::from_utf16(&units).ok()?))
    };
    let table = |lines: &[u8]| String::from_utf8_lossy(lines).lines().filter_map(pair).collect();
    between(file, b"beginbfchar", b"endbfchar").into_iter().map(table).collect()
}

/// The lines of text of a file that is not compressed.
fn lines(file: &[u8]) -> Vec<String> {
    let tables = tables(file);
    let mut lines = Vec::new();
    for object in between(file, b"BT", b"\nET") {
        let font = object.iter().position(|byte| *byte == b'f').map(|at| usize::from(object[at + 1] - b'0'));
        let mut codes = Vec::new();
        let mut start = None;
        let mut at = 0;
        while at < object.len() {
            match (object[at], start) {
                (b'\\', Some(_)) => at += 1,
                (b'(', None) => start = Some(at + 1),
                (b')', Some(from)) => {
                    codes.extend(unescaped(&object[from..at]));
                    start = None;
                }
                _ => {}
            }
            at += 1;
        }
        let table = &tables[font.expect("a font is told")];
        let letters = codes.chunks_exact(2).map(|code| u16::from_be_bytes([code[0], code[1]]));
        lines.push(letters.map(|code| table.get(&code).map_or("?", String::as_str)).collect());
    }
    lines
}

fn about() -> About {
    About {
        title: "Größe".to_owned(),
        language: "de",
        made: chrono::DateTime::parse_from_rfc3339("2025-12-01T00:30:00+01:00").unwrap(),
    }
}

fn sheet(fill: impl FnOnce(&mut Drawing)) -> Sheet {
    let mut drawing = Drawing::default();
    fill(&mut drawing);
    let size = Size { width: 400.0, height: 200.0 };
    Sheet { shapes: drawing.shapes, size, on_paper: 0.5, account: "1 von 2".to_owned() }
}

#[test]
fn text_is_selected_as_it_is_read() {
    let words = ["Größe: „Übermaß“ – 12:30 …", "Offizier trifft Schiff", "A(b)\\c"];
    let sheet = sheet(|drawing| {
        for (at, (words, face)) in words.iter().zip([Face::Ui, Face::Serif, Face::UiSemiBold]).enumerate() {
            let style = TextStyle::new(face, 12.0, Role::Ink);
            drawing.text(pos(10.0, 20.0 + 20.0 * at as f32), Align::Left, style, *words);
        }
        drawing.icon(
            pos(20.0, 100.0),
            TextStyle::new(Face::Icon, 12.0, Role::Ink),
            crate::font::icon::QUOTES,
        );
    });
    let file = written(&[sheet], Theme::of(Shade::Light), &about(), false).unwrap();
    assert_eq!(lines(&file), words);
}

#[test]
fn a_page_is_as_large_as_its_picture_on_paper_and_says_what_it_is() {
    let sheets = [sheet(|_| {}), sheet(|_| {})];
    let file = pdf(&sheets, Theme::of(Shade::Light), &about()).unwrap();
    assert!(file.starts_with(b"%PDF-"));
    assert_eq!(between(&file, b"/MediaBox[", b"]"), [b"0 0 200 100", b"0 0 200 100"]);
    let information = String::from_utf8_lossy(&file);
    assert!(information.contains("/CreationDate(D:20251201003000+01'00)"), "{information}");
    assert!(information.contains("/Lang(de)") && information.contains("1 von 2"));
    assert_eq!(
        file,
        pdf(&sheets, Theme::of(Shade::Light), &about()).unwrap(),
        "the same picture is another file"
    );
}
