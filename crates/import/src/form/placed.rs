//! Numbers of applications that stand below each other in lines of text: where some are left blank, the
//! place in its line tells which column a number is of.

use super::applications::COUNT;
use super::view::is_value;
use std::ops::Range;

/// How wide a Chinese character is: some programs give it two places and some one.
const WIDTHS: [usize; 2] = [2, 1];

/// The cells of the lines with an empty one for each blank. None where no line has all numbers, where all
/// lines have them, or where the columns cannot be told.
pub(super) fn cells(lines: &[&str], printed: &[Vec<String>]) -> Option<Vec<Vec<String>>> {
    let count = |cells: &[String]| cells.iter().rev().take_while(|cell| is_value(cell)).count();
    let drawn = |n: &usize| !lines[*n].contains('\t') && (1..=COUNT).contains(&count(&printed[*n]));
    let rows: Vec<usize> = (0..lines.len()).filter(drawn).collect();
    if rows.iter().all(|n| count(&printed[*n]) == COUNT) {
        return None;
    }
    let mut told = WIDTHS.iter().filter_map(|wide| {
        let places: Vec<Vec<Range<usize>>> = (rows.iter())
            .map(|n| values(lines[*n], count(&printed[*n]), *wide))
            .collect();
        let columns = columns(&places);
        let place = |range: &Range<usize>| {
            columns
                .iter()
                .position(|c| c.start <= range.start && range.end <= c.end)
        };
        let each = places
            .iter()
            .map(|row| row.iter().map(place).collect::<Option<Vec<usize>>>());
        let each: Vec<Vec<usize>> = each.collect::<Option<_>>()?;
        let apart = each
            .iter()
            .all(|row| row.windows(2).all(|two| two[0] < two[1]));
        (columns.len() == COUNT && apart).then_some(each)
    });
    let first = told.next()?;
    if told.next().is_some_and(|other| other != first) {
        return None;
    }
    let mut out = printed.to_vec();
    for (n, places) in rows.iter().zip(first) {
        let cells = &printed[*n];
        let (labels, values) = cells.split_at(cells.len() - places.len());
        let mut row = vec![String::new(); COUNT];
        for (place, value) in places.into_iter().zip(values) {
            row[place].clone_from(value);
        }
        out[*n] = labels.iter().cloned().chain(row).collect();
    }
    Some(out)
}

/// Where the last `count` words of a line stand.
fn values(line: &str, count: usize, wide: usize) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let (mut at, mut inside) = (0, false);
    for c in line.chars() {
        let width = if c.is_ascii() { 1 } else { wide };
        if c.is_whitespace() {
            inside = false;
        } else if let Some(word) = words.last_mut().filter(|_| inside) {
            word.end = at + width;
        } else {
            words.push(at..at + width);
            inside = true;
        }
        at += width;
    }
    words.split_off(words.len().saturating_sub(count))
}

/// The stretches of a line that numbers stand in.
fn columns(rows: &[Vec<Range<usize>>]) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = rows.iter().flatten().cloned().collect();
    all.sort_by_key(|range| range.start);
    let mut columns: Vec<Range<usize>> = Vec::new();
    for range in all {
        match columns.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => columns.push(range),
        }
    }
    columns
}
