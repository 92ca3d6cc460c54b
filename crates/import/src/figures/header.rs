//! What the words over and beside the numbers of a table say: units, years, changes, plans.

use super::vocabulary::is_rate;
use crate::figures::wording::{LAST_YEAR, has_any};
use crate::line::heading;
use crate::line::unit::unit_in;
use gongbao_report::model::Mode;
use gongbao_report::phrase::{self, PhraseKind};

/// Words of headers whose columns say by how much a number changed.
const CHANGES: [&str; 11] = [
    "同比",
    "环比",
    "增减",
    "增幅",
    "增速",
    "变化",
    "较上年",
    "较去年",
    "比上年",
    "比去年",
    "增长",
];
/// How headers end that are over what was planned.
const PLANS: [&str; 5] = ["目标", "计划", "预算", "任务", "预期"];
/// Columns whose numbers count nothing, by how their header ends.
const NAMING: [&str; 10] = [
    "号", "码", "电话", "邮编", "年份", "年度", "日期", "时间", "排名", "位次",
];

/// Whether a header is over numbers that count nothing: 序号, 科目编码, 电话.
pub(super) fn is_naming(header: &str) -> bool {
    NAMING.iter().any(|end| header.ends_with(end))
}

/// Whether a header says by how much something changed. 比上年 over an amount does too.
pub(super) fn says_change(header: &str) -> bool {
    has_any(header, &CHANGES)
}

/// Whether a header is over shares, rates or changes: the unit of what they are of is not theirs.
pub(super) fn compares(header: &str) -> bool {
    let plain = header.split(['(', '（']).next().unwrap_or_default();
    says_change(header) || is_rate(plain)
}

/// Whether a number under this header was planned, expected or done.
pub(super) fn mode(header: &str) -> Mode {
    let plain = header.split(['(', '（']).next().unwrap_or_default();
    let thing = plain.trim_end_matches(['数', '值']);
    if plain.contains("预计") {
        Mode::Expected
    } else if PLANS.iter().any(|end| thing.ends_with(end)) {
        Mode::Target
    } else {
        Mode::Result
    }
}

/// The year that a header names: 2022年, or of a report on 2023 上年.
pub(super) fn year(header: &str, reported: u16) -> Option<u16> {
    let named = phrase::scan(header).into_iter().filter(|phrase| {
        let of_another = header[..phrase.span.start].ends_with(['比', '较', '与']);
        phrase.kind == PhraseKind::Date && phrase.quantity.unit == "年" && !of_another
    });
    let years: Vec<f64> = named.map(|phrase| phrase.quantity.value).collect();
    match years[..] {
        [year] => (1949..2100).find(|known| (f64::from(*known) - year).abs() < 0.5),
        [] if has_any(header, &LAST_YEAR) && !says_change(header) => reported.checked_sub(1),
        _ => None,
    }
}

/// A header without its number, 其中, the mark of a footnote, its unit or a long remark in brackets, and what a
/// long cell says after its first clause: the rest tells of the thing and does not name it.
pub(super) fn name(header: &str) -> &str {
    /// Bytes of the longest remark that belongs to a header (单位:万元).
    const LONGEST_REMARK: usize = 30;
    /// Characters of a longer one are a sentence.
    const LONGEST_NAME: usize = 30;
    const MARKS: [char; 8] = ['，', ',', '。', '；', ';', '：', ':', '、'];
    let number = heading::words_start(header);
    let text = without_unit(without_footnote(without_lead(&header[number..])));
    let open = text
        .find(['(', '（'])
        .filter(|at| *at > 0 && text.len() - at > LONGEST_REMARK);
    let text = &text[..open.unwrap_or(text.len())];
    if text.chars().count() <= LONGEST_NAME {
        return text;
    }
    let clause = text.split(MARKS).next().unwrap_or_default();
    if clause.is_empty() { text } else { clause }
}

/// Whether a header only says that numbers stand under it, 绝对数 beside 比上年增长, or names the year of the
/// report.
pub(super) fn says_nothing(header: &str, reported: u16) -> bool {
    let plain = ["绝对数", "绝对值", "绝对量", "数值", "指标值"].contains(&header);
    plain || year(header, 0) == Some(reported) && header.ends_with('年') && header.len() < 8
}

/// 其中：城镇: a part of the row before is called by its own name.
fn without_lead(header: &str) -> &str {
    let leads = ["其中：", "其中:"];
    let rest = leads.iter().find_map(|lead| header.strip_prefix(lead));
    rest.unwrap_or(header)
}

