//! What each command does to a workspace, without a window.

#![allow(clippy::unwrap_used, reason = "in tests and benches it is the assertion")]

#[path = "common/mod.rs"]
mod common;

use std::sync::Arc;

use chrono::NaiveDate;
use common::generate::generate;
use zeitstrahl::annotate::{ActorKind, Annotations};
use zeitstrahl::document::{Block, BlockKind, Document, PublishedEvidence};
use zeitstrahl::effort::Effort;
use zeitstrahl::item::{
    Basis, Decide, DecideArticle, DecidedActor, DecidedTime, Extraction, Form, Kind, Mark, Removal, Status,
    extract,
};
use zeitstrahl::language::pack_for;
use zeitstrahl::store::*;
use zeitstrahl::table::Rows;
use zeitstrahl::text::Span;
use zeitstrahl::time::{Grain, TimeInterval};
use zeitstrahl::view::{Column, LaneOrder, TimeWindow, ViewState};
use zeitstrahl::wording::{Tongue, Wording};
use zeitstrahl::workspace::*;

fn workspace() -> Workspace {
    Workspace::new(generate(5, 350))
}

fn view(workspace: &mut Workspace, command: ViewCommand) {
    workspace.apply(Command::View(command));
}

fn filter(workspace: &mut Workspace, command: FilterCommand) {
    workspace.apply(Command::Filter(command));
}

fn select(workspace: &mut Workspace, command: SelectCommand) -> Option<ItemIdx> {
    workspace.apply(Command::Select(command));
    workspace.view().selection.primary()
}

/// An article without a date, extracted.
fn undated_article() -> Arc<Extraction> {
    article_of("Der Minister sagte am Mittwoch: „Wir werden das Abkommen nicht unterschreiben.“")
}

fn article_of(text: &str) -> Arc<Extraction> {
    let document = Document {
        parts: vec![Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph }].into(),
        ..Document::plain("a.txt", "de", text)
    };
    Arc::new(extract(Arc::new(document), pack_for("de").unwrap(), &Effort::unlimited()))
}

#[test]
fn the_first_documents_set_the_first_view() {
    let workspace = workspace();
    let window = workspace.view().window;
    let dated: Vec<_> = workspace.store().items().filter_map(|item| item.interval()).collect();
    let inside = dated.iter().filter(|time| window.contains(time.start as f64)).count();
    assert!(inside * 10 >= dated.len() * 7, "{inside} of {} in the first view", dated.len());
    assert!(!workspace.history().can_undo());
}

#[test]
fn what_is_known_to_the_year_is_first_seen_in_that_year() {
    let text =
        "Im Jahr 2019 unterzeichneten beide Länder ein Abkommen. Im Jahr 2019 traf sich der Rat in Wien.";
    let workspace = Workspace::new(vec![article_of(text)]);
    let year = workspace.store().items().find_map(|item| item.interval()).unwrap();
    assert!(year.seconds() >= 365 * 86_400);
    let window = workspace.view().window;
    assert!(window.start <= year.start as f64 && year.end as f64 <= window.end, "{window:?}");
    assert!(window.seconds() < 2.0 * year.seconds() as f64);
}

#[test]
fn what_is_read_later_widens_the_first_view_until_it_is_moved() {
    let all = generate(5, 3_500);
    let at_once = Workspace::new(all.clone());
    let whole = at_once.view().window;
    let mut workspace = Workspace::default();
    let mut open = workspace.preparation();
    let mut add = |workspace: &mut Workspace, n_documents: usize| {
        let prepared = open.add(all[..n_documents].to_vec());
        assert!(prepared.fits(workspace));
        workspace.apply(Command::Data(DataCommand::AddPrepared(Box::new(prepared))));
        assert_eq!(workspace.store().n_documents(), n_documents);
        workspace.view().window
    };
    let first = add(&mut workspace, 2);
    assert_ne!(first, whole);
    assert_ne!(workspace.palette(), at_once.palette());
    assert_eq!(add(&mut workspace, all.len()), whole);
    assert_eq!(workspace.palette(), at_once.palette());
    view(&mut workspace, ViewCommand::Pan(86_400.0));
    let moved = workspace.view().window;
    assert_eq!(add(&mut workspace, all.len()), moved);
}

#[test]
fn the_same_files_get_the_same_colors_however_they_came() {
    let all = generate(5, 3_500);
    let whole = Workspace::new(all.clone());
    let mut workspace = Workspace::default();
    let mut open = workspace.preparation();
    let last_first: Vec<_> = all.iter().rev().take(3).cloned().collect();
    let first = open.add(last_first);
    workspace.apply(Command::Data(DataCommand::AddPrepared(Box::new(first))));
    assert_ne!(workspace.palette(), whole.palette(), "there are fewer lanes");
    let rest = open.add(all);
    workspace.apply(Command::Data(DataCommand::AddPrepared(Box::new(rest))));
    assert_eq!(workspace.palette(), whole.palette());
}

fn documents(workspace: &Workspace) -> Vec<String> {
    workspace.extractions().iter().map(|one| one.document.id.clone()).collect()
}

fn remove(workspace: &mut Workspace, document: &str) {
    workspace.apply(Command::Data(DataCommand::Remove { document: document.to_owned() }));
}

fn take(workspace: &mut Workspace, prepared: Opening) {
    workspace.apply(Command::Data(DataCommand::AddPrepared(Box::new(prepared))));
}

/// How the files under way go on after a person has changed something: told of it, or not in time.
type GoesOn = fn(&mut Preparation, &Workspace);
const GOES_ON: [GoesOn; 2] = [|open, workspace| open.follow(workspace.preparation()), |_, _| {}];

