//! The bar at the bottom: counts, problems, progress, the legend of time quality, the stretch shown.

use egui::{Align, Layout, Popup, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::diagnostic::{Diagnostic, Severity};
use crate::store::{DocumentIdx, FacetValue, OwnMark, Quality, Store};
use crate::theme::Role;
use crate::ui::compose;
use crate::ui::input::Action;
use crate::ui::pass::Pass;
use crate::ui::reading::problems::OpenProblems;
use crate::ui::reading::{FileState, Reading};
use crate::ui::style::Look;
use crate::ui::style::icon::{self, paint_icon};
use crate::ui::style::typeface;
use crate::ui::widget::{Button, hline, label, paint_quality, paragraph, progress_bar};
use crate::view::Mode;
use crate::workspace::{Command, DataCommand, FilterCommand};

/// Shows the bar. `note` says what
/// the timeline's bars mean, where it has bars instead of items.
pub fn status_bar_ui(
    ui: &mut Ui,
    pass: &mut Pass<'_>,
    rect: Rect,
    problems: OpenProblems<'_>,
    reading: Option<&Reading>,
    note: Option<&str>,
) {
    let look = pass.look;
    ui.painter().rect_filled(rect, 0.0, look.color(Role::Panel));
    hline(ui, &look, rect, rect.top() + 0.5);
    let inner = rect.shrink2(vec2(14.0, 0.0));
    let mut left =
        ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)));
    left.spacing_mut().item_spacing.x = 16.0;
    counts_ui(&mut left, pass);
    if problems.len() > 0 {
        problems_ui(&mut left, pass, problems);
    }
    if let Some(reading) = reading {
        reading_ui(&mut left, pass, reading);
    }
    if pass.store().has_time() && pass.workspace.view().mode == Mode::Timeline {
        let mut right =
            ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
        right.spacing_mut().item_spacing.x = 14.0;
        let range = compose::range(pass.words, pass.workspace.view().window);
        label(&mut right, &range, typeface::regular(12.0), look.color(Role::Ink2));
        // What the counts on the left leave decides whether the legend fits.
        let room = right.cursor().right() - left.min_rect().right();
        match note {
            Some(note) => note_ui(&mut right, &look, note, room - 30.0),
            None if room > 420.0 => legend_ui(&mut right, pass),
            None => {}
        }
    }
}

fn counts_ui(ui: &mut Ui, pass: &mut Pass<'_>) {
    let look = pass.look;
    let (store, result) = (pass.store(), pass.workspace.result());
    if store.n_documents() == 0 {
        label(ui, pass.say("status.no-articles"), typeface::regular(12.0), look.color(Role::Ink2));
        return;
    }
    let number = |n| pass.words.number(n);
    if result.n_passing + result.n_unsure == store.len() {
        let words = pass.words.count("timeline.items", result.n_passing);
        label(ui, &words, typeface::medium(12.0), look.color(Role::Ink));
    } else {
        let values = [("shown", &*number(result.n_passing)), ("all", &*number(store.len()))];
        let words = pass.words.fill("status.items", &values);
        label(ui, &words, typeface::medium(12.0), look.color(Role::Ink));
    }
    if result.n_unsure > 0 {
        let words = pass.words.count("confidence.unsure", result.n_unsure);
        if Button::link(&words).show(ui, &look).on_hover_text(pass.say("confidence.note")).clicked() {
            pass.change(Command::Filter(FilterCommand::SetMinConfidence(0.0)));
            pass.change(Command::EndGesture);
        }
    }
    let words = pass.words.count("timeline.articles", store.n_documents());
    label(ui, &words, typeface::regular(12.0), look.color(Role::Ink2));
    news_ui(ui, pass);
}

/// How much is new, which shows it alone, and the way to say that all was looked at.
fn news_ui(ui: &mut Ui, pass: &mut Pass<'_>) {
    let n_news = pass.store().n_news();
    if n_news == 0 {
        return;
    }
    let (dot, _) = ui.allocate_exact_size(vec2(7.0, 24.0), Sense::hover());
    ui.painter().circle_filled(dot.center(), 3.5, pass.look.color(Role::Accent));
    let words = pass.words.count("across.news", n_news);
    if Button::link(&words).show(ui, &pass.look).on_hover_text(pass.say("across.news-note")).clicked() {
        pass.change(Command::Filter(FilterCommand::Only(FacetValue::Own(OwnMark::New))));
        pass.change(Command::Filter(FilterCommand::Include(FacetValue::Own(OwnMark::Changed))));
    }
    if Button::link(pass.say("action.see-all")).show(ui, &pass.look).clicked() {
        pass.change(Command::Data(DataCommand::SeeAll));
    }
}

fn problems_ui(ui: &mut Ui, pass: &mut Pass<'_>, problems: OpenProblems<'_>) {
    let look = pass.look;
    let words = pass.words.count("status.problems", problems.len());
    let warn = look.color(Role::Warn);
    let text = crate::ui::widget::cut_text(ui, &words, typeface::medium(12.0), warn, f32::INFINITY);
    let (rect, response) = ui.allocate_exact_size(vec2(20.0 + text.size().x, 24.0), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, &words));
    paint_icon(ui.painter(), icon::WARNING, pos2(rect.left() + 7.0, rect.center().y), 14.0, warn);
    let at = egui::Align2::LEFT_CENTER.anchor_size(pos2(rect.left() + 20.0, rect.center().y), text.size());
    if response.hovered() {
        ui.painter().hline(at.x_range(), at.bottom() - 1.0, Stroke::new(1.0, warn));
    }
    ui.painter().galley(at.min, text, warn);
    crate::ui::widget::focus_ring(ui, &look, &response, 4.0);
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    Popup::from_toggle_button_response(&response)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .align(egui::RectAlign::TOP_START)
        .frame(look.popover(16))
        .show(|ui| problem_list_ui(ui, pass, problems));
}

