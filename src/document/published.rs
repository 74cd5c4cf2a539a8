//! When a document was published, and how that is known.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use serde::{Deserialize, Serialize};

use super::blocks::{Block, BlockKind};
use crate::language::{LiteralDate, Stamp, literal_dates};
use crate::text::Span;

/// When a document was published, and how that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The day; `None` where there is no evidence.
    pub date: Option<NaiveDate>,
    /// The time of that day by the clock of the place, where the file tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<NaiveTime>,
    /// Where it is known from.
    pub evidence: PublishedEvidence,
}

impl Published {
    /// Nothing is known.
    pub const UNKNOWN: Self = Self { date: None, time: None, evidence: PublishedEvidence::None };

    /// Day and time, where both are known.
    pub fn clock(&self) -> Option<NaiveDateTime> {
        self.date.zip(self.time).map(|(date, time)| date.and_time(time))
    }

    /// On a day of which no clock is told.
    pub fn on(date: NaiveDate, evidence: PublishedEvidence) -> Self {
        Self { date: Some(date), time: None, evidence }
    }
}

/// What a publication date rests on, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PublishedEvidence {
    /// Nothing: relative expressions stay unresolved.
    None,
    /// A literal date in the text.
    Text,
    /// The file's name.
    FileName,
    /// A dateline ("PARIS, 5. September 2025 –").
    Dateline,
    /// Metadata of the file: front matter, JSON-LD, OpenGraph, `<time>`.
    Metadata,
    /// The user or the command line.
    Given,
}

/// Bytes at the start of a paragraph in which a dateline's date stands.
const DATELINE: usize = 110;

/// Lines at the top among which a line with nothing but a date is looked for.
const TOP: usize = 4;

/// What is known about the publication of a document beside its own metadata.
pub(super) struct Traces<'a> {
    pub text: &'a str,
    pub blocks: &'a [Block],
    /// The words of a date line that the boilerplate rules found.
    pub stamp: Option<&'a str>,
    /// The file's name, where it stands for this article alone.
    pub name: Option<&'a str>,
}

/// The publication day. What the file itself says goes before what the user `given` for files that
/// do not; a date that only stands in its text goes last.
pub(super) fn of(
    named: Option<(Stamp, PublishedEvidence)>,
    given: Option<NaiveDate>,
    traces: &Traces,
) -> Published {
    let (in_text, sure) = match named {
        Some((date, PublishedEvidence::Text)) => (Some(date), None),
        sure => (None, sure),
    };
    let with = |evidence| move |date: NaiveDate| (Stamp::from(date), evidence);
    let found = sure
        .or_else(|| dateline(traces).map(with(PublishedEvidence::Dateline)))
        .or_else(|| traces.name.and_then(in_name).map(with(PublishedEvidence::FileName)))
        .or_else(|| given.map(with(PublishedEvidence::Given)))
        .or_else(|| in_text.map(|stamp| (stamp, PublishedEvidence::Text)));
    match found {
        Some((stamp, evidence)) => Published { date: Some(stamp.date), time: stamp.time, evidence },
        None => Published::UNKNOWN,
    }
}

/// The date of a dateline ("PARIS, 5. September 2025 –"), of a date line, or of a line at the top
/// that holds nothing else.
fn dateline(traces: &Traces) -> Option<NaiveDate> {
    let stamp = traces.stamp.and_then(|stamp| literal_dates(stamp).next()).map(|found| found.date);
    let lines = || traces.blocks.iter().map(|block| (block.kind, block.span.of(traces.text)));
    let opening =
        lines().filter(|(kind, _)| !matches!(kind, BlockKind::Boilerplate | BlockKind::Heading)).take(3);
    let opens = opening.filter_map(|(_, line)| opening_date(line)).next();
    let top = || lines().take(TOP).filter(|(kind, _)| *kind != BlockKind::Title);
    stamp.or(opens).or_else(|| top().find_map(|(_, line)| lone_date(line)))
}

/// The date with which a paragraph opens: before it a place in capitals, set off by a comma or a
/// bracket, after it the dash, colon or bracket that ends a dateline.
fn opening_date(line: &str) -> Option<NaiveDate> {
    let found = literal_dates(&line[..line.floor_char_boundary(DATELINE)]).next()?;
    let (before, after) = around(line, found);
    let before = without_article(before.trim_end());
    let set_off = before.is_empty() || before.ends_with([',', '(', ')', '|', '/']) || !before.contains(' ');
    let after = skip_bracket(after.trim_start_matches([',', '.', ')', ' ', '\u{a0}']));
    let ends = after.starts_with(['–', '—', '-', ':', '|']) || before.ends_with('(');
    (set_off && ends && is_all_names(before) && before.split(' ').count() <= 8).then_some(found.date)
}

/// Without a short word between comma and date ("Berlin, den 5. September").
fn without_article(before: &str) -> &str {
    match before.rsplit_once(' ') {
        Some((place, word)) if word.len() <= 3 && place.ends_with(',') => place,
        _ => before,
    }
}

/// Whether no word begins with a small letter, brackets apart.
fn is_all_names(words: &str) -> bool {
    let mut bracket = false;
    words.split_whitespace().all(|word| {
        let inside = bracket || word.starts_with('(');
        bracket = inside && !word.contains(')');
        inside || !word.trim_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_lowercase)
    })
}

