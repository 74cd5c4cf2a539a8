//! The layout: which lanes are seen, how high they are, and which labels stand where in them. A pure function of the
//! scene's input, a scale and the layout before. It looks at no more items than can stand in the view, however many
//! there are.

mod before;
mod draft;
mod finish;
mod made;
mod rows;
mod view;

pub use made::{BEYOND, COLLAPSED, FOOT, HEAD, Laid, LaidLane, Making, PADDING, ROW};

use view::InView;

/// Lays everything out.
pub fn lay_out(making: &Making) -> Laid {
    let mut n_tests = 0;
    // What is in view, and what of it stands over and under the lanes.
    let view = InView::new(making);
    let (band, area) = view.band();
    // Which lanes there are, and what asks for a place in them.
    let seen = view.seen(area);
    let mut lanes = draft::drafted(&view, &seen, area, &mut n_tests);
    // How many rows each has, and what finds a place in these.
    rows::share_out(&view, &mut lanes, area, &mut n_tests);
    let mut laid = finish::finished(&view, &lanes, &mut n_tests);
    rows::fill(&mut laid, area);
    let silent = seen.empty.iter().filter(|at| !view.is_in_band(**at));
    Laid {
        scale: making.scale.clone(),
        dayless: view.sight.dayless,
        band,
        lanes: laid,
        // The band tells of those of which something is known to no day.
        empty: silent.map(|at| making.lanes[*at].lane.key.clone()).collect(),
        headlines: view.headlines.is_some(),
        strip: view.strip,
        edges: view.bar_edges.times().to_vec(),
        n_tests,
        follows: false,
    }
}
