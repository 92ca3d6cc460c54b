//! Places that look damaged, by rule: characters lost beside digits, brackets that do not match,
//! numbers that jump, values left empty. The text is never changed; a note says what is odd.

use crate::structure::years::LOST_YEAR;
use gongbao_report::Report;
use gongbao_report::check::count_of;
use gongbao_report::model::{Confidence, LineKind, Names, Note, Section};

/// Every odd place, in printed order.
pub fn find(report: &Report) -> Vec<Note> {
    let mut notes = Notes::default();
    for (n, line) in report.front.iter().enumerate() {
        notes.line(&format!("front/{n}"), line);
    }
    for paragraph in &report.preamble {
        notes.text(&paragraph.id, &paragraph.text);
    }
    notes.sections(&report.sections);
    for (n, line) in report.back.iter().enumerate() {
        notes.line(&format!("back/{n}"), line);
    }
    notes.0
}

#[derive(Default)]
struct Notes(Vec<Note>);

impl Notes {
    fn add(
        &mut self,
        at: &str,
        printed: &str,
        remark: (&str, &str),
        likely: Option<String>,
        number: bool,
    ) {
        // Places are visited one after another: what was said here is at the end.
        let here = self.0.iter().rev().take_while(|note| note.at == at);
        let seen = here
            .into_iter()
            .any(|note| note.printed == printed && note.remark.zh == remark.0);
        if seen || printed.is_empty() {
            return;
        }
        self.0.push(Note {
            at: at.to_owned(),
            printed: printed.to_owned(),
            remark: Names {
                zh: remark.0.to_owned(),
                en: Some(remark.1.to_owned()),
            },
            likely,
            confidence: Confidence::High,
            damaged_number: number,
        });
    }

    fn line(&mut self, at: &str, line: &gongbao_report::model::Line) {
        if let Some(date) = line.date.as_ref().filter(|date| date.reconstructed) {
            let [year, month, day]: [u32; 3] = date
                .iso
                .split('-')
                .filter_map(|part| part.parse().ok())
                .collect::<Vec<u32>>()
                .try_into()
                .unwrap_or_default();
            let likely = format!("{year}年{month}月{day}日");
            let remark = (
                "数字旁缺字：年、月、日缺失",
                "The characters for year, month and day are lost",
            );
            self.add(at, &line.text, remark, Some(likely), true);
        }
        if let (LineKind::Metadata, Some(label), true) =
            (line.kind, &line.label, line.text.is_empty())
        {
            self.add(at, label, ("值为空", "Empty value"), None, false);
        }
        let label = line
            .label
            .as_ref()
            .map(|label| label.trim_start_matches(['•', '·', '●', '▪', '|', ' ', '\u{a0}']));
        if let Some(label) = label.filter(|label| label.contains(char::is_whitespace)) {
            let likely = label.chars().filter(|c| !c.is_whitespace()).collect();
            self.add(
                at,
                label,
                ("标签内有空格", "Blanks inside the label"),
                Some(likely),
                false,
            );
        }
    }

    fn sections(&mut self, sections: &[Section]) {
        let mut previous: Option<(usize, u32)> = None;
        for section in sections {
            let number = count_of(&section.number);
            if let (Some(number), Some((style, before))) = (number, previous)
                && style == style_of(&section.number)
                && number > before + 1
            {
                let zh = format!("编号跳跃：前一个是{before}，这一个是{number}；编号照印，不改");
                let remark = (zh.as_str(), "Numbering jump; printed as it stands");
                self.add(&section.id, &section.heading(), remark, None, false);
            }
            if let Some(number) = number {
                previous = Some((style_of(&section.number), number));
            }
            self.text(&section.id, &section.heading());
            for paragraph in &section.paragraphs {
                self.text(&paragraph.id, &paragraph.text);
            }
            self.sections(&section.sections);
        }
    }

    fn text(&mut self, at: &str, text: &str) {
        self.unread(at, text);
        self.brackets(at, text);
        self.lost_marks(at, text);
        self.nested_titles(at, text);
        // A row of a table in a line of its own is no sentence.
        let row = !text.contains(['，', '。', '；', ',', ';']);
        let ends_bare = text.ends_with(|c: char| c == '%' || c.is_ascii_digit());
        if text.chars().count() > 15 && ends_bare && !row {
            let from = text.char_indices().rev().nth(6).map_or(0, |(at, _)| at);
            let tail = &text[from..];
            self.add(
                at,
                tail,
                (
                    "段末缺句号",
                    "Full stop missing at the end of the paragraph",
                ),
                Some(format!("{tail}。")),
                false,
            );
        }
    }

