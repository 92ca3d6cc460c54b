//! What the report is called, which year it is on and who issued it.

use super::{line_field, sent};
use crate::text::text;
use crate::work::Msg;
use gongbao_edit::Edit;
use gongbao_report::Report;
use gongbao_viewer::platform;
use gongbao_viewer::text::Lang;
use gongbao_viewer::view::el::{Build, El, el};
use yew::{Callback, Event};

pub fn fields(lang: Lang, report: &Report, send: &Callback<Msg>) -> El {
    let text = text(lang);
    let year = send.reform(|event: Event| {
        let typed = platform::value_of(&event).unwrap_or_default();
        // What is no number is no year either.
        Msg::Edit(Edit::Year(typed.trim().parse().unwrap_or_default()))
    });
    el("section")
        .attr("aria-labelledby", "edit-fields")
        .add(el("h3").id("edit-fields".to_owned()).add(text.fields))
        .add(
            el("div")
                .class("fields")
                .add(
                    line_field(text.title, &report.title, edited(send, Edit::Title))
                        .class("field wide"),
                )
                .add(line_field(text.year, &report.year.to_string(), year))
                .add(line_field(
                    text.issuer,
                    &report.issuer,
                    edited(send, Edit::Issuer),
                )),
        )
}

/// Makes an edit of what was typed.
pub fn edited(send: &Callback<Msg>, edit: impl Fn(String) -> Edit + 'static) -> Callback<Event> {
    sent(send, move |event: Event| {
        let typed = platform::value_of(&event)?;
        Some(Msg::Edit(edit(typed)))
    })
}
