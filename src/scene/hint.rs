//! What is said where nothing is in view, or little.

use super::areas::Areas;
use super::canvas::Canvas;
use super::geometry::{Pos, Rect, pos};
use super::hit::{HitRegion, Target};
use super::input::SceneInput;
use super::shape::{Align, TextStyle};
use crate::font::{Face, fit};
use crate::theme::Role;

/// Why nothing is in view, or little.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Nothing passes the filters.
    Nothing,
    /// Most of what passes has no date.
    Undated,
    /// What passes lies beyond the view.
    Beyond,
}

/// What is said of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hint {
    /// Why it is said.
    pub lack: Lack,
    /// Below the words: the place for a way out.
    pub below: Pos,
}

/// What is lacking in the view, if anything.
fn lack(input: &SceneInput, n_visible: usize) -> Option<Lack> {
    let (n_passing, n_undated) = (input.result.n_passing, input.result.n_undated);
    match (n_visible, n_passing) {
        _ if input.store.is_empty() => None,
        (0, 0) => Some(Lack::Nothing),
        _ if 2 * n_undated > n_passing && !input.options.still => Some(Lack::Undated),
        (0, _) => Some(Lack::Beyond),
        _ => None,
    }
}

/// Says what is lacking, where there is room to say it.
pub fn draw_hint(canvas: &mut Canvas, input: &SceneInput, areas: &Areas, n_visible: usize) -> Option<Hint> {
    let lack = lack(input, n_visible)?;
    let drawn =
        |hit: &&HitRegion| matches!(hit.target, Target::Item(_) | Target::Headline(_) | Target::Bin(_));
    let in_plot = |hit: &&HitRegion| hit.rect.bottom <= areas.plot.bottom;
    let bottoms = canvas.hits.iter().filter(drawn).filter(in_plot).map(|hit| hit.rect.bottom);
    let end = bottoms.fold(areas.plot.top, f32::max);
    if n_visible > 0 && areas.plot.bottom - end < HINT_ROOM {
        return None;
    }
    let style = TextStyle::new(Face::Ui, 13.0, Role::Ink3);
    let mut at = pos(areas.plot.center().x, ((end + areas.plot.bottom) / 2.0).round());
    for line in hint_lines(input, lack) {
        let line = fit::fit(style.face, style.size, &line, areas.plot.width() - 16.0);
        let width = style.width(&line) + 16.0;
        areas.ground(&mut canvas.drawing, Rect::new(at.x - width / 2.0, at.y - 14.0, width, 20.0));
        canvas.drawing.text(at, Align::Center, style, &*line);
        at.y += 20.0;
    }
    Some(Hint { lack, below: at })
}

fn hint_lines(input: &SceneInput, lack: Lack) -> Vec<String> {
    let (n_passing, n_undated, words) = (input.result.n_passing, input.result.n_undated, input.wording);
    let text = |key: &str| words.text(key).to_owned();
    match lack {
        Lack::Nothing => vec![text("timeline.nothing-matches")],
        Lack::Beyond => vec![text("timeline.no-items-in-view")],
        Lack::Undated => {
            let values = [("undated", &*words.number(n_undated)), ("n", &*words.number(n_passing))];
            let undated = match n_undated == n_passing {
                true => words.count("timeline.all-undated", n_undated),
                false => words.fill("timeline.mostly-undated", &values),
            };
            let n_waiting = input.store.undated_documents().count();
            let until = (n_waiting > 0).then(|| words.count("timeline.undated-until", n_waiting));
            std::iter::once(undated).chain(until).collect()
        }
    }
}

/// There is room for a hint where so much is left below what is drawn.
const HINT_ROOM: f32 = 120.0;
