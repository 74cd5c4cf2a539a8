//! The models of a language.

use super::bytes::BadModel;
use super::clusters::Clusters;
use super::feature::Task;
use super::model::Model;
use crate::language::file_of;

/// The models of a language; a language may have none.
#[derive(Debug, Default)]
pub struct Models {
    /// Parts of speech.
    pub pos: Option<Model>,
    /// Proper names.
    pub names: Option<Model>,
    /// What words look like by their letters; see [`super::Look`].
    pub looks: Option<Model>,
    /// Which words are used alike.
    pub clusters: Clusters,
}

impl Models {
    /// Reads those of the language `tag`.
    ///
    /// # Errors
    /// Where a file of weights is none.
    pub fn load(tag: &str) -> Result<Self, BadModel> {
        let model = |file: &str| file_of(tag, file).map(Model::from_bytes).transpose();
        let clusters = file_of(tag, "tagger/clusters.bin").map(Clusters::from_bytes).transpose()?;
        Ok(Self {
            pos: model("tagger/pos.bin")?,
            names: model("tagger/names.bin")?,
            looks: model("tagger/looks.bin")?,
            clusters: clusters.unwrap_or_default(),
        })
    }

    /// The model for one task.
    pub fn of(&self, task: Task) -> Option<&Model> {
        match task {
            Task::Pos => self.pos.as_ref(),
            Task::Names => self.names.as_ref(),
        }
    }
}
