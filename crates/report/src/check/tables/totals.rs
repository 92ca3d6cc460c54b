//! Rows and columns of totals against their parts.

use super::rates::exactness;
use super::{Body, Column, Sheet, is_dash};
use crate::check::{Finding, Rule, Verdict};
use crate::verify::Proven;

const TOTALS: [&str; 3] = ["合计", "总计", "共计"];
const SUBTOTAL: &str = "小计";
/// Columns whose numbers do not add up.
const NO_SUMS: [&str; 9] = ["均", "率", "比", "占", "指数", "单价", "倍", "增", "减"];

/// What a row or a column is to the others.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Total,
    Subtotal,
    /// 其中: some of what stands before.
    Within,
    Plain,
}

/// A line of parts that may be what a total is the sum of.
type Parts = Vec<usize>;

pub(super) fn check(sheet: &Sheet<'_>, body: &Body, known: &[String], findings: &mut Vec<Finding>) {
    let mut found = rows(sheet, body);
    found.extend(columns(sheet, body));
    within(sheet, body, &mut found);
    findings.extend(found.into_iter().filter(|finding| {
        let whole = finding.figures.first();
        whole.is_none_or(|whole| !known.contains(whole))
    }));
}

fn kind<'a>(mut labels: impl Iterator<Item = &'a str>) -> Kind {
    let kind_of = |label: &str| {
        // 合计（件）
        let label = label.split(['(', '（']).next().unwrap_or(label);
        if label.starts_with("其中") {
            Kind::Within
        } else if label.ends_with(SUBTOTAL) {
            Kind::Subtotal
        } else if TOTALS.iter().any(|total| label.ends_with(total)) {
            Kind::Total
        } else {
            Kind::Plain
        }
    };
    labels
        .find_map(|label| Some(kind_of(label)).filter(|kind| *kind != Kind::Plain))
        .unwrap_or(Kind::Plain)
}

fn adds_up(column: &Column) -> bool {
    !column.is_share() && !column.says(&NO_SUMS)
}

fn rows(sheet: &Sheet<'_>, body: &Body) -> Vec<Finding> {
    let kinds: Vec<Kind> = body
        .rows
        .iter()
        .map(|r| kind(sheet.labels(body, *r)))
        .collect();
    let numbered: Vec<Option<char>> = body
        .rows
        .iter()
        .map(|r| style(sheet.labels(body, *r).last()))
        .collect();
    let columns: Vec<&Column> = body
        .columns
        .iter()
        .filter(|column| adds_up(column))
        .collect();
    let plainly = |n: usize| {
        let once = kinds.iter().filter(|kind| **kind != Kind::Plain).count() == 1;
        once && (n == 0 || n + 1 == kinds.len()) && numbered.iter().all(Option::is_none)
    };
    let mut found = Vec::new();
    for n in 0..kinds.len() {
        let wanted = match kinds[n] {
            Kind::Total => of_total(n, &kinds, &numbered),
            Kind::Subtotal => of_subtotal(n, &kinds),
            Kind::Within | Kind::Plain => continue,
        };
        let sums = wanted.iter().map(|parts| {
            let sums = columns.iter().filter_map(|column| {
                let places = parts.iter().map(|part| (body.rows[*part], column.at));
                sum(sheet, (body.rows[n], column.at), places)
            });
            sums.collect()
        });
        found.extend(borne_out(sums.collect(), plainly(n)));
    }
    found
}

