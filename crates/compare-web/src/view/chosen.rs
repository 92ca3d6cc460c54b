//! The chosen districts with their reports, and what can be read side by side.

use super::{CHOSEN, Seen};
use crate::cache::beside;
use crate::choice;
use crate::route::{Place, Route};
use gongbao_catalog::model::{District, Entry};
use gongbao_viewer::text::fill;
use gongbao_viewer::view::el::{Build, El, el};

pub fn chosen(seen: &Seen<'_>) -> Option<El> {
    let text = seen.text();
    let places = &seen.route.districts;
    if places.is_empty() {
        return None;
    }
    let list: Vec<El> = places.iter().map(|place| one(seen, place)).collect();
    let chosen = el("section")
        .class("chosen")
        .key("chosen")
        .attr("aria-labelledby", CHOSEN);
    Some(
        chosen
            .add(el("h2").id(CHOSEN.to_owned()).add(text.chosen_title))
            .add(el("ul").add(list)),
    )
}

fn one(seen: &Seen<'_>, place: &Place) -> El {
    let text = seen.text();
    let remove = el("a")
        .class("button")
        .attr("href", seen.route.with_or_without(place).link())
        .attr("aria-label", format!("{}:{}", text.remove, place.name))
        .add(text.remove);
    let name = el("span")
        .class("name")
        .add(el("b").add(place.name.as_str()))
        .add(" ")
        .add(place.region.as_str());
    let file = choice::district(seen.cache, seen.root, place);
    el("li")
        .key(&format!("{}/{}", place.region, place.name))
        .add(el("div").class("one").add(name).add(remove))
        .add(file.map(|district| reports(seen, place, district)))
}

fn reports(seen: &Seen<'_>, place: &Place, district: &District) -> El {
    let text = seen.text();
    let title = fill(text.reports, &[&district.reports.len().to_string()]);
    let mut list = el("ul");
    let mut before: Option<&Entry> = None;
    for entry in &district.reports {
        let page = beside(seen.root, &entry.page);
        // An address that is none of a page is not followed.
        let link = el(if page.is_empty() { "span" } else { "a" });
        let link = link
            .attr_if("href", Some(page).filter(|page| !page.is_empty()))
            .add(entry.title.as_str());
        let pair = before.filter(|before| before.kind == entry.kind && before.year < entry.year);
        let side_by_side = pair.map(|before| {
            let route = Route {
                read: Some((place.clone(), before.year, entry.year)),
                ..seen.route.clone()
            };
            let label = fill(text.read_with, &[&before.year.to_string()]);
            el("a")
                .class("button")
                .attr("href", route.link())
                .add(label)
        });
        list = list.add(
            el("li")
                .add(el("b").add(entry.year.to_string()))
                .add(link)
                .add(side_by_side),
        );
        before = Some(entry);
    }
    el("details")
        .class("reports")
        .add(el("summary").add(title))
        .add(list)
}
