//! Texts whose lines were broken at a width, as mail programs and copies from pages of PDF do: lines become
//! paragraphs again.

use super::spaced;
use crate::line::signature::is_signature;
use crate::line::{WALLS, date, heading, metadata};

/// A shorter line ends where its writer ended it, in columns of a terminal.
const SHORTEST: usize = 16;
/// Lines of one width end within so many columns.
const RAGGED: usize = 4;
/// Fewer broken lines are no habit of the file.
const FEWEST: usize = 3;

/// The paragraphs with the line each begins on, from 0, and how many lines were joined; none when the
/// lines are those of the writer.
pub(super) fn join(lines: &[&str]) -> Option<(Vec<(usize, String)>, usize)> {
    let begins = |line: &&str| is_indented(line) || heading::number(line.trim()).is_some();
    let body = lines.iter().position(begins)?;
    let mut broken: Vec<bool> = (0..lines.len())
        .map(|n| n >= body && n + 1 < lines.len() && is_broken(lines[n], lines[n + 1]))
        .collect();
    let places: Vec<usize> = (0..lines.len()).filter(|n| broken[*n]).collect();
    let torn = places
        .iter()
        .filter(|n| is_torn(lines[**n], lines[**n + 1]))
        .count();
    let widths = || places.iter().map(|n| width(lines[*n]));
    let even = widths().max()? - widths().min()? <= RAGGED;
    let printed = lines[body..]
        .iter()
        .filter(|line| !line.trim().is_empty())
        .count();
    let habit = places.len() * 4 >= printed
        && (places.len() >= FEWEST && (torn > 0 || even && places.len() > FEWEST) || torn > 1);
    if !habit {
        return None;
    }
    // Where paragraphs are indented, a full line goes on in one that is not, whatever it ends with.
    let indented = lines.iter().filter(|line| is_indented(line)).count();
    let length = |line: &str| line.trim_end().chars().count();
    let widest = widths().max()?;
    let longest = places.iter().map(|n| length(lines[*n])).max()?;
    if indented >= FEWEST {
        for n in body..lines.len() - 1 {
            // Some programs count columns, some characters.
            let line = lines[n];
            let is_full = width(line) + RAGGED >= widest || length(line) + 1 >= longest;
            broken[n] |= is_full && may_go_on(line, lines[n + 1]);
        }
    }
    let mut joined: Vec<(usize, String)> = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        match joined.last_mut() {
            Some((_, before)) if n > 0 && broken[n - 1] => {
                let next = line.trim();
                let letters = |c: char| c.is_ascii_alphabetic();
                if before.ends_with(letters) && next.starts_with(letters) {
                    before.push(' ');
                }
                before.push_str(next);
            }
            _ => joined.push((n, line.trim_end().to_owned())),
        }
    }
    let count = broken.iter().filter(|is_broken| **is_broken).count();
    Some((joined, count))
}

/// Whether a line goes on in the next.
fn is_broken(line: &str, next: &str) -> bool {
    let text = line.trim();
    let ended = text.ends_with([
        '。', '！', '？', '!', '?', '；', ';', '：', ':', '”', '"', '…', '」', '』',
    ]) || text.starts_with(['(', '（']) && text.ends_with([')', '）']);
    let heads = || heading::read(text).is_some_and(|heading| heading.rest.is_empty());
    let ends = is_signature(next.trim());
    may_go_on(line, next) && !ended && !heads() && !ends
}

