//! Titles of events read as headlines: over all articles of the repository, and over those of the file that the
//! variable `ZEITSTRAHL_ARCHIVE` names.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

#[path = "common/repository.rs"]
mod repository;

use std::collections::HashSet;

use repository::{article, extractions, loaded, read};
use zeitstrahl::annotate::Modality;
use zeitstrahl::item::{Extraction, Kind};
use zeitstrahl::language::{Class, Pack, VerbForm, pack_for};

/// Letters of a title at most.
const LONGEST: usize = 60;

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The letters in which the forms of a word agree.
fn stem(word: &str) -> String {
    let lower = word.to_lowercase();
    let short = lower.chars().count() < 7;
    let ending = ["er", "en", "es", "em", "e"].into_iter().find(|ending| short && lower.ends_with(ending));
    let bare = ending.and_then(|ending| lower.strip_suffix(ending)).unwrap_or(&lower);
    bare.chars().take(5).collect()
}

/// The infinitives that a word may be a form of.
fn infinitives(pack: &Pack, word: &str) -> Vec<String> {
    let verbs = &pack.events.verbs;
    let forms = [VerbForm::Finite, VerbForm::Participle, VerbForm::Infinitive];
    let known = forms.iter().filter_map(|form| verbs.lemma(&word.to_lowercase(), *form, None));
    known.map(|lemma| lemma.infinitive).collect()
}

/// What is wrong with a title of an event of `text`.
fn faults(pack: &Pack, title: &str, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if title.chars().count() > LONGEST {
        faults.push("longer than a title may be".to_owned());
    }
    let last = words(title).last().unwrap_or_default();
    let class = pack.grammar.class(last);
    let particle = pack.grammar.is_particle(last);
    let helper = pack.grammar.is_infinitive_helper(last);
    if last.starts_with(char::is_lowercase)
        && !helper
        && !particle
        && class.any(Class::DETERMINER.with(Class::OBLIQUE).with(Class::PREPOSITION))
    {
        faults.push(format!("ends in {last}"));
    }
    if words(title).count() == 1 && pack.events.noun_use(last, |_| false).is_some() {
        faults.push("a noun alone".to_owned());
    }
    let known: HashSet<String> = words(text).map(stem).collect();
    let verbs: HashSet<String> = words(text).flat_map(|word| infinitives(pack, word)).collect();
    let helper = |word: &str| {
        let class = pack.grammar.class(word);
        class.any(Class::BECOME.with(Class::MODAL).with(Class::LET))
            || pack.grammar.is_infinitive_helper(word)
            || pack.grammar.is_particle(word)
    };
    for word in words(title).filter(|word| !known.contains(&stem(word)) && !helper(word)) {
        let inflected = infinitives(pack, word).iter().any(|verb| {
            verbs.contains(verb)
                || verbs.iter().any(|known| known.ends_with(verb.as_str()) || verb.ends_with(known))
        });
        if !inflected {
            faults.push(format!("{word} does not stand in the text"));
        }
    }
    faults
}

/// Whether an article or adjective and the noun behind it agree in no case, gender and number; `determined` tells
/// whether an article stands before the adjective, which then has fewer endings.
fn disagrees(pack: &Pack, word: &str, noun: &str, determined: bool) -> bool {
    /// Shorter words that end like an adjective are mostly none: "vier".
    const SHORTEST: usize = 6;
    let declension = &pack.grammar.declension;
    let lower = word.to_lowercase();
    let cases = match declension.word(&lower) {
        Some(cases) => cases,
        None if !determined
            && word.len() >= SHORTEST
            && pack.events.title.stem(word).is_some()
            && pack.grammar.class(&lower).is_empty() =>
        {
            declension.adjective(&lower)
        }
        None => return false,
    };
    let known = declension.is_noun(noun) && pack.nouns.class_of_word(noun).is_some();
    let of_noun = declension.noun(noun);
    known && !cases.is_empty() && !of_noun.is_empty() && cases.and(of_noun).is_empty()
}

