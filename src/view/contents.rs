//! The table of contents, which follows the reading position.

use super::page::Page;
use crate::platform;
use gongbao_report::model::Section;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct ContentsProps {
    pub page: Rc<Page>,
    /// The element that holds the sections.
    pub body: NodeRef,
}

#[component]
pub fn Contents(props: &ContentsProps) -> Html {
    let here = use_state(|| None::<String>);
    let set_here = here.setter();
    let body = props.body.clone();
    use_effect_with(Rc::clone(&props.page), move |_| {
        let watch = body.cast::<web_sys::Element>().and_then(|body| {
            platform::watch_position(&body, "section.section", move |id| set_here.set(Some(id)))
        });
        move || drop(watch)
    });
    let report = props.page.verified.report();
    let text = props.page.lang.text();
    html! {
        <nav class="contents" aria-label={text.contents}>
            <p class="contents-title" aria-hidden="true">{ text.contents }</p>
            { entries(&report.sections, here.as_deref()) }
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
    section.sections.iter().any(|inner| here == Some(inner.id.as_str()) || section_holds(inner, here))
}
