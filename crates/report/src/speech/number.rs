//! The words for a number, and for a day printed with digits.

use super::digits::{cardinal, digits};
use super::{DASHES, begins_with_digit};

/// Says the number that `text` begins with; how long it is.
pub(super) fn number(out: &mut String, text: &str) -> usize {
    if let Some(length) = date(out, text) {
        return length;
    }
    let (whole, mut length) = whole_part(text);
    let fraction = fraction_part(&text[length..]);
    length += fraction.map_or(0, |digits| digits.len() + 1);
    let after = &text[length..];
    let before = out.chars().next_back();
    // An area code, and the number after it.
    let exchange = after
        .strip_prefix('-')
        .filter(|_| whole.len() > 2 && whole.starts_with('0'));
    if let Some(rest) = exchange.filter(|rest| begins_with_digit(rest)) {
        let line = rest.bytes().take_while(u8::is_ascii_digit).count();
        digits(out, &whole, true);
        out.push(',');
        digits(out, &rest[..line], true);
        return length + 1 + line;
    }
    let mut said = String::new();
    if fraction.is_none() && whole.len() == length && is_a_name(&whole, after) {
        digits(&mut said, &whole, is_telephone(&whole, after));
    } else {
        // Before what can be counted two is 两, but not where things are numbered.
        let numbered = before == Some('第') || after.starts_with(NUMBERED);
        let pair = fraction.is_none() && !numbered;
        cardinal(
            &mut said,
            &whole,
            pair && after.chars().next().is_some_and(is_han),
        );
        if let Some(fraction) = fraction {
            said.push('点');
            digits(&mut said, fraction, false);
        }
    }
    for (sign, words) in [("%", "百分之"), ("‰", "千分之")] {
        if after.starts_with(sign) {
            out.push_str(words);
            length += sign.len();
        }
    }
    out.push_str(&said);
    // Between two numbers some signs are words.
    let of_a_day = before.is_some_and(|c| "午晨晚夜间日".contains(c));
    let ratio = if of_a_day { "点" } else { "比" };
    let rest = &text[length..];
    for (signs, word) in [(":\u{ff1a}", ratio), (DASHES, "到"), ("×*", "乘")] {
        let number = rest.trim_start_matches(|c| signs.contains(c));
        if number.len() < rest.len() && begins_with_digit(number) {
            out.push_str(word);
            length += rest.len() - number.len();
        }
    }
    length
}

/// What has a number and is not counted.
const NUMBERED: [char; 7] = ['月', '日', '号', '级', '季', '楼', '等'];

/// Says the day that `text` begins with, such as 2018-03-31 or 2018.3.31.
fn date(out: &mut String, text: &str) -> Option<usize> {
    let run = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (year, after) = text.split_at_checked(4)?;
    let sign = after.chars().next().filter(|sign| "-./".contains(*sign))?;
    let month = &after[1..];
    let (month, after) = month.split_at(run(month));
    let day = after.strip_prefix(sign)?;
    let day = &day[..run(day)];
    let within = |part: &str, most: u8| part.parse().is_ok_and(|n: u8| (1..=most).contains(&n));
    if !is_year(year) || !within(month, 12) || !within(day, 31) {
        return None;
    }
    digits(out, year, false);
    for (part, word) in [("", '年'), (month, '月'), (day, '日')] {
        cardinal(out, part.trim_start_matches('0'), false);
        out.push(word);
    }
    Some(year.len() + month.len() + day.len() + 2)
}

/// Digits without the commas that group them, and how much of the text they are.
fn whole_part(text: &str) -> (String, usize) {
    let run = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut length = run(text);
    let mut whole = text[..length].to_owned();
    // Before the first comma stand three at most.
    let grouped = length <= 3;
    while grouped && text[length..].starts_with(',') && run(&text[length + 1..]) == 3 {
        whole.push_str(&text[length + 1..length + 4]);
        length += 4;
    }
    (whole, length)
}

/// The digits after a decimal point.
fn fraction_part(text: &str) -> Option<&str> {
    let digits = text.strip_prefix('.')?;
    let length = digits.bytes().take_while(u8::is_ascii_digit).count();
    (length > 0).then(|| &digits[..length])
}

/// Whether these digits are said one by one: years, telephone numbers, numbers that begin with 0.
fn is_a_name(whole: &str, after: &str) -> bool {
    let range = after.trim_start_matches(|c| DASHES.contains(c));
    let until = range.bytes().take_while(u8::is_ascii_digit).count();
    let ranged = range.len() < after.len() && (until == 4 || range[until..].starts_with('年'));
    let closed = after.starts_with(['〕', ']', ')', '\u{ff09}']);
    let year = whole.len() == 4 && after.starts_with('年') || is_year(whole) && (closed || ranged);
    let leading = whole.len() > 1 && whole.starts_with('0');
    year || leading || is_telephone(whole, after) || whole.len() > 16
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4
        && digits
            .parse()
            .is_ok_and(|year: u16| (1900..2100).contains(&year))
}

/// Whether a number is called and not counted: hotlines, mobile telephones.
fn is_telephone(whole: &str, after: &str) -> bool {
    let called = CALLED.iter().any(|word| after.starts_with(word));
    let hotline = whole.len() == 5 && whole.starts_with("123") && !after.starts_with(COUNTED);
    let mobile = whole.len() == 11 && whole.starts_with('1') && !after.starts_with(COUNTED);
    hotline || mobile || (3..=6).contains(&whole.len()) && called
}

/// What stands after a number that is called.
const CALLED: [&str; 10] = [
    "热线",
    "专线",
    "电话",
    "平台",
    "报警",
    "指挥",
    "接处警",
    "接警",
    "联动",
    "急救",
];

/// What stands after a number that is counted.
const COUNTED: [char; 40] = [
    '件', '个', '次', '人', '元', '名', '户', '家', '起', '亩', '份', '条', '项', '株', '吨', '米',
    '台', '套', '宗', '场', '期', '处', '万', '亿', '余', '多', '平', '公', '千', '册', '张', '批',
    '本', '例', '艘', '辆', '头', '天', '%', '‰',
];

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}
