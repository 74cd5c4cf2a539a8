//! The words of a headline.

use super::label::Words;
use super::run::Run;
use crate::font::Face;
use crate::language::literal_dates;
use crate::store::{DocumentIdx, Store};
use crate::text::capitalized;
use crate::theme::Role;
use crate::wording::Wording;

/// Most words of an outlet's name behind a headline.
const OUTLET_WORDS: usize = 4;
/// What parts an outlet or a date from a headline.
const PARTING: [&str; 4] = [" | ", " - ", " – ", " — "];

impl Words {
    /// A headline, without its outlet and the date behind it.
    pub fn of_headline(headline: &str, _wording: &Wording) -> Self {
        let text = headline.split_whitespace().collect::<Vec<_>>().join(" ");
        Self::of_runs(vec![Run::new(plain(&text), Face::UiMedium, Role::Ink)])
    }

    /// The headline of a document; nothing where it has none.
    pub fn of_document(store: &Store, document: DocumentIdx, wording: &Wording) -> Option<Self> {
        let document = store.document(document);
        let headline = document.title.as_deref().map(str::trim).filter(|title| !title.is_empty())?;
        let outlet = document.outlet.as_deref().unwrap_or_default();
        Some(Self::of_headline(without_name(headline, outlet), wording))
    }
}

/// `headline` without `outlet` and what parts the two, at either end.
fn without_name<'a>(headline: &'a str, outlet: &str) -> &'a str {
    if outlet.is_empty() {
        return headline;
    }
    for parting in PARTING.into_iter().chain([": "]) {
        let behind = headline.strip_suffix(outlet).and_then(|rest| rest.strip_suffix(parting));
        let before = || headline.strip_prefix(outlet).and_then(|rest| rest.strip_prefix(parting));
        if let Some(rest) = behind.or_else(before) {
            return rest;
        }
    }
    headline
}

/// `headline` without what only says where and when it stood.
fn plain(headline: &str) -> String {
    let mut rest = headline;
    loop {
        let shorter = without_outlet(without_date(rest)).trim_end();
        if shorter == rest || shorter.is_empty() {
            break;
        }
        rest = shorter;
    }
    let rest = rest.strip_suffix('.').filter(|rest| !rest.ends_with('.')).unwrap_or(rest);
    capitalized(rest)
}

/// Without a date at the end that a mark parts from the words: ", 5. September 2025", "(05.09.2025)".
fn without_date(headline: &str) -> &str {
    let marks = |c: char| c.is_whitespace() || matches!(c, ')' | ']' | '.');
    let end = headline.trim_end_matches(marks).len();
    let Some(date) = literal_dates(headline).last().filter(|date| date.span.end as usize >= end) else {
        return headline;
    };
    let before = headline[..date.span.begin as usize].trim_end();
    let parts = |c: char| matches!(c, ',' | '(' | '[' | '|' | '-' | '–' | '—' | '/' | '·' | ';');
    match before.strip_suffix(parts) {
        Some(rest) if !rest.trim().is_empty() => rest.trim_end(),
        _ => headline,
    }
}

/// Without an outlet at the end: few words behind an upright stroke, or a site or capitals behind a dash.
fn without_outlet(headline: &str) -> &str {
    for parting in PARTING {
        let Some((rest, outlet)) = headline.rsplit_once(parting) else { continue };
        let n_words = outlet.split_whitespace().count();
        let is_site =
            n_words == 1 && outlet.rsplit_once('.').is_some_and(|(_, end)| (2..=4).contains(&end.len()));
        let is_capital =
            |word: &str| word.chars().count() > 1 && word.chars().all(|c| c.is_uppercase() || c == '.');
        let is_loud = outlet.split_whitespace().all(is_capital);
        let is_parted = parting == PARTING[0];
        let is_longer = rest.split_whitespace().count() > n_words;
        if n_words <= OUTLET_WORDS && is_longer && (is_parted || is_site || is_loud) {
            return rest.trim_end();
        }
    }
    headline
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlet_and_date_are_left_out() {
        for (headline, read) in [
            ("Rat beschließt neue Brücke | Tagblatt online", "Rat beschließt neue Brücke"),
            (
                "Rat beschließt neue Brücke - tagblatt.example",
                "Rat beschließt neue Brücke - tagblatt.example",
            ),
            ("Rat beschließt neue Brücke - tagblatt.de", "Rat beschließt neue Brücke"),
            ("Rat beschließt neue Brücke – DER BOTE", "Rat beschließt neue Brücke"),
            ("Rat beschließt neue Brücke, 5. September 2025", "Rat beschließt neue Brücke"),
            ("Rat beschließt neue Brücke (05.09.2025) | Bote", "Rat beschließt neue Brücke"),
            ("Council votes for bridge - September 5, 2025", "Council votes for bridge"),
        ] {
            assert_eq!(plain(headline), read);
        }
    }

    #[test]
    fn what_tells_something_stays() {
        for headline in [
            "Brückenstreit - Bürgermeister droht mit Rücktritt",
            "Der Rat tagt am 5. September 2025",
            "Was am 9. November 1989 geschah",
            "Ein Jahr danach | Was vom Streit um die neue Brücke bleibt",
        ] {
            assert_eq!(plain(headline), headline);
        }
    }

    #[test]
    fn the_name_of_the_outlet_is_left_out_at_either_end() {
        assert_eq!(without_name("Bote: Rat beschließt Brücke", "Bote"), "Rat beschließt Brücke");
        assert_eq!(without_name("Rat beschließt Brücke - Bote", "Bote"), "Rat beschließt Brücke");
        assert_eq!(without_name("Bote", "Bote"), "Bote");
    }
}
