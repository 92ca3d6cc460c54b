//! The lines before the text: furniture, metadata, title.

use crate::line::signature::is_signature;
use crate::line::{date, furniture, heading, metadata};
use crate::organ;
use crate::source::Source;
use gongbao_report::model::{Line, LineKind, Table, TableCell};

/// What stands before the text.
pub(super) struct Front {
    pub lines: Vec<Line>,
    pub title: String,
    /// The first line of the text.
    pub end: usize,
}

/// Lines above the document that may hold its title.
const FARTHEST_ABOVE: usize = 40;

/// Characters of the longest line under a title.
const LONGEST_BYLINE: usize = 60;
/// A title has so many characters.
const TITLE: std::ops::RangeInclusive<usize> = 6..=80;

/// How far down a title may stand.
const DEEPEST_TITLE: usize = 400;

/// Finds the title and reads everything up to the first line of the text.
pub(super) fn find(source: &Source) -> Front {
    let lines = &source.lines;
    let title = title_lines(source);
    let (title_start, title_end) = title.unwrap_or((0, 0));
    let mut front = Vec::new();
    let mut end = 0;
    while end < lines.len() {
        let line = &lines[end];
        let in_title = (title_start..title_end).contains(&end) && title.is_some();
        let before_title = end < title_start;
        if in_title {
            front.push(Line::plain(LineKind::Title, &line.text));
        } else if let Some(table) = &line.table {
            if !before_title {
                break;
            }
            front.extend(table_as_furniture(table));
        } else if furniture::sizes_type(&line.text) {
            front.push(Line::plain(LineKind::Furniture, &line.text));
        } else if let Some(mut pairs) = metadata::pairs(&line.text).filter(|_| !is_text(&line.text))
        {
            if let (Some(pair), Some(next)) = (pairs.last_mut(), lines.get(end + 1))
                && pair.text.is_empty()
                && is_value(&next.text)
                && !(title_start..title_end).contains(&(end + 1))
            {
                metadata::set_value(pair, &next.text);
                end += 1;
            }
            front.extend(pairs);
        } else if before_title || line.outside || furniture::is_furniture(&line.text) {
            front.push(Line::plain(LineKind::Furniture, &line.text));
        } else if is_byline(&line.text) && title.is_some() {
            front.push(Line::plain(LineKind::Text, &line.text));
        } else if is_issuer(&line.text) && title.is_some() {
            front.push(Line::plain(LineKind::Signature, &line.text));
        } else {
            break;
        }
        end += 1;
    }
    // Without a title everything that is not clearly the portal's is text.
    let text = lines[title_start..title_end]
        .iter()
        .map(|line| line.text.as_str());
    Front {
        title: once(text.collect()),
        lines: front,
        end,
    }
}

/// A title that a portal prints twice in a row, once.
fn once(title: String) -> String {
    let half = title.get(..title.len() / 2).filter(|half| !half.is_empty());
    match half {
        Some(half) if title[half.len()..] == *half => half.to_owned(),
        _ => title,
    }
}

/// A table outside the text: a line for each cell, or for each row where marks are printed between.
pub(super) fn table_as_furniture(table: &Table) -> Vec<Line> {
    let texts: Vec<String> = match &table.separator {
        None => {
            let cells = table.rows.iter().flatten();
            cells.map(|cell| cell.text.clone()).collect()
        }
        Some(mark) => {
            let row = |row: &Vec<TableCell>| {
                let cells: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
                cells.join(mark).trim_end().to_owned()
            };
            table.rows.iter().map(row).collect()
        }
    };
    let printed = texts.iter().filter(|text| !text.is_empty());
    printed
        .map(|text| Line::plain(LineKind::Furniture, text))
        .collect()
}

