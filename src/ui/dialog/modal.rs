//! The frame of a dialog over the window, which takes the rest of it out of reach.

use egui::{Align2, Context, Frame, Id, Modal, vec2};

use crate::theme::Role;
use crate::ui::style::Look;

/// A dialog in the middle of the window, called `name`, with so many points inside its frame.
pub(super) fn modal(look: &Look, name: &'static str, margin: i8) -> Modal {
    let frame = Frame { corner_radius: 12.into(), shadow: look.dialog_shadow(), ..look.popover(margin) };
    Modal::new(Id::unique(name)).frame(frame).backdrop_color(look.color(Role::Scrim))
}

/// The same near the top of the window, from where it grows downward.
pub(super) fn modal_at_top(ctx: &Context, look: &Look, name: &'static str, margin: i8) -> Modal {
    let top = (ctx.content_rect().height() * 0.12).min(96.0);
    let area = Modal::default_area(Id::unique(name)).anchor(Align2::CENTER_TOP, vec2(0.0, top));
    modal(look, name, margin).area(area)
}
