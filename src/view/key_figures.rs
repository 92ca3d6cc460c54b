//! A strip of the figures that matter most: the first of each chart of the year's results, in the report's
//! order.

use super::anchor::Anchor;
use super::el::{El, el};
use super::page::Page;
use crate::text::number;

/// More than these would be a table, not a strip.
const MOST: usize = 6;

/// The strip; nothing when no chart shows a figure.
pub fn key_figures(page: &Page) -> Option<El> {
    let mut ids: Vec<&str> = Vec::new();
    for picture in &page.pictures {
        let mut figures = picture
            .entries
            .iter()
            .filter_map(|entry| entry.figure.as_deref());
        if let Some(id) = figures.next().filter(|id| !ids.contains(id)) {
            ids.push(id);
        }
    }
    let year = page.verified.report().year;
    let figures = ids.into_iter().filter_map(|id| page.verified.figure(id));
    let figures = figures.filter(|proven| proven.figure().is_result_of(year));
    let mut tiles = Vec::new();
    for proven in figures.take(MOST) {
        let figure = proven.figure();
        let unit = number::unit(figure, page.lang);
        let value = value(number::value(figure, page.lang), unit);
        let label = el("span")
            .class("label")
            .lang(page.named(&figure.label))
            .add(page.lang.of(&figure.label));
        let link = el("a").attr("href", page.link(Anchor::Figure(&figure.id)));
        tiles.push(el("li").add(link.add(value).add(label)));
    }
    if tiles.is_empty() {
        return None;
    }
    let strip = el("section")
        .class("key-figures")
        .attr_if("part", page.part("key-figures"));
    let strip = strip.attr("aria-label", page.lang.text().key_figures);
    Some(strip.add(el("ul").add(tiles)))
}

/// A large number with its small unit, set off by a thin blank; a percent sign stands close.
pub fn value(value: String, unit: &str) -> El {
    let unit = if unit == "%" || unit.is_empty() {
        unit.to_owned()
    } else {
        format!("\u{2009}{unit}")
    };
    el("span")
        .class("value")
        .add(value)
        .add(el("small").add(unit))
}
