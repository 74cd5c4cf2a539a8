//! The one table of commands and options: what is parsed, what help says, and what is refused.

use std::ffi::OsStr;
use std::sync::LazyLock;

use super::extract::Format as Lines;
use super::values::{self, Values, one_of, set};
use crate::export::slide::Paper;
use crate::export::{FORMATS, Format};
use crate::store::{Facet, Grouping};
use crate::theme::Shade;
use crate::wording::Tongue;

/// A command; without a word for one the window opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subcommand {
    Window,
    Extract,
    Render,
    Export,
}

use Subcommand::{Export as InExport, Extract as InExtract, Render as InRender, Window as InWindow};

impl Subcommand {
    /// The word that names it; empty for the window.
    pub(super) fn name(self) -> &'static str {
        match self {
            InWindow => "",
            InExtract => "extract",
            InRender => "render",
            InExport => "export",
        }
    }

    /// What follows the program's name.
    pub(super) fn usage(self) -> &'static str {
        match self {
            InWindow => "[OPTION…] [FILE|FOLDER…]",
            InExtract => "extract [OPTION…] INPUT…",
            InRender => "render [OPTION…] INPUT… --out FILE",
            InExport => "export [OPTION…] INPUT… --out FILE",
        }
    }

    /// What it does.
    pub(super) fn help(self) -> &'static str {
        match self {
            InWindow => "opens the window with these articles",
            InExtract => "prints what was found, one article a line",
            InRender => "draws the timeline without a window",
            InExport => "writes what passes the filters as data, text, page or picture",
        }
    }
}

/// All commands, in the order in which help tells them.
pub(super) const ALL: &[Subcommand] = &[InWindow, InExtract, InRender, InExport];

/// Those that draw.
const DRAWING: &[Subcommand] = &[InRender, InExport];

/// An option of a command: "--actor NAME".
#[derive(Clone)]
pub(super) struct Flag {
    pub name: &'static str,
    pub takes: Takes,
    /// The commands that take it.
    pub of: &'static [Subcommand],
    pub help: &'static str,
}

/// What follows an option.
#[derive(Clone, Copy)]
pub(super) enum Takes {
    /// Nothing: it is on where it stands.
    Nothing(fn(&mut Values)),
    /// One value, as the next argument.
    Value(Value),
}

/// A value of an option.
#[derive(Clone, Copy)]
pub(super) enum Value {
    /// One with a field of its own.
    Plain {
        /// What it is called in help.
        kind: &'static str,
        /// What it may be, said where it is something else.
        expected: &'static str,
        /// Puts it into its field; `None` where it cannot be read.
        read: fn(&mut Values, &OsStr) -> Option<()>,
    },
    /// One of the formats that can be exported.
    Format,
    /// A facet that makes or divides lanes, or none; with its field.
    Lanes(fn(&mut Values) -> &mut Option<Option<Facet>>),
    /// One of the values of a facet.
    Facet(Facet),
}

impl Value {
    /// What it is called in help: "DATE", "country|actor|none".
    pub(super) fn kind(&self) -> String {
        match self {
            Self::Plain { kind, .. } => (*kind).to_owned(),
            Self::Format => FORMATS.map(|entry| entry.name).join("|"),
            Self::Lanes(_) => lanes().join("|"),
            Self::Facet(facet) => facet.argument().value.to_owned(),
        }
    }

    /// What it may be, said where it is something else.
    pub(super) fn expected(&self) -> String {
        match self {
            Self::Plain { expected, .. } => (*expected).to_owned(),
            Self::Format => format!("one of {}", FORMATS.map(|entry| entry.name).join(", ")),
            Self::Lanes(_) => format!("one of {}", lanes().join(", ")),
            Self::Facet(facet) => facet.argument().expected.to_owned(),
        }
    }

    /// Puts it into its field; `None` where it cannot be read.
    pub(super) fn read(&self, values: &mut Values, value: &OsStr) -> Option<()> {
        match self {
            Self::Plain { read, .. } => read(values, value),
            Self::Format => set(&mut values.format, Format::named(value.to_str()?)),
            Self::Lanes(field) => {
                let by = value.to_str()?;
                let by = if by == NO_FACET {
                    None
                } else {
                    Some(Facet::named(by).filter(|facet| facet.makes_lanes())?)
                };
                *field(values) = Some(by);
                Some(())
            }
            Self::Facet(facet) => {
                let text = value.to_str().filter(|text| (facet.argument().can_be)(text))?;
                values.facets.push((*facet, text.to_owned()));
                Some(())
            }
        }
    }
}

