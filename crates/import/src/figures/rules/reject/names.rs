//! Numbers inside names: of schemes, works, classes, sets.

use super::{FIRM, Rejected, Seen, ends_with_any, has_any, none, starts_with_any};
use crate::figures::ledger::NonFigure;
use crate::figures::lexicon::{Classes, LEXICON};
use crate::figures::wording::MILESTONES;
use gongbao_report::Qualifier;
use gongbao_report::phrase::PhraseKind;

/// Inside a quotation or a title. A quotation that holds nothing but a zero (“零增长”) says it.
pub(super) fn quoted(seen: &Seen<'_>) -> Option<Rejected> {
    let span = &seen.phrase().span;
    let text = seen.sentence.text;
    let alone = seen.is(PhraseKind::Zero)
        && text[..span.start].ends_with('“')
        && text[span.end..].starts_with('”');
    if seen.sentence.is_quoted(span) && !alone {
        none(NonFigure::Name)
    } else {
        None
    }
}

/// 1+6+N, 7×24小时: part of a scheme.
pub(super) fn joined(seen: &Seen<'_>) -> Option<Rejected> {
    const JOINTS: [char; 14] = [
        '+', '＋', '×', '*', '/', '\\', '#', '·', '=', '_', '~', '.', '&', '－',
    ];
    let span = &seen.phrase().span;
    let text = seen.sentence.text;
    let before = text[..span.start].ends_with(JOINTS)
        || text[..span.start].ends_with(|c: char| c.is_ascii_alphabetic());
    let after = text[span.end..].starts_with(['+', '＋', '×', '*', '\\', '·', '_', '号', '&']);
    let latin = seen.is(PhraseKind::Bare)
        && text[span.end..].starts_with(|c: char| c.is_ascii_alphabetic());
    if before || after || latin {
        none(NonFigure::Name)
    } else {
        None
    }
}

/// 12345 and its kin are names where no measure word makes them a count.
pub(super) fn hotline(seen: &Seen<'_>) -> Option<Rejected> {
    const PLACES: [&str; 11] = [
        "市", "区", "县", "省", "国", "村", "镇", "乡", "台", "点", "站",
    ];
    let digits: String = seen
        .printed()
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    let line = digits.len() == 5 && (digits.starts_with("123") || digits.starts_with("96"))
        || ["110", "119", "120", "122", "114"].contains(&digits.as_str());
    if line && PLACES.contains(&seen.unit()) {
        none(NonFigure::Name)
    } else {
        None
    }
}

/// 30万吨级码头, 4A级: a class of things named by its size.
pub(super) fn class_of_things(seen: &Seen<'_>) -> Option<Rejected> {
    let class =
        seen.is(PhraseKind::Amount) && (seen.after().starts_with('级') || seen.unit() == "级");
    let standard = seen.after().starts_with("标准");
    if class || standard {
        none(NonFigure::Name)
    } else {
        None
    }
}

/// 660兆瓦发电项目, 年产5万吨啤酒生产线: what a works is named by, which it does not yet make.
pub(super) fn capacity(seen: &Seen<'_>) -> Option<Rejected> {
    const WORKS: [&str; 9] = [
        "项目",
        "工程",
        "生产线",
        "机组",
        "装置",
        "电站",
        "码头",
        "航道",
        "煤矿",
    ];
    let unit = seen.unit();
    let measure = unit.split(['/', '／']).next().unwrap_or_default();
    let makes = ["吨", "千瓦", "兆瓦", "伏"]
        .iter()
        .any(|end| measure.ends_with(end));
    let yearly = ends_with_any(seen.before(), &["年产", "日产", "年处理", "日处理"]);
    let end = seen
        .next()
        .map_or(usize::MAX, |next| next.span.start - seen.phrase().span.end);
    let after = seen.after();
    let name = &after[..end.min(after.len())];
    let works = has_any(name, &WORKS) || name.ends_with('等');
    let named = name.starts_with(char::is_alphabetic) && works;
    // 总库容1.2亿立方米的水库, 可容纳3000名学生的学校: which works it is.
    let holds = ends_with_any(
        seen.before(),
        &[
            "库容",
            "装机",
            "装机容量",
            "日处理",
            "年处理",
            "可容纳",
            "能容纳",
        ],
    );
    let which = holds && name.contains('的') && !name.starts_with("的能力");
    // 5万吨磷酸铁锂、7万吨正极材料等项目: each of the list is a works.
    const NEAR: usize = 8;
    let clause = after
        .split(['，', ',', '；', '。'])
        .next()
        .unwrap_or_default();
    let whole = clause.split_once('等').map(|(_, whole)| whole);
    let works = whole.is_some_and(|whole| {
        let end = whole.char_indices().nth(NEAR);
        has_any(&whole[..end.map_or(whole.len(), |(at, _)| at)], &WORKS)
    });
    let many = ["只", "辆", "台", "套", "件", "支", "片", "头", "立方米"].contains(&measure)
        && seen.printed().contains(['万', '亿']);
    let listed = (makes || many) && works && after.starts_with(char::is_alphabetic);
    if seen.is(PhraseKind::Amount) && ((makes || yearly) && named || which || listed) {
        none(NonFigure::Name)
    } else {
        None
    }
}

