//! Numbers that stand below each other, or below a header, in lines of text: where some are left blank,
//! the place in its line tells which column a number is of.

use super::applications::COUNT;
use super::labels::{self, Form};
use super::view::is_value;
use crate::order;
use std::ops::Range;

/// How wide a Chinese character is: some programs give it two places and some one.
const WIDTHS: [usize; 2] = [2, 1];

/// The cells of the lines of applications with an empty one for each blank. None where no line has all numbers, where all
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

/// Fewer words are no header.
const FEWEST_HEADERS: usize = 3;

/// The cells of the lines, those with fewer numbers than the header over them with an empty one for each
/// blank, where every number stands under one word of the header.
pub(super) fn under_headers(lines: &[&str], printed: Vec<Vec<String>>) -> Vec<Vec<String>> {
    // The header in force, and lines of one that may come into force.
    let (mut head, mut next): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    let each = lines.iter().zip(printed).map(|(line, cells)| {
        let count = cells.iter().rev().take_while(|cell| is_value(cell)).count();
        if count == 0 || line.contains('\t') {
            next.push(line);
            return cells;
        }
        let lines = std::mem::take(&mut next);
        if headers(&lines, WIDTHS[0]).len() >= FEWEST_HEADERS {
            head = lines;
        }
        let mut told = WIDTHS.iter().filter_map(|wide| {
            let headers = headers(&head, *wide);
            if count >= headers.len() {
                return None;
            }
            let under = |number: &Range<usize>| {
                let over =
                    |n: &usize| headers[*n].start < number.end && number.start < headers[*n].end;
                let mut found = (0..headers.len()).filter(over);
                found.next().filter(|_| found.next().is_none())
            };
            let numbers = values(line, count, *wide);
            let places: Vec<usize> = numbers.iter().map(under).collect::<Option<_>>()?;
            let apart = places.windows(2).all(|two| two[0] < two[1]);
            apart.then_some((places, headers.len()))
        });
        let first = told.next();
        let Some((places, width)) = first.filter(|first| told.all(|other| other == *first)) else {
            return cells;
        };
        let (labels, numbers) = cells.split_at(cells.len() - count);
        let mut row = vec![String::new(); width];
        for (place, number) in places.into_iter().zip(numbers) {
            row[place].clone_from(number);
        }
        labels.iter().cloned().chain(row).collect()
    });
    each.collect()
}

/// Where the words of these lines stand that are over the columns of a form, from left to right.
fn headers(lines: &[&str], wide: usize) -> Vec<Range<usize>> {
    const FORMS: [Form; 3] = [Form::Published, Form::Applications, Form::Disputes];
    let is_header = |word: &str| {
        let known = |form: &Form| labels::column(*form, word).is_some();
        labels::without_number(word).len() == word.len() && FORMS.iter().any(known)
    };
    let mut all: Vec<Range<usize>> = Vec::new();
    for line in lines {
        let words = line.split_whitespace();
        let places = values(line, usize::MAX, wide).into_iter();
        all.extend(
            words
                .zip(places)
                .filter(|(word, _)| is_header(word))
                .map(|(_, place)| place),
        );
    }
    order::by_key(all, |place| place.start)
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
    let all: Vec<Range<usize>> = rows.iter().flatten().cloned().collect();
    let all = order::by_key(all, |range| range.start);
    let mut columns: Vec<Range<usize>> = Vec::new();
    for range in all {
        match columns.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => columns.push(range),
        }
    }
    columns
}
