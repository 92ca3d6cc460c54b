//! A numeral cut into tokens: digits, powers of ten, 余.

use super::{MOST, ONE, PLACES, sum};
use crate::phrase::chars::{digit, is_blank, is_invisible, power, word};

const MORE: [char; 4] = ['余', '多', '来', '餘'];
const POINTS: [char; 3] = ['.', '．', '点'];

pub(super) enum Token {
    /// Digits as thousandths of a billionth (see [`Sum`]), and how many stand before the point.
    Digits(u128, usize),
    Word(u128),
    /// 两三, 三五.
    Pair(u128, u128),
    Zero,
    Power(u32),
    More,
    Vague,
}

/// A numeral as it is cut into tokens.
pub(super) struct Tokens<'a> {
    pub text: &'a str,
    pub at: usize,
    pub list: Vec<Token>,
    /// Digits after the point.
    pub places: u32,
    pub grouped: bool,
    /// Written like a number, but as none is.
    pub unread: bool,
}

impl Tokens<'_> {
    pub fn take_all(&mut self) {
        loop {
            let before = self.at;
            // What is not seen parts nothing; blanks stand before 余 and 万 (1.2 万余件).
            let rest = self.text[before..].trim_start_matches(is_invisible);
            let spaced = rest.trim_start_matches(is_blank);
            let goes_on = spaced.starts_with(['余', '多', '万', '亿']);
            let rest = if goes_on && !self.list.is_empty() {
                spaced
            } else {
                rest
            };
            self.at = self.text.len() - rest.len();
            if !self.take(rest) {
                self.at = before;
                return;
            }
        }
    }

    /// Takes the token that `rest` begins with, if it begins with one.
    fn take(&mut self, rest: &str) -> bool {
        let Some(c) = rest.chars().next() else {
            return false;
        };
        let (token, length) = if digit(c).is_some() {
            return self.take_digits(rest);
        } else if word(c).is_some() {
            return self.take_words(rest);
        } else if let Some(power) = power(c) {
            // 千 of 千瓦 is no multiplier.
            if !self.list.is_empty() && crate::phrase::words::starts_with_multiplier(rest) {
                return false;
            }
            (Token::Power(power), c.len_utf8())
        } else if MORE.contains(&c) && self.counts() {
            (Token::More, c.len_utf8())
        } else if "几数幾數".contains(c) {
            let after = &rest[c.len_utf8()..];
            let powers = after.trim_start_matches(|c| power(c).is_some());
            let ten = matches!(self.list.last(), Some(Token::Power(_))) && "几幾".contains(c);
            // 人数十二人, 总数百分之三: a number of things, not some dozens of them.
            let counts = powers.starts_with(|c| word(c).is_some()) || powers.starts_with("分之");
            if !ten && (powers.len() == after.len() || counts) {
                return false;
            }
            (Token::Vague, c.len_utf8())
        } else {
            return false;
        };
        self.list.push(token);
        self.at += length;
        self.take_point();
        true
    }

    /// Whether 余 may follow: after a number, once.
    fn counts(&self) -> bool {
        !matches!(self.list.last(), None | Some(Token::More | Token::Zero))
    }

    fn take_digits(&mut self, rest: &str) -> bool {
        if matches!(
            self.list.last(),
            Some(Token::Digits(..) | Token::Word(_) | Token::Pair(..))
        ) {
            return false;
        }
        let mut value = 0_u128;
        let (mut digits, mut group, mut length) = (0, 0, 0);
        while let Some((d, end)) = next_digit(rest, length) {
            value = value.saturating_mul(10).saturating_add(u128::from(d));
            (digits, group, length) = (digits + 1, group + 1, end);
            if let Some(mark) = thousands_mark(&rest[length..], digits, group, self.grouped) {
                self.grouped |= mark.comma;
                length += mark.length;
                group = 0;
            }
        }
        let mut places = 0;
        let after = &rest[length..];
        if let Some(point) = after.chars().next().filter(|c| POINTS[..2].contains(c)) {
            let mut end = length + point.len_utf8();
            while let Some((d, next)) = next_digit(rest, end) {
                value = value.saturating_mul(10).saturating_add(u128::from(d));
                (places, end) = (places + 1, next);
                length = end;
            }
        }
        let scale = PLACES.checked_sub(places).map(|up| 10_u128.pow(up));
        let value = scale.and_then(|scale| value.checked_mul(scale));
        self.unread |= value.is_none() || value > Some(MOST * ONE);
        self.list
            .push(Token::Digits(value.unwrap_or_default(), digits));
        self.places = places;
        self.at += length;
        true
    }

    fn take_words(&mut self, rest: &str) -> bool {
        let run: Vec<u32> = rest.chars().map_while(word).collect();
        let bytes = |count: usize| rest.chars().take(count).map(char::len_utf8).sum::<usize>();
        if matches!(self.list.last(), Some(Token::Digits(..))) {
            return false;
        }
        let first = self.list.is_empty();
        let of = |n: u32| u128::from(n) * ONE;
        match run[..] {
            [0] => self.list.push(Token::Zero),
            [one] => self.list.push(Token::Word(of(one))),
            [0, one] if !first => self.list.extend([Token::Zero, Token::Word(of(one))]),
            [one, other] if neighbours(one, other) && !self.is_plan(rest, other) => {
                self.list.push(Token::Pair(of(one), of(other)));
            }
            // 二〇一七.
            [_, _, _, _] if first => {
                let value = run.iter().fold(0, |value, d| value * 10 + of(*d));
                self.list.push(Token::Word(value));
            }
            _ => {
                self.unread = true;
                self.list.push(Token::Word(ONE));
            }
        }
        self.at += bytes(run.len());
        self.take_point();
        true
    }

    /// 十三五 names a plan of five years.
    fn is_plan(&self, rest: &str, other: u32) -> bool {
        matches!(self.list[..], [Token::Power(1)])
            && other == 5
            && rest.chars().nth(2).and_then(power).is_none()
    }

    /// 点五 after words: what they say so far, and the digits after the point.
    fn take_point(&mut self) {
        let rest = &self.text[self.at..];
        let words = !self
            .list
            .iter()
            .any(|token| matches!(token, Token::Digits(..)));
        let Some(after) = rest.strip_prefix(POINTS[2]).filter(|_| words) else {
            return;
        };
        let run: Vec<u32> = after.chars().map_while(word).collect();
        let length: usize = after.chars().take(run.len()).map(char::len_utf8).sum();
        // 三点五十分 is a time of the day.
        let small = |c| power(c).is_some_and(|power| power < 4) || digit(c).is_some();
        if run.is_empty() || run.len() > PLACES as usize || after[length..].starts_with(small) {
            return;
        }
        let Some((whole, _)) = sum(&self.list, false, |low, _| low) else {
            return;
        };
        let mut place = ONE;
        let fraction: u128 = run
            .iter()
            .map(|d| {
                place /= 10;
                u128::from(*d) * place
            })
            .sum();
        self.list = vec![Token::Word(whole + fraction)];
        self.at += POINTS[2].len_utf8() + length;
    }
}

