//! Setting the publication date of an article: typed, chosen from a month, or from what its own words tell.

use chrono::{Datelike, Days, Months, NaiveDate};
use egui::{Align2, CursorIcon, Id, Rect, Sense, Ui, pos2, vec2};

use super::from_others::from_others;
use super::modal::modal;
use super::reference;
use crate::annotate::{Proposal, ProposalReason, propose_published};
use crate::item::DecideArticle;
use crate::language::{literal_dates, pack_for};
use crate::store::{DocumentIdx, Store};
use crate::theme::Role;
use crate::time::{TimeInterval, first_of_month};
use crate::typed::{Reference, typed_past_day};
use crate::ui::pass::Pass;
use crate::ui::style::icon;
use crate::ui::style::typeface;
use crate::ui::widget::{Button, check_box, focus_ring, icon_button, label, label_at, paragraph, path_field};
use crate::wording::Wording;
use crate::workspace::{Command, DataCommand};

const CELL: egui::Vec2 = vec2(44.0, 30.0);

/// No more proposals are shown than this.
const MOST_PROPOSALS: usize = 3;

/// A longer text is not read for proposals, in bytes: the dialog opens at once.
const LONGEST_READ: usize = 200_000;

/// The dialog while it is open: what was typed, the month that is shown, and what the text tells.
pub struct SetDate {
    proposals: Vec<Offer>,
    reference: Reference,
    document: String,
    /// The other articles without a date, and whether they get this one too.
    others: Vec<String>,
    for_all: bool,
    typed: String,
    month: NaiveDate,
    asked: bool,
}

/// A day that is offered, and why.
struct Offer {
    interval: TimeInterval,
    reason: String,
}

/// What came of one pass of the dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stays open.
    Open,
    /// It is done.
    Done,
}

impl SetDate {
    /// Asks for the date of a document. The month begins where the other articles are.
    pub fn new(words: &Wording, store: &Store, idx: DocumentIdx) -> Self {
        let document = store.document(idx);
        let known = document.published.date;
        let typed = known.map(|date| words.date("date.day-long", date)).unwrap_or_default();
        let month =
            known.or(store.last_published()).or(NaiveDate::from_ymd_opt(2025, 1, 1)).unwrap_or_default();
        let proposals = if known.is_none() { offers(words, store, idx) } else { Vec::new() };
        let reference = reference::of_articles(store);
        let month = first_of_month(month);
        let others = store.undated_documents().filter(|other| known.is_none() && *other != idx);
        let others = others.map(|other| store.document(other).id.clone()).collect();
        let document = document.id.clone();
        Self { proposals, reference, document, others, for_all: false, typed, month, asked: false }
    }

