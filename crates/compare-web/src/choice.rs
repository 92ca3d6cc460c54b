//! What the address means once the files are there.

use crate::cache::{Cache, beside};
use crate::route::{Place, Route};
use gongbao_catalog::address;
use gongbao_catalog::model::{District, Entry, Years};
use gongbao_compare::Point;
use gongbao_report::Verified;
use gongbao_report::model::ReportKind;

/// The reports of the chosen districts that are here, cut down to one topic.
pub struct Chosen<'a> {
    /// Name of each district and its reports.
    pub districts: Vec<(&'a District, Vec<&'a Verified>)>,
    pub figure: &'a str,
}

/// The file of a district, if it is here.
pub fn district<'a>(cache: &'a Cache, root: &str, place: &Place) -> Option<&'a District> {
    cache.district(&beside(
        root,
        &address::district(&place.region, &place.name),
    ))
}

/// The files of the chosen districts that are here.
pub fn districts<'a>(route: &Route, cache: &'a Cache, root: &str) -> Vec<&'a District> {
    let places = route.districts.iter();
    places
        .filter_map(|place| district(cache, root, place))
        .collect()
}

/// The duty to report that most of the reports answer which state the figure: others are not compared with them.
pub fn kind(reports: &[&Verified], figure: &str) -> Option<ReportKind> {
    let states = |report: &&&Verified| !Point::all(report, figure).is_empty();
    let kinds = reports.iter().filter(states).map(|one| one.report().kind);
    let kinds: Vec<ReportKind> = kinds.collect();
    let count = |kind| kinds.iter().filter(|one| **one == kind).count();
    kinds.iter().copied().max_by_key(|kind| count(*kind))
}

/// The figure asked for, or else the one that most reports state.
pub fn figure<'a>(route: &'a Route, districts: &[&'a District]) -> Option<&'a str> {
    if let Some(id) = &route.figure {
        return Some(id);
    }
    let stated = |id: &str| -> usize {
        let known = districts.iter().flat_map(|one| &one.figures);
        known
            .filter(|known| known.id == id)
            .map(|known| Years::count(&known.years))
            .sum()
    };
    let all = districts.iter().flat_map(|one| &one.figures);
    let mut best: Option<(usize, &str)> = None;
    for known in all {
        let reports = stated(&known.id);
        // Of equals the first.
        if best.is_none_or(|(most, _)| reports > most) {
            best = Some((reports, &known.id));
        }
    }
    best.map(|(_, id)| id)
}

/// The excerpts of a district of the topic that a figure is of, if they are here.
pub fn excerpts<'a>(
    cache: &'a Cache,
    root: &str,
    place: &Place,
    figure: &str,
) -> Option<&'a [Verified]> {
    let topic = address::topic(figure)?;
    let file = address::excerpts(&place.region, &place.name, topic);
    cache.excerpts(&beside(root, &file))
}

/// The two reports to be read side by side, the earlier first.
pub fn entries<'a>(route: &Route, cache: &'a Cache, root: &str) -> Option<(&'a Entry, &'a Entry)> {
    let (place, earlier, later) = route.read.as_ref()?;
    let district = district(cache, root, place)?;
    let of = |year: u16| district.reports.iter().find(|entry| entry.year == year);
    Some((of(*earlier)?, of(*later)?))
}

/// The years in which any of these districts states a figure, in order.
pub fn years(districts: &[&District], figure: &str) -> Vec<u16> {
    let known = districts
        .iter()
        .flat_map(|one| &one.figures)
        .filter(|known| known.id == figure);
    let stretches: Vec<Years> = known.flat_map(|known| &known.years).copied().collect();
    let mut all: Vec<u16> = stretches
        .iter()
        .flat_map(|years| years.from..=years.to)
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongbao_report::Report;

    #[test]
    fn reports_that_do_not_state_the_figure_do_not_choose_the_kind() {
        let read = |json: &str| Verified::of(Report::from_json(json).unwrap());
        let law = read(include_str!("../../../assets/reports/kecheng-2017.json"));
        let disclosure = read(
            r#"{"format":1,"id":"a","title":"a","year":2020,"issuer":"i",
            "kind":"information_disclosure","preamble":[],"sections":[]}"#,
        );
        let all = [&disclosure, &disclosure, &law];
        let figure = "petitions.letters.received";
        assert_eq!(kind(&all, figure), Some(ReportKind::LawBasedGovernment));
        assert_eq!(kind(&[&disclosure], figure), None);
    }
}
