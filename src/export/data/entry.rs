//! One item as it is exported: what it says, by whom, when, and where that stands.

use std::borrow::Cow;

use crate::document::Document;
use crate::item::{Actor, Basis};
use crate::record::word;
use crate::store::{ActorIdx, ItemIdx, ItemRef, TellingRef};
use crate::text::{ContentHash, Span};
use crate::wording::Wording;

/// An item in the words it is told in.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    /// The item.
    pub item: ItemRef<'a>,
    /// The words it is told in.
    pub wording: &'static Wording,
}

/// Where an item stands: an article that tells it.
pub struct Source<'a> {
    /// The article.
    pub document: &'a Document,
    /// The bytes of its text, in text order.
    pub spans: Vec<Span>,
    /// What it says there.
    pub text: &'a str,
    /// The rule that found it there.
    pub rule: &'a str,
    /// Probability that it is right.
    pub confidence: f32,
}

impl<'a> Entry<'a> {
    /// Who said it.
    pub fn speaker(&self) -> Option<&'a Actor> {
        self.item.speaker().map(|idx| self.actor(idx))
    }

    fn actor(&self, idx: ActorIdx) -> &'a Actor {
        self.item.store().actor(idx)
    }

    /// The names of those to whom it was said.
    pub fn addressees(&self) -> impl Iterator<Item = &'a str> {
        self.item.addressees().map(|idx| self.actor(idx).name.as_str())
    }

    /// The names of everyone in it, the speaker first.
    pub fn actors(&self) -> impl Iterator<Item = &'a str> {
        self.item.actors().iter().map(|idx| self.actor(*idx).name.as_str())
    }

    /// The words of the article on one line, in quotation marks where they are rendered word for word.
    pub fn quotation(&self) -> String {
        let text = one_line(self.item.text());
        self.item.form().told(&text, self.item.language()).into_owned()
    }

    /// The title of an event on one line.
    pub fn title(&self) -> Option<Cow<'a, str>> {
        self.item.title().map(one_line)
    }

    /// What it is called in a list: the speaker with the words, or the title.
    pub fn headline(&self) -> String {
        let label = one_line(self.item.label());
        match self.speaker().filter(|_| !self.item.is_event()) {
            Some(speaker) => format!("{}: {label}", speaker.name),
            None => label.into_owned(),
        }
    }

    /// The statement that it answers.
    pub fn answered(&self) -> Option<Entry<'a>> {
        self.item.answered().map(|idx| self.other(idx))
    }

    /// What it answers and what answers it, in words: "In reply to Vogt: …".
    pub fn replies(&self) -> Vec<String> {
        let told = |key, other: Entry<'a>| {
            let name = other.speaker().map_or_else(String::new, |actor| one_line(&actor.name).into_owned());
            self.wording.fill(key, &[("name", &name), ("words", &other.quotation())])
        };
        let answered = self.answered().map(|other| told("entry.answers", other));
        let replies = self.item.replies().into_iter().map(|idx| told("entry.answered-by", self.other(idx)));
        answered.into_iter().chain(replies).collect()
    }

    fn other(&self, idx: ItemIdx) -> Entry<'a> {
        Entry { item: self.item.store().item(idx), wording: self.wording }
    }

    /// The country it stands in.
    pub fn country(&self) -> Option<String> {
        self.item.country().map(|country| self.wording.country(&country).to_owned())
    }

    /// What kind of item it is.
    pub fn kind(&self) -> &'static str {
        self.wording.kind(self.item.kind())
    }

    /// When it was: "Wed 3 Sep 2025".
    pub fn when(&self) -> String {
        self.wording.when(self.item)
    }

    /// How precise its time is and what it rests on: "to the day; stated: as written".
    pub fn how_known(&self) -> String {
        let grain =
            self.item.grain().map(|grain| self.wording.text(&format!("grain.{}", word(&grain))).to_owned());
        let basis = self.wording.text(&format!("basis.{}", word(&self.item.basis()))).to_owned();
        let derived = (!matches!(self.item.basis(), Basis::Decided)).then(|| self.derivation());
        let basis = derived.map_or_else(|| basis.clone(), |derived| format!("{basis}: {derived}"));
        grain.into_iter().chain([basis]).collect::<Vec<_>>().join("; ")
    }

    fn derivation(&self) -> String {
        let text = self.item.store().document(self.item.home()).text.as_str();
        self.wording.derivation(&self.item.derivation(), self.item.interval().zip(self.item.grain()), text)
    }

    /// The articles that tell it, the one that knows its time best first.
    pub fn sources(&self) -> impl Iterator<Item = Source<'a>> {
        let store = self.item.store();
        self.item.tellings().map(|TellingRef { document, fields, .. }| Source {
            document: store.document(document),
            spans: fields.spans().collect(),
            text: fields.text,
            rule: fields.rule,
            confidence: fields.core.confidence,
        })
    }

    /// What it is known by in other programs: the same whenever the same place of the same article is exported.
    pub fn stable_id(&self) -> String {
        let document = self.item.store().document(self.item.home());
        let hull = self.item.hull().unwrap_or_default();
        let kind = if self.item.is_event() { "event" } else { "statement" };
        let speaker = self.speaker().map_or("", |actor| actor.name.as_str());
        let time = self.item.interval().map(|at| (at.start, at.end));
        let words = (self.item.label(), self.item.text(), speaker, time);
        let known = format!("{} {} {} {kind} {words:?}", document.hash(), hull.begin, hull.end);
        ContentHash::of(&known).to_string()[..32].to_owned()
    }

    /// What a person put on it: status, star, tags, note; empty where nothing.
    pub fn marks(&self) -> Vec<String> {
        let (item, wording) = (self.item, self.wording);
        let status = item.status().map(|status| wording.status(status).to_owned());
        let star = item.has_star().then(|| "★".to_owned());
        let tags = item.tags().map(|tag| format!("#{tag}"));
        let note = item.note().map(|note| wording.fill("entry.note", &[("note", &one_line(note))]));
        status.into_iter().chain(star).chain(tags).chain(note).collect()
    }
}

