//! Rows become paragraphs, over columns and pages, and tables that a page cut become one.

use super::layout::Ordered;
use super::region::Block;
use super::row::Row;
use super::sheet::{in_order, median};
use super::table::Table;
use crate::line::heading;
use std::collections::HashMap;

/// A paragraph or a table.
#[derive(Debug)]
pub(super) enum Piece {
    Paragraph(Vec<Row>),
    Table(Table),
}

/// Sizes that differ less are one.
const SAME_SIZE: f32 = 1.12;
/// How much farther from one another rows of a paragraph may stand than is usual.
const SAME_PITCH: f32 = 1.18;

/// A row of a paragraph ends so far from the edge at most, in sizes.
const RAGGED: f32 = 4.0;

/// Joins what pages parted.
pub(super) fn join(pages: Vec<Ordered>) -> Vec<Piece> {
    let measure = Measure::of(&pages);
    let mut joining = Joining {
        measure: &measure,
        pieces: Vec::new(),
        open: Vec::new(),
        column: 0,
        notes: Vec::new(),
    };
    for page in pages {
        for block in page.blocks {
            match block {
                Block::Row { row, column } => joining.row(row, column),
                Block::Table(table) => joining.table(table),
            }
        }
        joining.notes.extend(page.foot);
    }
    joining.end_paragraph();
    for piece in &mut joining.pieces {
        if let Piece::Table(table) = piece {
            table.join_over_stray_walls();
        }
    }
    joining.pieces
}

/// What is usual in a document.
struct Measure {
    /// Left and right edge of each column of each page.
    edges: HashMap<(usize, usize), (f32, f32)>,
    /// From one row to the next, by the size of the characters.
    pitches: HashMap<i32, f32>,
    /// Of most characters.
    size: f32,
    /// Paragraphs begin two characters in.
    indents: bool,
}

impl Measure {
    fn of(pages: &[Ordered]) -> Self {
        let mut by_column: HashMap<(i32, usize), Vec<&Row>> = HashMap::new();
        let mut by_page: HashMap<(usize, usize), Vec<&Row>> = HashMap::new();
        let mut pitches: HashMap<i32, Vec<f32>> = HashMap::new();
        for (n, page) in pages.iter().enumerate() {
            let mut before: Option<(&Row, usize)> = None;
            for block in &page.blocks {
                let Block::Row { row, column } = block else {
                    before = None;
                    continue;
                };
                let class = (page.width.round() as i32, *column);
                by_column.entry(class).or_default().push(row);
                by_page.entry((n, *column)).or_default().push(row);
                if let Some((last, in_column)) = before
                    && in_column == *column
                    && is_same_size(last, row)
                    && row.base > last.base
                    && row.base - last.base < 3.0 * row.size
                {
                    let found = pitches.entry(size_class(row)).or_default();
                    found.push(row.base - last.base);
                }
                before = Some((row, *column));
            }
        }
        let of_columns = by_column.into_iter();
        let of_columns: HashMap<(i32, usize), (f32, f32)> = of_columns
            .map(|(class, rows)| (class, edges_of(&rows)))
            .collect();
        let mut edges = HashMap::new();
        for ((page, column), rows) in &by_page {
            let whole = of_columns[&(pages[*page].width.round() as i32, *column)];
            let own = edges_of(rows);
            // A page of its own layout has its own edges, if there is enough on it to tell.
            let full = own.1 - own.0 > 0.6 * (whole.1 - whole.0);
            let own_layout = rows.len() >= 12 && full && own.1 < whole.1 - 20.0;
            edges.insert((*page, *column), if own_layout { own } else { whole });
        }
        let sizes = by_page.values().flatten().map(|row| row.size);
        let mut measure = Self {
            size: median(sizes.collect()),
            edges,
            pitches: pitches
                .into_iter()
                .map(|(size, pitches)| (size, median(pitches)))
                .collect(),
            indents: false,
        };
        measure.indents = measure.find_indents(pages);
        measure
    }

    /// Whether rows two characters in are followed by rows at the edge.
    fn find_indents(&self, pages: &[Ordered]) -> bool {
        let mut wraps = 0;
        for page in pages {
            let rows: Vec<(&Row, usize)> = page
                .blocks
                .iter()
                .filter_map(|block| match block {
                    Block::Row { row, column } => Some((row, *column)),
                    Block::Table(_) => None,
                })
                .collect();
            wraps += rows
                .windows(2)
                .filter(|pair| {
                    let [(first, a), (second, b)] = [pair[0], pair[1]];
                    a == b
                        && is_first_indent(self.indent(first, a))
                        && self.indent(second, b).abs() < 0.6
                })
                .count();
        }
        wraps >= 2
    }

