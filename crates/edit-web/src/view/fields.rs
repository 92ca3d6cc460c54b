//! What the report is called, which year it is on and who issued it.

use super::{line_field, line_input, sent, slot};
use crate::text::text;
use crate::work::{Msg, Work};
use gongbao_edit::Edit;
use gongbao_report::Report;
use gongbao_viewer::platform;
use gongbao_viewer::text::Lang;
use gongbao_viewer::view::el::{Build, El, el};
use yew::{Callback, Event};

/// The id of the line that says why what was typed was refused.
const REFUSED: &str = "edit-refused";

pub fn fields(lang: Lang, report: &Report, work: &Work, send: &Callback<Msg>) -> El {
    let text = text(lang);
    let year = send.reform(|event: Event| {
        let typed = platform::value_of(&event).unwrap_or_default();
        // What is no number is no year either.
        Msg::Edit(Edit::Year(typed.trim().parse().unwrap_or_default()))
    });
    let refused = |here: fn(&Edit) -> bool| {
        let refused = work.refused.as_ref().filter(|edit| here(edit));
        refused.map(|_| work.said.as_str())
    };
    let title = line_input(&report.title, edited(send, Edit::Title));
    let title_refused = refused(|edit| matches!(edit, Edit::Title(_)));
    let year = line_input(&report.year.to_string(), year);
    let year_refused = refused(|edit| matches!(edit, Edit::Year(_)));
    let issuer = line_input(&report.issuer, edited(send, Edit::Issuer));
    let issuer_refused = refused(|edit| matches!(edit, Edit::Issuer(_)));
    el("section")
        .attr("aria-labelledby", "edit-fields")
        .add(el("h3").id("edit-fields".to_owned()).add(text.fields))
        .add(
            el("div")
                .class("fields")
                .add(asked(text.title, title, title_refused).class("wide"))
                .add(asked(text.year, year, year_refused))
                .add(asked(text.issuer, issuer, issuer_refused)),
        )
}

/// A field, and below it why what was typed into it was refused.
fn asked(label: &str, input: El, refused: Option<&str>) -> El {
    let input = input
        .attr_if("aria-invalid", refused.map(|_| "true"))
        .attr_if("aria-describedby", refused.map(|_| REFUSED));
    let why = refused.map(|why| el("p").class("refused").id(REFUSED.to_owned()).add(why));
    el("div").add(line_field(label, input)).add(slot(why))
}

/// Makes an edit of what was typed.
pub fn edited(send: &Callback<Msg>, edit: impl Fn(String) -> Edit + 'static) -> Callback<Event> {
    sent(send, move |event: Event| {
        let typed = platform::value_of(&event)?;
        Some(Msg::Edit(edit(typed)))
    })
}
