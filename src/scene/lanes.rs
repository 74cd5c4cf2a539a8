//! The lanes: their order, names and colors, and which of them stand alone, share one, or are left out.

use foldhash::HashMap;

use super::geometry::Rect;
use super::input::SceneInput;
use super::series::{ItemsOutside, LaneTimes, SeriesIndex};
use crate::store::{Lane, LaneKey};
use crate::theme::LaneColor;
use crate::view::{TimeWindow, lanes_in_order};
use crate::workspace::LanePalette;

/// A lane with so few sentences in view may share one with others of the kind.
const SMALL: usize = 4;
/// A lane that shares one is alone again from so many on.
const ALONE: usize = 6;
/// A shared lane holds at least so many.
const LEAST_SHARING: usize = 3;
/// The least height of a lane with words: its padding, a row and a strip.
const LEAST: f32 = 35.0;
/// Where lanes do not all fit, this is kept for the shared one, and each that stays gets the second on the average.
const SHARED_HEIGHT: f32 = 75.0;
const STAYING_HEIGHT: f32 = 72.0;

/// The color of a lane in the palette of the project.
pub fn lane_color(palette: &LanePalette, key: &LaneKey) -> LaneColor {
    palette.slot(key).map_or(LaneColor::NEUTRAL, LaneColor::new)
}

/// The name of a lane that is divided, above its first part.
pub struct LaneHead<'a> {
    /// The whole lane.
    pub key: &'a LaneKey,
    /// Its name in the language of the window.
    pub name: String,
    /// How many items its parts hold.
    pub n_items: usize,
    /// Whether its parts are not shown.
    pub closed: bool,
    /// Its row, over gutter and plot.
    pub rect: Rect,
}

/// A lane of the result.
pub struct LaneView<'a> {
    /// The name of the whole, before its first part.
    pub head: Option<LaneHead<'a>>,
    /// What it holds.
    pub lane: &'a Lane,
    /// Its items by time.
    pub series: LaneTimes<'a>,
    /// Its name in the language of the window.
    pub name: String,
    /// Its color in the palette of the project.
    pub color: LaneColor,
    /// What of it lies before the view.
    pub before: ItemsOutside,
    /// What of it lies behind the view.
    pub after: ItemsOutside,
    /// Whether only its label is shown.
    pub collapsed: bool,
}

impl LaneView<'_> {
    /// Items in view.
    pub fn n_visible(&self) -> usize {
        self.lane.items.len().saturating_sub(self.before.n_items + self.after.n_items)
    }

    /// Whether it stands only for the name of its whole, whose parts are not shown.
    pub fn is_closed(&self) -> bool {
        self.head.as_ref().is_some_and(|head| head.closed)
    }
}

/// The lanes of which something passes or that are pinned, in order, with what lies outside of a window.
pub fn ordered<'a>(
    input: &'a SceneInput<'a>,
    index: &'a SeriesIndex,
    window: TimeWindow,
) -> Vec<LaneView<'a>> {
    let options = &input.view.lanes;
    let keys = input.result.lanes.iter().map(|lane| &lane.key);
    let series: HashMap<&LaneKey, LaneTimes> = keys.zip(index.lanes(input.store, input.result)).collect();
    let lanes = lanes_in_order(input.store, input.result, options).into_iter();
    let is_pinned = |key: &LaneKey| options.pinned.contains(key.whole());
    let shown = lanes.filter(|lane| !lane.items.is_empty() || is_pinned(&lane.key));
    let views = shown.filter_map(|lane| {
        let whole = lane.key.whole();
        let series = *series.get(&lane.key)?;
        Some(LaneView {
            head: None,
            lane,
            series,
            name: input.wording.lane(input.store, &lane.key),
            color: lane_color(input.palette, &lane.key),
            before: series.before(window.start),
            after: series.after(window.end),
            collapsed: options.collapsed.contains(&lane.key) || options.collapsed.contains(whole),
        })
    });
    with_heads(input, views.collect())
}

/// Puts the name of each divided lane above its first part.
fn with_heads<'a>(input: &SceneInput, views: Vec<LaneView<'a>>) -> Vec<LaneView<'a>> {
    let mut headed: Vec<LaneView> = Vec::with_capacity(views.len());
    let mut first = 0;
    for mut view in views {
        let key = &view.lane.key;
        let n_items = view.lane.items.len();
        let of_last = headed.get_mut(first).filter(|lane| lane.lane.key.whole() == key.whole());
        // The parts of a lane stand behind each other: the head goes to the first and counts for all of them.
        match of_last.and_then(|lane| lane.head.as_mut()) {
            Some(head) => {
                head.n_items += n_items;
                if head.closed {
                    continue;
                }
            }
            None if key.is_part() => {
                let key = key.whole();
                let closed = input.view.lanes.collapsed.contains(key);
                let name = input.wording.lane(input.store, key);
                view.head = Some(LaneHead { key, name, n_items, closed, rect: Rect::default() });
                first = headed.len();
            }
            None => {}
        }
        headed.push(view);
    }
    headed
}

