//! Shared by tests and benches.

pub mod generate;
