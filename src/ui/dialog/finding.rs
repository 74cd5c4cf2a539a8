//! To which finding the chosen items are put, and on which side.

use egui::{
    Align2, CursorIcon, Id, Key, Modifiers, Rect, ScrollArea, Sense, Ui, WidgetInfo, accesskit, vec2,
};

use super::modal::show_at_top;
use crate::finding::{FindingId, Side};
use crate::theme::Role;
use crate::ui::pass::Pass;
use crate::ui::style::icon::{self, paint_icon};
use crate::ui::style::typeface;
use crate::ui::widget::{label, label_at, path_field, segments};
use crate::workspace::{Command, FindingCommand};

const WIDTH: f32 = 480.0;
const ROW: f32 = 34.0;
/// Rows that are seen at once.
const ROWS: f32 = 8.0;

/// The dialog while it is open.
#[derive(Default)]
pub struct PickFinding {
    typed: String,
    side: Side,
    /// The row that Enter chooses.
    at: usize,
    asked: bool,
}

/// What a row stands for.
#[derive(Clone, Copy)]
enum Offer<'a> {
    /// A finding that is there.
    Known(FindingId, &'a str),
    /// A new one, of the words that were typed.
    New,
}

impl PickFinding {
    /// Shows the dialog; tells whether it is done.
    pub fn ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) -> bool {
        let look = pass.look;
        let size = (WIDTH.min(ui.ctx().content_rect().width() - 80.0), 20);
        show_at_top(ui, &look, "pick-finding", size, |ui| self.content_ui(ui, pass))
    }

    fn content_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) -> bool {
        let look = pass.look;
        let title = pass.words.count("findings.pick-title", pass.workspace.view().selection.len());
        label(ui, &title, typeface::semibold(16.0), look.color(Role::Ink));
        ui.add_space(12.0);
        let sides = Side::BOTH.map(|side| (None, pass.words.side(side)));
        let active = Side::BOTH.iter().position(|side| *side == self.side).unwrap_or(0);
        if let Some(clicked) = segments(ui, &look, &sides, active, false) {
            self.side = Side::BOTH[clicked];
        }
        ui.add_space(10.0);
        let offers = self.offers(pass);
        let entered = self.keys(ui, offers.len());
        let hint = pass.say("findings.pick-hint");
        let field = path_field(ui, &look, Id::unique("pick-finding-field"), &mut self.typed, hint);
        if !std::mem::replace(&mut self.asked, true) {
            field.request_focus();
        }
        if field.changed() {
            self.at = 0;
        }
        ui.add_space(8.0);
        if offers.is_empty() {
            label(ui, pass.say("findings.pick-none"), typeface::regular(13.0), look.color(Role::Ink3));
        }
        let mut chosen = entered.then_some(self.at);
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().max_height(ROWS * ROW).auto_shrink([false, true]).show(ui, |ui| {
            for (row, offer) in offers.iter().enumerate() {
                let words = match offer {
                    Offer::Known(_, sentence) => (*sentence).to_owned(),
                    Offer::New => pass.words.fill("findings.pick-new", &[("sentence", self.typed.trim())]),
                };
                let is_new = matches!(offer, Offer::New);
                if row_ui(ui, pass, (&words, is_new), row == self.at) {
                    chosen = Some(row);
                }
            }
        });
        let Some(offer) = chosen.and_then(|row| offers.get(row)) else { return false };
        pass.change(Command::Finding(self.command(pass, *offer)));
        true
    }

    /// The findings in which every typed word stands, and a new one of these words.
    fn offers<'a>(&self, pass: &Pass<'a>) -> Vec<Offer<'a>> {
        let typed = self.typed.to_lowercase();
        let has = |sentence: &str| {
            let sentence = sentence.to_lowercase();
            typed.split_whitespace().all(|word| sentence.contains(word))
        };
        let known = pass.workspace.findings().iter().filter(|one| has(&one.sentence));
        let known = known.map(|one| Offer::Known(one.id, &one.sentence));
        known.chain((!typed.trim().is_empty()).then_some(Offer::New)).collect()
    }

    /// Moves the choice and tells whether it was made; the keys are taken before the field sees them.
    fn keys(&mut self, ui: &Ui, n_rows: usize) -> bool {
        ui.input_mut(|input| {
            if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
                self.at = (self.at + 1).min(n_rows.saturating_sub(1));
            }
            if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
                self.at = self.at.saturating_sub(1);
            }
            input.consume_key(Modifiers::NONE, Key::Enter)
        })
    }

    fn command(&self, pass: &Pass<'_>, offer: Offer<'_>) -> FindingCommand {
        let items = pass.workspace.view().selection.iter().collect();
        match offer {
            Offer::Known(finding, _) => FindingCommand::Put { finding, items, side: self.side },
            Offer::New => FindingCommand::Add { sentence: self.typed.clone(), items, side: self.side },
        }
    }
}

/// A row of the list; tells whether it was clicked.
fn row_ui(ui: &mut Ui, pass: &Pass<'_>, (words, is_new): (&str, bool), is_at: bool) -> bool {
    let look = pass.look;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::ListBoxOption, true, is_at, words));
    if is_at || response.hovered() {
        ui.painter().rect_filled(rect, 6.0, look.color(if is_at { Role::AccentWeak } else { Role::Sunk }));
    }
    let inner: Rect = rect.shrink2(vec2(10.0, 0.0));
    let glyph = if is_new { icon::PLUS } else { icon::SCALES };
    paint_icon(ui.painter(), glyph, inner.left_center() + vec2(7.0, 0.0), 14.0, look.color(Role::Ink2));
    let text = (words, typeface::regular(13.0), look.color(Role::Ink));
    label_at(ui, inner.left_center() + vec2(24.0, 0.0), Align2::LEFT_CENTER, text, inner.width() - 24.0);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
