//! Which other articles print the same report as the one that is shown.

use egui::Ui;

use crate::store::DocumentIdx;
use crate::theme::Role;
use crate::ui::pass::Pass;
use crate::ui::style::typeface;
use crate::ui::widget::{Button, label};
use crate::workspace::{Command, DataCommand};

/// So many are named.
const MOST_NAMED: usize = 6;

/// Shows where else the report is printed, with the way to count the article by itself; gives the one that was asked
/// for.
pub fn copies_ui(ui: &mut Ui, pass: &mut Pass<'_>, idx: DocumentIdx) -> Option<DocumentIdx> {
    let (look, store) = (pass.look, pass.store());
    let id = &store.document(idx).id;
    if pass.workspace.is_counted_apart(id) {
        ui.horizontal_wrapped(|ui| {
            label(ui, pass.say("across.apart"), typeface::regular(12.0), look.color(Role::Ink3));
            count_ui(ui, pass, id, false);
        });
        return None;
    }
    let others = store.copies(idx).filter(|other| *other != idx);
    others.clone().next()?;
    let n_more = others.clone().count().saturating_sub(MOST_NAMED);
    let mut asked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(8.0, 0.0);
        label(ui, pass.say("across.also-in"), typeface::regular(12.0), look.color(Role::Ink3));
        for other in others.take(MOST_NAMED) {
            let document = store.document(other);
            let name = document.outlet.as_deref().unwrap_or_else(|| document.file_name());
            ui.push_id(other, |ui| {
                if Button::link(name).show(ui, &look).on_hover_text(document.name()).clicked() {
                    asked = Some(other);
                }
            });
        }
        if n_more > 0 {
            let words = pass.words.count("across.more", n_more);
            label(ui, &words, typeface::regular(12.0), look.color(Role::Ink3));
        }
        count_ui(ui, pass, id, true);
    });
    asked
}

/// The way to count an article by itself, or no longer.
fn count_ui(ui: &mut Ui, pass: &mut Pass<'_>, id: &str, is_apart: bool) {
    let key = if is_apart { "across.count-apart" } else { "across.count-together" };
    if Button::link(pass.say(key)).show(ui, &pass.look).clicked() {
        pass.change(Command::Data(DataCommand::CountApart { document: id.to_owned(), is_apart }));
    }
}
