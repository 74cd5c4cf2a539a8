//! Projects: what is kept is what comes back, whatever has happened to the file.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

#[path = "common/mod.rs"]
mod common;
#[path = "common/folder.rs"]
mod folder;

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;
use common::generate::Dice;
use folder::Folder;
use zeitstrahl::annotate::ActorKind;
use zeitstrahl::diagnostic::Cause;
use zeitstrahl::document::{Document, Given};
use zeitstrahl::effort::Effort;
use zeitstrahl::finding::{FindingId, FindingStatus, Side};
use zeitstrahl::item::{
    ActorId, Anchor, AnchorKind, Apart, Decide, DecideActor, DecideArticle, DecidedActor, DecidedTime,
    Extraction, Kind, Mark, OtherActor, Removal, Status, extract,
};
use zeitstrahl::language::{Country, pack_for};
use zeitstrahl::pipeline::{Source, run};
use zeitstrahl::project::{
    Articles, Contents, FoundTexts, KeepError, OpenError, Opened, ProjectFile, ReadOnly, Unsaved, VERSION,
    read_corrections, write_corrections,
};
use zeitstrahl::record::{read_line, write_line};
use zeitstrahl::store::*;
use zeitstrahl::text::Span;
use zeitstrahl::time::{Grain, TimeInterval};
use zeitstrahl::view::{Column, LaneOrder, Mode, Unfolded};
use zeitstrahl::workspace::*;

/// Made items as a line tells them, to the minute.
fn generate(seed: u64, n_items: usize) -> Vec<Arc<Extraction>> {
    let made = common::generate::generate(seed, n_items);
    made.iter().map(|one| Arc::new(read_line(&write_line(one)).unwrap())).collect()
}

fn contents(workspace: &Workspace) -> Contents {
    Contents::of(workspace, Some("Die Brücke".to_owned()), Arc::default())
}

fn date(workspace: &mut Workspace, at: usize, date: Option<NaiveDate>) {
    let document = workspace.extractions()[at].document.id.clone();
    workspace.apply(Command::Data(DataCommand::SetPublished { document, date }));
}

fn day(month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2025, month, day)
}

/// An article more than those of [`generate`].
fn more() -> Vec<Arc<Extraction>> {
    let line = write_line(&generate(6, 35)[0]).replace("\"d0", "\"more");
    vec![Arc::new(read_line(&line).unwrap())]
}

