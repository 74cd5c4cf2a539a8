//! What a person decides about actors: merged, apart, renamed, moved to another country, or nobody.

#![allow(clippy::unwrap_used, reason = "in tests and benches it is the assertion")]

#[path = "common/paragraph.rs"]
mod paragraph;

use std::collections::BTreeMap;
use std::sync::Arc;

use zeitstrahl::annotate::{ActorKind, CountryBasis};
use zeitstrahl::document::Published;
use zeitstrahl::item::{
    Actor, ActorId, Apart, Decide, DecideActor, DecidedActor, Extraction, Mark, Marked, OtherActor, Removal,
};
use zeitstrahl::language::Country;
use zeitstrahl::store::*;
use zeitstrahl::workspace::*;

const TALK: &str = "Am Mittwoch, 3. September 2025, sagte Ministerin Anna Berg: „Wir bauen die Brücke im nächsten \
    Jahr.“ Der Bürgermeister Jan Weber sagte am Donnerstag: „Das Geld dafür fehlt uns noch immer.“ Weber sagte: \
    „Der Rat wird darüber im Herbst entscheiden müssen.“";

const OTHER: &str = "Am 5. September 2025 sagte Weber: „Die Fähre fährt nur noch am Abend nach Norden.“ Die \
    Sprecherin Anna Berger sagte: „Wir haben die Fähre schon im Mai bestellt und bezahlt.“";

fn article(id: &str, text: &str) -> Arc<Extraction> {
    paragraph::article(id, text, Published::UNKNOWN)
}

fn workspace() -> Workspace {
    Workspace::new(vec![article("a.txt", TALK), article("b.txt", OTHER)])
}

fn id(name: &str) -> ActorId {
    ActorId::of_name(name)
}

fn decide(workspace: &mut Workspace, actor: &str, what: DecideActor) {
    workspace.apply(Command::Data(DataCommand::DecideActor { actor: id(actor), what }));
}

fn other(name: &str) -> DecideActor {
    DecideActor::SameAs(Some(OtherActor { id: id(name), name: name.to_owned() }))
}

/// Who says the item in which `words` stand.
fn speaker(workspace: &Workspace, words: &str) -> Option<Actor> {
    let item = workspace.store().item(item(workspace, words));
    item.speaker().map(|at| workspace.store().actor(at).clone())
}

fn name(workspace: &Workspace, words: &str) -> String {
    speaker(workspace, words).map_or_else(|| "nobody".to_owned(), |actor| actor.name)
}

fn item(workspace: &Workspace, words: &str) -> ItemIdx {
    let mut statements = workspace.store().items().filter(|item| item.kind() != ItemKind::Event);
    let found = statements.find(|item| item.text().contains(words));
    found.unwrap_or_else(|| unreachable!("no item says {words}")).idx
}

fn country(workspace: &Workspace, words: &str) -> Option<String> {
    workspace.store().item(item(workspace, words)).country().map(|country| country.code().to_owned())
}

fn names(workspace: &Workspace) -> Vec<String> {
    workspace.store().actors().iter().map(|actor| actor.name.clone()).collect()
}

#[test]
fn a_renamed_actor_keeps_its_place_and_what_is_typed_under_either_name_is_the_same() {
    let mut workspace = workspace();
    assert_eq!(name(&workspace, "Fähre fährt"), "Jan Weber", "the surname alone is his");
    workspace.apply(Command::Filter(FilterCommand::Include(FacetValue::Actor(id("Jan Weber")))));
    let n_passing = workspace.result().n_passing;
    decide(&mut workspace, "Jan Weber", DecideActor::Name(Some(" Johannes Weber ".to_owned())));
    for words in ["Das Geld", "Der Rat", "Fähre fährt"] {
        assert_eq!(name(&workspace, words), "Johannes Weber");
    }
    let actor = speaker(&workspace, "Das Geld").unwrap();
    assert!(actor.is_decided && actor.aliases.contains(&"Jan Weber".to_owned()), "{actor:?}");
    assert_eq!(workspace.result().n_passing, n_passing);
    let given = DecidedActor { name: "Johannes Weber".to_owned(), kind: ActorKind::Person };
    let items = vec![item(&workspace, "Brücke")];
    workspace.apply(Command::Data(DataCommand::Decide { items, what: Decide::Speaker(Some(given)) }));
    assert_eq!(speaker(&workspace, "Brücke").unwrap().id, actor.id);
    workspace.apply(Command::Undo);
    workspace.apply(Command::Undo);
    assert_eq!(name(&workspace, "Fähre fährt"), "Jan Weber");
    assert!(workspace.corrections().is_empty());
    workspace.apply(Command::Redo);
    assert_eq!(name(&workspace, "Der Rat"), "Johannes Weber");
}

