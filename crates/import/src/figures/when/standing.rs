//! What stands at the end of several years, and what came together over them.

use super::{Reading, Seen, has, own_words};
use crate::figures::lexicon::{Classes, LEXICON};
use gongbao_report::model::{Mode, Period};

/// In a part of several years: how much there is at its end, not how much came together. What adds up says
/// so, or is an act; what stands says 达, 为, 占; between the two a name alone stands.
pub(super) fn standing(seen: &Seen<'_>, _: Mode) -> Reading {
    const ADDS_UP: [&str; 6] = ["年均", "累计", "五年", "总共", "共计", "合计"];
    const LEADS: [&str; 22] = [
        "达",
        "达到",
        "为",
        "至",
        "到",
        "占",
        "突破",
        "超过",
        "超",
        "有",
        "是",
        "居",
        "率",
        "总量",
        "总额",
        "总数",
        "比重",
        "余额",
        "不低于",
        "控制在",
        "大于",
        "位列",
    ];
    const ACTS: [&str; 30] = [
        "新增", "新建", "新创", "建成", "建设", "完成", "实施", "引进", "投入", "开展", "培育",
        "改造", "淘汰", "打造", "获", "创建", "筹集", "供应", "安排", "组织", "解决", "办", "拨付",
        "落实", "成立", "发放", "帮助", "促进", "减少", "扶持",
    ];
    const HANDLES: [&str; 3] = ["办理", "受理", "答复"];
    const HANDLED: [&str; 5] = ["办结", "办复", "答复", "回复", "结案"];
    const STANDS: [&str; 12] = [
        "人均",
        "千人",
        "万人",
        "每",
        "收入",
        "总值",
        "面积",
        "预期寿命",
        "增加值",
        "里程",
        "人口",
        "场地",
    ];
    let place = &seen.asked.place;
    if !place.part.is_of_years() || seen.asked.change {
        return None;
    }
    let own = own_words(seen.clause);
    let near = seen
        .after
        .char_indices()
        .nth(6)
        .map_or(seen.after.len(), |(at, _)| at);
    let share = has(own, &["占"]);
    let all = own.ends_with('共') && !own.ends_with("公共");
    if !share && (has(own, &ADDS_UP) || all) {
        return None;
    }
    // 五年办理建议900件，办结率98%: of those that are added up, as what is handled is.
    let rate = own
        .trim_end_matches(['均', '达', '到', '为'])
        .strip_suffix('率');
    let ended = rate.and_then(|rate| LEXICON.before(rate));
    let asked = rate.is_some_and(|rate| rate.ends_with("满意"));
    let done = asked || ended.is_some_and(|word| word.classes.has(Classes::DONE));
    let handled = asked || ended.is_some_and(|word| HANDLED.contains(&word.text));
    if handled && has(seen.sentence, &HANDLES) || done && has(seen.sentence, &ADDS_UP) {
        return None;
    }
    // 五年固定资产投资6448亿元、社会消费品零售总额5780亿元.
    let sums = seen.sentence.trim_start().starts_with("五年") && own.ends_with("总额");
    if sums {
        return None;
    }
    let lead = own.trim_end_matches(['约', '近', '余', '全', '国', '省', '市', '区', '县']);
    let leads = LEADS
        .iter()
        .any(|word| lead.ends_with(word) || own.ends_with(word))
        || ["达", "超", "突破", "接近", "不低于", "大于"]
            .iter()
            .any(|word| seen.printed.starts_with(word))
        || ["%", "‰", "位"].contains(&seen.asked.unit);
    if leads && !(own.ends_with("达") && has(seen.clause, &["新增", "新建"])) {
        return Some(Some(Period::of(place.span.to)));
    }
    let acts = has(seen.clause, &ACTS) || has(&seen.after[..near], &["建", "改造", "完成"]);
    let stands = !acts && has(own, &STANDS) || own.starts_with('和') && own.chars().count() == 1;
    stands.then(|| Some(Period::of(place.span.to)))
}