/// What is wrong with how a title of an event is put together, whose trigger is given.
fn misjoined(pack: &Pack, title: &str, trigger: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let parts: Vec<&str> = title.split(' ').collect();
    let determiner = |word: &str| {
        let class = pack.grammar.class(&word.to_lowercase());
        class.any(Class::DETERMINER.with(Class::OBLIQUE).with(Class::GENITIVE))
    };
    for (at, pair) in parts.windows(2).enumerate() {
        let determined = at > 0 && determiner(parts[at - 1]);
        if let [word, noun] = pair
            && word.starts_with(char::is_lowercase)
            && disagrees(pack, word, noun.trim_matches(|letter: char| !letter.is_alphanumeric()), determined)
        {
            faults.push(format!("{word} does not go with {noun}"));
        }
    }
    if title.contains(": ") && trigger.starts_with(char::is_lowercase) {
        faults.push("a name and a noun where there is a verb".to_owned());
    }
    faults
}

/// How many events the articles have, and what is wrong with their titles.
fn linted(extractions: &[Extraction]) -> (usize, Vec<String>) {
    let pack = pack_for("de").unwrap();
    let (mut n, mut told) = (0, Vec::new());
    for extraction in extractions {
        let document = &extraction.document;
        let text = format!("{} {}", document.text, document.title.as_deref().unwrap_or_default());
        for event in &extraction.annotations.events {
            n += 1;
            let mut found = faults(pack, &event.title, &text);
            found.extend(misjoined(pack, &event.title, event.trigger.of(&document.text)));
            told.extend(found.into_iter().map(|fault| format!("{:?}: {fault}", event.title)));
        }
    }
    (n, told)
}

#[test]
fn titles_of_events_could_stand_in_a_newspaper() {
    let (n, told) = linted(&extractions());
    assert!(n > 60, "{n} events");
    assert!(told.is_empty(), "{}", told.join("\n"));
}

/// The variable that names a file of articles, one a line.
const ARCHIVE: &str = "ZEITSTRAHL_ARCHIVE";

#[test]
fn titles_of_an_archive_could_stand_in_a_newspaper() {
    let Some(path) = std::env::var_os(ARCHIVE) else {
        println!("not run: {ARCHIVE} names no file of articles");
        return;
    };
    let bytes = std::fs::read(&path).unwrap();
    let documents = loaded(&path.to_string_lossy(), &bytes);
    let (n, told) = linted(&documents.into_iter().map(read).collect::<Vec<_>>());
    println!("{} of {n}\n{}", told.len(), told.join("\n"));
    assert!(told.len() * 50 <= n, "{} of {n} titles", told.len());
}

#[test]
fn wrong_titles_are_found() {
    let pack = pack_for("de").unwrap();
    for title in ["Rat lehnt geheimes Vertrag ab", "Gericht verbietet der Flugzeug", "Anna Berg: Rücktritt"]
    {
        assert!(!misjoined(pack, title, "lehnt").is_empty(), "{title}");
    }
    for title in ["Rat lehnt neuen Vertrag ab", "Gericht verbietet das Flugzeug", "Schwerer Sturm in Bern"] {
        assert!(misjoined(pack, title, "lehnt").is_empty(), "{title}");
    }
}

