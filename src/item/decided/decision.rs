//! What a person decided about an item.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::marks::{Mark, Marks, worded};
use crate::annotate::ActorKind;
use crate::item::{Actor, ActorId, Form, Kind};
use crate::language::Country;
use crate::time::{Grain, TimeInterval, datetime_of, seconds_of};

/// What a person decided about an item; a field that is missing was left to the program.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ItemDecision {
    /// When it was said or happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<DecidedTime>,
    /// Who said it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<DecidedActor>,
    /// To whom it was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub addressees: Option<Vec<DecidedActor>>,
    /// Where it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// Whether it is a statement or an event, and how the statement is rendered.
    #[serde(skip_serializing_if = "Option::is_none", with = "kind")]
    pub kind: Option<Kind>,
    /// What it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Whether it is right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// Why it is not shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub removed: Option<Removal>,
    /// What was put on it without changing it.
    #[serde(flatten)]
    pub marks: Marks,
}

/// A time that a person set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecidedTime {
    /// The first second.
    from: NaiveDateTime,
    /// The first second after it.
    until: NaiveDateTime,
    /// How precise it is.
    pub grain: Grain,
}

/// An actor that a person named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecidedActor {
    /// Full name, by which the actor is known in all articles.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
}

/// Whether an item is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// A person has checked it.
    Confirmed,
    /// Somebody says otherwise.
    Disputed,
    /// Nobody could check it.
    Unverified,
}

/// Why an item is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Removal {
    /// It is wrong: the article does not say it.
    Rejected,
    /// It is right, and not wanted.
    Hidden,
}

/// One thing decided about an item; `None` leaves it to the program again.
#[derive(Clone, Debug, PartialEq)]
pub enum Decide {
    /// When it was said or happened.
    Time(Option<DecidedTime>),
    /// Who said it.
    Speaker(Option<DecidedActor>),
    /// To whom it was said.
    Addressees(Option<Vec<DecidedActor>>),
    /// Where it stands.
    Country(Option<Country>),
    /// Statement or event.
    Kind(Option<Kind>),
    /// What it is called; blank for none.
    Title(Option<String>),
    /// Whether it is right.
    Status(Option<Status>),
    /// Whether and why it is not shown.
    Removed(Option<Removal>),
    /// Something put on it, or taken from it.
    Mark(Mark),
    /// Several things at once.
    All(Vec<Decide>),
    /// Nothing is decided about it any more.
    Nothing,
}

impl DecidedTime {
    /// A stretch of time, as precise as `grain`.
    pub fn new(interval: TimeInterval, grain: Grain) -> Self {
        Self { from: datetime_of(interval.start), until: datetime_of(interval.end), grain }
    }

    /// The stretch; `None` where it ends before it begins.
    pub fn interval(&self) -> Option<TimeInterval> {
        TimeInterval::new(seconds_of(self.from), seconds_of(self.until))
    }
}

impl DecidedActor {
    /// As an actor of whom nothing else is known.
    pub fn to_actor(&self) -> Actor {
        Actor {
            id: ActorId::of_name(&self.name),
            name: self.name.clone(),
            kind: self.kind,
            role: None,
            country: None,
            country_basis: None,
            country_words: None,
            aliases: Vec::new(),
            is_decided: false,
        }
    }
}

impl ItemDecision {
    /// Whether nothing is decided.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it says of anything that the program has it wrong.
    pub fn corrects(&self) -> bool {
        let Self { time, speaker, addressees, country, kind, title, status: _, removed: _, marks: _ } = self;
        time.is_some()
            || speaker.is_some()
            || addressees.is_some()
            || country.is_some()
            || kind.is_some()
            || title.is_some()
    }

    /// Adds what was decided about the same item elsewhere; of what both decide this holds.
    pub fn add(&mut self, other: &Self) {
        let Self { time, speaker, addressees, country, kind, title, status, removed, marks } = other.clone();
        self.time = self.time.or(time);
        self.speaker = self.speaker.take().or(speaker);
        self.addressees = self.addressees.take().or(addressees);
        self.country = self.country.or(country);
        self.kind = self.kind.or(kind);
        self.title = self.title.take().or(title);
        self.status = self.status.or(status);
        self.removed = self.removed.or(removed);
        self.marks.add(marks);
    }

    /// What of it changes the item, without what is only put on it.
    pub fn content(&self) -> Self {
        Self { marks: Marks::default(), ..self.clone() }
    }

    /// Decides one more thing.
    pub fn decide(&mut self, what: Decide) {
        match what {
            Decide::Time(time) => self.time = time.filter(|time| time.interval().is_some()),
            Decide::Speaker(speaker) => self.speaker = speaker,
            Decide::Addressees(addressees) => self.addressees = addressees,
            Decide::Country(country) => self.country = country,
            Decide::Kind(kind) => self.kind = kind,
            Decide::Title(title) => self.title = title.as_deref().and_then(worded),
            Decide::Status(status) => self.status = status,
            Decide::Removed(removed) => self.removed = removed,
            Decide::Mark(mark) => self.marks.mark(mark),
            Decide::All(all) => all.into_iter().for_each(|what| self.decide(what)),
            Decide::Nothing => *self = Self::default(),
        }
    }
}

/// A kind as one word: that of the form of a statement, or "event".
mod kind {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Form, Kind};

    const EVENT: &str = "event";

    pub fn serialize<S: Serializer>(kind: &Option<Kind>, serializer: S) -> Result<S::Ok, S::Error> {
        match kind {
            Some(Kind::Statement(form)) => form.serialize(serializer),
            Some(Kind::Event) => EVENT.serialize(serializer),
            None => serializer.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Kind>, D::Error> {
        let Some(word) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
        if word == EVENT {
            return Ok(Some(Kind::Event));
        }
        let form = Form::deserialize(serde::de::value::StringDeserializer::<D::Error>::new(word.clone()));
        form.map(|form| Some(Kind::Statement(form)))
            .map_err(|_| D::Error::custom(format!("no kind is called {word}")))
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn a_decision_is_kept_with_what_was_decided_alone() {
        let mut decision = ItemDecision::default();
        assert!(decision.is_empty());
        let day = TimeInterval::day(NaiveDate::from_ymd_opt(2025, 9, 3).unwrap());
        for what in [
            Decide::Time(Some(DecidedTime::new(day, Grain::Day))),
            Decide::Kind(Some(Kind::Statement(Form::Direct))),
            Decide::Mark(Mark::Tag(" Zoll ".to_owned())),
            Decide::Mark(Mark::Note(Some(" ".to_owned()))),
            Decide::Status(Some(Status::Disputed)),
        ] {
            decision.decide(what);
        }
        let kept = serde_json::to_string(&decision).unwrap();
        assert_eq!(
            kept,
            r#"{"time":{"from":"2025-09-03T00:00:00","until":"2025-09-04T00:00:00","grain":"day"},"kind":"direct","status":"disputed","tags":["Zoll"]}"#
        );
        assert_eq!(serde_json::from_str::<ItemDecision>(&kept).unwrap(), decision);
        assert_eq!(decision.time.and_then(|time| time.interval()), Some(day));
        decision.decide(Decide::Kind(Some(Kind::Event)));
        let kept = serde_json::to_string(&decision).unwrap();
        assert_eq!(serde_json::from_str::<ItemDecision>(&kept).unwrap(), decision);
        decision.decide(Decide::Nothing);
        assert!(decision.is_empty() && serde_json::to_string(&decision).unwrap() == "{}");
    }
}
