//! Numbers in tables: the headers say what a cell counts.

use super::Place;
use super::draft::{Draft, Kind};
use super::moment;
use super::vocabulary::{Around, Entry, Vocabulary};
use gongbao_report::model::{Basis, Direction, Figure, Names, Role, Source, Table};
use gongbao_report::phrase::{self, Phrase, PhraseKind};
use gongbao_report::text::row_text;
use std::ops::Range;

/// Wider and longer grids are not the tables of a report.
const MOST_PLACES: usize = 20_000;

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

/// A cell with a number, and where it stands in the grid.
struct Number {
    row: usize,
    column: usize,
    phrase: Phrase,
    /// Which of the phrases of the row's text it is.
    place: usize,
}

/// Drafts the figures of a table.
pub(super) fn read(
    place: &Place<'_>,
    table: &Table,
    vocabulary: &Vocabulary,
    drafts: &mut Vec<Draft>,
) {
    let Some(grid) = Grid::of(table) else { return };
    let list = drafts.last().map_or(0, |draft| draft.list + 1);
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
            drafts.push(draft(
                place,
                &path,
                &number,
                source,
                vocabulary,
                list + number.column,
            ));
        }
    }
}

fn occurrence_of_row(rows: &[String], r: usize) -> Option<u32> {
    let same = rows.iter().filter(|row| **row == rows[r]).count();
    let before = rows[..r].iter().filter(|row| **row == rows[r]).count();
    u32::try_from(before + 1).ok().filter(|_| same > 1)
}

/// What the headers say of a cell.
struct Path {
    /// Row and column headers, outermost first, without 总计.
    beside: String,
    /// Row header alone and column header alone.
    row: String,
    column: String,
    unit: String,
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
    let unit = if quantity.unit.is_empty() {
        path.unit.clone()
    } else {
        quantity.unit.clone()
    };
    let applicant = APPLICANTS.iter().find(|(name, _)| {
        path.column.contains(name) && path.row.chars().count() > 3 && place_is_disclosure(path)
    });
    let beside = match applicant {
        Some((name, _)) => path.beside.replace(name, ""),
        None => path.beside.clone(),
    };
    let around = Around {
        beside: &beside,
        before: true,
        governing: &beside,
        sentence: &path.column,
        earlier: &place.paragraph.text,
        headings: place.headings,
    };
    let entry = vocabulary.find(around, |entry| {
        entry.role() != Role::Ordinal && (unit.is_empty() || entry.counts_in(&unit))
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
    let role = if ["%", "‰"].contains(&unit.as_str()) {
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
                zh: path.beside.clone(),
                en: entry
                    .filter(|_| applicant.is_none())
                    .map(|entry| entry.en.clone()),
            },
            value: quantity.value,
            qualifier: quantity.qualifier,
            unit,
            role,
            basis: Basis::Printed,
            of: None,
            items: Vec::new(),
            words: Vec::new(),
            direction: entry
                .and_then(Entry::direction)
                .filter(|_| true)
                .or(None::<Direction>),
            year,
            scope: None,
            source,
        },
        entry: entry.map(|entry| entry.id.clone()),
        noun: if path.row.is_empty() {
            path.column.clone()
        } else {
            path.row.clone()
        },
        kind: Kind::Level,
        list,
        part: false,
        part_of: None,
        section: place.section.map(str::to_owned),
        suffix: applicant.map(|(_, suffix)| *suffix),
    }
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

/// The cells by place, spans filled in.
struct Grid {
    /// Row and cell of the table at each place.
    places: Vec<Vec<Option<(usize, usize)>>>,
    texts: Vec<Vec<String>>,
    caption_unit: String,
}

impl Grid {
    fn of(table: &Table) -> Option<Self> {
        let height = table.rows.len();
        let mut places: Vec<Vec<Option<(usize, usize)>>> = vec![Vec::new(); height];
        let mut filled = 0;
        for (r, row) in table.rows.iter().enumerate() {
            let mut column = 0;
            for (c, cell) in row.iter().enumerate() {
                while places[r].get(column).is_some_and(Option::is_some) {
                    column += 1;
                }
                let wide = cell.columns.clamp(1, 100) as usize;
                let high = (cell.rows.max(1) as usize).min(height - r);
                filled += wide * high;
                if filled > MOST_PLACES {
                    return None;
                }
                for below in &mut places[r..r + high] {
                    if below.len() < column + wide {
                        below.resize(column + wide, None);
                    }
                    below[column..column + wide].fill(Some((r, c)));
                }
                column += wide;
            }
        }
        let text =
            |r: usize, c: usize| table.rows[r][c].text.split_whitespace().collect::<String>();
        let texts: Vec<Vec<String>> = places
            .iter()
            .map(|row| {
                row.iter()
                    .map(|place| place.map_or(String::new(), |(r, c)| text(r, c)))
                    .collect()
            })
            .collect();
        let whole = texts.iter().flatten().find_map(|text| {
            unit_in(text).filter(|_| {
                text.starts_with("单位") || text.starts_with("(单位") || text.starts_with("（单位")
            })
        });
        Some(Self {
            places,
            texts,
            caption_unit: whole.unwrap_or_default(),
        })
    }