/// 全国人口[5]: the mark leads to a note below the text.
fn without_footnote(header: &str) -> &str {
    let inside = header.trim_end_matches([']', '］', '〕']);
    let name = inside.trim_end_matches(|c: char| c.is_ascii_digit());
    let marked = inside.len() < header.len() && name.len() < inside.len();
    let name = name.trim_end_matches(['[', '［', '〔']);
    if marked { name } else { header }
}

/// 年末数（万人）, 比上年增长％: the unit is told beside every number.
fn without_unit(header: &str) -> &str {
    if let Some(name) = header.strip_suffix(['%', '％']) {
        return if name.is_empty() { header } else { name };
    }
    let inside = header.strip_suffix([')', '）']);
    let parts = inside.and_then(|text| text.rsplit_once(['(', '（']));
    match parts {
        Some((name, unit)) if !name.is_empty() && unit_in(&format!("({unit})")).is_some() => name,
        _ => header,
    }
}

/// The title of a table in a line over it: what follows its number, or what is said to follow.
pub(super) fn title_of_line(line: &str) -> Option<&str> {
    const LONGEST: usize = 40;
    let line = line.trim();
    let numbered = ["附表", "表"].iter().find_map(|word| {
        let rest = line.strip_prefix(word)?.trim_start();
        let digits = |c: char| c.is_ascii_digit() || "一二三四五六七八九十—-－".contains(c);
        let title = rest.trim_start_matches(digits);
        let parted = title.starts_with([' ', '\u{3000}', '：', ':', '、', '.', '．']);
        (title.len() < rest.len() && parted).then_some(title)
    });
    let announced = || {
        let before = line.trim_end_matches([':', '：']).strip_suffix("如下");
        before.filter(|text| !text.contains(['，', ',', '。', '；']))
    };
    let title = numbered.or_else(announced)?;
    let title = title.trim_matches(|c: char| c.is_whitespace() || "：:、.．".contains(c));
    let title = ["(单位", "（单位", "单位"]
        .iter()
        .fold(title, |title, mark| {
            title.split(mark).next().unwrap_or(title).trim_end()
        });
    ((2..=LONGEST).contains(&title.chars().count())).then_some(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_says_its_year_and_whether_it_is_a_plan() {
        assert_eq!(year("2022年决算数", 2023), Some(2022));
        assert_eq!(year("上年同期", 2023), Some(2022));
        assert_eq!(year("比上年增长%", 2023), None);
        assert_eq!(year("比2022年增长%", 2023), None);
        assert_eq!(year("2022年增长%", 2023), Some(2022));
        assert_eq!(mode("2023年 预算数（万元）"), Mode::Target);
        assert_eq!(mode("一般公共预算收入"), Mode::Result);
        assert_eq!(mode("执行数为预算%"), Mode::Result);
        assert_eq!(mode("预计执行数"), Mode::Expected);
        assert_eq!(mode("完成情况"), Mode::Result);
    }

    #[test]
    fn a_long_cell_is_called_by_its_first_clause() {
        let long =
            "1.开展专项整治行动，聚焦群众反映强烈的突出问题，逐项列出清单，限期整改，定期通报";
        assert_eq!(name(long), "开展专项整治行动");
        assert_eq!(name("执法人员，含辅助人员"), "执法人员，含辅助人员");
    }

    #[test]
    fn a_name_is_without_what_is_told_elsewhere() {
        assert_eq!(name("年末数（万人）"), "年末数");
        assert_eq!(name("比上年增长％"), "比上年增长");
        assert_eq!(name("其中：城镇"), "城镇");
        assert_eq!(name("老年人口[6]"), "老年人口");
        assert_eq!(name("幼儿（含不满3周岁）"), "幼儿（含不满3周岁）");
        assert_eq!(name("其中"), "其中");
    }

    #[test]
    fn a_table_has_the_title_of_the_line_over_it() {
        let titled = title_of_line("表1　年末人口及其构成（单位：万人）");
        assert_eq!(titled, Some("年末人口及其构成"));
        assert_eq!(title_of_line("附表2：主要产品产量"), Some("主要产品产量"));
        assert_eq!(title_of_line("主要产品产量如下："), Some("主要产品产量"));
        assert_eq!(title_of_line("表彰先进集体12个"), None);
        assert_eq!(title_of_line("现将情况报告，内容如下："), None);
    }
}
