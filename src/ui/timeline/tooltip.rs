//! The tooltip of an item: when and how well known, who, what, and how many tell it.

use egui::{Area, Id, Order, Rect, Response, Ui, Vec2, pos2, vec2};

use super::place::on_screen;
use super::state::{Hover, Timeline};
use crate::scene::hit::Target;
use crate::store::{ItemIdx, ItemRef};
use crate::theme::Role;
use crate::ui::pass::Pass;
use crate::ui::reader::kind_icon;
use crate::ui::style::icon::paint_icon;
use crate::ui::style::typeface;
use crate::ui::widget::{label, paint_swatch, paragraph};

/// How long the pointer rests before the tooltip shows, in seconds.
const DELAY: f64 = 0.35;
const WIDTH: f32 = 236.0;
const GAP: f32 = 8.0;
/// Longer texts are cut here; the reader has them in full.
const MAX_CHARS: usize = 220;

impl Timeline {
    pub(super) fn tooltip_ui(
        &mut self,
        ui: &Ui,
        pass: &Pass<'_>,
        response: &Response,
        target: Option<Target>,
    ) {
        let now = ui.input(|input| input.time);
        let item = match target {
            Some(Target::Item(idx)) => idx,
            _ => {
                self.tooltip = Hover::default();
                return;
            }
        };
        let since = match self.tooltip.on {
            Some((known, since)) if known == item => since,
            _ => {
                self.tooltip = Hover { on: Some((item, now)), size: None };
                now
            }
        };
        if now - since < DELAY {
            ui.ctx().request_repaint_after_secs((DELAY - (now - since)) as f32 + 0.01);
            return;
        }
        if ui.input(|input| input.pointer.any_down()) || self.item_menu.is_some() {
            return;
        }
        let Some(place) = self.place(response, item) else { return };
        let area = Area::new(Id::unique(("item-tooltip", item))).order(Order::Tooltip).interactable(false);
        let shown = area.fixed_pos(place.min).show(ui.ctx(), |ui| {
            pass.look.popover(12).show(ui, |ui| {
                ui.set_width(WIDTH - 24.0);
                content_ui(ui, pass, pass.store().item(item));
            });
        });
        // Its place depends on its size, which is known only once it was shown.
        if self.tooltip.size != Some(shown.response.rect.size()) {
            self.tooltip.size = Some(shown.response.rect.size());
            ui.ctx().request_repaint();
        }
    }

    /// On the side of the item where it covers the least of the others, inside the plot.
    fn place(&self, response: &Response, item: ItemIdx) -> Option<Rect> {
        let scene = self.scene.as_ref()?;
        let plot = on_screen(scene.plot, response.rect);
        let rects: Vec<(ItemIdx, Rect)> = scene
            .nodes
            .iter()
            .map(|node| (node.item, on_screen(node.rect, response.rect).intersect(plot)))
            .collect();
        let pointer = response.hover_pos()?;
        let own = rects.iter().filter(|(idx, _)| *idx == item).map(|(_, rect)| *rect);
        let own = own.min_by(|a, b| a.distance_sq_to_pos(pointer).total_cmp(&b.distance_sq_to_pos(pointer)));
        let own = own.unwrap_or(Rect::from_center_size(pointer, vec2(12.0, 12.0)));
        let size = self.tooltip.size.unwrap_or(vec2(WIDTH, 120.0));
        let covered = |place: &Rect| -> f32 {
            let others = rects.iter().filter(|(idx, _)| *idx != item);
            others.map(|(_, rect)| rect.intersect(*place)).filter(Rect::is_positive).map(|r| r.area()).sum()
        };
        let room = Rect::from_min_max(pos2(plot.left(), response.rect.top()), response.rect.max);
        sides(own, size, pointer)
            .into_iter()
            .map(|place| moved_into(place, room))
            .filter(|place| !place.intersects(own.shrink(1.0)))
            .min_by(|a, b| covered(a).total_cmp(&covered(b)))
            .or_else(|| Some(moved_into(Rect::from_min_size(pointer + vec2(14.0, 18.0), size), room)))
    }
}

/// Right, left, above and below of `own`; a wide item has its tooltip near the pointer.
fn sides(own: Rect, size: Vec2, pointer: egui::Pos2) -> [Rect; 4] {
    let left = pointer.x.clamp(own.left(), (own.right() - size.x).max(own.left()));
    [
        Rect::from_min_size(pos2(own.right() + GAP, own.center().y - size.y / 2.0), size),
        Rect::from_min_size(pos2(own.left() - GAP - size.x, own.center().y - size.y / 2.0), size),
        Rect::from_min_size(pos2(left, own.top() - GAP - size.y), size),
        Rect::from_min_size(pos2(left, own.bottom() + GAP), size),
    ]
}

fn moved_into(rect: Rect, room: Rect) -> Rect {
    let x = rect.left().min(room.right() - rect.width() - 4.0).max(room.left() + 4.0);
    let y = rect.top().min(room.bottom() - rect.height() - 4.0).max(room.top() + 4.0);
    Rect::from_min_size(pos2(x, y), rect.size())
}

fn content_ui(ui: &mut Ui, pass: &Pass<'_>, item: ItemRef<'_>) {
    let look = pass.look;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (mark, _) = ui.allocate_exact_size(vec2(15.0, 18.0), egui::Sense::hover());
        let lane = look.lane(pass.country_color(item));
        paint_icon(ui.painter(), kind_icon(item.kind()), mark.center(), 14.0, lane);
        let quality = pass.words.quality(item.quality());
        let when = [&*pass.words.when(item), quality].join(" · ");
        label(ui, &when, typeface::regular(12.0), look.color(Role::Ink3));
    });
    ui.add_space(3.0);
    if let Some(speaker) = item.speaker() {
        let name = &pass.store().actor(speaker).name;
        label(ui, name, typeface::semibold(12.5), look.color(Role::Ink));
    }
    country_ui(ui, pass, item);
    ui.add_space(3.0);
    let text = item.label();
    let cut: String = text.chars().take(MAX_CHARS).collect();
    let cut = if cut.len() < text.len() { format!("{}…", cut.trim_end()) } else { cut };
    paragraph(ui, &cut, typeface::regular(12.5), 18.0, look.color(Role::Ink));
    if item.n_sources() > 1 {
        ui.add_space(5.0);
        let words = pass.words.count("timeline.sources", item.n_sources());
        label(ui, &words, typeface::regular(12.0), look.color(Role::Ink3));
    }
}

/// The country, with a hollow swatch where it is only assumed.
fn country_ui(ui: &mut Ui, pass: &Pass<'_>, item: ItemRef<'_>) {
    let Some(country) = item.country() else { return };
    let look = pass.look;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (mark, _) = ui.allocate_exact_size(vec2(10.0, 16.0), egui::Sense::hover());
        let square = Rect::from_center_size(mark.center(), vec2(9.0, 9.0));
        paint_swatch(ui.painter(), square, look.lane(pass.country_color(item)), item.country_is_assumed());
        let name = pass.words.country(&country);
        let words = match item.country_is_assumed() {
            true => pass.words.fill("country.assumed", &[("country", name)]),
            false => name.to_owned(),
        };
        label(ui, &words, typeface::regular(12.0), look.color(Role::Ink3));
    });
}
