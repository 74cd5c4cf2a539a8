//! Asking what a person decides about an actor.

use super::{App, Dialog};
use crate::item::ActorId;
use crate::store::ActorIdx;
use crate::ui::dialog::actor::ActorDialog;
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
}
