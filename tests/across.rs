//! What several articles tell together: copies of one report, and what a person says is the same or is not.

#![allow(clippy::unwrap_used, reason = "in tests and benches it is the assertion")]

#[path = "common/paragraph.rs"]
mod paragraph;

use std::sync::Arc;

use chrono::NaiveDate;
use zeitstrahl::correction::{Corrections, Rule};
use zeitstrahl::document::{Published, PublishedEvidence};
use zeitstrahl::item::{Decide, Extraction, Mark};
use zeitstrahl::project::{read_corrections, write_corrections};
use zeitstrahl::store::{DocumentIdx, Facet, FacetValue, ItemIdx, OwnMark, Store};
use zeitstrahl::workspace::{Command, DataCommand, Deed, FilterCommand, Repeated, SelectCommand, Workspace};

const REPORT: &str = "Die Stadt Lindau sperrt die alte Hafenbrücke vom 1. Oktober an für den Autoverkehr. \
    „Die Tragseile sind stärker angegriffen, als wir es erwartet hatten“, sagte Baustadträtin Vera Kolb am Mittwoch. \
    Der Handelsverband warnte vor den Folgen für die Geschäfte in der Innenstadt. \
    „Wer im Advent nicht mehr zu uns findet, kommt im Januar auch nicht wieder“, sagte Verbandschef Timo Rade. \
    Die Umleitung führt über die Nordtangente und den Ring.";

/// The same report as another paper prints it: another beginning, other words around the quotations, and an end of its own.
const PRINTED: &str = "Schlechte Nachrichten für alle, die täglich pendeln. \
    Die Stadt Lindau sperrt die alte Hafenbrücke vom 1. Oktober an für den Autoverkehr. \
    „Die Tragseile sind stärker angegriffen, als wir es erwartet hatten“, sagte Baustadträtin Vera Kolb am Mittwoch. \
    Beim Handelsverband sorgt man sich um das Geschäft vor Weihnachten. \
    „Wer im Advent nicht mehr zu uns findet, kommt im Januar auch nicht wieder“, sagte Verbandschef Timo Rade. \
    Ob die Fähre häufiger fahren kann, wird noch geprüft.";

/// Another report on the same subject, which quotes one sentence of the first.
const COMMENT: &str = "Am Hafen wächst der Ärger über die Bauverwaltung, und das mit gutem Grund. \
    „Die Tragseile sind stärker angegriffen, als wir es erwartet hatten“, sagte Baustadträtin Vera Kolb am Mittwoch. \
    Gewarnt hatten Fachleute freilich schon vor sechs Jahren, ohne dass jemand auf sie hörte. \
    Damals sprach der Rat lieber über eine neue Uferpromenade mit Blick auf den See. \
    „Wir haben die Gutachten gelesen und abgelegt“, sagte der frühere Ratsherr Jens Olm am Donnerstag. \
    Wer so plant, muss sich über gesperrte Brücken am Ende nicht wundern.";

fn article(id: &str, text: &str, day: u32) -> Arc<Extraction> {
    let date = NaiveDate::from_ymd_opt(2025, 9, day).unwrap();
    paragraph::article(id, text, Published::on(date, PublishedEvidence::Metadata))
}

fn idx(store: &Store, id: &str) -> DocumentIdx {
    store.document_idx(id).unwrap()
}

fn copies(store: &Store, id: &str) -> Vec<String> {
    store.copies(idx(store, id)).map(|one| store.document(one).id.clone()).collect()
}

fn apply(workspace: &mut Workspace, command: DataCommand) {
    workspace.apply(Command::Data(command));
}

/// The items whose words hold these.
fn items(workspace: &Workspace, words: &str) -> Vec<ItemIdx> {
    workspace.store().items().filter(|item| item.text().contains(words)).map(|item| item.idx).collect()
}

fn n_sources(workspace: &Workspace, words: &str) -> Vec<usize> {
    let store = workspace.store();
    items(workspace, words).into_iter().map(|idx| store.item(idx).n_sources()).collect()
}

