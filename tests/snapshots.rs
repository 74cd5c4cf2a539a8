//! Scenes of generated articles as text and as small pictures: each level, theme and state. What
//! differs from the files under `tests/golden/scenes` fails; UPDATE_GOLDEN=1 writes them anew.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

#[allow(dead_code, reason = "shared with other tests, which use more of it")]
#[path = "common/generate.rs"]
mod generate;
#[path = "common/weeks.rs"]
mod weeks;

use std::fmt::Write;
use std::path::PathBuf;

use weeks::{Shape as Made, extractions};
use zeitstrahl::export::{FigureOptions, picture};
use zeitstrahl::scene::axis::{AxisLabel, lower_labels, upper_labels};
use zeitstrahl::scene::frame::{Frame, FrameOptions};
use zeitstrahl::scene::geometry::{Rect, Size};
use zeitstrahl::scene::hit::Target;
use zeitstrahl::scene::shape::Shape;
use zeitstrahl::scene::{Scene, SceneInput, SceneOptions, Touch, build};
use zeitstrahl::store::{Bits, Grouping, ItemIdx};
use zeitstrahl::theme::Shade;
use zeitstrahl::time::TimeInterval;
use zeitstrahl::view::{BinKey, TimeWindow};
use zeitstrahl::wording::{Tongue, Wording};
use zeitstrahl::workspace::{Command, SelectCommand, ViewCommand, Workspace};

const SIZE: Size = Size { width: 620.0, height: 400.0 };

fn workspace(n_items: usize, n_days: usize) -> Workspace {
    let first = "2025-08-25".parse().unwrap();
    Workspace::new(extractions(&Made { n_items, n_countries: 4, first, n_days, seed: 7 }))
}

/// What is drawn, and what pointer and keyboard are on.
struct Case {
    workspace: Workspace,
    hovered: Option<Target>,
    focus: bool,
    kept: Option<Bits>,
}

impl Case {
    fn of(workspace: Workspace) -> Self {
        Self { workspace, hovered: None, focus: false, kept: None }
    }

    fn input<'a>(&'a self, touch: &'a Touch<'a>) -> SceneInput<'a> {
        SceneInput {
            store: self.workspace.store(),
            result: self.workspace.result(),
            view: self.workspace.view(),
            wording: Wording::of(Tongue::German),
            palette: self.workspace.palette(),
            touch,
            size: SIZE,
            options: SceneOptions::default(),
        }
    }

    fn touch(&self) -> Touch<'_> {
        Touch {
            hover: self.hovered.clone(),
            focus: self.workspace.view().selection.primary().filter(|_| self.focus),
            emphasis: self.kept.as_ref(),
            ..Touch::default()
        }
    }

    fn scene(&self) -> Scene {
        build(&self.input(&self.touch()), None)
    }
}

/// The first statement that is drawn by itself.
fn a_statement(workspace: &Workspace) -> ItemIdx {
    let scene = Case::of(workspace_like(workspace)).scene();
    let found = scene.nodes.iter().find(|node| !workspace.store().item(node.item).is_event());
    found.unwrap().item
}

fn workspace_like(workspace: &Workspace) -> Workspace {
    Workspace::new(workspace.extractions().to_vec())
}

fn a_pill(workspace: &Workspace) -> BinKey {
    let scene = Case::of(workspace_like(workspace)).scene();
    let pill = scene.hits.iter().find_map(|hit| match &hit.target {
        Target::Pill(key) => Some(key.clone()),
        _ => None,
    });
    pill.unwrap()
}

/// Every case with its name.
fn cases() -> Vec<(&'static str, Case)> {
    let items = || workspace(40, 3);
    let with = |change: Command| {
        let mut workspace = items();
        workspace.apply(change);
        Case::of(workspace)
    };
    let statement = a_statement(&items());
    let chosen = with(Command::Select(SelectCommand::One(statement)));
    let hovered = Case { hovered: Some(Target::Item(statement)), ..Case::of(items()) };
    let n_items = items().store().len();
    let kept = Bits::from_fn(n_items, |idx| idx == statement.index());
    let mut away = items();
    away.apply(Command::View(ViewCommand::Pan(-4e6)));
    vec![
        ("items", Case::of(items())),
        ("items-hovered", hovered),
        ("items-chosen", Case { focus: true, ..chosen }),
        ("items-dimmed", Case { kept: Some(kept), ..Case::of(items()) }),
        ("items-open", with(Command::View(ViewCommand::ToggleBin(a_pill(&items()))))),
        ("items-divided", with(Command::View(ViewCommand::SetWithin(Some(Grouping::Kind))))),
        ("marks", Case::of(workspace(260, 28))),
        ("density", Case::of(workspace(6_000, 2_000))),
        ("nothing", Case::of(away)),
    ]
}

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/scenes").join(name)
}

