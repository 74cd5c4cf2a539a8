//! The menus of the timeline: that of a lane's label, and that of an item.

use egui::{Id, Order, Popup, PopupAnchor, Response, Ui};

use super::state::Timeline;
use crate::scene::band::days_words;
use crate::store::{FacetValue, ItemIdx, LaneKey};
use crate::time::{DAY, TimeInterval};
use crate::ui::input::entries::entry_of;
use crate::ui::input::{Action, Judgement};
use crate::ui::pass::Pass;
use crate::ui::widget::actor_lines;
use crate::ui::widget::menu::menu_line;
use crate::view::Unfolded;
use crate::workspace::{Command, FilterCommand, LaneCommand, ViewCommand};

/// Width of the menu.
const WIDTH: f32 = 210.0;

impl Timeline {
    /// Shows whatever menu is open.
    pub(super) fn menus(&mut self, ui: &Ui, pass: &mut Pass<'_>, response: &Response) {
        self.lane_menu_ui(ui, pass, response);
        self.item_menu_ui(pass, response);
        self.tray_ui(ui, pass, response);
        self.foot_ui(ui, pass, response);
    }

    fn lane_menu_ui(&mut self, ui: &Ui, pass: &mut Pass<'_>, response: &Response) {
        let Some(menu) = &self.open_lane else { return };
        let key = &menu.key;
        let layer = egui::LayerId::new(Order::Foreground, response.id);
        let mut open = true;
        Popup::new(Id::unique("lane-menu"), ui.ctx().clone(), PopupAnchor::Position(menu.at), layer)
            .frame(pass.look.popover(6))
            .open_bool(&mut open)
            .show(|ui| {
                ui.set_width(WIDTH);
                lane_lines(ui, pass, key);
            });
        if !open {
            self.open_lane = None;
        }
    }

    fn item_menu_ui(&mut self, pass: &mut Pass<'_>, response: &Response) {
        let Some(idx) = self.item_menu.filter(|idx| idx.index() < pass.store().len()) else { return };
        let shown = Popup::context_menu(response).frame(pass.look.popover(6)).show(|ui| {
            ui.set_width(260.0);
            item_lines(ui, pass, idx);
        });
        if shown.is_none() && !response.secondary_clicked() {
            self.item_menu = None;
        }
    }
}

fn lane_lines(ui: &mut Ui, pass: &mut Pass<'_>, key: &LaneKey) {
    let lanes = &pass.workspace.view().lanes;
    let lane = |command| Action::Change(Command::Lane(command));
    let collapsed = if lanes.collapsed.contains(key) { "lane-menu.expand" } else { "lane-menu.collapse" };
    let pinned = if lanes.pinned.contains(key) { "lane-menu.unpin" } else { "lane-menu.pin" };
    let any_hidden = !lanes.hidden.is_empty();
    let unfolds = Unfolded::Lane(key.clone());
    let unfold =
        if pass.workspace.view().unfolded.contains(&unfolds) { "lane-menu.fold" } else { "lane-menu.unfold" };
    let unfolding = Action::Change(Command::View(ViewCommand::ToggleUnfolded(unfolds)));
    menu_line(ui, pass, unfolding, pass.say(unfold), true);
    menu_line(ui, pass, lane(LaneCommand::ToggleCollapsed(key.clone())), pass.say(collapsed), true);
    menu_line(ui, pass, lane(LaneCommand::TogglePinned(key.clone())), pass.say(pinned), true);
    menu_line(ui, pass, lane(LaneCommand::ToggleHidden(key.clone())), pass.say("lane-menu.hide"), true);
    if any_hidden {
        menu_line(ui, pass, lane(LaneCommand::ShowHidden), pass.say("lane-menu.show-hidden"), true);
    }
    if let Some(value) = key.value().cloned() {
        let only = Action::Change(Command::Filter(FilterCommand::Only(value.clone())));
        menu_line(ui, pass, only, pass.say("lane-menu.only"), true);
        let exclude = Action::Change(Command::Filter(FilterCommand::Exclude(value.clone())));
        menu_line(ui, pass, exclude, pass.say("lane-menu.exclude"), true);
        if let FacetValue::Actor(actor) = &value {
            actor_lines(ui, pass, actor);
        }
        if let FacetValue::Source(id) = &value
            && let Some(document) = pass.store().document_idx(id)
        {
            menu_line(ui, pass, Action::AskArticle(Some(document)), pass.say("action.article"), true);
        }
    }
}

/// What can be done with an item.
pub fn item_lines(ui: &mut Ui, pass: &mut Pass<'_>, idx: ItemIdx) {
    let item = pass.store().item(idx);
    menu_line(ui, pass, Action::Copy, pass.say("item-menu.copy"), true);
    if let Some(speaker) = item.speaker() {
        let actor = pass.store().actor(speaker);
        let value = FacetValue::Actor(actor.id.clone());
        let only = pass.words.fill("item-menu.only-speaker", &[("name", &actor.name)]);
        let exclude = pass.words.fill("item-menu.exclude-speaker", &[("name", &actor.name)]);
        let filter = |command| Action::Change(Command::Filter(command));
        menu_line(ui, pass, filter(FilterCommand::Only(value.clone())), &only, true);
        menu_line(ui, pass, filter(FilterCommand::Exclude(value)), &exclude, true);
    }
    if let Some(at) = item.interval() {
        let days = TimeInterval::days(at.first_day(), at.last_day());
        let date = match days.seconds() > DAY {
            true => days_words(pass.words, days),
            false => pass.words.date("date.day-year", days.first_day()),
        };
        let words = pass.words.fill("item-menu.only-day", &[("date", &date)]);
        let range = FilterCommand::SetTimeRange(Some(days));
        menu_line(ui, pass, Action::Change(Command::Filter(range)), &words, true);
        menu_line(
            ui,
            pass,
            Action::Change(Command::View(ViewCommand::ZoomToSelection)),
            pass.say("action.zoom-to-selection"),
            true,
        );
    }
    // The item whose menu it is is chosen, alone or with others.
    for action in [Action::Judge(Judgement::Right), Action::Judge(Judgement::Wrong), Action::ToggleStar] {
        let name = entry_of(&action).map_or("", |entry| entry.name);
        menu_line(ui, pass, action, pass.words.text(name), true);
    }
    let pinned = pass.workspace.view().pinned.contains(&idx);
    let pin = if pinned { "item-menu.unpin" } else { "item-menu.pin" };
    menu_line(ui, pass, Action::Change(Command::View(ViewCommand::TogglePin(idx))), pass.say(pin), true);
}
