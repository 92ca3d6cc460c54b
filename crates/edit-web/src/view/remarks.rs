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
    let doubted = doubts::doubted(lang, opened, work);
    let count = doubted.len().to_string();
    let said = if doubted.is_empty() {
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
    let list = |title: &str, said: Vec<El>, open: bool| {
        (!said.is_empty()).then(|| {
            let summary = fill(title, &[&said.len().to_string()]);
            let items = said.into_iter().map(|said| el("li").add(said));
            super::folded(&summary)
                .flag("open", open)
                .add(el("ol").add(items.collect::<Vec<_>>()))
        })
    };
    let few = doubted.len() <= MOST_OPEN;
    let doubted = doubted.into_iter().map(|(_, said)| said).collect();
    let known = doubts::to_know(opened).into_iter();
    let known = known
        .map(|(_, one)| doubts::said(lang, work, one))
        .collect();
    el("section")
        .class("import-remarks")
        .attr("aria-label", text.remarks)
        .add(head)
        .add(list(text.to_look_at, doubted, few))
        .add(list(text.to_know, known, false))
}
