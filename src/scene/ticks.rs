//! The calendar: units of time, their boundaries, and which of them the axis shows at which zoom.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime};

use super::time_scale::TimeScale;
use crate::time::{DAY, date_of, seconds_of};

/// What a bar of the density or of the overview may stand for.
pub(super) const BAR_UNITS: [TickUnit; 9] = [
    TickUnit::Hour,
    TickUnit::SixHours,
    TickUnit::Day,
    TickUnit::Week,
    TickUnit::Month,
    TickUnit::Quarter,
    TickUnit::Year,
    TickUnit::Decade,
    TickUnit::Century,
];

/// A calendar unit, finest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TickUnit {
    /// From minute to minute.
    Minute,
    /// Five minutes, from the full hour on.
    FiveMinutes,
    /// A quarter of an hour.
    QuarterHour,
    /// From hour to hour.
    Hour,
    /// A quarter of a day.
    SixHours,
    /// A calendar day, from midnight.
    #[default]
    Day,
    /// A week from Monday (ISO 8601).
    Week,
    /// A calendar month, from its first day.
    Month,
    /// Three months, from January on.
    Quarter,
    /// A calendar year, from 1 January.
    Year,
    /// Five years, from those that five divides.
    FiveYears,
    /// Ten years, from those that ten divides.
    Decade,
    /// A hundred years.
    Century,
    /// A thousand years.
    Millennium,
}

const HOUR: i64 = 3600;
/// Seconds of a mean Gregorian year.
const YEAR: i64 = 31_556_952;

impl TickUnit {
    /// Its mean length in seconds.
    pub fn seconds(self) -> i64 {
        match self {
            Self::Minute => 60,
            Self::FiveMinutes => 300,
            Self::QuarterHour => 900,
            Self::Hour => HOUR,
            Self::SixHours => 6 * HOUR,
            Self::Day => DAY,
            Self::Week => 7 * DAY,
            Self::Month => YEAR / 12,
            Self::Quarter => YEAR / 4,
            _ => YEAR * i64::from(self.years()),
        }
    }

    /// Years it lasts; 0 where it is shorter.
    fn years(self) -> i32 {
        match self {
            Self::Year => 1,
            Self::FiveYears => 5,
            Self::Decade => 10,
            Self::Century => 100,
            Self::Millennium => 1000,
            _ => 0,
        }
    }

    /// The year in which the unit of years begins that holds `year`. There is no year 0: before
    /// Christ units begin with the years 10, 20, … (−9, −19, … as they are counted here), so that
    /// they have round names, and the first one after begins with the year 1.
    fn first_year(self, year: i32) -> i32 {
        let years = self.years();
        match year {
            year if year >= years => year / years * years,
            1.. => 1,
            _ => 1 + (year - 1).div_euclid(years) * years,
        }
    }

    /// The year in which the unit after the one that begins with `year` begins.
    fn year_after(self, year: i32) -> i32 {
        if year == 1 { self.years().max(2) } else { year.saturating_add(self.years()) }
    }

    /// The number of the unit of years that begins with `year`: 3 for the year 30, −3 for 30 BCE.
    pub fn number(self, year: i32) -> i32 {
        if year > 0 { year / self.years().max(1) } else { (year - 1) / self.years().max(1) }
    }

    /// The beginning of the unit that holds `time`.
    pub fn floor(self, time: i64) -> i64 {
        let date = date_of(time);
        match self {
            Self::Week => {
                start_of(date.checked_sub_days(Days::new(date.weekday().num_days_from_monday().into())))
            }
            Self::Month => start_of(date.with_day(1)),
            Self::Quarter => start_of(NaiveDate::from_ymd_opt(date.year(), date.month0() / 3 * 3 + 1, 1)),
            _ if self >= Self::Year => start_of_year(self.first_year(date.year())),
            // All shorter units divide the day.
            _ => time.div_euclid(self.seconds()) * self.seconds(),
        }
    }

    /// The beginning of the unit after the one that begins at `start`.
    pub fn next(self, start: i64) -> i64 {
        let after = match self {
            Self::Month => start_of(date_of(start).checked_add_months(Months::new(1))),
            Self::Quarter => start_of(date_of(start).checked_add_months(Months::new(3))),
            _ if self >= Self::Year => start_of_year(self.year_after(date_of(start).year())),
            _ => start + self.seconds(),
        };
        // At the calendar's end, plain steps keep every loop over units going forward.
        if after > start { after } else { start + self.seconds() }
    }

    /// The least number of units that cover `time`: the beginning of the unit at or after it.
    pub fn ceil(self, time: i64) -> i64 {
        let floor = self.floor(time);
        if floor == time { time } else { self.next(floor) }
    }

