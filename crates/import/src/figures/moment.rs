//! When and where a number holds: its year, plans instead of results, a narrower scope.

use super::change::GOES_TO;
use super::clause::{Parsed, Words};
use super::wording::has_any;
use super::words::VERBS;
use gongbao_report::model::Names;
use gongbao_report::phrase::{Phrase, PhraseKind};

/// What follows a year whose 年 was lost.
pub(crate) const LOST_YEAR: [&str; 8] = ["总共", "共计", "共", "我", "度", "以来", "坚持", "累计"];

const SPANS: [&str; 12] = [
    "日",
    "天",
    "周",
    "个月",
    "年",
    "小时",
    "个小时",
    "个工作日",
    "工作日",
    "个季度",
    "季度",
    "分钟",
];

/// Whether the unit is a span of time.
pub(super) fn is_time(unit: &str) -> bool {
    SPANS.contains(&unit)
}

/// The year that phrase `n` is about, when that is not the year reported on.
pub(super) fn year(
    sentence: &Parsed<'_>,
    n: usize,
    words: &Words<'_>,
    reported: u16,
) -> Option<u16> {
    // Without a year reported on nothing can be said to be of another.
    if reported == 0 {
        return None;
    }
    let clause = &sentence.text[words.clause.start..sentence.phrases[n].span.start];
    let last_year = ["去年", "上年", "上一年"]
        .iter()
        .filter_map(|word| clause.rfind(word))
        .max();
    if let Some(at) = last_year {
        // 由上年的13%下降到0.2%.
        if has_any(words.before, &GOES_TO) {
            return None;
        }
        // 比去年增加: the comparison's other end, not this number.
        let compared =
            clause[..at].ends_with(['比', '较', '与', '同']) || is_carried(&clause[at..]);
        return if compared {
            None
        } else {
            reported.checked_sub(1)
        };
    }
    let mut dates = sentence.phrases[..n]
        .iter()
        .enumerate()
        .filter(|(_, phrase)| is_year(sentence.text, phrase) && !sentence.is_quoted(phrase));
    let (place, date) = dates.next_back()?;
    let stated = date.quantity.value;
    let stated = (1949..2100).find(|year| (f64::from(*year) - stated).abs() < 0.5)?;
    let before = sentence.text[..date.span.start].trim_end();
    let after = &sentence.text[date.span.end..];
    // 组织2021年新录用人员考试3场: the year is that of what was dealt with, not of dealing with it.
    if VERBS.ending(before).is_some() {
        return None;
    }
    let span = before.ends_with(['自', '从', '至', '到', '-', '—', '–', '比', '较'])
        && !after.starts_with('的')
        // 较2022年558件增加了555件.
        && sentence.phrases[n].span.start != date.span.end;
    let since = after.starts_with("以来")
        || after.starts_with("起")
        || after.starts_with('-')
        || after.starts_with('—')
        || after.starts_with('至');
    // A year elsewhere in the sentence tells when something began, not when it was counted.
    let same_clause = date.span.start >= words.clause.start
        || sentence.text[date.span.end..words.clause.start]
            .trim_start_matches(['度', '底', '末', '，', ','])
            .is_empty();
    let names_something = place + 1 < n
        && sentence.phrases[place + 1..n]
            .iter()
            .any(|phrase| phrase.kind == PhraseKind::Amount)
        && date.span.start < words.clause.start;
    // 由2018年的30件下降到12件: the year is that of the number before.
    let reached = has_any(words.before, &GOES_TO)
        && sentence.phrases[place + 1..n]
            .iter()
            .any(|phrase| phrase.kind == PhraseKind::Amount);
    (stated != reported && !reached && !span && !since && same_clause && !names_something)
        .then_some(stated)
}

