//! The years that a number covers.

use super::mode::{is_held, tells_of};
use super::standing::standing;
use super::{Reading, Seen, has, own_words};
use crate::figures::wording::LAST_YEAR;
use crate::structure::parts::Part;
use crate::structure::years::{Named, named};
use gongbao_report::model::{Mode, Period};

struct Rule {
    name: &'static str,
    read: fn(&Seen<'_>, Mode) -> Reading,
}

/// The first that applies decides.
const RULES: [Rule; 13] = [
    Rule {
        name: "base",
        read: base,
    },
    Rule {
        name: "growth-of-years",
        read: growth,
    },
    Rule {
        name: "multiple",
        read: multiple,
    },
    Rule {
        name: "since-year",
        read: since,
    },
    Rule {
        name: "named-year",
        read: named_year,
    },
    Rule {
        name: "named-plan",
        read: named_plan,
    },
    Rule {
        name: "years-running",
        read: running,
    },
    Rule {
        name: "several-years",
        read: several,
    },
    Rule {
        name: "last-year",
        read: last_year,
    },
    Rule {
        name: "next-step",
        read: next,
    },
    Rule {
        name: "state-at-the-end",
        read: standing,
    },
    Rule {
        name: "result-in-plan",
        read: told_in_plan,
    },
    Rule {
        name: "of-its-part",
        read: |seen, _| Some(Some(seen.asked.place.span)),
    },
];

/// The period of a number, none where it cannot be told, and the name of the rule.
pub(super) fn read(
    seen: &Seen<'_>,
    mode: Mode,
    off: Option<&str>,
) -> (Option<Period>, &'static str) {
    let rules = RULES.iter().filter(|rule| Some(rule.name) != off);
    let mut found = rules.filter_map(|rule| Some(((rule.read)(seen, mode)?, rule.name)));
    found.next().unwrap_or((None, "of-its-part"))
}

#[cfg(test)]
pub(super) fn names() -> Vec<&'static str> {
    RULES.iter().map(|rule| rule.name).collect()
}

/// The base of a comparison is of the year that it names, or of the year before.
fn base(seen: &Seen<'_>, mode: Mode) -> Reading {
    if mode != Mode::Base {
        return None;
    }
    let year = seen.year();
    if let Some(years) = named(seen.clause).last() {
        let ends = years.plan
            && seen.clause[years.at.end..]
                .trim_start_matches(['时', '期'])
                .starts_with('末');
        return Some(Some(if ends {
            Period::of(years.period.to)
        } else {
            years.period
        }));
    }
    if has(seen.clause, &LAST_YEAR) {
        return Some(Some(Period::of(year.saturating_sub(1))));
    }
    // 由最低时的5.6%回升: a time that no year is told of.
    let near = seen.clause.rfind(['从', '由']);
    if near.is_some_and(|at| seen.clause[at..].trim_end_matches('的').ends_with('时')) {
        return Some(None);
    }
    // PM2.5由34微克下降到26微克 after 优良率由2012年的90.2%提升到97.5%.
    let earlier = named(seen.part)
        .into_iter()
        .rfind(|years| seen.part[..years.at.start].ends_with(['从', '由']));
    if let Some(years) = earlier {
        return Some(Some(years.period));
    }
    let span = seen.asked.place.span;
    let of_years = seen.asked.place.part == Part::ReviewOfYears && span.from > 0;
    Some(of_years.then(|| Period::of(span.from - 1)))
}