/// The line or lines of the title, best first: what looks most like one above the first heading.
fn title_lines(source: &Source) -> Option<(usize, usize)> {
    let lines = &source.lines;
    let first_heading = lines.iter().position(|line| {
        !line.outside
            && heading::read(&line.text)
                .is_some_and(|h| h.style <= heading::Style::BracketedChinese)
    });
    let limit = first_heading.unwrap_or(lines.len()).min(DEEPEST_TITLE);
    let prose = lines
        .iter()
        .take(limit)
        .position(|line| !line.outside && (is_text(&line.text) || is_salutation(&line.text)));
    // A title stands above the text; one below the first sentences is a caption, if another is there.
    title_above(source, prose.unwrap_or(limit))
        .or_else(|| title_above(source, limit))
        .or_else(|| first_short_line(source, limit))
}

/// The lines above this one that look most like a title.
fn title_above(source: &Source, limit: usize) -> Option<(usize, usize)> {
    let lines = &source.lines;
    let known = known_title(source);
    // Many portals print the title above the part that holds the document.
    let above = lines.iter().position(|line| !line.outside).unwrap_or(0);
    let start = above.saturating_sub(FARTHEST_ABOVE);
    let mut best: Option<(i32, usize, usize)> = None;
    for start in start..limit.max(start) {
        for count in 1..=3.min(limit - start) {
            let span = &lines[start..start + count];
            let length: usize = span.iter().map(|line| line.text.chars().count()).sum();
            if length > *TITLE.end() {
                break;
            }
            // What stands under a title in brackets is no more of it.
            if span[1..].iter().any(|l| is_occasion(&l.text)) {
                break;
            }
            if span
                .iter()
                .any(|l| l.table.is_some() || l.outside != span[0].outside || l.text.is_empty())
                || count > 1 && span.iter().any(|l| metadata::pairs(&l.text).is_some())
            {
                break;
            }
            // Nor is a line that says again what another does.
            let (last, rest) = span.split_last().unwrap_or((&span[0], &[]));
            let again = |line: &crate::source::Line| {
                line.text.contains(&last.text) || last.text.contains(&line.text)
            };
            if rest.iter().any(again) {
                break;
            }
            let text: String = span.iter().map(|line| line.text.as_str()).collect();
            let mut score = title_score(&text, count, known.as_deref());
            // The issuer on a line of its own above the rest.
            if score > 0 && count > 1 && is_signature(&span[0].text) {
                score += 3;
            }
            // Of equals the later: breadcrumbs repeat the title above it.
            if score > 0 && best.is_none_or(|(most, ..)| score >= most) {
                best = Some((score, start, start + count));
            }
        }
    }
    best.map(|(_, start, end)| (start, end))
}

/// Where nothing looks like the title of a report: the last short line above the first text.
fn first_short_line(source: &Source, limit: usize) -> Option<(usize, usize)> {
    let is_text = |line: &crate::source::Line| {
        let text = &line.text;
        line.table.is_some() || !line.outside && text.contains('。') && text.chars().count() > 30
    };
    let text = source.lines.iter().take(limit).position(is_text);
    let last = text
        .unwrap_or(limit)
        .min(source.lines.len().saturating_sub(1));
    let may_be = |line: &crate::source::Line| {
        let text = &line.text;
        !line.outside
            && (4..=50).contains(&text.chars().count())
            && !text.contains(['。', ';', '；', ':', '：', ',', '，'])
            && !furniture::is_furniture(text)
            && metadata::pairs(text).is_none()
            && heading::number(text).is_none()
            && !is_byline(text)
            && !is_signature(text)
            && !is_speech(text)
    };
    let at = source.lines[..last].iter().rposition(may_be)?;
    Some((at, at + 1))
}

/// The title as the page's head or its metadata give it.
fn known_title(source: &Source) -> Option<String> {
    let by_label = source.lines.iter().take(DEEPEST_TITLE).find_map(|line| {
        let pairs = metadata::pairs(&line.text)?;
        let named = pairs
            .into_iter()
            .find(|pair| pair.meaning == Some(gongbao_report::model::Meaning::Title))?;
        Some(named.text).filter(|title| !title.is_empty())
    });
    by_label.or_else(|| source.head_title.clone())
}

