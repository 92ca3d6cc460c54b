//! How words are taken off the ends of a phrase until what is counted is left.

use crate::figures::lexicon::{Classes, LEXICON};
use crate::figures::wording::MANNER;
use crate::line::heading::is_item_number;

/// Marks at the ends of a phrase that say nothing of what is counted.
fn is_mark(c: char) -> bool {
    c.is_whitespace()
        || is_item_number(c)
        || "“”‘’\"、《》—…·,，;；:：。.)）(（]】>¥￥$".contains(c)
}

/// The length of a date or a span of years that a text begins with: 2015年, 3月底, “十二五”期间.
fn date_at(text: &str) -> Option<usize> {
    const WORDS: [&str; 12] = [
        "十五",
        "十四五",
        "十三五",
        "十二五",
        "十一五",
        "九五",
        "十五五",
        "上",
        "下",
        "近",
        "五",
        "前",
    ];
    let inner = text.trim_start_matches('“');
    let quote = text.len() - inner.len();
    if let Some(plan) = WORDS[..7]
        .iter()
        .filter(|plan| inner.starts_with(**plan))
        .max_by_key(|plan| plan.len())
    {
        let rest = inner[plan.len()..].trim_start_matches('”');
        let tail = ["期间", "时期", "末期", "期末", "规划期", "以来", "末", "初"]
            .iter()
            .find(|tail| rest.starts_with(**tail));
        if quote > 0 || tail.is_some() {
            return Some(text.len() - rest.len() + tail.map_or(0, |tail| tail.len()));
        }
    }
    let digits = text.len()
        - text
            .trim_start_matches(|c: char| c.is_ascii_digit() || "—-~至".contains(c))
            .len();
    if digits == 0 || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // 2015 年: the blank is the typesetter's.
    let rest = text[digits..].trim_start_matches(' ');
    let mut end = text.len() - rest.len();
    for unit in ["年度", "年", "月份", "月", "日"] {
        if text[end..].starts_with(unit) {
            end += unit.len();
            let more = text[end..].trim_start_matches(|c: char| c.is_ascii_digit());
            let next = text.len() - more.len();
            if next > end && more.starts_with(['月', '日']) {
                end = next + more.chars().next().map_or(0, char::len_utf8);
            }
            for tail in ["底前", "底", "末", "初", "份", "以来", "起", "内"] {
                if text[end..].starts_with(tail) {
                    end += tail.len();
                }
            }
            return Some(end);
        }
    }
    None
}

/// 截至2020年底: up to when something is counted.
fn until_at(text: &str) -> Option<usize> {
    let rest = text
        .strip_prefix("截至")
        .or_else(|| text.strip_prefix("截止"))?;
    let near: usize = rest.chars().take(14).map(char::len_utf8).sum();
    let end = rest[..near].rfind(['底', '末', '日', '前'])?;
    Some(text.len() - rest.len() + end + "底".len())
}

/// The length of the year that a phrase ends with: 从2011年的, 从五年前的.
fn date_before(text: &str) -> Option<usize> {
    if let Some(ago) = text.trim_end_matches('的').strip_suffix("年前") {
        let count =
            ago.trim_end_matches(|c: char| c.is_ascii_digit() || "两三四五六七八九十".contains(c));
        let from = count.strip_suffix(['从', '由', '比', '较']);
        return from
            .filter(|_| count.len() < ago.len())
            .map(|from| text.len() - from.len());
    }
    if let Some(from) = plan_before(text) {
        return Some(text.len() - from.len());
    }
    let rest = text
        .strip_suffix(['底', '末', '初'])
        .unwrap_or(text)
        .strip_suffix('年')?;
    let rest = rest.trim_end_matches(' ');
    let digits =
        rest.trim_end_matches(|c: char| c.is_ascii_digit() || "两三四五六七八九十".contains(c));
    // 连续2年: how long it has been so.
    if let Some(before) = digits.strip_suffix("连续") {
        return Some(text.len() - before.len());
    }
    let year = (2..=4).contains(&(rest.len() - digits.len()));
    year.then(|| {
        text.len()
            - digits
                .trim_end_matches(['从', '由', '到', '至', '比', '较'])
                .len()
    })
}

/// What stands before the end of a plan that something is held against: 覆盖率 of 覆盖率由“十二五”末.
fn plan_before(text: &str) -> Option<&str> {
    let end = text
        .strip_suffix("末期")
        .or_else(|| text.strip_suffix('末'));
    let plan = end?.trim_end_matches(['时', '期']);
    let five = plan.trim_end_matches('”').strip_suffix('五')?;
    let number = five.trim_end_matches(|c| "一二三四五六七八九十".contains(c));
    let from = number
        .trim_end_matches('“')
        .strip_suffix(['从', '由', '比', '较']);
    from.filter(|_| number.len() < five.len())
}

