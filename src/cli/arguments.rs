//! Arguments → what to run.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use super::export::Export;
use super::extract::{Extract, Format as Lines};
use super::help::help;
use super::input::Input;
use super::options::{ALL, Flag, Subcommand, Takes, flags};
use super::render::{Picture, Render};
use super::usage::{UsageError, alike};
use super::values::Values;
use super::window::Window;
use crate::export::{FORMATS, Format, slide};
use crate::pipeline::Source;
use crate::store::Grouping;
use crate::theme::Shade;

/// What the arguments ask for.
#[derive(Debug, PartialEq)]
pub(super) enum Run {
    /// Print what was found.
    Extract(Extract),
    /// Draw the timeline into a file.
    Render(Render),
    /// Write what passes as data.
    Export(Export),
    /// Open the window.
    Window(Window),
    /// Print a text on standard output and end.
    Print(String),
}

/// Arguments sorted by the table: all known, all with values that could be read.
#[derive(Debug)]
pub(super) struct Arguments {
    command: Subcommand,
    pub values: Values,
}

impl Arguments {
    /// Sorts the arguments, without the program's name.
    ///
    /// # Errors
    /// What is wrong with the first one that is wrong.
    pub(super) fn parse(arguments: &[OsString]) -> Result<Self, UsageError> {
        let (command, rest) = command(arguments)?;
        let mut parsed = Self { command, values: Values::default() };
        let mut rest = rest.iter();
        while let Some(argument) = rest.next() {
            if argument == "--" {
                parsed.values.inputs.extend(rest.by_ref().cloned());
            } else if argument.as_encoded_bytes().starts_with(b"-") && argument != "-" {
                parsed.take_option(argument, &mut rest)?;
            } else {
                parsed.values.inputs.push(argument.clone());
            }
        }
        Ok(parsed)
    }

    /// Reads an option, with its value behind "=" or as the next argument.
    fn take_option<'a>(
        &mut self,
        argument: &OsStr,
        rest: &mut impl Iterator<Item = &'a OsString>,
    ) -> Result<(), UsageError> {
        let text = argument.to_str();
        let text = text.ok_or_else(|| UsageError::NotUtf8(argument.to_string_lossy().into_owned()))?;
        let (name, inline) = text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)));
        let flag = known_option(name, self.command)?;
        // An option that another command has is told as that: who types it means it.
        if !flag.of.contains(&self.command) {
            let owner = flag.of.first().map_or("", |command| command.name());
            return Err(UsageError::OtherCommand(flag.name, owner));
        }
        match (&flag.takes, inline) {
            (Takes::Nothing(_), Some(_)) => Err(UsageError::ValueGiven(flag.name)),
            (Takes::Nothing(switch), None) => {
                switch(&mut self.values);
                Ok(())
            }
            (Takes::Value(kind), inline) => {
                let value = inline.map(OsStr::new).or_else(|| rest.next().map(OsString::as_os_str));
                let value = value.ok_or_else(|| UsageError::ValueMissing(flag.name, kind.kind()))?;
                kind.read(&mut self.values, value).ok_or_else(|| UsageError::BadValue {
                    name: flag.name,
                    value: value.to_string_lossy().into_owned(),
                    expected: kind.expected(),
                })
            }
        }
    }

    /// What they ask for.
    ///
    /// # Errors
    /// Something that the command needs is missing, or two options contradict each other.
    pub(super) fn run(self) -> Result<Run, UsageError> {
        let Self { command, values } = self;
        if values.help {
            return Ok(Run::Print(help(command)));
        }
        if values.version {
            return Ok(Run::Print(format!("zeitstrahl {}", env!("CARGO_PKG_VERSION"))));
        }
        match command {
            Subcommand::Window => {
                let sources = values.sources();
                Ok(Run::Window(Window { sources, given: values.given, tongue: values.tongue }))
            }
            Subcommand::Extract => Ok(Run::Extract(Extract {
                sources: needed_sources(&values)?,
                given: values.given,
                format: match (values.lines.unwrap_or(Lines::Lines), values.clauses) {
                    (Lines::Lines, true) => Lines::LinesWithClauses,
                    (format, _) => format,
                },
            })),
            Subcommand::Render => {
                let format = picture_of(&values)?;
                Ok(Run::Render(render(values, format)?))
            }
            Subcommand::Export => match format_of(&values)? {
                format if format.is_picture() => Ok(Run::Render(render(values, format)?)),
                format => Ok(Run::Export(export(values, format)?)),
            },
        }
    }
}

