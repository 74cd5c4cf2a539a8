//! Laws that hold for every store, filter and sequence of commands.

#![allow(clippy::unwrap_used, reason = "in tests and benches it is the assertion")]

#[path = "common/mod.rs"]
mod common;

use std::sync::Arc;

use common::generate::{Dice, generate};
use proptest::prelude::*;
use zeitstrahl::annotate::Modality;
use zeitstrahl::item::ItemFields;
use zeitstrahl::language::Country;
use zeitstrahl::store::*;
use zeitstrahl::time::TimeInterval;
use zeitstrahl::view::{Column, TimeWindow, ViewState};
use zeitstrahl::workspace::*;

/// A filter drawn at random among the values of a store.
fn any_filter(store: &Store, dice: &mut Dice) -> Filter {
    let mut filter = Filter::default();
    for facet in Facet::ALL {
        for _ in 0..[0, 0, 1, 2][dice.below(4)] {
            let value = any_value(store, facet, dice);
            let facet = filter.facet_mut(facet);
            let set = if dice.chance(60) { &mut facet.include } else { &mut facet.exclude };
            set.insert(value);
        }
    }
    filter.country_relation =
        [CountryRelation::Stands, CountryRelation::SpokenOf, CountryRelation::Either][dice.below(3)];
    filter.actor_match = if dice.chance(80) { ActorMatch::Any } else { ActorMatch::All };
    if dice.chance(30) {
        let item = store.item(ItemIdx(dice.below(store.len()) as u32));
        // A short word is looked for as a whole one first, which depends on all items together.
        let long = item.text().split(' ').find(|word| word.chars().count() > 3);
        filter.text = long.unwrap_or_default().to_owned();
    }
    if dice.chance(30) {
        filter.time = Some(any_time(store, dice));
    }
    if dice.chance(30) {
        filter.min_confidence = dice.below(100) as f32 / 100.0;
    }
    if dice.chance(20) {
        filter.dated = [Dated::With, Dated::Without][dice.below(2)];
    }
    filter.happened = dice.chance(20);
    filter
}

fn any_column(dice: &mut Dice) -> Column {
    let columns: Vec<Column> = Column::all().collect();
    columns[dice.below(columns.len())]
}

fn any_time(store: &Store, dice: &mut Dice) -> TimeInterval {
    let extent = store.extent(Clock::Happened).unwrap();
    let start = extent.start + dice.below(extent.seconds() as usize) as i64;
    TimeInterval::new(start, start + 1 + dice.below(400 * 86_400) as i64).unwrap()
}

fn any_value(store: &Store, facet: Facet, dice: &mut Dice) -> FacetValue {
    match facet {
        Facet::Country if dice.chance(5) => FacetValue::Country(Country::new("ZZ")),
        Facet::Country => FacetValue::Country(store.countries()[dice.below(store.countries().len())]),
        Facet::Actor => FacetValue::Actor(store.actors()[dice.mostly_small(store.actors().len())].id.clone()),
        Facet::Source => {
            let document = DocumentIdx(dice.below(store.n_documents()) as u32);
            FacetValue::Source(store.document(document).id.as_str().into())
        }
        // A facet with few values has all of them here.
        _ => {
            let rows = run(store, &Query::default(), None).rows(store, facet);
            // Nobody has marked any item here.
            let Some(last) = rows.len().checked_sub(1) else { return FacetValue::Tag("Haushalt".into()) };
            rows[dice.below(last + 1)].value.clone()
        }
    }
}

fn any_grouping(dice: &mut Dice) -> Option<Facet> {
    Grouping::choices().nth(dice.below(Facet::ALL.len() + 1)).flatten()
}

fn any_query(store: &Store, dice: &mut Dice) -> Query {
    Query {
        filter: any_filter(store, dice),
        grouping: Grouping { by: any_grouping(dice), within: any_grouping(dice).filter(|_| dice.chance(40)) },
        clock: if dice.chance(70) { Clock::Happened } else { Clock::Published },
    }
}

