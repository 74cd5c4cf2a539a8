//! Texts and numbers as XML has them.

use crate::export::data::html_escaped;

/// A text for XML, without signs that XML has no place for.
pub fn xml_escaped(text: &str) -> String {
    let is_kept = |c: &char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
    html_escaped(&text.chars().filter(is_kept).collect::<String>()).into_owned()
}

/// A number with at most two digits behind the point.
pub fn number(value: f32) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}
