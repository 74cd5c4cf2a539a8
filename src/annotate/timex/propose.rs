//! When a document may have been published, where only its own words tell.
//!
//! Proposals are for the user to accept; nothing is applied silently.

use chrono::{Datelike, NaiveDate};

use super::said::Said;
use crate::annotate::{Prepared, Timex};
use crate::document::Document;
use crate::effort::Effort;
use crate::language::Pack;
use crate::language::time::Field;
use crate::text::Span;
use crate::time::{Grain, PartialDate, TimeInterval};

/// How many years after the last year it names a text may have been written.
const YEARS_AHEAD: i32 = 6;

/// A stretch in which a document may have been published, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The stretch; publication lies in it or shortly after.
    pub interval: TimeInterval,
    /// What tells so.
    pub reason: ProposalReason,
}

/// What tells when a document was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProposalReason {
    /// A weekday stands beside a day and month, and they agree in one year only of those possible.
    WeekdayBesideDate {
        /// The weekday and date.
        date: Span,
    },
    /// A length has passed since a dated beginning ("for three and a half years", "2022").
    LengthSinceDate {
        /// The length.
        length: Span,
        /// The beginning.
        beginning: Span,
    },
}

/// What the words of `document` themselves tell about its publication, in text order; nothing where it
/// names no year.
pub fn propose_published(document: &Document, pack: &Pack) -> Vec<Proposal> {
    let undated = Document { published: NO_DATE, ..document.clone() };
    let effort = Effort::for_text(document.text.len());
    let prepared = Prepared::new(&undated, pack, &effort);
    let language = &pack.time;
    let text = language.read(prepared.text(), &prepared.tokens, &prepared.sentences);
    let found = super::expressions(&prepared, &text);
    let said = found.iter().map(|found| Said::new(&language.rules[found.rule as usize], found, &text));
    let said: Vec<Said> = said.collect();
    let timexes = super::find(&prepared);
    let latest =
        timexes.iter().filter(|timex| timex.grain <= Some(Grain::Year)).filter_map(|timex| timex.interval);
    let Some(latest) = latest.map(|interval| interval.first_day().year()).max() else { return Vec::new() };
    let pairs = || said.iter().zip(&timexes);
    let weekdays = pairs().filter_map(|(said, timex)| beside_weekday(said, timex, latest));
    let lengths = pairs().filter_map(|(said, timex)| since(said, timex, &prepared, &timexes));
    weekdays.chain(lengths).collect()
}

const NO_DATE: crate::document::Published = crate::document::Published::UNKNOWN;

/// "Wednesday, 3 September": the first year from `latest` on in which they agree.
fn beside_weekday(said: &Said, timex: &Timex, latest: i32) -> Option<Proposal> {
    let weekday = said.weekday()?;
    let PartialDate::Day(None, Some(month), Some(day)) = said.date()? else { return None };
    let in_year = |year| NaiveDate::from_ymd_opt(year, month.into(), day.into());
    let mut days = (latest..=latest + YEARS_AHEAD).filter_map(in_year);
    let day = days.find(|day| day.weekday().number_from_monday() == u32::from(weekday))?;
    let reason = ProposalReason::WeekdayBesideDate { date: timex.span };
    Some(Proposal { interval: TimeInterval::day(day), reason })
}

/// A length up to now in the sentence of a date: the date and the length after it.
fn since(said: &Said, timex: &Timex, prepared: &Prepared, timexes: &[Timex]) -> Option<Proposal> {
    if said.number(Field::Toward) != Some(-1) || said.value(Field::Distance).is_some() {
        return None;
    }
    let length = said.length()?;
    let sentence = prepared.sentences.iter().find(|sentence| sentence.span.contains(timex.span))?;
    let dated = |other: &&Timex| other.grain <= Some(Grain::Year) && sentence.span.contains(other.span);
    let beginning = timexes.iter().filter(dated).find(|other| other.interval.is_some())?;
    let interval = beginning.interval?;
    let (first, last) = (length.shift(interval.first_day(), 1)?, length.shift(interval.last_day(), 1)?);
    let reason = ProposalReason::LengthSinceDate { length: timex.span, beginning: beginning.span };
    Some(Proposal { interval: TimeInterval::days(first, last), reason })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::pack_for;

    fn proposed(text: &str) -> Vec<(String, String)> {
        let document = Document::plain("", "de", text);
        let days =
            |interval: TimeInterval| (interval.first_day().to_string(), interval.last_day().to_string());
        propose_published(&document, pack_for("de").unwrap()).iter().map(|p| days(p.interval)).collect()
    }

    #[test]
    fn a_weekday_beside_a_date_tells_the_year() {
        let day = || "2025-09-03".to_owned();
        let text = "Seit dem Jahr 2022 wird gestritten. Am Mittwoch, 3. September, war es so weit.";
        assert_eq!(proposed(text), [(day(), day())]);
        assert_eq!(proposed("Am Mittwoch, 3. September, war es so weit."), []);
    }

    #[test]
    fn a_length_after_a_dated_beginning_tells_the_time() {
        let text = "Der Krieg begann am 24. Februar 2022 und dauert seit drei Jahren an.";
        assert_eq!(proposed(text), [("2025-02-24".to_owned(), "2025-02-24".to_owned())]);
    }
}
