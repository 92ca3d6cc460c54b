//! A paragraph as printed. Numbers and notes are marked around the text, which is never changed.

use super::page::{Page, Spotted};
use super::{figure_anchor, mark_anchor, note_anchor};
use crate::text::fill;
use gongbao_report::model::{Paragraph, Table};
use std::ops::Range;
use yew::prelude::*;

/// The paragraph with this id; `located` is the figure whose sentence is highlighted.
pub fn paragraph(page: &Page, id: &str, located: Option<&str>) -> Html {
    let Some(paragraph) = page.paragraph(id) else {
        return Html::default();
    };
    let table = paragraph.table.as_ref();
    html! {
        <>
            if !paragraph.text.is_empty() {
                <p id={paragraph.id.clone()}>{ for pieces(page, paragraph, located) }</p>
            }
            if let Some(table) = table {
                { printed_table(table) }
            }
        </>
    }
}

/// The text cut where something begins or ends, each piece dressed for what covers it.
fn pieces(page: &Page, paragraph: &Paragraph, located: Option<&str>) -> Vec<Html> {
    let spots = page.spots(paragraph);
    let quote = spots.iter().find_map(|spot| match &spot.what {
        Spotted::Figure { id, quote } if Some(id.as_str()) == located => Some(quote.clone()),
        _ => None,
    });
    let mut cuts = vec![0, paragraph.text.len()];
    for spot in spots {
        if matches!(spot.what, Spotted::Figure { .. }) {
            cut_at(&mut cuts, spot.at.start);
        }
        cut_at(&mut cuts, spot.at.end);
    }
    if let Some(quote) = &quote {
        cut_at(&mut cuts, quote.start);
        cut_at(&mut cuts, quote.end);
    }
    let mut out = Vec::new();
    for cut in cuts.windows(2) {
        let piece = cut[0]..cut[1];
        let in_quote = quote.as_ref().is_some_and(|quote| covers(quote, &piece));
        out.push(dressed(page, paragraph, piece.clone(), in_quote, located));
        for spot in spots.iter().filter(|spot| spot.at.end == piece.end) {
            if let Spotted::Note(n) = spot.what {
                out.push(note_mark(page, n));
            }
        }
    }
    out
}

/// Keeps the cuts in order and apart.
fn cut_at(cuts: &mut Vec<usize>, at: usize) {
    if let Err(place) = cuts.binary_search(&at) {
        cuts.insert(place, at);
    }
}

fn covers(range: &Range<usize>, piece: &Range<usize>) -> bool {
    range.start <= piece.start && piece.end <= range.end
}

fn dressed(
    page: &Page,
    paragraph: &Paragraph,
    piece: Range<usize>,
    in_quote: bool,
    located: Option<&str>,
) -> Html {
    let text = paragraph.text[piece.clone()].to_owned();
    let class = classes!(in_quote.then_some("located"));
    let figures: Vec<&str> = page
        .spots(paragraph)
        .iter()
        .filter(|spot| covers(&spot.at, &piece))
        .filter_map(|spot| match &spot.what {
            Spotted::Figure { id, .. } => Some(id.as_str()),
            Spotted::Note(_) => None,
        })
        .collect();
    let Some(figure) = figures.first() else {
        return if in_quote {
            html! { <span {class}>{ text }</span> }
        } else {
            html! { { text } }
        };
    };
    let id = figure_anchor(figure);
    let looked_up = located == Some(*figure);
    let class = classes!(class, "figure", looked_up.then_some("looked-up"));
    match page.chart_of(figure) {
        Some(chart) => {
            let label = fill(page.lang.text().to_chart, &[&page.label(figure)]);
            let href = format!("#{}", mark_anchor(chart, figure));
            html! { <a {id} {class} {href} title={label}>{ text }</a> }
        }
        None => html! { <span {id} {class}>{ text }</span> },
    }
}

/// The mark shows its number by style, so that copied text stays the report's.
fn note_mark(page: &Page, n: usize) -> Html {
    let label = fill(page.lang.text().note, &[&n.to_string()]);
    html! {
        <a class="note-mark" id={format!("noted/{n}")} href={format!("#{}", note_anchor(n))}
            data-n={n.to_string()} aria-label={label}></a>
    }
}

fn printed_table(table: &Table) -> Html {
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter().map(|cell| {
            let (rowspan, colspan) = (cell.rows.to_string(), cell.columns.to_string());
            if cell.header {
                html! { <th {rowspan} {colspan}>{ &cell.text }</th> }
            } else {
                html! { <td {rowspan} {colspan}>{ &cell.text }</td> }
            }
        });
        html! { <tr>{ for cells }</tr> }
    });
    html! { <div class="table-scroll" tabindex="0" role="group"><table class="printed"><tbody>{ for rows }</tbody></table></div> }
}
