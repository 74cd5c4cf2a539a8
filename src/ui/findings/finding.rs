//! One finding of the list.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{CursorIcon, Id, Key, Modifiers, Popup, Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::backing::backing_ui;
use super::carry::let_go_ui;
use super::panel::FindingsPanel;
use crate::finding::{Finding, FindingId, FindingStatus, Side};
use crate::theme::Role;
use crate::ui::input::Action;
use crate::ui::pass::Pass;
use crate::ui::style::icon::{self, paint_icon};
use crate::ui::style::typeface;
use crate::ui::widget::{Button, focus_ring, hline, icon_button, label, paragraph, path_field};
use crate::workspace::{Backed, Command, FindingCommand};

/// Shows a finding, which stands at a position of the list.
pub(super) fn finding_ui(
    panel: &mut FindingsPanel,
    ui: &mut Ui,
    pass: &mut Pass<'_>,
    (at, finding): (usize, &Arc<Finding>),
) {
    let top = ui.cursor().top();
    let width = ui.available_width();
    ui.push_id(finding.id, |ui| {
        ui.add_space(12.0);
        match &mut panel.renamed {
            Some((id, words)) if *id == finding.id => {
                if rename_ui(ui, pass, finding.id, words) {
                    panel.renamed = None;
                }
            }
            _ => sentence_ui(panel, ui, pass, finding),
        }
        ui.add_space(4.0);
        status_ui(ui, pass, finding);
        if panel.unfolded.contains(&finding.id) {
            let items = panel.found.of(pass, finding);
            items_ui(ui, pass, finding, &items);
            ui.add_space(8.0);
            buttons_ui(panel, ui, pass, (at, finding));
        }
        ui.add_space(12.0);
    });
    let rect =
        egui::Rect::from_min_size(pos2(ui.min_rect().left(), top), vec2(width, ui.cursor().top() - top));
    hline(ui, &pass.look, rect, rect.bottom() - 0.5);
    let_go_ui(ui, pass, rect, finding.id);
}

/// The sentence; a click unfolds it or folds it again.
fn sentence_ui(panel: &mut FindingsPanel, ui: &mut Ui, pass: &Pass<'_>, finding: &Finding) {
    /// Room for the caret.
    const CARET: f32 = 20.0;
    let look = pass.look;
    let is_unfolded = panel.unfolded.contains(&finding.id);
    let format = TextFormat {
        line_height: Some(21.0),
        ..TextFormat::simple(typeface::semibold(14.0), look.color(Role::Ink))
    };
    let mut job = LayoutJob::single_section(finding.sentence.clone(), format);
    job.wrap.max_width = ui.available_width() - CARET;
    let galley = ui.painter().layout_job(job);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y), Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(accesskit::Role::DisclosureTriangle, true, is_unfolded, &finding.sentence)
    });
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 3.0)), 5.0, look.color(Role::Panel));
    }
    let caret = if is_unfolded { icon::CARET_DOWN } else { icon::CARET_RIGHT };
    paint_icon(ui.painter(), caret, rect.left_top() + vec2(6.0, 10.5), 12.0, look.color(Role::Ink3));
    ui.painter().galley(rect.min + vec2(CARET, 0.0), galley, look.color(Role::Ink));
    focus_ring(ui, &look, &response, 5.0);
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        match is_unfolded {
            true => panel.unfolded.remove(&finding.id),
            false => panel.unfolded.insert(finding.id),
        };
    }
}

/// The field that rewords a finding; tells whether it is done.
fn rename_ui(ui: &mut Ui, pass: &mut Pass<'_>, finding: FindingId, words: &mut String) -> bool {
    let id = Id::unique(("rename-finding", finding));
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let entered = has_focus && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let field = path_field(ui, &pass.look, id, words, pass.say("findings.new"));
    if entered || field.lost_focus() {
        let sentence = words.clone();
        pass.change(Command::Finding(FindingCommand::Rename { finding, sentence }));
        return true;
    }
    if !has_focus {
        field.request_focus();
    }
    false
}

