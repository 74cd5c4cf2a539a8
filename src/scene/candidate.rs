//! What may get words in a lane, the most important first.

use std::cmp::Reverse;

use foldhash::HashMap;

use super::fine::Sight;
use super::headlines::{Headline, Headlines};
use super::in_sight::{Look, Looked};
use super::input::SceneInput;
use super::lanes::LaneView;
use super::utterances::Utterances;
use crate::store::{ActorIdx, DocumentIdx, ItemIdx};
use crate::theme::LaneColor;
use crate::time::{DAY, TimeInterval};

/// What a label stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A statement or an event, with what else its sentence says.
    Item(ItemIdx),
    /// The headline of an article, for its items.
    Headline(DocumentIdx),
}

/// Something that may get words.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// What it is.
    pub subject: Subject,
    /// When it was.
    pub time: TimeInterval,
    /// The place of its own lane among all lanes.
    pub lane: usize,
    /// The color of that lane.
    pub color: LaneColor,
    /// Items of the lane that its words stand for, itself included.
    pub n_items: usize,
    /// Its priority, in points.
    priority: f32,
    /// Of a lane with very many items, how many of its stretch of time are better: of two with one priority, the first of
    /// its stretch comes before the second of another, so that all of a view has words.
    turn: u32,
    /// Whether it was pinned, so that it comes before all others.
    pinned: bool,
}

impl Candidate {
    /// An item by itself, whose order among others does not matter.
    pub fn plain(subject: Subject, time: TimeInterval, lane: usize, color: LaneColor) -> Self {
        Self { subject, time, lane, color, n_items: 1, priority: 0.0, turn: 0, pinned: false }
    }
}

/// The k-th statement of a speaker on a day comes later by so many points, and the k-th event of a day.
const SAME_SPEAKER: f32 = 2.0;
const SAME_DAY: f32 = 0.7;
/// What had words before comes earlier by this.
const INCUMBENT: f32 = 1.5;

/// Where candidates come from.
pub struct Sources<'a> {
    /// The scene's input.
    pub input: &'a SceneInput<'a>,
    /// What is seen, and what is fine in it.
    pub sight: Sight<'a>,
    /// Which items are one sentence.
    pub utterances: &'a Utterances,
    /// Headlines, where days are too narrow for single items.
    pub headlines: Option<&'a Headlines>,
}

impl Sources<'_> {
    /// The headlines of a lane, if these speak for it.
    pub fn headlines(&self, at: usize, lane: &LaneView, look: Look) -> Vec<Candidate> {
        let Some(headlines) = self.headlines else { return Vec::new() };
        let found = headlines.in_lane(&lane.lane.key, self.sight.window);
        let best = best_headlines(found, look).into_iter();
        best.map(|(one, turn)| Candidate { turn, ..headline(at, lane, one) }).collect()
    }

    /// The items of lanes that are shown together, in no order.
    pub fn items(&self, members: &[usize], lanes: &[LaneView], looked: &Looked) -> Vec<Candidate> {
        let turns = looked.turns.iter().copied().chain(std::iter::repeat(0));
        let leads = |idx: ItemIdx| self.utterances.leader(idx) == idx;
        let found = looked.items.iter().zip(turns).filter(|((_, idx), _)| leads(*idx));
        let item = |((at, idx), turn): (&(usize, ItemIdx), u32)| {
            Some(Candidate { turn, ..self.item(*at, &lanes[*at], *idx)? })
        };
        let mut items: Vec<Candidate> = found.filter_map(item).collect();
        if !looked.is_whole {
            let is_more = |idx: &ItemIdx| looked.items.iter().all(|(_, other)| other != idx);
            let pinned = self.input.view.pinned.items().filter(is_more);
            let seen = pinned.filter(|idx| self.sight.is_in(*idx) && self.sight.is_fine(*idx) && leads(*idx));
            let lane_of = |idx: ItemIdx| members.iter().copied().find(|at| lanes[*at].series.holds(idx));
            items.extend(seen.filter_map(|idx| {
                let at = lane_of(idx)?;
                self.item(at, &lanes[at], idx)
            }));
        }
        self.make_way(&mut items);
        items
    }

    /// An item of the lane at a place.
    pub fn item(&self, at: usize, lane: &LaneView, idx: ItemIdx) -> Option<Candidate> {
        let item = self.sight.store.item(idx);
        // What else the sentence says counts where it stands in this lane too.
        let inner = self.utterances.inner(idx).iter();
        let n_inner = inner.filter(|inner| lane.series.holds(**inner)).count();
        Some(Candidate {
            subject: Subject::Item(idx),
            time: self.sight.interval(idx)?,
            lane: at,
            color: lane.color,
            n_items: 1 + n_inner,
            priority: item.points(),
            turn: 0,
            pinned: self.input.view.pinned.contains(&idx),
        })
    }

    /// Lets a talkative speaker or an eventful day not hide all others.
    fn make_way(&self, candidates: &mut [Candidate]) {
        candidates.sort_by(|a, b| order(a, 0.0).total_order(&order(b, 0.0)));
        let mut n_before: HashMap<(usize, i64, Option<Option<ActorIdx>>), f32> = HashMap::default();
        for one in candidates {
            let Subject::Item(idx) = one.subject else { continue };
            let item = self.sight.store.item(idx);
            let speaker = (!item.is_event()).then(|| item.speaker());
            let day = one.time.start.div_euclid(DAY);
            let before = n_before.entry((one.lane, day, speaker)).or_default();
            one.priority -= *before * if speaker.is_some() { SAME_SPEAKER } else { SAME_DAY };
            *before += 1.0;
        }
    }
}

