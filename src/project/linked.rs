//! Articles whose text stays in the file that it was read from.

use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::diagnostic::Cause;
use crate::document::{Given, Loaded, load};
use crate::item::Extraction;
use crate::pipeline::files_below;
use crate::record::{read_line, write_line};
use crate::text::ContentHash;

#[derive(Serialize, Deserialize)]
struct LinkedLine {
    linked: Linked,
}

#[derive(Serialize, Deserialize)]
struct Linked {
    /// The file, from the folder of the project where it stands below that.
    file: String,
    /// What the text of the article is known by.
    text: ContentHash,
    /// The article with what was found in it, without its text.
    record: Map<String, Value>,
}

/// The line of an article without its text; `None` where it was read from no file.
pub(super) fn line(article: &Extraction, folder: &Path) -> Option<String> {
    let document = &article.document;
    let file = document.provenance.as_ref().map(|one| &*one.file).or(document.path.as_deref())?;
    let file = std::path::absolute(file).ok().filter(|file| file.is_file())?;
    let file = file.strip_prefix(folder).unwrap_or(&file).to_str()?.to_owned();
    let mut record: Map<String, Value> = serde_json::from_str(&write_line(article)).ok()?;
    record.remove("text");
    let linked = Linked { file, text: document.hash(), record };
    serde_json::to_string(&LinkedLine { linked }).ok()
}

/// Finds the texts of articles, in the files that they were read from.
pub(super) struct Texts<'p> {
    /// The folder of the project.
    folder: &'p Path,
    read: HashMap<PathBuf, HashMap<ContentHash, String>>,
}

/// Articles whose texts were found after all.
#[derive(Default)]
pub struct FoundTexts {
    /// The articles, known to stand where they were found.
    pub articles: Vec<Arc<Extraction>>,
    /// The lines that are still kept as they are.
    pub others: Vec<String>,
}

impl FoundTexts {
    /// Looks in all files below `folder` for the texts of the articles among `others`, lines of a project that are kept
    /// as they are: first in files that are called as the one they were read from. Ends when all are found, and early
    /// when `cancel` is set.
    pub fn look(others: &[String], folder: &Path, cancel: &AtomicBool) -> Self {
        let mut wanted = Vec::new();
        let mut found = Self::default();
        for line in others {
            match serde_json::from_str::<LinkedLine>(line) {
                Ok(LinkedLine { linked }) => wanted.push((linked, line)),
                Err(_) => found.others.push(line.clone()),
            }
        }
        let names: HashSet<OsString> = wanted
            .iter()
            .filter_map(|(linked, _)| Some(Path::new(&linked.file).file_name()?.to_owned()))
            .collect();
        let mut files = files_below(folder, cancel);
        files.sort_by_key(|file| !file.file_name().is_some_and(|name| names.contains(name)));
        for file in files {
            if wanted.is_empty() || cancel.load(Ordering::Relaxed) {
                break;
            }
            let texts = texts_in(&file);
            wanted.retain(|(linked, _)| {
                let article = texts.get(&linked.text).and_then(|text| linked.found_in(&file, text));
                let is_wanted = article.is_none();
                found.articles.extend(article);
                is_wanted
            });
        }
        found.others.extend(wanted.into_iter().map(|(_, line)| line.clone()));
        found
    }
}

impl Linked {
    /// The article, of which the text was found in a file.
    fn found_in(&self, file: &Path, text: &str) -> Option<Arc<Extraction>> {
        let mut record = self.record.clone();
        let name = Value::String(file.to_str()?.to_owned());
        record.insert("text".to_owned(), Value::String(text.to_owned()));
        if let Some(Value::Object(provenance)) = record.get_mut("provenance") {
            provenance.insert("file".to_owned(), name.clone());
        }
        record.insert("path".to_owned(), name);
        let line = serde_json::to_string(&record).ok()?;
        read_line(&line).ok().map(Arc::new)
    }
}

/// A text that was not found.
pub(super) struct NoText {
    /// Why.
    pub cause: Cause,
    /// The file that it was read from.
    pub file: String,
}

impl<'p> Texts<'p> {
    pub(super) fn new(folder: &'p Path) -> Self {
        Self { folder, read: HashMap::new() }
    }

    /// The line with its text, as `extract` prints it.
    ///
    /// # Errors
    /// The file is not where it was nor beside the project, or it holds another text now; or the line is none of this
    /// kind, which its reader tells.
    pub(super) fn whole_line(&mut self, line: &str) -> Result<String, NoText> {
        let bad = |error: serde_json::Error| NoText {
            cause: Cause::Damaged(error.to_string()),
            file: String::new(),
        };
        let LinkedLine { linked: Linked { file, text: hash, mut record } } =
            serde_json::from_str(line).map_err(bad)?;
        let mut cause = Cause::ArticleGone;
        for place in self.places(&file) {
            let texts = self.read.entry(place).or_insert_with_key(|place| texts_in(place));
            if let Some(text) = texts.get(&hash) {
                record.insert("text".to_owned(), Value::String(text.clone()));
                return serde_json::to_string(&record).map_err(bad);
            }
            cause = Cause::ArticleChanged;
        }
        Err(NoText { cause, file })
    }

    /// Where the file may stand: where it did, and beside the project.
    fn places(&self, file: &str) -> Vec<PathBuf> {
        let named = self.folder.join(file);
        let beside = named.file_name().map(|name| self.folder.join(name)).filter(|beside| *beside != named);
        [Some(named), beside].into_iter().flatten().filter(|place| place.is_file()).collect()
    }
}

/// The texts of all articles in a file.
fn texts_in(place: &Path) -> HashMap<ContentHash, String> {
    let Ok(bytes) = std::fs::read(place) else { return HashMap::new() };
    let path = place.to_string_lossy();
    // A foreign parser must not cost more than this file.
    let loaded = catch_unwind(AssertUnwindSafe(|| load(&path, &bytes, &Given::default()).0));
    let text = |loaded| match loaded {
        Loaded::Article(document) => Some(document.text),
        Loaded::Extracted { line, .. } => Some(read_line(&line).ok()?.document.text.clone()),
        Loaded::Told(_) => None,
    };
    let texts = loaded.unwrap_or_default().into_iter().filter_map(text);
    texts.map(|text| (ContentHash::of(&text), text)).collect()
}
