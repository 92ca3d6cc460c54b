//! Years as texts write them: 2016年, 2016—2020年, “十三五”时期.

use gongbao_report::model::Period;
use gongbao_report::phrase::digit;
use std::ops::Range;

/// Years that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Bytes of the text, 年 or the marks around a plan included.
    pub at: Range<usize>,
    pub period: Period,
    /// A five-year plan, by its number.
    pub plan: bool,
}

/// What follows a year whose 年 was lost.
pub const LOST_YEAR: [&str; 8] = ["总共", "共计", "共", "我", "度", "以来", "坚持", "累计"];

/// What opens the name of a plan.
const QUOTES: &str = "“\"「‘";

/// Every year, span of years and five-year plan of a text, in its order.
pub fn named(text: &str) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    let begins = |c: &char| matches!(c, '1' | '2' | '１' | '２') || is_numeral(*c);
    for (at, c) in text.char_indices().filter(|(_, c)| begins(c)) {
        if found.last().is_some_and(|last| at < last.at.end) {
            continue;
        }
        let before = text[..at].chars().next_back();
        let rest = &text[at..];
        let here = if is_numeral(c) {
            let opens = !before.is_some_and(is_numeral);
            opens.then(|| plan(rest, before)).flatten()
        } else if before.and_then(digit).is_none() {
            years(rest).or_else(|| without_mark(rest, before))
        } else {
            None
        };
        found.extend(here.map(|(length, period, plan)| {
            let mark = before
                .filter(|c| plan && QUOTES.contains(*c))
                .map_or(0, char::len_utf8);
            Named {
                at: at - mark..at + length,
                period,
                plan,
            }
        }));
    }
    found
}

/// 2016年, 2016—2020年, 2016至2020年, 2016年至2020年, 2016年1月至2020年12月.
fn years(text: &str) -> Option<(usize, Period, bool)> {
    let (from, digits) = year(text)?;
    let after = &text[digits..];
    let after = after.strip_prefix('年').map_or(after, without_day);
    let other = after.trim_start_matches(['—', '－', '-', '–', '~', '～', '至', '到']);
    let second = year(other).filter(|(to, _)| other.len() < after.len() && *to > from);
    if let Some((to, digits)) = second
        && other[digits..].starts_with('年')
    {
        let length = text.len() - other.len() + digits + '年'.len_utf8();
        return Some((length, Period { from, to }, false));
    }
    // 2016 年: a blank beside digits is the typesetter's.
    let rest = text[digits..].trim_start().strip_prefix('年')?;
    Some((text.len() - rest.len(), Period::of(from), false))
}

/// What stands after a month and a day.
fn without_day(text: &str) -> &str {
    let mut rest = text;
    for word in ['月', '日'] {
        let digits = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        let after = rest[digits..].strip_prefix(word);
        rest = after.filter(|_| (1..=2).contains(&digits)).unwrap_or(rest);
    }
    rest
}

/// 2019总共办理案件66件: a year that lost its 年, at the head of a clause.
fn without_mark(text: &str, before: Option<char>) -> Option<(usize, Period, bool)> {
    let (year, digits) = year(text)?;
    let opens = before.is_none_or(|c| "。；，;,\n".contains(c));
    let known = LOST_YEAR
        .iter()
        .any(|word| text[digits..].starts_with(word));
    (opens && known).then(|| (digits, Period::of(year), false))
}

/// Four digits from 1900 to 2099, and no digit after, with their bytes.
fn year(text: &str) -> Option<(u16, usize)> {
    let mut chars = text.chars();
    let mut digits = chars.by_ref().take(4).map(digit);
    let year = digits.try_fold(0, |year, digit| Some(year * 10 + digit?))?;
    let year = u16::try_from(year).ok()?;
    let rest = chars.as_str();
    let more = rest.chars().next().and_then(digit).is_some();
    ((1900..2100).contains(&year) && !more).then_some((year, text.len() - rest.len()))
}

/// “十三五”, 十三五时期: in quotation marks, or with a word after that only a plan has.
fn plan(text: &str, before: Option<char>) -> Option<(usize, Period, bool)> {
    const BEHIND: [&str; 8] = ["时期", "期间", "规划", "以来", "末", "期末", "开局", "收官"];
    let digits = text.find(|c| !is_numeral(c)).unwrap_or(text.len());
    let head = text[..digits].strip_suffix('五')?;
    let number = |c: &str| "一二三四五六七八九".find(c).map(|at| at / 3 + 1);
    let n = match head.strip_prefix('十') {
        Some("") => 10,
        Some(unit) if unit.chars().count() == 1 => 10 + number(unit)?,
        None if head.chars().count() == 1 => number(head)?,
        _ => return None,
    };
    let quoted = before.is_some_and(|c| QUOTES.contains(c))
        && text[digits..].starts_with(['”', '"', '」', '’']);
    let known = BEHIND.iter().any(|word| text[digits..].starts_with(word));
    if !quoted && !known || n < 3 {
        return None;
    }
    let from = 1966 + 5 * (u16::try_from(n).ok()? - 3);
    let mark = if quoted {
        text[digits..].chars().next().map_or(0, char::len_utf8)
    } else {
        0
    };
    Some((digits + mark, Period { from, to: from + 4 }, true))
}

fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
    )
}
