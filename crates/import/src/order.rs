//! One sort for all that is put in order here: the standard library's takes 3 KB of program for every type that is
//! sorted, and browsers fetch it.

/// The items in the order of their keys, those with one key as they stood.
pub(crate) fn by_key<T>(items: Vec<T>, key: impl Fn(&T) -> usize) -> Vec<T> {
    let keys = items.iter().enumerate();
    let mut keys: Vec<(usize, usize)> = keys.map(|(n, item)| (key(item), n)).collect();
    keys.sort_unstable();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    let ordered = keys.into_iter().filter_map(|(_, n)| items[n].take());
    ordered.collect()
}

/// Words, the longest first: a short one stands inside a longer.
pub(crate) fn longest_first(words: Vec<&str>) -> Vec<&str> {
    by_key(words, |word| usize::MAX - word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_stay_as_they_stood() {
        assert_eq!(
            by_key(vec!["b2", "a1", "c1"], |word| word[1..].parse().unwrap()),
            ["a1", "c1", "b2"]
        );
        assert_eq!(
            longest_first(vec!["来", "来信", "信"]),
            ["来信", "来", "信"]
        );
    }
}
