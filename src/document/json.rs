//! JSON as it is found in the wild: what strict parsers refuse for one sign is mended and read, and of a
//! value that is far too large the begin.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

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

/// How much memory a value may take. Ten million zeros in a list are twenty megabytes in a file and sixteen
/// times that as a [`Value`], so what finds no room is passed over while it is parsed.
#[derive(Debug)]
pub(super) struct Room {
    n_bytes: Cell<usize>,
    is_full: Cell<bool>,
}

/// What an object takes beside what its fields hold, in bytes: a node of its map has room for eleven.
const OBJECT: usize = 640;

impl Room {
    /// For some `n_bytes`.
    pub(super) fn of(n_bytes: usize) -> Self {
        Self { n_bytes: Cell::new(n_bytes), is_full: Cell::new(false) }
    }

    /// Whether something found no room.
    pub(super) fn is_full(&self) -> bool {
        self.is_full.get()
    }

    /// Takes `n_bytes`, or as many as are left.
    fn take(&self, n_bytes: usize) -> usize {
        let taken = n_bytes.min(self.n_bytes.get());
        self.n_bytes.set(self.n_bytes.get() - taken);
        self.is_full.set(self.is_full.get() || taken < n_bytes);
        taken
    }

    fn value(&self, value: impl Into<Value>) -> Value {
        self.take(size_of::<Value>());
        value.into()
    }
}

/// Reads a value as far as there is room; of a string its begin.
impl<'de> DeserializeSeed<'de> for &Room {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &Room {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(self.value(Value::Null))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(self.value(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(self.value(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(self.value(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(self.value(value))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        let end = text.floor_char_boundary(self.take(text.len()));
        Ok(self.value(&text[..end]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while !self.is_full() {
            let Some(value) = list.next_element_seed(self)? else { return Ok(self.value(values)) };
            values.push(value);
        }
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let mut fields = Map::new();
        self.take(OBJECT);
        while !self.is_full() {
            let Some(key) = object.next_key::<String>()? else { return Ok(self.value(fields)) };
            self.take(key.len());
            fields.insert(key, object.next_value_seed(self)?);
        }
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Value::Object(fields))
    }
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
            // A comma before a closing bracket says nothing.
            ',' if !in_string && rest[1..].trim_start().starts_with(['}', ']']) => {}
            // A minus begins "-Infinity" or a number; only the word is mended.
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
    fn what_is_small_is_read_as_it_is_and_what_is_large_is_not_kept() {
        let read = |text: &str, room: &Room| {
            let mut deserializer = serde_json::Deserializer::from_str(text);
            let value = room.deserialize(&mut deserializer).unwrap();
            deserializer.end().unwrap();
            value
        };
        let room = Room::of(10_000);
        let text = r#"{"a":[1,-2,3.5,null,true,"äö"],"b":{"c":[[]]}}"#;
        assert_eq!(read(text, &room), serde_json::from_str::<Value>(text).unwrap());
        assert!(!room.is_full());
        let zeros = format!("[{}0]", "0,".repeat(1_000));
        let objects = format!("[{}0]", "{\"a\":{}},".repeat(1_000));
        let words = format!("\"{}\"", "äö".repeat(1_000));
        for (text, length) in [(zeros, 33), (objects, 2), (words, 1_000)] {
            let room = Room::of(1_001);
            let length_read = match read(&text, &room) {
                Value::String(text) => text.len(),
                Value::Array(values) => values.len(),
                _ => 0,
            };
            assert!(room.is_full() && length_read <= length, "{length_read} of {length}");
        }
    }

    #[test]
    fn what_cannot_be_mended_keeps_its_error() {
        for text in ["", "{", "{\"a\":", "{\"a\":1}}", "\\u", "{\"a\":\"\\u12", "{\"\\"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