/// All that can make lanes.
fn lanes() -> Vec<&'static str> {
    Grouping::choices().map(|by| by.map_or(NO_FACET, |facet| facet.keys().name)).collect()
}

/// What stands for one lane of all, or for lanes that are not divided.
const NO_FACET: &str = "none";
const LINES: &[(&str, Lines)] = &[("jsonl", Lines::Lines), ("csv", Lines::Csv)];
const SHADES: &[(&str, Shade)] = &[("light", Shade::Light), ("dark", Shade::Dark)];
const PAPERS: &[(&str, Paper)] =
    &[(Paper::Wide.name(), Paper::Wide), (Paper::A4.name(), Paper::A4), ("A4", Paper::A4)];
const TONGUES: &[(&str, Tongue)] = &[("de", Tongue::German), ("en", Tongue::English)];

/// All options, in the order in which help tells them: those of facets stand behind the first and last day.
pub(super) fn flags() -> &'static [Flag] {
    static ALL_FLAGS: LazyLock<Vec<Flag>> = LazyLock::new(|| {
        let of_facets = Facet::ALL.map(|facet| Flag {
            name: facet.keys().option,
            takes: Takes::Value(Value::Facet(facet)),
            of: DRAWING,
            help: facet.argument().help,
        });
        let behind = FLAGS.iter().position(|flag| flag.name == "--to").map_or(FLAGS.len(), |at| at + 1);
        let (before, after) = FLAGS.split_at(behind);
        [before, &of_facets, after].concat()
    });
    &ALL_FLAGS
}

