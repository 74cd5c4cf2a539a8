//! Sentences of the window that are put together from data: dates, derivations, counts, filters.

mod progress;

use chrono::{Datelike, NaiveDate};

use crate::diagnostic::Diagnostic;
use crate::document::PublishedEvidence;
use crate::export::SaveError;
use crate::item::{Basis, Form};
use crate::store::{
    ActorMatch, Clock, CountryRelation, Dated, Facet, FacetValue, FilterPart, ItemKind, ItemRef, Meant,
    QueryResult, Store, matches_in,
};
use crate::time::DAY;
use crate::view::{Column, LaneOrder, TimeWindow};
use crate::wording::Wording;
use crate::writing::WriteError;

pub use progress::{ReadCounts, expected, reading};

/// How the time of an item was derived.
pub fn derivation(words: &Wording, store: &Store, item: ItemRef<'_>) -> String {
    if item.basis() == Basis::Decided {
        return words.text("derivation.decided").to_owned();
    }
    let text = item.evidence().next().map_or("", |evidence| &store.document(evidence.document).text);
    words.derivation(&item.derivation(), item.interval().zip(item.grain()), text)
}

/// What a publication date rests on.
pub fn evidence(evidence: PublishedEvidence) -> Option<&'static str> {
    Some(match evidence {
        PublishedEvidence::Given => "reader.evidence-given",
        PublishedEvidence::Metadata => "reader.evidence-metadata",
        PublishedEvidence::Dateline => "reader.evidence-dateline",
        PublishedEvidence::FileName => "reader.evidence-file-name",
        PublishedEvidence::Text => "reader.evidence-text",
        PublishedEvidence::None => return None,
    })
}

/// Key of a kind of item at the head of the card: "Event".
pub fn kind_key(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Event => "reader.event",
        ItemKind::Direct => "reader.direct",
        ItemKind::Indirect => "reader.indirect",
        ItemKind::Position => "reader.position",
    }
}

/// Key of a form of speech.
pub fn form_key(form: Form) -> &'static str {
    match form {
        Form::Direct => "reader.form-direct",
        Form::Mixed => "reader.form-mixed",
        Form::Indirect => "reader.form-indirect",
        Form::Free => "reader.form-free",
        Form::Reported => "reader.form-reported",
    }
}

/// Key of the name of a part of a filter.
pub fn part_key(part: FilterPart) -> &'static str {
    match part {
        FilterPart::Facet(facet) => facet.keys().heading,
        FilterPart::Text => "part.text",
        FilterPart::Time => "part.time",
        FilterPart::Confidence => "part.confidence",
        FilterPart::Dated => "part.dated",
        FilterPart::StatedCountry => "part.stated-country",
        FilterPart::Happened => "part.happened",
    }
}

/// Key of what passes by whether it has a date.
pub fn dated_key(dated: Dated) -> &'static str {
    match dated {
        Dated::Either => "dated.either",
        Dated::With => "dated.with",
        Dated::Without => "dated.without",
    }
}

/// Key of the name of a column of the table.
pub fn column_key(column: Column) -> &'static str {
    match column {
        Column::When => "table.when",
        Column::Published => "table.published",
        Column::Who => "table.who",
        Column::With => "table.with",
        Column::What => "table.what",
        Column::Of(facet) => facet.keys().column,
        Column::Place => "table.place",
        Column::Sources => "table.sources",
        Column::Confidence => "table.confidence",
        Column::Star => "table.star",
        Column::Tags => "table.tags",
        Column::Note => "table.note",
    }
}

/// Key of an order of lanes.
pub fn order_key(order: LaneOrder) -> &'static str {
    match order {
        LaneOrder::Count => "order.count",
        LaneOrder::Name => "order.name",
        LaneOrder::FirstAppearance => "order.first",
    }
}

/// Key of which time is shown.
pub fn clock_key(clock: Clock) -> &'static str {
    match clock {
        Clock::Happened => "clock.happened",
        Clock::Published => "clock.published",
    }
}

/// Key of how an item must be connected with a country.
pub fn relation_key(relation: CountryRelation) -> &'static str {
    match relation {
        CountryRelation::Stands => "relation.stands",
        CountryRelation::SpokenOf => "relation.spoken-of",
        CountryRelation::Either => "relation.either",
    }
}

/// Key of the name of what makes lanes.
pub fn grouping_key(by: Option<Facet>) -> &'static str {
    by.map_or("group.none", |facet| facet.keys().grouping)
}

