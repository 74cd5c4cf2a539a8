//! Statements that answer one another, among the items of a store.

use super::{ItemIdx, ItemRef};

/// An answer is looked for among so many items behind what it answers, in each article: nearly all stand much nearer, and
/// asking stays cheap however long an article is.
const REACH: usize = 200;

impl<'a> ItemRef<'a> {
    /// The statement that it answers, in the first article that tells so and where that statement is shown.
    pub fn answered(self) -> Option<ItemIdx> {
        let mut answers = self.tellings().filter_map(|telling| telling.fields.answers());
        answers.find_map(|answers| self.store().find(&answers.item)).filter(|idx| *idx != self.idx)
    }

    /// The statements that answer it, in the order of the articles and of their texts.
    pub fn replies(self) -> Vec<ItemIdx> {
        let mut found = Vec::new();
        for telling in self.tellings() {
            let (id, extraction) = (telling.fields.id(), self.store().extraction(telling.document));
            let end = extraction.n_items().min(telling.at + 1 + REACH);
            for fields in (telling.at + 1..end).map(|at| extraction.fields(at)) {
                let answers = fields.answers().filter(|answers| answers.item == id);
                let reply = answers.and_then(|_| self.store().find(&fields.id()));
                found.extend(reply.filter(|idx| *idx != self.idx && !found.contains(idx)));
            }
        }
        found
    }
}
