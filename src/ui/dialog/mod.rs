//! Dialogs: those of the window, one at a time over it, and those of the system for files.

pub mod about;
pub mod actor;
mod apart;
pub mod article;
mod complete;
pub mod correct;
pub mod corrections;
pub mod export;
pub mod files;
pub mod finding;
mod from_others;
pub mod go_to;
pub mod help;
mod modal;
pub mod palette;
mod reference;
pub mod set_date;
pub mod sheet;
