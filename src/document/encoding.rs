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
        None => decode_as(if mostly_utf_8(bytes) { UTF_8 } else { guess(bytes) }, bytes),
    }
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
