//! What a person does with items is counted, filtered by, grouped by and found.

#![allow(clippy::unwrap_used, reason = "in tests and benches it is the assertion")]

#[path = "common/paragraph.rs"]
mod paragraph;

use std::sync::Arc;

use zeitstrahl::correction::Rule;
use zeitstrahl::document::Published;
use zeitstrahl::item::{Anchor, AnchorKind, Decide, Extraction, Mark, Marked, Removal, Status};
use zeitstrahl::store::{
    Facet, FacetState, FacetValue, Grouping, ItemIdx, LaneKey, OwnMark, QueryResult, SURE, Store,
};
use zeitstrahl::table::Rows;
use zeitstrahl::text::{ContentHash, Span};
use zeitstrahl::view::Column;
use zeitstrahl::wording::{Tongue, Wording};
use zeitstrahl::workspace::{Command, DataCommand, Deed, FilterCommand, ViewCommand, Workspace};

const TALK: &str = "Am Mittwoch, 3. September 2025, sagte Ministerin Anna Berg: „Wir bauen die Brücke im nächsten Jahr.“ \
    Der Bürgermeister Jan Weber sagte am Donnerstag: „Das Geld dafür fehlt uns noch immer.“ \
    Am Freitag sagte Carla Stein: „Der Rat muss noch einmal darüber reden.“";

fn article(id: &str, text: &str) -> Arc<Extraction> {
    paragraph::article(id, text, Published::UNKNOWN)
}

fn workspace() -> Workspace {
    Workspace::new(vec![article("a.txt", TALK)])
}

fn item_of(workspace: &Workspace, words: &str) -> ItemIdx {
    workspace.store().items().find(|item| item.text().contains(words)).unwrap().idx
}

fn decide(workspace: &mut Workspace, words: &str, what: Decide) {
    let items = vec![item_of(workspace, words)];
    workspace.apply(Command::Data(DataCommand::Decide { items, what }));
}

fn filter(workspace: &mut Workspace, command: FilterCommand) {
    workspace.apply(Command::Filter(command));
}

fn texts(workspace: &Workspace) -> Vec<&str> {
    let store = workspace.store();
    workspace.result().items().map(|idx| store.item(idx).text()).collect()
}

fn counts(store: &Store, result: &QueryResult, facet: Facet) -> Vec<(FacetValue, u32)> {
    result.rows(store, facet).into_iter().map(|row| (row.value, row.filtered)).collect()
}

fn tag(word: &str) -> FacetValue {
    FacetValue::Tag(word.into())
}

#[test]
fn tags_stars_notes_and_status_are_counted_and_filtered_by() {
    let mut workspace = workspace();
    assert!(!workspace.store().has_work());
    decide(&mut workspace, "Brücke", Decide::Mark(Mark::Tag("Verkehr".to_owned())));
    decide(&mut workspace, "Geld", Decide::Mark(Mark::Tag("Haushalt".to_owned())));
    decide(&mut workspace, "Geld", Decide::Mark(Mark::Tag("Verkehr".to_owned())));
    decide(&mut workspace, "Geld", Decide::Mark(Mark::Star(true)));
    decide(&mut workspace, "Rat", Decide::Mark(Mark::Note(Some("Wann tagt er?".to_owned()))));
    decide(&mut workspace, "Rat", Decide::Status(Some(Status::Disputed)));
    let (store, result) = (workspace.store(), workspace.result());
    assert!(store.has_work());
    assert_eq!(counts(store, result, Facet::Tag), [(tag("Verkehr"), 2), (tag("Haushalt"), 1)]);
    let own = [(FacetValue::Own(OwnMark::Star), 1), (FacetValue::Own(OwnMark::Note), 1)];
    assert_eq!(counts(store, result, Facet::Own), own);
    let status = [(FacetValue::Status(Some(Status::Disputed)), 1), (FacetValue::Status(None), 2)];
    assert_eq!(counts(store, result, Facet::Status), status);
    filter(&mut workspace, FilterCommand::Include(tag("Verkehr")));
    assert_eq!(texts(&workspace).len(), 2);
    filter(&mut workspace, FilterCommand::Include(FacetValue::Own(OwnMark::Star)));
    assert!(texts(&workspace)[0].contains("Geld") && texts(&workspace).len() == 1);
    // The filter follows what is put on items.
    decide(&mut workspace, "Brücke", Decide::Mark(Mark::Star(true)));
    assert_eq!(texts(&workspace).len(), 2);
    decide(&mut workspace, "Geld", Decide::Mark(Mark::Untag("Verkehr".to_owned())));
    assert!(texts(&workspace)[0].contains("Brücke") && texts(&workspace).len() == 1);
    filter(&mut workspace, FilterCommand::ClearAll);
    filter(&mut workspace, FilterCommand::Exclude(FacetValue::Status(None)));
    assert!(texts(&workspace)[0].contains("Rat") && texts(&workspace).len() == 1);
}

