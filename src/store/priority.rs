//! How much an editor would want to see an item, in a byte.

use super::{ItemKind, Quality};
use crate::annotate::Modality;
use crate::item::{Form, Kind, Telling};

/// Parts of a point of priority that a byte tells apart.
const PARTS: f32 = 4.0;
/// The byte 0 stands for so many points below zero; no item has fewer.
const BELOW: f32 = 24.0;
/// A label of fewer words than the first, and a quotation of fewer than the second, says little.
const FEW_IN_LABEL: u8 = 5;
const FEW_IN_QUOTATION: u8 = 4;

/// The priority of an item that `n_sources` documents tell, maybe said by a person: what was reported most, is known
/// best and says most comes first. In quarters of a point, from −24 points on. Pinning is added where it is known,
/// in the view.
pub fn priority(row: &Telling, by_person: bool, n_sources: usize) -> u8 {
    let points = what_is_known(row, by_person, n_sources) - what_is_missing(row) + 4.0 * row.confidence();
    ((points + BELOW) * PARTS).round().clamp(0.0, f32::from(u8::MAX)) as u8
}

/// The points that a byte of priority stands for.
pub fn points(priority: u8) -> f32 {
    f32::from(priority) / PARTS - BELOW
}

fn what_is_known(row: &Telling, by_person: bool, n_sources: usize) -> f32 {
    let known = matches!(Quality::of(row), Quality::Exact | Quality::Stated);
    let points = 3 * n_sources.min(5) as u8
        + 4 * u8::from(ItemKind::from(row.kind) == ItemKind::Direct)
        + 3 * u8::from(known)
        + 2 * u8::from(by_person)
        + 2 * u8::from(row.kind == Kind::Event);
    f32::from(points)
}

fn what_is_missing(row: &Telling) -> f32 {
    let is_statement = row.kind != Kind::Event;
    let is_short_quotation =
        row.kind == Kind::Statement(Form::Direct) && row.length.text() < FEW_IN_QUOTATION;
    let points = 8 * u8::from(words_of_label(row) < FEW_IN_LABEL)
        + 4 * u8::from(is_short_quotation)
        + 6 * u8::from(row.modality != Modality::Asserted)
        + 6 * u8::from(is_statement && !row.has_speaker);
    f32::from(points)
}

/// About how many words a label has, as far as that matters: those of the item, a name before them, or the sentence
/// they stand in, which is long enough.
fn words_of_label(row: &Telling) -> u8 {
    let length = row.length;
    match row.kind {
        Kind::Event if length.title() > 1 => length.title() + length.text(),
        Kind::Event | Kind::Statement(Form::Reported) => length.text(),
        Kind::Statement(_) if !row.has_speaker => length.text(),
        Kind::Statement(Form::Direct | Form::Mixed) if length.text() < FEW_IN_QUOTATION => FEW_IN_LABEL,
        Kind::Statement(form) if form != Form::Direct && length.is_part() => FEW_IN_LABEL,
        Kind::Statement(_) => length.text() + 1,
    }
}
