//! Plain text.

use crate::document::draft::Draft;

/// One article; the text stays as it is but for the line breaks of Windows.
pub(in crate::document) fn read(text: String) -> Draft {
    let text = if text.contains("\r\n") { text.replace("\r\n", "\n") } else { text };
    Draft { text, ..Draft::default() }
}
