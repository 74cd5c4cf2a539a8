//! The layout: which lanes are seen, how high they are, and which labels stand where in them. A pure function of the
//! scene's input, a scale and the layout before.

use std::sync::Arc;

use foldhash::{HashMap, HashSet};

use super::band::{self, Band, BandRoom};
use super::candidate::{Candidate, Sources, Subject, in_order};
use super::fine::{InSight, Sight};
use super::geometry::XRange;
use super::headlines::Headlines;
use super::input::SceneInput;
use super::label::{Draft, Label, LaneCards, WordBook, is_close_up};
use super::lanes::{LaneSlot, LaneView, LaneWeight, Seen, seen};
use super::place::{self, Block, LaneNeed, Place, Places, Side};
use super::strip::{self, Strip, StripKind};
use super::time_scale::TimeScale;
use super::utterances::Utterances;
use crate::store::{ItemIdx, LaneKey, Store};
use crate::time::DAY;
use crate::view::{TimeWindow, Unfolded};

/// Height of a row of labels.
pub const ROW: f32 = 20.0;
/// Above the rows of a lane and below its strip together.
pub const PADDING: f32 = 8.0;
/// A collapsed lane: its name.
pub const COLLAPSED: f32 = 28.0;
/// The row with the name of a lane that is divided, above its parts.
pub const HEAD: f32 = 26.0;
/// Height of the line with the lanes of which nothing is in view.
pub const FOOT: f32 = 26.0;
/// Candidates of a lane: so many for each row of the area, shared by the lanes, within these bounds.
const CANDIDATES_A_ROW: usize = 12;
const CANDIDATES: (usize, usize) = (40, 120);
/// A lane needs at most so many rows, and an unfolded one has at most as many as the second.
const ROWS: (usize, usize) = (28, 200);
/// Of very many items of a lane, so many of the best are looked at.
const LOOKED_AT: usize = 480;
/// Days narrower than this let headlines speak; once they do, until days are as wide as the second.
const HEADLINES_BELOW: (f32, f32) = (8.0, 10.0);
/// Close up, lanes may be scrolled over so many areas before anything is left to the strip.
const CLOSE_UP_AREAS: f32 = 2.0;
/// What is left of the area goes to the lanes, to each at most this.
const MOST_SPARE: f32 = 14.0;
/// Rows for one label at most, so that a lane of few labels does not grow for ever.
const ROWS_A_LABEL: usize = 3;
/// As far beyond the view, in shares of it, labels are placed for panning.
pub const BEYOND: f64 = 0.5;

/// What is placed where.
#[derive(Clone, Debug)]
pub struct Laid {
    /// The scale it is made for; its labels stand in its coordinates.
    pub scale: TimeScale,
    /// Which items are day-less: at least so long, in seconds.
    pub dayless: i64,
    /// The band over the lanes.
    pub band: Band,
    /// The lanes, from the top.
    pub lanes: Vec<LaidLane>,
    /// Lanes of which nothing stands in view, in order.
    pub empty: Vec<LaneKey>,
    /// Whether headlines speak for items.
    pub headlines: bool,
    /// What is under the rows.
    pub strip: StripKind,
    /// Edges of the bins of bars; none where there are marks.
    pub edges: Vec<i64>,
    /// How many comparisons of two labels it took.
    pub n_tests: usize,
    /// Whether it only follows a zoom that is under way: once that rests, everything is laid out anew.
    pub follows: bool,
}

/// A lane of a layout.
#[derive(Clone, Debug)]
pub struct LaidLane {
    /// What it holds.
    pub slot: LaneSlot,
    /// Places of its members among all lanes, which stay as long as the layout does.
    pub members: Vec<usize>,
    /// Whether the name of a whole lane stands above.
    pub has_head: bool,
    /// Whether only its name is shown.
    pub collapsed: bool,
    /// Whether it is unfolded.
    pub unfolded: bool,
    /// Rows of labels.
    pub n_rows: usize,
    /// Rows in which nothing would be left over.
    pub need: usize,
    /// The labels in view, the most important first.
    pub labels: Vec<Label>,
    /// Labels just beyond the view.
    pub beside: Vec<Label>,
    /// Candidates in view that found no place.
    pub left: Vec<Draft>,
    /// What got no words.
    pub strip: Strip,
    /// Fine items in view.
    pub n_fine: usize,
    /// Fine items in view that no label stands for.
    pub n_rest: usize,
    /// Height in points, without the head.
    pub height: f32,
}

