//! Documents: one article after reading, with its text, blocks and what is known about it.

mod article;
mod blocks;
mod bounds;
mod charset;
mod draft;
mod encoding;
mod format;
mod json;
mod load;
mod loaded;
mod metadata;
mod provenance;
mod published;
mod repair;
mod several;
mod smooth;
mod wrapped;

pub use article::{Blocks, Document, KnownOfText};
pub use blocks::{Block, BlockKind};
pub use draft::Given;
pub use format::lines::{Lines, MOST_BAD_LINES};
pub use format::{FORMATS, Format, PROJECT_ENDING, is_lines, is_readable, readable_endings};
pub use load::{holds_lines, load, read};
pub use loaded::Loaded;
pub use provenance::{Bytes, Provenance};
pub use published::{Published, PublishedEvidence};
pub use smooth::{Smooth, readable};
