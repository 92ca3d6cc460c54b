//! Which lines open a section. The level follows from the style of the number, never from a guess at
//! the depth: 一、 is above (一), which is above 1., which is above (1).

use crate::order;

/// How a heading is numbered, outermost first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// 第一部分, 第一章.
    Part,
    /// 一、
    Chinese,
    /// (一)
    BracketedChinese,
    /// 1. 1、
    Digits,
    /// (1) 1)
    BracketedDigits,
}

/// A heading at the start of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading<'a> {
    pub style: Style,
    /// The number with its mark, as printed.
    pub number: &'a str,
    pub title: &'a str,
    /// The text that goes on in the same line.
    pub rest: &'a str,
}

/// A longer first sentence is text and not a title.
const LONGEST_TITLE: usize = 45;
/// A line of its own may be a longer title.
const LONGEST_LINE: usize = 70;

/// A longer text before a colon is a sentence.
const LONGEST_COLON_TITLE: usize = 20;

const CHINESE_DIGITS: &str = "〇零一二三四五六七八九十百";

/// The heading that a line opens with, if it does.
pub fn read(line: &str) -> Option<Heading<'_>> {
    let (style, number_end) = number(line)?;
    let (number, after) = line.split_at(number_end);
    let (title, rest) = split_title(after, style)?;
    Some(Heading {
        style,
        number,
        title,
        rest,
    })
}

/// The style of a line's number and the byte after its mark and blanks.
pub fn number(line: &str) -> Option<(Style, usize)> {
    let first = line.chars().next()?;
    let found = match first {
        '第' => part(line),
        '(' | '（' => bracketed(line),
        c if CHINESE_DIGITS.contains(c) => {
            let digits = run(line, |c| CHINESE_DIGITS.contains(c));
            mark(&line[digits..], "、.．").map(|mark| (Style::Chinese, digits + mark))
        }
        c if c.is_ascii_digit() || ('０'..='９').contains(&c) => digits(line),
        _ => None,
    };
    let (style, end) = found?;
    let blanks = line[end..].len() - line[end..].trim_start().len();
    Some((style, end + blanks))
}

/// A number that is one character, with its ring, bracket or stop: it opens an item and counts nothing.
pub fn is_item_number(c: char) -> bool {
    matches!(c, '①'..='⒛' | '⓪'..='⓿' | '❶'..='➓' | '㈠'..='㈩' | '㊀'..='㊉')
}

/// The byte where the words of a line begin, after the number of a heading or the letter of an item: A. b)
pub fn words_start(line: &str) -> usize {
    let letter = || {
        let words = line.strip_prefix(|c: char| c.is_ascii_alphabetic())?;
        let words = words
            .strip_prefix(['.', '．', '、', ')', '）'])?
            .trim_start();
        // U.S.A. is no item.
        let is_item = words.starts_with(|c: char| !c.is_ascii());
        is_item.then_some(line.len() - words.len())
    };
    let number = number(line).map(|(_, end)| end);
    number.or_else(letter).unwrap_or_default()
}

