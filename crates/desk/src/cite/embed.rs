//! The line that shows one chart of a published report in another page.

use super::{Citing, Shared, dialog, form};
use crate::Desk;
use crate::dom::{self, attr};
use web_sys::Element;

/// On an element around a published report: the name and the integrity of the script that shows reports in
/// other pages. `data-src` there names the report.
const EMBED: &str = "data-embed";

/// Opens the dialog with the line for the chart with this id.
pub fn open(desk: &Shared, id: &str) {
    let Desk { page, citing, .. } = &mut *desk.borrow_mut();
    let text = page.text;
    let around = page.root.closest(&format!("[{EMBED}]")).ok().flatten();
    let line = around.and_then(|around| {
        let title = dom::by_id(&page.root, id)?.query_selector("figcaption");
        let title = title.ok()??.text_content()?;
        line(&around, id.rsplit('/').next()?, &title)
    });
    if let Some(line) = line {
        let form = form(text.copy, text.embed_line, &line, "6");
        let dialog = dialog(text, text.embed, &[form]);
        let places = Vec::new();
        Citing { dialog, places }.show(page, citing);
    }
}

/// Where the page will lie, or else where it lies; the addresses of the files beside it follow from that.
fn line(around: &Element, chart: &str, title: &str) -> Option<String> {
    let document = dom::document();
    let canonical = document.query_selector("link[rel=canonical]").ok()?;
    let page = canonical.map_or_else(dom::address, |link| attr(&link, "href"));
    let beside = |name: &str| {
        let address = web_sys::Url::new_with_base(name, &page).ok()?.href();
        Some(escaped(&address))
    };
    let files = attr(around, EMBED);
    let (script, integrity) = files.split_once(' ')?;
    let (script, report) = (beside(script)?, beside(&attr(around, "data-src"))?);
    let to = beside(&format!("#chart/{chart}"))?;
    let [chart, title] = [chart, title].map(escaped);
    Some(format!(
        r#"<script async src="{script}" integrity="{integrity}" crossorigin="anonymous"></script><gongbao-report src="{report}" chart="{chart}"><a href="{to}">{title}</a></gongbao-report>"#
    ))
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('"', "&quot;");
    text.replace('<', "&lt;")
}