impl LaidLane {
    /// What the candidates that found no place asked for, on a scale.
    pub fn left_over(&self, store: &Store, scale: &TimeScale) -> Vec<(Subject, Block)> {
        let block = |draft: &Draft| (draft.candidate.subject, draft.block(scale, store, None));
        self.left.iter().map(block).collect()
    }
}

impl Laid {
    /// Whether a label shows what `subject` is.
    pub fn has_words(&self, subject: Subject) -> bool {
        self.lanes.iter().any(|lane| lane.labels.iter().any(|label| label.candidate.subject == subject))
    }

    /// Height of all lanes together, in points.
    pub fn height(&self) -> f32 {
        self.lanes.iter().map(|lane| lane.height + if lane.has_head { HEAD } else { 0.0 }).sum()
    }
}

/// What a layout is made of.
pub struct Making<'a> {
    /// The scene's input.
    pub input: &'a SceneInput<'a>,
    /// All lanes, in order.
    pub lanes: &'a [LaneView<'a>],
    /// Time to x.
    pub scale: &'a TimeScale,
    /// Which items are one sentence.
    pub utterances: &'a Utterances,
    /// Headlines of articles, made when they are asked for.
    pub headlines: &'a dyn Fn() -> Arc<Headlines>,
    /// Words that are known.
    pub words: &'a WordBook,
    /// Height between axis and overview.
    pub area: f32,
    /// The layout before.
    pub previous: Option<&'a Laid>,
    /// The chosen item that is known to no day: it comes first in the band.
    pub first_in_band: Option<ItemIdx>,
}

/// A lane while it is laid out.
struct Lane {
    slot: LaneSlot,
    /// Places of its members among all lanes.
    members: Vec<usize>,
    drafts: Vec<Draft>,
    blocks: Vec<Block>,
    /// What is just beyond the view.
    beside: Vec<Candidate>,
    n_fine: usize,
    need: LaneNeed,
    n_rows: usize,
    collapsed: bool,
}

/// Lays everything out.
pub fn lay_out(making: &Making) -> Laid {
    let layout = Layouter::new(making);
    layout.laid()
}

struct Layouter<'a> {
    making: &'a Making<'a>,
    sight: Sight<'a>,
    /// The same with what is just beyond the view.
    wide: Sight<'a>,
    headlines: Option<Arc<Headlines>>,
    strip: StripKind,
    plot: XRange,
    /// The fine items of every lane, with those just beyond the view.
    in_sight: Vec<InSight>,
    /// How many of them are in view, and clear of what lies over it.
    n_fine: Vec<usize>,
    /// Whether any of them is in view, under what lies over it or not.
    is_seen: Vec<bool>,
    n_tests: usize,
}

