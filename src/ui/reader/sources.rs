//! Who tells the chosen item, as a small table: who told it first, when, and in which words the others differ.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, CursorIcon, Sense, Stroke, Ui, UiBuilder, WidgetInfo, accesskit, vec2};

use crate::store::{DocumentIdx, ItemRef, TellingRef};
use crate::text::{Span, differing};
use crate::theme::Role;
use crate::ui::pass::Pass;
use crate::ui::style::typeface;
use crate::ui::widget::{Button, focus_ring, label, paragraph};
use crate::workspace::{Command, DataCommand};

/// So many tellings are shown, the first ones; an item of a hundred papers would hide everything else.
const MOST_ROWS: usize = 12;

/// Shows who tells an item; gives the article whose words were asked for.
pub fn sources_ui(ui: &mut Ui, pass: &mut Pass<'_>, item: ItemRef<'_>) -> Option<DocumentIdx> {
    let tellings = in_order(pass, item);
    let [first, others @ ..] = tellings.as_slice() else { return None };
    if others.is_empty() {
        article_ui(ui, pass, first.document, true);
        ui.add_space(3.0);
        return None;
    }
    let mut asked = None;
    for (nth, telling) in tellings.iter().take(MOST_ROWS).enumerate() {
        let first = (nth > 0).then_some(first);
        if row_ui(ui, pass, telling, first) {
            asked = Some(telling.document);
        }
        if nth > 0 {
            another_ui(ui, pass, item, telling.document);
        }
        ui.add_space(8.0);
    }
    if tellings.len() > MOST_ROWS {
        let words = pass.words.count("across.more", tellings.len() - MOST_ROWS);
        label(ui, &words, typeface::regular(12.0), pass.look.color(Role::Ink3));
    }
    asked
}

/// The tellings of an item, the one that was published first at the front.
fn in_order<'a>(pass: &Pass<'a>, item: ItemRef<'a>) -> Vec<TellingRef<'a>> {
    let store = pass.store();
    let mut tellings: Vec<TellingRef<'_>> = item.tellings().collect();
    let date = |telling: &TellingRef<'_>| store.document(telling.document).published.date;
    tellings.sort_by_key(|telling| (date(telling).is_none(), date(telling), telling.document));
    tellings
}

/// What a telling's article is called, and where and when it appeared.
fn article_ui(ui: &mut Ui, pass: &Pass<'_>, idx: DocumentIdx, is_first: bool) {
    let document = pass.store().document(idx);
    let day = document.published.date.map(|date| pass.words.date("date.day", date));
    let about: Vec<String> = document.outlet.clone().into_iter().chain(day).collect();
    let role = if is_first { Role::Ink } else { Role::Ink2 };
    let font = if is_first { typeface::medium(12.5) } else { typeface::regular(12.5) };
    paragraph(ui, document.name(), font, 18.0, pass.look.color(role));
    label(ui, &about.join(" · "), typeface::regular(12.0), pass.look.color(Role::Ink3));
}

/// A telling, which leads to its words; without `first` it is the first one. Tells whether it was clicked.
fn row_ui(ui: &mut Ui, pass: &Pass<'_>, telling: &TellingRef<'_>, first: Option<&TellingRef<'_>>) -> bool {
    let look = pass.look;
    let mut inside = ui.new_child(UiBuilder::new().max_rect(ui.available_rect_before_wrap()));
    inside.set_width(ui.available_width());
    article_ui(&mut inside, pass, telling.document, first.is_none());
    let text = telling.fields.text;
    let says = match first {
        None => pass.say("across.first").to_owned(),
        Some(first) if differing(text, first.fields.text).is_empty() => {
            pass.say("across.same-words").to_owned()
        }
        Some(_) => String::new(),
    };
    if says.is_empty() {
        let compared = first.map_or("", |first| first.fields.text);
        wording_ui(&mut inside, pass, text, &differing(text, compared));
    } else {
        label(&mut inside, &says, typeface::regular(12.0), look.color(Role::Ink3));
    }
    let rect = inside.min_rect();
    ui.allocate_rect(rect, Sense::hover());
    let response =
        ui.interact(rect, ui.scope_id().with(("telling", telling.document, telling.at)), Sense::click());
    let name = pass.store().document(telling.document).name();
    let read = format!("{name}: {text}");
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Link, true, &read));
    if response.hovered() {
        let stroke = Stroke::new(2.0, look.color(Role::Accent));
        ui.painter().vline(rect.left() - 6.0, rect.y_range(), stroke);
    }
    focus_ring(ui, &look, &response, 4.0);
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(pass.say("across.to-words")).clicked()
}

/// The words of a telling; those that the first one does not have are marked, numbers more.
fn wording_ui(ui: &mut Ui, pass: &Pass<'_>, text: &str, differing: &[Span]) {
    let look = pass.look;
    let format = |background: Color32, ink: Role| TextFormat {
        line_height: Some(18.0),
        background,
        ..TextFormat::simple(typeface::serif(13.0), look.color(ink))
    };
    let plain = format(Color32::TRANSPARENT, Role::Ink2);
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    let mut at = 0;
    for span in differing {
        let words = span.of(text);
        let is_number = words.contains(|letter: char| letter.is_ascii_digit());
        let wash =
            if is_number { look.color(Role::Warn).gamma_multiply(0.3) } else { look.color(Role::Statement) };
        job.append(&text[at..span.begin as usize], 0.0, plain.clone());
        job.append(words, 0.0, format(wash, Role::Ink));
        at = span.end as usize;
    }
    job.append(&text[at..], 0.0, plain);
    let galley = ui.painter().layout_job(job);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y), Sense::hover());
    ui.painter().galley(rect.min, galley, look.color(Role::Ink2));
}

/// The way to tell that an article tells another item.
fn another_ui(ui: &mut Ui, pass: &mut Pass<'_>, item: ItemRef<'_>, document: DocumentIdx) {
    let look = pass.look;
    ui.push_id(("another", document), |ui| {
        if Button::link(pass.say("across.another")).show(ui, &look).clicked() {
            let told_by = Some(pass.store().document(document).id.clone());
            pass.change(Command::Data(DataCommand::SplitItem { item: item.idx, told_by }));
        }
    });
}
