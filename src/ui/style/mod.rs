//! How everything looks: the theme in the types of egui, faces, icons.

pub mod icon;
mod look;
pub mod typeface;

pub use look::Look;
