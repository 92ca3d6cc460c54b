//! Measure words.

/// Units, the longest that fits wins. 个 and its kin also count what is named behind them.
const UNITS: &[&str] = &[
    // share
    "%",
    "％",
    "‰",
    "个百分点",
    "个基点",
    // people and cases
    "人次",
    "人",
    "名",
    "位",
    "户",
    "户次",
    "家",
    "家次",
    "件",
    "件次",
    "宗",
    "起",
    "例",
    "案",
    "批",
    "批次",
    "次",
    "期",
    "届",
    "轮",
    "场",
    "场次",
    "堂",
    "课时",
    "遍",
    "笔",
    "单",
    "班次",
    "趟",
    "岗",
    // things
    "个",
    "项",
    "条",
    "部",
    "台",
    "套",
    "份",
    "本",
    "册",
    "篇",
    "张",
    "幅",
    "块",
    "面",
    "枚",
    "辆",
    "艘",
    "架",
    "株",
    "棵",
    "头",
    "只",
    "羽",
    "座",
    "栋",
    "幢",
    "间",
    "处",
    "所",
    "片",
    "段",
    "口",
    "盏",
    "支",
    "把",
    "顶",
    "款",
    "种",
    "类",
    "级",
    "层",
    "方面",
    "部门",
    "单元",
    "席",
    "则",
    "组",
    "对",
    "双",
    "支队",
    "栏",
    "档",
    "卷",
    "宗地",
    "点",
    "部次",
    "台次",
    "份次",
    "条次",
    "个次",
    "人份",
    "门",
    "站",
    "颗",
    "瓶",
    // time
    "个工作日",
    "工作日",
    "日",
    "天",
    "周",
    "个月",
    "月",
    "年",
    "年度",
    "个季度",
    "季度",
    "小时",
    "个小时",
    "分钟",
    "秒",
    "学时",
    "倍",
    "成",
    "岁",
    // measures
    "元",
    "美元",
    "公里",
    "千米",
    "米",
    "厘米",
    "毫米",
    "平方米",
    "平方公里",
    "立方米",
    "亩",
    "公顷",
    "吨",
    "公斤",
    "千克",
    "克",
    "升",
    "千瓦",
    "千瓦时",
    "兆瓦",
    "度",
    "摄氏度",
    "字",
    "字节",
    "分",
    "里",
    "微克",
    "微克/立方米",
    "标准煤",
    // places
    "村",
    "镇",
    "乡",
    "街道",
    "县",
    "市",
    "区",
    "省",
    "国",
];

/// Units that begin with a multiplier character.
const WITH_MULTIPLIER: [&str; 4] = ["千瓦时", "千瓦", "千克", "千米"];

/// Units of time, behind which 内 is a deadline.
const TIME: [&str; 11] = [
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
    "个季度",
];

/// The unit behind a numeral that ends at `at` (blanks allowed between) and the byte behind it.
/// Without one: an empty unit and `at`.
pub(super) fn read(text: &str, at: usize) -> (&str, usize) {
    let rest = &text[at..];
    let trimmed = rest.trim_start_matches([' ', '\u{a0}', '\u{3000}']);
    let start = at + rest.len() - trimmed.len();
    let longest = UNITS
        .iter()
        .filter(|unit| trimmed.starts_with(**unit))
        .max_by_key(|unit| unit.len());
    match longest {
        Some(&"年度") => ("年", start + "年度".len()),
        Some(&"％") => ("%", start + "％".len()),
        Some(unit) => (&text[start..start + unit.len()], start + unit.len()),
        None => ("", at),
    }
}

/// Whether 千 here belongs to a unit and is no multiplier.
pub(super) fn starts_with_multiplier(rest: &str) -> bool {
    WITH_MULTIPLIER.iter().any(|unit| rest.starts_with(unit))
}

/// Whether the unit is a span of time.
pub(super) fn is_time(unit: &str) -> bool {
    TIME.contains(&unit)
}
