//! CSV: one line for each item.

use std::io::{self, Write};

use super::entry::Entry;
use super::row::{SourceRow, row};
use super::selection::{Selection, Watch};
use super::sheet::{BYTE_ORDER_MARK, ITEM_COLUMNS, rows};
use crate::record::word;

/// The columns behind those of `extract`: what is known of articles that are open together, and of what a person noted; in
/// the last one what the export says about itself, so that a line that is taken out of it still does.
const MORE_COLUMNS: [&str; 15] = [
    "id",
    "derivation",
    "speaker_kind",
    "speaker_role",
    "addressees",
    "article_title",
    "outlet",
    "url",
    "sources",
    "decided",
    "status",
    "star",
    "tags",
    "note",
    "export",
];

/// How many columns there are.
const N_COLUMNS: usize = ITEM_COLUMNS.len() + MORE_COLUMNS.len();

/// The names of all columns, in order.
fn columns() -> [String; N_COLUMNS] {
    let mut names = ITEM_COLUMNS.into_iter().chain(MORE_COLUMNS);
    std::array::from_fn(|_| names.next().unwrap_or_default().to_owned())
}

/// Writes the line of names and a line for each item.
pub fn write(selection: &Selection, watch: &Watch, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(BYTE_ORDER_MARK.as_bytes())?;
    out.write_all(&rows([columns()])?)?;
    let account = selection.account.words(selection.wording());
    for entry in selection.watched(watch) {
        out.write_all(&rows([cells(&entry?, &account)])?)?;
    }
    Ok(())
}

fn cells(entry: &Entry<'_>, account: &str) -> [String; N_COLUMNS] {
    let row = row(entry);
    let (time, sources) = (&row.time, &row.sources);
    let home = sources.first();
    let of_home = |field: fn(&SourceRow<'_>) -> Option<String>| home.and_then(field).unwrap_or_default();
    let words = |words: Option<&str>| words.unwrap_or_default().to_owned();
    let yes = |is: bool| if is { "yes".to_owned() } else { String::new() };
    let of_speaker = row.speaker.as_ref();
    // The order is that of [`columns`]: a heading stands over each field.
    [
        of_home(|home| Some(home.article.to_owned())),
        of_home(|home| Some(home.file.to_owned())),
        of_home(|home| home.published.clone()),
        row.kind.clone(),
        row.form.map(|form| word(&form)).unwrap_or_default(),
        words(time.from.as_deref()),
        words(time.to.as_deref()),
        words(time.grain.as_deref()),
        time.basis.clone(),
        word(&row.modality),
        words(of_speaker.map(|actor| actor.name)),
        of_speaker.and_then(|actor| actor.country).map(String::from).unwrap_or_default(),
        row.country.map(String::from).unwrap_or_default(),
        joined(row.countries.iter().map(|country| country.code())),
        joined(row.actors.iter().copied()),
        words(row.place),
        words(row.medium),
        words(row.title),
        row.text.to_owned(),
        of_home(|home| Some(home.spans.first()?.begin.to_string())),
        of_home(|home| Some(home.spans.last()?.end.to_string())),
        row.rule.to_owned(),
        row.confidence.to_string(),
        row.id.clone(),
        time.derivation.clone(),
        of_speaker.map(|actor| word(&actor.kind)).unwrap_or_default(),
        words(of_speaker.and_then(|actor| actor.role)),
        joined(row.addressees.iter().copied()),
        of_home(|home| home.title.map(str::to_owned)),
        of_home(|home| home.outlet.map(str::to_owned)),
        of_home(|home| home.url.map(str::to_owned)),
        joined(sources.iter().map(|source| source.article)),
        yes(row.decided),
        row.status.map(|status| word(&status)).unwrap_or_default(),
        yes(row.star),
        joined(row.tags.iter().copied()),
        words(row.note),
        account.to_owned(),
    ]
}

/// Several values in one field, with semicolons between.
fn joined<'a>(values: impl Iterator<Item = &'a str>) -> String {
    values.collect::<Vec<_>>().join("; ")
}
