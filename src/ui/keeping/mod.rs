//! What is open as a project on the disk: kept at each change, off the thread of the window; opened; offered again.

mod finder;
mod keeper;
mod opener;
mod place;
mod start;
mod state;

pub use finder::Finder;
pub use keeper::{Begin, Job, Keeper};
pub use opener::{OpenedProject, Opener};
pub use place::Place;
pub use start::{Start, left_words, recent_words};
pub use state::Keeping;