/// The command that the first argument names, and the arguments behind it.
fn command(arguments: &[OsString]) -> Result<(Subcommand, &[OsString]), UsageError> {
    let Some((first, rest)) = arguments.split_first() else { return Ok((Subcommand::Window, arguments)) };
    let named = ALL.iter().find(|command| !command.name().is_empty() && first == command.name());
    if let Some(command) = named {
        return Ok((*command, rest));
    }
    match first.to_str() {
        // A bare word that is no file was meant as a command; the window could only say that it is missing.
        Some(word) if is_bare_word(word) && !Path::new(word).exists() => {
            let commands = ALL.iter().map(|command| command.name()).filter(|name| !name.is_empty());
            Err(UsageError::UnknownCommand(word.to_owned(), alike(word, commands)))
        }
        _ => Ok((Subcommand::Window, arguments)),
    }
}

/// Whether a word could be a command: letters only, so neither an option nor a path nor a file's name with
/// an ending.
fn is_bare_word(word: &str) -> bool {
    !word.is_empty() && word.chars().all(char::is_alphabetic)
}

/// The option of this name: that of the command, else another command's.
fn known_option(name: &str, command: Subcommand) -> Result<&'static Flag, UsageError> {
    let long = match name {
        "-h" => "--help",
        "-V" => "--version",
        name => name,
    };
    let mut known = flags().iter().filter(|flag| flag.name == long);
    let own = known.clone().find(|flag| flag.of.contains(&command));
    own.or_else(|| known.next()).ok_or_else(|| {
        UsageError::UnknownOption(name.to_owned(), alike(name, flags().iter().map(|flag| flag.name)))
    })
}

fn needed_sources(values: &Values) -> Result<Vec<Source>, UsageError> {
    let sources = values.sources();
    if sources.is_empty() { Err(UsageError::NoInput) } else { Ok(sources) }
}

/// What is drawn, and how large.
fn picture(values: &Values) -> Result<Picture, UsageError> {
    if values.slide {
        return match values.size {
            Some(_) => Err(UsageError::NotWith("--size", "--slide")),
            None => Ok(Picture::Slide {
                paper: values.paper.unwrap_or_default(),
                subtitle: values.subtitle.clone(),
                n_items: values.items.unwrap_or(slide::USUAL),
            }),
        };
    }
    let of_slides = [
        ("--subtitle", values.subtitle.is_some()),
        ("--items", values.items.is_some()),
        ("--paper", values.paper.is_some()),
    ];
    match of_slides.iter().find(|(_, is_given)| *is_given) {
        Some((name, _)) => Err(UsageError::OnlyWith(name, "--slide")),
        None => Ok(Picture::Timeline { size: values.size.unwrap_or((1920, 1080)) }),
    }
}

/// What is to be written: what was told, else what the ending of the file says.
fn format_of(values: &Values) -> Result<Format, UsageError> {
    let out = values.out.as_ref().ok_or(UsageError::OptionMissing("--out"))?;
    let format = values.format.or_else(|| Format::of_path(out));
    format.ok_or_else(|| {
        let known = FORMATS.map(|entry| entry.name).join(", ");
        UsageError::NoFormat(out.display().to_string(), format!("{known}: tell which with --format"))
    })
}

/// The kind of picture that is to be drawn, by the ending of its file.
fn picture_of(values: &Values) -> Result<Format, UsageError> {
    let out = values.out.as_ref().ok_or(UsageError::OptionMissing("--out"))?;
    let format = Format::of_path(out).filter(|format| format.is_picture());
    format.ok_or_else(|| {
        let pictures = FORMATS.iter().filter(|entry| entry.format.is_picture());
        let endings: Vec<_> = pictures.map(|entry| format!(".{}", entry.ending)).collect();
        UsageError::NoFormat(out.display().to_string(), endings.join(", "))
    })
}

fn input(values: &mut Values) -> Result<Input, UsageError> {
    let sources = needed_sources(values)?;
    if let (Some(from), Some(to)) = (values.from, values.to)
        && from > to
    {
        return Err(UsageError::Reversed(from, to));
    }
    let (given, facets) = (std::mem::take(&mut values.given), std::mem::take(&mut values.facets));
    Ok(Input { sources, given, from: values.from, to: values.to, facets })
}

fn render(mut values: Values, format: Format) -> Result<Render, UsageError> {
    let input = input(&mut values)?;
    let picture = picture(&values)?;
    Ok(Render {
        input,
        format,
        out: values.out.ok_or(UsageError::OptionMissing("--out"))?,
        picture,
        title: values.title,
        scale: values.scale.unwrap_or(1.0),
        shade: values.shade.unwrap_or(Shade::Light),
        grouping: Grouping {
            by: values.group.unwrap_or(Grouping::default().by),
            within: values.within.flatten(),
        },
        tongue: values.tongue.unwrap_or_default(),
    })
}

