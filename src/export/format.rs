//! What can be written: the one table of formats. The help is made from it, and tests hold README and docs to it.

use std::path::Path;

/// A kind of file that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Dots.
    Png,
    /// Shapes and letters, for pages of the web and for drawing programs.
    Svg,
    /// Shapes and letters on pages.
    Pdf,
    /// A table for spreadsheets.
    Csv,
    /// One object with all items.
    Json,
    /// One object a line for each item.
    JsonLines,
    /// A text to be read and edited.
    Markdown,
    /// A page to be read and searched.
    Html,
    /// The web timeline of the Knight Lab.
    TimelineJs,
    /// A calendar.
    Ics,
    /// The table of the Discourse Network Analyzer.
    Dna,
}

/// A line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormatEntry {
    /// The format.
    pub format: Format,
    /// Its name on the command line.
    pub name: &'static str,
    /// The ending of its files, without a dot.
    pub ending: &'static str,
    /// Whether it is a picture and no list of items.
    pub is_picture: bool,
    /// What it holds and what reads it, in English.
    pub holds: &'static str,
}

/// All formats, in the order in which they are offered. Of several with one ending the first is meant by it.
pub const FORMATS: [FormatEntry; 11] = [
    FormatEntry {
        format: Format::Png,
        name: "png",
        ending: "png",
        is_picture: true,
        holds: "the timeline, or a slide, in pixels",
    },
    FormatEntry {
        format: Format::Svg,
        name: "svg",
        ending: "svg",
        is_picture: true,
        holds: "the same as shapes and letters, for web pages and drawing programs",
    },
    FormatEntry {
        format: Format::Pdf,
        name: "pdf",
        ending: "pdf",
        is_picture: true,
        holds: "the same on a page, to be printed; several slides are several pages",
    },
    FormatEntry {
        format: Format::Csv,
        name: "csv",
        ending: "csv",
        is_picture: false,
        holds: "one line for each item, for spreadsheets and statistics",
    },
    FormatEntry {
        format: Format::Json,
        name: "json",
        ending: "json",
        is_picture: false,
        holds: "one object with all items and all that is known of them",
    },
    FormatEntry {
        format: Format::JsonLines,
        name: "jsonl",
        ending: "jsonl",
        is_picture: false,
        holds: "the same, one object a line for each item",
    },
    FormatEntry {
        format: Format::Markdown,
        name: "markdown",
        ending: "md",
        is_picture: false,
        holds: "day by day, each item with quotation and source, to be edited further",
    },
    FormatEntry {
        format: Format::Html,
        name: "html",
        ending: "html",
        is_picture: false,
        holds: "the same as one page that is searched and filtered without a network",
    },
    FormatEntry {
        format: Format::TimelineJs,
        name: "timelinejs",
        ending: "json",
        is_picture: false,
        holds: "the JSON that TimelineJS of the Knight Lab shows",
    },
    FormatEntry {
        format: Format::Ics,
        name: "ics",
        ending: "ics",
        is_picture: false,
        holds: "an entry for each item that has a day, for calendars",
    },
    FormatEntry {
        format: Format::Dna,
        name: "dna",
        ending: "csv",
        is_picture: false,
        holds: "its event list: person, organization, concept, agreement, document, offsets",
    },
];

impl Format {
    /// Its line of the table.
    pub fn entry(self) -> &'static FormatEntry {
        // Each format has a line, which a test checks.
        FORMATS.iter().find(|entry| entry.format == self).unwrap_or(&FORMATS[0])
    }

    /// The format of this name.
    pub fn named(name: &str) -> Option<Self> {
        FORMATS.iter().find(|entry| entry.name == name).map(|entry| entry.format)
    }

    /// What a file of this name holds, by its ending.
    pub fn of_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?;
        let known = FORMATS.iter().find(|entry| ending.eq_ignore_ascii_case(entry.ending));
        known.map(|entry| entry.format)
    }

    /// Whether it is a picture and no list of items.
    pub fn is_picture(self) -> bool {
        self.entry().is_picture
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_format_has_a_name_of_its_own_and_is_known_by_its_ending() {
        for entry in &FORMATS {
            assert_eq!(Format::named(entry.name), Some(entry.format));
            assert_eq!(entry.format.entry(), entry);
            let path = format!("a.{}", entry.ending.to_uppercase());
            let meant = Format::of_path(Path::new(&path)).map(|format| format.entry().ending);
            assert_eq!(meant, Some(entry.ending));
        }
        assert_eq!(Format::of_path(Path::new("a.json")), Some(Format::Json));
        assert_eq!(Format::of_path(Path::new("a.csv")), Some(Format::Csv));
        assert_eq!(Format::of_path(Path::new("a.doc")), None);
        assert_eq!(Format::of_path(Path::new("png")), None);
    }
}