/// Whether a word that opens a phrase belongs to the name after it: 成功 of 成功率, 及时 of 及时受理率.
fn belongs(word: &str, rest: &str) -> bool {
    // These begin words of their own.
    const WORDS: [&str; 7] = ["数字", "数据", "数控", "量子", "化学", "化肥", "员工"];
    let rest = &rest[word.len()..];
    let own = WORDS.iter().any(|own| rest.starts_with(own));
    !own && rest.starts_with(['率', '数', '量', '额', '度', '性', '者', '员', '化'])
        || MANNER.contains(&word) && {
            let name = rest.split(['、', '和', '及']).next().unwrap_or_default();
            name.ends_with('率') && name.chars().count() <= 9
        }
}

/// How many bytes of words that name nothing a phrase begins with.
pub(crate) fn leads_cut(text: &str) -> usize {
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(is_mark);
        let cut = until_at(rest).or_else(|| date_at(rest)).or_else(|| {
            let word = LEXICON.at(rest)?;
            let leads = word.classes.has(Classes::LEAD)
                && !belongs(word.text, rest)
                && !wins(word.text, rest)
                && !opens_name(word.text, rest)
                && !tells_which(word.text, rest);
            leads.then(|| word.text.len() + measure_after(word.text, rest))
        });
        match cut {
            // 五年内破获命案6起.
            Some(cut) if rest[..cut].ends_with('年') => {
                let after = &rest[cut..];
                rest = after.strip_prefix('内').unwrap_or(after);
            }
            Some(cut) => rest = &rest[cut..],
            None => return text.len() - rest.len(),
        }
    }
}

/// Whether a word tells which of the things, 重点提案8件, 高效农业比重, and not how they were done: 重点推进, 高效办理.
fn tells_which(word: &str, rest: &str) -> bool {
    let rest = &rest[word.len()..];
    let thing = rest.chars().count() >= 2 && rest.starts_with(char::is_alphabetic);
    let which = word == "重点" && thing && lead_verb(rest).is_empty();
    let of_height =
        word.starts_with('高') && rest.starts_with(char::is_alphabetic) && !rest.starts_with('地');
    which || of_height && lead_verb(rest).is_empty()
}

/// Whether 中 opens a name, 中基协, and does not only link: 中有8家, 中达标8家.
fn opens_name(word: &str, rest: &str) -> bool {
    let rest = &rest[word.len()..];
    word == "中" && rest.starts_with(char::is_alphabetic) && LEXICON.at(rest).is_none()
}

/// Whether 争取 is what was done, 争取项目5项, and no aim: 争取建成.
fn wins(word: &str, rest: &str) -> bool {
    let rest = &rest[word.len()..];
    let named =
        rest.starts_with(char::is_alphabetic) && !rest.starts_with(['到', '在', '年', '将', '使']);
    let aims = Classes::VERB | Classes::RISE | Classes::LEAD | Classes::LINK;
    word == "争取" && named && LEXICON.at(rest).is_none_or(|next| !next.classes.has(aims))
}

/// The length of what something is done by: 进度 of 按进度完成.
fn measure_after(word: &str, rest: &str) -> usize {
    const LONGEST: usize = 4;
    let rest = &rest[word.len()..];
    if !["按", "按照", "根据", "依据"].contains(&word) {
        return 0;
    }
    let verb = LEXICON.find(rest, Classes::VERB).map(|(at, _)| at);
    let near = verb.filter(|at| *at > 0 && rest[..*at].chars().count() <= LONGEST);
    near.unwrap_or(0)
}

pub(crate) fn without_leads(text: &str) -> &str {
    &text[leads_cut(text)..]
}

/// The length of 回升至 at the end of the words: a verb of change that tells the level reached.
fn moved_to(words: &str) -> Option<usize> {
    const GROWS: [&str; 5] = ["拓展", "扩展", "扩充", "发展", "壮大"];
    let moved = words.strip_suffix(['至', '到'])?;
    if let Some(verb) = GROWS.iter().find(|verb| moved.ends_with(**verb)) {
        return Some(verb.len() + '至'.len_utf8());
    }
    let verb = LEXICON.before(moved)?;
    let moves = verb.classes.has(Classes::RISE | Classes::FALL) && verb.text.chars().count() > 1;
    moves.then(|| verb.text.len() + '至'.len_utf8())
}

