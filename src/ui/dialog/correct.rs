//! Correcting an item: when, who, where, what it is called, of which kind, and whether it is right; or what several
//! items have in common.

use egui::{Id, Key, Modifiers, Ui};

use super::modal::show_at_top;
use super::reference;
use crate::annotate::ActorKind;
use crate::item::{
    Anchor, AnchorKind, Decide, DecidedActor, DecidedTime, Form, Guess, Kind, Removal, Status, guess,
};
use crate::language::Country;
use crate::store::{ActorIdx, DocumentIdx, ItemIdx, ItemKind, Store, fold};
use crate::theme::Role;
use crate::time::Grain;
use crate::typed::{Reference, TypedError, typed_time};
use crate::ui::compose;
use crate::ui::pass::Pass;
use crate::ui::reader::sentence_around;
use crate::ui::style::typeface;
use crate::ui::widget::{Button, label, paragraph, path_field, segments};
use crate::wording::{Wording, grain_of};
use crate::workspace::{Command, DataCommand, Workspace};

const WIDTH: f32 = 460.0;

/// The dialog while it is open: what stands in its fields, and what stood there at first.
pub struct Correct {
    of: Subject,
    generation: u64,
    now: Fields,
    before: Fields,
    reference: Reference,
    is_asked: bool,
}

/// What is corrected.
enum Subject {
    Items(Vec<ItemIdx>),
    /// A passage of which an item is made.
    Passage(Box<Anchor>),
}

/// What can be corrected; blank where several items differ.
#[derive(Clone, Debug, PartialEq)]
struct Fields {
    time: String,
    speaker: String,
    country: String,
    title: String,
    kind: Option<ItemKind>,
    status: Checked,
}

/// Whether items were checked, and with what result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Checked {
    As(Option<Status>),
    Differs,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    Time(TypedError),
    Country,
}

impl Correct {
    /// For items of the workspace; `None` where there are none.
    pub fn new(words: &Wording, workspace: &Workspace, items: Vec<ItemIdx>) -> Option<Self> {
        let store = workspace.store();
        let before = items.iter().map(|idx| Fields::of(words, workspace, *idx)).reduce(Fields::common)?;
        let reference = reference::of_view(store, workspace.view().window);
        Some(Self {
            of: Subject::Items(items),
            generation: store.generation(),
            now: before.clone(),
            before,
            reference,
            is_asked: false,
        })
    }

    /// For an item that is made of a passage; what the article tells of it is proposed.
    pub fn of_passage(words: &Wording, workspace: &Workspace, document: DocumentIdx, anchor: Anchor) -> Self {
        let store = workspace.store();
        let blank = Fields {
            time: String::new(),
            speaker: String::new(),
            country: String::new(),
            title: String::new(),
            kind: Some(if anchor.kind == AnchorKind::Event { ItemKind::Event } else { ItemKind::Indirect }),
            status: Checked::As(None),
        };
        let reference = reference::of_view(store, workspace.view().window);
        let now = proposed(words, store, document, &anchor, (reference, blank.clone()));
        Self {
            of: Subject::Passage(Box::new(anchor)),
            generation: store.generation(),
            now,
            before: blank,
            reference,
            is_asked: false,
        }
    }

