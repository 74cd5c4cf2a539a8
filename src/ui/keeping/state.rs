//! How what is open gets to the disk.

use super::finder::Finder;
use super::keeper::Keeper;
use super::opener::Opener;
use super::start::Start;
use crate::project::{Articles, Unsaved};

/// How what is open gets to the disk.
#[derive(Default)]
pub struct Keeping {
    /// Where work without a name is kept; `None` where the system has no folder for it.
    pub unsaved: Option<Unsaved>,
    /// What the start screen offers.
    pub start: Start,
    /// That of what is open.
    pub keeper: Option<Keeper>,
    /// That of the place where it is to be from now on, until it is there.
    pub moving: Option<Keeper>,
    /// Those of what was closed, until all of it is on the disk.
    pub closing: Vec<Keeper>,
    /// The project that is being opened.
    pub opener: Option<Opener>,
    /// The search for texts that stand no longer where they did.
    pub finder: Option<Finder>,
    /// How articles are to be held at the place that is asked for.
    pub asked: Articles,
    /// The revision of the workspace that was handed over last.
    pub kept: u64,
    /// The revision that was seen last, and since when, on the clock of the window.
    pub seen: (u64, f64),
    /// Whether a person decided something that was not handed over yet.
    pub is_decided: bool,
    /// Whether the user asked for it to be saved and waits for the answer.
    pub is_told: bool,
    /// Whether closing the window has failed once: the next time it closes.
    pub has_warned: bool,
}

impl Keeping {
    /// Whether something is on its way to the disk or from it.
    pub fn is_busy(&self) -> bool {
        let keepers = self.keeper.iter().chain(&self.moving).chain(&self.closing);
        self.opener.is_some() || self.finder.is_some() || keepers.into_iter().any(Keeper::is_busy)
    }

    /// Whether something that a person decided is not on the disk yet.
    pub fn is_behind(&self) -> bool {
        let keeps = self.unsaved.is_some() || self.keeper.is_some();
        (keeps && self.is_decided) || self.keeper.as_ref().is_some_and(Keeper::is_behind)
    }

    /// Looks what the start screen can offer.
    pub fn look(&mut self) {
        self.start = self.unsaved.as_ref().map(Start::of).unwrap_or_default();
    }
}
