//! How labels, strips, the band and the lines around them are drawn.

mod band;
mod bar;
mod chip;
mod event;
mod foot;
mod headline;
mod lane;
mod strip;
mod surroundings;

pub use band::draw_band;
pub use chip::{KindIcon, kind_icon};
pub use foot::{draw_below, draw_foot};
pub use lane::{LaneDraw, draw_lane};
