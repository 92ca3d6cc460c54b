//! The unit that a header or the line over a table names.

use gongbao_report::phrase::{self, PhraseKind};

/// Whether a text is a unit: 万元, 件, %.
pub(crate) fn is_unit(text: &str) -> bool {
    let probe = format!("2{text}");
    let read = phrase::scan(&probe);
    read.first().is_some_and(|phrase| {
        phrase.span.end == probe.len() && phrase.kind == PhraseKind::Amount && !text.is_empty()
    })
}

/// Whether a unit tells a part of something: % or ‰.
pub(crate) fn is_share(unit: &str) -> bool {
    ["%", "％", "‰"].contains(&unit)
}

/// 件 of 制发件数, 万元 of 金额(万元) or 单位:万元.
pub(crate) fn unit_in(text: &str) -> Option<String> {
    let open = text.rfind(['(', '（']);
    let inside = open.map_or("", |at| {
        text[at..]
            .trim_start_matches(['(', '（'])
            .trim_end_matches([')', '）'])
    });
    let stated = ["单位:", "单位："].iter().find_map(|lead| {
        text.find(lead)
            .map(|at| text[at + lead.len()..].trim_matches([')', '）', ' ', '\u{3000}']))
    });
    if let Some(unit) = stated
        .filter(|unit| is_unit(unit))
        .or(Some(inside).filter(|unit| is_unit(unit)))
    {
        return Some(unit.replace('％', "%"));
    }
    // 为预算%, 比上年增长％.
    if text.ends_with(['%', '％']) {
        return Some("%".to_owned());
    }
    [
        "件数", "人数", "人次", "次数", "户数", "条数", "份数", "场次", "宗数", "起数",
    ]
    .iter()
    .find(|ending| text.ends_with(**ending))
    .map(|ending| ending.trim_end_matches('数').to_owned())
}

/// The unit that a line over a table says for all of it: （单位：万元）.
pub(crate) fn unit_of_line(line: &str) -> Option<String> {
    let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    line.contains("单位").then(|| unit_in(&line)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_over_a_table_says_its_unit() {
        let unit = |line| unit_of_line(line);
        assert_eq!(unit("（单位：万元）").as_deref(), Some("万元"));
        assert_eq!(unit("表3 价格涨跌幅度 单位：%").as_deref(), Some("%"));
        assert_eq!(unit_in("全国（％）").as_deref(), Some("%"));
        assert_eq!(unit("填报单位：白沙县司法局"), None);
        assert_eq!(unit("单位：万元、人"), None);
    }
}
