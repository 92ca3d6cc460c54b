//! Dates, lengths of time, and how often.

use super::{Rejected, Seen, has_any, none};
use crate::figures::ledger::NonFigure;
use crate::figures::lexicon::{Classes, LEXICON};
use gongbao_report::Qualifier;
use gongbao_report::phrase::{PhraseKind, is_time};

/// 3月5日 cut apart, 2019 without its 年.
pub(super) fn day_of_a_date(seen: &Seen<'_>) -> Option<Rejected> {
    let unit = seen.unit();
    let day = unit == "日"
        && !seen.printed().ends_with('内')
        && seen.phrase().quantity.value <= 31.0
        && !seen.before().ends_with(['每', '为', '至'])
        && !is_shortened(seen);
    let year = seen.is(PhraseKind::Bare)
        && seen.printed().len() == 4
        && (1949.0..2100.0).contains(&seen.phrase().quantity.value);
    if day || year {
        none(NonFigure::Date)
    } else {
        None
    }
}

/// 由法定20日缩短到8日: days that something takes.
fn is_shortened(seen: &Seen<'_>) -> bool {
    let falls = |word: &str| LEXICON.is(word, Classes::FALL) && word.chars().count() > 1;
    let to = seen.since().strip_suffix(['到', '至', '为']);
    let before = to.and_then(|words| LEXICON.before(words));
    let after = LEXICON.at(seen.after());
    // 缩短到: the word that links begins with the verb.
    after.is_some_and(|word| falls(word.text.trim_end_matches(['到', '至', '为'])))
        || before.is_some_and(|word| falls(word.text))
}

/// Days and years are dates, ages and periods, unless something is to be done within them.
pub(super) fn length_of_time(seen: &Seen<'_>) -> Option<Rejected> {
    const BOUNDED: [&str; 20] = [
        "缩短",
        "压缩",
        "提前",
        "减少",
        "压减",
        "平均",
        "用时",
        "耗时",
        "时限",
        "期限",
        "提速",
        "时间",
        "不超过",
        "限时",
        "天数",
        "缩减",
        "由",
        "从",
        "精简",
        "降",
    ];
    let phrase = seen.phrase();
    if phrase.kind != PhraseKind::Amount || !(is_time(seen.unit()) || seen.unit() == "月") {
        return None;
    }
    let small = phrase.quantity.value < 1000.0;
    let within = seen.after().starts_with('内') || small && has_any(seen.before(), &BOUNDED);
    // 优良天数338天，比上年增加9天: more days of the same.
    let told = &seen.sentence.text[..phrase.span.start];
    let moved = LEXICON
        .before(seen.since())
        .is_some_and(|word| word.classes.has(Classes::RISE | Classes::FALL));
    let within = within || seen.unit() == "天" && moved && told.contains("天数");
    // 力争3年内消除: by when.
    let by_when = ["年", "个月"].contains(&seen.unit())
        && (seen.printed().ends_with('内') || seen.after().starts_with('内'))
        && !seen.since().ends_with(['在', '至', '到', '为']);
    let within = within && !by_when;
    let deadline = !by_when && phrase.quantity.qualifier == Qualifier::AtMost && small;
    let long = has_any(seen.before(), &["连续", "近", "历时", "为期", "满"]) && seen.unit() == "年";
    if (within || deadline)
        && !long
        && !(seen.unit() == "年" && seen.before().ends_with("提前") && phrase.quantity.value >= 1.0)
    {
        None
    } else {
        none(NonFigure::Date)
    }
}

/// 每年2次: how often, not how many.
pub(super) fn frequency(seen: &Seen<'_>) -> Option<Rejected> {
    const EVENTS: [&str; 10] = [
        "次", "场", "期", "轮", "课时", "学时", "场次", "遍", "节", "堂",
    ];
    let tail: String = seen.before().chars().rev().take(12).collect();
    let bounded = seen.phrase().quantity.qualifier == Qualifier::AtLeast
        && has_any(seen.printed(), &["至少", "不少于"]);
    let often = EVENTS.contains(&seen.unit()) && (tail.contains('每') || bounded);
    let each = seen.since().ends_with('各') && seen.phrase().quantity.value <= 2.0;
    if seen.is(PhraseKind::Amount) && (often || each && seen.unit() != "元") {
        none(NonFigure::Frequency)
    } else {
        None
    }
}
