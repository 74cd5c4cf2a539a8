//! The row above the timeline: the filters in force, and the zoom.

use egui::{
    Align, Align2, CursorIcon, Layout, Popup, PopupCloseBehavior, Rect, Sense, Ui, UiBuilder, WidgetInfo,
    accesskit, pos2, vec2,
};

use super::outside::{folds_ui, outside_ui};
use crate::store::{Clock, Dated, FacetValue, Filter};
use crate::theme::Role;
use crate::ui::compose;
use crate::ui::filter::menu::FilterMenu;
use crate::ui::input::Action;
use crate::ui::pass::Pass;
use crate::ui::style::icon;
use crate::ui::style::typeface;
use crate::ui::widget::menu::{menu_choice, menu_heading};
use crate::ui::widget::{
    Button, FilterChip, MAX_NAME, SHORT_NAME, check_box, chip, focus_ring, hline, icon_button, label,
    label_at,
};
use crate::view::{Column, Mode};
use crate::wording::grain_of;
use crate::workspace::{Command, FilterCommand, ViewCommand};

/// Room between two chips.
const GAP: f32 = 6.0;
/// In less room than this, what lies outside the view is not counted beside chips.
const ROOM_FOR_BOTH: f32 = 440.0;
/// Room for the number of those that are not shown.
const MORE: f32 = 40.0;

/// A chip: its words and what takes it away.
struct Shown {
    about: String,
    name: String,
    more: String,
    removal: Vec<Command>,
}

/// Shows the row; `outside` is how many items lie before and behind what is seen.
pub fn chip_row_ui(ui: &mut Ui, pass: &mut Pass<'_>, rect: Rect, menu: &mut FilterMenu, outside: [usize; 2]) {
    let look = pass.look;
    ui.painter().rect_filled(rect, 0.0, look.color(Role::Canvas));
    hline(ui, &look, rect, rect.bottom() - 0.5);
    let inner = rect.shrink2(vec2(12.0, 4.0));
    let mut left =
        ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)));
    menu.ui(&mut left, pass);
    let chips_left = left.min_rect().right() + 8.0;
    // What stands at the right end is laid out first, for the chips scroll in what it leaves.
    let mut right =
        ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    right.spacing_mut().item_spacing.x = 2.0;
    let zoom_left = match pass.workspace.view().mode {
        Mode::Timeline => zoom_ui(&mut right, pass, rect.width() > 640.0, rect.width() > 880.0),
        Mode::Table => columns_ui(&mut right, pass),
    };
    let room = Rect::from_min_max(pos2(chips_left, inner.top()), pos2(zoom_left - 8.0, inner.bottom()));
    let mut left = ui.new_child(UiBuilder::new().max_rect(room).layout(Layout::left_to_right(Align::Center)));
    left.set_clip_rect(room.intersect(ui.clip_rect()));
    // Chips come first where there is little room.
    let shown = shown(pass);
    let has_room = room.width() > ROOM_FOR_BOTH || shown.is_empty();
    if pass.workspace.view().mode == Mode::Timeline && has_room {
        outside_ui(&mut left, pass, outside);
    }
    removed_ui(&mut left, pass);
    chips_ui(&mut left, pass, &shown);
}

/// How many items were rejected or hidden, and the way to see them.
fn removed_ui(ui: &mut Ui, pass: &mut Pass<'_>) {
    let n_removed = pass.store().n_removed();
    if n_removed == 0 || pass.workspace.view().shows_removed {
        return;
    }
    let words = pass.words.count("work.n-removed", n_removed);
    let link = Button::link(&words).show(ui, &pass.look);
    if link.on_hover_text(pass.say("work.removed-note")).clicked() {
        pass.change(Command::View(ViewCommand::ToggleRemoved));
    }
    ui.add_space(GAP);
}

/// As many chips as there is room for, the others behind their number, and what takes all away.
fn chips_ui(ui: &mut Ui, pass: &mut Pass<'_>, shown: &[Shown]) {
    if shown.is_empty() {
        return;
    }
    let look = pass.look;
    ui.spacing_mut().item_spacing.x = GAP;
    let clear = Button::link(pass.say("facet.clear-all"));
    let room = ui.available_width() - clear.width(ui) - 2.0 * GAP;
    let (n_fit, most) = n_fitting(ui, pass, shown, room);
    for one in &shown[..n_fit] {
        chip_ui(ui, pass, one, most);
    }
    if n_fit < shown.len() {
        more_ui(ui, pass, &shown[n_fit..]);
    }
    ui.add_space(GAP);
    if clear.show(ui, &look).clicked() {
        pass.change(Command::Filter(FilterCommand::ClearAll));
    }
}