/// A workspace in which everything was done that can be done.
fn worked_on() -> Workspace {
    let mut workspace = Workspace::new(generate(5, 350));
    date(&mut workspace, 2, day(2, 3));
    let idx = workspace.result().items().nth(12).unwrap();
    let lanes: Vec<LaneKey> = workspace.result().lanes.iter().map(|lane| lane.key.clone()).collect();
    let filter = Filter { min_confidence: 0.25, text: "im".to_owned(), ..Filter::default() };
    let saved = SavedFilter { name: "Brücken".to_owned(), filter };
    let other = workspace.result().items().nth(30).unwrap();
    let decide = |items, what| Command::Data(DataCommand::Decide { items, what });
    let documents = vec![workspace.extractions()[3].document.id.clone()];
    let outlet = DecideArticle::Outlet(Some("Hafenbote".to_owned()));
    for command in [
        Command::Data(DataCommand::DecideArticles { documents, what: outlet }),
        decide(vec![other], Decide::Mark(Mark::Note(Some("„prüfen“\nbis Freitag".to_owned())))),
        decide(vec![other], Decide::Mark(Mark::Tag("Brücke".to_owned()))),
        decide(vec![idx], Decide::Mark(Mark::Star(true))),
        Command::Data(DataCommand::KeepFilter(Box::new(saved))),
        Command::View(ViewCommand::SetWithin(Some(Facet::Kind))),
        Command::View(ViewCommand::TogglePin(idx)),
        Command::View(ViewCommand::SetClock(Clock::Published)),
        Command::View(ViewCommand::SetMode(Mode::Table)),
        Command::View(ViewCommand::SortBy(Column::Sources)),
        Command::View(ViewCommand::ToggleColumn(Column::Of(Facet::Kind))),
        Command::View(ViewCommand::ToggleUnfolded(Unfolded::Lane(lanes[0].clone()))),
        Command::View(ViewCommand::ToggleUnfolded(Unfolded::Band)),
        Command::View(ViewCommand::OpenFold(1_700_000_000)),
        Command::View(ViewCommand::Pan(12_345.678_9)),
        Command::Lane(LaneCommand::SetOrder(LaneOrder::Name)),
        Command::Lane(LaneCommand::ToggleHidden(lanes[1].clone())),
        Command::Lane(LaneCommand::TogglePinned(lanes[2].clone())),
        Command::Filter(FilterCommand::Exclude(FacetValue::Kind(ItemKind::Position))),
        Command::Filter(FilterCommand::SetMinConfidence(0.1)),
        Command::Select(SelectCommand::One(idx)),
    ] {
        workspace.apply(command);
    }
    // What changes items makes another store, in which they have other places.
    let at = |workspace: &Workspace, nth| workspace.store().items().nth(nth).unwrap().idx;
    let actor = DecidedActor { name: "Carla Stein".to_owned(), kind: ActorKind::Person };
    let time = DecidedTime::new(TimeInterval::day(day(4, 5).unwrap()), Grain::Day);
    for (nth, what) in [
        (40, Decide::Speaker(Some(actor.clone()))),
        (41, Decide::Addressees(Some(vec![actor]))),
        (60, Decide::Time(Some(time))),
        (80, Decide::Kind(Some(Kind::Event))),
        (90, Decide::Country(Country::new("FR"))),
        (100, Decide::Removed(Some(Removal::Rejected))),
        (110, Decide::Status(Some(Status::Disputed))),
        (120, Decide::Title(Some("Eröffnung".to_owned()))),
    ] {
        let idx = at(&workspace, nth);
        workspace.apply(decide(vec![idx], what));
    }
    let finding = FindingId(1);
    let (other, sentence) = (at(&workspace, 70), "Die Brücke kommt „2026“".to_owned());
    for command in [
        FindingCommand::Add {
            sentence,
            items: vec![at(&workspace, 50), at(&workspace, 51)],
            side: Side::For,
        },
        FindingCommand::Put { finding, items: vec![other], side: Side::Against },
        FindingCommand::SetStatus { finding, status: FindingStatus::Supported },
        FindingCommand::Add { sentence: "Sie kommt nicht".to_owned(), items: vec![], side: Side::For },
        FindingCommand::Move { finding, to: 1 },
        FindingCommand::AddPair { one: at(&workspace, 55), other: at(&workspace, 56) },
        FindingCommand::Dismiss { one: at(&workspace, 57), other: at(&workspace, 58) },
    ] {
        workspace.apply(Command::Finding(command));
    }
    let actor = |workspace: &Workspace, nth: usize| workspace.store().actors()[nth].id.clone();
    let other = &workspace.store().actors()[3];
    let other = OtherActor { id: other.id.clone(), name: other.name.clone() };
    for (nth, what) in [
        (1, DecideActor::SameAs(Some(other))),
        (5, DecideActor::Name(Some("Nora Falk".to_owned()))),
        (7, DecideActor::Country(Country::new("PL"))),
        (7, DecideActor::Role(Some("Rektorin".to_owned()))),
        (9, DecideActor::Nobody(true)),
    ] {
        let actor = actor(&workspace, nth);
        workspace.apply(Command::Data(DataCommand::DecideActor { actor, what }));
    }
    let document = workspace.store().document(DocumentIdx(4));
    let anchor =
        Anchor::of_passage(document, Span::new(0, document.text.find(' ').unwrap()), AnchorKind::Event);
    let (anchor, what) = (Box::new(anchor.unwrap()), Decide::Title(Some("Von Hand".to_owned())));
    let chosen = workspace.view().selection.clone();
    workspace.apply(Command::Data(DataCommand::MakeItem { anchor, what }));
    workspace.apply(Command::Select(SelectCommand::Many(chosen.iter().collect())));
    let apart = Apart { actor: actor(&workspace, 2), words: "Rat".to_owned(), article: None };
    let other = Some(DecidedActor { name: "Stadtrat".to_owned(), kind: ActorKind::Organisation });
    workspace.apply(Command::Data(DataCommand::SetApart { apart: Box::new(apart), other }));
    for nth in [200, 220] {
        let items = vec![at(&workspace, nth), at(&workspace, nth + 1)];
        workspace.apply(Command::Data(DataCommand::JoinItems { items }));
    }
    let joined = workspace.store().items().find(|item| item.tellings().count() > 1).unwrap().idx;
    workspace.apply(Command::Data(DataCommand::SplitItem { item: joined, told_by: None }));
    let document = workspace.extractions()[4].document.id.clone();
    workspace.apply(Command::Data(DataCommand::CountApart { document, is_apart: true }));
    workspace.apply(Command::Data(DataCommand::AddExtractions(more())));
    let new = workspace.store().items().find(|item| workspace.store().is_news(item.idx)).unwrap().idx;
    for command in [SelectCommand::One(new), SelectCommand::Clear, SelectCommand::One(at(&workspace, 12))] {
        workspace.apply(Command::Select(command));
    }
    workspace
}

fn open(path: &Path) -> Opened {
    ProjectFile::open(path).unwrap()
}

fn restored(opened: Opened) -> Workspace {
    let mut workspace = Workspace::default();
    let restored = Restored::new(opened.contents.into_work(), workspace.store().generation());
    workspace.apply(Command::Data(DataCommand::Restore(Box::new(restored))));
    workspace
}

fn lines(extractions: &[Arc<Extraction>]) -> Vec<String> {
    extractions.iter().map(|one| write_line(one)).collect()
}

