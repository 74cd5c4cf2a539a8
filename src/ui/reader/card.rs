//! The detail card: who said it, when and how that is known, to whom, where it was reported, and how sure
//! that is.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Align2, CursorIcon, Layout, Popup, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, accesskit,
    pos2, vec2,
};

use super::day_strip::day_strip;
use super::edge;
use super::field::{field_ui, text_field};
use super::replies::replies_fields;
use super::sources::sources_ui;
use crate::annotate::{Derivation, LinkRole, Modality};
use crate::item::{Actor, Kind, Marked, Status};
use crate::language::quoted;
use crate::store::{ActorIdx, DocumentIdx, ItemKind, ItemRef};
use crate::theme::Role;
use crate::time::DAY;
use crate::ui::compose;
use crate::ui::decisions;
use crate::ui::input::{Action, Judgement};
use crate::ui::marking::{MarkEditor, Subject, marks_button, marks_line};
use crate::ui::pass::Pass;
use crate::ui::style::icon::{self, paint_icon};
use crate::ui::style::typeface;
use crate::ui::widget::{
    Button, actor_lines, cut_text, focus_ring, icon_button, label, label_at, paint_swatch, paragraph,
};
use crate::workspace::ItemStep;

/// Width of the button for what is put on the speaker.
const MARKS: f32 = 36.0;
/// The strip of days is shown for times up to this long.
const STRIP_SECONDS: i64 = 2 * DAY;

/// The glyph of a kind.
pub fn kind_icon(kind: ItemKind) -> char {
    match kind {
        ItemKind::Event => icon::CIRCLE,
        ItemKind::Direct => icon::QUOTES,
        ItemKind::Indirect => icon::CHAT_TEARDROP_TEXT,
        ItemKind::Position => icon::FLAG_PENNANT,
    }
}

/// Shows the card of an item; the editors are those of what is put on it, and on who said it. Gives the article whose
/// words were asked for.
pub fn card_ui(
    ui: &mut Ui,
    pass: &mut Pass<'_>,
    item: ItemRef<'_>,
    (own, of_actor): (&mut MarkEditor, &mut MarkEditor),
) -> Option<DocumentIdx> {
    head_ui(ui, pass, item);
    ui.add_space(4.0);
    let ink = pass.look.color(Role::Ink);
    if let Some(title) = item.title() {
        paragraph(ui, title, typeface::serif(21.0), 29.0, ink);
        ui.add_space(2.0);
        paragraph(ui, item.text(), typeface::serif(14.0), 21.0, pass.look.color(Role::Ink2));
    } else {
        paragraph(ui, item.text(), typeface::serif(21.0), 29.0, ink);
    }
    ui.add_space(10.0);
    speaker_ui(ui, pass, item, of_actor);
    judge_ui(ui, pass, item);
    ui.add_space(6.0);
    own.ui(ui, pass, Subject::chosen(pass));
    ui.add_space(4.0);
    when_ui(ui, pass, item);
    country_field(ui, pass, item);
    people_fields(ui, pass, item);
    replies_fields(ui, pass, item);
    told_fields(ui, pass, item);
    let asked = reports_field(ui, pass, item);
    confidence_field(ui, pass, item);
    asked
}

fn head_ui(ui: &mut Ui, pass: &mut Pass<'_>, item: ItemRef<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    let look = pass.look;
    let lane = look.lane(pass.country_color(item));
    let middle = rect.center().y;
    paint_icon(ui.painter(), kind_icon(item.kind()), pos2(rect.left() + 7.0, middle), 15.0, lane);
    let kind = pass.say(compose::kind_key(item.kind()));
    let words = (kind, typeface::medium(12.0), look.color(Role::Ink2));
    label_at(ui, pos2(rect.left() + 23.0, middle), Align2::LEFT_CENTER, words, rect.width() - 258.0);
    let right = rect.translate(vec2(8.0, 0.0));
    let mut row = ui.new_child(UiBuilder::new().max_rect(right).layout(Layout::right_to_left(Align::Center)));
    row.spacing_mut().item_spacing.x = 0.0;
    row.set_max_height(28.0);
    let place = (pass.place, pass.workspace.result().n_passing);
    // From the right end to the left.
    edge::buttons_ui(&mut row, pass);
    let buttons = [
        (icon::COPY, pass.named(&Action::Copy), true, Action::Copy),
        (
            icon::CARET_RIGHT,
            pass.named(&Action::Step(ItemStep::Next)),
            place.0 < place.1,
            Action::Step(ItemStep::Next),
        ),
        (
            icon::CARET_LEFT,
            pass.named(&Action::Step(ItemStep::Previous)),
            place.0 > 1,
            Action::Step(ItemStep::Previous),
        ),
    ];
    for (glyph, name, enabled, action) in buttons {
        if icon_button(&mut row, &look, glyph, &name, enabled).clicked() {
            pass.send(action);
        }
    }
    let (n, all) = (pass.words.number(place.0), pass.words.number(place.1));
    let words = pass.words.fill("reader.place", &[("n", &n), ("all", &all)]);
    row.add_space(2.0);
    label(&mut row, &words, typeface::regular(12.0), look.color(Role::Ink3));
}

