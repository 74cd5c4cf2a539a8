//! Several chosen items, such as those of a bar: when, from how many articles, who speaks most, and what
//! was most reported.

use std::collections::{BTreeSet, HashMap};

use chrono::Datelike;
use egui::{Align2, CursorIcon, Rect, Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::card::kind_icon;
use super::edge;
use crate::scene::excerpt;
use crate::store::{ActorIdx, DocumentIdx, ItemIdx, ItemRef};
use crate::theme::{LaneColor, Role};
use crate::time::TimeInterval;
use crate::ui::input::Action;
use crate::ui::marking::{MarkEditor, Subject};
use crate::ui::pass::Pass;
use crate::ui::style::icon::{self, paint_icon};
use crate::ui::style::typeface;
use crate::ui::widget::{Button, focus_ring, hline, label, label_at, paragraph};
use crate::view::{Mode, Selection, TimeWindow, stretch_of};
use crate::workspace::{Command, FilterCommand, ViewCommand};

/// Speakers and items that are listed.
const N_SPEAKERS: usize = 5;
const N_ITEMS: usize = 6;

/// What was counted of the chosen items last, so that it is not counted in every pass.
#[derive(Default)]
pub struct Cluster {
    of: Option<(Selection, u64)>,
    found: Found,
}

#[derive(Default)]
struct Found {
    n_items: usize,
    n_documents: usize,
    /// The stretch in which they begin, to the end of the last one, and when the first and the last begin.
    time: Option<TimeInterval>,
    starts: Option<(i64, i64)>,
    /// The color of the one country that all have.
    color: Option<LaneColor>,
    country: Option<String>,
    speakers: Vec<(ActorIdx, usize)>,
    most_reported: Vec<ItemIdx>,
}

impl Cluster {
    /// Shows the chosen items together.
    pub fn ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>, own: &mut MarkEditor) {
        self.follow(pass);
        let found = &self.found;
        head_ui(ui, pass);
        title_ui(ui, pass, found);
        ui.add_space(12.0);
        buttons_ui(ui, pass, found.time);
        join_ui(ui, pass, found.n_items);
        ui.add_space(8.0);
        own.ui(ui, pass, Subject::chosen(pass));
        if !found.speakers.is_empty() {
            section_ui(ui, pass, "cluster.speakers");
            let most = found.speakers.first().map_or(1, |(_, n)| *n);
            for (actor, n) in &found.speakers {
                speaker_ui(ui, pass, (*actor, *n, most), found.color);
            }
        }
        section_ui(ui, pass, "cluster.most-reported");
        for &idx in &found.most_reported {
            item_ui(ui, pass, idx);
        }
        ui.add_space(10.0);
        let words = pass.words.count("cluster.table", found.n_items);
        if Button::link(&words).show(ui, &pass.look).clicked() {
            pass.change(Command::View(ViewCommand::SetMode(Mode::Table)));
        }
        ui.add_space(20.0);
    }

    fn follow(&mut self, pass: &Pass<'_>) {
        let now = (pass.workspace.view().selection.clone(), pass.store().generation());
        if self.of.as_ref() != Some(&now) {
            self.found = found(pass, &now.0);
            self.of = Some(now);
        }
    }
}

fn found(pass: &Pass<'_>, selection: &Selection) -> Found {
    let (store, clock) = (pass.store(), pass.workspace.view().clock);
    let time = stretch_of(store, selection, clock);
    let mut found = Found { n_items: selection.len(), time, ..Found::default() };
    let mut documents: BTreeSet<DocumentIdx> = BTreeSet::new();
    let mut speakers: HashMap<ActorIdx, usize> = HashMap::new();
    for item in selection.iter().map(|idx| store.item(idx)) {
        documents.extend(item.documents());
        item.speaker().into_iter().for_each(|speaker| *speakers.entry(speaker).or_default() += 1);
        if let Some(at) = store.interval(item.idx, clock) {
            let (first, last) = found.starts.unwrap_or((at.start, at.start));
            found.starts = Some((first.min(at.start), last.max(at.start)));
        }
    }
    found.n_documents = documents.len();
    let mut items = selection.iter().map(|idx| store.item(idx).country());
    if let Some(country) = items.next().filter(|first| items.all(|other| other == *first)) {
        found.country = country.map(|country| pass.words.country(&country).to_owned());
        found.color = selection.primary().map(|idx| pass.country_color(store.item(idx)));
    }
    found.speakers = speakers.into_iter().collect();
    // A map has no order of its own: of equal numbers the first actor comes first.
    found.speakers.sort_unstable_by_key(|(actor, n)| (std::cmp::Reverse(*n), *actor));
    found.speakers.truncate(N_SPEAKERS);
    let mut items: Vec<ItemIdx> = selection.iter().collect();
    items.sort_unstable_by_key(|idx| std::cmp::Reverse(store.item(*idx).rank()));
    items.truncate(N_ITEMS);
    found.most_reported = items;
    found
}

