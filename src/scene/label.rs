//! Labels: words with their place.

use std::sync::{Arc, Mutex, PoisonError};

use foldhash::HashMap;

use super::candidate::{Candidate, Subject};
use super::place::{Block, Cards, Place, Side, WIDE};
use super::time_scale::TimeScale;
use super::words::{LabelWidths, Run, ShownWords, Words, widths_showing};
use crate::font::{Face, width};
use crate::store::{LaneKey, Store};
use crate::wording::Wording;

/// What a chip, an event, and a headline beside its pill take beside their words, in points.
const CHIP_PADDING: f32 = 36.0;
const EVENT_PADDING: f32 = 18.0;
const HEADLINE_PADDING: f32 = 11.0;
/// Beside the words of a chip of several rows, right of its glyph.
const CARD_PADDING: f32 = 37.0;
/// Plots narrower than this show a word less of each label.
const NARROW: f32 = 320.0;

/// From so many words on that are not known, they are read on two threads.
const MANY: usize = 24;

/// What a label looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelKind {
    /// A statement.
    Chip,
    /// An event.
    Event,
    /// A headline with its count.
    Headline,
}

/// The words of a candidate, measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// What the label looks like.
    pub kind: LabelKind,
    /// Its words.
    pub words: Words,
    /// What it takes beside them.
    pub padding: f32,
    /// How wide it is.
    pub widths: LabelWidths,
}

/// A candidate that is laid out, before it has its place.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What it is.
    pub candidate: Candidate,
    /// Its words.
    pub measured: Arc<Measured>,
}

/// A label in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// What it stands for.
    pub candidate: Candidate,
    /// Its words.
    pub measured: Arc<Measured>,
    /// Where it stands, in the coordinates of the layout it is of.
    pub place: Place,
    /// The words that are shown, line by line.
    pub lines: Vec<Vec<Run>>,
}

/// The width of a headline's pill.
pub fn pill_width(wording: &Wording, n_items: usize) -> f32 {
    width(Face::UiSemiBold, 11.0, &wording.number(n_items)) + 14.0
}

impl Draft {
    /// What asks for a place, on a scale; `kept` is the one it had.
    pub fn block(&self, scale: &TimeScale, store: &Store, kept: Option<(Side, usize)>) -> Block {
        let time = self.candidate.time;
        let lasts = match self.candidate.subject {
            Subject::Item(idx) => store.item(idx).is_event() && store.item(idx).is_lasting(),
            Subject::Headline(_) => false,
        };
        Block { span: scale.x_range(time.start, time.end), lasts, widths: self.measured.widths, kept }
    }

    /// The label at a place.
    pub fn placed(&self, place: Place) -> Label {
        let (lines, _) = self.measured.lines(&place);
        let (candidate, measured) = (self.candidate.clone(), Arc::clone(&self.measured));
        Label { candidate, measured, place, lines }
    }
}

impl Measured {
    /// The words that a label shows at a place, and whether some were cut.
    pub fn lines(&self, place: &Place) -> (Vec<Vec<Run>>, bool) {
        let room = place.x.width() - self.padding;
        if place.n_rows == 1 {
            let cut = self.words.cut(room);
            return (vec![cut.runs], cut.is_cut);
        }
        let room = if self.kind == LabelKind::Chip { place.x.width() - CARD_PADDING } else { room };
        let wrapped = self.words.wrap(room, place.n_rows);
        (wrapped.lines, wrapped.is_cut)
    }

    fn is_cut(&self, place: &Place) -> bool {
        match place.n_rows {
            1 => self.widths.natural > place.x.width() + 0.5,
            _ => self.lines(place).1,
        }
    }
}

/// The labels of a lane, as promotion asks after them.
pub struct LaneCards<'a>(pub &'a [Draft]);

impl Cards for LaneCards<'_> {
    fn is_cut(&self, at: usize, place: &Place) -> bool {
        self.0[at].measured.is_cut(place)
    }

    fn may_stand(&self, at: usize, side: Side) -> bool {
        match self.0[at].measured.kind {
            LabelKind::Chip => true,
            LabelKind::Event => side == Side::Column,
            LabelKind::Headline => false,
        }
    }
}

/// Whether labels of a day stand inside it.
pub fn is_close_up(scale: &TimeScale) -> bool {
    scale.width_of(crate::time::DAY as f64) >= WIDE
}

