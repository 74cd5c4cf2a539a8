//! What can be asked for, by which keys, and whether it can be done now.

mod action;
pub mod entries;
pub mod keyboard;
mod possible;

pub use action::{Action, ActorPart, CheckOrder, CopyForm, Judgement, MarkField, Walk};
pub use possible::is_possible;
