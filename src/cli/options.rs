//! The one table of commands and options: what is parsed, what help says, and what is refused.

use std::ffi::OsStr;

use super::extract::Format;
use super::render::Group;
use super::values::{self, Values, add, one_of, set};
use crate::theme::Shade;
use crate::wording::Tongue;

/// A command; without a word for one the window opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subcommand {
    Window,
    Extract,
    Render,
}

use Subcommand::{Extract as InExtract, Render as InRender, Window as InWindow};

impl Subcommand {
    /// The word that names it; empty for the window.
    pub(super) fn name(self) -> &'static str {
        match self {
            InWindow => "",
            InExtract => "extract",
            InRender => "render",
        }
    }

    /// What follows the program's name.
    pub(super) fn usage(self) -> &'static str {
        match self {
            InWindow => "[OPTION…] [FILE|FOLDER…]",
            InExtract => "extract [OPTION…] INPUT…",
            InRender => "render [OPTION…] INPUT… --out FILE",
        }
    }

    /// What it does.
    pub(super) fn help(self) -> &'static str {
        match self {
            InWindow => "opens the window with these articles",
            InExtract => "prints what was found, one article a line",
            InRender => "draws the timeline without a window",
        }
    }
}

/// All commands, in the order in which help tells them.
pub(super) const ALL: &[Subcommand] = &[InWindow, InExtract, InRender];

/// An option.
pub(super) struct Flag {
    pub name: &'static str,
    pub takes: Takes,
    /// The commands that take it.
    pub of: &'static [Subcommand],
    pub help: &'static str,
}

/// What follows an option.
pub(super) enum Takes {
    /// Nothing: it is on where it stands.
    Nothing(fn(&mut Values)),
    /// A value.
    Value {
        /// What it is called in help.
        kind: &'static str,
        /// What it may be, said where it is something else.
        expected: &'static str,
        /// Puts it into its field; `None` where it cannot be read.
        read: fn(&mut Values, &OsStr) -> Option<()>,
    },
}

const GROUPS: &[(&str, Group)] =
    &[("country", Group::Country), ("actor", Group::Actor), ("none", Group::None)];
const FORMATS: &[(&str, Format)] = &[("jsonl", Format::Lines), ("csv", Format::Csv)];
const SHADES: &[(&str, Shade)] = &[("light", Shade::Light), ("dark", Shade::Dark)];
const TONGUES: &[(&str, Tongue)] = &[("de", Tongue::German), ("en", Tongue::English)];

