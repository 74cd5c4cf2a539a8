//! Dialogs: those of the window, one at a time over it, and those of the system for files.

pub mod export;
pub mod files;
pub mod go_to;
pub mod help;
pub mod palette;
pub mod set_date;
