//! While files are being read and nothing is on the timeline yet: how far each is, and how to stop.

use egui::{Align2, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::pipeline::{Expected, FileOutcome};
use crate::theme::Role;
use crate::ui::compose::{self, ReadCounts};
use crate::ui::input::Action;
use crate::ui::pass::Pass;
use crate::ui::reading::{FileProgress, FileState, Reading};
use crate::ui::style::icon::{self, paint_icon};
use crate::ui::style::typeface;
use crate::ui::widget::{Button, label, label_at, progress_bar};

const WIDTH: f32 = 600.0;
const ROW: f32 = 34.0;
/// Rows shown at most; the newest files are those of interest.
const ROWS: usize = 9;

/// Shows the loading state in the middle of `rect`. Once a first article is done, the timeline can be shown.
pub fn loading_ui(ui: &mut Ui, pass: &mut Pass<'_>, rect: Rect, reading: &Reading) {
    let look = pass.look;
    ui.painter().rect_filled(rect, 0.0, look.color(Role::Canvas));
    let n_rows = reading.files.len().min(ROWS);
    let height = 150.0 + n_rows as f32 * ROW + 60.0;
    let width = WIDTH.min(rect.width() - 80.0);
    let room = Rect::from_center_size(rect.center(), vec2(width, height));
    let mut ui = ui.new_child(UiBuilder::new().max_rect(room));
    let ui = &mut ui;
    let title = title_words(pass, reading);
    label(ui, &title, typeface::semibold(22.0), look.color(Role::Ink));
    ui.add_space(4.0);
    label(ui, &progress_words(pass, reading), typeface::regular(13.0), look.color(Role::Ink2));
    ui.add_space(14.0);
    ui.horizontal(|ui| {
        let cancel = Button::new(pass.say("loading.cancel"));
        let bar = ui.available_width() - cancel.width(ui) - 14.0;
        let (rect, _) = ui.allocate_exact_size(vec2(bar, 32.0), Sense::hover());
        let line = Rect::from_center_size(rect.center(), vec2(bar, 6.0));
        progress_bar(ui, &look, line, reading.share());
        ui.add_space(6.0);
        if cancel.show(ui, &look).clicked() {
            pass.send(Action::StopReading);
        }
    });
    ui.add_space(14.0);
    // The latest files: of thousands, those before are done.
    for file in &reading.files[reading.files.len() - n_rows..] {
        file_ui(ui, pass, file);
    }
    let left = reading.total.saturating_sub(reading.files.len());
    if left > 0 {
        ui.add_space(8.0);
        label(
            ui,
            &pass.words.count("loading.more-files", left),
            typeface::regular(12.5),
            look.color(Role::Ink3),
        );
    }
}

/// "Reading 42 articles".
fn title_words(pass: &Pass<'_>, reading: &Reading) -> String {
    let counts = reading.counts();
    match (counts.done, counts.expected) {
        (0, Expected::Exactly(1)) => pass.say("loading.file-reading").to_owned(),
        (_, Expected::Exactly(n)) => pass.words.count("loading.title", n),
        (_, all) => pass.words.fill("loading.title.other", &[("n", &compose::expected(pass.words, all))]),
    }
}

/// "13 done, 1 could not be read. About 20 seconds left."
fn progress_words(pass: &Pass<'_>, reading: &Reading) -> String {
    let failed = reading.n_failed();
    let done = reading.counts().done;
    let values =
        [("n", &*pass.words.number(done - failed.min(done))), ("failed", &*pass.words.number(failed))];
    let key = if failed > 0 { "loading.done-failed" } else { "loading.done" };
    let done = pass.words.fill(key, &values);
    let left = match reading.seconds_left() {
        Some(seconds) if seconds > 90 => pass.words.count("loading.left-minutes", seconds.div_ceil(60)),
        Some(seconds) if seconds > 0 => pass.words.count("loading.left-seconds", seconds),
        _ => String::new(),
    };
    [done, left].join(" ")
}

fn file_ui(ui: &mut Ui, pass: &Pass<'_>, file: &FileProgress) {
    let look = pass.look;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let name = file.name.rsplit(['/', '\\']).next().unwrap_or(&file.name);
    let middle = rect.center().y;
    let is_page = name.ends_with(".html") || name.ends_with(".htm");
    let glyph = if is_page { icon::FILE_HTML } else { icon::FILE_TEXT };
    paint_icon(ui.painter(), glyph, pos2(rect.left() + 8.0, middle), 15.0, look.color(Role::Ink2));
    let (words, role) = state_words(pass, file);
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::accesskit::Role::ListItem, true, format!("{name}, {words}"))
    });
    let text = (&*words, typeface::medium(12.5), look.color(role));
    // From right to left, so that the name takes what is left and is the one to be cut.
    let state = label_at(ui, pos2(rect.right(), middle), Align2::RIGHT_CENTER, text, rect.width() * 0.6);
    let state_left = match role {
        Role::Ok => state_icon(ui, (icon::CHECK, 12.0), state, look.color(role)),
        Role::Warn => state_icon(ui, (icon::WARNING, 14.0), state, look.color(role)),
        _ => state.left(),
    };
    let found = found_words(pass, &file.state);
    let at = pos2(state_left - 10.0, middle);
    let text = (&*found, typeface::regular(12.0), look.color(Role::Ink3));
    let found = label_at(ui, at, Align2::RIGHT_CENTER, text, 240.0);
    let text = (name, typeface::regular(13.0), look.color(Role::Ink));
    let left = rect.left() + 26.0;
    label_at(ui, pos2(left, middle), Align2::LEFT_CENTER, text, found.left() - left - 10.0);
    let y = ui.painter().round_to_pixel_center(rect.bottom() - 0.5);
    ui.painter().hline(rect.x_range(), y, Stroke::new(1.0, look.color(Role::Line)));
}

/// An icon before the words of a file's state; gives its left edge.
fn state_icon(ui: &Ui, (glyph, size): (char, f32), words: Rect, color: egui::Color32) -> f32 {
    paint_icon(ui.painter(), glyph, pos2(words.left() - 12.0, words.center().y), size, color);
    words.left() - 20.0
}

fn state_words(pass: &Pass<'_>, file: &FileProgress) -> (String, Role) {
    match &file.state {
        FileState::Reading if file.articles > 0 => {
            let ReadCounts { done, expected: all } = file.counts();
            let values = [("n", &*pass.words.number(done)), ("all", &compose::expected(pass.words, all))];
            (pass.words.fill("loading.file-articles", &values), Role::Accent)
        }
        FileState::Reading => (pass.say("loading.file-reading").to_owned(), Role::Accent),
        FileState::Done(outcome) if outcome.articles == 0 => {
            let what = outcome.problems.first().map(|problem| compose::problem(pass.words, problem).what);
            (what.unwrap_or_default(), Role::Warn)
        }
        FileState::Done(_) => (pass.say("loading.file-done").to_owned(), Role::Ok),
    }
}

fn found_words(pass: &Pass<'_>, state: &FileState) -> String {
    match state {
        FileState::Done(FileOutcome { articles: 1.., statements, events, .. }) => {
            let statements = pass.words.count("loading.statements", *statements);
            let events = pass.words.count("loading.events", *events);
            pass.words.fill("loading.found", &[("statements", &statements), ("events", &events)])
        }
        _ => String::new(),
    }
}
