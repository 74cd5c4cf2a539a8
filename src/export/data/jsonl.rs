//! JSON Lines: one object a line for each item, which says itself what it was exported from.

use std::io::{self, Write};

use serde::Serialize;

use super::row::{Row, row};
use super::selection::{Selection, Watch};

#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    row: Row<'a>,
    export: &'a str,
}

/// Writes a line for each item.
pub fn write(selection: &Selection, watch: &Watch, out: &mut dyn Write) -> io::Result<()> {
    let export = selection.account.words(selection.wording());
    for entry in selection.watched(watch) {
        let row = row(&entry?);
        serde_json::to_writer(&mut *out, &Line { row, export: &export })?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
