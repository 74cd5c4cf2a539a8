//! Values of several numbers: stretches of time, spans, words and actors, each written and read.

use foldhash::HashMap;

use super::bytes::{ByteReader, ByteWriter};
use crate::text::Span;
use crate::time::TimeInterval;

/// Who is named in an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActorRef<'a> {
    /// An actor of the document, by its position there.
    Known(usize),
    /// An identifier that the document's actors do not have.
    Unknown(&'a str),
}

/// Words behind each other, each once.
#[derive(Default)]
pub struct WordPool<'a> {
    pub all: String,
    known: HashMap<&'a str, u64>,
}

impl<'a> WordPool<'a> {
    /// Where `words` stand.
    pub fn place(&mut self, words: &'a str) -> u64 {
        *self.known.entry(words).or_insert_with(|| {
            self.all.push_str(words);
            (self.all.len() - words.len()) as u64
        })
    }
}

/// Writes a stretch of time, or that there is none.
pub fn write_interval(out: &mut ByteWriter, interval: Option<TimeInterval>) {
    // No stretch is empty: a length of zero says that there is none.
    let Some(TimeInterval { start, end }) = interval else { return out.unsigned(0) };
    out.unsigned(end.wrapping_sub(start) as u64);
    out.signed(start);
}

pub fn read_interval(bytes: &mut ByteReader) -> Option<TimeInterval> {
    let length = bytes.unsigned();
    if length == 0 {
        return None;
    }
    let start = bytes.signed();
    Some(TimeInterval { start, end: start.wrapping_add(length as i64) })
}

pub fn write_span(out: &mut ByteWriter, span: Span) {
    write_place(out, (span.begin.into(), span.end.wrapping_sub(span.begin).into()));
}

pub fn read_span(bytes: &mut ByteReader) -> Span {
    let begin = bytes.unsigned() as u32;
    Span { begin, end: begin.wrapping_add(bytes.unsigned() as u32) }
}

pub fn write_place(out: &mut ByteWriter, (begin, length): (u64, u64)) {
    out.unsigned(begin);
    out.unsigned(length);
}

pub fn read_place(bytes: &mut ByteReader) -> (usize, usize) {
    (bytes.unsigned() as usize, bytes.unsigned() as usize)
}

pub fn words_at((begin, length): (usize, usize), words: &str) -> &str {
    words.get(begin..begin.wrapping_add(length)).unwrap_or_default()
}

/// The words whose place a list holds; none for an empty list.
pub fn some_words<'a>(list: ByteReader, words: &'a str) -> Option<&'a str> {
    list.each(|list| words_at(read_place(list), words)).next()
}

/// An actor by its position, or by its identifier where the document does not have it.
pub fn write_name<'a>(
    out: &mut ByteWriter,
    (actors, words): (&HashMap<&str, u64>, &mut WordPool<'a>),
    id: &'a str,
) {
    match actors.get(id) {
        Some(at) => out.unsigned(at + 1),
        None => {
            out.unsigned(0);
            write_place(out, (words.place(id), id.len() as u64));
        }
    }
}

pub fn read_name<'a>(bytes: &mut ByteReader, words: &'a str) -> ActorRef<'a> {
    match bytes.unsigned() {
        0 => ActorRef::Unknown(words_at(read_place(bytes), words)),
        at => ActorRef::Known(at as usize - 1),
    }
}
