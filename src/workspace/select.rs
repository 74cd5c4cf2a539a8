//! Where the selection goes from key to key.

use super::command::SelectCommand;
use super::state::Workspace;
use super::step::ItemStep;
use crate::store::{ItemIdx, Lane};
use crate::time::TimeInterval;
use crate::view::{Selection, lanes_in_order};

/// What is chosen after `command`.
pub(super) fn selected(workspace: &Workspace, command: SelectCommand) -> Selection {
    let known = |idx: &ItemIdx| idx.index() < workspace.store().len();
    let now = &workspace.view().selection;
    let one = |idx: Option<ItemIdx>| idx.map_or_else(|| now.clone(), Selection::one);
    match command {
        SelectCommand::One(idx) => one(Some(idx).filter(known)),
        SelectCommand::Toggle(idx) if known(&idx) => {
            let mut selection = now.clone();
            selection.toggle(idx);
            selection
        }
        SelectCommand::Toggle(_) => now.clone(),
        SelectCommand::Many(items) => Selection::many(items.into_iter().filter(known)),
        SelectCommand::Area { time, lanes } => {
            let result = workspace.result();
            Selection::many(lanes.iter().flat_map(|key| result.lane_in(workspace.store(), key, time)))
        }
        SelectCommand::Bin(bin) => {
            let (store, clock) = (workspace.store(), workspace.view().clock);
            let time = TimeInterval { start: bin.start, end: bin.end };
            // A bin counts what begins in it; what reaches into it is counted where it began.
            let begins = |idx: &ItemIdx| {
                store.interval(*idx, clock).is_some_and(|interval| bin.start <= interval.start)
            };
            Selection::many(workspace.result().lane_in(store, &bin.lane, time).filter(begins))
        }
        SelectCommand::Step(step) if step.extends() => extended(workspace, goal(workspace, step)),
        SelectCommand::Step(step) => one(goal(workspace, step)),
        SelectCommand::Extend(idx) => extended(workspace, Some(idx).filter(known)),
        SelectCommand::All => {
            let all = workspace.result().items();
            // The chosen item stays the first of the selection, so that the reader keeps its article.
            Selection::many(now.primary().into_iter().chain(all))
        }
        SelectCommand::Clear => Selection::default(),
    }
}

/// Where a step from the chosen item ends, in time and from lane to lane.
fn goal(workspace: &Workspace, step: ItemStep) -> Option<ItemIdx> {
    let first = || in_time_order(workspace).first().copied();
    let last = || in_time_order(workspace).last().copied();
    match step {
        ItemStep::Next | ItemStep::ExtendNext => neighbor(workspace, 1),
        ItemStep::Previous | ItemStep::ExtendPrevious => neighbor(workspace, -1),
        ItemStep::Above => beside(workspace, -1),
        ItemStep::Below => beside(workspace, 1),
        ItemStep::First => first(),
        ItemStep::Last => last(),
        ItemStep::NextHit => neighbor(workspace, 1).or_else(first),
        ItemStep::PreviousHit => neighbor(workspace, -1).or_else(last),
    }
}

/// The selection with one more; on the way back over chosen items the one that is left goes.
fn extended(workspace: &Workspace, idx: Option<ItemIdx>) -> Selection {
    let mut selection = workspace.view().selection.clone();
    if let Some(idx) = idx {
        selection.extend(idx);
    }
    selection
}

/// Everything that passes, in the order of the clock, each once.
fn in_time_order(workspace: &Workspace) -> Vec<ItemIdx> {
    let (store, clock) = (workspace.store(), workspace.view().clock);
    let mut items: Vec<ItemIdx> = workspace.result().items().collect();
    let start = |idx: ItemIdx| store.interval(idx, clock).map_or(i64::MAX, |interval| interval.start);
    items.sort_by_key(|&idx| start(idx));
    items
}

/// The item `by` places after the chosen one.
fn neighbor(workspace: &Workspace, by: isize) -> Option<ItemIdx> {
    let items = in_time_order(workspace);
    let chosen = workspace.view().selection.primary();
    match chosen.and_then(|chosen| items.iter().position(|&idx| idx == chosen)) {
        Some(at) => items.get(at.checked_add_signed(by)?).copied(),
        None => first_in_view(workspace, &items),
    }
}

/// The first of `items` in the window, else the first of all.
fn first_in_view(workspace: &Workspace, items: &[ItemIdx]) -> Option<ItemIdx> {
    let (store, view) = (workspace.store(), workspace.view());
    let in_view = |idx: &&ItemIdx| {
        store.interval(**idx, view.clock).is_some_and(|interval| view.window.overlaps(interval))
    };
    items.iter().find(in_view).or(items.first()).copied()
}

/// The item nearest in time in the next lane that has any, `by` 1 below or −1 above.
fn beside(workspace: &Workspace, by: isize) -> Option<ItemIdx> {
    let (store, view, result) = (workspace.store(), workspace.view(), workspace.result());
    let Some(chosen) = view.selection.primary() else { return neighbor(workspace, 1) };
    let lanes: Vec<&Lane> = lanes_in_order(store, result, &view.lanes)
        .into_iter()
        .filter(|lane| !lane.items.is_empty())
        .collect();
    let at = lanes.iter().position(|lane| lane.items.contains(&chosen))?;
    let start = |idx: ItemIdx| store.interval(idx, view.clock).map_or(i64::MAX, |interval| interval.start);
    let lane = lanes.get(at.checked_add_signed(by)?)?;
    lane.items.iter().copied().min_by_key(|&idx| start(idx).abs_diff(start(chosen)))
}
