//! Numerals: `15290`, `3,000`, `4.46万`, `1亿2千万`, `60余万`, `三十二`, `三点五`, `两三`, `百分之九十`,
//! `贰拾叁万`, full-width digits.
//!
//! A numeral is cut into tokens (digits, powers of ten, 余) and these are summed up. What is written
//! like a number and says no one number is [`State::Unread`], so that no part of it is taken for it.

use crate::quantity::{Qualifier, in_15_digits};

/// A numeral of a text with its multipliers and the 余 or 多 inside it.
pub(super) struct Numeral {
    pub value: f64,
    /// The upper end, where two are named: 3 in 两三.
    pub to: Option<f64>,
    /// At least, when 余 or 多 stands in it.
    pub qualifier: Qualifier,
    /// Digits before the multiplier; 0 in words.
    pub digits: usize,
    pub in_words: bool,
    /// Of a share its unit, which stands before the number: % in 百分之九十.
    pub share: Option<Share>,
    /// What one of its last place is worth: 1000 in 1.5万. Round zeros are open in 60余万 and 三千.
    pub last_place: f64,
    /// What its multipliers make of a one: 10,000 in 5万.
    pub scale: f64,
    /// Commas part its digits.
    pub grouped: bool,
    pub state: State,
    /// Byte behind it.
    pub end: usize,
}

/// What a share is told in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Share {
    Percent,
    PerMille,
    /// 三分之一, 1/4.
    Fraction,
}

/// Whether a numeral says a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Read,
    /// 几十, 数百, 上千: how large, not how many.
    Vague,
    /// No one number: 三千五, 一百二, more digits than a count has.
    Unread,
}

enum Token {
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

/// Numbers have no more than 15 digits, see [`in_15_digits`].
const MOST: u128 = 1_000_000_000_000_000;
/// Places behind the point that are kept; sums are whole numbers of the last of them.
const PLACES: u32 = 12;
const ONE: u128 = 1_000_000_000_000;

const MORE: [char; 4] = ['余', '多', '来', '餘'];
const POINTS: [char; 3] = ['.', '．', '点'];

impl Numeral {
    /// The numeral that begins at byte `at`, if one does. `led`: a qualifier stands before it, behind
    /// which 万 and 百亿 count (突破万列).
    pub fn read(text: &str, at: usize, led: bool) -> Option<Self> {
        let so_far = text[..at].trim_end_matches(is_invisible);
        // Inside a longer numeral, a code (IE8, 2018-03) or a decimal.
        if so_far.ends_with(|c: char| digit(c).is_some() || c.is_ascii_alphabetic() || c == '.') {
            return None;
        }
        // The tail of digits that a blank tore apart (1 5起) is not the number.
        let torn = so_far.trim_end_matches(is_blank);
        if torn.len() < so_far.len() && torn.ends_with(|c| digit(c).is_some()) {
            return None;
        }
        let first = text[at..].chars().next()?;
        // The tail of a numeral that could not be read is not a numeral.
        let tail = |c| word(c).is_some() || power(c).is_some();
        if digit(first).is_none() && so_far.ends_with(tail) {
            return None;
        }
        if first == '半' {
            // 上半年: a half of the calendar, not a span.
            let calendar = so_far.ends_with(['上', '下', '大', '个', '一', '过', '多', '小']);
            return (!calendar).then(|| Self::half(at + first.len_utf8()));
        }
        let number = Self::plain(text, at, led)?;
        match text[number.end..].strip_prefix("分之") {
            Some(parts) if number.state == State::Read && number.digits == 0 => {
                number.share_in(text, text.len() - parts.len())
            }
            _ => Some(number),
        }
    }

    fn half(end: usize) -> Self {
        Self {
            value: 0.5,
            to: None,
            qualifier: Qualifier::Exact,
            digits: 0,
            in_words: true,
            share: None,
            last_place: 0.1,
            scale: 1.0,
            grouped: false,
            state: State::Read,
            end,
        }
    }

    /// A numeral that is no share.
    fn plain(text: &str, at: usize, led: bool) -> Option<Self> {
        let mut tokens = Tokens {
            text,
            at,
            list: Vec::new(),
            places: 0,
            grouped: false,
            unread: false,
        };
        tokens.take_all();
        let first = tokens.list.first()?;
        let digits = match first {
            Token::Digits(_, digits) => *digits,
            _ => 0,
        };
        let in_words = !matches!(first, Token::Digits(..));
        let more = tokens.list.iter().any(|t| matches!(t, Token::More));
        let vague = tokens.list.iter().any(|t| matches!(t, Token::Vague))
            || matches!(first, Token::Power(_)) && text[..at].ends_with('上');
        let low = sum(&tokens.list, led, |low, _| low);
        let high = sum(&tokens.list, led, |_, high| high);
        let read = low
            .filter(|_| !tokens.unread)
            .and_then(|(value, scale)| Some((as_f64(value)?, scale)));
        let to = high
            .filter(|high| Some(*high) != low)
            .and_then(|(to, _)| as_f64(to));
        let (value, scale) = read.unwrap_or_default();
        #[allow(clippy::cast_precision_loss)]
        let scale = scale as f64;
        let state = match read {
            _ if vague => State::Vague,
            Some(_) => State::Read,
            None => State::Unread,
        };
        let one_leaf = digits > 0 && !more && tokens.list[1..].iter().all(is_power);
        let last_place = if one_leaf {
            (0..tokens.places).fold(scale, |place, _| place / 10.0)
        } else {
            round_place(value)
        };
        Some(Self {
            value,
            to,
            qualifier: if more {
                Qualifier::AtLeast
            } else {
                Qualifier::Exact
            },
            digits,
            in_words,
            share: None,
            last_place,
            scale,
            grouped: tokens.grouped,
            state,
            end: tokens.at,
        })
    }