/// 年均增长8.5%, 比2012年增长11.7%: over all years of a part of several.
fn growth(seen: &Seen<'_>, _: Mode) -> Reading {
    let place = &seen.asked.place;
    let own = own_words(seen.clause);
    let held = || {
        named(own)
            .last()
            .is_some_and(|years| is_held(own, years.at.start))
    };
    let grows = own.contains("年均") || seen.asked.change && held();
    if place.part.is_of_years() && grows {
        return Some(Some(place.span));
    }
    // 与2011年相比，收入净增332亿元: over all years since.
    let since = named(seen.part).into_iter().next().filter(|years| {
        let (before, after) = (&seen.part[..years.at.start], &seen.part[years.at.end..]);
        before.ends_with(['与', '同', '和']) && after.starts_with("相比")
    });
    let from = since?.period.one_year()? + 1;
    let grows = seen.asked.change || own.ends_with("净增") || own.ends_with("净增了");
    (grows && from < seen.year()).then_some(Some(Period {
        from,
        to: seen.year(),
    }))
}

/// 是2015年的3.4倍: a state of the end.
fn multiple(seen: &Seen<'_>, _: Mode) -> Reading {
    let own = own_words(seen.clause).trim_end_matches(['近', '约']);
    let of = seen.asked.unit == "倍" && !seen.asked.change && own.ends_with('的');
    of.then(|| Some(Period::of(seen.asked.place.span.to)))
}

/// The years that the words before the number name, without those that it is held against.
fn free(seen: &Seen<'_>) -> Vec<Named> {
    let text = seen.part;
    named(text)
        .into_iter()
        .filter(|years| {
            let after = &text[years.at.end..];
            let compared = is_held(text, years.at.start)
                || (after.starts_with("相比")
                    || after.starts_with("同期")
                    || after.starts_with("（下同"))
                    && has(&text[..years.at.start], &["比", "较", "与"]);
            // 从2010年的4.6万亿元增加到2015年的7.3万亿元: these are of the numbers after them only.
            let before = &text[..years.at.start];
            let elsewhere = text.len() - years.at.end > seen.clause.len();
            let bound = before.ends_with(['从', '由']) && after.starts_with(['的', '底', '末'])
                || before.ends_with(['到', '至']) && after.starts_with('的') && elsewhere;
            // 2015年度计划, 2016年版: what is called by its year.
            let called = ["版", "修订", "以来", "起"]
                .iter()
                .any(|word| after.starts_with(word));
            !compared && !called && !bound && is_of_time(&text[..years.at.start])
        })
        .collect()
}

/// Whether a year after these words says when: at the head of a clause, after who it is about, or after a
/// word for a time. 组织2019年新录用人员考试: there it is part of a name.
fn is_of_time(before: &str) -> bool {
    const LEADS: [&str; 4] = ["预计", "预期", "预测", "过去的"];
    const BEHIND: &str =
        "区市县省州镇乡府局厅委国会们在于自到至截止从由对以将，,；;。：:、（(—和及与度争保是为达";
    before
        .chars()
        .next_back()
        .is_none_or(|c| BEHIND.contains(c) || c.is_whitespace())
        || LEADS.iter().any(|word| before.ends_with(word))
}

/// 2013年以来, 自2013年起.
fn since(seen: &Seen<'_>, _: Mode) -> Reading {
    let text = seen.part;
    let year = seen.year();
    let last = named(text).into_iter().next_back()?;
    let after = &text[last.at.end..];
    let since = ["以来", "起，", "起,", "成立以来"]
        .iter()
        .any(|word| after.starts_with(word));
    (since && last.period.from <= year && !last.plan).then_some(Some(Period {
        from: last.period.from,
        to: year,
    }))
}

fn named_year(seen: &Seen<'_>, _: Mode) -> Reading {
    let own = free(seen).into_iter().rfind(|years| !years.plan);
    let years = own.or_else(|| at_the_head(seen))?;
    Some(Some(years.period))
}

/// 2014年，生产总值1003亿元；固定资产投资815亿元: the year that opens a sentence is that of all its parts, where none
/// names another.
fn at_the_head(seen: &Seen<'_>) -> Option<Named> {
    let first = named(seen.sentence).into_iter().next()?;
    let opens = first.at.start == 0 && seen.sentence[first.at.end..].starts_with(['，', ',']);
    let one = !first.plan && first.period.one_year().is_some();
    (opens && one && named(seen.part).is_empty()).then_some(first)
}

