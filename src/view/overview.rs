//! 一年一览: the year in a few findings, each with its number and, where one says more, a small chart.
//! The editor names the figures and their order; where nobody did, the first of each chart stands.

use super::anchor::Anchor;
use super::chart::value;
use super::el::Build;
use super::page::Page;
use super::plain::{Plain, plain};
use super::plot::{drawing, plot};
use crate::chart::{Bar, Picture, Tone};
use crate::text::number;
use gongbao_report::model::{Chart, ChartKind};
use gongbao_report::verify::Proven;

/// More than these would be a table, not an overview.
const MOST: usize = 9;
/// Findings with a chart, which are broad, stand first. More would leave no room for the others.
const BROAD: usize = 2;
/// A chart of fewer bars says no more than its number.
const FEWEST_BARS: usize = 3;

/// The overview; nothing when there is no figure to show. Where none could be proven it says so.
pub fn overview(page: &Page) -> Option<Plain> {
    let text = page.lang.text();
    if page.verified.findings().is_none() {
        let line = plain("p").class("broken").attr("role", "alert");
        return Some(line.add(text.unproven));
    }
    let shown = chosen(page);
    let (mut broad, mut others) = (Vec::new(), Vec::new());
    for (n, proven) in shown.iter().enumerate() {
        let chart = own_chart(page, &shown, n);
        let row = if chart.is_some() {
            &mut broad
        } else {
            &mut others
        };
        row.push(finding(page, *proven, chart));
    }
    // Said beforehand: a page that comes in pieces is laid out before the second broad one is there.
    let one = broad.len() == 1;
    let list = plain("ul").class(if one { "findings one" } else { "findings" });
    let list = list.add(broad).add(others);
    if shown.is_empty() {
        return None;
    }
    let report = page.verified.report();
    let seal = plain("a")
        .class("seal")
        .attr("href", page.link(Anchor::Checks))
        .add(plain("b").add(format!(
            "{}/{}",
            page.verified.proven().count(),
            report.figures.len()
        )))
        .add(" ")
        .add(text.checked);
    let head = plain("div")
        .class("overview-head")
        .add(plain(page.heading(2)).add(text.overview))
        .add(plain("p").add(text.overview_hint))
        .add(seal);
    let section = plain("section")
        .class("overview")
        .attr("aria-label", text.overview)
        .attr_if("part", page.part("key-figures"));
    Some(section.add(head).add(list))
}

/// The figures that the editor named, or the first of each chart; never one that only sets the scene.
fn chosen(page: &Page) -> Vec<Proven<'_>> {
    let mut ids: Vec<&String> = page.verified.report().highlights.iter().collect();
    if ids.is_empty() {
        for picture in &page.pictures {
            ids.extend(
                picture
                    .entries
                    .iter()
                    .find_map(|entry| entry.figure.as_ref()),
            );
        }
    }
    let mut shown: Vec<Proven<'_>> = Vec::new();
    for id in ids {
        let Some(proven) = page.verified.figure(id) else {
            continue;
        };
        let tells = proven.figure().tells_year(page.verified.report().year);
        if tells && shown.len() < MOST && shown.iter().all(|other| other.figure().id != *id) {
            shown.push(proven);
        }
    }
    shown
}

/// The chart that stands beside the so-manyth finding: it says more than the number, no finding before has
/// it, and there is room.
fn own_chart<'a>(
    page: &'a Page,
    shown: &[Proven<'_>],
    n: usize,
) -> Option<(&'a Chart, &'a Picture)> {
    let says_more = |n: usize| {
        let (chart, picture) = page.chart_with(&shown[n].figure().id)?;
        let bars = picture.panels.first()?.bars.len();
        (chart.kind != ChartKind::Rates && bars >= FEWEST_BARS).then_some((chart, picture))
    };
    let own = says_more(n)?;
    let mut before = 0;
    for (other, _) in (0..n).filter_map(says_more) {
        if other.id == own.0.id {
            return None;
        }
        before += 1;
    }
    (before < BROAD).then_some(own)
}

fn finding(page: &Page, proven: Proven<'_>, chart: Option<(&Chart, &Picture)>) -> Plain {
    let figure = proven.figure();
    let kicker = page.section_of(&figure.source.paragraph).map(|section| {
        let link = plain("a").attr("href", page.link(Anchor::Place(&section.id)));
        let kicker = plain("p").class("kicker").lang(page.issued());
        // A heading that is a sentence is none here.
        kicker.add(link.add(section.heading().trim_end_matches('。')))
    });
    let say = plain("span")
        .class("say")
        .lang(page.named(&figure.label))
        .add(page.label(&figure.id));
    let unit = number::unit(figure, page.lang);
    let link = plain("a")
        .class("say-link")
        .attr("href", page.link(Anchor::Figure(&figure.id)))
        .add(say)
        .add(" ")
        .add(value(number::beside_name(figure, page.lang), unit));
    let share = (unit == "%" && figure.change.is_none() && (0.0..=100.0).contains(&figure.value))
        .then(|| {
            let bar = Bar::of(figure, page.lang);
            let exact = bar.tone == Tone::Full;
            let tone = if exact { Tone::Share } else { Tone::PaleShare };
            drawing::<Plain>(&Bar { tone, ..bar }, 100.0, false)
        });
    let class = if chart.is_some() {
        "finding broad"
    } else {
        "finding"
    };
    let item = plain("li").class(class).add(kicker).add(link).add(share);
    let Some((chart, picture)) = chart else {
        return item;
    };
    // What a reader must know goes with the picture, however small that is.
    let caveat = chart.notes.first();
    let caveat = caveat.map(|note| plain("p").class("remarks").add(page.lang.of(note)));
    let counted = chart.kind == ChartKind::Outcome;
    let panel = picture.panels.first();
    let mini = panel.map(|panel| {
        plain("div")
            .class("mini")
            .add(plot(page, None, panel, counted))
    });
    item.add(caveat).add(mini)
}
