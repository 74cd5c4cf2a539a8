//! Going to a time that is typed.

use egui::{Id, Key, Modifiers, Ui};

use super::modal::show_at_top;
use super::reference;
use crate::store::Clock;
use crate::theme::Role;
use crate::time::TimeInterval;
use crate::typed::{Reference, TypedError, typed_time};
use crate::ui::pass::Pass;
use crate::ui::style::typeface;
use crate::ui::widget::{Button, label, paragraph, path_field};
use crate::view::TimeWindow;
use crate::wording::grain_of;
use crate::workspace::{Command, FilterCommand, ViewCommand};

const WIDTH: f32 = 400.0;

/// The dialog while it is open.
#[derive(Default)]
pub struct GoTo {
    typed: String,
    asked: bool,
    reference: Option<Reference>,
}

impl GoTo {
    /// Shows the dialog; tells whether it is done.
    pub fn ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) -> bool {
        let look = pass.look;
        let size = (WIDTH, 20);
        show_at_top(ui, &look, "go-to", size, |ui| self.content_ui(ui, pass))
    }

    fn content_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) -> bool {
        let look = pass.look;
        label(ui, pass.say("go-to.title"), typeface::semibold(16.0), look.color(Role::Ink));
        ui.add_space(12.0);
        // The keys are taken before the field sees them; it would lose the focus with Enter.
        let filter = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let hint = pass.say("go-to.hint");
        let field = path_field(ui, &look, Id::unique("go-to-field"), &mut self.typed, hint);
        if !self.asked {
            self.asked = true;
            field.request_focus();
        }
        let view = pass.workspace.view().window;
        let reference = self.reference.get_or_insert_with(|| reference::of_view(pass.store(), view));
        let found = typed_time(&self.typed, *reference);
        ui.add_space(8.0);
        let (words, role) = told(pass, found);
        paragraph(ui, &words, typeface::regular(12.5), 18.0, look.color(role));
        ui.add_space(14.0);
        let mut done = false;
        ui.horizontal(|ui| {
            let can = found.is_ok();
            let go = Button::primary(pass.say("go-to.go")).enabled(can).show(ui, &look).clicked();
            let only = Button::new(pass.say("go-to.only")).enabled(can).show(ui, &look).clicked();
            done = Button::bare(pass.say("date-dialog.cancel")).show(ui, &look).clicked();
            let Ok(time) = found else { return };
            if go || entered || only || filter {
                pass.change(Command::View(ViewCommand::JumpTo(window_of(time))));
                done = true;
            }
            if only || filter {
                pass.change(Command::Filter(FilterCommand::SetTimeRange(Some(time))));
                pass.change(Command::EndGesture);
            }
        });
        done
    }
}

/// What was understood, and how many items that holds, or what is wrong.
fn told(pass: &Pass<'_>, found: Result<TimeInterval, TypedError>) -> (String, Role) {
    match found {
        Ok(time) => {
            let when = pass.words.interval(time, grain_of(time));
            let items = pass.words.count("timeline.items", n_items(pass, time));
            (format!("{when} · {items}"), Role::Ink2)
        }
        Err(TypedError::Empty) => (pass.say("go-to.examples").to_owned(), Role::Ink3),
        Err(error) => (pass.say(error_key(error)).to_owned(), Role::Danger),
    }
}

/// How many items that pass the other filters overlap `time`.
fn n_items(pass: &Pass<'_>, time: TimeInterval) -> usize {
    let (store, result) = (pass.store(), pass.workspace.result());
    let clock: Clock = pass.workspace.view().clock;
    result.items().filter(|idx| store.interval(*idx, clock).is_some_and(|at| at.overlaps(&time))).count()
}

fn error_key(error: TypedError) -> &'static str {
    match error {
        TypedError::Empty | TypedError::NotUnderstood => "go-to.not-understood",
        TypedError::NoSuchDay => "go-to.no-such-day",
        TypedError::EndsFirst => "go-to.ends-first",
        TypedError::TooFar => "go-to.too-far",
    }
}

/// The time with a little room on either side.
fn window_of(time: TimeInterval) -> TimeWindow {
    TimeWindow::around(time, 0.04)
}
