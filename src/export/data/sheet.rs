//! Rows for spreadsheets: UTF-8 with a mark that says so, and no cell that runs.

use std::io;

use csv::Writer;

/// What stands first in the file, so that spreadsheets know that all is UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The columns of an item, as `extract` writes them; `export` puts more behind them.
pub const ITEM_COLUMNS: [&str; 23] = [
    "article",
    "path",
    "published",
    "kind",
    "form",
    "from",
    "to",
    "grain",
    "basis",
    "modality",
    "speaker",
    "speaker_country",
    "country",
    "countries",
    "actors",
    "place",
    "medium",
    "title",
    "text",
    "begin",
    "end",
    "rule",
    "confidence",
];

/// Rows as they stand in the file, every cell made harmless. They are put together before they are written,
/// because the errors of the writer of rows hide that a pipe is closed.
///
/// # Errors
///
/// Where a row has another number of cells than the first one.
pub fn rows<const N: usize>(rows: impl IntoIterator<Item = [String; N]>) -> io::Result<Vec<u8>> {
    let mut writer = Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.map(harmless))?;
    }
    writer.into_inner().map_err(|error| error.into_error())
}

/// A cell that no spreadsheet runs: one that begins like a formula has an apostrophe before it, which says
/// that words follow.
fn harmless(cell: String) -> String {
    match cell.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') => {
            format!("'{cell}")
        }
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_runs_as_a_formula() {
        for cell in ["=1+1", "+49", "-5 Grad", "@alle", "\tx", "\r=1", "＝1"] {
            assert_eq!(harmless(cell.to_owned()), format!("'{cell}"));
        }
        for cell in ["", "5 - 3", "a=b", "„=1“", "2025-09-05"] {
            assert_eq!(harmless(cell.to_owned()), cell);
        }
    }
}
