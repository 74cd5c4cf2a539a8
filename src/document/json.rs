//! JSON as it is found in the wild: what strict parsers refuse for one sign is mended and read.

use serde_json::Value;

/// Parses `text`; where that fails, once more with the usual mistakes mended: raw line breaks and
/// control characters in strings, commas before a closing bracket, halves of surrogate pairs, numbers
/// that JSON does not have.
///
/// # Errors
///
/// The error of the text as it stands, where mending does not help.
pub(super) fn parse(text: &str) -> Result<Value, serde_json::Error> {
    parse_as(text, |text| serde_json::from_str(text))
}

/// The same with a parser of one's own.
///
/// # Errors
///
/// The error of the text as it stands, where mending does not help.
pub(super) fn parse_as<T>(
    text: &str,
    parse: impl Fn(&str) -> Result<T, serde_json::Error>,
) -> Result<T, serde_json::Error> {
    parse(text).or_else(|error| {
        let mended = mended(text);
        let again = if mended == text { None } else { parse(&mended).ok() };
        again.ok_or(error)
    })
}

/// `text` with the usual mistakes mended.
fn mended(text: &str) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut rest = text.trim_end().trim_end_matches([',', ';']);
    let mut in_string = false;
    while let Some(sign) = rest.chars().next() {
        let mut length = sign.len_utf8();
        match sign {
            '"' => {
                in_string = !in_string;
                mended.push(sign);
            }
            '\\' if in_string => {
                length = escape(rest);
                mended.push_str(if is_half(&rest[..length]) { "\\ufffd" } else { &rest[..length] });
            }
            _ if in_string && sign.is_control() => mended.push(' '),
            ',' if !in_string && rest[1..].trim_start().starts_with(['}', ']']) => {}
            'N' | 'I' | '-' if !in_string => match no_number(rest) {
                Some(word) => {
                    length = word.len();
                    mended.push_str("null");
                }
                None => mended.push(sign),
            },
            _ => mended.push(sign),
        }
        rest = &rest[length..];
    }
    mended
}

/// The bytes of the escape that `text` begins with; of a pair of surrogates both.
fn escape(text: &str) -> usize {
    let unit = |text: &str| text.get(2..6).and_then(|digits| u16::from_str_radix(digits, 16).ok());
    if !text.starts_with("\\u") {
        return 1 + text[1..].chars().next().map_or(0, char::len_utf8);
    }
    match (unit(text), text.get(6..).filter(|rest| rest.starts_with("\\u")).and_then(unit)) {
        (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
        (Some(_), _) => 6,
        (None, _) => 2,
    }
}

/// Whether an escape is half a pair of surrogates.
fn is_half(escape: &str) -> bool {
    escape.len() == 6 && escape.get(2..4).is_some_and(|start| ("d8".."e0").contains(&&*start.to_lowercase()))
}

/// The word for no number that `text` begins with, as Python and JavaScript write it.
fn no_number(text: &str) -> Option<&'static str> {
    ["NaN", "Infinity", "-Infinity"].into_iter().find(|word| text.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_mistakes_are_mended() {
        for (text, right) in [
            ("{\"a\":\"x\ny\tz\"}", "{\"a\":\"x y z\"}"),
            ("{\"a\":[1,2,],}", "{\"a\":[1,2]}"),
            ("{\"a\":NaN,\"b\":-Infinity}", "{\"a\":null,\"b\":null}"),
            ("{\"a\":\"\\ud83d x \\ud83d\\ude00\"}", "{\"a\":\"\\ufffd x \\ud83d\\ude00\"}"),
            ("{\"a\":\"NaN,} \\\"\",}", "{\"a\":\"NaN,} \\\"\"}"),
            ("{\"a\":1},", "{\"a\":1}"),
        ] {
            let right: Value = serde_json::from_str(right).unwrap();
            assert_eq!(parse(text).unwrap(), right, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_mended_keeps_its_error() {
        for text in ["", "{", "{\"a\":", "{\"a\":1}}", "\\u", "{\"a\":\"\\u12", "{\"\\"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
