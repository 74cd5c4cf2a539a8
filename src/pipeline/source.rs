//! Where articles come from.

use std::borrow::Cow;
use std::path::PathBuf;

/// Where articles come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file, or a folder with all files in it.
    Path(PathBuf),
    /// Standard input, read to its end.
    Stdin,
    /// A file that is in memory already, such as the embedded sample.
    Memory {
        /// Its name, with the ending that tells its format.
        name: String,
        /// What it holds.
        bytes: Cow<'static, [u8]>,
    },
}

impl Source {
    /// What the user calls it.
    pub fn name(&self) -> String {
        match self {
            Self::Path(path) => path.to_string_lossy().into_owned(),
            Self::Stdin => "-".to_owned(),
            Self::Memory { name, .. } => name.clone(),
        }
    }
}