/// How much a text looks like a title; 0 or less: not at all.
fn title_score(text: &str, lines: usize, known: Option<&str>) -> i32 {
    let length = text.chars().count();
    if is_caption(text)
        || !TITLE.contains(&length)
        || text.contains(['。', ';', '；', '>'])
        || furniture::is_furniture(text)
    {
        return 0;
    }
    // 某某市人民政府: what heads of pages say, and no title.
    if metadata::pairs(text).is_some()
        || is_signature(text)
        || heading::number(text).is_some()
        || text.ends_with([',', '，', ':', '：'])
    {
        return 0;
    }
    let body = text.split(['(', '（']).next().unwrap_or(text);
    let body = body.trim_end().trim_end_matches('》');
    let mut score = 0;
    if ["报告", "总结", "情况", "年报", "公报"]
        .iter()
        .any(|word| body.ends_with(word) || text.ends_with(word))
    {
        score += 4;
    }
    if ["通报", "通知", "意见", "说明", "要点", "方案", "公告"]
        .iter()
        .any(|word| body.ends_with(word))
    {
        score += 3;
    }
    if date::year_in(text).is_some() {
        score += 2;
    }
    if ["政府", "法治", "依法行政", "信息公开", "工作"]
        .iter()
        .any(|word| text.contains(word))
    {
        score += 1;
    }
    let compact = |text: &str| {
        text.chars()
            .filter(|c| !c.is_whitespace())
            .collect::<String>()
    };
    if known.is_some_and(|known| compact(known) == compact(text)) {
        score += 6;
    }
    // Several lines only where one alone is no title.
    let score = if score < 4 { 0 } else { score };
    score * 2 - i32::try_from(lines).unwrap_or(3)
}

/// 表6：…, 图1 …: of a table or picture.
fn is_caption(text: &str) -> bool {
    let rest = text.strip_prefix(['表', '图']).map(str::trim_start);
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// `(2015年1月10日)`, `——在区第九届人民代表大会上` under the title.
fn is_byline(text: &str) -> bool {
    let short = text.chars().count() <= LONGEST_BYLINE && !text.contains('。');
    short
        && heading::number(text).is_none()
        && (date::only(text).is_some()
            || text.starts_with(['—', '－', '―', '─', '–'])
            || is_in_brackets(text)
            || is_session(text))
}

/// `2018年1月6日在市第四届人民代表大会第一次会议上`: where a speech was held.
fn is_session(text: &str) -> bool {
    text.contains("代表大会") && (text.ends_with("会议上") || text.ends_with("会议通过"))
}

/// Who speaks, and whom the speaker addresses.
fn is_speech(text: &str) -> bool {
    organ::head_of_government(text).is_some() || is_salutation(text)
}

fn is_salutation(text: &str) -> bool {
    text.starts_with("各位") && text.chars().count() < 20
}

/// `(2025年12月29日在市第十四届人民代表大会常务委员会第三十一次会议上)`; `(2020年度)` is of the title.
fn is_occasion(text: &str) -> bool {
    is_in_brackets(text) && text.contains(['日', '会'])
}

fn is_in_brackets(text: &str) -> bool {
    text.starts_with(['(', '（']) && text.ends_with([')', '）'])
}

/// `某区人民政府` under the title, or an organ of the state.
fn is_issuer(text: &str) -> bool {
    let of_state = text.starts_with("国家") || text.starts_with("中华人民共和国");
    is_signature(text) && (of_state || organ::district(text).is_some())
}

/// Metadata values are short and no sentences.
fn is_value(text: &str) -> bool {
    let length = text.chars().count();
    (1..=60).contains(&length)
        && !text.contains('。')
        && metadata::pairs(text).is_none()
        && heading::number(text).is_none()
        && !furniture::is_furniture(text)
        && title_score(text, 1, None) <= 0
        && !text.starts_with(['•', '·', '●', '▪'])
}

/// A sentence is text even where it begins with a label's word.
fn is_text(line: &str) -> bool {
    line.contains('。') && line.chars().count() > 60
}
