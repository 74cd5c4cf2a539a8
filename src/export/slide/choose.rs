//! Which items stand on a slide.

use std::collections::HashMap;

use super::input::SlideInput;
use crate::annotate::Modality;
use crate::scene::utterances::Utterances;
use crate::store::{ItemIdx, ItemRef};
use crate::time::{DAY, TimeInterval};

/// How many of the most important items there may be.
pub const COUNTS: std::ops::RangeInclusive<usize> = 4..=10;
/// How many there are unless told.
pub const USUAL: usize = 10;
/// Most items of one speaker, and of one day.
const EACH: usize = 2;
/// What is at least this share of the view long stands on no day of it.
const DAY_LESS: f64 = 0.1;
/// A text of more letters fills a slide by itself.
const LONG: usize = 240;

/// The `n` most important items in view that pass and that were told as facts, at most two of a speaker and two of a
/// day, in the order of their time.
pub fn important(input: &SlideInput, n: usize) -> Vec<ItemIdx> {
    let mut items: Vec<ItemRef> =
        in_view(input).map(|idx| input.store.item(idx)).filter(|item| is_fit(input, *item)).collect();
    items.sort_by_key(|item| std::cmp::Reverse(item.rank()));
    let mut taken = Taken::default();
    let mut chosen: Vec<ItemIdx> =
        items.into_iter().filter(|item| taken.take(input, *item)).map(|item| item.idx).take(n).collect();
    chosen.sort_by_key(|&idx| (input.store.start(idx, input.view.clock), idx));
    chosen
}

/// The items that are selected or pinned and have a date, in the order of their time.
pub fn selected(input: &SlideInput) -> Vec<ItemIdx> {
    let store = input.store;
    let mut items: Vec<ItemIdx> = input.view.selection.iter().chain(input.view.pinned.items()).collect();
    items.retain(|&idx| store.interval(idx, input.view.clock).is_some());
    items.sort_by_key(|&idx| (store.start(idx, input.view.clock), idx));
    items.dedup();
    items
}

/// The items that pass and begin in the window, one for each utterance.
fn in_view<'a>(input: &SlideInput<'a>) -> impl Iterator<Item = ItemIdx> + use<'a> {
    let (store, result, view) = (input.store, input.result, input.view);
    let window = view.window.interval();
    let utterances = Utterances::new(store);
    result.items().filter(move |&idx| {
        let leader = utterances.leader(idx);
        let stands_alone = leader == idx || !result.passing.contains(leader);
        stands_alone
            && store
                .interval(idx, view.clock)
                .is_some_and(|at| window.start <= at.start && at.start < window.end)
    })
}

/// Whether an item can stand on a slide that nobody chose it for.
fn is_fit(input: &SlideInput, item: ItemRef) -> bool {
    let view = input.view.window.interval().seconds() as f64;
    let Some(at) = input.store.interval(item.idx, input.view.clock) else { return false };
    let is_vague = at.seconds() > DAY && at.seconds() as f64 >= view * DAY_LESS && !item.is_lasting();
    let says_enough = item.label().split_whitespace().nth(2).is_some();
    item.modality() == Modality::Asserted
        && !is_vague
        && says_enough
        && item.label().chars().count() <= LONG
        && (item.is_event() || item.speaker().is_some())
}

/// How often speakers, days and words were taken.
#[derive(Default)]
struct Taken {
    speakers: HashMap<u32, usize>,
    days: HashMap<i64, usize>,
    words: Vec<String>,
}

impl Taken {
    /// Whether an item can be taken too; if so it counts.
    fn take(&mut self, input: &SlideInput, item: ItemRef) -> bool {
        let day = input.store.interval(item.idx, input.view.clock).map_or(0, day_of);
        let speaker = item.speaker().map(|speaker| speaker.0);
        let n = |count: Option<&usize>| count.copied().unwrap_or(0);
        let words = item.label().to_lowercase();
        if n(self.days.get(&day)) >= EACH
            || speaker.is_some_and(|speaker| n(self.speakers.get(&speaker)) >= EACH)
            || self.words.contains(&words)
        {
            return false;
        }
        *self.days.entry(day).or_default() += 1;
        if let Some(speaker) = speaker {
            *self.speakers.entry(speaker).or_default() += 1;
        }
        self.words.push(words);
        true
    }
}

/// The number of the day on which a stretch begins.
fn day_of(at: TimeInterval) -> i64 {
    at.start.div_euclid(DAY)
}
