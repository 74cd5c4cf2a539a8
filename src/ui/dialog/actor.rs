//! What a person decides about an actor: its name, who else it is, what it is, its office and its country.

use egui::{Id, Key, Modifiers, Ui};

use super::apart::ApartFields;
use super::complete::{actor_field, heading};
use super::correct::country_named;
use super::modal::show_at_top;
use crate::annotate::ActorKind;
use crate::item::{ActorId, DecideActor, OtherActor};
use crate::store::{ActorIdx, fold};
use crate::theme::Role;
use crate::ui::input::ActorPart;
use crate::ui::pass::Pass;
use crate::ui::style::typeface;
use crate::ui::widget::{Button, label, path_field, segments};
use crate::wording::Wording;
use crate::workspace::{Command, DataCommand, Workspace};

const WIDTH: f32 = 480.0;

/// The dialog while it is open: what stands in its fields, and what stood there at first.
pub struct ActorDialog {
    actor: ActorId,
    generation: u64,
    n_items: usize,
    now: Fields,
    before: Fields,
    apart: ApartFields,
    /// What is to be typed first, until it was asked for.
    asks: Option<ActorPart>,
}

/// What can be decided.
#[derive(Clone, Debug, PartialEq)]
struct Fields {
    name: String,
    same: String,
    kind: ActorKind,
    role: String,
    country: String,
}

impl ActorDialog {
    /// For an actor of the workspace; the cursor goes to `part`.
    pub fn new(words: &Wording, workspace: &Workspace, idx: ActorIdx, part: ActorPart) -> Self {
        let store = workspace.store();
        let actor = store.actor(idx);
        let country = actor.country.map(|country| words.country(&country).to_owned());
        let before = Fields {
            name: actor.name.clone(),
            same: String::new(),
            kind: actor.kind,
            role: actor.role.clone().unwrap_or_default(),
            country: country.unwrap_or_default(),
        };
        Self {
            actor: actor.id.clone(),
            generation: store.generation(),
            n_items: store.actor_counts()[idx.index()] as usize,
            now: before.clone(),
            before,
            apart: ApartFields::new(workspace, actor),
            asks: Some(part),
        }
    }

