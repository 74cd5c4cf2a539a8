//! The one table of arguments: what is parsed, what `--help` says, and what is refused.

use std::fmt::Write as _;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::extract::{Extract, Format};
use super::render::{Render, tongue};
use super::{Run, Window};
use crate::document::{FORMATS, Given};
use crate::pipeline::Source;

/// A subcommand; without one the window opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subcommand {
    Window,
    Extract,
    Render,
}

use Subcommand::{Extract as InExtract, Render as InRender, Window as InWindow};

struct Flag {
    name: &'static str,
    /// What its value is called; `None` where it takes none.
    value: Option<&'static str>,
    /// The subcommands that take it.
    of: &'static [Subcommand],
    help: &'static str,
}

const SUBCOMMANDS: [(Subcommand, &str, &str, &str); 3] = [
    (InWindow, "", "[OPTION…] [FILE|FOLDER…]", "opens the window with these articles"),
    (InExtract, "extract", "extract [OPTION…] INPUT…", "prints what was found, one article a line"),
    (InRender, "render", "render [OPTION…] INPUT… --out FILE", "draws the timeline without a window"),
];

const ALL: &[Subcommand] = &[InWindow, InExtract, InRender];

const FLAGS: [Flag; 18] = [
    Flag {
        name: "--published",
        value: Some("DATE"),
        of: ALL,
        help: "publication date (2025-09-05) of articles that do not say so themselves",
    },
    Flag {
        name: "--language",
        value: Some("TAG"),
        of: ALL,
        help: "language (de) of articles that do not say so themselves",
    },
    Flag {
        name: "--format",
        value: Some("jsonl|csv"),
        of: &[InExtract],
        help: "one JSON object for each article (the default), or one CSV line for each item",
    },
    Flag { name: "--out", value: Some("FILE"), of: &[InRender], help: "the picture to write, a .png" },
    Flag {
        name: "--size",
        value: Some("WxH"),
        of: &[InRender],
        help: "size in points; 1920x1080 unless told",
    },
    Flag {
        name: "--scale",
        value: Some("N"),
        of: &[InRender],
        help: "pixels for each point, 1 to 4; 1 unless told",
    },
    Flag { name: "--theme", value: Some("light|dark"), of: &[InRender], help: "light unless told" },
    Flag {
        name: "--group",
        value: Some("country|actor|none"),
        of: &[InRender],
        help: "what makes the lanes; country unless told",
    },
    Flag {
        name: "--within",
        value: Some("country|actor|none"),
        of: &[InRender],
        help: "what divides each lane; none unless told",
    },
    Flag { name: "--from", value: Some("DATE"), of: &[InRender], help: "first day shown" },
    Flag { name: "--to", value: Some("DATE"), of: &[InRender], help: "last day shown" },
    Flag {
        name: "--country",
        value: Some("CODE"),
        of: &[InRender],
        help: "items of this country (RU) alone; may be given several times",
    },
    Flag {
        name: "--actor",
        value: Some("NAME"),
        of: &[InRender],
        help: "items of this actor alone; may be given several times",
    },
    Flag {
        name: "--language-of-window",
        value: Some("de|en"),
        of: &[InWindow, InRender],
        help: "language of the program's own words; unless told, the system's in the window and English in pictures",
    },
    Flag {
        name: "--log",
        value: Some("LEVEL"),
        of: ALL,
        help: "error, warn, info, debug or trace, on standard error; also by ZEITSTRAHL_LOG",
    },
    Flag { name: "--help", value: None, of: ALL, help: "this text" },
    Flag { name: "--version", value: None, of: ALL, help: "name and version" },
    Flag { name: "--", value: None, of: ALL, help: "all that follows are inputs, even with a dash in front" },
];

/// What is wrong with a command line, in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UsageError(String);

impl std::fmt::Display for UsageError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Arguments sorted by the table: all known, all with their values.
#[derive(Debug)]
pub(super) struct Arguments {
    subcommand: Subcommand,
    values: Vec<(&'static str, String)>,
    inputs: Vec<String>,
}

impl Arguments {
    /// Sorts the arguments, without the program's name.
    pub(super) fn parse(arguments: &[String]) -> Result<Self, UsageError> {
        let named = |word: &String| SUBCOMMANDS.iter().skip(1).find(|(_, name, ..)| name == word);
        let (subcommand, rest) = match arguments.split_first() {
            Some((first, rest)) if named(first).is_some() => {
                (named(first).map_or(InWindow, |entry| entry.0), rest)
            }
            _ => (InWindow, arguments),
        };
        let mut parsed = Self { subcommand, values: Vec::new(), inputs: Vec::new() };
        let mut rest = rest.iter();
        while let Some(argument) = rest.next() {
            if argument == "--" {
                parsed.inputs.extend(rest.by_ref().cloned());
            } else if argument.starts_with('-') && argument != "-" {
                parsed.take_flag(argument, &mut rest)?;
            } else {
                parsed.inputs.push(argument.clone());
            }
        }
        Ok(parsed)
    }

