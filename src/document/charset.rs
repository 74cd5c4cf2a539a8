//! Which encoding bytes are in that nothing declares: what browsers guess, and the older pages of DOS
//! and the Macintosh, which they do not know.

use std::borrow::Cow;

use encoding_rs::{Encoding, MACINTOSH, UTF_8, WINDOWS_1252};

/// A way to read bytes as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Charset {
    /// One that browsers know.
    Web(&'static Encoding),
    /// The code page of DOS in America.
    Dos437,
    /// The code page of DOS in Western Europe.
    Dos850,
}

/// What the bytes from 128 on stand for.
const DOS_437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
     └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
const DOS_850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
     └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// Bytes that are looked at for a guess.
const MOST: usize = 64 * 1024;

/// By how much an old page must read better than what a browser guesses.
const BETTER: i64 = 2;

impl Charset {
    /// The text of `bytes`, and whether some broke the rules and were replaced.
    pub(super) fn decode(self, bytes: &[u8]) -> (Cow<'_, str>, bool) {
        match self {
            Self::Web(encoding) => encoding.decode_without_bom_handling(bytes),
            Self::Dos437 => (Cow::Owned(by_table(bytes, DOS_437)), false),
            Self::Dos850 => (Cow::Owned(by_table(bytes, DOS_850)), false),
        }
    }

    /// Its usual name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Web(encoding) => encoding.name(),
            Self::Dos437 => "IBM437",
            Self::Dos850 => "IBM850",
        }
    }

    /// Whether a reader should be told that it was guessed: it is older than the web.
    pub(super) fn is_old(self) -> bool {
        !matches!(self, Self::Web(encoding) if encoding != MACINTOSH)
    }

    /// What `bytes` that are no UTF-8 look like; Windows-1252 where nothing speaks for another.
    pub(super) fn likely(bytes: &[u8]) -> Self {
        if is_mostly_utf_8(bytes) {
            return Self::Web(UTF_8);
        }
        let usual = Self::Web(guess(bytes));
        let head = &bytes[..bytes.len().min(MOST)];
        let score = |charset: Self| plausibility(&charset.decode(head).0);
        let least = score(usual).max(0) + BETTER;
        let old = [Self::Web(MACINTOSH), Self::Dos850, Self::Dos437];
        // The first of equals: the two pages of DOS differ in few letters.
        let best =
            old.into_iter().map(|charset| (score(charset), charset)).rev().max_by_key(|(score, _)| *score);
        best.filter(|(score, _)| *score >= least).map_or(usual, |(_, charset)| charset)
    }
}

fn by_table(bytes: &[u8], table: &str) -> String {
    let signs: Vec<char> = table.chars().collect();
    let sign = |&byte: &u8| match byte.checked_sub(128) {
        None => char::from(byte),
        Some(at) => signs.get(usize::from(at)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
    };
    bytes.iter().map(sign).collect()
}

/// Whether the bytes are UTF-8 but for a few: a damaged file, not another encoding.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    good > 4 * bad
}

/// What a browser would take the bytes for.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, chardetng::Utf8Detection::Deny);
    if guess == UTF_8 { WINDOWS_1252 } else { guess }
}

/// How well `text` reads as a Western language: letters with accents stand in words, quotation marks
/// and dashes beside them, and nothing else beyond ASCII is common.
fn plausibility(text: &str) -> i64 {
    let (mut sum, mut before) = (0, ' ');
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let after = signs.peek().copied().unwrap_or(' ');
        if !sign.is_ascii() {
            sum += worth(before, sign, after);
        }
        before = sign;
    }
    sum
}

fn worth(before: char, sign: char, after: char) -> i64 {
    let is_in_word = before.is_alphabetic() && after.is_alphabetic();
    match sign {
        'ä' | 'ö' | 'ü' | 'ß' if before.is_alphabetic() || after.is_alphabetic() => 2,
        'é' | 'è' | 'ê' | 'à' | 'â' | 'á' | 'ç' | 'ñ' | 'ó' | 'ô' | 'í' | 'î' | 'ú' | 'û' | 'å' | 'ø'
        | 'æ'
            if before.is_alphabetic() || after.is_alphabetic() =>
        {
            1
        }
        'Ä' | 'Ö' | 'Ü' | 'É' | 'À' | 'Å' | 'Ø' | 'Ç' if !before.is_alphabetic() && after.is_lowercase() => {
            1
        }
        '„' | '“' | '”' | '‚' | '‘' | '»' | '«' | '–' | '—' | '…' | '€' | '§' | '°' | '\u{a0}'
            if !is_in_word =>
        {
            1
        }
        '’' => 1,
        _ if sign.is_alphabetic() && !sign.is_uppercase() => -1,
        _ => -2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Der Bürgermeister von Köln, Jörg Öhlers, hat den Ausbau der Straße abgelehnt.";

    fn bytes(text: &str, charset: Charset) -> Vec<u8> {
        let byte = |sign: char| {
            (0..=255_u8).find(|byte| {
                sign.is_ascii() && *byte == sign as u8 || charset.decode(&[*byte]).0.starts_with(sign)
            })
        };
        text.chars().map(|sign| byte(sign).unwrap()).collect()
    }

    #[test]
    fn old_pages_are_told_from_those_of_the_web() {
        let mac = format!("{TEXT} „Für die Anwohner wäre das unzumutbar“, sagte er – und ging.");
        assert_eq!(Charset::likely(&bytes(&mac, Charset::Web(MACINTOSH))), Charset::Web(MACINTOSH));
        for page in [Charset::Dos850, Charset::Dos437] {
            let found = Charset::likely(&bytes(TEXT, page));
            assert_eq!(found.decode(&bytes(TEXT, page)).0, TEXT, "{page:?} taken for {found:?}");
            assert!(found.is_old());
        }
        assert_eq!(Charset::likely(&bytes(&mac, Charset::Web(WINDOWS_1252))), Charset::Web(WINDOWS_1252));
    }

    #[test]
    fn other_alphabets_of_the_web_stay() {
        for (encoding, text) in [
            (encoding_rs::WINDOWS_1251, "Президент сказал в понедельник, что он приедет в Берлин."),
            (encoding_rs::ISO_8859_2, "Premiér řekl v pondělí, že přijede do Berlína a že bude jednat."),
            (encoding_rs::WINDOWS_1253, "Ο πρωθυπουργός είπε τη Δευτέρα ότι θα έρθει στο Βερολίνο."),
        ] {
            let bytes = encoding.encode(text).0;
            assert_eq!(Charset::likely(&bytes).decode(&bytes).0, text);
        }
    }

    #[test]
    fn a_table_has_a_sign_for_every_byte() {
        assert_eq!((DOS_437.chars().count(), DOS_850.chars().count()), (128, 128));
    }
}
