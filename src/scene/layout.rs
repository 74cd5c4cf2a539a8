//! What one scene hands to the next: where labels stood, and what need not be made anew.

use std::sync::Arc;

use super::anchors::{Anchors, is_near};
use super::fine::Sight;
use super::follow::followed;
use super::input::SceneInput;
use super::laid::{BEYOND, Laid, Making, lay_out};
use super::lanes::LaneView;
use super::layout_key::LayoutKey;
use super::prepared::PreparedResult;
use super::time_scale::TimeScale;
use super::{areas, folds};
use crate::store::ItemIdx;

/// Where everything stood. Panning only moves it; a zoom under way keeps sides and rows.
#[derive(Clone)]
pub struct Layout {
    pub(super) prepared: PreparedResult,
    key: LayoutKey,
    pub(super) laid: Arc<Laid>,
    /// Views that were laid out afresh, of the same store.
    anchors: Anchors,
    /// How many shapes, hits and nodes there were.
    pub(super) n_drawn: [usize; 3],
}

/// The chosen item, where it is known to no day in a view and the band before has no room for it.
fn first_in_band(input: &SceneInput, scale: &TimeScale, previous: Option<&Layout>) -> Option<ItemIdx> {
    let idx = input.view.selection.primary()?;
    let shown = previous.is_some_and(|layout| layout.laid.band.entries.iter().any(|entry| entry.item == idx));
    let was_first = previous.is_some_and(|layout| layout.key.first_in_band == Some(idx));
    let sight = Sight::of_view(input, scale);
    let is_dayless = sight.is_in(idx) && !sight.is_fine(idx);
    (is_dayless && (was_first || !shown)).then_some(idx)
}

/// Index, overview and publication days: those of `previous` where they are of the same result.
pub(super) fn prepare(input: &SceneInput, previous: Option<&Layout>) -> PreparedResult {
    match previous {
        Some(layout) if layout.is_of_result(input) => match layout.prepared.clone() {
            prepared if layout.key.size == input.size && layout.key.form == input.wording.form() => prepared,
            prepared => prepared.for_input(input),
        },
        _ => PreparedResult::new(input, previous.map(|layout| &layout.prepared)),
    }
}

/// The scale of a scene: the density of the scene before, where it fills the plot too.
pub(super) fn scale(input: &SceneInput, prepared: &PreparedResult, previous: Option<&Layout>) -> TimeScale {
    let ends = areas::plot_ends(input.size);
    let before = previous.filter(|layout| areas::plot_ends(layout.key.size) == ends);
    let known =
        before.map(|layout| layout.anchors.density(input).unwrap_or_else(|| layout.laid.scale.density()));
    folds::scale(&prepared.coverage, &input.view.folds, input.view.window, ends, (known, input.options.still))
}

impl Layout {
    /// The layout for a scale: that of `previous` as long as it holds, moved or followed; else a new one.
    pub(super) fn next(
        input: &SceneInput,
        prepared: &PreparedResult,
        lanes: &[LaneView],
        scale: &TimeScale,
        previous: Option<&Self>,
    ) -> Self {
        let key = LayoutKey::new(input, first_in_band(input, scale, previous));
        let n_drawn = previous.map_or([0; 3], |layout| layout.n_drawn);
        let before = previous.filter(|layout| layout.key.generation == key.generation);
        let mut anchors = before.map_or_else(Anchors::default, |layout| layout.anchors.clone());
        let kept = previous.filter(|layout| layout.key == key).and_then(|layout| layout.kept(input, scale));
        let laid = kept.or_else(|| anchors.of_view(&key, scale)).unwrap_or_else(|| {
            let anchor = anchors.near(&key, scale);
            // What the view shows, or how, has changed, and where it stands has not.
            let other = before.filter(|layout| layout.key != key && is_near(&layout.laid.scale, scale));
            let is_anchored = anchor.is_some();
            let previous = anchor.or_else(|| other.map(|layout| Arc::clone(&layout.laid)));
            let laid = Arc::new(lay_out(&Making {
                input,
                lanes,
                scale,
                utterances: &prepared.utterances,
                headlines: &|| prepared.headlines(input),
                words: &prepared.words,
                area: areas::middle_height(input.size, input.options.overview),
                previous: previous.as_deref(),
                first_in_band: key.first_in_band,
            }));
            if !is_anchored {
                anchors.add(key.clone(), input.view.window, Arc::clone(&laid));
            }
            laid
        });
        Self { prepared: prepared.clone(), key, laid, anchors, n_drawn }
    }

    /// What holds of this layout for a scale.
    fn kept(&self, input: &SceneInput, scale: &TimeScale) -> Option<Arc<Laid>> {
        if self.laid.follows && !input.options.gesture {
            return None;
        }
        let before = &self.laid.scale;
        if (before.density() / scale.density() - 1.0).abs() < 1e-9 {
            let shift = shift(&self.laid, scale).abs();
            // While something moves, what was laid out beyond the view comes into it.
            let most = if input.options.gesture { scale.width() * BEYOND as f32 / 2.0 + 1.0 } else { 1e-2 };
            return (shift <= most).then(|| Arc::clone(&self.laid));
        }
        input.options.gesture.then(|| Arc::new(followed(&self.laid, scale, input.store)))
    }

    /// Bytes that are held for each item: the index of the items by time.
    pub fn n_bytes(&self) -> usize {
        self.prepared.index.bytes()
    }

    /// How many comparisons of two labels the layout took.
    pub fn n_tests(&self) -> usize {
        self.laid.n_tests
    }

    /// The layout itself: which labels stand where.
    pub fn laid(&self) -> &Laid {
        &self.laid
    }

    fn is_of_result(&self, input: &SceneInput) -> bool {
        self.key.generation == input.store.generation() && self.key.query == input.result.query
    }
}

/// How far everything stands right of where a layout has it.
pub(super) fn shift(laid: &Laid, scale: &TimeScale) -> f32 {
    scale.x_from_time(laid.scale.window.start) - laid.scale.left
}
