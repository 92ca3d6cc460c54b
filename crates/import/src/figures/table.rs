//! Numbers in tables: the headers say what a cell counts.

use super::draft::{Draft, Kind};
use super::grid::{Grid, Number, Path};
use super::header;
use super::ledger::NonFigure;
use super::reading::{Line, Outcome};
use super::vocabulary::{Around, Entry, Vocabulary, is_rate};
use super::{Doubt, Place};
use crate::form::{Reading, Stated};
use crate::line::heading;
use gongbao_report::Quantity;
use gongbao_report::model::{Change, Figure, Mode, Names, Period, Role, Source, Table};
use gongbao_report::phrase::{self, Phrase, PhraseKind, is_time};
use gongbao_report::quantity::in_15_digits;
use gongbao_report::text::row_text;

/// What is known of a table before it is read.
pub(super) struct Over<'a> {
    /// The lines over it that may say its unit, the nearest first.
    pub above: [&'a str; 3],
    /// Its cells, if it is a prescribed form.
    pub form: Option<&'a Reading>,
}

/// Drafts the figures of a table, and tells what became of every number of its rows.
pub(super) fn read(
    place: &Place<'_>,
    table: &Table,
    over: &Over<'_>,
    vocabulary: &Vocabulary,
    drafts: &mut Vec<Draft>,
) -> Vec<Line> {
    let form = over.form;
    let Some(grid) = Grid::of(table, &over.above) else {
        return Vec::new();
    };
    let titles = over.above.iter().copied();
    let title = titles.filter_map(header::title_of_line).next();
    let title = title.map(str::to_owned);
    let list = drafts.last().map_or(0, |draft| draft.list + 1);
    // Cells under one header of one column are a list.
    let mut columns: Vec<(usize, Option<String>)> = Vec::new();
    let rows: Vec<String> = table.rows.iter().map(|row| row_text(row)).collect();
    let mut lines = Vec::new();
    let (start, mut totals) = (drafts.len(), Vec::new());
    for (r, row) in rows.iter().enumerate() {
        if form.is_some_and(|form| form.unclear.contains(&r)) {
            let outcome = Outcome::Doubt(Doubt::Columns);
            lines.push(place.line(0..row.len(), row.clone(), outcome, "columns-untold"));
            continue;
        }
        let occurrence = occurrence_of_row(&rows, r);
        let phrases: Vec<Phrase> = phrase::scan(row)
            .into_iter()
            .map(|phrase| signed(row, phrase))
            .collect();
        let of_form = form.is_some_and(|form| form.rows.contains(&r));
        let first = lines.len();
        lines.extend(phrases.iter().map(|phrase| {
            let outcome = Outcome::None(match phrase.kind {
                PhraseKind::Date => NonFigure::Date,
                PhraseKind::Ordinal => NonFigure::Ordinal,
                _ => NonFigure::Name,
            });
            let printed = row[phrase.span.clone()].to_owned();
            place.line(phrase.span.clone(), printed, outcome, "no-cell-of-a-count")
        }));
        let printed: Vec<&str> = phrases
            .iter()
            .map(|phrase| &row[phrase.span.clone()])
            .collect();
        for number in grid.numbers(table, r, &phrases) {
            let stated = form.and_then(|form| form.cells.get(&(r, number.cell)));
            if table.rows[r][number.cell].header && stated.is_none() {
                continue;
            }
            let path = match stated {
                Some(_) => None,
                None => match grid.path(&number) {
                    path if counts_something(&path, &number) => Some(path),
                    _ => continue,
                },
            };
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
            let name = stated.map(|stated| &stated.column);
            let name = name.or(path.as_ref().map(|path| &path.column)).cloned();
            let header = (number.column, name);
            let known = columns.iter().position(|column| *column == header);
            let column = known.unwrap_or_else(|| {
                columns.push(header);
                columns.len() - 1
            });
            let list = list + column;
            let line = &mut lines[first + number.place];
            line.outcome = Outcome::Draft(drafts.len());
            line.rules = vec![if stated.is_some() {
                "prescribed-form"
            } else {
                "cell"
            }];
            if path.as_ref().is_some_and(Path::is_total) {
                totals.push(drafts.len() - start);
            }
            let drafted = match (stated, path) {
                (Some(stated), _) => prescribed(place, stated, &number, source, list),
                (None, Some(path)) => {
                    let vocabulary = (!of_form).then_some(vocabulary);
                    draft(place, &path, &number, source, vocabulary, list)
                }
                (None, None) => continue,
            };
            drafts.push(Draft {
                table: title.clone(),
                ..drafted
            });
        }
    }
    keep_totals(&mut drafts[start..], &totals);
    lines
}

