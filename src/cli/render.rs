//! `render`: draws the timeline without a window.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use super::arguments::{Arguments, UsageError, missing};
use super::extract::read;
use crate::document::Given;
use crate::export::{FigureOptions, PictureError, picture};
use crate::item::{Actor, ActorId, Extraction};
use crate::language::Country;
use crate::pipeline::Source;
use crate::scene::geometry::Size;
use crate::scene::{SceneInput, SceneOptions, Touch};
use crate::store::{Facet, FacetValue};
use crate::theme::Shade;
use crate::time::TimeInterval;
use crate::view::TimeWindow;
use crate::wording::{Tongue, Wording};
use crate::workspace::{Command, FilterCommand, ViewCommand, Workspace};

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
    /// What divides each lane.
    pub within: Group,
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

impl From<Group> for Option<Facet> {
    fn from(group: Group) -> Self {
        match group {
            Group::Country => Some(Facet::Country),
            Group::Actor => Some(Facet::Actor),
            Group::None => None,
        }
    }
}

impl Render {
    /// Reads, draws and writes; returns the exit code.
    pub(super) fn run(&self) -> i32 {
        let outcome = read(&self.sources, &self.given);
        let workspace = self.workspace(outcome.extractions.clone());
        let written = self
            .picture(&workspace)
            .map_err(|error| error.to_string())
            .and_then(|bytes| std::fs::write(&self.out, bytes).map_err(|error| error.to_string()));
        if let Err(reason) = written {
            eprintln!("zeitstrahl: {} could not be written: {reason}", self.out.display());
            return 1;
        }
        i32::from(!outcome.is_complete())
    }

    /// Everything that was read, filtered and framed as told.
    fn workspace(&self, extractions: Vec<Arc<Extraction>>) -> Workspace {
        let mut workspace = Workspace::new(extractions);
        workspace.apply(Command::View(ViewCommand::SetGrouping(self.group.into())));
        workspace.apply(Command::View(ViewCommand::SetWithin(self.within.into())));
        let countries = self.countries.iter().map(|country| FacetValue::Country(Some(*country)));
        let actors = self.actors.iter().map(|name| FacetValue::Actor(actor_id(&workspace, name)));
        for value in countries.chain(actors).collect::<Vec<_>>() {
            workspace.apply(Command::Filter(FilterCommand::Include(value)));
        }
        workspace.apply(Command::View(ViewCommand::Fit));
        let shown = workspace.view().window;
        let start = self.from.map_or(shown.start, |day| TimeInterval::day(day).start as f64);
        let end = self.to.map_or(shown.end, |day| TimeInterval::day(day).end as f64);
        workspace.apply(Command::View(ViewCommand::JumpTo(TimeWindow::new(start, end))));
        workspace
    }

    fn picture(&self, workspace: &Workspace) -> Result<Vec<u8>, PictureError> {
        let wording = Wording::of(self.tongue);
        let input = SceneInput {
            store: workspace.store(),
            result: workspace.result(),
            view: workspace.view(),
            wording,
            palette: workspace.palette(),
            touch: &Touch::default(),
            size: Size { width: self.size.0 as f32, height: self.size.1 as f32 },
            options: SceneOptions::default(),
        };
        let options = FigureOptions {
            title: Some(title(workspace, wording)),
            legend: true,
            filters: true,
            sources: false,
        };
        let shade = if self.dark { Shade::Dark } else { Shade::Light };
        picture(&input, &options, None, shade, self.scale)
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
            within: arguments.read("--within", group)?.unwrap_or(Group::None),
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

/// The title of the only article, else what every timeline tells.
fn title(workspace: &Workspace, wording: &Wording) -> String {
    let mut documents = workspace.store().documents();
    match (documents.next(), documents.next()) {
        (Some((_, only)), None) => only.title.clone(),
        _ => None,
    }
    .unwrap_or_else(|| wording.text("figure.title").to_owned())
}

/// The actor with this name, or with this identifier, in any spelling of capitals; a name that
/// nobody has lets nothing pass.
fn actor_id(workspace: &Workspace, name: &str) -> ActorId {
    let wanted = name.to_lowercase();
    let store = workspace.store();
    let is_wanted = |actor: &&Actor| {
        let short = store.actor_idx(&actor.id).map(|idx| store.short_name(idx).to_lowercase());
        actor.name.to_lowercase() == wanted || *actor.id.0 == *wanted || short.as_deref() == Some(&*wanted)
    };
    store.actors().iter().find(is_wanted).map_or_else(|| ActorId(name.into()), |actor| actor.id.clone())
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
