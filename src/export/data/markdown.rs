//! Markdown: day by day, each item as a quotation with its source, then the articles.

use std::io::{self, Write};

use super::days::Days;
use super::entry::{Entry, Source, one_line};
use super::escape::{markdown_escaped, markdown_link};
use super::selection::{Selection, Watch};
use crate::wording::Wording;

/// Writes the text.
pub fn write(selection: &Selection, watch: &Watch, out: &mut dyn Write) -> io::Result<()> {
    let wording = selection.wording();
    writeln!(out, "# {}\n", markdown_escaped(&one_line(&selection.title)))?;
    writeln!(out, "{}", markdown_escaped(&selection.account.words(wording)))?;
    let mut days = Days::default();
    for entry in selection.watched(watch) {
        let entry = entry?;
        if let Some(heading) = days.heading(&entry) {
            writeln!(out, "\n## {}", markdown_escaped(&heading))?;
        }
        write!(out, "\n{}", item(&entry))?;
    }
    sources(selection, out)
}

/// An item in Markdown: who, the words as a block of quotation, when, and the source; it ends with a line break.
pub fn item(entry: &Entry<'_>) -> String {
    let mut lines = vec![head(entry)];
    if let Some(title) = entry.title().filter(|title| **title != *entry.quotation()) {
        lines[0] = format!("**{}** · {}", markdown_escaped(&title), lines[0]);
    }
    lines.push(String::new());
    lines.push(format!("> {}", markdown_escaped(&entry.quotation())));
    lines.push(String::new());
    let when = entry.wording.fill("entry.when", &[("when", &entry.when()), ("known", &entry.how_known())]);
    lines.push(format!("- {}", markdown_escaped(&when)));
    lines.extend(entry.sources().map(|told| format!("- {}", source(&told, entry.wording))));
    let marks = entry.marks();
    if !marks.is_empty() {
        lines.push(format!("- {}", markdown_escaped(&marks.join(" · "))));
    }
    lines.join("\n") + "\n"
}

/// Who and where: "**Mia Muster** (Germany) · direct quote".
fn head(entry: &Entry<'_>) -> String {
    let who = entry.speaker().map(|actor| format!("**{}**", markdown_escaped(&one_line(&actor.name))));
    let country = entry.country().map(|country| markdown_escaped(&country));
    let who = match (who, country) {
        (Some(who), Some(country)) => Some(format!("{who} ({country})")),
        (who, country) => who.or(country),
    };
    who.into_iter().chain([markdown_escaped(entry.kind())]).collect::<Vec<_>>().join(" · ")
}

/// The article, with its address where it has one, and the place in it.
fn source(told: &Source<'_>, wording: &Wording) -> String {
    let credit = told.credit(wording);
    let credit = if credit.is_empty() { credit } else { format!(", {}", markdown_escaped(&credit)) };
    format!("{}{credit} · {}", linked(told), markdown_escaped(&told.place(wording)))
}

/// What the article is called, as a link where it has an address.
fn linked(told: &Source<'_>) -> String {
    markdown_link(told.document.name(), told.url())
}

/// The list of articles.
fn sources(selection: &Selection, out: &mut dyn Write) -> io::Result<()> {
    let documents = selection.documents();
    if documents.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## {}\n", markdown_escaped(selection.wording().text("figure.sources")))?;
    for (at, idx) in documents.iter().enumerate() {
        let told = Source::whole(selection.store().document(*idx));
        let credit = told.credit(selection.wording());
        let parts = [linked(&told), markdown_escaped(&credit), markdown_escaped(&one_line(told.file()))];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        writeln!(out, "{}. {}", at + 1, parts.join(" · "))?;
    }
    Ok(())
}
