//! Scene → pictures. Every format draws the scene the window draws.

pub mod figure;
mod foot;
mod picture;
pub mod raster;
mod sample;
mod save;
pub mod slide;

pub use figure::FigureOptions;
pub use picture::{PictureError, picture};
pub use save::{SaveError, save};