/// Both show and hold the same.
#[track_caller]
fn assert_same(now: &Workspace, then: &Workspace) {
    let (open, were) = (lines(now.extractions()), lines(then.extractions()));
    assert_eq!(open.len(), were.len());
    assert!(open == were, "other articles");
    assert_eq!(now.corrections(), then.corrections());
    assert_eq!(now.findings(), then.findings());
    assert_eq!(now.news(), then.news());
    assert_eq!(now.store().n_news(), then.store().n_news());
    assert_eq!(now.filters(), then.filters());
    assert!(now.palette() == then.palette(), "other colors");
    let (mut seen, was) = (now.view().clone(), then.view());
    assert!((seen.window.start - was.window.start).abs() < 0.001);
    assert!((seen.window.end - was.window.end).abs() < 0.001);
    seen.window = was.window;
    assert_eq!(&seen, was);
    let corrected = |workspace: &Workspace| -> Vec<_> {
        let store = workspace.store();
        store.items().map(|item| (item.id(), item.interval(), item.label().to_owned())).collect()
    };
    let different = corrected(now).into_iter().zip(corrected(then)).find(|(now, then)| now != then);
    assert_eq!(different, None);
    assert_eq!(now.store().len(), then.store().len());
    assert!(now.result().passing == then.result().passing, "another filter");
}

#[test]
fn all_that_was_done_comes_back() {
    let folder = Folder::new("project-all");
    let path = folder.file("Die Brücke.zeitstrahl");
    let workspace = worked_on();
    drop(ProjectFile::create(&path, &contents(&workspace), Articles::Embedded).unwrap());
    let opened = open(&path);
    assert!(opened.problems.is_empty() && opened.file.is_ok(), "{:?}", opened.problems);
    assert_eq!(opened.contents.layer.title.as_deref(), Some("Die Brücke"));
    assert_eq!(opened.header.version, VERSION);
    assert_same(&restored(opened), &workspace);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "more than the project is left");
}

#[test]
fn each_change_is_a_line_at_the_end_and_whatever_is_done_comes_back() {
    let folder = Folder::new("project-journal");
    let path = folder.file("a.zeitstrahl");
    let all = generate(5, 350);
    let mut workspace = Workspace::new(all[..3].to_vec());
    let mut file = ProjectFile::create(&path, &contents(&workspace), Articles::Embedded).unwrap();
    assert!(!file.keep(&contents(&workspace)).unwrap(), "nothing has changed");
    let mut dice = Dice::new(3);
    for step in 0..140 {
        let at = dice.below(workspace.extractions().len());
        let id = workspace.extractions()[at].document.id.clone();
        let command = match dice.below(13) {
            0 => Command::Undo,
            1 => Command::Redo,
            2 if workspace.extractions().len() > 1 => Command::Data(DataCommand::Remove { document: id }),
            3 => Command::Data(DataCommand::AddExtractions(vec![all[dice.below(all.len())].clone()])),
            4 => Command::View(ViewCommand::Pan(dice.below(1_000_000) as f64 / 7.0)),
            5 => Command::View(ViewCommand::NextGrouping),
            6 => Command::Data(DataCommand::ForgetFilter { name: "f1".to_owned() }),
            7 => {
                let filter = Filter { min_confidence: dice.below(100) as f32 / 100.0, ..Filter::default() };
                let name = format!("f{}", dice.below(3));
                Command::Data(DataCommand::KeepFilter(Box::new(SavedFilter { name, filter })))
            }
            9 => {
                let idx = ItemIdx::new(dice.below(workspace.store().len()));
                let sentence = format!("s{step}");
                Command::Finding(FindingCommand::Add { sentence, items: vec![idx], side: Side::For })
            }
            10 => {
                let finding = FindingId(1 + dice.below(6) as u32);
                Command::Finding(match dice.below(3) {
                    0 => FindingCommand::Remove(finding),
                    1 => FindingCommand::Rename { finding, sentence: format!("r{step}") },
                    _ => FindingCommand::Move { finding, to: dice.below(4) },
                })
            }
            8 => {
                let idx = ItemIdx::new(dice.below(workspace.store().len()));
                let what = match dice.below(4) {
                    0 => Decide::Removed(Some(Removal::Hidden)),
                    1 => Decide::Mark(Mark::Star(dice.chance(50))),
                    2 => Decide::Nothing,
                    _ => Decide::Country(Country::new(["FR", "DE"][dice.below(2)])),
                };
                Command::Data(DataCommand::Decide { items: vec![idx], what })
            }
            11 => {
                let actor = |dice: &mut Dice| ActorId(format!("a{}", dice.below(6)).into());
                let (actor, other) = (actor(&mut dice), actor(&mut dice));
                let what = match dice.below(4) {
                    0 => DecideActor::Nobody(dice.chance(50)),
                    1 => DecideActor::Country(Country::new("NO").filter(|_| dice.chance(60))),
                    2 => DecideActor::SameAs(Some(OtherActor { id: other, name: "Nora Falk".to_owned() })),
                    _ => DecideActor::Name(Some("Nora Falk".to_owned())),
                };
                match dice.chance(25) {
                    true => Command::Data(DataCommand::ForgetActor { actor }),
                    false => Command::Data(DataCommand::DecideActor { actor, what }),
                }
            }
            _ => Command::Data(DataCommand::SetPublished {
                document: id,
                date: day(1 + dice.below(12) as u32, 5),
            }),
        };
        workspace.apply(command);
        let before = fs::read(&path).unwrap();
        file.keep(&contents(&workspace)).unwrap();
        assert!(fs::read(&path).unwrap().starts_with(&before), "step {step} wrote over what was there");
        if step % 10 == 9 {
            // As after a kill: nothing was written since.
            let copy = folder.file("copy.zeitstrahl");
            fs::copy(&path, &copy).unwrap();
            assert_same(&restored(open(&copy)), &workspace);
        }
    }
    let journaled = fs::metadata(&path).unwrap().len();
    file.close(&contents(&workspace)).unwrap();
    assert!(fs::metadata(&path).unwrap().len() < journaled);
    drop(file);
    assert_same(&restored(open(&path)), &workspace);
}

