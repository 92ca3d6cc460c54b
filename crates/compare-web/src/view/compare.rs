//! The comparison: which figure, over years or across districts, its charts and its table.

use super::{COMPARISON, Seen, across, heading, over_years};
use crate::choice::{self, Chosen};
use crate::route::Route;
use gongbao_catalog::address;
use gongbao_catalog::model::{District, Known};
use gongbao_report::Verified;
use gongbao_viewer::text::fill;
use gongbao_viewer::view::el::{Build, El, el};

pub fn compare(seen: &Seen<'_>) -> Option<El> {
    let districts = seen.districts();
    let figure = choice::figure(seen.route, &districts)?;
    let text = seen.text();
    let mut chosen = Chosen {
        districts: seen
            .route
            .districts
            .iter()
            .filter_map(|place| {
                let district = choice::district(seen.cache, seen.root, place)?;
                let reports = choice::excerpts(seen.cache, seen.root, place, figure);
                Some((district, reports.unwrap_or_default().iter().collect()))
            })
            .collect(),
        figure,
    };
    let all: Vec<&Verified> = chosen
        .districts
        .iter()
        .flat_map(|(_, reports)| reports.clone())
        .collect();
    let kind = choice::kind(&all, figure);
    for (_, reports) in &mut chosen.districts {
        reports.retain(|one| Some(one.report().kind) == kind);
    }
    let known = || districts.iter().flat_map(|one| &one.figures);
    let label = known().find(|known| known.id == figure);
    let label = label.map_or_else(|| figure.to_owned(), |known| seen.lang.of(&known.label));
    let shown = match seen.route.year {
        Some(year) => across::across(seen, &chosen, year),
        None => over_years::over_years(seen, &chosen),
    };
    let other_kinds = districts
        .iter()
        .flat_map(|one| &one.reports)
        .any(|entry| Some(entry.kind) != kind)
        .then(|| el("p").class("hint").add(text.other_kinds));
    Some(
        el("section")
            .class("comparison")
            .key(COMPARISON)
            .id(COMPARISON.to_owned())
            .attr("aria-label", text.compare)
            .add(heading(label))
            .add(ways(seen, &districts, figure))
            .add(shown)
            .add(other_kinds)
            .add(figures(seen, &districts, figure)),
    )
}

/// Over years, or one of the years across districts.
fn ways(seen: &Seen<'_>, districts: &[&District], figure: &str) -> Option<El> {
    let text = seen.text();
    if districts.len() < 2 {
        return None;
    }
    let way = |label: String, year: Option<u16>| {
        let route = Route {
            year,
            ..seen.route.clone()
        };
        let current = seen.route.year == year;
        let link = el("a").class("way").attr("href", route.link());
        el("li").add(
            link.attr_if("aria-current", current.then_some("true"))
                .add(label),
        )
    };
    let years = choice::years(districts, figure).into_iter();
    let years = years.map(|year| way(fill(text.over_districts, &[&year.to_string()]), Some(year)));
    let list = el("ul").class("ways").attr("aria-label", text.one_year);
    Some(
        list.add(way(text.over_years.to_owned(), None))
            .add(years.collect::<Vec<El>>()),
    )
}

/// All figures that the chosen districts state, by topic.
fn figures(seen: &Seen<'_>, districts: &[&District], current: &str) -> El {
    let text = seen.text();
    let mut known: Vec<&Known> = districts.iter().flat_map(|one| &one.figures).collect();
    known.sort_by(|a, b| a.id.cmp(&b.id));
    known.dedup_by(|a, b| a.id == b.id);
    let title = fill(text.other_figure, &[&known.len().to_string()]);
    let mut topics = el("div").class("topics");
    for of_topic in known.chunk_by(|a, b| address::topic(&a.id) == address::topic(&b.id)) {
        let topic = address::topic(&of_topic[0].id).unwrap_or_default();
        let mut list = el("ul");
        for known in of_topic {
            let route = Route {
                figure: Some(known.id.clone()),
                ..seen.route.clone()
            };
            let is_current = (known.id == current).then_some("true");
            let link = el("a")
                .attr("href", route.link())
                .attr_if("aria-current", is_current);
            list = list.add(el("li").add(link.add(seen.lang.of(&known.label))));
        }
        topics = topics.add(el("div").add(el("h3").add(text.topic(topic))).add(list));
    }
    // Another figure begins with the list folded again.
    let folded = el("details").class("figures").key(current);
    folded.add(el("summary").add(title)).add(topics)
}