impl<'a> Layouter<'a> {
    fn new(making: &'a Making<'a>) -> Self {
        let Making { input, scale, lanes, .. } = *making;
        let whole = Sight::of_view(input, scale);
        // What lies under the reader is in view, but labels stand where they can be read.
        let right = (scale.right - input.options.covered).max(scale.left);
        let sight = match input.options.covered > 0.0 {
            true => Sight { window: TimeWindow { end: scale.time_from_x(right), ..whole.window }, ..whole },
            false => whole,
        };
        let reach = scale.width() * BEYOND as f32;
        let beyond = TimeWindow {
            start: scale.time_from_x(scale.left - reach),
            end: scale.time_from_x(scale.right + reach),
        };
        let wide = Sight { window: beyond, ..sight };
        let in_sight: Vec<InSight> = lanes.iter().map(|lane| wide.fine(lane.series, LOOKED_AT)).collect();
        let in_view = |idx: &&ItemIdx| sight.is_in(**idx);
        let n_fine = lanes.iter().zip(&in_sight).map(|(lane, found)| match found.is_whole() {
            true => found.items.iter().filter(in_view).count(),
            false => sight.fine(lane.series, 0).n_items,
        });
        let n_fine: Vec<usize> = n_fine.collect();
        let is_seen = lanes.iter().zip(&in_sight).zip(&n_fine).map(|((lane, found), n_fine)| match *n_fine {
            0 if sight.window == whole.window => false,
            0 if found.is_whole() => found.items.iter().any(|idx| whole.is_in(*idx)),
            0 => whole.fine(lane.series, 0).n_items > 0,
            _ => true,
        });
        let day = scale.width_of(DAY as f64);
        let spoke = making.previous.is_some_and(|laid| laid.headlines);
        let far_out = day < if spoke { HEADLINES_BELOW.1 } else { HEADLINES_BELOW.0 };
        Self {
            is_seen: is_seen.collect(),
            n_fine,
            in_sight,
            headlines: far_out.then(|| (making.headlines)()),
            strip: StripKind::at(scale),
            plot: XRange::new(scale.left, right),
            sight,
            wide,
            making,
            n_tests: 0,
        }
    }

    fn laid(mut self) -> Laid {
        let is_empty = |(lane, is_seen): (&LaneView, &bool)| !is_seen && !is_kept(self.making.input, lane);
        let mut lanes = self.making.lanes.iter().zip(&self.is_seen);
        let band = self.band(lanes.clone().all(is_empty));
        let any_empty = lanes.any(is_empty);
        let foot = if any_empty { FOOT } else { 0.0 };
        let area = (self.making.area - band.height() - foot).max(0.0);
        let seen = self.seen(area);
        let mut lanes = self.lanes(&seen, area);
        self.share_out(&mut lanes, area);
        let mut laid: Vec<LaidLane> = lanes.iter().map(|lane| self.laid_lane(lane)).collect();
        fill(&mut laid, area);
        let edges = match self.strip {
            StripKind::Bars(unit) => strip::bar_edges(unit, self.wide.window),
            StripKind::Marks(_) => Vec::new(),
        };
        Laid {
            scale: self.making.scale.clone(),
            dayless: self.sight.dayless,
            band,
            lanes: laid,
            empty: seen.empty.iter().map(|at| self.making.lanes[*at].lane.key.clone()).collect(),
            headlines: self.headlines.is_some(),
            strip: self.strip,
            edges,
            n_tests: self.n_tests,
            follows: false,
        }
    }

    /// The band, which is a list where nothing else is in view.
    fn band(&self, is_alone: bool) -> Band {
        let Making { input, lanes, words, area, .. } = *self.making;
        let room = match is_alone {
            true => BandRoom::All,
            false if input.view.unfolded.contains(&Unfolded::Band) => BandRoom::Half,
            false => BandRoom::Short,
        };
        let found = band::candidates(&self.sight, lanes, self.making.first_in_band);
        let laid = band::laid_out(found, band::rows(area, room), self.plot, input.wording, |candidate| {
            words.draft((input.store, input.wording), candidate, None, self.plot.width()).measured
        });
        Band { is_alone: is_alone && laid.n_items > 0, ..laid }
    }

    /// Which lanes are seen, by what of them is in view.
    fn seen(&self, area: f32) -> Seen {
        let Making { input, lanes, .. } = *self.making;
        let shared: HashSet<&LaneKey> = self.making.previous.map_or_else(HashSet::default, |laid| {
            let slots = laid.lanes.iter().map(|lane| &lane.slot);
            slots.filter(|slot| matches!(slot, LaneSlot::Shared(_))).flat_map(LaneSlot::keys).collect()
        });
        let weights: Vec<LaneWeight> = lanes
            .iter()
            .enumerate()
            .map(|(at, lane)| LaneWeight {
                n_sentences: self.n_sentences(at),
                kept: is_kept(input, lane),
                shared: shared.contains(&lane.lane.key),
            })
            .collect();
        seen(&weights, area)
    }

