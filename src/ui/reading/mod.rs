//! Files on their way onto the timeline, off the thread of the window.

mod early;
pub mod pasted;
pub mod problems;
mod run;
pub mod sample;
mod searching;

pub use run::{AllRead, FileProgress, FileState, Reading};
pub use searching::Searching;