/// The line cut where further headings open in it: 一、工作情况。(一)学法用法。组织…(二)执法监管。检查….
/// Only short titles that count up from the first of their style are headings there.
pub fn pieces(line: &str) -> Vec<&str> {
    let mut cuts: Vec<(usize, Style)> = Vec::new();
    for style in [Style::Chinese, Style::BracketedChinese] {
        let mut wanted = 1.0;
        let mut found = Vec::new();
        let stops = line.match_indices('。').map(|(at, stop)| at + stop.len());
        for at in [0].into_iter().chain(stops) {
            let opened = read(&line[at..]).filter(|heading| heading.style == style);
            if opened.is_some_and(|heading| is_run_in(&heading) && count(heading.number) == wanted)
            {
                found.push((at, style));
                wanted += 1.0;
            }
        }
        if found.len() > 1 {
            cuts.extend(found);
        }
    }
    let cuts = order::by_key(cuts, |(at, _)| *at);
    let starts = cuts.iter().map(|(at, _)| *at).filter(|at| *at > 0);
    let starts: Vec<usize> = [0].into_iter().chain(starts).collect();
    let ends = starts.iter().skip(1).copied().chain([line.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(from, to)| &line[*from..to])
        .collect()
}

/// 学法用法。 with text after it, or with the next heading.
fn is_run_in(heading: &Heading<'_>) -> bool {
    const LONGEST: usize = 16;
    let title = heading.title;
    title.chars().count() <= LONGEST
        && title.ends_with('。')
        && !title.contains([',', '，', '、', ':', '：'])
}

/// 3 of （三）.
fn count(number: &str) -> f64 {
    let digits = number.trim_start_matches(['(', '（']);
    gongbao_report::phrase::numeral(digits).unwrap_or_default()
}

fn part(line: &str) -> Option<(Style, usize)> {
    let start = '第'.len_utf8();
    let digits = start
        + run(&line[start..], |c| {
            CHINESE_DIGITS.contains(c) || c.is_ascii_digit()
        });
    let word = ["部分", "章", "篇"]
        .into_iter()
        .find(|word| line[digits..].starts_with(word))?;
    let end = digits + word.len();
    let end = end + mark(&line[end..], "、.．:：").unwrap_or(0);
    (digits > start).then_some((Style::Part, end))
}

fn bracketed(line: &str) -> Option<(Style, usize)> {
    let open = line.chars().next()?.len_utf8();
    let inside = &line[open..];
    let chinese = run(inside, |c| CHINESE_DIGITS.contains(c));
    let ascii = run(inside, |c| c.is_ascii_digit());
    let (style, digits) = if chinese > 0 {
        (Style::BracketedChinese, chinese)
    } else if ascii > 0 && ascii <= 2 {
        (Style::BracketedDigits, ascii)
    } else {
        return None;
    };
    let close = mark(&inside[digits..], ")）")?;
    let end = open + digits + close;
    let end = end + mark(&line[end..], "、.．").unwrap_or(0);
    Some((style, end))
}

fn digits(line: &str) -> Option<(Style, usize)> {
    let digits = run(line, |c| c.is_ascii_digit() || ('０'..='９').contains(&c));
    if line[..digits].chars().count() > 2 {
        return None;
    }
    if let Some(close) = mark(&line[digits..], ")）") {
        return Some((Style::BracketedDigits, digits + close));
    }
    let end = digits + mark(&line[digits..], "、.．")?;
    // 1.5万 is a number.
    let decimal = line[end..]
        .chars()
        .next()
        .is_some_and(|c| c.is_ascii_digit());
    (!decimal).then_some((Style::Digits, end))
}

/// Title and run-in text after a number; none when it is a numbered paragraph.
fn split_title(text: &str, style: Style) -> Option<(&str, &str)> {
    if text.is_empty() {
        return None;
    }
    if let Some(split) = colon_title(text) {
        return Some(split);
    }
    let sentence_end = text.find(['。', '！', '!', '？']);
    let long = |text: &str, most: usize| text.chars().count() > most;
    match sentence_end {
        None => {
            let listed = text.ends_with([';', '；', ',', '，', '、']);
            // A line that states numbers is an item of a list below the level of (一).
            let states = style >= Style::Digits && has_amount(text);
            (!listed && !states && !long(text, LONGEST_LINE)).then_some((text, ""))
        }
        Some(at) => {
            let end = at + text[at..].chars().next().map_or(0, char::len_utf8);
            let (title, rest) = text.split_at(end);
            let plain =
                !long(title, LONGEST_TITLE) && !title.contains([';', '；']) && !has_amount(title);
            // A whole paragraph of short sentences under 1. is a list item, not a heading.
            let item = style >= Style::Digits && rest.is_empty();
            (plain && !item).then_some((title, rest))
        }
    }
}

/// `人民调解:全省共有…。`: a short title before a colon, with sentences after it.
fn colon_title(text: &str) -> Option<(&str, &str)> {
    let at = text.find([':', '：'])?;
    let (title, rest) = (&text[..at], &text[at..]);
    let short = (2..=LONGEST_COLON_TITLE).contains(&title.chars().count());
    let plain = !title.contains(['。', ';', '；', ',', '，', '“', '《']) && !has_amount(title);
    let end = at + rest.chars().next()?.len_utf8();
    let says = text[end..].chars().count() > LONGEST_COLON_TITLE && text[end..].contains('。');
    (short && plain && says).then(|| text.split_at(end))
}

/// Whether a text counts something: a digit with a measure word, as text does and titles do not.
fn has_amount(text: &str) -> bool {
    use gongbao_report::phrase::{PhraseKind, scan};
    scan(text)
        .iter()
        .any(|phrase| !phrase.in_words && phrase.kind == PhraseKind::Amount)
}

fn run(text: &str, of: impl Fn(char) -> bool) -> usize {
    text.find(|c| !of(c)).unwrap_or(text.len())
}

fn mark(text: &str, marks: &str) -> Option<usize> {
    text.chars()
        .next()
        .filter(|c| marks.contains(*c))
        .map(char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(line: &str, style: Style, number: &str, title: &str, rest: &str) {
        assert_eq!(
            read(line),
            Some(Heading {
                style,
                number,
                title,
                rest
            }),
            "{line}"
        );
    }

    #[test]
    fn headings_that_open_inside_a_line() {
        let line = "一、工作情况。（一）学法用法。学法8次。（二）执法监管。检查56次。";
        assert_eq!(
            pieces(line),
            [
                "一、工作情况。",
                "（一）学法用法。学法8次。",
                "（二）执法监管。检查56次。"
            ]
        );
        for whole in [
            "",
            "检查56次。（一）学法用法。",
            "（一）学法用法。学法8次。（三）执法监管。",
            "符合下列条件：（一）年满十八岁，无犯罪记录。（二）有住所，有收入。",
        ] {
            assert_eq!(pieces(whole), [whole], "{whole}");
        }
    }

    #[test]
    fn headings_alone_on_their_line() {
        reads(
            "一、依法履行政府职能",
            Style::Chinese,
            "一、",
            "依法履行政府职能",
            "",
        );
        reads(
            "(一)发挥基层功能,助推立法工作",
            Style::BracketedChinese,
            "(一)",
            "发挥基层功能,助推立法工作",
            "",
        );
        reads(
            "（十二）加强督察",
            Style::BracketedChinese,
            "（十二）",
            "加强督察",
            "",
        );
        reads("1．健全制度", Style::Digits, "1．", "健全制度", "");
        reads("（3）培训", Style::BracketedDigits, "（3）", "培训", "");
        reads(
            "第一部分 工作回顾",
            Style::Part,
            "第一部分 ",
            "工作回顾",
            "",
        );
    }

    #[test]
    fn run_in_headings_go_on_in_their_line() {
        reads(
            "(一)落实复议职责。全年共收到行政复议案件16件。",
            Style::BracketedChinese,
            "(一)",
            "落实复议职责。",
            "全年共收到行政复议案件16件。",
        );
    }

    #[test]
    fn a_short_title_before_a_colon_runs_in() {
        reads(
            "(二)司法所:全县共有司法所12个,其中规范化司法所10个,工作人员共计36人。",
            Style::BracketedChinese,
            "(二)",
            "司法所:",
            "全县共有司法所12个,其中规范化司法所10个,工作人员共计36人。",
        );
    }

    #[test]
    fn the_words_of_an_item_begin_after_its_letter() {
        for (line, words) in [
            ("C.丙项检查15次", "丙项检查15次"),
            ("b） 检查15次", "检查15次"),
            ("（一）检查15次", "检查15次"),
            ("A级旅游景区3个", "A级旅游景区3个"),
            ("U.S.A.客商", "U.S.A.客商"),
        ] {
            assert_eq!(&line[words_start(line)..], words);
        }
    }

    #[test]
    fn numbered_paragraphs_and_list_items_are_text() {
        for line in [
            "1.收到来信229件;",
            "2.参考率100%",
            "1.5万人参加",
            "(一)2020年,全区各级行政机关认真贯彻落实中央和省市决策部署,全年共受理行政复议案件一百余件,办结率有较大提高。",
            "2017年,柯城区紧紧围绕新要求,",
            "一是加强领导。",
            "第二十条第(一)项",
            "(试行)",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
