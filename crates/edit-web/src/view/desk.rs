//! The desk: doubts first, then what is edited, then what becomes of it.

use super::{charts, doubts, fields, figures, line_field, line_input, notes, sent, slot};
use crate::text::text;
use crate::work::{Msg, Opened, Work};
use gongbao_edit::Edit;
use gongbao_report::Report;
use gongbao_viewer::platform;
use gongbao_viewer::text::{Lang, fill};
use gongbao_viewer::view::el::{Build, El, el};
use gongbao_viewer::view::{ACCEPTED, button};
use yew::{Callback, Event};

/// Ids of what takes the focus: the desk's title, the button that opens the desk, those of its steps, and the title
/// of what becomes of it.
pub const TITLE: &str = "edit-title";
pub const OPEN: &str = "edit-open";
pub const UNDO: &str = "edit-undo";
pub const REDO: &str = "edit-redo";
pub const FINISH: &str = "edit-finish";

/// Ids of the choice of last year's report, and of what it says.
pub const LAST: &str = "edit-last";
const LAST_HINT: &str = "edit-last-hint";

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
        .add(
            back.id(UNDO.to_owned())
                .on_click(send.reform(|_| Msg::Undo)),
        )
        .add(
            again
                .id(REDO.to_owned())
                .on_click(send.reform(|_| Msg::Redo)),
        )
        .add(button(text.finish).on_click(send.reform(|_| Msg::Finish)))
        .add(button(text.fold_desk).on_click(send.reform(|_| Msg::Desk(false))))
        .add(
            el("p")
                .class(if work.refused.is_some() {
                    "said refused"
                } else {
                    "said"
                })
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
        .add(fields::fields(lang, &report, work, send))
        .add(figures::figures(lang, &report, work, send))
        .add(charts::charts(lang, &report, work, send))
        .add(notes::notes(lang, work, send))
        .add(finish(lang, work, send))
}

/// The report of the year before: what is chosen, and the choice.
fn last_year(lang: Lang, work: &Work, send: &Callback<Msg>) -> El {
    let text = text(lang);
    let chosen = sent(send, |event: Event| {
        let file = platform::picked_file(&event)?;
        Some(Msg::LastYear(file.into()))
    });
    let input = el("input")
        .attr("type", "file")
        .attr("accept", ACCEPTED)
        .attr("aria-describedby", LAST_HINT)
        .flag("disabled", work.reading)
        .id(LAST.to_owned());
    let choose = el("label").class("button file").add(text.last_year_choose);
    let last = work.draft.last_year();
    let said = last.map_or_else(
        || text.last_year_none.to_owned(),
        |last| fill(text.last_year_of, &[&last.year.to_string(), &last.issuer]),
    );
    let leave = last.map(|_| {
        let edit = send.reform(|_| Msg::Edit(Edit::LastYear(None)));
        button(text.last_year_leave).on_click(edit)
    });
    el("div")
        .attr("role", "group")
        .attr("aria-labelledby", "edit-last-title")
        .add(
            el("p")
                .class("field")
                .id("edit-last-title".to_owned())
                .add(text.last_year),
        )
        .add(
            el("p")
                .class("acts")
                .add(el("b").add(said))
                .add(choose.add(input.on_change(chosen)))
                .add(leave),
        )
        .add(
            el("p")
                .class("hint")
                .id(LAST_HINT.to_owned())
                .add(text.last_year_hint),
        )
}

/// What becomes of the draft.
fn finish(lang: Lang, work: &Work, send: &Callback<Msg>) -> El {
    let text = text(lang);
    let typed = sent(send, |event| Some(Msg::At(platform::value_of(&event)?)));
    let publish = button(text.publish)
        .class("button primary")
        // Disabled it would lose the focus.
        .attr_if("aria-disabled", work.packing.then_some("true"))
        .on_click(send.reform(|_| Msg::Publish));
    el("section")
        .attr("aria-labelledby", FINISH)
        .add(
            el("h3")
                .id(FINISH.to_owned())
                .attr("tabindex", "-1")
                .add(text.finish),
        )
        .add(line_field(text.at, line_input(&work.at, typed)))
        .add(el("p").class("hint").add(if work.at.is_empty() {
            text.no_address
        } else {
            text.at_hint
        }))
        .add(last_year(lang, work, send))
        .add(
            el("p")
                .class("acts")
                .add(publish)
                .add(button(text.save).on_click(send.reform(|_| Msg::Save))),
        )
        .add(slot(
            work.packing
                .then(|| el("progress").attr("aria-label", text.packing)),
        ))
        .add(slot(
            work.lines.as_ref().map(|lines| pasted(lang, lines, send)),
        ))
}

/// What is pasted into the article: the line, and what stands in for it.
fn pasted(lang: Lang, [short, frame]: &[String; 2], send: &Callback<Msg>) -> El {
    let text = text(lang);
    let line = |id: &'static str, name: &str, line: &str| {
        let field = line_input(line, Callback::noop())
            .id(id.to_owned())
            .attr("readonly", "readonly");
        let copy = button(text.copy)
            .attr("aria-label", fill(text.copy_of, &[name]))
            .on_click(send.reform(move |_| Msg::Copy(id)));
        el("div")
            .class("line-to-paste")
            .add(line_field(name, field))
            .add(copy)
    };
    el("div")
        .add(line("edit-short", text.short, short))
        .add(line("edit-frame", text.frame, frame))
}

/// What has the focus after an edit of this report, where it would be lost: what moves, and
/// what was chosen, is taken out of the page.
pub fn focus_after(edit: &Edit, report: &Report) -> Option<String> {
    match edit {
        Edit::Highlight { figure, .. } => figures::beside(figure, report),
        Edit::MoveHighlight { figure: id, by } | Edit::MoveChart { chart: id, by } => {
            Some(figures::moves(id, *by))
        }
        // The name is to be looked at.
        Edit::Point { figure, .. } => Some(figures::labels(figure)),
        Edit::Take { .. } => Some(doubts::DOUBTS.to_owned()),
        Edit::LastYear(_) => Some(LAST.to_owned()),
        _ => None,
    }
}