/// Compares with the file, or writes it.
fn check(name: &str, found: &[u8]) -> Option<String> {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(file(name).parent().unwrap()).unwrap();
        std::fs::write(file(name), found).unwrap();
        return None;
    }
    let expected = std::fs::read(file(name)).unwrap_or_default();
    (expected != found).then(|| name.to_owned())
}

fn place(rect: Rect) -> String {
    format!("{:.0}..{:.0} {:.0}..{:.0}", rect.left, rect.right, rect.top, rect.bottom)
}

/// A scene as lines: lanes, boxes of items, what can be pointed at beside them, and every word.
fn as_text(case: &Case, scene: &Scene) -> String {
    let mut text = format!("{:?} by {:?}, {} in view\n", scene.level, scene.unit, scene.n_visible);
    let wording = Wording::of(Tongue::German);
    for (key, rect) in &scene.lanes {
        writeln!(text, "lane {} {}", place(*rect), wording.lane(case.workspace.store(), key)).unwrap();
    }
    for node in &scene.nodes {
        let item = case.workspace.store().item(node.item);
        writeln!(text, "item {} {}", place(node.rect), item.label()).unwrap();
    }
    for hit in &scene.hits {
        if !matches!(hit.target, Target::Item(_) | Target::Bin(_) | Target::Plot | Target::Axis) {
            let name = format!("{:?}", hit.target);
            let name = name.split(['(', ' ']).next().unwrap().to_owned();
            writeln!(text, "{name} {}", place(hit.rect)).unwrap();
        }
    }
    for shape in &scene.shapes {
        if let Shape::Text(run) = shape
            && run.text.chars().all(|letter| !('\u{e000}'..'\u{f8ff}').contains(&letter))
        {
            writeln!(text, "text {:.0} {:.0} {}", run.at.x, run.at.y, run.text).unwrap();
        }
    }
    text
}

#[test]
fn scenes_read_as_before() {
    let changed =
        |(name, case): &(&str, Case)| check(&format!("{name}.txt"), as_text(case, &case.scene()).as_bytes());
    assert_eq!(cases().iter().filter_map(changed).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn scenes_look_as_before() {
    let options = FigureOptions { title: None, legend: false, filters: false, sources: false };
    let mut changed = Vec::new();
    for (name, case) in cases() {
        for (shade, theme) in [(Shade::Light, "light"), (Shade::Dark, "dark")] {
            let drawn = picture(&case.input(&case.touch()), &options, None, shade, 1.0).unwrap();
            changed.extend(check(&format!("{name}-{theme}.png"), &drawn));
        }
    }
    assert_eq!(changed, Vec::<String>::new());
}

/// The names on the axis around a time, from ten minutes to two thousand years.
fn axis_names(middle: f64, tongue: Tongue) -> String {
    let wording = Wording::of(tongue);
    let (hour, day, year) = (3_600.0, 86_400.0, 31_556_952.0);
    let spans = [
        ("ten minutes", 600.0),
        ("an hour", hour),
        ("six hours", 6.0 * hour),
        ("a day", day),
        ("three days", 3.0 * day),
        ("two weeks", 14.0 * day),
        ("four weeks", 28.0 * day),
        ("a quarter", 92.0 * day),
        ("a year", year),
        ("three years", 3.0 * year),
        ("ten years", 10.0 * year),
        ("forty years", 40.0 * year),
        ("two hundred years", 200.0 * year),
        ("two thousand years", 2_000.0 * year),
    ];
    let mut text = String::new();
    for (name, seconds) in spans {
        let window = TimeWindow::new(middle - seconds / 2.0, middle + seconds / 2.0);
        let size = Size { width: 832.0, height: 400.0 };
        let frame =
            Frame::new(FrameOptions { size, gutter: 112.0, strip: true, overview: true }, window, None);
        let row = |labels: Vec<AxisLabel>| {
            labels
                .iter()
                .map(|label| format!("{:.0} {}", label.x, label.text))
                .collect::<Vec<_>>()
                .join(" | ")
        };
        writeln!(text, "{name}\n  {}", row(upper_labels(&frame, wording))).unwrap();
        writeln!(text, "  {}", row(lower_labels(&frame, wording))).unwrap();
    }
    text
}

#[test]
fn names_on_the_axis_read_as_before() {
    let second = |date: &str| TimeInterval::day(date.parse().unwrap()).start as f64 + 50_000.0;
    let all = [
        ("axis-de.txt", axis_names(second("2025-09-04"), Tongue::German)),
        ("axis-en.txt", axis_names(second("2025-09-04"), Tongue::English)),
        ("axis-bce.txt", axis_names(second("-0043-03-15"), Tongue::German)),
    ];
    let changed = all.iter().filter_map(|(name, text)| check(name, text.as_bytes()));
    assert_eq!(changed.collect::<Vec<_>>(), Vec::<String>::new());
}