/// Two neighbours in a row say about how many: 两三, 七八; 三五 too.
fn neighbours(one: u32, other: u32) -> bool {
    one > 0 && other == one + 1 || (one, other) == (3, 5)
}

/// The digit at `at`, or after what is not seen there, and the byte after it.
fn next_digit(text: &str, at: usize) -> Option<(u32, usize)> {
    let rest = text[at..].trim_start_matches(is_invisible);
    let c = rest.chars().next()?;
    Some((digit(c)?, text.len() - rest.len() + c.len_utf8()))
}

struct Mark {
    length: usize,
    comma: bool,
}

/// A comma or blank between digits is a thousands mark when three digits, and no more, follow it and
/// at most three stand before the first (4 598 is one number, 2018 100 and 2017，229 are two).
fn thousands_mark(rest: &str, digits: usize, group: usize, grouped: bool) -> Option<Mark> {
    let mark = rest.chars().next()?;
    let comma = matches!(mark, ',' | '，');
    let parts = (comma || is_blank(mark)) && digits <= 9 && group <= 3 && (!grouped || comma);
    let mut ahead = rest[mark.len_utf8()..]
        .chars()
        .filter(|c| !is_invisible(*c));
    let three = parts && ahead.by_ref().take_while(|c| digit(*c).is_some()).count() == 3;
    three.then_some(Mark {
        length: mark.len_utf8(),
        comma,
    })
}