/// How it stands, with the way to change that, and how much speaks for it and against it.
fn status_ui(ui: &mut Ui, pass: &mut Pass<'_>, finding: &Finding) {
    let look = pass.look;
    ui.horizontal(|ui| {
        ui.add_space(12.0);
        let words = pass.words;
        let role = match finding.status {
            FindingStatus::Open => None,
            FindingStatus::Supported => Some((icon::CHECK_CIRCLE, Role::Ok)),
            FindingStatus::Refuted => Some((icon::X, Role::Danger)),
        };
        let button = Button::bare(words.finding_status(finding.status)).caret().height(26.0).show(ui, &look);
        if let Some((glyph, role)) = role {
            let at = button.rect.left_center() - vec2(5.0, 0.0);
            paint_icon(ui.painter(), glyph, at, 13.0, look.color(role));
        }
        Popup::menu(&button).frame(look.popover(6)).show(|ui| {
            ui.set_width(150.0);
            for status in FindingStatus::ALL {
                status_line(ui, pass, finding, status);
            }
        });
        let counted =
            [(Side::For, "findings.n-for"), (Side::Against, "findings.n-against")].map(|(side, key)| {
                (finding.n_items(side), words.fill(key, &[("n", &words.number(finding.n_items(side)))]))
            });
        let counted: Vec<String> =
            counted.into_iter().filter(|(n, _)| *n > 0).map(|(_, text)| text).collect();
        let counted =
            if counted.is_empty() { pass.say("findings.no-items").to_owned() } else { counted.join(" · ") };
        label(ui, &counted, typeface::regular(12.5), look.color(Role::Ink3));
    });
}

fn status_line(ui: &mut Ui, pass: &mut Pass<'_>, finding: &Finding, status: FindingStatus) {
    let words = pass.words.finding_status(status);
    let mut button = Button::bare(words).height(28.0);
    if finding.status == status {
        button = button.icon(icon::CHECK);
    }
    if button.show(ui, &pass.look).clicked() {
        pass.change(Command::Finding(FindingCommand::SetStatus { finding: finding.id, status }));
        ui.close();
    }
}

/// Its items, side by side under their headings.
fn items_ui(ui: &mut Ui, pass: &mut Pass<'_>, finding: &Finding, items: &[Backed]) {
    for side in Side::BOTH {
        let mut of_side = items.iter().filter(|one| one.side == side).peekable();
        if of_side.peek().is_none() {
            continue;
        }
        ui.add_space(10.0);
        label(ui, pass.words.side(side), typeface::semibold(12.0), pass.look.color(Role::Ink2));
        ui.add_space(4.0);
        for one in of_side {
            backing_ui(ui, pass, finding, one);
        }
    }
    if items.is_empty() {
        ui.add_space(8.0);
        let ink = pass.look.color(Role::Ink3);
        paragraph(ui, pass.say("findings.drop"), typeface::regular(12.5), 18.0, ink);
    }
}

/// What can be done with it.
fn buttons_ui(panel: &mut FindingsPanel, ui: &mut Ui, pass: &mut Pass<'_>, (at, finding): (usize, &Finding)) {
    let look = pass.look;
    let chosen: Vec<_> = pass.workspace.view().selection.iter().collect();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (side, key) in [(Side::For, "findings.put-for"), (Side::Against, "findings.put-against")] {
            let button = Button::new(pass.say(key)).height(28.0).enabled(!chosen.is_empty());
            if button.show(ui, &look).clicked() {
                let items = chosen.clone();
                pass.change(Command::Finding(FindingCommand::Put { finding: finding.id, items, side }));
            }
        }
    });
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.set_max_height(26.0);
        let last = pass.workspace.findings().len() - 1;
        let moved = |to| Command::Finding(FindingCommand::Move { finding: finding.id, to });
        if icon_button(ui, &look, icon::ARROW_UP, pass.say("findings.up"), at > 0).clicked() {
            pass.change(moved(at.saturating_sub(1)));
        }
        if icon_button(ui, &look, icon::ARROW_DOWN, pass.say("findings.down"), at < last).clicked() {
            pass.change(moved(at + 1));
        }
        if icon_button(ui, &look, icon::PENCIL_SIMPLE, pass.say("findings.rename"), true).clicked() {
            panel.renamed = Some((finding.id, finding.sentence.clone()));
        }
        if icon_button(ui, &look, icon::TRASH, pass.say("findings.remove"), true).clicked() {
            pass.send(Action::Change(Command::Finding(FindingCommand::Remove(finding.id))));
        }
    });
}
