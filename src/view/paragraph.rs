//! A paragraph as printed. Numbers and notes are marked around the text, which is never changed.

use super::anchor::Anchor;
use super::el::{El, el};
use super::page::{Page, Spot, Spotted, table_begins};
use crate::text::fill;
use gongbao_report::model::{Basis, Paragraph, Table, TableCell};
use std::ops::Range;
use yew::Html;
use yew::virtual_dom::VText;

/// The paragraph with this id; `located` is the figure whose sentence is highlighted.
pub fn paragraph(page: &Page, id: &str, located: Option<&str>) -> Html {
    let Some(paragraph) = page.paragraph(id) else {
        return Html::default();
    };
    let text = (!paragraph.text.is_empty()).then(|| {
        let p = el("p").id(page.id(Anchor::Place(&paragraph.id)));
        p.add(pieces(page, paragraph, &paragraph.text, 0, located))
    });
    let table = paragraph.table.as_ref();
    let table = table
        .map(|table| printed_table(page, paragraph, table, located).id(page.table_id(paragraph)));
    text.into_iter().chain(table).map(El::html).collect()
}

/// A text that begins at a byte of its paragraph, cut where something begins or ends, each piece dressed for
/// what covers it. The cuts are the same whatever is highlighted: only classes change then, and whoever
/// selected or marked text keeps it.
fn pieces(
    page: &Page,
    paragraph: &Paragraph,
    text: &str,
    from: usize,
    located: Option<&str>,
) -> Vec<Html> {
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
    let mut out = Vec::new();
    for cut in cuts.windows(2) {
        let piece = cut[0]..cut[1];
        let words = &text[piece.start - from..piece.end - from];
        out.push(dressed(page, spots, words, &piece, located));
        for spot in spots.iter().filter(|spot| spot.at.end == piece.end) {
            if let Spotted::Note(n) = spot.what {
                out.push(note_mark(page, n).html());
            }
        }
    }
    out
}

fn covers(range: &Range<usize>, piece: &Range<usize>) -> bool {
    range.start <= piece.start && piece.end <= range.end
}

fn dressed(
    page: &Page,
    spots: &[Spot],
    words: &str,
    piece: &Range<usize>,
    located: Option<&str>,
) -> Html {
    let text = words.to_owned();
    let (mut figure, mut quoted, mut in_quote) = (None, false, false);
    for spot in spots {
        if let Spotted::Figure { id, quote } = &spot.what {
            if covers(&spot.at, piece) {
                figure = figure.or(Some(id.as_str()));
            }
            if covers(quote, piece) {
                quoted = true;
                in_quote |= located == Some(id.as_str());
            }
        }
    }
    let Some(figure) = figure else {
        return if quoted {
            let sentence = el("span").attr_if("class", in_quote.then_some("located"));
            sentence.add(text).html()
        } else {
            VText::new(text).into()
        };
    };
    let mut class = String::from("figure");
    for (name, on) in [
        (" located", in_quote),
        (" looked-up", located == Some(figure)),
    ] {
        class.push_str(if on { name } else { "" });
    }
    number(page, figure).class(class).add(text).html()
}

/// A number of the text: it says what it is, leads to its mark in a chart, or else to itself, and has what
/// the desk's card says of how it is read.
fn number(page: &Page, figure: &str) -> El {
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
    el("a")
        .id(page.id(Anchor::Figure(figure)))
        .attr("href", page.link(to))
        .attr("title", page.label(figure))
        .attr_if("data-basis", basis)
}

/// The mark shows its number by style, so that copied text stays the report's.
fn note_mark(page: &Page, n: usize) -> El {
    el("a")
        .class("note-mark")
        .lang(page.said())
        .id(page.id(Anchor::Noted(n)))
        .attr("href", page.link(Anchor::Note(n)))
        .attr("data-n", n.to_string())
        .attr("aria-label", fill(page.lang.text().note, &[&n.to_string()]))
}

fn printed_table(page: &Page, paragraph: &Paragraph, table: &Table, located: Option<&str>) -> El {
    let heads = head_rows(table);
    let mut from = table_begins(paragraph);
    let mut lines = Vec::new();
    for (n, row) in table.rows.iter().enumerate() {
        let mut line = el("tr");
        for cell in row {
            let name = if cell.header { "th" } else { "td" };
            let spanned = el(name)
                .attr_if("scope", (n < heads).then_some("col"))
                .attr("rowspan", cell.rows.to_string())
                .attr("colspan", cell.columns.to_string());
            line = line.add(spanned.add(pieces(page, paragraph, &cell.text, from, located)));
            from += cell.text.len() + 1;
        }
        lines.push(line);
    }
    let body = lines.split_off(heads);
    let head = (!lines.is_empty()).then(|| el("thead").add(lines));
    let scroll = el("div")
        .class("table-scroll")
        .attr("tabindex", "0")
        .attr("role", "group");
    let printed = el("table").class("printed").add(head);
    scroll.add(printed.add(el("tbody").add(body)))
}

/// How many rows stand at the head of every page that the table is printed on: those of headers alone,
/// unless a cell reaches out of them.
fn head_rows(table: &Table) -> usize {
    let of_headers = |row: &&Vec<TableCell>| !row.is_empty() && row.iter().all(|cell| cell.header);
    let heads = table.rows.iter().take_while(of_headers).count();
    let reaches_out =
        |(n, row): (usize, &Vec<TableCell>)| row.iter().any(|cell| n + cell.rows as usize > heads);
    let rows = table.rows.iter().take(heads).enumerate();
    if heads == table.rows.len() || rows.into_iter().any(reaches_out) {
        0
    } else {
        heads
    }
}
