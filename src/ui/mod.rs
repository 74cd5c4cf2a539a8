//! The window. A pass takes in what happened, draws, and carries out what was asked for; panels read
//! the workspace and send actions, and change nothing themselves.

mod app;
mod bar;
mod blank;
mod checking;
mod compose;
mod decisions;
mod dialog;
mod filter;
mod findings;
mod folder;
mod input;
mod keeping;
mod layout;
mod marking;
mod motion;
mod overlay;
mod pass;
mod preferences;
mod reader;
mod reading;
mod region;
mod settings_file;
mod style;
mod table;
mod timeline;
mod widget;
mod window;

pub use app::{App, prepare};
pub use preferences::{Preferences, ThemeChoice};
pub use window::open;
