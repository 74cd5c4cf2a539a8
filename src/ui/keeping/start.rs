//! What the start screen offers beside files: work that was not saved, and what was opened last.

use std::path::PathBuf;

use chrono::{DateTime, Local, Timelike};

use crate::project::{LeftWork, Unsaved};
use crate::wording::Wording;

/// So much work that was not saved is offered at once.
const MOST_LEFT: usize = 3;

/// What the start screen offers beside files.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// Work that was not saved, the latest first.
    pub left: Vec<LeftWork>,
}

impl Start {
    /// What is there now.
    pub fn of(unsaved: &Unsaved) -> Self {
        let mut left = unsaved.left();
        left.truncate(MOST_LEFT);
        Self { left }
    }
}

/// "Unsaved work of 30 Nov, 19:41".
pub fn left_words(words: &Wording, left: &LeftWork) -> String {
    let changed: DateTime<Local> = left.changed.into();
    let (hour, minute) = (format!("{:02}", changed.hour()), format!("{:02}", changed.minute()));
    let time = words.fill("date.hour", &[("h", &hour), ("m", &minute)]);
    words.fill("project.left", &[("day", &words.date("date.day", changed.date_naive())), ("time", &time)])
}

/// The name of a file that was opened before, and the folder that it stands in.
pub fn recent_words(path: &str) -> (String, String) {
    let path = PathBuf::from(path);
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let folder = path.parent().map(|folder| folder.to_string_lossy().into_owned()).unwrap_or_default();
    (name, folder)
}