/// What a lane on the canvas stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum LaneSlot {
    /// A lane of its own.
    One(LaneKey),
    /// The small lanes together.
    Shared(Vec<LaneKey>),
}

impl LaneSlot {
    /// The lanes that stand in it.
    pub fn keys(&self) -> &[LaneKey] {
        match self {
            Self::One(key) => std::slice::from_ref(key),
            Self::Shared(keys) => keys,
        }
    }
}

/// Which lanes are seen: places in the list of all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen {
    /// Those with a place of their own, in order.
    pub alone: Vec<usize>,
    /// Those that share one, which is last.
    pub shared: Vec<usize>,
    /// Those of which nothing stands in view.
    pub empty: Vec<usize>,
}

/// What decides how a lane is seen.
#[derive(Clone, Copy, Debug, Default)]
pub struct LaneWeight {
    /// Sentences in view that stand on their day.
    pub n_sentences: usize,
    /// Whether it always has a place of its own: pinned, unfolded, collapsed, or part of a divided lane.
    pub kept: bool,
    /// Whether it shared one before.
    pub shared: bool,
}

/// Which lanes stand alone on `area` points, which share one, and which are left out.
pub fn seen(weights: &[LaneWeight], area: f32) -> Seen {
    let mut seen = Seen::default();
    let limit = |weight: &LaneWeight| if weight.shared { ALONE - 1 } else { SMALL };
    let is_small = |weight: &LaneWeight| !weight.kept && weight.n_sentences <= limit(weight);
    for (at, weight) in weights.iter().enumerate() {
        match weight.n_sentences {
            0 if !weight.kept => seen.empty.push(at),
            _ if is_small(weight) => seen.shared.push(at),
            _ => seen.alone.push(at),
        }
    }
    if seen.shared.len() < LEAST_SHARING {
        seen.alone.append(&mut seen.shared);
        seen.alone.sort_unstable();
    }
    let n_lanes = seen.alone.len() + usize::from(!seen.shared.is_empty());
    if n_lanes as f32 * LEAST > area {
        let n_staying = (((area - SHARED_HEIGHT) / STAYING_HEIGHT).max(1.0)) as usize;
        let (mut kept, mut rest): (Vec<usize>, Vec<usize>) =
            seen.alone.iter().partition(|at| weights[**at].kept);
        let n_more = n_staying.saturating_sub(kept.len()).min(rest.len());
        let joining = rest.split_off(n_more);
        if joining.len() + seen.shared.len() >= LEAST_SHARING {
            kept.append(&mut rest);
            kept.sort_unstable();
            seen.alone = kept;
            seen.shared.extend(joining);
            seen.shared.sort_unstable();
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights(n_sentences: &[usize]) -> Vec<LaneWeight> {
        n_sentences.iter().map(|&n_sentences| LaneWeight { n_sentences, ..LaneWeight::default() }).collect()
    }

    #[test]
    fn three_small_lanes_share_one_and_two_do_not() {
        let three = seen(&weights(&[20, 4, 0, 2, 1]), 600.0);
        assert_eq!((three.alone, three.shared, three.empty), (vec![0], vec![1, 3, 4], vec![2]));
        let two = seen(&weights(&[20, 4, 0, 2]), 600.0);
        assert_eq!((two.alone, two.shared), (vec![0, 1, 3], vec![]));
    }

    #[test]
    fn a_lane_that_shared_one_is_alone_again_from_six_on() {
        let mut of = weights(&[20, 5, 2, 2, 1]);
        assert_eq!(seen(&of, 600.0).shared, [2, 3, 4]);
        of[1].shared = true;
        assert_eq!(seen(&of, 600.0).shared, [1, 2, 3, 4]);
    }

    #[test]
    fn lanes_that_do_not_fit_join_the_shared_one_but_for_those_that_are_kept() {
        let mut of = weights(&[50; 30]);
        of[29].kept = true;
        let few = seen(&of, 300.0);
        assert_eq!(few.alone, [0, 1, 29]);
        assert_eq!(few.shared.len(), 27);
    }
}
