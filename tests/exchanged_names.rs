//! What is found hangs on the sentences, not on the tables: with other names of the same form and gender the items of the
//! sample stay the same, apart from the exchanged words.

#![allow(clippy::unwrap_used, reason = "in tests and benches it is the assertion")]

#[path = "common/repository.rs"]
mod repository;

use repository::{article, read, sample};
use zeitstrahl::annotate::ActorKind;
use zeitstrahl::item::Extraction;
use zeitstrahl::language::{Gender, pack_for};

/// Invented family names that no table has.
const FAMILIES: [&str; 12] = [
    "Brakeldorn",
    "Wulfinger",
    "Zarnekow",
    "Tepperwien",
    "Hallervoord",
    "Grombach",
    "Quistdorff",
    "Oberlack",
    "Stralmann",
    "Dravenau",
    "Nottbeck",
    "Tolkmitt",
];
const MEN: [&str; 4] = ["Jonas", "Peter", "Martin", "Stefan"];
const WOMEN: [&str; 4] = ["Petra", "Sabine", "Monika", "Renate"];

/// At least so many items of a hundred stay the same.
const LEAST: usize = 97;

/// A name with the one that stands for it.
struct Exchange {
    name: String,
    other: String,
}

/// Other names for the persons that an article names in full, whole names before family names.
fn exchanges(extraction: &Extraction) -> Vec<Exchange> {
    let names = &pack_for("de").unwrap().names;
    let persons = extraction.actors.iter().filter(|actor| actor.kind == ActorKind::Person);
    let (mut whole, mut families) = (Vec::new(), Vec::new());
    for (n, actor) in persons.filter(|actor| actor.name.contains(' ')).enumerate() {
        let (given, family) = (actor.name.split(' ').next().unwrap(), actor.name.rsplit(' ').next().unwrap());
        let woman = names.word(given).given.and_then(|given| given.gender) == Some(Gender::Feminine);
        let first = if woman { WOMEN } else { MEN }[n % MEN.len()];
        let last = FAMILIES[n % FAMILIES.len()];
        whole.push(Exchange { name: actor.name.clone(), other: format!("{first} {last}") });
        families.push(Exchange { name: family.to_owned(), other: last.to_owned() });
    }
    whole.sort_by_key(|exchange| std::cmp::Reverse(exchange.name.len()));
    whole.extend(families);
    whole
}

/// `text` with the names exchanged where they stand as words, in the genitive too.
fn exchanged(text: &str, exchanges: &[Exchange]) -> String {
    exchanges.iter().fold(text.to_owned(), |text, exchange| {
        let mut out = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some(at) = rest.find(&exchange.name) {
            let end = at + exchange.name.len();
            let begins = !rest[..at].ends_with(char::is_alphanumeric)
                && (at > 0 || !out.ends_with(char::is_alphanumeric));
            let behind = rest[end..].strip_prefix('s').unwrap_or(&rest[end..]);
            let ends = !behind.starts_with(char::is_alphanumeric);
            out.push_str(&rest[..at]);
            out.push_str(if begins && ends { &exchange.other } else { &exchange.name });
            rest = &rest[end..];
        }
        out + rest
    })
}

/// What an article's items say, by whom and when; a speaker by the family name.
fn items(extraction: &Extraction, exchanges: &[Exchange]) -> Vec<(String, String, i64)> {
    let name = |id: &str| {
        extraction.actors.iter().find(|actor| actor.id.0.as_ref() == id).map(|actor| actor.name.clone())
    };
    let found = extraction.items().map(|item| {
        let speaker = item.speaker.and_then(|id| name(&id.0)).unwrap_or_default();
        let speaker = exchanged(&speaker, exchanges);
        let family = speaker.rsplit(' ').next().unwrap_or("").to_owned();
        let begins = item.time.interval.map_or(0, |interval| interval.start);
        (exchanged(&item.text, exchanges), family, begins)
    });
    found.collect()
}

#[test]
fn items_stay_with_other_names() {
    let (mut n_items, mut same, mut lost) = (0, 0, Vec::new());
    for document in sample() {
        let (text, day) = (document.text, document.published.date);
        let before = read(article(&text, day));
        let exchanges = exchanges(&before);
        let after = items(&read(article(&exchanged(&text, &exchanges), day)), &[]);
        for item in items(&before, &exchanges) {
            n_items += 1;
            match after.contains(&item) {
                true => same += 1,
                false => lost.push(item),
            }
        }
    }
    assert!(n_items > 200, "{n_items} items");
    assert!(same * 100 >= n_items * LEAST, "{same} of {n_items}: {lost:#?}");
}
