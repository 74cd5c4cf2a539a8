//! JSON: one object that says what it is, and holds all items.

use std::io::{self, Write};

use super::row::row;
use super::selection::{Selection, Watch};

/// Writes the object; its items one a line, so that two exports can be compared.
pub fn write(selection: &Selection, watch: &Watch, out: &mut dyn Write) -> io::Result<()> {
    let account = selection.account.record(selection.wording());
    write!(out, "{{\"title\":{},", serde_json::to_string(&selection.title)?)?;
    write!(out, "\"export\":{},\"items\":[", serde_json::to_string(&account)?)?;
    for (at, entry) in selection.watched(watch).enumerate() {
        let entry = entry?;
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &row(&entry))?;
    }
    out.write_all(b"\n]}\n")
}