/// Who says or does it, with a menu of what can be decided about them.
fn speaker_ui(ui: &mut Ui, pass: &mut Pass<'_>, item: ItemRef<'_>, editor: &mut MarkEditor) {
    let look = pass.look;
    let store = pass.store();
    let actor = item.speaker().or(item.actors().first().copied()).map(|idx| store.actor(idx));
    let country = item.country().map(|country| pass.words.country(&country).to_owned());
    let Some(name) = actor.map(|actor| actor.name.clone()).or(country.clone()) else { return };
    let role = actor.and_then(|actor| actor.role.clone());
    let about: Vec<String> = role.into_iter().chain(country.filter(|country| *country != name)).collect();
    ui.horizontal(|ui| {
        let (swatch, _) = ui.allocate_exact_size(vec2(10.0, 20.0), Sense::hover());
        let square = Rect::from_center_size(swatch.center(), vec2(10.0, 10.0));
        paint_swatch(ui.painter(), square, look.lane(pass.country_color(item)), item.country_is_assumed());
        match actor {
            Some(actor) => actor_ui(ui, pass, actor),
            None => drop(label(ui, &name, typeface::semibold(13.0), look.color(Role::Ink))),
        }
        let room = ui.available_width() - if actor.is_some() { MARKS } else { 0.0 };
        ui.scope(|ui| {
            ui.set_max_width(room);
            label(ui, &about.join(" · "), typeface::regular(13.0), look.color(Role::Ink3));
        });
        if let Some(on) = actor.map(|actor| Marked::Actor(actor.id.clone())) {
            ui.set_max_height(24.0);
            marks_button(ui, pass, editor, on);
        }
    });
    if let Some(actor) = actor {
        marks_line(ui, pass, &Marked::Actor(actor.id.clone()));
    }
}

fn actor_ui(ui: &mut Ui, pass: &mut Pass<'_>, actor: &Actor) {
    let look = pass.look;
    let words =
        cut_text(ui, &actor.name, typeface::semibold(13.0), look.color(Role::Ink), ui.available_width());
    let caret = 16.0;
    let (rect, response) = ui.allocate_exact_size(words.size() + vec2(caret, 0.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, &actor.name));
    let ink = look.color(if response.hovered() { Role::Accent } else { Role::Ink });
    ui.painter().galley_with_override_text_color(rect.min, words, ink);
    let at = pos2(rect.right() - caret / 2.0 + 2.0, rect.center().y);
    paint_icon(ui.painter(), icon::CARET_DOWN, at, 10.0, look.color(Role::Ink3));
    focus_ring(ui, &look, &response, 4.0);
    let mut response = response.on_hover_cursor(CursorIcon::PointingHand);
    if actor.is_decided {
        response = response.on_hover_text(pass.say("correct.decided"));
    }
    Popup::menu(&response).frame(look.popover(6)).show(|ui| {
        ui.set_width(230.0);
        actor_lines(ui, pass, &actor.id);
    });
}

/// The country, and what it rests on: "Kroatien — der Abschnitt spielt in Zlatar".
fn country_field(ui: &mut Ui, pass: &mut Pass<'_>, item: ItemRef<'_>) {
    let Some(country) = item.country() else { return };
    let Some(basis) = item.country_basis() else { return };
    field_ui(ui, pass, "reader.country", |ui, pass| {
        let words = pass.words.country_with_basis(&country, basis, item.country_words());
        paragraph(ui, &words, typeface::regular(13.0), 19.0, pass.look.color(Role::Ink2));
    });
}

fn when_ui(ui: &mut Ui, pass: &mut Pass<'_>, item: ItemRef<'_>) {
    field_ui(ui, pass, "reader.when", |ui, pass| {
        let look = pass.look;
        ui.horizontal(|ui| {
            label(ui, &pass.when(item), typeface::semibold(13.0), look.color(Role::Ink));
            if let Some(key) = modality_key(item.modality()) {
                label(ui, pass.say(key), typeface::regular(12.0), look.color(Role::Ink3));
            }
        });
        if let Some(at) = item.interval().filter(|at| at.seconds() <= STRIP_SECONDS) {
            ui.add_space(4.0);
            day_strip(ui, pass, at.first_day(), item.published());
        }
        ui.add_space(4.0);
        derivation_ui(ui, pass, item);
        if item.interval().is_none() && Button::link(pass.say("reader.set-date")).show(ui, &look).clicked() {
            pass.send(Action::AskDate(item.documents()[0]));
        }
    });
}

fn modality_key(modality: Modality) -> Option<&'static str> {
    match modality {
        Modality::Asserted => None,
        Modality::Planned => Some("reader.planned"),
        Modality::Hypothetical => Some("reader.hypothetical"),
        Modality::Denied => Some("reader.denied"),
    }
}

