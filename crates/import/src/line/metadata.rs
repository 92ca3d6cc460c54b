//! Label and value pairs, in all the ways portals print them: several on a line, values on the next
//! line, table cells, without colon, blanks inside labels, empty values between labels.

use super::date;
use super::label_search::labels;
use super::labels::LABELS;
use gongbao_report::model::{Line, LineKind, Meaning, TableCell};

/// The pairs of a line; none when the line does not begin with a label.
pub fn pairs(line: &str) -> Option<Vec<Line>> {
    // The mark that closes a row drawn with | is the portal's.
    let (line, closed) = match line.trim_end().strip_suffix('|') {
        Some(row) => (row, true),
        None => (line, false),
    };
    let bullet = line.len()
        - line
            .trim_start_matches(['•', '·', '●', '▪', ' ', '\u{a0}', '\u{3000}'])
            .len();
    let found = labels(line);
    let first = found.first()?;
    // 2022-02-16 15:01 来源:本站: the day of publication needs no label.
    let day = line[..cell_start(line, first.start)].trim();
    let of_date = |c: char| c.is_ascii_digit() || c.is_whitespace() || "年月日-/.:：".contains(c);
    let dated = first.start > bullet && date::find(day).is_some() && day.chars().all(of_date);
    let opens = cell_start(line, first.start) <= bullet;
    if !opens && !dated {
        return None;
    }
    let mut pairs = Vec::new();
    if dated {
        pairs.push(Line {
            meaning: Some(Meaning::DatePublished),
            date: date_of(Some(Meaning::DatePublished), day),
            ..Line::plain(LineKind::Metadata, day)
        });
    }
    for (n, label) in found.iter().enumerate() {
        let next = found.get(n + 1);
        let end = next.map_or(line.len(), |next| cell_start(line, next.start));
        let value = line[label.value_start..end].trim_end();
        let (value, closing) = match label.meaning {
            Some(_) => without_closing(line, label.start, value),
            None => (value, ""),
        };
        let marks = ['|', ' ', '\u{a0}', '\u{3000}'];
        let lead = value.len() - value.trim_start_matches(marks).len();
        let printed = value[lead..].trim();
        let text = printed.trim_end_matches(marks);
        let empty_cells = printed[text.len()..].trim_start();
        let separator = &line[label.label_end..label.value_start + lead];
        // What stands before the first label (a bullet) belongs to its print.
        let start = if n == 0 && !dated {
            0
        } else {
            cell_start(line, label.start)
        };
        pairs.push(Line {
            kind: LineKind::Metadata,
            label: Some(line[start..label.label_end].to_owned()),
            date: date_of(label.meaning, text),
            text: text.to_owned(),
            meaning: label.meaning,
            separator: separator_of(separator, text),
            same_line: n > 0 || dated,
        });
        for rest in [empty_cells, closing] {
            if !rest.is_empty() {
                pairs.push(furniture(rest));
            }
        }
    }
    if closed {
        pairs.push(furniture("|"));
    }
    Some(pairs)
}

/// Marks and tools of the portal between and after pairs.
fn furniture(text: &str) -> Line {
    Line {
        kind: LineKind::Furniture,
        label: None,
        text: text.to_owned(),
        meaning: None,
        separator: None,
        same_line: true,
        date: None,
    }
}

/// The value of 【来源：本站】【打印】 up to the mark that closes its bracket, and what stands after.
fn without_closing<'a>(line: &str, label: usize, value: &'a str) -> (&'a str, &'a str) {
    let close = match line[..label].trim_end().chars().next_back() {
        Some('【') => '】',
        Some('[') => ']',
        _ => return (value, ""),
    };
    let at = value.find(close).unwrap_or(value.len());
    (value[..at].trim_end(), &value[at..])
}

/// Where the cell of the label at `start` begins: at the mark that parts it from the one before.
fn cell_start(line: &str, start: usize) -> usize {
    let before = line[..start].trim_end();
    match before.chars().next_back() {
        Some(mark @ ('|' | '[' | '【')) => before.len() - mark.len_utf8(),
        _ => start,
    }
}

/// Gives the last pair of a line the value that stands on the next line.
pub fn set_value(pair: &mut Line, value: &str) {
    pair.text = value.to_owned();
    pair.date = date_of(pair.meaning, value);
    let before = pair.separator.take().unwrap_or_else(|| ":".to_owned());
    pair.separator = Some(format!("{}\n", before.trim_end()));
}

/// Whether the rows of a table are label and value cells.
pub fn is_block(rows: &[Vec<TableCell>]) -> bool {
    let labels = rows
        .iter()
        .flatten()
        .filter(|cell| is_label(&cell.text))
        .count();
    let begins = rows
        .first()
        .and_then(|row| row.first())
        .is_some_and(|cell| is_label(&cell.text));
    begins && labels >= rows.len().div_ceil(2)
}

/// Whether a text is a known label and nothing else.
fn is_label(text: &str) -> bool {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let compact = compact.trim_end_matches([':', '：']);
    LABELS.iter().any(|(label, _)| *label == compact)
}

fn date_of(meaning: Option<Meaning>, text: &str) -> Option<gongbao_report::model::PrintedDate> {
    let dated = matches!(meaning, Some(Meaning::DateWritten | Meaning::DatePublished));
    if dated {
        date::find(text).or_else(|| date::only(text))
    } else {
        None
    }
}