#[test]
fn what_is_taken_away_while_files_are_read_stays_away_until_it_is_undone() {
    let all = generate(5, 350);
    for goes_on in GOES_ON {
        let mut workspace = Workspace::new(all[..2].to_vec());
        let mut open = workspace.preparation();
        take(&mut workspace, open.add(all[2..5].to_vec()));
        let before = documents(&workspace);
        // One that was open before, and one of those that are being read.
        for gone in [0, 3] {
            remove(&mut workspace, &before[gone]);
        }
        goes_on(&mut open, &workspace);
        let between = open.add(all[2..6].to_vec());
        // Of as many stores as the window had, but not of the same ones.
        let fits = between.fits(&workspace);
        if fits {
            take(&mut workspace, between);
        }
        let last = open.add(all[2..].to_vec());
        assert_eq!(last.fits(&workspace), fits);
        take(&mut workspace, last);
        let gone = |id: &String| *id == before[0] || *id == before[3];
        assert!(!documents(&workspace).iter().any(gone));
        assert_eq!(workspace.store().n_documents(), all.len() - 2);
        workspace.apply(Command::Undo);
        assert!(documents(&workspace).contains(&before[3]) && !documents(&workspace).contains(&before[0]));
        workspace.apply(Command::Undo);
        assert_eq!(workspace.store().n_documents(), all.len());
        assert!(!workspace.history().can_undo());
    }
}

#[test]
fn what_was_taken_away_comes_back_when_its_file_is_opened_again() {
    let all = generate(5, 350);
    let mut workspace = Workspace::new(all[..3].to_vec());
    let gone = documents(&workspace)[1].clone();
    remove(&mut workspace, &gone);
    let mut open = workspace.preparation();
    take(&mut workspace, open.add(all[..3].to_vec()));
    assert_eq!(workspace.store().n_documents(), 3);
    // The step that would bring it back finds it there.
    workspace.apply(Command::Undo);
    assert_eq!(workspace.store().n_documents(), 3);
    remove(&mut workspace, &gone);
    workspace.apply(Command::Data(DataCommand::AddExtractions(all[..3].to_vec())));
    assert_eq!(workspace.store().n_documents(), 3);
}

#[test]
fn what_a_person_does_while_files_are_read_outlives_them() {
    let all = generate(5, 350);
    for goes_on in GOES_ON {
        let mut workspace = Workspace::new(vec![undated_article()]);
        let mut open = workspace.preparation();
        take(&mut workspace, open.add(all[..3].to_vec()));
        let date = NaiveDate::from_ymd_opt(2025, 9, 5);
        workspace.apply(Command::Data(DataCommand::SetPublished { document: "a.txt".to_owned(), date }));
        let idx = workspace.result().items().nth(9).unwrap();
        let id = workspace.store().item(idx).id();
        select(&mut workspace, SelectCommand::One(idx));
        view(&mut workspace, ViewCommand::TogglePin(idx));
        let lane = workspace.result().lanes[1].key.clone();
        workspace.apply(Command::Lane(LaneCommand::ToggleHidden(lane.clone())));
        filter(&mut workspace, FilterCommand::SetMinConfidence(0.1));
        view(&mut workspace, ViewCommand::Pan(86_400.0));
        let (seen, n_undated) = (workspace.view().clone(), workspace.result().n_undated);
        goes_on(&mut open, &workspace);
        let last = open.add(all[..3].to_vec());
        take(&mut workspace, last);
        let now = workspace.view();
        assert_eq!(
            workspace.store().document_idx("a.txt").map(|idx| workspace.store().document(idx).published.date),
            Some(date)
        );
        assert_eq!(workspace.result().n_undated, n_undated);
        assert!(now.lanes.hidden.contains(&lane));
        assert_eq!((&now.filter, now.window), (&seen.filter, seen.window));
        let chosen = now.selection.primary().unwrap();
        assert_eq!(workspace.store().item(chosen).id(), id);
        assert!(now.pinned.contains(&chosen));
        assert_eq!(workspace.result().query, now.query());
        while workspace.history().can_undo() {
            workspace.apply(Command::Undo);
        }
        assert_eq!(workspace.corrections().published.len(), 0);
        assert_eq!(workspace.store().n_documents(), 4);
    }
}

#[test]
fn a_gesture_is_one_step() {
    let mut workspace = workspace();
    let before = workspace.view().window;
    for _ in 0..5 {
        view(&mut workspace, ViewCommand::ZoomAt { time: before.middle(), factor: 1.1 });
    }
    view(&mut workspace, ViewCommand::Pan(1_000.0));
    workspace.apply(Command::EndGesture);
    let between = workspace.view().window;
    view(&mut workspace, ViewCommand::Pan(1_000.0));
    workspace.apply(Command::Undo);
    assert_eq!(workspace.view().window, between);
    workspace.apply(Command::Undo);
    assert_eq!(workspace.view().window, before);
    assert!(!workspace.history().can_undo());
}

#[test]
fn typing_is_one_step_and_filters_at_once() {
    let mut workspace = workspace();
    let word = workspace.store().item(ItemIdx(3)).text().split(' ').next().unwrap().to_owned();
    for end in 1..=word.chars().count() {
        let typed = word.chars().take(end).collect();
        filter(&mut workspace, FilterCommand::SetText(typed));
        assert!(workspace.result().passing.contains(ItemIdx(3)));
    }
    assert!(workspace.result().n_passing < workspace.store().len());
    workspace.apply(Command::Undo);
    assert_eq!(workspace.result().n_passing, workspace.store().len());
}

#[test]
fn selecting_is_not_undone_alone() {
    let mut workspace = workspace();
    filter(&mut workspace, FilterCommand::SetMinConfidence(0.4));
    let chosen = select(&mut workspace, SelectCommand::Step(ItemStep::First));
    workspace.apply(Command::Undo);
    assert!(workspace.view().filter.is_empty());
    assert_eq!(workspace.view().selection.primary(), chosen);
    assert!(!workspace.history().can_undo());
}