    fn take_flag<'a>(
        &mut self,
        argument: &str,
        rest: &mut impl Iterator<Item = &'a String>,
    ) -> Result<(), UsageError> {
        let (name, inline) =
            argument.split_once('=').map_or((argument, None), |(name, value)| (name, Some(value)));
        let name = match name {
            "-h" => "--help",
            "-V" => "--version",
            name => name,
        };
        let known = FLAGS.iter().find(|flag| flag.name == name);
        let flag = known.ok_or_else(|| UsageError(format!("there is no option {name}")))?;
        if !flag.of.contains(&self.subcommand) {
            let owner = SUBCOMMANDS.iter().find(|(subcommand, ..)| flag.of.contains(subcommand));
            return Err(UsageError(format!("{name} belongs to {}", owner.map_or("", |(_, name, ..)| name))));
        }
        let value = match (flag.value, inline) {
            (None, Some(_)) => return Err(UsageError(format!("{name} takes no value"))),
            (None, None) => String::new(),
            (Some(_), Some(value)) => value.to_owned(),
            (Some(kind), None) => {
                rest.next().cloned().ok_or_else(|| UsageError(format!("{name} needs a value: {kind}")))?
            }
        };
        self.values.push((flag.name, value));
        Ok(())
    }

    /// The last value given for an option.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.values.iter().rev().find(|(given, _)| *given == name).map(|(_, value)| value.as_str())
    }

    /// All values given for an option.
    pub(super) fn all(&self, name: &str) -> Vec<String> {
        self.values.iter().filter(|(given, _)| *given == name).map(|(_, value)| value.clone()).collect()
    }

    /// The value of an option read by `read`; an error that names both where it cannot be read.
    pub(super) fn read<T>(
        &self,
        name: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, UsageError> {
        let Some(value) = self.value(name) else { return Ok(None) };
        let kind = FLAGS.iter().find(|flag| flag.name == name).and_then(|flag| flag.value).unwrap_or("");
        read(value).map(Some).ok_or_else(|| UsageError(format!("{name} {value}: expected {kind}")))
    }

    /// A date such as 2025-09-05.
    pub(super) fn date(&self, name: &str) -> Result<Option<NaiveDate>, UsageError> {
        self.read(name, |value| value.parse().ok())
    }

    /// What they ask for.
    pub(super) fn run(&self) -> Result<Run, UsageError> {
        if self.value("--help").is_some() {
            return Ok(Run::Print(help()));
        }
        if self.value("--version").is_some() {
            return Ok(Run::Print(format!("zeitstrahl {}", env!("CARGO_PKG_VERSION"))));
        }
        let given = Given {
            published: self.date("--published")?,
            language: self.read("--language", |tag| is_tag(tag).then(|| tag.to_owned()))?,
        };
        match self.subcommand {
            InWindow => {
                let tongue = self.read("--language-of-window", tongue)?;
                Ok(Run::Window(Window { sources: self.sources(), given, tongue }))
            }
            InExtract => {
                let format = self.read("--format", Format::named)?.unwrap_or(Format::Lines);
                Ok(Run::Extract(Extract { sources: self.needed_sources()?, given, format }))
            }
            InRender => Ok(Run::Render(Render::read(self, self.needed_sources()?, given)?)),
        }
    }

    fn sources(&self) -> Vec<Source> {
        let source =
            |input: &String| if input == "-" { Source::Stdin } else { Source::Path(PathBuf::from(input)) };
        self.inputs.iter().map(source).collect()
    }

    fn needed_sources(&self) -> Result<Vec<Source>, UsageError> {
        let sources = self.sources();
        if sources.is_empty() { Err(UsageError("no INPUT is given".to_owned())) } else { Ok(sources) }
    }
}

/// An error that says what is missing.
pub(super) fn missing(name: &str) -> UsageError {
    UsageError(format!("{name} is missing"))
}

fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let base = parts.next().is_some_and(|base| (2..=3).contains(&base.len()));
    base && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// All there is to say, from the table.
fn help() -> String {
    let mut text = format!("zeitstrahl {}: {}\n\n", env!("CARGO_PKG_VERSION"), env!("CARGO_PKG_DESCRIPTION"));
    for (_, _, usage, help) in &SUBCOMMANDS {
        let _ = writeln!(text, "  zeitstrahl {usage}\n      {help}");
    }
    text.push_str("\nAn INPUT is a file, a folder of files, or - for standard input. Files are read as:\n");
    for format in FORMATS.iter().filter(|format| format.is_readable()) {
        let _ = writeln!(text, "  {:<20}.{:<20}{}", format.name, format.endings.join(" ."), format.holds);
    }
    let of = |subcommand| {
        move |flag: &&Flag| {
            if flag.of.len() == ALL.len() { subcommand == InWindow } else { flag.of.contains(&subcommand) }
        }
    };
    for (subcommand, name, ..) in &SUBCOMMANDS {
        let heading = if name.is_empty() { "Options" } else { name };
        let _ = writeln!(text, "\n{heading}:");
        for flag in FLAGS.iter().filter(of(*subcommand)) {
            let usage = flag.value.map_or(flag.name.to_owned(), |value| format!("{} {value}", flag.name));
            let _ = writeln!(text, "  {usage:<32}{}", flag.help);
        }
    }
    text.push_str(
        "\nExit codes: 0 all read, 1 some input could not be read or output not be written, 2 wrong\n\
         command line. Nothing is ever sent anywhere.",
    );
    text
}
