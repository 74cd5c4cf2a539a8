//! What can be asked for, by which keys, and the ways from item to item.

pub mod action;
pub mod keyboard;
pub mod step;

pub use action::Action;