/// “十三五”期间, “十三五”末.
fn named_plan(seen: &Seen<'_>, mode: Mode) -> Reading {
    let text = seen.part;
    let plan = free(seen).into_iter().rfind(|years| years.plan)?;
    let after = &text[plan.at.end..];
    let begins = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
    if begins(&["末", "期末", "时期末", "规划末"]) {
        return Some(Some(Period::of(plan.period.to)));
    }
    let during = begins(&["期间", "时期"]);
    let fits = mode == Mode::Target
        || seen.asked.place.part.is_of_years()
        || plan.period.from > seen.year();
    (during && fits).then_some(Some(plan.period))
}

/// 连续五年: up to the end of its part.
fn running(seen: &Seen<'_>, mode: Mode) -> Reading {
    let at = seen.clause.find("连续")?;
    let rest = &seen.clause[at + "连续".len()..];
    let end = rest.find('年')?;
    let count = small(&rest[..end])?;
    let to = seen.asked.place.span.to;
    (mode == Mode::Result && to > count).then(|| {
        Some(Period {
            from: to + 1 - count,
            to,
        })
    })
}

/// 五年来, 近三年: in a part that is of one year.
fn several(seen: &Seen<'_>, mode: Mode) -> Reading {
    const WORDS: [(&str, u16); 10] = [
        ("五年来", 5),
        ("过去五年", 5),
        ("近五年", 5),
        ("五年累计", 5),
        ("五年共", 5),
        ("三年来", 3),
        ("近三年", 3),
        ("三年累计", 3),
        ("两年来", 2),
        ("四年来", 4),
    ];
    if seen.asked.place.part.is_of_years() || mode != Mode::Result {
        return None;
    }
    let to = seen.year();
    // 五年全社会投资6448亿元、零售总额5780亿元: all of the sentence, but for rates.
    let sentence = seen.sentence.trim_start();
    let sums = ["五年全", "五年完", "五年新", "五年投", "五年建", "五年实"];
    let opens = sums.iter().any(|words| sentence.starts_with(words)) && seen.asked.unit != "%";
    let named = WORDS.iter().find(|(word, _)| seen.part.contains(word));
    let (_, count) = named.or_else(|| WORDS.first().filter(|_| opens))?;
    (to > *count).then(|| {
        Some(Period {
            from: to + 1 - count,
            to,
        })
    })
}

/// 去年 and 上年, where they are no measure of a change.
fn last_year(seen: &Seen<'_>, mode: Mode) -> Reading {
    let place = &seen.asked.place;
    if mode == Mode::Target || place.year == 0 {
        return None;
    }
    if place.delivered && !place.this_year {
        let told = tells_of(seen.clause, &["去年"]);
        let anywhere = place.part == Part::ReviewOfYears && seen.part.contains("去年");
        return (told || anywhere).then(|| Some(Period::of(place.year)));
    }
    tells_of(seen.clause, &["去年", "上年"]).then(|| Some(Period::of(place.year - 1)))
}

/// What a review says is meant to be done is for the year after.
fn next(seen: &Seen<'_>, mode: Mode) -> Reading {
    let place = &seen.asked.place;
    let ahead = mode == Mode::Target && !place.delivered && place.part == Part::Review;
    (ahead && place.year > 0).then(|| Some(Period::of(place.year + 1)))
}

/// What a plan tells of the past is of the year reported on.
fn told_in_plan(seen: &Seen<'_>, mode: Mode) -> Reading {
    let place = &seen.asked.place;
    (mode == Mode::Result && place.part.is_plan()).then(|| Some(Period::of(place.year)))
}

fn small(text: &str) -> Option<u16> {
    if let Ok(number) = text.parse::<u16>() {
        return (number < 60).then_some(number);
    }
    let text = text.replace('两', "二");
    let at = "一二三四五六七八九十"
        .find(text.as_str())
        .filter(|_| text.chars().count() == 1)?;
    u16::try_from(at / 3 + 1).ok()
}
