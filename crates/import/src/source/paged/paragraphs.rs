//! Rows become paragraphs, over columns and pages, and tables that a page cut become one.

use super::layout::Ordered;
use super::measure::{Measure, is_first_indent, is_same_size, size_class};
use super::region::Block;
use super::row::Row;
use super::table::Table;
use crate::line::heading;
use crate::source::superscript;

/// A paragraph or a table.
#[derive(Debug)]
pub(super) enum Piece {
    Paragraph(Vec<Row>),
    Table(Table),
}

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
        for mut note in std::mem::take(&mut self.notes) {
            raise_mark(&mut note);
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
        let first = self.open.len() == 1;
        if indent > before + 0.8 {
            return first && hangs(last, row, measure.indents);
        }
        // The first row is no nearer to the edge: a paragraph of one row, or a title.
        !(first && measure.indents && is_first_indent(indent))
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
fn hangs(last: &Row, row: &Row, indents: bool) -> bool {
    let text = last.text();
    let is_mark = |c: char| "•●■◆▪○-—·注※".contains(c) || c.is_ascii_digit();
    let mark = match heading::number(&text) {
        // 一、 is as wide as the indent of a paragraph.
        Some((heading::Style::Chinese, _)) if indents => return false,
        Some((_, end)) => text[..end].chars().count(),
        None => text.chars().take_while(|c| is_mark(*c)).count(),
    };
    // Blanks and a stop may follow.
    let after = last.letters.iter().skip(mark).take(3);
    let under = |left: f32| (left - row.frame.left).abs() < 0.3 * row.size;
    mark > 0 && after.map(|letter| letter.left).any(under)
}

/// The number before a note is the raised one of the text: in 1 本 it counts nothing.
fn raise_mark(note: &mut Row) {
    let digits = note.letters.iter_mut();
    for letter in digits.take_while(|letter| letter.character.is_ascii_digit()) {
        let raised = superscript::raised(letter.character.encode_utf8(&mut [0; 4]));
        letter.character = raised.chars().next().unwrap_or(letter.character);
    }
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
