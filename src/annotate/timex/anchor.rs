//! What is said → where it lies on the calendar.

use chrono::NaiveDate;

use super::anchored::Anchored;
use super::length::is_some;
use super::said::Said;
use super::scene::Scene;
use crate::annotate::{Derivation, Timex, TimexKind};
use crate::language::time::{Field, Meaning, RuleKind};
use crate::time::{DAY, DayPart, DayTime, Grain, PartialDate, Reference, TimeInterval, Timex3, Toward};

impl Scene<'_> {
    /// The annotation of one expression; later ones may be counted from it.
    pub fn anchor(&mut self, said: &Said) -> Timex {
        let span = self.span(said);
        self.enter(span);
        let habit = said.rule.habit && !self.is_of_told_day(said);
        let kind = if habit { RuleKind::Set } else { said.rule.kind };
        let anchored = match (&said.rule.meaning, kind) {
            (Meaning::Reference(reference), _) => self.loosely(*reference),
            (Meaning::Date(_), RuleKind::Set) => self.repeated(said),
            (Meaning::Date(_), _) if self.means_nowadays(said) => self.loosely(Reference::Present),
            (Meaning::Date(_), _) => self.date(said),
            (Meaning::Length(_) | Meaning::Nothing, _) => self.length(said),
        };
        let some_time = anchored.point && said.length().is_some_and(|length| is_some(&length));
        let mut setting = None;
        if let (Timex3::Date(date, _), RuleKind::Date | RuleKind::Time) = (&anchored.value, kind)
            && date.interval().is_some()
        {
            setting = self.remember(said, *date, &anchored.derivation);
        }
        Timex {
            span,
            kind: kind_of(kind),
            value: anchored.value.to_string(),
            interval: anchored.interval,
            grain: anchored.grain,
            range: None,
            point: anchored.point && kind != RuleKind::Set,
            vague: said.rule.vague || some_time,
            aside: self.voice(said).aside,
            setting,
            rule: said.rule.name.clone(),
            derivation: anchored.derivation,
        }
    }

    /// Whether a part of the day without its day belongs to a day of the past that was spoken of before.
    fn is_of_told_day(&self, said: &Said) -> bool {
        let day = self.near(said).filter(|previous| previous.date.grain() == Grain::Day);
        day.is_some() && self.toward(said) == Toward::Past
    }

    fn loosely(&self, reference: Reference) -> Anchored {
        let today = self.published.filter(|_| reference == Reference::Present);
        Anchored {
            value: Timex3::Reference(reference),
            interval: today.map(TimeInterval::day),
            grain: today.map(|_| Grain::Day),
            point: true,
            derivation: Derivation::Vague,
        }
    }

    /// Whether "today" stands for the present time: in a text that nowhere else counts days from its
    /// publication, unless the clause tells what has happened.
    fn means_nowadays(&self, said: &Said) -> bool {
        said.rule.nowadays && !self.counts_days && self.toward(said) != Toward::Past
    }

    fn repeated(&self, said: &Said) -> Anchored {
        let date = said.date().unwrap_or(PartialDate::Day(None, None, None));
        Anchored::new(Timex3::Date(date, said.day_time()), Derivation::Literal)
    }

    fn date(&self, said: &Said) -> Anchored {
        let time = said.day_time();
        let (date, derivation) = match (said.unit(Field::Unit), said.steps()) {
            (Some(unit), Some(steps)) => self.counted(said, unit, steps),
            (None, Some(by)) => self.directed(said, by),
            _ => self.named(said),
        };
        let mut anchored = Anchored::new(Timex3::Date(date, time), derivation);
        if let Some(day) = date.first_day().filter(|day| self.is_night_before(said, time, *day)) {
            anchored.interval = day.pred_opt().and_then(|day| DayTime::Part(DayPart::Night).interval(day));
        }
        if let (Some(last), None) = (said.last_year(), time) {
            anchored.interval = anchored.interval.map(|first| first.hull(&last));
        }
        if let (Some(stage), None) = (said.number(Field::Stage), time) {
            anchored.interval = anchored.interval.map(|interval| third(interval, stage));
        }
        anchored
    }

    /// Whether a night is the one that ends on `day`: because the words say so, or because the night
    /// after the day of publication has not been when it is told as past.
    fn is_night_before(&self, said: &Said, time: Option<DayTime>, day: NaiveDate) -> bool {
        if said.value(Field::NightBefore).is_some() {
            return true;
        }
        time == Some(DayTime::Part(DayPart::Night))
            && self.published == Some(day)
            && self.toward(said) == Toward::Past
    }
}

/// The first, middle or last third of a stretch, in whole days.
fn third(interval: TimeInterval, stage: i64) -> TimeInterval {
    let days = interval.seconds() / DAY;
    let start = interval.start + (stage - 1) * days / 3 * DAY;
    let end = interval.start + (stage * days + 2) / 3 * DAY;
    TimeInterval::new(start, end.min(interval.end)).unwrap_or(interval)
}

fn kind_of(kind: RuleKind) -> TimexKind {
    match kind {
        RuleKind::Date | RuleKind::Nothing => TimexKind::Date,
        RuleKind::Time => TimexKind::Time,
        RuleKind::Duration => TimexKind::Duration,
        RuleKind::Set => TimexKind::Set,
    }
}
