//! The sample articles, part of the program.

use std::borrow::Cow;

use include_dir::{Dir, include_dir};

use crate::pipeline::Source;

static SAMPLE: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/sample_data");

/// All sample articles, by name.
pub fn sources() -> Vec<Source> {
    let files = SAMPLE.files().filter(|file| file.path().extension().is_some_and(|ending| ending != "toml"));
    files
        .map(|file| Source::Memory {
            name: file.path().to_string_lossy().into_owned(),
            bytes: Cow::Borrowed(file.contents()),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_is_there() {
        assert!(sources().len() >= 8);
    }
}