/// Sentences with the title of the event that they tell.
const TITLES: [(&str, &str); 30] = [
    (
        "Seine Funde stellte der Leiter des Museums, Arno Tal, am Montag in Bern vor.",
        "Leiter des Museums stellt seine Funde in Bern vor",
    ),
    ("Die Behörde hat die Firma am Montag als Risiko eingestuft.", "Behörde stuft Firma als Risiko ein"),
    (
        "Im Stadtteil Aue unweit von Altdorf ist am Montag eine Bombe explodiert.",
        "Bombe explodiert im Stadtteil Aue unweit von Altdorf",
    ),
    ("Der Konzern begann am Montag damit, die Halle zu räumen.", "Konzern beginnt, die Halle zu räumen"),
    ("Die 2009 eröffnete Halle gehört dem Verein.", "Halle eröffnet"),
    (
        "Bei dem Brand am Montag starben mindestens vierzig Menschen.",
        "Vierzig Menschen sterben bei dem Brand",
    ),
    (
        "Der FC Althain gewann am Samstag gegen den SV Brunn mit 2:1.",
        "FC Althain gewinnt gegen den SV Brunn 2:1",
    ),
    ("Ein erster Versuch war am Montag ergebnislos verlaufen.", "Erster Versuch verläuft ergebnislos"),
    (
        "Kanada hat sich am Montag bereit erklärt, zwei Schiffe in den Norden zu schicken.",
        "Kanada erklärt sich bereit, zwei Schiffe zu schicken",
    ),
    ("Die Schweizer Bank kündigte am Montag neue Zahlen an.", "Schweizer Bank kündigt neue Zahlen an"),
    (
        "Arbeiter setzten am Montag ihre seit zwei Tagen andauernden Proteste fort.",
        "Arbeiter setzen ihre andauernden Proteste fort",
    ),
    (
        "Das Gesetz wurde am Montag vom Landtag und vom Bundesrat verabschiedet.",
        "Gesetz vom Landtag und vom Bundesrat verabschiedet",
    ),
    ("Im Mai meldete die Firma Insolvenz an.", "Firma meldet Insolvenz an"),
    (
        "Der Leiter der Klinik, Nachfolger von Jo Tal, ehrte Anna Lohm am Montag.",
        "Leiter der Klinik ehrt Anna Lohm",
    ),
    (
        "Tausende demonstrierten am Samstag in Warschau gegen das Gesetz.",
        "Tausende demonstrieren in Warschau gegen das Gesetz",
    ),
    (
        "Die Staatsanwaltschaft ließ am Montag ein Haus in Köln durchsuchen.",
        "Staatsanwaltschaft lässt Haus in Köln durchsuchen",
    ),
    ("Island hat den Walfang nach dem Inkrafttreten des Verbots 1986 aufgegeben.", "Island gibt Walfang auf"),
    ("Helfer haben am Montag das Tor mit Ketten versehen.", "Helfer versehen Tor mit Ketten"),
    (
        "1931 kamen durch das Beben 256 Menschen um und die Stadt wurde zerstört.",
        "256 Menschen kommen durch das Beben um",
    ),
    ("Der in Altdorf (Schweiz) geborene Tal begann am Montag seine Reise.", "Tal beginnt seine Reise"),
    (
        "Einer Meldung von Helfern zufolge wurde am Montag der Unterricht in Bern aufgenommen.",
        "Unterricht in Bern aufgenommen",
    ),
    (
        "Die Ministerin Anna Lohm forderte am Montag ein Ende der Kämpfe in Bern.",
        "Ministerin Anna Lohm fordert Ende der Kämpfe in Bern",
    ),
    ("Die Explosion verletzte am Montag in Bern drei Männer.", "Explosion verletzt in Bern drei Männer"),
    (
        "Am Freitag beschloss das Auswärtige Amt die Schließung der Vertretung in Bern.",
        "Auswärtiges Amt beschließt Schließung der Vertretung in Bern",
    ),
    (
        "Die 37 Jahre alte Läuferin Anna Lohm siegte gestern. Sie holte 1999 in Bern Gold.",
        "Anna Lohm holt in Bern Gold",
    ),
    (
        "Am Mittwoch wurden drei Wanderer auf dem Platz in Bern überfallen.",
        "Drei Wanderer auf dem Platz in Bern überfallen",
    ),
    (
        "Die Grünen fassten am Montag den Beschluss, mit der Union zu verhandeln.",
        "Die Grünen fassen Beschluss, mit der Union zu verhandeln",
    ),
    (
        "Die Ministerin Anna Lohm und der Bürgermeister Jo Tal sind am Montag in Bern zurückgetreten.",
        "Anna Lohm und Jo Tal treten in Bern zurück",
    ),
    (
        "Am Donnerstag haben Räuber im Hafen von Bern eine Reihe von Booten gestohlen.",
        "Räuber stehlen im Hafen von Bern Reihe von Booten",
    ),
    (
        "Am Samstag starben bei einem Brand in dem Club „Nordlicht“ in Bern zehn Gäste.",
        "Zehn Gäste sterben bei einem Brand in dem Club „Nordlicht“",
    ),
];