#[test]
fn a_change_that_changes_nothing_is_no_step() {
    let mut workspace = workspace();
    filter(&mut workspace, FilterCommand::ClearAll);
    view(&mut workspace, ViewCommand::SetGrouping(Some(Facet::Country)));
    workspace.apply(Command::Data(DataCommand::Remove { document: "nowhere".to_owned() }));
    assert!(!workspace.history().can_undo());
}

#[test]
fn include_exclude_only_and_neutral() {
    let mut workspace = workspace();
    let kind = FacetValue::Kind;
    let n_with = |workspace: &Workspace, kind: ItemKind| {
        workspace.result().items().filter(|&idx| workspace.store().item(idx).kind() == kind).count()
    };
    filter(&mut workspace, FilterCommand::Include(kind(ItemKind::Direct)));
    filter(&mut workspace, FilterCommand::Include(kind(ItemKind::Event)));
    assert!(n_with(&workspace, ItemKind::Direct) > 0 && n_with(&workspace, ItemKind::Event) > 0);
    assert_eq!(n_with(&workspace, ItemKind::Indirect), 0);
    filter(&mut workspace, FilterCommand::Only(kind(ItemKind::Event)));
    assert_eq!(n_with(&workspace, ItemKind::Direct), 0);
    filter(&mut workspace, FilterCommand::Exclude(kind(ItemKind::Event)));
    assert_eq!(n_with(&workspace, ItemKind::Event), 0);
    filter(&mut workspace, FilterCommand::Neutral(kind(ItemKind::Event)));
    assert_eq!(workspace.result().n_passing, workspace.store().len());
}

#[test]
fn a_lane_that_a_filter_leaves_alone_keeps_its_list() {
    let mut workspace = workspace();
    let before = Arc::clone(workspace.result());
    let excluded = before.lanes[0].key.clone();
    let LaneKey::Of(FacetValue::Country(country)) = excluded else {
        unreachable!("lanes are countries at first")
    };
    filter(&mut workspace, FilterCommand::Exclude(FacetValue::Country(country)));
    let after = Arc::clone(workspace.result());
    assert!(after.lanes[0].items.is_empty() && !before.lanes[0].items.is_empty());
    let others = before.lanes.iter().zip(&after.lanes).skip(1);
    assert!(others.clone().count() > 3);
    for (before, after) in others {
        assert!(Arc::ptr_eq(&before.items, &after.items), "{:?}", after.key);
    }
}

#[test]
fn keys_walk_all_items_in_time_order() {
    let mut workspace = workspace();
    let mut walked = vec![select(&mut workspace, SelectCommand::Step(ItemStep::First)).unwrap()];
    while walked.len() <= workspace.store().len() {
        let next = select(&mut workspace, SelectCommand::Step(ItemStep::Next)).unwrap();
        if walked.last() == Some(&next) {
            break;
        }
        walked.push(next);
    }
    assert_eq!(walked, workspace.result().items().collect::<Vec<_>>());
    assert_eq!(select(&mut workspace, SelectCommand::Step(ItemStep::Last)), walked.last().copied());
    assert_eq!(
        select(&mut workspace, SelectCommand::Step(ItemStep::Previous)),
        walked.iter().rev().nth(1).copied()
    );
}

#[test]
fn up_and_down_change_the_lane_and_keep_the_time() {
    let mut workspace = workspace();
    let lane_of = |workspace: &Workspace, idx| {
        workspace.result().lanes.iter().position(|lane| lane.items.contains(&idx)).unwrap()
    };
    let idx = workspace.result().lanes[1].items[4];
    select(&mut workspace, SelectCommand::One(idx));
    let below = select(&mut workspace, SelectCommand::Step(ItemStep::Below)).unwrap();
    assert_eq!(lane_of(&workspace, below), 2);
    select(&mut workspace, SelectCommand::One(idx));
    let above = select(&mut workspace, SelectCommand::Step(ItemStep::Above)).unwrap();
    assert_eq!(lane_of(&workspace, above), 0);
    assert_eq!(
        select(&mut workspace, SelectCommand::Step(ItemStep::Above)),
        Some(above),
        "there is none above the first"
    );
}

#[test]
fn a_lane_keeps_its_color_when_documents_come_and_go() {
    let all = generate(5, 350);
    let mut workspace = Workspace::new(all[..3].to_vec());
    let keys = workspace.store().lane_keys(Some(Facet::Country));
    let slots =
        |workspace: &Workspace| keys.iter().map(|key| workspace.palette().slot(key)).collect::<Vec<_>>();
    let before = slots(&workspace);
    assert_eq!(before[0], Some(0));
    workspace.apply(Command::Data(DataCommand::AddExtractions(all[3..].to_vec())));
    assert_eq!(slots(&workspace), before);
    assert_eq!(workspace.palette().slot(&LaneKey::Of(FacetValue::Country(None))), None);
}

#[test]
fn a_date_set_by_hand_places_what_had_no_place_and_can_be_undone() {
    let mut workspace = Workspace::new(vec![undated_article()]);
    let undated = |workspace: &Workspace| workspace.result().n_undated;
    let n_undated = undated(&workspace);
    assert!(n_undated > 0, "nothing to place");
    let date = NaiveDate::from_ymd_opt(2025, 9, 5);
    let set = |date| Command::Data(DataCommand::SetPublished { document: "a.txt".to_owned(), date });
    workspace.apply(set(date));
    assert_eq!(undated(&workspace), 0);
    let days: Vec<_> = workspace.store().items().map(|item| item.interval().unwrap().first_day()).collect();
    assert!(days.contains(&NaiveDate::from_ymd_opt(2025, 9, 3).unwrap()), "{days:?}");
    workspace.apply(set(None));
    assert_eq!(undated(&workspace), n_undated);
    workspace.apply(Command::Undo);
    assert_eq!(undated(&workspace), 0);
    workspace.apply(Command::Undo);
    assert_eq!(undated(&workspace), n_undated);
    assert_eq!(workspace.store().document(DocumentIdx(0)).published.evidence, PublishedEvidence::None);
}