#[test]
fn what_is_put_on_an_actor_follows_it_to_the_one_it_is_the_same_as() {
    let mut workspace = workspace();
    let on = |name: &str| Marked::Actor(id(name));
    let mut mark =
        |on: Marked, mark| workspace.apply(Command::Data(DataCommand::Mark { on: vec![on], mark }));
    mark(on("Anna Berger"), Mark::Tag("Rat".to_owned()));
    mark(on("Anna Berger"), Mark::Star(true));
    mark(on("Anna Berg"), Mark::Note(Some("fragen".to_owned())));
    decide(&mut workspace, "Anna Berger", other("Anna Berg"));
    let both = workspace.marks(&on("Anna Berg")).unwrap();
    assert!(both.star && both.tags.contains("Rat") && both.note.as_deref() == Some("fragen"), "{both:?}");
    assert_eq!(workspace.marks(&on("Anna Berger")), None);
    workspace.apply(Command::Undo);
    assert!(workspace.marks(&on("Anna Berger")).unwrap().star, "one step takes back both");
    assert!(!workspace.marks(&on("Anna Berg")).unwrap().star);
}

#[test]
fn an_item_that_two_articles_tell_is_counted_once_when_it_is_rejected() {
    let again = format!("{TALK} Mehr war am Abend nicht zu hören.");
    let mut workspace = Workspace::new(vec![article("a.txt", TALK), article("c.txt", &again)]);
    let said = item(&workspace, "Wir bauen");
    assert_eq!(workspace.store().item(said).documents().len(), 2);
    let what = Decide::Removed(Some(Removal::Rejected));
    workspace.apply(Command::Data(DataCommand::Decide { items: vec![said], what }));
    assert_eq!(workspace.store().n_removed(), 1);
    workspace.apply(Command::View(ViewCommand::ToggleRemoved));
    assert_eq!(workspace.store().n_removed(), 1, "shown or not");
}

#[test]
fn merged_actors_are_one_in_filter_and_lanes_until_that_is_forgotten() {
    let mut workspace = workspace();
    let before = names(&workspace);
    assert!(before.contains(&"Anna Berger".to_owned()) && before.contains(&"Anna Berg".to_owned()));
    workspace.apply(Command::View(ViewCommand::SetGrouping(Some(Facet::Actor))));
    workspace.apply(Command::Filter(FilterCommand::Include(FacetValue::Actor(id("Anna Berger")))));
    assert_eq!(workspace.result().n_passing, 1);
    // By the name of the other, as it is typed.
    decide(&mut workspace, "Anna Berger", DecideActor::Name(Some("anna berg".to_owned())));
    let both = names(&workspace);
    assert!(!both.contains(&"Anna Berger".to_owned()) && both.len() == before.len() - 1, "{both:?}");
    assert_eq!(name(&workspace, "schon im Mai"), "Anna Berg");
    let filter = workspace.view().filter.facet(Facet::Actor);
    assert!(filter.include.contains(&FacetValue::Actor(id("Anna Berg"))));
    assert_eq!(workspace.result().n_passing, 2, "the filter holds for both");
    assert_eq!(workspace.same_actors(&id("Anna Berg")), [id("Anna Berger")]);
    workspace.apply(Command::Undo);
    assert_eq!(names(&workspace), before);
    assert_eq!(workspace.result().n_passing, 1);
    workspace.apply(Command::Redo);
    workspace.apply(Command::Data(DataCommand::ForgetActor { actor: id("Anna Berg") }));
    assert_eq!(names(&workspace), before);
    assert!(workspace.corrections().is_empty());
}

#[test]
fn what_a_speaker_says_stands_in_the_country_that_was_set_unless_its_own_was_decided() {
    let mut workspace = workspace();
    let items = vec![item(&workspace, "Der Rat")];
    let what = Decide::Country(Country::new("CH"));
    workspace.apply(Command::Data(DataCommand::Decide { items, what }));
    decide(&mut workspace, "Jan Weber", DecideActor::Country(Country::new("AT")));
    assert_eq!(country(&workspace, "Das Geld").as_deref(), Some("AT"));
    assert_eq!(country(&workspace, "Fähre fährt").as_deref(), Some("AT"), "his surname alone");
    assert_eq!(country(&workspace, "Der Rat").as_deref(), Some("CH"));
    let store = workspace.store();
    assert_eq!(store.item(item(&workspace, "Das Geld")).country_basis(), Some(CountryBasis::Decided));
    // The same person by another name goes along.
    decide(&mut workspace, "Anna Berg", other("Jan Weber"));
    assert_eq!(country(&workspace, "Brücke").as_deref(), Some("AT"));
    decide(
        &mut workspace,
        "Jan Weber",
        DecideActor::All(vec![
            DecideActor::Kind(Some(ActorKind::Organisation)),
            DecideActor::Role(Some("Reederei".to_owned())),
        ]),
    );
    let actor = speaker(&workspace, "Fähre fährt").unwrap();
    assert_eq!((actor.kind, actor.role.as_deref()), (ActorKind::Organisation, Some("Reederei")));
    decide(&mut workspace, "Jan Weber", DecideActor::Role(Some(String::new())));
    assert_eq!(speaker(&workspace, "Fähre fährt").unwrap().role, None);
}

