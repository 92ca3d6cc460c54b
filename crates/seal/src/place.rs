//! Where a text was altered, and what stood there, without the old text at hand.
//!
//! The seal keeps two sums of every few characters: of their numbers in Unicode, and of these times their
//! places, both modulo a prime. Of one character in place of another the first sum tells the difference and the
//! quotient of both differences the place; of a character too many or too few they tell it after some trying (it
//! is how Reed-Solomon and Varshamov-Tenengolts codes mend what was damaged on its way). What is found so is
//! only said to be the old text when the digest of the whole says so too. Of larger changes the runs of
//! characters that are not as they were are named.

use serde::{Deserialize, Serialize};

/// Above every character, and below 2^21.
const PRIME: u64 = 2_097_143;
/// Digits of the base 64 that both sums of a run take.
const DIGITS: usize = 7;
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The sums of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    /// Characters that have sums together, but for the last.
    every: usize,
    /// Characters of the text.
    length: usize,
    sums: String,
}

/// What stands where other words stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The character, counted from 0, that it begins at in the text of today.
    pub at: usize,
    pub now: String,
    /// What stood there; none where it cannot be told.
    pub was: Option<String>,
}

type Run = (u64, u64);

impl Sums {
    /// The sums of a text, two for `every` characters.
    pub fn of(text: &str, every: usize) -> Self {
        let letters: Vec<char> = text.chars().collect();
        let sums = letters.chunks(every).map(sums).map(written).collect();
        Self {
            every,
            length: letters.len(),
            sums,
        }
    }

    /// Where `text` is another one, in its order. `confirms` says of a text whether it is the sealed one.
    pub fn changes(&self, text: &str, confirms: impl Fn(&str) -> bool) -> Vec<Change> {
        let letters: Vec<char> = text.chars().collect();
        let Some(runs) = self.runs() else {
            return Vec::new();
        };
        let damaged = if letters.len() == self.length {
            self.replaced(&letters, &runs)
        } else {
            vec![self.shifted(&letters, &runs)]
        };
        let confirmed =
            |changes: &[Change]| restored(&letters, changes).is_some_and(|old| confirms(&old));
        let tries: Vec<Vec<Change>> = damaged.iter().map(|one| one.tries(&letters)).collect();
        // Of one run several changes may have the same sums. Of several runs the first of each is tried.
        let all: Vec<Vec<Change>> = match &tries[..] {
            [one] => one.iter().map(|change| vec![change.clone()]).collect(),
            many => vec![
                many.iter()
                    .filter_map(|tries| tries.first().cloned())
                    .collect(),
            ],
        };
        let complete =
            |changes: &&Vec<Change>| changes.len() == damaged.len() && confirmed(changes);
        if let Some(changes) = all.iter().find(complete) {
            return changes.clone();
        }
        damaged.iter().map(|one| one.whole(&letters)).collect()
    }

    fn runs(&self) -> Option<Vec<Run>> {
        let count = self.length.div_ceil(self.every.max(1));
        let runs: Option<Vec<Run>> = self.sums.as_bytes().chunks(DIGITS).map(read).collect();
        runs.filter(|runs| runs.len() == count && self.every > 0)
    }

    /// The characters of a run in the old text.
    fn span(&self, n: usize) -> std::ops::Range<usize> {
        n * self.every..((n + 1) * self.every).min(self.length)
    }

    /// Of a text as long as the old one: each run that is another.
    fn replaced(&self, letters: &[char], runs: &[Run]) -> Vec<Damage> {
        let other = runs.iter().enumerate().filter_map(|(n, run)| {
            let span = self.span(n);
            let was = span.len();
            (sums(&letters[span.clone()]) != *run).then_some(Damage {
                span,
                was,
                old: Some(*run),
            })
        });
        other.collect()
    }

