//! What of the filter is no list of values: how items are connected with countries, whether all actors
//! are needed, how sure the program must be, whether they must have happened, and whether they need a date.

use egui::{
    Align2, CursorIcon, Popup, PopupCloseBehavior, RectAlign, Sense, Ui, WidgetInfo, accesskit, pos2, vec2,
};

use crate::store::{ActorMatch, CountryRelation, Dated, Facet, SURE};
use crate::theme::Role;
use crate::ui::compose;
use crate::ui::input::Action;
use crate::ui::pass::Pass;
use crate::ui::style::icon::{self, paint_icon};
use crate::ui::style::typeface;
use crate::ui::widget::menu::menu_choice;
use crate::ui::widget::{Button, check_box, corner_dot, focus_ring, icon_button, label_at, segments, slider};
use crate::workspace::{Command, FilterCommand, ViewCommand};

/// How an item must be connected with a country, in filter, counts and lanes.
pub fn relation_ui(ui: &mut Ui, pass: &mut Pass<'_>) {
    let now = pass.workspace.view().filter.country_relation;
    let look = pass.look;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::click());
    let words = pass.say(compose::relation_key(now));
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, words));
    let ink = look.color(if response.hovered() { Role::Ink } else { Role::Ink3 });
    let text = (words, typeface::regular(12.0), ink);
    let text = label_at(ui, rect.left_center(), Align2::LEFT_CENTER, text, rect.width() - 16.0);
    paint_icon(ui.painter(), icon::CARET_DOWN, pos2(text.right() + 9.0, rect.center().y), 11.0, ink);
    focus_ring(ui, &look, &response, 4.0);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    Popup::menu(&response).frame(look.popover(6)).show(|ui| {
        ui.set_width(230.0);
        for relation in CountryRelation::ALL {
            let set = Action::Change(Command::Filter(FilterCommand::SetCountryRelation(relation)));
            menu_choice(ui, pass, set, compose::relation_key(relation), relation == now);
        }
    });
}

/// Whether countries that are only assumed count: only where there are such.
pub fn stated_ui(ui: &mut Ui, pass: &mut Pass<'_>, any_assumed: bool) {
    let now = pass.workspace.view().filter.stated_country;
    if !any_assumed && !now {
        return;
    }
    let look = pass.look;
    let choices = [(None, pass.say("stated.all")), (None, pass.say("stated.only"))];
    if let Some(clicked) = segments(ui, &look, &choices, usize::from(now), false) {
        pass.change(Command::Filter(FilterCommand::SetStatedCountry(clicked == 1)));
    }
    ui.add_space(6.0);
}

/// Whether one of several values is enough: only where that makes a difference.
pub fn match_ui(ui: &mut Ui, pass: &mut Pass<'_>, facet: Facet) {
    let filter = &pass.workspace.view().filter;
    if filter.facet(facet).include.len() < 2 && filter.actor_match == ActorMatch::Any {
        return;
    }
    let choices = [(None, pass.say("match.any")), (None, pass.say("match.all"))];
    let active = usize::from(filter.actor_match == ActorMatch::All);
    let look = pass.look;
    if let Some(clicked) = segments(ui, &look, &choices, active, false) {
        let wanted = if clicked == 0 { ActorMatch::Any } else { ActorMatch::All };
        pass.change(Command::Filter(FilterCommand::SetActorMatch(wanted)));
    }
    ui.add_space(6.0);
}

/// The least confidence that items must have.
pub fn confidence_ui(ui: &mut Ui, pass: &mut Pass<'_>) {
    let look = pass.look;
    let least = pass.workspace.view().filter.min_confidence;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    let words = (pass.say("part.confidence"), typeface::semibold(12.0), look.color(Role::Ink2));
    label_at(ui, rect.left_center(), Align2::LEFT_CENTER, words, rect.width() - 90.0);
    let percent = pass.words.number((least * 100.0).round() as usize);
    let told = match least > 0.0 {
        true => pass.words.fill("confidence.from", &[("n", &percent)]),
        false => pass.say("confidence.any").to_owned(),
    };
    let words = (&*told, typeface::regular(12.0), look.color(Role::Ink3));
    label_at(ui, rect.right_center(), Align2::RIGHT_CENTER, words, 90.0);
    let mut value = least;
    let response = slider(ui, &look, &mut value, pass.say("part.confidence"));
    if response.changed() {
        pass.change(Command::Filter(FilterCommand::SetMinConfidence(value)));
    }
    if response.drag_stopped() || response.lost_focus() {
        pass.change(Command::EndGesture);
    }
    unsure_ui(ui, pass);
    ui.add_space(10.0);
}

