//! Of the dialog of an actor: by which of its words somebody else is meant, and who was said to be the same.

use egui::{Id, Ui};

use super::complete::{actor_field, heading};
use super::correct::actor_named;
use crate::item::{Actor, ActorId, Apart, DecideActor};
use crate::text::ContentHash;
use crate::theme::Role;
use crate::ui::pass::Pass;
use crate::ui::style::typeface;
use crate::ui::widget::{Button, check_box, label};
use crate::workspace::{Command, DataCommand, Workspace};

/// No more other words are shown than this.
const MOST: usize = 10;

/// What stands in this part of the dialog.
pub(super) struct ApartFields {
    /// The other words for the actor.
    words: Vec<String>,
    /// Those that are the same by decision, as they were extracted, and their names.
    others: Vec<(ActorId, String)>,
    /// The article that is read.
    article: Option<ContentHash>,
    actor: ActorId,
    /// The words that were chosen, who is meant by them, and whether only in the article that is read.
    chosen: Option<String>,
    who: String,
    only_here: bool,
}

impl ApartFields {
    pub(super) fn new(workspace: &Workspace, actor: &Actor) -> Self {
        let store = workspace.store();
        let chosen = workspace.view().selection.primary();
        let article = chosen.and_then(|idx| store.item(idx).documents().first().copied());
        let others = workspace.same_actors(&actor.id).into_iter().map(|id| {
            let mut known = workspace.extractions().iter().flat_map(|one| &one.actors);
            let name = known.find(|known| known.id == id).map(|known| known.name.clone());
            let name = name.unwrap_or_else(|| id.0.to_string());
            (id, name)
        });
        Self {
            words: actor.aliases.iter().take(MOST).cloned().collect(),
            others: others.collect(),
            article: article.map(|idx| store.document(idx).hash()),
            actor: actor.id.clone(),
            chosen: None,
            who: String::new(),
            only_here: false,
        }
    }

    /// Whether others are the same by decision.
    pub(super) fn has_others(&self) -> bool {
        !self.others.is_empty()
    }

    /// Whether it was told who is meant by some words.
    pub(super) fn is_typed(&self) -> bool {
        self.chosen.is_some() && !self.who.trim().is_empty()
    }

    /// Shows it; tells whether that is done with the dialog.
    pub(super) fn ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) -> bool {
        let look = pass.look;
        let mut done = false;
        if self.has_others() {
            heading(ui, pass, "actor.others");
            ui.horizontal_wrapped(|ui| {
                for (id, name) in &self.others {
                    let words = pass.words.fill("actor.part", &[("name", name)]);
                    if Button::new(&words).height(26.0).show(ui, &look).clicked() {
                        let what = DecideActor::SameAs(None);
                        pass.change(Command::Data(DataCommand::DecideActor { actor: id.clone(), what }));
                        done = true;
                    }
                }
            });
            ui.add_space(8.0);
        }
        if self.words.is_empty() {
            return done;
        }
        heading(ui, pass, "actor.words");
        ui.horizontal_wrapped(|ui| {
            for words in &self.words {
                let is_on = self.chosen.as_ref() == Some(words);
                if Button::new(words).height(26.0).on(is_on).show(ui, &look).clicked() {
                    self.chosen = if is_on { None } else { Some(words.clone()) };
                }
            }
        });
        ui.add_space(6.0);
        if let Some(words) = &self.chosen {
            let asked = pass.words.fill("actor.who", &[("words", words)]);
            label(ui, &asked, typeface::medium(12.0), look.color(Role::Ink2));
            ui.add_space(5.0);
            let idx = pass.store().actor_idx(&self.actor);
            actor_field(ui, pass, Id::unique("apart"), &mut self.who, (pass.say("actor.name"), idx));
            ui.add_space(4.0);
            let article = self.article.is_some();
            if article && check_box(ui, &look, self.only_here, pass.say("actor.only-here")).clicked() {
                self.only_here = !self.only_here;
            }
            ui.add_space(6.0);
        }
        done
    }

    /// Decides what was told.
    pub(super) fn apply(&self, pass: &mut Pass<'_>) {
        let Some(words) = self.chosen.clone().filter(|_| self.is_typed()) else { return };
        let article = self.article.filter(|_| self.only_here);
        let named = ActorId::of_name(&words);
        // Where some articles call it by these words alone, they know an actor of that name.
        let is_named = self.others_named(pass, &named);
        let other = Some(actor_named(pass.store(), self.who.trim()));
        for actor in [Some(self.actor.clone()), is_named.then_some(named)].into_iter().flatten() {
            let apart = Box::new(Apart { actor, words: words.clone(), article });
            pass.change(Command::Data(DataCommand::SetApart { apart, other: other.clone() }));
        }
    }

    fn others_named(&self, pass: &Pass<'_>, id: &ActorId) -> bool {
        let mut actors = pass.workspace.extractions().iter().flat_map(|one| &one.actors);
        *id != self.actor && actors.any(|actor| actor.id == *id)
    }
}