#[test]
fn several_articles_get_a_date_in_one_step() {
    let second =
        article_of("Die Präsidentin sagte am Mittwoch: „Das Abkommen liegt seit Jahren auf dem Tisch.“");
    let mut second = (*second).clone();
    Arc::make_mut(&mut second.document).id = "b.txt".to_owned();
    let mut workspace = Workspace::new(vec![undated_article(), Arc::new(second)]);
    let n_undated = workspace.result().n_undated;
    assert!(n_undated > 1);
    let documents = ["a.txt", "nowhere", "b.txt"].map(str::to_owned).to_vec();
    let date = NaiveDate::from_ymd_opt(2025, 9, 5);
    workspace.apply(Command::Data(DataCommand::DecideArticles {
        documents: documents.clone(),
        what: DecideArticle::Published(date),
    }));
    assert_eq!((workspace.result().n_undated, workspace.corrections().published.len()), (0, 2));
    let window = workspace.view().window;
    assert!(workspace.store().items().all(|item| window.overlaps(item.interval().unwrap())));
    workspace.apply(Command::Undo);
    assert_eq!(workspace.result().n_undated, n_undated);
    assert!(workspace.corrections().is_empty() && !workspace.history().can_undo());
    workspace.apply(Command::Data(DataCommand::DecideArticles {
        documents,
        what: DecideArticle::Published(None),
    }));
    assert!(!workspace.history().can_undo(), "nothing has changed");
}

#[test]
fn what_has_no_date_can_be_seen_alone_or_left_out() {
    let mut workspace = workspace();
    let (n_all, n_undated) = (workspace.result().n_passing, workspace.result().n_undated);
    assert!(n_undated > 0 && n_undated < n_all);
    filter(&mut workspace, FilterCommand::SetDated(Dated::Without));
    assert_eq!((workspace.result().n_passing, workspace.result().n_undated), (n_undated, n_undated));
    assert_eq!(
        workspace.result().lifted(workspace.store()),
        [LiftedPart { part: FilterPart::Dated, n_passing: n_all }]
    );
    let words = Wording::of(Tongue::German).filter(workspace.store(), &workspace.view().filter);
    assert_eq!(words, ["ohne Datum"]);
    filter(&mut workspace, FilterCommand::SetDated(Dated::With));
    assert_eq!((workspace.result().n_passing, workspace.result().n_undated), (n_all - n_undated, 0));
    // By the day of publication others have a date.
    view(&mut workspace, ViewCommand::SetClock(Clock::Published));
    let store = workspace.store();
    let published = store.items().filter(|item| store.interval(item.idx, Clock::Published).is_some()).count();
    assert_eq!(workspace.result().n_passing, published);
    assert_ne!(published, n_all - n_undated);
    filter(&mut workspace, FilterCommand::Lift(FilterPart::Dated));
    assert!(workspace.view().filter.is_empty());
}

#[test]
fn selection_and_pins_follow_their_items_into_another_store() {
    let all = generate(5, 350);
    let mut workspace = Workspace::new(all[..5].to_vec());
    let idx = workspace.result().items().nth(60).unwrap();
    let id = workspace.store().item(idx).id();
    select(&mut workspace, SelectCommand::One(idx));
    view(&mut workspace, ViewCommand::TogglePin(idx));
    workspace.apply(Command::Data(DataCommand::AddExtractions(all[5..].to_vec())));
    let chosen = workspace.view().selection.primary().unwrap();
    assert_eq!(workspace.store().item(chosen).id(), id);
    assert!(workspace.view().pinned.contains(&chosen));
    let document = id.split(':').next().unwrap().to_owned();
    workspace.apply(Command::Data(DataCommand::Remove { document }));
    assert!(workspace.view().selection.is_empty());
    workspace.apply(Command::Undo);
    let back = workspace.store().find(&id).unwrap();
    assert!(workspace.view().pinned.contains(&back));
}

#[test]
fn commands_for_what_is_not_there_change_nothing() {
    let mut workspace = Workspace::default();
    let nowhere = ItemIdx(99);
    for command in [
        Command::View(ViewCommand::Fit),
        Command::View(ViewCommand::ShowAll),
        Command::View(ViewCommand::ZoomToItem(nowhere)),
        Command::View(ViewCommand::TogglePin(nowhere)),
        Command::View(ViewCommand::SetWindow(TimeWindow { start: f64::NAN, end: 0.0 })),
        Command::View(ViewCommand::ZoomAt { time: f64::NAN, factor: 0.0 }),
        Command::Select(SelectCommand::Many(vec![nowhere])),
        Command::Select(SelectCommand::Toggle(nowhere)),
        Command::Select(SelectCommand::Step(ItemStep::Below)),
        Command::Select(SelectCommand::Step(ItemStep::Next)),
        Command::Undo,
        Command::Redo,
    ] {
        workspace.apply(command);
    }
    assert!(workspace.view().selection.is_empty());
    assert!(workspace.view().window.seconds() > 0.0);
}

#[test]
fn lanes_stand_as_asked() {
    let mut workspace = workspace();
    let shown = |workspace: &Workspace| {
        let lanes =
            zeitstrahl::view::lanes_in_order(workspace.store(), workspace.result(), &workspace.view().lanes);
        lanes.into_iter().map(|lane| lane.key.clone()).collect::<Vec<_>>()
    };
    let by_count = shown(&workspace);
    workspace.apply(Command::Lane(LaneCommand::ToggleHidden(by_count[0].clone())));
    workspace.apply(Command::Lane(LaneCommand::TogglePinned(by_count[4].clone())));
    assert_eq!(shown(&workspace)[..2], [by_count[4].clone(), by_count[1].clone()]);
    workspace.apply(Command::Lane(LaneCommand::ShowHidden));
    workspace.apply(Command::Lane(LaneCommand::SetOrder(LaneOrder::FirstAppearance)));
    let first = workspace.store().item(ItemIdx(0)).country();
    assert_eq!(shown(&workspace)[1], LaneKey::Of(FacetValue::Country(first)));
}