/// Whether a line may go on in the next, by what both are.
fn may_go_on(line: &str, next: &str) -> bool {
    if spaced::is_row(line) || spaced::is_row(next) {
        return false;
    }
    let (text, after) = (line.trim(), next.trim());
    // Cells a tab, a bar or several blanks apart, or two numbers with at most a unit between.
    let drawn = |text: &str| {
        let gap = |two: &[char]| two.iter().all(|c| c.is_whitespace());
        let chars: Vec<char> = text.chars().collect();
        let number = |word: &str| {
            word.chars()
                .all(|c| c.is_ascii_digit() || ".,-－".contains(c))
        };
        text.contains('\t')
            || text.contains(WALLS)
            || chars.windows(2).any(gap)
            || text
                .split_whitespace()
                .rev()
                .take(3)
                .filter(|word| number(word))
                .count()
                > 1
    };
    let of_its_own = || {
        heading::number(after).is_some()
            || metadata::pairs(after).is_some()
            || date::only(after).is_some()
    };
    !text.is_empty()
        && !after.is_empty()
        && width(line) >= SHORTEST
        && !is_indented(next)
        && !of_its_own()
        && !drawn(text)
        && !drawn(after)
}

/// Whether the break stands where no writer makes one: inside a number, before its unit, before a
/// mark that closes.
fn is_torn(line: &str, next: &str) -> bool {
    let (text, after) = (line.trim(), next.trim());
    after.starts_with([
        '，', '。', '、', '；', '：', '）', ')', ',', '.', '%', '％', '”', '》',
    ]) || text.ends_with(|c: char| c.is_ascii_digit()) && after.starts_with(char::is_alphanumeric)
        || text.ends_with(['(', '（', '“', '《'])
}

fn is_indented(line: &str) -> bool {
    line.starts_with("  ") || line.starts_with(['\t', '\u{3000}'])
}

/// In columns of a terminal, where Chinese characters take two.
fn width(line: &str) -> usize {
    let wide = |c: char| if c > '\u{2e80}' { 2 } else { 1 };
    line.trim_end().chars().map(wide).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_line_goes_on_in_one_without_indent_whatever_it_ends_with() {
        let lines = [
            "　　（一）推动“三项制度”在各乡",
            "镇落地见效",
            "　　全年收到来信123封，均已按",
            "期回复。另有46件正在办理，涉及",
            "农村的“三资”、矿山和水利，其中",
            "18件属于疑难复杂事项，由县领导",
            "包案，年底前全部办结到位。",
            "　　二是加强督查。",
            "　　三是推进公开。",
        ];
        let (joined, count) = join(&lines).unwrap();
        let texts: Vec<&str> = joined.iter().map(|(_, text)| text.trim()).collect();
        assert_eq!(
            texts,
            [
                "（一）推动“三项制度”在各乡镇落地见效",
                "全年收到来信123封，均已按期回复。另有46件正在办理，涉及农村的“三资”、矿山和水利，其中18件属于疑难复杂事项，由县领导包案，年底前全部办结到位。",
                "二是加强督查。",
                "三是推进公开。",
            ]
        );
        assert_eq!(count, 5);
    }

    #[test]
    fn lines_broken_at_a_width_are_joined() {
        let lines = [
            "一、工作情况",
            "    全年收到来信12",
            "3封，按期回复118封，参加接",
            "访活动的镇村人员46人",
            "次。",
            "    二是加强督查，共收到建议",
            "45件。",
        ];
        let (joined, count) = join(&lines).unwrap();
        let texts: Vec<&str> = joined.iter().map(|(_, text)| text.trim()).collect();
        assert_eq!(
            texts,
            [
                "一、工作情况",
                "全年收到来信123封，按期回复118封，参加接访活动的镇村人员46人次。",
                "二是加强督查，共收到建议45件。"
            ]
        );
        assert_eq!((count, joined[2].0), (3 + 1, 5));
    }

    #[test]
    fn lines_of_the_writer_stay_apart() {
        for lines in [
            &[
                "一、工作情况",
                "收到来信31封。",
                "回复29封。",
                "二、不足",
                "力量薄弱。",
            ][..],
            &[
                "一、名单",
                "白沙县水利局负责人甲某某",
                "白沙县建设局负责人乙某某",
            ],
            &["单位", "水利局", "12", "10", "建设局", "30", "28"],
        ] {
            assert_eq!(join(lines), None, "{lines:?}");
        }
    }
}