fn paper() -> Workspace {
    Workspace::new(vec![
        article("b.txt", PRINTED, 4),
        article("a.txt", REPORT, 3),
        article("c.txt", COMMENT, 4),
    ])
}

#[test]
fn a_report_that_another_paper_prints_is_known_by_its_sentences() {
    let workspace = paper();
    let store = workspace.store();
    assert_eq!(copies(store, "b.txt"), ["a.txt", "b.txt"], "the first published comes first");
    assert_eq!(store.first_copy(idx(store, "b.txt")), idx(store, "a.txt"));
    assert_eq!(copies(store, "c.txt"), [""; 0], "one quotation alone makes no copy");
    assert_eq!(n_sources(&workspace, "Advent"), [2], "counted once, with both sources");
}

#[test]
fn copies_are_one_source_that_counts_its_items_once() {
    let mut workspace = paper();
    let source = |id: &str| FacetValue::Source(id.into());
    let rows = workspace.result().rows(workspace.store(), Facet::Source);
    let mut values: Vec<FacetValue> = rows.iter().map(|row| row.value.clone()).collect();
    values.sort();
    assert_eq!(values, [source("a.txt"), source("c.txt")]);
    let counted = rows.iter().find(|row| row.value == source("a.txt")).unwrap().filtered as usize;
    workspace.apply(Command::Filter(FilterCommand::Include(source("a.txt"))));
    assert_eq!(workspace.result().n_passing, counted, "what is counted is what passes");
    let of_copy = workspace.store().items_of(idx(workspace.store(), "b.txt"));
    assert!(of_copy.iter().all(|idx| workspace.result().passing.contains(*idx)));
}

#[test]
fn lanes_of_sources_hold_what_copies_tell() {
    let workspace = paper();
    let store = workspace.store();
    let values: Vec<FacetValue> = store.values(Facet::Source).collect();
    let known = [FacetValue::Source("a.txt".into()), FacetValue::Source("c.txt".into())];
    assert_eq!(values, known, "the copy has no value of its own, though it was opened first");
    let quoted = items(&workspace, "Tragseile")[0];
    assert_eq!(store.value_of(Facet::Source, quoted), Some(FacetValue::Source("a.txt".into())));
    let own = items(&workspace, "Uferpromenade").into_iter().chain(items(&workspace, "Gutachten"));
    let own = own.map(|idx| store.value_of(Facet::Source, idx));
    assert!(own.clone().count() > 0);
    assert!(own.flatten().all(|value| value == known[1]));
}

#[test]
fn a_report_of_another_week_is_no_copy_and_the_same_file_always_is() {
    let later = Workspace::new(vec![article("a.txt", REPORT, 3), article("b.txt", PRINTED, 19)]);
    assert_eq!(copies(later.store(), "b.txt"), [""; 0]);
    let again = Workspace::new(vec![article("a.txt", REPORT, 3), article("b.txt", REPORT, 19)]);
    assert_eq!(copies(again.store(), "b.txt"), ["a.txt", "b.txt"]);
    let alone = Workspace::new(vec![article("a.txt", REPORT, 3)]);
    assert_eq!(again.store().len(), alone.store().len(), "nothing is counted twice");
}

#[test]
fn the_order_of_opening_does_not_matter() {
    let articles = [article("a.txt", REPORT, 3), article("b.txt", PRINTED, 4), article("c.txt", COMMENT, 4)];
    let groups = |order: [usize; 3]| {
        let store = Store::new(1, &order.map(|at| Arc::clone(&articles[at])));
        (copies(&store, "a.txt"), store.len())
    };
    assert_eq!(groups([0, 1, 2]), groups([2, 1, 0]));
}

#[test]
fn a_copy_is_counted_by_itself_where_a_person_says_so() {
    let mut workspace = paper();
    let together = workspace.store().len();
    apply(&mut workspace, DataCommand::CountApart { document: "b.txt".to_owned(), is_apart: true });
    assert_eq!(copies(workspace.store(), "b.txt"), [""; 0]);
    assert_eq!(n_sources(&workspace, "Advent"), [1, 1]);
    assert!(workspace.is_counted_apart("b.txt") && !workspace.is_counted_apart("a.txt"));
    workspace.apply(Command::Undo);
    assert_eq!((workspace.store().len(), n_sources(&workspace, "Advent")), (together, vec![2]));
    workspace.apply(Command::Redo);
    let rules = workspace.corrections().rules();
    assert!(matches!(rules.as_slice(), [Rule::Alone(_)]));
    apply(&mut workspace, DataCommand::TakeBack(rules));
    assert_eq!(copies(workspace.store(), "b.txt"), ["a.txt", "b.txt"]);
}

