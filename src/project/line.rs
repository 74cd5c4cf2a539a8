//! The kinds of lines of a project, beside its first one and those of articles.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::seen::Seen;
use crate::correction::Origin;
use crate::finding::{Finding, FindingId};
use crate::item::{
    ActorDecision, ActorId, Alone, Anchor, Apart, ArticleDecision, DecidedActor, ItemDecision, Marked, Marks,
    SameItem,
};
use crate::store::SavedFilter;
use crate::text::ContentHash;
use crate::workspace::PaletteList;

/// One line of what a person did, or of the journal, which has the same lines: a later one goes before an earlier one
/// about the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Line {
    /// What the project is called.
    Title(Option<String>),
    /// When an article was published.
    Published(PublishedLine),
    /// What else was decided about an article; nothing any more where it decides nothing.
    Article(ArticleLine),
    /// By what an article is known that is not open.
    Origin(OriginLine),
    /// What was decided about an item; nothing any more where it decides nothing.
    Decided(Box<DecidedLine>),
    /// What a person concludes.
    Finding(Arc<Finding>),
    /// They conclude it no more.
    NoFinding(FindingId),
    /// All findings, in their order.
    Findings(Vec<FindingId>),
    /// No finding is wanted of two items, or it may be again.
    Dismissed(Box<DismissedLine>),
    /// A passage is an item that a person made, or no longer.
    Own(OwnLine),
    /// What was decided about an actor; nothing any more where it decides nothing.
    Actor(ActorLine),
    /// Who is meant by some words.
    Apart(ApartLine),
    /// What was put on an article or an actor; nothing any more where it says nothing.
    Marks(MarksLine),
    /// Two items are the same, or no longer.
    Same(SameLine),
    /// Something is counted by itself, or no longer.
    Alone(AloneLine),
    /// The identifiers of the articles that were added to others and were not looked at as a whole.
    News(Vec<String>),
    /// An item of those was looked at, or is as if it was not.
    Seen(SeenLine),
    /// A filter under a name.
    Filter(Box<SavedFilter>),
    /// No filter has this name any more.
    NoFilter(String),
    /// The colors of lanes.
    Colors(Vec<PaletteList>),
    /// What is looked at.
    View(Box<Seen>),
    /// The article of this identifier was closed.
    Closed(String),
    /// The identifiers of all articles, in their order.
    Order(Vec<String>),
    /// Here begins what was done after the project was saved whole.
    Journal(JournalLine),
}

/// When an article was published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct PublishedLine {
    /// Its identifier.
    pub article: String,
    /// The day; `None` for what the article itself says.
    pub date: Option<NaiveDate>,
    /// The text of the article, where the line is for somebody who may call it otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<ContentHash>,
}

/// What was decided about an article beside its day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct ArticleLine {
    /// Its identifier.
    pub of: String,
    /// The text of the article, where the line is for somebody who may call it otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<ContentHash>,
    /// What was decided.
    #[serde(rename = "is")]
    pub decision: ArticleDecision,
}

/// By what an article is known that is not open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct OriginLine {
    /// Its text.
    pub text: ContentHash,
    /// What it is known by; `None` once nothing waits for it any more.
    #[serde(rename = "is")]
    pub origin: Option<Origin>,
}

/// What was decided about an item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct DecidedLine {
    /// What the item rests on.
    #[serde(flatten)]
    pub anchor: Anchor,
    /// What was decided.
    #[serde(rename = "is")]
    pub decision: ItemDecision,
}

/// Whether no finding is wanted of two items.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct DismissedLine {
    /// What they rest on.
    pub items: [Anchor; 2],
    /// Whether none is wanted.
    #[serde(rename = "is")]
    pub is_dismissed: bool,
}

/// Whether a passage is an item that a person made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct OwnLine {
    /// The passage.
    #[serde(flatten)]
    pub anchor: Anchor,
    /// Whether it is.
    #[serde(rename = "is")]
    pub is_item: bool,
}