    /// A character whose bytes are damaged, with its neighbours.
    fn unread(&mut self, at: &str, text: &str) {
        const MARK: char = '\u{fffd}';
        let mut from = 0;
        while let Some(found) = text[from..].find(MARK) {
            let found = from + found;
            let end = text[found..]
                .find(|c| c != MARK)
                .map_or(text.len(), |length| found + length);
            let before = text[..found].chars().next_back();
            let after = text[end..].chars().next();
            let start = found - before.map_or(0, char::len_utf8);
            from = end + after.map_or(0, char::len_utf8);
            let number = [before, after].iter().flatten().any(char::is_ascii_digit);
            let remark = (
                "文件在这里损坏，有字符读不出来，请对照原文补上",
                "The file is damaged here: a character cannot be read",
            );
            self.add(at, &text[start..from], remark, None, number);
        }
    }

    /// 〔2013] and 〔20146号: brackets around the year of a document number.
    fn brackets(&mut self, at: &str, text: &str) {
        for (start, open) in text.match_indices(['〔', '[', '［', '【', '﹝']) {
            let rest = &text[start + open.len()..];
            let digits = rest
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(rest.len());
            if digits < 4 {
                continue;
            }
            let (number, after) = rest.split_at(digits);
            let close = after.chars().next().unwrap_or(' ');
            let close_length = close.len_utf8().min(after.len());
            let end = |length: usize| start + open.len() + digits + length;
            let up_to_hao = |from: usize| {
                let tail = &text[from..];
                let serial = tail
                    .find(|c: char| !c.is_ascii_digit())
                    .unwrap_or(tail.len());
                if tail[serial..].starts_with('号') {
                    from + serial + '号'.len_utf8()
                } else {
                    from + serial
                }
            };
            let paired = matches!(
                (open, close),
                ("〔", '〕') | ("[", ']') | ("［", '］') | ("【", '】') | ("﹝", '﹞')
            );
            let is_close = "〕]］】﹞".contains(close) && !after.is_empty();
            if is_close && !paired && number.len() == 4 {
                let last = up_to_hao(end(close_length));
                let likely = format!("〔{number}〕{}", &text[end(close_length)..last]);
                self.add(
                    at,
                    &text[start..last],
                    ("括号前后不配", "Mismatched brackets"),
                    Some(likely),
                    false,
                );
            } else if !is_close && number.len() > 4 && after.starts_with('号') {
                let (year, serial) = number.split_at(4);
                let likely = format!("〔{year}〕{serial}号");
                let printed = &text[start..end('号'.len_utf8())];
                self.add(
                    at,
                    printed,
                    (
                        "数字旁疑缺字符：括号缺失",
                        "A closing bracket is lost beside the digits",
                    ),
                    Some(likely),
                    true,
                );
            }
        }
    }

    /// 20212025年, 2025730日, 20221月1日, and 比例达到11 that lost its colon.
    fn lost_marks(&mut self, at: &str, text: &str) {
        let mut from = 0;
        while let Some(found) = text[from..].find(|c: char| c.is_ascii_digit()) {
            let start = from + found;
            let length = text[start..]
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(text[start..].len());
            let end = start + length;
            from = end;
            let digits = &text[start..end];
            let after = text[end..].chars().next().unwrap_or(' ');
            self.torn_digits(at, text, start, end);
            let inside_code = text[..start]
                .ends_with(|c: char| "-—〔[﹝".contains(c) || c.is_ascii_alphanumeric());
            if inside_code {
                continue;
            }
            let year_first = digits
                .get(..4)
                .and_then(|year| year.parse().ok())
                .is_some_and(|y: u32| (1980..=2060).contains(&y));
            let printed_end = end
                + if "年月日".contains(after) {
                    after.len_utf8()
                } else {
                    0
                };
            let printed = &text[start..printed_end];
            let remark = ("数字旁疑缺字符", "A character seems lost beside the digits");
            if length == 8 && after == '年' && year_first {
                let (a, b) = digits.split_at(4);
                self.add(at, printed, remark, Some(format!("{a}—{b}年")), true);
            } else if length == 4
                && year_first
                && (start == 0 || text[..start].ends_with(['。', ',', '，', ';', '；', '、']))
                && LOST_YEAR.iter().any(|word| text[end..].starts_with(word))
            {
                self.add(at, printed, remark, Some(format!("{digits}年")), false);
            } else if (5..=8).contains(&length) && "月日".contains(after) && year_first {
                self.add(at, printed, remark, None, true);
            } else if digits.len() == 2 && text[..start].ends_with(|c: char| "为到是".contains(c))
            {
                self.lost_ratio(at, text, start, end);
            }
        }
    }

