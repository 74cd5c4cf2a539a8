//! Slides: everything they are made of, so that they can be made on another thread.

use std::sync::Arc;

use egui::ColorImage;

use super::job::{Seen, about};
use crate::export::figure::usual_title;
use crate::export::slide::{SlideInput, SlideOptions, slides};
use crate::export::{Format, Look, PictureError, Sheet, files, raster};
use crate::store::{QueryResult, Store};
use crate::theme::{Shade, Theme};
use crate::view::ViewState;
use crate::wording::Wording;
use crate::workspace::{LanePalette, Workspace};

/// Everything slides are made of.
pub struct SlideJob {
    store: Arc<Store>,
    result: Arc<QueryResult>,
    view: ViewState,
    words: &'static Wording,
    palette: LanePalette,
    options: SlideOptions,
    scale: f32,
    shade: Shade,
}

impl SlideJob {
    /// The slides of what is open, at `scale` pixels a point.
    pub fn new(options: SlideOptions, workspace: &Workspace, scale: f32, seen: Seen) -> Self {
        Self {
            store: Arc::clone(workspace.store()),
            result: Arc::clone(workspace.result()),
            view: workspace.view().clone(),
            words: seen.words,
            palette: workspace.palette().clone(),
            options,
            scale,
            shade: seen.shade,
        }
    }

    fn with_input<R>(&self, use_it: impl FnOnce(&SlideInput<'_>) -> R) -> R {
        use_it(&SlideInput {
            store: &self.store,
            result: &self.result,
            view: &self.view,
            wording: self.words,
            palette: &self.palette,
        })
    }

    /// The bytes of the files, in their order.
    ///
    /// # Errors
    ///
    /// Where there is no slide, or the encoder fails.
    pub fn files(&self, format: Format) -> Result<Vec<Vec<u8>>, PictureError> {
        let made = self.with_input(|input| slides(input, &self.options));
        if made.is_empty() {
            return Err(PictureError::Size);
        }
        let title = match self.options.title.is_empty() {
            true => usual_title(&self.store, self.words),
            false => self.options.title.clone(),
        };
        let look = Look { shade: self.shade, scale: self.scale };
        files(format, &made, look, &about(&title, self.words))
    }

    /// All slides under one another at another scale, to be shown on the screen; none without an item.
    pub fn images(&self, scale: f32) -> Vec<ColorImage> {
        let made = self.with_input(|input| slides(input, &self.options));
        let image = |slide: &Sheet| {
            let pixmap = raster::rasterize(&slide.shapes, slide.size, scale, Theme::of(self.shade))?;
            let size = [pixmap.width() as usize, pixmap.height() as usize];
            Some(ColorImage::from_rgba_premultiplied(size, pixmap.data()))
        };
        made.iter().filter_map(image).collect()
    }
}
