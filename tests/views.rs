//! Where the view goes when documents are added, dates are set and filters come and go.

#![allow(clippy::unwrap_used, reason = "in tests and benches it is the assertion")]

#[path = "common/still.rs"]
mod still;

use std::sync::Arc;

use chrono::NaiveDate;
use zeitstrahl::document::{Block, BlockKind, Document, Published, PublishedEvidence};
use zeitstrahl::effort::Effort;
use zeitstrahl::item::{Extraction, extract};
use zeitstrahl::language::pack_for;
use zeitstrahl::scene::geometry::Size;
use zeitstrahl::scene::shape::Shape;
use zeitstrahl::scene::{Scene, SceneOptions};
use zeitstrahl::store::{Facet, ItemIdx};
use zeitstrahl::text::Span;
use zeitstrahl::time::DAY;
use zeitstrahl::view::TimeWindow;
use zeitstrahl::workspace::*;

/// An article with something said on the day of its publication, or on no known day.
fn article(id: &str, date: Option<&str>, said: &str) -> Arc<Extraction> {
    article_of(id, date, &format!("Der Minister sagte heute in Berlin: „{said}“"))
}

fn article_of(id: &str, date: Option<&str>, text: &str) -> Arc<Extraction> {
    let date = date.map(|date| date.parse::<NaiveDate>().unwrap());
    let evidence = if date.is_some() { PublishedEvidence::Given } else { PublishedEvidence::None };
    let document = Document {
        parts: vec![Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph }].into(),
        published: Published { date, time: None, evidence },
        ..Document::plain(id, "de", text)
    };
    Arc::new(extract(Arc::new(document), pack_for("de").unwrap(), &Effort::unlimited()))
}

fn of_may() -> Vec<Arc<Extraction>> {
    vec![
        article("1.txt", Some("2025-05-05"), "Wir werden das Abkommen nicht unterschreiben."),
        article("2.txt", Some("2025-05-09"), "Die Brücke über den Fluss wird im Herbst gebaut."),
        article("3.txt", Some("2025-05-14"), "Niemand muss um seine Rente fürchten."),
    ]
}

fn add(workspace: &mut Workspace, articles: Vec<Arc<Extraction>>) -> TimeWindow {
    workspace.apply(Command::Data(DataCommand::AddExtractions(articles)));
    workspace.view().window
}

fn search(workspace: &mut Workspace, words: &str) -> TimeWindow {
    workspace.apply(Command::Filter(FilterCommand::SetText(words.to_owned())));
    workspace.view().window
}

fn show(workspace: &mut Workspace, window: TimeWindow) -> TimeWindow {
    workspace.apply(Command::View(ViewCommand::JumpTo(window)));
    workspace.view().window
}

/// The days from one to the other, both inclusive.
fn days(first: &str, last: &str) -> TimeWindow {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    TimeWindow::of(zeitstrahl::time::TimeInterval::days(day(first), day(last)))
}

fn is_in(window: TimeWindow, other: TimeWindow) -> bool {
    window.start <= other.start && other.end <= window.end
}

fn all_in_view(workspace: &Workspace, document: &str) -> bool {
    let store = workspace.store();
    let items = store.items_of(store.document_idx(document).unwrap());
    let is_in_view = |idx: &ItemIdx| {
        store.item(*idx).interval().is_some_and(|time| is_in(workspace.view().window, TimeWindow::of(time)))
    };
    assert!(!items.is_empty());
    items.iter().all(is_in_view)
}

#[test]
fn documents_that_are_added_in_view_leave_it() {
    let mut workspace = Workspace::new(of_may());
    let window = workspace.view().window;
    let added = vec![
        article("4.txt", Some("2025-05-10"), "Das Parlament hat lange darüber beraten."),
        article("5.txt", Some("2019-01-10"), "Vor dem Gericht zählt nur die Wahrheit."),
    ];
    assert_eq!(add(&mut workspace, added), window);
}

#[test]
fn documents_beyond_the_view_are_brought_in_with_its_middle() {
    let mut workspace = Workspace::new(of_may());
    // A pan is enough.
    let window = show(&mut workspace, days("2025-05-01", "2025-05-20"));
    let near = article("4.txt", Some("2025-05-24"), "Das Parlament hat lange darüber beraten.");
    let panned = add(&mut workspace, vec![near]);
    assert!((panned.seconds() - window.seconds()).abs() < 1.0, "{panned:?}");
    assert!(all_in_view(&workspace, "4.txt") && panned.contains(window.middle()));
    // Here it is not.
    let far = article("5.txt", Some("2025-09-02"), "Vor dem Gericht zählt nur die Wahrheit.");
    let zoomed = add(&mut workspace, vec![far]);
    assert!(all_in_view(&workspace, "5.txt") && zoomed.contains(panned.middle()));
    assert!(zoomed.seconds() < 130.0 * DAY as f64);
    // What is there already is not new.
    show(&mut workspace, window);
    let again = article("5.txt", Some("2025-09-02"), "Vor dem Gericht zählt nur die Wahrheit.");
    assert_eq!(add(&mut workspace, vec![again]), window);
}

