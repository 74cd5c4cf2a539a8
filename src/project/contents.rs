//! All that a project holds.

use std::sync::Arc;

use super::layer::Layer;
use crate::item::Extraction;
use crate::workspace::{LanePalette, SavedWork, Workspace};

/// All that a project holds. A copy is cheap: articles are shared.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    /// The articles as they were extracted, in the order of opening.
    pub articles: Vec<Arc<Extraction>>,
    /// Those of them that were extracted anew because of what was decided about them, so that opening need not do it again.
    pub redated: Vec<Arc<Extraction>>,
    /// What a person did with them.
    pub layer: Layer,
    /// Lines that are kept as they are: of kinds that this version does not know, and of articles whose text was not
    /// found.
    pub others: Arc<Vec<String>>,
}

impl Contents {
    /// Of what is open now; `others` are the lines that are kept as they are.
    pub fn of(workspace: &Workspace, title: Option<String>, others: Arc<Vec<String>>) -> Self {
        let store = workspace.store();
        let corrected =
            |id: &String| store.document_idx(id).map(|idx| Arc::clone(store.extraction(idx).base()));
        Self {
            articles: workspace.extractions().to_vec(),
            redated: workspace.corrections().revised_articles().into_iter().filter_map(corrected).collect(),
            layer: Layer::of(workspace, title),
            others,
        }
    }

    /// Whether there is nothing in it that is worth being kept.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty() && self.others.is_empty()
    }

    /// The work to go on with.
    pub fn into_work(self) -> SavedWork {
        let Layer { corrections, findings, news, filters, colors, seen, .. } = self.layer;
        SavedWork {
            extractions: self.articles,
            redated: self.redated,
            corrections,
            findings,
            news: Arc::unwrap_or_clone(news),
            filters,
            palette: LanePalette::of_lists(&colors),
            chosen: seen.as_ref().map_or_else(Vec::new, |seen| seen.chosen().to_vec()),
            view: seen.map(|seen| seen.view()),
        }
    }
}
