//! Who is meant, and in which country, over short articles.

use crate::annotate::{Annotations, annotate};
use crate::document::{Blocks, Document};
use crate::language::Pack;

fn annotated(text: &str) -> Annotations {
    let pack = Pack::load("de").unwrap();
    annotate(&Document { parts: Blocks::default(), ..Document::plain("", "de", text) }, &pack)
}

/// The actor called `name` with country and basis: "HR setting Zlatar".
fn country_of(text: &str, name: &str) -> String {
    let found = annotated(text);
    let actor = found.actors.iter().find(|actor| actor.name.contains(name));
    let Some(actor) = actor else {
        let names: Vec<&str> = found.actors.iter().map(|actor| actor.name.as_str()).collect();
        return format!("nobody of that name among {names:?}");
    };
    let country = actor.country.map_or("none".to_owned(), |country| country.code().to_owned());
    let basis = actor.country_basis.map(|basis| format!(" {basis:?}").to_lowercase());
    let words = actor.country_words.as_ref().map(|words| format!(" {words}"));
    country + &basis.unwrap_or_default() + &words.unwrap_or_default()
}

#[track_caller]
fn assert_country(text: &str, name: &str, expected: &str) {
    assert_eq!(country_of(text, name), expected, "{name} in {text}");
}

#[test]
fn what_stands_beside_a_name_is_stated() {
    let cases = [
        ("Der kroatische Bahnwärter Ante Horvat sagte, das Gleis sei frei.", "Horvat", "HR stated"),
        ("Die Studentin Lea Brunner aus Winterthur sagte, es sei spät.", "Brunner", "CH stated"),
        ("Der Basler Biologe Urs Kälin sagte, der See sei gesund.", "Kälin", "CH stated"),
        ("„Es bleibt dabei“, sagte Ratsherr Uwe Thies (SPD).", "Thies", "DE stated"),
        ("Südtirols Landesrat Karl Unterweger sagte, es werde gebaut.", "Unterweger", "IT stated"),
        ("Landeshauptmann Egon Rainalter sagte, das Budget stehe.", "Rainalter", "AT stated"),
        ("Der Minister wartet. Kiew warnt vor Entscheidungen ohne die Ukraine.", "Kiew", "UA stated"),
        // The next of a list is no apposition.
        (
            "Es kamen Bundeskanzler Friedrich Merz, Frankreichs Präsident Emmanuel Macron und andere.",
            "Merz",
            "DE stated",
        ),
    ];
    for (text, name, expected) in cases {
        assert_country(text, name, expected);
    }
}

#[test]
fn the_passage_tells_where_somebody_is_introduced() {
    let text = "Bahnverkehr steht still\nHamburg. In Deutschland fuhren am Montag keine Züge. Pendler warteten.\n\
                In Ljubljana blieb es ruhig. „Bei uns fährt alles“, sagte der Lokführer Matej Zorko.\n\
                „Wir warten seit Stunden“, klagte die Pendlerin Ina Voss.";
    assert_country(text, "Zorko", "SI setting Ljubljana");
    assert_country(text, "Voss", "DE home Hamburg");
}

#[test]
fn a_place_that_is_only_talked_of_is_no_passage() {
    let text = "Trainer freut sich\nKöln. Der Verein fährt zum Turnier, das im März in Lissabon beginnt.\n\
                Der Stürmer verpasst das Turnier, das im März in Lissabon beginnt. „Er hat geweint“, \
                sagte Trainer Paul Vollmert.\n\
                „In Madrid war es schön“, sagte der Zeugwart Emil Kranz.";
    assert_country(text, "Vollmert", "DE home Köln");
    assert_country(text, "Kranz", "DE home Köln");
}

#[test]
fn a_heading_is_no_evidence() {
    let text = "Ein Abend im Rat\nRostock. Der Rat tagte drei Stunden lang und stritt über das Bad.\n\
                Proteste in Frankreich\n\
                Am Ende sprach die Kämmerin. „Das Geld reicht nicht“, sagte Kämmerin Dora Lühmann.";
    assert_country(text, "Lühmann", "DE home Rostock");
}

