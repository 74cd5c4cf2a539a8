//! The lines of a project: all of it, and those that lead from what is on the disk to what is open now.

use std::collections::{HashMap, HashSet};
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use super::contents::Contents;
use super::header::{Articles, Header};
use super::layer::Layer;
use super::line::{Line, REDATED, written};
use super::linked;
use crate::item::Extraction;
use crate::record::write_line;

/// How the articles of a project are written.
#[derive(Clone, Copy)]
pub(super) struct Style<'p> {
    pub articles: Articles,
    /// The folder of the project: what stands below it is named from there.
    pub folder: &'p Path,
}

impl Style<'_> {
    fn article(self, article: &Extraction) -> String {
        let linked = match self.articles {
            Articles::Embedded => None,
            // What a person made of the rows of a table stands in no file.
            Articles::Linked if article.is_table() => None,
            Articles::Linked => linked::line(article, self.folder),
        };
        linked.unwrap_or_else(|| write_line(article))
    }
}

/// Writes a project whole.
pub(super) fn write_all(
    out: &mut dyn Write,
    header: &Header,
    contents: &Contents,
    style: Style<'_>,
) -> io::Result<()> {
    let Contents { articles, redated, layer, others } = contents;
    writeln!(out, "{}", written(&header.as_written()))?;
    for article in articles {
        writeln!(out, "{}", style.article(article))?;
    }
    // Their text stands in them once more, so they go without where articles do.
    for article in redated.iter().filter(|_| style.articles == Articles::Embedded) {
        writeln!(out, "{REDATED}{}}}", write_line(article))?;
    }
    for line in layer.lines_since(&Layer::default()) {
        writeln!(out, "{}", written(&line))?;
    }
    others.iter().try_for_each(|line| writeln!(out, "{line}"))
}

/// The lines that make `now` of `before`.
pub(super) fn lines_since(before: &Contents, now: &Contents, style: Style<'_>) -> Vec<String> {
    let mut lines = articles_since(&before.articles, &now.articles, style);
    lines.extend(now.layer.lines_since(&before.layer).iter().map(written));
    let known: HashSet<&String> = before.others.iter().collect();
    lines.extend(now.others.iter().filter(|line| !known.contains(line)).cloned());
    lines
}

fn articles_since(before: &[Arc<Extraction>], now: &[Arc<Extraction>], style: Style<'_>) -> Vec<String> {
    fn id(one: &Arc<Extraction>) -> &str {
        &one.document.id
    }
    let then: HashMap<&str, &Arc<Extraction>> = before.iter().map(|one| (id(one), one)).collect();
    let open: HashSet<&str> = now.iter().map(id).collect();
    let closed = before.iter().map(id).filter(|id| !open.contains(id));
    let mut lines: Vec<String> = closed.map(|id| written(&Line::Closed(id.to_owned()))).collect();
    let is_new = |one: &&Arc<Extraction>| then.get(id(one)).is_none_or(|known| !Arc::ptr_eq(known, one));
    lines.extend(now.iter().filter(is_new).map(|one| style.article(one)));
    // Those that stayed keep their places, and new ones come behind them.
    let stayed = before.iter().map(id).filter(|id| open.contains(id));
    let added = now.iter().map(id).filter(|id| !then.contains_key(id));
    if !stayed.chain(added).eq(now.iter().map(id)) {
        lines.push(written(&Line::Order(now.iter().map(|one| id(one).to_owned()).collect())));
    }
    lines
}
