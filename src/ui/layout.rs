//! Where the parts of the window stand, by its size.

use egui::{Rect, pos2, vec2};

/// What stands at the right side of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Beside {
    /// What is chosen, with its article.
    #[default]
    Reader,
    /// What a person concludes.
    Findings,
}

/// Which side panels the user has open, and how wide the reader was drawn.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Panels {
    /// The filter panel.
    pub filters: bool,
    /// Whether the reader is shown. Not kept: a window begins with the reader closed, unless it is pinned.
    #[serde(skip)]
    pub reader: bool,
    /// What is shown in its place. Not kept either.
    #[serde(skip)]
    pub beside: Beside,
    /// Whether the reader stands beside the timeline and stays open, in place of lying over it.
    pub reader_pinned: bool,
    /// The reader's width, once the user has dragged its edge.
    pub reader_width: Option<f32>,
}

impl Panels {
    /// Whether findings are shown.
    pub fn shows_findings(&self) -> bool {
        self.reader && self.beside == Beside::Findings
    }
}

impl Default for Panels {
    fn default() -> Self {
        Self {
            filters: true,
            reader: false,
            beside: Beside::Reader,
            reader_pinned: false,
            reader_width: None,
        }
    }
}

/// The parts of the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Regions {
    /// The bar at the top.
    pub top: Rect,
    /// The filter panel or its rail of icons; empty when closed.
    pub filters: Rect,
    /// Whether the filter panel is only a rail.
    pub rail: bool,
    /// The filters in force and the zoom.
    pub chips: Rect,
    /// Axis, lanes and overview. A reader that is not pinned opens over its right part and does not change it.
    pub center: Rect,
    /// What of the center no reader lies over: the width that layout and fitting go by once the reader is open.
    pub clear: Rect,
    /// The reader, where it is open.
    pub reader: Option<Rect>,
    /// The rail that opens it, where it is closed.
    pub reader_rail: Option<Rect>,
    /// Whether the reader lies over the center.
    pub reader_floats: bool,
    /// The bar at the bottom.
    pub status: Rect,
    /// Whether buttons of the top bar show icons alone.
    pub icons_only: bool,
    /// Whether even those that can be reached elsewhere give way, as with large text in a small window.
    pub is_tight: bool,
}

const TOP: f32 = 48.0;
const CHIPS: f32 = 40.0;
const STATUS: f32 = 26.0;
const RAIL: f32 = 48.0;
/// The closed reader.
const READER_RAIL: f32 = 44.0;
/// In a narrower window a pinned reader lies over the timeline too, which would have no room beside it.
const READER_BESIDE: f32 = 1000.0;
/// The reader may be drawn to any width between these.
const READER: std::ops::RangeInclusive<f32> = 300.0..=560.0;

/// The parts of a window of this size (the breakpoints are those of the design).
pub fn regions(window: Rect, panels: &Panels) -> Regions {
    let width = window.width();
    let top = Rect::from_min_size(window.min, vec2(width, TOP));
    let status = Rect::from_min_max(pos2(window.left(), window.bottom() - STATUS), window.max);
    let body = Rect::from_min_max(pos2(window.left(), top.bottom()), pos2(window.right(), status.top()));
    let rail = width < 1200.0 || !panels.filters;
    let filters_width = match (rail, width > 1700.0) {
        (true, _) => RAIL,
        (false, true) => 272.0,
        (false, false) => 240.0,
    };
    let (filters, rest) = body.split_left_right_at_x(body.left() + filters_width);
    let stays = panels.reader && panels.reader_pinned && width >= READER_BESIDE;
    let reader_width = reader_width(width, panels);
    let beside = if stays { reader_width } else { READER_RAIL };
    let (middle, side) = rest.split_left_right_at_x(rest.right() - beside);
    let (chips, center) = middle.split_top_bottom_at_y(middle.top() + CHIPS);
    // Below the chips, so that the zoom is always at hand.
    let over = Rect::from_min_max(pos2(body.right() - reader_width, center.top()), body.max);
    let reader = panels.reader.then_some(if stays { side } else { over });
    let reader_floats = panels.reader && !stays;
    let covered = if reader_floats { over.left() } else { center.right() };
    Regions {
        top,
        filters,
        rail,
        chips: if reader_floats { chips.with_max_x(body.right()) } else { chips },
        center,
        clear: center.with_max_x(covered),
        reader,
        reader_rail: (!panels.reader).then_some(side),
        reader_floats,
        status,
        icons_only: width < 1200.0,
        is_tight: width < 760.0,
    }
}

