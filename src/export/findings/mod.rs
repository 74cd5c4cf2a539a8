//! Findings → a text for others: each sentence with its quotations, their sources and days, as Markdown or as one page
//! that needs nothing else.

mod html;
mod markdown;
mod told;

use std::path::Path;

use crate::wording::Wording;
use crate::workspace::Workspace;
use told::Told;

/// In which form findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingsFormat {
    /// Markdown, for a word processor or another program.
    Markdown,
    /// One page for any browser, without a network.
    Html,
}

impl FindingsFormat {
    /// The endings of the files of all forms.
    pub const ENDINGS: [&str; 4] = ["html", "htm", "md", "markdown"];

    /// The one that the ending of a file asks for; Markdown where it asks for none.
    pub fn of(path: &Path) -> Self {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("html" | "htm") => Self::Html,
            _ => Self::Markdown,
        }
    }
}

/// All findings of `workspace`, which is called `title`.
pub fn findings(workspace: &Workspace, words: &Wording, title: &str, format: FindingsFormat) -> String {
    let told = Told::new(workspace, words, title);
    match format {
        FindingsFormat::Markdown => markdown::written(&told, words),
        FindingsFormat::Html => html::written(&told, words),
    }
}
