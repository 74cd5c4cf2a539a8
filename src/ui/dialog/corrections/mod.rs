//! All that a person decided, to be looked through and taken back.

mod rows;

use std::collections::BTreeSet;

use egui::{
    Align2, CursorIcon, Id, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, accesskit, pos2, vec2,
};

use crate::correction::Rule;
use crate::theme::Role;
use crate::ui::dialog::modal::modal;
use crate::ui::input::Action;
use crate::ui::pass::Pass;
use crate::ui::style::typeface;
use crate::ui::widget::{
    Button, SearchWords, focus_ring, hline, label, label_at, paint_box, paragraph, search_field,
};
use crate::workspace::{Command, DataCommand};
use rows::{Line, Rows, RuleRow, RuleState};

const WIDTH: f32 = 820.0;
const HEIGHT: f32 = 460.0;
const ROW: f32 = 46.0;
/// Room that the dialog leaves beside it, and above and below its list with its own words.
const MARGIN: f32 = 96.0;
const ABOVE: f32 = 230.0;

/// The dialog while it is open.
#[derive(Default)]
pub struct CorrectionList {
    typed: String,
    chosen: BTreeSet<Rule>,
    rows: Rows,
    /// The revision of the workspace that the rows are of.
    revision: Option<u64>,
}

impl CorrectionList {
    /// Shows the dialog; tells whether it is done.
    pub fn ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) -> bool {
        if self.revision != Some(pass.workspace.revision()) {
            self.rows = Rows::of(pass.words, pass.workspace);
            let known: BTreeSet<Rule> = pass.workspace.corrections().rules().into_iter().collect();
            self.chosen.retain(|rule| known.contains(rule));
            self.revision = Some(pass.workspace.revision());
        }
        let look = pass.look;
        let shown = modal(&look, "corrections", 20).show(ui.ctx(), |ui| {
            let window = ui.ctx().content_rect().size();
            let size = vec2(WIDTH.min(window.x - MARGIN), HEIGHT.min(window.y - ABOVE));
            ui.set_width(size.x);
            let title = pass.words.count("rule.title", self.rows.len());
            label(ui, &title, typeface::semibold(16.0), look.color(Role::Ink));
            ui.add_space(10.0);
            if self.rows.len() == 0 {
                paragraph(ui, pass.say("rule.none"), typeface::regular(13.0), 20.0, look.color(Role::Ink2));
            } else {
                self.search_ui(ui, pass);
            }
            let went = self.list_ui(ui, pass, size);
            ui.add_space(12.0);
            self.buttons_ui(ui, pass) || went
        });
        shown.should_close() || shown.inner
    }

    fn search_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>) {
        let words =
            SearchWords { hint: pass.say("rule.search"), shortcut: "", clear: pass.say("top.clear-search") };
        ui.scope(|ui| {
            ui.set_max_height(32.0);
            search_field(ui, &pass.look, Id::unique("corrections-search"), &mut self.typed, words);
        });
        ui.add_space(6.0);
    }

    /// The list; tells whether an item of it was gone to.
    fn list_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>, size: egui::Vec2) -> bool {
        let lines = self.rows.lines(&self.typed);
        let mut went = false;
        ui.spacing_mut().item_spacing.y = 0.0;
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let mut room = ui.new_child(UiBuilder::new().max_rect(rect));
        ScrollArea::vertical().auto_shrink(false).show_rows(&mut room, ROW, lines.len(), |ui, rows| {
            for line in &lines[rows] {
                match line {
                    Line::Heading(name, n) => heading_ui(ui, pass, name, *n),
                    Line::Rule(at) => went |= self.row_ui(ui, pass, *at),
                }
            }
        });
        went
    }

    /// A rule; tells whether its item was gone to.
    fn row_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>, at: usize) -> bool {
        let look = pass.look;
        let row = self.rows.get(at).clone();
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width() - 8.0, ROW), Sense::hover());
        let is_chosen = self.chosen.contains(&row.rule);
        let tick = Rect::from_min_size(rect.min + vec2(4.0, 6.0), vec2(18.0, 18.0));
        if box_ui(ui, pass, tick, (at, is_chosen, &row.about)) && !self.chosen.remove(&row.rule) {
            self.chosen.insert(row.rule.clone());
        }
        let take_back = take_back_ui(ui, pass, rect, at);
        let text =
            Rect::from_min_max(pos2(rect.left() + 32.0, rect.top()), pos2(take_back.1 - 10.0, rect.bottom()));
        let went = text_ui(ui, pass, text, at, &row);
        if take_back.0 {
            pass.change(Command::Data(DataCommand::TakeBack(vec![row.rule])));
        }
        hline(ui, &look, rect, rect.bottom() - 0.5);
        went
    }

    /// What can be done with all and with those that are chosen; tells whether the dialog is done.
    fn buttons_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) -> bool {
        let look = pass.look;
        let mut done = false;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let any = !self.chosen.is_empty();
            let words = match any {
                true => pass.words.count("rule.take-back-chosen", self.chosen.len()),
                false => pass.say("rule.take-back-none").to_owned(),
            };
            if Button::new(&words).enabled(any).show(ui, &look).clicked() {
                let chosen = std::mem::take(&mut self.chosen).into_iter().collect();
                pass.change(Command::Data(DataCommand::TakeBack(chosen)));
            }
            let can = self.rows.len() > 0;
            if Button::new(pass.say("action.share-corrections")).enabled(can).show(ui, &look).clicked() {
                pass.send(Action::ShareCorrections);
            }
            if Button::new(pass.say("rule.take-in")).show(ui, &look).clicked() {
                pass.send(Action::OpenFiles);
            }
            done = Button::bare(pass.say("keys.close")).show(ui, &look).clicked();
        });
        done
    }
}

