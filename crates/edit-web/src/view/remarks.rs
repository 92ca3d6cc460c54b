//! Above the report: what was opened, what of it is doubtful, and the way to the desk.

use super::{desk, doubts, sign_button};
use crate::text::text;
use crate::work::{Msg, Opened, Work};
use gongbao_viewer::text::{Lang, fill};
use gongbao_viewer::view::button;
use gongbao_viewer::view::el::{Build, El, el};
use yew::Callback;

/// More than these are folded: the report itself should be seen.
const MOST_OPEN: usize = 3;

/// What was opened.
pub fn remarks(lang: Lang, opened: &Opened, work: &Work, send: &Callback<Msg>) -> El {
    let text = text(lang);
    let (warnings, others) = doubts::parted(opened);
    let count = warnings.len().to_string();
    let said = if warnings.is_empty() {
        fill(text.nothing_doubted, &[&opened.name])
    } else {
        fill(text.doubted, &[&opened.name, &count])
    };
    let open = button(text.desk).id(desk::OPEN.to_owned());
    let acts = el("span")
        .class("moves")
        .add(open.on_click(send.reform(|_| Msg::Desk(true))))
        .add(sign_button("×", text.close, send.reform(|_| Msg::Close)));
    let head = el("div")
        .class("remarks-head")
        .add(el("p").attr("role", "status").add(said))
        .add(acts);
    let list = |title: &str, remarks: &[&_], open: bool| {
        (!remarks.is_empty()).then(|| {
            let draw = |one: &&_| doubts::item(lang, work, one);
            let items: Vec<El> = remarks.iter().map(draw).collect();
            let summary = fill(title, &[&remarks.len().to_string()]);
            super::folded(&summary)
                .flag("open", open)
                .add(el("ol").add(items))
        })
    };
    let few = warnings.len() <= MOST_OPEN;
    el("section")
        .class("import-remarks")
        .attr("aria-label", text.remarks)
        .add(head)
        .add(list(text.to_look_at, &warnings, few))
        .add(list(text.to_know, &others, false))
}