    /// The beginnings of all units that touch the stretch, and the end of the last.
    pub fn boundaries(self, start: i64, end: i64) -> Vec<i64> {
        let mut boundaries = vec![self.floor(start)];
        let mut at = boundaries[0];
        while at < end {
            at = self.next(at);
            boundaries.push(at);
        }
        boundaries
    }

    /// The key of the words for "per unit".
    pub fn per_key(self) -> &'static str {
        match self {
            Self::SixHours => "per.six-hours",
            Self::Day => "per.day",
            Self::Week => "per.week",
            Self::Month => "per.month",
            Self::Quarter => "per.quarter",
            Self::Year | Self::FiveYears => "per.year",
            Self::Decade => "per.decade",
            Self::Century | Self::Millennium => "per.century",
            _ => "per.hour",
        }
    }
}

fn start_of(date: Option<NaiveDate>) -> i64 {
    seconds_of(date.unwrap_or(NaiveDate::MAX).and_time(NaiveTime::MIN))
}

fn start_of_year(year: i32) -> i64 {
    start_of(NaiveDate::from_ymd_opt(year, 1, 1))
}

/// The units the axis shows, coarse over fine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ladder {
    /// Named in the upper row, bold.
    pub context: TickUnit,
    /// Named in the lower row and drawn as lines through the lanes; a statement's column.
    pub label: TickUnit,
    /// Small ticks without a name.
    pub tick: TickUnit,
}

/// Each ladder with the width that one `label` unit needs at least. The first that has it is
/// taken. Days come before hours until one day nearly fills a small plot: news is dated by day.
const LADDERS: [(f32, Ladder); 12] = [
    (40.0, Ladder { context: TickUnit::Day, label: TickUnit::FiveMinutes, tick: TickUnit::Minute }),
    (44.0, Ladder { context: TickUnit::Day, label: TickUnit::QuarterHour, tick: TickUnit::FiveMinutes }),
    (28.0, Ladder { context: TickUnit::Day, label: TickUnit::Hour, tick: TickUnit::QuarterHour }),
    (96.0, Ladder { context: TickUnit::Month, label: TickUnit::Day, tick: TickUnit::SixHours }),
    (22.0, Ladder { context: TickUnit::Month, label: TickUnit::Day, tick: TickUnit::Day }),
    (60.0, Ladder { context: TickUnit::Month, label: TickUnit::Week, tick: TickUnit::Day }),
    (36.0, Ladder { context: TickUnit::Year, label: TickUnit::Month, tick: TickUnit::Week }),
    (28.0, Ladder { context: TickUnit::Year, label: TickUnit::Quarter, tick: TickUnit::Month }),
    (28.0, Ladder { context: TickUnit::Decade, label: TickUnit::Year, tick: TickUnit::Quarter }),
    (12.0, Ladder { context: TickUnit::Decade, label: TickUnit::Year, tick: TickUnit::Year }),
    (28.0, Ladder { context: TickUnit::Century, label: TickUnit::Decade, tick: TickUnit::Year }),
    (0.0, Ladder { context: TickUnit::Millennium, label: TickUnit::Century, tick: TickUnit::Decade }),
];

/// Ticks nearer than this blur into a bar and are left out.
const MIN_TICK_WIDTH: f32 = 5.0;

impl Ladder {
    /// The units for a zoom.
    pub fn at(scale: &TimeScale) -> Self {
        let wide = |(min, ladder): &(f32, Self)| scale.width_of(ladder.label.seconds() as f64) >= *min;
        LADDERS.iter().find(|entry| wide(entry)).map_or(LADDERS[LADDERS.len() - 1].1, |(_, ladder)| *ladder)
    }

    /// Width of one label unit.
    pub fn label_width(&self, scale: &TimeScale) -> f32 {
        scale.width_of(self.label.seconds() as f64)
    }

    /// Whether the small ticks are far enough apart to be drawn.
    pub fn shows_ticks(&self, scale: &TimeScale) -> bool {
        self.tick < self.label && scale.width_of(self.tick.seconds() as f64) >= MIN_TICK_WIDTH
    }
}

/// The smallest of `units` that is at least `min_width` wide; else the last.
pub fn smallest_unit(units: &[TickUnit], scale: &TimeScale, min_width: f32) -> TickUnit {
    let wide = |unit: &&TickUnit| scale.width_of(unit.seconds() as f64) >= min_width;
    units.iter().find(wide).or(units.last()).copied().unwrap_or(TickUnit::Millennium)
}

