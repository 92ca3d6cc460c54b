//! Editorial notes and the portal's own text, at the end and folded.

use super::note_anchor;
use super::page::Page;
use crate::text::fill;
use gongbao_report::model::{Confidence, Index, LineKind, Note, Place};
use yew::prelude::*;

/// The notes, numbered; each leads to its place.
pub fn notes(page: &Page) -> Html {
    let report = page.verified.report();
    let text = page.lang.text();
    if report.notes.is_empty() {
        return Html::default();
    }
    let index = Index::of(report);
    let entries = report
        .notes
        .iter()
        .enumerate()
        .map(|(n, note)| entry(page, &index, n + 1, note));
    html! {
        <details class="notes">
            <summary><h2>{ format!("{} ({})", text.notes, report.notes.len()) }</h2></summary>
            <p>{ text.notes_lead }</p>
            <ol>{ for entries }</ol>
        </details>
    }
}

fn entry(page: &Page, index: &Index<'_>, n: usize, note: &Note) -> Html {
    let text = page.lang.text();
    let printed = note.printed.clone();
    let place = match index.place(&note.at) {
        Some(Place::Paragraph(..)) => html! { <a href={format!("#noted/{n}")}>{ printed }</a> },
        Some(Place::Section(section)) => {
            html! { <a href={format!("#{}", section.id)}>{ printed }</a> }
        }
        _ => html! { { printed } },
    };
    let confidence = match note.confidence {
        Confidence::High => 0,
        Confidence::Medium => 1,
        Confidence::Low => 2,
    };
    html! {
        <li id={note_anchor(n)}>
            <q>{ place }</q>
            <p>
                { page.lang.of(&note.remark) }
                if let Some(likely) = &note.likely {
                    <span class="likely">{ fill(text.likely, &[likely]) }<small>{ format!("({})", text.confidence[confidence]) }</small></span>
                }
            </p>
        </li>
    }
}

/// Breadcrumb, page tools and footer of the portal page, kept but out of the way.
pub fn portal_page(page: &Page) -> Html {
    let report = page.verified.report();
    let lines: Vec<Html> = report
        .lines(LineKind::Furniture)
        .map(|line| html! { <p>{ &line.text }</p> })
        .collect();
    if lines.is_empty() {
        return Html::default();
    }
    html! { <details class="portal"><summary>{ page.lang.text().portal_page }</summary>{ for lines }</details> }
}