/// What this is, and the way to close it.
fn head_ui(ui: &mut Ui, pass: &mut Pass<'_>) {
    let look = pass.look;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    let heading = pass.say("cluster.heading");
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, heading));
    let ink = look.color(Role::Ink2);
    paint_icon(ui.painter(), icon::STACK, pos2(rect.left() + 7.0, rect.center().y), 15.0, ink);
    let words = (heading, typeface::medium(12.0), ink);
    label_at(ui, pos2(rect.left() + 23.0, rect.center().y), Align2::LEFT_CENTER, words, rect.width() - 118.0);
    let right = rect.translate(vec2(8.0, 0.0));
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    let mut row = ui.new_child(egui::UiBuilder::new().max_rect(right).layout(layout));
    row.spacing_mut().item_spacing.x = 0.0;
    row.set_max_height(28.0);
    edge::buttons_ui(&mut row, pass);
}

/// When they begin, whose they are, and from how many articles.
fn title_ui(ui: &mut Ui, pass: &Pass<'_>, found: &Found) {
    let look = pass.look;
    let items = pass.words.count("timeline.items", found.n_items);
    let when = found.starts.map(|starts| begun(pass, starts));
    let title = when.as_deref().unwrap_or(&items);
    paragraph(ui, title, typeface::semibold(22.0), 30.0, look.color(Role::Ink));
    let counted = format!("{items} {}", pass.words.count("cluster.articles", found.n_documents));
    ui.horizontal(|ui| {
        if let Some(color) = found.color {
            let (swatch, _) = ui.allocate_exact_size(vec2(10.0, 20.0), Sense::hover());
            let square = Rect::from_center_size(swatch.center(), vec2(10.0, 10.0));
            ui.painter().rect_filled(square, 3.0, look.lane(color));
        }
        let parts: Vec<&str> = found.country.as_deref().into_iter().chain([&*counted]).collect();
        label(ui, &parts.join(" · "), typeface::regular(13.0), look.color(Role::Ink2));
    });
}

/// The day, month or years in which all of them begin.
fn begun(pass: &Pass<'_>, (first, last): (i64, i64)) -> String {
    let day = |time: i64| crate::time::datetime_of(time).date();
    let (first, last) = (day(first), day(last));
    match (first, last) {
        _ if first == last => pass.words.date("date.day-year", first),
        _ if (first.year(), first.month()) == (last.year(), last.month()) => {
            pass.words.date("date.month-year", first)
        }
        _ => pass.words.days(first, last),
    }
}

fn buttons_ui(ui: &mut Ui, pass: &mut Pass<'_>, time: Option<TimeInterval>) {
    let Some(time) = time else { return };
    let look = pass.look;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        let zoom = Button::primary(pass.say("chosen.zoom")).icon(icon::MAGNIFYING_GLASS_PLUS);
        if zoom.show(ui, &look).clicked() {
            pass.change(Command::View(ViewCommand::JumpTo(TimeWindow::around(time, 0.1))));
        }
        let filter = Button::new(pass.say("chosen.filter")).icon(icon::FUNNEL_SIMPLE);
        if filter.show(ui, &look).clicked() {
            pass.change(Command::Filter(FilterCommand::SetTimeRange(Some(time))));
        }
    });
}

