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

/// What formats are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatGroup {
    /// Pictures.
    Picture,
    /// Lists of items for programs that count.
    Data,
    /// Texts to be read.
    Text,
    /// Files of one program.
    Program,
}

impl FormatGroup {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Picture, Self::Data, Self::Text, Self::Program];

    /// Its formats.
    pub fn entries(self) -> impl Iterator<Item = &'static FormatEntry> {
        FORMATS.iter().filter(move |entry| entry.group == self)
    }
}

/// A line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormatEntry {
    /// The format.
    pub format: Format,
    /// Its name on the command line.
    pub name: &'static str,
    /// Its name for people, the same in every language.
    pub label: &'static str,
    /// The ending of its files, without a dot.
    pub ending: &'static str,
    /// What it is for.
    pub group: FormatGroup,
    /// What it holds and what reads it, in English.
    pub holds: &'static str,
}

/// All formats, in the order in which they are offered. Of several with one ending the first is meant by it.
pub const FORMATS: [FormatEntry; 11] = [
    FormatEntry {
        format: Format::Png,
        name: "png",
        label: "PNG",
        ending: "png",
        group: FormatGroup::Picture,
        holds: "the timeline, or a slide, in pixels",
    },
    FormatEntry {
        format: Format::Svg,
        name: "svg",
        label: "SVG",
        ending: "svg",
        group: FormatGroup::Picture,
        holds: "the same as shapes and letters, for web pages and drawing programs",
    },
    FormatEntry {
        format: Format::Pdf,
        name: "pdf",
        label: "PDF",
        ending: "pdf",
        group: FormatGroup::Picture,
        holds: "the same on a page, to be printed; several slides are several pages",
    },
    FormatEntry {
        format: Format::Csv,
        name: "csv",
        label: "CSV",
        ending: "csv",
        group: FormatGroup::Data,
        holds: "one line for each item, for spreadsheets and statistics",
    },
    FormatEntry {
        format: Format::Json,
        name: "json",
        label: "JSON",
        ending: "json",
        group: FormatGroup::Data,
        holds: "one object with all items and all that is known of them",
    },
    FormatEntry {
        format: Format::JsonLines,
        name: "jsonl",
        label: "JSONL",
        ending: "jsonl",
        group: FormatGroup::Data,
        holds: "the same, one object a line for each item",
    },
    FormatEntry {
        format: Format::Markdown,
        name: "markdown",
        label: "Markdown",
        ending: "md",
        group: FormatGroup::Text,
        holds: "day by day, each item with quotation and source, to be edited further",
    },
    FormatEntry {
        format: Format::Html,
        name: "html",
        label: "HTML",
        ending: "html",
        group: FormatGroup::Text,
        holds: "the same as one page that is searched and filtered without a network",
    },
    FormatEntry {
        format: Format::TimelineJs,
        name: "timelinejs",
        label: "TimelineJS",
        ending: "json",
        group: FormatGroup::Program,
        holds: "the JSON that TimelineJS of the Knight Lab shows",
    },
    FormatEntry {
        format: Format::Ics,
        name: "ics",
        label: "ICS",
        ending: "ics",
        group: FormatGroup::Program,
        holds: "an entry for each item that has a day, for calendars",
    },
    FormatEntry {
        format: Format::Dna,
        name: "dna",
        label: "DNA",
        ending: "csv",
        group: FormatGroup::Program,
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
        self.entry().group == FormatGroup::Picture
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
