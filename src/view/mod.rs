//! What a person sees, one part of the page a file.

mod anchor;
mod chart;
mod checks;
mod contents;
mod desk;
pub mod el;
mod made;
mod masthead;
mod notes;
mod overview;
mod page;
mod paragraph;
pub mod plain;
mod plot;
mod printing;
mod report;
mod section;
mod settings;
mod side;
pub mod status;

pub use chart::around;
pub use page::Page;
pub use plot::{drawing, filled, painted};
pub use report::{ReportPage, ReportPageProps, Start};

use crate::text::Lang;
use el::{Build, El, el};
use yew::{Callback, Event};

/// A button in the style of the page.
pub fn button(label: &str) -> El {
    el("button")
        .attr("type", "button")
        .class("button")
        .add(label)
}

/// What the picker of files offers: reports, and what the importer takes (held equal by a test).
pub const ACCEPTED: &str =
    ".json,.txt,.html,.htm,.shtml,.mht,.mhtml,.docx,.doc,.wps,.rtf,.xml,.odt,.fodt,.pdf,.ofd,.zip";

/// A button that lets the reader open a file of their own.
fn file_button(lang: Lang, open: &Callback<web_sys::File>) -> El {
    let open = open.clone();
    let picked = move |event: Event| {
        if let Some(file) = crate::platform::picked_file(&event) {
            open.emit(file);
        }
    };
    let input = el("input").attr("type", "file").attr("accept", ACCEPTED);
    let label = el("label").class("button file").add(lang.text().open_file);
    label.add(input.on_change(picked.into()))
}
