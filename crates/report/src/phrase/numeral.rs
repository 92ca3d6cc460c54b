//! Numerals: `15290`, `3,000`, `4.46万`, `60余万`, `三十二`, `百分之九十`, full-width digits.

use crate::quantity::{Qualifier, in_15_digits};

/// A numeral of a text with its multiplier and the 余 or 多 inside it.
pub(super) struct Numeral {
    pub value: f64,
    /// At least, when 余 or 多 stands in it.
    pub qualifier: Qualifier,
    /// Digits before the multiplier; 0 in words.
    pub digits: usize,
    pub in_words: bool,
    /// Of a share its unit, which stands before the number: % in 百分之九十, none in 三分之一.
    pub share: Option<&'static str>,
    /// What one of its last place is worth: 1000 in 1.5万. Round zeros are open in 60余万 and 三千.
    pub last_place: f64,
    /// Byte behind it.
    pub end: usize,
}

/// Numbers have no more than 15 digits, see [`in_15_digits`].
const MOST: f64 = 1e15;

const BLANKS: [char; 2] = [' ', '\u{a0}'];
const MORE: [char; 3] = ['余', '多', '来'];

impl Numeral {
    /// The numeral that begins at byte `at`, if one does.
    pub fn read(text: &str, at: usize) -> Option<Self> {
        let before = text[..at].chars().next_back();
        // Inside a longer numeral, a code (IE8, 2018-03) or a decimal.
        if before.is_some_and(|c| digit(c).is_some() || c.is_ascii_alphabetic() || c == '.') {
            return None;
        }
        // The tail of digits that a blank tore apart (1 5起) is not the number.
        let torn = text[..at].trim_end_matches(BLANKS);
        if torn.len() < at && torn.ends_with(|c| digit(c).is_some()) {
            return None;
        }
        Self::in_digits(text, at).or_else(|| Self::in_words(text, at))
    }

    fn in_digits(text: &str, at: usize) -> Option<Self> {
        let mut cursor = Cursor { text, at };
        let mut number = String::new();
        let (mut digits, mut group) = (0, 0);
        while let Some(d) = cursor.peek().and_then(digit) {
            number.push(d);
            digits += 1;
            group += 1;
            cursor.bump();
            if cursor.skip_thousands_mark(digits, group) {
                group = 0;
            }
        }
        if digits == 0 {
            return None;
        }
        if let Some('.' | '．') = cursor.peek()
            && cursor.peek_second().and_then(digit).is_some()
        {
            cursor.bump();
            number.push('.');
            while let Some(d) = cursor.peek().and_then(digit) {
                number.push(d);
                cursor.bump();
            }
        }
        // 30 余件, 1.2 万.
        cursor.skip_blanks_before(&['余', '多', '万', '亿']);
        let more = cursor.eat(&MORE);
        let mut exponent = 0;
        while let Some(power) = cursor.peek_multiplier() {
            exponent += power;
            cursor.bump();
        }
        cursor.skip_blanks_before(&['余', '多']);
        let more = cursor.eat(&MORE) || more;
        let value = decimal(&number, exponent)?;
        let places = number.split_once('.').map_or(0, |(_, places)| places.len());
        let last_place = match i32::try_from(places) {
            Ok(places) if !more => decimal("1", exponent - places)?,
            _ => round_place(value),
        };
        Some(Self {
            value,
            last_place,
            qualifier: at_least_if(more),
            digits,
            in_words: false,
            share: None,
            end: cursor.at,
        })
    }

    fn in_words(text: &str, at: usize) -> Option<Self> {
        // The tail of a numeral that could not be read is not a numeral.
        if text[..at].ends_with(is_chinese_numeral) {
            return None;
        }
        let mut cursor = Cursor { text, at };
        cursor.skip_chinese_numeral();
        let numeral = &text[at..cursor.at];
        // 上半年: a half of the calendar, not a span.
        if numeral == "半" && text[..at].ends_with(['上', '下', '大', '个']) {
            return None;
        }
        let value = chinese_value(numeral)?;
        if let Some(parts) = text[cursor.at..].strip_prefix("分之") {
            return Self::share_of(value, text, text.len() - parts.len());
        }
        Some(Self::words(value, cursor))
    }