fn reader_width(window_width: f32, panels: &Panels) -> f32 {
    let designed = match window_width {
        w if w > 1700.0 => 440.0,
        w if w < 1200.0 => 328.0,
        _ => 368.0,
    };
    // At least this much stays for the timeline.
    let most = (window_width - 520.0).max(*READER.start());
    panels.reader_width.map_or(designed, |width| width.clamp(*READER.start(), *READER.end())).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(width: f32, height: f32, panels: Panels) -> Regions {
        regions(Rect::from_min_size(pos2(0.0, 0.0), vec2(width, height)), &panels)
    }

    fn pinned() -> Panels {
        Panels { reader: true, reader_pinned: true, ..Panels::default() }
    }

    #[test]
    fn sizes_are_those_of_the_design() {
        let wide = at(1920.0, 1080.0, pinned());
        assert_eq!((wide.filters.width(), wide.reader.unwrap().width()), (272.0, 440.0));
        let usual = at(1440.0, 900.0, pinned());
        assert_eq!((usual.filters.width(), usual.reader.unwrap().width()), (240.0, 368.0));
        let small = at(1100.0, 700.0, pinned());
        assert_eq!((small.filters.width(), small.reader.unwrap().width()), (48.0, 328.0));
        assert!(small.rail && small.icons_only && !small.reader_floats);
    }

    #[test]
    fn parts_fill_the_window_without_overlap() {
        for width in [900.0, 1100.0, 1440.0, 1920.0] {
            for panels in [pinned(), Panels::default()] {
                let parts = at(width, 700.0, panels);
                assert_eq!(parts.top.bottom(), parts.filters.top());
                assert_eq!(parts.filters.right(), parts.center.left());
                assert_eq!(parts.chips.bottom(), parts.center.top());
                assert_eq!(parts.center.bottom(), parts.status.top());
                let side = parts.reader.or(parts.reader_rail).unwrap();
                assert_eq!(side.right(), width);
                assert_eq!(parts.reader_floats, parts.center.right() > side.left());
            }
        }
    }

    #[test]
    fn a_closed_reader_is_a_rail_and_an_open_one_leaves_the_timeline_as_it_is() {
        for width in [900.0, 1100.0, 1440.0, 1920.0] {
            let closed = at(width, 700.0, Panels::default());
            assert_eq!(closed.reader, None);
            assert_eq!(closed.reader_rail.unwrap().width(), 44.0);
            assert_eq!(closed.clear, closed.center);
            let open = at(width, 700.0, Panels { reader: true, ..Panels::default() });
            assert_eq!(open.center, closed.center);
            assert_eq!(open.reader_rail, None);
            let reader = open.reader.unwrap();
            assert_eq!(open.clear.right(), reader.left());
            assert!(open.clear.width() > 300.0, "{width}: {}", open.clear.width());
            assert!(reader.top() >= open.chips.bottom(), "the zoom buttons stay in sight");
        }
    }

    #[test]
    fn a_dragged_reader_stays_within_its_limits() {
        let panels = |width| Panels { reader_width: Some(width), ..pinned() };
        let width_of = |panels| at(1440.0, 900.0, panels).reader.unwrap().width();
        assert_eq!(width_of(panels(100.0)), 300.0);
        assert_eq!(width_of(panels(420.0)), 420.0);
        assert_eq!(width_of(panels(900.0)), 560.0);
    }
}
