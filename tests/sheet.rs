//! Tables whose rows become items: made, kept in a project, corrected and undone like others.

#![allow(clippy::unwrap_used, reason = "in tests and benches it is the assertion")]

#[path = "common/folder.rs"]
mod folder;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;
use folder::Folder;
use zeitstrahl::diagnostic::Cause;
use zeitstrahl::document::Given;
use zeitstrahl::item::{Basis, Decide, DecideArticle, Status};
use zeitstrahl::pipeline::{Source, run};
use zeitstrahl::project::{Articles, Contents, ProjectFile};
use zeitstrahl::sheet::*;
use zeitstrahl::store::{ItemIdx, ItemKind};
use zeitstrahl::typed::Reference;
use zeitstrahl::wording::{Tongue, Wording};
use zeitstrahl::workspace::{Command, DataCommand, Restored, Workspace};

const TABLE: &str = "Datum;Wer;Land;Aussage;Titel;Art;Quelle
3.9.2025;Carla Stein;Polen;„Die Brücke bleibt zu.“;;Zitat;Hafenbote
4. Oktober 2025;;Norwegen;Die Brücke wird geöffnet, und die Stadt feiert;Öffnung der Brücke;Ereignis;
2025-11-05 14:30;Nora Falk;Atlantis;Das Geld reiche nicht.;;;
irgendwann;Nora Falk;;Niemand weiß es.;;;
;Nora Falk;;Ohne Tag.;;;
November 2025;Nora Falk;;;;;
";

fn made(table: &str) -> Made {
    let sheet = Sheet::read(table.as_bytes()).unwrap();
    let reference = Reference { year: 2025, today: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() };
    let columns = Columns::guess(&sheet, reference);
    let country = |name: &str| Wording::of(Tongue::German).country_named(name);
    make(&sheet, &Reading { columns: &columns, reference, country: &country }, "a.csv", "a.csv")
}

fn opened() -> Workspace {
    let mut workspace = Workspace::default();
    workspace.apply(Command::Data(DataCommand::AddTable(Arc::new(made(TABLE).extraction))));
    workspace
}

#[test]
fn each_row_with_a_day_and_words_is_an_item_that_rests_on_the_row() {
    let Made { extraction, faults } = made(TABLE);
    let items: Vec<_> = extraction.items().collect();
    let told = |at: usize| {
        let item = &items[at];
        let who = item.speaker.as_ref().map(|id| &*id.0);
        (
            item.time.interval.unwrap().first_day().to_string(),
            who,
            item.country.map(|one| one.code().to_owned()),
        )
    };
    assert_eq!(items.len(), 3);
    assert_eq!(told(0), ("2025-09-03".to_owned(), Some("carla-stein"), Some("PL".to_owned())));
    assert_eq!(told(1), ("2025-10-04".to_owned(), None, Some("NO".to_owned())));
    assert_eq!(told(2), ("2025-11-05".to_owned(), Some("nora-falk"), None));
    assert_eq!(items[1].title.as_deref(), Some("Öffnung der Brücke"));
    for item in &items {
        let span = item.evidence[0].spans[0];
        assert_eq!(span.of(&extraction.document.text), item.text);
        assert_eq!(item.time.basis, Basis::Decided);
    }
    assert!(
        extraction.document.text.contains("Carla Stein · Polen · „Die Brücke bleibt zu.“"),
        "the whole row"
    );
    let wrong: Vec<_> = faults.into_iter().map(|one| (one.number, one.fault)).collect();
    let expected = [
        (4, Fault::NoCountry("Atlantis".to_owned())),
        (5, Fault::BadDate("irgendwann".to_owned())),
        (6, Fault::NoDate),
        (7, Fault::NoText),
    ];
    assert_eq!(wrong, expected);
}

#[test]
fn a_table_is_opened_in_one_step_kept_in_a_project_and_corrected_like_others() {
    let mut workspace = opened();
    assert_eq!(workspace.store().len(), 3);
    workspace.apply(Command::Undo);
    assert!(workspace.store().is_empty());
    workspace.apply(Command::Redo);
    let idx = workspace.store().items().find(|item| item.kind() == ItemKind::Direct).unwrap().idx;
    let what = Decide::Status(Some(Status::Confirmed));
    workspace.apply(Command::Data(DataCommand::Decide { items: vec![idx], what }));
    // What is known of the whole is changed without reading anything in its words.
    let (documents, what) = (vec!["a.csv".to_owned()], DecideArticle::Outlet(Some("Archiv".to_owned())));
    workspace.apply(Command::Data(DataCommand::DecideArticles { documents, what }));
    assert_eq!(workspace.store().len(), 3);
    let folder = Folder::new("sheet-project");
    for articles in [Articles::Embedded, Articles::Linked] {
        let path = folder.file("a.zeitstrahl");
        let contents = Contents::of(&workspace, None, Arc::default());
        drop(ProjectFile::create(&path, &contents, articles).unwrap());
        let read = ProjectFile::open(&path).unwrap();
        assert!(read.problems.is_empty());
        let mut again = Workspace::default();
        let restored = Restored::new(read.contents.into_work(), again.store().generation());
        again.apply(Command::Data(DataCommand::Restore(Box::new(restored))));
        let words = |workspace: &Workspace| -> Vec<(String, String, bool)> {
            let told = |idx: ItemIdx| {
                let item = workspace.store().item(idx);
                let status = workspace.decision(idx).and_then(|one| one.status);
                (item.label().to_owned(), format!("{:?}", item.interval()), status.is_some())
            };
            workspace.store().items().map(|item| told(item.idx)).collect()
        };
        assert_eq!(words(&again), words(&workspace));
        assert!(words(&again).iter().any(|(.., is_confirmed)| *is_confirmed));
    }
}

#[test]
fn the_command_line_tells_where_tables_are_read() {
    let folder = Folder::new("sheet-line");
    folder.write("a.csv", TABLE.as_bytes());
    let sources = [Source::Path(folder.file("a.csv"))];
    let outcome = run(&sources, &Given::default(), &|_| {}, &AtomicBool::new(false));
    assert!(outcome.extractions.is_empty());
    assert_eq!(outcome.problems().map(|one| one.cause.clone()).collect::<Vec<_>>(), [Cause::Table]);
}
