//! What the readers of phrases, descriptions and pronouns look back on, and how one of them leads to another.

use super::memory::Memory;
use super::roster::Roster;
use super::topic::{self, Topic};
use crate::annotate::Mention;
use crate::annotate::clause::Tokens;

/// Reads a phrase: the member that it means, entered where it is new.
pub(super) type Read = fn(&Look, &mut Roster, Tokens) -> Option<usize>;

/// What was said and named before a phrase.
#[derive(Clone, Copy)]
pub(super) struct Look<'m> {
    pub memory: &'m Memory,
    pub mentions: &'m [Mention],
    /// Whom each sentence is about.
    pub topics: &'m [Vec<Topic>],
    /// Whether the verb beside the phrase is a plural.
    pub plural: bool,
    /// How many phrases were followed to the one that is read.
    pub depth: usize,
    /// Reads any phrase.
    pub read: Read,
    /// Reads one for a body, which may stand for one named elsewhere.
    pub read_body: Read,
}

/// Phrases that lead to others are followed so many times.
const DEEPEST: usize = 4;

impl Look<'_> {
    /// The same for a phrase to which another led; `None` where too many did.
    pub fn deeper(&self) -> Option<Self> {
        (self.depth < DEEPEST).then_some(Self { depth: self.depth + 1, plural: false, ..*self })
    }

    /// Whom the sentence at `nth` is about, as far as the byte `end`.
    pub fn topics_before(&self, nth: usize, end: u32) -> &[Topic] {
        self.topics.get(nth).map_or(&[], |topics| topic::before(topics, end))
    }

    /// The member that the phrase of `tokens` means.
    pub fn phrase(&self, roster: &mut Roster, tokens: Tokens) -> Option<usize> {
        (self.read)(self, roster, tokens)
    }

    /// The body that the phrase of `tokens` names or stands for.
    pub fn body(&self, roster: &mut Roster, tokens: Tokens) -> Option<usize> {
        (self.read_body)(self, roster, tokens)
    }
}
