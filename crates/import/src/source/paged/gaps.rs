//! Tables without rules: their columns are told by the white between them, their rows ([`gap_rows`]) by the
//! column whose cells have one line each.

use super::gap_bands::Bands;
use super::gap_columns::{Columns, FEWEST_ROWS, Part, cells_of, parts};
use super::gap_rows::{self, Placed};
use super::region::Block;
use super::row::Row;
use super::sheet::Rule;
use super::table::Table;

/// Lines of a table differ less in size.
const SAME_SIZE: f32 = 0.9;
/// A longer cell is text.
const LONGEST_CELL: usize = 30;
/// More lines of single cells stand between no two rows of a table.
const MOST_SINGLES: usize = 6;
/// What stands in one cell only is narrower than this part of the text.
const NARROW: f32 = 0.6;

/// Rows that are tables become tables; the others stay.
///
/// `rules` are the level ones of the page: no cell goes over one.
pub(super) fn tables_by_gaps(
    rows: Vec<Row>,
    rules: &[Rule],
    page: usize,
    column: usize,
    blocks: &mut Vec<Block>,
) {
    let left = rows.iter().map(|r| r.frame.left).fold(f32::MAX, f32::min);
    let right = rows.iter().map(|r| r.frame.right).fold(f32::MIN, f32::max);
    let is_narrow = |row: &Row| row.frame.width() < NARROW * (right - left);
    let mut open: Vec<Row> = Vec::new();
    let mut singles = 0;
    for row in rows {
        if is_cells(&row) {
            singles = 0;
            open.push(row);
        } else if !open.is_empty()
            && singles < MOST_SINGLES
            && is_narrow(&row)
            && !cites_article(&row)
        {
            singles += 1;
            open.push(row);
        } else {
            close(&mut open, rules, page, column, blocks);
            singles = 0;
            blocks.push(Block::Row { row, column });
        }
    }
    close(&mut open, rules, page, column, blocks);
}

/// Whether a row heads a prescribed form by the article that prescribes it: 第二十条第（一）项.
fn cites_article(row: &Row) -> bool {
    let text = row.text();
    let number = text
        .strip_prefix('第')
        .and_then(|rest| rest.split_once('条'));
    number.is_some_and(|(number, _)| {
        !number.is_empty()
            && number
                .chars()
                .all(|c| "一二三四五六七八九十百0123456789".contains(c))
    })
}

fn is_cells(row: &Row) -> bool {
    let parts = cells_of(row);
    parts.len() > 1 && parts.iter().all(|part| part.len() <= LONGEST_CELL)
}

fn close(open: &mut Vec<Row>, rules: &[Rule], page: usize, column: usize, blocks: &mut Vec<Block>) {
    let mut rows = std::mem::take(open);
    let last = rows.iter().rposition(is_cells).map_or(0, |last| last + 1);
    let mut after = rows.split_off(last);
    // A first cell that its text fills leaves no white before the next.
    if let ([head], Some(next)) = (rows.as_slice(), after.first())
        && is_head_over_numbers(&[head.clone(), next.clone()])
    {
        rows.push(after.remove(0));
    }
    // The last lines of the last row's cells stand below its middle, but not in the first column.
    let columns = Columns::of(&rows);
    if let (Some(first), Some(end)) = (columns.list.first(), rows.last()) {
        let (edge, mut base) = (first.right, end.base);
        let inside = after.iter().take_while(|row| {
            let below = row.base - base;
            let in_column = row.frame.left > edge && columns.over(&row.frame).len() == 1;
            if in_column && below < 1.5 * columns.near {
                base = row.base;
                return true;
            }
            below < columns.near
        });
        let count = inside.count();
        rows.extend(after.drain(..count));
    }
    let above = above(&rows, blocks, columns.near);
    let (single, whole) = (rows.clone(), [above.clone(), rows].concat());
    let found = table(&whole, rules, page).inspect(|_| blocks.truncate(blocks.len() - above.len()));
    match found.or_else(|| table(&single, rules, page)) {
        Some(table) => blocks.push(Block::Table(table)),
        None => blocks.extend(single.into_iter().map(|row| Block::Row { row, column })),
    }
    blocks.extend(after.into_iter().map(|row| Block::Row { row, column }));
}

