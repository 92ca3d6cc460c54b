//! Whose a number is: the district's own, a wider region's, or a part's.

use super::Place;
use super::lexicon::{Classes, LEXICON};
use super::rules::At;
use super::sentence::{CLAUSE_MARKS, Opening, lead_verb, without_leads};
use super::wording::{REGIONS, has_any};
use gongbao_report::model::Names;
use gongbao_report::phrase::PhraseKind;

/// Whose a number is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Whose {
    /// The region or the part that it is of; none where it is the district's own.
    pub scope: Option<Names>,
    /// The region is one that holds the district.
    pub wider: bool,
    /// It may be a part's that an earlier clause of the sentence names: the text leaves it open.
    pub open: bool,
}

/// Whose the number is, whose label this is; `noun_follows` where what is counted stands after it.
pub(super) fn read(at: &At<'_>, place: &Place<'_>, label: &str, noun_follows: bool) -> Whose {
    let mention = at.mention();
    let clause = mention.clause_before;
    let ranks = at.sentence.phrases[mention.n].kind == PhraseKind::Ordinal;
    let wider = wider_region(clause, place.wider).filter(|_| !ranks);
    if let Some(region) = wider {
        return Whose {
            scope: Some(names(region)),
            wider: true,
            open: false,
        };
    }
    let own = place.names();
    let scope = scope(&at.sentence.text[..mention.span.start])
        .or_else(|| bodies(clause))
        .or_else(|| agents(at, label))
        .or_else(|| part(clause, &own, label, noun_follows).map(names));
    let carried = if scope.is_none() && !mention.unit.relates() {
        carried(at, &own)
    } else {
        None
    };
    let (part, open) = carried.unwrap_or_default();
    let open = open || scope.is_none() && mention.unit.relates() && beside_place(at, label, &own);
    let part = part.filter(|part| !open && !label.contains(part));
    Whose {
        scope: scope.or(part.map(names)),
        wider: false,
        open,
    }
}

fn names(zh: &str) -> Names {
    Names {
        zh: zh.to_owned(),
        en: None,
    }
}

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
fn wider_region(clause: &str, wider: &[&'static str]) -> Option<&'static str> {
    let dated = |c: char| c.is_ascii_digit() || c.is_whitespace() || "年月日度末底，,".contains(c);
    let clause = clause.trim_start_matches(dated);
    wider.iter().copied().find(|word| clause.starts_with(word))
}

/// The part of the district that a clause names before its verb: 大江镇建成农田, 每个社区安排经费; or after it where
/// what is counted is named after the number. `clause` ends at the number, `own` are the names of who reports.
fn part<'a>(clause: &'a str, own: &[&str], label: &str, noun_follows: bool) -> Option<&'a str> {
    let words = without_leads(clause);
    let place = subject(words)?;
    let each = place.starts_with("每个") && place.chars().count() > 2;
    // 推动东岗片区11个项目: what is counted stands after the number.
    let inside = &words[lead_verb(words).len()..];
    let place = if noun_follows && place.is_empty() {
        inside
    } else {
        place
    };
    let rest = words.strip_prefix(place).unwrap_or_default();
    let does = || {
        let told = label.contains(place) || clause.contains('等');
        !told && label.starts_with(lead_verb(without_leads(rest)))
    };
    let part = is_house(place) && is_part(place, own)
        || is_several(place)
        || is_part(place, own) && does();
    (each || part).then_some(place)
}

/// The part of the district that an earlier clause of the sentence speaks of, where the number's clause has no
/// subject of its own: 东河开发区引进项目12个，新增企业5家. With it, whether the text leaves open if the number is of it
/// too: after a semicolon, and where the clause begins with a noun.
fn carried<'a>(at: &At<'a>, own: &[&str]) -> Option<(Option<&'a str>, bool)> {
    let text = at.sentence.text;
    let clauses = at.sentence.clauses.iter().enumerate();
    let before = clauses.take(at.mention().clause + 1).rev();
    let mut open = false;
    for (n, clause) in before.filter(|(_, clause)| clause.host.is_none()) {
        let words = &text[clause.range.clone()];
        let mut regions = REGIONS
            .iter()
            .chain(&["我省", "我市", "我县", "我区"])
            .chain(own);
        if regions.any(|region| words.trim_start().starts_with(region)) {
            return None;
        }
        let words = without_leads(words);
        let place = subject(words).filter(|place| is_part(place, own) || is_several(place));
        // 省产业园新增2个: what is counted, and nobody who did anything.
        let counted = |noun: &str, place: &str| {
            let rest = noun.split_once(place).map(|(_, rest)| rest);
            rest.is_some_and(|rest| lead_verb(rest) == rest)
        };
        let acts = |place: &&str| {
            let mut own = at.said().filter(|fact| fact.clause == n);
            own.any(|fact| {
                let deed = !fact.subject.noun_follows && !at.relates(&fact.span);
                deed && !counted(&fact.subject.noun, place)
            })
        };
        if let Some(place) = place.filter(acts) {
            return Some((Some(place), open));
        }
        // 开发区成立法院，新增企业5家: whether it is of the part is left open.
        let named = |place: &&str| {
            let mut own = at.said().filter(|fact| fact.clause == n);
            own.any(|fact| fact.subject.noun.contains(*place))
        };
        if let Some(place) = place.filter(|place| is_part(place, own) && !named(place)) {
            return Some((Some(place), true));
        }
        open |= lead_verb(words).is_empty() || matches!(clause.opening, Opening::Mark('；' | ';'));
    }
    None
}