#[test]
fn a_long_journal_is_taken_into_the_whole() {
    let folder = Folder::new("project-long");
    let path = folder.file("a.zeitstrahl");
    let mut workspace = Workspace::new(generate(5, 70));
    let mut file = ProjectFile::create(&path, &contents(&workspace), Articles::Embedded).unwrap();
    let mut shrank = false;
    for step in 0..60 {
        let text = "wort ".repeat(8_000 + step);
        workspace.apply(Command::Filter(FilterCommand::SetText(text)));
        let before = fs::metadata(&path).unwrap().len();
        file.keep(&contents(&workspace)).unwrap();
        shrank |= fs::metadata(&path).unwrap().len() < before;
    }
    assert!(shrank, "the journal grows for ever");
    drop(file);
    assert_same(&restored(open(&path)), &workspace);
}

#[test]
fn a_line_that_was_cut_off_is_left_out_and_told_and_the_next_one_is_whole() {
    let folder = Folder::new("project-torn");
    let path = folder.file("a.zeitstrahl");
    let mut workspace = Workspace::new(generate(5, 70));
    let mut file = ProjectFile::create(&path, &contents(&workspace), Articles::Embedded).unwrap();
    date(&mut workspace, 0, day(2, 3));
    file.keep(&contents(&workspace)).unwrap();
    drop(file);
    let whole = fs::read(&path).unwrap();
    let last = whole[..whole.len() - 1].iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
    for cut in last..whole.len() {
        fs::write(&path, &whole[..cut]).unwrap();
        let mut opened = open(&path);
        let told: Vec<&Cause> = opened.problems.iter().map(|problem| &problem.cause).collect();
        // A line that lacks its break alone is whole.
        let is_torn = cut > last && cut < whole.len() - 1;
        assert_eq!(told, if is_torn { vec![&Cause::CutOff] } else { vec![] }, "{cut}");
        if cut % 7 == 0 {
            let mut file = std::mem::replace(&mut opened.file, Err(ReadOnly::Taken)).unwrap();
            let mut again = restored(opened);
            date(&mut again, 1, day(4, 5));
            file.keep(&contents(&again)).unwrap();
            drop(file);
            let opened = open(&path);
            assert!(opened.problems.is_empty(), "{cut}: {:?}", opened.problems);
            assert_same(&restored(opened), &again);
        }
    }
}

