//! The line under the lanes: lanes of which nothing is in view, and lanes that are scrolled out of it.

use crate::font::{Face, fit, icon};
use crate::scene::areas::Areas;
use crate::scene::canvas::Canvas;
use crate::scene::geometry::{Rect, pos};
use crate::scene::hit::{HitRegion, Target};
use crate::scene::input::SceneInput;
use crate::scene::shape::{Align, Stroke, TextStyle};
use crate::store::{Facet, LaneKey};
use crate::theme::Role;

/// Baseline of the line.
const BASELINE: f32 = 17.0;
/// Names tried for the rest of the line.
const NAMES: usize = 12;

fn style(hovered: bool) -> TextStyle {
    TextStyle::new(Face::Ui, 12.0, if hovered { Role::Ink } else { Role::Ink3 })
}

/// The key of the words for lanes of what the timeline is grouped by.
fn key(input: &SceneInput, of: &str) -> String {
    let by = match input.view.grouping.by {
        Some(Facet::Actor) => "actor",
        Some(Facet::Source) => "source",
        Some(Facet::Country) => "country",
        _ => "lane",
    };
    format!("{of}.{by}")
}

/// Draws the line with the lanes of which nothing is in view.
pub fn draw_foot(canvas: &mut Canvas, input: &SceneInput, areas: &Areas, empty: &[LaneKey]) {
    let area = areas.foot;
    if area.height() <= 0.0 {
        return;
    }
    let hovered = input.touch.hover == Some(Target::Foot);
    canvas.drawing.clip(area);
    canvas.drawing.fill(area, 0.0, if hovered { Role::Sunk } else { Role::Panel });
    canvas.drawing.line(pos(0.0, area.top), pos(area.right, area.top), Stroke::solid(1.0, Role::Line2));
    let style = style(hovered);
    let caret = TextStyle::new(Face::Icon, 12.0, Role::Ink3);
    canvas.drawing.icon(pos(17.0, area.center().y), caret, icon::CARET_RIGHT);
    let mut words = input.wording.count(&key(input, "foot.empty"), empty.len());
    let room = area.width() - 28.0 - 12.0;
    let mut names = String::new();
    for lane in empty.iter().take(NAMES) {
        let name = input.wording.lane(input.store, lane);
        let longer = if names.is_empty() { name } else { format!("{names}, {name}") };
        if style.width(&format!("{words}: {longer} …")) > room {
            break;
        }
        names = longer;
    }
    if !names.is_empty() {
        let rest = if names.split(", ").count() < empty.len() { " …" } else { "" };
        words = format!("{words}: {names}{rest}");
    }
    let words = fit::fit(style.face, style.size, &words, room);
    canvas.drawing.text(pos(28.0, area.top + BASELINE), Align::Left, style, &*words);
    canvas.stop(HitRegion::new(area, Target::Foot), 0, words.into_owned());
}

/// Says over the lower edge of the lanes how many of them are further down.
pub fn draw_below(canvas: &mut Canvas, input: &SceneInput, areas: &Areas, n_below: usize) {
    if n_below == 0 || input.options.still {
        return;
    }
    let hovered = input.touch.hover == Some(Target::Below);
    let style = style(hovered);
    let words = input.wording.count(&key(input, "foot.below"), n_below);
    let width = style.width(&words) + 34.0;
    let rect = Rect::new(areas.plot.center().x - width / 2.0, areas.plot.bottom - 27.0, width, 22.0);
    canvas.drawing.clip(areas.plot);
    canvas.drawing.boxed(rect, 11.0, Role::Surface, Stroke::solid(1.0, Role::Line2));
    let caret = TextStyle::new(Face::Icon, 12.0, Role::Ink2);
    canvas.drawing.icon(pos(rect.left + 15.0, rect.center().y), caret, icon::CARET_DOWN);
    canvas.drawing.text(pos(rect.left + 24.0, rect.top + 15.0), Align::Left, style, &*words);
    canvas.stop(HitRegion::new(rect, Target::Below), 0, words);
}
