//! What a screen reader says of the timeline.

use super::build::Scene;
use super::excerpt::excerpt;
use super::hit::{KeyStop, Target};
use super::input::SceneInput;
use super::lanes::LaneSlot;
use crate::store::{ItemRef, LaneKey};
use crate::time::{DAY, TimeInterval};
use crate::view::BinKey;

/// What a screen reader says of an item: who, what, when and how well that is known.
pub fn item(input: &SceneInput<'_>, item: ItemRef<'_>) -> String {
    let wording = input.wording;
    let kind = wording.kind(item.kind());
    let who = item.speaker_short_name().map_or(kind.to_owned(), |name| format!("{name}, {kind}"));
    let text = excerpt(item);
    match input.store.interval(item.idx, input.view.clock) {
        Some(interval) => {
            let when = wording.days(interval.first_day(), interval.last_day());
            format!("{who}: {text} — {when}, {}", wording.quality(item.quality()))
        }
        None => format!("{who}: {text}"),
    }
}

/// What a screen reader says of a pill, a bar or another stop: whose it is, when, how many items it stands
/// for, and what is written on it.
pub fn stop(input: &SceneInput<'_>, scene: &Scene, stop: &KeyStop) -> String {
    let items = input.wording.count("timeline.items", stop.n_items);
    let lane = |key: &LaneKey| input.wording.lane(input.store, key);
    match &scene.hits[stop.hit].target {
        Target::Bin(bin) => {
            let counted = (stop.n_items > 0).then_some(&*items);
            let written = Some(&*stop.words).filter(|words| !words.is_empty());
            let said: Vec<&str> = counted.into_iter().chain(written).collect();
            format!("{}, {}: {}", lane(&bin.lane), when(input, bin), said.join(", "))
        }
        Target::Lane(key) => format!("{}, {items}", lane(key)),
        Target::Tray => input.wording.count("timeline.undated", stop.n_items),
        Target::Headline(_) => format!("{}, {items}", stop.words),
        Target::Band => format!("{}, {items}", stop.words),
        Target::Fold { .. } => input.wording.fill("fold.spoken", &[("length", &stop.words)]),
        Target::Foot | Target::Below => stop.words.clone(),
        Target::Shared => {
            let n = scene.lanes.get(stop.lane).map_or(0, |lane| lane.slot.keys().len());
            format!("{}, {items}", input.wording.count("lane.shared", n))
        }
        _ => {
            let of = scene.lanes.get(stop.lane).map(|placed| &placed.slot);
            let name = match of {
                Some(LaneSlot::One(key)) => lane(key),
                Some(LaneSlot::Shared(keys)) => input.wording.count("lane.shared", keys.len()),
                None => String::new(),
            };
            format!("{name}, {}", stop.words)
        }
    }
}

/// The days of a bin; of one shorter than a day the time too.
fn when(input: &SceneInput<'_>, bin: &BinKey) -> String {
    let time = TimeInterval { start: bin.start, end: bin.end };
    let days = input.wording.days(time.first_day(), time.last_day());
    if time.seconds() >= DAY {
        return days;
    }
    let clock = crate::time::datetime_of(bin.start).format("%H:%M");
    format!("{days}, {clock}")
}