fn heading_ui(ui: &mut Ui, pass: &Pass<'_>, name: &str, n: usize) {
    let look = pass.look;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width() - 8.0, ROW), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Heading, true, name));
    let number = pass.words.number(n);
    let text = (&*number, typeface::regular(12.0), look.color(Role::Ink3));
    let right = pos2(rect.right() - 4.0, rect.bottom() - 14.0);
    let left = label_at(ui, right, Align2::RIGHT_CENTER, text, 60.0).left();
    let text = (name, typeface::semibold(13.0), look.color(Role::Ink));
    label_at(ui, pos2(rect.left(), right.y), Align2::LEFT_CENTER, text, left - rect.left() - 8.0);
    hline(ui, &look, rect, rect.bottom() - 0.5);
}

/// The box that chooses a rule; tells whether it was clicked.
fn box_ui(ui: &mut Ui, pass: &Pass<'_>, rect: Rect, (at, is_chosen, about): (usize, bool, &str)) -> bool {
    let response = ui.interact(rect, ui.scope_id().with(("choose", at)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::CheckBox, true, is_chosen, about));
    paint_box(ui, &pass.look, Rect::from_center_size(rect.center(), vec2(14.0, 14.0)), is_chosen);
    focus_ring(ui, &pass.look, &response, 4.0);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// The way to take a rule back; tells whether it was taken, and where it begins.
fn take_back_ui(ui: &mut Ui, pass: &Pass<'_>, rect: Rect, at: usize) -> (bool, f32) {
    let button = Button::link(pass.say("rule.take-back"));
    let width = button.width(ui);
    let place = Rect::from_min_size(pos2(rect.right() - width - 4.0, rect.top() + 4.0), vec2(width, 24.0));
    let mut corner = ui.new_child(UiBuilder::new().max_rect(place).id_salt(("take-back", at)));
    (button.show(&mut corner, &pass.look).clicked(), place.left())
}

/// What a rule is about, what it says and whether it holds; tells whether its item was gone to.
fn text_ui(ui: &mut Ui, pass: &mut Pass<'_>, rect: Rect, at: usize, row: &RuleRow) -> bool {
    let look = pass.look;
    let goal = match row.state {
        RuleState::Item(idx) => Some(idx),
        _ => None,
    };
    let sense = if goal.is_some() { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, ui.scope_id().with(("rule", at)), sense);
    let read = format!("{}: {}", row.about, row.decided);
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::ListItem, true, &read));
    if goal.is_some() && response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(4.0, -2.0)), 5.0, look.color(Role::Panel));
    }
    let key = match row.state {
        RuleState::Waits => Some("rule.waits"),
        RuleState::Several => Some("rule.several"),
        RuleState::Removed => Some("rule.not-shown"),
        RuleState::Item(_) | RuleState::Holds => None,
    };
    let state = (key.map_or("", |key| pass.say(key)), typeface::regular(12.0), look.color(Role::Warn));
    let right = label_at(ui, rect.right_top() + vec2(0.0, 15.0), Align2::RIGHT_CENTER, state, 260.0).left();
    let about = (&*row.about, typeface::medium(12.5), look.color(Role::Ink));
    label_at(ui, rect.left_top() + vec2(0.0, 15.0), Align2::LEFT_CENTER, about, right - rect.left() - 10.0);
    let decided = (&*row.decided, typeface::regular(12.5), look.color(Role::Ink2));
    label_at(ui, rect.left_top() + vec2(0.0, 33.0), Align2::LEFT_CENTER, decided, rect.width());
    focus_ring(ui, &look, &response, 4.0);
    let response = response.on_hover_text(&row.decided);
    match goal.filter(|_| response.clicked()) {
        Some(idx) => {
            pass.send(Action::Show(idx));
            true
        }
        None => false,
    }
}
