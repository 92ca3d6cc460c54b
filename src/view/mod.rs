//! What a person sees, one component a file.

mod chart;
mod checks;
mod contents;
mod key_figures;
mod masthead;
mod notes;
mod page;
mod paragraph;
mod piece;
mod plot;
mod report;
mod section;
pub mod status;

pub use page::Page;
pub use report::ReportPage;

use crate::text::Lang;
use yew::prelude::*;

/// The id of a figure's place in the text.
fn figure_anchor(figure: &str) -> String {
    format!("figure/{figure}")
}

/// The id of a figure's mark in a chart.
fn mark_anchor(chart: &str, figure: &str) -> String {
    format!("mark/{chart}/{figure}")
}

/// The id of a note in the list of notes; notes count from 1.
fn note_anchor(number: usize) -> String {
    format!("note/{number}")
}

/// A button that lets the reader open a file of their own.
fn file_button(lang: Lang, open: &Callback<web_sys::File>) -> Html {
    let open = open.clone();
    let picked = move |event: Event| {
        if let Some(file) = crate::platform::picked_file(&event) {
            open.emit(file);
        }
    };
    html! {
        <label class="button file">
            { lang.text().open_file }
            <input type="file" accept=".json,.html,.htm,.txt,.docx" onchange={picked} />
        </label>
    }
}
