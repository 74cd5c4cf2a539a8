//! Short messages at the lower right: what could not be done, and what was.

use egui::{Align2, Area, Id, Order, Rect, Ui, accesskit, pos2, vec2};

use crate::theme::Role;
use crate::ui::input::Action;
use crate::ui::style::Look;
use crate::ui::style::icon::{self, paint_icon};
use crate::ui::style::typeface;
use crate::ui::widget::{Button, icon_button, label, paragraph};

/// How long a message that reports success stays, and one that reports a failure, which can be read in the
/// list of problems afterwards. Under the pointer it stays as long as that rests there.
const SECONDS: f64 = 6.0;
const FAILED_SECONDS: f64 = 12.0;
const WIDTH: f32 = 380.0;

/// A short message.
#[derive(Clone, Debug)]
pub struct Toast {
    /// Whether it reports a failure.
    pub failed: bool,
    /// What happened, in one line.
    pub title: String,
    /// Why, and what to do next.
    pub text: String,
    /// What it offers to do.
    pub offer: Option<ToastOffer>,
}

impl Toast {
    /// How long it stays.
    fn seconds(&self) -> f64 {
        if self.failed { FAILED_SECONDS } else { SECONDS }
    }
}

/// What a message offers to do.
#[derive(Clone, Debug)]
pub struct ToastOffer {
    /// The words of the link.
    pub words: String,
    /// What a click asks for.
    pub action: Action,
}

/// The messages on screen, newest last.
#[derive(Default)]
pub struct Toasts {
    shown: Vec<(Toast, f64)>,
}

impl Toasts {
    /// Shows a message; `now` is the window's clock in seconds.
    pub fn push(&mut self, toast: Toast, now: f64) {
        self.shown.retain(|(known, _)| (&known.title, &known.text) != (&toast.title, &toast.text));
        self.shown.push((toast, now));
        if self.shown.len() > 4 {
            self.shown.remove(0);
        }
    }

    /// Shows all at the lower right of `room`, from the bottom up; gives what was asked for. `close` is the
    /// name of the cross.
    pub fn ui(&mut self, ui: &mut Ui, look: &Look, room: Rect, close: &str) -> Vec<Action> {
        let now = ui.input(|input| input.time);
        self.shown.retain(|(toast, since)| now - since < toast.seconds());
        let mut actions = Vec::new();
        let mut bottom = room.bottom() - 20.0;
        let mut closed = None;
        // From the last on, as the newest stands at the bottom and the others above it.
        for (idx, (toast, since)) in self.shown.iter_mut().enumerate().rev() {
            let area = Area::new(Id::unique(("toast", idx)))
                .order(Order::Foreground)
                .pivot(Align2::RIGHT_BOTTOM)
                .fixed_pos(pos2(room.right() - 20.0, bottom));
            let shown = area.show(ui.ctx(), |ui| toast_ui(ui, look, toast, close));
            bottom = shown.response.rect.top() - 12.0;
            match shown.inner {
                Some(Asked::Close) => closed = Some(idx),
                Some(Asked::Do(action)) => {
                    actions.push(action);
                    closed = Some(idx);
                }
                None => {}
            }
            if shown.response.contains_pointer() {
                *since = now;
            }
            ui.ctx().request_repaint_after_secs((toast.seconds() - (now - *since)).max(0.0) as f32);
        }
        closed.map(|idx| self.shown.remove(idx));
        actions
    }
}

enum Asked {
    Close,
    Do(Action),
}

fn toast_ui(ui: &mut Ui, look: &Look, toast: &Toast, close: &str) -> Option<Asked> {
    let mut asked = None;
    look.popover(14)
        .show(ui, |ui| {
            ui.set_width(WIDTH - 28.0);
            ui.horizontal_top(|ui| {
                let (mark, _) = ui.allocate_exact_size(vec2(22.0, 18.0), egui::Sense::hover());
                let (glyph, role) = if toast.failed {
                    (icon::WARNING_CIRCLE, Role::Danger)
                } else {
                    (icon::CHECK_CIRCLE, Role::Ok)
                };
                paint_icon(ui.painter(), glyph, mark.center() - vec2(2.0, 0.0), 18.0, look.color(role));
                ui.vertical(|ui| {
                    ui.set_width(WIDTH - 28.0 - 66.0);
                    label(ui, &toast.title, typeface::semibold(13.0), look.color(Role::Ink));
                    if !toast.text.is_empty() {
                        ui.add_space(4.0);
                        paragraph(ui, &toast.text, typeface::regular(13.0), 18.0, look.color(Role::Ink2));
                    }
                    if let Some(ToastOffer { words, action }) = &toast.offer {
                        ui.add_space(4.0);
                        if Button::link(words).show(ui, look).clicked() {
                            asked = Some(Asked::Do(action.clone()));
                        }
                    }
                });
                ui.set_max_height(24.0);
                if icon_button(ui, look, icon::X, close, true).clicked() {
                    asked = Some(Asked::Close);
                }
            });
        })
        .response
        .widget_info(|| egui::WidgetInfo::labeled(accesskit::Role::Alert, true, &toast.title));
    asked
}