#[test]
fn what_a_person_says_is_the_same_is_one_item_until_it_is_undone() {
    let mut workspace = paper();
    let before = workspace.store().len();
    let (one, other) = (items(&workspace, "Tragseile")[0], items(&workspace, "Gutachten")[0]);
    apply(&mut workspace, DataCommand::JoinItems { items: vec![one] });
    assert!(workspace.corrections().is_empty(), "one item alone is the same as itself");
    apply(&mut workspace, DataCommand::JoinItems { items: vec![one, other] });
    assert_eq!(workspace.store().len(), before - 1);
    let item =
        workspace.store().items().find(|item| item.evidence().any(|one| one.text.contains("Gutachten")));
    assert!(item.unwrap().evidence().any(|one| one.text.contains("Tragseile")));
    workspace.apply(Command::Undo);
    assert_eq!(workspace.store().len(), before);
    workspace.apply(Command::Redo);
    assert_eq!(workspace.store().len(), before - 1);
    let last = workspace.history().step(workspace.history().n_done() - 1, workspace.view()).unwrap();
    assert_eq!(last.deed, &Deed::Joined);
    assert_eq!(last.anchors().count(), 2);
}

#[test]
fn what_one_article_tells_becomes_an_item_of_its_own() {
    let mut workspace = paper();
    assert_eq!(n_sources(&workspace, "Advent"), [2]);
    let item = items(&workspace, "Advent")[0];
    let told_by = Some("b.txt".to_owned());
    apply(&mut workspace, DataCommand::SplitItem { item, told_by });
    assert_eq!(n_sources(&workspace, "Advent"), [1, 1]);
    workspace.apply(Command::Undo);
    assert_eq!(n_sources(&workspace, "Advent"), [2]);
    let advent = items(&workspace, "Advent")[0];
    apply(&mut workspace, DataCommand::SplitItem { item: advent, told_by: None });
    // What was split is made one again by the same means as anything else.
    let both = items(&workspace, "Advent");
    assert_eq!(both.len(), 2);
    apply(&mut workspace, DataCommand::JoinItems { items: both });
    assert_eq!(n_sources(&workspace, "Advent"), [2]);
    let advent = items(&workspace, "Advent")[0];
    apply(&mut workspace, DataCommand::SplitItem { item: advent, told_by: None });
    assert_eq!(n_sources(&workspace, "Advent"), [1, 1], "what was joined by hand can be split");
    assert!(workspace.corrections().same.is_empty());
    // An item of one article alone stays as it is.
    let n_rules = workspace.corrections().len();
    let advent = items(&workspace, "Advent")[0];
    apply(&mut workspace, DataCommand::SplitItem { item: advent, told_by: None });
    assert_eq!(workspace.corrections().len(), n_rules);
}