/// The values of a facet that an item has.
fn values(item: ItemRef, facet: Facet, relation: CountryRelation, store: &Store) -> Vec<FacetValue> {
    match facet {
        Facet::Country => {
            let others = item.countries().filter(|&country| Some(country) != item.country()).map(Some);
            let stands = [item.country()];
            let countries: Vec<_> = match relation {
                CountryRelation::Stands => stands.to_vec(),
                CountryRelation::SpokenOf => others.collect(),
                CountryRelation::Either => stands.into_iter().chain(others).collect(),
            };
            countries.into_iter().map(FacetValue::Country).collect()
        }
        Facet::Actor => {
            item.actors().iter().map(|&actor| FacetValue::Actor(store.actor(actor).id.clone())).collect()
        }
        Facet::Kind => vec![FacetValue::Kind(item.kind())],
        Facet::Source => {
            let id = |&document: &DocumentIdx| store.document(document).id.as_str().into();
            item.documents().iter().map(|document| FacetValue::Source(id(document))).collect()
        }
        // Of any further facet no more is known here than the store says of one value.
        #[allow(unreachable_patterns, reason = "a facet more needs no change here")]
        _ => {
            let rows = run(store, &Query::default(), None).rows(store, facet);
            let values = rows.into_iter().map(|row| row.value);
            values.filter(|value| store.items_having(value, relation).contains(item.idx)).collect()
        }
    }
}

/// Whether an item passes, by looking at it and nothing else.
fn passes(item: ItemRef, query: &Query, store: &Store) -> bool {
    let filter = &query.filter;
    let facets = Facet::ALL.iter().all(|&facet| {
        let has = values(item, facet, filter.country_relation, store);
        let wanted = filter.facet(facet);
        let included = if facet == Facet::Actor && filter.actor_match == ActorMatch::All {
            wanted.include.iter().all(|value| has.contains(value))
        } else {
            wanted.include.is_empty() || has.iter().any(|value| wanted.include.contains(value))
        };
        included && !has.iter().any(|value| wanted.exclude.contains(value))
    });
    let time = filter.time.is_none_or(|time| {
        store.interval(item.idx, query.clock).is_some_and(|interval| interval.overlaps(&time))
    });
    let is_dated = store.interval(item.idx, query.clock).is_some();
    let dated = match filter.dated {
        Dated::Either => true,
        Dated::With => is_dated,
        Dated::Without => !is_dated,
    };
    facets
        && time
        && dated
        && item.confidence() >= filter.min_confidence
        && (!filter.happened || item.modality() == Modality::Asserted)
        && has_words(item, &filter.text, store)
}

