//! A field with proposals below it, of which one is taken by a click or with the arrow keys.

use egui::{Align2, CursorIcon, Id, Key, Modifiers, Response, Sense, Ui, WidgetInfo, accesskit, vec2};

use crate::store::{ActorIdx, Store, fold};
use crate::theme::Role;
use crate::ui::pass::Pass;
use crate::ui::style::typeface;
use crate::ui::widget::{label, label_at, path_field};

const LINE: f32 = 28.0;
/// No more proposals than this.
const MOST: usize = 5;

/// A field for the name of an actor, `but` this one, with those whose names go on from what is typed.
pub fn actor_field(
    ui: &mut Ui,
    pass: &Pass<'_>,
    id: Id,
    typed: &mut String,
    (hint, but): (&str, Option<ActorIdx>),
) -> Response {
    let look = pass.look;
    // The keys are taken before the field sees them.
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let proposals = if has_focus { proposals(pass.store(), typed, but) } else { Vec::new() };
    let at = ui.data(|data| data.get_temp::<usize>(id)).unwrap_or(0).min(proposals.len().saturating_sub(1));
    let (mut taken, mut now) = (None, at);
    if !proposals.is_empty() {
        ui.input_mut(|input| {
            if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
                now = (at + 1) % proposals.len();
            } else if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
                now = (at + proposals.len() - 1) % proposals.len();
            } else if input.consume_key(Modifiers::NONE, Key::Enter) {
                taken = Some(at);
            }
        });
    }
    let field = path_field(ui, &look, id, typed, hint);
    for (nth, actor) in proposals.iter().enumerate() {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::click());
        let actor = pass.store().actor(*actor);
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::MenuItem, true, &actor.name));
        if nth == now || response.hovered() {
            ui.painter().rect_filled(rect, 5.0, look.color(Role::Sunk));
        }
        let name = (&*actor.name, typeface::regular(13.0), look.color(Role::Ink));
        let left = rect.left_center() + vec2(10.0, 0.0);
        let name = label_at(ui, left, Align2::LEFT_CENTER, name, rect.width() * 0.55);
        let country = actor.country.map(|country| pass.words.country(&country).to_owned());
        let about: Vec<String> = actor.role.iter().cloned().chain(country).collect();
        let about = about.join(" · ");
        let about = (&*about, typeface::regular(12.0), look.color(Role::Ink3));
        let right = rect.right_center() - vec2(10.0, 0.0);
        label_at(ui, right, Align2::RIGHT_CENTER, about, right.x - name.right() - 12.0);
        // A press takes the focus from the field, and the list with it, before it is let go.
        if response.on_hover_cursor(CursorIcon::PointingHand).is_pointer_button_down_on() {
            taken = Some(nth);
        }
    }
    if let Some(actor) = taken.and_then(|nth| proposals.get(nth)) {
        typed.clone_from(&pass.store().actor(*actor).name);
        now = 0;
    }
    ui.data_mut(|data| data.insert_temp(id, now));
    field
}

/// The actors whose name or a word of it begins with what is typed, the frequent ones first; none where it is one
/// of them already.
fn proposals(store: &Store, typed: &str, but: Option<ActorIdx>) -> Vec<ActorIdx> {
    let typed = fold(typed.trim());
    if typed.is_empty() {
        return Vec::new();
    }
    let begins = |name: &str| {
        let name = fold(name);
        name.starts_with(&typed) || name.split_whitespace().any(|word| word.starts_with(&typed))
    };
    let named = (0..store.actors().len()).map(|at| ActorIdx(at as u32)).filter(|at| Some(*at) != but);
    let mut found: Vec<ActorIdx> = named.filter(|at| begins(&store.actor(*at).name)).collect();
    if found.iter().any(|at| fold(&store.actor(*at).name) == typed) {
        return Vec::new();
    }
    let counts = store.actor_counts();
    found.sort_by_key(|at| std::cmp::Reverse(counts[at.index()]));
    found.truncate(MOST);
    found
}

/// The name of a field above it.
pub fn heading(ui: &mut Ui, pass: &Pass<'_>, key: &'static str) {
    label(ui, pass.say(key), typeface::medium(12.0), pass.look.color(Role::Ink2));
    ui.add_space(5.0);
}
