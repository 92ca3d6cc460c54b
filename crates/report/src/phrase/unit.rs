//! Measure words.

use super::measure_words::{NOT_UNITS, UNITS};

/// Units of time, after which 内 is a deadline.
pub const SPANS: [&str; 12] = [
    "日",
    "天",
    "周",
    "个月",
    "年",
    "小时",
    "个小时",
    "分钟",
    "个工作日",
    "工作日",
    "季度",
    "个季度",
];

/// What stands after a numeral.
pub(super) struct Unit<'a> {
    /// The measure word as printed; empty when there is none.
    pub text: &'a str,
    /// The byte after it.
    pub end: usize,
    /// It goes on in a way that is not known: 10个亿, 3件/万户.
    pub torn: bool,
}

/// The unit after a numeral that ends at `at` (blanks allowed between). Without one: an empty unit
/// and `at`.
pub(super) fn read(text: &str, at: usize) -> Unit<'_> {
    let start = skip_blanks(text, at);
    let Some(length) = measure(&text[start..]) else {
        return Unit {
            text: "",
            end: at,
            torn: false,
        };
    };
    let mut end = start + length;
    let whole = match &text[start..end] {
        "年度" => Some("年"),
        "％" => Some("%"),
        _ => None,
    };
    let mut torn = false;
    // 万吨/日, 吨公里, 微克每立方米.
    while let Some(more) = compound(&text[start..end], &text[end..]) {
        let Some(more) = more else {
            torn = true;
            break;
        };
        end += more;
    }
    let rest = &text[end..];
    torn |= text[start..end] == *"个" && rest.starts_with(['亿', '万', '多', '半']);
    // 两天半 is more than two days; 两年半年报 is not.
    torn |= rest
        .strip_prefix('半')
        .is_some_and(|rest| !rest.starts_with(HALVES));
    Unit {
        text: whole.unwrap_or(&text[start..end]),
        end,
        torn,
    }
}

/// What makes a word with the 半 before it.
const HALVES: [char; 6] = ['年', '月', '天', '日', '数', '小'];

/// Bytes of the measure word that the text begins with.
fn measure(text: &str) -> Option<usize> {
    if NOT_UNITS.iter().any(|word| begins_with(text, word)) {
        return None;
    }
    let fits = UNITS
        .iter()
        .filter(|unit| begins_with(text, unit) && !is_cut(text, unit.len()));
    let longest = fits.map(|unit| unit.len()).max()?;
    // 5条次支路: secondary roads, not five times.
    let after = &text[longest..];
    let secondary = after.starts_with(['支', '干', '级', '要', '生', '区', '中']);
    let cut = text[..longest]
        .strip_suffix('次')
        .filter(|unit| !unit.is_empty() && secondary);
    Some(cut.map_or(longest, str::len))
}

/// Bytes by which a unit goes on after `unit`: the inner none where it does, but not to a known one.
fn compound(unit: &str, rest: &str) -> Option<Option<usize>> {
    const OVER_DISTANCE: [&str; 4] = ["吨", "人", "车", "噸"];
    const DISTANCES: [&str; 2] = ["公里", "海里"];
    const MEASURES: [&str; 12] = [
        "微克",
        "毫克",
        "克",
        "公斤",
        "千克",
        "吨",
        "元",
        "立方米",
        "毫升",
        "度",
        "千瓦时",
        "升",
    ];
    if let Some(distance) = DISTANCES.iter().find(|word| rest.starts_with(**word)) {
        return OVER_DISTANCE
            .contains(&unit)
            .then_some(Some(distance.len()));
    }
    if let Some(after) = rest.strip_prefix(['/', '／']) {
        // 3件/5件 are two numbers.
        let listed = after.starts_with(|c: char| super::chars::begins(c) || !c.is_alphanumeric());
        let slash = rest.len() - after.len();
        return (!listed).then(|| Some(slash + measure(after)?));
    }
    let after = rest
        .strip_prefix('每')
        .filter(|_| MEASURES.contains(&unit))?;
    Some(Some('每'.len_utf8() + measure(after)?))
}

/// Whether byte `at` is within a word of Latin letters: MWp does not begin with MW.
fn is_cut(text: &str, at: usize) -> bool {
    let in_word = |c: Option<&u8>| c.is_some_and(u8::is_ascii_alphanumeric);
    in_word(text.as_bytes().get(at - 1)) && in_word(text.as_bytes().get(at))
}

/// Whether the text begins with the word. Its last byte tells Chinese words apart soonest.
fn begins_with(text: &str, word: &str) -> bool {
    let last = word.len() - 1;
    text.as_bytes().get(last) == word.as_bytes().get(last) && text.starts_with(word)
}

/// The byte of the first character from `at` on that is no blank of the line.
pub(super) fn skip_blanks(text: &str, at: usize) -> usize {
    text.len()
        - text[at..]
            .trim_start_matches(|c| super::chars::is_blank(c) || super::chars::is_invisible(c))
            .len()
}

/// Whether the unit is a span of time.
pub fn is_time(unit: &str) -> bool {
    SPANS.contains(&unit)
}