    fn edges(&self, row: &Row, column: usize) -> (f32, f32) {
        let found = self.edges.get(&(row.page, column)).copied();
        found.unwrap_or((row.frame.left, row.frame.right))
    }

    /// From the edge of the column to the row, in sizes.
    fn indent(&self, row: &Row, column: usize) -> f32 {
        (row.frame.left - self.edges(row, column).0) / row.size.max(0.1)
    }

    /// From the row to the right edge of the column, in sizes.
    fn room(&self, row: &Row, column: usize) -> f32 {
        (self.edges(row, column).1 - row.frame.right) / row.size.max(0.1)
    }

    /// Whether a row stands in the middle of its column. One that is full does if it is larger than the text.
    fn is_centred(&self, row: &Row, column: usize) -> bool {
        let (left, right) = (self.indent(row, column), self.room(row, column));
        let is_apart = left > 2.8 && right > 1.0;
        (is_apart || row.size > SAME_SIZE * self.size) && (left - right).abs() < 1.2
    }
}

fn is_first_indent(indent: f32) -> bool {
    (1.4..2.8).contains(&indent)
}

/// Sizes that differ by less than a point are one.
fn size_class(row: &Row) -> i32 {
    row.size.round() as i32
}

fn is_same_size(a: &Row, b: &Row) -> bool {
    let (small, large) = (a.size.min(b.size), a.size.max(b.size));
    large <= small * SAME_SIZE
}

/// The edges that at least two rows keep.
fn edges_of(rows: &[&Row]) -> (f32, f32) {
    let edge = |ends: Vec<f32>| -> f32 {
        let ends = in_order(ends, |end| -end);
        let kept = ends.windows(2).find(|pair| pair[0] - pair[1] < 3.0);
        kept.map_or(ends.first().copied().unwrap_or_default(), |pair| pair[0])
    };
    // Marks may hang over the edge.
    let is_mark = |c: char| "，。、；：！？）》”’,.;:".contains(c);
    let whole = rows
        .iter()
        .filter(|row| row.letters.last().is_some_and(|l| !is_mark(l.character)));
    let whole: Vec<f32> = whole.map(|row| row.frame.right).collect();
    let right = edge(if whole.len() > 1 {
        whole
    } else {
        rows.iter().map(|row| row.frame.right).collect()
    });
    let left = -edge(rows.iter().map(|row| -row.frame.left).collect());
    (left, right.max(left))
}

struct Joining<'a> {
    measure: &'a Measure,
    pieces: Vec<Piece>,
    open: Vec<Row>,
    column: usize,
    /// Notes of the pages that the open paragraph stands on.
    notes: Vec<Row>,
}