/// All options, in the order in which help tells them.
pub(super) const FLAGS: [Flag; 17] = [
    Flag {
        name: "--published",
        takes: Takes::Value {
            kind: "DATE",
            expected: "a day such as 2025-09-05",
            read: |values, value| set(&mut values.given.published, values::day(value)),
        },
        of: ALL,
        help: "publication date (2025-09-05) of articles that do not say so themselves",
    },
    Flag {
        name: "--language",
        takes: Takes::Value {
            kind: "TAG",
            expected: "a tag of a language such as de",
            read: |values, value| set(&mut values.given.language, values::tag(value)),
        },
        of: ALL,
        help: "language (de) of articles that do not say so themselves",
    },
    Flag {
        name: "--format",
        takes: Takes::Value {
            kind: "jsonl|csv",
            expected: "jsonl or csv",
            read: |values, value| set(&mut values.format, one_of(value, FORMATS)),
        },
        of: &[InExtract],
        help: "one JSON object for each article (the default), or one CSV line for each item",
    },
    Flag {
        name: "--out",
        takes: Takes::Value {
            kind: "FILE",
            expected: "a file that ends in .png: no other kind of picture is written",
            read: |values, value| set(&mut values.out, values::png(value)),
        },
        of: &[InRender],
        help: "the picture to write, a .png",
    },
    Flag {
        name: "--size",
        takes: Takes::Value {
            kind: "WxH",
            expected: "width and height in points such as 1920x1080, each at least 320 and at most 16384",
            read: |values, value| set(&mut values.size, values::size(value)),
        },
        of: &[InRender],
        help: "size in points, each side 320 to 16384; 1920x1080 unless told",
    },
    Flag {
        name: "--scale",
        takes: Takes::Value {
            kind: "N",
            expected: "a number, at least 0.5 and at most 4",
            read: |values, value| set(&mut values.scale, values::scale(value)),
        },
        of: &[InRender],
        help: "pixels for each point, 0.5 to 4; 1 unless told",
    },
    Flag {
        name: "--theme",
        takes: Takes::Value {
            kind: "light|dark",
            expected: "light or dark",
            read: |values, value| set(&mut values.shade, one_of(value, SHADES)),
        },
        of: &[InRender],
        help: "light unless told",
    },
    Flag {
        name: "--group",
        takes: Takes::Value {
            kind: "country|actor|none",
            expected: "country, actor or none",
            read: |values, value| set(&mut values.group, one_of(value, GROUPS)),
        },
        of: &[InRender],
        help: "what makes the lanes; country unless told",
    },
    Flag {
        name: "--within",
        takes: Takes::Value {
            kind: "country|actor|none",
            expected: "country, actor or none",
            read: |values, value| set(&mut values.within, one_of(value, GROUPS)),
        },
        of: &[InRender],
        help: "what divides each lane; none unless told",
    },
    Flag {
        name: "--from",
        takes: Takes::Value {
            kind: "DATE",
            expected: "a day such as 2025-09-05",
            read: |values, value| set(&mut values.from, values::day(value)),
        },
        of: &[InRender],
        help: "first day shown",
    },
    Flag {
        name: "--to",
        takes: Takes::Value {
            kind: "DATE",
            expected: "a day such as 2025-09-05",
            read: |values, value| set(&mut values.to, values::day(value)),
        },
        of: &[InRender],
        help: "last day shown",
    },
    Flag {
        name: "--country",
        takes: Takes::Value {
            kind: "CODE",
            expected: "the two letters of a country such as RU",
            read: |values, value| add(&mut values.countries, values::country(value)),
        },
        of: &[InRender],
        help: "items of this country (RU) alone; may be given several times",
    },
    Flag {
        name: "--actor",
        takes: Takes::Value {
            kind: "NAME",
            expected: "the name of somebody in these articles",
            read: |values, value| add(&mut values.actors, values::text(value)),
        },
        of: &[InRender],
        help: "items of this actor alone; may be given several times",
    },
    Flag {
        name: "--language-of-window",
        takes: Takes::Value {
            kind: "de|en",
            expected: "de or en",
            read: |values, value| set(&mut values.tongue, one_of(value, TONGUES)),
        },
        of: &[InWindow, InRender],
        help: "language of the program's own words; unless told, the system's in the window and English in pictures",
    },
    Flag {
        name: "--log",
        takes: Takes::Value {
            kind: "LEVEL",
            expected: "off, error, warn, info, debug or trace",
            read: |values, value| set(&mut values.log, values::level(value)),
        },
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
            Takes::Value { kind, .. } => format!("{} {kind}", self.name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_option_stands_once_and_belongs_to_a_command() {
        let mut names: Vec<_> = FLAGS.iter().map(|flag| flag.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), FLAGS.len());
        assert!(FLAGS.iter().all(|flag| !flag.of.is_empty() && flag.name.starts_with("--")));
    }

    #[test]
    fn words_that_are_expected_are_read() {
        for flag in &FLAGS {
            let Takes::Value { kind, read, .. } = flag.takes else { continue };
            for word in kind.split('|').filter(|_| kind.contains('|')) {
                assert!(read(&mut Values::default(), OsStr::new(word)).is_some(), "{} {word}", flag.name);
            }
            assert!(flag.name == "--actor" || read(&mut Values::default(), OsStr::new("?")).is_none());
        }
    }
}