/// Where the words that only link a phrase to its number begin.
pub(crate) fn links_cut(text: &str) -> usize {
    let mut rest = text;
    loop {
        rest = rest.trim_end_matches(is_mark);
        let word = LEXICON
            .before(rest)
            .filter(|word| word.classes.has(Classes::LINK));
        match moved_to(rest)
            .or_else(|| word.map(|word| word.text.len()))
            .or_else(|| date_before(rest))
        {
            Some(cut) => {
                let linked = rest[rest.len() - cut..].starts_with('均');
                rest = &rest[..rest.len() - cut];
                // 平均达: the whole word links.
                rest = rest.strip_suffix('平').filter(|_| linked).unwrap_or(rest);
            }
            None => return rest.len(),
        }
    }
}

pub(crate) fn without_links(text: &str) -> &str {
    &text[..links_cut(text)]
}

/// What is named by a phrase: without leads and links.
pub(crate) fn named(text: &str) -> &str {
    without_links(without_leads(text))
}

/// Without words that only soften what stands before a number: 增长了约.
pub(crate) fn without_softeners(text: &str) -> &str {
    const SOFT: [&str; 16] = [
        "左右",
        "不低于",
        "不少于",
        "不超过",
        "超过",
        "幅度",
        "了",
        "约",
        "近",
        "超",
        "达",
        "各",
        "为",
        "“",
        "逾",
        "出",
    ];
    let mut rest = text.trim_end();
    while let Some(word) = SOFT.iter().find(|word| rest.ends_with(**word)) {
        rest = rest[..rest.len() - word.len()].trim_end();
    }
    rest
}

/// The verbs that a phrase begins with, joined ones too: 整治和淘汰. One character is a verb only
/// where nothing longer begins there.
pub(crate) fn lead_verb(text: &str) -> &str {
    let mut end = 0;
    // 新备案: newly done.
    let mut at = text.strip_prefix('新').map_or(0, |rest| {
        let verb = LEXICON.at(text).is_none_or(|word| word.text == "新")
            && LEXICON
                .at(rest)
                .is_some_and(|word| word.classes.has(Classes::VERB) && word.text.len() > 3);
        if verb { '新'.len_utf8() } else { 0 }
    });
    while let Some(word) = LEXICON.at(&text[at..]) {
        let single = word.text.chars().count() == 1;
        if !word.classes.has(Classes::VERB) || single && at > 0 {
            break;
        }
        // 败诉率: part of a noun.
        if text[at + word.text.len()..]
            .starts_with(['率', '量', '数', '额', '者', '员', '费', '证', '性', '度'])
        {
            break;
        }
        at += word.text.len();
        end = at;
        if let Some(joint) = text[at..]
            .chars()
            .next()
            .filter(|c| "和及与或、".contains(*c))
        {
            at += joint.len_utf8();
        }
    }
    &text[..end]
}

/// The text without its remarks in brackets and its note marks.
pub(crate) fn without_brackets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut depth = 0_usize;
    let open = |c| "（([【〔［﹝".contains(c);
    let close = |c| "）)]】〕］﹞".contains(c);
    for (at, c) in text.char_indices() {
        if open(c) && (depth > 0 || text[at..].contains(close)) {
            depth += 1;
        } else if close(c) && depth > 0 {
            depth -= 1;
        } else if depth == 0 {
            out.push(c);
        }
    }
    out
}

/// The end of a noun phrase that fits into `room` characters, cut where a name may begin, or else with … where it
/// was cut; its verb stays.
pub(crate) fn shortened(text: &str, room: usize) -> String {
    let count = text.chars().count();
    if count <= room {
        return text.to_owned();
    }
    let verb = lead_verb(text);
    let rest = &text[verb.len()..];
    let left = room.saturating_sub(verb.chars().count());
    let skip = rest.chars().count().saturating_sub(left);
    let from = rest
        .char_indices()
        .nth(skip)
        .map_or(rest.len(), |(at, _)| at);
    let tail = &rest[from..];
    let joint = tail
        .char_indices()
        .find(|(_, c)| "、的和等及与".contains(*c))
        .map(|(at, c)| at + c.len_utf8());
    match joint {
        Some(at) if tail[at..].chars().count() > 3 => {
            // Of a list a part is left.
            let list = !tail[..at].ends_with(['的', '等']) && !tail[at..].contains('等');
            format!("{verb}{}{}", if list { "…" } else { "" }, &tail[at..])
        }
        _ => {
            let next = tail.chars().next().map_or(0, char::len_utf8);
            format!("{verb}…{}", &tail[next..])
        }
    }
}
