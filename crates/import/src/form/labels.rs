//! The rows and columns of the prescribed forms, and which of them a printed text is.
//!
//! Printed labels have misprints, gaps, blanks inside and remarks in brackets; a list of what was met
//! so far would never end. So a text is the label that it is most like, if it is like one at all.

use crate::line::heading::is_item_number;
use std::sync::LazyLock;

/// A prescribed table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// 主动公开政府信息情况.
    Published,
    /// 收到和处理政府信息公开申请情况.
    Applications,
    /// 政府信息公开行政复议、行政诉讼情况.
    Disputes,
    /// 政府信息公开情况统计表, for the years up to 2018.
    Statistics,
}

/// A row or column of a form.
#[derive(Debug)]
pub(crate) struct Label {
    pub form: Form,
    /// Its part of an id; empty for a column that adds nothing to its row's.
    pub key: &'static str,
    /// Rows only: the key of the row that this is a detail of.
    pub group: Option<&'static str>,
    pub unit: &'static str,
    /// As printed in the form.
    pub zh: &'static str,
    pub en: &'static str,
    /// All printings, without marks and blanks.
    plain: Vec<Plain>,
}

/// The characters of a [`plain`] text.
#[derive(Debug)]
struct Plain {
    characters: Vec<char>,
    /// A bit for every character that may stand in it.
    mask: u64,
}

impl Plain {
    fn of(text: &str) -> Self {
        let characters: Vec<char> = plain(text).chars().collect();
        let mask = characters
            .iter()
            .fold(0, |mask, c| mask | 1_u64 << (u32::from(*c) % 64));
        Self { characters, mask }
    }

    /// So many of its characters may stand in the other too.
    fn most_in(&self, other: &Self) -> usize {
        let absent = (self.mask & !other.mask).count_ones();
        self.characters.len() - absent as usize
    }
}

/// How alike a text and a label must be, as a share of their characters.
const ALIKE: f64 = 0.75;
/// Longer texts are no labels.
const LONGEST: usize = 60;

pub(crate) static ROWS: LazyLock<Vec<Label>> = LazyLock::new(|| {
    let lines = data(include_str!("rows.tsv"));
    let rows = lines.map(|cells| match cells[..] {
        [form, key, group, unit, zh, en] => label(form, key, group, unit, zh, en),
        _ => unreachable!("rows.tsv has six columns"),
    });
    rows.collect()
});

pub(crate) static COLUMNS: LazyLock<Vec<Label>> = LazyLock::new(|| {
    let lines = data(include_str!("columns.tsv"));
    let columns = lines.map(|cells| match cells[..] {
        [form, key, unit, zh, en] => label(form, key, "-", unit, zh, en),
        _ => unreachable!("columns.tsv has five columns"),
    });
    columns.collect()
});

fn data(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split('\t').collect())
}

fn label(
    form: &str,
    key: &'static str,
    group: &'static str,
    unit: &'static str,
    printed: &'static str,
    en: &'static str,
) -> Label {
    let form = match form {
        "published" => Form::Published,
        "applications" => Form::Applications,
        "disputes" => Form::Disputes,
        _ => Form::Statistics,
    };
    Label {
        form,
        key: if key == "-" { "" } else { key },
        group: (group != "-").then_some(group),
        unit: if unit == "-" { "" } else { unit },
        zh: printed.split('|').next().unwrap_or(printed),
        en,
        plain: printed.split('|').map(Plain::of).collect(),
    }
}

impl Label {
    /// It names what the rows below it have in common, and has no numbers of its own.
    pub fn is_group(&self) -> bool {
        self.unit.is_empty()
    }

    /// How like the label a text is: 0 not at all, 1 the same.
    fn likeness(&self, text: &Plain) -> f64 {
        let each = self.plain.iter().map(|printing| likeness(printing, text));
        each.fold(0.0, f64::max)
    }
}

/// A row of `form` that a printed text is most like, and how much. Of equals the first after `last`
/// is meant: the form says 被依法纠错数 twice.
pub(crate) fn row(form: Form, text: &str, last: Option<usize>) -> Option<(usize, f64)> {
    row_like(form, &Plain::of(text), last)
}

