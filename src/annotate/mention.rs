//! Proper names.

use super::{Mention, MentionKind, Prepared, TableName, Timex};
use crate::language::{Country, CountryForm, Entry};
use crate::text::Span;

/// The names in the document, in text order; none inside a time expression.
pub(super) fn find(prepared: &Prepared, timexes: &[Timex]) -> Vec<Mention> {
    let mut times = timexes.iter().peekable();
    let mentions = prepared.names.iter().filter_map(|name| by_table(prepared, name));
    mentions
        .filter(|mention| {
            while times.next_if(|timex| timex.span.end <= mention.span.begin).is_some() {}
            times.peek().is_none_or(|timex| !timex.span.overlaps(mention.span))
        })
        .collect()
}

/// The mention that a name of the tables makes, if it is a proper name by itself.
fn by_table(prepared: &Prepared, name: &TableName) -> Option<Mention> {
    let span = prepared.span(name.tokens.clone());
    let mention =
        |kind, country, rule: &str| Mention { span, kind, actor: None, country, rule: rule.to_owned() };
    name.entries.iter().find_map(|entry| {
        let (kind, country, rule) = of_entry(prepared, *entry, span)?;
        Some(mention(kind, country, rule))
    })
}

fn of_entry(
    prepared: &Prepared,
    entry: Entry,
    span: Span,
) -> Option<(MentionKind, Option<Country>, &'static str)> {
    let names = &prepared.pack.names;
    match entry {
        Entry::Country(country, CountryForm::Name) => {
            Some((MentionKind::Loc, Some(country), "table/country"))
        }
        Entry::Country(country, _) => {
            let town = names
                .countries
                .row(country)
                .is_some_and(|row| span.of(prepared.text()).starts_with(row.capital));
            let kind = if town { MentionKind::Loc } else { MentionKind::Org };
            Some((kind, Some(country), "table/metonym"))
        }
        Entry::Person(idx) => Some((MentionKind::Per, names.people[idx].country(), "table/person")),
        Entry::Place(idx) => {
            let place = &names.places[idx];
            (!place.ambiguous).then_some((MentionKind::Loc, place.country, "table/place"))
        }
        Entry::Organisation(idx) => {
            let organisation = &names.organisations[idx];
            let words = span.of(prepared.text());
            let plain = !organisation.ambiguous.contains(&words);
            plain.then_some((MentionKind::Org, organisation.country, "table/organisation"))
        }
        Entry::Holder(idx) => {
            let holder = &names.holders[idx];
            let country = holder.countries.first().copied();
            (!holder.person).then_some((MentionKind::Org, country, "table/body"))
        }
    }
}
