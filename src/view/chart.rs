//! A chart: its title, what a reader must know not to misread it, the picture, the sentence of the mark
//! pointed at, and its data table. Nothing stands between a caveat and the picture it is about.

use super::anchor::Anchor;
use super::desk::chart_buttons;
use super::el::Build;
use super::page::Page;
use super::plain::{Plain, plain};
use super::plot::plot;
use crate::chart::{Entry, Panel, Picture, Reason, Tile, Tone};
use crate::text::fill;
use gongbao_report::model::{Chart, ChartKind};

/// A chart of the report with its picture.
pub fn chart(page: &Page, chart: &Chart, picture: &Picture) -> Plain {
    let (id, text) = (chart.id.as_str(), page.lang.text());
    let caption = page.id(Anchor::Caption(id));
    let counted = chart.kind == ChartKind::Outcome;
    let is_over_years = chart.kind == ChartKind::Dots;
    let panels = picture.panels.iter();
    let panels = panels.map(|panel| panel_with_title(page, id, panel, counted));
    let mut figure = plain("figure")
        .class("chart")
        .attr_if("part", page.part("chart"))
        .id(page.id(Anchor::Chart(id)))
        .attr("aria-labelledby", caption.clone())
        .add(
            plain("figcaption")
                .id(caption)
                .lang(page.named(&chart.title))
                .add(page.lang.of(&chart.title)),
        )
        .add(most(page, chart, picture))
        .add(imprint(page, picture, is_over_years))
        .add(remarks(page, chart, picture))
        .add_all(panels);
    if !picture.tiles.is_empty() {
        let tiles = picture
            .tiles
            .iter()
            .map(|tile| tile_item(page, chart, tile));
        figure = figure.add(plain("ul").class("tiles").add_all(tiles));
    }
    if !picture.panels.is_empty() {
        // `assets/scripts/desk.js` puts the sentence here: two lines, so that nothing jumps.
        figure = figure.add(plain("p").class("pointed").add(text.chart_hint));
    }
    figure
        .add(data_table(page, picture, &page.id(Anchor::Chart(id))))
        .add(plain("p").class("source").add(text.source_note))
}

/// What the picture shows first, where that can be said: one amount is larger than all others. Sums of money
/// that are of one kind only by their unit say nothing by their order, nor does a whole among its parts.
fn most(page: &Page, chart: &Chart, picture: &Picture) -> Option<Plain> {
    let panel = picture.panels.first()?;
    if !matches!(chart.kind, ChartKind::Bars | ChartKind::Pairs) || panel.bars.len() < 3 {
        return None;
    }
    let first = panel.longest();
    let (mut says, mut firsts, mut parts) = (true, 0, 0.0);
    for bar in &panel.bars {
        // A bound may be more than it says.
        says &= bar.tone == Tone::Full;
        if bar.to < first.to {
            parts += bar.to;
            says &= (parts - first.to).abs() >= first.to / 100.0;
        } else {
            firsts += 1;
        }
    }
    let is_money = first.unit.ends_with('元') || first.unit.ends_with("yuan");
    (says && firsts == 1 && !is_money).then(|| {
        let title = panel.title.as_deref().unwrap_or_default();
        let said = fill(
            page.lang.text().most,
            &[title, &first.name, &first.value, &first.unit],
        );
        plain("p")
            .class("most")
            .add(said.trim_start_matches([':', '：', ' ']))
    })
}

/// Where, when, and of what unit. What is over years says them at each number.
fn imprint(page: &Page, picture: &Picture, is_over_years: bool) -> Plain {
    let report = page.verified.report();
    let place = report.district.as_ref().unwrap_or(&report.issuer);
    let text = page.lang.text();
    let mut line = if is_over_years {
        place.clone()
    } else {
        fill(text.of_year, &[place, &report.year.to_string()])
    };
    // A unit that all share: 全部 has none of its own.
    let mut unit = "";
    let mut shared = true;
    for bar in picture.panels.iter().flat_map(|panel| &panel.bars) {
        if unit.is_empty() {
            unit = &bar.unit;
        }
        shared &= bar.unit.is_empty() || bar.unit == unit;
    }
    if shared && !unit.is_empty() {
        line.push_str(&fill(text.in_unit, &[unit]));
    }
    plain("p").class("of").add(line)
}

