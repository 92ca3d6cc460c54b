//! What stands before or after a number and says how near it is: 约, 余, 突破, 人均.

use crate::quantity::Qualifier;

/// Characters that make a word with the qualifier after them: 附近, 签约.
const NO_QUALIFIER_AFTER: &str = "附最临靠就邻签预节履公违特解续制缔合条契";

/// Whether the qualifier that begins at `start` is the rest of a word: 签约, 达不到, not 营收突破.
pub(super) fn is_in_word(text: &str, start: usize) -> bool {
    let (before, after) = text.split_at(start);
    before.ends_with(|c| NO_QUALIFIER_AFTER.contains(c))
        || after.starts_with("不到") && before.ends_with(['达', '得', '收'])
}

/// Words before a number. Longer ones first where one begins another.
pub(super) const BEFORE: [(&str, Qualifier); 42] = [
    ("≈", Qualifier::About),
    ("≥", Qualifier::AtLeast),
    ("≧", Qualifier::AtLeast),
    ("≤", Qualifier::AtMost),
    ("≦", Qualifier::AtMost),
    ("＞", Qualifier::MoreThan),
    (">", Qualifier::MoreThan),
    ("＜", Qualifier::LessThan),
    ("<", Qualifier::LessThan),
    ("高于", Qualifier::MoreThan),
    ("大于", Qualifier::MoreThan),
    ("多于", Qualifier::MoreThan),
    ("小于", Qualifier::LessThan),
    ("最少", Qualifier::AtLeast),
    ("大约为", Qualifier::About),
    ("大约", Qualifier::About),
    ("将近", Qualifier::About),
    ("接近", Qualifier::About),
    ("约为", Qualifier::About),
    ("约有", Qualifier::About),
    ("约达", Qualifier::About),
    ("约", Qualifier::About),
    ("近", Qualifier::About),
    ("不超过", Qualifier::AtMost),
    ("不高于", Qualifier::AtMost),
    ("不多于", Qualifier::AtMost),
    ("至多", Qualifier::AtMost),
    ("最多", Qualifier::AtMost),
    ("不少于", Qualifier::AtLeast),
    ("不低于", Qualifier::AtLeast),
    ("不小于", Qualifier::AtLeast),
    ("至少", Qualifier::AtLeast),
    ("超过了", Qualifier::MoreThan),
    ("超过", Qualifier::MoreThan),
    ("突破了", Qualifier::MoreThan),
    ("突破", Qualifier::MoreThan),
    ("超", Qualifier::MoreThan),
    ("逾", Qualifier::MoreThan),
    ("低于", Qualifier::LessThan),
    ("少于", Qualifier::LessThan),
    ("不足", Qualifier::LessThan),
    ("不到", Qualifier::LessThan),
];

/// Words after a unit.
pub(super) const AFTER: [(&str, Qualifier); 8] = [
    ("及以上", Qualifier::AtLeast),
    ("以上", Qualifier::AtLeast),
    ("以下", Qualifier::AtMost),
    ("以内", Qualifier::AtMost),
    ("之内", Qualifier::AtMost),
    ("左右", Qualifier::About),
    ("上下", Qualifier::About),
    ("内", Qualifier::AtMost),
];

/// Words of the same clause that make the number after them a mean.
pub(super) const AVERAGE: [&str; 7] = ["平均", "人均", "户均", "日均", "月均", "年均", "场均"];

/// What the clause before `start` says of the number, if it does: a mean, or a share that is about so
/// much (约占总数的30%). By how much a mean changed (人均收入增长8%) is none, unless it changed by so much a
/// year, nor is what is held against a mean (高于全省平均水平), nor a share of one (占人均消费的46%).
pub(super) fn by_clause(text: &str, start: usize, unit: &str) -> Qualifier {
    let clause = clause_before(text, start);
    if let Some(qualifier) = of_the_list(clause) {
        return qualifier;
    }
    let clause = clause.rsplit(['、', '(', '（']).next().unwrap_or_default();
    let mean = AVERAGE
        .iter()
        .filter_map(|word| Some((clause.rfind(word)?, *word)));
    let is_mean = |(at, word): (usize, &str)| {
        let after = &clause[at + word.len()..];
        let changes = unit == "%" && after.contains(CHANGES) && !after.starts_with(CHANGES);
        let of_whole = unit == "%" && clause[..at].contains('占');
        word == "年均" || unit != "个百分点" && !changes && !of_whole
    };
    match mean.max() {
        Some(mean) if is_mean(mean) && !clause.contains("平均水平") => Qualifier::Average,
        _ if unit == "%" && clause.contains("约占") => Qualifier::About,
        _ => Qualifier::Exact,
    }
}

/// 分别突破1000亿元、 before 300亿元: what stands before the first of a list of numbers is said of all.
fn of_the_list(clause: &str) -> Option<Qualifier> {
    const LONGEST_UNIT: usize = 4;
    const JOINTS: [char; 4] = ['、', '和', '与', '及'];
    let list = clause.rsplit_once("分别")?.1.trim_end();
    let (qualifier, from) = word_at(&BEFORE, list, 0)?;
    let numbers = list[from..].strip_suffix(JOINTS)?;
    let unit = |number: &str| {
        number
            .trim_start_matches(|c: char| c.is_ascii_digit() || c == '.')
            .chars()
            .count()
    };
    let mut numbers = numbers.split(JOINTS);
    numbers
        .all(|number| {
            number.starts_with(|c: char| c.is_ascii_digit()) && unit(number) <= LONGEST_UNIT
        })
        .then_some(qualifier)
}

/// What words of change are made of.
const CHANGES: [char; 7] = ['增', '长', '涨', '升', '减', '降', '提'];

/// The clause up to `start`. Of one without end only the last part counts: looking through all of it
/// for each of its numbers takes for ever.
pub(super) fn clause_before(text: &str, start: usize) -> &str {
    const FAR: usize = 150;
    let near = text.floor_char_boundary(start.saturating_sub(FAR))..start;
    text[near]
        .rsplit([',', '，', ';', '；', '。'])
        .next()
        .unwrap_or_default()
}

/// The first of `words` that stands at `at`, with what it means and where it ends.
pub(super) fn word_at(
    words: &[(&str, Qualifier)],
    text: &str,
    at: usize,
) -> Option<(Qualifier, usize)> {
    words
        .iter()
        .find(|(word, _)| text[at..].starts_with(word))
        .map(|(word, qualifier)| (*qualifier, at + word.len()))
}