#[test]
fn the_same_and_the_other_outlive_corrections_another_order_and_a_changed_extraction() {
    let mut workspace = paper();
    let (one, other) = (items(&workspace, "Tragseile")[0], items(&workspace, "Gutachten")[0]);
    apply(&mut workspace, DataCommand::JoinItems { items: vec![one, other] });
    let item = items(&workspace, "Advent")[0];
    apply(&mut workspace, DataCommand::SplitItem { item, told_by: Some("b.txt".to_owned()) });
    let joined = workspace.store().len();
    // Corrected items are found by the same anchors.
    let items_now = items(&workspace, "Advent");
    apply(
        &mut workspace,
        DataCommand::Decide { items: items_now, what: Decide::Title(Some("Advent".to_owned())) },
    );
    assert_eq!((workspace.store().len(), n_sources(&workspace, "Advent")), (joined, vec![1, 1]));
    // A colleague has the articles under other names, in another order, and reads them once more.
    let text = write_corrections(&workspace);
    let theirs = vec![article("y", COMMENT, 4), article("x", REPORT, 3), article("z", PRINTED, 4)];
    let mut theirs = Workspace::new(theirs);
    let corrections: Corrections = read_corrections(&text, &theirs).unwrap();
    assert_eq!((corrections.same.len(), corrections.alone.len()), (1, 1));
    apply(&mut theirs, DataCommand::AddCorrections(Box::new(corrections)));
    assert_eq!((theirs.store().len(), n_sources(&theirs, "Advent")), (joined, vec![1, 1]));
    // An article that comes anew with more before its words takes its rules along.
    let longer = format!("Update von 18 Uhr. {PRINTED}");
    apply(&mut theirs, DataCommand::AddExtractions(vec![article("z", &longer, 4)]));
    assert_eq!(n_sources(&theirs, "Advent"), [1, 1]);
    // What is only put on items leaves them as they are.
    let item = items(&theirs, "Advent")[0];
    apply(&mut theirs, DataCommand::Decide { items: vec![item], what: Decide::Mark(Mark::Star(true)) });
    assert_eq!(n_sources(&theirs, "Advent"), [1, 1]);
}

#[test]
fn a_file_that_comes_again_under_another_name_is_told() {
    let mut workspace = paper();
    let n_items = workspace.store().len();
    apply(&mut workspace, DataCommand::AddExtractions(vec![article("d.txt", REPORT, 28)]));
    let repeated = Repeated { document: "d.txt".to_owned(), first: "a.txt".to_owned() };
    assert_eq!(workspace.repeated(&["d.txt".to_owned()]), [repeated]);
    assert_eq!(workspace.repeated(&["b.txt".to_owned()]), [], "a copy is no repetition");
    assert_eq!(workspace.store().len(), n_items);
}

#[test]
fn what_comes_with_added_articles_is_new_until_it_was_looked_at() {
    let mut workspace = Workspace::new(vec![article("a.txt", REPORT, 3)]);
    assert_eq!(workspace.store().n_news(), 0, "the first articles are not new");
    apply(&mut workspace, DataCommand::AddExtractions(vec![article("c.txt", COMMENT, 4)]));
    let (old, new) = (items(&workspace, "Advent")[0], items(&workspace, "Gutachten")[0]);
    assert!(!workspace.store().is_news(old) && workspace.store().is_news(new));
    let n_news = workspace.store().n_news();
    workspace.apply(Command::Filter(FilterCommand::Include(FacetValue::Own(OwnMark::New))));
    assert_eq!(workspace.result().n_passing, n_news);
    workspace.apply(Command::Select(SelectCommand::One(new)));
    assert!(workspace.store().is_news(new), "it stays new as long as it is read");
    workspace.apply(Command::Select(SelectCommand::Clear));
    assert!(!workspace.store().is_news(new));
    assert_eq!(workspace.result().n_passing, n_news - 1, "the filter follows");
    apply(&mut workspace, DataCommand::SeeAll);
    assert_eq!(workspace.store().n_news(), 0);
    workspace.apply(Command::Undo);
    assert_eq!(workspace.store().n_news(), n_news - 1);
}

#[test]
fn other_numbers_of_what_was_known_are_told_apart_from_what_is_new() {
    let told = |n: &str| format!("Durch einen Brand im Hafen von Lindau starben am Mittwoch {n} Menschen.");
    let mut workspace = Workspace::new(vec![article("a.txt", &told("12"), 4)]);
    apply(&mut workspace, DataCommand::AddExtractions(vec![article("b.txt", &told("14"), 5)]));
    let both: Vec<ItemIdx> = workspace.store().items().map(|item| item.idx).collect();
    assert_eq!(both.len(), 2, "with other numbers they are two by themselves");
    apply(&mut workspace, DataCommand::JoinItems { items: both });
    let changed = workspace.store().items_having(&FacetValue::Own(OwnMark::Changed), Default::default());
    assert_eq!(changed.count(), 1);
    assert_eq!(workspace.store().n_news(), 1);
}