fn panel_with_title(page: &Page, chart: &str, panel: &Panel, counted: bool) -> Plain {
    let title = panel.title.as_deref().filter(|title| !title.is_empty());
    let bars = plot(page, Some(chart), panel, counted).attr_if("aria-label", title);
    let title = title.map(|title| plain("p").class("panel-title").add(title));
    plain("div").class("panel").add(title).add(bars)
}

fn tile_item(page: &Page, chart: &Chart, tile: &Tile) -> Plain {
    let text = page.lang.text();
    let figure = &tile.figure;
    let chart = &chart.id;
    let printed = tile.printed.as_ref().map(|printed| {
        let [open, close] = text.quotes;
        let quoted = plain("bdi").lang(page.issued());
        let quoted = quoted.add(format!("{open}{printed}{close}"));
        plain("span")
            .class("printed")
            .add(text.as_printed)
            .add(" ")
            .add(quoted)
    });
    let link = plain("a")
        .id(page.id(Anchor::Mark { chart, figure }))
        .class("mark")
        .attr("href", page.link(Anchor::Figure(figure)))
        .add(plain("span").class("label").add(tile.name.as_str()))
        .add(value(tile.value.clone(), &tile.unit))
        .add(derived(page, tile.derived))
        .add(printed);
    plain("li").add(link)
}

/// The mark of a number that we computed.
fn derived(page: &Page, derived: bool) -> Option<Plain> {
    derived.then(|| plain("em").add(page.lang.text().derived))
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

fn remarks(page: &Page, chart: &Chart, picture: &Picture) -> Option<Plain> {
    let text = page.lang.text();
    let mut list = plain("ul")
        .class("remarks")
        .attr("aria-label", text.chart_notes);
    for left in &picture.left_out {
        let reason = match left.reason {
            Reason::NotProven => 0,
            Reason::PartsExceedWhole => 1,
            Reason::NotAShare => 2,
            Reason::OfAnotherTime => 3,
        };
        let said = fill(text.left_out, &[&left.name, text.reasons[reason]]);
        list = list.add(plain("li").class("left-out").add(said));
    }
    // All that is drawn is of one time, or says its own.
    let mut drawn = picture.entries.iter();
    let first = drawn.find_map(|entry| entry.figure.as_deref());
    let first = first.filter(|_| picture.panels.is_empty() || chart.kind != ChartKind::Dots);
    let when = first.and_then(|id| page.when(id));
    list = list.add(when.map(|when| plain("li").add(when)));
    for names in &chart.notes {
        list = list.add(plain("li").add(page.lang.of(names)));
    }
    list.unless_empty()
}

fn data_table(page: &Page, picture: &Picture, id: &str) -> Plain {
    let text = page.lang.text();
    let mut head = plain("tr");
    for name in [text.item, text.number, text.as_printed] {
        head = head.add(plain("th").attr("scope", "col").add(name));
    }
    let rows = picture.entries.iter().map(|entry| data_row(page, entry));
    let table = plain("table").add(plain("thead").add(head));
    plain("details")
        .class("data")
        .add(plain("summary").add(text.data_table))
        .add(table.add(plain("tbody").add_all(rows)))
        .add(page.has_buttons().then(|| chart_buttons(page, id)))
}

fn data_row(page: &Page, entry: &Entry) -> Plain {
    let text = page.lang.text();
    let name = match &entry.series {
        Some(series) => format!("{} · {series}", entry.name),
        None => entry.name.clone(),
    };
    let printed = match (&entry.figure, &entry.printed) {
        (Some(figure), Some(printed)) => {
            let label = fill(text.to_sentence, &[&name]);
            let link = plain("a").attr("href", page.link(Anchor::Figure(figure)));
            let link = link.attr("aria-label", format!("{printed}, {label}"));
            let cell = plain("td").lang(page.issued());
            cell.add(link.add(printed.as_str()))
        }
        _ => plain("td").add(text.not_printed),
    };
    let value = plain("td").add(entry.value.as_str());
    plain("tr")
        .add(plain("th").attr("scope", "row").add(name))
        .add(value.add(derived(page, entry.derived)))
        .add(printed)
}

/// A large number with its small unit.
pub fn value(value: String, unit: &str) -> Plain {
    plain("span")
        .class("value")
        .add(value)
        .add(plain("small").add(unit))
}
