//! 一年一览: the year in a few findings, each with its number and, where one says more, a small chart.
//! The editor names the figures and their order; where nobody did, the first of each chart stands.

use super::anchor::Anchor;
use super::chart::value;
use super::checks::total;
use super::el::Build;
use super::page::Page;
use super::plain::{Plain, plain};
use super::plot::{drawing, plot};
use crate::chart::{Bar, Panel, Tone};
use crate::text::number;
use gongbao_report::check::Verdict;
use gongbao_report::model::{Chart, ChartKind};
use gongbao_report::verify::Proven;

/// More than these would be a table, not an overview.
const MOST: usize = 9;
/// Findings with a chart, which are broad, stand first. More would leave no room for the others.
const BROAD: usize = 2;
/// A chart of fewer bars says no more than its number.
const FEWEST_BARS: usize = 3;
/// Of a few cases the number is enough.
const SMALLEST: f64 = 10.0;

/// A chart with the bars of it that stand here.
type Drawn<'a> = (&'a Chart, &'a Panel);

/// The overview; nothing when there is no figure to show. Where none could be proven it says so.
pub fn overview(page: &Page) -> Option<Plain> {
    let text = page.lang.text();
    if page.verified.findings().is_none() {
        let line = plain("p").class("broken").attr("role", "alert");
        return Some(line.add(text.unproven));
    }
    let shown = chosen(page);
    if shown.is_empty() {
        return None;
    }
    let broad = charted(page, &shown);
    let mut items = Vec::new();
    for (proven, chart) in &broad {
        items.push(finding(page, *proven, Some(*chart)));
    }
    for proven in shown {
        if !is_drawn(&broad, &proven.figure().id) {
            items.push(finding(page, proven, None));
        }
    }
    let list = plain("ul").class(rows(broad.len(), items.len()));
    let list = list.add(items);
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
        .add(text.checked)
        .add(contradictions(page));
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

/// How many contradictions the checks found, behind the seal; nothing where they found none.
fn contradictions(page: &Page) -> Option<String> {
    let findings = page.verified.findings()?;
    let total = total(page, findings, Verdict::Contradicts)?;
    Some(page.lang.text().comma.to_owned() + &total)
}

/// How so many findings stand in rows, of which so many are broad. Said beforehand: a page that comes in pieces is
/// laid out before the second broad one is there.
fn rows(broad: usize, all: usize) -> &'static str {
    match broad {
        // In fours the last would stand alone.
        0 if all % 4 == 1 => "findings threes",
        1 => "findings one",
        _ => "findings",
    }
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

/// The findings that have a chart beside them: it says more than the number, which is the longest bar of it, and
/// there is room.
fn charted<'a>(page: &'a Page, shown: &[Proven<'a>]) -> Vec<(Proven<'a>, Drawn<'a>)> {
    let mut broad = Vec::new();
    // What only this report states comes after what all reports of its kind do.
    for local in [false, true] {
        for proven in shown {
            let figure = proven.figure();
            let Some((chart, picture)) = page.chart_with(&figure.id) else {
                continue;
            };
            let Some(panel) = picture.panels.first() else {
                continue;
            };
            let says_more = chart.kind != ChartKind::Rates
                && panel.bars.len() >= FEWEST_BARS
                && figure.value >= SMALLEST
                && is_of_one_subject(chart);
            if figure.id.starts_with("local.") == local
                && says_more
                && broad.len() < BROAD
                && panel.longest().is_of(&figure.id)
            {
                broad.push((*proven, (chart, panel)));
            }
        }
    }
    broad
}

/// Whether what the chart's rows have of known subjects is of one, by their ids: not proposals beside regulations.
fn is_of_one_subject(chart: &Chart) -> bool {
    let ids = chart.rows.iter().flat_map(|row| &row.figures);
    let mut subjects = ids.filter_map(|id| id.split('.').next().filter(|of| *of != "local"));
    let first = subjects.next();
    subjects.all(|other| Some(other) == first)
}

/// Whether a chart that stands here shows this figure: it is said once.
fn is_drawn(broad: &[(Proven<'_>, Drawn<'_>)], figure: &str) -> bool {
    let mut panels = broad.iter().map(|(_, (_, panel))| panel);
    panels.any(|panel| panel.bars.iter().any(|bar| bar.is_of(figure)))
}

fn finding(page: &Page, proven: Proven<'_>, chart: Option<Drawn<'_>>) -> Plain {
    let figure = proven.figure();
    // A finding before the first heading keeps the line of a heading: all have the same lines.
    let heading = page.section_of(&figure.source.paragraph).map(|section| {
        let link = plain("a").attr("href", page.link(Anchor::Place(&section.id)));
        // A heading that is a sentence is none here.
        link.add(section.heading().trim_end_matches('。'))
    });
    let kicker = plain("p").class("kicker").lang(page.issued()).add(heading);
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
        .add(value(number::beside_name(figure, page.lang), &unit));
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
    let Some((chart, panel)) = chart else {
        return item;
    };
    // What a reader must know goes with the picture, however small that is.
    let caveat = chart.notes.first();
    let caveat = caveat.map(|note| plain("p").class("remarks").add(page.lang.of(note)));
    let counted = chart.kind == ChartKind::Outcome;
    let mini = plain("div")
        .class("mini")
        .add(plot(page, None, panel, counted));
    item.add(caveat).add(mini)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;
    use gongbao_report::{Checked, Report, Verified};

    /// The names of the findings with a chart, and of the others, where these are the highlights.
    fn told(highlights: &[&str]) -> [Vec<String>; 2] {
        let json = include_str!("../../assets/reports/kecheng-2017.json");
        let mut report = Report::from_json(json).unwrap();
        report.highlights = highlights.iter().map(ToString::to_string).collect();
        let checked = Checked::of(Verified::of(report));
        let page = Page::new(std::rc::Rc::new(checked), Lang::Zh, false);
        let shown = chosen(&page);
        let broad = charted(&page, &shown);
        let others = shown
            .iter()
            .filter(|proven| !is_drawn(&broad, &proven.figure().id));
        let id = |proven: &Proven<'_>| proven.figure().id.clone();
        [
            broad.iter().map(|(proven, _)| id(proven)).collect(),
            others.map(id).collect(),
        ]
    }

    #[test]
    fn a_chart_stands_beside_the_number_that_is_the_most_of_it_and_says_the_others() {
        let [broad, others] = told(&[
            "petitions.letters.received",
            "reconsideration.admitted",
            "petitions.letters.handled",
            "petitions.hotline.received",
        ]);
        assert_eq!(broad, ["petitions.hotline.received"]);
        assert_eq!(
            others,
            ["reconsideration.admitted", "petitions.letters.handled"]
        );
    }

    #[test]
    fn no_finding_stands_alone_in_the_last_row() {
        assert_eq!(rows(0, 9), "findings threes");
        assert_eq!(rows(0, 8), "findings");
        assert_eq!(rows(2, 9), "findings");
        assert_eq!(rows(1, 9), "findings one");
    }

    #[test]
    fn a_whole_stands_before_its_parts() {
        let [broad, others] = told(&["reconsideration.admitted", "reconsideration.received"]);
        assert_eq!(broad, ["reconsideration.received"]);
        assert_eq!(others, [""; 0]);
    }
}
