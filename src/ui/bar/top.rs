//! The bar at the top: what is open, opening, undo, search, timeline or table, grouping, export.

use egui::{Align, Id, Layout, Popup, Rect, Ui, UiBuilder, pos2, vec2};

use super::history::history_ui;
use super::search::search_ui;
use super::settings::settings_ui;
use crate::project::Articles;
use crate::store::Grouping;
use crate::theme::{Role, Shade};
use crate::ui::compose;
use crate::ui::input::Action;
use crate::ui::keeping::recent_words;
use crate::ui::pass::Pass;
use crate::ui::preferences::Preferences;
use crate::ui::style::icon;
use crate::ui::widget::menu::{menu_choice, menu_entry, menu_heading, menu_line};
use crate::ui::widget::{Button, hline, icon_button, segments, vline};
use crate::view::{LaneOrder, Mode};
use crate::wording::Tongue;
use crate::workspace::{Command, DataCommand, LaneCommand, ViewCommand};

/// What of the bar changes with the state of the window.
pub struct TopBar<'a> {
    /// What is open, in words.
    pub title: &'a str,
    /// The search as typed.
    pub search: &'a mut String,
    /// Whether there is anything to search, group and export.
    pub enabled: bool,
    /// Whether there is only room for icons.
    pub icons_only: bool,
    /// Whether there is not even room for all of those.
    pub is_tight: bool,
    /// The language that was told or chosen; `None` for that of the system.
    pub tongue: Option<Tongue>,
    /// What the user prefers, for the settings.
    pub preferences: &'a Preferences,
}

/// Shows the bar.
pub fn top_bar_ui(ui: &mut Ui, pass: &mut Pass<'_>, rect: Rect, bar: TopBar<'_>) {
    let look = pass.look;
    ui.painter().rect_filled(rect, 0.0, look.color(Role::Panel));
    hline(ui, &look, rect, rect.bottom() - 0.5);
    let inner = rect.shrink2(vec2(12.0, 8.0));
    let mut left =
        ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)));
    left.spacing_mut().item_spacing.x = 4.0;
    left_ui(&mut left, pass, &bar);
    // Its controls stand in the order of Tab, from left to right, and end at the right edge.
    let right_width = known_width(ui);
    let start = inner.right() - right_width;
    let (from, to) = (left.min_rect().right() + 16.0, start - 16.0);
    let width = (to - from).clamp(72.0, 420.0);
    let center = rect.center().x.clamp(from + width / 2.0, (to - width / 2.0).max(from + width / 2.0));
    let room = Rect::from_center_size(pos2(center, rect.center().y), vec2(width, 32.0));
    search_ui(ui, pass, room, bar.search, bar.enabled);
    let room = Rect::from_min_max(pos2(start, inner.top()), inner.max);
    let mut right =
        ui.new_child(UiBuilder::new().max_rect(room).layout(Layout::left_to_right(Align::Center)));
    right.spacing_mut().item_spacing.x = 6.0;
    right_ui(&mut right, pass, &bar);
    keep_width(ui, right_width, right.min_rect().width());
}

/// How wide the right part was when it was last shown.
fn known_width(ui: &Ui) -> f32 {
    ui.data(|data| data.get_temp(width_id())).unwrap_or(400.0)
}

/// Shows the pass anew, before it is seen, where the right part has another width than was thought.
fn keep_width(ui: &Ui, known: f32, width: f32) {
    if (known - width).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(width_id(), width));
        ui.ctx().request_discard("the right part of the top bar has another width");
    }
}

fn width_id() -> Id {
    Id::unique("top-bar-right")
}

fn left_ui(ui: &mut Ui, pass: &mut Pass<'_>, bar: &TopBar<'_>) {
    let look = pass.look;
    let short: String = bar.title.chars().take(28).collect();
    let title = if short.len() < bar.title.len() { format!("{}…", short.trim_end()) } else { short };
    let shown = if bar.is_tight { "" } else { &*title };
    let menu = Button::bare(shown).icon(icon::FILES).caret().named(&title).show(ui, &look);
    Popup::menu(&menu).frame(look.popover(6)).show(|ui| {
        ui.set_width(300.0);
        for (action, name, enabled) in [
            (Action::OpenFiles, "action.open-files", true),
            (Action::OpenFolder, "action.open-folder", true),
            (Action::Paste(None), "action.paste", true),
            (Action::OpenSample, "empty.sample", true),
            (Action::SaveProject, "action.save", bar.enabled),
            (Action::SaveProjectAs(Articles::Embedded), "action.save-as", bar.enabled),
            (Action::SaveProjectAs(Articles::Linked), "action.save-linked", bar.enabled),
            (Action::ToggleCorrections, "action.corrections", bar.enabled),
            (Action::ShareCorrections, "action.share-corrections", !pass.workspace.corrections().is_empty()),
            (Action::Change(Command::Data(DataCommand::CloseAll)), "top.close-all", bar.enabled),
        ] {
            menu_entry(ui, pass, action, name, enabled);
        }
        if !bar.preferences.recent.is_empty() {
            menu_heading(ui, pass, pass.say("project.recent"));
        }
        for path in &bar.preferences.recent {
            let (name, _) = recent_words(path);
            menu_line(ui, pass, Action::OpenPath(path.into()), &name, true);
        }
    });
    separator(ui, &look);
    let open = pass.named(&Action::OpenFiles);
    let opened = if bar.icons_only {
        icon_button(ui, &look, icon::FOLDER_OPEN, &open, true)
    } else {
        Button::bare(pass.say("top.open")).icon(icon::FOLDER_OPEN).show(ui, &look).on_hover_text(open)
    };
    if opened.clicked() {
        pass.send(Action::OpenFiles);
    }
    let history = pass.workspace.history();
    for (glyph, action, enabled) in [
        (icon::ARROW_U_UP_LEFT, Action::Change(Command::Undo), history.can_undo()),
        (icon::ARROW_U_UP_RIGHT, Action::Change(Command::Redo), history.can_redo()),
    ] {
        let name = pass.named(&action);
        if icon_button(ui, &look, glyph, &name, enabled).clicked() {
            pass.send(action);
        }
    }
    if !bar.icons_only {
        history_ui(ui, pass);
    }
}

