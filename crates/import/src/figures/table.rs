//! Numbers in tables: the headers say what a cell counts.

use super::Place;
use super::draft::{Draft, Kind};
use super::grid::{Grid, Number, Path};
use super::moment;
use super::vocabulary::{Around, Entry, Vocabulary, is_rate};
use super::wording::has_any;
use crate::structure::heading;
use gongbao_report::model::{Basis, Change, Figure, Mode, Names, Period, Role, Source, Table};
use gongbao_report::phrase::{self, PhraseKind};
use gongbao_report::text::row_text;

/// The columns of the fixed table of disclosure applications, as suffixes of an id.
const APPLICANTS: [(&str, &str); 6] = [
    ("自然人", "natural-persons"),
    ("商业企业", "businesses"),
    ("科研机构", "research"),
    ("社会公益组织", "public-interest"),
    ("法律服务机构", "legal-services"),
    ("其他", "others"),
];

/// Columns whose numbers count nothing.
const NAMING_COLUMNS: [&str; 10] = [
    "序号", "编号", "电话", "年份", "日期", "时间", "文号", "邮编", "代码", "排名",
];

/// Bytes of the longest remark in brackets that belongs to a header (单位:万元).
const LONGEST_REMARK: usize = 30;

/// Drafts the figures of a table.
pub(super) fn read(
    place: &Place<'_>,
    table: &Table,
    vocabulary: &Vocabulary,
    drafts: &mut Vec<Draft>,
) {
    let Some(grid) = Grid::of(table) else { return };
    let list = drafts.last().map_or(0, |draft| draft.list + 1);
    // Cells under one header of one column are a list.
    let mut columns: Vec<(usize, String)> = Vec::new();
    let rows: Vec<String> = table.rows.iter().map(|row| row_text(row)).collect();
    for (r, row) in rows.iter().enumerate() {
        let occurrence = occurrence_of_row(&rows, r);
        let phrases = phrase::scan(row);
        let printed: Vec<&str> = phrases
            .iter()
            .map(|phrase| &row[phrase.span.clone()])
            .collect();
        for number in grid.numbers(table, r, &phrases) {
            let path = grid.path(&number);
            // A 0 under a share or rate is not a count of anything.
            let bare_rate = is_rate(&path.row) || is_rate(&path.column);
            if bare_rate && number.phrase.quantity.unit.is_empty() && path.unit.is_empty() {
                continue;
            }
            if path.beside.chars().count() < 2
                || NAMING_COLUMNS
                    .iter()
                    .any(|name| path.column.ends_with(name))
            {
                continue;
            }
            let same = printed
                .iter()
                .filter(|text| **text == printed[number.place])
                .count();
            let before = printed[..number.place]
                .iter()
                .filter(|text| **text == printed[number.place])
                .count();
            let source = Source {
                paragraph: place.paragraph.id.clone(),
                quote: row.clone(),
                occurrence,
                printed: printed[number.place].to_owned(),
                printed_occurrence: u32::try_from(before + 1).ok().filter(|_| same > 1),
                subject: None,
            };
            let header = (number.column, path.column.clone());
            let known = columns.iter().position(|column| *column == header);
            let column = known.unwrap_or_else(|| {
                columns.push(header);
                columns.len() - 1
            });
            let list = list + column;
            drafts.push(draft(place, &path, &number, source, vocabulary, list));
        }
    }
}

/// Headers of columns that say by how much a number changed.
const CHANGES: [&str; 6] = ["同比", "环比", "增减", "增幅", "变化", "较上年"];

fn occurrence_of_row(rows: &[String], r: usize) -> Option<u32> {
    let same = rows.iter().filter(|row| **row == rows[r]).count();
    let before = rows[..r].iter().filter(|row| **row == rows[r]).count();
    u32::try_from(before + 1).ok().filter(|_| same > 1)
}