/// Without an agency in brackets at the start: "(dpa) –".
fn skip_bracket(text: &str) -> &str {
    let inside = text.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    inside.map_or(text, |(_, rest)| rest.trim_start())
}

/// The date of a line that holds hardly more: a place, a weekday, a clock time.
fn lone_date(line: &str) -> Option<NaiveDate> {
    let found = literal_dates(line).next()?;
    let (before, after) = around(line, found);
    let words = before.split_whitespace().chain(after.split_whitespace()).count();
    let is_sentence = line.ends_with(['.', '!', '?']) && !after.trim_start_matches('.').is_empty();
    (words <= 5 && !is_sentence && is_all_names(before) && is_all_names(after)).then_some(found.date)
}

fn around(line: &str, found: LiteralDate) -> (&str, &str) {
    (&line[..found.span.begin as usize], &line[found.span.end as usize..])
}

/// The date in a file's name: "2025-09-05_gipfel.txt", "20250905.html", "05.09.2025 Gipfel.md".
fn in_name(path: &str) -> Option<NaiveDate> {
    let name = path.rsplit(['/', '\\']).next()?;
    let dashed = name.replace(['_', ' '], "-");
    let pointed = || name.replace(['_', ' ', '-'], ".");
    let first = |text: &str| literal_dates(text).next().map(|found| found.date);
    // "Band 3-4-12" is no day: where points are put in, the year must have four figures.
    let in_full = |text: &str| {
        let full =
            |span: Span| span.of(text).split(|c: char| !c.is_ascii_digit()).any(|part| part.len() == 4);
        literal_dates(text).find(|found| full(found.span)).map(|found| found.date)
    };
    first(&dashed).or_else(|| in_full(&pointed()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::blocks::blocks_of;

    fn date(text: &str) -> Option<NaiveDate> {
        Some(text.parse().unwrap())
    }

    fn found(text: &str, name: &str, given: Option<NaiveDate>) -> (Option<NaiveDate>, PublishedEvidence) {
        let layout = crate::document::blocks::of_lines(text, None, "de");
        let traces =
            Traces { text, blocks: &layout.blocks, stamp: layout.stamp.as_deref(), name: Some(name) };
        let published = of(None, given, &traces);
        (published.date, published.evidence)
    }

    #[test]
    fn reads_datelines() {
        let day = (date("2025-09-05"), PublishedEvidence::Dateline);
        for opening in [
            "PARIS, 5. September 2025 – Der Präsident reist ab.",
            "Berlin, den 5.9.2025 (dpa) – Der Präsident reist ab.",
            "Berlin (Deutschland), 05.09.2025: Der Präsident reist ab.",
            "Ein Titel\nParis (5. September 2025). Der Präsident reist ab.",
            "Ein Titel\nFreitag, 5. September 2025, 14:30 Uhr\nDer Präsident reist ab.",
            "Der Präsident reist ab.\nStand: 5.9.2025, 14 Uhr",
        ] {
            assert_eq!(found(opening, "a.txt", date("2001-01-01")), day, "{opening}");
        }
    }

    #[test]
    fn dates_of_the_story_are_no_datelines() {
        for opening in [
            "Am 5. September 2025 reist der Präsident ab.",
            "Berlin (dpa) – Am 5. September 2025 reist er ab.",
            "Der Vertrag vom 5. September 2025 – er gilt seit Montag – läuft aus.",
            "Bundestagswahl am 5. September 2025\nDie Parteien bereiten sich vor.",
            "Der Vertrag\nUnterzeichnet am 5. September 2025\nEr läuft aus.",
        ] {
            assert_eq!(found(opening, "a.txt", None), (None, PublishedEvidence::None), "{opening}");
        }
    }

    #[test]
    fn reads_names_of_files() {
        for name in [
            "x/2025-09-05_gipfel.txt",
            "20250905-gipfel.txt",
            "gipfel_20250905.txt",
            "05.09.2025 Gipfel.txt",
            "gipfel-5-9-2025.txt",
            "2025_09_05.txt",
        ] {
            let day = (date("2025-09-05"), PublishedEvidence::FileName);
            assert_eq!(found("Er geht.", name, date("2001-01-01")), day, "{name}");
        }
        for name in
            ["1574182233.txt", "2025/09/05/a.txt", "version-1.2.txt", "Band 3-4-12.txt", "1420250905123.txt"]
        {
            let given = (date("2001-01-01"), PublishedEvidence::Given);
            assert_eq!(found("Er geht.", name, date("2001-01-01")), given, "{name}");
        }
    }

    #[test]
    fn metadata_goes_first_and_a_date_in_the_text_last() {
        let text = "PARIS, 5. September 2025 – Er geht.";
        let blocks = blocks_of(text, None, "de");
        let traces = Traces { text, blocks: &blocks, stamp: None, name: None };
        let named = |evidence| Some((date("2024-01-01").unwrap().into(), evidence));
        let first = of(named(PublishedEvidence::Metadata), date("2001-01-01"), &traces);
        assert_eq!((first.date, first.evidence), (date("2024-01-01"), PublishedEvidence::Metadata));
        let bare = Traces { text: "", blocks: &[], ..traces };
        let last = of(named(PublishedEvidence::Text), None, &bare);
        assert_eq!(last.evidence, PublishedEvidence::Text);
        let given = of(named(PublishedEvidence::Text), date("2001-01-01"), &bare);
        assert_eq!(given.evidence, PublishedEvidence::Given);
    }
}
