//! Scene → pictures, items → data, findings → texts. Every picture draws the scene the window draws; data hold what
//! passes.

mod base64;
pub mod data;
pub mod figure;
mod findings;
mod foot;
pub mod format;
mod outline;
mod picture;
mod plan;
pub mod raster;
mod sample;
mod save;
mod sheet;
pub mod slide;
mod vector;

pub use figure::FigureOptions;
pub use findings::{FindingsFormat, findings};
pub use format::{FORMATS, Format, FormatEntry, FormatGroup};
pub use picture::{Look, PictureError, files};
pub use save::{SaveError, save, save_by};
pub use sheet::{About, OF_SCREEN, Sheet};
