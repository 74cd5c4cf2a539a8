//! What a person decided and did, in words.

mod decided;
mod history;

pub use decided::{Decided, Extracted, decided, decided_actor, decided_article, marked, removal_key};
pub use history::step;