impl Joining<'_> {
    fn row(&mut self, mut row: Row, column: usize) {
        if let ([], Some(Piece::Table(table))) = (self.open.as_slice(), self.pieces.last_mut()) {
            match table.take_line(row) {
                Ok(()) => return,
                Err(other) => row = other,
            }
        }
        if !self.goes_on(&row, column) {
            self.end_paragraph();
        }
        self.column = column;
        self.open.push(row);
    }

    fn end_paragraph(&mut self) {
        let rows = std::mem::take(&mut self.open);
        if !rows.is_empty() {
            self.pieces.push(Piece::Paragraph(rows));
        }
        // Each note begins with its mark; what has none goes on.
        for note in std::mem::take(&mut self.notes) {
            match self.pieces.last_mut() {
                Some(Piece::Paragraph(rows))
                    if !begins_note(&note)
                        && rows.last().is_some_and(|last| {
                            last.page == note.page
                                && last.base < note.base
                                && is_same_size(last, &note)
                        }) =>
                {
                    rows.push(note);
                }
                _ => self.pieces.push(Piece::Paragraph(vec![note])),
            }
        }
    }

    fn table(&mut self, table: Table) {
        self.end_paragraph();
        if let Some(Piece::Table(last)) = self.pieces.last_mut()
            && last.is_followed_by(&table)
        {
            last.append(table);
        } else if table.is_rest {
            // A frame around text.
            for row in table
                .rows
                .into_iter()
                .flatten()
                .flat_map(|field| field.text)
            {
                self.row(row, 0);
            }
        } else {
            self.pieces.push(Piece::Table(table));
        }
    }

    /// Whether a row goes on with the paragraph before it.
    fn goes_on(&self, row: &Row, column: usize) -> bool {
        let (Some(last), measure) = (self.open.last(), self.measure) else {
            return false;
        };
        if !is_same_size(last, row) {
            return false;
        }
        let below = last.page == row.page && self.column == column && row.base > last.base;
        if below && self.is_set_apart(last, row) {
            return false;
        }
        let (before, indent) = (
            measure.indent(last, self.column),
            measure.indent(row, column),
        );
        let both_centred = measure.is_centred(last, self.column) && measure.is_centred(row, column);
        let room = measure.room(last, self.column) + if both_centred { before } else { 0.0 };
        // What would have fitted was not meant to follow. Where paragraphs are indented, a row at the edge
        // follows on a sentence without end: rows may be short for reasons of the program that broke them.
        let follows =
            measure.indents && indent.abs() < 0.6 && room < RAGGED && !ends_sentence(last);
        if room * last.size > row.first_word() + 0.6 * last.size && !follows {
            return false;
        }
        if both_centred {
            return true;
        }
        // The row of a paragraph that is full and ends nothing is followed by no part.
        let is_inside = self.open.len() > 1 && end_of(last).is_alphanumeric();
        if !is_inside && opens_part(last, row) || self.counts_on(row) {
            return false;
        }
        if indent > before + 0.8 {
            return hangs(last, row);
        }
        let first = self.open.len() == 1;
        !(first && measure.indents && is_first_indent(indent) && (indent - before).abs() < 0.5)
    }

    /// Whether a row opens the part after the one that is open: 2、 and 3、.
    fn counts_on(&self, row: &Row) -> bool {
        let number = |row: &Row| {
            let text = row.text();
            let (style, end) = heading::number(&text)?;
            let digits = text[..end].trim_matches(|c: char| !c.is_ascii_digit());
            Some((style, digits.parse::<u32>().ok()?))
        };
        let open = self.open.first().and_then(number);
        open.zip(number(row))
            .is_some_and(|(open, next)| open.0 == next.0 && open.1.checked_add(1) == Some(next.1))
    }

    /// Whether a row stands farther from the last than rows of a paragraph do.
    fn is_set_apart(&self, last: &Row, row: &Row) -> bool {
        let gap = row.base - last.base;
        let own = match self.open.as_slice() {
            [.., before, _] if before.page == last.page && last.base > before.base => {
                Some(last.base - before.base)
            }
            _ => None,
        };
        let usual = self.measure.pitches.get(&size_class(row)).copied();
        gap > own.or(usual).unwrap_or(2.0 * row.size) * SAME_PITCH
    }
}

fn end_of(row: &Row) -> char {
    row.letters.last().map_or(' ', |letter| letter.character)
}

fn ends_sentence(row: &Row) -> bool {
    "。；：！？;:".contains(end_of(row))
}

/// Whether a row opens a numbered part. 第三十条第 goes on with （一）项.
fn opens_part(last: &Row, row: &Row) -> bool {
    let text = row.text();
    let Some((style, end_of_number)) = heading::number(&text) else {
        return false;
    };
    let end = end_of(last);
    let ended = ends_sentence(last);
    let is_chinese = matches!(
        style,
        heading::Style::Part | heading::Style::Chinese | heading::Style::BracketedChinese
    );
    let cited = text[end_of_number..].starts_with(['项', '款', '目', '条', '、', '至', '和']);
    ended || is_chinese && !cited && !"，、（(第".contains(end)
}

/// Whether a row stands under the text after the mark of the row before: `1. 甲`, `• 乙`.
fn hangs(last: &Row, row: &Row) -> bool {
    let text = last.text();
    let marked = heading::number(&text).is_some()
        || text.starts_with(['•', '●', '■', '◆', '▪', '○', '-', '—', '·', '注', '※'])
        || text.starts_with(|c: char| c.is_ascii_digit());
    let under = last
        .letters
        .iter()
        .skip(1)
        .take(8)
        .any(|letter| (letter.left - row.frame.left).abs() < 0.3 * row.size);
    marked && under
}

/// A note begins with the mark that the text has.
fn begins_note(row: &Row) -> bool {
    let first = row.letters.first().map_or(' ', |letter| letter.character);
    first.is_ascii_digit() || "①②③④⑤⑥⑦⑧⑨⑩⑪⑫*[［【〔¹²³⁴⁵⁶⁷⁸⁹⁰注".contains(first)
}

/// The text of a paragraph's rows.
pub(super) fn text(rows: &[Row]) -> String {
    let mut text = String::new();
    let mut before: Option<&Row> = None;
    for row in rows {
        if let Some(last) = before {
            text.push_str(last.seam(row, false));
        }
        text.push_str(&row.text());
        before = Some(row);
    }
    text
}