    /// Sentences of a lane in view.
    fn n_sentences(&self, at: usize) -> usize {
        let found = &self.in_sight[at];
        if !found.is_whole() {
            return self.n_fine[at].max(usize::from(self.is_seen[at]));
        }
        let leads = |idx: &&ItemIdx| self.sight.is_in(**idx) && self.making.utterances.leader(**idx) == **idx;
        found.items.iter().filter(leads).count().max(usize::from(self.is_seen[at]))
    }

    fn lanes(&mut self, seen: &Seen, area: f32) -> Vec<Lane> {
        let key = |at: &usize| self.making.lanes[*at].lane.key.clone();
        let alone = seen.alone.iter().map(|at| (LaneSlot::One(key(at)), vec![*at]));
        let shared = (!seen.shared.is_empty())
            .then(|| (LaneSlot::Shared(seen.shared.iter().map(key).collect()), seen.shared.clone()));
        let slots: Vec<(LaneSlot, Vec<usize>)> = alone.chain(shared).collect();
        let n_lanes = slots.len().max(1);
        let n_candidates =
            (CANDIDATES_A_ROW * (area / ROW) as usize / n_lanes).clamp(CANDIDATES.0, CANDIDATES.1);
        slots.into_iter().map(|(slot, members)| self.lane(slot, members, n_candidates)).collect()
    }

    fn lane(&mut self, slot: LaneSlot, members: Vec<usize>, n_candidates: usize) -> Lane {
        let Making { input, lanes, scale, .. } = *self.making;
        let collapsed = members.len() == 1 && lanes[members[0]].collapsed;
        let n_fine = members.iter().map(|at| self.n_fine[*at]).sum();
        let (in_view, beside) = self.candidates(&members);
        let n_all = in_view.len();
        let kept = self.kept(&slot);
        let unfolded = match &slot {
            LaneSlot::One(key) => input.view.unfolded.contains(&Unfolded::Lane(key.clone())),
            LaneSlot::Shared(_) => input.view.unfolded.contains(&Unfolded::Shared),
        };
        // Unfolded, all get words, as close up, where all may be scrolled to.
        let all = unfolded || is_close_up(scale);
        let n_candidates = if all { LOOKED_AT } else { n_candidates };
        let ordered = in_order(in_view, n_candidates, |one| kept.contains_key(&one.subject));
        let is_shared = matches!(slot, LaneSlot::Shared(_));
        let drafts: Vec<Draft> = ordered.into_iter().map(|one| self.draft(one, is_shared)).collect();
        let block =
            |draft: &Draft| draft.block(scale, input.store, kept.get(&draft.candidate.subject).copied());
        let blocks: Vec<Block> = drafts.iter().map(block).collect();
        let most = if unfolded { ROWS.1 } else { ROWS.0 };
        let rows = if collapsed { 0 } else { place::need(&blocks, self.plot, most, &mut self.n_tests) };
        // Headlines never stand for all items, and candidates may be fewer than there are.
        let is_bars = matches!(self.strip, StripKind::Bars(_));
        let stays = n_all > drafts.len() || (is_bars && self.headlines.is_some());
        let strip = self.strip.height();
        let need = match (collapsed, stays) {
            (true, _) => LaneNeed { rows, fixed: COLLAPSED, strip: 0.0, unfolded },
            (false, true) => LaneNeed { rows, fixed: PADDING + strip, strip: 0.0, unfolded },
            (false, false) => LaneNeed { rows, fixed: PADDING, strip, unfolded },
        };
        Lane { slot, members, drafts, blocks, beside, n_fine, need, n_rows: 0, collapsed }
    }