#[test]
fn spelling_and_bodies_tell_where_an_article_is_at_home() {
    let swiss = "Rat lehnt ab\nDie grosse Kammer hat das Gesetz am Mittwoch abgelehnt, ausser der Regierung will es \
                 niemand. «Es ist schliesslich zu teuer», sagte Fraktionschef Beat Ammann.";
    assert_country(swiss, "Ammann", "CH home");
    let austrian = "Budget steht\nIm Jänner hat der Rat das Budget beschlossen, heuer wird gespart. „Es geht sich \
                    aus“, sagte Klubobfrau Resi Haslauer.";
    assert_country(austrian, "Haslauer", "AT stated");
}

#[test]
fn a_namesake_is_not_the_one_of_the_tables() {
    let text = "Brot wird teurer\nFulda. „Das Mehl kostet mehr“, sagte Bäckermeister Scholz am Montag.";
    assert_country(text, "Scholz", "DE home Fulda");
    let scholz = annotated(text).actors.iter().any(|actor| actor.name == "Olaf Scholz");
    assert!(!scholz, "a baker is no chancellor");
}

#[test]
fn a_trade_or_an_address_makes_no_head_of_state() {
    for text in [
        "Imker Trump sagte: „Der Honig ist gut.“",
        "Herr Macron vom Tiefbauamt sagte: „Die Straße ist frei.“",
    ] {
        let found = annotated(text);
        let home =
            found.actors.iter().all(|actor| actor.country.is_none_or(|country| country.code() == "DE"));
        assert!(home && !found.actors.is_empty(), "{:?}", found.actors);
    }
}

#[test]
fn everyday_words_are_no_firms_towns_or_politicians() {
    let found = actors(
        "Die Metro fuhr nicht. Zwei Elche standen am Gleis. Weil es schneite, blieb ein Bulle im Stall.",
    );
    assert!(found.is_empty(), "{found:?}");
    let found = actors("Der Umsatz sank. Die Metro schließt drei Märkte.");
    assert!(found.iter().any(|name| name.starts_with("Metro")), "{found:?}");
}

#[test]
fn a_common_noun_with_an_article_is_no_place() {
    let found = annotated("Der Rat hat den Neubau der Kita gestoppt. Ihren Favoriten fand sie nicht.");
    let places: Vec<_> = found.mentions.iter().filter_map(|mention| mention.country).collect();
    assert!(places.is_empty(), "{:?}", found.mentions);
}

#[test]
fn a_place_with_its_state_beside_it_is_that_place() {
    let found = annotated("In Paris, Texas, brannte am Dienstag ein Lagerhaus.");
    let codes: Vec<_> = found.mentions.iter().filter_map(|mention| mention.country).collect();
    assert!(codes.iter().all(|country| country.code() == "US") && !codes.is_empty(), "{:?}", found.mentions);
}

/// Who says the words that begin with `words`.
fn speaker_of(text: &str, words: &str) -> String {
    let found = annotated(text);
    let said = found.quotations.iter().find(|quotation| {
        quotation.content.iter().any(|span| span.of(text).trim_start_matches('„').starts_with(words))
    });
    let speaker = said.and_then(|quotation| quotation.speaker).map(|idx| found.actors[idx].name.clone());
    speaker.unwrap_or_else(|| format!("nobody: {:?}", found.quotations))
}

