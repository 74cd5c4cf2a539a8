//! All findings of a project, in the order that a person gave them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Backing, Finding, FindingId, FindingStatus};
use crate::item::Anchor;

/// All findings, in their order. A copy is cheap: what did not change is shared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    all: Vec<Arc<Finding>>,
    /// Items that may contradict one another, of which the person wants no finding: what both rest on, in order.
    dismissed: BTreeSet<[Anchor; 2]>,
}

impl Findings {
    /// Each of them, in their order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Arc<Finding>> {
        self.all.iter()
    }

    /// Lets them rest on where the words of their items stand now.
    pub fn follow(&mut self, moved: &BTreeMap<Anchor, Anchor>) {
        if self.dismissed.iter().flatten().any(|anchor| moved.contains_key(anchor)) {
            let now = |anchor: Anchor| moved.get(&anchor).cloned().unwrap_or(anchor);
            for pair in std::mem::take(&mut self.dismissed) {
                self.dismiss(pair.map(now), true);
            }
        }
        for finding in &mut self.all {
            let mut anchors = finding.items.iter().flat_map(|backing| &backing.anchors);
            if anchors.any(|anchor| moved.contains_key(anchor)) {
                let items = &mut Arc::make_mut(finding).items;
                for anchor in items.iter_mut().flat_map(|backing| &mut backing.anchors) {
                    if let Some(to) = moved.get(anchor) {
                        *anchor = to.clone();
                    }
                }
            }
        }
    }

    /// The items of which no finding is wanted, two by two.
    pub fn dismissed(&self) -> &BTreeSet<[Anchor; 2]> {
        &self.dismissed
    }

    /// Whether no finding is wanted of the items that rest on these.
    pub fn is_dismissed(&self, one: &[Anchor], other: &[Anchor]) -> bool {
        let has = |[a, b]: &[Anchor; 2]| {
            one.contains(a) && other.contains(b) || one.contains(b) && other.contains(a)
        };
        self.dismissed.iter().any(has)
    }

    /// Says whether no finding is wanted of two items.
    pub fn dismiss(&mut self, mut pair: [Anchor; 2], is_dismissed: bool) {
        pair.sort();
        match is_dismissed {
            true => self.dismissed.insert(pair),
            false => self.dismissed.remove(&pair),
        };
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The finding of this identifier.
    pub fn get(&self, id: FindingId) -> Option<&Arc<Finding>> {
        self.all.iter().find(|one| one.id == id)
    }

    /// Where it stands among all.
    pub fn position(&self, id: FindingId) -> Option<usize> {
        self.all.iter().position(|one| one.id == id)
    }

    /// Puts a new finding behind the others, and gives its identifier.
    pub fn add(&mut self, sentence: String, backings: impl IntoIterator<Item = Backing>) -> FindingId {
        let last = self.all.iter().map(|one| one.id.0).max().unwrap_or(0);
        let id = FindingId(last.saturating_add(1));
        let mut finding = Finding { id, sentence, status: FindingStatus::Open, items: Vec::new() };
        finding.put(backings);
        self.all.push(Arc::new(finding));
        id
    }

    /// Puts a finding in place of the one of the same identifier, or behind the others.
    pub fn put(&mut self, finding: Finding) {
        let finding = Arc::new(finding);
        match self.position(finding.id) {
            Some(at) => self.all[at] = finding,
            None => self.all.push(finding),
        }
    }

    /// Changes the finding of this identifier, if it is there.
    pub fn change(&mut self, id: FindingId, change: impl FnOnce(&mut Finding)) {
        if let Some(at) = self.position(id) {
            change(Arc::make_mut(&mut self.all[at]));
        }
    }

    /// Moves a finding so that it stands at this position, or last.
    pub fn move_to(&mut self, id: FindingId, to: usize) {
        if let Some(at) = self.position(id) {
            let finding = self.all.remove(at);
            self.all.insert(to.min(self.all.len()), finding);
        }
    }

    /// Takes a finding away.
    pub fn remove(&mut self, id: FindingId) {
        self.all.retain(|one| one.id != id);
    }

    /// Puts them into this order; one that it does not name stays behind the others.
    pub fn in_order(&mut self, ids: &[FindingId]) {
        self.all.sort_by_key(|one| ids.iter().position(|id| *id == one.id).unwrap_or(usize::MAX));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Side;
    use crate::item::{Anchor, AnchorKind};
    use crate::text::{ContentHash, Span};

    fn backing(begin: usize, side: Side) -> Backing {
        let anchor = Anchor {
            article: ContentHash::of("text"),
            span: Span::new(begin, begin + 5),
            kind: AnchorKind::Statement,
            words: "words".to_owned(),
        };
        Backing { side, anchors: vec![anchor] }
    }

    #[test]
    fn an_item_stands_once_in_a_finding_on_the_side_it_was_put_last() {
        let mut findings = Findings::default();
        let id = findings.add("It is so.".to_owned(), [backing(0, Side::For), backing(9, Side::For)]);
        findings.change(id, |finding| finding.put([backing(9, Side::Against)]));
        let finding = findings.get(id).unwrap();
        assert_eq!((finding.n_items(Side::For), finding.n_items(Side::Against)), (1, 1));
        findings.change(id, |finding| finding.put([Backing { side: Side::For, anchors: Vec::new() }]));
        assert_eq!(findings.get(id).unwrap().items.len(), 2);
    }

    #[test]
    fn findings_keep_the_order_they_are_given() {
        let mut findings = Findings::default();
        let ids = ["a", "b", "c"].map(|sentence| findings.add(sentence.to_owned(), []));
        findings.move_to(ids[2], 0);
        findings.move_to(ids[0], 99);
        let sentences =
            |findings: &Findings| -> String { findings.iter().map(|one| one.sentence.as_str()).collect() };
        assert_eq!(sentences(&findings), "cba");
        findings.remove(ids[1]);
        assert_eq!(sentences(&findings), "ca");
        // The identifier of one that is gone comes back only when it was the last one.
        assert_ne!(findings.add("d".to_owned(), []), ids[2]);
        findings.in_order(&[ids[0]]);
        assert_eq!(sentences(&findings), "acd");
    }
}
