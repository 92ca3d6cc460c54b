//! A chart: caption, picture, the sentence of the mark pointed at, notes, and its data table.

use super::anchor::Anchor;
use super::desk::chart_buttons;
use super::el::{El, el};
use super::key_figures::value;
use super::page::Page;
use super::plot::plot;
use crate::chart::{Entry, Picture, Reason, Tile};
use crate::platform;
use crate::text::fill;
use gongbao_report::model::{Chart, ChartKind};
use yew::{Callback, Event, Html};

/// The chart with this id. `pointed` is the fragment that the mark pointed at or focused links to,
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
            if let Some(fragment) = platform::linked_fragment(&event) {
                on_point.emit(fragment);
            }
        })
    };
    let caption = page.id(Anchor::Caption(id));
    let panels = picture.panels.iter().map(|panel| plot(page, id, panel));
    let mut figure = el("figure")
        .class("chart")
        .attr_if("part", page.part("chart"))
        .id(page.id(Anchor::Chart(id)))
        .attr("aria-labelledby", caption.clone())
        .on_point(point.reform(Event::from), point.reform(Event::from))
        .add(
            el("figcaption")
                .id(caption)
                .lang(page.named(&chart.title))
                .add(page.lang.of(&chart.title)),
        )
        // Heard before the picture, which is then heard mark by mark, and its table row by row.
        .add(el("p").class("spoken").add(picture.summary()))
        .add(legend(page, chart, picture))
        .add(panels.collect::<Vec<El>>());
    if !picture.tiles.is_empty() {
        let tiles = picture
            .tiles
            .iter()
            .map(|tile| tile_item(page, chart, tile));
        figure = figure.add(el("ul").class("tiles").add(tiles.collect::<Vec<El>>()));
    }
    if !picture.panels.is_empty() {
        figure = figure.add(pointed_sentence(page, pointed));
    }
    figure
        .add(remarks(page, chart, picture))
        .add(data_table(page, picture, &page.id(Anchor::Chart(id))))
        .add(el("p").class("source").add(text.source_note))
        .html()
}

fn legend(page: &Page, chart: &Chart, picture: &Picture) -> Option<El> {
    if chart.kind != ChartKind::Pairs || picture.panels.is_empty() {
        return None;
    }
    let mut list = el("ul").class("legend").attr("aria-hidden", "true");
    for (names, class) in chart.series.iter().zip(["first", "second"]) {
        list = list.add(el("li").class(class).add(page.lang.of(names)));
    }
    Some(list)
}

fn tile_item(page: &Page, chart: &Chart, tile: &Tile) -> El {
    let text = page.lang.text();
    let figure = &tile.figure;
    let chart = &chart.id;
    let quoted = el("bdi").lang(page.issued());
    let printed = el("span")
        .class("printed")
        .add(format!("{}:", text.as_printed))
        .add(quoted.add(format!("“{}”", tile.printed)));
    let link = el("a")
        .id(page.id(Anchor::Mark { chart, figure }))
        .class("mark")
        .attr("href", page.link(Anchor::Figure(figure)))
        .add(el("span").class("label").add(tile.name.as_str()))
        .add(value(tile.value.clone(), &tile.unit))
        .add(printed.add(derived(page, tile.derived)));
    el("li").add(link)
}

/// The mark of a number that we computed.
fn derived(page: &Page, derived: bool) -> Option<El> {
    derived.then(|| el("em").add(page.lang.text().derived))
}

/// Two lines under the picture, always there so that nothing jumps.
fn pointed_sentence(page: &Page, pointed: Option<&str>) -> El {
    let proven = pointed.and_then(|to| page.verified.figure(page.figure_linked(to)?));
    let Some(proven) = proven else {
        return el("p")
            .class("pointed hint")
            .add(page.lang.text().chart_hint);
    };
    let ((before, after), printed) = around(proven.figure());
    let line = el("p")
        .class("pointed")
        .lang(page.issued())
        .add(format!("“{before}"));
    line.add(el("b").add(printed)).add(format!("{after}”"))
}

/// The printed words with as much of their sentence as fits two lines.
pub fn around(figure: &gongbao_report::Figure) -> ((String, String), String) {
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

fn remarks(page: &Page, chart: &Chart, picture: &Picture) -> Option<El> {
    let text = page.lang.text();
    let mut items = Vec::new();
    for left in &picture.left_out {
        let reason = match left.reason {
            Reason::NotProven => 0,
            Reason::PartsExceedWhole => 1,
            Reason::NotAShare => 2,
            Reason::OfAnotherTime => 3,
        };
        let said = fill(text.left_out, &[&left.name, text.reasons[reason]]);
        items.push(el("li").class("left-out").add(said));
    }
    // All that is drawn is of one time.
    let first = picture
        .entries
        .iter()
        .find_map(|entry| entry.figure.as_deref());
    items.extend(
        first
            .and_then(|id| page.when(id))
            .map(|when| el("li").add(when)),
    );
    if picture.panels.len() > 1 {
        items.push(el("li").add(text.own_scales));
    }
    for names in &chart.notes {
        items.push(el("li").add(page.lang.of(names)));
    }
    if items.is_empty() {
        return None;
    }
    let list = el("ul")
        .class("remarks")
        .attr("aria-label", text.chart_notes);
    Some(list.add(items))
}

fn data_table(page: &Page, picture: &Picture, id: &str) -> El {
    let text = page.lang.text();
    let mut head = el("tr");
    for name in [text.item, text.number, text.as_printed] {
        head = head.add(el("th").attr("scope", "col").add(name));
    }
    let rows = picture.entries.iter().map(|entry| data_row(page, entry));
    let table = el("table").add(el("thead").add(head));
    el("details")
        .class("data")
        .add(el("summary").add(text.data_table))
        .add(table.add(el("tbody").add(rows.collect::<Vec<El>>())))
        .add(
            page.has_buttons()
                .then(|| chart_buttons(page, id, !picture.panels.is_empty())),
        )
}

fn data_row(page: &Page, entry: &Entry) -> El {
    let text = page.lang.text();
    let name = match &entry.series {
        Some(series) => format!("{} · {series}", entry.name),
        None => entry.name.clone(),
    };
    let printed = match (&entry.figure, &entry.printed) {
        (Some(figure), Some(printed)) => {
            let label = fill(text.to_sentence, &[&name]);
            let link = el("a").attr("href", page.link(Anchor::Figure(figure)));
            let link = link.attr("aria-label", format!("{printed}, {label}"));
            let cell = el("td").lang(page.issued());
            cell.add(link.add(printed.as_str()))
        }
        _ => el("td").add(text.not_printed),
    };
    let value = el("td").add(entry.value.as_str());
    el("tr")
        .add(el("th").attr("scope", "row").add(name))
        .add(value.add(derived(page, entry.derived)))
        .add(printed)
}