    fn words(value: f64, mut cursor: Cursor<'_>) -> Self {
        let more = cursor.eat(&MORE);
        Self {
            value,
            last_place: round_place(value),
            qualifier: at_least_if(more),
            digits: 0,
            in_words: true,
            share: None,
            end: cursor.at,
        }
    }

    /// 一 of 三分之一, whose whole is 3; 90 of 百分之90.
    fn share_of(whole: f64, text: &str, at: usize) -> Option<Self> {
        if whole == 0.0 {
            return None;
        }
        // A part in words is a plain numeral: there are no shares of shares.
        let mut part = Self::in_digits(text, at).or_else(|| {
            let mut cursor = Cursor { text, at };
            cursor.skip_chinese_numeral();
            let value = chinese_value(&text[at..cursor.at])?;
            Some(Self::words(value, cursor))
        })?;
        part.in_words = true;
        if [100.0, 1000.0].contains(&whole) {
            part.share = Some(if whole < 1000.0 { "%" } else { "‰" });
        } else {
            part.value = in_15_digits(part.value / whole);
            part.share = Some("");
        }
        Some(part)
    }

    /// Goes on to `/4` behind a 1. Larger numbers are dates and codes.
    pub fn read_fraction(&mut self, text: &str, start: usize) {
        let Some(rest) = text[self.end..].strip_prefix('/') else {
            return;
        };
        let whole = Self::in_digits(text, text.len() - rest.len());
        if let Some(whole) = whole
            && self.value < whole.value
            && whole.value <= 10.0
            && whole.digits == self.digits
            && !self.in_words
            && !text[..start].ends_with('/')
            && !text[whole.end..].starts_with('/')
        {
            self.value = in_15_digits(self.value / whole.value);
            self.share = Some("");
            self.end = whole.end;
        }
    }
}

/// Digits, perhaps with a point, times ten to the `exponent`.
///
/// The digits are one whole number, scaled once: below 10^15 and within 10^22 that is the nearest
/// f64, so 4.46万 is 44600 and no neighbour of it. Longer digit runs are codes, not numbers.
#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss
)]
fn decimal(number: &str, exponent: i32) -> Option<f64> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let mut digits: u64 = 0;
    for digit in whole.bytes().chain(fraction.bytes()) {
        digits = digits
            .checked_mul(10)?
            .checked_add(u64::from(digit - b'0'))?;
    }
    let places = i32::try_from(fraction.len()).ok()?;
    let scale = exponent - places;
    if digits >= MOST as u64 || scale.abs() > 22 {
        return None;
    }
    let power = (0..scale.abs()).fold(1.0, |power, _| power * 10.0);
    let digits = digits as f64;
    Some(if scale < 0 {
        digits / power
    } else {
        digits * power
    })
}

/// The place of the last digit that is no zero: 100 in 1500.
fn round_place(value: f64) -> f64 {
    let mut place = 1.0;
    while value > 0.0 && value % (place * 10.0) == 0.0 {
        place *= 10.0;
    }
    place
}

fn at_least_if(more: bool) -> Qualifier {
    if more {
        Qualifier::AtLeast
    } else {
        Qualifier::Exact
    }
}

/// Whether a numeral may begin with this character.
pub(super) fn begins(c: char) -> bool {
    digit(c).is_some() || is_chinese_numeral(c)
}

/// An ASCII or full-width digit, as ASCII.
fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32),
        _ => None,
    }
}

