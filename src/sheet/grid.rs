//! The bytes of a table → its rows.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::diagnostic::Cause;

/// A larger file is not read, in bytes.
pub const LARGEST: usize = 16 << 20;
/// No more rows are read than this, nor columns, nor letters of a cell.
const MOST_ROWS: usize = 20_000;
const MOST_COLUMNS: usize = 60;
const MOST_LETTERS: usize = 20_000;
/// What may stand between cells, the likelier first.
const DELIMITERS: [u8; 4] = [b';', b'\t', b',', b'|'];
/// Lines that tell which of them does.
const TELLING_LINES: usize = 20;

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What the columns are called; blank where the table does not say.
    pub header: Vec<String>,
    /// The rows below, each with as many cells as there are columns.
    pub rows: Vec<Row>,
    /// Rows that were left out because there are too many.
    pub n_left_out: usize,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number in the file, from 1; the header counts.
    pub number: usize,
    /// Its cells without blanks around them.
    pub cells: Vec<String>,
}

/// Whether a file is a table by its ending.
pub fn is_sheet(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["csv", "tsv", "tab"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

impl Sheet {
    /// Reads a table of cells with commas, semicolons or tabs between them.
    ///
    /// # Errors
    /// It is too large, damaged, or has no row.
    pub fn read(bytes: &[u8]) -> Result<Self, Cause> {
        if bytes.len() > LARGEST {
            return Err(Cause::TooLarge(LARGEST as u64));
        }
        let text = decoded(bytes);
        if text.contains('\0') {
            return Err(Cause::Damaged("0".to_owned()));
        }
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter_of(&text))
            .from_reader(text.as_bytes());
        let mut rows: Vec<Row> = Vec::new();
        let mut n_left_out = 0;
        for (record, number) in reader.records().zip(1..) {
            let record = record.map_err(|error| Cause::Damaged(error.to_string()))?;
            let cells: Vec<String> = record.iter().take(MOST_COLUMNS).map(plain).collect();
            if cells.iter().all(String::is_empty) {
                continue;
            }
            if rows.len() > MOST_ROWS {
                n_left_out += 1;
                continue;
            }
            rows.push(Row { number, cells });
        }
        let n_columns = rows.iter().map(|row| row.cells.len()).max().ok_or(Cause::Empty)?;
        rows.iter_mut().for_each(|row| row.cells.resize(n_columns, String::new()));
        let has_header = has_header(&rows);
        let header = if has_header { rows.remove(0).cells } else { vec![String::new(); n_columns] };
        if rows.is_empty() { Err(Cause::Empty) } else { Ok(Self { header, rows, n_left_out }) }
    }

    /// How many columns it has.
    pub fn n_columns(&self) -> usize {
        self.header.len()
    }

    /// The cells of a column that are not blank.
    pub fn column(&self, at: usize) -> impl Iterator<Item = &str> {
        self.rows.iter().map(move |row| &*row.cells[at]).filter(|cell| !cell.is_empty())
    }
}

/// Programs of spreadsheets write UTF-8, UTF-16 with a mark, or the code page of Windows.
fn decoded(bytes: &[u8]) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    let encoding = if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 };
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// A cell in one line, without blanks around it.
fn plain(cell: &str) -> String {
    let cell = &cell[..cell.floor_char_boundary(MOST_LETTERS)];
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands between cells: what divides the first lines into the same number of cells, and into most.
fn delimiter_of(text: &str) -> u8 {
    let head = &text[..text.floor_char_boundary(64 << 10)];
    let n_cells = |delimiter: u8| {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(head.as_bytes());
        let counts: Vec<usize> =
            reader.records().flatten().take(TELLING_LINES).map(|one| one.len()).collect();
        let first = counts.first().copied().unwrap_or(0);
        let n_same = counts.iter().filter(|count| **count == first).count();
        if first < 2 { (0, 0) } else { (n_same, first) }
    };
    let best = DELIMITERS.into_iter().rev().max_by_key(|delimiter| n_cells(*delimiter));
    best.unwrap_or(b',')
}

/// Whether the first row tells what the columns are: its cells are short words without figures, unlike those below.
fn has_header(rows: &[Row]) -> bool {
    let is_name = |cell: &String| cell.chars().count() < 40 && !cell.chars().any(|c| c.is_ascii_digit());
    let below = rows.iter().skip(1).take(TELLING_LINES);
    let has_figures = below.flat_map(|row| &row.cells).any(|cell| cell.chars().any(|c| c.is_ascii_digit()));
    rows.first().is_some_and(|first| first.cells.iter().all(is_name)) && has_figures
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(sheet: &Sheet) -> Vec<Vec<&str>> {
        sheet.rows.iter().map(|row| row.cells.iter().map(String::as_str).collect()).collect()
    }

    #[test]
    fn tables_of_all_programs_are_read() {
        let semicolons = "Datum;Ereignis\n3.9.2025;\"Die Brücke; fertig\"\n\n4.9.2025;Fest\n";
        let (windows, ..) = WINDOWS_1252.encode(semicolons);
        let utf16: Vec<u8> =
            [0xff, 0xfe].into_iter().chain(semicolons.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for bytes in [semicolons.as_bytes(), &windows, &utf16] {
            let sheet = Sheet::read(bytes).unwrap();
            assert_eq!(sheet.header, ["Datum", "Ereignis"]);
            assert_eq!(cells(&sheet), [["3.9.2025", "Die Brücke; fertig"], ["4.9.2025", "Fest"]]);
            assert_eq!((sheet.rows[0].number, sheet.rows[1].number), (2, 3));
        }
        let tabs = Sheet::read(b"2025-09-03\tA, b\n2025-09-04\tC\td").unwrap();
        assert_eq!(
            (tabs.n_columns(), tabs.rows.len()),
            (3, 2),
            "without a header, with rows of unequal length"
        );
    }

    #[test]
    fn what_is_no_table_is_told() {
        assert_eq!(Sheet::read(b""), Err(Cause::Empty));
        assert_eq!(Sheet::read(b"\n\n , \n"), Err(Cause::Empty));
        assert!(matches!(Sheet::read(b"a\0b;c\n1;2"), Err(Cause::Damaged(_))));
        assert!(matches!(Sheet::read(&vec![b'a'; LARGEST + 1]), Err(Cause::TooLarge(_))));
        let wide = format!("{}\n", ";".repeat(100_000)).repeat(3) + "1;2";
        assert!(Sheet::read(wide.as_bytes()).unwrap().n_columns() <= MOST_COLUMNS);
        let long = "1;2\n".repeat(MOST_ROWS + 50);
        assert!(Sheet::read(long.as_bytes()).unwrap().n_left_out > 40);
    }
}
