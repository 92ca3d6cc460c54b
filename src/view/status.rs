//! Loading, or why there is nothing to read. Never a blank page.

use super::file_button;
use crate::text::Lang;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct StatusProps {
    pub lang: Lang,
    /// What went wrong; loading while absent.
    #[prop_or_default]
    pub error: Option<String>,
    #[prop_or_default]
    pub retry: Option<Callback<()>>,
    pub open: Callback<web_sys::File>,
}

#[component]
pub fn Status(props: &StatusProps) -> Html {
    let text = props.lang.text();
    let Some(error) = &props.error else {
        return html! {
            <main class="status" aria-busy="true">
                <p role="status">{ text.loading }</p>
                <progress aria-label={text.loading}></progress>
            </main>
        };
    };
    html! {
        <main class="status">
            <h1>{ text.failed }</h1>
            <p role="alert">{ error }</p>
            <p class="tools">
                if let Some(retry) = &props.retry {
                    <button type="button" class="button" onclick={retry.reform(|_| ())}>{ text.retry }</button>
                }
                { file_button(props.lang, &props.open) }
            </p>
        </main>
    }
}
