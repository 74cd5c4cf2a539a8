//! Zeitstrahl reads news articles and shows on one timeline who said what, when, and what happened.
//!
//! Data flows one way: files → documents → annotations → items → store → view state → scene →
//! window, PNG. ARCHITECTURE.md lists the modules in that order; a module may use those above it in
//! the list, never one below (`tests/architecture.rs` checks it). It also says what must hold.

#![warn(clippy::print_stdout, clippy::print_stderr)] // They panic where the terminal is gone.

pub mod annotate;
pub mod cli;
pub mod correction;
pub mod diagnostic;
pub mod document;
pub mod effort;
pub mod export;
pub mod finding;
pub mod font;
pub mod item;
pub mod language;
pub mod pipeline;
pub mod project;
pub mod record;
pub mod scene;
pub mod sheet;
pub mod store;
pub mod table;
pub mod tagger;
pub mod text;
pub mod theme;
pub mod time;
pub mod typed;
pub mod view;
pub mod wording;
pub mod workspace;
pub mod writing;

#[cfg(feature = "gui")]
pub mod ui;