    /// The candidates of a lane in view, and those just beyond it.
    fn candidates(&self, members: &[usize]) -> (Vec<Candidate>, Vec<Candidate>) {
        let sources = Sources {
            input: self.making.input,
            sight: self.wide,
            utterances: self.making.utterances,
            headlines: self.headlines.as_deref(),
        };
        let found =
            members.iter().flat_map(|at| sources.of_lane(*at, &self.making.lanes[*at], &self.in_sight[*at]));
        found.partition(|one| match one.subject {
            Subject::Item(idx) => self.sight.is_in(idx),
            Subject::Headline(_) => self.sight.window.overlaps(one.time),
        })
    }

    fn draft(&self, candidate: Candidate, is_shared: bool) -> Draft {
        let Making { input, words, .. } = *self.making;
        let own = &self.making.lanes[candidate.lane];
        let lane = is_shared.then_some((&own.lane.key, &*own.name));
        words.draft((input.store, input.wording), candidate, lane, self.plot.width())
    }

    /// Where the labels of a lane stood before, if the scale is the same.
    fn kept(&self, slot: &LaneSlot) -> HashMap<Subject, (Side, usize)> {
        let same = |laid: &&Laid| {
            (laid.scale.density() / self.making.scale.density() - 1.0).abs() < 0.2
                && laid.headlines == self.headlines.is_some()
        };
        let Some(laid) = self.making.previous.filter(same) else { return HashMap::default() };
        let lane = laid.lanes.iter().find(|lane| same_slot(&lane.slot, slot));
        let labels = lane.into_iter().flat_map(|lane| lane.labels.iter().chain(&lane.beside));
        labels.map(|label| (label.candidate.subject, (label.place.side, label.place.row))).collect()
    }

    /// Gives every lane its rows.
    fn share_out(&mut self, lanes: &mut [Lane], area: f32) {
        let heads: f32 = lanes.iter().filter(|lane| self.has_head(lane)).map(|_| HEAD).sum();
        let area = area - heads;
        let needs: Vec<LaneNeed> = lanes.iter().map(|lane| lane.need).collect();
        let all: f32 = needs.iter().map(|need| need.height(need.rows, ROW)).sum();
        let may_scroll = is_close_up(self.making.scale) && !self.making.input.options.still;
        if may_scroll && all > area && all <= CLOSE_UP_AREAS * area {
            lanes.iter_mut().for_each(|lane| lane.n_rows = lane.need.rows);
            return;
        }
        let rows = self.steady(lanes, place::shared_out(&needs, area, ROW), area);
        let used: f32 = needs.iter().zip(&rows).map(|(need, rows)| need.height(*rows, ROW)).sum();
        lanes.iter_mut().zip(rows).for_each(|(lane, rows)| lane.n_rows = rows);
        self.give_more(lanes, area - used);
    }

    /// The rows that lanes had before, where their need is about the same and all of it fits; else `rows`.
    fn steady(&self, lanes: &[Lane], rows: Vec<usize>, area: f32) -> Vec<usize> {
        let Some(laid) = self.making.previous else { return rows };
        let before = |lane: &Lane| laid.lanes.iter().find(|one| same_slot(&one.slot, &lane.slot));
        let kept = |(lane, rows): (&Lane, &usize)| match before(lane) {
            Some(one) if one.need.abs_diff(lane.need.rows) < 2 && one.unfolded == lane.need.unfolded => {
                one.n_rows
            }
            _ => *rows,
        };
        let steady: Vec<usize> = lanes.iter().zip(&rows).map(kept).collect();
        let height: f32 = lanes.iter().zip(&steady).map(|(lane, rows)| lane.need.height(*rows, ROW)).sum();
        // Neither more than there is room for, nor so few that others would have got more.
        let fits = height <= area + 0.01 && steady.iter().sum::<usize>() >= rows.iter().sum();
        if fits { steady } else { rows }
    }

