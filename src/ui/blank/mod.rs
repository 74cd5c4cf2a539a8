//! What stands where no items are: before anything is open, while files are read, where nothing passes.

pub mod loading;
pub mod nothing;
pub mod start;
pub mod welcome;
