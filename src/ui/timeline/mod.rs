//! The timeline: one widget over axis, lanes and overview. It builds the scene, paints it, and turns
//! what pointer and wheel do on it into actions; it has a node for each visible item, so that screen
//! readers can walk it.

mod chosen;
mod covered;
mod dimmed;
mod foot;
mod gesture;
mod input;
mod item_line;
mod lane_menu;
mod moves;
mod news;
mod paint;
mod place;
mod said;
mod scroll;
mod show;
mod state;
mod tooltip;
mod tray;
mod walk;

pub use lane_menu::item_lines;
pub use state::{Timeline, timeline_id};
