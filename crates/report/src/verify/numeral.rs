//! The proof's own reader of numerals, from their grammar alone; it knows nothing of the scanner that
//! the importer reads with.
//!
//! A numeral is cut at its highest power of ten, what stands before is so many of it, and what stands
//! after is less than one of it; a numeral without a power is digits. What does not fit is none.

/// A whole number times a power of ten.
#[derive(Clone, Copy)]
pub(super) struct Number {
    digits: f64,
    /// The upper of two neighbours (两三), in the same power.
    to: Option<f64>,
    power: i32,
    /// 余 or 多 stands in it.
    pub more: bool,
}

const POWERS: [(char, i32); 5] = [('亿', 8), ('万', 4), ('千', 3), ('百', 2), ('十', 1)];
const WORDS: &str = "零一二三四五六七八九";
const MORE: [char; 3] = ['余', '多', '来'];
/// Numbers of more digits are codes.
const MOST: f64 = 1e15;

/// The characters of a number as one writes them plainly: ASCII digits and marks, simple words,
/// nothing that is not seen.
pub(super) fn plain(text: &str) -> String {
    let plainly = |c: char| match c {
        '０'..='９' => (c as u8 - '０' as u32 as u8 + b'0') as char,
        '％' => '%',
        '．' => '.',
        '，' => ',',
        '／' => '/',
        '：' | '∶' => ':',
        '萬' => '万',
        '億' => '亿',
        '〇' | '○' => '零',
        '壹' => '一',
        '两' | '兩' | '贰' | '貳' => '二',
        '叁' | '參' => '三',
        '肆' => '四',
        '伍' => '五',
        '陆' | '陸' => '六',
        '柒' => '七',
        '捌' => '八',
        '玖' => '九',
        '拾' => '十',
        '佰' => '百',
        '仟' => '千',
        '餘' => '余',
        _ => c,
    };
    text.chars()
        .filter(|c| !is_unseen(*c))
        .map(plainly)
        .collect()
}

/// Joiners, marks of direction, variants.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Whether a plain character may stand in a numeral.
pub(crate) fn may_be_in(c: char) -> bool {
    c.is_ascii_digit()
        || is_word(c)
        || matches!(c, '.' | ',' | '点')
        || MORE.contains(&c)
        || c == ' '
        || c.is_whitespace()
}

/// Whether it is a digit in words or a power of ten.
pub(super) fn is_word(c: char) -> bool {
    WORDS.contains(c) || is_power(c)
}

pub(super) fn is_power(c: char) -> bool {
    POWERS.iter().any(|(power, _)| *power == c)
}

/// The numeral that these plain characters are. `led`: words before it qualify it, so that 万 counts
/// without a number (突破万列).
pub(super) fn read(text: &str, led: bool) -> Option<Number> {
    let number = numeral(text.trim(), true, led)?;
    (number.value() < MOST).then_some(number)
}

impl Number {
    pub fn value(self) -> f64 {
        scaled(self.digits, self.power)
    }

    pub fn to(self) -> Option<f64> {
        Some(scaled(self.to?, self.power))
    }

    fn of(digits: f64, power: i32) -> Self {
        Self {
            digits,
            to: None,
            power,
            more: false,
        }
    }
}

/// Scaled once, so that it is the nearest number to what is written.
fn scaled(digits: f64, power: i32) -> f64 {
    let ten = (0..power.abs()).fold(1.0, |ten, _| ten * 10.0);
    if power < 0 {
        digits / ten
    } else {
        digits * ten
    }
}

/// `first`: nothing stands before it, so that 百 may stand for 一百.
fn numeral(text: &str, first: bool, led: bool) -> Option<Number> {
    for (c, power) in &POWERS[..2] {
        if let Some((before, after)) = text.rsplit_once(*c) {
            return powers_of(before, after, *power, first && led, first, led);
        }
    }
    if let Some((before, after)) = text.split_once('点') {
        let whole = numeral(before, first, false)?;
        let whole =
            (whole.power >= 0 && whole.to.is_none() && !whole.more).then(|| whole.value())?;
        let (digits, places) = words(after)?;
        return Some(Number::of(scaled(whole, places) + digits, -places));
    }
    for (c, power) in &POWERS[2..] {
        if let Some((before, after)) = text.split_once(*c) {
            let alone = first || *power == 1;
            return powers_of(before, after, *power, alone, first, led);
        }
    }
    leaf(text)
}

