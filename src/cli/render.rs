//! `render`: draws the timeline without a window.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::arguments::{Arguments, UsageError, missing};
use super::extract::read;
use crate::document::Given;
use crate::language::Country;
use crate::pipeline::Source;
use crate::wording::Tongue;

/// What `render` is told.
#[derive(Debug, PartialEq)]
pub struct Render {
    /// What is read.
    pub sources: Vec<Source>,
    /// Publication date and language for articles that do not say so themselves.
    pub given: Given,
    /// The picture to write.
    pub out: PathBuf,
    /// Width and height in points.
    pub size: (u32, u32),
    /// Pixels for each point.
    pub scale: f32,
    /// Whether the dark theme is drawn.
    pub dark: bool,
    /// What makes the lanes.
    pub group: Group,
    /// First day shown.
    pub from: Option<NaiveDate>,
    /// Last day shown.
    pub to: Option<NaiveDate>,
    /// Items of these countries alone; all where there are none.
    pub countries: Vec<Country>,
    /// Items of the actors with these names alone; all where there are none.
    pub actors: Vec<String>,
    /// Language of the picture's words.
    pub tongue: Tongue,
}

/// What makes the lanes of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The country an item stands in.
    Country,
    /// Who said it or took part.
    Actor,
    /// One lane for all.
    None,
}

impl Render {
    /// Reads, draws and writes; returns the exit code.
    pub(super) fn run(&self) -> i32 {
        let outcome = read(&self.sources, &self.given);
        eprintln!("{} articles, {}", outcome.extractions.len(), self.out.display());
        1
    }

    pub(super) fn read(
        arguments: &Arguments,
        sources: Vec<Source>,
        given: Given,
    ) -> Result<Self, UsageError> {
        let out = arguments.value("--out").ok_or_else(|| missing("--out"))?;
        let group = |name: &str| match name {
            "country" => Some(Group::Country),
            "actor" => Some(Group::Actor),
            "none" => Some(Group::None),
            _ => None,
        };
        let theme = |name: &str| (name == "dark").then_some(true).or((name == "light").then_some(false));
        let countries: Option<Vec<_>> = arguments.all("--country").iter().map(|code| country(code)).collect();
        Ok(Self {
            sources,
            given,
            out: PathBuf::from(out),
            size: arguments.read("--size", size)?.unwrap_or((1920, 1080)),
            scale: arguments.read("--scale", scale)?.unwrap_or(1.0),
            dark: arguments.read("--theme", theme)?.unwrap_or(false),
            group: arguments.read("--group", group)?.unwrap_or(Group::Country),
            from: arguments.date("--from")?,
            to: arguments.date("--to")?,
            countries: match countries {
                Some(countries) => countries,
                None => arguments.read("--country", |_| None)?.unwrap_or_default(),
            },
            actors: arguments.all("--actor"),
            tongue: arguments.read("--language-of-window", tongue)?.unwrap_or_default(),
        })
    }
}

fn country(code: &str) -> Option<Country> {
    Country::new(&code.to_ascii_uppercase())
}

/// "1920x1080": neither side below 320 nor above 16,384 points.
fn size(text: &str) -> Option<(u32, u32)> {
    let (width, height) = text.split_once(['x', 'X', '×'])?;
    let side = |text: &str| text.parse::<u32>().ok().filter(|side| (320..=16_384).contains(side));
    Some((side(width)?, side(height)?))
}

fn scale(text: &str) -> Option<f32> {
    text.parse().ok().filter(|scale| (0.5..=4.0).contains(scale))
}

/// A language of the program's own words.
pub(super) fn tongue(name: &str) -> Option<Tongue> {
    match name {
        "de" => Some(Tongue::German),
        "en" => Some(Tongue::English),
        _ => None,
    }
}
