//! `render`: draws the timeline without a window.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::extract::read;
use super::interrupt::{self, INTERRUPTED};
use super::terminal::say;
use crate::document::Given;
use crate::export::{FigureOptions, PictureError, SaveError, picture, save};
use crate::pipeline::Source;
use crate::scene::geometry::Size;
use crate::scene::{SceneInput, SceneOptions, Touch};
use crate::store::{Facet, Grouping};
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
    /// What makes the lanes, and what divides each.
    pub grouping: Grouping,
    /// First day shown.
    pub from: Option<NaiveDate>,
    /// Last day shown.
    pub to: Option<NaiveDate>,
    /// Items with one of the values of each facet here alone, as they were typed; all where there are none.
    pub facets: Vec<(Facet, String)>,
    /// Language of the picture's words.
    pub tongue: Tongue,
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
        if let Err(Unknown { facet, text }) = self.arrange(&mut workspace) {
            say(&format!("zeitstrahl: {} {text}: {}", facet.keys().option, facet.argument().unknown));
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
    fn arrange(&self, workspace: &mut Workspace) -> Result<(), Unknown> {
        workspace.apply(Command::View(ViewCommand::SetGrouping(self.grouping.by)));
        workspace.apply(Command::View(ViewCommand::SetWithin(self.grouping.within)));
        for (facet, text) in &self.facets {
            let unknown = || Unknown { facet: *facet, text: text.clone() };
            let value = facet.parse(workspace.store(), text).ok_or_else(unknown)?;
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

/// A value of a facet that nothing in the articles has.
struct Unknown {
    facet: Facet,
    text: String,
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
