//! Bytes → text: byte order mark, declared charset, valid UTF-8, then a guess.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Bytes at the start of a file that are searched for a declared charset and for signs of UTF-16.
const HEAD: usize = 4096;

/// A decoded file.
pub(super) struct Decoded<'a> {
    /// The text, without a byte order mark; the bytes themselves where they are valid UTF-8.
    pub text: Cow<'a, str>,
    /// The encoding whose rules some bytes broke, so that they were replaced.
    pub replaced: Option<&'static str>,
}

/// Decodes a file. A charset that the page declares counts for `html` only, and not against valid
/// UTF-8: pages that declare Latin-1 and hold UTF-8 are common, the reverse cannot be valid.
pub(super) fn decode(bytes: &[u8], html: bool) -> Decoded<'_> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, &bytes[length..]);
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return decode_as(encoding, bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: text.into(), replaced: None };
    }
    let declared = if html { declared(&bytes[..bytes.len().min(HEAD)]) } else { None };
    match declared.filter(|&encoding| encoding != UTF_8) {
        Some(encoding) => decode_as(encoding, bytes),
        None => decode_as(likely(bytes), bytes),
    }
}

/// Decodes a file line by line, so that no second copy of it stands in memory. Unlike a page, a file of
/// lines may be glued together from several: lines that are valid UTF-8 are taken as that.
#[derive(Debug, Default)]
pub(super) struct LineDecoder {
    /// UTF-16, where the file is in it.
    wide: Option<&'static Encoding>,
    /// What lines are in that are no UTF-8.
    fallback: Option<&'static Encoding>,
    replaced: Option<&'static str>,
}

impl LineDecoder {
    /// Looks at the begin of the file; the length of its byte order mark.
    pub(super) fn begin(&mut self, head: &[u8]) -> usize {
        let marked = Encoding::for_bom(head);
        let encoding = marked.map(|(encoding, _)| encoding).or_else(|| utf_16_without_mark(head));
        self.wide = encoding.filter(|encoding| *encoding != UTF_8);
        if self.wide.is_none() && std::str::from_utf8(head).is_err_and(|error| error.error_len().is_some()) {
            self.fallback = Some(likely(head));
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
        let encoding = match (self.wide, std::str::from_utf8(line)) {
            (Some(wide), _) => wide,
            (None, Ok(text)) => return text.into(),
            (None, Err(_)) => *self.fallback.get_or_insert_with(|| likely(line)),
        };
        let Decoded { text, replaced } = decode_as(encoding, line);
        self.replaced = self.replaced.or(replaced);
        text
    }

    /// The encoding whose rules some bytes broke, so that they were replaced.
    pub(super) fn replaced(&self) -> Option<&'static str> {
        self.replaced
    }
}

/// What bytes that are not valid UTF-8 are in.
fn likely(bytes: &[u8]) -> &'static Encoding {
    if mostly_utf_8(bytes) { UTF_8 } else { guess(bytes) }
}

fn decode_as<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Decoded<'a> {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    Decoded { text, replaced: broken.then(|| encoding.name()) }
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

/// Whether the bytes are UTF-8 but for a few: a damaged file, not another encoding.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    good > 4 * bad
}

/// What the bytes look like; Windows-1252 where nothing speaks for another.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, chardetng::Utf8Detection::Deny);
    if guess == UTF_8 { WINDOWS_1252 } else { guess }
}
