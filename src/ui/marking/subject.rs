//! What marks are put on, and what is on it now.

use crate::item::{Anchor, Decide, Mark, Marked, Marks};
use crate::store::ItemIdx;
use crate::ui::pass::Pass;
use crate::view::Selection;
use crate::workspace::{Command, DataCommand};

/// What marks are put on.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// The chosen items, in a store of this generation.
    Items(Selection, u64),
    /// An article or an actor.
    Other(Marked),
}

impl Subject {
    /// The chosen items.
    pub fn chosen(pass: &Pass<'_>) -> Self {
        Self::Items(pass.workspace.view().selection.clone(), pass.store().generation())
    }

    /// What is on it: of several items the star that all have, every word that any has, and the note that all have.
    pub(super) fn marks(&self, pass: &Pass<'_>) -> Marks {
        let (selection, generation) = match self {
            Self::Other(marked) => return pass.workspace.marks(marked).cloned().unwrap_or_default(),
            Self::Items(selection, generation) => (selection, generation),
        };
        if selection.is_empty() || *generation != pass.store().generation() {
            return Marks::default();
        }
        let item = |idx: ItemIdx| pass.store().item(idx);
        let mut notes = selection.iter().map(|idx| item(idx).note());
        let first = notes.next().flatten();
        Marks {
            tags: selection.iter().flat_map(|idx| item(idx).tags().map(str::to_owned)).collect(),
            star: selection.iter().all(|idx| item(idx).has_star()),
            note: first.filter(|first| notes.all(|note| note == Some(first))).map(str::to_owned),
        }
    }

    /// What its items rest on, by which they are found whatever happens to them meanwhile.
    pub(super) fn anchors(&self, pass: &Pass<'_>) -> Vec<Anchor> {
        match self {
            Self::Items(selection, generation) if *generation == pass.store().generation() => {
                selection.iter().flat_map(|idx| pass.workspace.anchors(idx)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The command that puts `mark` on it.
    pub(super) fn command(&self, anchors: &[Anchor], mark: Mark) -> Command {
        Command::Data(match self {
            Self::Items(..) => DataCommand::DecideAt { anchors: anchors.to_vec(), what: Decide::Mark(mark) },
            Self::Other(marked) => DataCommand::Mark { on: vec![marked.clone()], mark },
        })
    }
}
