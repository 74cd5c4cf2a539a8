//! Corrections for a colleague: a small text file of the lines that a project has for them.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::error::OpenError;
use super::header::VERSION;
use super::line::{
    ActorLine, AloneLine, ApartLine, ArticleLine, DecidedLine, Line, MarksLine, OriginLine, OwnLine,
    PublishedLine, SameLine, Sorted, sorted, written,
};
use crate::correction::{Corrections, Origin};
use crate::item::{Anchor, Marked};
use crate::text::ContentHash;
use crate::workspace::Workspace;

/// The first line.
#[derive(Serialize, Deserialize)]
struct SharedHeader {
    zeitstrahl: Sign,
    version: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Sign {
    Corrections,
}

/// Whether a file that begins with `head`, its first line at least, holds corrections.
pub fn is_corrections(head: &str) -> bool {
    head.lines().next().is_some_and(|first| serde_json::from_str::<SharedHeader>(first).is_ok())
}

/// What was decided in `workspace`, as the lines of a text file. Articles are named by their text, so that it does not
/// matter how the colleague's files are called.
pub fn write_corrections(workspace: &Workspace) -> String {
    let corrections = workspace.corrections();
    let is_named = |id: &String| {
        corrections.published.contains_key(id)
            || corrections.articles.contains_key(id)
            || corrections.marks.contains_key(&Marked::Article(id.clone()))
    };
    let texts: HashMap<&str, ContentHash> = workspace
        .extractions()
        .iter()
        .filter(|one| is_named(&one.document.id))
        .map(|one| (one.document.id.as_str(), one.document.hash()))
        .collect();
    let published = corrections.published.iter().map(|(article, date)| {
        let text = texts.get(article.as_str()).copied();
        Line::Published(PublishedLine { article: article.clone(), date: Some(*date), text })
    });
    let articles = corrections.articles.iter().map(|(article, decision)| {
        let text = texts.get(article.as_str()).copied();
        Line::Article(ArticleLine { of: article.clone(), text, decision: decision.clone() })
    });
    let decided = corrections.items.iter().map(|(anchor, decision)| {
        Line::Decided(Box::new(DecidedLine { anchor: anchor.clone(), decision: decision.clone() }))
    });
    let own = corrections.own.iter();
    let own = own.map(|anchor| Line::Own(OwnLine { anchor: anchor.clone(), is_item: true }));
    let actors = corrections
        .actors
        .iter()
        .map(|(id, decision)| Line::Actor(ActorLine { id: id.clone(), decision: decision.clone() }));
    let apart = corrections
        .apart
        .iter()
        .map(|(apart, other)| Line::Apart(ApartLine { apart: apart.clone(), other: Some(other.clone()) }));
    let marks = corrections.marks.iter().map(|(on, marks)| {
        let text = match on {
            Marked::Article(id) => texts.get(id.as_str()).copied(),
            Marked::Actor(_) => None,
        };
        Line::Marks(MarksLine { on: on.clone(), text, marks: marks.clone() })
    });
    let same = corrections.same.iter();
    let same = same.map(|items| Line::Same(SameLine { items: items.clone(), is_same: true }));
    let alone = corrections.alone.iter();
    let alone = alone.map(|of| Line::Alone(AloneLine { of: of.clone(), is_alone: true }));
    let origins = origins_of(workspace, &texts);
    let origins =
        origins.into_iter().map(|(text, origin)| Line::Origin(OriginLine { text, origin: Some(origin) }));
    let mut text = written(&SharedHeader { zeitstrahl: Sign::Corrections, version: VERSION });
    for line in origins
        .chain(published)
        .chain(articles)
        .chain(own)
        .chain(decided)
        .chain(actors)
        .chain(apart)
        .chain(marks)
        .chain(same)
        .chain(alone)
    {
        text.push('\n');
        text.push_str(&written(&line));
    }
    text.push('\n');
    text
}

/// By what the articles are known about which anything was decided, for a colleague who has them in another form.
fn origins_of(workspace: &Workspace, named: &HashMap<&str, ContentHash>) -> BTreeMap<ContentHash, Origin> {
    let corrections = workspace.corrections();
    let mut anchors: HashMap<ContentHash, Vec<&Anchor>> =
        named.values().map(|text| (*text, Vec::new())).collect();
    for anchor in corrections.items.keys().chain(&corrections.own).chain(corrections.joined_anchors()) {
        anchors.entry(anchor.article).or_default().push(anchor);
    }
    let mut origins = corrections.origins.clone();
    for one in workspace.extractions() {
        if let Some(anchors) = anchors.get(&one.document.hash()) {
            origins.insert(one.document.hash(), Origin::of(&one.document, anchors.iter().copied()));
        }
    }
    origins
}

/// Reads what [`write_corrections`] wrote, for the articles that are open in `workspace`: what is decided about
/// articles that are not open waits for them, but for what they are as a whole. An article that somebody has with another
/// text is found by its title, medium, day and words. Lines of other kinds are passed over.
///
/// # Errors
/// The first line is none of such a file.
pub fn read_corrections(text: &str, workspace: &Workspace) -> Result<Corrections, OpenError> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    serde_json::from_str::<SharedHeader>(first).map_err(|_| OpenError::NoProject)?;
    let lines: Vec<Line> = lines
        .filter_map(|line| match sorted(line) {
            Sorted::Known(line) => Some(line),
            _ => None,
        })
        .collect();
    let mut corrections = Corrections::default();
    for line in &lines {
        if let Line::Origin(OriginLine { text, origin: Some(origin) }) = line {
            corrections.origins.insert(*text, origin.clone());
        }
    }
    let ids = Ids::of(&corrections, workspace);
    for line in lines {
        match line {
            Line::Decided(line) => drop(corrections.put(line.anchor, line.decision)),
            Line::Own(line) => drop(corrections.put_own(line.anchor, line.is_item)),
            Line::Same(line) => drop(corrections.put_same(line.items, line.is_same)),
            Line::Alone(line) => drop(corrections.put_alone(line.of, line.is_alone)),
            Line::Actor(line) => drop(corrections.put_actor(line.id, line.decision)),
            Line::Apart(line) => drop(corrections.put_apart(line.apart, line.other)),
            Line::Marks(MarksLine { on: Marked::Article(id), text, marks }) => {
                corrections.put_marks(Marked::Article(ids.here(text, id)), marks);
            }
            Line::Marks(MarksLine { on, marks, .. }) => drop(corrections.put_marks(on, marks)),
            Line::Article(ArticleLine { of, text, decision }) => {
                corrections.put_article(ids.here(text, of), decision);
            }
            Line::Published(PublishedLine { article, date: Some(date), text }) => {
                corrections.published.insert(ids.here(text, article), date);
            }
            _ => {}
        }
    }
    Ok(corrections)
}

/// What the articles are called here.
struct Ids(HashMap<ContentHash, String>);

impl Ids {
    fn of(theirs: &Corrections, workspace: &Workspace) -> Self {
        let open = workspace.extractions();
        let all: Vec<usize> = (0..open.len()).collect();
        let id = |at: usize| open[at].document.id.clone();
        let settled = theirs.settled(open, &all, std::iter::empty());
        let alike = settled.articles.into_iter().map(|(text, at)| (text, id(at)));
        Self(alike.chain(all.iter().map(|at| (open[*at].document.hash(), id(*at)))).collect())
    }

    /// What the article of this text is called here, else what it was called there.
    fn here(&self, text: Option<ContentHash>, there: String) -> String {
        text.and_then(|text| self.0.get(&text).cloned()).unwrap_or(there)
    }
}