/// The rows of the table as a column sorts them.
fn rows(workspace: &Workspace, kept: &mut Rows) -> Vec<ItemIdx> {
    kept.update(workspace, Wording::of(Tongue::German));
    kept.items().to_vec()
}

#[test]
fn every_column_sorts_both_ways_with_blanks_last() {
    let mut workspace = workspace();
    let mut kept = Rows::default();
    let words = Wording::of(Tongue::German);
    for column in Column::all().filter(|column| *column != Column::When) {
        view(&mut workspace, ViewCommand::SortBy(column));
        let once = rows(&workspace, &mut kept);
        view(&mut workspace, ViewCommand::SortBy(column));
        let turned = rows(&workspace, &mut kept);
        assert_eq!(once.len(), workspace.result().n_passing, "{column:?}");
        let store = workspace.store();
        let is_blank = |idx: &ItemIdx| {
            let item = store.item(*idx);
            match column {
                Column::Published => item.published().is_none(),
                Column::Who => item.speaker().is_none(),
                Column::With => zeitstrahl::table::with(item).next().is_none(),
                Column::Of(facet) => store.value_of(facet, item.idx).is_none(),
                Column::Place => item.place().is_none(),
                // Nobody has put anything on these items.
                Column::Star | Column::Tags | Column::Note => true,
                _ => false,
            }
        };
        let n_filled = once.iter().filter(|idx| !is_blank(idx)).count();
        assert!(once[n_filled..].iter().all(is_blank), "{column:?}");
        assert_eq!(once[n_filled..], turned[n_filled..], "{column:?}");
        assert!(once[..n_filled].iter().eq(turned[..n_filled].iter().rev()), "{column:?}");
    }
    view(&mut workspace, ViewCommand::SortBy(Column::Of(Facet::Country)));
    let store = workspace.store();
    let names: Vec<String> = rows(&workspace, &mut kept)
        .iter()
        .filter_map(|idx| Some(fold(words.country(&store.item(*idx).country()?))))
        .collect();
    assert!(names.is_sorted(), "{names:?}");
}

#[test]
fn a_filter_picks_from_the_sorted_rows_and_undo_sorts_back() {
    let mut workspace = workspace();
    let mut kept = Rows::default();
    let by_time = rows(&workspace, &mut kept);
    view(&mut workspace, ViewCommand::SortBy(Column::Sources));
    let counts: Vec<usize> =
        rows(&workspace, &mut kept).iter().map(|idx| workspace.store().item(*idx).n_sources()).collect();
    assert!(counts.is_sorted_by(|one, next| one >= next));
    filter(&mut workspace, FilterCommand::Include(FacetValue::Kind(ItemKind::Event)));
    let events = rows(&workspace, &mut kept);
    assert_eq!(events.len(), workspace.result().n_passing);
    assert!(events.iter().all(|idx| workspace.store().item(*idx).is_event()));
    workspace.apply(Command::Undo);
    workspace.apply(Command::Undo);
    assert_eq!(rows(&workspace, &mut kept), by_time);
}

#[test]
fn what_is_opened_after_closing_all_is_sorted_anew_and_undo_brings_all_back() {
    let all = generate(5, 900);
    let mut workspace = Workspace::new(all[..10].to_vec());
    let set = NaiveDate::from_ymd_opt(2024, 2, 29);
    let document = documents(&workspace)[0].clone();
    workspace.apply(Command::Data(DataCommand::SetPublished { document, date: set }));
    filter(&mut workspace, FilterCommand::Include(FacetValue::Kind(ItemKind::Event)));
    view(&mut workspace, ViewCommand::SortBy(Column::Sources));
    let mut kept = Rows::default();
    let before = (workspace.view().clone(), rows(&workspace, &mut kept), workspace.palette().clone());
    let open = documents(&workspace);
    workspace.apply(Command::Data(DataCommand::CloseAll));
    assert!(workspace.store().is_empty() && documents(&workspace).is_empty());
    assert_eq!(*workspace.view(), ViewState::default());
    assert!(workspace.corrections().published.is_empty());
    assert!(rows(&workspace, &mut kept).is_empty());

    // As many times changed as the first ones, and seen in the same way, but other documents.
    workspace.apply(Command::Data(DataCommand::AddExtractions(all[10..].to_vec())));
    view(&mut workspace, ViewCommand::SortBy(Column::Sources));
    let sorted = rows(&workspace, &mut kept);
    assert_eq!(sorted, rows(&workspace, &mut Rows::default()));
    view(&mut workspace, ViewCommand::SortBy(Column::When));
    assert_eq!(rows(&workspace, &mut kept), rows(&workspace, &mut Rows::default()));
    workspace.apply(Command::Undo);
    workspace.apply(Command::Undo);
    let since = documents(&workspace);

    workspace.apply(Command::Undo);
    let both: Vec<String> = open.iter().chain(&since).cloned().collect();
    assert_eq!(documents(&workspace), both);
    for id in &since {
        remove(&mut workspace, id);
    }
    assert_eq!(documents(&workspace), open);
    assert_eq!(workspace.corrections().published.len(), 1);
    assert_eq!((workspace.view().clone(), rows(&workspace, &mut kept)), (before.0, before.1));
    let was_seen = |key: &LaneKey| workspace.palette().slot(key) == before.2.slot(key);
    assert!(workspace.store().lane_keys(Some(Facet::Country)).iter().all(was_seen));
}

#[test]
fn closing_all_is_one_step_both_ways() {
    let mut workspace = workspace();
    let (open, seen) = (documents(&workspace), workspace.view().clone());
    workspace.apply(Command::Data(DataCommand::CloseAll));
    workspace.apply(Command::Data(DataCommand::CloseAll));
    workspace.apply(Command::Undo);
    assert_eq!((documents(&workspace), workspace.view()), (open.clone(), &seen));
    assert!(!workspace.history().can_undo());
    workspace.apply(Command::Redo);
    assert!(workspace.store().is_empty() && !workspace.history().can_redo());
    workspace.apply(Command::Undo);
    assert_eq!(documents(&workspace), open);
}

