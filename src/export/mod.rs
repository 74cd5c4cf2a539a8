//! Scene → pictures, and items → data. Every picture draws the scene the window draws; data hold what passes.

mod base64;
pub mod data;
pub mod figure;
mod foot;
pub mod format;
mod picture;
pub mod raster;
mod sample;
mod save;
pub mod slide;

pub use figure::FigureOptions;
pub use format::{FORMATS, Format, FormatEntry, Purpose};
pub use picture::{PictureError, picture};
pub use save::{SaveError, save, save_by};