    /// 一 of 三分之一, whose whole is this number; 90 of 百分之90.
    fn share_in(self, text: &str, at: usize) -> Option<Self> {
        // There are no shares of shares.
        let mut part = Self::plain(text, at, false)?;
        part.in_words = true;
        match round_place(self.value) {
            place if place < self.value => part.share_of(self.value)?,
            100.0 => part.share = Some(Share::Percent),
            1000.0 => part.share = Some(Share::PerMille),
            _ => part.share_of(self.value)?,
        }
        Some(part)
    }

    /// Makes of a part of so many the percentage that it is.
    fn share_of(&mut self, whole: f64) -> Option<()> {
        if whole == 0.0 {
            return None;
        }
        self.value = in_15_digits(self.value * 100.0 / whole);
        self.share = Some(Share::Fraction);
        Some(())
    }

    /// Makes a share of 一半, where a word says by how much it is meant (一半以上, 近一半): elsewhere it is
    /// one of two things. `led`: such a word stands before it.
    pub fn read_half(&mut self, text: &str, start: usize, led: bool) {
        let Some(rest) = text[start..].strip_prefix("一半") else {
            return;
        };
        let meant = led
            || ["以上", "以下", "左右"]
                .iter()
                .any(|word| rest.starts_with(word));
        if meant && self.share_of(2.0).is_some() {
            self.end = text.len() - rest.len();
        }
    }

    /// Goes on to `/4` behind a 1. Larger numbers are dates and codes.
    pub fn read_fraction(&mut self, text: &str, start: usize) {
        let Some(rest) = text[self.end..].strip_prefix('/') else {
            return;
        };
        let whole = Self::plain(text, text.len() - rest.len(), false);
        if let Some(whole) = whole
            && self.value < whole.value
            && whole.value <= 10.0
            && whole.digits == self.digits
            && !self.in_words
            && !text[..start].ends_with('/')
            && !text[whole.end..].starts_with('/')
            && self.share_of(whole.value).is_some()
        {
            self.end = whole.end;
        }
    }
}

fn is_power(token: &Token) -> bool {
    matches!(token, Token::Power(_))
}

/// What the tokens add up to and what their last multipliers are worth; nothing where they are in no
/// order of a number. `pick` takes one of two neighbours.
fn sum(tokens: &[Token], led: bool, pick: fn(u128, u128) -> u128) -> Option<(u128, u128)> {
    // 亿 and above, 万, below; and the lowest power of the lowest part.
    let (mut high, mut middle, mut low) = (0_u128, 0_u128, 0_u128);
    let mut lowest = 4;
    let mut current = None;
    // The last power, the digits behind it, and whether a zero holds its place open.
    let (mut last, mut digits, mut zero, mut more) = (None, None, false, false);
    let mut scale = 1_u128;
    for (n, token) in tokens.iter().enumerate() {
        match token {
            Token::Zero if current.is_none() && !more => zero = true,
            Token::Vague => {}
            Token::More if !more => more = true,
            Token::Digits(value, before_point) if current.is_none() && !more => {
                current = Some(*value);
                digits = Some(*before_point);
                scale = 1;
            }
            Token::Word(value) if current.is_none() && !more => {
                current = Some(*value);
                digits = None;
                scale = 1;
            }
            Token::Pair(one, other) if current.is_none() && !more => {
                current = Some(pick(*one, *other));
                // 十七八 is whole, 一百七八 is not.
                digits = None;
                scale = 1;
            }
            Token::Power(power) if *power < 4 => {
                let alone = n == 0 || *power == 1 && low == 0 && current.is_none();
                let base = current.take().or(alone.then_some(ONE))?;
                if *power >= lowest {
                    return None;
                }
                low = low.checked_add(base.checked_mul(10_u128.pow(*power))?)?;
                (lowest, last, zero) = (*power, Some(*power), false);
                scale *= 10_u128.pow(*power);
            }
            Token::Power(power) => {
                let own = low + current.take().unwrap_or_default();
                let own = if *power == 8 { own + middle } else { own };
                let taken = if *power == 8 { high } else { middle };
                // 万 without a number before it is a word (万元户), not a count.
                let own = if own == 0 && n == 0 && led { ONE } else { own };
                if own == 0 || taken > 0 {
                    return None;
                }
                let own = own.checked_mul(10_u128.pow(*power))?;
                (high, middle) = if *power == 8 { (own, 0) } else { (high, own) };
                (low, lowest, last, zero) = (0, 4, Some(*power), false);
                scale = scale.checked_mul(10_u128.pow(*power))?;
            }
            _ => return None,
        }
    }
    // 三千五 is heard as 3,500 and may be meant as 3,005.
    let open = current.is_some()
        && match (last, digits) {
            (None | Some(1), _) => false,
            (Some(power), Some(digits)) => digits != power as usize,
            (Some(_), None) => !zero,
        };
    let value = high + middle + low + current.unwrap_or_default();
    (!open).then_some((value, scale))
}

/// The nearest f64: the digits are one whole number, scaled once. Longer ones are codes.
#[allow(clippy::cast_precision_loss)]
fn as_f64(value: u128) -> Option<f64> {
    let (mut digits, mut places) = (value, PLACES);
    while places > 0 && digits % 10 == 0 {
        digits /= 10;
        places -= 1;
    }
    // Whole numbers of 15 digits and few, scaled by their zeros.
    let mut power = 1.0;
    while digits >= MOST && digits % 10 == 0 {
        digits /= 10;
        power *= 10.0;
    }
    let down = 10_u64.pow(places) as f64;
    (digits < MOST)
        .then(|| digits as f64 * power / down)
        .filter(|value| *value < MOST as f64)
}

/// The place of the last digit that is no zero: 100 in 1500.
fn round_place(value: f64) -> f64 {
    let mut place = 1.0;
    while value > 0.0 && value % (place * 10.0) == 0.0 {
        place *= 10.0;
    }
    place
}

/// Whether a numeral may begin with this character.
pub(super) fn begins(c: char) -> bool {
    digit(c).is_some() || is_word(c)
}

/// What is not seen between the characters of a number: joiners, marks of direction, variants.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Any blank inside a line. A tab parts cells.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        && !matches!(
            c,
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
        )
}