    /// Shows the dialog; tells whether it is done.
    pub fn ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) -> bool {
        if pass.store().generation() != self.generation {
            // Something else was decided or opened meanwhile.
            return true;
        }
        let look = pass.look;
        let size = (WIDTH, 20);
        show_at_top(ui, &look, "actor", size, |ui| self.content_ui(ui, pass))
    }

    fn content_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) -> bool {
        let look = pass.look;
        let idx = pass.store().actor_idx(&self.actor);
        label(ui, pass.say("actor.title"), typeface::semibold(16.0), look.color(Role::Ink));
        let about = format!("{} · {}", self.before.name, pass.words.count("timeline.items", self.n_items));
        label(ui, &about, typeface::regular(12.5), look.color(Role::Ink3));
        ui.add_space(10.0);
        self.field_ui(ui, pass, ActorPart::Name);
        heading(ui, pass, "actor.same");
        let id = field_id(ActorPart::Same);
        let hint = (pass.say("actor.same-hint"), idx);
        let field = actor_field(ui, pass, id, &mut self.now.same, hint);
        if self.asks == Some(ActorPart::Same) {
            self.asks = None;
            field.request_focus();
        }
        ui.add_space(8.0);
        self.kind_ui(ui, pass);
        self.field_ui(ui, pass, ActorPart::Role);
        self.field_ui(ui, pass, ActorPart::Country);
        if self.apart.ui(ui, pass) {
            return true;
        }
        let fault = self.fault(pass);
        label(ui, fault.map_or("", |key| pass.say(key)), typeface::regular(12.5), look.color(Role::Danger));
        ui.add_space(6.0);
        self.buttons_ui(ui, pass, fault.is_none())
    }

    fn field_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>, part: ActorPart) {
        let (key, typed) = match part {
            ActorPart::Role => ("actor.role", &mut self.now.role),
            ActorPart::Country => ("reader.country", &mut self.now.country),
            ActorPart::Name | ActorPart::Same | ActorPart::Kind => ("actor.name", &mut self.now.name),
        };
        heading(ui, pass, key);
        let field = path_field(ui, &pass.look, field_id(part), typed, pass.say(key));
        if self.asks == Some(part) {
            self.asks = None;
            field.request_focus();
        }
        ui.add_space(8.0);
    }

    fn kind_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>) {
        heading(ui, pass, "actor.kind");
        let choices = KINDS.map(|(_, key)| (None, pass.say(key)));
        let active = KINDS.iter().position(|(kind, _)| *kind == self.now.kind).unwrap_or(0);
        if let Some(clicked) = segments(ui, &pass.look, &choices, active, false) {
            self.now.kind = KINDS[clicked].0;
        }
        ui.add_space(8.0);
    }

    fn buttons_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>, is_right: bool) -> bool {
        let look = pass.look;
        let mut done = false;
        let is_apart = self.apart.is_typed();
        let can = is_right && (self.now != self.before || is_apart);
        let entered = can && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        ui.horizontal(|ui| {
            let apply = Button::primary(pass.say("correct.apply")).enabled(can).show(ui, &look).clicked();
            if Button::new(pass.say("actor.nobody")).show(ui, &look).clicked() {
                self.send(pass, DecideActor::Nobody(true));
                done = true;
            }
            let is_decided = pass.workspace.actor_decision(&self.actor).is_some() || self.apart.has_others();
            let nothing = Button::new(pass.say("correct.nothing")).enabled(is_decided).show(ui, &look);
            if nothing.clicked() {
                pass.change(Command::Data(DataCommand::ForgetActor { actor: self.actor.clone() }));
                done = true;
            }
            done |= Button::bare(pass.say("date-dialog.cancel")).show(ui, &look).clicked();
            if apply || entered {
                self.apply(pass);
                done = true;
            }
        });
        done
    }

    /// What is wrong with a field that was changed.
    fn fault(&self, pass: &Pass<'_>) -> Option<&'static str> {
        let (now, before) = (&self.now, &self.before);
        let is_country = || country_named(pass.words, pass.store(), &now.country).is_some();
        if now.country != before.country && !now.country.trim().is_empty() && !is_country() {
            return Some("correct.no-country");
        }
        let is_unknown = !now.same.trim().is_empty() && self.other(pass).is_none();
        is_unknown.then_some("actor.not-known")
    }

    /// The actor of whom it is said that it is the same.
    fn other(&self, pass: &Pass<'_>) -> Option<OtherActor> {
        let folded = fold(self.now.same.trim());
        let mut actors = pass.store().actors().iter().filter(|actor| actor.id != self.actor);
        let other = actors.find(|actor| fold(&actor.name) == folded)?;
        Some(OtherActor { id: other.id.clone(), name: other.name.clone() })
    }

    /// Decides all that was changed as one step, then who is the same as another.
    fn apply(&self, pass: &mut Pass<'_>) {
        let (now, before) = (&self.now, &self.before);
        let mut decided = Vec::new();
        if now.kind != before.kind {
            decided.push(DecideActor::Kind(Some(now.kind)));
        }
        if now.role != before.role {
            decided.push(DecideActor::Role(Some(now.role.clone())));
        }
        if now.country != before.country {
            decided.push(DecideActor::Country(country_named(pass.words, pass.store(), &now.country)));
        }
        let name = (now.name != before.name).then(|| DecideActor::Name(Some(now.name.clone())));
        match (decided.is_empty(), name) {
            (true, Some(name)) => self.send(pass, name),
            (_, name) => {
                decided.extend(name);
                if !decided.is_empty() {
                    self.send(pass, DecideActor::All(decided));
                }
            }
        }
        if let Some(other) = self.other(pass) {
            self.send(pass, DecideActor::SameAs(Some(other)));
        }
        self.apart.apply(pass);
    }

    fn send(&self, pass: &mut Pass<'_>, what: DecideActor) {
        pass.change(Command::Data(DataCommand::DecideActor { actor: self.actor.clone(), what }));
    }
}

fn field_id(part: ActorPart) -> Id {
    Id::unique(("actor-field", part))
}

const KINDS: [(ActorKind, &str); 6] = [
    (ActorKind::Person, "actor.person"),
    (ActorKind::Office, "actor.office"),
    (ActorKind::Organisation, "actor.organisation"),
    (ActorKind::Country, "actor.state"),
    (ActorKind::Collective, "actor.collective"),
    (ActorKind::Anonymous, "actor.anonymous"),
];