#[test]
fn descriptions_go_to_the_person_last_named_whom_they_fit() {
    let cases = [
        (
            "Renate Kolbe hat einen Kalender dabei. „Hier steht es“, sagte die 63-Jährige.",
            "Hier",
            "Renate Kolbe",
        ),
        (
            "Anwalt Jan Rieke widersprach der Zeugin Eva Moll. „Ich war nie dort“, sagte der 48-Jährige.",
            "Ich",
            "Jan Rieke",
        ),
        ("Trainer Ivo Maric sah Gelb. „Dumm von mir“, sagte der Kroate.", "Dumm", "Ivo Maric"),
        (
            "CDU-Fraktionschefin Wiebke Aden lehnte ab. „Das kostet zu viel“, sagte die Christdemokratin.",
            "Das",
            "Wiebke Aden",
        ),
        (
            "Oberbürgermeister Henning Stolp kam später. „Tut mir leid“, sagte der SPD-Politiker.",
            "Tut",
            "Henning Stolp",
        ),
        ("Grete Maurach (CSU) ist Rätin. „Ich gehe“, sagte die Christsoziale.", "Ich", "Grete Maurach"),
        (
            "Wirtschaftsministerin Simone Harthausen prüft. „Wir sehen nach“, sagte die Ministerin.",
            "Wir",
            "Simone Harthausen",
        ),
        (
            "Torwart Nils Hoppenstedt hielt alles. „Das war Glück“, sagte der Schlussmann.",
            "Das",
            "Nils Hoppenstedt",
        ),
    ];
    for (text, words, expected) in cases {
        assert_eq!(speaker_of(text, words), expected, "{text}");
    }
}

#[test]
fn a_description_tells_the_country_of_the_one_it_means() {
    let text = "Spiel gedreht\nBremen. Trainer Ivo Maric sah Gelb. „Dumm von mir“, sagte der Kroate.";
    assert_country(text, "Maric", "HR stated");
}

#[test]
fn who_signs_an_article_is_nobody_in_it() {
    let text = "Rat tagt\nDer Rat hat getagt. Danach gingen alle heim.\n(Berta Klimt, 5.9.2025)";
    assert!(annotated(text).actors.iter().all(|actor| !actor.name.contains("Klimt")));
}

#[test]
fn clauses_tell_whom_a_pronoun_or_description_means() {
    let cases = [
        (
            "Gestern hatte Hilde Kranz das Wort. Die 71 Jahre alte Rentnerin wohnt gegenüber. „Es war dunkel“, sagte sie.",
            "Es war",
            "Hilde Kranz",
        ),
        (
            "Anwalt Jan Rieke lachte. Das sieht Oberstaatsanwältin Rita Moll anders. Nach ihrer Darstellung war das Tor zu.",
            "war das",
            "Rita Moll",
        ),
        (
            "Das Seeamt machte es sich leicht. Den Kapitän treffe keine Schuld, heißt es in seinem Spruch.",
            "Den Kapitän",
            "Seeamt",
        ),
        ("Ratsherr Uwe Thies hat sich nach eigenen Worten enthalten.", "Ratsherr", "Uwe Thies"),
        ("„Da ist gedrückt worden“, sagt einer, der dabei war.", "Da ist", "Einer, der dabei war"),
        (
            "Der Chiphersteller Lorma wächst. Es gehe voran, teilte das Unternehmen am Montag mit.",
            "Es gehe",
            "Lorma",
        ),
        (
            "In Kiel prüft das Landesamt die Pläne. Das Verfahren könne dauern, heißt es dort.",
            "Das Verfahren",
            "Landesamt",
        ),
        (
            "Der Angriff wurde von einer Armeesprecherin bestätigt. Sie sagte, er sei vorbei.",
            "er sei",
            "Armeesprecherin",
        ),
        (
            "Die Ortsgruppe schlägt Alarm. Nur jeder Dritte könne schwimmen, heißt es in einem Brief, den sie verschickte.",
            "Nur jeder",
            "Ortsgruppe",
        ),
        (
            "Klara Wohlert hat einen Kalender dabei. Die frühere Buchhalterin der Stahlwerke Saar blättert darin. „Hier \
             steht es“, sagt sie.",
            "Hier steht",
            "Klara Wohlert",
        ),
        (
            "Bestätigen wollte Uwe Ruhland das nicht. „Wir wissen, was wir an ihm haben.“",
            "Wir wissen",
            "Uwe Ruhland",
        ),
        (
            "Besorgt ist der Vorsitzende des Vereins Auenland, Wolf Grader, über den Plan. „Es wird eng“, sagte er.",
            "Es wird",
            "Wolf Grader",
        ),
        (
            "Die Konferenz der kantonalen Baudirektoren teilte mit, sie lehne das ab.",
            "sie lehne",
            "Konferenz der kantonalen Baudirektoren",
        ),
    ];
    for (text, words, expected) in cases {
        assert_eq!(speaker_of(text, words), expected, "{text}");
    }
}

