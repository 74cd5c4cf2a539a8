//! The menu of filters: those that were kept under a name, and those from before.

use egui::{
    Align, Align2, CursorIcon, Id, Key, Layout, Popup, PopupCloseBehavior, Sense, Ui, UiBuilder, WidgetInfo,
    accesskit, pos2, vec2,
};

use crate::store::{Filter, SavedFilter};
use crate::theme::Role;
use crate::ui::pass::Pass;
use crate::ui::style::icon;
use crate::ui::style::typeface;
use crate::ui::widget::{Button, hline, icon_button, label, label_at, path_field};
use crate::workspace::{Command, DataCommand, FilterCommand};

const WIDTH: f32 = 320.0;
const ROW: f32 = 30.0;

/// What the menu keeps between passes: the name that is being typed.
#[derive(Default)]
pub struct FilterMenu {
    name: String,
}

impl FilterMenu {
    /// Shows the button of the menu, and the menu while it is open.
    pub fn ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) {
        let look = pass.look;
        let name = pass.say("filter-menu.title");
        let button = Button::bare("").icon(icon::FUNNEL_SIMPLE).caret().named(name).show(ui, &look);
        let button = button.on_hover_text(name);
        Popup::from_toggle_button_response(&button)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .frame(look.popover(12))
            .show(|ui| {
                ui.set_width(WIDTH);
                self.saved_ui(ui, pass);
                earlier_ui(ui, pass);
            });
    }

    fn saved_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) {
        heading(ui, pass, "filter-menu.saved");
        let workspace = pass.workspace;
        let now = &workspace.view().filter;
        let filtered = pass.workspace.is_filtered();
        if workspace.filters().is_empty() && !filtered {
            label(ui, pass.say("filter-menu.none"), typeface::regular(12.5), pass.look.color(Role::Ink3));
            ui.add_space(4.0);
        }
        for saved in workspace.filters() {
            let words = (&*saved.name, &*in_words(pass, &saved.filter));
            match row_ui(ui, pass, words, *now == saved.filter) {
                Some(Asked::Apply) => {
                    apply(pass, &saved.filter);
                    ui.close();
                }
                Some(Asked::Forget) => {
                    pass.change(Command::Data(DataCommand::ForgetFilter { name: saved.name.clone() }));
                }
                None => {}
            }
        }
        if filtered {
            self.keep_ui(ui, pass, now);
        }
    }

    /// A name for the filter in force.
    fn keep_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>, now: &Filter) {
        ui.add_space(6.0);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
        let layout = Layout::right_to_left(Align::Center);
        let mut row = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
        row.spacing_mut().item_spacing.x = 8.0;
        let can = !self.name.trim().is_empty();
        let keep = Button::new(pass.say("filter-menu.keep")).enabled(can).show(&mut row, &pass.look);
        let id = Id::unique("filter-name");
        let field = path_field(&mut row, &pass.look, id, &mut self.name, pass.say("filter-menu.name"));
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if can && (keep.clicked() || entered) {
            let name = std::mem::take(&mut self.name).trim().to_owned();
            let saved = SavedFilter { name, filter: now.clone() };
            pass.change(Command::Data(DataCommand::KeepFilter(Box::new(saved))));
        }
    }
}

/// The filters from before, one click back.
fn earlier_ui(ui: &mut Ui, pass: &mut Pass<'_>) {
    let workspace = pass.workspace;
    let earlier = workspace.history().earlier_filters(&workspace.view().filter, workspace.usual_filter());
    if earlier.is_empty() {
        return;
    }
    ui.add_space(10.0);
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    hline(ui, &pass.look, line, line.center().y);
    ui.add_space(6.0);
    heading(ui, pass, "filter-menu.earlier");
    for filter in earlier {
        let words = in_words(pass, filter);
        if filter_row(ui, pass, (&words, ""), false, ui.available_width()) {
            apply(pass, filter);
            ui.close();
        }
    }
}

/// What is to happen with a kept filter.
enum Asked {
    Apply,
    Forget,
}

/// A kept filter.
fn row_ui(ui: &mut Ui, pass: &Pass<'_>, words: (&str, &str), active: bool) -> Option<Asked> {
    let mut asked = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.set_height(ROW);
        if filter_row(ui, pass, words, active, ui.available_width() - 30.0) {
            asked = Some(Asked::Apply);
        }
        let name = pass.words.fill("filter-menu.forget", &[("name", words.0)]);
        ui.set_max_height(24.0);
        if icon_button(ui, &pass.look, icon::TRASH, &name, true).clicked() {
            asked = Some(Asked::Forget);
        }
    });
    asked
}

/// A line of the menu: a name and what it means, beside each other; tells whether it was clicked.
fn filter_row(ui: &mut Ui, pass: &Pass<'_>, (name, more): (&str, &str), active: bool, width: f32) -> bool {
    let look = pass.look;
    let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(accesskit::Role::MenuItem, true, active, format!("{name} {more}").trim())
    });
    if active || response.hovered() || response.has_focus() {
        let role = if active { Role::AccentWeak } else { Role::Sunk };
        ui.painter().rect_filled(rect, 5.0, look.color(role));
    }
    let inner = rect.shrink2(vec2(8.0, 0.0));
    let text = (name, typeface::regular(13.0), look.color(Role::Ink));
    let name = label_at(ui, inner.left_center(), Align2::LEFT_CENTER, text, inner.width());
    let text = (more, typeface::regular(12.0), look.color(Role::Ink3));
    let left = pos2(name.right() + 10.0, inner.center().y);
    label_at(ui, left, Align2::LEFT_CENTER, text, inner.right() - left.x);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

fn apply(pass: &mut Pass<'_>, filter: &Filter) {
    pass.change(Command::Filter(FilterCommand::Set(Box::new(filter.clone()))));
}

/// A filter as the sentence under a picture tells it.
fn in_words(pass: &Pass<'_>, filter: &Filter) -> String {
    pass.words.filter(pass.store(), filter).join(" · ")
}

fn heading(ui: &mut Ui, pass: &Pass<'_>, key: &'static str) {
    label(ui, pass.say(key), typeface::semibold(12.0), pass.look.color(Role::Ink2));
    ui.add_space(4.0);
}