/// Whether a text is at least so like a row or column of any form.
pub(crate) fn is_like_any(text: &str, least: f64) -> bool {
    let text = Plain::of(text);
    let forms = [
        Form::Published,
        Form::Applications,
        Form::Disputes,
        Form::Statistics,
    ];
    forms.into_iter().any(|form| {
        row_like(form, &text, None).is_some_and(|(_, score)| score >= least)
            || column_like(form, &text).is_some_and(|(score, _)| score >= least)
    })
}

fn row_like(form: Form, text: &Plain, last: Option<usize>) -> Option<(usize, f64)> {
    if text.characters.is_empty() || text.characters.len() > LONGEST {
        return None;
    }
    let mut found: Option<(usize, f64)> = None;
    for (n, row) in ROWS.iter().enumerate().filter(|(_, row)| row.form == form) {
        let score = row.likeness(text);
        let after = |n: usize| last.is_none_or(|last| n > last);
        let better = found.is_none_or(|(m, best)| {
            score > best + 1e-9 || (score - best).abs() < 1e-9 && after(n) && !after(m)
        });
        if score >= ALIKE && better {
            found = Some((n, score));
        }
    }
    found
}

/// The column of `form` that a printed text is most like.
pub(crate) fn column(form: Form, text: &str) -> Option<&'static Label> {
    column_like(form, &Plain::of(text)).map(|(_, column)| column)
}

fn column_like(form: Form, text: &Plain) -> Option<(f64, &'static Label)> {
    if text.characters.is_empty() || text.characters.len() > LONGEST {
        return None;
    }
    let columns = COLUMNS.iter().filter(|column| column.form == form);
    let scored = columns.map(|column| (column.likeness(text), column));
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(score, _)| *score >= ALIKE)
}

/// What stands after the name of a group in one cell: 1.属于国家秘密 of （三）不予公开1.属于国家秘密.
pub(crate) fn after_group(form: Form, text: &str) -> &str {
    let numbered = |at: &usize| {
        let rest = &text[*at..];
        // Of 2.其他 only the first digit begins a number.
        without_number(rest).len() < rest.trim().len()
            && !text[..*at]
                .ends_with(|c: char| c.is_ascii_digit() || "(（一二三四五六七八九十".contains(c))
    };
    let names_group = |at: &usize| {
        let named = row(form, &text[..*at], None);
        named.is_some_and(|(n, _)| ROWS[n].is_group() || ROWS[n].key == "others")
    };
    let begins = text.char_indices().map(|(at, _)| at).skip(1);
    let at = begins.filter(numbered).filter(names_group).last();
    &text[at.unwrap_or_default()..]
}

/// The columns of a form in its order.
pub(crate) fn columns(form: Form) -> impl Iterator<Item = &'static Label> {
    COLUMNS.iter().filter(move |column| column.form == form)
}

/// A label without its number, the remarks in brackets, marks and blanks: (二)部分公开(区分处理的…) is 部分公开.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut depth = 0;
    for c in without_number(text).chars() {
        match c {
            '(' | '（' | '〔' => depth += 1,
            ')' | '）' | '〕' => depth = (depth - 1).max(0),
            _ if depth == 0 && c.is_alphanumeric() => out.push(c),
            _ => {}
        }
    }
    let lead = ["其中", "在"]
        .iter()
        .find_map(|lead| out.strip_prefix(lead));
    lead.map_or(out.clone(), str::to_owned)
}

/// Without （三）, 1., 二、 or ① at its beginning; blanks inside count for nothing.
pub(crate) fn without_number(text: &str) -> &str {
    const DIGITS: &str = "一二三四五六七八九十0123456789０１２３４５６７８９ \u{3000}\u{a0}";
    let text = text.trim();
    let open = text.trim_start_matches(['(', '（']);
    let after = open.trim_start_matches(|c| DIGITS.contains(c));
    let mark = if open.len() < text.len() {
        [')', '）'].as_slice()
    } else {
        ['、', '.', '．', ',', '，'].as_slice()
    };
    let numbered = after.len() < open.len() && after.starts_with(mark);
    let rest = if numbered {
        after.trim_start_matches(mark)
    } else {
        text.trim_start_matches(is_item_number)
    };
    rest.trim()
}