/// What measured words are of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct WordKey {
    subject: Subject,
    /// The lane they name.
    lane: Option<LaneKey>,
    /// The number in the pill of a headline.
    n_items: usize,
    /// Whether they are for a plot with little room.
    narrow: bool,
}

/// Words that were measured once.
type Known = HashMap<WordKey, Arc<Measured>>;

/// The words of one store in one language, kept from layout to layout.
#[derive(Clone, Default)]
pub struct WordBook {
    of: (u64, Option<crate::wording::Form>),
    known: Arc<Mutex<Known>>,
}

impl WordBook {
    /// The book for a store and a language: this one, where it is of both.
    pub fn for_store(&self, store: &Store, wording: &Wording) -> Self {
        let of = (store.generation(), Some(wording.form()));
        if self.of == of { self.clone() } else { Self { of, known: Arc::default() } }
    }

    /// A candidate with its words; those of a shared lane name their own, `lane`.
    pub fn draft(
        &self,
        (store, wording): (&Store, &Wording),
        candidate: Candidate,
        lane: Option<(&LaneKey, &str)>,
        plot_width: f32,
    ) -> Draft {
        let unread = Unread::of(&candidate, lane, plot_width);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let measured = known.entry(unread.key.clone()).or_insert_with(|| unread.read(store, wording));
        Draft { candidate, measured: Arc::clone(measured) }
    }

    /// Reads the words of candidates that are not known yet, on two threads where they are many.
    pub fn read<'a>(
        &self,
        (store, wording): (&Store, &Wording),
        candidates: &[Candidate],
        lane: impl Fn(&Candidate) -> Option<(&'a LaneKey, &'a str)>,
        plot_width: f32,
    ) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let all = candidates.iter().map(|one| Unread::of(one, lane(one), plot_width));
        let unread: Vec<Unread> = all.filter(|unread| !known.contains_key(&unread.key)).collect();
        if unread.len() < MANY {
            return;
        }
        let read = |some: &[Unread]| -> Vec<Arc<Measured>> {
            some.iter().map(|unread| unread.read(store, wording)).collect()
        };
        let (first, second) = unread.split_at(unread.len() / 2);
        std::thread::scope(|scope| {
            let other = scope.spawn(|| read(second));
            known.extend(first.iter().map(|unread| unread.key.clone()).zip(read(first)));
            let others = other.join().unwrap_or_default();
            known.extend(second.iter().map(|unread| unread.key.clone()).zip(others));
        });
    }
}

/// Words that are to be read and measured.
struct Unread<'a> {
    key: WordKey,
    lane: Option<&'a str>,
}

impl<'a> Unread<'a> {
    fn of(candidate: &Candidate, lane: Option<(&LaneKey, &'a str)>, plot_width: f32) -> Self {
        let subject = candidate.subject;
        // Nothing else than a headline changes with the number of items.
        let n_items = if matches!(subject, Subject::Headline(_)) { candidate.n_items } else { 0 };
        let narrow = plot_width < NARROW;
        let key = WordKey { subject, lane: lane.map(|(key, _)| key.clone()), n_items, narrow };
        Self { key, lane: lane.map(|(_, name)| name) }
    }

    fn read(&self, store: &Store, wording: &Wording) -> Arc<Measured> {
        let WordKey { subject, n_items, narrow, .. } = self.key;
        Arc::new(measured((store, wording), subject, n_items, self.lane, narrow))
    }
}

fn measured(
    (store, wording): (&Store, &Wording),
    subject: Subject,
    n_items: usize,
    lane: Option<&str>,
    narrow: bool,
) -> Measured {
    let (kind, words, padding) = match subject {
        Subject::Item(idx) if store.item(idx).is_event() => {
            (LabelKind::Event, Words::of_item(store, idx, wording), EVENT_PADDING)
        }
        Subject::Item(idx) => (LabelKind::Chip, Words::of_item(store, idx, wording), CHIP_PADDING),
        Subject::Headline(document) => {
            let words = Words::of_document(store, document, wording).unwrap_or_default();
            (LabelKind::Headline, words, pill_width(wording, n_items) + HEADLINE_PADDING)
        }
    };
    let words = match lane {
        Some(name) => words.with_lane(name),
        None => words,
    };
    let shown = match narrow {
        true => ShownWords { full: 4, short: 3 },
        false => ShownWords::default(),
    };
    let widths = widths_showing(&words, padding, kind == LabelKind::Event, words.lane_width(), shown);
    Measured { kind, words, padding, widths }
}