#[test]
fn lanes_are_made_by_tags_and_status() {
    let mut workspace = workspace();
    decide(&mut workspace, "Brücke", Decide::Mark(Mark::Tag("Verkehr".to_owned())));
    decide(&mut workspace, "Geld", Decide::Mark(Mark::Tag("Verkehr".to_owned())));
    decide(&mut workspace, "Geld", Decide::Mark(Mark::Tag("Haushalt".to_owned())));
    workspace.apply(Command::View(ViewCommand::SetGrouping(Some(Facet::Tag))));
    let lanes = |workspace: &Workspace| -> Vec<(LaneKey, usize)> {
        workspace.result().lanes.iter().map(|lane| (lane.key.clone(), lane.n_all)).collect()
    };
    let tags = [
        (LaneKey::Of(tag("Verkehr")), 2),
        (LaneKey::Of(tag("Haushalt")), 1),
        (LaneKey::Without(Facet::Tag), 1),
    ];
    assert_eq!(lanes(&workspace), tags);
    assert!(workspace.palette().slot(&tags[0].0).is_some());
    assert_eq!(workspace.palette().slot(&tags[2].0), None);
    decide(&mut workspace, "Rat", Decide::Mark(Mark::Tag("Rat".to_owned())));
    assert_eq!(lanes(&workspace).len(), 3, "every item has a word now");
    decide(&mut workspace, "Rat", Decide::Status(Some(Status::Confirmed)));
    workspace.apply(Command::View(ViewCommand::SetGrouping(Some(Facet::Status))));
    let status = [
        (LaneKey::Of(FacetValue::Status(Some(Status::Confirmed))), 1),
        (LaneKey::Of(FacetValue::Status(None)), 2),
    ];
    assert_eq!(lanes(&workspace), status);
    assert!(Grouping::choices().all(|by| by != Some(Facet::Own)), "stars make no lanes");
}

