//! A scene as text that a diff shows well.

use std::fmt::Write as _;
use std::ops::Range;

use zeitstrahl::font::Face;
use zeitstrahl::scene::geometry::Rect;
use zeitstrahl::scene::hit::{ItemNode, KeyStop, Target};
use zeitstrahl::scene::shape::{Shape, TextRun};
use zeitstrahl::scene::{LaneSlot, PlacedLane, Scene};
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
    writeln!(text, "{} × {}", scene.size.width, scene.size.height).unwrap();
    writeln!(
        text,
        "{} in view: {single} single, {counted} counted, {} in the band, {} hidden, {} to scroll",
        scene.n_visible, scene.n_in_band, scene.n_hidden, scene.scrollable
    )
    .unwrap();
    for (name, y) in ROWS {
        let labels =
            runs(scene, 0..scene.shapes.len()).filter(|run| run.at.y == y && run.at.x > scene.plot.left);
        let labels: Vec<String> = labels.map(|run| format!("{} {:?}", run.at.x.round(), run.text)).collect();
        writeln!(text, "{name}  {}", labels.join("  ")).unwrap();
    }
    band(&mut text, scene);
    for (place, PlacedLane { slot, rect }) in scene.lanes.iter().enumerate() {
        lane(&mut text, workspace, scene, (place, slot, *rect));
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
    (place, slot, rect): (usize, &LaneSlot, Rect),
) {
    let name: Vec<String> =
        slot.keys().iter().map(|key| Wording::of(Tongue::German).lane(workspace.store(), key)).collect();
    if !rect.overlaps(&scene.plot) {
        return writeln!(text, "lane {name:?}  out of sight").unwrap();
    }
    let gutter = Rect { left: 0.0, right: scene.plot.left, ..rect };
    writeln!(text, "lane {name:?}  y {}..{}  {}", rect.top, rect.bottom, words_in(scene, gutter)).unwrap();
    let stops = || scene.stops.iter().filter(move |stop| stop.lane == place);
    items(text, scene, place, rect);
    match scene.note.is_some() {
        true => bars(text, scene, place, rect),
        false => stops().for_each(|stop| pile(text, scene, stop)),
    }
    for stop in stops() {
        let hit = &scene.hits[stop.hit];
        match &hit.target {
            Target::Headline(_) => {
                writeln!(text, "  headline  {}  {} {:?}", place_of(hit.rect), stop.n_items, stop.words)
            }
            Target::Rest(_) => writeln!(text, "  rest  {:?}", stop.words),
            Target::Outside { .. } => writeln!(text, "  beyond  {:?}", stop.words),
            _ => Ok(()),
        }
        .unwrap();
    }
}

/// Chips, bars and events, from the lane's top, each with its words.
fn items(text: &mut String, scene: &Scene, place: usize, rect: Rect) {
    let in_lane = |node: &&ItemNode| node.lane == place && rect.contains(node.rect.center());
    let mut nodes: Vec<_> = scene.nodes.iter().filter(in_lane).collect();
    nodes.sort_by(|a, b| {
        (a.rect.top, a.rect.left, a.item).partial_cmp(&(b.rect.top, b.rect.left, b.item)).unwrap()
    });
    for node in nodes {
        let words: Vec<String> =
            runs(scene, node.shapes.clone()).map(|run| format!("{:?}", run.text)).collect();
        // Marks have none.
        if !words.is_empty() {
            writeln!(text, "  {}  {}", place_of(node.rect), words.join(" ")).unwrap();
        }
    }
}

/// What is known to no day.
fn band(text: &mut String, scene: &Scene) {
    let Some(hit) = scene.hits.iter().find(|hit| hit.target == Target::Band) else { return };
    let area = Rect { right: scene.plot.right, ..hit.rect };
    writeln!(text, "band  {}", words_in(scene, area)).unwrap();
}

/// A row of marks: its bin, and how many stand in it.
fn pile(text: &mut String, scene: &Scene, stop: &KeyStop) {
    let Target::Bin(bin) = &scene.hits[stop.hit].target else { return };
    let rect = scene.hits[stop.hit].rect;
    let marks = scene.nodes.iter().filter(|node| node.lane == stop.lane && rect.contains(node.rect.center()));
    let marks: String = marks.map(|_| '•').collect();
    let (left, right) = (rect.left.round(), rect.right.round());
    writeln!(text, "  marks  {left}..{right}  {}  {} {marks}", bin_of(bin), stop.n_items).unwrap();
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