fn columns(sheet: &Sheet<'_>, body: &Body) -> Vec<Finding> {
    let kinds: Vec<Kind> = body
        .columns
        .iter()
        .map(|column| kind(column.heads.last().map(String::as_str).into_iter()))
        .collect();
    let mut found = Vec::new();
    for (n, column) in body.columns.iter().enumerate() {
        if !matches!(kinds[n], Kind::Total | Kind::Subtotal) || !adds_up(column) {
            continue;
        }
        let alike = |m: &usize| {
            let other = &body.columns[*m];
            *m != n && other.unit == column.unit && adds_up(other) && kinds[*m] != Kind::Within
        };
        let plain = |m: &usize| alike(m) && kinds[*m] == Kind::Plain;
        let all = || 0..body.columns.len();
        let next = all().skip(n + 1).find(|m| !plain(m)).unwrap_or(kinds.len());
        let last = all().take(n).rev().find(|m| !plain(m)).map_or(0, |m| m + 1);
        let in_group = |m: &usize| {
            let group = column.group();
            plain(m) && !group.is_empty() && body.columns[*m].heads.starts_with(group)
        };
        // Over several groups: their own totals, and the columns that are in none.
        let outer = |m: &usize| {
            let other = &body.columns[*m];
            alike(m)
                && column.group().is_empty()
                && (kinds[*m] != Kind::Plain || other.group().is_empty())
        };
        let wanted: Vec<Parts> = vec![
            all().filter(in_group).collect(),
            (n + 1..next).collect(),
            (last..n).collect(),
            all().filter(outer).collect(),
        ];
        let wanted = distinct(wanted);
        let plainly = wanted.len() == 1;
        let sums = wanted.iter().map(|parts| {
            let sums = body.rows.iter().filter_map(|r| {
                let places = parts.iter().map(|part| (*r, body.columns[*part].at));
                sum(sheet, (*r, column.at), places)
            });
            sums.collect()
        });
        found.extend(borne_out(sums.collect(), plainly));
    }
    found
}

/// What a row of totals may add up: the rows above or below it, of them the subtotals, or the outermost of
/// those with numbers, or the total before and what was added to it.
fn of_total(n: usize, kinds: &[Kind], numbered: &[Option<char>]) -> Vec<Parts> {
    let is_total = |m: &usize| kinds[*m] == Kind::Total;
    let before = (0..n).rev().find(is_total);
    let above = before.map_or(0, |m| m + 1)..n;
    let below = n + 1..(n + 1..kinds.len()).find(is_total).unwrap_or(kinds.len());
    let mut wanted: Vec<Parts> = Vec::new();
    for rows in [above.clone(), below] {
        let of = |kind: Kind| rows.clone().filter(move |m| kinds[*m] == kind);
        let subtotals: Parts = of(Kind::Subtotal).collect();
        let first = rows.clone().next();
        // What follows 其中 is within the total, not all of it.
        let all = first.is_none_or(|first| kinds[first] != Kind::Within);
        let plain: Parts = of(Kind::Plain).filter(|_| all).collect();
        let style = plain.first().and_then(|first| numbered[*first]);
        let outermost = plain
            .iter()
            .copied()
            .filter(|m| style.is_some() && numbered[*m] == style);
        wanted.push(outermost.collect());
        if let Some(last) = subtotals.last() {
            let rest = plain.iter().filter(|m| *m > last);
            wanted.push(subtotals.iter().chain(rest).copied().collect());
        }
        wanted.extend([subtotals, plain]);
    }
    if let Some(before) = before {
        let added = above.filter(|m| kinds[*m] == Kind::Plain);
        wanted.push([before].into_iter().chain(added).collect());
    }
    distinct(wanted)
}

/// The plain rows directly above or below a subtotal.
fn of_subtotal(n: usize, kinds: &[Kind]) -> Vec<Parts> {
    let plain = |m: &usize| kinds[*m] == Kind::Plain;
    let inner = |m: &usize| matches!(kinds[*m], Kind::Plain | Kind::Within);
    let above = (0..n).rev().take_while(inner).filter(plain);
    let below = (n + 1..kinds.len()).take_while(inner).filter(plain);
    distinct(vec![above.collect(), below.collect()])
}

/// Those of several parts, each once.
fn distinct(all: Vec<Parts>) -> Vec<Parts> {
    let mut out: Vec<Parts> = Vec::new();
    for parts in all {
        if parts.len() > 1 && !out.contains(&parts) {
            out.push(parts);
        }
    }
    out
}

/// The style of the number that a row begins with: 一、 is not （一） or 1.
fn style(label: Option<&str>) -> Option<char> {
    let label = label?;
    let bare = label.trim_start_matches(['(', '（', '第']);
    let digits = bare
        .chars()
        .take_while(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c));
    let length: usize = digits.map(char::len_utf8).sum();
    let after = bare[length..].starts_with(['、', '.', '．', ')', '）', '类', '项', '款']);
    let first = if bare.len() < label.len() {
        '('
    } else if bare.starts_with(|c: char| c.is_ascii_digit()) {
        '1'
    } else {
        '一'
    };
    (length > 0 && after).then_some(first)
}

