//! The head of the document in the manner of an official paper: issuer, number, title, dates.

use super::page::Page;
use crate::text::fill;
use gongbao_report::model::{Line, LineKind, Meaning};
use yew::prelude::*;

/// Issuer, document number, title and date.
pub fn masthead(page: &Page) -> Html {
    let report = page.verified.report();
    let value = |meaning| report.metadata_value(meaning).map(|line| line.text.clone());
    html! {
        <header class="masthead">
            <p class="issuer">{ &report.issuer }</p>
            <p class="imprint">
                if let Some(number) = value(Meaning::DocumentNumber) {
                    <span>{ number }</span>
                }
                if let Some(date) = value(Meaning::DatePublished).or_else(|| value(Meaning::DateWritten)) {
                    <span>{ date }</span>
                }
            </p>
            <h1>{ &report.title }</h1>
        </header>
    }
}

/// All metadata in printed order, folded. Empty values are said to be empty.
pub fn about(page: &Page) -> Html {
    let text = page.lang.text();
    let report = page.verified.report();
    let pairs: Vec<Html> = report
        .metadata()
        .map(|line| {
            let label: String = line
                .label
                .iter()
                .flat_map(|label| label.chars())
                .filter(|c| !c.is_whitespace())
                .collect();
            let value = if line.text.is_empty() {
                html! { <dd class="empty">{ text.empty_value }</dd> }
            } else {
                html! { <dd>{ &line.text }</dd> }
            };
            html! { <div><dt>{ label }</dt>{ value }</div> }
        })
        .collect();
    if pairs.is_empty() {
        return Html::default();
    }
    html! { <details class="about"><summary>{ text.file_details }</summary><dl>{ for pairs }</dl></details> }
}

/// Signature and date as printed; a damaged date says how we read it.
pub fn signature(page: &Page) -> Html {
    let report = page.verified.report();
    let lines = report.back.iter().filter(|line| {
        matches!(
            line.kind,
            LineKind::Signature | LineKind::Date | LineKind::Text
        )
    });
    let lines: Vec<Html> = lines.map(|line| signed_line(page, line)).collect();
    if lines.is_empty() {
        return Html::default();
    }
    html! { <div class="signature">{ for lines }</div> }
}

fn signed_line(page: &Page, line: &Line) -> Html {
    let Some(date) = &line.date else {
        return html! { <p>{ &line.text }</p> };
    };
    if date.reconstructed {
        let remark = fill(page.lang.text().reconstructed, &[&line.text]);
        html! { <p><time datetime={date.iso.clone()}>{ &date.iso }</time> <small>{ remark }</small></p> }
    } else {
        html! { <p><time datetime={date.iso.clone()}>{ &line.text }</time></p> }
    }
}
