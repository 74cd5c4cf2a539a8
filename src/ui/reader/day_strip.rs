//! Five days in a row: the day of an item and, where it is near, the day of publication.

use chrono::{Datelike, Days, NaiveDate};
use egui::{Align2, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::theme::Role;
use crate::ui::pass::Pass;
use crate::ui::style::typeface;

const DAYS: u64 = 5;
const HEIGHT: f32 = 36.0;

/// The first of the five days: both days are shown where they are near, else the item's is in the middle.
fn first_shown(day: NaiveDate, published: Option<NaiveDate>) -> NaiveDate {
    let near = |other: &NaiveDate| (*other - day).num_days().unsigned_abs() < DAYS;
    let last = match published.filter(near) {
        Some(published) => published.max(day),
        None => day + Days::new(DAYS / 2),
    };
    last - Days::new(DAYS - 1)
}

/// Shows the strip; the item's day is washed, the day of publication outlined.
pub fn day_strip(ui: &mut Ui, pass: &Pass<'_>, day: NaiveDate, published: Option<NaiveDate>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let look = pass.look;
    let width = rect.width() / DAYS as f32;
    let first = first_shown(day, published);
    for (place, shown) in first.iter_days().take(DAYS as usize).enumerate() {
        let left = rect.left() + place as f32 * width;
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(width, HEIGHT)).shrink2(vec2(1.0, 0.0));
        let (ink, font) = if shown == day {
            ui.painter().rect_filled(cell, 5.0, look.color(Role::Time));
            let line = Rect::from_min_max(pos2(cell.left(), cell.bottom() - 2.0), cell.max);
            ui.painter().rect_filled(line, 1.0, look.color(Role::TimeLine));
            (Role::Ink, typeface::semibold(11.0))
        } else {
            (Role::Ink3, typeface::regular(11.0))
        };
        // Both may be one day: then the outline lies on the wash.
        if Some(shown) == published {
            let border = Stroke::new(1.0, look.color(Role::Ink));
            ui.painter().rect_stroke(cell, 5.0, border, StrokeKind::Inside);
        }
        let ink = look.color(if Some(shown) == published { Role::Ink } else { ink });
        let center = cell.center();
        let name = pass.words.date("date.weekday", shown);
        ui.painter().text(center - vec2(0.0, 8.0), Align2::CENTER_CENTER, name, font.clone(), ink);
        ui.painter().text(center + vec2(0.0, 7.0), Align2::CENTER_CENTER, shown.day(), font, ink);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, 9, day).unwrap()
    }

    #[test]
    fn a_near_publication_is_the_last_day() {
        assert_eq!(first_shown(date(3), Some(date(5))), date(1));
        assert_eq!(first_shown(date(5), Some(date(5))), date(1));
    }

    #[test]
    fn an_item_after_publication_is_shown_too() {
        let first = first_shown(date(8), Some(date(5)));
        assert!(first <= date(5) && date(8) < first + Days::new(DAYS));
    }

    #[test]
    fn without_a_near_publication_the_day_is_in_the_middle() {
        assert_eq!(first_shown(date(10), None), date(8));
        assert_eq!(first_shown(date(10), Some(date(28))), date(8));
    }
}
