//! The folders of `assets/lang`, embedded when the program is built, and the files in them.

use include_dir::{Dir, include_dir};
use serde::de::DeserializeOwned;

use super::error::{PackError, PackFault};

/// Every folder of `assets/lang` is a language.
pub(super) static LANGUAGES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/lang");

/// The text of `file` in a language's `folder`.
pub(super) fn read_text(folder: &Dir<'static>, file: &str) -> Result<&'static str, PackError> {
    let found = folder.get_file(folder.path().join(file)).and_then(|found| found.contents_utf8());
    found.ok_or_else(|| PackError::new(file, PackFault::Missing))
}

/// The tables of the TOML `file` in a language's `folder`.
pub(super) fn read_toml<T: DeserializeOwned>(folder: &Dir<'static>, file: &str) -> Result<T, PackError> {
    let text = read_text(folder, file)?;
    toml::from_str(text).map_err(|error| PackError::new(file, PackFault::Toml(error)))
}

/// The bytes of `file` in the folder of the language `tag`, if it has one.
pub fn file_of(tag: &str, file: &str) -> Option<&'static [u8]> {
    LANGUAGES.get_file(format!("{tag}/{file}")).map(include_dir::File::contents)
}
