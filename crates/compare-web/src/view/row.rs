//! What the tables share: a number with its report's own words, and what changed.

use super::Seen;
use crate::cache::beside;
use gongbao_catalog::model::District;
use gongbao_compare::{Change, Point, Unlike};
use gongbao_report::{Figure, Qualifier};
use gongbao_viewer::text::{fill, number};
use gongbao_viewer::view::around;
use gongbao_viewer::view::el::{Build, El, el};

/// Where a point's sentence stands: the report's page, at the figure. None where the catalogue names
/// no page for the report; such a point is not drawn.
pub fn address(seen: &Seen<'_>, district: &District, point: Point<'_>) -> Option<String> {
    let id = &point.report().id;
    let entry = district
        .reports
        .iter()
        .find(|entry| entry.id == *id && entry.year == point.report().year)?;
    let page = beside(seen.root, &entry.page);
    (!page.is_empty()).then(|| format!("{page}#figure/{}", point.figure().id))
}

/// A table that may be wider than a phone.
pub fn table(label: &str, names: &[&str], rows: Vec<El>) -> El {
    let mut head = el("tr");
    for name in names {
        head = head.add(el("th").attr("scope", "col").add(*name));
    }
    let table = el("table")
        .class("figures-table")
        .add(el("thead").add(head));
    let scroll = el("div").class("table-scroll").attr("tabindex", "0");
    let scroll = scroll
        .attr("role", "group")
        .attr("aria-label", label.to_owned());
    scroll.add(table.add(el("tbody").add(rows)))
}

pub fn row_head(words: impl Into<String>) -> El {
    el("th").attr("scope", "row").add(words.into())
}

/// The number, with what it covers where that is not the whole district.
pub fn value(seen: &Seen<'_>, point: Point<'_>) -> El {
    let text = seen.text();
    let figure = point.figure();
    let scope = figure
        .scope
        .as_ref()
        .map(|scope| el("small").add(fill(text.scope, &[&seen.lang.of(scope)])));
    let back = point
        .looks_back()
        .then(|| el("small").add(fill(text.looking_back, &[&point.report().year.to_string()])));
    let derived = figure
        .basis
        .is_derived()
        .then(|| el("em").add(seen.lang.text().derived));
    el("td")
        .class("number")
        .add(number::quantity(figure, seen.lang))
        .add(derived)
        .add(scope)
        .add(back)
}

/// The words of the report that state it, as a link to them.
pub fn sentence(seen: &Seen<'_>, point: Point<'_>, address: Option<String>) -> El {
    let ((before, after), printed) = around(point.figure());
    let words = |part: El| part.add(before).add(el("b").add(printed)).add(after);
    let Some(address) = address else {
        return words(el("td").class("said"));
    };
    let year = point.report().year.to_string();
    let label = fill(
        seen.text().to_report,
        &[&year, &seen.lang.of(&point.figure().label)],
    );
    let link = el("a").attr("href", address).attr("title", label);
    el("td").class("said").add(words(link))
}

/// What changed, or why that cannot be said.
pub fn change(seen: &Seen<'_>, figure: &Figure, change: Result<Change, Unlike>) -> El {
    let text = seen.text();
    let change = match change {
        Ok(change) => change,
        Err(unlike) => return el("td").class("unlike").add(text.unlike(unlike)),
    };
    let amount = if figure.unit == "%" {
        fill(text.points, &[&signed(change.by)])
    } else {
        plus(change.by).to_owned() + &number::like(figure, change.by, seen.lang)
    };
    let bounded = match change.qualifier {
        Qualifier::AtLeast | Qualifier::MoreThan => fill(text.at_least, &[&amount]),
        Qualifier::AtMost | Qualifier::LessThan => fill(text.at_most, &[&amount]),
        _ => amount,
    };
    let percent = change
        .percent
        .map(|percent| el("small").add(format!("{}%", signed((percent * 10.0).round() / 10.0))));
    el("td").class("number").add(bounded).add(percent)
}

fn signed(value: f64) -> String {
    plus(value).to_owned() + &number::plain(value)
}

/// A minus is part of a number.
fn plus(value: f64) -> &'static str {
    if value > 0.0 { "+" } else { "" }
}

/// What a point measures, where that is what sets it apart.
pub fn measure(seen: &Seen<'_>, point: Point<'_>) -> String {
    let scope = point.figure().scope.as_ref();
    scope.map_or_else(
        || point.figure().unit.clone(),
        |scope| fill(seen.text().scope, &[&seen.lang.of(scope)]),
    )
}
