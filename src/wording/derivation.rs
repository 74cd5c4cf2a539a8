//! How a time was derived, in words.

use chrono::{Datelike, NaiveDate};

use super::Wording;
use crate::annotate::Derivation;
use crate::time::{Grain, TimeInterval};

impl Wording {
    /// How the time of an item was derived: "the Wednesday before publication on Fri 5 Sep 2025".
    /// `time` is what it resolved to, `text` the document's text.
    pub fn derivation(
        &self,
        derivation: &Derivation,
        time: Option<(TimeInterval, Grain)>,
        text: &str,
    ) -> String {
        let with_published = |key: &str, published: NaiveDate| {
            self.fill(key, &[("published", &self.date("date.weekday-day-month-year", published))])
        };
        match derivation {
            Derivation::Literal => self.text("derivation.literal").to_owned(),
            Derivation::FromPublication(published) => match time {
                Some((interval, grain)) if grain <= Grain::Day => {
                    self.day_from_publication(interval.first_day(), *published)
                }
                _ => with_published("derivation.from-publication", *published),
            },
            Derivation::FromTimex(span) => self.fill("derivation.from-words", &[("words", span.of(text))]),
            Derivation::FromScene(span) => self.fill("derivation.from-scene", &[("words", span.of(text))]),
            Derivation::AssumedPublication(published) => with_published("derivation.assumed", *published),
            Derivation::Vague => self.text("derivation.vague").to_owned(),
            Derivation::Unresolved => self.text("derivation.unresolved").to_owned(),
            Derivation::Told(words) => words.clone(),
        }
    }

    /// A day seen from the day of publication; by its weekday where that is unambiguous.
    fn day_from_publication(&self, day: NaiveDate, published: NaiveDate) -> String {
        let key = match (day - published).num_days() {
            0 => "derivation.publication-day",
            -1 => "derivation.day-before",
            1 => "derivation.day-after",
            -7..=-2 => "derivation.weekday-before",
            2..=7 => "derivation.weekday-after",
            _ => "derivation.from-publication",
        };
        let weekday = self.listed("weekday.names", day.weekday().num_days_from_monday());
        let published = self.date("date.weekday-day-month-year", published);
        self.fill(key, &[("weekday", weekday), ("published", &published)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use crate::wording::Tongue;

    fn date(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, 9, d).unwrap()
    }

    fn said(tongue: Tongue, day: u32) -> String {
        let time = Some((TimeInterval::day(date(day)), Grain::Day));
        Wording::of(tongue).derivation(&Derivation::FromPublication(date(5)), time, "")
    }

    #[test]
    fn a_day_is_told_from_publication() {
        assert_eq!(said(Tongue::English, 3), "the Wednesday before publication on Fri 5 Sep 2025");
        assert_eq!(said(Tongue::German, 3), "der Mittwoch vor der Veröffentlichung am Fr 5. Sep 2025");
        assert_eq!(said(Tongue::German, 4), "der Tag vor der Veröffentlichung am Fr 5. Sep 2025");
        assert_eq!(said(Tongue::English, 5), "the day of publication, Fri 5 Sep 2025");
        assert_eq!(said(Tongue::English, 12), "the Friday after publication on Fri 5 Sep 2025");
        assert_eq!(said(Tongue::English, 20), "counted from publication on Fri 5 Sep 2025");
    }

    #[test]
    fn words_of_the_article_are_quoted() {
        let text = "Am 3. Mai. Zwei Tage später.";
        let told =
            Wording::of(Tongue::German).derivation(&Derivation::FromTimex(Span::new(0, 9)), None, text);
        assert_eq!(told, "gezählt ab „Am 3. Mai“ im Artikel");
        let scene =
            Wording::of(Tongue::German).derivation(&Derivation::FromScene(Span::new(0, 9)), None, text);
        assert_eq!(scene, "keine Zeit genannt; angenommen ist der Tag von „Am 3. Mai“ davor im Artikel");
    }
}
