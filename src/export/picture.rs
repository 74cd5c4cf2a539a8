//! The files that pictures are written as.

use std::fmt;

use super::format::Format;
use super::raster;
use super::sheet::{About, Sheet};
use super::vector::{self, PdfError};
use crate::theme::{Shade, Theme};

/// How pictures are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// The theme.
    pub shade: Shade,
    /// Pixels for each point, where there are pixels.
    pub scale: f32,
}

/// Why there is no picture.
#[derive(Debug)]
pub enum PictureError {
    /// It would have no pixel, or more than twenty thousand on a side.
    Size,
    /// The encoder of PNG failed.
    Encoding(png::EncodingError),
    /// The writer of PDF failed.
    Pdf(PdfError),
    /// The format is none of pictures.
    NoPicture,
}

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Size => write!(f, "a picture has 1 to {} pixels on a side", raster::MAX_SIDE),
            Self::Encoding(error) => error.fmt(f),
            Self::Pdf(error) => error.fmt(f),
            Self::NoPicture => f.write_str("this format holds no picture"),
        }
    }
}

impl std::error::Error for PictureError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Size | Self::NoPicture => None,
            Self::Encoding(error) => Some(error),
            Self::Pdf(error) => Some(error),
        }
    }
}

impl Sheet {
    /// The bytes of a PNG file with it, at `scale` pixels a point.
    ///
    /// # Errors
    ///
    /// [`PictureError::Size`] where a side would have no pixel or more than [`raster::MAX_SIDE`],
    /// [`PictureError::Encoding`] where the encoder fails.
    pub fn png(&self, shade: Shade, scale: f32) -> Result<Vec<u8>, PictureError> {
        let pixmap = raster::rasterize(&self.shapes, self.size, scale, Theme::of(shade));
        raster::png_bytes(&pixmap.ok_or(PictureError::Size)?).map_err(PictureError::Encoding)
    }

    fn svg(&self, shade: Shade, about: &About) -> Vec<u8> {
        vector::svg(self, Theme::of(shade), about).into_bytes()
    }
}

/// The bytes of the files that hold `sheets`: a PDF with a page for each, or a file for each.
///
/// # Errors
///
/// Those of [`Sheet::png`], [`PictureError::Pdf`] where a PDF cannot be written, and [`PictureError::NoPicture`]
/// where `format` is none of pictures.
pub fn files(
    format: Format,
    sheets: &[Sheet],
    look: Look,
    about: &About,
) -> Result<Vec<Vec<u8>>, PictureError> {
    match format {
        Format::Png => sheets.iter().map(|sheet| sheet.png(look.shade, look.scale)).collect(),
        Format::Svg => Ok(sheets.iter().map(|sheet| sheet.svg(look.shade, about)).collect()),
        Format::Pdf if sheets.is_empty() => Ok(Vec::new()),
        Format::Pdf => match vector::pdf(sheets, Theme::of(look.shade), about) {
            Ok(file) => Ok(vec![file]),
            Err(error) => Err(PictureError::Pdf(error)),
        },
        _ => Err(PictureError::NoPicture),
    }
}