#[test]
fn only_who_can_speak_is_a_source() {
    let dated = "Ein Gutachten vom vergangenen Herbst kam zu dem Schluss, dass die Brücke halte.";
    assert_eq!(speaker_of(dated, "dass die"), "Gutachten");
    let issued = "In einem Thesenpapier des Landesamts hieß es, der Deich halte.";
    assert_eq!(speaker_of(issued, "der Deich"), "Landesamt");
    let joined = "Laut WHO-Papier sinkt die Zahl der Fälle.";
    assert_eq!(speaker_of(joined, "sinkt"), "Weltgesundheitsorganisation");
    let inner = "Laut zwei mit der Sache vertrauten Personen ist das Papier falsch.";
    assert_eq!(speaker_of(inner, "ist das"), "Vertraute Personen");
}

#[test]
fn names_with_parts_are_sources() {
    let cases = [
        ("Peter van den Brake kam nach Bonn. „Bald“, sagte van den Brake.", "Bald", "Peter van den Brake"),
        ("„Gut so“, sagte M. Huber.", "Gut so", "M. Huber"),
        ("„Nie“, meinte Anna-Lena Huber-Meier.", "Nie", "Anna-Lena Huber-Meier"),
        ("„Es hält“, sagte Dipl.-Ing. Jörn Hallbauer am Freitag.", "Es", "Jörn Hallbauer"),
        ("„Es hält“, sagte Prof. Dr. h. c. mult. Ute van der Brügge.", "Es", "Ute van der Brügge"),
        ("„Es hält“, sagte Marco da Cunha jr. am Freitag.", "Es", "Marco da Cunha jr"),
        ("„Es hält“, sagte Anna Gräfin von und zu Reckenthin.", "Es", "Anna Gräfin von und zu Reckenthin"),
        ("„Es hält“, sagte Vera Herbst im Herbst. „Noch“, sagte Herbst.", "Noch", "Vera Herbst"),
        ("Birgit Prinz und Ina Moll siegten. „Gut so“, sagte Prinz.", "Gut", "Birgit Prinz"),
    ];
    for (text, words, expected) in cases {
        assert_eq!(speaker_of(text, words), expected, "{text}");
    }
}

/// The bodies and persons that a text names, by their names.
fn actors(text: &str) -> Vec<String> {
    annotated(text).actors.into_iter().map(|actor| actor.name).collect()
}

#[test]
fn bodies_are_actors_where_they_act() {
    let found = actors(
        "Der Aufsichtsrat lehnte den Kredit ab. Im Sommer sperrte die schwedische Küstenwache die Bucht.",
    );
    assert_eq!(found, ["Aufsichtsrat", "Schwedische Küstenwache"]);
    let nobody = actors("Das Gremium tagte. Die alte Koalition ist am Ende. Eine Kanzlei prüft.");
    assert!(nobody.is_empty(), "{nobody:?}");
}

