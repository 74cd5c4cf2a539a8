//! The filter panel: facets with counts that react to each other, below them those of what a person did with the items;
//! on small windows a rail of icons that opens each facet as a popover.

use std::collections::BTreeMap;

use egui::{Align2, CursorIcon, Id, Popup, PopupCloseBehavior, Rect, ScrollArea, Sense, Ui, vec2};

use super::base::Base;
use super::switches::{
    confidence_rail_ui, confidence_ui, dated_ui, happened_ui, match_ui, relation_ui, removed_ui, stated_ui,
};
use crate::item::Marked;
use crate::store::{Facet, FacetRow as FacetData, FacetState, FacetValue, FilterPart, LaneKey, fold};
use crate::theme::{LaneColor, Role};
use crate::ui::input::Action;
use crate::ui::pass::Pass;
use crate::ui::style::icon;
use crate::ui::style::typeface;
use crate::ui::widget::menu::menu_line;
use crate::ui::widget::{
    Assumed, Button, FacetMark, FacetRow, FacetRowResponse, RowState, SearchWords, actor_lines, corner_dot,
    facet_row, hline, icon_button, label, label_at, search_field, vline,
};
use crate::workspace::{Command, FilterCommand};

const PADDING: f32 = 14.0;
/// How many values a facet shows before "more": the panel then shows all four facets at once.
const FIRST_VALUES: usize = 6;

/// What the filter panel keeps between passes: text being typed, and which lists are long.
#[derive(Default)]
pub struct FilterPanel {
    /// The search within a facet, while it is open.
    finding: BTreeMap<Facet, String>,
    /// The facet whose search was just opened: its field takes the keyboard. Not in the pass of the click, which
    /// every field takes for one beside it.
    opened: Option<Facet>,
    /// What there is before anybody filters.
    base: Base,
    /// Facets that show all their values.
    whole: Vec<Facet>,
}