/// A number with the minus that its cell begins with.
fn signed(row: &str, mut phrase: Phrase) -> Phrase {
    let before = &row[..phrase.span.start];
    let rest = before.strip_suffix(['-', '－', '−', '–', '﹣']);
    if let Some(rest) = rest.filter(|rest| rest.is_empty() || rest.ends_with('\t')) {
        phrase.span.start = rest.len();
        phrase.quantity.value = -phrase.quantity.value;
    }
    phrase
}

/// Whether the headers of a number name something that it can count.
fn counts_something(path: &Path, number: &Number) -> bool {
    // A 0 under a share or rate is not a count of anything.
    let bare_rate = is_rate(&path.row) || is_rate(&path.column);
    let has_unit = !number.phrase.quantity.unit.is_empty() || !path.unit.is_empty();
    (has_unit || !bare_rate) && path.beside.chars().count() >= 2 && !header::is_naming(&path.column)
}

/// 12.5万元 under 万元 is told in the unit of its header, as the other cells of the column are.
fn in_unit_of_header(quantity: &Quantity, header: &str) -> Quantity {
    let of_header = header.strip_prefix('万') == Some(&quantity.unit) && quantity.to.is_none();
    if of_header && !quantity.unit.is_empty() {
        return Quantity {
            value: in_15_digits(quantity.value / 1e4),
            unit: header.to_owned(),
            ..quantity.clone()
        };
    }
    quantity.clone()
}

