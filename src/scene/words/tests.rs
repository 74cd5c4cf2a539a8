//! Labels of small stores, and what they read like.

use std::sync::Arc;

use super::{Run, Words};
use crate::annotate::{ActorKind, Annotations, Derivation, Modality};
use crate::document::Document;
use crate::font::Face;
use crate::item::{Actor, ActorId, Basis, Evidence, Extraction, Form, Item, ItemTime, Kind};
use crate::store::{ItemIdx, Store};
use crate::text::Span;
use crate::theme::Role;
use crate::wording::{Tongue, Wording};

/// An item to be made: its kind, who says it, its title, and words of the article.
pub(in crate::scene) struct Made<'a> {
    pub kind: Kind,
    pub speaker: Option<&'a str>,
    pub title: Option<&'a str>,
    pub words: &'a str,
    pub modality: Modality,
}

impl Default for Made<'_> {
    fn default() -> Self {
        Self { kind: Kind::Event, speaker: None, title: None, words: "", modality: Modality::Asserted }
    }
}

fn actor(name: &str) -> Arc<Actor> {
    let kind = if name.contains(' ') { ActorKind::Person } else { ActorKind::Organisation };
    Arc::new(Actor {
        id: ActorId::of_name(name),
        name: name.to_owned(),
        kind,
        role: None,
        country: None,
        country_basis: None,
        country_words: None,
        aliases: Vec::new(),
        is_decided: false,
    })
}

/// A store of one article with these items, in their order.
pub(in crate::scene) fn store(language: &str, text: &str, made: &[Made]) -> Store {
    let document = Document::plain("a", language, text);
    let mut actors: Vec<Arc<Actor>> = Vec::new();
    let item = |(at, made): (usize, &Made)| {
        let begin = text.find(made.words).unwrap();
        let speaker = made.speaker.map(ActorId::of_name);
        Item {
            id: format!("a:{at}"),
            kind: made.kind,
            title: made.title.map(str::to_owned),
            text: made.words.to_owned(),
            evidence: vec![Evidence {
                document: "a".to_owned(),
                spans: vec![Span::new(begin, begin + made.words.len())],
            }],
            time: ItemTime {
                interval: None,
                grain: None,
                basis: Basis::None,
                timex: None,
                derivation: Derivation::Unresolved,
            },
            about: None,
            modality: made.modality,
            actors: speaker.iter().cloned().collect(),
            speaker,
            chain: Vec::new(),
            answers: None,
            addressees: Vec::new(),
            country: None,
            country_basis: None,
            countries: Vec::new(),
            place: None,
            medium: None,
            rule: "made".to_owned(),
            confidence: 0.9,
        }
    };
    let items: Vec<Item> = made.iter().enumerate().map(item).collect();
    for name in made.iter().filter_map(|made| made.speaker) {
        if actors.iter().all(|known| known.name != name) {
            actors.push(actor(name));
        }
    }
    let extraction = Extraction::new(document.into(), Annotations::default(), actors, &items);
    Store::new(1, &[Arc::new(extraction)])
}

fn words(language: &str, text: &str, made: Made) -> Words {
    Words::of_item(&store(language, text, &[made]), ItemIdx::new(0), Wording::of(Tongue::German))
}

/// A label with `*` round what is bold and `_` round a title.
fn marked(words: &Words) -> String {
    let marked = |run: &Run| match run.face {
        Face::UiSemiBold => format!("*{}*", run.text),
        Face::UiMedium => format!("_{}_", run.text),
        _ => run.text.to_string(),
    };
    words.runs.iter().map(marked).collect()
}

fn said(form: Form, speaker: &'static str, text: &str, words_of_it: &str) -> String {
    let made =
        Made { kind: Kind::Statement(form), speaker: Some(speaker), words: words_of_it, ..Made::default() };
    marked(&words("de", text, made))
}

#[test]
fn a_quotation_stands_behind_the_name() {
    let text = "\"Wir bauen die Brücke noch in diesem Jahr.\", sagte Anna Berg dem Boten.";
    let read = "*Berg: *„Wir bauen die Brücke noch in diesem Jahr“";
    assert_eq!(said(Form::Direct, "Anna Berg", text, "\"Wir bauen die Brücke noch in diesem Jahr.\""), read);
    assert_eq!(said(Form::Direct, "Anna Berg", text, "Wir bauen die Brücke noch in diesem Jahr."), read);
}

#[test]
fn a_quotation_of_few_words_is_told_with_its_sentence() {
    let text = "Bürgermeisterin Anna Berg nannte den Plan am Montag „ganz und gar\u{a0}absurd“. Mehr nicht.";
    let read = "*Berg* nannte den Plan am Montag „ganz und gar absurd“";
    assert_eq!(said(Form::Direct, "Anna Berg", text, "„ganz und"), read);
    let inverted = "„So nicht“, sagte Anna Berg.";
    assert_eq!(said(Form::Direct, "Anna Berg", inverted, "„So nicht“"), "„So nicht“, sagte Anna *Berg*");
}

#[test]
fn a_clause_gets_a_capital_and_the_name_is_never_said_twice() {
    let text = "Die Stadt wolle die Brücke bauen, so Berg. Berg könne das allein entscheiden.";
    let clause = "Die Stadt wolle die Brücke bauen";
    assert_eq!(said(Form::Indirect, "Anna Berg", text, clause), "*Berg: *Die Stadt wolle die Brücke bauen");
    let own = "Berg könne das allein entscheiden.";
    assert_eq!(said(Form::Free, "Anna Berg", text, own), "*Berg* könne das allein entscheiden");
    assert_eq!(said(Form::Free, "Jo Tal", text, own), "*Tal: *Berg könne das allein entscheiden");
    let source = "Der Bau kostet laut Ratsherr Jo Tal nicht viel.";
    let read = "Der Bau kostet laut Ratsherr Jo *Tal* nicht viel";
    assert_eq!(said(Form::Indirect, "Jo Tal", source, source), read);
    let body = "Die örtlichen Behörden rieten vom Bau ab.";
    assert_eq!(
        said(Form::Reported, "Örtliche Behörden", body, "Bau"),
        "Die örtlichen *Behörden* rieten vom Bau ab"
    );
}

