//! What passes the filters as data: one writer for each format, all over the same items.

mod account;
mod begin;
mod clip;
mod csv;
mod days;
mod dna;
mod entry;
mod escape;
mod html;
mod ics;
mod json;
mod jsonl;
mod left_out;
mod markdown;
mod row;
mod selection;
mod sheet;
mod timelinejs;

use std::io::{self, Write};

use super::format::Format;

pub use account::{Account, VERSION, made};
pub use begin::{first_lines, text_of};
pub use clip::{cells, passages};
pub use entry::{Entry, Source, one_line};
pub use escape::{html_escaped, markdown_escaped, markdown_link};
pub use left_out::account_of;
pub use selection::{Cancelled, Selection, Watch};
pub use sheet::{BYTE_ORDER_MARK, ITEM_COLUMNS, rows};

/// Writes the items of a selection.
///
/// # Errors
///
/// What `out` could not write; an error that holds [`Cancelled`] where `watch` was told to stop; one of the kind
/// [`io::ErrorKind::Unsupported`] where `format` is a picture.
pub fn write(format: Format, selection: &Selection, watch: &Watch, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Csv => csv::write(selection, watch, out),
        Format::Json => json::write(selection, watch, out),
        Format::JsonLines => jsonl::write(selection, watch, out),
        Format::Markdown => markdown::write(selection, watch, out),
        Format::Html => html::write(selection, watch, out),
        Format::TimelineJs => timelinejs::write(selection, watch, out),
        Format::Ics => ics::write(selection, watch, out),
        Format::Dna => dna::write(selection, watch, out),
        Format::Png | Format::Svg | Format::Pdf => Err(io::ErrorKind::Unsupported.into()),
    }
}