/// The first lines of the first row's cells: so near above that they cannot be of a text.
fn above(rows: &[Row], blocks: &[Block], near: f32) -> Vec<Row> {
    let mut found: Vec<Row> = Vec::new();
    for block in blocks.iter().rev().take(2) {
        let (Block::Row { row, .. }, Some(next)) = (block, found.last().or(rows.first())) else {
            break;
        };
        let sizes = row.size.min(next.size) / row.size.max(next.size);
        if next.base - row.base > near || sizes < SAME_SIZE {
            break;
        }
        found.push(row.clone());
    }
    found.reverse();
    found
}

/// The table that rows are, if their columns stand apart.
fn table(rows: &[Row], rules: &[Rule], page: usize) -> Option<Table> {
    /// More rows are no table of a page.
    const MOST_ROWS: usize = 400;
    let several = rows.iter().filter(|row| is_cells(row)).count();
    if several < FEWEST_ROWS && !is_head_over_numbers(rows) || rows.len() > MOST_ROWS {
        return None;
    }
    let columns = Columns::of(rows);
    let count = columns.list.len();
    if count < 2 {
        return None;
    }
    let mut cells: Vec<Placed> = Vec::new();
    for part in parts(rows) {
        let over = columns.over(&part.text.frame);
        cells.push((part, *over.first()?, *over.last()?));
    }
    // Two columns are as often the head and foot of a letter.
    let numbers = cells
        .iter()
        .filter(|(part, first, _)| *first > 0 && has_digit(&part.text));
    if count == 2 && numbers.count() * 2 < rows.len() {
        return None;
    }
    let lines: Vec<Vec<usize>> = (0..count)
        .map(|column| {
            let own = cells
                .iter()
                .filter(|(_, a, b)| (*a, *b) == (column, column));
            own.map(|(part, ..)| part.row).collect()
        })
        .collect();
    let heads: Vec<usize> = cells
        .iter()
        .filter(|(part, first, last)| last > first && cells_of(&rows[part.row]).len() == 1)
        .map(|(part, ..)| part.row)
        .collect();
    let mut order: Vec<usize> = (0..count)
        .filter(|column| lines[*column].len() > 1)
        .collect();
    order.sort_by_key(|column| lines[*column].len());
    let all: Vec<usize> = (0..rows.len()).collect();
    let pitch = gap_rows::row_pitch(rows, &cells, count);
    let bands = Bands::of(rows, rules);
    let around = |anchors: &Vec<usize>| {
        let mut anchors: Vec<usize> = anchors.iter().chain(&heads).copied().collect();
        anchors.sort_unstable();
        anchors.dedup();
        gap_rows::around(&anchors, &heads, rows, &bands, &cells, &columns)
    };
    let ruled = bands.rows(rows);
    let by_lines = || {
        let anchors = order.iter().map(|column| &lines[*column]);
        anchors
            // Where every cell has one line, every line is a row.
            .chain([&all])
            .filter_map(around)
            .min_by_key(|found| gap_rows::doubts(found, pitch))
    };
    let found = ruled.as_ref().and_then(around).or_else(by_lines)?;
    let frame = rows.iter().map(|row| row.frame).reduce(|a, b| a.join(&b))?;
    Some(Table {
        rows: found,
        frame,
        end: frame,
        page,
        by_gaps: true,
        is_rest: false,
    })
}

/// Whether two rows are a head in words over one row of numbers, each under its word.
fn is_head_over_numbers(rows: &[Row]) -> bool {
    /// Between words of a text is less, in sizes.
    const WIDE_GAP: f32 = 2.0;
    let [head, _] = rows else {
        return false;
    };
    let (words, below): (Vec<Part>, Vec<Part>) =
        parts(rows).into_iter().partition(|part| part.row == 0);
    let meet = |a: &Row, b: &Row| a.frame.left < b.frame.right && b.frame.left < a.frame.right;
    let fits = |(n, part): (usize, &Part)| {
        let over = words.iter().enumerate();
        let mut over = over.map(|(m, word)| (m == n) == meet(&word.text, &part.text));
        (n == 0) != part.is_number() && over.all(|fits| fits)
    };
    below.len() > 1
        && words.len() == below.len()
        && head.parts(WIDE_GAP).len() == words.len()
        && !has_digit(head)
        && below.iter().enumerate().all(fits)
}

fn has_digit(row: &Row) -> bool {
    row.letters.iter().any(|l| l.character.is_ascii_digit())
}