#[test]
fn a_part_of_a_sentence_is_told_with_all_of_it() {
    let text = "Der Kieler Ratsherr Jo Tal warf dem Rat vor, den Bau zu verzögern.";
    let read = "*Tal* warf dem Rat vor, den Bau zu verzögern";
    assert_eq!(said(Form::Indirect, "Jo Tal", text, "den Bau zu verzögern"), read);
}

#[test]
fn a_stance_keeps_what_stands_before_the_name_unless_it_is_a_role() {
    let told = |text: &str| said(Form::Reported, "Anna Berg", text, "Bau");
    assert_eq!(told("Bürgermeisterin Anna Berg kritisierte den Bau."), "*Berg* kritisierte den Bau");
    assert_eq!(
        told("Zuvor hatte Anna Berg den Bau kritisiert."),
        "Zuvor hatte Anna *Berg* den Bau kritisiert"
    );
    assert_eq!(told("Sie kritisierte den Bau."), "*Berg: *Sie kritisierte den Bau");
    let body = said(Form::Reported, "Stadtrat", "Der Stadtrat lehnt den Bau ab.", "Bau");
    assert_eq!(body, "Der *Stadtrat* lehnt den Bau ab");
}

#[test]
fn particles_belong_to_the_name() {
    let text = "Von der Au warnte vor dem Bau. Der Bau komme zu früh.";
    let name = "Ute von der Au";
    assert_eq!(said(Form::Reported, name, text, "Von der Au warnte"), "*Von der Au* warnte vor dem Bau");
    let clause = "Der Bau komme zu früh";
    assert_eq!(said(Form::Free, name, text, clause), "*von der Au: *Der Bau komme zu früh");
}

#[test]
fn what_nobody_is_named_for_is_the_whole_sentence() {
    let text = "Nach Angaben aus dem Rathaus ist die Brücke gesperrt. Der Grund ist ein Riss.";
    let made =
        Made { kind: Kind::Statement(Form::Indirect), words: "die Brücke gesperrt", ..Made::default() };
    assert_eq!(marked(&words("de", text, made)), "Nach Angaben aus dem Rathaus ist die Brücke gesperrt");
}

#[test]
fn an_event_is_its_title_and_its_sentence() {
    let text = "Am Montag tagte der Rat in Kiel. Es ging um die Brücke.";
    let event = |title| Made { title: Some(title), words: "tagte der Rat", ..Made::default() };
    let label = words("de", text, event("Sitzung des Rates"));
    assert_eq!(marked(&label), "_Sitzung des Rates_  Am Montag tagte der Rat in Kiel");
    assert_eq!(label.title(), label.runs[0].width());
    for title in ["Sitzung", "Anna Berg: Sitzung"] {
        assert_eq!(marked(&words("de", text, event(title))), "_Am Montag tagte der Rat in Kiel_");
    }
    assert_eq!(
        marked(&words("de", text, event("Am Montag tagte der Rat"))),
        "_Am Montag tagte der Rat_ in Kiel"
    );
}

#[test]
fn what_is_not_asserted_says_so_first_and_the_title_is_measured_with_it() {
    let text = "Der Rat will am Montag in Kiel tagen.";
    for (modality, word) in [
        (Modality::Planned, "geplant"),
        (Modality::Hypothetical, "möglich"),
        (Modality::Denied, "bestritten"),
    ] {
        let made = Made {
            title: Some("Sitzung in Kiel"),
            words: "am Montag in Kiel tagen",
            modality,
            ..Made::default()
        };
        let label = words("de", text, made);
        assert_eq!(label.runs[0], Run::new(format!("{word}  "), Face::Ui, Role::Ink3));
        assert_eq!(&*label.runs[1].text, "Sitzung in Kiel");
        let title = label.runs[0].width() + label.runs[1].width();
        assert!((label.title() - title).abs() < 0.01);
        let in_lane = label.clone().with_lane("Deutschland");
        assert!((in_lane.title() - title - in_lane.lane_width()).abs() < 0.01);
    }
}

#[test]
fn english_is_told_in_its_own_marks() {
    let text = "The mayor Ann Hill said: \"We will build the bridge this year.\" U.S. officials agreed.";
    let made = Made {
        kind: Kind::Statement(Form::Direct),
        speaker: Some("Ann Hill"),
        words: "\"We will build the bridge this year.\"",
        ..Made::default()
    };
    assert_eq!(marked(&words("en", text, made)), "*Hill: *“We will build the bridge this year”");
    let stance = Made {
        kind: Kind::Statement(Form::Reported),
        speaker: Some("Ann Hill"),
        words: "We will build",
        ..Made::default()
    };
    assert!(marked(&words("en", text, stance)).starts_with("*Hill* said: “We will"));
}

#[test]
fn an_abbreviation_keeps_its_full_stop() {
    let text = "Die Stadt wolle Brücken, Wege usw. bauen, Schulen, Wege usw.";
    let read = said(Form::Indirect, "Anna Berg", text, "Schulen, Wege usw.");
    assert_eq!(read, "*Berg: *Schulen, Wege usw.");
}
