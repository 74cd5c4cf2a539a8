//! The frame of a dialog over the window, which takes the rest of it out of reach.

use egui::{Align2, Frame, Id, Modal, Ui, vec2};

use crate::theme::Role;
use crate::ui::style::Look;

/// A dialog in the middle of the window, called `name`, with so many points inside its frame.
pub(super) fn modal(look: &Look, name: &'static str, margin: i8) -> Modal {
    let frame = Frame { corner_radius: 12.into(), shadow: look.dialog_shadow(), ..look.popover(margin) };
    Modal::new(Id::unique(name)).frame(frame).backdrop_color(look.color(Role::Scrim))
}

/// Shows a dialog near the top of the window, from where it grows downward, as wide as `size` with so many points inside
/// its frame; tells whether it is done: because its content says so, or because it was left.
pub(super) fn show_at_top(
    ui: &Ui,
    look: &Look,
    name: &'static str,
    (width, margin): (f32, i8),
    content: impl FnOnce(&mut Ui) -> bool,
) -> bool {
    let ctx = ui.ctx();
    let top = (ctx.content_rect().height() * 0.12).min(96.0);
    let area = Modal::default_area(Id::unique(name)).anchor(Align2::CENTER_TOP, vec2(0.0, top));
    let shown = modal(look, name, margin).area(area).show(ctx, |ui| {
        ui.set_width(width);
        content(ui)
    });
    shown.should_close() || shown.inner
}
