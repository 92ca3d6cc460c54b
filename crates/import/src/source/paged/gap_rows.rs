//! The rows of tables without rules: which lines are of one cell.

use super::gap_bands::Bands;
use super::gap_columns::{Columns, Part};
use super::row::{self, Row};
use super::table::Field;

/// Lines of a cell stand no farther from its middle, in sizes.
const FARTHEST: f32 = 5.0;
/// Lines that stand farther apart than this many times the nearest of their column are of two cells.
const APART: f32 = 1.15;
/// How far from the line of a row, in distances of lines, the lines of its cells may begin or end.
const BESIDE: f32 = 0.6;
/// Distances that differ less, in sizes, are the same.
const SAME: f32 = 0.2;

/// A part of a row of the page, and the first and last column that it stands in.
pub(super) type Placed = (Part, usize, usize);

/// The rows of a table whose cells stand around these lines. None when a cell would hold two numbers,
/// or too many rows but one cell.
pub(super) fn around(
    anchors: &[usize],
    heads: &[usize],
    rows: &[Row],
    bands: &Bands,
    cells: &[Placed],
    columns: &Columns,
) -> Option<Vec<Vec<Field>>> {
    let bases: Vec<f32> = anchors.iter().map(|n| rows[*n].base).collect();
    let is_head = |n: &usize| heads.contains(&anchors[*n]);
    let runs = runs(cells, &bases, bands);
    let mut found: Vec<Vec<Field>> = vec![Vec::new(); anchors.len()];
    for (n, (part, first, last)) in cells.iter().enumerate() {
        let base = part.text.base;
        let distance = |n: &usize| (bases[*n] - base).abs();
        // A head over several columns is a row of its own.
        let of_head = heads.contains(&part.row);
        let possible = (0..anchors.len()).filter(|n| {
            if of_head {
                anchors[*n] == part.row
            } else {
                !is_head(n) && bands.of_line(bases[*n]) == bands.of_line(base)
            }
        });
        let nearest = possible.min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
        let near = match runs[n].filter(|n| !of_head && !is_head(n)) {
            Some(row) => row,
            None => balanced(nearest, &found, &bases, part, *first)
                .filter(|n| !of_head && !is_head(n))
                .filter(|n| bands.of_line(bases[*n]) == bands.of_line(base))
                .unwrap_or(nearest),
        };
        if distance(&near) > FARTHEST * part.text.size {
            return None;
        }
        let row = &mut found[near];
        match row
            .iter_mut()
            .find(|field| field.column <= *last && *first < field.column + field.columns)
        {
            Some(field) => {
                if part.is_number() && field.text.iter().any(row::is_number) {
                    return None;
                }
                let end = (field.column + field.columns).max(last + 1);
                field.column = field.column.min(*first);
                field.columns = end - field.column;
                field.text.push(part.text.clone());
            }
            None => row.push(columns.field(*first..last + 1, vec![part.text.clone()])),
        }
    }
    let single = found.iter().filter(|row| row.len() == 1).count();
    if single * 2 > found.len() {
        return None;
    }
    for row in &mut found {
        row.sort_by_key(|field| field.column);
        fill_up(row, columns);
    }
    Some(found)
}

