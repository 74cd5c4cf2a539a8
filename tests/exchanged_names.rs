//! What is found hangs on the sentences, not on the tables: with other names of the same form and gender the items of the
//! sample stay the same, apart from the exchanged words.

#![allow(clippy::unwrap_used, reason = "in tests and benches it is the assertion")]

#[path = "common/repository.rs"]
mod repository;

use chrono::NaiveDate;
use repository::{article, read, sample};
use zeitstrahl::annotate::{ActorKind, CountryBasis};
use zeitstrahl::item::Extraction;
use zeitstrahl::language::{Country, Gender, pack_for};

/// Invented family names that no table has.
const FAMILIES: [&str; 24] = [
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
    "Redlefsen",
    "Uhlenbruch",
    "Varnholt",
    "Jessnitz",
    "Klabunde",
    "Marquordt",
    "Ehrenbost",
    "Pflaumbaum",
    "Innerhofen",
    "Cordshagen",
    "Lindequist",
    "Sprengholz",
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

/// What an item says, by whom, when, and for which country where the sentence states one.
#[derive(Debug, PartialEq)]
struct Told {
    text: String,
    title: String,
    /// The family name of a person.
    speaker: String,
    begins: i64,
    country: Option<Country>,
}

impl Told {
    /// Whether `other` tells the same; a country that rests on a table or the scene may be another.
    fn is(&self, other: &Self) -> bool {
        /// A longer title leaves words out, and other names have other lengths.
        const LONGEST: usize = 60;
        let country = self.country.is_none() || self.country == other.country;
        let title = self.title.chars().count() > LONGEST || self.title == other.title;
        country
            && self.text == other.text
            && title
            && self.speaker == other.speaker
            && self.begins == other.begins
    }
}

/// What an article's items tell, with the words exchanged; the country of each where `stated` is false, too.
fn items(extraction: &Extraction, exchange: &dyn Fn(&str) -> String, stated: bool) -> Vec<Told> {
    let name = |id: &str| {
        extraction.actors.iter().find(|actor| actor.id.0.as_ref() == id).map(|actor| actor.name.clone())
    };
    let found = extraction.items().map(|item| {
        let speaker = item.speaker.as_ref().and_then(|id| name(&id.0)).unwrap_or_default();
        let speaker = exchange(&speaker);
        let is_stated = item.country_basis == Some(CountryBasis::Stated);
        Told {
            text: exchange(&item.text),
            title: exchange(item.title.as_deref().unwrap_or("")),
            speaker: speaker.rsplit(' ').next().unwrap_or("").to_owned(),
            begins: item.time.interval.map_or(0, |interval| interval.start),
            country: item.country.filter(|_| is_stated || !stated),
        }
    });
    found.collect()
}

/// Those of `before` that `after` does not tell.
fn lost(before: Vec<Told>, after: &[Told]) -> Vec<Told> {
    before.into_iter().filter(|item| !after.iter().any(|other| item.is(other))).collect()
}

/// Fails where more than three of a hundred of the `n` items are lost.
fn assert_kept(n: usize, least: usize, lost: &[Told]) {
    assert!(n > least, "{n} items");
    assert!((n - lost.len()) * 100 >= n * LEAST, "{} of {n} lost: {lost:#?}", lost.len());
}

#[test]
fn items_stay_with_other_names() {
    let (mut n_items, mut all) = (0, Vec::new());
    for document in sample() {
        let (text, day) = (document.text, document.published.date);
        let before = read(article(&text, day));
        let exchanges = exchanges(&before);
        let after = items(&read(article(&exchanged(&text, &exchanges), day)), &str::to_owned, false);
        let before = items(&before, &|words| exchanged(words, &exchanges), true);
        n_items += before.len();
        all.extend(lost(before, &after));
    }
    assert_kept(n_items, 200, &all);
}

/// Offices and bodies with others of the same form.
const OFFICES: [(&str, &str); 12] = [
    ("Außenminister", "Küstenminister"),
    ("Verteidigungsminister", "Fischereiminister"),
    ("Innenminister", "Hafenminister"),
    ("Kultusminister", "Brunnenminister"),
    ("Umweltamt", "Moorbauamt"),
    ("Landesumweltamt", "Landesmooramt"),
    ("Straßenbauamt", "Dammbauamt"),
    ("Vorstandschef", "Dezernatschef"),
    ("Baudezernentin", "Deichdezernentin"),
    ("Gesundheitsamt", "Impfamt"),
    ("Einsatzleiter", "Streckenleiter"),
    ("Landrätin", "Kreisrätin"),
];

/// Towns with others of the same country: of those of the sample ones that the tables know, else ones that nobody knows.
const PLACES: [(&str, &str); 10] = [
    ("Anchorage", "Juneau"),
    ("Donezk", "Mariupol"),
    ("Istanbul", "Ankara"),
    ("Uschhorod", "Poltawa"),
    ("Göttingen", "Wulfingen"),
    ("Husum", "Brakelstedt"),
    ("Bamberg", "Tepperberg"),
    ("Kassel", "Zarndorf"),
    ("Lübeck", "Grombach"),
    ("Fulda", "Hallerfurt"),
];

/// Local news of our own, for the sample plays abroad.
const LOCAL: [&str; 5] = [
    "Göttingen. Das Umweltamt hat am Montag den Badesee gesperrt. „Die Werte sind zu hoch“, sagte Amtsleiterin Petra Nolte. \
     Ein Sprecher des Umweltamts in Göttingen rief dazu auf, Kinder vom Wasser fernzuhalten. Oberbürgermeister Stefan Wirth \
     aus Göttingen kritisierte die Sperrung. Sie komme zu spät, sagte er.",
    "Husum. Ein Kutter ist am Dienstag vor Husum gesunken. Zwei Fischer wurden gerettet. Einsatzleiter Jonas Behn sagte: \
     „Wir hatten Glück.“ Nach Angaben der Wasserschutzpolizei in Husum war das Schiff überladen. Die Reederei aus Husum \
     wies den Vorwurf zurück.",
    "In Bamberg streiken seit Mittwoch die Busfahrer. Innenminister Martin Kroll forderte beide Seiten auf, zu verhandeln. \
     „Ein Streik hilft niemandem“, sagte der Innenminister. Der Verband lehnte das Angebot der Stadt Bamberg ab. Am Freitag \
     wird in Bamberg verhandelt.",
    "Kassel. Das Landesumweltamt warnt vor Hochwasser. Landrätin Monika Seel ließ am Donnerstag zwei Straßen sperren. „Der \
     Pegel steigt weiter“, sagte die Landrätin. Das Straßenbauamt teilte mit, die Brücke bei Kassel halte. In Fulda stürzte \
     ein Baum auf ein Auto, ein Mann starb.",
    "Lübeck. Baudezernentin Renate Holl hat ihren Rücktritt erklärt. „Ich gehe ohne Groll“, sagte sie am Montag in Lübeck. \
     Vorstandschef Peter Lamp von den Stadtwerken Lübeck bedauerte den Schritt. Das Gesundheitsamt schloss am Dienstag eine \
     Küche. Ein Sprecher des Gesundheitsamts sagte, es gehe allen gut.",
];

/// `text` with other offices and places; both inside compounds and with any ending.
fn elsewhere(text: &str) -> String {
    let all = OFFICES.iter().chain(&PLACES);
    all.fold(text.to_owned(), |text, (word, other)| text.replace(word, other))
}

#[test]
fn items_stay_with_other_places_and_offices() {
    let day = NaiveDate::from_ymd_opt(2025, 9, 5);
    let local = LOCAL.iter().map(|text| ((*text).to_owned(), day));
    let sample = sample().into_iter().map(|document| {
        // Who holds an office is in a table: nobody of the article is.
        let before = read(article(&document.text, document.published.date));
        (exchanged(&document.text, &exchanges(&before)), document.published.date)
    });
    let (mut n_items, mut all) = (0, Vec::new());
    for (text, day) in local.chain(sample) {
        let before = items(&read(article(&text, day)), &elsewhere, false);
        let after = items(&read(article(&elsewhere(&text), day)), &str::to_owned, false);
        n_items += before.len();
        all.extend(lost(before, &after));
    }
    assert_kept(n_items, 200, &all);
}