    /// Of a text that is longer or shorter: what lies between the runs that begin and end it as before.
    fn shifted(&self, letters: &[char], runs: &[Run]) -> Damage {
        let from_start = |n: usize| letters.get(self.span(n)).map(sums);
        // Counted from the end the runs stand where they stood.
        let moved = |at: usize| (letters.len() + at).checked_sub(self.length);
        let from_end = |n: usize| {
            let span = self.span(n);
            let begin = moved(span.start)?;
            letters.get(begin..begin + span.len()).map(sums)
        };
        let same = |n: &usize| from_start(*n) == Some(runs[*n]);
        let mut head = (0..runs.len()).take_while(same).count();
        let same = |n: &usize| from_end(*n) == Some(runs[*n]);
        let mut tail = runs.len() - (head..runs.len()).rev().take_while(same).count();
        let end = |tail: usize| moved(self.span(tail).start.min(self.length));
        // Of words that repeat themselves both may have taken the same.
        while head > 0 && (tail == head || end(tail).is_none_or(|end| end < head * self.every)) {
            head -= 1;
        }
        while tail < runs.len() && end(tail).is_none_or(|end| end < head * self.every) {
            tail += 1;
        }
        let begin = (head * self.every).min(letters.len());
        let old = match runs.get(head..tail) {
            Some([]) => Some((0, 0)),
            Some([run]) => Some(*run),
            _ => None,
        };
        Damage {
            span: begin..end(tail).unwrap_or(letters.len()).max(begin),
            was: self.span(tail).start.min(self.length) - (head * self.every).min(self.length),
            old,
        }
    }
}

/// Characters that are not those that stood there.
struct Damage {
    span: std::ops::Range<usize>,
    /// How many characters stood there.
    was: usize,
    /// Their sums, where they are one run.
    old: Option<Run>,
}

impl Damage {
    /// All of it.
    fn whole(&self, letters: &[char]) -> Change {
        Change {
            at: self.span.start,
            now: letters[self.span.clone()].iter().collect(),
            was: None,
        }
    }

    /// The single changes that would have done it.
    fn tries(&self, letters: &[char]) -> Vec<Change> {
        let now = &letters[self.span.clone()];
        let Some(old) = self.old else {
            return Vec::new();
        };
        let found = if now.len() == self.was {
            let mut found = exchanged(now, old);
            found.extend(one_for_another(now, old));
            found
        } else if now.len() == self.was + 1 {
            one_too_many(now, old)
        } else if now.len() + 1 == self.was {
            one_too_few(now, old)
        } else if self.was == 0 {
            vec![(0, now.iter().collect(), String::new())]
        } else {
            Vec::new()
        };
        let change = |(n, now, was)| Change {
            at: self.span.start + n,
            now,
            was: Some(was),
        };
        found.into_iter().map(change).collect()
    }
}

/// A place in a run, what stands there, what stood there.
type Found = (usize, String, String);

fn one_for_another(now: &[char], old: Run) -> Option<Found> {
    let new = sums(now);
    let (by, weighed) = (minus(old.0, new.0), minus(old.1, new.1));
    let place = usize::try_from(weighed * inverse(by) % PRIME).ok()?;
    let n = place.checked_sub(1)?;
    let is = now.get(n)?;
    let was = letter(u64::from(u32::from(*is)) + by)?;
    Some((n, is.to_string(), was.to_string()))
}

/// Two neighbours, each in the place of the other.
fn exchanged(now: &[char], old: Run) -> Vec<Found> {
    let mut tried = now.to_vec();
    let found = (1..now.len()).filter_map(|n| {
        tried.swap(n - 1, n);
        let fits = sums(&tried) == old;
        tried.swap(n - 1, n);
        let (a, b) = (now[n - 1], now[n]);
        fits.then(|| (n - 1, format!("{a}{b}"), format!("{b}{a}")))
    });
    found.collect()
}

fn one_too_many(now: &[char], old: Run) -> Vec<Found> {
    let found = (0..now.len()).filter_map(|n| {
        let mut tried = now.to_vec();
        let added = tried.remove(n);
        (sums(&tried) == old).then(|| (n, added.to_string(), String::new()))
    });
    found.collect()
}

fn one_too_few(now: &[char], old: Run) -> Vec<Found> {
    let Some(lost) = letter(minus(old.0, sums(now).0)) else {
        return Vec::new();
    };
    let found = (0..=now.len()).filter_map(|n| {
        let mut tried = now.to_vec();
        tried.insert(n, lost);
        (sums(&tried) == old).then(|| (n, String::new(), lost.to_string()))
    });
    found.collect()
}

/// The text before its changes, if they are all known.
fn restored(letters: &[char], changes: &[Change]) -> Option<String> {
    let mut out = String::new();
    let mut at = 0;
    for change in changes {
        out.extend(&letters[at..change.at]);
        out.push_str(change.was.as_ref()?);
        at = change.at + change.now.chars().count();
    }
    out.extend(&letters[at..]);
    Some(out)
}

fn sums(letters: &[char]) -> Run {
    let numbers = letters.iter().map(|c| u64::from(u32::from(*c)));
    (1..)
        .zip(numbers)
        .fold((0, 0), |(plain, weighed), (n, letter)| {
            ((plain + letter) % PRIME, (weighed + n * letter) % PRIME)
        })
}

