//! The marks of Markdown in a text: they say what a line is and are not printed. Only those that no writer of
//! prose begins a line with are read as marks.

use super::cell_text;
use crate::diagnostic::Problem;

/// The lines as they are printed, one for one, and whether each is marked as a heading: without the marks of
/// headings, and without pictures and comments. Where headings are marked, so are the items of lists.
pub(super) fn printed<'a>(lines: &[&'a str]) -> Vec<(&'a str, bool)> {
    let marked = lines.iter().any(|line| heading(line).is_some());
    let printed = lines.iter().map(|line| match heading(line) {
        Some(title) => (title, true),
        None if pictures(line).is_some() || comment(line).is_some() => ("", false),
        None if marked => (item(line), false),
        None => (*line, false),
    });
    printed.collect()
}

/// A cell of a table, whose lines `<br>` parts.
pub(super) fn cell(text: &str) -> String {
    let text = text.replace("<br/>", "<br>");
    cell_text(text.split("<br>").map(str::trim))
}

/// `## 一、工作情况` without its mark.
fn heading(line: &str) -> Option<&str> {
    const DEEPEST: usize = 6;
    let title = line.trim_start_matches('#');
    let depth = line.len() - title.len();
    let marked = (1..=DEEPEST).contains(&depth) && title.starts_with([' ', '\t']);
    Some(title.trim()).filter(|title| marked && !title.is_empty())
}

/// `- 收到来信` without its mark.
fn item(line: &str) -> &str {
    match line.trim_start().as_bytes() {
        [b'-' | b'*' | b'+', b' ', ..] => line.trim_start()[2..].trim_start(),
        _ => line,
    }
}

/// The words of a line that are not printed: what its pictures show, or a comment.
pub(super) fn unprinted(line: &str) -> Vec<Problem> {
    let own = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let shown = pictures(line).unwrap_or_default().into_iter();
    let shown = shown.filter_map(|words| own(words).map(|text| Problem::Picture { text }));
    let hidden = comment(line).and_then(own);
    shown
        .chain(hidden.map(|text| Problem::Hidden { text }))
        .collect()
}

/// The words of each `![words](address)` of a line that has nothing else.
fn pictures(line: &str) -> Option<Vec<&str>> {
    let mut rest = line.trim();
    let mut found = Vec::new();
    while !rest.is_empty() {
        let (words, address) = rest.strip_prefix("![")?.split_once("](")?;
        // Brackets in an address are in pairs.
        let mut open = 1;
        let end = address.find(|c| {
            open += i32::from(c == '(') - i32::from(c == ')');
            open == 0
        })?;
        found.push(words);
        rest = address[end + 1..].trim_start();
    }
    Some(found).filter(|found| !found.is_empty())
}

fn comment(line: &str) -> Option<&str> {
    line.trim().strip_prefix("<!--")?.strip_suffix("-->")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_not_printed() {
        let lines = printed(&[
            "## 一、综合",
            "![](./a(1).png) ![大厅](b.png)",
            "<!-- 记者摄 -->",
            "- 来信 12 9",
            "收到-来信#3。",
        ]);
        let texts: Vec<&str> = lines.iter().map(|(text, _)| *text).collect();
        assert_eq!(texts, ["一、综合", "", "", "来信 12 9", "收到-来信#3。"]);
        assert!(lines[0].1 && !lines[4].1);
    }

    #[test]
    fn what_only_looks_like_a_mark_is_text() {
        for line in [
            "#1 号楼",
            "- 来信12封",
            "!注意(来信)",
            "![大厅](a.png)来信12封(件)",
            "####### 七",
            "<!-- 未完",
        ] {
            assert_eq!(printed(&[line]), [(line, false)]);
        }
    }

    #[test]
    fn lines_of_a_cell_are_one_text() {
        assert_eq!(cell("金额<br>（亿元）"), "金额（亿元）");
        assert_eq!(cell("12<br/>9"), "12 9");
    }
}
