//! Classes of lengths: those that people speak of, from an hour to centuries.
//!
//! An item is day-less from one of these lengths on, so that all of a class are, or none is.

use crate::time::DAY;

/// The longest of each class in hours, up to a day, and in days.
const HOURS: [i64; 5] = [1, 3, 6, 12, 24];
const DAYS: [i64; 33] = [
    2, 3, 4, 5, 7, 10, 14, 21, 31, 46, 62, 92, 123, 184, 275, 366, 549, 731, 1_097, 1_461, 2_192, 2_923,
    3_653, 5_479, 7_305, 10_958, 14_610, 18_263, 27_394, 36_525, 73_050, 182_625, 365_250,
];
const LIMITS: [i64; HOURS.len() + DAYS.len()] = limits();

const fn limits() -> [i64; HOURS.len() + DAYS.len()] {
    let mut limits = [0; HOURS.len() + DAYS.len()];
    let mut at = 0;
    while at < limits.len() {
        limits[at] = if at < HOURS.len() { 3_600 * HOURS[at] } else { DAY * DAYS[at - HOURS.len()] };
        at += 1;
    }
    limits
}

/// The class of a length in seconds.
pub fn length_class(seconds: i64) -> usize {
    LIMITS.partition_point(|limit| *limit < seconds)
}

/// The longest that an item of a class can be, in seconds.
pub fn longest(class: usize) -> i64 {
    LIMITS.get(class).copied().unwrap_or(i64::MAX)
}

/// The longest of the class before one, in seconds: all of the class are longer.
pub fn longer_than(class: usize) -> i64 {
    class.checked_sub(1).map_or(0, longest)
}

/// The last class of which none is longer than `seconds`; that of a day at least.
pub fn class_within(seconds: i64) -> usize {
    LIMITS.partition_point(|limit| *limit <= seconds).max(HOURS.len()) - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_fall_into_classes_that_bound_them() {
        for seconds in [60, 3_600, DAY, 31 * DAY, 31_556_952, 31_556_952_000, i64::MAX / 4] {
            let class = length_class(seconds);
            assert!(longer_than(class) < seconds && seconds <= longest(class), "{seconds}");
        }
        assert!(LIMITS.is_sorted() && length_class(DAY) < length_class(DAY + 1));
    }

    #[test]
    fn a_class_within_a_length_holds_nothing_longer() {
        assert_eq!(longest(class_within(40 * DAY)), 31 * DAY);
        assert_eq!(longest(class_within(31 * DAY)), 31 * DAY);
        assert_eq!(longest(class_within(60)), DAY);
    }
}
