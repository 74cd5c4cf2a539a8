//! One picture: everything it is made of, so that it can be made on another thread.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::Local;
use egui::ColorImage;
use tiny_skia::{IntSize, Pixmap};

use crate::export::slide::paths;
use crate::export::{
    About, FigureOptions, Format, Look, PictureError, SaveError, Sheet, figure, files, raster, save,
};
use crate::pipeline::Source;
use crate::scene::geometry::Size;
use crate::scene::{Layout, SceneInput, SceneOptions, Touch};
use crate::store::{QueryResult, Store};
use crate::theme::{Shade, Theme};
use crate::view::{ViewState, show_all};
use crate::wording::Wording;
use crate::workspace::{LanePalette, Workspace};

/// What the picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The timeline as it is shown.
    Shown,
    /// Everything that passes.
    WholeSpan,
    /// The window, as it is on the screen.
    Window,
    /// A slide with the most important items, or chosen ones.
    Slide,
}

/// In which colors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colors {
    /// Those of the window.
    Shown,
    /// The light theme, whatever the window has.
    Light,
    /// The dark theme, whatever the window has.
    Dark,
}

impl Colors {
    /// The theme of the picture, where the window has `shown`.
    pub fn shade(self, shown: Shade) -> Shade {
        match self {
            Self::Shown => shown,
            Self::Light => Shade::Light,
            Self::Dark => Shade::Dark,
        }
    }
}

/// What the dialog has chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What it shows.
    pub what: What,
    /// With the title.
    pub title: bool,
    /// With the legend.
    pub legend: bool,
    /// With the filters in words.
    pub filters: bool,
    /// With the list of articles.
    pub sources: bool,
    /// Width and height in points.
    pub size: Size,
    /// Pixels a point.
    pub scale: f32,
    /// Whether it is drawn light, dark, or as the window is.
    pub colors: Colors,
}

/// The size of a picture, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PixelSize {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

impl Default for Choice {
    fn default() -> Self {
        Self {
            what: What::Shown,
            title: true,
            legend: true,
            filters: true,
            sources: false,
            size: Size { width: 1920.0, height: 1080.0 },
            scale: 1.0,
            colors: Colors::Shown,
        }
    }
}

impl Choice {
    /// Width and height in pixels of a picture of `size` points.
    pub fn pixels(&self, size: Size) -> PixelSize {
        let pixels = |points: f32| (points * self.scale).round() as u32;
        PixelSize { width: pixels(size.width), height: pixels(size.height) }
    }
}

/// How the window is seen: its words and its theme.
#[derive(Clone, Copy)]
pub struct Seen {
    /// The words of the language that the picture is in.
    pub words: &'static Wording,
    /// Whether it is drawn light or dark.
    pub shade: Shade,
}

/// Everything a picture is made of.
pub struct Job {
    store: Arc<Store>,
    result: Arc<QueryResult>,
    view: ViewState,
    words: &'static Wording,
    palette: LanePalette,
    layout: Option<Layout>,
    title: String,
    options: FigureOptions,
    size: Size,
    scale: f32,
    shade: Shade,
}

impl Job {
    /// The picture of what is open, as chosen; `layout` is the window's.
    pub fn new(
        title: &str,
        choice: &Choice,
        workspace: &Workspace,
        layout: Option<&Layout>,
        seen: Seen,
    ) -> Self {
        let Seen { words, shade } = seen;
        let mut view = workspace.view().clone();
        if choice.what == What::WholeSpan {
            view.window = show_all(workspace.store(), workspace.result()).unwrap_or(view.window);
        }
        Self {
            store: Arc::clone(workspace.store()),
            result: Arc::clone(workspace.result()),
            view,
            words,
            palette: workspace.palette().clone(),
            // As shown, items keep the slots they have in the window; another stretch of time is laid out anew.
            layout: layout.filter(|_| choice.what == What::Shown).cloned(),
            title: title.to_owned(),
            options: FigureOptions {
                title: choice.title.then(|| title.to_owned()).filter(|title| !title.is_empty()),
                legend: choice.legend,
                filters: choice.filters,
                sources: choice.sources,
                made: Some(Local::now().date_naive()),
            },
            size: choice.size,
            scale: choice.scale,
            shade: choice.colors.shade(shade),
        }
    }

    fn with_input<R>(&self, use_it: impl FnOnce(&SceneInput<'_>) -> R) -> R {
        use_it(&SceneInput {
            store: &self.store,
            result: &self.result,
            view: &self.view,
            wording: self.words,
            palette: &self.palette,
            touch: &Touch::default(),
            size: self.size,
            options: SceneOptions { overview: false, ..SceneOptions::default() },
        })
    }

    fn sheet(&self) -> Sheet {
        self.with_input(|input| figure::figure(input, &self.options, self.layout.as_ref()))
    }

    /// The bytes of the file, alone in a list.
    ///
    /// # Errors
    ///
    /// Where the size is none, or the encoder fails.
    pub fn files(&self, format: Format) -> Result<Vec<Vec<u8>>, PictureError> {
        let look = Look { shade: self.shade, scale: self.scale };
        files(format, &[self.sheet()], look, &about(&self.title, self.words))
    }

    /// The same picture at another scale, to be shown on the screen.
    pub fn image(&self, scale: f32) -> Option<ColorImage> {
        let pixmap = raster::rasterize(&self.sheet().shapes, self.size, scale, Theme::of(self.shade))?;
        let size = [pixmap.width() as usize, pixmap.height() as usize];
        Some(ColorImage::from_rgba_premultiplied(size, pixmap.data()))
    }
}

/// What a picture says about itself that is made now.
pub fn about(title: &str, words: &Wording) -> About {
    About { title: title.to_owned(), language: words.tongue().tag(), made: Local::now().fixed_offset() }
}

/// The bytes of a file with a picture of the screen.
///
/// # Errors
///
/// Where the picture has no pixel, or the encoder fails.
pub fn png_of_screen(image: &ColorImage) -> Result<Vec<u8>, PictureError> {
    let [width, height] = image.size;
    let bytes: Vec<u8> = image.pixels.iter().flat_map(|pixel| pixel.to_opaque().to_array()).collect();
    let size = IntSize::from_wh(width as u32, height as u32);
    let pixmap = size.and_then(|size| Pixmap::from_vec(bytes, size)).ok_or(PictureError::Size)?;
    raster::png_bytes(&pixmap).map_err(PictureError::Encoding)
}

/// Where a picture goes.
pub struct Place {
    /// The file to be written.
    pub path: PathBuf,
    /// What is open, and must not be written over.
    pub sources: Vec<Source>,
    /// The words for the names of several pictures.
    pub words: &'static Wording,
}

impl Place {
    /// Writes the bytes of a picture there.
    ///
    /// # Errors
    ///
    /// Where there is no picture, where an open article stands in its place, or where the system refuses.
    pub fn save(&self, picture: Result<Vec<u8>, PictureError>) -> Result<(), SaveError> {
        Ok(save(&self.path, &picture?, &self.sources)?)
    }

    /// Writes the bytes of several pictures there, numbered beside one another.
    ///
    /// # Errors
    ///
    /// Those of [`Self::save`]; the pictures before the one that fails are written.
    pub fn save_all(&self, pictures: Result<Vec<Vec<u8>>, PictureError>) -> Result<(), SaveError> {
        let pictures = pictures?;
        for (bytes, path) in pictures.iter().zip(paths(&self.path, pictures.len(), self.words)) {
            save(&path, bytes, &self.sources)?;
        }
        Ok(())
    }
}
