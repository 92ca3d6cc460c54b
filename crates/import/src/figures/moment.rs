//! When and where a number holds: its year, plans instead of results, a narrower scope.

use super::lexicon::{Classes, LEXICON};
use super::sentence::{CLAUSE_MARKS, lead_verb, without_leads};
use super::wording::{REGIONS, has_any};
use gongbao_report::model::Names;

/// Words for cases left over from an earlier year.
pub(super) const CARRIED: [&str; 7] = ["结转", "转结", "遗留", "转入", "未结", "积案", "积存"];

/// The words that name a region wider than the district: 全市 is the city's own word, not its districts'.
pub(super) fn wider_regions(district: Option<&str>) -> &'static [&'static str] {
    let Some(last) = district.and_then(|name| name.chars().next_back()) else {
        return &[];
    };
    match last {
        '省' => &REGIONS[..1],
        '市' | '州' | '盟' => &REGIONS[..2],
        '县' | '区' | '旗' => &REGIONS[..4],
        '镇' | '乡' | '道' => &REGIONS[..6],
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

/// The part of the district that a clause names before its verb: 大江镇建成农田, 每个社区安排经费; or after it where
/// what is counted is named after the number. `clause` ends at the number, `own` are the names of who reports.
pub(super) fn part(clause: &str, own: &[&str], named_after: bool) -> Option<Names> {
    const LONGEST: usize = 10;
    let words = without_leads(clause);
    let named = |place: &str| {
        PLACES.iter().any(|end| place.ends_with(end))
            && (3..=LONGEST).contains(&place.chars().count())
            && place
                .chars()
                .all(|c| c.is_alphabetic() || "-—·".contains(c))
            && !place.contains(['各', '全', '个', '等', '和', '多'])
            && !own
                .iter()
                .any(|own| own.ends_with(place) || place.ends_with(own))
    };
    let (verb, _) = LEXICON.find(words, Classes::VERB)?;
    let place = words[..verb].trim_end_matches(['的', '已', '新', '共']);
    let each = place.starts_with("每个") && place.chars().count() > 2;
    // 推动东岗片区11个项目: what is counted stands after the number.
    let inside = &words[lead_verb(words).len()..];
    let place = if named_after && verb == 0 {
        inside
    } else {
        place
    };
    (named(place) || each).then(|| Names {
        zh: place.to_owned(),
        en: None,
    })
}

/// What the names of places and houses within a district end with.
const PLACES: [&str; 16] = [
    "镇",
    "乡",
    "街道",
    "社区",
    "片区",
    "园区",
    "港区",
    "港",
    "开发区",
    "公司",
    "集团",
    "中学",
    "医院",
    "机场",
    "研究院",
    "银行",
];

/// The bodies right under a government that a clause begins with: 省直 of 省直51个部门. `clause` ends at the number.
pub(super) fn bodies(clause: &str) -> Option<Names> {
    const LEVELS: [char; 6] = ['省', '市', '州', '县', '区', '旗'];
    const ENDS: [&str; 3] = ["部门", "单位", "机关"];
    let words = without_leads(clause);
    let rest = words.strip_prefix(LEVELS)?.strip_prefix('直')?;
    let end = ENDS
        .iter()
        .filter_map(|end| Some(rest.find(end)? + end.len()))
        .min();
    if end.is_none() && !rest.is_empty() {
        return None;
    }
    let head = &words[..words.len() - rest.len()];
    Some(Names {
        zh: end.map_or_else(
            || format!("{head}部门"),
            |end| format!("{head}{}", &rest[..end]),
        ),
        en: None,
    })
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
    let opens = head.is_empty() || head.trim_end().ends_with(CLAUSE_MARKS);
    let whole = has_any(before, &REGIONS[2..6]);
    (opens && !whole).then(|| Names {
        zh: (*zh).to_owned(),
        en: Some((*en).to_owned()),
    })
}
