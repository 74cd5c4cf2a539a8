//! What the window is told.

use crate::document::Given;
use crate::pipeline::Source;
use crate::wording::Tongue;

/// What the window opens first.
#[derive(Debug, Default, PartialEq)]
pub struct Window {
    /// Files and folders, in the order given.
    pub sources: Vec<Source>,
    /// Publication date and language for articles that do not say so themselves.
    pub given: Given,
    /// Language of the window's words; the system's where it is not told.
    pub tongue: Option<Tongue>,
}