#[test]
fn what_is_still_read_after_closing_all_brings_nothing_back() {
    let all = generate(5, 350);
    for goes_on in GOES_ON {
        let mut workspace = Workspace::new(all[..2].to_vec());
        let mut open = workspace.preparation();
        take(&mut workspace, open.add(all[2..4].to_vec()));
        workspace.apply(Command::Data(DataCommand::CloseAll));
        goes_on(&mut open, &workspace);
        take(&mut workspace, open.add(all[2..5].to_vec()));
        assert_eq!(documents(&workspace), [all[4].document.id.as_str()]);
    }
}

#[test]
fn lifting_a_part_brings_as_many_items_as_was_told() {
    let mut workspace = workspace();
    filter(&mut workspace, FilterCommand::Include(FacetValue::Kind(ItemKind::Event)));
    filter(&mut workspace, FilterCommand::SetMinConfidence(0.5));
    filter(&mut workspace, FilterCommand::SetText("qqqq".to_owned()));
    assert_eq!(workspace.result().n_passing, 0);
    let lifted = workspace.result().lifted(workspace.store());
    assert_eq!(lifted.len(), 3);
    assert_eq!(lifted[0].part, FilterPart::Text);
    for LiftedPart { part, n_passing } in lifted {
        filter(&mut workspace, FilterCommand::Lift(part));
        assert_eq!(workspace.result().n_passing, n_passing, "{part:?}");
        workspace.apply(Command::Undo);
    }
}

#[test]
fn earlier_filters_are_told_once_each_and_can_be_set_again() {
    let mut workspace = workspace();
    let event = FacetValue::Kind(ItemKind::Event);
    filter(&mut workspace, FilterCommand::Include(event.clone()));
    let with_events = workspace.view().filter.clone();
    filter(&mut workspace, FilterCommand::SetMinConfidence(0.5));
    filter(&mut workspace, FilterCommand::ClearAll);
    filter(&mut workspace, FilterCommand::Include(event));
    filter(&mut workspace, FilterCommand::ClearAll);
    let now = workspace.view().filter.clone();
    let earlier: Vec<Filter> =
        workspace.history().earlier_filters(&now, workspace.usual_filter()).into_iter().cloned().collect();
    assert_eq!(earlier.len(), 2);
    assert_eq!(earlier[0], with_events);
    filter(&mut workspace, FilterCommand::Set(Box::new(earlier[0].clone())));
    assert!(workspace.result().items().all(|idx| workspace.store().item(idx).is_event()));
}

#[test]
fn extending_goes_on_and_back() {
    let mut workspace = workspace();
    let first = select(&mut workspace, SelectCommand::Step(ItemStep::First));
    select(&mut workspace, SelectCommand::Step(ItemStep::ExtendNext));
    let third = select(&mut workspace, SelectCommand::Step(ItemStep::ExtendNext));
    assert_eq!(workspace.view().selection.len(), 3);
    assert!(third > first);
    select(&mut workspace, SelectCommand::Step(ItemStep::ExtendPrevious));
    assert_eq!(workspace.view().selection.len(), 2);
    assert!(!workspace.view().selection.contains(third.unwrap()));
}

#[test]
fn a_search_in_a_large_store_does_not_make_the_window_wait() {
    let mut workspace = Workspace::for_window();
    workspace.apply(Command::Data(DataCommand::AddExtractions(generate(1, 12_000))));
    let all = workspace.result().n_passing;
    workspace.apply(Command::Filter(FilterCommand::SetText("found nowhere".to_owned())));
    assert!(workspace.is_search_pending());
    assert_eq!(workspace.result().n_passing, all, "the words are left aside");
    workspace.apply(Command::SearchReady);
    assert!(workspace.is_search_pending(), "it is not ready yet");
    workspace.store().prepare_search(&Effort::unlimited());
    workspace.apply(Command::SearchReady);
    assert!(!workspace.is_search_pending());
    assert_eq!(workspace.result().n_passing, 0);
    // Who is no window gets the answer at once.
    let mut patient = Workspace::new(generate(1, 12_000));
    patient.apply(Command::Filter(FilterCommand::SetText("found nowhere".to_owned())));
    assert_eq!(patient.result().n_passing, 0);
}

fn decide(workspace: &mut Workspace, idx: ItemIdx, what: Decide) {
    workspace.apply(Command::Data(DataCommand::Decide { items: vec![idx], what }));
}

fn actor(name: &str) -> DecidedActor {
    DecidedActor { name: name.to_owned(), kind: ActorKind::Person }
}

const TALK: &str = "Am Mittwoch, 3. September 2025, sagte Ministerin Anna Berg: „Wir bauen die Brücke im nächsten Jahr.“ \
    Der Bürgermeister Jan Weber sagte am Donnerstag: „Das Geld dafür fehlt uns noch immer.“";

/// The item in whose words `words` stand.
fn item_of(workspace: &Workspace, words: &str) -> ItemIdx {
    let found = workspace.store().items().find(|item| item.text().contains(words));
    found.unwrap_or_else(|| unreachable!("no item says {words}")).idx
}