    /// Shows the dialog; tells whether it is done.
    pub fn ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) -> bool {
        if pass.store().generation() != self.generation {
            // Other articles came meanwhile: the item stands elsewhere.
            return true;
        }
        let look = pass.look;
        let size = (WIDTH, 20);
        show_at_top(ui, &look, "correct", size, |ui| self.content_ui(ui, pass))
    }

    fn content_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) -> bool {
        let look = pass.look;
        let title = match &self.of {
            Subject::Items(items) if items.len() > 1 => pass.words.count("correct.several", items.len()),
            Subject::Items(_) => pass.say("correct.title").to_owned(),
            Subject::Passage(_) => pass.say("passage.title").to_owned(),
        };
        label(ui, &title, typeface::semibold(16.0), look.color(Role::Ink));
        if self.are_several() {
            ui.add_space(2.0);
            label(ui, pass.say("article.differ"), typeface::regular(12.5), look.color(Role::Ink3));
        }
        if let Subject::Passage(anchor) = &self.of {
            ui.add_space(4.0);
            paragraph(ui, &anchor.words, typeface::serif(14.0), 20.0, look.color(Role::Ink2));
        }
        ui.add_space(10.0);
        // The key is taken before a field sees it; it would lose the focus with Enter.
        let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let is_event = self.now.kind == Some(ItemKind::Event);
        let (says, is_called) = (self.now.kind.is_some() && !is_event, is_event && !self.are_several());
        let who = says.then_some(("correct.speaker", &mut self.now.speaker));
        let what = is_called.then_some(("correct.name", &mut self.now.title));
        let fields = [
            Some(("reader.when", &mut self.now.time)),
            who,
            what,
            Some(("reader.country", &mut self.now.country)),
        ];
        for (nth, (name, typed)) in fields.into_iter().flatten().enumerate() {
            label(ui, pass.say(name), typeface::medium(12.0), look.color(Role::Ink2));
            ui.add_space(5.0);
            let field = path_field(ui, &look, Id::unique(("correct", name)), typed, pass.say(name));
            if nth == 0 && !self.is_asked {
                self.is_asked = true;
                field.request_focus();
            }
            ui.add_space(8.0);
        }
        self.kind_ui(ui, pass);
        self.status_ui(ui, pass);
        let fault = self.fault(pass);
        let words = fault.map_or("", |fault| pass.say(fault_key(fault)));
        label(ui, words, typeface::regular(12.5), look.color(Role::Danger));
        ui.add_space(8.0);
        let mut done = false;
        ui.horizontal(|ui| {
            let items = match &self.of {
                Subject::Items(items) => items.clone(),
                Subject::Passage(_) => Vec::new(),
            };
            let can = fault.is_none() && (items.is_empty() || self.now != self.before);
            let save = Button::primary(pass.say("correct.apply")).enabled(can).show(ui, &look).clicked();
            if !items.is_empty() {
                if Button::new(pass.say("correct.hide")).show(ui, &look).clicked() {
                    self.send(pass, Decide::Removed(Some(Removal::Hidden)));
                    done = true;
                }
                let is_decided = items.iter().any(|item| pass.workspace.decision(*item).is_some());
                if Button::new(pass.say("correct.nothing")).enabled(is_decided).show(ui, &look).clicked() {
                    self.send(pass, Decide::Nothing);
                    done = true;
                }
            }
            done |= Button::bare(pass.say("date-dialog.cancel")).show(ui, &look).clicked();
            if can && (save || entered) {
                self.apply(pass);
                done = true;
            }
        });
        done
    }

    fn kind_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>) {
        let choices = ItemKind::ALL.map(|kind| (None, pass.say(compose::kind_key(kind))));
        let active = ItemKind::ALL.iter().position(|kind| Some(*kind) == self.now.kind).unwrap_or(usize::MAX);
        if let Some(clicked) = segments(ui, &pass.look, &choices, active, false) {
            self.now.kind = Some(ItemKind::ALL[clicked]);
        }
        ui.add_space(8.0);
    }

    fn status_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>) {
        let choices = STATUSES.map(|(_, key)| (None, pass.say(key)));
        let is_it = |(status, _): &(Option<Status>, &str)| self.now.status == Checked::As(*status);
        let active = STATUSES.iter().position(is_it).unwrap_or(usize::MAX);
        if let Some(clicked) = segments(ui, &pass.look, &choices, active, false) {
            self.now.status = Checked::As(STATUSES[clicked].0);
        }
        ui.add_space(8.0);
    }

    fn are_several(&self) -> bool {
        matches!(&self.of, Subject::Items(items) if items.len() > 1)
    }

    /// What is wrong with a field that was changed.
    fn fault(&self, pass: &Pass<'_>) -> Option<Fault> {
        if self.now.time != self.before.time
            && let Err(error) = typed_time(&self.now.time, self.reference)
        {
            return Some(Fault::Time(error));
        }
        let is_changed = self.now.country != self.before.country;
        (is_changed && country_named(pass.words, pass.store(), &self.now.country).is_none())
            .then_some(Fault::Country)
    }

    /// Decides all that was changed, each as a step of its own.
    fn apply(&self, pass: &mut Pass<'_>) {
        let (now, before) = (&self.now, &self.before);
        let mut decided = Vec::new();
        if let Some(kind) = now.kind.filter(|_| now.kind != before.kind) {
            decided.push(Decide::Kind(Some(kind_of(kind))));
        }
        if let Some(time) = typed_time(&now.time, self.reference).ok().filter(|_| now.time != before.time) {
            decided.push(Decide::Time(Some(DecidedTime::new(time, grain_of(time).unwrap_or(Grain::Day)))));
        }
        if now.speaker != before.speaker {
            let name = now.speaker.trim();
            decided.push(Decide::Speaker((!name.is_empty()).then(|| actor_named(pass.store(), name))));
        }
        if now.country != before.country {
            decided.push(Decide::Country(country_named(pass.words, pass.store(), &now.country)));
        }
        if now.title != before.title {
            decided.push(Decide::Title(Some(now.title.clone())));
        }
        if let Checked::As(status) = now.status
            && now.status != before.status
        {
            decided.push(Decide::Status(status));
        }
        self.send(pass, Decide::All(decided));
    }

    fn send(&self, pass: &mut Pass<'_>, what: Decide) {
        pass.change(Command::Data(match &self.of {
            Subject::Items(items) => DataCommand::Decide { items: items.clone(), what },
            Subject::Passage(anchor) => DataCommand::MakeItem { anchor: anchor.clone(), what },
        }));
    }
}

