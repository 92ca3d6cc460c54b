//! What a person sees: the search, the chosen districts, their figures, two texts side by side.

mod across;
mod chosen;
mod compare;
mod find;
mod over_years;
mod plot;
mod row;
mod side_by_side;

use crate::cache::Cache;
use crate::choice;
use crate::route::Route;
use crate::text::{Text, text};
use gongbao_catalog::model::{District, Years};
use gongbao_viewer::text::Lang;
use gongbao_viewer::view::el::{Build, El, el};
use gongbao_viewer::view::{button, status};
use yew::{Callback, Event, InputEvent, MouseEvent};

/// Where the comparison stands in the page.
pub const COMPARISON: &str = "comparison";
/// Where the reading stands.
pub const READING: &str = "reading";

/// The titles of the search and of the chosen districts.
pub const FIND: &str = "find-title";
pub const CHOSEN: &str = "chosen-title";

/// What the page is drawn from.
pub struct Seen<'a> {
    pub lang: Lang,
    /// Address of the catalogue's root.
    pub root: &'a str,
    pub route: &'a Route,
    pub cache: &'a Cache,
    /// What is typed into the search, and the year it is limited to.
    pub words: &'a str,
    pub in_year: Option<u16>,
}

impl<'a> Seen<'a> {
    pub fn text(&self) -> &'static Text {
        text(self.lang)
    }

    /// The chosen districts whose files are here.
    pub fn districts(&self) -> Vec<&'a District> {
        choice::districts(self.route, self.cache, self.root)
    }
}

/// The whole page.
pub fn page(
    seen: &Seen<'_>,
    typed: Callback<InputEvent>,
    in_year: Callback<Event>,
    retry: Callback<MouseEvent>,
) -> El {
    let text = seen.text();
    let frame = el("div").class("gongbao").attr("lang", seen.lang.tag());
    let lost: Vec<El> = seen
        .cache
        .failed()
        .map(|error| {
            el("p")
                .attr("role", "alert")
                .add(seen.lang.load_error(error))
        })
        .collect();
    let Some(catalog) = seen.cache.catalog(seen.root) else {
        let loading = lost.is_empty().then(|| status::loading(seen.lang));
        let again = el("p")
            .class("tools")
            .add(button(seen.lang.text().retry).on_click(retry));
        let failed = (!lost.is_empty()).then(|| {
            let title = el("h1").add(seen.lang.text().failed);
            el("main").class("status").add(title).add(lost).add(again)
        });
        return frame.add(loading).add(failed);
    };
    let title = el("h1").class("title").add(text.title);
    let masthead = el("header")
        .class("masthead")
        .add(el("p").class("issuer").add(seen.lang.text().app))
        .add(el("p").class("imprint"))
        .add(title)
        .add(el("p").class("lead").add(text.lead));
    let again = (!lost.is_empty()).then(|| {
        let again = button(seen.lang.text().retry).on_click(retry);
        el("div").key("lost").class("lost").add(lost).add(again)
    });
    let body = el("main")
        .class("comparing")
        .add(find::find(seen, catalog, typed, in_year))
        .add(chosen::chosen(seen))
        .add(again)
        .add(side_by_side::side_by_side(seen))
        .add(compare::compare(seen));
    let wait = if seen.cache.is_pending() {
        "true"
    } else {
        "false"
    };
    frame.add(
        el("div")
            .class("report")
            .attr("aria-busy", wait)
            .add(masthead)
            .add(body),
    )
}

/// Years as people write them: 2014–2015、2017.
fn stretches(years: &[Years]) -> String {
    let stretch = |years: &Years| match years {
        Years { from, to } if from == to => from.to_string(),
        Years { from, to } => format!("{from}–{to}"),
    };
    years
        .iter()
        .map(stretch)
        .collect::<Vec<String>>()
        .join("、")
}

/// A heading that the page goes to.
fn heading(words: impl Into<String>) -> El {
    el("h2").add(words.into())
}
