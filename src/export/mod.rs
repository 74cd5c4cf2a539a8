//! Scene → pictures, items → data, findings → texts. Every picture draws the scene the window draws; data hold what
//! passes.

mod base64;
pub mod data;
pub mod figure;
mod findings;
mod foot;
pub mod format;
mod picture;
pub mod raster;
mod sample;
mod save;
pub mod slide;

pub use figure::FigureOptions;
pub use findings::{FindingsFormat, findings};
pub use format::{FORMATS, Format, FormatEntry};
pub use picture::{PictureError, picture};
pub use save::{SaveError, save, save_by};
