//! Asking what a person decides about an actor, or about an item that they make.

use super::{App, Dialog};
use crate::item::{ActorId, Anchor, AnchorKind};
use crate::store::ActorIdx;
use crate::ui::dialog::actor::ActorDialog;
use crate::ui::dialog::correct::Correct;
use crate::ui::input::ActorPart;

impl App {
    /// Asks about an actor, or about who says or does what is chosen.
    pub(super) fn ask_actor(&mut self, actor: Option<&ActorId>, part: ActorPart) {
        let store = self.workspace.store();
        let idx = match actor {
            Some(actor) => store.actor_idx(actor),
            None => self.chosen_actor(),
        };
        if let Some(idx) = idx {
            let dialog = ActorDialog::new(self.words(), &self.workspace, idx, part);
            self.dialog = Some(Dialog::Actor(Box::new(dialog)));
        }
    }

    /// Who says what is chosen, or takes part in it first.
    fn chosen_actor(&self) -> Option<ActorIdx> {
        let item = self.workspace.store().item(self.workspace.view().selection.primary()?);
        item.speaker().or(item.actors().first().copied())
    }

    /// Asks for what is known of an item that is made of the passage that is marked.
    pub(super) fn ask_passage(&mut self, kind: AnchorKind) {
        let Some((document, passage)) = self.reader.take_passage(self.workspace.store()) else { return };
        if let Some(anchor) = Anchor::of_passage(self.workspace.store().document(document), passage, kind) {
            let dialog = Correct::of_passage(self.words(), &self.workspace, document, anchor);
            self.dialog = Some(Dialog::Correct(Box::new(dialog)));
        }
    }
}
