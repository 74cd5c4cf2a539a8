//! Findings: what a person concludes, changed and looked at.

use std::collections::HashMap;

use super::command::FindingCommand;
use super::gesture::Gesture;
use super::history::Edit;
use super::state::Workspace;
use crate::finding::{Backing, Finding, Findings, Side};
use crate::item::{Anchor, find_anchors};
use crate::store::{DocumentIdx, ItemIdx};
use crate::text::ContentHash;

/// An item of a finding, looked for in what is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backed {
    /// Its position in [`Finding::items`].
    pub at: usize,
    /// On which side it stands.
    pub side: Side,
    /// Where it is now; `None` where it is not shown: its article is not open, it was rejected, or a better extraction
    /// does not find it.
    pub item: Option<ItemIdx>,
}

impl Workspace {
    /// What a person concludes, in the order that they gave it.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// The items of a finding: those for it first, on each side by their time, and those that are not found last.
    pub fn backed(&self, finding: &Finding) -> Vec<Backed> {
        let mut documents = HashMap::new();
        let mut found: Vec<Backed> = (0..)
            .zip(&finding.items)
            .map(|(at, backing)| Backed {
                at,
                side: backing.side,
                item: self.found(&backing.anchors, &mut documents),
            })
            .collect();
        // Items of a store are numbered by time.
        found.sort_by_key(|one| (one.side, one.item.is_none(), one.item));
        found
    }

    /// The item that rests on the first of these anchors that is found.
    pub fn item_at(&self, anchors: &[Anchor]) -> Option<ItemIdx> {
        self.found(anchors, &mut HashMap::new())
    }

    /// The item that rests on the first of these anchors that is found.
    fn found(
        &self,
        anchors: &[Anchor],
        documents: &mut HashMap<ContentHash, DocumentIdx>,
    ) -> Option<ItemIdx> {
        if documents.is_empty() {
            // Of the same text twice the first one.
            for (idx, document) in self.store.documents() {
                documents.entry(document.hash()).or_insert(idx);
            }
        }
        anchors.iter().find_map(|anchor| {
            let document = *documents.get(&anchor.article)?;
            let extraction = self.store.extraction(document);
            let found = extraction.amended().map_or(&[][..], |amended| &amended.found);
            if let Some((_, id)) = found.iter().find(|(of, _)| of == anchor) {
                return self.store.find(id);
            }
            let base = extraction.base();
            let at = find_anchors(&[anchor], base)[0]?;
            self.store.find(&base.fields(at).id())
        })
    }

    /// What an item of the store is kept as in a finding.
    fn backing(&self, idx: ItemIdx, side: Side) -> Backing {
        Backing { side, anchors: self.anchors(idx) }
    }

    pub(super) fn apply_finding(&mut self, command: FindingCommand) {
        let before = self.findings.clone();
        self.change_findings(command);
        if self.findings != before {
            self.history.record(self.view.clone(), Some(Edit::Findings(before)), Gesture::Single);
        }
    }

    fn is_known(&self, items: [ItemIdx; 2]) -> bool {
        items.iter().all(|idx| idx.index() < self.store.len())
    }

    fn change_findings(&mut self, command: FindingCommand) {
        let backings = |items: Vec<ItemIdx>, side| -> Vec<Backing> {
            items.into_iter().map(|idx| self.backing(idx, side)).collect()
        };
        match command {
            FindingCommand::Add { sentence, items, side } => {
                let backings = backings(items, side);
                if let Some(sentence) = worded(&sentence) {
                    self.findings.add(sentence, backings);
                }
            }
            FindingCommand::AddPair { one, other } if self.is_known([one, other]) => {
                let backings = [self.backing(one, Side::For), self.backing(other, Side::Against)];
                let sentence = self.sentence_of(one);
                self.findings.add(sentence, backings);
            }
            FindingCommand::Dismiss { one, other } if self.is_known([one, other]) => {
                let first = [one, other].map(|idx| self.anchors(idx).into_iter().next());
                if let [Some(one), Some(other)] = first {
                    self.findings.dismiss([one, other], true);
                }
            }
            FindingCommand::AddPair { .. } | FindingCommand::Dismiss { .. } => {}
            FindingCommand::Rename { finding, sentence } => {
                if let Some(sentence) = worded(&sentence) {
                    self.findings.change(finding, |one| one.sentence = sentence);
                }
            }
            FindingCommand::SetStatus { finding, status } => {
                self.findings.change(finding, |one| one.status = status);
            }
            FindingCommand::Put { finding, items, side } => {
                let backings = backings(items, side);
                self.findings.change(finding, |one| one.put(backings));
            }
            FindingCommand::SetSide { finding, at, side } => self.findings.change(finding, |one| {
                one.items.get_mut(at).into_iter().for_each(|backing| backing.side = side);
            }),
            FindingCommand::Take { finding, at } => self.findings.change(finding, |one| {
                if at < one.items.len() {
                    one.items.remove(at);
                }
            }),
            FindingCommand::Move { finding, to } => self.findings.move_to(finding, to),
            FindingCommand::Remove(finding) => self.findings.remove(finding),
        }
    }
}

/// A sentence in one line; `None` where it has no words.
fn worded(sentence: &str) -> Option<String> {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}