impl FilterPanel {
    /// The panel with all facets.
    pub fn ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>, rect: Rect) {
        ui.painter().rect_filled(rect, 0.0, pass.look.color(Role::Panel));
        vline(ui, &pass.look, rect.right() - 0.5, rect);
        let inner = Rect::from_min_max(rect.min + vec2(PADDING, 4.0), rect.max - vec2(1.0, 0.0));
        let mut content = ui.new_child(egui::UiBuilder::new().max_rect(inner));
        content.set_clip_rect(rect.intersect(ui.clip_rect()));
        ScrollArea::vertical().id_salt("filters").auto_shrink(false).show(&mut content, |ui| {
            ui.set_width(inner.width() - PADDING + 1.0);
            for facet in Facet::ALL.into_iter().filter(|facet| !facet.is_work()) {
                self.facet_ui(ui, pass, facet);
            }
            self.work_ui(ui, pass);
            confidence_ui(ui, pass);
            dated_ui(ui, pass);
        });
    }

    /// The rail of icons; a dot marks a facet that filters.
    pub fn rail_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>, rect: Rect, can_widen: bool) {
        ui.painter().rect_filled(rect, 0.0, pass.look.color(Role::Panel));
        vline(ui, &pass.look, rect.right() - 0.5, rect);
        let inner = Rect::from_min_max(rect.min + vec2(8.0, 8.0), rect.max);
        let mut content = ui.new_child(egui::UiBuilder::new().max_rect(inner));
        content.spacing_mut().item_spacing.y = 4.0;
        let look = pass.look;
        if can_widen {
            let name = pass.named(&Action::ToggleFilters);
            if icon_button(&mut content, &look, icon::SIDEBAR_SIMPLE, &name, true).clicked() {
                pass.send(Action::ToggleFilters);
            }
        }
        let facets: Vec<Facet> = Facet::ALL.into_iter().filter(|facet| is_shown(pass, *facet)).collect();
        for facet in facets {
            let name = pass.say(facet.keys().heading);
            let button = icon_button(&mut content, &look, facet.icon(), name, true);
            let filter = &pass.workspace.view().filter;
            if !filter.facet(facet).is_empty() || (facet == Facet::Kind && filter.happened) {
                corner_dot(&content, &look, button.rect);
            }
            // The values are shown beside the rail as they are in the whole panel.
            Popup::from_toggle_button_response(&button)
                .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
                .align(egui::RectAlign::RIGHT_START)
                .frame(look.popover(12))
                .show(|ui| {
                    ui.set_width(240.0);
                    let most = ui.ctx().content_rect().height() - rect.top() - 80.0;
                    ScrollArea::vertical().max_height(most).show(ui, |ui| self.facet_ui(ui, pass, facet));
                });
        }
        confidence_rail_ui(&mut content, pass);
    }

    /// What a person did with the items, where there is any.
    fn work_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) {
        let work = Facet::ALL.into_iter().filter(|facet| facet.is_work() && is_shown(pass, *facet));
        let facets: Vec<Facet> = work.collect();
        if facets.is_empty() && pass.workspace.corrections().is_empty() {
            return;
        }
        let look = pass.look;
        let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 9.0), Sense::hover());
        hline(ui, &look, line, line.center().y);
        ui.add_space(2.0);
        label(ui, pass.say("work.title"), typeface::semibold(13.0), look.color(Role::Ink));
        for facet in facets {
            self.facet_ui(ui, pass, facet);
        }
        removed_ui(ui, pass);
        let words = pass.words.count("rule.all", pass.workspace.corrections().len());
        if Button::link(&words).show(ui, &look).clicked() {
            pass.send(Action::ToggleCorrections);
        }
        let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 9.0), Sense::hover());
        hline(ui, &look, line, line.center().y);
    }

    fn facet_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>, facet: Facet) {
        let mut rows = pass.workspace.result().rows(pass.store(), facet);
        self.base.set_all(pass, facet, &mut rows);
        if rows.is_empty() {
            return;
        }
        self.heading_ui(ui, pass, facet);
        if facet.has_relation() {
            relation_ui(ui, pass);
            stated_ui(ui, pass, rows.iter().any(|row| row.assumed > 0));
        }
        if facet.has_several() {
            match_ui(ui, pass, facet);
        }
        let most = rows.iter().map(|row| row.all).max().unwrap_or(0);
        let named: Vec<(String, FacetData)> =
            rows.into_iter().map(|row| (name_of(pass, &row.value), row)).collect();
        let typed = self.finding.get(&facet).map(|typed| fold(typed.trim()));
        let found: Vec<&(String, FacetData)> = match &typed {
            Some(typed) => named.iter().filter(|(name, _)| fold(name).contains(typed.as_str())).collect(),
            None => named.iter().collect(),
        };
        if found.is_empty() {
            let words =
                (pass.say("facet.nothing-found"), typeface::regular(12.5), pass.look.color(Role::Ink3));
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 27.0), Sense::hover());
            label_at(ui, rect.left_center(), Align2::LEFT_CENTER, words, rect.width());
        }
        // A value that filters is shown even among many, or nobody could take it back here.
        let n_shown = self.n_shown(facet, &found);
        for (name, row) in &found[..n_shown] {
            value_ui(ui, pass, name, row, most);
        }
        self.more_ui(ui, pass, facet, found.len(), n_shown);
        if facet == Facet::Kind {
            happened_ui(ui, pass);
        }
        ui.add_space(8.0);
    }

    /// How many values are shown: the first few, and down to the last one that filters.
    fn n_shown(&self, facet: Facet, found: &[&(String, FacetData)]) -> usize {
        if self.whole.contains(&facet) || found.len() <= FIRST_VALUES + 1 {
            return found.len();
        }
        let last_set = found.iter().rposition(|(_, row)| row.state != FacetState::Neutral);
        last_set.map_or(FIRST_VALUES, |last| FIRST_VALUES.max(last + 1))
    }

    fn more_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>, facet: Facet, n_found: usize, n_shown: usize) {
        let long = self.whole.contains(&facet) && n_found > FIRST_VALUES + 1;
        if n_shown == n_found && !long {
            return;
        }
        let words = match long {
            true => pass.say("facet.less").to_owned(),
            false => pass.words.fill("facet.more", &[("n", &pass.words.number(n_found - n_shown))]),
        };
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, &words));
        let ink = pass.look.color(if response.hovered() { Role::Ink } else { Role::Ink3 });
        let text = (&*words, typeface::regular(12.5), ink);
        label_at(ui, rect.left_center() + vec2(22.0, 0.0), Align2::LEFT_CENTER, text, rect.width() - 22.0);
        crate::ui::widget::focus_ring(ui, &pass.look, &response, 5.0);
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            if long { self.whole.retain(|one| *one != facet) } else { self.whole.push(facet) }
        }
    }

    fn heading_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>, facet: Facet) {
        let look = pass.look;
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
        let name = pass.say(facet.keys().heading);
        let words = (name, typeface::semibold(12.0), look.color(Role::Ink2));
        label_at(ui, rect.left_center(), Align2::LEFT_CENTER, words, rect.width() - 100.0);
        let right = rect.translate(vec2(6.0, 0.0));
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        let mut row = ui.new_child(egui::UiBuilder::new().max_rect(right).layout(layout));
        row.set_max_height(24.0);
        row.spacing_mut().item_spacing.x = 2.0;
        let find = pass.words.fill("facet.find", &[("facet", name)]);
        let finding = self.finding.contains_key(&facet);
        let glyph = if finding { icon::X } else { icon::MAGNIFYING_GLASS };
        let id = Id::unique(("find", facet));
        if icon_button(&mut row, &look, glyph, &find, true).clicked() {
            if finding {
                self.finding.remove(&facet);
            } else {
                self.finding.insert(facet, String::new());
                self.opened = Some(facet);
                row.ctx().request_repaint();
            }
        }
        if !pass.workspace.view().filter.facet(facet).is_empty()
            && Button::link(pass.say("facet.clear")).show(&mut row, &look).clicked()
        {
            pass.change(Command::Filter(FilterCommand::Lift(FilterPart::Facet(facet))));
        }
        let takes_keyboard = finding && self.opened == Some(facet);
        if takes_keyboard {
            self.opened = None;
        }
        if let Some(typed) = self.finding.get_mut(&facet) {
            ui.scope(|ui| {
                ui.set_max_height(28.0);
                let words = SearchWords { hint: &find, shortcut: "", clear: pass.say("top.clear-search") };
                let field = search_field(ui, &look, id, typed, words);
                if takes_keyboard {
                    field.request_focus();
                }
            });
            ui.add_space(4.0);
        }
    }
}