/// The format's own separator is left out; after an empty value stands no blank.
fn separator_of(separator: &str, text: &str) -> Option<String> {
    let kept = if text.is_empty() {
        separator.trim_end()
    } else {
        separator
    };
    (kept != ": ").then(|| kept.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Label and value of each pair of a line.
    fn read(line: &str) -> Vec<(String, String)> {
        let pairs = pairs(line).unwrap_or_default();
        pairs
            .into_iter()
            .map(|pair| (pair.label.unwrap_or_default(), pair.text))
            .collect()
    }

    fn pair(label: &str, value: &str) -> (String, String) {
        (label.to_owned(), value.to_owned())
    }

    #[test]
    fn several_pairs_on_a_line() {
        assert_eq!(
            read("索\u{a0}\u{a0}引: 330802-018-2018-0001 公开形式: 主动公开"),
            [
                pair("索\u{a0}\u{a0}引", "330802-018-2018-0001"),
                pair("公开形式", "主动公开")
            ]
        );
    }

    #[test]
    fn empty_values_between_labels_stay_empty() {
        assert_eq!(
            read("规范性文件编号: 规范性文件有效性:"),
            [pair("规范性文件编号", ""), pair("规范性文件有效性", "")]
        );
        assert_eq!(
            read("文号: 柯政〔2018〕9号 责任科室:"),
            [pair("文号", "柯政〔2018〕9号"), pair("责任科室", "")]
        );
    }

    #[test]
    fn full_width_colons_and_no_colons() {
        assert_eq!(
            read("来源：本站 发布时间：2019-03-01"),
            [pair("来源", "本站"), pair("发布时间", "2019-03-01")]
        );
        assert_eq!(
            read("索引号 发布机构 区政府"),
            [pair("索引号", ""), pair("发布机构", "区政府")]
        );
    }

    #[test]
    fn a_day_without_label_and_pairs_without_blanks_between() {
        assert_eq!(
            read("2022-02-16 15:01 来源：石桥区政府办【字体：大 中 小】"),
            [
                pair("", "2022-02-16 15:01"),
                pair("来源", "石桥区政府办"),
                pair("【字体", "大 中 小】")
            ]
        );
        assert_eq!(
            read("发布时间：2023-03-20 10:12来源：县司法局浏览次数："),
            [
                pair("发布时间", "2023-03-20 10:12"),
                pair("来源", "县司法局"),
                pair("浏览次数", "")
            ]
        );
    }

    #[test]
    fn pairs_in_brackets_and_pairs_run_together() {
        assert_eq!(
            read("【发布时间：2023-01-31】 【来源：市生态环境局】 【打印】"),
            [
                pair("【发布时间", "2023-01-31"),
                pair("", "】"),
                pair("【来源", "市生态环境局"),
                pair("", "】 【打印】"),
            ]
        );
        assert_eq!(
            read("发布日期2024-03-15信息来源区司法局浏览量125"),
            [
                pair("发布日期", "2024-03-15"),
                pair("信息来源", "区司法局"),
                pair("浏览量", "125")
            ]
        );
        assert_eq!(read("发布日期2024年起改为3月"), []);
    }

    #[test]
    fn an_empty_number_has_not_the_next_label_for_its_value() {
        assert_eq!(
            read("文  号\t时  效\t有效"),
            [pair("文  号", ""), pair("时  效", "有效")]
        );
    }

    #[test]
    fn cells_of_a_block_are_a_tab_apart() {
        assert_eq!(
            read("文\u{a0}号\t安政发〔2020〕9号\t主 题 词"),
            [
                pair("文\u{a0}号", "安政发〔2020〕9号"),
                pair("主 题 词", "")
            ]
        );
    }

    #[test]
    fn rows_drawn_with_marks() {
        assert_eq!(
            read("索 引 号 | 0144/2018 | 发文日期 | 2018-02-28"),
            [
                pair("索 引 号", "0144/2018"),
                pair("| 发文日期", "2018-02-28")
            ]
        );
    }

    #[test]
    fn empty_cells_of_a_drawn_row_lose_no_mark() {
        assert_eq!(
            read("发布机构 | 县司法局 |  | 文号 | | 发文日期 | 2021-01-28 | |"),
            [
                pair("发布机构", "县司法局"),
                pair("", "|"),
                pair("| 文号", ""),
                pair("| 发文日期", "2021-01-28"),
                pair("", "|"),
                pair("", "|"),
            ]
        );
        let line = "发布机构 | 县司法局 |  | 文号 | | 发文日期 | 2021-01-28 | |";
        let visible = |text: &str| text.split_whitespace().collect::<String>();
        let printed = |pair: Line| {
            let label = pair.label.unwrap_or_default();
            format!("{label}{}{}", pair.separator.unwrap_or_default(), pair.text)
        };
        let all: String = pairs(line).unwrap().into_iter().map(printed).collect();
        assert_eq!(visible(&all), visible(line));
    }

    #[test]
    fn sentences_that_begin_with_a_label_word_are_text() {
        assert_eq!(read("来源于群众的意见共5条。"), []);
        assert_eq!(read("时间紧任务重"), []);
    }

    #[test]
    fn dates_are_understood() {
        let pairs = pairs("生成日期: 2018年03月31日").unwrap();
        assert_eq!(pairs[0].date.as_ref().unwrap().iso, "2018-03-31");
    }
}