#[test]
fn files_that_are_still_read_move_no_view_that_was_moved() {
    let mut workspace = Workspace::new(of_may());
    let mut open = workspace.preparation();
    let mut take = |workspace: &mut Workspace, added: Vec<Arc<Extraction>>| {
        let opening = open.add(added);
        workspace.apply(Command::Data(DataCommand::AddPrepared(Box::new(opening))));
        workspace.view().window
    };
    let june = article("4.txt", Some("2025-06-10"), "Das Parlament hat lange darüber beraten.");
    let july = article("5.txt", Some("2025-08-20"), "Vor dem Gericht zählt nur die Wahrheit.");
    let last = article("6.txt", Some("2025-12-20"), "Der Haushalt ist ein Kompromiss aller Seiten.");
    take(&mut workspace, vec![june.clone()]);
    assert!(all_in_view(&workspace, "4.txt"));
    take(&mut workspace, vec![june.clone(), july.clone()]);
    assert!(all_in_view(&workspace, "5.txt"));
    let moved = show(&mut workspace, days("2025-05-01", "2025-05-20"));
    assert_eq!(take(&mut workspace, vec![june, july, last]), moved);
}

#[test]
fn a_date_brings_what_it_places_into_view() {
    let mut articles = of_may();
    articles.push(article("4.txt", None, "Das Parlament hat lange darüber beraten."));
    let mut workspace = Workspace::new(articles);
    let window = show(&mut workspace, days("2025-05-01", "2025-05-20"));
    let set = |workspace: &mut Workspace, date: Option<&str>| {
        let (document, date) = ("4.txt".to_owned(), date.map(|date| date.parse().unwrap()));
        workspace.apply(Command::Data(DataCommand::SetPublished { document, date }));
        workspace.view().window
    };
    assert_eq!(set(&mut workspace, Some("2025-05-12")), window);
    let panned = set(&mut workspace, Some("2011-03-04"));
    assert!(all_in_view(&workspace, "4.txt"));
    assert!((panned.seconds() - window.seconds()).abs() < 1.0);
    assert_eq!(set(&mut workspace, None), panned, "nothing is placed");
    workspace.apply(Command::Undo);
    workspace.apply(Command::Undo);
    assert_eq!(workspace.view().window, window);
}

#[test]
fn a_search_goes_to_its_matches_and_back() {
    let mut workspace = Workspace::new(of_may());
    let before = show(&mut workspace, days("2025-05-04", "2025-05-10"));
    assert_eq!(search(&mut workspace, "brücke"), before, "it is in view");
    let found = search(&mut workspace, "rente");
    assert!(all_in_view(&workspace, "3.txt") && found != before);
    assert_eq!(search(&mut workspace, "brücke"), before, "as it was before");
    assert_eq!(search(&mut workspace, "rente"), found);
    assert_eq!(search(&mut workspace, "gibt es nicht"), found, "there is nothing to see");
    assert_eq!(search(&mut workspace, ""), before);
    // Who moves on stays there.
    search(&mut workspace, "rente");
    let moved = show(&mut workspace, days("2025-05-13", "2025-05-30"));
    assert_eq!(search(&mut workspace, ""), moved);
}

#[test]
fn a_search_that_moves_the_view_is_one_step_of_undo() {
    let mut workspace = Workspace::new(of_may());
    let before = show(&mut workspace, days("2025-05-04", "2025-05-10"));
    ["r", "re", "ren", "rent", "rente"].into_iter().for_each(|words| {
        search(&mut workspace, words);
    });
    assert!(all_in_view(&workspace, "3.txt"));
    let found = workspace.view().window;
    workspace.apply(Command::Undo);
    assert_eq!((workspace.view().window, &*workspace.view().filter.text), (before, ""));
    workspace.apply(Command::Redo);
    assert_eq!(workspace.view().window, found);
}

#[test]
fn grouping_leaves_the_view() {
    let mut workspace = Workspace::new(of_may());
    let window = show(&mut workspace, days("2025-05-04", "2025-05-10"));
    workspace.apply(Command::View(ViewCommand::SetGrouping(Some(Facet::Actor))));
    workspace.apply(Command::View(ViewCommand::SetGrouping(None)));
    assert_eq!(workspace.view().window, window);
}

fn scene(workspace: &Workspace) -> Scene {
    let size = Size { width: 1_100.0, height: 700.0 };
    still::scene_of(workspace, workspace.view(), size, SceneOptions::default(), None)
}

fn says(scene: &Scene, words: &str) -> bool {
    scene.shapes.iter().any(|shape| matches!(shape, Shape::Text(run) if &*run.text == words))
}

#[test]
fn where_nothing_has_a_day_the_band_is_a_list_and_says_so() {
    const ONLY: &str = "Kein Eintrag mit genauem Tag in diesem Ausschnitt";
    let years = article_of(
        "4.txt",
        Some("2025-05-07"),
        "Im Jahr 2019 unterzeichneten beide Länder ein Abkommen. Im Jahr 2019 traf sich der Rat in Wien. Im Jahr 2019 \
         wählte Ungarn ein neues Parlament.",
    );
    let mut workspace = Workspace::new([of_may(), vec![years]].concat());
    assert!(!says(&scene(&workspace), ONLY));
    show(&mut workspace, days("2019-04-01", "2019-04-30"));
    let alone = scene(&workspace);
    let band = &alone.layout.laid().band;
    assert!(says(&alone, ONLY) && alone.lanes.is_empty());
    assert!(band.n_items >= 2 && band.n_rest() == 0);
    let rows: Vec<usize> = band.entries.iter().map(|entry| entry.row).collect();
    assert_eq!(rows, (0..band.n_items).collect::<Vec<_>>(), "one below the other");
    // An entry is zoomed to whole.
    let entry = band.entries[0].item;
    workspace.apply(Command::View(ViewCommand::ZoomToItem(entry)));
    assert!(is_in(workspace.view().window, days("2019-01-01", "2019-12-31")));
    assert!(workspace.view().window.seconds() < 400.0 * DAY as f64);
}
