//! Corrections for a colleague: a small text file of the lines that a project has for them.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::error::OpenError;
use super::header::VERSION;
use super::line::{
    ActorLine, ApartLine, ArticleLine, DecidedLine, Line, MarksLine, OwnLine, PublishedLine, Sorted, sorted,
    written,
};
use crate::correction::Corrections;
use crate::item::Marked;
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
    let mut text = written(&SharedHeader { zeitstrahl: Sign::Corrections, version: VERSION });
    for line in published.chain(articles).chain(own).chain(decided).chain(actors).chain(apart).chain(marks) {
        text.push('\n');
        text.push_str(&written(&line));
    }
    text.push('\n');
    text
}

/// Reads what [`write_corrections`] wrote, for the articles that are open in `workspace`: what is decided about
/// articles that are not open waits for them, but for their dates. Lines of other kinds are passed over.
///
/// # Errors
/// The first line is none of such a file.
pub fn read_corrections(text: &str, workspace: &Workspace) -> Result<Corrections, OpenError> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    serde_json::from_str::<SharedHeader>(first).map_err(|_| OpenError::NoProject)?;
    let mut corrections = Corrections::default();
    let mut ids: Option<HashMap<ContentHash, &str>> = None;
    let by_text = || {
        workspace.extractions().iter().map(|one| (one.document.hash(), one.document.id.as_str())).collect()
    };
    for line in lines {
        match sorted(line) {
            Sorted::Known(Line::Decided(line)) => drop(corrections.put(line.anchor, line.decision)),
            Sorted::Known(Line::Own(line)) => drop(corrections.put_own(line.anchor, line.is_item)),
            Sorted::Known(Line::Actor(line)) => drop(corrections.put_actor(line.id, line.decision)),
            Sorted::Known(Line::Apart(line)) => drop(corrections.put_apart(line.apart, line.other)),
            Sorted::Known(Line::Marks(MarksLine { on, text, marks })) => {
                let here = text.and_then(|text| ids.get_or_insert_with(by_text).get(&text).copied());
                let on = here.map_or(on, |id| Marked::Article(id.to_owned()));
                corrections.put_marks(on, marks);
            }
            Sorted::Known(Line::Article(ArticleLine { of, text, decision })) => {
                let here = text.and_then(|text| ids.get_or_insert_with(by_text).get(&text).copied());
                corrections.put_article(here.map_or(of, str::to_owned), decision);
            }
            Sorted::Known(Line::Published(PublishedLine { article, date: Some(date), text })) => {
                let here = text.and_then(|text| ids.get_or_insert_with(by_text).get(&text).copied());
                corrections.published.insert(here.map_or(article, str::to_owned), date);
            }
            _ => {}
        }
    }
    Ok(corrections)
}