/// What was decided about an actor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct ActorLine {
    /// Its identifier, as it was extracted.
    pub id: ActorId,
    /// What was decided.
    #[serde(rename = "is")]
    pub decision: ActorDecision,
}

/// Who is meant by some words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct ApartLine {
    /// The words, and whom the extraction takes them for.
    #[serde(flatten)]
    pub apart: Apart,
    /// Who is meant; `None` for whom the extraction takes them for.
    #[serde(rename = "is")]
    pub other: Option<DecidedActor>,
}

/// What was put on an article or an actor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct MarksLine {
    /// On which.
    pub on: Marked,
    /// The text of the article, where the line is for somebody who may call it otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<ContentHash>,
    /// What was put on it.
    #[serde(rename = "is")]
    pub marks: Marks,
}

/// Whether two items are the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct SameLine {
    /// What both rest on.
    pub items: SameItem,
    /// Whether they are.
    #[serde(rename = "is")]
    pub is_same: bool,
}

/// Whether something is counted by itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct AloneLine {
    /// What.
    pub of: Alone,
    /// Whether it is.
    #[serde(rename = "is")]
    pub is_alone: bool,
}

/// Whether an item was looked at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct SeenLine {
    /// What it rests on.
    #[serde(flatten)]
    pub anchor: Anchor,
    /// Whether it was.
    #[serde(rename = "is")]
    pub is_seen: bool,
}

/// When something was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct JournalLine {
    /// On the clock of the machine (RFC 3339).
    pub at: String,
}

/// The names of [`Line`]'s kinds, as they stand in a file.
const KINDS: [&str; 24] = [
    "title",
    "published",
    "article",
    "origin",
    "decided",
    "finding",
    "no-finding",
    "findings",
    "dismissed",
    "own",
    "actor",
    "apart",
    "marks",
    "same",
    "alone",
    "news",
    "seen",
    "filter",
    "no-filter",
    "colors",
    "view",
    "closed",
    "order",
    "journal",
];

/// An article that was extracted anew because of its date: so a line begins that holds it.
pub(super) const REDATED: &str = "{\"redated\":";

