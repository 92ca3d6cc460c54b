//! A paragraph as printed. Numbers and notes are marked around the text, which is never changed.

use super::anchor::Anchor;
use super::el::Build;
use super::page::{Page, Spotted, table_begins};
use super::plain::{Plain, plain};
use crate::text::fill;
use gongbao_report::model::{Basis, Paragraph, Table, TableCell};
use std::ops::Range;

/// Adds paragraphs to the element that holds them: of each its text, its table, or both.
pub fn add_paragraphs(mut parent: Plain, page: &Page, paragraphs: &[Paragraph]) -> Plain {
    for paragraph in paragraphs {
        if !paragraph.text.is_empty() {
            let p = plain("p").id(page.id(Anchor::Place(&paragraph.id)));
            parent = parent.add(add_pieces(p, page, paragraph, &paragraph.text, 0));
        }
        if let Some(table) = &paragraph.table {
            let printed = printed_table(page, paragraph, table);
            parent = parent.add(printed.id(page.table_id(paragraph)));
        }
    }
    parent
}

/// The `id`s under which a paragraph stands, and the classes of the elements in it that match [`DRESSED`], in
/// their order and one a line, while the sentence of this figure is highlighted. Nothing else changes then: whoever
/// selected or marked text keeps it.
pub fn highlighted(page: &Page, paragraph: &Paragraph, located: Option<&str>) -> [String; 2] {
    let mut classes = String::new();
    let mut add = |text, from| {
        for piece in pieces(page, paragraph, text, from) {
            if piece.figure.is_none() && piece.quotes.is_empty() {
                continue;
            }
            let quoted = located.is_some_and(|located| piece.quotes.contains(&located));
            let found = piece.figure.is_some() && piece.figure == located;
            for (class, on) in [
                ("figure ", piece.figure.is_some()),
                ("located ", quoted),
                ("looked-up", found),
            ] {
                classes.push_str(if on { class } else { "" });
            }
            classes.push('\n');
        }
    };
    add(&paragraph.text, 0);
    let mut from = table_begins(paragraph);
    if let Some(table) = &paragraph.table {
        for row in &table.rows {
            for cell in row {
                add(&cell.text, from);
                from += cell.text.len() + 1;
            }
        }
    }
    let (text, table) = (
        page.id(Anchor::Place(&paragraph.id)),
        page.table_id(paragraph),
    );
    let ids = if text == table {
        text
    } else {
        format!("{text}\n{table}")
    };
    [ids, classes]
}

/// What a number, or words of a sentence that states one, stand in.
pub const DRESSED: &str = "span, a.figure";

/// A piece of a text that is covered by the same things from end to end.
struct Piece<'a> {
    words: &'a str,
    /// The figure that these words state.
    figure: Option<&'a str>,
    /// The figures whose sentences they belong to.
    quotes: Vec<&'a str>,
    /// The notes whose marks stand behind them.
    notes: Vec<usize>,
}

/// A text that begins at a byte of its paragraph, cut where something begins or ends.
fn pieces<'a>(page: &'a Page, paragraph: &Paragraph, text: &'a str, from: usize) -> Vec<Piece<'a>> {
    let end = from + text.len();
    let spots = page.spots(paragraph, from..end);
    let mut cuts = vec![from, end];
    let mut cut_at = |at: usize| {
        // Kept in order and apart.
        if let (true, Err(place)) = ((from..end).contains(&at), cuts.binary_search(&at)) {
            cuts.insert(place, at);
        }
    };
    for spot in spots {
        cut_at(spot.at.end);
        if let Spotted::Figure { quote, .. } = &spot.what {
            for place in [spot.at.start, quote.start, quote.end] {
                cut_at(place);
            }
        }
    }
    let pieces = cuts.windows(2).map(|cut| {
        let mut piece = Piece {
            words: &text[cut[0] - from..cut[1] - from],
            figure: None,
            quotes: Vec::new(),
            notes: Vec::new(),
        };
        let covers = |range: &Range<usize>| range.start <= cut[0] && cut[1] <= range.end;
        for spot in spots {
            match &spot.what {
                Spotted::Figure { id, quote } => {
                    if covers(&spot.at) {
                        piece.figure = piece.figure.or(Some(id));
                    }
                    if covers(quote) {
                        piece.quotes.push(id);
                    }
                }
                Spotted::Note(n) => piece.notes.extend((spot.at.end == cut[1]).then_some(*n)),
            }
        }
        piece
    });
    pieces.collect()
}

fn add_pieces(
    mut parent: Plain,
    page: &Page,
    paragraph: &Paragraph,
    text: &str,
    from: usize,
) -> Plain {
    for piece in pieces(page, paragraph, text, from) {
        parent = match piece.figure {
            Some(figure) => parent.add(number(page, figure).class("figure").add(piece.words)),
            None if piece.quotes.is_empty() => parent.add(piece.words),
            None => parent.add(plain("span").add(piece.words)),
        };
        for n in piece.notes {
            parent = parent.add(note_mark(page, n));
        }
    }
    parent
}

