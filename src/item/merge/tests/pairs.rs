//! Pairs of tellings that an editor would call the same, or not, each with the reason.

use super::*;
use crate::annotate::{Mention, MentionKind};
use crate::text::Span;
use Difference::{About, Evidence as Lacking, Figures, Negation, Parties, Place, Time, Words};

/// A telling that can be changed word by word.
#[derive(Clone)]
struct One(Item);

fn attack(title: &str, text: &str) -> One {
    let item = event(title, Some("Kiew"), 3);
    One(Item {
        text: text.to_owned(),
        rule: "event/attack".to_owned(),
        country: Country::new("UA"),
        country_basis: None,
        countries: Country::new("UA").into_iter().collect(),
        ..item
    })
}

fn meeting(title: &str, text: &str) -> One {
    One(Item { place: None, rule: "event/meeting".to_owned(), ..attack(title, text).0 })
}

fn said(text: &str) -> One {
    One(statement("Wladimir Putin", text, 3))
}

impl One {
    fn day(mut self, d: u32) -> Self {
        self.0.time.interval = Some(day(d));
        self
    }

    fn days(mut self, first: u32, last: u32) -> Self {
        self.0.time.interval = Some(day(first).hull(&day(last)));
        self
    }

    fn assumed(mut self) -> Self {
        self.0.time.basis = Basis::Assumed;
        self
    }

    /// From an hour of the day to another.
    fn hours(mut self, first: i64, last: i64) -> Self {
        let start = day(3).start;
        self.0.time.interval = TimeInterval::new(start + first * 3_600, start + last * 3_600);
        self.0.time.grain = Some(Grain::Hour);
        self
    }

    fn at(mut self, place: Option<&str>) -> Self {
        self.0.place = place.map(str::to_owned);
        self
    }

    fn with(mut self, names: &[&str]) -> Self {
        self.0.actors = names.iter().map(|name| id(name)).collect();
        self
    }

    fn of(mut self, codes: &[&str]) -> Self {
        self.0.countries = codes.iter().filter_map(|code| Country::new(code)).collect();
        self
    }

    fn told_as(mut self, modality: Modality) -> Self {
        self.0.modality = modality;
        self
    }

    fn rule(mut self, rule: &str) -> Self {
        self.0.rule = rule.to_owned();
        self
    }

    fn about(mut self, d: u32) -> Self {
        self.0.about = Some(day(d));
        self
    }
}

/// A document whose text is that of its only item, with the places named in it marked.
fn document(number: usize, item: Item) -> Arc<Extraction> {
    let text = item.text.clone();
    let places = ["Kiew", "Charkiw", "Odessa"].into_iter().filter_map(|name| {
        let begin = text.find(name)?;
        let span = Span::new(begin, begin + name.len());
        let (actor, country, rule) = (None, None, String::new());
        Some(Mention { span, kind: MentionKind::Loc, actor, country, rule, is_name: true })
    });
    let annotations = Annotations { mentions: places.collect(), ..Annotations::default() };
    let spans = vec![Span::new(0, text.len())];
    let item = Item { evidence: vec![Evidence { document: String::new(), spans }], ..item };
    let of_kind = |name: &str, kind| Arc::new(Actor { kind, ..actor(name, None) });
    let mut actors: Vec<_> = ["Wladimir Putin", "Donald Trump", "Friedrich Merz", "Emmanuel Macron"]
        .map(|name| of_kind(name, ActorKind::Person))
        .into();
    actors.extend(["Russland", "Israel"].map(|name| of_kind(name, ActorKind::Country)));
    actors.extend(["Nato", "Tass", "RIA"].map(|name| of_kind(name, ActorKind::Organisation)));
    let document = Document::plain(&number.to_string(), "de", &text);
    Arc::new(Extraction::new(document.into(), annotations, actors, &[item]))
}

/// In what two tellings differ, asked both ways.
fn difference(a: &One, b: &One) -> Option<Difference> {
    let extractions = [document(0, a.0.clone()), document(1, b.0.clone())];
    let named = actors::merge_actors(&extractions);
    let tellings = Tellings::new(&extractions, &named);
    let order = Order::new(&extractions, &tellings, &|_| true);
    assert_eq!(order.len(), 2);
    let mut pairs = Pairs::new(&extractions, &tellings, &named.actors);
    let found = pairs.difference(&order, 0, 1);
    assert_eq!(found, pairs.difference(&order, 1, 0), "{} / {}", a.0.text, b.0.text);
    found
}