/// All headlines, or of very many the best of each stretch of time; each with how many of its stretch are better.
fn best_headlines<'h>(found: &'h [Headline], look: Look) -> Vec<(&'h Headline, u32)> {
    if found.len() <= look.most {
        return found.iter().map(|one| (one, 0)).collect();
    }
    let edges = look.edges.times();
    let stretch = |one: &Headline| edges.partition_point(|edge| *edge <= one.day.start);
    let best_of = |of_stretch: &'h [Headline]| {
        let mut best: Vec<&Headline> = of_stretch.iter().collect();
        // In order of day: of equal ones the earlier one.
        best.sort_by(|a, b| b.priority().total_cmp(&a.priority()));
        best.into_iter().take(look.each).zip(0..)
    };
    found.chunk_by(|a, b| stretch(a) == stretch(b)).flat_map(best_of).collect()
}

fn headline(at: usize, lane: &LaneView, one: &Headline) -> Candidate {
    Candidate {
        subject: Subject::Headline(one.document),
        time: one.day,
        lane: at,
        color: lane.color,
        n_items: one.items.len(),
        priority: one.priority(),
        turn: 0,
        pinned: false,
    }
}

/// The order of candidates: pinned ones, then by priority, then the earlier one.
struct Order {
    pinned: Reverse<bool>,
    priority: f32,
    turn: u32,
    time: i64,
    subject: (bool, u32),
}

impl Order {
    fn total_order(&self, other: &Self) -> std::cmp::Ordering {
        let by_priority = other.priority.total_cmp(&self.priority);
        self.pinned
            .cmp(&other.pinned)
            .then(by_priority)
            .then(self.turn.cmp(&other.turn))
            .then(self.time.cmp(&other.time))
            .then(self.subject.cmp(&other.subject))
    }
}

fn order(one: &Candidate, more: f32) -> Order {
    let subject = match one.subject {
        Subject::Item(idx) => (false, idx.index() as u32),
        Subject::Headline(document) => (true, document.index() as u32),
    };
    Order {
        pinned: Reverse(one.pinned),
        priority: one.priority + more,
        turn: one.turn,
        time: one.time.start,
        subject,
    }
}

/// The first `n` in the order in which they get words; those with words before come a little earlier.
pub fn in_order(
    candidates: Vec<Candidate>,
    n: usize,
    had_words: impl Fn(&Candidate) -> bool,
) -> Vec<Candidate> {
    let more = |one: &Candidate| if had_words(one) { INCUMBENT } else { 0.0 };
    let keyed = candidates.into_iter().map(|one| (order(&one, more(&one)), one));
    let mut keyed: Vec<(Order, Candidate)> = keyed.collect();
    keyed.sort_by(|a, b| a.0.total_order(&b.0));
    keyed.truncate(n);
    keyed.into_iter().map(|(_, one)| one).collect()
}