/// So many of a power of ten, and what stands after it. `alone`: it may stand for one of it.
fn powers_of(
    before: &str,
    after: &str,
    power: i32,
    alone: bool,
    first: bool,
    led: bool,
) -> Option<Number> {
    let mut count = match before.trim() {
        "" if alone => Number::of(1.0, 0),
        before if power < 4 => leaf(before)?,
        before if before.contains('亿') || power == 4 && before.contains('万') => return None,
        before => numeral(before, first, led && power == 8)?,
    };
    if count.digits == 0.0 {
        return None;
    }
    count.power += power;
    let after = after.trim();
    let rest = after.trim_end_matches(MORE);
    if rest.is_empty() {
        let more = !after.is_empty();
        let once = after.chars().nth(1).is_none() && !(count.more && more);
        count.more |= more;
        return once.then_some(count);
    }
    let closed = after.strip_prefix('零');
    let after = closed.unwrap_or(after);
    let rest = numeral(after, false, false)?;
    // 三千五 is heard as 3,500 and may be meant as 3,005.
    let figures = after.chars().filter(char::is_ascii_digit).count();
    let full = usize::try_from(power).is_ok_and(|power| figures == power);
    let open = power > 1 && closed.is_none() && !full && !after.contains(is_power);
    // 十三五 names a plan.
    let plan = before.is_empty() && after == "三五";
    let fits = rest.value() < scaled(1.0, power) && rest.value() > 0.0;
    let whole = count.power >= 0 && count.to.is_none() && !count.more;
    if open || plan || !fits || !whole {
        return None;
    }
    // In whole numbers of the last place.
    let place = rest.power.min(0);
    let count = scaled(count.value(), -place);
    let sum = |rest: f64, power: i32| count + scaled(rest, power - place);
    let number = Number {
        digits: sum(rest.digits, rest.power),
        to: rest.to.map(|to| sum(to, rest.power)),
        power: place,
        more: rest.more,
    };
    (number.digits < MOST).then_some(number)
}

/// Digits, perhaps in groups, with a point, with 余 after them.
fn leaf(text: &str) -> Option<Number> {
    let digits = text.trim_end_matches(MORE);
    let more = text[digits.len()..].chars().count();
    let digits = digits.trim();
    let mut number = if digits.starts_with(|c: char| c.is_ascii_digit()) {
        let (digits, places) = figures(digits)?;
        Number::of(digits, -places)
    } else {
        let (value, count) = words(digits)?;
        let (tens, ones) = ((value / 10.0).floor(), value % 10.0);
        match count {
            1 | 4 => Number::of(value, 0),
            // 两三, 七八, 三五.
            2 if tens > 0.0 && (ones - tens - 1.0 == 0.0 || value == 35.0) => Number {
                to: Some(ones),
                ..Number::of(tens, 0)
            },
            _ => return None,
        }
    };
    number.more = more == 1;
    (more < 2).then_some(number)
}

/// What digits in words say in a row, and how many they are.
fn words(text: &str) -> Option<(f64, i32)> {
    let mut value = 0.0;
    let mut count = 0;
    for c in text.chars() {
        let at = WORDS.find(c)? / '零'.len_utf8();
        #[allow(clippy::cast_precision_loss)]
        let digit = at as f64;
        value = value * 10.0 + digit;
        count += 1;
    }
    (0 < count && count < 13).then_some((value, count))
}

/// What ASCII digits say without their point, and how many stand after it. Commas or blanks part
/// groups of three.
fn figures(text: &str) -> Option<(f64, i32)> {
    let (whole, fraction) = text
        .split_once('.')
        .map_or((text, None), |(whole, f)| (whole, Some(f)));
    let mut groups = whole.split([
        ',', ' ', '\u{a0}', '\u{2002}', '\u{2009}', '\u{202f}', '\u{3000}',
    ]);
    let lead = groups.next()?;
    let mut digits = lead.to_owned();
    for group in groups {
        if group.len() != 3 || lead.len() > 3 {
            return None;
        }
        digits += group;
    }
    let fraction = fraction.unwrap_or_default();
    digits += fraction;
    if !digits.bytes().all(|b| b.is_ascii_digit()) || text.ends_with('.') {
        return None;
    }
    let value = digits
        .bytes()
        .fold(0.0, |value, b| value * 10.0 + f64::from(b - b'0'));
    let places = i32::try_from(fraction.len()).ok()?;
    (value < MOST && places < 13).then_some((value, places))
}