#[test]
fn editors_pairs_of_events() {
    let strike =
        || attack("Luftangriff auf Kiew", "Bei einem Luftangriff auf Kiew sind 2 Menschen getötet worden");
    let toll = |n: &str| {
        attack(
            &format!("Tötung von {n} Menschen"),
            &format!("Bei einem Luftangriff auf Kiew sind {n} Menschen getötet worden"),
        )
    };
    let talks =
        || meeting("Treffen der Präsidenten in Anchorage", "Die Präsidenten trafen sich in Anchorage");
    let plain = |text: &str| meeting("Treffen", text);
    let table: Vec<(&str, One, One, Option<Difference>)> = vec![
        ("a copy", strike(), strike(), None),
        ("another number of dead", toll("2"), toll("3"), Some(Figures)),
        ("the same number as a word", toll("2"), toll("zwei"), None),
        ("another number as a word", toll("zwei"), toll("fünf"), Some(Words)),
        ("many dead", toll("1.500"), toll("1.600"), Some(Figures)),
        (
            "one does not count",
            strike(),
            attack("Luftangriff auf Kiew", "Kiew ist aus der Luft angegriffen worden"),
            None,
        ),
        (
            "dead and injured",
            toll("2"),
            attack("Tötung von 2 Menschen", "In Kiew gab es 2 Tote und 14 Verletzte"),
            None,
        ),
        (
            "other injured",
            attack("Luftangriff auf Kiew", "In Kiew gab es 2 Tote und 14 Verletzte"),
            attack("Luftangriff auf Kiew", "In Kiew gab es 2 Tote und 19 Verletzte"),
            Some(Figures),
        ),
        (
            "a bound that holds",
            attack("Luftangriff auf Kiew", "In Kiew gab es mindestens 2 Tote"),
            attack("Luftangriff auf Kiew", "In Kiew gab es 3 Tote"),
            None,
        ),
        (
            "a bound that does not",
            attack("Luftangriff auf Kiew", "In Kiew gab es mindestens 5 Tote"),
            attack("Luftangriff auf Kiew", "In Kiew gab es 3 Tote"),
            Some(Figures),
        ),
        ("another day", strike(), strike().day(4), Some(Time)),
        ("the report of the next day, word for word", strike(), strike().day(4).assumed(), None),
        ("two reports on following days, word for word", strike().assumed(), strike().day(4).assumed(), None),
        ("a report from before", strike().day(2).assumed(), strike(), Some(Time)),
        ("a report four days later", strike(), strike().day(7).assumed(), Some(Time)),
        ("a later report with other numbers", toll("2").assumed(), toll("3").day(4).assumed(), Some(Figures)),
        (
            "a later report in other words",
            strike(),
            attack("Luftangriff auf Kiew", "Erneut schlugen nachts Raketen in Wohnhäusern ein")
                .day(4)
                .assumed(),
            Some(Lacking),
        ),
        (
            "a later report that counts nothing",
            strike(),
            attack("Luftangriff auf Kiew", "Bei einem Luftangriff auf Kiew sind Menschen getötet worden")
                .day(4)
                .assumed(),
            Some(Figures),
        ),
        ("another place", strike(), strike().at(Some("Charkiw")), Some(Place)),
        (
            "another place in the text",
            attack("Schwerer Luftangriff im Land", "In Kiew schlugen Raketen ein").at(None),
            attack("Schwerer Luftangriff im Land", "In Charkiw schlugen Raketen ein").at(None),
            Some(Place),
        ),
        ("the place in one of them alone", strike(), strike().at(None), None),
        (
            "another target in the same town",
            attack("Angriff auf Krankenhaus in Kiew", "Ein Krankenhaus wurde getroffen"),
            attack("Angriff auf Bahnhof in Kiew", "Der Bahnhof wurde getroffen"),
            Some(Words),
        ),
        (
            "one title says more",
            attack("Angriff in Kiew", "Kiew wurde angegriffen"),
            attack("Angriff auf Bahnhof und Hafen in Kiew", "Der Bahnhof wurde getroffen"),
            None,
        ),
        (
            "another rule and nobody in both",
            attack("Angriff in Kiew", "Kiew wurde angegriffen"),
            attack("Angriff auf Bahnhof und Hafen in Kiew", "Der Bahnhof wurde getroffen")
                .rule("event/protest"),
            Some(Words),
        ),
        ("denied", strike(), strike().told_as(Modality::Denied), Some(Difference::Modality)),
        ("planned", talks(), talks().told_as(Modality::Planned), Some(Difference::Modality)),
        ("both planned", talks().told_as(Modality::Planned), talks().told_as(Modality::Planned), None),
        ("possible", talks(), talks().told_as(Modality::Hypothetical), Some(Difference::Modality)),
        ("a clock time within its day", strike(), strike().hours(9, 10), None),
        ("the night and the morning", strike().hours(1, 3), strike().hours(8, 9), Some(Time)),
        ("clock times minutes apart", strike().hours(9, 10), strike().hours(10, 11), None),
        ("a day and its week", strike(), strike().days(1, 7), None),
        ("a day and its month", strike(), strike().days(1, 30), Some(Time)),
        ("weeks that overlap", strike().days(1, 7), strike().days(4, 10), Some(Time)),
        ("the same week", strike().days(1, 7), strike().days(1, 7), None),
        (
            "a title like any other",
            plain("Sie sprachen über Fischerei"),
            plain("Der Ausschuss kam zusammen"),
            Some(Lacking),
        ),
        (
            "the same text with it",
            plain("Sie sprachen lange über Fischerei"),
            plain("Sie sprachen lange über Fischerei"),
            None,
        ),
        (
            "somebody in both",
            plain("Sie sprachen über Fischerei").with(&["Donald Trump"]),
            plain("Trump kam am Abend").with(&["Donald Trump", "Wladimir Putin"]),
            None,
        ),
        (
            "other people",
            talks().with(&["Donald Trump"]),
            talks().with(&["Friedrich Merz", "Emmanuel Macron"]),
            Some(Parties),
        ),
        ("a person and a body", talks().with(&["Donald Trump"]), talks().with(&["Nato"]), None),
        ("other bodies", talks().with(&["Tass"]), talks().with(&["Nato"]), Some(Parties)),
        ("other states", strike().with(&["Russland"]), strike().with(&["Israel"]), Some(Parties)),
        ("other countries", strike().of(&["UA", "RU"]), strike().of(&["UA", "IL"]), Some(Parties)),
        ("a country in one of them alone", strike().of(&["UA", "RU"]), strike(), None),
        (
            "opposite words",
            meeting("Öffnung der Grenze", ""),
            meeting("Schließung der Grenze", ""),
            Some(Words),
        ),
        (
            "the title negates",
            meeting("Keine Einigung beim Gipfel in Brüssel", ""),
            meeting("Einigung beim Gipfel in Brüssel", ""),
            Some(Negation),
        ),
        (
            "another year",
            meeting("Beschluss über Haushalt 2025", ""),
            meeting("Beschluss über Haushalt 2026", ""),
            Some(Figures),
        ),
        (
            "shares",
            meeting("Zuwachs von 2,5 Prozent im Handel", ""),
            meeting("Zuwachs von 3 Prozent im Handel", ""),
            Some(Figures),
        ),
        (
            "compounds",
            meeting("Verhandlung über Friedensplan", ""),
            meeting("Verhandlung über Friedensvertrag", ""),
            Some(Words),
        ),
    ];
    check(&table);
}

