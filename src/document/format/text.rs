//! Plain text.

use std::borrow::Cow;

use crate::document::draft::Draft;

/// One article; the text stays as it is but for the line breaks of Windows.
pub(super) fn read(text: Cow<str>) -> Draft {
    let text = if text.contains("\r\n") { text.replace("\r\n", "\n") } else { text.into_owned() };
    Draft { text, ..Draft::default() }
}
