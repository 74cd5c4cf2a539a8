//! The command palette: everything that can be done, found by a few letters of its name.

mod fuzzy;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align2, CursorIcon, Id, Key, Modifiers, Rect, ScrollArea, Sense, Ui, WidgetInfo, accesskit, pos2, vec2,
};

use super::modal::show_at_top;
use crate::theme::Role;
use crate::ui::input::entries::entries;
use crate::ui::input::{Action, is_possible};
use crate::ui::pass::Pass;
use crate::ui::style::typeface;
use crate::ui::widget::{SearchWords, label_at, search_field};
use crate::view::Column;
use crate::workspace::{Command, FilterCommand, ViewCommand};

const WIDTH: f32 = 560.0;
const ROW: f32 = 34.0;
/// Rows that are seen at once.
const ROWS: f32 = 10.0;

/// The palette while it is open.
#[derive(Default)]
pub struct Palette {
    typed: String,
    /// The row that Enter carries out.
    at: usize,
    asked: bool,
}

/// A command that is offered.
struct Offer {
    action: Action,
    section: &'static str,
    name: String,
    keys: String,
    places: Vec<usize>,
}

impl Palette {
    /// Shows the palette; tells whether it is done.
    pub fn ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) -> bool {
        let look = pass.look;
        let size = (WIDTH.min(ui.ctx().content_rect().width() - 80.0), 10);
        show_at_top(ui, &look, "palette", size, |ui| self.content_ui(ui, pass))
    }

    fn content_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) -> bool {
        let offers = offers(pass, &self.typed);
        // Before the field is shown, which would take the arrow keys for itself.
        let moved = self.keys(ui, offers.len());
        let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let words =
            SearchWords { hint: pass.say("palette.hint"), shortcut: "", clear: pass.say("top.clear-search") };
        let field = search_field(ui, &pass.look, Id::unique("palette-field"), &mut self.typed, words);
        if !self.asked {
            self.asked = true;
            field.request_focus();
        }
        if field.changed() {
            self.at = 0;
        }
        ui.add_space(8.0);
        if offers.is_empty() {
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
            let words = (pass.say("palette.nothing"), typeface::regular(13.0), pass.look.color(Role::Ink3));
            label_at(ui, rect.left_center() + vec2(10.0, 0.0), Align2::LEFT_CENTER, words, rect.width());
        }
        let mut chosen = entered.then_some(self.at);
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().max_height(ROWS * ROW).auto_shrink([false, true]).show(ui, |ui| {
            for (row, offer) in offers.iter().enumerate() {
                let response = row_ui(ui, pass, offer, row == self.at);
                if row == self.at && moved {
                    response.scroll_to_me(None);
                }
                // A pointer that rests where the list appears chooses nothing.
                if response.hovered() && ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO) {
                    self.at = row;
                }
                if response.clicked() {
                    chosen = Some(row);
                }
            }
        });
        let Some(offer) = chosen.and_then(|row| offers.into_iter().nth(row)) else { return false };
        pass.send(offer.action);
        true
    }

    /// Up and down go from row to row, and round the ends; tells whether they did.
    fn keys(&mut self, ui: &Ui, n_rows: usize) -> bool {
        let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
        let page = ROWS as usize - 1;
        let (page_down, page_up) = (pressed(Key::PageDown), pressed(Key::PageUp));
        if n_rows == 0 {
            self.at = 0;
            return false;
        }
        self.at = (self.at + down + n_rows * up - up) % n_rows;
        self.at = (self.at + page * page_down).min(n_rows - 1).saturating_sub(page * page_up);
        down + up + page_down + page_up > 0
    }
}

