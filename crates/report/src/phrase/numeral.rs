//! Numerals: `15290`, `3,000`, `4.46万`, `1亿2千万`, `60余万`, `三十二`, `三点五`, `两三`, `百分之九十`,
//! `贰拾叁万`, full-width digits.
//!
//! A numeral is cut into tokens (digits, powers of ten, 余) and these are summed up. What is written
//! like a number and says no one number is [`State::Unread`], so that no part of it is taken for it.

mod tokens;

use super::chars::{digit, is_blank, is_invisible, power, word};
use crate::quantity::{Qualifier, in_15_digits};
use tokens::{Token, Tokens};

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
    /// Byte after it.
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

/// Numbers have no more than 15 digits, see [`in_15_digits`].
const MOST: u128 = 1_000_000_000_000_000;
/// Places after the point that are kept; sums are whole numbers of the last of them.
const PLACES: u32 = 12;
const ONE: u128 = 1_000_000_000_000;

impl Numeral {
    /// The numeral that begins at byte `at`, if one does. `led`: a qualifier stands before it, after
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

    /// Goes on to `/4` after a 1. Larger numbers are dates and codes.
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

/// Whether more of the number stands behind one of its powers (5万2千, 5十二) or between two (5千余万, not 1.2万亿).
pub(super) fn goes_on_after_power(printed: &str) -> bool {
    let is_power = |c| power(c).is_some();
    let from_powers = printed.trim_start_matches(|c| !is_power(c));
    let behind = from_powers.trim_start_matches(is_power);
    behind.contains(|c| digit(c).is_some() || word(c).is_some() || is_power(c))
}

/// What the last 万 or 亿 of a numeral is worth; without one it is infinite, since it lends nothing.
pub(super) fn last_myriad(printed: &str) -> f64 {
    let mut powers = printed.chars().filter_map(power);
    let last = powers.rfind(|power| *power >= 4);
    last.map_or(f64::INFINITY, |power| if power == 4 { 1e4 } else { 1e8 })
}

/// What the tokens add up to and what their last multipliers are worth; nothing where they are in no
/// order of a number. `pick` takes one of two neighbours.
fn sum(tokens: &[Token], led: bool, pick: fn(u128, u128) -> u128) -> Option<(u128, u128)> {
    // 亿 and above, 万, below; and the lowest power of the lowest part.
    let (mut high, mut middle, mut low) = (0_u128, 0_u128, 0_u128);
    let mut lowest = 4;
    let mut current = None;
    // The last power, the digits after it, and whether a zero holds its place open.
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