    /// Gives rows that are left over to lanes with cut labels, round by round from the lane with most items.
    fn give_more(&mut self, lanes: &mut [Lane], mut left: f32) {
        if left < ROW {
            return;
        }
        let mut order: Vec<usize> = (0..lanes.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(lanes[*at].n_fine));
        order.retain(|at| {
            let lane = &lanes[*at];
            let places = place::placed(&lane.blocks, lane.n_rows, self.plot, &[], &mut self.n_tests);
            let cards = LaneCards(&lane.drafts);
            let is_cut = |(at, place): (usize, &Option<Place>)| {
                place.is_some_and(|place| place::Cards::is_cut(&cards, at, &place))
            };
            !lane.collapsed && places.iter().enumerate().any(is_cut)
        });
        while left >= ROW && !order.is_empty() {
            let mut given = false;
            for &at in &order {
                let lane = &mut lanes[at];
                if left >= ROW
                    && lane.n_rows < ROWS_A_LABEL * lane.drafts.len()
                    && lane.n_rows < 3 * lane.need.rows
                {
                    lane.n_rows += 1;
                    left -= ROW;
                    given = true;
                }
            }
            if !given {
                break;
            }
        }
    }

    fn has_head(&self, lane: &Lane) -> bool {
        lane.members.len() == 1 && self.making.lanes[lane.members[0]].head.is_some()
    }

    /// A lane with its labels in place.
    fn laid_lane(&mut self, lane: &Lane) -> LaidLane {
        let is_closed = lane.members.len() == 1 && self.making.lanes[lane.members[0]].is_closed();
        let (mut labels, mut beside, mut left) = (Vec::new(), Vec::new(), Vec::new());
        let (mut strip, mut n_rest) = (Strip::None, lane.n_fine);
        if !lane.collapsed {
            let cards = LaneCards(&lane.drafts);
            let places = place::promoted(&lane.blocks, lane.n_rows, self.plot, &cards, &mut self.n_tests);
            labels = labelled(&lane.drafts, &places);
            let is_left = |(draft, place): (&Draft, &Option<Place>)| place.is_none().then(|| draft.clone());
            left = lane.drafts.iter().zip(&places).filter_map(is_left).collect();
            beside = self.beside(lane, &places);
            let with_words: usize = labels.iter().map(|label| label.candidate.n_items).sum();
            n_rest = lane.n_fine.saturating_sub(with_words);
            strip = self.strip_of(lane, &labels, &beside, n_rest);
        }
        let strip_height = if strip == Strip::None { 0.0 } else { self.strip.height() };
        let height = match (is_closed, lane.collapsed) {
            (true, _) => 0.0,
            (_, true) => COLLAPSED,
            _ => PADDING + ROW * lane.n_rows as f32 + strip_height,
        };
        LaidLane {
            slot: lane.slot.clone(),
            members: lane.members.clone(),
            has_head: self.has_head(lane),
            collapsed: lane.collapsed,
            unfolded: lane.need.unfolded,
            n_rows: lane.n_rows,
            need: lane.need.rows,
            labels,
            beside,
            left,
            strip,
            n_fine: lane.n_fine,
            n_rest,
            height,
        }
    }

    /// Labels just beyond the view, in rows that those in view leave free.
    fn beside(&mut self, lane: &Lane, places: &Places) -> Vec<Label> {
        if self.making.input.options.still || lane.beside.is_empty() {
            return Vec::new();
        }
        let is_shared = matches!(lane.slot, LaneSlot::Shared(_));
        let most = lane.drafts.len().max(CANDIDATES.0 / 2);
        let ordered = in_order(lane.beside.clone(), most, |_| false);
        let drafts: Vec<Draft> = ordered.into_iter().map(|one| self.draft(one, is_shared)).collect();
        let reach = self.plot.width() * BEYOND as f32;
        let (input, scale) = (self.making.input, self.making.scale);
        let kept = self.kept(&lane.slot);
        let mut labels = Vec::new();
        // Each stays on its side, so that nothing of it is seen before the view moves.
        let sides = [
            XRange::new(self.plot.left - reach, self.plot.left),
            XRange::new(self.plot.right, self.plot.right + reach),
        ];
        for side in sides {
            let is_left = side.left < self.plot.left;
            let is_here =
                |draft: &&Draft| (draft.candidate.time.end as f64 <= self.sight.window.start) == is_left;
            let drafts: Vec<Draft> = drafts.iter().filter(is_here).cloned().collect();
            let block =
                |draft: &Draft| draft.block(scale, input.store, kept.get(&draft.candidate.subject).copied());
            let blocks: Vec<Block> = drafts.iter().map(block).collect();
            let found = place::placed_beside(&blocks, places, lane.n_rows, side, &mut self.n_tests);
            labels.extend(labelled(&drafts, &found));
        }
        labels
    }

