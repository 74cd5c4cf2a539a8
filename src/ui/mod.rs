//! The window. A pass takes in what happened, draws, and carries out what was asked for; panels read
//! the workspace and send actions, and change nothing themselves.

mod action;
mod app;
mod chip_row;
mod drop_zone;
mod early;
mod empty;
mod export_dialog;
mod files;
mod filter_menu;
mod filter_panel;
mod filter_switches;
mod go_to;
mod help;
mod icon;
mod keyboard;
mod layout;
mod loading;
mod look;
mod menu;
mod motion;
mod nothing;
mod palette;
mod pass;
mod phrase;
mod preferences;
mod problems;
mod reader;
mod reading;
mod region;
mod sample;
mod search;
mod set_date;
mod settings;
mod status_bar;
mod step;
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
