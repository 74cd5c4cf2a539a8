//! When a document was published, and how that is known.

use chrono::NaiveDate;

use super::{Published, PublishedEvidence};

/// The publication day: what the file names, else what the user gave.
pub(super) fn of(
    named: Option<(NaiveDate, PublishedEvidence)>,
    _text: &str,
    _path: &str,
    given: Option<NaiveDate>,
) -> Published {
    let given = given.map(|date| (date, PublishedEvidence::Given));
    match named.or(given) {
        Some((date, evidence)) => Published { date: Some(date), evidence },
        None => Published { date: None, evidence: PublishedEvidence::None },
    }
}