    /// The strip of a lane in which `n_rest` items in view got no words.
    fn strip_of(&self, lane: &Lane, labels: &[Label], beside: &[Label], n_rest: usize) -> Strip {
        if n_rest == 0 && self.headlines.is_none() {
            return Strip::None;
        }
        match self.strip {
            StripKind::Bars(unit) => {
                let edges = strip::bar_edges(unit, self.wide.window);
                let mut masses = super::series::Masses::new(edges.len());
                for &at in &lane.members {
                    let found = &self.in_sight[at];
                    let more = match found.is_whole() {
                        true => strip::counted(&self.wide, &edges, &found.items),
                        false => strip::summed(&self.wide, &edges, self.making.lanes[at].series),
                    };
                    masses.add(&more);
                }
                Strip::Bars(masses)
            }
            StripKind::Marks(unit) => {
                let with_words = self.with_words(labels.iter().chain(beside));
                let items = lane
                    .members
                    .iter()
                    .flat_map(|at| self.in_sight[*at].items.iter().map(move |idx| (*idx, *at)));
                let rest = items.filter(|(idx, _)| !with_words.contains(idx));
                Strip::Marks(strip::mark_bins(&self.sight, self.making.scale, unit, rest))
            }
        }
    }

    /// All items that labels stand for.
    fn with_words<'l>(&self, labels: impl Iterator<Item = &'l Label>) -> HashSet<ItemIdx> {
        let mut with_words = HashSet::default();
        for label in labels {
            match (label.candidate.subject, &self.headlines) {
                (Subject::Item(idx), _) => {
                    with_words.insert(idx);
                    with_words.extend(self.making.utterances.inner(idx));
                }
                (Subject::Headline(document), Some(headlines)) => {
                    with_words.extend(headlines.get(document).into_iter().flat_map(|one| &one.items));
                }
                (Subject::Headline(_), None) => {}
            }
        }
        with_words
    }
}

/// Whether two are the same lane, or both the shared one.
fn same_slot(one: &LaneSlot, other: &LaneSlot) -> bool {
    match (one, other) {
        (LaneSlot::Shared(_), LaneSlot::Shared(_)) => true,
        (one, other) => one == other,
    }
}

/// Whether a lane has a place of its own whatever is in view.
fn is_kept(input: &SceneInput, lane: &LaneView) -> bool {
    let key = &lane.lane.key;
    lane.head.is_some()
        || key.is_part()
        || lane.collapsed
        || input.view.lanes.pinned.contains(key.whole())
        || input.view.unfolded.contains(&Unfolded::Lane(key.clone()))
}

fn labelled(drafts: &[Draft], places: &Places) -> Vec<Label> {
    let placed = drafts.iter().zip(places).filter_map(|(draft, place)| Some((draft, (*place)?)));
    placed.map(|(draft, place)| draft.placed(place)).collect()
}

/// Gives what is left of the area to the lanes: a little to each, what then remains to the last.
fn fill(lanes: &mut [LaidLane], area: f32) {
    let used: f32 = lanes.iter().map(|lane| lane.height + if lane.has_head { HEAD } else { 0.0 }).sum();
    let open = |lane: &&mut LaidLane| !lane.collapsed && lane.height > 0.0;
    let n_open = lanes.iter_mut().filter(open).count();
    let spare = area - used;
    if spare <= 0.0 || n_open == 0 {
        return;
    }
    let each = (spare / n_open as f32).min(MOST_SPARE).floor();
    lanes.iter_mut().filter(open).for_each(|lane| lane.height += each);
    if let Some(last) = lanes.iter_mut().filter(open).last() {
        last.height += spare - each * n_open as f32;
    }
}
