//! One language's data, checked when it is first asked for.

use std::sync::OnceLock;

use include_dir::{Dir, include_dir};

/// Every folder of `assets/lang` is a language.
static LANGUAGES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/lang");

/// What is wrong with a pack: file, entry and reason. Found by the tests, never by a user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackError {
    /// File within the pack.
    pub file: String,
    /// What is wrong, naming the entry.
    pub reason: String,
}

/// The words and rules of one language.
#[derive(Debug)]
pub struct Pack {
    /// Its tag, such as "de".
    pub tag: String,
}

impl Pack {
    /// Reads and checks the folder of `tag`.
    pub fn load(tag: &str) -> Result<Self, PackError> {
        let missing = |file: &str| PackError { file: file.to_owned(), reason: "is missing".to_owned() };
        let _folder = LANGUAGES.get_dir(tag).ok_or_else(|| missing(tag))?;
        Ok(Self { tag: tag.to_owned() })
    }
}

/// The pack for a language tag ("de", "de-AT"), or `None` where there is none.
pub fn pack_for(tag: &str) -> Option<&'static Pack> {
    static GERMAN: OnceLock<Option<Pack>> = OnceLock::new();
    let base = tag.split(['-', '_']).next()?;
    (base == "de").then(|| GERMAN.get_or_init(|| Pack::load("de").ok()).as_ref()).flatten()
}
