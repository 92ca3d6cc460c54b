//! What the editor sees, one part a file.

pub mod charts;
pub mod desk;
pub mod doubts;
pub mod fields;
pub mod figures;
pub mod notes;
pub mod remarks;
pub mod words;

use crate::work::Msg;
use gongbao_viewer::view::el::{Build, El, el};
use yew::{Callback, Event, Html, MouseEvent};

/// A button with a sign, named for those who do not see it.
fn sign_button(sign: &str, name: &str, press: Callback<MouseEvent>) -> El {
    el("button")
        .attr("type", "button")
        .class("sign")
        .attr("aria-label", name.to_owned())
        .attr("title", name.to_owned())
        .add(sign)
        .on_click(press)
}

/// A field of one line that is read when it is left. What it shows is set by [`crate::app`]: a browser no
/// longer heeds the attribute once somebody has typed.
fn line_input(value: &str, change: Callback<Event>) -> El {
    el("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("data-value", value.to_owned())
        .on_change(change)
}

/// A field with its label.
fn line_field(label: &str, input: El) -> El {
    el("label").class("field").add(label).add(input)
}

/// One in a list, where the label would be said in every row: only those hear it who do not see.
fn row_field(label: &str, value: &str, change: Callback<Event>) -> El {
    line_input(value, change).attr("aria-label", label.to_owned())
}

/// What only those hear who do not see.
fn hidden(words: &str) -> El {
    el("span").class("hidden-words").add(words)
}

/// The place of what is there at times: what stands before it stays the same, and keeps the focus.
fn slot(content: Option<El>) -> Html {
    content.map(El::html).unwrap_or_default()
}

/// One of several choices, or a thing that is so or not.
fn tick(kind: &'static str, on: bool, label: El, change: Callback<Event>) -> El {
    let input = el("input").attr("type", kind).flag("checked", on);
    el("label")
        .class("choice")
        .add(input.on_change(change))
        .add(label)
}

fn folded(summary: &str) -> El {
    el("details").add(el("summary").add(summary))
}

/// Sends what is made of an event, where anything is.
fn sent<E: 'static>(
    send: &Callback<Msg>,
    make: impl Fn(E) -> Option<Msg> + 'static,
) -> Callback<E> {
    let send = send.clone();
    Callback::from(move |event| {
        if let Some(message) = make(event) {
            send.emit(message);
        }
    })
}
