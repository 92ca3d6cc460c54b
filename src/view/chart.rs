//! A chart: caption, picture, the sentence of the mark pointed at, notes, and its data table.

use super::page::Page;
use super::plot::plot;
use super::{figure_anchor, key_figures::unit, mark_anchor};
use crate::chart::{Entry, Picture, Reason, Tile};
use crate::platform;
use crate::text::fill;
use gongbao_report::model::{Chart, ChartKind};
use yew::prelude::*;

/// The chart with this id. `pointed` is the figure of the mark pointed at or focused,
/// `on_point` hears of it.
pub fn chart(page: &Page, id: &str, pointed: Option<&str>, on_point: &Callback<String>) -> Html {
    let mut charts = page.verified.report().charts.iter().zip(&page.pictures);
    let Some((chart, picture)) = charts.find(|(chart, _)| chart.id == id) else {
        return Html::default();
    };
    let text = page.lang.text();
    let point = {
        let on_point = on_point.clone();
        Callback::from(move |event: Event| {
            if let Some(figure) = platform::linked_name(&event, "figure/") {
                on_point.emit(figure);
            }
        })
    };
    let caption = format!("chart/{}/caption", chart.id);
    html! {
        <figure class="chart" id={format!("chart/{}", chart.id)} aria-labelledby={caption.clone()}
            onmouseover={point.reform(Event::from)} onfocusin={point.reform(Event::from)}>
            <figcaption id={caption}>{ page.lang.of(&chart.title) }</figcaption>
            { legend(page, chart, picture) }
            { for picture.panels.iter().map(|panel| plot(panel, &chart.id, page.lang)) }
            if !picture.tiles.is_empty() {
                <ul class="tiles">{ for picture.tiles.iter().map(|tile| tile_item(page, chart, tile)) }</ul>
            }
            if !picture.panels.is_empty() {
                { pointed_sentence(page, pointed) }
            }
            { remarks(page, chart, picture) }
            { data_table(page, picture) }
            <p class="spoken">{ picture.summary() }</p>
            <p class="source">{ text.source_note }</p>
        </figure>
    }
}

fn legend(page: &Page, chart: &Chart, picture: &Picture) -> Html {
    if chart.kind != ChartKind::Pairs || picture.panels.is_empty() {
        return Html::default();
    }
    let classes = ["first", "second"];
    let names = chart.series.iter().zip(classes).map(|(names, class)| {
        html! { <li class={class}>{ page.lang.of(names) }</li> }
    });
    html! { <ul class="legend" aria-hidden="true">{ for names }</ul> }
}

fn tile_item(page: &Page, chart: &Chart, tile: &Tile) -> Html {
    let text = page.lang.text();
    html! {
        <li>
            <a id={mark_anchor(&chart.id, &tile.figure)} class="mark" href={format!("#{}", figure_anchor(&tile.figure))}>
                <span class="label">{ &tile.name }</span>
                <span class="value">{ &tile.value }<small>{ unit(&tile.unit) }</small></span>
                <span class="printed">
                    { format!("{}:“{}”", text.as_printed, tile.printed) }
                    if tile.derived {
                        <em>{ text.derived }</em>
                    }
                </span>
            </a>
        </li>
    }
}

/// Two lines under the picture, always there so that nothing jumps.
fn pointed_sentence(page: &Page, pointed: Option<&str>) -> Html {
    let proven = pointed.and_then(|id| page.verified.figure(id));
    let Some(proven) = proven else {
        return html! { <p class="pointed hint">{ page.lang.text().chart_hint }</p> };
    };
    let (quote, printed) = around(proven.figure());
    let (before, after) = quote;
    html! { <p class="pointed">{ "“" }{ before }<b>{ printed }</b>{ after }{ "”" }</p> }
}

/// The printed words with as much of their sentence as fits two lines.
fn around(figure: &gongbao_report::Figure) -> ((String, String), String) {
    const BEFORE: usize = 18;
    const AFTER: usize = 14;
    let quote = &figure.source.quote;
    let nth = figure
        .source
        .printed_occurrence
        .map_or(0, |n| n.saturating_sub(1) as usize);
    let printed = &figure.source.printed;
    let start = quote
        .match_indices(printed.as_str())
        .nth(nth)
        .map_or(0, |(at, _)| at);
    let end = (start + printed.len()).min(quote.len());
    let before: Vec<char> = quote[..start].chars().collect();
    let cut = before.len().saturating_sub(BEFORE);
    let mut head: String = before[cut..].iter().collect();
    if cut > 0 {
        head.insert(0, '…');
    }
    let after: Vec<char> = quote[end..].chars().collect();
    let mut tail: String = after.iter().take(AFTER).collect();
    if after.len() > AFTER {
        tail.push('…');
    }
    ((head, tail), quote[start..end].to_owned())
}

fn remarks(page: &Page, chart: &Chart, picture: &Picture) -> Html {
    let text = page.lang.text();
    let mut items: Vec<String> = Vec::new();
    if picture.panels.len() > 1 {
        items.push(text.own_scales.to_owned());
    }
    items.extend(
        chart
            .notes
            .iter()
            .map(|names| page.lang.of(names).to_owned()),
    );
    let warnings = picture.left_out.iter().map(|left| {
        let reason = match left.reason {
            Reason::NotProven => 0,
            Reason::PartsExceedWhole => 1,
            Reason::NotAShare => 2,
        };
        html! { <li class="left-out">{ fill(text.left_out, &[&left.name, text.reasons[reason]]) }</li> }
    });
    if items.is_empty() && picture.left_out.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="remarks" aria-label={text.chart_notes}>
            { for warnings }
            { for items.into_iter().map(|item| html! { <li>{ item }</li> }) }
        </ul>
    }
}

fn data_table(page: &Page, picture: &Picture) -> Html {
    let text = page.lang.text();
    html! {
        <details class="data">
            <summary>{ text.data_table }</summary>
            <table>
                <thead><tr><th scope="col">{ text.item }</th><th scope="col">{ text.number }</th><th scope="col">{ text.as_printed }</th></tr></thead>
                <tbody>{ for picture.entries.iter().map(|entry| data_row(page, entry)) }</tbody>
            </table>
        </details>
    }
}

fn data_row(page: &Page, entry: &Entry) -> Html {
    let text = page.lang.text();
    let name = match &entry.series {
        Some(series) => format!("{} · {series}", entry.name),
        None => entry.name.clone(),
    };
    let printed = match (&entry.figure, &entry.printed) {
        (Some(figure), Some(printed)) => {
            let label = fill(text.to_sentence, &[&name]);
            html! { <a href={format!("#{}", figure_anchor(figure))} aria-label={format!("{printed}, {label}")}>{ printed }</a> }
        }
        _ => html! { { text.not_printed } },
    };
    html! {
        <tr>
            <th scope="row">{ name }</th>
            <td>{ &entry.value }if entry.derived { <em>{ text.derived }</em> }</td>
            <td>{ printed }</td>
        </tr>
    }
}
