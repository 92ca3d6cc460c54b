//! The search: districts by a part of their name and by year. A result is a link that chooses it.

use super::{FIND, Seen, stretches};
use crate::route::Place;
use gongbao_catalog::Catalog;
use gongbao_catalog::model::{Listed, Years};
use gongbao_viewer::text::{fill, number};
use gongbao_viewer::view::el::{Build, El, el};
use yew::{Callback, Event, InputEvent};

/// So many results are shown at once.
const SHOWN: usize = 40;

pub fn find(
    seen: &Seen<'_>,
    catalog: &Catalog,
    typed: Callback<InputEvent>,
    in_year: Callback<Event>,
) -> El {
    let text = seen.text();
    let words = el("label").class("field").add(text.find_label).add(
        el("input")
            .attr("type", "search")
            .attr("autocomplete", "off")
            .attr("aria-describedby", "find-hint")
            .on_input(typed),
    );
    let years = el("select")
        .on_change(in_year)
        .add(option("", text.all_years, seen.in_year.is_none()))
        .add(
            all_years(catalog)
                .into_iter()
                .rev()
                .map(|year| {
                    option(
                        &year.to_string(),
                        &year.to_string(),
                        seen.in_year == Some(year),
                    )
                })
                .collect::<Vec<El>>(),
        );
    let years = el("label").class("field").add(text.year_label).add(years);
    el("section")
        .class("find")
        .key("find")
        .attr("aria-labelledby", FIND)
        .add(el("h2").id(FIND.to_owned()).add(text.find))
        .add(el("div").class("fields").add(words).add(years))
        .add(
            el("p")
                .class("hint")
                .id("find-hint".to_owned())
                .add(text.find_hint),
        )
        .add(results(seen, catalog))
}

/// Yew inserts children from the last on: without the flag the last would be chosen.
fn option(value: &str, label: &str, chosen: bool) -> El {
    el("option")
        .attr("value", value.to_owned())
        .flag("selected", chosen)
        .add(label)
}

fn results(seen: &Seen<'_>, catalog: &Catalog) -> Vec<El> {
    let text = seen.text();
    let asks = !seen.words.trim().is_empty() || seen.in_year.is_some();
    let found = || catalog.search(seen.words, seen.in_year);
    let count = found().count();
    let said = if !asks {
        let reports: usize = catalog
            .districts()
            .map(|(_, one)| Years::count(&one.years))
            .sum();
        fill(text.totals, &[&plain(count), &plain(reports)])
    } else if count == 0 {
        text.none_found.to_owned()
    } else {
        fill(text.found, &[&plain(count)])
    };
    let mut line = el("p").class("found").attr("role", "status").add(said);
    if count > SHOWN {
        line = line
            .add(" ")
            .add(fill(text.first_of, &[&SHOWN.to_string()]));
    }
    let list: Vec<El> = found()
        .take(SHOWN)
        .map(|(region, one)| result(seen, region, one))
        .collect();
    vec![line, el("ul").class("results").add(list)]
}

fn result(seen: &Seen<'_>, region: &str, district: &Listed) -> El {
    let text = seen.text();
    let place = Place {
        region: region.to_owned(),
        name: district.name.clone(),
    };
    let chosen = seen.route.districts.contains(&place);
    let link = el("a")
        .attr("href", seen.route.with_or_without(&place).link())
        .attr_if("aria-current", chosen.then_some("true"))
        .add(el("b").add(district.name.as_str()))
        .add(el("span").add(format!(
            "{region} {}",
            fill(text.years, &[&stretches(&district.years)])
        )))
        .add(el("em").add(if chosen { text.chosen } else { text.choose }));
    el("li")
        .key(&format!("{region}/{}", district.name))
        .add(link)
}

fn all_years(catalog: &Catalog) -> Vec<u16> {
    let listed = catalog.districts().flat_map(|(_, one)| &one.years);
    let mut years: Vec<Years> = listed.copied().collect();
    years.sort_unstable_by_key(|years| (years.from, years.to));
    years.dedup();
    let all = years.iter().flat_map(|years| years.from..=years.to);
    let mut all: Vec<u16> = all.collect();
    all.sort_unstable();
    all.dedup();
    all
}

#[allow(clippy::cast_precision_loss)] // Far below 2^52.
fn plain(count: usize) -> String {
    number::plain(count as f64)
}