fn draft(
    place: &Place<'_>,
    path: &Path,
    number: &Number,
    source: Source,
    vocabulary: &Vocabulary,
    list: usize,
) -> Draft {
    let quantity = &number.phrase.quantity;
    let applicant = APPLICANTS.iter().find(|(name, _)| {
        path.column.contains(name) && path.row.chars().count() > 3 && place_is_disclosure(path)
    });
    // The fixed table of applications: its rows say what became of them, its columns who applied.
    let of_applications = path.column.contains("申请人情况");
    let beside = match path.column.ends_with("总计") {
        _ if of_applications => path.row.clone(),
        true => format!("{} 总计", path.beside),
        false => path.beside.clone(),
    };
    let unit = match quantity.unit.as_str() {
        "" if of_applications => "件".to_owned(),
        "" => path.unit.clone(),
        unit => unit.to_owned(),
    };
    let around = Around {
        beside: &beside,
        before: true,
        governing: &beside,
        sentence: &beside,
        so_far: "",
        earlier: &place.paragraph.text,
        headings: place.headings,
    };
    // 数量 | 75件 | 16件: the columns are classes of one thing, not what their words mean elsewhere.
    let classes = ["数量", "件数", "数", "案件数", "案件数量"].contains(&path.row.as_str());
    // 三、 (三) 1.: the reasons under an outcome have no entry of their own.
    let is_detail = path.row.split(' ').count() > 2;
    let changes = has_any(&path.column, &CHANGES);
    let entry = vocabulary.find(around, |entry| {
        let of_subject = !of_applications || entry.series == "disclosure" && !is_detail;
        !classes
            && !changes
            && of_subject
            && entry.role() != Role::Ordinal
            && (unit.is_empty() || entry.counts_in(&unit))
    });
    let implied = entry
        .and_then(|entry| entry.units.first())
        .cloned()
        .unwrap_or_default();
    let unit = if unit.is_empty() && implied != "%" {
        implied
    } else {
        unit
    };
    let year = year_of(path).filter(|year| *year != place.year);
    let role = if changes {
        Role::Context
    } else if ["%", "‰"].contains(&unit.as_str()) {
        Role::Rate
    } else if moment::is_time(&unit) {
        Role::Context
    } else {
        Role::Amount
    };
    Draft {
        figure: Figure {
            id: String::new(),
            label: Names {
                zh: label(path, applicant.map(|(name, _)| *name)),
                en: entry
                    .filter(|_| applicant.is_none())
                    .map(|entry| entry.en.clone()),
            },
            value: quantity.value,
            qualifier: quantity.qualifier,
            unit,
            role,
            mode: Mode::Result,
            period: year.map(Period::of),
            to_value: None,
            change: changes.then_some(if quantity.value < 0.0 {
                Change::Fall
            } else {
                Change::Rise
            }),
            basis: Basis::Printed,
            of: None,
            items: Vec::new(),
            words: Vec::new(),
            direction: entry.and_then(Entry::direction),
            scope: None,
            source,
        },
        entry: entry.map(|entry| entry.id.clone()),
        noun: if path.row.is_empty() {
            path.column.clone()
        } else {
            path.row.clone()
        },
        kind: if changes { Kind::Change } else { Kind::Level },
        behind: false,
        list,
        part: false,
        part_of: None,
        section: place.section.map(str::to_owned),
        numbered: path
            .row
            .split(' ')
            .any(|part| heading::number(part).is_some()),
        suffix: applicant.map(|(_, suffix)| *suffix),
    }
}

/// The headers without their numbers, the remarks in brackets and what is over all columns.
fn label(path: &Path, applicant: Option<&str>) -> String {
    let plain = |part: &str| -> String {
        let number = heading::number(part).map_or(0, |(_, end)| end);
        let part = &part[number..];
        let open = part
            .find(['(', '（'])
            .filter(|at| *at > 0 && part.len() - at > LONGEST_REMARK);
        part[..open.unwrap_or(part.len())].to_owned()
    };
    if path.column.contains("申请人情况") {
        let rows: Vec<String> = path.row.split(' ').map(plain).collect();
        let row = rows[rows.len().saturating_sub(2)..].join(" ");
        return match applicant {
            Some(name) => format!("{row} {name}"),
            None => row,
        };
    }
    let total = path.column.ends_with("总计").then(|| "总计".to_owned());
    let parts: Vec<String> = path.beside.split(' ').map(plain).chain(total).collect();
    parts.join(" ")
}

fn place_is_disclosure(path: &Path) -> bool {
    path.row.contains("公开")
        || path.row.contains("申请")
        || path.row.contains("处理")
        || path.row.contains("提供")
        || path.row.contains("结转")
        || path.row.contains("办理")
}

/// 2022年 in a header.
fn year_of(path: &Path) -> Option<u16> {
    let dates = phrase::scan(&path.column)
        .into_iter()
        .chain(phrase::scan(&path.row));
    let years: Vec<f64> = dates
        .filter(|phrase| phrase.kind == PhraseKind::Date && phrase.quantity.unit == "年")
        .map(|phrase| phrase.quantity.value)
        .collect();
    let [year] = years[..] else { return None };
    (1949..2100).find(|known| (f64::from(*known) - year).abs() < 0.5)
}
