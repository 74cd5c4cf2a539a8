//! `render`: draws the timeline without a window.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::extract::read;
use super::interrupt::{self, INTERRUPTED};
use super::terminal::say;
use crate::document::Given;
use crate::export::{FigureOptions, PictureError, SaveError, picture, save};
use crate::item::{Actor, ActorId};
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
    /// The theme it is drawn in.
    pub shade: Shade,
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
        let outcome = read(&self.sources, &self.given, interrupt::watched());
        if outcome.cancelled {
            say("Stopped: no picture was written.");
            return INTERRUPTED;
        }
        let mut workspace = Workspace::new(outcome.extractions.clone());
        if let Err(NoActor(name)) = self.arrange(&mut workspace) {
            say(&format!("zeitstrahl: --actor {name}: nobody in these articles has this name"));
            return 2;
        }
        let picture = self.picture(&workspace).map_err(SaveError::from);
        let written = picture.and_then(|bytes| Ok(save(&self.out, &bytes, &self.sources)?));
        if let Err(reason) = written {
            say(&format!("zeitstrahl: {} could not be written: {reason}", self.out.display()));
            return 1;
        }
        i32::from(!outcome.is_complete())
    }

    /// Filters and frames what is open as told.
    fn arrange(&self, workspace: &mut Workspace) -> Result<(), NoActor> {
        workspace.apply(Command::View(ViewCommand::SetGrouping(self.group.into())));
        workspace.apply(Command::View(ViewCommand::SetWithin(self.within.into())));
        let countries = self.countries.iter().map(|country| Ok(FacetValue::Country(Some(*country))));
        let actors = self.actors.iter().map(|name| {
            actor_id(workspace, name).map(FacetValue::Actor).ok_or_else(|| NoActor(name.clone()))
        });
        for value in countries.chain(actors).collect::<Result<Vec<_>, NoActor>>()? {
            workspace.apply(Command::Filter(FilterCommand::Include(value)));
        }
        workspace.apply(Command::View(ViewCommand::Fit));
        let shown = workspace.view().window;
        let start = self.from.map_or(shown.start, |day| TimeInterval::day(day).start as f64);
        let end = self.to.map_or(shown.end, |day| TimeInterval::day(day).end as f64);
        workspace.apply(Command::View(ViewCommand::JumpTo(TimeWindow::new(start, end))));
        Ok(())
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
        picture(&input, &options, None, self.shade, self.scale)
    }
}

/// Nobody in the articles has this name.
struct NoActor(String);

/// The title of the only article, else what every timeline tells.
fn title(workspace: &Workspace, wording: &Wording) -> String {
    let mut documents = workspace.store().documents();
    match (documents.next(), documents.next()) {
        (Some((_, only)), None) => only.title.clone(),
        _ => None,
    }
    .unwrap_or_else(|| wording.text("figure.title").to_owned())
}

/// The actor with this name, or with this identifier, in any spelling of capitals.
fn actor_id(workspace: &Workspace, name: &str) -> Option<ActorId> {
    let wanted = name.to_lowercase();
    let store = workspace.store();
    let is_wanted = |actor: &&Actor| {
        let short = store.actor_idx(&actor.id).map(|idx| store.short_name(idx).to_lowercase());
        actor.name.to_lowercase() == wanted || *actor.id.0 == *wanted || short.as_deref() == Some(&*wanted)
    };
    store.actors().iter().find(is_wanted).map(|actor| actor.id.clone())
}