/// "From am Mittwoch — counted from publication, Fri 5 Sep": the words washed as in the article.
fn derivation_ui(ui: &mut Ui, pass: &Pass<'_>, item: ItemRef<'_>) {
    let look = pass.look;
    let plain = TextFormat {
        line_height: Some(18.0),
        ..TextFormat::simple(typeface::regular(12.0), look.color(Role::Ink2))
    };
    let how = compose::derivation(pass.words, pass.store(), item);
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    let timex = item.timex().map(|timex| timex.span.of(&pass.store().document(timex.document).text));
    if let Some(words) = timex.filter(|_| !matches!(item.derivation(), Derivation::Unresolved)) {
        job.append(&format!("{} ", pass.say("reader.from")), 0.0, plain.clone());
        let washed = TextFormat {
            background: look.color(Role::Time),
            underline: Stroke::new(1.5, look.color(Role::TimeLine)),
            ..plain.clone()
        };
        job.append(words, 0.0, washed);
        job.append(&format!(" — {how}"), 0.0, plain);
    } else {
        job.append(&how, 0.0, plain);
    }
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, &how));
    ui.painter().galley(rect.min, galley, look.color(Role::Ink2));
}

fn people_fields(ui: &mut Ui, pass: &mut Pass<'_>, item: ItemRef<'_>) {
    let store = pass.store();
    let names = |idxs: &mut dyn Iterator<Item = ActorIdx>| -> String {
        idxs.map(|idx| store.actor(idx).name.as_str()).collect::<Vec<_>>().join(", ")
    };
    let to = names(&mut item.addressees());
    text_field(ui, pass, "reader.to", &to);
    for (key, role) in [("reader.origin", LinkRole::Origin), ("reader.reporter", LinkRole::Reporter)] {
        let through = names(&mut item.through(role));
        text_field(ui, pass, key, &through);
    }
    if item.is_event() {
        let with = names(&mut item.actors().iter().skip(1).copied());
        text_field(ui, pass, "reader.with", &with);
    }
}

fn told_fields(ui: &mut Ui, pass: &mut Pass<'_>, item: ItemRef<'_>) {
    if let Kind::Statement(form) = item.form() {
        let form = pass.say(compose::form_key(form));
        let words = cue(pass, item)
            .map_or(form.to_owned(), |cue| format!("{} · {form}", quoted(&cue, item.language())));
        text_field(ui, pass, "reader.cue", &words);
    }
    text_field(ui, pass, "reader.medium", item.medium().unwrap_or_default());
    text_field(ui, pass, "reader.where", item.place().unwrap_or_default());
}

/// The words that announce a statement, as they stand in its first document.
fn cue(pass: &Pass<'_>, item: ItemRef<'_>) -> Option<String> {
    let store = pass.store();
    let evidence = item.evidence().next()?;
    let text = &store.document(evidence.document).text;
    let first = evidence.spans.first()?;
    let found = &store.annotations(evidence.document).quotations;
    let quotation = found.iter().find(|one| one.content.iter().any(|content| content.overlaps(*first)))?;
    let parts: Vec<&str> = quotation.cue.iter().map(|span| span.of(text)).collect();
    (!parts.is_empty()).then(|| parts.join(" … "))
}

fn reports_field(ui: &mut Ui, pass: &mut Pass<'_>, item: ItemRef<'_>) -> Option<DocumentIdx> {
    let mut asked = None;
    field_ui(ui, pass, "reader.reported-by", |ui, pass| asked = sources_ui(ui, pass, item));
    asked
}

fn confidence_field(ui: &mut Ui, pass: &mut Pass<'_>, item: ItemRef<'_>) {
    let percent = ((item.confidence() * 100.0).round() as usize).to_string();
    let key = if item.is_event() { "reader.sure-event" } else { "reader.sure-statement" };
    let words = pass.words.fill(key, &[("percent", &percent)]);
    field_ui(ui, pass, "part.confidence", |ui, pass| {
        paragraph(ui, &words, typeface::regular(12.0), 18.0, pass.look.color(Role::Ink3));
    });
}

/// What a person says of it, and has said already.
fn judge_ui(ui: &mut Ui, pass: &mut Pass<'_>, item: ItemRef<'_>) {
    let decision = pass.workspace.decision(item.idx);
    let status = decision.and_then(|decision| decision.status);
    let removed = item.removed();
    ui.add_space(6.0);
    let look = pass.look;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for (judgement, key) in [
            (Judgement::Right, "correct.right"),
            (Judgement::Wrong, "correct.wrong"),
            (Judgement::Correct, "correct.open"),
        ] {
            let action = Action::Judge(judgement);
            let name = pass.named(&action);
            let is_on = match judgement {
                Judgement::Right => status == Some(Status::Confirmed),
                Judgement::Wrong => removed.is_some(),
                Judgement::Correct => false,
            };
            let button = Button::new(pass.say(key)).height(28.0).on(is_on).show(ui, &look);
            if button.on_hover_text(name).clicked() {
                pass.send(action);
            }
        }
        let removed = removed.map(|removal| pass.say(decisions::removal_key(removal)));
        let status = status.map(|status| pass.words.status(status));
        let decided = || item.is_decided().then(|| pass.say("correct.decided"));
        if let Some(words) = removed.or(status).or_else(decided) {
            label(ui, words, typeface::medium(12.5), look.color(Role::Ink2));
        }
    });
}