/// The options that are the same whatever facets there are.
const FLAGS: [Flag; 22] = [
    Flag {
        name: "--published",
        takes: Takes::Value(Value::Plain {
            kind: "DATE",
            expected: "a day such as 2025-09-05",
            read: |values, value| set(&mut values.given.published, values::day(value)),
        }),
        of: ALL,
        help: "publication date (2025-09-05) of articles that do not say so themselves",
    },
    Flag {
        name: "--language",
        takes: Takes::Value(Value::Plain {
            kind: "TAG",
            expected: "a tag of a language such as de",
            read: |values, value| set(&mut values.given.language, values::tag(value)),
        }),
        of: ALL,
        help: "language (de) of articles that do not say so themselves",
    },
    Flag {
        name: "--format",
        takes: Takes::Value(Value::Plain {
            kind: "jsonl|csv",
            expected: "jsonl or csv",
            read: |values, value| set(&mut values.lines, one_of(value, LINES)),
        }),
        of: &[InExtract],
        help: "one JSON object for each article (the default), or one CSV line for each item",
    },
    Flag {
        name: "--format",
        takes: Takes::Value(Value::Format),
        of: &[InExport],
        help: "what is written; unless told, what the ending of FILE says",
    },
    Flag {
        name: "--clauses",
        takes: Takes::Nothing(|values| values.clauses = true),
        of: &[InExtract],
        help: "JSON only: also each clause with its verb, subject and objects",
    },
    Flag {
        name: "--out",
        takes: Takes::Value(Value::Plain {
            kind: "FILE",
            expected: "the name of a file",
            read: |values, value| set(&mut values.out, values::file(value)),
        }),
        of: DRAWING,
        help: "the file to write; for render a picture",
    },
    Flag {
        name: "--size",
        takes: Takes::Value(Value::Plain {
            kind: "WxH",
            expected: "width and height in points such as 1920x1080, each at least 320 and at most 16384",
            read: |values, value| set(&mut values.size, values::size(value)),
        }),
        of: DRAWING,
        help: "size in points, each side 320 to 16384; 1920x1080 unless told",
    },
    Flag {
        name: "--scale",
        takes: Takes::Value(Value::Plain {
            kind: "N",
            expected: "a number, at least 0.5 and at most 4",
            read: |values, value| set(&mut values.scale, values::scale(value)),
        }),
        of: DRAWING,
        help: "pixels for each point, 0.5 to 4; 1 unless told",
    },
    Flag {
        name: "--theme",
        takes: Takes::Value(Value::Plain {
            kind: "light|dark",
            expected: "light or dark",
            read: |values, value| set(&mut values.shade, one_of(value, SHADES)),
        }),
        of: DRAWING,
        help: "light unless told",
    },
    Flag {
        name: "--group",
        takes: Takes::Value(Value::Lanes(|values| &mut values.group)),
        of: DRAWING,
        help: "what makes the lanes; country unless told",
    },
    Flag {
        name: "--within",
        takes: Takes::Value(Value::Lanes(|values| &mut values.within)),
        of: DRAWING,
        help: "what divides each lane; none unless told",
    },
    Flag {
        name: "--from",
        takes: Takes::Value(Value::Plain {
            kind: "DATE",
            expected: "a day such as 2025-09-05",
            read: |values, value| set(&mut values.from, values::day(value)),
        }),
        of: DRAWING,
        help: "first day shown; of data, the first day of which there are items",
    },
    Flag {
        name: "--to",
        takes: Takes::Value(Value::Plain {
            kind: "DATE",
            expected: "a day such as 2025-09-05",
            read: |values, value| set(&mut values.to, values::day(value)),
        }),
        of: DRAWING,
        help: "last day shown; of data, the last day of which there are items",
    },
    Flag {
        name: "--title",
        takes: Takes::Value(Value::Plain {
            kind: "TEXT",
            expected: "the title",
            read: |values, value| set(&mut values.title, values::words(value)),
        }),
        of: DRAWING,
        help: "title of what is written; a picture has none where it is empty",
    },
    Flag {
        name: "--slide",
        takes: Takes::Nothing(|values| values.slide = true),
        of: DRAWING,
        help: "a slide with the most important items in place of the timeline; where one is too small, files \"… 1 of 2\" or pages of a PDF",
    },
    Flag {
        name: "--subtitle",
        takes: Takes::Value(Value::Plain {
            kind: "TEXT",
            expected: "the line under the title",
            read: |values, value| set(&mut values.subtitle, values::words(value)),
        }),
        of: DRAWING,
        help: "slide only: the line under the title; what is asked and the days shown unless told",
    },
    Flag {
        name: "--items",
        takes: Takes::Value(Value::Plain {
            kind: "N",
            expected: "a number of items, at least 4 and at most 10",
            read: |values, value| set(&mut values.items, values::n_items(value)),
        }),
        of: DRAWING,
        help: "slide only: how many items, 4 to 10; 10 unless told",
    },
    Flag {
        name: "--paper",
        takes: Takes::Value(Value::Plain {
            kind: "16:9|a4",
            expected: "16:9 or a4",
            read: |values, value| set(&mut values.paper, one_of(value, PAPERS)),
        }),
        of: DRAWING,
        help: "slide only: a screen of 1920x1080 points or a page of 1754x1240; 16:9 unless told",
    },
    Flag {
        name: "--language-of-window",
        takes: Takes::Value(Value::Plain {
            kind: "de|en",
            expected: "de or en",
            read: |values, value| set(&mut values.tongue, one_of(value, TONGUES)),
        }),
        of: &[InWindow, InRender, InExport],
        help: "language of the program's own words; unless told, the system's in the window and English elsewhere",
    },
    Flag {
        name: "--log",
        takes: Takes::Value(Value::Plain {
            kind: "LEVEL",
            expected: "off, error, warn, info, debug or trace",
            read: |values, value| set(&mut values.log, values::level(value)),
        }),
        of: ALL,
        help: "error, warn, info, debug or trace, on standard error; also by ZEITSTRAHL_LOG",
    },
    Flag {
        name: "--help",
        takes: Takes::Nothing(|values| values.help = true),
        of: ALL,
        help: "this text; of a command alone where it stands behind one",
    },
    Flag {
        name: "--version",
        takes: Takes::Nothing(|values| values.version = true),
        of: ALL,
        help: "name and version",
    },
];

impl Flag {
    /// The name with what its value is called.
    pub(super) fn usage(&self) -> String {
        match self.takes {
            Takes::Nothing(_) => self.name.to_owned(),
            Takes::Value(value) => format!("{} {}", self.name, value.kind()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_option_stands_once_and_belongs_to_a_command() {
        for command in ALL {
            let of_command = flags().iter().filter(|flag| flag.of.contains(command));
            let mut names: Vec<_> = of_command.map(|flag| flag.name).collect();
            let n_names = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), n_names);
        }
        assert!(flags().iter().all(|flag| !flag.of.is_empty() && flag.name.starts_with("--")));
    }

    #[test]
    fn words_that_are_expected_are_read() {
        for flag in flags() {
            let Takes::Value(value) = flag.takes else { continue };
            let kind = value.kind();
            for word in kind.split('|').filter(|_| kind.contains('|')) {
                let read = value.read(&mut Values::default(), OsStr::new(word));
                assert!(read.is_some(), "{} {word}", flag.name);
            }
            let is_any_text = ["NAME", "TITLE", "TEXT", "WORD", "FILE"].contains(&&*kind);
            assert!(is_any_text || value.read(&mut Values::default(), OsStr::new("?")).is_none());
        }
    }
}
