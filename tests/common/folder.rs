//! A folder of a test's own.

use std::fs;
use std::path::{Path, PathBuf};

/// It is empty at the start, and removed at the end of the test.
pub struct Folder(PathBuf);

impl Folder {
    /// `name` tells the tests of one program apart.
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("zeitstrahl-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path.canonicalize().unwrap())
    }

    /// Where it is.
    #[allow(dead_code, reason = "not every test asks")]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// A path in it.
    #[allow(dead_code, reason = "not every test asks")]
    pub fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Folder {
    /// Writes a file in it, the folders on the way too; gives its path.
    #[allow(dead_code, reason = "not every test writes")]
    pub fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.file(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
