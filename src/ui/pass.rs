//! What one pass of the window reads, and what it collects.

use super::input::Action;
use super::input::entries::entry_of;
use super::preferences::Wheel;
use super::style::Look;
use crate::scene::lanes::lane_color;
use crate::store::{FacetValue, ItemIdx, ItemRef, LaneKey, Store};
use crate::theme::LaneColor;
use crate::wording::Wording;
use crate::workspace::{Command, Workspace};

/// Read by every panel; panels add what the user asks for and never change anything themselves.
pub struct Pass<'a> {
    /// The theme in the types of egui.
    pub look: Look,
    /// The words of the window in its language.
    pub words: &'static Wording,
    /// What is open and seen.
    pub workspace: &'a Workspace,
    /// The item under the pointer in the pass before, wherever it was.
    pub hovered: Option<ItemIdx>,
    /// The item under the pointer in this pass.
    pub hovering: Option<ItemIdx>,
    /// The lanes or actors a facet row under the pointer stands for: all other items are dimmed.
    pub emphasis: Option<crate::store::FacetValue>,
    /// Whether motion is reduced to short fades.
    pub reduce_motion: bool,
    /// Whether findings are shown, onto which items can be let go.
    pub shows_findings: bool,
    /// Whether the reader stays open beside the timeline.
    pub reader_pinned: bool,
    /// What the wheel does over the timeline.
    pub wheel: Wheel,
    /// The chosen item's place among those that pass, from 1 on, in the order in which they are gone
    /// through; 0 where none is chosen.
    pub place: usize,
    /// What the user asks for.
    pub actions: Vec<Action>,
}

impl<'a> Pass<'a> {
    /// Asks for something.
    pub fn send(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// Asks for a change of the workspace.
    pub fn change(&mut self, command: Command) {
        self.actions.push(Action::Change(command));
    }

    /// The words under a key.
    pub fn say(&self, key: &'static str) -> &'static str {
        self.words.text(key)
    }

    /// The name of an action with its shortcut, for tooltips: "Undo (Ctrl Z)".
    pub fn named(&self, action: &Action) -> String {
        entry_of(action).map_or_else(String::new, |entry| match entry.shown_key(self.words) {
            key if key.is_empty() => self.say(entry.name).to_owned(),
            key => format!("{} ({key})", self.say(entry.name)),
        })
    }

    /// What is open, as columns.
    pub fn store(&self) -> &'a Store {
        self.workspace.store()
    }

    /// The color of the lane an item stands in when lanes are countries.
    pub fn country_color(&self, item: ItemRef<'_>) -> LaneColor {
        self.lane_color(&LaneKey::Of(FacetValue::Country(item.country())))
    }

    /// The color of a lane.
    pub fn lane_color(&self, key: &LaneKey) -> LaneColor {
        lane_color(self.workspace.palette(), key)
    }

    /// The item the reader shows.
    pub fn chosen(&self) -> Option<ItemRef<'a>> {
        self.workspace.view().selection.primary().map(|idx| self.store().item(idx))
    }

    /// What is searched for, as it was meant; empty for nothing.
    pub fn searched(&self) -> &'a str {
        self.workspace.result().searched.trim()
    }

    /// The words for when an item was.
    pub fn when(&self, item: ItemRef<'_>) -> String {
        self.words.when(item)
    }
}
