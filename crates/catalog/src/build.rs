//! Reports become the files of a catalogue, one district at a time: never more of them in memory than
//! one district has.

use crate::model::{Catalog, District, Entry, Excerpts, FORMAT, Known, Listed, Region, Years};
use crate::{address, excerpt};
use gongbao_compare::vocabulary_id;
use gongbao_report::{Names, Verified};
use serde::Serialize;
use std::collections::BTreeMap;

/// A report and where it lies, relative to the root.
pub struct Located {
    pub verified: Verified,
    pub page: String,
    pub data: String,
}

/// A file to be written: its address and its JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub path: String,
    pub json: String,
}

/// The files of one district.
pub fn district(region: &str, name: &str, reports: &[Located]) -> Vec<File> {
    let mut reports: Vec<&Located> = reports.iter().collect();
    reports.sort_by_key(|one| (one.verified.report().year, one.verified.report().id.clone()));
    let figures = figures(&reports);
    let mut topics: Vec<&str> = figures
        .iter()
        .filter_map(|known| address::topic(&known.id))
        .collect();
    topics.dedup();
    let excerpts = topics.iter().map(|topic| {
        let cut = |one: &&Located| {
            excerpt::excerpt(&one.verified, |id| {
                address::topic(id) == Some(topic) && shared(&one.verified, id)
            })
        };
        let excerpts = Excerpts {
            format: FORMAT,
            reports: reports.iter().filter_map(cut).collect(),
        };
        file(address::excerpts(region, name, topic), &excerpts)
    });
    let excerpts: Vec<File> = excerpts.collect();
    let district = District {
        format: FORMAT,
        region: region.to_owned(),
        name: name.to_owned(),
        reports: reports.iter().map(|one| entry(one)).collect(),
        figures,
    };
    let index = file(address::district(region, name), &district);
    [index].into_iter().chain(excerpts).collect()
}

/// The root: each district's region, name and years.
pub fn root(districts: impl IntoIterator<Item = (String, String, Vec<u16>)>) -> File {
    let mut regions: BTreeMap<String, Vec<Listed>> = BTreeMap::new();
    for (region, name, years) in districts {
        let years = Years::of(years);
        regions
            .entry(region)
            .or_default()
            .push(Listed { name, years });
    }
    let regions = regions.into_iter().map(|(name, mut districts)| {
        districts.sort_by(|a, b| a.name.cmp(&b.name));
        Region { name, districts }
    });
    let catalog = Catalog {
        format: FORMAT,
        regions: regions.collect(),
    };
    file(address::ROOT.to_owned(), &catalog)
}

fn entry(located: &Located) -> Entry {
    let report = located.verified.report();
    Entry {
        id: report.id.clone(),
        kind: report.kind,
        year: report.year,
        title: report.title.clone(),
        page: located.page.clone(),
        data: located.data.clone(),
    }
}

/// Every figure of the vocabulary that some report states, with the shortest name that a report has for it.
fn figures(reports: &[&Located]) -> Vec<Known> {
    let mut known: BTreeMap<&str, (&Names, Vec<u16>)> = BTreeMap::new();
    for located in reports {
        let report = located.verified.report();
        for proven in located.verified.proven() {
            let figure = proven.figure();
            if let Some(id) = vocabulary_id(figure).filter(|id| address::topic(id).is_some()) {
                let (label, years) = known.entry(id).or_insert((&figure.label, Vec::new()));
                years.push(figure.covers(report.year).to);
                if figure.label.zh.chars().count() < label.zh.chars().count() {
                    *label = &figure.label;
                }
            }
        }
    }
    let known = known.into_iter().map(|(id, (label, years))| Known {
        id: id.to_owned(),
        label: label.clone(),
        years: Years::of(years),
    });
    known.collect()
}

fn shared(verified: &Verified, id: &str) -> bool {
    let proven = verified.figure(id);
    proven.is_some_and(|proven| vocabulary_id(proven.figure()).is_some())
}

fn file(path: String, content: &impl Serialize) -> File {
    // The model has no map keys and no numbers that JSON cannot hold.
    let json = serde_json::to_string(content).unwrap_or_default();
    File { path, json }
}

#[cfg(test)]
mod tests;
