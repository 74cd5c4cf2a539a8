//! Tables of what may be typed and what it means.

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The year 2025 is in view, on its last day.
fn reference() -> Reference {
    Reference { year: 2025, today: day("2025-12-31") }
}

/// `text` is the days from `first` to `last`, typed while the year 2025 is in view.
fn check(text: &str, first: &str, last: &str) {
    let found =
        typed_time(text, reference()).map(|at| (at.first_day().to_string(), at.last_day().to_string()));
    assert_eq!(found, Ok((first.to_owned(), last.to_owned())), "{text:?}");
}

fn fails(text: &str, error: TypedError) {
    assert_eq!(typed_time(text, reference()), Err(error), "{text:?}");
}

#[test]
fn single_days() {
    for text in [
        "3. Sep 2025",
        "3. September 2025",
        "3 Sep 2025",
        "Sep 3, 2025",
        "September 3rd 2025",
        "3.9.2025",
        "03.09.25",
        "2025-09-03",
        "3/9/2025",
        "Mi 3. Sep 2025",
        "Wednesday, 3 September 2025",
        "3. Sept.",
        "3. 9.",
        "am 3. September",
        "sep 3",
        "3.9.",
    ] {
        check(text, "2025-09-03", "2025-09-03");
    }
    check("13/9/2024", "2024-09-13", "2024-09-13");
    check("9/13/2024", "2024-09-13", "2024-09-13");
    check("24. Dez 1989", "1989-12-24", "1989-12-24");
}

#[test]
fn ranges_of_days() {
    for text in [
        "3.–5. Sep 2025",
        "3–5 Sep 2025",
        "3.-5.9.2025",
        "3. bis 5. September",
        "Sep 3 – Sep 5",
        "vom 3. bis 5. Sep",
        "2025-09-03 – 2025-09-05",
        "3 to 5 Sept 2025",
        "3.9.–5.9.2025",
    ] {
        check(text, "2025-09-03", "2025-09-05");
    }
    check("30. Aug – 2. Sep 2024", "2024-08-30", "2024-09-02");
    check("30. Dez 2024 – 2. Jan 2025", "2024-12-30", "2025-01-02");
    check("Sep 3–5, 2025", "2025-09-03", "2025-09-05");
}

#[test]
fn months_weeks_quarters() {
    check("Sept 2025", "2025-09-01", "2025-09-30");
    check("9/2025", "2025-09-01", "2025-09-30");
    check("2025-09", "2025-09-01", "2025-09-30");
    check("Feb 2024", "2024-02-01", "2024-02-29");
    check("März–Mai 2023", "2023-03-01", "2023-05-31");
    check("märz", "2025-03-01", "2025-03-31");
    for text in ["KW 36", "KW36", "week 36 2025", "36. KW 2025", "W36", "2025-W36", "Woche 36", "36th week"] {
        check(text, "2025-09-01", "2025-09-07");
    }
    check("KW 36–38", "2025-09-01", "2025-09-21");
    check("week 1 2026", "2025-12-29", "2026-01-04");
    check("Q3 2024", "2024-07-01", "2024-09-30");
    check("3. Quartal 2024", "2024-07-01", "2024-09-30");
    check("Q1–Q2 2024", "2024-01-01", "2024-06-30");
}

#[test]
fn years_and_more() {
    check("2019", "2019-01-01", "2019-12-31");
    check("1990–1995", "1990-01-01", "1995-12-31");
    check("1990 bis 1995", "1990-01-01", "1995-12-31");
    check("2019–21", "2019-01-01", "2021-12-31");
    check("1990er", "1990-01-01", "1999-12-31");
    check("1990er Jahre", "1990-01-01", "1999-12-31");
    check("the 1980s", "1980-01-01", "1989-12-31");
    check("90er", "1990-01-01", "1999-12-31");
    check("19. Jahrhundert", "1801-01-01", "1900-12-31");
    check("19th century", "1801-01-01", "1900-12-31");
}

