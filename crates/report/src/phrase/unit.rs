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
    "封",
    "案次",
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
    "轮次",
    "场",
    "场次",
    "堂",
    "课时",
    "节",
    "讲",
    "堂次",
    "期次",
    "遍",
    "笔",
    "通",
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
    "封",
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
    "车次",
    "辆次",
    "架次",
    "门次",
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
    "剂",
    "剂次",
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
    "平米",
    "立方",
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
    "µg/m3",
    "μg/m3",
    "µg/m³",
    "μg/m³",
    "ug/m3",
    "斤",
    "列",
    "眼",
    "箱",
    "标箱",
    "标准箱",
    "标准煤",
    "担",
    "队",
    "大类",
    "海里",
    "毫克",
    "毫升",
    "吉瓦",
    "㎡",
    "㎢",
    "㎞",
    "km",
    "m2",
    "m²",
    "m³",
    // in traditional characters
    "個",
    "條",
    "項",
    "戶",
    "間",
    "場",
    "處",
    "張",
    "輛",
    "棟",
    "類",
    "種",
    "冊",
    "畝",
    "噸",
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

/// Words that only begin like a unit, as they stand behind codes: 12345市民热线, 5成员单位.
const NOT_UNITS: &[&str] = &[
    "市民",
    "市场",
    "市政",
    "市级",
    "市委",
    "区域",
    "区级",
    "区间",
    "国家",
    "国务",
    "国际",
    "省级",
    "县级",
    "县域",
    "村民",
    "乡村",
    "人民",
    "人大",
    "人员",
    "人社",
    "人均",
    "人力",
    "成员",
    "成立",
    "成为",
    "成功",
    "成果",
    "成效",
    "期间",
    "期限",
    "批准",
    "批复",
    "处理",
    "处置",
    "处罚",
    "例如",
    "部署",
    "分类",
    "分析",
    "分别",
    "级别",
    "类似",
    "家庭",
    "位于",
    "单位",
    "周边",
    "周年",
    "天然",
    "元旦",
    "所属",
    "所有",
    "所在",
    "场所",
    "对于",
    "组织",
    "面积",
    "支持",
    "支撑",
    "本级",
    "本市",
    "本区",
    "本年",
    "字号",
    "节能",
    "节约",
    "节点",
    "立方体",
    "条例",
    "年龄",
    "升级",
    "次年",
    "次日",
    "台账",
    "台阶",
    "口岸",
    "段落",
    "间接",
    "门户",
    "种植",
    "只有",
    "档案",
    "通过",
    "通知",
    "通报",
    "通行",
    "通车",
    "通用",
    "通道",
    "通信",
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

/// What stands behind a numeral.
pub(super) struct Unit<'a> {
    /// The measure word as printed; empty when there is none.
    pub text: &'a str,
    /// The byte behind it.
    pub end: usize,
    /// It goes on in a way that is not known: 10个亿, 3件/万户.
    pub torn: bool,
}

/// The unit behind a numeral that ends at `at` (blanks allowed between). Without one: an empty unit
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
    let fits = UNITS.iter().filter(|unit| begins_with(text, unit));
    let longest = fits.map(|unit| unit.len()).max()?;
    // 5条次支路: secondary roads, not five times.
    let behind = &text[longest..];
    let secondary = behind.starts_with(['支', '干', '级', '要', '生', '区', '中']);
    let cut = text[..longest]
        .strip_suffix('次')
        .filter(|unit| !unit.is_empty() && secondary);
    Some(cut.map_or(longest, str::len))
}

/// Bytes by which a unit goes on behind `unit`: the inner none where it does, but not to a known one.
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
    if let Some(behind) = rest.strip_prefix(['/', '／']) {
        // 3件/5件 are two numbers.
        let listed =
            behind.starts_with(|c: char| super::numeral::begins(c) || !c.is_alphanumeric());
        let slash = rest.len() - behind.len();
        return (!listed).then(|| Some(slash + measure(behind)?));
    }
    let behind = rest
        .strip_prefix('每')
        .filter(|_| MEASURES.contains(&unit))?;
    Some(Some('每'.len_utf8() + measure(behind)?))
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
            .trim_start_matches(|c| super::numeral::is_blank(c) || super::numeral::is_invisible(c))
            .len()
}

/// Whether 千 here belongs to a unit and is no multiplier.
pub(super) fn starts_with_multiplier(rest: &str) -> bool {
    WITH_MULTIPLIER.iter().any(|unit| rest.starts_with(unit))
}

/// Whether the unit is a span of time.
pub(super) fn is_time(unit: &str) -> bool {
    TIME.contains(&unit)
}