impl<'a> Source<'a> {
    /// A whole article, for lists of them.
    pub fn whole(document: &'a Document) -> Self {
        Self { document, spans: Vec::new(), text: "", rule: "", confidence: 0.0 }
    }

    /// The file that the article was read from, as the user named it; else its identifier.
    pub fn file(&self) -> &'a str {
        let read = self.document.provenance.as_ref().map(|provenance| &*provenance.file);
        read.or(self.document.path.as_deref()).unwrap_or(&self.document.id)
    }

    /// Where it was published, where that is an address of the web.
    pub fn url(&self) -> Option<&'a str> {
        let url = self.document.url.as_deref()?.trim();
        let is_web = ["http://", "https://"]
            .iter()
            .any(|scheme| url.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme)));
        (is_web && !url.contains(char::is_whitespace)).then_some(url)
    }

    /// Outlet and day: "Tagesblatt, 5 Sep 2025"; empty where neither is known.
    pub fn credit(&self, wording: &Wording) -> String {
        let day = self.document.published.date.map(|date| wording.date("date.day-year", date));
        self.document
            .outlet
            .iter()
            .map(|outlet| one_line(outlet).into_owned())
            .chain(day)
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// File, bytes, rule and confidence: "a.txt, bytes 12–40, rule said-that, 91 %".
    pub fn place(&self, wording: &Wording) -> String {
        let bytes = self.spans.iter().map(|span| format!("{}–{}", span.begin, span.end)).collect::<Vec<_>>();
        let percent = ((self.confidence * 100.0).round() as usize).to_string();
        let values = [
            ("file", &*one_line(self.file())),
            ("bytes", &*bytes.join(", ")),
            ("rule", self.rule),
            ("percent", &*percent),
        ];
        wording.fill("entry.place", &values)
    }
}

/// A text with one blank between its words.
pub fn one_line(text: &str) -> Cow<'_, str> {
    let is_plain = !text.contains("  ")
        && !text.chars().any(|c| c != ' ' && (c.is_whitespace() || c.is_control()))
        && text.trim().len() == text.len();
    if is_plain {
        return text.into();
    }
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
        .into()
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn words_stand_on_one_line() {
        assert_eq!(one_line("Wir bauen."), "Wir bauen.");
        assert_eq!(one_line(" Wir\r\n\tbauen  nicht.\u{1b}[2J "), "Wir bauen nicht. [2J");
    }
}
