//! The window. A pass takes in what happened, draws, and carries out what was asked for; panels read
//! the workspace and send actions, and change nothing themselves.

mod action;
mod app;
mod chip_row;
mod drop_zone;
mod empty;
mod export_dialog;
mod files;
mod filter_panel;
mod help;
mod icon;
mod keyboard;
mod layout;
mod loading;
mod look;
mod motion;
mod pass;
mod phrase;
mod preferences;
mod reader;
mod reading;
mod sample;
mod set_date;
mod status_bar;
mod table;
mod timeline;
mod toast;
mod top_bar;
mod typeface;
mod widget;
mod window;

pub use app::{App, prepare};
pub use preferences::{Preferences, ThemeChoice};
pub use window::open;
