//! The table of contents, which follows the reading position.

use super::page::Page;
use gongbao_report::model::Section;
use yew::prelude::*;

/// All sections as links; `here` is the one being read.
pub fn contents(page: &Page, here: Option<&str>) -> Html {
    let report = page.verified.report();
    let text = page.lang.text();
    html! {
        <nav class="contents" aria-label={text.contents}>
            <p class="contents-title" aria-hidden="true">{ text.contents }</p>
            { entries(&report.sections, here) }
        </nav>
    }
}

fn entries(sections: &[Section], here: Option<&str>) -> Html {
    if sections.is_empty() {
        return Html::default();
    }
    let entries = sections.iter().map(|section| {
        let current = here == Some(section.id.as_str());
        let within = current || section_holds(section, here);
        html! {
            <li class={classes!(within.then_some("within"))}>
                <a href={format!("#{}", section.id)} aria-current={current.then_some("location")}>{ section.heading() }</a>
                { entries(&section.sections, here) }
            </li>
        }
    });
    html! { <ol>{ for entries }</ol> }
}

fn section_holds(section: &Section, here: Option<&str>) -> bool {
    section
        .sections
        .iter()
        .any(|inner| here == Some(inner.id.as_str()) || section_holds(inner, here))
}