    /// The cells of a row that are one number and nothing else.
    fn numbers(&self, table: &Table, r: usize, phrases: &[Phrase]) -> Vec<Number> {
        let mut out = Vec::new();
        let mut start = 0;
        for (c, cell) in table.rows[r].iter().enumerate() {
            let range: Range<usize> = start..start + cell.text.len();
            start = range.end + 1;
            let trimmed = cell.text.trim();
            let lead = cell.text.len() - cell.text.trim_start().len();
            let wanted = range.start + lead..range.start + lead + trimmed.len();
            let found = phrases.iter().position(|phrase| {
                phrase.span == wanted
                    && matches!(phrase.kind, PhraseKind::Amount | PhraseKind::Bare)
                    && !phrase.in_words
            });
            let column = self.places[r]
                .iter()
                .position(|place| *place == Some((r, c)));
            if let (Some(place), Some(column), false) = (found, column, cell.header) {
                out.push(Number {
                    row: r,
                    column,
                    phrase: phrases[place].clone(),
                    place,
                });
            }
        }
        out
    }

    fn path(&self, number: &Number) -> Path {
        let row: Vec<&str> = distinct(
            self.texts[number.row][..number.column]
                .iter()
                .map(String::as_str)
                .filter(|text| !is_number(text)),
        );
        let column = self.column_headers(number);
        let unit = column
            .iter()
            .rev()
            .chain(row.iter().rev())
            .find_map(|text| unit_in(text))
            .or_else(|| self.unit_column(number));
        let said = row
            .iter()
            .chain(column.iter().filter(|text| !row.contains(*text)))
            .filter(|text| !["总计", "合计", "小计"].contains(&text.trim()))
            .copied();
        Path {
            beside: said.collect::<Vec<&str>>().join(" "),
            row: row.join(" "),
            column: column.join(" "),
            unit: unit.unwrap_or_else(|| self.caption_unit.clone()),
        }
    }

    /// The texts above, up through the nearest rows without numbers.
    fn column_headers(&self, number: &Number) -> Vec<&str> {
        let above: Vec<usize> = (0..number.row)
            .rev()
            .skip_while(|r| self.has_numbers(*r))
            .take_while(|r| !self.has_numbers(*r))
            .collect();
        let texts = above
            .iter()
            .rev()
            .filter_map(|r| self.texts[*r].get(number.column))
            .map(String::as_str);
        // A heading over the whole width says nothing of a column.
        let wide = |text: &str| {
            above.iter().any(|r| {
                self.texts[*r].len() > 1 && self.texts[*r].iter().all(|other| other == text)
            })
        };
        distinct(texts.filter(|text| !wide(text)))
    }

    fn has_numbers(&self, r: usize) -> bool {
        self.texts[r].iter().skip(1).any(|text| is_number(text))
    }

    /// The cell of the row whose column is headed 单位.
    fn unit_column(&self, number: &Number) -> Option<String> {
        let head = self
            .texts
            .iter()
            .take(number.row)
            .find(|row| row.iter().any(|text| text == "单位" || text == "计量单位"))?;
        let column = head
            .iter()
            .position(|text| text == "单位" || text == "计量单位")?;
        self.texts[number.row]
            .get(column)
            .filter(|text| !text.is_empty() && text.chars().count() < 6)
            .cloned()
    }
}

fn distinct<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut out: Vec<&str> = Vec::new();
    for text in texts {
        if !text.is_empty() && out.last() != Some(&text) {
            out.push(text);
        }
    }
    out
}

fn is_number(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && phrase::scan(text).first().is_some_and(|phrase| {
            phrase.span == (0..text.len()) && !phrase.in_words && phrase.kind != PhraseKind::Date
        })
        || ["—", "-", "/", "－"].contains(&text)
}

/// 件 of 制发件数, 万元 of 金额(万元) or 单位:万元.
fn unit_in(text: &str) -> Option<String> {
    let open = text.rfind(['(', '（']);
    let inside = open.map_or("", |at| {
        text[at..]
            .trim_start_matches(['(', '（'])
            .trim_end_matches([')', '）'])
    });
    let stated = ["单位:", "单位："].iter().find_map(|lead| {
        text.find(lead)
            .map(|at| text[at + lead.len()..].trim_end_matches([')', '）', ' ']))
    });
    let known = |unit: &str| {
        let probe = format!("2{unit}");
        let read = phrase::scan(&probe);
        read.first().is_some_and(|phrase| {
            phrase.span.end == probe.len() && phrase.kind == PhraseKind::Amount
        })
    };
    if let Some(unit) = stated
        .filter(|unit| known(unit))
        .or(Some(inside).filter(|unit| !unit.is_empty() && known(unit)))
    {
        return Some(unit.to_owned());
    }
    [
        "件数", "人数", "人次", "次数", "户数", "条数", "份数", "场次", "宗数", "起数",
    ]
    .iter()
    .find(|ending| text.ends_with(**ending))
    .map(|ending| ending.trim_end_matches('数').to_owned())
}