#[test]
fn what_a_person_decides_is_shown_marked_and_undone_step_by_step() {
    let mut workspace = Workspace::new(vec![article_of(TALK)]);
    let before: Vec<String> = workspace.store().items().map(|item| item.id()).collect();
    let idx = item_of(&workspace, "Brücke");
    select(&mut workspace, SelectCommand::One(idx));
    let day = TimeInterval::day(NaiveDate::from_ymd_opt(2025, 8, 1).unwrap());
    for what in [
        Decide::Time(Some(DecidedTime::new(day, Grain::Day))),
        Decide::Speaker(Some(actor("Carla Stein"))),
        Decide::Addressees(Some(vec![actor("Jan Weber")])),
        Decide::Country(zeitstrahl::language::Country::new("FR")),
        Decide::Kind(Some(Kind::Statement(Form::Reported))),
    ] {
        let now = workspace.view().selection.primary().unwrap();
        decide(&mut workspace, now, what);
    }
    let idx = workspace.view().selection.primary().expect("it is still chosen");
    let store = Arc::clone(workspace.store());
    let item = store.item(idx);
    assert_eq!((item.interval(), item.basis(), item.is_decided()), (Some(day), Basis::Decided, true));
    assert_eq!(item.kind(), ItemKind::Position);
    assert_eq!(item.country().map(|country| country.code().to_owned()).as_deref(), Some("FR"));
    assert_eq!(item.speaker().map(|at| store.actor(at).name.as_str()), Some("Carla Stein"));
    assert_eq!(item.addressees().map(|at| store.actor(at).name.as_str()).collect::<Vec<_>>(), ["Jan Weber"]);
    assert_eq!(item.confidence(), 1.0);
    assert!(!store.item(item_of(&workspace, "Geld")).is_decided());
    assert_eq!(workspace.decision(idx).unwrap().speaker, Some(actor("Carla Stein")));
    for _ in 0..5 {
        workspace.apply(Command::Undo);
    }
    assert!(!workspace.history().can_undo() && workspace.corrections().is_empty());
    let after: Vec<String> = workspace.store().items().map(|item| item.id()).collect();
    assert_eq!(after, before);
    for _ in 0..5 {
        workspace.apply(Command::Redo);
    }
    let item = workspace.store().item(workspace.view().selection.primary().unwrap());
    assert_eq!((item.interval(), item.is_decided()), (Some(day), true));
}

#[test]
fn a_statement_can_become_an_event_with_a_title() {
    let mut workspace = Workspace::new(vec![article_of(TALK)]);
    let idx = item_of(&workspace, "Geld");
    let said_by = workspace.store().item(idx).speaker().map(|at| workspace.store().actor(at).name.clone());
    assert_eq!(said_by.as_deref(), Some("Jan Weber"));
    select(&mut workspace, SelectCommand::One(idx));
    decide(&mut workspace, idx, Decide::Kind(Some(Kind::Event)));
    let idx = workspace.view().selection.primary().unwrap();
    decide(&mut workspace, idx, Decide::Title(Some(" Ankündigung der Brücke ".to_owned())));
    let item = workspace.store().item(workspace.view().selection.primary().unwrap());
    assert_eq!((item.kind(), item.label()), (ItemKind::Event, "Ankündigung der Brücke"));
    assert_eq!(item.speaker(), None);
    let names: Vec<&str> =
        item.actors().iter().map(|at| workspace.store().actor(*at).name.as_str()).collect();
    assert!(names.contains(&"Jan Weber"), "who said it takes part in it: {names:?}");
}

#[test]
fn what_is_rejected_or_hidden_is_not_shown_and_can_be_taken_back() {
    for why in [Removal::Rejected, Removal::Hidden] {
        let mut workspace = Workspace::new(vec![article_of(TALK)]);
        let n_items = workspace.store().len();
        let idx = item_of(&workspace, "Geld");
        decide(&mut workspace, idx, Decide::Removed(Some(why)));
        assert_eq!(workspace.store().len(), n_items - 1);
        assert!(workspace.lost_decisions().is_empty(), "it was found");
        let (anchor, decision) = workspace.corrections().items.first_key_value().unwrap();
        assert_eq!(
            (anchor.article, decision.removed),
            (workspace.store().document(DocumentIdx(0)).hash(), Some(why))
        );
        let anchors = vec![anchor.clone()];
        workspace.apply(Command::Data(DataCommand::DecideAt { anchors, what: Decide::Removed(None) }));
        assert_eq!(workspace.store().len(), n_items);
        assert!(workspace.corrections().is_empty());
        workspace.apply(Command::Undo);
        assert_eq!(workspace.store().len(), n_items - 1);
        workspace.apply(Command::Undo);
        assert_eq!(workspace.store().len(), n_items);
    }
}

#[test]
fn marks_are_steps_too_and_make_no_other_store() {
    let mut workspace = Workspace::new(vec![article_of(TALK)]);
    let idx = item_of(&workspace, "Geld");
    let generation = workspace.store().generation();
    decide(&mut workspace, idx, Decide::Mark(Mark::Star(true)));
    decide(&mut workspace, idx, Decide::Mark(Mark::Tag("Haushalt".to_owned())));
    decide(&mut workspace, idx, Decide::Mark(Mark::Tag("Haushalt".to_owned())));
    decide(&mut workspace, idx, Decide::Mark(Mark::Note(Some("nachfragen".to_owned()))));
    assert_eq!(workspace.store().generation(), generation);
    let decision = workspace.decision(idx).unwrap();
    assert!(decision.marks.star && decision.marks.tags.contains("Haushalt"));
    assert!(workspace.lost_decisions().is_empty() && !workspace.store().item(idx).is_decided());
    workspace.apply(Command::Undo);
    workspace.apply(Command::Undo);
    assert!(workspace.decision(idx).unwrap().marks.tags.is_empty(), "the same tag again is no step");
    workspace.apply(Command::Undo);
    assert_eq!(workspace.decision(idx), None);
    assert!(!workspace.history().can_undo());
}