#[test]
fn editors_pairs_of_statements() {
    let ready = || said("Russland ist bereit, weiter Krieg zu führen");
    let table: Vec<(&str, One, One, Option<Difference>)> = vec![
        ("a copy", ready(), ready(), None),
        ("another translation", ready(), said("Russland sei bereit, weiter Krieg zu führen."), None),
        ("other words", ready(), said("Selenskyj könne nach Moskau kommen"), Some(Words)),
        ("not", ready(), said("Russland ist nicht bereit, weiter Krieg zu führen"), Some(Negation)),
        ("another day", ready(), ready().day(4), Some(Time)),
        ("reported the next day", ready(), ready().day(4).assumed(), None),
        ("reported before", ready().day(5), ready().assumed(), Some(Time)),
        ("a phrase that is often said", said("Frieden!"), said("Frieden!").day(5).assumed(), Some(Words)),
        (
            "another number of soldiers",
            said("Wir haben bisher 20.000 Soldaten dorthin geschickt"),
            said("Wir haben bisher 30.000 Soldaten dorthin geschickt"),
            Some(Figures),
        ),
        (
            "another town",
            said("Unsere Soldaten werden morgen früh Kiew erreichen"),
            said("Unsere Soldaten werden morgen früh Odessa erreichen"),
            Some(Place),
        ),
        (
            "about somebody else",
            ready().with(&["Donald Trump"]),
            ready().with(&["Friedrich Merz"]),
            Some(Parties),
        ),
        ("passed on by other agencies", ready().with(&["Tass"]), ready().with(&["RIA"]), None),
        ("about another day", ready().about(20), ready().about(21), Some(About)),
        ("one does not say about when", ready().about(20), ready(), None),
        ("about other countries", ready().of(&["RU"]), ready().of(&["US"]), Some(Parties)),
    ];
    check(&table);
}

fn check(table: &[(&str, One, One, Option<Difference>)]) {
    let mut wrong = Vec::new();
    for (reason, a, b, expected) in table {
        let found = difference(a, b);
        let item = |one: &One, number| document(number, one.0.clone());
        let n_items = merged(&[item(a, 0), item(b, 1)]).items().len();
        if found != *expected || n_items != 1 + usize::from(found.is_some()) {
            wrong.push(format!("{reason}: {found:?}, {n_items} items, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