fn multiplier(c: char) -> Option<i32> {
    match c {
        '十' => Some(1),
        '百' => Some(2),
        '千' => Some(3),
        '万' => Some(4),
        '亿' => Some(8),
        _ => None,
    }
}

fn chinese_digit(c: char) -> Option<u32> {
    let values = [
        ('〇', 0),
        ('零', 0),
        ('○', 0),
        ('一', 1),
        ('二', 2),
        ('两', 2),
        ('三', 3),
        ('四', 4),
        ('五', 5),
        ('六', 6),
        ('七', 7),
        ('八', 8),
        ('九', 9),
    ];
    values
        .iter()
        .find(|(d, _)| *d == c)
        .map(|(_, value)| *value)
}

fn is_chinese_numeral(c: char) -> bool {
    c == '半' || chinese_digit(c).is_some() || multiplier(c).is_some()
}

/// `三十二` is 32, `二〇一七` is 2017, `半` is 0.5, `一万二千` is 12000.
fn chinese_value(numeral: &str) -> Option<f64> {
    if numeral == "半" {
        return Some(0.5);
    }
    let mut chars = numeral.chars().peekable();
    chars.peek()?;
    if numeral.chars().all(|c| chinese_digit(c).is_some()) {
        let digits: Option<String> = numeral
            .chars()
            .map(|c| char::from_digit(chinese_digit(c)?, 10))
            .collect();
        return decimal(&digits?, 0);
    }
    let (mut total, mut section, mut current) = (0.0, 0.0, None::<f64>);
    for c in chars {
        if let Some(value) = chinese_digit(c) {
            // 十四五 is a name, not a number.
            if current.is_some_and(|before| before > 0.0) {
                return None;
            }
            current = Some(f64::from(value));
        } else {
            let power = multiplier(c)?;
            let scale = decimal("1", power)?;
            if power >= 4 {
                section += current.take().unwrap_or(0.0);
                if section == 0.0 {
                    // 万 without a number before it is a word (万元户), not a count.
                    return None;
                }
                total = (total + section) * scale;
                section = 0.0;
            } else {
                section += current.take().unwrap_or(1.0) * scale;
            }
        }
    }
    let value = total + section + current.unwrap_or(0.0);
    // 一亿一亿一亿…: no number that anybody means.
    (value < MOST).then_some(value)
}

struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn peek_second(&self) -> Option<char> {
        self.text[self.at..].chars().nth(1)
    }

    fn bump(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    fn skip_chinese_numeral(&mut self) {
        while self.peek().is_some_and(is_chinese_numeral) {
            self.bump();
        }
    }

    fn skip_blanks_before(&mut self, any: &[char]) {
        let rest = self.text[self.at..].trim_start_matches(BLANKS);
        if rest.starts_with(any) {
            self.at = self.text.len() - rest.len();
        }
    }

    fn eat(&mut self, any: &[char]) -> bool {
        let found = self.peek().is_some_and(|c| any.contains(&c));
        if found {
            self.bump();
        }
        found
    }

    /// 万 after digits, but not the 千 of a unit such as 千瓦.
    fn peek_multiplier(&self) -> Option<i32> {
        if super::unit::starts_with_multiplier(&self.text[self.at..]) {
            return None;
        }
        self.peek().and_then(multiplier)
    }

    /// A comma or blank between digits is a thousands mark when three digits, and no more, follow
    /// it; a blank only behind at most three (4 598 is one number, 2018 100 are two).
    fn skip_thousands_mark(&mut self, digits_before: usize, group: usize) -> bool {
        let mut ahead = self.text[self.at..].chars();
        let mark = ahead.next();
        let parts = match mark {
            Some(',' | '，') => digits_before <= 9,
            Some(c) => BLANKS.contains(&c) && digits_before <= 9 && group <= 3,
            None => false,
        };
        let skip = parts && ahead.take_while(|c| digit(*c).is_some()).count() == 3;
        if skip {
            self.bump();
        }
        skip
    }
}
