//! A scene as text that a diff shows well.

use std::fmt::Write as _;
use std::ops::Range;

use zeitstrahl::font::Face;
use zeitstrahl::scene::geometry::Rect;
use zeitstrahl::scene::hit::{KeyStop, Target};
use zeitstrahl::scene::shape::{Shape, TextRun};
use zeitstrahl::scene::{Level, PlacedLane, Scene};
use zeitstrahl::store::LaneKey;
use zeitstrahl::view::BinKey;
use zeitstrahl::wording::{Tongue, Wording};
use zeitstrahl::workspace::Workspace;

/// Baselines of the axis' rows.
const ROWS: [(&str, f32); 2] = [("major", 15.0), ("minor", 36.0)];
/// How high a bar is, from a point to the lane's full height.
const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The scene, from the axis to the overview.
pub fn printed(workspace: &Workspace, scene: &Scene) -> String {
    let mut text = String::new();
    let (single, counted) = (scene.n_single, scene.n_in_pills);
    writeln!(text, "{:?}  {} × {}", scene.level, scene.size.width, scene.size.height).unwrap();
    writeln!(
        text,
        "{} in view: {single} single, {counted} counted, {} hidden, {} spans, {} to scroll",
        scene.n_visible, scene.n_hidden, scene.n_spans, scene.scrollable
    )
    .unwrap();
    for (name, y) in ROWS {
        let labels =
            runs(scene, 0..scene.shapes.len()).filter(|run| run.at.y == y && run.at.x > scene.plot.left);
        let labels: Vec<String> = labels.map(|run| format!("{} {:?}", run.at.x.round(), run.text)).collect();
        writeln!(text, "{name}  {}", labels.join("  ")).unwrap();
    }
    for (place, PlacedLane { key, rect }) in scene.lanes.iter().enumerate() {
        lane(&mut text, workspace, scene, (place, key, *rect));
    }
    for hit in scene.hits.iter().filter(|hit| hit.target == Target::Tray) {
        writeln!(text, "tray  {}  {}", place_of(hit.rect), words_in(scene, hit.rect)).unwrap();
    }
    overview(&mut text, scene);
    text
}

fn lane(
    text: &mut String,
    workspace: &Workspace,
    scene: &Scene,
    (place, key, rect): (usize, &LaneKey, Rect),
) {
    let name = Wording::of(Tongue::German).lane(workspace.store(), key);
    if !rect.overlaps(&scene.plot) {
        return writeln!(text, "lane {name:?}  out of sight").unwrap();
    }
    let gutter = Rect { left: 0.0, right: scene.plot.left, ..rect };
    writeln!(text, "lane {name:?}  y {}..{}  {}", rect.top, rect.bottom, words_in(scene, gutter)).unwrap();
    let stops = || scene.stops.iter().filter(move |stop| stop.lane == place);
    match scene.level {
        Level::Items => items(text, scene, place),
        Level::Marks => stops().for_each(|stop| pile(text, scene, stop)),
        Level::Density => bars(text, scene, place, rect),
    }
    for stop in stops() {
        let hit = &scene.hits[stop.hit];
        match &hit.target {
            Target::Pill(bin) => {
                writeln!(
                    text,
                    "  pill  {}  {}  +{} {:?}",
                    place_of(hit.rect),
                    bin_of(bin),
                    stop.n_items,
                    stop.words
                )
            }
            Target::Bin(bin) if !stop.words.is_empty() => {
                writeln!(text, "  peak  {}  {}  {:?}", bin_of(bin), stop.n_items, stop.words)
            }
            Target::Outside { .. } => writeln!(text, "  beyond  {:?}", stop.words),
            _ => Ok(()),
        }
        .unwrap();
    }
}

/// Chips, cards, bars and dots, from the lane's top, each with its words.
fn items(text: &mut String, scene: &Scene, place: usize) {
    let mut nodes: Vec<_> = scene.nodes.iter().filter(|node| node.lane == place).collect();
    nodes.sort_by(|a, b| {
        (a.rect.top, a.rect.left, a.item).partial_cmp(&(b.rect.top, b.rect.left, b.item)).unwrap()
    });
    for node in nodes {
        let words: Vec<String> =
            runs(scene, node.shapes.clone()).map(|run| format!("{:?}", run.text)).collect();
        writeln!(text, "  {}  {}", place_of(node.rect), words.join(" ")).unwrap();
    }
}