fn right_ui(ui: &mut Ui, pass: &mut Pass<'_>, bar: &TopBar<'_>) {
    let look = pass.look;
    if bar.enabled {
        mode_ui(ui, pass, bar);
    }
    if bar.enabled && !bar.is_tight {
        let name = pass.named(&Action::ToggleCheck);
        if icon_button(ui, &look, icon::LIST_CHECKS, &name, true).clicked() {
            pass.send(Action::ToggleCheck);
        }
    }
    group_ui(ui, pass, bar);
    ui.add_space(2.0);
    export_ui(ui, pass, bar);
    separator(ui, &look);
    // The settings have it too.
    let theme = pass.named(&Action::ToggleTheme);
    let glyph = if look.theme().shade() == Shade::Light { icon::MOON } else { icon::SUN };
    if !bar.is_tight && icon_button(ui, &look, glyph, &theme, true).clicked() {
        pass.send(Action::ToggleTheme);
    }
    let settings = icon_button(ui, &look, icon::SLIDERS, pass.say("top.settings"), true);
    Popup::from_toggle_button_response(&settings)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .frame(look.popover(14))
        .show(|ui| settings_ui(ui, pass, bar.preferences, bar.tongue));
    let help = pass.named(&Action::ToggleHelp);
    if icon_button(ui, &look, icon::QUESTION, &help, true).clicked() {
        pass.send(Action::ToggleHelp);
    }
}

fn export_ui(ui: &mut Ui, pass: &mut Pass<'_>, bar: &TopBar<'_>) {
    let look = pass.look;
    let name = pass.named(&Action::ToggleExport);
    let words = if bar.icons_only { "" } else { pass.say("top.export") };
    let button = Button::new(words).icon(icon::EXPORT).named(&name).enabled(bar.enabled).show(ui, &look);
    if button.on_hover_text(&name).clicked() {
        pass.send(Action::ToggleExport);
    }
}

fn group_ui(ui: &mut Ui, pass: &mut Pass<'_>, bar: &TopBar<'_>) {
    let look = pass.look;
    let now = pass.workspace.view().grouping;
    let name = pass.say(compose::grouping_key(now.by));
    let before = if bar.is_tight { "" } else { pass.say("top.group") };
    let button = Button::bare(name).caret().before(before).enabled(bar.enabled).show(ui, &look);
    Popup::menu(&button).frame(look.popover(6)).show(|ui| {
        ui.set_width(210.0);
        menu_heading(ui, pass, pass.say("group.lanes"));
        for by in Grouping::choices() {
            let set = Action::Change(Command::View(ViewCommand::SetGrouping(by)));
            menu_choice(ui, pass, set, compose::grouping_key(by), by == now.by);
        }
        menu_heading(ui, pass, pass.say("group.within"));
        // Lanes divided by themselves would be the same lanes.
        for within in Grouping::choices().filter(|within| *within != now.by) {
            let set = Action::Change(Command::View(ViewCommand::SetWithin(within)));
            let key = within.map_or("group.undivided", |facet| facet.keys().grouping);
            menu_choice(ui, pass, set, key, within == now.within);
        }
        menu_heading(ui, pass, pass.say("group.order"));
        for order in [LaneOrder::Count, LaneOrder::Name, LaneOrder::FirstAppearance] {
            let set = Action::Change(Command::Lane(LaneCommand::SetOrder(order)));
            let chosen = pass.workspace.view().lanes.order == order;
            menu_choice(ui, pass, set, compose::order_key(order), chosen);
        }
        if !pass.workspace.view().lanes.hidden.is_empty() {
            let show = Action::Change(Command::Lane(LaneCommand::ShowHidden));
            menu_entry(ui, pass, show, "lane-menu.show-hidden", true);
        }
    });
}

fn mode_ui(ui: &mut Ui, pass: &mut Pass<'_>, bar: &TopBar<'_>) {
    let look = pass.look;
    let mode = pass.workspace.view().mode;
    let choices = [(Some(icon::ROWS), pass.say("top.timeline")), (Some(icon::TABLE), pass.say("top.table"))];
    let active = usize::from(mode == Mode::Table);
    if let Some(clicked) = segments(ui, &look, &choices, active, bar.icons_only) {
        let mode = if clicked == 0 { Mode::Timeline } else { Mode::Table };
        pass.change(Command::View(ViewCommand::SetMode(mode)));
    }
}

fn separator(ui: &mut Ui, look: &crate::ui::style::Look) {
    let (rect, _) = ui.allocate_exact_size(vec2(9.0, 32.0), egui::Sense::hover());
    vline(ui, look, rect.center().x, rect.shrink2(vec2(0.0, 7.0)));
}