    /// Shows the dialog.
    pub fn ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) -> Outcome {
        let look = pass.look;
        let modal = modal(&look, "set-date", 20);
        let shown = modal.show(ui.ctx(), |ui| {
            ui.set_width(CELL.x * 7.0);
            self.content_ui(ui, pass)
        });
        if shown.should_close() { Outcome::Done } else { shown.inner }
    }

    fn content_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) -> Outcome {
        let look = pass.look;
        label(ui, pass.say("date-dialog.title"), typeface::semibold(16.0), look.color(Role::Ink));
        ui.add_space(4.0);
        let store = pass.store();
        if let Some(idx) = store.document_idx(&self.document) {
            let name = store.document(idx).name();
            label(ui, name, typeface::regular(12.5), look.color(Role::Ink3));
        }
        ui.add_space(12.0);
        let id = Id::unique("typed-date");
        let field = path_field(ui, &look, id, &mut self.typed, pass.say("date-dialog.hint"));
        if !self.asked {
            self.asked = true;
            field.request_focus();
        }
        let date = self.read_date();
        if field.changed()
            && let Some(date) = date
        {
            self.month = first_of_month(date);
        }
        ui.add_space(6.0);
        if date.is_none() && !self.typed.trim().is_empty() {
            paragraph(
                ui,
                pass.say("date-dialog.wrong"),
                typeface::regular(12.0),
                17.0,
                look.color(Role::Danger),
            );
        }
        self.proposals_ui(ui, pass);
        self.month_ui(ui, pass, date);
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        self.buttons_ui(ui, pass, date, entered)
    }

    /// What the text tells of its date, to be taken or not.
    fn proposals_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>) {
        let look = pass.look;
        if self.proposals.is_empty() {
            return;
        }
        ui.add_space(6.0);
        label(ui, pass.say("date-dialog.proposals"), typeface::semibold(12.0), look.color(Role::Ink2));
        ui.add_space(2.0);
        let mut taken = None;
        for proposal in &self.proposals {
            let (first, last) = (proposal.interval.first_day(), proposal.interval.last_day());
            if Button::new(&pass.words.days(first, last)).height(28.0).show(ui, &look).clicked() {
                taken = Some(first);
            }
            paragraph(ui, &proposal.reason, typeface::regular(12.0), 17.0, look.color(Role::Ink3));
            ui.add_space(8.0);
        }
        if let Some(day) = taken {
            self.typed = pass.words.date("date.day-long", day);
            self.month = first_of_month(day);
        }
        ui.add_space(6.0);
    }

    fn buttons_ui(
        &mut self,
        ui: &mut Ui,
        pass: &mut Pass<'_>,
        date: Option<NaiveDate>,
        entered: bool,
    ) -> Outcome {
        let look = pass.look;
        if !self.others.is_empty() {
            ui.add_space(10.0);
            let words = pass.words.count("date-dialog.for-all", self.others.len());
            if check_box(ui, &look, self.for_all, &words).clicked() {
                self.for_all = !self.for_all;
            }
        }
        ui.add_space(14.0);
        let mut outcome = Outcome::Open;
        ui.horizontal(|ui| {
            let set = Button::primary(pass.say("date-dialog.set")).enabled(date.is_some()).show(ui, &look);
            if (set.clicked() || entered) && date.is_some() {
                self.send(pass, date);
                outcome = Outcome::Done;
            }
            if pass.workspace.corrections().published.contains_key(&self.document)
                && Button::new(pass.say("date-dialog.reset")).show(ui, &look).clicked()
            {
                self.send(pass, None);
                outcome = Outcome::Done;
            }
            if Button::bare(pass.say("date-dialog.cancel")).show(ui, &look).clicked() {
                outcome = Outcome::Done;
            }
        });
        outcome
    }

    fn send(&self, pass: &mut Pass<'_>, date: Option<NaiveDate>) {
        if self.for_all {
            let documents = [&self.document].into_iter().chain(&self.others).cloned().collect();
            let what = DecideArticle::Published(date);
            return pass.change(Command::Data(DataCommand::DecideArticles { documents, what }));
        }
        pass.change(Command::Data(DataCommand::SetPublished { document: self.document.clone(), date }));
    }

    fn month_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>, chosen: Option<NaiveDate>) {
        let look = pass.look;
        ui.horizontal(|ui| {
            ui.set_height(32.0);
            if icon_button(ui, &look, icon::CARET_LEFT, pass.say("date-dialog.previous-month"), true)
                .clicked()
            {
                self.month = self.month - Months::new(1);
            }
            let (middle, _) = ui.allocate_exact_size(vec2(CELL.x * 7.0 - 80.0, 32.0), Sense::hover());
            let words = pass.words.date("date.month-year", self.month);
            let text = (&*words, typeface::semibold(13.0), look.color(Role::Ink));
            label_at(ui, middle.center(), Align2::CENTER_CENTER, text, middle.width());
            if icon_button(ui, &look, icon::CARET_RIGHT, pass.say("date-dialog.next-month"), true).clicked() {
                self.month = self.month + Months::new(1);
            }
        });
        // Six weeks from a Monday on hold every month, so the dialog never changes its height.
        let first = self.month - Days::new(u64::from(self.month.weekday().num_days_from_monday()));
        let (rect, _) = ui.allocate_exact_size(vec2(CELL.x * 7.0, CELL.y * 7.0), Sense::hover());
        for (column, day) in first.iter_days().take(7).enumerate() {
            let at = rect.min + vec2((column as f32 + 0.5) * CELL.x, 0.5 * CELL.y);
            let name = pass.words.date("date.weekday", day);
            let text = (&*name, typeface::regular(11.0), look.color(Role::Ink3));
            label_at(ui, at, Align2::CENTER_CENTER, text, CELL.x);
        }
        for (place, day) in first.iter_days().take(42).enumerate() {
            let corner = vec2((place % 7) as f32 * CELL.x, (place / 7 + 1) as f32 * CELL.y);
            let cell = Rect::from_min_size(rect.min + corner, CELL).shrink(1.0);
            if day_ui(ui, pass, cell, day, (day.month() == self.month.month(), Some(day) == chosen)) {
                self.typed = pass.words.date("date.day-long", day);
            }
        }
    }
}

