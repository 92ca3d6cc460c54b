//! Words of a sentence that speak against what a figure says of its number: an aim is no result, what
//! a number rose from is no result, another year is another year, a fall is no rise.

use super::numeral::plain;
use super::printed::{MINUS, clause};
use crate::model::{Change, Figure, Mode};
use std::ops::Range;

/// The words that speak against the figure, whose number is printed at `at`, in a report on `year`.
pub(super) fn of(figure: &Figure, at: &Range<usize>, year: u16) -> Option<String> {
    let quote = figure.source.quote.as_str();
    let before = clause(&quote[..at.start]);
    let after = &quote[at.end..];
    let is_result = figure.mode == Mode::Result;
    let found = if is_result && let Some(aim) = aim(before) {
        Some(aim)
    } else if is_result
        && figure.covers(year).to >= year
        && let Some(from) = base(before, after)
    {
        Some(from)
    } else {
        change(figure, before, &quote[..at.start])
    };
    found.map(str::to_owned).or_else(|| {
        let named = year_named(before)?;
        let period = figure.covers(year);
        let outside = year > 0 && !(period.from..=period.to).contains(&named);
        outside.then(|| format!("{named}年"))
    })
}

/// Whether byte `at` stands inside quotation or title marks.
fn is_quoted(text: &str, at: usize) -> bool {
    let count = |marks: [char; 2]| text[..at].matches(marks).count();
    count(['“', '《']) > count(['”', '》'])
}

/// A word before the number that makes it an aim, or an estimate.
fn aim(before: &str) -> Option<&'static str> {
    const ALWAYS: &[&str] = &["力争", "确保", "预计", "目标为", "目标是"];
    // Words that are nouns or prepositions too: verbs where a clause or its subject ends before them.
    const LED: &[&str] = &["计划", "将", "拟"];
    let always = ALWAYS.iter().find(|word| {
        let place = before.rfind(**word);
        place.is_some_and(|at| !is_quoted(before, at))
    });
    let led = || {
        LED.iter().find(|word| {
            let Some(at) = before.rfind(**word) else {
                return false;
            };
            let rest = before[at + word.len()..].chars().next();
            // 将207项减至96项 takes its object, 将达300项 does not.
            let verb = match **word {
                "将" => rest.is_some_and(|c| "达实完突超有新力再继投".contains(c)),
                _ => !rest.is_some_and(|c| "的单生指任完率".contains(c)),
            };
            verb && opens(&before[..at]) && !is_quoted(before, at)
        })
    };
    always.or_else(led).copied()
}

/// Whether what follows these words of a clause is said of all of it: they are none, or end in a time
/// or in who did it.
fn opens(lead: &str) -> bool {
    const ENDS: &str = "年内市县区府省们还也月底末在于到至截中，,";
    let lead = lead.trim_end();
    lead.is_empty() || lead.ends_with(|c| ENDS.contains(c))
}

/// 由 of 由38件增加到60件, 比 of 比上年的32件: what is told only to compare.
fn base<'a>(before: &'a str, after: &str) -> Option<&'a str> {
    let next = after
        .split([',', '，', ';', '；', '。', '、'])
        .next()
        .unwrap_or_default();
    let goes_on = next.contains(['到', '至', '为']) && next.contains(|c: char| c.is_ascii_digit());
    let word = |marks: [char; 2]| {
        let at = before.rfind(marks)?;
        let between = &before[at..];
        // Years are no numbers of their own.
        let figure = |c: char| c.is_ascii_digit();
        let (years, last) = between.rsplit_once('年').unwrap_or(("", between));
        let dated = |piece: &str| piece.trim_end_matches(figure).contains(figure);
        let other = last.contains(figure) || years.split('年').any(dated);
        (!other && between.chars().count() <= 12 && !is_quoted(before, at)).then(|| {
            between
                .char_indices()
                .nth(1)
                .map_or(between, |(end, _)| &between[..end])
        })
    };
    let compares = || before.ends_with('的').then(|| word(['比', '较'])).flatten();
    word(['由', '从']).filter(|_| goes_on).or_else(compares)
}

/// The last year that the clause names for the number itself: not one that it is held against, a name,
/// of one of the things counted, or the beginning of a time.
fn year_named(before: &str) -> Option<u16> {
    let text = plain(before);
    // 2018年、2019年分别为8件、7件: which is whose, is not said by the order of the words alone.
    if text.contains("分别") {
        return None;
    }
    let mut years = text.rmatch_indices('年').filter_map(|(at, _)| {
        let digits = text.get(at.checked_sub(4)?..at)?;
        let year: u16 = digits.parse().ok()?;
        let since = text[at + '年'.len_utf8()..].starts_with(['来', '以', '起', '的', '版']);
        let named = !since && opens(&text[..at - 4]) && !is_quoted(&text, at);
        (1949..2100).contains(&year).then_some((year, named))
    });
    years
        .next()
        .filter(|(_, named)| *named)
        .map(|(year, _)| year)
}

/// The word of change that says the other direction, or that there is none.
fn change<'a>(figure: &Figure, before: &'a str, so_far: &'a str) -> Option<&'a str> {
    const RISES: &[char] = &['增', '升', '涨', '提', '扩', '长', '高', '快', '翻', '多'];
    const FALLS: &[char] = &[
        '降', '减', '少', '缩', '跌', '落', '压', '滑', '短', '低', '负', '简',
    ];
    let change = figure.change?;
    let printed = figure.source.printed.as_str();
    let falls = if printed.starts_with(MINUS) {
        return (change == Change::Rise).then_some(so_far.get(so_far.len()..)?);
    } else {
        let last = |text: &str| {
            let place = |words: &[char]| text.rfind(words);
            (place(FALLS).max(place(RISES))).map(|at| text[at..].starts_with(FALLS))
        };
        last(printed.trim_start_matches(|c| !FALLS.contains(&c)))
            .or_else(|| last(before))
            .or_else(|| last(so_far))
    };
    match falls {
        Some(falls) if falls == (change == Change::Fall) => None,
        // 同比改善13%, 变化5%: a change, whichever way.
        None if so_far.contains(['同', '环', '变', '改']) => None,
        Some(true) => so_far.rmatches(FALLS).next().or(Some("减")),
        _ => so_far.rmatches(RISES).next().or(Some("")),
    }
}
