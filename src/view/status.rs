//! Loading, or why there is nothing to read. Never a blank page.

use super::file_button;
use crate::text::Lang;
use yew::prelude::*;

/// Says that the report is on its way.
pub fn loading(lang: Lang) -> Html {
    let text = lang.text();
    html! {
        <main class="status" aria-busy="true">
            <p role="status">{ text.loading }</p>
            <progress aria-label={text.loading}></progress>
        </main>
    }
}

/// Says what went wrong, and offers to try again or to open a file.
pub fn failure(
    lang: Lang,
    error: &str,
    retry: Option<Callback<MouseEvent>>,
    open: &Callback<web_sys::File>,
) -> Html {
    let text = lang.text();
    html! {
        <main class="status">
            <h1>{ text.failed }</h1>
            <p role="alert">{ error.to_owned() }</p>
            <p class="tools">
                if let Some(retry) = retry {
                    <button type="button" class="button" onclick={retry}>{ text.retry }</button>
                }
                { file_button(lang, open) }
            </p>
        </main>
    }
}
