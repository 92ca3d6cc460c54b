//! The charts: which are published, in which order, and what they and their rows are called.

use super::fields::edited;
use super::figures::{moves, said};
use super::{hidden, line_input, row_field, sign_button, tick};
use crate::text::text;
use crate::work::{Msg, Work};
use gongbao_edit::{Edit, Kept};
use gongbao_report::Report;
use gongbao_report::model::{Chart, Index, Row};
use gongbao_viewer::text::{Lang, fill};
use gongbao_viewer::view::el::{Build, El, el};
use yew::Callback;

pub fn charts(lang: Lang, report: &Report, work: &Work, send: &Callback<Msg>) -> Option<El> {
    let text = text(lang);
    let all = work.draft.charts();
    if all.is_empty() {
        return None;
    }
    let shown = all.iter().filter(|chart| chart.shown).count().to_string();
    let index = Index::of(report);
    let rows = all.iter().enumerate().map(|(n, chart)| {
        let same = |other: &Kept<Chart>| other.item.section == chart.item.section;
        let first = !all[..n].iter().any(same);
        let last = !all[n + 1..].iter().any(same);
        let section = index.section(&chart.item.section);
        let section = section.map(|section| section.heading()).unwrap_or_default();
        row(lang, report, chart, &section, [first, last], send)
    });
    let rows: Vec<El> = rows.collect();
    let title = fill(text.charts, &[&shown, &all.len().to_string()]);
    Some(
        el("section")
            .attr("aria-labelledby", "edit-charts")
            .add(el("h3").id("edit-charts".to_owned()).add(title))
            .add(el("ul").class("order").add(rows)),
    )
}

fn row(
    lang: Lang,
    report: &Report,
    chart: &Kept<Chart>,
    section: &str,
    [first, last]: [bool; 2],
    send: &Callback<Msg>,
) -> El {
    let text = text(lang);
    let Kept { item, shown } = chart;
    let (id, on) = (item.id.clone(), !shown);
    let show = send.reform(move |_| {
        let chart = id.clone();
        Msg::Edit(Edit::ShowChart { chart, shown: on })
    });
    let id = item.id.clone();
    let retitle = edited(send, move |title| {
        let chart = id.clone();
        Edit::ChartTitle { chart, title }
    });
    let moving = |by: isize, sign: &str, said: &str, end: bool| {
        let chart = item.id.clone();
        let edit = move |_| {
            let chart = chart.clone();
            Msg::Edit(Edit::MoveChart { chart, by })
        };
        sign_button(sign, &fill(said, &[&item.title.zh]), send.reform(edit))
            .id(moves(&item.id, by))
            .attr_if("aria-disabled", end.then_some("true"))
    };
    let published = fill(text.show_chart, &[&item.title.zh]);
    let title = &item.title.zh;
    let retitle = row_field(&fill(text.chart_title, &[title]), title, retitle);
    let line = el("div")
        .class("line")
        .add(tick("checkbox", *shown, hidden(&published), show))
        .add(el("span").class("field").add(retitle));
    // A chart that stands alone in its section goes nowhere.
    let moves = (!(first && last)).then(|| {
        el("span")
            .class("moves")
            .add(moving(-1, "↑", text.up, first))
            .add(moving(1, "↓", text.down, last))
    });
    let mut labels = Vec::new();
    row_fields(lang, report, item, &item.rows, send, &mut labels);
    let names = fill(text.row_labels, &[&labels.len().to_string()]);
    let names = el("summary").add(names).add(hidden(title));
    el("li")
        .key(&item.id)
        .class(if *shown { "" } else { "off" })
        .add(line)
        .add(moves)
        .add(el("small").add(section))
        .add(el("details").add(names).add(labels))
}

fn row_fields(
    lang: Lang,
    report: &Report,
    chart: &Chart,
    rows: &[Row],
    send: &Callback<Msg>,
    fields: &mut Vec<El>,
) {
    for row in rows {
        let first = row.figures.first();
        let figure = first.and_then(|id| report.figures.iter().find(|figure| figure.id == *id));
        if let Some(figure) = figure {
            let label = row.label.as_ref().unwrap_or(&figure.label);
            let (chart_id, id) = (chart.id.clone(), figure.id.clone());
            let relabel = edited(send, move |label| {
                let (chart, figure) = (chart_id.clone(), id.clone());
                Edit::RowLabel {
                    chart,
                    figure,
                    label,
                }
            });
            let named = fill(text(lang).label, &[&said(figure, lang)]);
            let field = el("label")
                .class("field")
                .add(named)
                .add(hidden(&format!(" {} {}", label.zh, chart.title.zh)))
                .add(line_input(&label.zh, relabel));
            fields.push(field);
        }
        row_fields(lang, report, chart, &row.parts, send, fields);
    }
}