    /// 1 5起: a blank tore a number apart, and nobody can say whether it was 15.
    fn torn_digits(&mut self, at: &str, text: &str, start: usize, end: usize) {
        let is_blank = |c: char| c.is_whitespace() && !c.is_control();
        let Some(rest) = text[end..].strip_prefix(is_blank) else {
            return;
        };
        let length = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
        let unit = rest[length..].chars().next().unwrap_or(' ');
        let thousands = length == 3;
        if length == 0
            || thousands
            || end - start > 3
            || !"件起宗人个项次份条户名家封%".contains(unit)
        {
            return;
        }
        let after = text.len() - rest.len() + length + unit.len_utf8();
        let remark = (
            "数字中间有空格，读不准",
            "A blank inside the number: it cannot be read for sure",
        );
        let likely = format!("{}{}", &text[start..end], &rest[..length]);
        self.add(at, &text[start..after], remark, Some(likely), true);
    }

    fn lost_ratio(&mut self, at: &str, text: &str, start: usize, end: usize) {
        let clause = text[..start]
            .rfind([',', '，', '。', ';', '；', '、'])
            .map_or(0, |n| n + 1);
        let clause_start = (clause..=start)
            .find(|n| text.is_char_boundary(*n))
            .unwrap_or(start);
        let before = &text[clause_start..start];
        let bare = text[end..]
            .chars()
            .next()
            .is_none_or(|c| ",，。;；".contains(c));
        let Some(ratio) = before.rfind("比例").or_else(|| before.rfind("之比")) else {
            return;
        };
        if bare {
            let printed = &text[clause_start + ratio..end];
            let (a, b) = text[start..end].split_at(1);
            let remark = (
                "数字旁疑缺字符：比号缺失；不绘图",
                "A character is missing beside the digits: the ratio colon is lost; never charted",
            );
            self.add(at, printed, remark, Some(format!("{a}:{b}")), true);
        }
    }

    /// 《…《…》…》: the inner pair should be 〈〉.
    fn nested_titles(&mut self, at: &str, text: &str) {
        let mut open: Vec<usize> = Vec::new();
        let mut nested = false;
        for (place, c) in text.char_indices() {
            match c {
                '《' => {
                    nested |= !open.is_empty();
                    open.push(place);
                }
                '》' => {
                    let Some(start) = open.pop() else { continue };
                    if open.is_empty() && nested {
                        let printed = &text[start..place + c.len_utf8()];
                        let remark = (
                            "书名号嵌套，内层应为单书名号（GB/T 15834）",
                            "Nested title marks of one kind; the inner pair should be 〈 〉 (GB/T 15834)",
                        );
                        self.add(at, printed, remark, None, false);
                    }
                    nested &= !open.is_empty();
                }
                _ => {}
            }
        }
    }
}

/// Numbers of one style stand in one series.
fn style_of(number: &str) -> usize {
    let bracketed = number.contains(['(', '（', ')', '）']);
    let digits = number.contains(|c: char| c.is_ascii_digit());
    usize::from(bracketed) * 2 + usize::from(digits)
}

#[cfg(test)]
mod tests {
    #[test]
    fn any_blank_tears_a_number() {
        for blank in [' ', '\u{a0}', '\u{2002}', '\u{2009}', '\u{3000}'] {
            let text = format!("临江县2022年工作报告\n一、情况\n收到来信2{blank}6封。");
            let notes = crate::import(text.as_bytes(), None).unwrap().report.notes;
            let printed: Vec<&str> = notes.iter().map(|note| note.printed.as_str()).collect();
            assert_eq!(printed, [format!("2{blank}6封")], "{blank:?}");
        }
    }
}
