//! A strip of the figures that matter most: the first of each chart, in the report's order.

use super::figure_anchor;
use super::page::Page;
use crate::text::number;
use yew::prelude::*;

/// More than these would be a table, not a strip.
const MOST: usize = 6;

/// The strip; nothing when no chart shows a figure.
pub fn key_figures(page: &Page) -> Html {
    let mut ids: Vec<&str> = Vec::new();
    for picture in &page.pictures {
        let first = picture
            .entries
            .iter()
            .find_map(|entry| entry.figure.as_deref());
        if let Some(id) = first.filter(|id| !ids.contains(id)) {
            ids.push(id);
        }
    }
    let figures = ids
        .into_iter()
        .filter_map(|id| page.verified.figure(id))
        .take(MOST);
    let tiles: Vec<Html> = figures
        .map(|proven| {
            let figure = proven.figure();
            html! {
                <li>
                    <a href={format!("#{}", figure_anchor(&figure.id))}>
                        <span class="value">{ number::value(figure, page.lang) }<small>{ unit(&figure.unit) }</small></span>
                        <span class="label">{ page.lang.of(&figure.label) }</span>
                    </a>
                </li>
            }
        })
        .collect();
    if tiles.is_empty() {
        return Html::default();
    }
    let title = page.lang.text().key_figures;
    html! { <section class="key-figures" aria-label={title}><ul>{ for tiles }</ul></section> }
}

/// The unit behind a large number, set off by a thin blank; a percent sign stands close.
pub fn unit(unit: &str) -> String {
    if unit == "%" {
        unit.to_owned()
    } else {
        format!("\u{2009}{unit}")
    }
}
