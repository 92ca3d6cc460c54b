//! Printed dates: `2018年03月31日`, `2022-03-29 14:17`, `18.03.2015`, `二○一一年四月八日`, and
//! damaged ones such as `2018330`.

use gongbao_report::model::PrintedDate;

/// The date that a text holds, if it holds one.
pub fn find(text: &str) -> Option<PrintedDate> {
    let text: String = text.chars().map(plain).collect();
    let runs = digit_runs(&text);
    for window in runs.windows(3) {
        let [a, b, c] = window else { continue };
        let (gap1, gap2) = (&text[a.end..b.start], &text[b.end..c.start]);
        let same =
            (gap1 == "年" && gap2 == "月") || (gap1 == gap2 && ["-", "/", "."].contains(&gap1));
        if !same {
            continue;
        }
        let (first, last) = (a.text(&text), c.text(&text));
        let (year, day) = if first.len() == 4 {
            (first, last)
        } else {
            (last, first)
        };
        if let Some(iso) = iso(year, b.text(&text), day) {
            return Some(PrintedDate {
                iso,
                reconstructed: false,
            });
        }
    }
    None
}

/// Whether a line is nothing but a date, perhaps in brackets; damaged ones count.
pub fn only(line: &str) -> Option<PrintedDate> {
    let bare = line.trim_matches(|c: char| c.is_whitespace() || "()（）".contains(c));
    let plain_text: String = bare
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(plain)
        .collect();
    let of_date = |c: char| c.is_ascii_digit() || "十年月日-/.:：".contains(c);
    if plain_text.is_empty() || plain_text.chars().count() > 20 || !plain_text.chars().all(of_date)
    {
        return None;
    }
    find(&plain_text).or_else(|| damaged(&plain_text))
}

/// The year that a title names: `2017年度`, `二〇一七年`.
pub fn year_in(title: &str) -> Option<u16> {
    let text: String = title
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(plain)
        .collect();
    let runs = digit_runs(&text);
    // 2008年以来: since then, not of then.
    let since = |run: &&Run| text[run.end..].starts_with("年以来");
    let years = runs
        .iter()
        .filter(|run| run.text(&text).len() == 4 && !since(run));
    let mut years = years.filter_map(|run| run.text(&text).parse().ok());
    years.find(|year| (1949..=2100).contains(year))
}

/// A date that lost its marks: 2018330 can only be 2018-3-30.
fn damaged(text: &str) -> Option<PrintedDate> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let year = digits.get(..4)?;
    let rest = digits.get(4..)?;
    if !(2..=4).contains(&rest.len()) || !(1980..=2100).contains(&year.parse::<u16>().ok()?) {
        return None;
    }
    let splits = (1..rest.len()).filter_map(|at| iso(year, &rest[..at], &rest[at..]));
    let possible: Vec<String> = splits.collect();
    match possible.as_slice() {
        // Only where a single reading makes a day.
        [iso] => Some(PrintedDate {
            iso: iso.clone(),
            reconstructed: true,
        }),
        _ => None,
    }
}

fn iso(year: &str, month: &str, day: &str) -> Option<String> {
    let (y, m, d): (u16, u8, u8) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
    let days = match m {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => return None,
    };
    // A written day has no leading zero unless its month could have one too.
    let ok =
        (1980..=2100).contains(&y) && (1..=days).contains(&d) && month.len() <= 2 && day.len() <= 2;
    ok.then(|| format!("{y:04}-{m:02}-{d:02}"))
}

/// Full-width and Chinese digits as ASCII. 十 in dates is resolved by [`digit_runs`].
fn plain(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
        '〇' | '○' | '零' | 'Ｏ' => '0',
        '一' => '1',
        '二' => '2',
        '三' => '3',
        '四' => '4',
        '五' => '5',
        '六' => '6',
        '七' => '7',
        '八' => '8',
        '九' => '9',
        _ => c,
    }
}

struct Run {
    start: usize,
    end: usize,
    /// With 十 written out: 十二 is 12, 二十 is 20, 三十1 is 31.
    value: String,
}

impl Run {
    fn text<'a>(&'a self, _: &'a str) -> &'a str {
        &self.value
    }
}

fn digit_runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut start = None;
    let ends = text.char_indices().chain([(text.len(), ' ')]);
    for (at, c) in ends {
        if c.is_ascii_digit() || c == '十' {
            start.get_or_insert(at);
        } else if let Some(begin) = start.take() {
            runs.push(Run {
                start: begin,
                end: at,
                value: without_ten(&text[begin..at]),
            });
        }
    }
    runs
}

fn without_ten(run: &str) -> String {
    let Some((tens, ones)) = run.split_once('十') else {
        return run.to_owned();
    };
    let tens = if tens.is_empty() { "1" } else { tens };
    let ones = if ones.is_empty() { "0" } else { ones };
    format!("{tens}{ones}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(text: &str) -> Option<String> {
        find(text).map(|date| date.iso)
    }

    #[test]
    fn every_printed_form_is_read() {
        for text in [
            "2018年03月31日",
            "2018年3月31日",
            "2018-03-31",
            "2018-03-31 14:17",
            "2018/03/31 11:30:01",
            "31.03.2018 13:07",
            "(2018年3月31日)",
            "二○一八年三月三十一日",
            "二〇一八年三月三十一日",
        ] {
            assert_eq!(iso(text).as_deref(), Some("2018-03-31"), "{text}");
        }
        assert_eq!(iso("二○一一年四月十日").as_deref(), Some("2011-04-10"));
        assert_eq!(iso("330802-018-070100-2018-0001"), None);
    }

    #[test]
    fn a_damaged_date_is_read_where_only_one_day_fits() {
        assert_eq!(
            only("2018330"),
            Some(PrintedDate {
                iso: "2018-03-30".into(),
                reconstructed: true
            })
        );
        assert_eq!(only("2018111"), None, "11 January or 1 November");
        assert_eq!(only("共2018件"), None);
        assert_eq!(only("二〇二二年三月二十九日").unwrap().iso, "2022-03-29");
    }

    #[test]
    fn titles_name_their_year() {
        assert_eq!(year_in("某区2017年度法治政府建设报告"), Some(2017));
        assert_eq!(
            year_in("某县二〇二〇年政府信息公开工作年度报告"),
            Some(2020)
        );
        assert_eq!(year_in("政府工作报告"), None);
    }
}