/// Each problem with its reason and what to do.
fn problem_list_ui(ui: &mut Ui, pass: &mut Pass<'_>, problems: OpenProblems<'_>) {
    let look = pass.look;
    ui.set_width(420.0);
    label(ui, pass.say("status.problems-title"), typeface::semibold(13.0), look.color(Role::Ink));
    ui.add_space(6.0);
    ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
        ui.set_width(408.0);
        for notice in problems.notices {
            problem_ui(ui, &look, Severity::Error, (&notice.what, &notice.help), |_| ());
        }
        for problem in problems.of_files {
            let compose::ProblemWords { what, help } = compose::problem(pass.words, problem);
            let offer = |ui: &mut Ui| date_offer_ui(ui, pass, problem);
            problem_ui(ui, &look, problem.cause.severity(), (&what, &help), offer);
        }
    });
}

/// One problem: how bad it is, what it is, what to do, and what is offered for it.
fn problem_ui(
    ui: &mut Ui,
    look: &Look,
    severity: Severity,
    (what, help): (&str, &str),
    offer: impl FnOnce(&mut Ui),
) {
    ui.add_space(6.0);
    ui.horizontal_top(|ui| {
        let (mark, _) = ui.allocate_exact_size(vec2(16.0, 18.0), Sense::hover());
        let (glyph, role) = match severity {
            Severity::Error => (icon::WARNING_CIRCLE, Role::Danger),
            Severity::Warning => (icon::WARNING, Role::Warn),
            Severity::Note => (icon::INFO, Role::Ink3),
        };
        paint_icon(ui.painter(), glyph, mark.center(), 15.0, look.color(role));
        ui.vertical(|ui| {
            paragraph(ui, what, typeface::medium(12.5), 18.0, look.color(Role::Ink));
            if !help.is_empty() {
                paragraph(ui, help, typeface::regular(12.5), 18.0, look.color(Role::Ink2));
            }
            offer(ui);
        });
    });
}

/// An undated article can be dated from here.
fn date_offer_ui(ui: &mut Ui, pass: &mut Pass<'_>, problem: &Diagnostic) {
    if !problem.cause.is_lack_of_date() {
        return;
    }
    let store = pass.store();
    let Some(idx) = undated_article(store, problem) else { return };
    if Button::link(pass.say("reader.set-date")).show(ui, &pass.look).clicked() {
        pass.send(Action::AskDate(idx));
        ui.close();
    }
}

/// The article whose date is missing: the one that the problem names, else the first without a date of its file.
fn undated_article(store: &Store, problem: &Diagnostic) -> Option<DocumentIdx> {
    let named = store.document_idx(&problem.origin);
    let is_of_file =
        |idx: &DocumentIdx| store.document(*idx).path.as_deref() == Some(problem.origin.as_str());
    named.or_else(|| store.undated_documents().find(is_of_file))
}

fn reading_ui(ui: &mut Ui, pass: &mut Pass<'_>, reading: &Reading) {
    let look = pass.look;
    let words = compose::reading(pass.words, reading.counts());
    let (glyph, _) = ui.allocate_exact_size(vec2(14.0, 20.0), Sense::hover());
    paint_icon(ui.painter(), icon::HOURGLASS_MEDIUM, glyph.center(), 14.0, look.color(Role::Ink2));
    ui.add_space(-10.0);
    let now = reading.files.iter().rev().find(|file| file.state == FileState::Reading);
    let name = now.map(|file| file.name.rsplit(['/', '\\']).next().unwrap_or(&file.name));
    let words = name.map_or(words.clone(), |name| format!("{words} · {name}"));
    ui.scope(|ui| {
        ui.set_max_width(320.0);
        label(ui, &words, typeface::regular(12.0), look.color(Role::Ink2));
    });
    let (rect, _) = ui.allocate_exact_size(vec2(160.0, 4.0), Sense::hover());
    progress_bar(ui, &look, rect, reading.share());
    if Button::link(pass.say("status.cancel")).show(ui, &look).clicked() {
        pass.send(Action::StopReading);
    }
}

/// What the bars of the timeline mean, as far as there is room.
fn note_ui(ui: &mut Ui, look: &Look, note: &str, room: f32) {
    let ink = look.color(Role::Ink3);
    let text = crate::ui::widget::cut_text(ui, note, typeface::regular(12.0), ink, room.max(0.0));
    let (rect, response) = ui.allocate_exact_size(text.size(), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, note));
    ui.painter().galley(rect.min, text, ink);
    response.on_hover_text(note);
}

/// The four textures of how well a time is known.
fn legend_ui(ui: &mut Ui, pass: &Pass<'_>) {
    for (key, quality) in [
        ("quality.planned", Quality::Planned),
        ("quality.vague", Quality::Vague),
        ("quality.assumed", Quality::Assumed),
        ("quality.stated", Quality::Stated),
    ] {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            label(ui, pass.say(key), typeface::regular(12.0), pass.look.color(Role::Ink2));
            let (rect, _) = ui.allocate_exact_size(vec2(22.0, 12.0), Sense::hover());
            paint_quality(ui.painter(), rect, quality, pass.look.color(Role::Ink2));
        });
    }
}
