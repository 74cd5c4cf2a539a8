//! Where cards stand over and under the strip.

/// The middles of cards `width` wide, at least `gap` apart, in the order of `wished`, as near to these as can be,
/// between `left` and `right`.
///
/// The sum of the squares of the distances is least: cards that would overlap are pushed apart round their mean (pool
/// adjacent violators).
pub fn spread(wished: &[f32], width: f32, gap: f32, (left, right): (f32, f32)) -> Vec<f32> {
    let step = width + gap;
    // Without the steps, places only have to rise.
    let mut blocks: Vec<(f32, usize)> = Vec::new();
    for (at, &x) in wished.iter().enumerate() {
        blocks.push((x - at as f32 * step, 1));
        while let [.., (a, n), (b, m)] = blocks[..]
            && a / n as f32 > b / m as f32
        {
            blocks.truncate(blocks.len() - 2);
            blocks.push((a + b, n + m));
        }
    }
    let pooled = blocks.iter().flat_map(|&(sum, n)| std::iter::repeat_n(sum / n as f32, n));
    let mut places: Vec<f32> = pooled.enumerate().map(|(at, x)| x + at as f32 * step).collect();
    let n = places.len();
    for (at, x) in places.iter_mut().enumerate() {
        *x = x
            .min(right - width / 2.0 - (n - 1 - at) as f32 * step)
            .max(left + width / 2.0 + at as f32 * step);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn cards_stand_at_their_days_where_they_can() {
        assert_eq!(spread(&[100.0, 300.0], 80.0, 10.0, (0.0, 400.0)), [100.0, 300.0]);
    }

    #[test]
    fn cards_of_one_day_are_pushed_apart_and_stay_inside() {
        assert_eq!(spread(&[200.0, 200.0], 80.0, 20.0, (0.0, 400.0)), [150.0, 250.0]);
        let crowded = spread(&[10.0, 20.0, 390.0, 395.0], 80.0, 20.0, (0.0, 400.0));
        assert!(crowded.windows(2).all(|pair| pair[1] - pair[0] >= 99.9), "{crowded:?}");
        assert!(crowded[0] >= 40.0 && crowded[3] <= 360.0, "{crowded:?}");
    }
}
