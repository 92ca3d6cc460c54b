//! Days, as reports print them.

/// A text that is a day, such as `2018-03-29`: a report may say anything.
pub fn day(text: &str) -> Option<&str> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, of_month] = parts[..] else {
        return None;
    };
    let is = |part: &str, digits: usize, most: u32| {
        let all_digits = part.bytes().all(|byte| byte.is_ascii_digit());
        let number = part.parse().unwrap_or_default();
        part.len() == digits && all_digits && (1..=most).contains(&number)
    };
    (is(year, 4, 9999) && is(month, 2, 12) && is(of_month, 2, 31)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_day_is_one() {
        assert_eq!(day("2018-03-29"), Some("2018-03-29"));
        for other in [
            "2018-3-29",
            "2018-13-01",
            "2018-03-00",
            "2018-03",
            "去年",
            "2018-03-29-1",
        ] {
            assert_eq!(day(other), None, "{other}");
        }
    }
}