/// A number of the text: it says what it is, leads to its mark in a chart, or else to itself, and has what
/// the desk's card says of how it is read.
fn number(page: &Page, figure: &str) -> Plain {
    let to = match page.chart_of(figure) {
        Some(chart) => Anchor::Mark { chart, figure },
        None => Anchor::Figure(figure),
    };
    let basis = page
        .verified
        .figure(figure)
        .map(|found| found.figure().basis);
    let basis = match basis {
        Some(Basis::ZeroInWords) => Some("zero"),
        Some(Basis::All) => Some("all"),
        Some(Basis::Counted) => Some("counted"),
        _ => None,
    };
    plain("a")
        .id(page.id(Anchor::Figure(figure)))
        .attr("href", page.link(to))
        .attr("title", page.label(figure))
        .attr_if("data-basis", basis)
}

/// The mark shows its number by style, so that copied text stays the report's.
fn note_mark(page: &Page, n: usize) -> Plain {
    plain("a")
        .class("note-mark")
        .lang(page.said())
        .id(page.id(Anchor::Noted(n)))
        .attr("href", page.link(Anchor::Note(n)))
        .attr("data-n", n.to_string())
        .attr("aria-label", fill(page.lang.text().note, &[&n.to_string()]))
}

fn printed_table(page: &Page, paragraph: &Paragraph, table: &Table) -> Plain {
    let heads = head_rows(table);
    let mut from = table_begins(paragraph);
    let mut lines = Vec::new();
    for (n, row) in table.rows.iter().enumerate() {
        let mut line = plain("tr");
        for cell in row {
            let name = if cell.header || n < heads { "th" } else { "td" };
            let spanned = plain(name)
                .attr_if("scope", (n < heads).then_some("col"))
                .attr_if("rowspan", spans(cell.rows))
                .attr_if("colspan", spans(cell.columns));
            line = line.add(add_pieces(spanned, page, paragraph, &cell.text, from));
            from += cell.text.len() + 1;
        }
        lines.push(line);
    }
    let body = lines.split_off(heads);
    let head = (!lines.is_empty()).then(|| plain("thead").add(lines));
    let scroll = plain("div")
        .class("table-scroll")
        .attr("tabindex", "0")
        .attr("role", "group");
    let printed = plain("table").class("printed").add(head);
    scroll.add(printed.add(plain("tbody").add(body)))
}

fn spans(cells: u32) -> Option<String> {
    (cells > 1).then(|| cells.to_string())
}

/// How many rows stand at the head of every page that the table is printed on: those of headers alone,
/// unless a cell reaches out of them. Where none is marked, as in tables of PDFs, they are the rows before the first
/// number, if each row behind them states one.
fn head_rows(table: &Table) -> usize {
    let rows = &table.rows;
    let marked = rows.iter().flatten().any(|cell| cell.header);
    let is_head = |cell: &TableCell| {
        cell.header || !marked && !cell.text.contains(|c: char| c.is_ascii_digit())
    };
    let of_headers = |row: &Vec<TableCell>| !row.is_empty() && row.iter().all(is_head);
    let heads = rows.iter().take_while(|row| of_headers(row)).count();
    let (head, body) = rows.split_at(heads);
    let reaches_out =
        |(n, row): (usize, &Vec<TableCell>)| row.iter().any(|cell| n + cell.rows as usize > heads);
    let parts_again = !marked && body.iter().any(of_headers);
    if body.is_empty() || parts_again || head.iter().enumerate().any(reaches_out) {
        0
    } else {
        heads
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table of such rows; `_` is a cell that covers two rows.
    fn table(rows: &[&str]) -> Table {
        let cell = |text: &str| TableCell {
            text: text.trim_matches('_').to_owned(),
            header: false,
            rows: if text.starts_with('_') { 2 } else { 1 },
            columns: 1,
        };
        Table {
            rows: rows
                .iter()
                .map(|row| row.split(' ').map(cell).collect())
                .collect(),
            separator: None,
        }
    }

    #[test]
    fn rows_before_the_first_number_head_a_table_whose_headers_are_not_marked() {
        for (rows, heads) in [
            (&["_项目 申请人", "自然人 总计", "新收 3 3"][..], 2),
            (&["新收 3 3", "办结 2 2"], 0),
            (
                &[
                    "第二十条 项",
                    "内容 件数",
                    "规章 0",
                    "第二十条 项",
                    "许可 5",
                ],
                0,
            ),
            (&["_项目 件数", "新收 3"], 0),
            (&["姓名 职务"], 0),
        ] {
            assert_eq!(head_rows(&table(rows)), heads, "{rows:?}");
        }
    }
}
