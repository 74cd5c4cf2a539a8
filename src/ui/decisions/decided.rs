//! What a person decided, in words: what it was before, and what it is now.

use crate::document::Document;
use crate::item::{
    ActorDecision, ArticleDecision, DecidedActor, DecidedTime, Extraction, Item, ItemDecision, Kind, Marks,
    Removal,
};
use crate::language::Country;
use crate::store::ItemKind;
use crate::wording::{Wording, grain_of};

/// One thing that was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// What it is about: "Time".
    pub name: String,
    /// What the program found; `None` where it finds nothing of that kind.
    pub before: Option<String>,
    /// What holds now; blank where the name says all.
    pub now: String,
}

impl Decided {
    fn new(words: &Wording, key: &str, before: Option<String>, now: String) -> Self {
        Self { name: words.text(key).to_owned(), before, now }
    }

    fn plain(words: &Wording, key: &str) -> Self {
        Self::named(words.text(key))
    }

    /// One thing that its name tells as a whole.
    pub fn named(name: &str) -> Self {
        Self { name: name.to_owned(), before: None, now: String::new() }
    }

    /// "Time: 3 Sep 2025 → 4 Sep 2025".
    pub fn line(&self) -> String {
        match &self.before {
            _ if self.now.is_empty() => self.name.clone(),
            Some(before) if *before != self.now => format!("{}: {before} → {}", self.name, self.now),
            _ => format!("{}: {}", self.name, self.now),
        }
    }
}

/// An item as it was extracted, with what names its actors.
pub struct Extracted<'a> {
    extraction: &'a Extraction,
    item: Item,
}

impl<'a> Extracted<'a> {
    /// The item at a position of an extraction as it was before corrections.
    pub fn new(extraction: &'a Extraction, at: usize) -> Option<Self> {
        Some(Self { extraction, item: extraction.items().nth(at)? })
    }

    fn time(&self, words: &Wording) -> String {
        let time = self.item.time.interval;
        time.map_or_else(
            || words.text("reader.no-time").to_owned(),
            |at| words.interval(at, self.item.time.grain),
        )
    }

    fn speaker(&self, words: &Wording) -> String {
        let actor = self.item.speaker.as_ref();
        let known = actor.and_then(|id| self.extraction.actors.iter().find(|actor| actor.id == *id));
        known.map_or_else(|| words.text("rule.nobody").to_owned(), |actor| actor.name.clone())
    }
}

/// All that was decided about an item, each thing for itself.
pub fn decided(words: &Wording, decision: &ItemDecision, was: Option<&Extracted<'_>>) -> Vec<Decided> {
    // Each field is named, so that a new one must be thought of here.
    let ItemDecision { time, speaker, addressees, country, kind, title, status, removed, marks } = decision;
    let mut found = Vec::new();
    let mut tell =
        |key: &str, before: Option<String>, now: String| found.push(Decided::new(words, key, before, now));
    if let Some(time) = time {
        tell("reader.when", was.map(|was| was.time(words)), time_words(words, time));
    }
    if let Some(speaker) = speaker {
        tell("correct.speaker", was.map(|was| was.speaker(words)), speaker.name.clone());
    }
    if let Some(addressees) = addressees {
        tell("reader.to", None, names(addressees));
    }
    if let Some(country) = country {
        let before = was.and_then(|was| was.item.country).map(|one| country_words(words, &one));
        tell("reader.country", before, country_words(words, country));
    }
    if let Some(kind) = kind {
        tell("facet.kind", was.map(|was| kind_words(words, was.item.kind)), kind_words(words, *kind));
    }
    if let Some(title) = title {
        tell("correct.name", was.and_then(|was| was.item.title.clone()), title.clone());
    }
    let status = status.map(|status| Decided::named(words.status(status)));
    let removed = removed.map(removal_key).map(|key| Decided::plain(words, key));
    found.extend(status.into_iter().chain(removed));
    found.extend(marked(words, marks));
    found
}

/// All that was put on something.
pub fn marked(words: &Wording, marks: &Marks) -> Vec<Decided> {
    let Marks { tags, star, note } = marks;
    let mut found = Vec::new();
    if *star {
        found.push(Decided::plain(words, "marks.star"));
    }
    if !tags.is_empty() {
        let tags = tags.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        found.push(Decided::new(words, "table.tags", None, tags));
    }
    if let Some(note) = note {
        let note = note.split_whitespace().collect::<Vec<_>>().join(" ");
        found.push(Decided::new(words, "marks.note", None, note));
    }
    found
}

/// All that was decided about an article, which is `was` as it was read.
pub fn decided_article(words: &Wording, decision: &ArticleDecision, was: Option<&Document>) -> Vec<Decided> {
    let ArticleDecision { title, author, outlet, language } = decision;
    let own = |of: fn(&Document) -> Option<&str>| was.and_then(of).map(str::to_owned);
    let told = [
        ("article.headline", title, own(|was| was.title.as_deref())),
        ("article.outlet", outlet, own(|was| was.outlet.as_deref())),
        ("article.author", author, own(|was| was.author.as_deref())),
        ("article.language", language, own(|was| Some(&was.language))),
    ];
    let decided = |(key, now, before): (&str, &Option<String>, _)| {
        now.clone().map(|now| Decided::new(words, key, before, now))
    };
    told.into_iter().filter_map(decided).collect()
}

/// All that was decided about an actor.
pub fn decided_actor(words: &Wording, decision: &ActorDecision) -> Vec<Decided> {
    let ActorDecision { same_as, name, kind, role, country, nobody } = decision;
    let mut found = Vec::new();
    let mut tell = |key: &str, now: String| found.push(Decided::new(words, key, None, now));
    if let Some(other) = same_as {
        tell("rule.same", other.name.clone());
    }
    if let Some(name) = name {
        tell("rule.name", name.clone());
    }
    if kind.is_some() {
        tell("rule.kind", String::new());
    }
    if let Some(role) = role {
        tell("rule.role", role.clone());
    }
    if let Some(country) = country {
        tell("reader.country", country_words(words, country));
    }
    if *nobody {
        tell("rule.no-actor", String::new());
    }
    found
}

/// A time that was decided.
pub fn time_words(words: &Wording, time: &DecidedTime) -> String {
    time.interval().map(|at| words.interval(at, Some(time.grain).or(grain_of(at)))).unwrap_or_default()
}

fn names(actors: &[DecidedActor]) -> String {
    actors.iter().map(|actor| actor.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn country_words(words: &Wording, country: &Country) -> String {
    words.country(country).to_owned()
}

fn kind_words(words: &Wording, kind: Kind) -> String {
    words.kind(ItemKind::from(kind)).to_owned()
}

/// Key of why an item is not shown.
pub fn removal_key(removal: Removal) -> &'static str {
    match removal {
        Removal::Rejected => "rule.rejected",
        Removal::Hidden => "rule.hidden",
    }
}