/// How many of the chips fit into `room`, and how wide their names may be: they are cut before one gives way.
fn n_fitting(ui: &Ui, pass: &Pass<'_>, shown: &[Shown], room: f32) -> (usize, f32) {
    let n_in = |room: f32, most: f32| {
        let mut right = 0.0;
        let fits = |one: &&Shown| {
            right += filter_chip(pass, one, most).width(ui, &pass.look) + GAP;
            right <= room
        };
        shown.iter().take_while(fits).count()
    };
    for most in [MAX_NAME, SHORT_NAME] {
        if n_in(room, most) == shown.len() {
            return (shown.len(), most);
        }
    }
    (n_in(room - MORE - GAP, SHORT_NAME), SHORT_NAME)
}

fn filter_chip<'a>(pass: &Pass<'_>, one: &'a Shown, most: f32) -> FilterChip<'a> {
    FilterChip { about: &one.about, name: &one.name, more: &one.more, remove: pass.say("chip.remove"), most }
}

fn chip_ui(ui: &mut Ui, pass: &mut Pass<'_>, one: &Shown, most: f32) {
    let filter = filter_chip(pass, one, most);
    if chip(ui, &pass.look, &filter) {
        one.removal.iter().for_each(|removal| pass.change(removal.clone()));
    }
}

/// "+2", which opens the chips that found no room.
fn more_ui(ui: &mut Ui, pass: &mut Pass<'_>, hidden: &[Shown]) {
    let words = format!("+{}", hidden.len());
    let name = pass.words.count("chip.more", hidden.len());
    let button = Button::bare(&words).height(26.0).named(&name).show(ui, &pass.look).on_hover_text(&name);
    Popup::from_toggle_button_response(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .frame(pass.look.popover(12))
        .show(|ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            hidden.iter().for_each(|one| chip_ui(ui, pass, one, 2.0 * MAX_NAME));
        });
}

/// The filters in force, a chip each.
fn shown(pass: &Pass<'_>) -> Vec<Shown> {
    let filter: &Filter = &pass.workspace.view().filter;
    let neutral = |value| Command::Filter(FilterCommand::Neutral(value));
    let neutral = |values: Vec<FacetValue>| values.into_iter().map(neutral).collect();
    let mut shown: Vec<Shown> = compose::facet_filters(pass.words, pass.store(), filter)
        .into_iter()
        .map(|words| Shown {
            about: words.about,
            name: words.name,
            more: words.more,
            removal: neutral(words.values),
        })
        .collect();
    let single = |key, name: String, removal| Shown {
        about: pass.say(key).to_owned(),
        name,
        more: String::new(),
        removal: vec![Command::Filter(removal)],
    };
    if !filter.text.trim().is_empty() {
        let result = pass.workspace.result();
        let (name, more) = compose::searched(pass.words, pass.store(), result, filter.text.trim());
        shown.push(Shown { more, ..single("chip.text", name, FilterCommand::SetText(String::new())) });
    }
    if let Some(time) = filter.time {
        let name = pass.words.interval(time, grain_of(time));
        shown.push(single("chip.time", name, FilterCommand::SetTimeRange(None)));
    }
    let usual = pass.workspace.usual_filter().min_confidence;
    if filter.min_confidence > 0.0 && filter.min_confidence != usual {
        let name = format!("{} %", (filter.min_confidence * 100.0).round());
        shown.push(single("chip.confidence", name, FilterCommand::SetMinConfidence(usual)));
    }
    if filter.happened {
        let name = pass.say("filter.happened").to_owned();
        shown.push(single("part.happened", name, FilterCommand::SetHappened(false)));
    }
    if filter.stated_country {
        let name = pass.say("filter.stated-country").to_owned();
        shown.push(single("part.stated-country", name, FilterCommand::SetStatedCountry(false)));
    }
    if filter.dated != Dated::Either {
        let name = pass.say(compose::dated_key(filter.dated)).to_owned();
        shown.push(single("part.dated", name, FilterCommand::SetDated(Dated::Either)));
    }
    if pass.workspace.view().shows_removed {
        let (about, name) = (pass.say("chip.removed").to_owned(), pass.say("work.removed").to_owned());
        let removal = vec![Command::View(ViewCommand::ToggleRemoved)];
        shown.push(Shown { about, name, more: String::new(), removal });
    }
    shown
}