fn has_words(item: ItemRef, text: &str, store: &Store) -> bool {
    text.split_whitespace().all(|word| {
        let found = |text: &str| !matches_in(text, word).is_empty();
        let named = |actor: &ActorIdx| {
            let actor = store.actor(*actor);
            found(&actor.name) || actor.aliases.iter().any(|alias| found(alias))
        };
        let titled = |document: &DocumentIdx| store.document(*document).title.as_deref().is_some_and(found);
        let tells =
            |told: ItemFields| [Some(told.text), told.title, told.place].into_iter().flatten().any(found);
        item.tellings().any(|told| tells(told.fields))
            || item.actors().iter().any(named)
            || item.documents().iter().any(titled)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn prop_query_finds_what_a_scan_finds(seed: u64, n_items in 1usize..400) {
        let store = Store::new(1, &generate(seed, n_items));
        let dice = &mut Dice::new(seed);
        let query = any_query(&store, dice);
        let result = run(&store, &query, None);
        let expected: Vec<_> =
            store.items().filter(|item| passes(*item, &query, &store)).map(|item| item.idx).collect();
        prop_assert_eq!(result.items().collect::<Vec<_>>(), expected.clone());
        prop_assert_eq!(result.n_passing, expected.len());
        let undated = expected.iter().filter(|&&idx| store.interval(idx, query.clock).is_none()).count();
        prop_assert_eq!(result.n_undated, undated);
    }

    #[test]
    fn prop_lanes_hold_what_passes_in_time_order(seed: u64, n_items in 1usize..400) {
        let store = Store::new(1, &generate(seed, n_items));
        let mut query = any_query(&store, &mut Dice::new(seed));
        query.filter.country_relation = CountryRelation::Stands;
        let result = run(&store, &query, None);
        let mut in_lanes: Vec<_> =
            result.lanes.iter().flat_map(|lane| lane.items.iter().chain(lane.undated.iter())).copied().collect();
        in_lanes.sort();
        prop_assert_eq!(in_lanes, result.items().collect::<Vec<_>>());
        for lane in &result.lanes {
            let starts: Vec<_> =
                lane.items.iter().map(|&idx| store.interval(idx, query.clock).unwrap().start).collect();
            prop_assert!(starts.is_sorted());
            prop_assert!(lane.undated.iter().all(|&idx| store.interval(idx, query.clock).is_none()));
        }
    }

    #[test]
    fn prop_histogram_adds_up(seed: u64, n_items in 1usize..400) {
        let store = Store::new(1, &generate(seed, n_items));
        let mut query = any_query(&store, &mut Dice::new(seed));
        query.filter.time = None;
        let result = run(&store, &query, None);
        let Some(histogram) = result.histogram.as_ref() else {
            prop_assert!(store.items().all(|item| store.interval(item.idx, query.clock).is_none()));
            return Ok(());
        };
        let shown: u32 = histogram.events.iter().chain(&histogram.statements).sum();
        prop_assert_eq!(shown as usize, result.n_passing - result.n_undated);
        let dated = |item: &ItemRef| store.interval(item.idx, query.clock).is_some();
        prop_assert_eq!(histogram.all.iter().sum::<u32>() as usize, store.items().filter(dated).count());
        for (bin, &count) in histogram.all.iter().enumerate() {
            let (start, end) = (histogram.bin_start(bin), histogram.bin_start(bin + 1));
            let starts_inside = |item: &ItemRef| {
                store.interval(item.idx, query.clock).is_some_and(|time| start <= time.start && time.start < end)
            };
            prop_assert_eq!(count as usize, store.items().filter(starts_inside).count(), "bin {}", bin);
        }
    }

    #[test]
    fn prop_facet_count_is_size_of_query_with_the_value_alone(seed: u64, n_items in 1usize..300) {
        let store = Store::new(1, &generate(seed, n_items));
        let dice = &mut Dice::new(seed);
        let mut query = any_query(&store, dice);
        query.filter.actor_match = ActorMatch::Any;
        let result = run(&store, &query, None);
        // Nobody has marked any item here.
        for facet in Facet::ALL.into_iter().filter(|facet| !facet.is_work()) {
            let rows = result.rows(&store, facet);
            prop_assume!(!rows.is_empty());
            for _ in 0..4 {
                let row = &rows[dice.below(rows.len())];
                let mut only = query.clone();
                *only.filter.facet_mut(facet) = FacetFilter::default();
                only.filter.facet_mut(facet).include.insert(row.value.clone());
                prop_assert_eq!(run(&store, &only, None).n_passing, row.filtered as usize, "{:?}", row);
                let mut alone = Query { filter: Filter::default(), ..query.clone() };
                alone.filter.country_relation = query.filter.country_relation;
                alone.filter.facet_mut(facet).include.insert(row.value.clone());
                prop_assert_eq!(run(&store, &alone, None).n_passing, row.all as usize, "{:?}", row);
            }
        }
    }

    #[test]
    fn prop_another_filter_never_adds_items(seed: u64, n_items in 1usize..300) {
        let store = Store::new(1, &generate(seed, n_items));
        let dice = &mut Dice::new(seed);
        let query = any_query(&store, dice);
        let before = run(&store, &query, None);
        let mut narrower = query.clone();
        let more = any_filter(&store, dice);
        match dice.below(4) {
            0 => narrower.filter.text = format!("{} {}", query.filter.text, more.text),
            1 => narrower.filter.min_confidence = query.filter.min_confidence.max(0.5),
            2 if query.filter.time.is_none() => narrower.filter.time = Some(any_time(&store, dice)),
            _ => {
                let facet = Facet::ALL[dice.below(Facet::ALL.len())];
                narrower.filter.facet_mut(facet).exclude.insert(any_value(&store, facet, dice));
            }
        }
        let after = run(&store, &narrower, Some(&before));
        prop_assert!(after.items().all(|idx| before.passing.contains(idx)));
    }

    #[test]
    fn prop_a_previous_result_changes_nothing(seed: u64, n_items in 1usize..300) {
        let store = Store::new(1, &generate(seed, n_items));
        let dice = &mut Dice::new(seed);
        let mut previous = run(&store, &any_query(&store, dice), None);
        for _ in 0..4 {
            let mut query = previous.query.clone();
            let other = any_query(&store, dice);
            match dice.below(5) {
                0 => query.filter.facets = other.filter.facets,
                1 => query.filter.country_relation = other.filter.country_relation,
                2 => query.filter.text = other.filter.text,
                3 => query = Query { filter: query.filter, ..other },
                _ => query.filter = other.filter,
            }
            previous = run(&store, &query, Some(&previous));
            prop_assert_eq!(&previous, &run(&store, &query, None));
        }
    }

    #[test]
    fn prop_undo_restores_and_redo_repeats(seed: u64, n_items in 40usize..200) {
        let mut workspace = Workspace::new(generate(seed, n_items));
        let dice = &mut Dice::new(seed);
        let first = Seen::of(&workspace);
        for _ in 0..20 {
            let command = any_command(&workspace, dice);
            workspace.apply(command);
        }
        let last = Seen::of(&workspace);
        let mut n_steps = 0;
        while workspace.history().can_undo() {
            workspace.apply(Command::Undo);
            n_steps += 1;
        }
        prop_assert_eq!(&Seen::of(&workspace), &first);
        for _ in 0..n_steps {
            workspace.apply(Command::Redo);
        }
        prop_assert_eq!(&Seen::of(&workspace), &last);
    }

    #[test]
    fn prop_pan_adds_up(start in -1e10f64..1e10, seconds in 600f64..1e10, a in -1e9f64..1e9, b in -1e9f64..1e9) {
        let window = TimeWindow::new(start, start + seconds);
        let (twice, once) = (window.pan(a).pan(b), window.pan(a + b));
        prop_assert!((twice.start - once.start).abs() < 1e-3 && (twice.end - once.end).abs() < 1e-3);
        prop_assert!((window.pan(a).seconds() - window.seconds()).abs() < 1e-3);
    }

    #[test]
    fn prop_zoom_keeps_time_under_pointer(
        start in -1e10f64..1e10, seconds in 600f64..1e10, share in 0f64..1.0, factor in 0.01f64..100.0,
    ) {
        let window = TimeWindow::new(start, start + seconds);
        let time = window.start + share * window.seconds();
        let zoomed = window.zoom_at(time, factor);
        let share_after = (time - zoomed.start) / zoomed.seconds();
        prop_assert!((share_after - share).abs() < 1e-6, "{} became {}", share, share_after);
        prop_assert!(zoomed.seconds() >= TimeWindow::MIN_SECONDS - 1e-3);
        prop_assert!(zoomed.seconds() <= TimeWindow::MAX_SECONDS + 1e-3);
    }

    #[test]
    fn prop_zoom_there_and_back_is_where_it_was(
        start in -1e9f64..1e9, seconds in 1e5f64..1e8, share in 0f64..1.0, factor in 0.1f64..10.0,
    ) {
        let window = TimeWindow::new(start, start + seconds);
        let time = window.start + share * window.seconds();
        let back = window.zoom_at(time, factor).zoom_at(time, 1.0 / factor);
        prop_assert!((back.start - window.start).abs() < 1e-2 && (back.end - window.end).abs() < 1e-2);
    }
}

/// What a user sees of a workspace, apart from the selection.
#[derive(Debug, PartialEq)]
struct Seen {
    view: ViewState,
    items: Vec<String>,
    passing: Vec<ItemIdx>,
    published: Vec<Option<chrono::NaiveDate>>,
}

impl Seen {
    fn of(workspace: &Workspace) -> Self {
        let store = workspace.store();
        Self {
            view: ViewState { selection: Default::default(), ..workspace.view().clone() },
            items: store.items().map(|item| item.id()).collect(),
            passing: workspace.result().items().collect(),
            published: store.documents().map(|(_, document)| document.published.date).collect(),
        }
    }
}

fn any_command(workspace: &Workspace, dice: &mut Dice) -> Command {
    let store: &Arc<Store> = workspace.store();
    if store.is_empty() {
        return Command::Undo;
    }
    let idx = ItemIdx(dice.below(store.len()) as u32);
    let facet = Facet::ALL[dice.below(Facet::ALL.len())];
    let document = store.document(DocumentIdx(dice.below(store.n_documents()) as u32)).id.clone();
    let date = chrono::NaiveDate::from_ymd_opt(2025, 1 + dice.below(12) as u32, 7);
    let lane = LaneKey::Of(FacetValue::Kind(ItemKind::Event));
    match dice.below(32) {
        0 => Command::Data(DataCommand::Remove { document }),
        1 => Command::Data(DataCommand::SetPublished { document, date }),
        2 => Command::Data(DataCommand::SetPublished { document, date: None }),
        3 => Command::View(ViewCommand::Pan(dice.below(1_000_000) as f64)),
        4 => Command::View(ViewCommand::ZoomAt { time: dice.below(1_000_000_000) as f64, factor: 1.5 }),
        5 => Command::View(ViewCommand::Fit),
        6 => Command::View(ViewCommand::ShowAll),
        7 => Command::View(ViewCommand::ZoomToItem(idx)),
        8 => Command::View(ViewCommand::NextGrouping),
        9 => Command::View(ViewCommand::SetClock(Clock::Published)),
        10 => Command::View(ViewCommand::TogglePin(idx)),
        11 => Command::Filter(FilterCommand::Include(any_value(store, facet, dice))),
        12 => Command::Filter(FilterCommand::Exclude(any_value(store, facet, dice))),
        13 => Command::Filter(FilterCommand::Only(any_value(store, facet, dice))),
        14 => Command::Filter(FilterCommand::Lift(FilterPart::Facet(facet))),
        15 => Command::Filter(FilterCommand::SetText(["", "a", "ab"][dice.below(3)].to_owned())),
        16 => Command::Filter(FilterCommand::SetTimeRange(Some(any_time(store, dice)))),
        17 => Command::Filter(FilterCommand::ClearAll),
        18 => Command::Lane(LaneCommand::ToggleHidden(lane)),
        19 => Command::Select(SelectCommand::One(idx)),
        20 => Command::Select(SelectCommand::Step(ItemStep::Below)),
        21 => Command::EndGesture,
        22 => Command::View(ViewCommand::SortBy(any_column(dice))),
        23 => Command::View(ViewCommand::ToggleColumn(any_column(dice))),
        24 => Command::Filter(FilterCommand::Set(Box::new(any_filter(store, dice)))),
        25 => Command::Data(DataCommand::CloseAll),
        26 => Command::View(ViewCommand::ZoomIn),
        27 => Command::View(ViewCommand::PanLeft),
        28 => Command::View(ViewCommand::ToggleMode),
        29 => Command::Filter(FilterCommand::ToWindow),
        30 => Command::Undo,
        _ => Command::Select(SelectCommand::Step(ItemStep::Next)),
    }
}