#[test]
fn who_is_nobody_says_nothing_and_its_items_keep_their_words() {
    let mut workspace = workspace();
    let n_items = workspace.store().len();
    decide(&mut workspace, "Jan Weber", DecideActor::Nobody(true));
    assert_eq!(workspace.store().len(), n_items);
    for words in ["Das Geld", "Der Rat", "Fähre fährt"] {
        assert_eq!(name(&workspace, words), "nobody");
        assert_eq!(country(&workspace, words), None);
    }
    assert!(!names(&workspace).iter().any(|name| name.contains("Weber")), "{:?}", names(&workspace));
    let store = workspace.store();
    for (idx, _) in store.documents() {
        let n_actors = store.extraction(idx).actors.len();
        let mentions = &store.annotations(idx).mentions;
        assert!(mentions.iter().all(|mention| mention.actor.is_none_or(|at| at < n_actors)));
    }
    workspace.apply(Command::Undo);
    assert_eq!(name(&workspace, "Fähre fährt"), "Jan Weber");
}

#[test]
fn some_words_can_mean_somebody_else_everywhere_or_in_one_article() {
    let mut workspace = workspace();
    let else_ = DecidedActor { name: "Karla Weber".to_owned(), kind: ActorKind::Person };
    let article = workspace.extractions()[1].document.hash();
    let mut apart = Apart { actor: id("Jan Weber"), words: "Weber".to_owned(), article: None };
    let set =
        |apart: &Apart, other| Command::Data(DataCommand::SetApart { apart: Box::new(apart.clone()), other });
    workspace.apply(set(&apart, Some(else_.clone())));
    assert_eq!(name(&workspace, "Das Geld"), "Jan Weber", "he is called by his full name there");
    assert_eq!(name(&workspace, "Der Rat"), "Karla Weber");
    workspace.apply(set(&apart, None));
    assert_eq!(name(&workspace, "Der Rat"), "Jan Weber");
    // The article knows the surname alone.
    apart = Apart { actor: id("Weber"), article: Some(article), ..apart };
    workspace.apply(set(&apart, Some(else_.clone())));
    assert_eq!(name(&workspace, "Der Rat"), "Jan Weber");
    assert_eq!(name(&workspace, "Fähre fährt"), "Karla Weber");
    // A name of its own keeps the surname from being anybody's short form.
    workspace.apply(Command::Undo);
    decide(&mut workspace, "Weber", DecideActor::Name(Some("Weber".to_owned())));
    assert_eq!(name(&workspace, "Fähre fährt"), "Weber");
    assert_eq!(name(&workspace, "Das Geld"), "Jan Weber");
}

#[test]
fn decisions_about_actors_outlive_a_better_extraction_and_articles_that_come_later() {
    let mut workspace = Workspace::new(vec![article("b.txt", OTHER)]);
    assert_eq!(name(&workspace, "Fähre fährt"), "Weber");
    decide(&mut workspace, "Weber", DecideActor::Country(Country::new("AT")));
    decide(&mut workspace, "Anna Berger", DecideActor::Name(Some("Anna-Lena Berger".to_owned())));
    // An article comes that gives a first name.
    workspace.apply(Command::Data(DataCommand::AddExtractions(vec![article("a.txt", TALK)])));
    assert_eq!(name(&workspace, "Fähre fährt"), "Jan Weber");
    assert_eq!(country(&workspace, "Fähre fährt").as_deref(), Some("AT"));
    // It goes again, and a better program finds a first name in the other.
    workspace.apply(Command::Data(DataCommand::Remove { document: "a.txt".to_owned() }));
    let known = workspace.extractions()[0].clone();
    let ids: BTreeMap<ActorId, ActorId> =
        [(id("Weber"), id("Peter Weber")), (id("Anna Berger"), id("Anna Berger"))].into();
    let better = |actor: &Actor| {
        let is_his = actor.id == id("Weber");
        let name = if is_his { "Peter Weber".to_owned() } else { actor.name.clone() };
        let aliases = if is_his { vec!["Weber".to_owned()] } else { Vec::new() };
        Arc::new(Actor { id: ids[&actor.id].clone(), name, aliases, ..actor.clone() })
    };
    let actors: Vec<Arc<Actor>> = known.actors.iter().map(|actor| better(actor)).collect();
    let mut items: Vec<_> = known.items().collect();
    for item in &mut items {
        item.speaker = item.speaker.as_ref().map(|speaker| ids[speaker].clone());
    }
    let document = Arc::clone(&known.document);
    let better = Extraction::new(document, known.annotations.clone(), actors, &items);
    workspace.apply(Command::Data(DataCommand::AddExtractions(vec![Arc::new(better)])));
    assert_eq!(name(&workspace, "Fähre fährt"), "Peter Weber");
    assert_eq!(country(&workspace, "Fähre fährt").as_deref(), Some("AT"), "found by its other word");
    assert_eq!(name(&workspace, "schon im Mai"), "Anna-Lena Berger");
    assert!(workspace.lost_actors().is_empty());
    workspace.apply(Command::Data(DataCommand::Remove { document: "b.txt".to_owned() }));
    assert_eq!(workspace.lost_actors(), [&id("Anna Berger"), &id("Weber")]);
}