fn minus(a: u64, b: u64) -> u64 {
    (a + PRIME - b) % PRIME
}

/// One over a number, by Fermat; zero has none and stays zero.
fn inverse(number: u64) -> u64 {
    let (mut power, mut left, mut out) = (number, PRIME - 2, 1);
    while left > 0 {
        if left % 2 == 1 {
            out = out * power % PRIME;
        }
        power = power * power % PRIME;
        left /= 2;
    }
    out
}

fn letter(number: u64) -> Option<char> {
    char::from_u32(u32::try_from(number % PRIME).ok()?)
}

fn written((plain, weighed): Run) -> String {
    let mut number = plain * PRIME + weighed;
    let digits = (0..DIGITS).map(|_| {
        let digit = ALPHABET[usize::try_from(number % 64).unwrap_or_default()];
        number /= 64;
        char::from(digit)
    });
    digits.collect()
}

fn read(digits: &[u8]) -> Option<Run> {
    let number = digits.iter().rev().try_fold(0, |number: u64, digit| {
        let digit = ALPHABET.iter().position(|known| known == digit)?;
        Some(number * 64 + digit as u64)
    })?;
    Some((number / PRIME, number % PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "全年共收到来信229件,办结229件。办结率为百分之一百,群众满意。接待来访30批,化解信访积案12件。";

    fn changes(now: &str) -> Vec<Change> {
        Sums::of(TEXT, 16).changes(now, |text| text == TEXT)
    }

    fn one(now: &str) -> (usize, String, Option<String>) {
        let found = changes(now);
        assert_eq!(found.len(), 1, "{found:?}");
        let Change { at, now, was } = found[0].clone();
        (at, now, was)
    }

    #[test]
    fn one_digit_in_place_of_another_is_named_with_what_it_was() {
        let now = TEXT.replacen("229", "929", 1);
        assert_eq!(one(&now), (7, "9".into(), Some("2".into())));
    }

    #[test]
    fn a_character_too_many_or_too_few_is_named() {
        let now = TEXT.replace("群众满意", "群众不满意");
        assert_eq!(one(&now), (31, "不".into(), Some(String::new())));
        let now = TEXT.replace("化解", "化");
        let (at, now, was) = one(&now);
        assert_eq!((at, now.as_str(), was.as_deref()), (43, "", Some("解")));
    }

    #[test]
    fn neighbours_that_changed_places_are_named() {
        let now = TEXT.replace("积案12件", "积案21件");
        assert_eq!(one(&now), (48, "21".into(), Some("12".into())));
    }

    #[test]
    fn changes_in_several_runs_are_all_named() {
        let now = TEXT.replacen("229", "329", 1).replace("积案12", "积案92");
        let found: Vec<_> = changes(&now)
            .into_iter()
            .map(|one| (one.at, one.was))
            .collect();
        assert_eq!(found, [(7, Some("2".into())), (48, Some("1".into()))]);
    }

    #[test]
    fn of_a_larger_change_the_run_is_named() {
        let now = TEXT.replace("群众满意", "群众都不很满意");
        let (at, words, was) = one(&now);
        assert!(words.contains("都不很"), "{words}");
        assert!(words.chars().count() <= 16 + 3 && at <= 30, "{at} {words}");
        assert_eq!(was, None);
        assert_eq!(one("").2, None, "all of it is gone");
    }

    #[test]
    fn what_the_digest_does_not_confirm_is_not_said() {
        let now = TEXT.replacen("229", "929", 1);
        let found = Sums::of(TEXT, 16).changes(&now, |_| false);
        assert_eq!((found[0].at, found[0].was.clone()), (0, None));
        assert!(found[0].now.contains("929"));
    }

    #[test]
    fn texts_that_repeat_themselves_and_strange_sums_do_not_confuse_it() {
        for text in ["一".repeat(40), "ab".repeat(33), String::new(), "x".into()] {
            let sums = Sums::of(&text, 16);
            for now in [
                format!("一{text}"),
                format!("{text}ab"),
                text.chars().skip(1).collect(),
            ] {
                let found = sums.changes(&now, |old| old == text);
                assert!(now == text || !found.is_empty(), "{text} {now}");
            }
        }
        let strange = Sums {
            every: 0,
            length: 9,
            sums: "汉".into(),
        };
        assert_eq!(strange.changes("a", |_| true), []);
    }
}
