//! What is new: a dot at each label and mark of an item that came with added articles, until it was looked at.

use egui::{Rect, Ui, vec2};

use super::place::on_screen;
use super::state::Timeline;
use crate::theme::Role;
use crate::ui::pass::Pass;

/// The size of a dot, and of the ground around it that keeps it off what it lies on.
const DOT: f32 = 3.5;
const GROUND: f32 = 5.0;

impl Timeline {
    /// Paints the dots over the items of the scene.
    pub(super) fn news_ui(&self, ui: &Ui, pass: &Pass<'_>, rect: Rect) {
        let store = pass.store();
        let Some(scene) = self.scene.as_ref().filter(|_| store.n_news() > 0) else { return };
        let plot = on_screen(scene.plot, rect);
        let painter = ui.painter().with_clip_rect(plot.intersect(ui.clip_rect()));
        for node in scene.nodes.iter().filter(|node| store.is_news(node.item)) {
            let at = on_screen(node.rect, rect).left_top() + vec2(1.0, 3.0);
            painter.circle_filled(at, GROUND, pass.look.color(Role::Canvas));
            painter.circle_filled(at, DOT, pass.look.color(Role::Accent));
        }
    }
}
