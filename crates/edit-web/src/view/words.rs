//! A text whose numbers are buttons, each for an edit.

use super::sign_button;
use crate::text::text;
use crate::work::Msg;
use gongbao_edit::{Around, Draft, Edit, Words};
use gongbao_viewer::text::Lang;
use gongbao_viewer::view::el::{Build, El, el};
use yew::{Callback, MouseEvent};

/// The id of the words that can be pointed at, which take the focus.
pub const WORDS: &str = "edit-words";

/// The numbers of this text, and the button that closes them.
pub fn words_in(
    lang: Lang,
    draft: &Draft,
    around: &Around,
    edit: impl Fn(Words) -> Edit,
    close: Callback<MouseEvent>,
    send: &Callback<Msg>,
) -> El {
    let text = text(lang);
    let choose = |words: &Words| {
        let edit = edit(words.clone());
        let current = around.current == Some(words.at.start);
        el("button")
            .attr("type", "button")
            .attr_if("aria-current", current.then_some("true"))
            .on_click(send.reform(move |_| Msg::Edit(edit.clone())))
    };
    let heads = around.words.iter();
    let heads: Vec<String> = heads
        .map(|words| draft.heads(&around.text, words).join(" · "))
        .collect();
    let is_row = !heads.is_empty() && heads.iter().all(|heads| !heads.is_empty());
    // "1 1 0" tells nobody which is which: in a table each number stands with what is over and before it.
    let said = if is_row {
        let rows = around.words.iter().zip(heads).map(|(words, heads)| {
            let number = el("b").add(printed(around, words));
            el("li").add(choose(words).add(heads).add(" ").add(number))
        });
        el("ul").add(rows.collect::<Vec<_>>())
    } else {
        let mut said = el("p");
        let mut at = 0;
        for words in &around.words {
            let before = around.text.get(at..words.at.start).unwrap_or_default();
            at = words.at.end;
            said = said
                .add(before.replace('\t', " "))
                .add(choose(words).add(printed(around, words)));
        }
        let rest = around.text.get(at..).unwrap_or_default();
        said.add(rest.replace('\t', " "))
    };
    let head = el("div")
        .class("words-head")
        .add(el("p").class("hint").add(text.point_hint))
        .add(sign_button("×", text.close, close));
    el("div")
        .class("words")
        .id(WORDS.to_owned())
        .attr("tabindex", "-1")
        .add(head)
        .add(said.class("around").attr("lang", "zh-CN"))
}

fn printed<'a>(around: &'a Around, words: &Words) -> &'a str {
    around.text.get(words.at.clone()).unwrap_or_default()
}