/// A total and its parts, added up.
struct Sum {
    finding: Finding,
    /// Not all of it nothing.
    says: bool,
    /// What is too much is one of the parts or several in a row: they may be parts of others.
    nested: bool,
    total: f64,
    added: f64,
}

/// None where a part is not known, or counts something else.
fn sum(
    sheet: &Sheet<'_>,
    whole: (usize, usize),
    places: impl Iterator<Item = (usize, usize)>,
) -> Option<Sum> {
    let total = sheet.figure(whole.0, whole.1)?;
    let (mut parts, mut blank): (Vec<Proven<'_>>, bool) = (Vec::new(), false);
    for place in places {
        match sheet.figure(place.0, place.1) {
            Some(part) if part.figure().unit == total.figure().unit => parts.push(part),
            Some(_) => return None,
            None => {
                let text = sheet.text(place.0, place.1);
                if !text.is_empty() && !is_dash(text) {
                    return None;
                }
                blank = true;
            }
        }
    }
    let added: f64 = parts.iter().map(|part| part.value()).sum();
    // Rounded parts may be too much by half of each last digit; cut ones too little by nearly all.
    let (least, most) = parts
        .iter()
        .fold((0.0, exactness(total) / 2.0), |(least, most), part| {
            (least + exactness(*part), most + exactness(*part) / 2.0)
        });
    let over = added - total.value();
    let holds = -least.max(most) - 1e-6 < over && over < most + 1e-6;
    if parts.len() < 2 || blank && !holds {
        return None;
    }
    let mut ids = vec![total.figure().id.as_str()];
    ids.extend(parts.iter().map(|part| part.figure().id.as_str()));
    let shown = (added * 1e6).round() / 1e6;
    Some(Sum {
        finding: Finding::new(Rule::PartsAddUp, holds).of_figures(&ids, &[total.value(), shown]),
        says: added > 0.0 || total.value() > 0.0,
        nested: (0..parts.len()).any(|from| {
            let runs = parts[from..].iter().scan(0.0, |run, part| {
                *run += part.value();
                Some(*run)
            });
            runs.into_iter().any(|run| (run - over).abs() < most + 1e-6)
        }),
        total: total.value(),
        added,
    })
}

/// The findings of the parts that the total is the sum of in most columns (or rows). Where there is only one, a
/// table that says plainly what is added up is believed.
fn borne_out(of_parts: Vec<Vec<Sum>>, plainly: bool) -> Vec<Finding> {
    let holding = |sums: &Vec<Sum>| {
        let holds = |sum: &&Sum| sum.says && sum.finding.verdict == Verdict::Holds;
        sums.iter().filter(holds).count()
    };
    let single = of_parts.len() == 1;
    let Some(best) = of_parts.into_iter().rev().max_by_key(holding) else {
        return Vec::new();
    };
    let holds = holding(&best);
    let borne_out = holds > 0 && holds * 2 >= best.iter().filter(|sum| sum.says).count();
    let alone = match &best[..] {
        [sum] => {
            plainly && single && !sum.nested && (sum.added - sum.total).abs() <= sum.total / 2.0
        }
        _ => false,
    };
    let nothing = best.iter().all(|sum| !sum.says);
    if borne_out || alone || nothing {
        best.into_iter().map(|sum| sum.finding).collect()
    } else {
        Vec::new()
    }
}

/// 其中 is never more than all that it could be of: the row before it and those before that.
fn within(sheet: &Sheet<'_>, body: &Body, found: &mut Vec<Finding>) {
    for column in body.columns.iter().filter(|column| adds_up(column)) {
        let mut most: Option<Proven<'_>> = None;
        for r in &body.rows {
            let is_within = kind(sheet.labels(body, *r)) == Kind::Within;
            let Some(one) = sheet.figure(*r, column.at) else {
                if is_within {
                    continue;
                }
                break;
            };
            let same = |whole: &Proven<'_>| whole.figure().unit == one.figure().unit;
            if let Some(whole) =
                most.filter(|whole| is_within && same(whole) && one.value() > whole.value())
            {
                let ids = [whole, one].map(|one| one.figure().id.as_str());
                found.push(
                    Finding::new(Rule::PartsWithinWhole, false)
                        .of_figures(&ids, &[whole.value(), one.value()]),
                );
            }
            if !is_within && most.is_none_or(|whole| !same(&whole) || whole.value() < one.value()) {
                most = Some(one);
            }
        }
    }
}