/// An item to be pasted elsewhere: its words, who said them, when, and where it was reported.
pub fn citation(words: &Wording, store: &Store, item: ItemRef<'_>) -> String {
    let text = item.text().trim();
    let text = item.form().told(text, item.language());
    let who = item.speaker().map(|speaker| store.actor(speaker).name.clone());
    let told = item.documents().iter().map(|idx| {
        let document = store.document(*idx);
        let date = document.published.date.map(|date| words.date("date.day-year", date));
        let parts: Vec<String> = document.outlet.iter().cloned().chain(date).collect();
        let name = document.name();
        if parts.is_empty() { name.to_owned() } else { format!("{name} ({})", parts.join(", ")) }
    });
    let about: Vec<String> = who.into_iter().chain([words.when(item)]).collect();
    format!("{text}\n{}\n{}", about.join(", "), told.collect::<Vec<_>>().join("; "))
}

/// How long a window is: "3 days".
pub fn span(words: &Wording, window: TimeWindow) -> String {
    let seconds = window.seconds();
    let units = [
        ("span.years", 365.2425 * DAY as f64, 2.0),
        ("span.months", 30.436_9 * DAY as f64, 2.0),
        ("span.weeks", 7.0 * DAY as f64, 4.0),
        ("span.days", DAY as f64, 2.0),
        ("span.hours", 3_600.0, 2.0),
    ];
    for (key, unit, least) in units {
        if seconds >= unit * least {
            return words.count(key, (seconds / unit).round() as usize);
        }
    }
    words.count("span.minutes", (seconds / 60.0).round() as usize)
}

/// The days a window shows: "3–6 Sep 2025".
pub fn range(words: &Wording, window: TimeWindow) -> String {
    let shown = window.interval();
    let (first, last) = (shown.first_day(), shown.last_day());
    if window.seconds() > 6.0 * 365.0 * DAY as f64 {
        return words.years(first, last);
    }
    let last_words = words.date("date.day-year", last);
    if first == last {
        return last_words;
    }
    let first_words =
        words.date(if first.year() == last.year() { "date.day" } else { "date.day-year" }, first);
    words.fill("reader.until", &[("first", &first_words), ("last", &last_words)])
}

/// What is searched for, "„Putin“", and what was typed where that is another word, "statt „Putim“", else nothing.
pub fn searched(words: &Wording, store: &Store, result: &QueryResult, typed: &str) -> (String, String) {
    let quoted = |text: &str| words.fill("chip.quoted", &[("words", text)]);
    if result.meant.is_empty() {
        return (quoted(typed), String::new());
    }
    let put = |text: String, one: &Meant| text.replace(&one.typed, &as_written(store, result, &one.word));
    let meant = result.meant.iter().fold(typed.to_owned(), put);
    (quoted(&meant), words.fill("chip.instead", &[("words", typed)]))
}

/// A folded word as the first items that were found have it.
fn as_written(store: &Store, result: &QueryResult, word: &str) -> String {
    /// So many are looked at.
    const MOST: usize = 20;
    let items = result.items().take(MOST).map(|idx| store.item(idx));
    let texts = items.flat_map(|item| {
        let names = item.actors().iter().map(|actor| store.actor(*actor).name.as_str());
        [item.label(), item.text()].into_iter().chain(names)
    });
    let mut written = texts.filter_map(|text| Some(matches_in(text, word).first()?.of(text).to_owned()));
    written.next().unwrap_or_else(|| word.to_owned())
}

/// What is open, by what it holds: "9 articles · Aug–Sep 2025".
pub fn holdings(words: &Wording, store: &Store) -> String {
    let articles = words.count("timeline.articles", store.n_documents());
    let published = store.documents().filter_map(|(_, document)| document.published.date);
    let days = published.fold(None, |days: Option<(NaiveDate, NaiveDate)>, day| {
        let (first, last) = days.unwrap_or((day, day));
        Some((first.min(day), last.max(day)))
    });
    match days {
        Some((first, last)) => format!("{articles} · {}", months(words, first, last)),
        None => articles,
    }
}

