//! Asking what a person decides about articles.

use std::collections::BTreeSet;

use super::{App, Dialog};
use crate::store::{DocumentIdx, Facet, FacetValue};
use crate::ui::dialog::article::ArticleDialog;

impl App {
    /// Asks about an article; where it is one of several sources that are filtered by, about all of them. Without one,
    /// about those of the chosen items where there are several, else about the one that the reader shows.
    pub(super) fn ask_article(&mut self, document: Option<DocumentIdx>) {
        let known = document.filter(|idx| idx.index() < self.workspace.store().n_documents());
        let documents = match known {
            Some(idx) => self.filtered_with(idx),
            None => self.chosen_articles(),
        };
        if let Some(dialog) = ArticleDialog::new(self.words(), &self.workspace, &documents) {
            self.dialog = Some(Dialog::Article(Box::new(dialog)));
        }
    }

    /// The sources that are filtered by where this is one of them, else this alone.
    fn filtered_with(&self, idx: DocumentIdx) -> Vec<DocumentIdx> {
        let store = self.workspace.store();
        let wanted = self.workspace.view().filter.facet(Facet::Source);
        let included = wanted.include.iter().filter_map(|value| match value {
            FacetValue::Source(id) => store.document_idx(id),
            _ => None,
        });
        let included: Vec<DocumentIdx> = included.collect();
        if included.contains(&idx) { included } else { vec![idx] }
    }

    /// The articles of the chosen items, or the one that is shown.
    fn chosen_articles(&self) -> Vec<DocumentIdx> {
        let (store, chosen) = (self.workspace.store(), &self.workspace.view().selection);
        if chosen.len() > 1 {
            let told = chosen.iter().flat_map(|idx| store.item(idx).documents().to_vec());
            return told.collect::<BTreeSet<_>>().into_iter().collect();
        }
        let shown = self.reader.shown().and_then(|id| store.document_idx(id));
        let of_item = chosen.primary().and_then(|idx| store.item(idx).documents().first().copied());
        shown.or(of_item).or(store.documents().next().map(|(idx, _)| idx)).into_iter().collect()
    }
}