/// At the right end which time is shown, and the zoom, where anything has a date; gives the left edge.
fn zoom_ui(ui: &mut Ui, pass: &mut Pass<'_>, wide: bool, very_wide: bool) -> f32 {
    if !pass.store().has_time() {
        return ui.min_rect().left();
    }
    let look = pass.look;
    let buttons = |ui: &mut Ui, pass: &mut Pass<'_>, glyph, action: Action| {
        let name = pass.named(&action);
        if icon_button(ui, &look, glyph, &name, true).clicked() {
            pass.send(action);
        }
    };
    buttons(ui, pass, icon::ARROWS_OUT_LINE_HORIZONTAL, Action::Change(Command::View(ViewCommand::Fit)));
    buttons(ui, pass, icon::PLUS, Action::Change(Command::View(ViewCommand::ZoomIn)));
    span_ui(ui, pass);
    buttons(ui, pass, icon::MINUS, Action::Change(Command::View(ViewCommand::ZoomOut)));
    if pass.workspace.view().filter.time.is_none() {
        buttons(ui, pass, icon::BRACKETS, Action::Change(Command::Filter(FilterCommand::ToWindow)));
    }
    if very_wide {
        folds_ui(ui, pass);
    }
    clock_ui(ui, pass, wide);
    ui.min_rect().left()
}

/// How long the stretch in view is; a click asks for another.
fn span_ui(ui: &mut Ui, pass: &mut Pass<'_>) {
    let look = pass.look;
    let words = compose::span(pass.words, pass.workspace.view().window);
    let (rect, response) = ui.allocate_exact_size(vec2(72.0, 32.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, &words));
    if response.hovered() {
        ui.painter().rect_filled(rect, 6.0, look.pressable(Role::Panel, true, false));
    }
    let text = (&*words, typeface::medium(12.5), look.color(Role::Ink));
    label_at(ui, rect.center(), Align2::CENTER_CENTER, text, rect.width());
    focus_ring(ui, &look, &response, 6.0);
    let response = response.on_hover_text(pass.named(&Action::GoToDate));
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        pass.send(Action::GoToDate);
    }
}

/// Which time of the items is shown.
fn clock_ui(ui: &mut Ui, pass: &mut Pass<'_>, wide: bool) {
    let now = pass.workspace.view().clock;
    let name = pass.words.fill("clock.shown", &[("clock", pass.say(compose::clock_key(now)))]);
    let words = if wide { pass.say(compose::clock_key(now)) } else { "" };
    let button = Button::bare(words).icon(icon::CALENDAR_BLANK).caret().named(&name).show(ui, &pass.look);
    let button = button.on_hover_text(&name);
    Popup::menu(&button).frame(pass.look.popover(6)).show(|ui| {
        ui.set_width(250.0);
        menu_heading(ui, pass, pass.say("clock.title"));
        for clock in [Clock::Happened, Clock::Published] {
            let set = Action::Change(Command::View(ViewCommand::SetClock(clock)));
            menu_choice(ui, pass, set, compose::clock_key(clock), clock == now);
        }
    });
}

/// In the table at the right end the order of its rows and the choice of columns; gives the left edge.
fn columns_ui(ui: &mut Ui, pass: &mut Pass<'_>) -> f32 {
    let look = pass.look;
    let button = Button::bare(pass.say("table.columns")).caret().show(ui, &look);
    Popup::from_toggle_button_response(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .frame(look.popover(12))
        .show(|ui| {
            ui.set_width(190.0);
            for column in Column::all().filter(|column| *column != Column::What) {
                let shown = pass.workspace.view().table.columns.contains(&column);
                if check_box(ui, &look, shown, pass.say(compose::column_key(column))).clicked() {
                    pass.change(Command::View(ViewCommand::ToggleColumn(column)));
                }
            }
        });
    let column = pass.say(compose::column_key(pass.workspace.view().table.sort.column));
    let words = pass.words.fill("table.sorted", &[("column", column)]);
    label(ui, &words, typeface::regular(12.5), look.color(Role::Ink2)).rect.left()
}