fn export(mut values: Values, format: Format) -> Result<Export, UsageError> {
    let of_pictures = [
        ("--size", values.size.is_some()),
        ("--scale", values.scale.is_some()),
        ("--theme", values.shade.is_some()),
        ("--group", values.group.is_some()),
        ("--within", values.within.is_some()),
        ("--slide", values.slide),
        ("--subtitle", values.subtitle.is_some()),
        ("--items", values.items.is_some()),
        ("--paper", values.paper.is_some()),
    ];
    if let Some((name, _)) = of_pictures.iter().find(|(_, is_given)| *is_given) {
        return Err(UsageError::OnlyWith(name, "a picture"));
    }
    Ok(Export {
        input: input(&mut values)?,
        format,
        out: values.out.ok_or(UsageError::OptionMissing("--out"))?,
        title: values.title,
        tongue: values.tongue.unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(words: &[&str]) -> String {
        let words: Vec<OsString> = words.iter().map(OsString::from).collect();
        let run = Arguments::parse(&words).and_then(Arguments::run);
        run.err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn what_is_wrong_is_said_with_what_would_be_right() {
        for (words, part) in [
            (&["extrakt", "a.txt"][..], "did you mean extract?"),
            (&["frobnicate"], "no command and no file frobnicate"),
            (&["extract", "--langauge", "de", "a"], "did you mean --language?"),
            (&["extract", "--nonsense", "a"], "there is no option --nonsense"),
            (&["extract", "--size", "400x400", "a"], "--size belongs to render"),
            (&["render", "a", "--out", "a.png", "--size", "50000x50000"], "at most 16384"),
            (&["render", "a", "--out", "a.png", "--size", "10x10"], "at least 320"),
            (&["render", "a", "--out", "a.png", "--scale", "9"], "at most 4"),
            (&["render", "a", "--out", "a.gif"], ".png"),
            (&["render", "a", "--out", "a.csv"], ".png"),
            (&["export", "a", "--out", "a.doc"], "tell which with --format"),
            (&["export", "a", "--format", "xml", "--out", "a"], "expected one of png"),
            (&["export", "a", "--out", "a.csv", "--slide"], "--slide goes with a picture only"),
            (&["export", "a"], "--out is missing"),
            (&["render", "a"], "--out is missing"),
            (&["render", "a", "--out", "a.png", "--paper", "a4"], "--paper goes with --slide only"),
            (
                &["render", "a", "--out", "a.png", "--slide", "--size", "400x400"],
                "--size does not go with --slide",
            ),
            (&["render", "a", "--out", "a.png", "--slide", "--items", "40"], "at most 10"),
            (&["render", "--out", "a.png"], "no INPUT"),
            (
                &["render", "a", "--out", "a.png", "--from", "2025-02-01", "--to", "2025-01-31"],
                "--from 2025-02-01 is after --to 2025-01-31",
            ),
            (&["extract", "--help=yes"], "takes no value"),
            (&["extract", "--format"], "jsonl|csv"),
            (&["extract", "--format", "xml", "a"], "expected jsonl or csv"),
            (&["--log", "loud"], "expected off"),
        ] {
            assert!(error(words).contains(part), "{words:?}: {}", error(words));
        }
    }

    #[test]
    fn what_is_right_is_taken() {
        for words in [
            &["extract", "a"][..],
            &["extract", "--", "--size"],
            &["extract", "-"],
            &["nowhere.txt"],
            &["./extrakt"],
            &["src"],
            &[
                "render", "a", "--out", "a.png", "--slide", "--title", "Two days", "--items", "6", "--paper",
                "A4",
            ],
            &["export", "a", "--out", "a.ics", "--from", "2025-01-31", "--language-of-window", "de"],
            &["export", "a", "--out", "a", "--format", "timelinejs"],
            &["export", "a", "--out", "a.png", "--slide"],
            &["render", "a", "--out=a.PNG", "--from", "2025-01-31", "--to", "2025-01-31"],
            &[],
        ] {
            assert_eq!(error(words), "", "{words:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn names_need_not_be_utf_8() {
        use std::os::unix::ffi::OsStrExt;
        let odd = OsStr::from_bytes(b"na\xefve.txt").to_owned();
        let parsed = Arguments::parse(&["extract".into(), odd.clone()]).unwrap();
        assert_eq!(parsed.values.inputs, [odd]);
        let option = OsStr::from_bytes(b"--\xef").to_owned();
        assert!(matches!(Arguments::parse(&["extract".into(), option]), Err(UsageError::NotUtf8(_))));
    }
}
