//! Everything that is open, what is seen of it, and the one place that changes any of it.

mod actors;
mod apply;
mod assembly;
mod command;
mod contradictions;
mod decided;
mod deed;
mod documents;
mod findings;
mod gesture;
mod history;
mod naming;
mod news;
mod palette;
mod preparation;
mod restored;
mod seen;
mod select;
mod state;
mod step;
mod together;
mod way_back;

pub use command::{
    Command, DataCommand, FilterCommand, FindingCommand, LaneCommand, SelectCommand, ViewCommand,
};
pub use deed::Deed;
pub use findings::Backed;
pub use gesture::Gesture;
pub use history::{Done, History};
pub use palette::{LanePalette, PaletteList};
pub use preparation::{Opening, Preparation};
pub use restored::{Restored, SavedWork};
pub use state::Workspace;
pub use step::ItemStep;
pub use together::Repeated;