/// A date, or a year that lost its 年 at the head of a clause (2023总共办理5件).
fn is_year(text: &str, phrase: &Phrase) -> bool {
    if phrase.kind == PhraseKind::Date {
        return true;
    }
    let (before, after) = (&text[..phrase.span.start], &text[phrase.span.end..]);
    phrase.kind == PhraseKind::Bare
        && phrase.span.len() == 4
        && (before.is_empty() || before.ends_with(super::wording::CLAUSE_MARKS))
        && LOST_YEAR.iter().any(|word| after.starts_with(word))
}

/// Words for cases left over from an earlier year.
pub(super) const CARRIED: [&str; 7] = ["结转", "转结", "遗留", "转入", "未结", "积案", "积存"];

/// 上年度结转: left over from last year, counted this year.
fn is_carried(text: &str) -> bool {
    let rest = text.trim_start_matches(['上', '去', '一', '年', '度']);
    CARRIED.iter().any(|word| rest.starts_with(word))
}

/// The words that name a region wider than the district: 全市 is the city's own word, not its districts'.
pub(super) fn wider_regions(district: Option<&str>) -> &'static [&'static str] {
    let Some(last) = district.and_then(|name| name.chars().next_back()) else {
        return &[];
    };
    match last {
        '省' => &["全国"],
        '市' | '州' | '盟' => &["全国", "全省"],
        '县' | '区' | '旗' => &["全国", "全省", "全市", "全州"],
        '镇' | '乡' | '道' => &["全国", "全省", "全市", "全州", "全县", "全区"],
        _ => &[],
    }
}

/// Whether governments of their own stand under the district's: those of a province, a city.
pub(super) fn holds_governments(district: Option<&str>) -> bool {
    district.is_none_or(|district| district.ends_with(['省', '市', '州', '盟']))
}

/// The wider region that a clause speaks of from its start: 全省败诉率为15.3%. `clause` ends at the number.
pub(super) fn wider_region(clause: &str, wider: &[&'static str]) -> Option<&'static str> {
    let dated = |c: char| c.is_ascii_digit() || c.is_whitespace() || "年月日度末底，,".contains(c);
    let clause = clause.trim_start_matches(dated);
    wider.iter().copied().find(|word| clause.starts_with(word))
}

/// Whom the sentence speaks of, when its subject narrows the district: 各乡镇(街道).
pub(super) fn scope(before: &str) -> Option<Names> {
    const NARROW: [(&str, &str, &str); 12] = [
        ("各乡镇(街道)", "乡镇(街道)", "townships and sub-districts"),
        (
            "各乡镇（街道）",
            "乡镇(街道)",
            "townships and sub-districts",
        ),
        ("各镇(街道)", "镇(街道)", "towns and sub-districts"),
        ("各镇（街道）", "镇(街道)", "towns and sub-districts"),
        ("各乡镇、街道", "乡镇、街道", "townships and sub-districts"),
        ("各镇街", "镇街", "towns and sub-districts"),
        ("各街道", "街道", "sub-districts"),
        ("各乡镇", "乡镇", "townships"),
        ("区级部门", "区级部门", "district departments"),
        ("县级部门", "县级部门", "county departments"),
        ("市级部门", "市级部门", "city departments"),
        (
            "区级行政执法机关",
            "区级行政执法机关",
            "district enforcement bodies",
        ),
    ];
    if !before.contains(['各', '级']) {
        return None;
    }
    let places = NARROW
        .iter()
        .filter_map(|narrow| Some((before.rfind(narrow.0)?, narrow)));
    let (at, (_, zh, en)) = places.max_by_key(|(at, narrow)| (*at, narrow.0.len()))?;
    let head = &before[..at];
    // Only as a subject: at the head of its clause, and not beside the whole district.
    let opens = head.is_empty() || head.trim_end().ends_with(super::wording::CLAUSE_MARKS);
    let whole = has_any(before, &["全区", "全县", "全市"]);
    (opens && !whole).then(|| Names {
        zh: (*zh).to_owned(),
        en: Some((*en).to_owned()),
    })
}