#[test]
fn words_of_tags_and_notes_are_found_and_the_table_sorts_by_them() {
    let mut workspace = workspace();
    decide(&mut workspace, "Geld", Decide::Mark(Mark::Note(Some("Beim Kämmerer nachfragen".to_owned()))));
    decide(&mut workspace, "Rat", Decide::Mark(Mark::Tag("Sitzung".to_owned())));
    let find = |workspace: &mut Workspace, words: &str| {
        filter(workspace, FilterCommand::SetText(words.to_owned()));
        workspace.apply(Command::EndGesture);
        texts(workspace).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(find(&mut workspace, "kammerer")[0].contains("Geld"));
    assert!(find(&mut workspace, "sitzung")[0].contains("Rat"));
    assert!(find(&mut workspace, "nachfragen Geld")[0].contains("Geld"));
    assert!(find(&mut workspace, "kammerer sitzung").is_empty());
    // What is found follows what is written while the search stays.
    assert!(find(&mut workspace, "Ausschuss").is_empty());
    decide(&mut workspace, "Brücke", Decide::Mark(Mark::Note(Some("Ausschuss".to_owned()))));
    assert!(texts(&workspace)[0].contains("Brücke"));
    find(&mut workspace, "");
    decide(&mut workspace, "Rat", Decide::Mark(Mark::Star(true)));
    workspace.apply(Command::View(ViewCommand::SortBy(Column::Star)));
    let mut rows = Rows::default();
    rows.update(&workspace, Wording::of(Tongue::German));
    assert_eq!(rows.items()[0], item_of(&workspace, "Rat"));
    decide(&mut workspace, "Rat", Decide::Mark(Mark::Star(false)));
    decide(&mut workspace, "Geld", Decide::Mark(Mark::Star(true)));
    rows.update(&workspace, Wording::of(Tongue::German));
    assert_eq!(rows.items()[0], item_of(&workspace, "Geld"));
}

#[test]
fn what_was_rejected_is_counted_and_shown_when_it_is_asked_for() {
    let mut workspace = workspace();
    let n_items = workspace.store().len();
    decide(&mut workspace, "Geld", Decide::Removed(Some(Removal::Rejected)));
    decide(&mut workspace, "Rat", Decide::Removed(Some(Removal::Hidden)));
    assert_eq!((workspace.store().len(), workspace.store().n_removed()), (n_items - 2, 2));
    workspace.apply(Command::View(ViewCommand::ToggleRemoved));
    assert_eq!((workspace.store().len(), workspace.store().n_removed()), (n_items, 2));
    let removed =
        |workspace: &Workspace, words: &str| workspace.store().item(item_of(workspace, words)).removed();
    assert_eq!(removed(&workspace, "Geld"), Some(Removal::Rejected));
    assert_eq!(removed(&workspace, "Rat"), Some(Removal::Hidden));
    assert_eq!(removed(&workspace, "Brücke"), None);
    decide(&mut workspace, "Geld", Decide::Removed(None));
    assert_eq!(removed(&workspace, "Geld"), None);
    workspace.apply(Command::View(ViewCommand::ToggleRemoved));
    assert_eq!((workspace.store().len(), workspace.store().n_removed()), (n_items - 1, 1));
    workspace.apply(Command::Undo);
    assert_eq!(workspace.store().len(), n_items, "undo shows them again");
    workspace.apply(Command::Undo);
    assert_eq!(removed(&workspace, "Geld"), Some(Removal::Rejected));
    assert!(workspace.lost_decisions().is_empty());
}

#[test]
fn what_is_put_on_an_item_outlives_a_better_extraction() {
    let extraction = article("a.txt", TALK);
    let mut workspace = Workspace::new(vec![Arc::clone(&extraction)]);
    decide(&mut workspace, "Geld", Decide::Mark(Mark::Tag("Haushalt".to_owned())));
    // The same article, read by a program that begins the words later.
    let mut items: Vec<_> = extraction.items().collect();
    for item in items.iter_mut().filter(|item| item.text.contains("Geld")) {
        let span = item.evidence[0].spans[0];
        item.evidence[0].spans = vec![Span { begin: span.begin + 4, end: span.end }];
    }
    let better = Extraction::new(
        Arc::clone(&extraction.document),
        extraction.annotations.clone(),
        extraction.actors.clone(),
        &items,
    );
    workspace.apply(Command::Data(DataCommand::AddExtractions(vec![Arc::new(better)])));
    let idx = item_of(&workspace, "Geld");
    assert_eq!(workspace.store().item(idx).tags().collect::<Vec<_>>(), ["Haushalt"]);
    assert!(workspace.lost_decisions().is_empty());
    decide(&mut workspace, "Geld", Decide::Mark(Mark::Untag("Haushalt".to_owned())));
    assert!(workspace.corrections().is_empty(), "it is the same decision");
}

#[test]
fn a_filter_by_own_work_stays_when_its_last_item_is_gone() {
    let mut workspace = workspace();
    decide(&mut workspace, "Geld", Decide::Mark(Mark::Tag("Haushalt".to_owned())));
    filter(&mut workspace, FilterCommand::Include(tag("Haushalt")));
    decide(&mut workspace, "Geld", Decide::Mark(Mark::Untag("Haushalt".to_owned())));
    assert!(texts(&workspace).is_empty());
    let sure = workspace.view().filter.min_confidence >= SURE;
    assert!(!sure, "nothing else keeps items out");
    let lifted = workspace.result().lifted(workspace.store());
    assert_eq!(lifted.len(), 1);
    let states: Vec<FacetState> =
        workspace.result().rows(workspace.store(), Facet::Tag).iter().map(|row| row.state).collect();
    assert!(states.is_empty(), "nobody uses the word any more");
    workspace.apply(Command::Undo);
    assert_eq!(texts(&workspace).len(), 1);
}

#[test]
fn rules_are_listed_and_taken_back_together_as_one_step() {
    let mut workspace = workspace();
    decide(&mut workspace, "Geld", Decide::Removed(Some(Removal::Rejected)));
    decide(&mut workspace, "Brücke", Decide::Status(Some(Status::Confirmed)));
    let on = vec![Marked::Article("a.txt".to_owned())];
    workspace
        .apply(Command::Data(DataCommand::Mark { on, mark: Mark::Note(Some(" eine Quelle ".to_owned())) }));
    let date = chrono::NaiveDate::from_ymd_opt(2025, 9, 5);
    workspace.apply(Command::Data(DataCommand::SetPublished { document: "a.txt".to_owned(), date }));
    let rules = workspace.corrections().rules();
    assert_eq!(rules.len(), workspace.corrections().len());
    assert_eq!(rules.len(), 4);
    let about_items: Vec<Rule> = rules.iter().filter(|rule| matches!(rule, Rule::Item(_))).cloned().collect();
    assert_eq!(about_items.len(), 2);
    let n_items = workspace.store().len();
    workspace.apply(Command::Data(DataCommand::TakeBack(about_items)));
    assert_eq!((workspace.corrections().len(), workspace.store().len()), (2, n_items + 1));
    workspace.apply(Command::Undo);
    assert_eq!((workspace.corrections().len(), workspace.store().len()), (4, n_items));
    workspace.apply(Command::Data(DataCommand::TakeBack(rules)));
    assert!(workspace.corrections().is_empty());
    assert_eq!(workspace.store().document(zeitstrahl::store::DocumentIdx(0)).published.date, None);
    workspace.apply(Command::Undo);
    let note = workspace.marks(&Marked::Article("a.txt".to_owned())).and_then(|marks| marks.note.clone());
    assert_eq!(note.as_deref(), Some("eine Quelle"));
    assert_eq!(workspace.corrections().len(), 4);
}

#[test]
fn undo_has_no_end_and_any_step_can_be_gone_to() {
    let mut workspace = workspace();
    let begin = workspace.view().window;
    // Each a step of its own, more than anyone counts.
    for n in 0..2_500 {
        let star = n % 2 == 0;
        decide(&mut workspace, "Geld", Decide::Mark(Mark::Star(star)));
    }
    filter(&mut workspace, FilterCommand::Exclude(FacetValue::Own(OwnMark::Star)));
    workspace.apply(Command::View(ViewCommand::GoTo(0)));
    assert_eq!((workspace.history().n_done(), workspace.history().n_steps()), (2_502, 2_502));
    let deed = |workspace: &Workspace, at: usize| {
        workspace.history().step(at, workspace.view()).map(|done| (done.deed.clone(), done.anchors().count()))
    };
    assert_eq!(deed(&workspace, 0), Some((Deed::Decided(Decide::Mark(Mark::Star(true))), 1)));
    assert_eq!(deed(&workspace, 2_500), Some((Deed::Filter, 0)));
    assert_eq!(deed(&workspace, 2_501), Some((Deed::Window, 0)));
    assert!(deed(&workspace, 2_502).is_none());
    workspace.apply(Command::GoToStep(1));
    assert_eq!(workspace.history().n_done(), 1);
    assert!(workspace.store().item(item_of(&workspace, "Geld")).has_star());
    assert!(workspace.view().filter.is_empty());
    assert_eq!(workspace.view().window, begin);
    // What was undone is still called by what it did, with the view that it led to.
    let done = workspace.history().step(2_500, workspace.view()).unwrap();
    assert_eq!(*done.deed, Deed::Filter);
    assert!(!done.view.filter.is_empty());
    workspace.apply(Command::GoToStep(2_501));
    assert!(!workspace.view().filter.is_empty());
    assert!(!workspace.store().item(item_of(&workspace, "Geld")).has_star());
    workspace.apply(Command::GoToStep(0));
    assert!(workspace.corrections().is_empty() && !workspace.history().can_undo());
    workspace.apply(Command::GoToStep(usize::MAX));
    assert_eq!(workspace.history().n_done(), 2_502);
}

#[test]
fn an_item_of_ones_own_is_marked_like_any_other_and_nothing_beside_it() {
    let mut workspace = workspace();
    let begin = TALK.find("Der Rat muss").unwrap();
    let span = Span::new(begin, begin + "Der Rat muss noch einmal".len());
    let words = "Der Rat muss noch einmal".to_owned();
    // Of the kind of the statement that stands there already.
    let anchor = Anchor { article: ContentHash::of(TALK), span, kind: AnchorKind::Statement, words };
    let what = Decide::All(Vec::new());
    workspace.apply(Command::Data(DataCommand::MakeItem { anchor: Box::new(anchor.clone()), what }));
    let idx = workspace.view().selection.primary().expect("it is chosen");
    assert_eq!(workspace.anchors(idx), std::slice::from_ref(&anchor));
    assert_eq!(workspace.decision(idx), None);
    workspace
        .apply(Command::Data(DataCommand::Decide { items: vec![idx], what: Decide::Mark(Mark::Star(true)) }));
    let starred: Vec<ItemIdx> =
        workspace.store().items().filter(|item| item.has_star()).map(|item| item.idx).collect();
    assert_eq!(starred, [idx]);
    assert_eq!(workspace.corrections().rules(), [Rule::Item(anchor)]);
    assert!(workspace.lost_decisions().is_empty());
    let rules = workspace.corrections().rules();
    workspace.apply(Command::Data(DataCommand::TakeBack(rules)));
    assert!(workspace.corrections().is_empty());
}