pub(super) fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// An ASCII or full-width digit.
fn digit(c: char) -> Option<u32> {
    let ascii = match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32)?,
        _ => c,
    };
    ascii.to_digit(10)
}

fn power(c: char) -> Option<u32> {
    match c {
        '十' | '拾' => Some(1),
        '百' | '佰' => Some(2),
        '千' | '仟' => Some(3),
        '万' | '萬' => Some(4),
        '亿' | '億' => Some(8),
        _ => None,
    }
}

/// Digits in words, plain and as on cheques, by value.
const WORDS: [&str; 10] = [
    "零〇○",
    "一壹",
    "二两贰兩貳",
    "三叁參",
    "四肆",
    "五伍",
    "六陆陸",
    "七柒",
    "八捌",
    "九玖",
];

fn word(c: char) -> Option<u32> {
    let value = WORDS.iter().position(|same| same.contains(c))?;
    u32::try_from(value).ok()
}

fn is_word(c: char) -> bool {
    matches!(c, '半' | '几' | '数' | '幾' | '數') || word(c).is_some() || power(c).is_some()
}

struct Tokens<'a> {
    text: &'a str,
    at: usize,
    list: Vec<Token>,
    /// Digits behind the point.
    places: u32,
    grouped: bool,
    /// Written like a number, but as none is.
    unread: bool,
}

impl Tokens<'_> {
    fn take_all(&mut self) {
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
            if !self.list.is_empty() && super::unit::starts_with_multiplier(rest) {
                return false;
            }
            (Token::Power(power), c.len_utf8())
        } else if MORE.contains(&c) && self.counts() {
            (Token::More, c.len_utf8())
        } else if "几数幾數".contains(c) {
            let behind = &rest[c.len_utf8()..];
            let powers = behind.trim_start_matches(|c| power(c).is_some());
            let ten = matches!(self.list.last(), Some(Token::Power(_))) && "几幾".contains(c);
            // 人数十二人, 总数百分之三: a number of things, not some dozens of them.
            let counts = powers.starts_with(|c| word(c).is_some()) || powers.starts_with("分之");
            if !ten && (powers.len() == behind.len() || counts) {
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

    /// Whether 余 may follow: behind a number, once.
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
        let behind = &rest[length..];
        if let Some(point) = behind.chars().next().filter(|c| POINTS[..2].contains(c)) {
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

    /// 点五 behind words: what they say so far, and the digits behind the point.
    fn take_point(&mut self) {
        let rest = &self.text[self.at..];
        let words = !self
            .list
            .iter()
            .any(|token| matches!(token, Token::Digits(..)));
        let Some(behind) = rest.strip_prefix(POINTS[2]).filter(|_| words) else {
            return;
        };
        let run: Vec<u32> = behind.chars().map_while(word).collect();
        let length: usize = behind.chars().take(run.len()).map(char::len_utf8).sum();
        // 三点五十分 is a time of the day.
        let small = |c| power(c).is_some_and(|power| power < 4) || digit(c).is_some();
        if run.is_empty() || run.len() > PLACES as usize || behind[length..].starts_with(small) {
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

/// The digit at `at`, or behind what is not seen there, and the byte behind it.
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
