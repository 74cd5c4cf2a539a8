//! Bytes → text: byte order mark, declared charset, valid UTF-8, then a guess.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::charset::Charset;
use crate::diagnostic::Cause;

/// Bytes at the start of a file that are searched for a declared charset and for signs of UTF-16.
const HEAD: usize = 4096;

/// A decoded file.
pub(super) struct Decoded<'a> {
    /// The text, without a byte order mark; the bytes themselves where they are valid UTF-8.
    pub text: Cow<'a, str>,
    /// The encoding whose rules some bytes broke, so that they were replaced.
    pub replaced: Option<&'static str>,
    /// An encoding older than the web that the bytes were taken for.
    pub guessed: Option<&'static str>,
}

/// Decodes a file. A charset that the page declares counts for `html` only, and not against valid
/// UTF-8: pages that declare Latin-1 and hold UTF-8 are common, the reverse cannot be valid.
pub(super) fn decode(bytes: &[u8], html: bool) -> Decoded<'_> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return decode_as(Charset::Web(encoding), &bytes[length..]);
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return decode_as(Charset::Web(encoding), bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: text.into(), replaced: None, guessed: None };
    }
    let declared = if html { declared(&bytes[..bytes.len().min(HEAD)]) } else { None };
    match declared.filter(|&encoding| encoding != UTF_8) {
        Some(encoding) => decode_as(Charset::Web(encoding), bytes),
        None => decode_as(Charset::likely(bytes), bytes),
    }
}

impl Decoded<'_> {
    /// What is to be told of the decoding.
    pub(super) fn problems(&self) -> impl Iterator<Item = Cause> + use<> {
        problems(self.replaced, self.guessed)
    }
}

fn problems(
    replaced: Option<&'static str>,
    guessed: Option<&'static str>,
) -> impl Iterator<Item = Cause> + use<> {
    let replaced = replaced.map(|encoding| Cause::Replaced(encoding.to_owned()));
    replaced.into_iter().chain(guessed.map(|encoding| Cause::GuessedEncoding(encoding.to_owned())))
}

/// Decodes a file line by line, so that no second copy of it stands in memory. Unlike a page, a file of
/// lines may be glued together from several: lines that are valid UTF-8 are taken as that.
#[derive(Debug, Default)]
pub(super) struct LineDecoder {
    /// UTF-16, where the file is in it.
    wide: Option<&'static Encoding>,
    /// What lines are in that are no UTF-8.
    fallback: Option<Charset>,
    replaced: Option<&'static str>,
    guessed: Option<&'static str>,
}

impl LineDecoder {
    /// Looks at the begin of the file; the length of its byte order mark.
    pub(super) fn begin(&mut self, head: &[u8]) -> usize {
        let marked = Encoding::for_bom(head);
        let encoding = marked.map(|(encoding, _)| encoding).or_else(|| utf_16_without_mark(head));
        self.wide = encoding.filter(|encoding| *encoding != UTF_8);
        if self.wide.is_none() && std::str::from_utf8(head).is_err_and(|error| error.error_len().is_some()) {
            self.fallback = Some(Charset::likely(head));
        }
        marked.map_or(0, |(_, length)| length)
    }

    /// The length of the line that `bytes` begin with, its break included; `None` where it has none.
    pub(super) fn line_length(&self, bytes: &[u8]) -> Option<usize> {
        let Some(wide) = self.wide else { return memchr::memchr(b'\n', bytes).map(|at| at + 1) };
        let unit: &[u8] = if wide == UTF_16LE { b"\n\0" } else { b"\0\n" };
        let mut breaks = memchr::memmem::find_iter(bytes, unit);
        breaks.find(|at| at.is_multiple_of(2)).map(|at| at + 2)
    }

    /// The text of one line.
    pub(super) fn decode<'a>(&mut self, line: &'a [u8]) -> Cow<'a, str> {
        let charset = match (self.wide, std::str::from_utf8(line)) {
            (Some(wide), _) => Charset::Web(wide),
            (None, Ok(text)) => return text.into(),
            (None, Err(_)) => *self.fallback.get_or_insert_with(|| Charset::likely(line)),
        };
        let Decoded { text, replaced, guessed } = decode_as(charset, line);
        (self.replaced, self.guessed) = (self.replaced.or(replaced), self.guessed.or(guessed));
        text
    }

    /// What is to be told of the decoding.
    pub(super) fn problems(&self) -> impl Iterator<Item = Cause> {
        problems(self.replaced, self.guessed)
    }
}

fn decode_as(charset: Charset, bytes: &[u8]) -> Decoded<'_> {
    let (text, broken) = charset.decode(bytes);
    let name = charset.name();
    Decoded { text, replaced: broken.then_some(name), guessed: charset.is_old().then_some(name) }
}

/// UTF-16 without a byte order mark: nearly every second byte of Western text is zero.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD) & !1];
    if head.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
    let (first, second, most) = (zeros(0), zeros(1), head.len() / 2 * 7 / 10);
    if second > most && first == 0 {
        Some(UTF_16LE)
    } else if first > most && second == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The charset that a page declares in its first bytes.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head: String = head.iter().map(|&byte| char::from(byte).to_ascii_lowercase()).collect();
    let after = head.find("charset=").map(|at| &head[at + "charset=".len()..])?;
    let label = after.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).unwrap_or(label.len());
    Encoding::for_label(&label.as_bytes()[..end])
}