/// What a line of a project is.
pub(super) enum Sorted<'l> {
    /// What a person did.
    Known(Line),
    /// An article with what was found in it, as `extract` prints it.
    Article(&'l str),
    /// The same without its text, which stands in another file.
    Linked(&'l str),
    /// The same as it was extracted with another date.
    Redated(&'l str),
    /// A kind that this version does not know.
    Unknown,
    /// It cannot be read; why.
    Bad(serde_json::Error),
}

/// Tells what a line is by the first name in it.
pub(super) fn sorted(line: &str) -> Sorted<'_> {
    let named = first_name(line).unwrap_or_default();
    if named == "linked" {
        return Sorted::Linked(line);
    }
    if let Some(record) = line.strip_prefix(REDATED) {
        return Sorted::Redated(record.strip_suffix('}').unwrap_or(record));
    }
    if named == "id" || (!KINDS.contains(&named) && line.contains("\"items\"")) {
        return Sorted::Article(line);
    }
    if KINDS.contains(&named) {
        return serde_json::from_str(line).map_or_else(Sorted::Bad, Sorted::Known);
    }
    match serde_json::from_str::<serde::de::IgnoredAny>(line) {
        Ok(_) => Sorted::Unknown,
        Err(error) => Sorted::Bad(error),
    }
}

/// The first name of an object.
fn first_name(line: &str) -> Option<&str> {
    line.trim_start().strip_prefix('{')?.trim_start().strip_prefix('"')?.split('"').next()
}

/// A line as it is written, without its break.
pub(super) fn written(line: &impl Serialize) -> String {
    // Strings, numbers and lists only: nothing here can fail to be written.
    serde_json::to_string(line).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Backing, FindingStatus, Side};
    use crate::item::{AnchorKind, Decide, Mark};
    use crate::text::Span;

    fn decided() -> DecidedLine {
        let (article, span) = (ContentHash::of("text"), Span::new(1, 3));
        let mut decision = ItemDecision::default();
        decision.decide(Decide::Mark(Mark::Star(true)));
        let anchor = Anchor { article, span, kind: AnchorKind::Event, words: "ex".to_owned() };
        DecidedLine { anchor, decision }
    }

    fn finding() -> Arc<Finding> {
        let items = vec![Backing { side: Side::Against, anchors: vec![decided().anchor] }];
        let sentence = "Die Brücke kommt.".to_owned();
        Arc::new(Finding { id: FindingId(1), sentence, status: FindingStatus::Refuted, items })
    }

    #[test]
    fn every_kind_is_known_by_its_name() {
        let at = String::new();
        let lines = [
            Line::Title(None),
            Line::Published(PublishedLine { article: "a".to_owned(), date: None, text: None }),
            Line::Article(ArticleLine {
                of: "a".to_owned(),
                text: None,
                decision: ArticleDecision { outlet: Some("B".to_owned()), ..ArticleDecision::default() },
            }),
            Line::Origin(OriginLine { text: ContentHash::of("text"), origin: Some(Origin::default()) }),
            Line::Decided(Box::new(decided())),
            Line::Finding(finding()),
            Line::NoFinding(FindingId(1)),
            Line::Findings(Vec::new()),
            Line::Dismissed(Box::new(DismissedLine {
                items: [decided().anchor, decided().anchor],
                is_dismissed: true,
            })),
            Line::Own(OwnLine { anchor: decided().anchor, is_item: true }),
            Line::Actor(ActorLine { id: ActorId::of_name("A B"), decision: ActorDecision::default() }),
            Line::Apart(ApartLine {
                apart: Apart { actor: ActorId::of_name("A B"), words: "B".to_owned(), article: None },
                other: None,
            }),
            Line::Marks(MarksLine {
                on: Marked::Actor(ActorId::of_name("A B")),
                text: None,
                marks: Marks { star: true, ..Marks::default() },
            }),
            Line::Same(SameLine {
                items: SameItem::new(
                    decided().anchor,
                    Anchor { span: Span::new(20, 30), ..decided().anchor },
                ),
                is_same: true,
            }),
            Line::Alone(AloneLine { of: Alone::Item(decided().anchor), is_alone: true }),
            Line::News(vec!["a".to_owned()]),
            Line::Seen(SeenLine { anchor: decided().anchor, is_seen: true }),
            Line::Filter(Box::new(SavedFilter { name: "f".to_owned(), filter: Default::default() })),
            Line::NoFilter("f".to_owned()),
            Line::Colors(Vec::new()),
            Line::View(Box::new(Seen::of(&Default::default()))),
            Line::Closed("a".to_owned()),
            Line::Order(Vec::new()),
            Line::Journal(JournalLine { at }),
        ];
        assert_eq!(lines.len(), KINDS.len());
        for line in lines {
            let text = written(&line);
            assert!(matches!(sorted(&text), Sorted::Known(known) if known == line), "{text}");
        }
    }

    #[test]
    fn what_is_not_known_is_told_from_what_is_damaged() {
        assert!(matches!(sorted(r#"{"chart":{"text":"…"}}"#), Sorted::Unknown));
        assert!(matches!(sorted(r#"{"view":{"window":"wide"}}"#), Sorted::Bad(_)));
        assert!(matches!(sorted(r#"{"find"#), Sorted::Bad(_)));
        assert!(matches!(sorted("\0\0\0"), Sorted::Bad(_)));
        assert!(matches!(sorted(r#"{"id":"1","text":"","items":[]}"#), Sorted::Article(_)));
        assert!(matches!(sorted(r#"{"redated":{"id":"1"}}"#), Sorted::Redated(r#"{"id":"1"}"#)));
    }
}