/// Of labels that each need `width`, every how many-th is shown where there is room for one every
/// `spacing`: 1, 2, 5, 10, 20, …
pub fn thinning(width: f32, spacing: f32) -> usize {
    let steps = (0..9).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_usize.pow(power)));
    steps.into_iter().find(|step| *step as f32 * spacing >= width).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::TimeWindow;
    use proptest::prelude::*;

    const ALL: [TickUnit; 14] = [
        TickUnit::Minute,
        TickUnit::FiveMinutes,
        TickUnit::QuarterHour,
        TickUnit::Hour,
        TickUnit::SixHours,
        TickUnit::Day,
        TickUnit::Week,
        TickUnit::Month,
        TickUnit::Quarter,
        TickUnit::Year,
        TickUnit::FiveYears,
        TickUnit::Decade,
        TickUnit::Century,
        TickUnit::Millennium,
    ];

    fn day(y: i32, m: u32, d: u32) -> i64 {
        start_of(NaiveDate::from_ymd_opt(y, m, d))
    }

    #[test]
    fn units_begin_where_the_calendar_says() {
        let wednesday = day(2025, 9, 3) + 13 * HOUR;
        for (unit, start) in [
            (TickUnit::Hour, wednesday),
            (TickUnit::SixHours, day(2025, 9, 3) + 12 * HOUR),
            (TickUnit::Day, day(2025, 9, 3)),
            (TickUnit::Week, day(2025, 9, 1)),
            (TickUnit::Month, day(2025, 9, 1)),
            (TickUnit::Quarter, day(2025, 7, 1)),
            (TickUnit::Year, day(2025, 1, 1)),
            (TickUnit::FiveYears, day(2025, 1, 1)),
            (TickUnit::Decade, day(2020, 1, 1)),
            (TickUnit::Century, day(2000, 1, 1)),
        ] {
            assert_eq!(unit.floor(wednesday), start, "{unit:?}");
        }
    }

    #[test]
    fn months_and_leap_years_have_their_own_length() {
        assert_eq!(TickUnit::Month.next(day(2024, 2, 1)) - day(2024, 2, 1), 29 * DAY);
        assert_eq!(TickUnit::Quarter.next(day(2025, 10, 1)), day(2026, 1, 1));
        assert_eq!(TickUnit::Year.next(day(-1, 1, 1)), day(0, 1, 1));
    }

    #[test]
    fn years_before_christ_fall_into_their_century() {
        // 100 BCE is the year −99: there is no year 0.
        assert_eq!(TickUnit::Century.floor(day(-43, 3, 15)), day(-99, 1, 1));
        assert_eq!(TickUnit::Century.next(day(-99, 1, 1)), day(1, 1, 1));
        assert_eq!(TickUnit::Century.next(day(1, 1, 1)), day(100, 1, 1));
        assert_eq!(TickUnit::Decade.floor(day(7, 1, 1)), day(1, 1, 1));
        assert_eq!((TickUnit::Decade.number(-29), TickUnit::Decade.number(30)), (-3, 3));
    }

    #[test]
    fn four_weeks_are_named_by_day_and_two_months_by_week() {
        let ladder = |days: i64, width: f32| {
            let window = TimeWindow::new(0.0, (days * DAY) as f64);
            Ladder::at(&TimeScale::new(window, 0.0, width))
        };
        assert_eq!(
            ladder(3, 630.0),
            Ladder { context: TickUnit::Month, label: TickUnit::Day, tick: TickUnit::SixHours }
        );
        assert_eq!(
            ladder(28, 700.0),
            Ladder { context: TickUnit::Month, label: TickUnit::Day, tick: TickUnit::Day }
        );
        assert_eq!(ladder(60, 700.0).label, TickUnit::Week);
        assert_eq!(ladder(21 * 365, 700.0).context, TickUnit::Decade);
        assert_eq!(ladder(365, 700.0).label, TickUnit::Month);
        assert_eq!(ladder(1, 700.0).label, TickUnit::Hour);
        assert_eq!(ladder(2000 * 365, 700.0).label, TickUnit::Century);
    }

    #[test]
    fn labels_are_thinned_to_round_numbers() {
        assert_eq!(thinning(40.0, 50.0), 1);
        assert_eq!(thinning(40.0, 30.0), 2);
        assert_eq!(thinning(40.0, 12.0), 5);
        assert_eq!(thinning(40.0, 4.0), 10);
    }

    proptest! {
        #[test]
        fn prop_a_unit_holds_its_times(time in -60_000_000_000..60_000_000_000i64, unit in 0..14usize) {
            let unit = ALL[unit];
            let start = unit.floor(time);
            prop_assert!(start <= time && time < unit.next(start));
            prop_assert_eq!(unit.floor(start), start);
            prop_assert_eq!(unit.floor(unit.next(start)), unit.next(start));
        }

        #[test]
        fn prop_boundaries_rise_and_cover(start in -60_000_000_000..60_000_000_000i64, spans in 1..300i64, unit in 0..14usize) {
            let unit = ALL[unit];
            let end = start + spans * unit.seconds() / 3;
            let boundaries = unit.boundaries(start, end);
            prop_assert!(boundaries[0] <= start && *boundaries.last().unwrap() >= end);
            prop_assert!(boundaries.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
