//! The words of a statement or an event.

use super::label::{APART, Words};
use super::run::{Run, n_words};
use super::sentence::sentence_of;
use crate::annotate::{ActorKind, Modality};
use crate::document::readable;
use crate::font::{Face, fit};
use crate::item::{Form, Kind};
use crate::language::{Reading, in_marks, quoted, reading_of};
use crate::store::{ItemIdx, ItemRef, Store};
use crate::text::capitalized;
use crate::theme::Role;
use crate::wording::Wording;

/// A quotation of fewer words says too little by itself.
const FEW_WORDS: usize = 4;
/// A name that stands later in a sentence, in letters, is put before it.
const NAME_WITHIN: usize = 60;
/// A role before a name is left out up to so many letters.
const LONGEST_ROLE: usize = 45;
/// A sentence of more bytes tells more than the event; the words of the event itself are better.
const LONGEST_SENTENCE: usize = 190;

impl Words {
    /// The words of an item, without the name of its lane: what is not asserted begins with the word for it.
    pub fn of_item(store: &Store, idx: ItemIdx, wording: &Wording) -> Self {
        let item = store.item(idx);
        let said = Said::of(item);
        let mut words = match item.form() {
            Kind::Event => event(&said, item.title().unwrap_or_default()),
            Kind::Statement(form) => statement(&said, form),
        };
        if let Some(word) = modality(item.modality(), wording) {
            words.runs.insert(0, Run::new(format!("{word}{APART}"), Face::Ui, Role::Ink3));
            words.title_end += usize::from(words.title_end > 0);
        }
        words
    }
}

/// The word for what was not asserted.
pub fn modality(modality: Modality, wording: &Wording) -> Option<&str> {
    match modality {
        Modality::Asserted => None,
        Modality::Planned => Some(wording.text("reader.planned")),
        Modality::Hypothetical => Some(wording.text("reader.hypothetical")),
        Modality::Denied => Some(wording.text("reader.denied")),
    }
}

/// What an item says, made fit to read.
struct Said<'a> {
    item: ItemRef<'a>,
    reading: &'static Reading,
    /// Its own words, without a full stop at the end.
    text: String,
}

/// Where a name stands in a sentence, in bytes.
struct Place {
    begin: usize,
    end: usize,
}

impl<'a> Said<'a> {
    fn of(item: ItemRef<'a>) -> Self {
        let mut said = Self { item, reading: reading_of(item.language()), text: String::new() };
        said.text = said.clean(item.text());
        said
    }

    /// `text` in one line, in the language's marks, without a full stop at the end.
    fn clean(&self, text: &str) -> String {
        let text = readable(fit::head(text), |word| self.reading.joins(word));
        self.without_stop(in_marks(text.trim(), self.item.language()).into_owned())
    }

    /// The article's sentence; the item's own words where it cannot be found.
    fn sentence(&self) -> String {
        let found = self.item.evidence().next().map(|evidence| {
            let document = self.item.store().document(evidence.document);
            sentence_of(document, evidence.spans)
        });
        let sentence = found.filter(|sentence| !sentence.is_empty()).unwrap_or_else(|| self.text.clone());
        self.without_stop(fit::head(&sentence).to_owned())
    }

    /// Without a full stop at the end that belongs to no abbreviation, also inside a closing mark.
    fn without_stop(&self, mut text: String) -> String {
        let closing = text.chars().next_back().filter(|last| matches!(last, '“' | '”' | '«' | '’'));
        let body = text.len() - closing.map_or(0, char::len_utf8);
        let Some(kept) = text[..body].strip_suffix('.').filter(|kept| !kept.ends_with('.')) else {
            return text;
        };
        let last = kept.rsplit(char::is_whitespace).next().unwrap_or_default();
        let rules = &self.reading.sentences;
        if !rules.never_last.contains(last) && !rules.may_be_last.contains(last)
            || self.reading.is_common(last)
        {
            text.remove(kept.len());
        }
        text
    }

    /// The names that the speaker may have in a sentence, the one for labels first.
    fn names(&self) -> Vec<&'a str> {
        let Some(speaker) = self.item.speaker() else { return Vec::new() };
        let (actor, short) = (self.item.store().actor(speaker), self.item.store().short_name(speaker));
        // The noun of a body in two words has the same form in every case: "die örtlichen Behörden".
        let is_short = actor.kind == ActorKind::Person || actor.name.split(' ').count() == 2;
        let last = actor.name.rsplit(' ').next().filter(|last| is_short && last.chars().count() > 2);
        let mut names = vec![short];
        names.extend(last.filter(|last| *last != short));
        names
    }
}

