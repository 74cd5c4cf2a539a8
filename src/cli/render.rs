//! `render`: draws the timeline without a window.

use std::path::PathBuf;

use chrono::Local;

use super::input::{Input, Opened};
use super::terminal::say;
use crate::export::figure::{self, usual_title};
use crate::export::slide::{self, Paper, SlideEntry, SlideInput, SlideOptions};
use crate::export::{About, FigureOptions, Format, Look, SaveError, Sheet, files, save};
use crate::scene::geometry::Size;
use crate::scene::{SceneInput, SceneOptions, Touch};
use crate::store::Grouping;
use crate::theme::Shade;
use crate::time::TimeInterval;
use crate::view::TimeWindow;
use crate::wording::{Tongue, Wording};
use crate::workspace::{Command, ViewCommand, Workspace};

/// What `render` is told.
#[derive(Debug, PartialEq)]
pub struct Render {
    /// What is read, and what of it passes; the days are those that are shown.
    pub input: Input,
    /// The kind of picture.
    pub format: Format,
    /// The picture to write.
    pub out: PathBuf,
    /// What is drawn.
    pub picture: Picture,
    /// The title, where one is told; without one where it is empty.
    pub title: Option<String>,
    /// Pixels for each point.
    pub scale: f32,
    /// The theme it is drawn in.
    pub shade: Shade,
    /// What makes the lanes, and what divides each.
    pub grouping: Grouping,
    /// Language of the picture's words.
    pub tongue: Tongue,
}

/// What is drawn.
#[derive(Debug, PartialEq)]
pub enum Picture {
    /// The timeline.
    Timeline {
        /// Width and height in points.
        size: (u32, u32),
    },
    /// A slide with the most important items.
    Slide {
        /// What it is put on.
        paper: Paper,
        /// The line under the title, where one is told.
        subtitle: Option<String>,
        /// How many items there are.
        n_items: usize,
    },
}

impl Render {
    /// Reads, draws and writes; returns the exit code.
    pub(super) fn run(&self) -> i32 {
        let Opened { mut workspace, is_complete } = match self.input.open() {
            Ok(opened) => opened,
            Err(code) => return code,
        };
        self.arrange(&mut workspace);
        let sheets = match &self.picture {
            Picture::Timeline { size } => vec![self.timeline(&workspace, *size)],
            Picture::Slide { paper, subtitle, n_items } => {
                self.slides(&workspace, *paper, subtitle.as_deref(), *n_items)
            }
        };
        let look = Look { shade: self.shade, scale: self.scale };
        let pictures = files(self.format, &sheets, look, &self.about(&workspace));
        let written = pictures.map_err(SaveError::from).and_then(|pictures| self.write(&pictures));
        if let Err(reason) = written {
            say(&format!("zeitstrahl: {} could not be written: {reason}", self.out.display()));
            return 1;
        }
        i32::from(!is_complete)
    }

    /// Writes one picture where it was told, or several beside it, numbered.
    fn write(&self, pictures: &[Vec<u8>]) -> Result<(), SaveError> {
        if pictures.is_empty() {
            say("zeitstrahl: no item has a date: there is nothing to put on a slide");
        }
        let wording = Wording::of(self.tongue);
        for (bytes, path) in pictures.iter().zip(slide::paths(&self.out, pictures.len(), wording)) {
            save(&path, bytes, &self.input.sources)?;
        }
        Ok(())
    }

    /// Frames what is open as told.
    fn arrange(&self, workspace: &mut Workspace) {
        workspace.apply(Command::View(ViewCommand::SetGrouping(self.grouping.by)));
        workspace.apply(Command::View(ViewCommand::SetWithin(self.grouping.within)));
        workspace.apply(Command::View(ViewCommand::Fit));
        let shown = workspace.view().window;
        let start = self.input.from.map_or(shown.start, |day| TimeInterval::day(day).start as f64);
        let end = self.input.to.map_or(shown.end, |day| TimeInterval::day(day).end as f64);
        workspace.apply(Command::View(ViewCommand::JumpTo(TimeWindow::new(start, end))));
    }

    fn slides(
        &self,
        workspace: &Workspace,
        paper: Paper,
        subtitle: Option<&str>,
        n_items: usize,
    ) -> Vec<Sheet> {
        let input = SlideInput {
            store: workspace.store(),
            result: workspace.result(),
            view: workspace.view(),
            wording: Wording::of(self.tongue),
            palette: workspace.palette(),
        };
        let entries = slide::important(&input, n_items).into_iter().map(SlideEntry::of).collect();
        let title = self.title.clone().unwrap_or_else(|| usual_title(workspace.store(), input.wording));
        let made = Some(Local::now().date_naive());
        let mut options = SlideOptions { title, subtitle: String::new(), paper, entries, made };
        options.subtitle = subtitle.map_or_else(|| slide::subtitle(&input, &options), str::to_owned);
        slide::slides(&input, &options)
    }

    fn timeline(&self, workspace: &Workspace, (width, height): (u32, u32)) -> Sheet {
        let wording = Wording::of(self.tongue);
        let input = SceneInput {
            store: workspace.store(),
            result: workspace.result(),
            view: workspace.view(),
            wording,
            palette: workspace.palette(),
            touch: &Touch::default(),
            size: Size { width: width as f32, height: height as f32 },
            options: SceneOptions::default(),
        };
        let options = FigureOptions {
            title: self
                .title
                .clone()
                .or_else(|| Some(usual_title(workspace.store(), wording)))
                .filter(|title| !title.is_empty()),
            legend: true,
            filters: true,
            sources: false,
            made: Some(Local::now().date_naive()),
        };
        figure::figure(&input, &options, None)
    }

    fn about(&self, workspace: &Workspace) -> About {
        let wording = Wording::of(self.tongue);
        let told = self.title.clone().filter(|title| !title.is_empty());
        About {
            title: told.unwrap_or_else(|| usual_title(workspace.store(), wording)),
            language: wording.tongue().tag(),
            made: Local::now().fixed_offset(),
        }
    }
}
