//! Plain text.

use std::borrow::Cow;

use crate::diagnostic::Cause;
use crate::document::draft::Draft;
use crate::document::{bounds, several};

/// One article; the text stays as it is but for the line breaks of Windows.
///
/// # Errors
///
/// Where the text is a collection of several articles.
pub(super) fn read(text: Cow<str>) -> Result<Draft, Cause> {
    if let Some(collection) = several::in_text(&text) {
        return Err(Cause::SeveralArticles(collection.to_owned()));
    }
    // Cut before it is copied: of a large file the begin is an article.
    let (text, is_cut) = bounds::cut(text);
    let text = if text.contains("\r\n") { text.replace("\r\n", "\n") } else { text.into_owned() };
    Ok(Draft { text, is_cut, ..Draft::default() })
}
