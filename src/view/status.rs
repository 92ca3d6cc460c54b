//! Loading, or why there is nothing to read. Never a blank page.

use super::el::{Build, El, el};
use super::{button, file_button};
use crate::text::Lang;
use yew::{Callback, MouseEvent};

/// Says that the report is on its way.
pub fn loading(lang: Lang) -> El {
    let loading = lang.text().loading;
    el("main")
        .class("status")
        .attr("aria-busy", "true")
        .add(el("p").attr("role", "status").add(loading))
        .add(el("progress").attr("aria-label", loading))
}

/// Says what went wrong, and offers to try again or to open a file.
pub fn failure(
    lang: Lang,
    error: &str,
    retry: Option<Callback<MouseEvent>>,
    open: Option<&Callback<web_sys::File>>,
) -> El {
    let text = lang.text();
    let retry = retry.map(|retry| button(text.retry).on_click(retry));
    let open = open.map(|open| file_button(lang, open));
    el("main")
        .class("status")
        .add(el("h1").add(text.failed))
        .add(el("p").attr("role", "alert").add(error))
        .add(el("p").class("tools").add(retry).add(open))
}
