//! What several names begin with, which the first alone says, and what they end with.

use crate::figures::lexicon::{Classes, LEXICON};

/// What several names are measured by, or what they all are, said once after the last.
pub(super) const HEADS: [&str; 36] = [
    "吞吐量",
    "通车里程",
    "运营里程",
    "里程",
    "数量",
    "总量",
    "产量",
    "价格",
    "人数",
    "产值",
    "收入",
    "增加值",
    "面积",
    "案件",
    "满意度",
    "增长的贡献率",
    "增长贡献率",
    "贡献率",
    "覆盖率",
    "占比",
    "比重",
    "总额",
    "投资",
    "资金",
    "投入",
    "经费",
    "水平",
    "率",
    "数",
    "量",
    "额",
    "值",
    "产业",
    "标准",
    "企业",
    "项目",
];

/// What the first of several names begins with for all of them: 万元GDP of 万元GDP能耗、水耗, 生产安全事故 of
/// 生产安全事故起数、死亡人数.
pub(super) fn lead_of_all(first: &str) -> Option<&str> {
    const MEASURES: [&str; 4] = ["万元GDP", "单位GDP", "万元生产总值", "单位生产总值"];
    const COUNTS: [&str; 4] = ["起数", "件数", "宗数", "次数"];
    let measure = MEASURES.iter().find(|word| first.starts_with(**word));
    let counted = || COUNTS.iter().find_map(|word| first.strip_suffix(word));
    measure
        .map(|word| &first[..word.len()])
        .or_else(counted)
        .filter(|lead| lead.chars().count() > 2)
}

/// 热带水果 of 热带水果产量、产值, 房屋 of 房屋销售面积、销售额: what both names are of, where a word begins after it.
/// `cut` characters of the first are more than the other has.
pub(super) fn lead_of_two<'a>(first: &'a str, item: &str, cut: usize) -> &'a str {
    const LONGEST: usize = 8;
    /// What a measure is told of, in its own name: 总收入.
    const OWN: usize = 1;
    /// 发电量: so short a name is only a measure.
    const BARE: usize = 3;
    let begins: String = item.chars().take(2).collect();
    let again = first.find(&begins).filter(|at| {
        let length = first[*at..].chars().count();
        item.chars().count() > 2 && length.abs_diff(item.chars().count()) <= 1
    });
    let cut = first.char_indices().nth(cut).map_or(0, |(at, _)| at);
    let alike = first[cut..].chars().next_back() == item.chars().next_back();
    let measure = |name: &str| {
        let single = |head: &&str| head.chars().count() == 1 && name.ends_with(*head);
        let length = name.chars().count();
        length <= OWN || length <= BARE && HEADS.iter().any(single)
    };
    let bare = measure(measured_by(item).unwrap_or(item));
    let lead = match (again, measured_by(first)) {
        _ if alike => &first[..cut],
        (Some(at), ..) => &first[..at],
        (None, Some(of)) if bare => of.trim_end_matches('总'),
        _ => "",
    };
    if lead.chars().count() <= LONGEST {
        lead
    } else {
        ""
    }
}

/// What stands before the measure that a name ends with: 热带水果 of 热带水果产量.
fn measured_by(name: &str) -> Option<&str> {
    const THINGS: [&str; 4] = ["案件", "产业", "企业", "项目"];
    let long = |head: &str| head.chars().count() > 1 && !THINGS.contains(&head);
    let word = LEXICON.before(name).map(|word| word.text).filter(|word| {
        let side = LEXICON.is(word, Classes::SIDE);
        long(word) && (side || HEADS.iter().any(|head| word.ends_with(head)))
    });
    let mut heads = HEADS.iter().copied().filter(|head| long(head));
    let head = word.or_else(|| heads.find(|head| name.ends_with(head)))?;
    name.strip_suffix(head)
}
