//! What a layout is made of, and what it is.

use std::sync::Arc;

use crate::scene::band::Band;
use crate::scene::candidate::Subject;
use crate::scene::headlines::Headlines;
use crate::scene::input::SceneInput;
use crate::scene::label::{Draft, Label, WordBook};
use crate::scene::lanes::{LaneSlot, LaneView};
use crate::scene::place::Block;
use crate::scene::strip::{Strip, StripKind};
use crate::scene::time_scale::TimeScale;
use crate::scene::utterances::Utterances;
use crate::store::{ItemIdx, LaneKey, Store};

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
    /// The layout near by whose sides and rows are kept; none where everything is laid out afresh.
    pub previous: Option<&'a Laid>,
    /// The chosen item that is known to no day: it comes first in the band.
    pub first_in_band: Option<ItemIdx>,
}