/// A pile of marks: its bin, and how many stand in it.
fn pile(text: &mut String, scene: &Scene, stop: &KeyStop) {
    let Target::Bin(bin) = &scene.hits[stop.hit].target else { return };
    let rect = scene.hits[stop.hit].rect;
    let marks = scene.nodes.iter().filter(|node| node.lane == stop.lane && rect.contains(node.rect.center()));
    let marks: String = marks.map(|_| '•').collect();
    let (left, right) = (rect.left.round(), rect.right.round());
    writeln!(text, "  pile  {left}..{right}  {}  {} {marks}", bin_of(bin), stop.n_items).unwrap();
}

/// The bars of a lane as high as they are drawn, one character for each bin.
fn bars(text: &mut String, scene: &Scene, place: usize, rect: Rect) {
    let bins: Vec<&KeyStop> = scene
        .stops
        .iter()
        .filter(|stop| stop.lane == place && matches!(scene.hits[stop.hit].target, Target::Bin(_)))
        .collect();
    let height = |stop: &&KeyStop| {
        let bin = scene.hits[stop.hit].rect;
        let filled = scene.shapes.iter().filter_map(|shape| match shape {
            Shape::Rect { rect, fill: Some(_), .. } => Some(*rect),
            _ => None,
        });
        let of_bin = filled
            .filter(|bar| bar.overlaps(&bin) && bar.left >= bin.left - 0.5 && bar.right <= bin.right + 0.5);
        rect.bottom - of_bin.map(|bar| bar.top).fold(rect.bottom, f32::min)
    };
    let step = |stop: &&KeyStop| BARS[((height(stop) / rect.height() * 8.0) as usize).min(7)];
    let drawn: String = bins.iter().map(step).collect();
    writeln!(text, "  {} bars  {drawn}", bins.len()).unwrap();
    for run in runs(scene, 0..scene.shapes.len()) {
        if run.at.x > scene.plot.left && rect.contains(run.at) {
            writeln!(text, "  label  {} {:?}", run.at.x.round(), run.text).unwrap();
        }
    }
}

/// The brush and the words of the overview.
fn overview(text: &mut String, scene: &Scene) {
    let brush = scene.hits.iter().find(|hit| hit.target == Target::Brush).map(|hit| place_of(hit.rect));
    writeln!(text, "overview  brush {}", brush.unwrap_or_default()).unwrap();
    // The overview is drawn last; lanes that are scrolled reach under it.
    let is_title = |run: &TextRun| &*run.text == Wording::of(Tongue::German).text("timeline.overview");
    let drawn = runs(scene, 0..scene.shapes.len()).skip_while(|run| !is_title(run));
    let words: Vec<String> = drawn.map(|run| format!("{:?}", run.text)).collect();
    writeln!(text, "  {}", words.join(" ")).unwrap();
}

/// The words in some shapes, without icons.
fn runs(scene: &Scene, shapes: Range<usize>) -> impl Iterator<Item = &TextRun> {
    let is_icon = |face: Face| matches!(face, Face::Icon | Face::IconFill | Face::IconBold);
    scene.shapes[shapes].iter().filter_map(move |shape| match shape {
        Shape::Text(run) if !is_icon(run.face) => Some(run),
        _ => None,
    })
}

fn words_in(scene: &Scene, area: Rect) -> String {
    let inside = runs(scene, 0..scene.shapes.len()).filter(|run| area.contains(run.at));
    inside.map(|run| format!("{:?}", run.text)).collect::<Vec<_>>().join(" ")
}

fn place_of(rect: Rect) -> String {
    format!("{:>3}..{:<3} {:>3}", rect.left.round(), rect.right.round(), rect.top.round())
}

fn bin_of(bin: &BinKey) -> String {
    let time = |seconds: i64| zeitstrahl::time::datetime_of(seconds).format("%Y-%m-%dT%H").to_string();
    format!("{}..{}", time(bin.start), time(bin.end))
}
