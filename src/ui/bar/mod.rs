//! The bars of the window: at the top, above the timeline, and at the bottom.

pub mod chips;
mod history;
mod outside;
mod search;
mod settings;
pub mod status;
pub mod top;

pub use search::search_id;