/// Twice the characters that both have in one order, of all that they have.
fn likeness(one: &Plain, other: &Plain) -> f64 {
    let (a, b) = (&one.characters, &other.characters);
    if a == b {
        return 1.0;
    }
    let all = a.len() + b.len();
    // With so few characters in common a pair can be no more alike than this.
    let common = one.most_in(other).min(other.most_in(one));
    if ((2 * common) as f64) < ALIKE * all as f64 {
        return 0.0;
    }
    let mut before = vec![0usize; b.len() + 1];
    for x in a {
        let mut row = vec![0; b.len() + 1];
        for (n, y) in b.iter().enumerate() {
            row[n + 1] = if x == y {
                before[n] + 1
            } else {
                before[n + 1].max(row[n])
            };
        }
        before = row;
    }
    (2 * before[b.len()]) as f64 / all as f64
}

/// The columns that the form has for a row.
pub(super) fn prescribed_columns(row: &Label, revised: bool) -> Vec<&'static Label> {
    let wanted: &[(&str, &str)] = match (row.key, revised) {
        ("regulations" | "normative", true) => {
            &[("issued", "件"), ("repealed", "件"), ("in-force", "件")]
        }
        ("regulations" | "normative", false) => {
            &[("issued", "件"), ("published", "件"), ("in-force", "件")]
        }
        ("fees", true) => &[("", "万元")],
        ("fees", false) => &[("items-before", "项"), ("items-change", "项")],
        ("procurement", _) => &[("items", "个"), ("amount", "万元")],
        (_, true) => &[("", "件")],
        (_, false) => &[("items-before", "项"), ("items-change", "项"), ("", "件")],
    };
    let column = |(key, unit): &(&str, &str)| {
        columns(Form::Published).find(|column| column.key == *key && column.unit == *unit)
    };
    wanted.iter().filter_map(column).collect()
}

/// A label without its number, blanks and long remarks in brackets.
pub(super) fn label_text(text: &str) -> String {
    /// Bytes of the longest remark that belongs to a label (单位:万元).
    const LONGEST_REMARK: usize = 30;
    let text = without_number(text);
    let open = text.find(['(', '（']);
    let open = open
        .filter(|at| *at > 0 && (text.len() - at > LONGEST_REMARK || !text.contains([')', '）'])));
    let text = &text[..open.unwrap_or(text.len())];
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(form: Form, text: &str) -> Option<&'static str> {
        row(form, text, None).map(|(n, _)| ROWS[n].key)
    }

    #[test]
    fn a_label_is_known_with_misprints_gaps_blanks_and_remarks() {
        let known = |text| key(Form::Applications, text);
        assert_eq!(known("2.其他法律行政止公开"), Some("refused.by-law"));
        assert_eq!(
            known("（ 二 ）部分公开（区分处理的，只计这一情"),
            Some("partly")
        );
        assert_eq!(known("3.危及“三安全一稳定”"), Some("refused.security"));
        assert_eq!(known("三 、本 年 度办 理 结果"), Some("results"));
        assert_eq!(known("（七）总 计"), Some("answered"));
        assert_eq!(known("于以公开"), Some("granted"));
        assert_eq!(known("不予公开"), Some("refused"));
        assert_eq!(known("本年收到来信"), None);
    }

    #[test]
    fn a_label_after_its_group_in_one_cell_is_the_label() {
        let after = |text| after_group(Form::Applications, text);
        assert_eq!(after("（三）不予公开1.属于国家秘密"), "1.属于国家秘密");
        assert_eq!(after("（六）其他处理 3.其他"), "3.其他");
        assert_eq!(
            after("三、本年度办理结果 （五）不予处理 2.重复申请"),
            "2.重复申请"
        );
        assert_eq!(after("（三）不予公开"), "（三）不予公开");
        assert_eq!(after("2.重复申请"), "2.重复申请");
    }

    #[test]
    fn of_two_rows_of_one_name_the_next_is_meant() {
        let first = row(Form::Statistics, "（二）被依法纠错数", None).unwrap().0;
        let second = row(Form::Statistics, "（二）被依法纠错数", Some(first))
            .unwrap()
            .0;
        assert_eq!(ROWS[first].key, "reconsiderations.corrected");
        assert_eq!(ROWS[second].key, "lawsuits.corrected");
    }

    #[test]
    fn columns_are_known() {
        let known = |form, text| column(form, text).map(|column| column.key);
        assert_eq!(
            known(Form::Applications, "社会\n公益组织"),
            Some("public-interest")
        );
        assert_eq!(
            known(Form::Published, "本年收费金额（单位：万元）"),
            Some("")
        );
        assert_eq!(known(Form::Disputes, "总 计"), Some("total"));
    }
}