/// The draft of a cell of a prescribed form.
fn prescribed(
    place: &Place<'_>,
    stated: &Stated,
    number: &Number,
    source: Source,
    list: usize,
) -> Draft {
    let quantity = in_unit_of_header(&number.phrase.quantity, &stated.unit);
    let unit = if quantity.unit.is_empty() {
        &stated.unit
    } else {
        &quantity.unit
    };
    let id = match stated.suffix {
        Some(suffix) => format!("{}.{suffix}", stated.entry),
        None => stated.entry.clone(),
    };
    let label = Names {
        zh: stated.zh.clone(),
        en: Some(stated.en.clone()),
    };
    let figure = Figure {
        qualifier: quantity.qualifier,
        ..Figure::amount(id, label, quantity.value, unit.clone(), source)
    };
    Draft {
        entry: Some(stated.entry.clone()),
        list,
        numbered: stated.numbered,
        suffix: stated.suffix,
        ..Draft::new(figure, stated.noun.clone(), place.section)
    }
}

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
    vocabulary: Option<&Vocabulary>,
    list: usize,
) -> Draft {
    let quantity = &in_unit_of_header(&number.phrase.quantity, &path.unit);
    let beside = match path.column.ends_with("总计") {
        true => format!("{} 总计", path.beside),
        false => path.beside.clone(),
    };
    let unit = match quantity.unit.as_str() {
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
    let changes = header::says_change(&path.column);
    let find = |around: Around<'_>| {
        vocabulary?.find(around, |entry| {
            !classes
                && !changes
                && entry.role != Role::Ordinal
                && match unit.as_str() {
                    // A bare number is no time.
                    "" => !entry.units.first().is_some_and(|unit| is_time(unit)),
                    unit => entry.counts_in(unit),
                }
        })
    };
    // 公安局 of a table of all: what its column alone says is said of all.
    let of_column = Around {
        beside: &path.column,
        governing: &path.column,
        sentence: &path.column,
        ..around
    };
    let all = path.of_part.then(|| find(of_column)).flatten();
    let entry = find(around).filter(|entry| all.is_none_or(|all| all.id != entry.id));
    // Amounts of money are told in units of many sizes.
    let is_money = |entry: &&Entry| entry.units.first().is_some_and(|unit| unit == "元");
    let entry = entry.filter(|entry| !unit.is_empty() || !is_money(entry));
    let implied = entry
        .and_then(|entry| entry.units.first())
        .cloned()
        .unwrap_or_default();
    let unit = if unit.is_empty() && implied != "%" {
        implied
    } else {
        unit
    };
    let headers = [&path.column, &path.row];
    let year = headers
        .iter()
        .find_map(|text| header::year(text, place.year));
    let year = year.filter(|year| *year != place.year);
    let modes = headers.map(|text| header::mode(text));
    let mode = modes.into_iter().find(|mode| *mode != Mode::Result);
    let role = if changes {
        Role::Context
    } else if ["%", "‰"].contains(&unit.as_str()) {
        Role::Rate
    } else if is_time(&unit) {
        Role::Context
    } else {
        Role::Amount
    };
    let label = Names {
        zh: label(path, place.year),
        en: entry.map(|entry| entry.en.clone()),
    };
    let figure = Figure {
        qualifier: quantity.qualifier,
        role,
        mode: mode.unwrap_or_default(),
        period: year.map(Period::of),
        to_value: quantity.to,
        change: changes.then_some(if quantity.value < 0.0 {
            Change::Fall
        } else {
            Change::Rise
        }),
        direction: entry.and_then(|entry| entry.direction),
        ..Figure::amount(String::new(), label, quantity.value, unit, source)
    };
    let noun = match path.row.as_str() {
        "" => path.column.clone(),
        row => row
            .split(' ')
            .map(header::name)
            .collect::<Vec<_>>()
            .join(" "),
    };
    Draft {
        entry: entry.map(|entry| entry.id.clone()),
        kind: if changes { Kind::Change } else { Kind::Level },
        list,
        numbered: path
            .row
            .split(' ')
            .any(|part| heading::number(part).is_some()),
        ..Draft::new(figure, noun, place.section)
    }
}

/// The headers by their names, without what is over all columns.
fn label(path: &Path, year: u16) -> String {
    let total = path.column.ends_with("总计").then_some("总计");
    let names = path.beside.split(' ').map(header::name);
    let telling = |name: &&str| path.row.is_empty() || !header::says_nothing(name, year);
    let parts: Vec<&str> = names.filter(telling).chain(total).collect();
    parts.join(" ")
}

/// Of several cells of a table that an entry could mean, the total's is meant, or none: the others are of one
/// office, one instance, one kind.
fn keep_totals(drafts: &mut [Draft], totals: &[usize]) {
    let same = |a: &Draft, b: &Draft| {
        let (one, other) = (&a.figure, &b.figure);
        a.entry == b.entry
            && a.kind == b.kind
            && one.mode == other.mode
            && one.period == other.period
    };
    let differs = |a: &Draft, b: &Draft| (a.figure.value - b.figure.value).abs() > 1e-9;
    let meant = |n: usize| {
        let draft = &drafts[n];
        let rivals = |m: &usize| same(draft, &drafts[*m]) && differs(draft, &drafts[*m]);
        let alone = (0..drafts.len()).all(|m| !rivals(&m));
        alone || totals.contains(&n) && !totals.iter().any(rivals)
    };
    let of_form = |n: usize| !drafts[n].figure.id.is_empty();
    let unnamed: Vec<usize> = (0..drafts.len())
        .filter(|n| drafts[*n].entry.is_some() && !of_form(*n) && !meant(*n))
        .collect();
    unnamed.into_iter().for_each(|n| drafts[n].unname());
}
