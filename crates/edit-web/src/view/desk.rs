//! The desk: doubts first, then what is edited, then what becomes of it.

use super::{charts, doubts, fields, figures, line_field, notes, sent};
use crate::text::text;
use crate::work::{Msg, Opened, Work};
use gongbao_edit::Edit;
use gongbao_viewer::platform;
use gongbao_viewer::text::{Lang, fill};
use gongbao_viewer::view::button;
use gongbao_viewer::view::el::{El, el};
use yew::Callback;

/// Ids of what takes the focus: the desk's title, and the button that opens the desk.
pub const TITLE: &str = "edit-title";
pub const OPEN: &str = "edit-open";

pub fn desk(lang: Lang, opened: &Opened, work: &Work, send: &Callback<Msg>) -> El {
    let text = text(lang);
    let report = work.draft.report();
    let back = button(text.undo).flag("disabled", !work.draft.can_undo());
    let again = button(text.redo).flag("disabled", !work.draft.can_redo());
    let head = el("header")
        .class("edit-head")
        .add(
            el("h2")
                .id(TITLE.to_owned())
                .attr("tabindex", "-1")
                .add(text.desk_title),
        )
        .add(back.on_click(send.reform(|_| Msg::Undo)))
        .add(again.on_click(send.reform(|_| Msg::Redo)))
        .add(button(text.fold_desk).on_click(send.reform(|_| Msg::Desk(false))))
        .add(
            el("p")
                .class("said")
                .attr("role", "status")
                .add(work.said.as_str()),
        );
    let parts = report.sections.len().to_string();
    let paragraphs = report.paragraphs().count().to_string();
    let numbers = report.figures.len().to_string();
    let held = work.verified.proven().count().to_string();
    let read = fill(
        text.read,
        &[&opened.name, &parts, &paragraphs, &numbers, &held],
    );
    el("section")
        .class("edit-desk")
        .attr("aria-labelledby", TITLE)
        .add(head)
        .add(el("p").class("hint").add(read))
        .add(doubts::doubts(lang, opened, work, send))
        .add(fields::fields(lang, &report, send))
        .add(figures::figures(lang, &report, work, send))
        .add(charts::charts(lang, &report, work, send))
        .add(notes::notes(lang, work, send))
        .add(finish(lang, work, send))
}

/// What becomes of the draft.
fn finish(lang: Lang, work: &Work, send: &Callback<Msg>) -> El {
    let text = text(lang);
    let typed = sent(send, |event| Some(Msg::At(platform::value_of(&event)?)));
    let publish = button(text.publish)
        .class("button primary")
        .flag("disabled", work.packing)
        .on_click(send.reform(|_| Msg::Publish));
    el("section")
        .attr("aria-labelledby", "edit-finish")
        .add(el("h3").id("edit-finish".to_owned()).add(text.finish))
        .add(line_field(text.at, &work.at, typed).class("field wide"))
        .add(el("p").class("hint").add(if work.at.is_empty() {
            text.no_address
        } else {
            text.at_hint
        }))
        .add(
            el("p")
                .class("acts")
                .add(publish)
                .add(button(text.save).on_click(send.reform(|_| Msg::Save))),
        )
}

/// What has the focus after an edit, where it would be lost: what moves, and
/// what was chosen, is taken out of the page.
pub fn focus_after(edit: &Edit) -> Option<String> {
    match edit {
        Edit::MoveHighlight { figure: id, by } | Edit::MoveChart { chart: id, by } => {
            Some(figures::moves(id, *by))
        }
        Edit::Point { figure, .. } => Some(figures::points(figure)),
        _ => None,
    }
}
