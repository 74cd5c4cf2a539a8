//! A scene as the bytes of a PNG file.

use std::fmt;

use super::figure::{self, FigureOptions};
use super::raster;
use crate::scene::{Layout, SceneInput};
use crate::theme::{Shade, Theme};

/// Why there is no picture.
#[derive(Debug)]
pub enum PictureError {
    /// It would have no pixel, or more than twenty thousand on a side.
    Size,
    /// The encoder failed.
    Encoding(png::EncodingError),
}

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Size => write!(f, "a picture has 1 to {} pixels on a side", raster::MAX_SIDE),
            Self::Encoding(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for PictureError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Size => None,
            Self::Encoding(error) => Some(error),
        }
    }
}

/// The bytes of a PNG file that shows the timeline as a figure of `input.size` points, at `scale` pixels a
/// point. Pass the window's `layout` to have items where they stand there; without one, they are packed anew.
///
/// # Errors
///
/// [`PictureError::Size`] where a side would have no pixel or more than [`raster::MAX_SIDE`],
/// [`PictureError::Encoding`] where the encoder fails.
pub fn picture(
    input: &SceneInput,
    options: &FigureOptions,
    layout: Option<&Layout>,
    shade: Shade,
    scale: f32,
) -> Result<Vec<u8>, PictureError> {
    let shapes = figure::figure(input, options, layout);
    let pixmap = raster::rasterize(&shapes, input.size, scale, Theme::of(shade)).ok_or(PictureError::Size)?;
    raster::png_bytes(&pixmap).map_err(PictureError::Encoding)
}