/// What fits what was typed, best first; everything in the order of the list where nothing was.
fn offers(pass: &Pass<'_>, typed: &str) -> Vec<Offer> {
    let mut found: Vec<(i32, Offer)> = all(pass)
        .into_iter()
        .filter(|offer| is_possible(pass.workspace, &offer.action))
        .filter_map(|offer| {
            let name = fuzzy::fit(typed, &offer.name);
            // The section's name finds all of its commands, behind those that are found by their own.
            let by_section = || {
                Some(fuzzy::Fit { score: i32::MIN, places: Vec::new() })
                    .filter(|_| fuzzy::fit(typed, &format!("{} {}", offer.section, offer.name)).is_some())
            };
            let fit = name.or_else(by_section)?;
            Some((fit.score, Offer { places: fit.places, ..offer }))
        })
        .collect();
    if !typed.trim().is_empty() {
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    }
    found.into_iter().map(|(_, offer)| offer).collect()
}

/// The one list of commands, then what the user has named, then the columns of the table.
fn all(pass: &Pass<'_>) -> Vec<Offer> {
    let plain = |action, section, name: String| Offer {
        action,
        section: pass.say(section),
        name,
        keys: String::new(),
        places: Vec::new(),
    };
    let listed = entries().iter().filter(|entry| !is_own_key(&entry.action)).map(|entry| Offer {
        keys: entry.shown_key(pass.words),
        ..plain(entry.action.clone(), entry.section.key(), pass.say(entry.name).to_owned())
    });
    let saved = pass.workspace.filters().iter().map(|saved| {
        let set = FilterCommand::Set(Box::new(saved.filter.clone()));
        let name = pass.words.fill("palette.saved", &[("name", &saved.name)]);
        plain(Action::Change(Command::Filter(set)), "keys.filters", name)
    });
    let sorts = Column::all().map(|column| {
        let sort = Action::Change(Command::View(ViewCommand::SortBy(column)));
        let column = pass.say(crate::ui::compose::column_key(column));
        plain(sort, "keys.items", pass.words.fill("palette.sort", &[("column", column)]))
    });
    listed.chain(saved).chain(sorts).collect()
}

/// What makes no sense from a list: it closes the list.
fn is_own_key(action: &Action) -> bool {
    matches!(action, Action::Escape | Action::TogglePalette)
}

fn row_ui(ui: &mut Ui, pass: &Pass<'_>, offer: &Offer, active: bool) -> egui::Response {
    let look = pass.look;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::MenuItem, true, active, &offer.name));
    if active {
        ui.painter().rect_filled(rect, 6.0, look.color(Role::AccentWeak));
    }
    let inner = rect.shrink2(vec2(10.0, 0.0));
    let keys = keys_ui(ui, pass, inner, &offer.keys);
    let section = (offer.section, typeface::regular(12.0), look.color(Role::Ink3));
    let section = label_at(ui, pos2(keys - 12.0, inner.center().y), Align2::RIGHT_CENTER, section, 110.0);
    let job = name_job(&look, offer, section.left() - inner.left() - 12.0);
    let galley = ui.painter().layout_job(job);
    let at = Align2::LEFT_CENTER.anchor_size(inner.left_center(), galley.size());
    ui.painter().galley(at.min, galley, look.color(Role::Ink));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// The keys at the right end; gives their left edge.
fn keys_ui(ui: &Ui, pass: &Pass<'_>, inner: Rect, keys: &str) -> f32 {
    /// Where the keys begin, so that the sections stand under each other.
    const ROOM: f32 = 104.0;
    if !keys.is_empty() {
        crate::ui::widget::key_cap(ui, &pass.look, inner.right_center(), keys);
    }
    inner.right() - ROOM
}

/// The name with the letters that were typed in bold.
fn name_job(look: &crate::ui::style::Look, offer: &Offer, width: f32) -> LayoutJob {
    let mut job = LayoutJob::default();
    let letters: Vec<(bool, char)> = offer
        .name
        .chars()
        .enumerate()
        .map(|(place, letter)| (offer.places.contains(&place), letter))
        .collect();
    for run in letters.chunk_by(|one, next| one.0 == next.0) {
        let font = if run[0].0 { typeface::semibold(13.0) } else { typeface::regular(13.0) };
        let text: String = run.iter().map(|(_, letter)| letter).collect();
        job.append(&text, 0.0, TextFormat::simple(font, look.color(Role::Ink)));
    }
    job.wrap.max_width = width;
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    job
}