#[test]
fn a_newer_version_opens_without_being_written_and_an_older_one_as_it_is() {
    let folder = Folder::new("project-version");
    let path = folder.file("a.zeitstrahl");
    let workspace = worked_on();
    drop(ProjectFile::create(&path, &contents(&workspace), Articles::Embedded).unwrap());
    let text = fs::read_to_string(&path).unwrap();
    let header = text.lines().next().unwrap();
    let newer = format!(r#"{{"zeitstrahl":"project","version":{},"articles":"elsewhere"}}"#, VERSION + 1);
    fs::write(&path, text.replacen(header, &newer, 1)).unwrap();
    let opened = open(&path);
    assert!(matches!(opened.file, Err(ReadOnly::Newer(version)) if version == VERSION + 1));
    assert_same(&restored(opened), &workspace);
    let older = r#"{"zeitstrahl":"project","version":0}"#;
    fs::write(&path, text.replacen(header, older, 1)).unwrap();
    let opened = open(&path);
    let mut file = opened.file.unwrap();
    file.save(&opened.contents).unwrap();
    drop(file);
    assert_same(&restored(open(&path)), &workspace);
    assert_eq!(open(&path).header.version, VERSION);
}

#[test]
fn what_is_no_project_is_refused() {
    let folder = Folder::new("project-none");
    for bytes in
        ["", "{}", "\n", "{\"id\":\"1\",\"text\":\"a\",\"items\":[]}\n", "\0\0\0\0", "{\"zeitstrahl\":1}"]
    {
        let path = folder.write("a.zeitstrahl", bytes.as_bytes());
        assert!(matches!(ProjectFile::open(&path), Err(OpenError::NoProject)), "{bytes:?}");
    }
    assert!(matches!(ProjectFile::open(&folder.file("b.zeitstrahl")), Err(OpenError::System(_))));
}

#[test]
fn lines_that_are_not_known_or_cannot_be_read_are_kept() {
    let folder = Folder::new("project-unknown");
    let path = folder.file("a.zeitstrahl");
    let workspace = Workspace::new(generate(5, 70));
    drop(ProjectFile::create(&path, &contents(&workspace), Articles::Embedded).unwrap());
    let finding = r#"{"chart":{"sentence":"Zwei Quellen widersprechen sich","for":["1:2"]}}"#;
    let damaged = r#"{"published":{"article":"#;
    let mut text = fs::read_to_string(&path).unwrap();
    let at = text.find('\n').unwrap() + 1;
    text.insert_str(at, &format!("{finding}\n{damaged}\n"));
    fs::write(&path, &text).unwrap();
    let opened = open(&path);
    assert!(matches!(&opened.problems[..], [one] if matches!(one.cause, Cause::BadLine(3, _))));
    let others = Arc::clone(&opened.contents.others);
    let mut file = opened.file.unwrap();
    // As the window does it: what is open, with the lines that it does not know.
    file.save(&Contents::of(&workspace, None, others)).unwrap();
    drop(file);
    let saved = fs::read_to_string(&path).unwrap();
    assert!(saved.contains(finding));
    assert!(saved.contains(r#"{"unread":"{\"published\":{\"article\":"}"#), "{saved}");
    assert!(open(&path).problems.is_empty(), "told at every start");
}

#[test]
fn a_project_opens_wherever_it_lies() {
    let folder = Folder::new("project-moved");
    let path = folder.file("a.zeitstrahl");
    let workspace = worked_on();
    drop(ProjectFile::create(&path, &contents(&workspace), Articles::Embedded).unwrap());
    fs::create_dir(folder.file("elsewhere")).unwrap();
    let moved = folder.file("elsewhere/b.zeitstrahl");
    fs::rename(&path, &moved).unwrap();
    assert_same(&restored(open(&moved)), &workspace);
}

#[test]
fn two_windows_do_not_write_one_project() {
    let folder = Folder::new("project-two");
    let path = folder.file("a.zeitstrahl");
    let workspace = Workspace::new(generate(5, 70));
    let file = ProjectFile::create(&path, &contents(&workspace), Articles::Embedded).unwrap();
    assert!(matches!(open(&path).file, Err(ReadOnly::Taken)));
    let again = ProjectFile::create(&path, &contents(&workspace), Articles::Embedded);
    assert!(matches!(again, Err(KeepError::Taken)));
    drop(file);
    assert!(open(&path).file.is_ok());
}

#[test]
fn what_another_program_has_changed_is_not_written_over() {
    let folder = Folder::new("project-changed");
    let path = folder.file("a.zeitstrahl");
    let mut workspace = Workspace::new(generate(5, 70));
    let mut file = ProjectFile::create(&path, &contents(&workspace), Articles::Embedded).unwrap();
    let theirs = b"something else\n";
    fs::write(&path, theirs).unwrap();
    date(&mut workspace, 0, day(2, 3));
    assert!(matches!(file.keep(&contents(&workspace)), Err(KeepError::Changed)));
    assert!(matches!(file.save(&contents(&workspace)), Err(KeepError::Changed)));
    assert_eq!(fs::read(&path).unwrap(), theirs);
    // What was taken away altogether is written anew.
    fs::remove_file(&path).unwrap();
    file.keep(&contents(&workspace)).unwrap();
    drop(file);
    assert_same(&restored(open(&path)), &workspace);
}

#[test]
fn a_folder_that_is_gone_is_told_and_what_is_open_can_be_saved_elsewhere() {
    let folder = Folder::new("project-gone");
    fs::create_dir(folder.file("stick")).unwrap();
    let path = folder.file("stick/a.zeitstrahl");
    let mut workspace = Workspace::new(generate(5, 70));
    let mut file = ProjectFile::create(&path, &contents(&workspace), Articles::Embedded).unwrap();
    fs::remove_dir_all(folder.file("stick")).unwrap();
    date(&mut workspace, 0, day(2, 3));
    assert!(matches!(file.keep(&contents(&workspace)), Err(KeepError::Write(error)) if error.is_missing()));
    let elsewhere = folder.file("b.zeitstrahl");
    drop(ProjectFile::create(&elsewhere, &contents(&workspace), Articles::Embedded).unwrap());
    assert_same(&restored(open(&elsewhere)), &workspace);
}

/// The articles of the sample, read from a folder.
fn read_from(folder: &Path) -> Vec<Arc<Extraction>> {
    let sources = [Source::Path(folder.to_owned())];
    run(&sources, &Given::default(), &|_| {}, &AtomicBool::new(false)).extractions
}

#[test]
fn articles_without_their_text_find_it_where_it_was_or_beside_the_project() {
    let folder = Folder::new("project-linked");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data");
    let files = fs::read_dir(sample).unwrap().map(|file| file.unwrap().path());
    // Of one article each.
    for file in files.filter(|file| file.extension().is_some_and(|ending| ending == "txt" || ending == "md"))
    {
        let name = format!("articles/{}", file.file_name().unwrap().to_str().unwrap());
        folder.write(&name, &fs::read(&file).unwrap());
    }
    let workspace = Workspace::new(read_from(&folder.file("articles")));
    assert!(workspace.extractions().len() >= 3);
    let path = folder.file("a.zeitstrahl");
    drop(ProjectFile::create(&path, &contents(&workspace), Articles::Linked).unwrap());
    let text = &workspace.extractions()[0].document.text;
    let sentence: String = text.chars().skip(text.chars().count() / 2).take(300).collect();
    assert!(!fs::read_to_string(&path).unwrap().contains(&serde_json::to_string(&sentence).unwrap()));
    assert_same(&restored(open(&path)), &workspace);

    // Project and articles moved together, then the articles beside the project.
    let new = Folder::new("project-linked-new");
    fs::rename(&path, new.file("a.zeitstrahl")).unwrap();
    fs::rename(folder.file("articles"), new.file("articles")).unwrap();
    let path = new.file("a.zeitstrahl");
    assert_same(&restored(open(&path)), &workspace);
    for file in fs::read_dir(new.file("articles")).unwrap().map(|file| file.unwrap().path()) {
        fs::rename(&file, new.file(file.file_name().unwrap().to_str().unwrap())).unwrap();
    }
    assert_same(&restored(open(&path)), &workspace);

    // One that changed and one that is gone are told, and kept for when they are found again.
    let name = |at: usize| workspace.extractions()[at].document.file_name().to_owned();
    let old = fs::read(new.file(&name(0))).unwrap();
    fs::write(new.file(&name(0)), "Ein ganz anderer Text.").unwrap();
    fs::rename(new.file(&name(1)), new.file("hidden")).unwrap();
    let opened = open(&path);
    let causes: Vec<&Cause> = opened.problems.iter().map(|problem| &problem.cause).collect();
    assert_eq!(causes, [&Cause::ArticleChanged, &Cause::ArticleGone]);
    assert_eq!(opened.contents.articles.len(), workspace.extractions().len() - 2);
    let contents = opened.contents.clone();
    let mut file = opened.file.unwrap();
    file.save(&contents).unwrap();
    drop(file);
    fs::write(new.file(&name(0)), old).unwrap();
    fs::rename(new.file("hidden"), new.file(&name(1))).unwrap();
    let again = restored(open(&path));
    let ids = |workspace: &Workspace| -> std::collections::BTreeSet<String> {
        workspace.extractions().iter().map(|one| one.document.id.clone()).collect()
    };
    assert_eq!(ids(&again), ids(&workspace));
}

#[test]
fn articles_whose_files_were_moved_are_found_below_another_folder() {
    let folder = Folder::new("project-moved");
    let text = |n: usize| {
        format!(
            "Die Gemeinde {n} hat am 4. März 2024 beschlossen, die Brücke zu sperren. Das sagte ihr Sprecher."
        )
    };
    for n in 0..4 {
        folder.write(&format!("articles/{n}.txt"), text(n).as_bytes());
    }
    let mut workspace = Workspace::new(read_from(&folder.file("articles")));
    date(&mut workspace, 2, day(4, 5));
    let path = folder.file("work/a.zeitstrahl");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    drop(ProjectFile::create(&path, &contents(&workspace), Articles::Linked).unwrap());

    // One has another name now, one is gone for good, and beside them stands what nobody looks for.
    let elsewhere = folder.file("elsewhere/below");
    fs::create_dir_all(&elsewhere).unwrap();
    for (n, name) in [(0, "0.txt"), (1, "renamed.txt"), (2, "2.txt")] {
        fs::rename(folder.file(&format!("articles/{n}.txt")), elsewhere.join(name)).unwrap();
    }
    fs::remove_file(folder.file("articles/3.txt")).unwrap();
    folder.write("elsewhere/other.txt", text(7).as_bytes());
    let opened = open(&path);
    assert_eq!((opened.contents.articles.len(), opened.problems.len()), (0, 4));
    let mut others = opened.contents.others.to_vec();
    others.push("{\"of another version\":1}".to_owned());
    let found = FoundTexts::look(&others, &folder.file("elsewhere"), &AtomicBool::new(false));
    assert_eq!(found.others.len(), 2, "the line that is no article, and the article that is gone");
    let mut again = restored(opened);
    again.apply(Command::Data(DataCommand::AddExtractions(found.articles)));
    let kept = |workspace: &Workspace| -> std::collections::BTreeMap<String, (String, Option<NaiveDate>)> {
        let of = |(_, one): (_, &Arc<Document>)| (one.id.clone(), (one.text.clone(), one.published.date));
        workspace.store().documents().map(of).collect()
    };
    let mut before = kept(&workspace);
    before.retain(|_, (words, _)| *words != text(3));
    assert_eq!(kept(&again), before, "with the date that was set by hand");
    for article in again.extractions() {
        let at = article.document.provenance.as_ref().unwrap().file.to_string();
        assert!(at.contains("elsewhere") && Path::new(&at).is_file(), "{at}");
    }
}

#[test]
fn a_corrected_date_is_not_extracted_anew_when_it_is_opened() {
    let folder = Folder::new("project-redated");
    let path = folder.file("a.zeitstrahl");
    let mut workspace = Workspace::new(generate(5, 70));
    date(&mut workspace, 0, day(2, 3));
    let contents = contents(&workspace);
    assert_eq!(contents.redated.len(), 1);
    drop(ProjectFile::create(&path, &contents, Articles::Embedded).unwrap());
    assert!(lines(&open(&path).contents.redated) == lines(&contents.redated));
}

#[test]
fn work_without_a_name_is_left_discarded_and_brought_back() {
    let folder = Folder::new("project-unsaved");
    let unsaved = Unsaved::new(folder.path());
    assert!(unsaved.left().is_empty() && fs::read_dir(folder.path()).unwrap().count() == 0);
    let workspace = worked_on();
    let place = unsaved.place().unwrap();
    let file = ProjectFile::create(&place, &contents(&workspace), Articles::Embedded).unwrap();
    assert!(unsaved.left().is_empty(), "a window has it open");
    drop(file);
    let left = unsaved.left();
    assert_eq!(left.iter().map(|one| &one.path).collect::<Vec<_>>(), [&place]);
    assert!(unsaved.holds(&place) && !unsaved.holds(&folder.file("a.zeitstrahl")));
    unsaved.discard(&place).unwrap();
    assert!(unsaved.left().is_empty());
    let back = unsaved.bring_back().unwrap();
    assert_same(&restored(open(&back)), &workspace);
    assert!(unsaved.bring_back().is_err());
}

#[test]
fn projects_in_a_folder_of_articles_are_no_articles() {
    let folder = Folder::new("project-beside");
    let workspace = Workspace::new(generate(5, 70));
    drop(
        ProjectFile::create(&folder.file("a.zeitstrahl"), &contents(&workspace), Articles::Embedded).unwrap(),
    );
    folder.write("a.txt", "Der Minister sagte am 3. September 2025: „Wir bleiben.“".as_bytes());
    let sources = [Source::Path(folder.path().to_owned())];
    let outcome = run(&sources, &Given::default(), &|_| {}, &AtomicBool::new(false));
    assert_eq!((outcome.extractions.len(), outcome.files.len()), (1, 1));
}

#[test]
fn corrections_are_passed_on_as_a_small_text() {
    let workspace = worked_on();
    let text = write_corrections(&workspace);
    assert_eq!(text.lines().next(), Some(r#"{"zeitstrahl":"corrections","version":1}"#));
    assert!(text.len() < 20_000 && text.contains("Carla Stein"));
    // The colleague has the same articles under other names.
    let renamed = generate(5, 350).into_iter().chain(more()).map(|one| {
        let line = write_line(&one)
            .replace(&format!("\"{}", one.document.id), &format!("\"copy-{}", one.document.id));
        Arc::new(read_line(&line).unwrap())
    });
    let mut theirs = Workspace::new(renamed.collect());
    let corrections = read_corrections(&text, &theirs).unwrap();
    theirs.apply(Command::Data(DataCommand::AddCorrections(Box::new(corrections))));
    assert_eq!(theirs.corrections().items, workspace.corrections().items);
    assert_eq!(theirs.corrections().actors, workspace.corrections().actors);
    assert_eq!(theirs.corrections().apart, workspace.corrections().apart);
    assert_eq!(theirs.corrections().same, workspace.corrections().same);
    assert_eq!(theirs.corrections().alone, workspace.corrections().alone);
    assert_eq!(theirs.corrections().published.len(), 1);
    assert_eq!(theirs.store().len(), workspace.store().len());
    assert!(theirs.lost_decisions().is_empty());
    let decided = |workspace: &Workspace| {
        let store = workspace.store();
        store.items().filter(|item| item.is_decided()).map(|item| item.label().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(decided(&theirs), decided(&workspace));
    theirs.apply(Command::Undo);
    assert!(theirs.corrections().is_empty() && !theirs.history().can_undo());
    assert!(read_corrections("{}", &theirs).is_err());
}

/// An article about a bridge, as it was saved by somebody: some put a line before it.
fn bridge_article(id: &str, before: &str, outlet: Option<&str>) -> Arc<Extraction> {
    let text = format!(
        "{before}Der Minister sagte am Montag in Kiel: „Die Brücke wird im Herbst fertig.“\n\n\
         Die Bürgermeisterin Carla Stein widersprach: „Das Geld reicht dafür nicht.“"
    );
    let mut document = Document::plain(id, "de", &text);
    document.title = Some("Streit um die Brücke".to_owned());
    document.outlet = outlet.map(str::to_owned);
    let pack = pack_for("de").unwrap();
    Arc::new(extract(Arc::new(document), pack, &Effort::unlimited()))
}

/// The corrections of somebody who has confirmed what is said of money, and has noted who published it.
fn confirmed_elsewhere() -> String {
    let mut mine = Workspace::new(vec![bridge_article("mine.txt", "", None)]);
    let idx = mine.store().items().find(|item| item.text().contains("Geld")).unwrap().idx;
    let what = Decide::Status(Some(Status::Confirmed));
    mine.apply(Command::Data(DataCommand::Decide { items: vec![idx], what }));
    let (documents, what) =
        (vec!["mine.txt".to_owned()], DecideArticle::Outlet(Some("Hafenbote".to_owned())));
    mine.apply(Command::Data(DataCommand::DecideArticles { documents, what }));
    write_corrections(&mine)
}

fn confirmed(workspace: &Workspace) -> Vec<String> {
    let store = workspace.store();
    let is_confirmed = |idx: ItemIdx| {
        workspace.decision(idx).is_some_and(|decision| decision.status == Some(Status::Confirmed))
    };
    store.items().filter(|item| is_confirmed(item.idx)).map(|item| item.text().to_owned()).collect()
}

fn take(workspace: &mut Workspace, text: &str) {
    let corrections = read_corrections(text, workspace).unwrap();
    workspace.apply(Command::Data(DataCommand::AddCorrections(Box::new(corrections))));
}

#[test]
fn corrections_find_an_article_that_was_saved_in_another_way() {
    let text = confirmed_elsewhere();
    let mut theirs = Workspace::new(vec![bridge_article("theirs.html", "Anzeige\n\n", None)]);
    take(&mut theirs, &text);
    assert_eq!(confirmed(&theirs).len(), 1);
    assert!(confirmed(&theirs)[0].contains("Geld") && theirs.lost_decisions().is_empty());
    assert_eq!(theirs.store().document(DocumentIdx(0)).outlet.as_deref(), Some("Hafenbote"));
    theirs.apply(Command::Undo);
    assert!(theirs.corrections().is_empty());
}

#[test]
fn corrections_wait_for_their_article_and_where_several_fit_alike() {
    let text = confirmed_elsewhere();
    let mut theirs = Workspace::new(generate(5, 70));
    take(&mut theirs, &text);
    assert_eq!((confirmed(&theirs).len(), theirs.lost_decisions().len()), (0, 1));
    let kept = Folder::new("project-waiting");
    drop(ProjectFile::create(&kept.file("a.zeitstrahl"), &contents(&theirs), Articles::Embedded).unwrap());
    let mut theirs = restored(open(&kept.file("a.zeitstrahl")));
    let copy = |id: &str, before: &str| bridge_article(id, before, None);
    let both = vec![copy("a.txt", "Anzeige\n\n"), copy("b.txt", "Werbung\n\n")];
    theirs.apply(Command::Data(DataCommand::AddExtractions(both)));
    assert_eq!(confirmed(&theirs).len(), 0, "nobody knows which of them is meant");
    assert_eq!(theirs.ambiguous_texts().len(), 1);
    let mut alone = restored(open(&kept.file("a.zeitstrahl")));
    alone.apply(Command::Data(DataCommand::AddExtractions(vec![copy("a.txt", "Anzeige\n\n")])));
    assert_eq!((confirmed(&alone).len(), alone.lost_decisions().len()), (1, 0));
}

#[test]
fn what_was_decided_about_a_closed_article_holds_when_it_is_opened_in_another_form() {
    let mut workspace = Workspace::new(vec![bridge_article("a.txt", "", None)]);
    let idx = workspace.store().items().find(|item| item.text().contains("Geld")).unwrap().idx;
    let what = Decide::Status(Some(Status::Confirmed));
    workspace.apply(Command::Data(DataCommand::Decide { items: vec![idx], what }));
    workspace.apply(Command::Data(DataCommand::Remove { document: "a.txt".to_owned() }));
    let other = bridge_article("b.html", "Anzeige\n\n", Some("Hafenbote"));
    workspace.apply(Command::Data(DataCommand::AddExtractions(vec![other])));
    assert_eq!(confirmed(&workspace).len(), 1);
}