/// How many more there are that are less sure, and the way to them; and back to the sure ones.
fn unsure_ui(ui: &mut Ui, pass: &mut Pass<'_>) {
    let (least, n_unsure) = (pass.workspace.view().filter.min_confidence, pass.workspace.result().n_unsure);
    let (words, least) = match n_unsure {
        0 if least > 0.0 => return,
        0 => (pass.words.fill("confidence.sure", &[("n", &format!("{:.0}", SURE * 100.0))]), SURE),
        n => (pass.words.count("confidence.unsure", n), 0.0),
    };
    if Button::link(&words).show(ui, &pass.look).clicked() {
        pass.change(Command::Filter(FilterCommand::SetMinConfidence(least)));
        pass.change(Command::EndGesture);
    }
}

/// Whether only what happened is shown: only where anything else is told.
pub fn happened_ui(ui: &mut Ui, pass: &mut Pass<'_>) {
    let now = pass.workspace.view().filter.happened;
    if !now && !pass.store().has_unasserted() {
        return;
    }
    ui.add_space(4.0);
    let response = check_box(ui, &pass.look, now, pass.say("action.happened"));
    if response.on_hover_text(pass.say("happened.note")).clicked() {
        pass.change(Command::Filter(FilterCommand::SetHappened(!now)));
    }
}

/// Whether what was rejected or hidden is shown too: only where there is any.
pub fn removed_ui(ui: &mut Ui, pass: &mut Pass<'_>) {
    let n_removed = pass.store().n_removed();
    if n_removed == 0 {
        return;
    }
    let words = pass.words.count("work.show-removed", n_removed);
    let response = check_box(ui, &pass.look, pass.workspace.view().shows_removed, &words);
    if response.on_hover_text(pass.say("work.removed-note")).clicked() {
        pass.change(Command::View(ViewCommand::ToggleRemoved));
    }
    ui.add_space(8.0);
}

/// Whether items need a date: only where some have none.
pub fn dated_ui(ui: &mut Ui, pass: &mut Pass<'_>) {
    let now = pass.workspace.view().filter.dated;
    if now == Dated::Either && pass.store().n_dated() == pass.store().len() {
        return;
    }
    let look = pass.look;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    let words = (pass.say("part.dated"), typeface::semibold(12.0), look.color(Role::Ink2));
    label_at(ui, rect.left_center(), Align2::LEFT_CENTER, words, rect.width());
    let all = [Dated::Either, Dated::With, Dated::Without];
    let choices = all.map(|dated| (None, pass.say(compose::dated_key(dated))));
    let active = all.iter().position(|dated| *dated == now).unwrap_or(0);
    if let Some(clicked) = segments(ui, &look, &choices, active, false) {
        pass.change(Command::Filter(FilterCommand::SetDated(all[clicked])));
    }
    ui.add_space(16.0);
}

/// The same as a popover of the rail.
pub fn confidence_rail_ui(ui: &mut Ui, pass: &mut Pass<'_>) {
    let look = pass.look;
    let button = icon_button(ui, &look, icon::GAUGE, pass.say("part.confidence"), true);
    let filter = &pass.workspace.view().filter;
    let usual = pass.workspace.usual_filter().min_confidence;
    if filter.min_confidence != usual || filter.dated != Dated::Either {
        corner_dot(ui, &pass.look, button.rect);
    }
    Popup::from_toggle_button_response(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .align(RectAlign::RIGHT_START)
        .frame(look.popover(12))
        .show(|ui| {
            ui.set_width(240.0);
            confidence_ui(ui, pass);
            dated_ui(ui, pass);
        });
}