/// From here on an event is shown by default.
const SHOWN: f32 = 0.7;

/// Sentences with events that are not shown by default: what they tell of is known from the text before them alone,
/// goes on, or has only its aim on a day.
const UNSURE: [&str; 7] = [
    "Die Gespräche begannen am Montag.",
    "Die Halle ist von 6 bis 20 Uhr geöffnet.",
    "Der Sender prüft seit 2004 täglich die Preise.",
    "Das Gericht vertagte den Prozess auf den 28. September.",
    "Der Verein wird am Montag diese besuchen.",
    "Die Bearbeitung der bis zum 30. März einzureichenden Anträge nahm am Montag Zeit in Anspruch.",
    "Die Behörde gab am Montag eine Stellungnahme ab.",
];

/// Sentences without an event.
const NO_EVENTS: [&str; 5] = [
    "Der Präsident regiert seit 2004.",
    "Russland bot an, den Streit bald zu beenden.",
    "Der Wagen erreicht in vier Sekunden hundert Kilometer.",
    "Am Montag gelang es nicht.",
    "Die Steuerberatung hat seit 2011 neue Räume.",
];

#[test]
fn sentences_have_the_titles_of_an_editor() {
    let titles = |text: &str| {
        let found = read(article(text, "2025-09-05".parse().ok())).annotations.events.clone();
        found.into_iter().map(|event| event.title).collect::<Vec<_>>()
    };
    let mut told = Vec::new();
    for (text, title) in TITLES {
        let found = titles(text);
        if !found.iter().any(|found| found == title) {
            told.push(format!("{text}\n  {title:?}, but {found:?}"));
        }
    }
    told.extend(NO_EVENTS.into_iter().filter(|text| !titles(text).is_empty()).map(str::to_owned));
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn what_says_too_little_is_not_shown() {
    for text in UNSURE {
        let whole = format!("Es hat geregnet. {text}");
        let found = read(article(&whole, "2025-09-05".parse().ok())).annotations.events.clone();
        let sure = found.iter().find(|event| event.confidence >= SHOWN);
        assert!(sure.is_none(), "{text} {sure:?}");
    }
}

#[test]
fn what_is_disputed_or_asked_did_not_happen() {
    let modality = |text: &str| {
        let found = read(article(text, "2025-09-05".parse().ok()));
        found.annotations.events.iter().map(|event| event.modality).collect::<Vec<_>>()
    };
    let text = "Der Minister bestritt den Angriff auf die Stadt Brunn in der vergangenen Woche.";
    assert!(!modality(text).contains(&Modality::Asserted), "{:?}", modality(text));
    let text = "Ob Rita Kolb am 12. Mai 2025 zurückgetreten ist, weiß niemand.";
    assert!(!modality(text).contains(&Modality::Asserted), "{:?}", modality(text));
}

/// Headlines, a first sentence, and whether the headline is the title of what it tells.
const HEADLINES: [(&str, &str, bool); 5] = [
    (
        "Anna Lohm neue Direktorin der Klinik Altdorf",
        "Der Rat wählte Anna Lohm am Montag zur Direktorin der Klinik Altdorf.",
        true,
    ),
    ("Schweiz: Großbrand in einer Halle in Altdorf", "In Altdorf brannte am Montag eine Halle nieder.", true),
    ("Was geschah in Altdorf in der Halle?", "In Altdorf brannte am Montag eine Halle nieder.", false),
    (
        "Klinik Altdorf soll im Mai öffnen",
        "Die Klinik Altdorf wurde am Montag von Räubern überfallen.",
        false,
    ),
    ("Langer Streit um den Hafen", "In Altdorf brannte am Montag eine Halle nieder.", false),
];

#[test]
fn the_headline_is_the_title_of_what_the_lead_tells() {
    for (headline, text, is_title) in HEADLINES {
        let mut document = article(text, "2025-09-05".parse().ok());
        document.title = Some(headline.to_owned());
        let events = read(document).annotations.events.clone();
        assert!(!events.is_empty(), "{text}");
        let told = events.iter().any(|event| headline.ends_with(event.title.as_str()));
        assert_eq!(told, is_title, "{headline}: {events:?}");
    }
}

#[test]
fn a_time_before_an_adjective_is_not_when_it_happened() {
    let days = |text: &str| -> Vec<String> {
        let found = read(article(text, "2025-09-05".parse().ok()));
        let events = found.items().filter(|item| item.kind == Kind::Event);
        events.filter_map(|item| Some(item.time.interval?.first_day().to_string())).collect()
    };
    assert_eq!(days("Der heute 49-jährige Wirt Karl Brandt wurde 1984 in Prag verhaftet."), ["1984-01-01"]);
    assert_eq!(days("Der seit Montag kranke Trainer Jo Holm wurde am Freitag entlassen."), ["2025-09-05"]);
}

#[test]
fn an_aim_is_no_day_of_what_is_done() {
    let text = "Das Gericht vertagte am Montag den Prozess auf den 28. September.";
    let extraction = read(article(text, "2025-09-05".parse().ok()));
    let event =
        extraction.annotations.events.iter().find(|event| event.trigger.of(text) == "vertagte").unwrap();
    let timex = &extraction.annotations.timexes[event.timex.unwrap()];
    assert_eq!(timex.span.of(text), "Montag");
}

/// The countries and days of the events of a text, in their order.
fn places_and_days(text: &str) -> Vec<(Option<String>, String, String)> {
    let found = read(article(text, "2025-09-05".parse().ok()));
    let events = found.items().filter(|item| item.kind == Kind::Event);
    let told = events.filter_map(|item| {
        let interval = item.time.interval?;
        let country = item.country.map(|country| country.code().to_owned());
        Some((country, interval.first_day().to_string(), interval.last_day().to_string()))
    });
    told.collect()
}

#[test]
fn an_event_is_where_its_clause_is_set() {
    for (text, country) in [
        ("Die dänische Firma Norvik eröffnete am Montag in Bern ein Büro.", Some("CH")),
        ("Zwei US-Flugzeuge stürzten am Montag vor der polnischen Küste ab.", Some("PL")),
        ("Russland griff am Montag Charkiw mit Drohnen an.", Some("UA")),
        ("Das kenianische Parlament beschloss am Montag das Gesetz.", Some("KE")),
        ("Die Austragung des Turniers soll 2030 in Südamerika stattfinden.", None),
    ] {
        let found = places_and_days(text);
        assert_eq!(found[0].0.as_deref(), country, "{text}");
    }
}

#[test]
fn since_and_until_when_is_not_the_day_itself() {
    for (text, first, last) in [
        ("Seit Montag starben in Bern zwölf Menschen.", "2025-09-01", "2025-09-05"),
        ("Am Samstag und Sonntag wurden in Bern zwei Rennen ausgetragen.", "2025-08-30", "2025-08-31"),
        ("Der Rat verlängerte am Dienstag den Einsatz bis zum 20. Juni.", "2025-09-02", "2025-09-02"),
        ("Am Mittwochmorgen kurz nach 2 Uhr entgleiste bei Bern ein Zug.", "2025-09-03", "2025-09-03"),
    ] {
        let (_, from, until) = &places_and_days(text)[0];
        assert_eq!((from.as_str(), until.as_str()), (first, last), "{text}");
    }
}
