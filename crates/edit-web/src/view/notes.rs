//! The notes on what is odd in print: the office decides which its readers see.

use super::{folded, tick};
use crate::text::text;
use crate::work::{Msg, Work};
use gongbao_edit::{Edit, Notes};
use gongbao_viewer::text::{Lang, fill};
use gongbao_viewer::view::button;
use gongbao_viewer::view::el::{Build, El, el};
use yew::Callback;

pub fn notes(lang: Lang, work: &Work, send: &Callback<Msg>) -> Option<El> {
    let text = text(lang);
    let all = work.draft.notes();
    if all.is_empty() {
        return None;
    }
    let shown = all.iter().filter(|note| note.shown).count().to_string();
    let count = all.len().to_string();
    let which = |which: Notes, name: &str| {
        button(name).on_click(send.reform(move |_| Msg::Edit(Edit::ShowNotes(which))))
    };
    let one = |(note, kept): (usize, &gongbao_edit::Kept<gongbao_report::model::Note>)| {
        let on = !kept.shown;
        let show = send.reform(move |_| Msg::Edit(Edit::ShowNote { note, shown: on }));
        let said = el("span")
            .add(
                el("q")
                    .attr("lang", "zh-CN")
                    .add(kept.item.printed.as_str()),
            )
            .add(" ")
            .add(lang.of(&kept.item.remark));
        el("li").add(tick("checkbox", kept.shown, said, show))
    };
    let items: Vec<El> = all.iter().enumerate().map(one).collect();
    Some(
        el("section")
            .attr("aria-labelledby", "edit-notes")
            .add(
                el("h3")
                    .id("edit-notes".to_owned())
                    .add(fill(text.notes, &[&shown, &count])),
            )
            .add(el("p").class("hint").add(text.notes_hint))
            .add(
                el("p")
                    .class("acts")
                    .add(which(Notes::Numbers, text.notes_numbers))
                    .add(which(Notes::Text, text.notes_text))
                    .add(which(Notes::None, text.notes_none))
                    .add(which(Notes::All, text.notes_all)),
            )
            .add(
                folded(&fill(text.notes_each, &[&count])).add(el("ul").class("doubts").add(items)),
            ),
    )
}
