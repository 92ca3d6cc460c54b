//! Sizes, distances and what others have: numbers that only tell which.

use super::{Rejected, Seen, ends_with_any, has_any, none, starts_with_any};
use crate::figures::ledger::NonFigure;
use crate::figures::lexicon::{Classes, LEXICON};
use crate::figures::sentence::{without_links, without_softeners};
use crate::figures::wording::{MILESTONES, REGIONS, is_bound};
use gongbao_report::Qualifier;
use gongbao_report::phrase::{Phrase, PhraseKind};

/// 在全国15个省份中排名第三, 全省3个入选县之一: among how many, which is no count of the report.
pub(super) fn among_how_many(seen: &Seen<'_>) -> Option<Rejected> {
    if !seen.is(PhraseKind::Amount) {
        return None;
    }
    let before = seen.before();
    let ranked = seen.sentence.phrases[seen.n + 1..]
        .iter()
        .take_while(|next| next.span.start < seen.phrase().span.end + seen.after().len())
        .any(|next| next.kind == PhraseKind::Ordinal)
        || seen.after().contains("排名前");
    let one_of = seen.after().contains("之一");
    let among = (ranked || one_of)
        && (ends_with_any(before, &REGIONS) || seen.after().contains('中'))
        || one_of && before.ends_with(['为', '是']);
    // 全国15个省份: others too. 全县18个乡镇 are one's own.
    let others = ["全国", "全省", "全球"].contains(&before);
    let within = REGIONS
        .iter()
        .any(|whole| before.ends_with(&format!("在{whole}")));
    if among || others || within {
        none(NonFigure::Name)
    } else {
        None
    }
}

/// 3000万元以上项目, 500平方米以上餐饮单位: the size that makes a thing one of those that are counted.
pub(super) fn size_limit(seen: &Seen<'_>) -> Option<Rejected> {
    // 产值过500亿元企业4户: a size too, where no verb goes on from it.
    let goes_on = Classes::VERB | Classes::LINK | Classes::RISE | Classes::FALL | Classes::LEAD;
    let more = seen.phrase().quantity.qualifier == Qualifier::MoreThan
        || ends_with_any(seen.since(), &["过", "超", "突破"]);
    let thing = seen.after().trim_start_matches('的');
    let money = seen.unit().ends_with('元');
    let over = (more || sizes_go_on(seen))
        && money
        && !starts_with_any(thing, &MILESTONES)
        && LEXICON
            .at(thing)
            .is_none_or(|word| !word.classes.has(goes_on));
    let bounded = is_bound(seen.printed()) || over;
    let measures = !matches!(seen.unit(), "%" | "件" | "起" | "人次" | "次");
    // 其中10亿元以上5个: of what is counted only the size is told.
    let bare = seen
        .next()
        .is_some_and(|next| next.span.start == seen.phrase().span.end);
    let names = bare
        || seen.after().starts_with(|c: char| c.is_alphabetic())
            && !starts_with_any(seen.after(), &["，", "、"]);
    // 完成投资5000亿元以上: a verb or a link before makes it an amount.
    let since = without_softeners(seen.since());
    let word = LEXICON.before(since);
    let joint = since.ends_with(['和', '及', '与', '、']);
    let takes = !joint && word.is_some_and(|word| word.classes.has(Classes::VERB | Classes::LINK));
    let counted = seen
        .next()
        .is_some_and(|next| next.span.start < seen.phrase().span.end + seen.after().len());
    // 2个财政收入超10亿元的县: those that were counted just before.
    let named = seen.after().starts_with('的') && thing.ends_with(THINGS);
    let of_counted = over && named && counts_things(seen);
    if bounded && measures && names && (counted || of_counted || !takes && !over) {
        none(NonFigure::Standard)
    } else {
        None
    }
}

/// What the names of places and of bodies and works of the economy end with.
const THINGS: [char; 11] = [
    '县', '市', '区', '镇', '乡', '村', '园', '业', '群', '地', '目',
];

/// Whether the number before in the same clause counts things that no verb was said of since.
fn counts_things(seen: &Seen<'_>) -> bool {
    let since = seen.since();
    let counted = since.len() < seen.before().len();
    let joined = since.contains(['、', '和']);
    counted && !joined && LEXICON.find(since, Classes::VERB | Classes::LINK).is_none()
}

/// 超100亿元项目5个、50亿元11个: the next in a list of sizes.
fn sizes_go_on(seen: &Seen<'_>) -> bool {
    let is_size = |phrase: &Phrase| {
        phrase.quantity.unit.ends_with('元')
            && matches!(
                phrase.quantity.qualifier,
                Qualifier::MoreThan | Qualifier::AtLeast
            )
    };
    seen.since() == "、" && seen.sentence.phrases[..seen.n].iter().any(is_size)
}

/// 5公里范围内: how far something reaches.
pub(super) fn distance(seen: &Seen<'_>) -> Option<Rejected> {
    let length = ["米", "公里", "里", "千米"].contains(&seen.unit());
    let reach = starts_with_any(
        seen.after(),
        &[
            "距离",
            "范围",
            "半径",
            "生活圈",
            "服务圈",
            "健身圈",
            "覆盖率",
            "内",
            "之内",
        ],
    ) || seen.after().starts_with('的') && has_any(seen.since(), &["距", "相距"])
        || names_a_rate(seen)
        || ends_with_any(seen.since(), &["周边", "周围", "方圆", "半径"]);
    if seen.is(PhraseKind::Amount) && length && reach {
        none(NonFigure::Standard)
    } else {
        None
    }
}

/// 公园500米服务半径覆盖率91%: a rate is named by it.
fn names_a_rate(seen: &Seen<'_>) -> bool {
    let end = seen.phrase().span.end;
    let next = seen.next().map(|next| next.span.start - end);
    let name = next.and_then(|next| seen.after().get(..next));
    name.map(without_links)
        .is_some_and(|name| name.ends_with('率') && name.chars().all(char::is_alphabetic))
}

/// 1美元兑6.8元人民币: the one that the rate is told for.
pub(super) fn one_of_a_rate(seen: &Seen<'_>) -> Option<Rejected> {
    let one = seen.unit().ends_with('元') && seen.phrase().quantity.value == 1.0;
    if one && starts_with_any(seen.after(), &["兑", "折合", "合人民币"]) {
        none(NonFigure::Standard)
    } else {
        None
    }
}

/// 低于0.2%的全国平均水平: what others have.
pub(super) fn of_others(seen: &Seen<'_>) -> Option<Rejected> {
    let bound = matches!(
        seen.phrase().quantity.qualifier,
        Qualifier::LessThan | Qualifier::MoreThan
    );
    // 低于全市6.2%的增幅, 高于全省平均92.1%的水平.
    let held = has_any(seen.since(), &["低于", "高于", "优于"]) || bound;
    let measures = [
        "水平",
        "增幅",
        "增速",
        "目标",
        "控制目标",
        "标准",
        "要求",
        "均值",
    ];
    let theirs = seen
        .after()
        .strip_prefix('的')
        .is_some_and(|rest| starts_with_any(rest, &measures));
    let standard = seen.since().ends_with("标准") && held;
    if bound && starts_with_any(seen.after(), &["的全国", "的全省", "的全市", "的全州"])
        || held && theirs
        || standard
    {
        none(NonFigure::Standard)
    } else {
        None
    }
}