/// Whether a rate of the sentence before this one is of a part of the district, and this one does not say of what:
/// 市中心城区燃气普及率97%，道路完好率98%.
fn beside_place(at: &At<'_>, label: &str, own: &[&str]) -> bool {
    const PARTS: [&str; 6] = ["市区", "城区", "园区", "片区", "港区", "开发区"];
    const FARTHEST: usize = 6;
    let text = at.sentence.text;
    let before = &text[..at.mention().span.start];
    let from = before.rfind(['；', ';']).unwrap_or(0);
    let part = |name: &str| {
        let ends = PARTS
            .iter()
            .filter_map(|part| Some(name.find(part)? + part.len()));
        let head = ends.min().map(|end| &name[..end]);
        head.filter(|head| head.chars().count() <= FARTHEST)
            .is_some_and(|head| {
                !own.iter()
                    .any(|own| own.ends_with(head) || head.ends_with(own))
            })
    };
    let whole = has_any(at.mention().clause_before, &REGIONS);
    let sited = whole || part(label) || label.contains(['国', '省', '县', '城', '乡', '镇', '村']);
    let mut said = at
        .said()
        .filter(|fact| fact.span.start > from && fact.bracket.is_none());
    let mut told = || said.any(|fact| at.relates(&fact.span) && part(&fact.subject.label));
    // 在中心城区实施项目12个，燃气普及率97%.
    let mut clauses = at.sentence.clauses[..at.mention().clause].iter();
    let mut acts = || {
        clauses.any(|clause| {
            let words = text[clause.range.clone()].trim_start();
            clause.range.start >= from && words.strip_prefix('在').is_some_and(part)
        })
    };
    !sited && (told() || acts())
}

/// The words of a clause before its verb; none where it has no verb.
fn subject(words: &str) -> Option<&str> {
    let (verb, _) = LEXICON.find(words, Classes::VERB)?;
    Some(words[..verb].trim_end_matches(['的', '已', '新', '共']))
}

/// Whether the words name a part of the district whose names are these.
fn is_part(place: &str, own: &[&str]) -> bool {
    const LONGEST: usize = 10;
    (is_house(place) || is_area(place))
        && (3..=LONGEST).contains(&place.chars().count())
        && place
            .chars()
            .all(|c| c.is_alphabetic() || "-—·".contains(c))
        && !place.contains(['各', '全', '个', '等', '和', '多'])
        && !own
            .iter()
            .any(|own| own.ends_with(place) || place.ends_with(own))
}

/// 六县: some of the district's own, counted in words.
fn is_several(place: &str) -> bool {
    let kind =
        place.trim_start_matches(['两', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    kind.len() < place.len() && ["县", "区", "镇", "乡", "县区", "园区"].contains(&kind)
}

fn is_house(place: &str) -> bool {
    HOUSES.iter().any(|end| place.ends_with(end))
}

/// Whether the words name an area by its kind, which is no kind of thing: 小区.
fn is_area(place: &str) -> bool {
    const AREAS: [&str; 4] = ["区", "城", "园", "基地"];
    const THINGS: [&str; 6] = ["地区", "小区", "示范区", "校区", "幼儿园", "公园"];
    let ends = |ends: &[&str]| ends.iter().any(|end| place.ends_with(end));
    ends(&AREAS) && !ends(&THINGS) && !is_house(place)
}

/// What the names of places and houses within a district end with.
const HOUSES: [&str; 16] = [
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
fn bodies(clause: &str) -> Option<Names> {
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
fn scope(before: &str) -> Option<Names> {
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

/// 10个平台 of 10个平台完成产值5亿元、投资2亿元: those that a clause counts first and that did the rest of it, where
/// the label does not say so.
fn agents(at: &At<'_>, label: &str) -> Option<Names> {
    let mention = at.mention();
    let clause = &at.sentence.clauses[mention.clause];
    let first = at
        .mentions
        .iter()
        .find(|first| first.clause == mention.clause)?;
    let noun = first.noun_after.as_str();
    let opens = at.sentence.text[clause.range.start..first.span.start]
        .trim()
        .is_empty();
    let acts = first.n < mention.n && first.taken > first.span.end && !noun.is_empty();
    let verb = LEXICON.find(noun, Classes::VERB).filter(|(at, _)| *at > 0);
    let noun = &noun[..verb.map_or(noun.len(), |(at, _)| at)];
    let told = label.contains(noun);
    (opens && acts && !told && mention.item).then(|| Names {
        zh: format!("{}{noun}", first.printed(at.sentence)),
        en: None,
    })
}
