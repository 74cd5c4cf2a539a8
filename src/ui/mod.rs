//! The window. Panels read the workspace and send actions; the app applies them between frames.

mod icon;
mod layout;
mod look;
mod typeface;
mod widget;
