//! Numerals by the hundred thousand, written by others, read twice: by the scanner that the importer
//! reads with and by the reader of the proof, which share no code.
//!
//! `cn2an.tsv` was made once with Python's cn2an 0.5: what it writes and what it reads, mixed numerals
//! among them.

use chinese_number::{ChineseCase, ChineseCountMethod, ChineseVariant, NumberToChinese};
use gongbao_report::phrase::{PhraseKind, scan};
use gongbao_report::verify;

/// What the scanner reads of a numeral with a unit; nothing when it is not one number as a whole.
fn scanned(words: &str) -> Option<f64> {
    let phrases = scan(words);
    let [phrase] = phrases.as_slice() else {
        return None;
    };
    let whole = phrase.span == (0..words.len()) && phrase.kind == PhraseKind::Amount;
    whole.then_some(phrase.quantity.value)
}

/// What the proof reads of it.
fn proven(words: &str) -> Option<f64> {
    let read = verify::read(words)?;
    (read.unit == "件" && read.to.is_none()).then_some(read.value)
}

#[track_caller]
fn both_read(numeral: &str, value: f64) {
    let words = format!("{numeral}件");
    let read = (scanned(&words), proven(&words));
    assert_eq!(read, (Some(value), Some(value)), "{words}");
}

/// Numbers of all lengths, the same in every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 20
    }

    fn below(&mut self, most: u64) -> u64 {
        self.next() % most
    }

    /// Below 10^12, short ones as often as long ones; some with zeros inside.
    fn of_any_length(&mut self) -> u64 {
        let (digits, zeros) = (self.below(12), self.below(9));
        let number = self.next() % 10_u64.pow(u32::try_from(digits).unwrap_or_default() + 1);
        let hole = 10_u64.pow(u32::try_from(zeros).unwrap_or_default());
        number / (hole * 100) * (hole * 100) + number % hole
    }
}

#[allow(clippy::cast_precision_loss)]
fn exact(number: u64) -> f64 {
    number as f64
}

#[test]
fn fifty_thousand_that_the_crate_chinese_number_writes() {
    let mut numbers = Numbers(18);
    let styles = [
        (ChineseVariant::Simple, ChineseCase::Lower),
        (ChineseVariant::Simple, ChineseCase::Upper),
        (ChineseVariant::Traditional, ChineseCase::Lower),
        (ChineseVariant::Traditional, ChineseCase::Upper),
    ];
    for n in 0..50_000 {
        let number = if n < 12_000 {
            n
        } else {
            numbers.of_any_length()
        };
        let (variant, case) = styles[usize::try_from(n % 4).unwrap()];
        let written = number.to_chinese(variant, case, ChineseCountMethod::TenThousand);
        both_read(&written.unwrap(), exact(number));
    }
}

#[test]
fn twenty_six_thousand_of_digits_and_powers() {
    let mut numbers = Numbers(5);
    for n in 0..26_000 {
        let (a, b, c) = (
            1 + numbers.below(9),
            1 + numbers.below(9),
            1 + numbers.below(9_999),
        );
        let tens = 1 + numbers.below(9_999);
        let (numeral, value) = match n % 6 {
            0 => (format!("{a}亿{b}千万"), a * 100_000_000 + b * 10_000_000),
            1 => (format!("{tens}万{b}千"), tens * 10_000 + b * 1_000),
            2 => (format!("{a}千{b}百"), a * 1_000 + b * 100),
            3 => (format!("{tens}亿{c:04}万"), tens * 100_000_000 + c * 10_000),
            4 => (format!("{a}亿零{b}百万"), a * 100_000_000 + b * 1_000_000),
            _ => (format!("{tens}万{c:04}"), tens * 10_000 + c),
        };
        both_read(&numeral, exact(value));
    }
}

#[test]
fn twenty_six_thousand_with_points_and_commas() {
    let mut numbers = Numbers(7);
    for n in 0..26_000 {
        let number = 1 + numbers.of_any_length() % 1_000_000_000;
        let (numeral, value) = match n % 4 {
            0 => (grouped(number), exact(number)),
            1 => (
                format!("{}.{:03}万", number / 1000, number % 1000),
                exact(number) * 10.0,
            ),
            2 => (
                format!("{}.{:02}亿", number / 100, number % 100),
                exact(number) * 1e6,
            ),
            _ => (
                format!("{}.{:02}", grouped(number / 100), number % 100),
                exact(number) / 100.0,
            ),
        };
        both_read(&numeral, value);
    }
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let parts = |at: usize| at > 0 && (digits.len() - at).is_multiple_of(3);
    let mark = |(at, c): (usize, char)| [Some(',').filter(|_| parts(at)), Some(c)];
    digits.char_indices().flat_map(mark).flatten().collect()
}

#[test]
fn what_cn2an_reads_is_read_alike() {
    for row in include_str!("cn2an.tsv").lines() {
        let (numeral, value) = row.split_once('\t').unwrap();
        both_read(numeral, value.parse().unwrap());
    }
}

#[test]
fn marks_after_a_point_make_no_number() {
    for words in [
        "1.2.3件",
        "1.2,345件",
        "1.2 3件",
        "1.2\t3件",
        "4\t1件",
        "1.件",
    ] {
        assert_eq!(proven(words), None, "{words:?}");
    }
}