fn day_ui(ui: &mut Ui, pass: &Pass<'_>, cell: Rect, day: NaiveDate, (inside, chosen): (bool, bool)) -> bool {
    let look = pass.look;
    let response = ui.interact(cell, ui.scope_id().with(("day", day)), Sense::click());
    let name = pass.words.date("date.weekday-day-month-year", day);
    response.widget_info(|| egui::WidgetInfo::selected(egui::accesskit::Role::Button, true, chosen, &name));
    let ink = match (chosen, inside) {
        (true, _) => {
            ui.painter().rect_filled(cell, 6.0, look.color(Role::Accent));
            Role::OnAccent
        }
        (false, true) => Role::Ink,
        (false, false) => Role::Ink4,
    };
    if response.hovered() && !chosen {
        ui.painter().rect_filled(cell, 6.0, look.color(Role::Sunk));
    }
    if pass.store().documents().any(|(_, document)| document.published.date == Some(day)) {
        // A dot where other articles were published.
        let dot = pos2(cell.center().x, cell.bottom() - 4.0);
        ui.painter().circle_filled(dot, 1.6, look.color(if chosen { Role::OnAccent } else { Role::Accent }));
    }
    let text = (&*day.day().to_string(), typeface::regular(12.5), look.color(ink));
    label_at(ui, cell.center(), Align2::CENTER_CENTER, text, cell.width());
    focus_ring(ui, &look, &response, 6.0);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// What the words of an article tell of its date, and then what the other articles do; each stretch once.
fn offers(words: &Wording, store: &Store, idx: DocumentIdx) -> Vec<Offer> {
    let document = store.document(idx);
    let pack = pack_for(&document.language).ok().filter(|_| document.text.len() <= LONGEST_READ);
    let own: Vec<Proposal> = pack.map(|pack| propose_published(document, pack)).unwrap_or_default();
    let own = own.into_iter().map(|proposal| Offer {
        interval: proposal.interval,
        reason: reason(words, &document.text, &proposal.reason),
    });
    let others = from_others(store, idx).into_iter().map(|found| {
        let values =
            [("name", store.item(found.item).label()), ("date", &*words.date("date.day-year", found.when))];
        let reason = words.fill("date-dialog.proposal-other", &values);
        Offer { interval: TimeInterval::day(found.day), reason }
    });
    let mut seen = Vec::new();
    let mut found: Vec<Offer> = own.chain(others).collect();
    found.retain(|offer| {
        let new = !seen.contains(&offer.interval);
        seen.push(offer.interval);
        new
    });
    found.truncate(MOST_PROPOSALS);
    found
}

fn reason(words: &Wording, text: &str, reason: &ProposalReason) -> String {
    match reason {
        ProposalReason::WeekdayBesideDate { date } => {
            words.fill("date-dialog.proposal-weekday", &[("date", date.of(text))])
        }
        ProposalReason::LengthSinceDate { length, beginning } => words.fill(
            "date-dialog.proposal-length",
            &[("length", length.of(text)), ("beginning", beginning.of(text))],
        ),
    }
}

impl SetDate {
    /// The day that is typed.
    fn read_date(&self) -> Option<NaiveDate> {
        read_day(&self.typed, self.reference)
    }
}

/// The day that is typed, and nothing else: as people type it, or as articles write it.
pub(super) fn read_day(typed: &str, reference: Reference) -> Option<NaiveDate> {
    let typed = typed.trim();
    let whole = |found: &crate::language::LiteralDate| found.span.of(typed) == typed;
    let written = || literal_dates(typed).find(whole).map(|found| found.date);
    typed_past_day(typed, reference).ok().or_else(written)
}
