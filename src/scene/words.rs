//! The words of a label, as runs of text that read as a sentence.
//!
//! No zoom and no width is in them, so they can be kept as long as their store. All widths are in points, of text
//! set at [`SIZE`]; who sets it larger divides by as much.

mod cutting;
mod headline;
mod item;
mod label;
mod limits;
mod run;
mod sentence;
#[cfg(test)]
pub(in crate::scene) mod tests;
mod wrapping;

pub use cutting::Cut;
pub use item::modality;
pub use label::Words;
pub use limits::{LabelWidths, ShownWords, widths, widths_showing};
pub use run::{Run, SIZE, n_words};
pub use sentence::{next_sentence, sentence_of};
pub use wrapping::Wrapped;