#[test]
fn ships_and_platforms_are_nobody() {
    let found = actors("Der Dampfer „Meta Jansen“ sank vor Öland. Im Netzwerk Linkedin wurde das geteilt.");
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn letters_in_brackets_are_the_body_named_before_them() {
    let letters = actors("Die Brenkdorfer Wasser Union (BWU) warnt. Die BWU will zahlen.");
    assert!(letters.iter().all(|name| name != "BWU"), "{letters:?}");
}

#[test]
fn words_for_women_and_men_stay_as_they_are_written() {
    let found = actors(
        "„Der Damm hält“, sagte eine Sprecher:in der Bergwacht. Die Kläger*innen forderten am Montag eine Prüfung.",
    );
    assert!(found.iter().any(|name| name == "Sprecher:in der Bergwacht"), "{found:?}");
    assert!(found.iter().any(|name| name.contains("Kläger*innen")), "{found:?}");
}

#[test]
fn names_of_bodies_stand_in_the_nominative() {
    let found = actors(
        "Das berichtete die Westdeutsche Allgemeine Zeitung. Nach Angaben der Westdeutschen Allgemeinen Zeitung stimmt es.",
    );
    assert!(found.iter().all(|name| !name.contains("Allgemeinen")), "{found:?}");
}

#[test]
fn answers_without_a_name_are_of_whoever_is_asked() {
    let text = "Ein Gespräch mit der Försterin Helga Brandow über den Wald.\n\
                Frage: Frau Brandow, wie geht es dem Wald?\n\
                Antwort: Es geht ihm besser. Wir pflanzen Eichen.\n\
                Frage: Reicht der Regen?\n\
                Antwort: Nein, der Boden ist trocken.";
    assert_eq!(speaker_of(text, "Nein"), "Helga Brandow");
    assert_eq!(speaker_of(text, "Es geht"), "Helga Brandow");
}

#[test]
fn bodies_of_others_speak_for_themselves() {
    let text = "Das Welternährungsprogramm der Vereinten Nationen warnte vor Hunger. Die St. Galler Stadtpolizei \
                teilte mit, der Mann lebe. Das Landesamt prüft. In dem Papier heißt es, der Deich halte.";
    assert_eq!(
        speaker_of(text, "Das Welternährungsprogramm"),
        "Welternährungsprogramm der Vereinten Nationen"
    );
    assert_ne!(speaker_of(text, "der Mann"), "St");
    assert!(
        actors(text).iter().all(|name| name != "St" && name != "Vereinte Nationen"),
        "{:?}",
        actors(text)
    );
}

#[test]
fn who_is_talked_of_is_not_who_speaks() {
    let with = "Kanzler Anton Brill zweifelt. Zu einem Treffen von Karl Mertens und Udo Frank werde es nicht kommen, \
                sagte er.";
    assert_eq!(speaker_of(with, "Zu einem"), "Anton Brill");
    let office =
        "Präsident Anton Brill war empört. Präsident Udo Frank wolle nur drohen, so der Präsident am Abend.";
    assert_eq!(speaker_of(office, "Präsident Udo"), "Anton Brill");
    let text = "Anton Brill war empört. Udo Frank könne den Streit beenden, wenn er wolle, schrieb er am Abend. Das wisse er.";
    assert_eq!(speaker_of(text, "Udo Frank könne"), "Anton Brill");
    // In words of his own he may be meant.
    let text = "Anton Brill war empört. Udo Frank bleibt in Haft, sagte er. Udo Frank war still. Er habe nichts getan.";
    assert_eq!(speaker_of(text, "Er habe"), "Udo Frank");
}

#[test]
fn a_medium_is_called_by_the_name_behind_its_noun() {
    let text = "Das berichtete die norwegische Tageszeitung Nordlandsavis. Das Schiff sei leck.";
    assert!(actors(text).iter().any(|name| name == "Nordlandsavis"), "{:?}", actors(text));
}

#[test]
fn a_new_paragraph_with_a_doubtful_form_tells_on() {
    let text =
        "Die Behörde versprach, sich zu kümmern.\nAllerdings hielten die Beamten das Versprechen nicht.";
    let found = annotated(text);
    let within = found.quotations.iter().flat_map(|quotation| &quotation.content).all(|span| span.end < 42);
    assert!(within, "{:?}", found.quotations);
}

#[test]
fn what_somebody_holds_and_who_is_described_are_the_person() {
    let opinion = "Wolfram Gruppe sprach lange. Nach Gruppes Meinung ist das Werk zu klein.";
    assert_eq!(speaker_of(opinion, "ist das"), "Wolfram Gruppe");
    let companion =
        "Der frühere Weggefährte Holtens, Arne Lindkamp, kam ins Studio. „Das war falsch“, sagte er.";
    assert_eq!(speaker_of(companion, "Das war"), "Arne Lindkamp");
    let chair =
        "„Das reicht nicht“, sagte der Verbandsvorsitzende. Der Verbandsvorsitzende Knut Frerichs war laut.";
    assert_eq!(speaker_of(chair, "Das reicht"), "Knut Frerichs");
}