/// The way to tell that all of them are the same; of very many nobody says so.
fn join_ui(ui: &mut Ui, pass: &mut Pass<'_>, n_items: usize) {
    const MOST_JOINED: usize = 50;
    if n_items <= MOST_JOINED {
        ui.add_space(8.0);
        let name = pass.named(&Action::JoinChosen);
        let button = Button::new(pass.say("action.join-items")).icon(icon::STACK);
        if button.show(ui, &pass.look).on_hover_text(name).clicked() {
            pass.send(Action::JoinChosen);
        }
    }
}

fn section_ui(ui: &mut Ui, pass: &Pass<'_>, key: &'static str) {
    ui.add_space(18.0);
    label(ui, pass.say(key), typeface::semibold(12.0), pass.look.color(Role::Ink2));
    ui.add_space(4.0);
}

/// A speaker with a bar for how often.
fn speaker_ui(
    ui: &mut Ui,
    pass: &mut Pass<'_>,
    (actor, n, most): (ActorIdx, usize, usize),
    color: Option<LaneColor>,
) {
    let look = pass.look;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 27.0), Sense::hover());
    let name = &pass.store().actor(actor).name;
    let count = pass.words.number(n);
    let read = format!("{name}, {count}");
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::ListItem, true, &read));
    let middle = rect.top() + 11.0;
    let text = (&*count, typeface::regular(12.0), look.color(Role::Ink3));
    let right = label_at(ui, pos2(rect.right(), middle), Align2::RIGHT_CENTER, text, 80.0).left();
    let text = (&**name, typeface::regular(13.0), look.color(Role::Ink));
    label_at(ui, pos2(rect.left(), middle), Align2::LEFT_CENTER, text, right - rect.left() - 8.0);
    let bar = vec2((rect.width() * n as f32 / most.max(1) as f32).max(3.0), 3.0);
    let color = color.map_or(look.color(Role::Statements), |color| look.lane(color));
    ui.painter().rect_filled(Rect::from_min_size(pos2(rect.left(), rect.bottom() - 4.0), bar), 1.5, color);
}

/// An item: who says it or what happened, and how many tell it. A click chooses it alone.
fn item_ui(ui: &mut Ui, pass: &mut Pass<'_>, idx: ItemIdx) {
    let look = pass.look;
    let item = pass.store().item(idx);
    let height = if item.speaker().is_some() { 54.0 } else { 32.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let text = excerpt(item);
    let name = who(pass, item);
    response.widget_info(|| {
        WidgetInfo::labeled(accesskit::Role::ListItem, true, format!("{}: {text}", name.unwrap_or_default()))
    });
    if response.hovered() {
        pass.hovering = Some(idx);
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), 5.0, look.color(Role::Panel));
    }
    let middle = rect.top() + 16.0;
    let lane = look.lane(pass.country_color(item));
    paint_icon(ui.painter(), kind_icon(item.kind()), pos2(rect.left() + 7.0, middle), 14.0, lane);
    let sources = pass.words.count("timeline.sources", item.n_sources());
    let words = (&*sources, typeface::regular(12.0), look.color(Role::Ink3));
    let right = label_at(ui, pos2(rect.right(), middle), Align2::RIGHT_CENTER, words, 100.0).left() - 8.0;
    let left = rect.left() + 22.0;
    let first = (name.unwrap_or(&text), typeface::semibold(12.5), look.color(Role::Ink));
    label_at(ui, pos2(left, middle), Align2::LEFT_CENTER, first, right - left);
    if name.is_some() {
        let words = (&*text, typeface::regular(12.5), look.color(Role::Ink2));
        let at = pos2(rect.left(), rect.top() + 38.0);
        label_at(ui, at, Align2::LEFT_CENTER, words, rect.width());
    }
    hline(ui, &look, rect, rect.bottom() - 0.5);
    focus_ring(ui, &look, &response, 4.0);
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        pass.send(Action::Show(idx));
    }
}

/// The speaker of a statement.
fn who<'a>(pass: &Pass<'a>, item: ItemRef<'a>) -> Option<&'a str> {
    item.speaker().map(|speaker| pass.store().actor(speaker).name.as_str())
}
