//! Saving and opening a project: 850 articles with 200 dates set by hand and 50 merged actors.

#[allow(dead_code, reason = "shared with the other benches")]
mod common;
#[allow(dead_code, reason = "shared with tests, which use more of it")]
#[path = "../tests/common/generate.rs"]
mod generate;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;
use common::Report;
use cpu_time::ProcessTime;
use generate::generate;
use zeitstrahl::item::{DecideActor, OtherActor};
use zeitstrahl::project::{Articles, Contents, OpenError, ProjectFile};
use zeitstrahl::workspace::{Command, DataCommand, Restored, Workspace};

/// Articles of 35 items, as long news articles give.
const ARTICLES: usize = 850;
const CORRECTIONS: usize = 200;
const MERGES: usize = 50;
/// Runs of which the quickest counts.
const RUNS: usize = 5;

fn main() {
    let mut report = Report::new("Project");
    let path = std::env::temp_dir().join("zeitstrahl-bench.zeitstrahl");
    let mut workspace = Workspace::new(generate(3, ARTICLES * 35));
    correct(&mut workspace);
    let merging = merge(&mut workspace);
    report.add("850 articles, 200 corrections, 50 merges: the last merge", merging, None, "ms");
    let contents = Contents::of(&workspace, None, Arc::default());
    let saving = quickest(|| drop(ProjectFile::create(&path, &contents, Articles::Embedded)));
    let megabytes = path.metadata().map_or(0.0, |file| file.len() as f64 / 1e6);
    report.add("850 articles, 200 corrections, 50 merges: size of the file", megabytes, None, "MB");
    report.add("850 articles, 200 corrections, 50 merges: saved whole", saving, Some(1_000.0), "ms");
    let opening = quickest(|| drop(open(&path)));
    report.add(
        "850 articles, 200 corrections, 50 merges: opened, all cores together",
        opening,
        Some(2_000.0),
        "ms",
    );
    change(&path, &mut workspace, &mut report);
    report.add("850 articles, 200 corrections, 50 merges: items", workspace.store().len() as f64, None, "");
    drop(std::fs::remove_file(&path));
    report.write();
}

/// A date set by hand, from what is on the disk to what is on the disk again.
fn change(path: &Path, workspace: &mut Workspace, report: &mut Report) {
    let Ok(opened) = ProjectFile::open(path) else { return };
    let Ok(mut file) = opened.file else { return };
    drop(file.keep(&Contents::of(workspace, None, Arc::default())));
    let document = workspace.extractions()[ARTICLES / 2].document.id.clone();
    let date = NaiveDate::from_ymd_opt(2024, 2, 29);
    workspace.apply(Command::Data(DataCommand::SetPublished { document, date }));
    let start = ProcessTime::now();
    let contents = Contents::of(workspace, None, Arc::default());
    report.add("a change: what is open, gathered", ms(start.elapsed()), None, "ms");
    let start = ProcessTime::now();
    drop(file.keep(&contents));
    report.add("a change: brought to the disk", ms(start.elapsed()), None, "ms");
}

fn correct(workspace: &mut Workspace) {
    let ids = workspace.extractions().iter().map(|one| one.document.id.clone());
    let ids: Vec<String> = ids.step_by(ARTICLES / CORRECTIONS).take(CORRECTIONS).collect();
    for (nth, document) in ids.into_iter().enumerate() {
        let date = NaiveDate::from_ymd_opt(2024, 1 + nth as u32 % 12, 5);
        workspace.apply(Command::Data(DataCommand::SetPublished { document, date }));
    }
}

/// Makes actors the same as others, the frequent ones first; how long the last takes, in milliseconds.
fn merge(workspace: &mut Workspace) -> f64 {
    let actors = workspace.store().actors().iter().take(2 * MERGES);
    let actors: Vec<OtherActor> =
        actors.map(|actor| OtherActor { id: actor.id.clone(), name: actor.name.clone() }).collect();
    let mut last = 0.0;
    for pair in actors.chunks_exact(2) {
        let what = DecideActor::SameAs(Some(pair[1].clone()));
        let start = ProcessTime::now();
        workspace.apply(Command::Data(DataCommand::DecideActor { actor: pair[0].id.clone(), what }));
        last = ms(start.elapsed());
    }
    last
}

/// From the file to the first answer.
fn open(path: &Path) -> Result<Workspace, OpenError> {
    let mut workspace = Workspace::default();
    let restored = Restored::new(ProjectFile::open(path)?.contents.into_work(), 0);
    workspace.apply(Command::Data(DataCommand::Restore(Box::new(restored))));
    Ok(workspace)
}

fn quickest(mut run: impl FnMut()) -> f64 {
    let once = |_| {
        let start = ProcessTime::now();
        run();
        ms(start.elapsed())
    };
    (0..RUNS).map(once).fold(f64::INFINITY, f64::min)
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
