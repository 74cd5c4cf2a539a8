//! The lines of menus that change an actor.

use egui::Ui;

use super::menu::menu_line;
use crate::item::{ActorId, DecideActor, Mark, Marked};
use crate::ui::input::{Action, ActorPart};
use crate::ui::pass::Pass;
use crate::workspace::{Command, DataCommand};

/// What can be decided about an actor.
pub fn actor_lines(ui: &mut Ui, pass: &mut Pass<'_>, actor: &ActorId) {
    for part in ActorPart::ALL {
        let action = Action::AskActor(Some(actor.clone()), part);
        menu_line(ui, pass, action, pass.say(part.key()), true);
    }
    let on = Marked::Actor(actor.clone());
    let has_star = pass.workspace.marks(&on).is_some_and(|marks| marks.star);
    let star = DataCommand::Mark { on: vec![on], mark: Mark::Star(!has_star) };
    let key = if has_star { "actor.unstar" } else { "actor.star" };
    menu_line(ui, pass, Action::Change(Command::Data(star)), pass.say(key), true);
    let nobody = DataCommand::DecideActor { actor: actor.clone(), what: DecideActor::Nobody(true) };
    menu_line(ui, pass, Action::Change(Command::Data(nobody)), pass.say("actor.nobody"), true);
    if pass.workspace.actor_decision(actor).is_some() {
        let forget = DataCommand::ForgetActor { actor: actor.clone() };
        menu_line(ui, pass, Action::Change(Command::Data(forget)), pass.say("correct.nothing"), true);
    }
}