#[test]
fn a_decision_about_an_item_of_two_articles_holds_for_it_as_a_whole() {
    let first = article_of(TALK);
    let mut second = (*article_of(&format!("{TALK} Der Rat vertagte sich."))).clone();
    let document = Arc::make_mut(&mut second.document);
    document.id = "b.txt".to_owned();
    let mut workspace = Workspace::new(vec![first, Arc::new(second)]);
    let idx = item_of(&workspace, "Brücke");
    assert_eq!(workspace.store().item(idx).n_sources(), 2, "the two are one item");
    let anchors = workspace.anchors(idx);
    assert_eq!(anchors.len(), 2);
    decide(&mut workspace, idx, Decide::Speaker(Some(actor("Carla Stein"))));
    let item = workspace.store().item(item_of(&workspace, "Brücke"));
    assert_eq!(item.n_sources(), 2);
    assert_eq!(item.speaker().map(|at| workspace.store().actor(at).name.as_str()), Some("Carla Stein"));
    assert_eq!(workspace.anchors(item.idx).len(), 2);
    workspace.apply(Command::Undo);
    assert!(workspace.corrections().is_empty());
}

#[test]
fn a_decision_outlives_a_better_extraction_and_waits_where_its_item_is_gone() {
    let extraction = article_of(TALK);
    let mut workspace = Workspace::new(vec![Arc::clone(&extraction)]);
    let idx = item_of(&workspace, "Geld");
    decide(&mut workspace, idx, Decide::Speaker(Some(actor("Carla Stein"))));
    let idx = item_of(&workspace, "Brücke");
    decide(&mut workspace, idx, Decide::Status(Some(Status::Confirmed)));
    // The same article in another file, read by a program that cuts otherwise, numbers anew, and finds one item less.
    let mut items: Vec<_> = extraction.items().filter(|item| item.text.contains("Geld")).collect();
    for item in &mut items {
        item.id = "other.txt:7".to_owned();
        let span = item.evidence[0].spans[0];
        item.evidence[0].spans = vec![Span { begin: span.begin + 6, end: span.end }];
        item.text = span_text(&extraction, item.evidence[0].spans[0]);
        item.speaker = None;
    }
    let mut document = (*extraction.document).clone();
    document.id = "other.txt".to_owned();
    let actors = extraction.actors.clone();
    let better = Extraction::new(Arc::new(document), extraction.annotations.clone(), actors, &items);
    workspace.apply(Command::Data(DataCommand::AddExtractions(vec![Arc::new(better)])));
    remove(&mut workspace, "a.txt");
    let item = workspace.store().item(item_of(&workspace, "Geld"));
    assert_eq!(item.speaker().map(|at| workspace.store().actor(at).name.as_str()), Some("Carla Stein"));
    let lost = workspace.lost_decisions();
    assert_eq!(lost.len(), 1);
    assert!(lost[0].words.contains("Brücke"));
    workspace.apply(Command::Undo);
    assert!(workspace.lost_decisions().is_empty(), "it is back");
}

#[test]
fn what_a_person_says_of_articles_holds_and_is_taken_back_in_one_step() {
    let in_dutch = |id: &str| {
        let mut one = (*undated_article()).clone();
        let document = Arc::make_mut(&mut one.document);
        (document.id, document.language) = (id.to_owned(), "nl".to_owned());
        Arc::new(Extraction::new(one.document, Annotations::default(), Vec::new(), &[]))
    };
    let mut workspace = Workspace::new(vec![in_dutch("a.txt"), in_dutch("b.txt")]);
    assert_eq!(workspace.store().len(), 0);
    let documents = vec!["a.txt".to_owned(), "b.txt".to_owned()];
    let date = NaiveDate::from_ymd_opt(2025, 9, 5);
    let what = DecideArticle::All(vec![
        DecideArticle::Language(Some("de".to_owned())),
        DecideArticle::Outlet(Some(" Hafenbote ".to_owned())),
        DecideArticle::Published(date),
    ]);
    workspace.apply(Command::Data(DataCommand::DecideArticles { documents, what }));
    assert!(
        !workspace.store().is_empty() && workspace.result().n_undated == 0,
        "both are read in German now"
    );
    for (_, document) in workspace.store().documents() {
        assert_eq!((document.outlet.as_deref(), document.published.date), (Some("Hafenbote"), date));
    }
    assert_eq!(workspace.corrections().len(), 4, "a day and the rest of each");
    let documents = vec!["a.txt".to_owned()];
    workspace.apply(Command::Data(DataCommand::DecideArticles { documents, what: DecideArticle::Nothing }));
    let outlets: Vec<_> = workspace.store().documents().map(|(_, one)| one.outlet.clone()).collect();
    assert_eq!(outlets, [None, Some("Hafenbote".to_owned())]);
    workspace.apply(Command::Undo);
    workspace.apply(Command::Undo);
    assert!(workspace.corrections().is_empty() && workspace.store().is_empty());
    workspace.apply(Command::Redo);
    assert!(!workspace.store().is_empty());
}

fn span_text(extraction: &Extraction, span: Span) -> String {
    span.of(&extraction.document.text).to_owned()
}

#[test]
fn decisions_hold_after_a_date_was_set_and_are_closed_with_their_articles() {
    let mut workspace = Workspace::new(vec![undated_article()]);
    let idx = workspace.store().items().next().unwrap().idx;
    decide(&mut workspace, idx, Decide::Speaker(Some(actor("Carla Stein"))));
    let date = NaiveDate::from_ymd_opt(2025, 9, 5);
    workspace.apply(Command::Data(DataCommand::SetPublished { document: "a.txt".to_owned(), date }));
    let is_hers = |workspace: &Workspace| {
        let store = workspace.store();
        store.items().any(|item| item.speaker().is_some_and(|at| store.actor(at).name == "Carla Stein"))
    };
    assert!(is_hers(&workspace));
    assert!(workspace.store().items().any(|item| item.interval().is_some()));
    workspace.apply(Command::Data(DataCommand::CloseAll));
    assert!(workspace.corrections().is_empty());
    workspace.apply(Command::Undo);
    assert!(is_hers(&workspace));
    workspace.apply(Command::Undo);
    assert!(is_hers(&workspace) && workspace.corrections().published.is_empty());
}
