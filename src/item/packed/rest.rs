//! What stands behind an item's core.

use super::bytes::ByteReader;
use super::value::{read_interval, read_place};
use crate::time::TimeInterval;

/// What stands behind an item's core, split but not looked at: to look at words is to fetch them from
/// where they stand.
pub struct Rest<'a> {
    pub about: Option<TimeInterval>,
    pub spans: ByteReader<'a>,
    pub timex: ByteReader<'a>,
    pub derivation: ByteReader<'a>,
    pub text: (usize, usize),
    pub number: u64,
    /// Where the number is zero.
    pub id: ByteReader<'a>,
    pub title: ByteReader<'a>,
    pub place: ByteReader<'a>,
    pub medium: ByteReader<'a>,
    pub rule: ByteReader<'a>,
    pub chain: ByteReader<'a>,
    pub answers: ByteReader<'a>,
}

impl<'a> Rest<'a> {
    /// In the order in which [`super::packer::Packer::item`] writes.
    pub fn read(mut bytes: ByteReader<'a>) -> Self {
        let about = read_interval(&mut bytes);
        let (spans, timex, derivation) = (bytes.list(), bytes.list(), bytes.list());
        let text = read_place(&mut bytes);
        let number = bytes.unsigned();
        let id = if number == 0 { bytes.list() } else { ByteReader::default() };
        let [title, place, medium, rule, chain, answers] = std::array::from_fn(|_| bytes.list());
        Self { about, spans, timex, derivation, text, number, id, title, place, medium, rule, chain, answers }
    }
}