/// For each part the row that it is of, where the white between lines tells: lines of one cell stand nearer
/// to one another than those of two, wherever in their row they stand.
fn runs(cells: &[Placed], bases: &[f32], bands: &Bands) -> Vec<Option<usize>> {
    let mut rows = vec![None; cells.len()];
    let columns = cells.iter().map(|(_, _, last)| last + 1).max().unwrap_or(0);
    for column in 0..columns {
        let own: Vec<usize> = (0..cells.len())
            .filter(|n| (cells[*n].1, cells[*n].2) == (column, column))
            .collect();
        let base = |n: usize| cells[n].0.text.base;
        let gaps = own.windows(2).map(|pair| base(pair[1]) - base(pair[0]));
        let gaps = gaps.filter(|gap| *gap > 0.0);
        let Some(pitch) = gaps.reduce(f32::min) else {
            continue;
        };
        let is_near = |a: &usize, b: &usize| {
            let [a, b] = [base(*a), base(*b)];
            b - a <= APART * pitch && bands.of_line(a) == bands.of_line(b)
        };
        for run in own.chunk_by(is_near) {
            let (Some(first), Some(last)) = (run.first(), run.last()) else {
                continue;
            };
            let beside = base(*first) - BESIDE * pitch..base(*last) + BESIDE * pitch;
            let mut covered = (0..bases.len()).filter(|n| {
                beside.contains(&bases[*n])
                    && bands.of_line(bases[*n]) == bands.of_line(base(*first))
            });
            if let (Some(row), None) = (covered.next(), covered.next()) {
                for n in run {
                    rows[*n] = Some(row);
                }
            }
        }
    }
    rows
}

/// Of a line as near to the row above as to the one below, the row: the one above, while its cell has more
/// lines above its middle than below.
fn balanced(
    nearest: usize,
    found: &[Vec<Field>],
    bases: &[f32],
    part: &Part,
    column: usize,
) -> Option<usize> {
    let base = part.text.base;
    let upper = if bases[nearest] > base {
        nearest.checked_sub(1)?
    } else {
        nearest
    };
    let lower = upper + 1;
    let [above, below] = [base - bases.get(upper)?, bases.get(lower)? - base];
    if (above - below).abs() > SAME * part.text.size {
        return None;
    }
    let cell = found[upper].iter().find(|field| field.column == column);
    let lines = |is: &dyn Fn(f32) -> bool| {
        let lines = cell.into_iter().flat_map(|cell| &cell.text);
        lines.filter(|line| is(line.base - bases[upper])).count()
    };
    let near = SAME * part.text.size;
    let [before, after] = [lines(&|at| at < -near), lines(&|at| at > near)];
    Some(if before > after { upper } else { lower })
}

/// Puts empty cells where nothing stands.
fn fill_up(row: &mut Vec<Field>, columns: &Columns) {
    let mut at = 0;
    let mut filled = Vec::with_capacity(columns.list.len());
    let empty = |column: usize| columns.field(column..column + 1, Vec::new());
    for field in std::mem::take(row) {
        filled.extend((at..field.column).map(empty));
        at = field.column + field.columns;
        filled.push(field);
    }
    filled.extend((at..columns.list.len()).map(empty));
    *row = filled;
}

/// Distances of lines that differ less are the same.
const SAME_PITCH: f32 = 0.9;

/// The least distance of two lines that are rows by themselves: they begin in the first column and fill half
/// of all.
pub(super) fn row_pitch(rows: &[Row], cells: &[Placed], columns: usize) -> f32 {
    let is_whole = |n: &usize| {
        let own = || cells.iter().filter(|(part, ..)| part.row == *n);
        own().any(|(_, first, _)| *first == 0) && own().count() * 2 > columns
    };
    let whole = (0..rows.len()).filter(is_whole).map(|n| rows[n].base);
    let whole: Vec<f32> = whole.collect();
    let distances = whole.windows(2).map(|pair| pair[1] - pair[0]);
    distances.fold(f32::MAX, f32::min)
}

/// How much speaks against these rows: cells whose lines stand as far apart as rows do, rows without a first
/// cell or with but one.
pub(super) fn doubts(found: &[Vec<Field>], pitch: f32) -> usize {
    let is_far = |lines: &[Row]| lines[1].base - lines[0].base > SAME_PITCH * pitch;
    let far = |field: &Field| field.text.windows(2).filter(|lines| is_far(lines)).count();
    let of_row = |row: &Vec<Field>| {
        let filled = row.iter().filter(|field| !field.text.is_empty()).count();
        let has_first = row.first().is_some_and(|field| !field.text.is_empty());
        usize::from(!has_first) + usize::from(filled == 1) + row.iter().map(far).max().unwrap_or(0)
    };
    found.iter().map(of_row).sum()
}
