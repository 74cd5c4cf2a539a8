//! Findings: what the user concludes, each unfolded with the items that speak for it and against it.

mod backing;
pub mod carry;
mod contradictions;
mod finding;
mod head;
mod panel;

use std::collections::BTreeSet;

use egui::{Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::pass::Pass;
use super::style::typeface;
use super::widget::{hline, paragraph};
use crate::finding::FindingId;
use crate::theme::Role;
use contradictions::contradictions_ui;
use finding::finding_ui;
use head::{head_ui, new_ui};
pub use panel::FindingsPanel;

const PADDING: f32 = 20.0;

impl FindingsPanel {
    /// Shows the findings in `rect`.
    pub fn ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>, rect: Rect) {
        ui.painter().rect_filled(rect, 0.0, pass.look.color(Role::Surface));
        self.unfold_new(pass);
        let inner = Rect::from_min_max(rect.min + vec2(PADDING, 8.0), rect.max - vec2(PADDING, 0.0));
        let mut top = ui.new_child(UiBuilder::new().max_rect(inner));
        head_ui(&mut top, pass);
        top.add_space(6.0);
        new_ui(&mut top, pass, &mut self.typed);
        let below = top.min_rect().bottom() + 10.0;
        hline(ui, &pass.look, rect, below);
        let room = Rect::from_min_max(egui::pos2(inner.left(), below + 1.0), rect.max);
        let mut list = ui.new_child(UiBuilder::new().max_rect(room));
        list.set_clip_rect(room.expand2(vec2(PADDING, 0.0)).intersect(ui.clip_rect()));
        ScrollArea::vertical().id_salt("findings").auto_shrink(false).show(&mut list, |ui| {
            ui.set_width(inner.width());
            self.list_ui(ui, pass);
        });
    }

    fn list_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) {
        let workspace = pass.workspace;
        if workspace.findings().is_empty() {
            ui.add_space(14.0);
            let ink = pass.look.color(Role::Ink3);
            paragraph(ui, pass.say("findings.empty"), typeface::regular(13.0), 20.0, ink);
        }
        for (at, finding) in workspace.findings().iter().enumerate() {
            finding_ui(self, ui, pass, (at, finding));
        }
        contradictions_ui(&mut self.contradictions, ui, pass);
        ui.add_space(24.0);
    }

    /// Unfolds what was not there in the pass before; of a whole project that was opened nothing.
    fn unfold_new(&mut self, pass: &Pass<'_>) {
        let now: BTreeSet<FindingId> = pass.workspace.findings().iter().map(|one| one.id).collect();
        let new: Vec<FindingId> = now.difference(&self.known).copied().collect();
        if let [new] = new[..] {
            self.unfolded.insert(new);
        }
        self.known = now;
    }
}