/// What a value is called, behind the star that it was given.
fn name_of(pass: &Pass<'_>, value: &FacetValue) -> String {
    let name = pass.words.facet_heading(pass.store(), value);
    let marked = match value {
        FacetValue::Actor(id) => Some(Marked::Actor(id.clone())),
        FacetValue::Source(id) => Some(Marked::Article(id.to_string())),
        _ => None,
    };
    let has_star = marked.and_then(|on| pass.workspace.marks(&on)).is_some_and(|marks| marks.star);
    if has_star { format!("★ {name}") } else { name }
}

/// Whether a facet is shown: what a person did with the items only where anything was done, or is filtered by.
fn is_shown(pass: &Pass<'_>, facet: Facet) -> bool {
    let is_news = facet == Facet::Own && pass.store().n_news() > 0;
    !facet.is_work()
        || is_news
        || pass.store().has_work()
        || !pass.workspace.view().filter.facet(facet).is_empty()
}

fn value_ui(ui: &mut Ui, pass: &mut Pass<'_>, name: &str, row: &FacetData, most: u32) {
    let counts = counts(pass, row);
    let assumed = pass.words.number(row.assumed as usize);
    let words = pass.words.fill("facet.assumed", &[("n", &counts), ("assumed", &assumed)]);
    let shown = FacetRow {
        name,
        mark: mark(pass, &row.value),
        state: match row.state {
            FacetState::Neutral => RowState::Neutral,
            FacetState::Included => RowState::Included,
            FacetState::Excluded => RowState::Excluded,
        },
        left: row.filtered as usize,
        all: row.all as usize,
        most: most as usize,
        counts: &counts,
        assumed: (row.assumed > 0).then_some(Assumed { number: &assumed, words: &words }),
        exclude: pass.say(if row.state == FacetState::Excluded { "facet.include" } else { "facet.exclude" }),
    };
    let FacetRowResponse { response, on_exclude } = facet_row(ui, &pass.look, &shown);
    if response.hovered() && row.state == FacetState::Neutral {
        pass.emphasis = Some(row.value.clone());
    }
    let deleted = response.has_focus()
        && ui.input(|input| input.key_pressed(egui::Key::Delete) || input.key_pressed(egui::Key::Backspace));
    if deleted {
        pass.change(Command::Filter(after_click(row, true)));
        return;
    }
    if let FacetValue::Actor(actor) = &row.value {
        Popup::context_menu(&response).frame(pass.look.popover(6)).show(|ui| {
            ui.set_width(230.0);
            actor_lines(ui, pass, actor);
        });
    }
    if let FacetValue::Source(id) = &row.value
        && let Some(idx) = pass.store().document_idx(id)
    {
        Popup::context_menu(&response).frame(pass.look.popover(6)).show(|ui| {
            ui.set_width(230.0);
            menu_line(ui, pass, Action::AskArticle(Some(idx)), pass.say("action.article"), true);
        });
    }
    // Some desktops keep Alt with a click for themselves.
    let exclude = on_exclude || ui.input(|input| input.modifiers.alt || input.modifiers.shift);
    if response.double_clicked() {
        pass.change(Command::Filter(FilterCommand::Only(row.value.clone())));
    } else if response.clicked() {
        pass.change(Command::Filter(after_click(row, exclude)));
    }
}

/// A click includes, excludes (with Shift or Alt, or on the link), and takes either back.
fn after_click(row: &FacetData, exclude: bool) -> FilterCommand {
    let value = row.value.clone();
    match (row.state, exclude) {
        (FacetState::Neutral, false) | (FacetState::Excluded, true) => FilterCommand::Include(value),
        (FacetState::Neutral | FacetState::Included, true) => FilterCommand::Exclude(value),
        (FacetState::Included | FacetState::Excluded, false) => FilterCommand::Neutral(value),
    }
}

fn counts(pass: &Pass<'_>, row: &FacetData) -> String {
    let number = |n: u32| pass.words.number(n as usize);
    if row.filtered == row.all || row.state == FacetState::Excluded {
        return number(row.all);
    }
    pass.words.fill("facet.of", &[("left", &number(row.filtered)), ("all", &number(row.all))])
}

fn mark(pass: &Pass<'_>, value: &FacetValue) -> FacetMark {
    match value {
        FacetValue::Country(_) => {
            let color = pass.lane_color(&LaneKey::Of(value.clone()));
            if color == LaneColor::NEUTRAL {
                FacetMark::Box
            } else {
                FacetMark::Swatch(pass.look.lane(color))
            }
        }
        _ => FacetMark::Box,
    }
}
