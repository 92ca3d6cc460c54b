//! Where a scale begins, ends and has its ticks.

/// The largest value, or 1 where all are zero: a scale needs a length.
pub fn end(values: impl Iterator<Item = f64>) -> f64 {
    let end = values.fold(0.0, f64::max);
    if end > 0.0 { end } else { 1.0 }
}

/// Ticks from 0 up to `end`, 1, 2 or 5 times a power of ten apart, at most six.
///
/// Counted up rather than computed with logarithms, which would bring their tables into the widget.
pub fn ticks(end: f64) -> Vec<f64> {
    let mut power = 1.0;
    while power > end {
        power /= 10.0;
    }
    let step = loop {
        let fits = |step: &f64| end / step < 6.0;
        if let Some(step) = [1.0, 2.0, 5.0]
            .map(|times| times * power)
            .into_iter()
            .find(fits)
        {
            break step;
        }
        power *= 10.0;
    };
    let mut ticks = vec![0.0];
    let mut tick = step;
    while tick <= end {
        ticks.push(tick);
        tick += step;
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_few() {
        assert_eq!(ticks(100.0), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(ticks(15290.0), [0.0, 5000.0, 10_000.0, 15_000.0]);
        assert_eq!(ticks(1307.0), [0.0, 500.0, 1000.0]);
        assert_eq!(ticks(3.0), [0.0, 1.0, 2.0, 3.0]);
    }

    #[test]
    fn ticks_of_small_and_huge_scales_end() {
        for end in [1e-9, 0.5, 1.0, 1e15, f64::MAX] {
            let ticks = ticks(end);
            assert!(ticks.len() >= 2 && ticks.len() <= 7, "{end}: {ticks:?}");
            assert!(ticks.iter().all(|tick| *tick <= end));
        }
    }

    #[test]
    fn a_scale_of_zeros_still_has_a_length() {
        assert!(end([0.0, 0.0].into_iter()) > 0.0);
        assert!((end([3.0, 7.0].into_iter()) - 7.0).abs() < f64::EPSILON);
    }
}
