//! Text that was damaged on its way to us, and mended where it can be mended surely.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

use crate::diagnostic::Repair;

/// How often a text may have been saved in a wrong encoding, one time over the other.
const MOST_TIMES: usize = 3;

/// `text` without the damage that can be told for sure, and what was done.
pub(super) fn repair(text: Cow<str>) -> (Cow<str>, Vec<Repair>) {
    let mut done = Vec::new();
    let mut text = text;
    if text.contains('\0') {
        text = Cow::Owned(text.replace('\0', ""));
        done.push(Repair::Nul);
    }
    for time in 0..MOST_TIMES {
        let Some(right) = decoded_once(&text) else { break };
        text = Cow::Owned(right);
        if time == 0 {
            done.push(Repair::DecodedTwice);
        }
    }
    if let Some(right) = with_windows_marks(&text) {
        text = Cow::Owned(right);
        done.push(Repair::Windows);
    }
    (text, done)
}

/// Whether `text` looks as if it had been UTF-8 that was read as Windows-1252 ("fÃ¼r").
pub(super) fn is_decoded_twice(text: &str) -> bool {
    // Nearly all damage shows in these, and few right texts hold one at all.
    let suspects = ["Ã", "Â", "â"];
    suspects.iter().any(|sign| memchr::memmem::find(text.as_bytes(), sign.as_bytes()).is_some())
        && runs(text).any(|run| run.starts_with(['Ã', 'Â', 'â']) && bytes_of(run).is_some())
}

/// The text before it was read as Windows-1252; `None` where it was not. Text that is right stays
/// right: signs are taken for bytes only where together they are UTF-8.
fn decoded_once(text: &str) -> Option<String> {
    if !is_decoded_twice(text) {
        return None;
    }
    let mut right = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(begin) = rest.find(|c: char| !c.is_ascii()) {
        let (before, from) = rest.split_at(begin);
        let (run, after) = from.split_at(from.find(|c: char| c.is_ascii()).unwrap_or(from.len()));
        right.push_str(before);
        right.push_str(bytes_of(run).as_deref().unwrap_or(run));
        rest = after;
    }
    right.push_str(rest);
    Some(right)
}

/// The stretches of `text` beyond ASCII.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_ascii()).filter(|run| !run.is_empty())
}

/// What `run` is when its signs are taken as bytes of Windows-1252; `None` where these are not UTF-8.
fn bytes_of(run: &str) -> Option<String> {
    let bytes: Option<Vec<u8>> = run.chars().map(byte_of).collect();
    String::from_utf8(bytes?).ok()
}

/// The byte that Windows-1252 has for a sign; those that it lacks are often kept as they are.
fn byte_of(sign: char) -> Option<u8> {
    if let '\u{80}'..='\u{ff}' = sign {
        return u8::try_from(u32::from(sign)).ok();
    }
    let mut buffer = [0; 4];
    let (bytes, _, unmapped) = WINDOWS_1252.encode(sign.encode_utf8(&mut buffer));
    match (&*bytes, unmapped) {
        ([byte], false) => Some(*byte),
        _ => None,
    }
}

/// The text with the quotation marks and dashes that Windows-1252 has where Unicode has control
/// characters; `None` where none of these stands in it.
fn with_windows_marks(text: &str) -> Option<String> {
    // The next line is a line break of its own, unless others show that the text is damaged.
    let is_control = |c: char| matches!(c, '\u{80}'..='\u{9f}');
    if !text.contains(|c: char| is_control(c) && c != '\u{85}') {
        return None;
    }
    let mark = |c: char| {
        let byte = u8::try_from(u32::from(c)).ok().filter(|_| is_control(c));
        let decoded = byte.map(|byte| WINDOWS_1252.decode_without_bom_handling(&[byte]).0.into_owned());
        decoded.and_then(|words| words.chars().next()).unwrap_or(c)
    };
    Some(text.chars().map(mark).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// UTF-8 read as Windows-1252.
    fn damaged(text: &str) -> String {
        let sign = |byte: u8| match WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next() {
            Some(sign) => sign,
            None => char::from(byte),
        };
        text.bytes().map(sign).collect()
    }

    const RIGHT: &str = "„Für die Größe“, sagte Ágnes Öz – 5 € für ein Stück à 3 m².";

    #[test]
    fn text_that_was_decoded_twice_or_thrice_is_read() {
        for times in 1..=3 {
            let wrong = (0..times).fold(RIGHT.to_owned(), |text, _| damaged(&text));
            let (text, done) = repair(wrong.as_str().into());
            assert_eq!((&*text, &done[..]), (RIGHT, &[Repair::DecodedTwice][..]), "{wrong}");
        }
        let glued = format!("{} {RIGHT}", damaged("Der Bürgermeister"));
        assert_eq!(repair(glued.into()).0, format!("Der Bürgermeister {RIGHT}"));
    }

    #[test]
    fn text_that_is_right_stays() {
        for text in [RIGHT, "São Paulo, Âge, château, NÃO, Ã, â", "Rio: „Ã“", "", "a\u{85}b", "Ελλάδα 中文"]
        {
            assert_eq!(repair(text.into()), (Cow::Borrowed(text), vec![]), "{text}");
        }
    }

    #[test]
    fn nul_and_marks_of_windows_are_mended() {
        let (text, done) = repair("\u{84}Ja\u{93}, sagte\0 er \u{96} so\u{85}".into());
        assert_eq!((&*text, &done[..]), ("„Ja“, sagte er – so…", &[Repair::Nul, Repair::Windows][..]));
    }
}
