//! One picture: everything it is made of, so that it can be made on another thread.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::ColorImage;
use tiny_skia::{IntSize, Pixmap};

use crate::export::slide::paths;
use crate::export::{FigureOptions, PictureError, SaveError, Sheet, figure, raster, save};
use crate::pipeline::Source;
use crate::scene::geometry::Size;
use crate::scene::{Layout, SceneInput, SceneOptions, Touch};
use crate::store::{QueryResult, Store};
use crate::theme::{Shade, Theme};
use crate::view::{TimeWindow, ViewState, show_all};
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
            options: FigureOptions {
                title: choice.title.then(|| title.to_owned()).filter(|title| !title.is_empty()),
                legend: choice.legend,
                filters: choice.filters,
                sources: choice.sources,
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

    /// The bytes of the file.
    ///
    /// # Errors
    ///
    /// Where the size is none, or the encoder fails.
    pub fn png(&self) -> Result<Vec<u8>, PictureError> {
        self.sheet().png(self.shade, self.scale)
    }

    /// The same picture at another scale, to be shown on the screen.
    pub fn image(&self, scale: f32) -> Option<ColorImage> {
        let pixmap = raster::rasterize(&self.sheet().shapes, self.size, scale, Theme::of(self.shade))?;
        let size = [pixmap.width() as usize, pixmap.height() as usize];
        Some(ColorImage::from_rgba_premultiplied(size, pixmap.data()))
    }
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

/// A path for the picture: the title and the days shown, in the folder for pictures.
pub fn suggested_path(title: &str, window: TimeWindow) -> PathBuf {
    let days = window.interval();
    let name = format!("{}_{}_{}.png", slug(title), days.first_day(), days.last_day());
    let home = std::env::home_dir();
    let pictures = home.iter().flat_map(|home| [home.join("Pictures"), home.join("Bilder"), home.clone()]);
    let folder = pictures.into_iter().find(|folder| folder.is_dir());
    folder.unwrap_or_default().join(name)
}

/// The title in small letters, with hyphens for everything that a file name should not hold.
fn slug(title: &str) -> String {
    let spaced: String = title.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let slug = words.join("-").to_lowercase();
    if slug.is_empty() { "zeitstrahl".to_owned() } else { slug }
}

fn has_png_ending(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("png"))
}

/// The path with the ending of a PNG file.
fn with_png_ending(path: PathBuf) -> PathBuf {
    if has_png_ending(&path) {
        return path;
    }
    let mut path = path.into_os_string();
    path.push(".png");
    path.into()
}

/// A path that the user has confirmed, even if there is such a file. Without the ending it was another one
/// that was confirmed.
pub fn confirmed_path(path: PathBuf) -> PathBuf {
    if has_png_ending(&path) { path } else { free_path(path) }
}

/// The path, numbered where there is such a file already: a typed path overwrites nothing.
pub fn free_path(path: PathBuf) -> PathBuf {
    let path = with_png_ending(path);
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let numbered = (2..).map(|n| path.with_file_name(format!("{stem}-{n}.png")));
    std::iter::once(path.clone()).chain(numbered).find(|path| !path.exists()).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_after_title_and_days() {
        let window = TimeWindow::new(1_756_857_600.0, 1_757_030_400.0);
        let name = suggested_path("Koalition der Willigen!", window);
        assert_eq!(name.file_name().unwrap(), "koalition-der-willigen_2025-09-03_2025-09-04.png");
        assert!(suggested_path("", window).file_name().unwrap().to_string_lossy().starts_with("zeitstrahl_"));
    }

    #[test]
    fn a_path_gets_its_ending_once() {
        assert_eq!(with_png_ending("a/b".into()), PathBuf::from("a/b.png"));
        assert_eq!(with_png_ending("a/b.PNG".into()), PathBuf::from("a/b.PNG"));
        assert_eq!(with_png_ending("a/b.1".into()), PathBuf::from("a/b.1.png"));
    }

    #[test]
    fn a_typed_path_overwrites_nothing() {
        let folder = std::env::temp_dir().join(format!("zeitstrahl-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("a.png"), b"x").unwrap();
        assert_eq!(free_path(folder.join("a")), folder.join("a-2.png"));
        assert_eq!(free_path(folder.join("b.png")), folder.join("b.png"));
        std::fs::remove_dir_all(folder).unwrap();
    }
}