/// The months from one day to another: "Sep 2025", "Aug–Sep 2025"; of several years the years alone.
fn months(words: &Wording, first: NaiveDate, last: NaiveDate) -> String {
    let whole = |date| words.date("date.month-year-short", date);
    match (first.year() == last.year(), first.month() == last.month()) {
        (false, _) => format!("{}–{}", words.year(first.year()), words.year(last.year())),
        (true, true) => whole(first),
        (true, false) => format!("{}–{}", words.date("date.month-short", first), whole(last)),
    }
}

/// Why a picture was not saved.
pub fn save_error(words: &Wording, error: &SaveError) -> String {
    match error {
        SaveError::Picture(error) => error.to_string(),
        SaveError::Write(error) => write_error(words, error),
    }
}

/// Why a file was not written: in our words where it is our reason, else in the system's.
pub fn write_error(words: &Wording, error: &WriteError) -> String {
    match error {
        WriteError::Input => words.text("export.is-input").to_owned(),
        WriteError::NoFile => words.text("export.no-file").to_owned(),
        WriteError::System(error) => words.failure(&error.to_string()),
    }
}

/// A problem with one input, in words.
pub struct ProblemWords {
    /// What went wrong; files without their folders.
    pub what: String,
    /// What to do about it.
    pub help: String,
}

/// What went wrong with one input, and what to do about it.
pub fn problem(words: &Wording, problem: &Diagnostic) -> ProblemWords {
    let file = problem.origin.rsplit(['/', '\\']).next().unwrap_or(&problem.origin);
    let what = words.problem(&Diagnostic::new(problem.cause.clone(), file));
    ProblemWords { what, help: words.next_step(problem).to_owned() }
}

/// The filter of a facet in words: what it is about, the first name, and how many more.
pub fn facet_filters(words: &Wording, store: &Store, filter: &crate::store::Filter) -> Vec<FilterWords> {
    let mut found = Vec::new();
    for facet in Facet::ALL {
        let wanted = filter.facet(facet);
        for (values, form) in [(&wanted.include, Wanted::Include), (&wanted.exclude, Wanted::Exclude)] {
            let Some(first) = values.first() else { continue };
            let all_needed = facet.has_several() && filter.actor_match == ActorMatch::All;
            let keys = facet.keys();
            let key = match form {
                Wanted::Exclude => keys.chip_not,
                Wanted::Include if values.len() == 1 => keys.chip,
                Wanted::Include if all_needed => keys.chip_all,
                Wanted::Include => keys.chip_any,
            };
            found.push(FilterWords {
                about: words.text(key).to_owned(),
                name: words.related(filter, facet, words.facet_heading(store, first)),
                more: if values.len() > 1 { format!("+{}", values.len() - 1) } else { String::new() },
                values: values.iter().cloned().collect(),
            });
        }
    }
    found
}

/// A facet's filter in words.
pub struct FilterWords {
    /// "Country is not".
    pub about: String,
    /// The first value's name.
    pub name: String,
    /// How many further ones there are, as "+2"; empty where there are none.
    pub more: String,
    /// All values it names.
    pub values: Vec<FacetValue>,
}

#[derive(Clone, Copy)]
enum Wanted {
    Include,
    Exclude,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Cause;
    use crate::wording::Tongue;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, month, day).unwrap()
    }

    #[test]
    fn a_window_is_told_by_its_length() {
        let en = Wording::of(Tongue::English);
        let days = |n: f64| span(en, TimeWindow::new(0.0, n * 86_400.0));
        assert_eq!(days(3.0), "3 days");
        assert_eq!(days(0.5), "12 hours");
        assert_eq!(days(800.0), "2 years");
    }

    #[test]
    fn what_is_open_is_told_by_what_it_holds() {
        let de = Wording::of(Tongue::German);
        assert_eq!(months(de, day(8, 15), day(9, 6)), "Aug–Sep 2025");
        assert_eq!(months(de, day(9, 1), day(9, 6)), "Sep 2025");
        let long_ago = NaiveDate::from_ymd_opt(2005, 1, 3).unwrap();
        assert_eq!(months(de, long_ago, day(9, 6)), "2005–2025");
        assert_eq!(holdings(de, &Store::new(1, &[])), "0 Artikel");
    }

    #[test]
    fn a_problem_names_the_file_without_its_folder() {
        let problem_of =
            |origin: &str| problem(Wording::of(Tongue::German), &Diagnostic::new(Cause::Empty, origin));
        assert_eq!(problem_of("ordner/a.txt").what, "a.txt enthält keinen Text.");
        assert!(problem_of("a.txt").help.ends_with('.'));
    }
}