#[test]
fn years_before_christ() {
    check("44 v. Chr.", "-0043-01-01", "-0043-12-31");
    check("44 BC", "-0043-01-01", "-0043-12-31");
    check("44–40 v. Chr.", "-0043-01-01", "-0039-12-31");
    check("1. Jh. v. Chr.", "-0099-01-01", "0000-12-31");
    check("44 v. Chr. – 14 n. Chr.", "-0043-01-01", "0014-12-31");
    check("476 n. Chr.", "0476-01-01", "0476-12-31");
    check("15. März 44 v. Chr.", "-0043-03-15", "-0043-03-15");
}

#[test]
fn times_of_day() {
    let hour =
        |text: &str| typed_time(text, reference()).map(|at| (at.start.rem_euclid(86_400), at.seconds()));
    assert_eq!(hour("3. Sep 2025 14:30"), Ok((52_200, 3_600)));
    assert_eq!(hour("3.9.2025, 14 Uhr"), Ok((50_400, 3_600)));
    assert_eq!(hour("3. Sep 14:00 – 16:00"), Ok((50_400, 10_800)));
}

#[test]
fn days_from_today_on() {
    check("heute", "2025-12-31", "2025-12-31");
    check("gestern", "2025-12-30", "2025-12-30");
    check("Vorgestern", "2025-12-29", "2025-12-29");
    check("yesterday – today", "2025-12-30", "2025-12-31");
    assert_eq!(typed_time("gestern 14:30", reference()).map(|at| at.seconds()), Ok(3_600));
}

#[test]
fn a_day_that_is_past() {
    let past = |text: &str, today: &str| typed_past_day(text, Reference { year: 2025, today: day(today) });
    for text in ["5 Sep", "5. Sept.", "5.9.", "5. September 2025", "2025-09-05"] {
        assert_eq!(past(text, "2025-12-01"), Ok(day("2025-09-05")), "{text}");
    }
    assert_eq!(past("5. Sept.", "2025-03-01"), Ok(day("2024-09-05")), "not ahead");
    assert_eq!(past("5. September 2025", "2025-03-01"), Ok(day("2025-09-05")), "as it is typed");
    assert_eq!(past("gestern", "2025-03-01"), Ok(day("2025-02-28")));
    assert_eq!(past("September 2025", "2025-12-01"), Err(TypedError::NotUnderstood));
    assert_eq!(past("3.–5. Sep", "2025-12-01"), Err(TypedError::NotUnderstood));
}

#[test]
fn what_is_no_time_says_so() {
    fails("", TypedError::Empty);
    fails("   ", TypedError::Empty);
    fails("übermorgen vielleicht", TypedError::NotUnderstood);
    fails("3–5–7 Sep", TypedError::NotUnderstood);
    fails("14", TypedError::NotUnderstood);
    fails("14:30", TypedError::NotUnderstood);
    fails("Sep 2025 14:30", TypedError::NotUnderstood);
    fails("31. Februar 2025", TypedError::NoSuchDay);
    fails("KW 54", TypedError::NoSuchDay);
    fails("13.13.2025", TypedError::NoSuchDay);
    fails("Q7 2025", TypedError::NoSuchDay);
    fails("1995–1990", TypedError::EndsFirst);
    fails("5.–3. Sep 2025", TypedError::EndsFirst);
    fails("123456", TypedError::TooFar);
    fails("99999999999999999999", TypedError::NotUnderstood);
}

proptest::proptest! {
    #[test]
    fn prop_anything_may_be_typed(text in "[0-9a-zäß .,:/–-]{0,24}") {
        if let Ok(interval) = typed_time(&text, reference()) {
            proptest::prop_assert!(interval.start < interval.end, "{}", text);
        }
    }

    #[test]
    fn prop_a_day_is_read_as_it_is_written(day in 0..40_000u64) {
        let date = chrono::NaiveDate::from_ymd_opt(1950, 1, 1).unwrap() + chrono::Days::new(day);
        let expected = Ok(TimeInterval::day(date));
        proptest::prop_assert_eq!(typed_time(&date.to_string(), reference()), expected);
        proptest::prop_assert_eq!(typed_time(&date.format("%-d.%-m.%Y").to_string(), reference()), expected);
    }
}