fn statement(said: &Said, form: Form) -> Words {
    let is_quotation = matches!(form, Form::Direct | Form::Mixed);
    let is_part = form != Form::Direct && said.text.starts_with(char::is_lowercase);
    let says_little = is_quotation && n_words(&[plain(&said.text)]) < FEW_WORDS;
    let names = said.names();
    let is_sentence = form == Form::Reported || is_part || says_little || names.is_empty();
    let text = match form {
        _ if is_sentence => said.sentence(),
        Form::Direct => quoted(&said.text, said.item.language()).into_owned(),
        _ => said.text.clone(),
    };
    let place = names.iter().find_map(|name| place_of(&text, name));
    let runs = match (names.first(), place) {
        (_, Some(place)) if is_sentence || tells_who(&text, &place, said.reading) => {
            with_name_inside(&text, &place, said.reading)
        }
        (Some(name), _) => {
            vec![Run::new(format!("{name}: "), Face::UiSemiBold, Role::Ink), plain(&capitalized(&text))]
        }
        (None, _) => vec![plain(&capitalized(&text))],
    };
    Words::of_runs(runs)
}

fn event(said: &Said, title: &str) -> Words {
    let title = said.clean(title);
    let sentence = capitalized(&match said.sentence() {
        sentence if sentence.len() > LONGEST_SENTENCE && !said.text.starts_with(char::is_lowercase) => {
            said.text.clone()
        }
        sentence => sentence,
    });
    let in_title = |text: &str| Run::new(text, Face::UiMedium, Role::Ink);
    if says_no_event(&title) {
        let runs = vec![in_title(if sentence.is_empty() { &title } else { &sentence })];
        return Words { runs, n_lane: 0, title_end: 1 };
    }
    let mut runs = vec![in_title(&title)];
    match sentence.strip_prefix(&*title) {
        Some(rest) if !rest.starts_with(char::is_alphanumeric) => {
            runs.extend((!rest.is_empty()).then(|| plain(rest)))
        }
        _ if sentence.is_empty() => {}
        _ => runs.push(plain(&format!("{APART}{sentence}"))),
    }
    Words { runs, n_lane: 0, title_end: 1 }
}

/// Whether a title is one word, or a name with a noun behind a colon.
fn says_no_event(title: &str) -> bool {
    let is_bare = |(name, noun): (&str, &str)| !name.is_empty() && noun.split_whitespace().count() <= 2;
    title.split_whitespace().nth(1).is_none() || title.split_once(": ").is_some_and(is_bare)
}

/// Whether a clause with the name of whoever says it tells who that is by itself.
fn tells_who(text: &str, place: &Place, reading: &Reading) -> bool {
    place.begin == 0 || reading.is_role(&text[..place.begin]) || reading.names_source(text)
}

fn plain(text: &str) -> Run {
    Run::new(text, Face::Ui, Role::Ink2)
}

/// A sentence with the name in it made bold, without a role before it.
fn with_name_inside(text: &str, place: &Place, reading: &Reading) -> Vec<Run> {
    let (before, rest) = text.split_at(place.begin);
    let (name, rest) = rest.split_at(place.end - place.begin);
    let is_role = before.chars().count() < LONGEST_ROLE && reading.is_role(before);
    let mut runs = Vec::with_capacity(3);
    if !before.is_empty() && !is_role {
        runs.push(plain(&capitalized(before)));
    }
    runs.push(Run::new(name, Face::UiSemiBold, Role::Ink));
    if !rest.is_empty() {
        runs.push(plain(rest));
    }
    runs
}

/// Where `name` stands as a word near the beginning of `text`, in its genitive too; its first letter may be a capital.
fn place_of(text: &str, name: &str) -> Option<Place> {
    let limit = text.char_indices().nth(NAME_WITHIN).map_or(text.len(), |(byte, _)| byte);
    let capital = capitalized(name);
    let mut places = text[..limit].char_indices().map(|(at, _)| at);
    places.find_map(|begin| {
        let rest = &text[begin..];
        let name = [name, &*capital].into_iter().find(|name| !name.is_empty() && rest.starts_with(*name))?;
        let is_begin = !text[..begin].ends_with(|before: char| before.is_alphanumeric() || before == '-');
        let behind = &rest[name.len()..];
        let letters = behind.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(behind.len());
        let is_end = matches!(&behind[..letters], "" | "s" | "es");
        (is_begin && is_end).then_some(Place { begin, end: begin + name.len() + letters })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, name: &str) -> Option<String> {
        place_of(text, name).map(|place| text[place.begin..place.end].to_owned())
    }

    #[test]
    fn a_name_is_found_as_a_word() {
        assert_eq!(found("Kanzler Tal kam", "Tal").as_deref(), Some("Tal"));
        assert_eq!(found("Tals Plan", "Tal").as_deref(), Some("Tals"));
        assert_eq!(found("Von der Au kam", "von der Au").as_deref(), Some("Von der Au"));
        assert_eq!(found("Die Talsperre hält, das Ur-Tal auch", "Tal"), None);
        assert_eq!(found("Tal-Brücke", "Tal"), None);
        assert_eq!(found(&format!("{} Tal kam", "Und dann ".repeat(9)), "Tal"), None);
    }

    #[test]
    fn some_titles_name_no_event() {
        assert!(says_no_event("Gespräch") && says_no_event("Anna Tal: Treffen") && says_no_event(""));
        assert!(!says_no_event("Treffen in Kiel") && !says_no_event("Tal: Rat baut Brücke"));
    }
}