/// 工业4.0项目: things are not counted in tenths, unless by the ten thousand or on average.
pub(super) fn version(seen: &Seen<'_>) -> Option<Rejected> {
    const THINGS: [&str; 3] = ["个", "项", "家"];
    let printed = seen.printed();
    let average = seen.phrase().quantity.qualifier == Qualifier::Average
        || has_any(seen.before(), &["均", "每", "千人", "万人"]);
    let tenths = printed.contains('.') && !printed.contains(['万', '亿', '千', '百']);
    // 提升0.4个、1.3个百分点: by how much something changed.
    let told = Classes::VERB | Classes::LINK | Classes::RISE | Classes::FALL;
    let word = LEXICON.before(seen.since());
    let named = seen.since().ends_with(char::is_alphabetic)
        && word.is_none_or(|word| !word.classes.has(told));
    let things = seen.is(PhraseKind::Amount) && THINGS.contains(&seen.unit());
    if things && named && tenths && !average {
        none(NonFigure::Name)
    } else {
        None
    }
}

/// Measure words that more often name a class or a point of time.
pub(super) fn naming_unit(seen: &Seen<'_>) -> Option<Rejected> {
    let phrase = seen.phrase();
    let unit = seen.unit();
    if phrase.kind != PhraseKind::Amount {
        return None;
    }
    let aged = unit == "岁" && !has_any(seen.before(), &["寿命", "平均年龄"]);
    let warm = unit == "度" && !has_any(seen.before(), &["电耗", "用电", "发电"]);
    let names =
        ["级", "点", "里", "国", "层", "秒"].contains(&unit) || unit == "成" && !phrase.in_words;
    // 201省道: a road.
    let road = ["省", "县", "乡"].contains(&unit) && seen.after().starts_with('道');
    if aged || warm || names || road {
        none(NonFigure::Name)
    } else {
        None
    }
}

/// 三大攻坚战, 四个意识, 两手抓: a set that has a name. In Chinese numerals things are counted only after a
/// verb that does something to them, or where a unit of events or people is counted.
pub(super) fn named_set(seen: &Seen<'_>) -> Option<Rejected> {
    const EVENTS: [&str; 19] = [
        "轮", "次", "场", "件", "起", "宗", "家", "名", "户", "批", "份", "场次", "人次", "所",
        "座", "条", "部", "例", "倍",
    ];
    let phrase = seen.phrase();
    let share = ["%", "成"].contains(&seen.unit()) || phrase.quantity.value < 1.0;
    if phrase.kind != PhraseKind::Amount
        || !phrase.in_words
        || share
        || seen.printed().starts_with("百分之")
    {
        return None;
    }
    let words = seen.since().trim_end_matches("了").trim_end();
    let total = ends_with_any(words, &["共", "共计", "累计", "达", "为", "有"]);
    let verb = LEXICON
        .before(words)
        .filter(|word| word.classes.has(Classes::VERB));
    let does = verb.is_some_and(|verb| !FIRM.contains(&verb.text));
    if unit_of_names(seen.unit()) {
        // 实体、程序、文书三方面: as many names as it says.
        let names = words
            .rsplit(['在', '从', '对', '等', '的'])
            .next()
            .unwrap_or_default();
        let count = u32::try_from(names.split(['、', '和']).count()).map_or(0.0, f64::from);
        return if (count - phrase.quantity.value).abs() < 0.5 {
            None
        } else {
            none(NonFigure::Name)
        };
    }
    let large = [
        "大", "类", "个", "项", "种", "级", "位", "面", "条", "支", "部", "区",
    ]
    .contains(&seen.unit());
    // 三万余亩, 二十三个: no name is written so.
    let ends = !seen.after().starts_with(char::is_alphabetic);
    let odd = ends && is_odd(seen.printed());
    // 突破千亿元大关, 近百万户: no name says how near it is. 超亿元项目 are of that size.
    let round = phrase.quantity.qualifier != Qualifier::Exact && phrase.quantity.value >= 100.0;
    let near = round && (ends || starts_with_any(seen.after(), &MILESTONES));
    if seen.printed().contains(['余', '多']) || odd || near || seen.is_told_after_its_noun() {
        return None;
    }
    // 四类管线45公里: of what is counted next.
    let end = phrase.span.end;
    let next = seen.next().map(|next| next.span.start - end);
    let named = next.and_then(|next| seen.after().get(..next));
    let tells_which = named.is_some_and(|noun| {
        (2..=8).contains(&noun.chars().count())
            && noun.chars().all(char::is_alphabetic)
            && LEXICON.find(noun, Classes::VERB | Classes::LINK).is_none()
    });
    if large && tells_which {
        return none(NonFigure::Name);
    }
    let counts = EVENTS.contains(&seen.unit()) && (total || does)
        || large && does && seen.unit() != "大" && phrase.quantity.value >= 2.0;
    if counts { None } else { none(NonFigure::Name) }
}

/// 二十三: tens and ones.
fn is_odd(printed: &str) -> bool {
    let ones = |c: char| "一二三四五六七八九".contains(c);
    printed
        .split_once('十')
        .is_some_and(|(tens, rest)| tens.ends_with(ones) && rest.starts_with(ones))
}

pub(super) fn unit_of_names(unit: &str) -> bool {
    ["方面", "个方面"].contains(&unit)
}