impl Fields {
    fn of(words: &Wording, workspace: &Workspace, idx: ItemIdx) -> Self {
        let store = workspace.store();
        let item = store.item(idx);
        let name = |at: ActorIdx| store.actor(at).name.clone();
        Self {
            time: item.interval().map(|_| words.when(item)).unwrap_or_default(),
            speaker: item.speaker().map(name).unwrap_or_default(),
            country: item.country().map(|country| words.country(&country).to_owned()).unwrap_or_default(),
            title: item.title().unwrap_or_default().to_owned(),
            kind: Some(item.kind()),
            status: Checked::As(workspace.decision(idx).and_then(|decision| decision.status)),
        }
    }

    /// What both have in common.
    fn common(self, other: Self) -> Self {
        let same = |one: String, other: String| if one == other { one } else { String::new() };
        Self {
            time: same(self.time, other.time),
            speaker: same(self.speaker, other.speaker),
            country: same(self.country, other.country),
            title: same(self.title, other.title),
            kind: self.kind.filter(|kind| other.kind == Some(*kind)),
            status: if self.status == other.status { self.status } else { Checked::Differs },
        }
    }
}

/// What the article tells of a passage, as the fields have it.
fn proposed(
    words: &Wording,
    store: &Store,
    document: DocumentIdx,
    anchor: &Anchor,
    (reference, blank): (Reference, Fields),
) -> Fields {
    let extraction = store.extraction(document);
    let text = &extraction.document;
    let around = sentence_around(text, anchor.span);
    let paragraph = text.blocks().iter().map(|block| block.span).find(|block| block.contains(anchor.span));
    let Guess { time, actor, country } =
        guess(extraction, anchor.span, (around, paragraph.unwrap_or(around)), anchor.kind);
    let time = time.map(|(at, grain)| match grain {
        Grain::Year => at.first_day().format("%Y").to_string(),
        Grain::Month => words.date("date.month-year", at.first_day()),
        _ => words.date("date.day-long", at.first_day()),
    });
    // What could not be typed is not proposed.
    let time = time.filter(|time| typed_time(time, reference).is_ok());
    let is_event = anchor.kind == AnchorKind::Event;
    let speaker = actor.filter(|_| !is_event).map(|at| extraction.actors[at].name.clone());
    Fields {
        time: time.unwrap_or_default(),
        speaker: speaker.unwrap_or_default(),
        country: country.map(|country| words.country(&country).to_owned()).unwrap_or_default(),
        title: if is_event { anchor.words.clone() } else { String::new() },
        ..blank
    }
}

const STATUSES: [(Option<Status>, &str); 4] = [
    (None, "correct.unchecked"),
    (Some(Status::Confirmed), "correct.confirmed"),
    (Some(Status::Disputed), "correct.disputed"),
    (Some(Status::Unverified), "correct.unverified"),
];

fn kind_of(kind: ItemKind) -> Kind {
    match kind {
        ItemKind::Event => Kind::Event,
        ItemKind::Direct => Kind::Statement(Form::Direct),
        ItemKind::Indirect => Kind::Statement(Form::Indirect),
        ItemKind::Position => Kind::Statement(Form::Reported),
    }
}

fn fault_key(fault: Fault) -> &'static str {
    match fault {
        Fault::Time(TypedError::Empty | TypedError::NotUnderstood) => "go-to.not-understood",
        Fault::Time(TypedError::NoSuchDay) => "go-to.no-such-day",
        Fault::Time(TypedError::EndsFirst) => "go-to.ends-first",
        Fault::Time(TypedError::TooFar) => "go-to.too-far",
        Fault::Country => "correct.no-country",
    }
}

/// The actor of this name: one that the articles know, as they call it; else a person.
pub(super) fn actor_named(store: &Store, name: &str) -> DecidedActor {
    let folded = fold(name);
    let known = store.actors().iter().find(|actor| fold(&actor.name) == folded);
    known.map_or_else(
        || DecidedActor { name: name.to_owned(), kind: ActorKind::Person },
        |actor| DecidedActor { name: actor.name.clone(), kind: actor.kind },
    )
}

/// The country of this name in the language of the window, or of this code.
pub(super) fn country_named(words: &Wording, store: &Store, name: &str) -> Option<Country> {
    let folded = fold(name.trim());
    let known = store.countries().iter().flatten().find(|country| fold(words.country(country)) == folded);
    known.copied().or_else(|| words.country_named(name)).or_else(|| Country::new(&name.trim().to_uppercase()))
}
